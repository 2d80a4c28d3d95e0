//! Whatever is done to the reader, in whatever order: it does not panic, paints only what may be painted, and lets itself be left.

use super::{long, three};
use crate::articles::article;
use crate::clerk::Clerk;
use crate::player::{Player, Stage, led, recognise};
use khabar::app::arrangement::Size;
use khabar::app::outside::{Destination, Outcome};
use khabar::app::shelf::ArticleId;
use khabar::app::store::{Answer, Progress, Refusal};
use khabar::app::takeaway::Copied;
use khabar::app::{Effect, Failure, Gesture, Message, Moment, Pointer};
use khabar::config::{Code, Command, Key, Keymap, Settings};
use khabar::model::{Article, BlockKind, Link, Timestamp};
use khabar::text::{Column, Span};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use std::collections::VecDeque;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// So many cases of so many events: ten thousand in all.
const CASES: u32 = 200;
const EVENTS: usize = 50;
/// The screen is looked at after each of so many events, and at the end.
const BETWEEN_LOOKS: usize = 8;
/// So many presses of Esc, then of `q`, lead out of everything.
const ESCAPES: usize = 12;
const QUITS: usize = 6;

const GESTURES: [Gesture; 7] = [
    Gesture::Click,
    Gesture::DoubleClick,
    Gesture::TripleClick,
    Gesture::Drag,
    Gesture::Release,
    Gesture::WheelDown,
    Gesture::WheelUp,
];

const PLAIN: [Code; 8] =
    [Code::Enter, Code::Esc, Code::Backspace, Code::Delete, Code::Left, Code::Right, Code::Tab, Code::F(5)];
const PASTED: [&str; 5] = ["", "الجسر", "a\u{64E}\u{1B}[31m\u{202E}\n🙂 لا", "[[((\"'", "https://example.org/أ"];

/// Something that happens to the reader.
#[derive(Clone, Debug)]
enum Event {
    /// The keys of a command, by the number of its chord.
    Chord(prop::sample::Index),
    /// A key that may be bound or not.
    Key(Key),
    Paste(String),
    Mouse(Gesture, u16, u16),
    Resize(u16, u16),
    /// So many of the answers that are due come now, the oldest first.
    Answers(usize),
    /// An answer that was given comes a second time.
    Again,
    /// Something that nobody asked for now.
    Unasked(u8),
}

/// A library whose answers come when they come.
struct Late {
    clerk: Clerk,
    due: VecDeque<Answer>,
    given: Option<Answer>,
}

/// One draw decides what happens, so that thousands of events are drawn quickly.
fn event() -> impl Strategy<Value = Event> {
    (0..31_u8, any::<prop::sample::Index>(), 0..=300_u16, 0..=100_u16).prop_map(|(what, which, x, y)| match what {
        0..=11 => Event::Chord(which),
        12..=15 => Event::Key(Key::char(*which.get(&typed()))),
        16..=18 => Event::Key(Key::plain(*which.get(&PLAIN))),
        19 => Event::Key(Key::ctrl(*which.get(&('a'..='z').collect::<Vec<char>>()))),
        20 => Event::Paste((*which.get(&PASTED)).to_owned()),
        21..=24 => Event::Mouse(*which.get(&GESTURES), x / 2, y / 2),
        // Mostly sizes that there are, now and then such as there are not.
        25 => match which.index(8) {
            0 => Event::Resize(x, y),
            1 => Event::Resize(x / 40, y / 20),
            _ => Event::Resize(20 + x / 3, 5 + y / 3),
        },
        26..=28 => Event::Answers(which.index(3) + 1),
        29 => Event::Again,
        _ => Event::Unasked(u8::try_from(which.index(10)).expect("it is small")),
    })
}

fn typed() -> Vec<char> {
    ('a'..='z').chain('0'..='9').chain('ء'..='ي').chain('٠'..='٩').chain(' '..='/').collect()
}

/// Mostly such as there are, now and then such as there are not.
fn sizes() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![8 => (20..140_u16, 5..45_u16), 1 => (0..8_u16, 0..6_u16), 1 => (0..=300_u16, 0..=100_u16)]
}

/// An article of paragraphs, headings, lists, code and links in mixed text; of nothing now and then.
fn articles() -> impl Strategy<Value = Article> {
    let text =
        "([ابتثلالآ ]|[a1٣Z ]|[.!؟:،() ]|لا|لله|عمّان|الوزير سامر حداد|[\u{64E}\u{651}\u{200C}\u{640}]|[é漢🙂]| ){0,60}";
    let block = (0..7_u8, text, any::<bool>());
    (text, prop::collection::vec(block, 0..6)).prop_map(|(title, blocks)| {
        let mut built = article(title.trim(), &[]);
        for (kind, text, linked) in &blocks {
            push(&mut built, *kind, (text.trim(), *linked));
        }
        Article { url: Some("https://example.org/a".to_owned()), ..built }
    })
}

fn push(article: &mut Article, kind: u8, (text, linked): (&str, bool)) {
    let kind = match kind {
        0 => BlockKind::Heading(2),
        1 => BlockKind::Item { depth: 1, number: Some(3) },
        2 => BlockKind::Item { depth: 0, number: None },
        3 => BlockKind::Quote,
        4 => BlockKind::Code,
        _ => BlockKind::Paragraph,
    };
    article.push(kind, text);
    let block = article.blocks.last_mut().expect("it was pushed");
    if linked && !text.is_empty() {
        block.links.push(Link { span: block.span, url: "https://example.org/b".to_owned() });
    }
}

/// What the events are tried on.
#[derive(Clone, Debug)]
enum Shelf {
    Given(Vec<Article>),
    Library(Vec<Article>),
}

fn shelves() -> impl Strategy<Value = Shelf> {
    let fixed = prop::sample::select(vec![0_u8, 1, 2]);
    (prop::collection::vec(articles(), 0..4), fixed, any::<bool>()).prop_map(|(mut articles, fixed, library)| {
        match fixed {
            0 => articles.push(long()),
            1 => articles.extend(three()),
            _ => {}
        }
        if library { Shelf::Library(articles) } else { Shelf::Given(articles) }
    })
}

impl Shelf {
    /// A player, and a library whose answers the events bring.
    fn opened(self, size: (u16, u16)) -> (Player, Late) {
        let (articles, of_library, is_library) = match self {
            Self::Given(articles) => (articles, Vec::new(), false),
            Self::Library(articles) => (Vec::new(), articles, true),
        };
        let clerk = Clerk::new(of_library);
        let stage = Stage { late: is_library, ..Stage::of(articles) };
        let player = Player::on(&Settings::default(), size, stage);
        (player, Late { clerk, due: VecDeque::new(), given: None })
    }
}

impl Late {
    /// Takes note of what was asked; an address that is considered leads somewhere at once.
    fn hear(&mut self, player: &mut Player) {
        for effect in std::mem::take(&mut player.effects) {
            match &effect {
                Effect::Ask(ask) => self.due.extend(self.clerk.answers(ask)),
                Effect::Consider(address) => player.send(Message::Destination(led(address))),
                _ => {}
            }
            if effect == Effect::Quit {
                player.effects.push(effect);
            }
        }
    }

    fn give(&mut self, player: &mut Player, answers: usize) {
        for _ in 0..answers {
            let Some(answer) = self.due.pop_front() else { return };
            self.given = Some(answer.clone());
            player.send(Message::Library(answer));
        }
    }
}

fn happen(player: &mut Player, late: &mut Late, (event, chords): (Event, &[Vec<Key>])) {
    match event {
        Event::Chord(index) => index.get(chords).iter().for_each(|&key| player.send(Message::Key(key))),
        Event::Key(key) => player.send(Message::Key(key)),
        Event::Paste(text) => player.send(Message::Paste(text)),
        Event::Mouse(gesture, column, row) => {
            player.send(Message::Mouse(Pointer { gesture, column: Column(column), row }));
        }
        Event::Resize(columns, rows) => player.send(Message::Resize(Size { columns, rows })),
        Event::Answers(count) => late.give(player, count),
        Event::Again => {
            late.given.clone().into_iter().for_each(|answer| player.send(Message::Library(answer)));
        }
        Event::Unasked(which) => player.send(unasked(which)),
    }
    late.hear(player);
}

/// What comes without having been asked for, or of something that is gone.
fn unasked(which: u8) -> Message {
    let article = article("جاء متأخرًا", &["مقال لم يعد أحد ينتظره."]);
    let span = Span::from(0..4);
    match which {
        0 => Message::Entities(ArticleId(1), recognise(&article)),
        1 => Message::Failed(Failure::Entities(ArticleId(0))),
        2 => Message::Destination(None),
        3 => Message::Destination(Some(Destination {
            address: "https://example.org/a".to_owned(),
            host: "example.org".to_owned(),
        })),
        4 => Message::Ran(Outcome::Failed("less".to_owned(), "exit 1".to_owned())),
        5 => Message::Copied(Copied::Nowhere),
        6 => Message::Clock(Moment { time: Timestamp(1_795_500_000), east: -3600 }),
        _ => {
            let (id, article) = (ArticleId(2), Arc::new(article));
            let answers = [
                Answer::Opened { id, article, place: span.end, entities: None, hits: vec![span] },
                Answer::Refused(Refusal::ReadOnly),
                Answer::Fetching(Progress::default()),
            ];
            Message::Library(answers[usize::from(which) % answers.len()].clone())
        }
    }
}

/// Whether every cell holds something printable that stays inside the screen.
fn check(buffer: &Buffer) -> Result<(), TestCaseError> {
    let width = usize::from(buffer.area.width);
    for (place, cell) in buffer.content.iter().enumerate() {
        let symbol = cell.symbol();
        if symbol.len() == 1 && (" "..="~").contains(&symbol) {
            continue;
        }
        let is_printable = !symbol.is_empty() && !symbol.chars().any(is_unprintable);
        prop_assert!(is_printable, "{symbol:?} at {place} of {:?}", buffer.area);
        let is_at_the_edge = place % width + 1 == width;
        prop_assert!(!is_at_the_edge || symbol.width() <= 1, "{symbol:?} leaves the screen");
    }
    Ok(())
}

/// Whether the screen can't take it: controls, and signs that turn the order of what follows.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || "\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}".contains(c)
}

/// Presses a key so often or until the reader ends.
fn press(player: &mut Player, late: &mut Late, (code, times): (Code, usize)) {
    for _ in 0..times {
        if player.effects.contains(&Effect::Quit) {
            return;
        }
        player.send(Message::Key(Key::plain(code)));
        late.hear(player);
        late.give(player, usize::MAX);
        late.hear(player);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 300, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn whatever_happens_nothing_unsafe_is_painted_and_esc_and_q_lead_out(
        shelf in shelves(),
        size in sizes(),
        events in prop::collection::vec(event(), EVENTS),
    ) {
        let keymap = Keymap::standard();
        let chords: Vec<Vec<Key>> =
            Command::ALL.iter().flat_map(|&command| keymap.keys_of(command)).map(|chord| chord.keys().to_vec()).collect();
        let (mut player, mut late) = shelf.opened(size);
        late.hear(&mut player);
        for (number, event) in events.into_iter().enumerate() {
            happen(&mut player, &mut late, (event, &chords));
            if number % BETWEEN_LOOKS == 0 {
                check(&player.buffer())?;
            }
        }
        check(&player.buffer())?;
        player.effects.clear();
        press(&mut player, &mut late, (Code::Esc, ESCAPES));
        press(&mut player, &mut late, (Code::Char('q'), QUITS));
        check(&player.buffer())?;
        prop_assert!(
            player.effects.contains(&Effect::Quit),
            "no way out: {:?}, {:?}, {:?}",
            player.app.overlays,
            player.app.focus,
            player.app.arrangement
        );
    }
}
