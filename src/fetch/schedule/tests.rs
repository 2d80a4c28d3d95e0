//! The laws of the schedule.

use super::*;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp(1_700_000_000);
const ADDRESS: &str = "https://news.example/feed.xml";

fn asked(last: &Visit) -> Asked<'_> {
    Asked { address: ADDRESS, last, now: NOW }
}

fn answer(body: Body, fresh: Option<u32>) -> Answer {
    Answer {
        body,
        etag: None,
        modified: None,
        fresh: fresh.map(Seconds),
        address: Address::parse(ADDRESS).expect("an address"),
        moved: None,
        downgraded: false,
    }
}

fn new() -> Body {
    Body::New { bytes: Vec::new(), media_type: None, charset: None }
}

fn busy(wait: Option<u32>) -> Failure {
    Failure::Problem { problem: Problem::Busy, wait: wait.map(Seconds) }
}

/// Seconds from now until it is due.
fn pause(visit: &Visit) -> i64 {
    visit.due.expect("it was visited").0 - NOW.0
}

#[test]
fn an_answer_makes_good_what_failed_before() {
    let last = Visit { failures: 3, problem: Some(Problem::TimedOut), ..Visit::default() };
    let next = Pace::default().answered(&asked(&last), &answer(new(), None), None);
    assert_eq!((next.failures, next.problem.clone(), next.answered), (0, None, Some(NOW)));
    assert!((3600..=3960).contains(&pause(&next)));
}

#[test]
fn validators_are_those_of_what_was_read_last() {
    let last = Visit { etag: Some("\"1\"".into()), modified: Some("then".into()), ..Visit::default() };
    let same = Pace::default().answered(&asked(&last), &answer(Body::Same, None), None);
    assert_eq!((same.etag, same.modified), (last.etag.clone(), last.modified.clone()));
    let fresh = Pace::default().answered(&asked(&last), &answer(new(), None), None);
    assert_eq!((fresh.etag, fresh.modified), (None, None));
    let failed = Pace::default().failed(&asked(&last), &Problem::TimedOut.into());
    assert_eq!((failed.etag, failed.modified, failed.failures), (last.etag.clone(), last.modified.clone(), 1));
}

#[test]
fn a_wish_for_longer_is_granted_up_to_a_day() {
    let last = Visit::default();
    let with = |fresh, rest| pause(&Pace::default().answered(&asked(&last), &answer(new(), fresh), rest));
    assert!(with(Some(60), None) >= 3600);
    assert!((7200..=7920).contains(&with(Some(7200), None)));
    assert!((7200..=7920).contains(&with(None, Some(120))));
    assert!((86_400..=95_040).contains(&with(Some(u32::MAX), Some(u32::MAX))));
}

#[test]
fn what_is_cancelled_leaves_no_trace() {
    let last = Visit { failures: 2, problem: Some(Problem::TimedOut), ..Visit::default() };
    assert_eq!(Pace::default().failed(&asked(&last), &Failure::Cancelled), last);
}

#[test]
fn what_is_gone_is_asked_again_by_the_reader_only() {
    let gone = Visit { due: Some(Timestamp(0)), problem: Some(Problem::Gone), ..Visit::default() };
    assert!(due(&[(ADDRESS, &gone)], Call::Clock, NOW).is_empty());
    assert_eq!(due(&[(ADDRESS, &gone)], Call::Reader, NOW), [0]);
}

#[test]
fn the_reader_goes_before_a_back_off_but_not_before_retry_after() {
    let last = Visit::default();
    let slow = Pace::default().failed(&asked(&last), &Problem::TimedOut.into());
    let shy = Pace::default().failed(&asked(&last), &busy(Some(7200)));
    let sources = [(ADDRESS, &slow), (ADDRESS, &shy)];
    assert_eq!(due(&sources, Call::Reader, NOW), [0]);
    assert!(due(&sources, Call::Clock, NOW).is_empty());
    assert_eq!(due(&sources, Call::Reader, Timestamp(NOW.0 + 7200)), [0, 1]);
}

#[test]
fn a_clock_that_was_wrong_once_silences_no_source() {
    let visit = Visit { due: Some(Timestamp(NOW.0 * 2)), ..Visit::default() };
    assert_eq!(due(&[(ADDRESS, &visit)], Call::Clock, NOW), [0]);
}

#[test]
fn hosts_take_turns_and_who_waits_longest_is_first() {
    let visit = |due| Visit { due: Some(Timestamp(due)), ..Visit::default() };
    let (first, second, third) = (visit(1), visit(2), visit(3));
    let never = Visit::default();
    let sources = [
        ("http://a.example/1", &second),
        ("http://A.example/2", &first),
        ("http://b.example/", &third),
        ("http://a.example/3", &never),
        ("/home/reader/news", &third),
    ];
    assert_eq!(due(&sources, Call::Clock, NOW), [3, 2, 4, 1, 0]);
}

#[test]
fn two_addresses_are_seldom_due_at_the_same_second() {
    let last = Visit::default();
    let at = |number: u32| {
        let address = format!("https://news.example/{number}");
        let visit = Asked { address: &address, last: &last, now: NOW };
        Pace::default().answered(&visit, &answer(new(), None), None).due
    };
    let times: std::collections::BTreeSet<_> = (0..100).map(at).collect();
    assert!(times.len() > 70, "{}", times.len());
}

proptest! {
    #[test]
    fn nobody_is_asked_before_retry_after(wait in 0..=LONGEST_WAIT, failures in 0_u32..100) {
        let last = Visit { failures, ..Visit::default() };
        let next = Pace::default().failed(&asked(&last), &busy(Some(wait)));
        prop_assert!(pause(&next) >= i64::from(wait));
        for earlier in [0, i64::from(wait) / 2, i64::from(wait) - 1] {
            let now = Timestamp(NOW.0 + earlier);
            for call in [Call::Clock, Call::Reader] {
                prop_assert!(wait == 0 || due(&[(ADDRESS, &next)], call, now).is_empty());
            }
        }
    }

    #[test]
    fn the_pause_after_failures_grows_and_ends_at_a_day(address in "https://[a-z]{1,8}\\.example/", failures in 0_u32..200) {
        let pause = |failures| {
            let last = Visit { failures, ..Visit::default() };
            let visit = Asked { address: &address, last: &last, now: NOW };
            pause(&Pace::default().failed(&visit, &Problem::TimedOut.into()))
        };
        prop_assert!(pause(failures) <= pause(failures + 1));
        prop_assert!(pause(failures) >= i64::from(FIRST_PAUSE));
        prop_assert!(pause(failures) <= i64::from(LONGEST_PAUSE));
    }

    #[test]
    fn a_wait_that_nobody_would_believe_is_cut(wait in LONGEST_WAIT..) {
        let next = Pace::default().failed(&asked(&Visit::default()), &busy(Some(wait)));
        prop_assert_eq!(pause(&next), i64::from(LONGEST_WAIT));
    }

    #[test]
    fn every_due_source_comes_exactly_once(dues in prop::collection::vec((0_i64..20, 0_u32..5), 0..60), now in 0_i64..20) {
        let visits: Vec<Visit> =
            dues.iter().map(|(due, _)| Visit { due: Some(Timestamp(*due)), ..Visit::default() }).collect();
        let addresses: Vec<String> = dues.iter().map(|(_, host)| format!("http://h{host}.example/")).collect();
        let sources: Vec<(&str, &Visit)> = addresses.iter().map(String::as_str).zip(&visits).collect();
        let mut found = due(&sources, Call::Clock, Timestamp(now));
        found.sort_unstable();
        let expected: Vec<usize> = (0..dues.len()).filter(|&at| dues[at].0 <= now).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_pause_is_shorter_than_the_usual_one(usual in any::<u32>(), fresh in any::<Option<u32>>(), rest in any::<Option<u32>>()) {
        let pace = Pace::every(Seconds(usual));
        let next = pace.answered(&asked(&Visit::default()), &answer(new(), fresh), rest);
        prop_assert!(pause(&next) >= i64::from(usual.clamp(300, 86_400)));
        prop_assert!(pause(&next) <= 95_040);
    }
}
