//! How an article is set by its language: digits, marks, alignment and measure, for all articles and for those of one language.

use super::{WIDE, shows};
use crate::articles::article;
use crate::player::Player;
use crate::selection::{highlighted, selected};
use khabar::app::{Effect, Notice};
use khabar::config::{Aim, ArticleLanguage, Preference, Settings};
use khabar::model::{Article, BlockKind};
use proptest::prelude::*;

const ARABIC: &str = "بيعت 1,250 نسخة من Windows 11 في 2026، أي 12.5% من المجموع، يوم ٣/٤";

fn of(language: &str, preference: Preference) -> Aim {
    Aim { preference, language: ArticleLanguage::named(language) }
}

/// Everything at the start edge, with these options.
fn settings(aims: &[(Aim, &str)]) -> Settings {
    let mut settings = Settings::default();
    for (aim, text) in [(Preference::Align.into(), "start")].iter().chain(aims) {
        settings.aim(*aim, text).expect("a value of it");
    }
    settings
}

fn digits(value: &str) -> Settings {
    settings(&[(Preference::TextDigits.into(), value)])
}

fn in_language(language: &str, text: &str) -> Article {
    Article { language: language.to_owned(), ..article("", &[text]) }
}

/// The rows of the article as they stand on the screen, from the right.
fn rows(player: &Player) -> String {
    let area = player.app.reader.column();
    let rows = area.top..area.top + area.height;
    rows.map(|row| player.read_from_right(row)).collect::<Vec<_>>().join("\n")
}

#[test]
fn digits_are_shown_as_they_were_written_unless_asked_for_in_another_shape() {
    let shown = |value: &str| rows(&Player::with(&digits(value), (100, 12), vec![in_language("ar", ARABIC)]));
    // From the right, so that a number stands from its end to its start.
    for (value, pieces) in [
        ("keep", ["052,1", "11 swodniW", "6202", "5.21", "٤/٣"]),
        ("arabic", ["٠٥٢,١", "11 swodniW", "٦٢٠٢", "٥.٢١", "٤/٣"]),
        ("latin", ["052,1", "11 swodniW", "6202", "5.21", "4/3"]),
    ] {
        let shown = shown(value);
        assert!(pieces.iter().all(|piece| shown.contains(piece)), "{value}: {shown}");
    }
}

#[test]
fn persian_and_urdu_have_digits_of_their_own_and_other_scripts_none() {
    let shown = |language, text| rows(&Player::with(&digits("arabic"), (100, 12), vec![in_language(language, text)]));
    assert!(shown("fa", "در سال 1405 و ٤٥٦").contains("۵۰۴۱") && shown("fa", "و ٤٥٦").contains("۶۵۴"));
    assert!(shown("ur-PK", "سال 2026").contains("۶۲۰۲"));
    assert!(shown("he", "שנת 2026").contains("6202"));
    assert!(shown("en", "The year 2026").contains("6202"));
}

#[test]
fn code_keeps_its_digits() {
    let mut article = article("", &["العدد 12"]);
    article.push(BlockKind::Code, "حد = 34");
    let shown = rows(&Player::with(&digits("arabic"), WIDE, vec![article]));
    assert!(shown.contains("٢١") && (shown.contains("34") || shown.contains("43")), "{shown}");
}

#[test]
fn what_is_searched_selected_and_copied_stays_as_it_was_written() {
    let player = Player::with(&digits("arabic"), WIDE, vec![in_language("ar", ARABIC)]);
    let found = player.keys("/").typing("2026").keys("Enter v");
    assert_eq!((selected(&found), highlighted(&found).as_str()), ("2026", "2026"));
    let copied = found.keys("y");
    assert!(copied.effects.contains(&Effect::Copy("2026".to_owned())), "{:?}", copied.effects.last());
}

#[test]
fn an_article_is_set_as_its_language_has_it_for_itself() {
    let own = settings(&[
        (of("fa", Preference::TextDigits), "latin"),
        (of("fa", Preference::Marks), "hide"),
        (of("fa", Preference::Measure), "40"),
    ]);
    let articles = vec![in_language("ar", "عامُ ٢٠٢٦"), in_language("fa-IR", "سالِ ۱۴۰۵"), in_language("ar", "يومُ ٣")];
    let player = Player::with(&own, WIDE, articles).keys("Enter");
    assert_eq!(
        (player.app.reader.column().width.0, rows(&player).contains("٦٢٠٢")),
        (72.min(arabic_width(&player)), true)
    );
    let persian = player.keys("J");
    assert_eq!(persian.app.reader.column().width.0, 40);
    assert!(rows(&persian).contains("5041") && !rows(&persian).contains('\u{650}'), "{}", rows(&persian));
    let arabic = persian.keys("J");
    assert!(rows(&arabic).contains('٣') && rows(&arabic).contains('\u{64F}'), "{}", rows(&arabic));
    assert!(arabic.app.reader.column().width.0 > 40);
}

/// As wide as the pane lets it be.
fn arabic_width(player: &Player) -> u16 {
    player.app.arrangement.reader.expect("it is shown").width.0 - 4
}

#[test]
fn an_option_of_the_language_of_the_open_article_is_found_in_the_palette_and_holds_at_once() {
    let articles = vec![in_language("fa", "سال ۱۴۰۵"), in_language("ar", "عام ٢٠٢٦")];
    let player = Player::with(&settings(&[]), WIDE, articles).keys("Enter :").typing("fa.text-digits").keys("Enter");
    assert!(shows(&player, "الفارسية"), "{}", player.screen());
    let player = player.typing("latin").keys("Enter");
    let aim = of("fa", Preference::TextDigits);
    assert_eq!(player.effects.last(), Some(&Effect::Prefer(aim, "latin".to_owned())));
    assert_eq!(player.app.notice, Some(Notice::Preferred(aim, "latin".to_owned())));
    assert!(rows(&player).contains("5041"), "{}", rows(&player));
    assert!(rows(&player.keys("J")).contains("٦٢٠٢"));
}

#[test]
fn the_palette_has_no_language_where_none_is_known() {
    let player = Player::with(&settings(&[]), WIDE, vec![in_language("", "عام ٢٠٢٦")]).keys(":").typing("languages.");
    assert!(shows(&player, "لا شيء بهذا اللفظ"), "{}", player.screen());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn in_another_shape_a_number_stands_where_it_stood_and_selects_the_same(
        text in "([ابتلالآ ]|[aZ(]|[0-9]|[٠-٩]|[.,:/%٪٫٬$+–-]|[0-9]%| ){1,60}",
        keys in prop::collection::vec(prop::sample::select(&["w", "b", "h", "l", "7 h", "End", "Ctrl-x"][..]), 1..6),
    ) {
        let screens = ["keep", "arabic", "latin"].map(|value| {
            let player = Player::with(&digits(value), (60, 30), vec![article("عنوان", &[&text])]).keys("} v");
            let player = keys.iter().fold(player, |player, key| player.keys(key));
            // Screens are dumped with one sign for a digit, whatever its shape.
            (player.screen(), selected(&player).to_owned())
        });
        prop_assert_eq!(&screens[0], &screens[1]);
        prop_assert_eq!(&screens[0], &screens[2]);
    }
}
