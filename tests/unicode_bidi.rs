//! Levels and visual order against the conformance files of UAX #9, against its rules taken literally, and against
//! `unicode-bidi` where that is right.
//!
//! The laws draw 10,000 random paragraphs each; `PROPTEST_CASES` sets another number.
#![expect(clippy::unwrap_used, reason = "a test file: what is not as expected fails the test")]

use flate2::read::GzDecoder;
use khabar::text::bidi::{Base, Level, Levels, resolve, resolve_classes, visual_order};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use std::io::Read;
use std::ops::Range;
use unicode_bidi::BidiClass::{self, AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO};
use unicode_bidi::BidiClass::{NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS};
use unicode_bidi::{ParagraphBidiInfo, bidi_class};

#[path = "literal_bidi/rules.rs"]
mod literal_bidi;

const BIDI_TEST: &[u8] = include_bytes!("unicode/BidiTest.txt.gz");
const BIDI_CHARACTER_TEST: &[u8] = include_bytes!("unicode/BidiCharacterTest.txt.gz");

#[test]
fn every_case_of_bidi_test_comes_out() {
    let file = unpacked(BIDI_TEST);
    let (mut levels, mut order, mut cases) = (Vec::new(), Vec::new(), 0);
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some(list) = line.strip_prefix("@Levels:") {
            levels = list.split_whitespace().map(|level| level.parse().ok()).collect();
        } else if let Some(list) = line.strip_prefix("@Reorder:") {
            order = list.split_whitespace().map(|place| place.parse().unwrap()).collect();
        } else if let Some((classes, bases)) = line.split_once(';') {
            let classes = classes.split_whitespace().map(class).collect::<Vec<_>>();
            let bases = u8::from_str_radix(bases.trim(), 16).unwrap();
            for (_, base) in
                [(1, Base::Auto), (2, Base::Ltr), (4, Base::Rtl)].iter().filter(|(bit, _)| bases & bit != 0)
            {
                let found = outcome(&classes, &resolve_classes(&classes, *base));
                assert_eq!(found, (levels.clone(), order.clone()), "{line} as {base:?}");
                cases += 1;
            }
        }
    }
    assert_eq!(cases, 770_241);
}

#[test]
fn every_case_of_bidi_character_test_comes_out() {
    let file = unpacked(BIDI_CHARACTER_TEST);
    let mut cases = 0;
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [text, base, paragraph, levels, order] = line.split(';').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let text = text.split(' ').map(character).collect::<String>();
        let base = [Base::Ltr, Base::Rtl, Base::Auto][base.parse::<usize>().unwrap()];
        let levels = levels.split(' ').map(|level| level.parse().ok()).collect::<Vec<Option<u8>>>();
        let order = order.split_whitespace().map(|place| place.parse().unwrap()).collect::<Vec<usize>>();
        let resolved = resolve(&text, base);
        assert_eq!(resolved.base.level(), Level(paragraph.parse().unwrap()), "{line}");
        assert_eq!(outcome(&classes_of(&text), &resolved), (levels, order), "{line}");
        cases += 1;
    }
    assert_eq!(cases, 91_707);
}

/// What rule N0 must find, and what `unicode-bidi` 0.3.18 finds: it looks for the direction before a bracket on the
/// wrong side of an isolate.
#[test]
fn brackets_behind_an_isolate_are_right_where_unicode_bidi_is_wrong() {
    let short = "\u{5D0}a\u{2067}\u{5D1}\u{2069}(\u{5D0})";
    assert_eq!(raw(short, Base::Ltr), [1, 0, 0, 1, 0, 0, 1, 0]);
    assert_eq!(of_unicode_bidi(short, 0), [1, 0, 0, 1, 0, 1, 1, 1]);

    let latin = "قال Reuters \u{2068}عاجل\u{2069} (مصر)";
    assert_eq!(at_brackets(latin, &raw(latin, Base::Ltr)), [0, 0]);
    assert_eq!(at_brackets(latin, &of_unicode_bidi(latin, 0)), [1, 1]);

    let arabic = "Reuters ال \u{2068}abc\u{2069} (Egypt)";
    assert_eq!(at_brackets(arabic, &raw(arabic, Base::Rtl)), [1, 1]);
    assert_eq!(at_brackets(arabic, &of_unicode_bidi(arabic, 1)), [2, 2]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn random_lines_come_out_as_the_rules_say(text in paragraph(), base in base(), cuts in cuts()) {
        let characters = text.chars().collect::<Vec<_>>();
        let resolved = resolve(&text, base);
        let expected = literal_bidi::resolve(&characters, literal_base(base));
        prop_assert_eq!(resolved.base.level().0, expected.base);
        for line in lines(characters.len(), &cuts) {
            let levels = resolved.line(line.clone());
            let literal = expected.line(line.clone());
            let kept = literal.iter().zip(&levels).map(|(level, found)| level.and(Some(found.0))).collect::<Vec<_>>();
            prop_assert_eq!(&kept, &literal, "{:?} of {:?} as {:?}", line, characters, base);
            let order = visual_order(&levels).into_iter().filter(|&place| literal[place].is_some()).collect::<Vec<_>>();
            prop_assert_eq!(order, literal_bidi::visual_order(&literal));
        }
    }

    #[test]
    fn random_lines_come_out_as_those_of_unicode_bidi(text in peaceful(), base in base(), cuts in cuts()) {
        let classes = classes_of(&text);
        let resolved = resolve(&text, base);
        let peer = ParagraphBidiInfo::new(&text, literal_base(base).map(|base| unicode_bidi::Level::new(base).unwrap()));
        prop_assert_eq!(resolved.base.level().0, peer.paragraph_level.number());
        prop_assert_eq!(kept(&classes, resolved.as_slice()), kept(&classes, &per_char(&text, &peer.levels)));
        let starts = text.char_indices().map(|(start, _)| start).chain([text.len()]).collect::<Vec<_>>();
        for line in lines(classes.len(), &cuts).into_iter().filter(|line| !line.is_empty()) {
            let theirs = peer.reordered_levels_per_char(starts[line.start]..starts[line.end]);
            let theirs = theirs[line.clone()].iter().map(|level| Level(level.number())).collect::<Vec<_>>();
            let ours = resolved.line(line.clone());
            let classes = &classes[line.clone()];
            prop_assert_eq!(kept(classes, &ours), kept(classes, &theirs), "{:?} of {:?} as {:?}", line, text, base);
            let levels = theirs.iter().map(|level| unicode_bidi::Level::new(level.0).unwrap()).collect::<Vec<_>>();
            let order = ParagraphBidiInfo::reorder_visual(&levels);
            prop_assert_eq!(shown(classes, visual_order(&ours)), shown(classes, order));
        }
    }

    #[test]
    fn any_text_gives_one_level_for_each_character(
        text in any::<String>(),
        base in base(),
        start in 0_usize..40,
        end in 0_usize..40,
    ) {
        let resolved = resolve(&text, base);
        prop_assert_eq!(resolved.as_slice().len(), text.chars().count());
        let line = resolved.line(start..end);
        let mut order = visual_order(&line);
        order.sort_unstable();
        prop_assert!(order.into_iter().eq(0..line.len()));
    }
}

#[test]
fn random_paragraphs_hold_every_class_and_reach_the_deepest_level() {
    let mut runner = TestRunner::deterministic();
    let (mut classes, mut deepest, mut longest) = (BTreeSet::new(), 0, 0);
    for _ in 0..2_000 {
        let text = paragraph().new_tree(&mut runner).unwrap().current();
        classes.extend(classes_of(&text).iter().map(|class| format!("{class:?}")));
        deepest = raw(&text, Base::Rtl).into_iter().max().unwrap_or(0).max(deepest);
        longest = text.chars().count().max(longest);
    }
    assert_eq!((classes.len(), deepest), (23, 126));
    assert!(longest >= 300, "{longest}");
}

/// How many random paragraphs each law is tried on.
fn cases() -> u32 {
    std::env::var_os("PROPTEST_CASES").map_or(10_000, |_| ProptestConfig::default().cases)
}

/// Every class, each control, brackets of three kinds (two of them equivalent), and mostly what text is made of.
const ALPHABET: &str = "aab אאב خخر 0123 ٣٤ +-$%,.:/ \u{300}\u{64B} !«» ()[](){} \u{2329}\u{232A}\u{3008}\u{3009} \
    \t  \u{A0} \u{200B}\u{200C}\u{AD} \u{202A}\u{202B}\u{202C}\u{202C}\u{202D}\u{202E} \
    \u{2066}\u{2067}\u{2068}\u{2068}\u{2069}\u{2069}\u{2069} \u{200E}\u{200F}\u{61C}";
/// Each class but that of separators, all equally often.
const CLASSES: &str =
    "aאخ1٣+$,\u{64B}\u{200B}\t !\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}";
const OPENERS: &str = "\u{202A}\u{202B}\u{202D}\u{202E}\u{2066}\u{2067}\u{2067}\u{2066}\u{2068}";
const CLOSERS: &str = "\u{202C}\u{2069}\u{2069}";
const ISOLATES: &str = "\u{2066}\u{2067}\u{2068}";
const BRACKETS: &str = "()[]{}\u{2329}\u{232A}\u{3008}\u{3009}";
const SEPARATORS: &str = "\n\r\u{85}\u{1C}\u{2029}";

/// Paragraphs as news has them, of every class alike, nested deeper than levels go, of more brackets than are
/// paired, and long ones; some end in a separator.
fn paragraph() -> impl Strategy<Value = String> {
    let kinds = prop_oneof![
        24 => letters(&[ALPHABET], 0..50),
        8 => letters(&[CLASSES], 0..50),
        2 => nested(OPENERS, CLOSERS),
        1 => nested("([{\u{2329}\u{3008}", ")]}\u{232A}\u{3009}"),
        1 => letters(&[ALPHABET], 250..330),
    ];
    (kinds, prop::bool::weighted(0.1), letters(&[SEPARATORS], 1..2))
        .prop_map(|(text, ends, separator)| if ends { text + &separator } else { text })
}

/// Up to 140 openers with some letters between them, letters, and as many closers.
fn nested(openers: &'static str, closers: &'static str) -> impl Strategy<Value = String> {
    let mostly = |signs| letters(&[signs, signs, signs, ALPHABET], 0..200);
    (mostly(openers), letters(&[ALPHABET], 0..20), mostly(closers)).prop_map(|(a, b, c)| a + &b + &c)
}

fn letters(alphabets: &[&str], length: Range<usize>) -> impl Strategy<Value = String> + use<> {
    // Each alphabet is drawn from equally often, however long it is.
    let alphabets = alphabets.iter().map(|alphabet| alphabet.chars().collect::<Vec<_>>());
    let letter = prop::sample::select(alphabets.collect::<Vec<_>>()).prop_flat_map(prop::sample::select);
    prop::collection::vec(letter, length).prop_map(String::from_iter)
}

/// Paragraphs that `unicode-bidi` gets right: brackets or isolates, never both.
fn peaceful() -> impl Strategy<Value = String> {
    let left_out = prop::sample::select(vec![ISOLATES, BRACKETS]);
    (paragraph(), left_out).prop_map(|(text, left_out)| text.chars().filter(|c| !left_out.contains(*c)).collect())
}

fn cuts() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 0..4)
}

fn base() -> impl Strategy<Value = Base> {
    prop::sample::select(vec![Base::Auto, Base::Ltr, Base::Rtl])
}

fn literal_base(base: Base) -> Option<u8> {
    match base {
        Base::Auto => None,
        Base::Ltr => Some(0),
        Base::Rtl => Some(1),
    }
}

fn lines(length: usize, cuts: &[Index]) -> Vec<Range<usize>> {
    let mut cuts = cuts.iter().map(|cut| cut.index(length + 1)).chain([0, length]).collect::<Vec<_>>();
    cuts.sort_unstable();
    cuts.windows(2).map(|ends| ends[0]..ends[1]).collect()
}

/// The levels of the whole paragraph as one line and its visual order, without what X9 removes.
fn outcome(classes: &[BidiClass], resolved: &Levels) -> (Vec<Option<u8>>, Vec<usize>) {
    let line = resolved.line(0..classes.len());
    (kept(classes, &line), shown(classes, visual_order(&line)))
}

/// The levels of a line but for what X9 removes.
fn kept(classes: &[BidiClass], levels: &[Level]) -> Vec<Option<u8>> {
    classes.iter().zip(levels).map(|(&class, level)| (!is_removed(class)).then_some(level.0)).collect()
}

/// A visual order without what X9 removes.
fn shown(classes: &[BidiClass], mut order: Vec<usize>) -> Vec<usize> {
    order.retain(|&place| !is_removed(classes[place]));
    order
}

/// X9.
fn is_removed(class: BidiClass) -> bool {
    matches!(class, LRE | RLE | LRO | RLO | PDF | BN)
}

fn raw(text: &str, base: Base) -> Vec<u8> {
    resolve(text, base).as_slice().iter().map(|level| level.0).collect()
}

fn of_unicode_bidi(text: &str, base: u8) -> Vec<u8> {
    let info = ParagraphBidiInfo::new(text, Some(unicode_bidi::Level::new(base).unwrap()));
    per_char(text, &info.levels).into_iter().map(|level| level.0).collect()
}

/// Of levels for each byte, those of characters.
fn per_char(text: &str, levels: &[unicode_bidi::Level]) -> Vec<Level> {
    text.char_indices().map(|(start, _)| Level(levels[start].number())).collect()
}

fn at_brackets(text: &str, levels: &[u8]) -> Vec<u8> {
    text.chars().zip(levels).filter(|(c, _)| matches!(c, '(' | ')')).map(|(_, level)| *level).collect()
}

fn classes_of(text: &str) -> Vec<BidiClass> {
    text.chars().map(bidi_class).collect()
}

fn character(code: &str) -> char {
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap()
}

fn class(name: &str) -> BidiClass {
    match name {
        "AL" => AL,
        "AN" => AN,
        "B" => B,
        "BN" => BN,
        "CS" => CS,
        "EN" => EN,
        "ES" => ES,
        "ET" => ET,
        "FSI" => FSI,
        "L" => L,
        "LRE" => LRE,
        "LRI" => LRI,
        "LRO" => LRO,
        "NSM" => NSM,
        "ON" => ON,
        "PDF" => PDF,
        "PDI" => PDI,
        "R" => R,
        "RLE" => RLE,
        "RLI" => RLI,
        "RLO" => RLO,
        "S" => S,
        "WS" => WS,
        other => panic!("no class is called {other}"),
    }
}

fn unpacked(file: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text
}
