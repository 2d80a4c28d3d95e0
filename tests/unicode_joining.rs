//! Joining against the standard's own files and its rules taken literally, and words and sentences of the languages
//! that are written in these scripts.
//!
//! Cells are dumped from left to right as in the tests of the layout: ASCII as it is, `_` for a blank, other
//! characters by their code, `+` between the characters of one cell.
#![expect(clippy::unwrap_used, reason = "a test file: what is not as expected fails the test")]

use khabar::text::{Cell, Cells, Layout, Options, Span, lay_out};
use literal_joining::{Data, Joining, Shown};
use proptest::prelude::*;
use std::sync::LazyLock;

#[path = "literal_joining/rules.rs"]
mod literal_joining;

static DATA: LazyLock<Data> = LazyLock::new(Data::read);
const INITIAL: char = '\u{FE91}';
const FINAL: char = '\u{FE90}';
const WIDE: Options = Options::new(Cells(200));

const DEFAULT_CASES: u32 = 10_000;
/// The letters of Arabic with tatweel and hamza.
const ARABIC: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ـ";
/// The letters of Arabic, Persian, Urdu, Pashto, Sorani, Uyghur and Sindhi, tatweel, and what stands beside letters.
const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ٱپچژگکی ٹڈڑںھہۂۃےۓۀ ټځڅډړږښګڼۍې ڕڵێۆۇۈۋڭەڤ \
    ٻڀٺٽٿڦڄڃڇڌڍڏڙڪڱڳڻ ـ a1٣،؛.-";
/// Letters of other scripts, and of other languages of these.
const OTHERS: &str = "אבגש \u{710}\u{712}\u{713}\u{715}\u{72B} \u{7CA}\u{7DE}\u{7FA} \u{750}\u{755}\u{76B} \u{8A0}\u{8AB}\u{620}\u{672}\u{675}\u{6EE}\u{6EF}\u{6FF} aé٣";
/// Characters that came with version 16 of the standard: the files, of version 15, do not know them.
const NEWER: [char; 10] = [
    '\u{897}',
    '\u{10D69}',
    '\u{10D6A}',
    '\u{10D6B}',
    '\u{10D6C}',
    '\u{10D6D}',
    '\u{10EC2}',
    '\u{10EC3}',
    '\u{10EC4}',
    '\u{10EFC}',
];
const MARKS: &str =
    "\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}\u{651}\u{652}\u{653}\u{654}\u{655}\u{656}\u{657}\u{670}\u{6D6}\u{6DA}";

#[test]
fn every_joining_type_is_that_of_the_file() {
    let blocks = [0..0x900, 0x1800..0x1900, 0x2000..0x2100, 0xA840..0xA880, 0x10A00..0x11000, 0x1E900..0x1E960];
    let characters = blocks.into_iter().flatten().filter_map(char::from_u32).chain(DATA.listed.keys().copied());
    let differs = |c: &char| joining(*c) != DATA.joining(*c).seen();
    let wrong = characters
        .filter(|c| !NEWER.contains(c))
        .filter(differs)
        .map(|c| format!("{:04X} {:?}", u32::from(c), joining(c)));
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_pair_of_letters_is_joined_as_the_rules_say() {
    let (letters, gaps) = (letters(LETTERS), gaps());
    let mut lines = Lines::default();
    for &first in &letters {
        for &second in &letters {
            lines.extend(gaps.iter().map(|gap| format!("{first}{gap}{second}")));
        }
    }
    assert_eq!((letters.len(), lines.finish()), (100, 290_000));
}

/// All letters in the middle; around them those of Arabic, or all of them where more cases are asked for.
#[test]
fn every_triple_of_letters_is_joined_as_the_rules_say() {
    let (all, gaps) = (letters(LETTERS), gaps());
    let outer = letters(if cases() > DEFAULT_CASES { LETTERS } else { ARABIC });
    let (mut lines, mut turn) = (Lines::default(), 0);
    for &first in &outer {
        for &second in &all {
            for &third in &outer {
                // Gaps of every kind by turns, and mostly none.
                turn += 1;
                let gap = |step: usize| gaps.get((turn / step) % (3 * gaps.len())).map_or("", String::as_str);
                lines.add(&format!("{first}{}{second}{}{third}", gap(1), gap(7)));
            }
        }
    }
    assert!(lines.finish() > 130_000);
}

#[test]
fn a_joiner_between_lam_and_alef_does_not_join_the_letter_behind_them() {
    check("ل\u{200D}اب");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn random_words_are_joined_as_the_rules_say(text in text()) {
        check(&text);
    }
}

/// How many random texts are tried.
fn cases() -> u32 {
    std::env::var_os("PROPTEST_CASES").map_or(DEFAULT_CASES, |_| ProptestConfig::default().cases)
}

fn text() -> impl Strategy<Value = String> {
    let alphabet = letters(&[LETTERS, OTHERS].concat());
    let gap = prop_oneof![2 => Just(String::new()), 1 => prop::sample::select(gaps())];
    let end = prop::sample::select(vec!["", "\u{200C}", "\u{200D}", "\u{64B}"]);
    let letter = prop::sample::select(alphabet.clone());
    (prop::collection::vec((prop::sample::select(alphabet), gap), 0..30), letter, end).prop_map(
        |(letters, last, end)| {
            let mut text = String::new();
            for (letter, gap) in &letters {
                text.push(*letter);
                text.push_str(gap);
            }
            text.push(last);
            text + end
        },
    )
}

fn letters(alphabet: &str) -> Vec<char> {
    alphabet.chars().filter(|c| *c != ' ').collect()
}

/// What may stand between two letters.
fn gaps() -> Vec<String> {
    let marks = MARKS.chars().map(String::from);
    let others = ["", "\u{640}", "\u{200D}", "\u{200C}", " ", "\u{64E}\u{651}", "\u{651}\u{654}", "\u{200C}\u{64E}"];
    let more =
        ["\u{64E}\u{200D}", "\u{200D}\u{200C}\u{200D}", "\u{640}\u{64E}", "\u{200D}\u{640}", "\u{655}\u{653}\u{654}"];
    marks.chain(others.iter().chain(&more).map(|&gap| gap.to_owned())).collect()
}

/// Texts laid out many at a time, apart by blanks, one line for as many as fit.
#[derive(Default)]
struct Lines {
    line: String,
    texts: usize,
}

impl Lines {
    fn extend(&mut self, texts: impl IntoIterator<Item = String>) {
        texts.into_iter().for_each(|text| self.add(&text));
    }

    fn add(&mut self, text: &str) {
        if self.line.chars().count() + text.chars().count() >= usize::from(WIDE.width.0) {
            check(&self.line);
            self.line.clear();
        }
        if !self.line.is_empty() {
            self.line.push(' ');
        }
        self.line.push_str(text);
        self.texts += 1;
    }

    /// How many texts there were.
    fn finish(self) -> usize {
        check(&self.line);
        self.texts
    }
}

/// One line of `text`: its cells show what the rules say, and read in logical order they are the text.
fn check(text: &str) {
    let layout = lay_out(text, &WIDE);
    let cells = cells(&layout);
    let expected = DATA.shown(&text.chars().collect::<Vec<_>>());
    let wrong = cells.iter().zip(&expected).find(|((_, shown), expected)| shown != *expected);
    assert_eq!(wrong, None, "{}", text.escape_unicode());
    assert_eq!((layout.height(), cells.len()), (1, expected.len()), "{}", text.escape_unicode());
    assert_eq!(cells.iter().map(|(span, _)| span.of(text)).collect::<String>(), text);
    for (span, shown) in &cells {
        assert_eq!(DATA.letters(shown.base), Data::plain(span.of(text)), "{}", text.escape_unicode());
    }
}

/// How the engine joins `c`, as seen on a beh beside it. What causes joining looks as what joins on both sides.
fn joining(c: char) -> Joining {
    let behs = |text: String| {
        let layout = lay_out(&text, &WIDE);
        let shown = cells(&layout).into_iter().map(|(_, shown)| shown.base);
        shown.filter(|&base| DATA.letters(base) == ['ب']).collect::<Vec<_>>()
    };
    let back = behs(format!("ب{c}")).first() == Some(&INITIAL);
    let on = behs(format!("{c}ب")).last() == Some(&FINAL);
    let both = behs(format!("ب{c}ب"));
    match (back, on) {
        (true, true) => Joining::Dual,
        (true, false) => Joining::Right,
        (false, true) => Joining::Left,
        (false, false) if both == [INITIAL, FINAL] => Joining::Transparent,
        (false, false) => Joining::None,
    }
}

/// The cells of all lines with something to see in them, in logical order.
fn cells(layout: &Layout) -> Vec<(Span, Shown)> {
    let cells = (0..layout.height()).flat_map(|line| layout.cells(line)).filter(|cell| cell.width > Cells(0));
    let mut cells = cells.collect::<Vec<_>>();
    cells.sort_by_key(|cell| cell.start);
    cells.into_iter().map(|cell| (Span::new(cell.start, cell.end), shown(&cell))).collect()
}

fn shown(cell: &Cell<'_>) -> Shown {
    let mut characters = cell.symbol.chars();
    let base = characters.next().unwrap();
    let mut marks = characters.collect::<Vec<_>>();
    marks.sort_unstable();
    Shown { base, marks }
}
