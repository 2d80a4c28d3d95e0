//! Line breaks and grapheme clusters against the conformance files of UAX #14 and UAX #29.
//!
//! Clusters are those of the laid-out cells, line breaks those that wrapping chooses from. What comes out
//! otherwise than the file says is counted by the rule that the file names at the first difference.
#![expect(clippy::unwrap_used, reason = "a test file: what is not as expected fails the test")]

use flate2::read::GzDecoder;
use khabar::text::{Base, Cells, Options, lay_out, wrap};
use std::collections::BTreeMap;
use std::io::Read;

const LINES_17: &[u8] = include_bytes!("unicode/LineBreakTest-17.0.txt.gz");
const LINES_18: &[u8] = include_bytes!("unicode/LineBreakTest-18.0.txt.gz");
const GRAPHEMES_17: &[u8] = include_bytes!("unicode/GraphemeBreakTest-17.0.txt.gz");
const GRAPHEMES_18: &[u8] = include_bytes!("unicode/GraphemeBreakTest-18.0.txt.gz");

/// One line of a conformance file.
struct Case {
    text: String,
    /// Bytes behind which the text breaks, its end included and its start not.
    breaks: Vec<usize>,
    /// The rule that decides at each place of the text, its start and end included, by bytes.
    rules: Vec<(usize, String)>,
}

/// How many cases came out right, and the others by the rule that differs first.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcome {
    right: usize,
    wrong: BTreeMap<String, usize>,
}

#[test]
fn every_case_of_line_break_test_18_comes_out() {
    assert_eq!(outcome(LINES_18, line_breaks), expected(19_346, &[]));
}

/// Rules and classes are those of Unicode 18.0, which let no line end between a tab or U+3000 and a no-break space
/// (`LB12a`), and made U+00B7 a separator (IS).
#[test]
fn line_break_test_17_comes_out_but_for_what_18_changed() {
    assert_eq!(outcome(LINES_17, line_breaks), expected(19_329, &[("999.0", 9)]));
}

/// `GB9c` of 18.0 joins a consonant to a linker that has no consonant before it.
#[test]
fn grapheme_break_test_17_comes_out_but_for_what_18_changed() {
    assert_eq!(outcome(GRAPHEMES_17, clusters), expected(762, &[("999.0", 4)]));
}

#[test]
fn every_case_of_grapheme_break_test_18_comes_out() {
    assert_eq!(outcome(GRAPHEMES_18, clusters), expected(853, &[]));
}

fn expected(right: usize, wrong: &[(&str, usize)]) -> Outcome {
    Outcome { right, wrong: wrong.iter().map(|&(rule, count)| (rule.to_owned(), count)).collect() }
}

fn line_breaks(text: &str) -> Vec<usize> {
    wrap::opportunities(text).iter().map(|at| at.bytes()).collect()
}

/// The ends of the clusters that are drawn.
fn clusters(text: &str) -> Vec<usize> {
    let layout = lay_out(text, &Options { base: Base::Auto, ..Options::new(Cells(40)) });
    let cells = (0..layout.height()).flat_map(|line| layout.cells(line));
    let mut ends: Vec<usize> = cells.map(|cell| cell.end.bytes()).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn outcome(file: &[u8], find: fn(&str) -> Vec<usize>) -> Outcome {
    let mut outcome = Outcome::default();
    for case in cases(&unpacked(file)) {
        let found = find(&case.text);
        let differs = |at: &usize| found.contains(at) != case.breaks.contains(at);
        match case.rules.iter().find(|(at, _)| *at > 0 && differs(at)) {
            None => outcome.right += 1,
            Some((_, rule)) => *outcome.wrong.entry(rule.clone()).or_default() += 1,
        }
    }
    outcome
}

/// Reads `× 0023 ÷ 0020 ÷ # × [0.3] NUMBER SIGN ÷ [999.0] …`.
fn cases(file: &str) -> Vec<Case> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(case).collect()
}

fn case(line: &str) -> Case {
    let (signs, comment) = line.split_once('#').unwrap();
    let rules = comment.split(['×', '÷']).skip(1).map(|rule| rule.split(['[', ']']).nth(1).unwrap().to_owned());
    let mut case = Case { text: String::new(), breaks: Vec::new(), rules: Vec::new() };
    let mut places = Vec::new();
    for sign in signs.split_whitespace() {
        match sign {
            "×" | "÷" => {
                places.push(case.text.len());
                if sign == "÷" && !case.text.is_empty() {
                    case.breaks.push(case.text.len());
                }
            }
            code => case.text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()),
        }
    }
    case.rules = places.into_iter().zip(rules).collect();
    case
}

fn unpacked(file: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_engine_says_the_version_whose_tests_it_passes() {
    let breaks = khabar::text::unicode::parts()[0];
    assert_eq!((breaks.name, breaks.major, breaks.minor), ("breaks", 18, 0), "LINES_18 is the newest file here");
}
