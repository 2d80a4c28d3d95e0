//! The joining rules of the Unicode standard (chapter 9.2, R1 to R7, and the lam-alef ligatures) taken literally, on
//! the standard's own files: what the library is compared with. Nothing here is shared with it.
//!
//! Texts are lists of characters in logical order. Where the engine goes beyond the standard, the place says so.

use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

const SHAPING: &[u8] = include_bytes!("../unicode/ArabicShaping.txt.gz");
const DERIVED: &[u8] = include_bytes!("../unicode/DerivedJoiningType.txt.gz");
const FORMS: &[u8] = include_bytes!("../unicode/UnicodeData-forms.txt.gz");

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const LAM: char = '\u{644}';
const WASLA: char = '\u{671}';

/// The letters of the Arabic block that are composed of another and a mark (`UnicodeData.txt`).
const SEATS: [(char, char, char); 8] = [
    ('\u{627}', '\u{653}', '\u{622}'),
    ('\u{627}', '\u{654}', '\u{623}'),
    ('\u{648}', '\u{654}', '\u{624}'),
    ('\u{627}', '\u{655}', '\u{625}'),
    ('\u{64A}', '\u{654}', '\u{626}'),
    ('\u{6D5}', '\u{654}', '\u{6C0}'),
    ('\u{6C1}', '\u{654}', '\u{6C2}'),
    ('\u{6D2}', '\u{654}', '\u{6D3}'),
];

/// Joining types (table 9-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Joining {
    /// R
    Right,
    /// L
    Left,
    /// D
    Dual,
    /// C
    Causing,
    /// U
    None,
    /// T
    Transparent,
}

/// The forms of a letter (table 9-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Xn
    Isolated,
    /// Xr
    Final,
    /// Xl
    Initial,
    /// Xm
    Medial,
}

/// What one cell shows: a base, and marks in no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The letter in its form, or a ligature.
    pub base: char,
    /// Its marks, sorted.
    pub marks: Vec<char>,
}

/// The files, read.
pub struct Data {
    /// The characters that `ArabicShaping.txt` lists.
    pub listed: BTreeMap<char, Joining>,
    /// By code point.
    derived: Vec<Joining>,
    forms: BTreeMap<(char, Form), char>,
    ligatures: BTreeMap<(char, Form), char>,
    letters: BTreeMap<char, Vec<char>>,
}

impl Joining {
    /// The type as it can be told from the letters beside: what causes joining looks as what joins on both sides.
    pub fn seen(self) -> Self {
        if self == Self::Causing { Self::Dual } else { self }
    }
}

impl Data {
    /// Reads the three files.
    pub fn read() -> Self {
        let mut data = Self {
            listed: unpacked(SHAPING).lines().filter_map(|line| entry(line, 2)).flatten().collect(),
            derived: vec![Joining::None; 0x11_0000],
            forms: BTreeMap::new(),
            ligatures: BTreeMap::new(),
            letters: BTreeMap::new(),
        };
        for (c, joining) in unpacked(DERIVED).lines().filter_map(|line| entry(line, 1)).flatten() {
            data.derived[c as usize] = joining;
        }
        for line in unpacked(FORMS).lines() {
            data.add_form(line);
        }
        // U+06D5 looks like heh apart and heh final and has no characters of its own: the engine borrows heh's.
        data.forms.insert(('\u{6D5}', Form::Isolated), '\u{FEE9}');
        data.forms.insert(('\u{6D5}', Form::Final), '\u{FEEA}');
        // No character has the wasla over lam-alef: the engine leaves it out.
        for form in [Form::Isolated, Form::Final] {
            data.ligatures.insert((WASLA, form), data.ligatures[&('\u{627}', form)]);
        }
        data
    }

    /// One line of `UnicodeData.txt`: `FE91;ARABIC LETTER BEH INITIAL FORM;Lo;0;AL;<initial> 0628;…`.
    fn add_form(&mut self, line: &str) {
        let fields = line.split(';').collect::<Vec<_>>();
        let shown = character(fields[0]);
        let (tag, letters) = fields[5].split_once(' ').unwrap();
        let letters = letters.split(' ').map(character).collect::<Vec<_>>();
        let form = match tag {
            "<isolated>" => Form::Isolated,
            "<final>" => Form::Final,
            "<initial>" => Form::Initial,
            "<medial>" => Form::Medial,
            other => panic!("no form is called {other}"),
        };
        match letters[..] {
            [letter] => assert_eq!(self.forms.insert((letter, form), shown), None, "{line}"),
            [LAM, alef @ ('\u{622}' | '\u{623}' | '\u{625}' | '\u{627}')] => {
                assert_eq!(self.ligatures.insert((alef, form), shown), None, "{line}");
            }
            _ => {}
        }
        self.letters.insert(shown, letters);
    }

    /// The joining type of any character.
    pub fn joining(&self, c: char) -> Joining {
        self.derived[c as usize]
    }

    /// The plain letters that a base stands for, as far as forms tell: those that share forms become one.
    pub fn letters(&self, base: char) -> Vec<char> {
        let letters = self.letters.get(&base).cloned().unwrap_or_else(|| vec![base]);
        letters.into_iter().map(without_twin).collect()
    }

    /// The letters of a text without marks and joiners, as far as forms tell.
    pub fn plain(text: &str) -> Vec<char> {
        let text = composed(&text.chars().collect::<Vec<_>>());
        let letters = text.iter().copied().filter(|&c| !matches!(c, ZWJ | ZWNJ) && class(c) == 0);
        let letters = letters.map(without_twin).collect::<Vec<_>>();
        if letters == [LAM, WASLA] { vec![LAM, '\u{627}'] } else { letters }
    }

    /// The cells of one line that runs from right to left without brackets or presentation characters.
    pub fn shown(&self, text: &[char]) -> Vec<Shown> {
        let text = composed(text);
        let types = text.iter().map(|&c| self.joining(c)).collect::<Vec<_>>();
        let (mut cells, mut fused) = (Vec::<Shown>::new(), BTreeSet::new());
        for (i, &c) in text.iter().enumerate() {
            if matches!(c, ZWJ | ZWNJ) || fused.contains(&i) {
                continue;
            }
            if types[i] == Joining::Transparent {
                cells.last_mut().unwrap().marks.push(c);
                continue;
            }
            let form = form(&types, i);
            let alef = self.alef_behind(&text, i);
            fused.extend(alef);
            let joined = matches!(form, Form::Final | Form::Medial);
            let base = match alef {
                Some(alef) => self.ligatures[&(text[alef], if joined { Form::Final } else { Form::Isolated })],
                None => self.forms.get(&(c, form)).copied().unwrap_or(c),
            };
            cells.push(Shown { base, marks: Vec::new() });
        }
        for cell in &mut cells {
            cell.marks.sort_unstable();
        }
        cells
    }

    /// The alef that fuses with a lam at `i`: behind it, marks apart. The engine also looks through ZWJ, which asks
    /// for the ligature (chapter 23.2).
    fn alef_behind(&self, text: &[char], i: usize) -> Option<usize> {
        let seen = |c: char| c != ZWJ && self.joining(c) != Joining::Transparent;
        let next = (i + 1..text.len()).find(|&next| seen(text[next]))?;
        (text[i] == LAM && self.ligatures.contains_key(&(text[next], Form::Isolated))).then_some(next)
    }
}

/// R1 to R7 for the character at `i`.
#[expect(clippy::match_same_arms, reason = "one arm a rule")]
pub fn form(types: &[Joining], i: usize) -> Form {
    use Joining::{Causing, Dual, Left, Right, Transparent};
    // R1: transparent characters do not affect joining.
    let right = types[..i].iter().rev().find(|&&joining| joining != Transparent);
    let left = types[i + 1..].iter().find(|&&joining| joining != Transparent);
    let right = matches!(right, Some(Dual | Left | Causing));
    let left = matches!(left, Some(Dual | Right | Causing));
    match types[i] {
        // R2
        Right if right => Form::Final,
        // R3
        Left if left => Form::Initial,
        // R4
        Dual if right && left => Form::Medial,
        // R5
        Dual if right => Form::Final,
        // R6
        Dual if left => Form::Initial,
        // R7
        _ => Form::Isolated,
    }
}

/// U+06D5 borrows the forms of heh.
fn without_twin(c: char) -> char {
    if c == '\u{6D5}' { '\u{647}' } else { c }
}

/// Hamza and madda composed with their seats (chapter 3.11), as far as the Arabic block has such characters.
fn composed(text: &[char]) -> Vec<char> {
    let mut found: Vec<char> = Vec::new();
    let mut rest = text;
    while let Some((&base, behind)) = rest.split_first() {
        let marks = behind.iter().take_while(|&&c| class(c) > 0).copied().collect::<Vec<_>>();
        rest = behind.split_at(marks.len()).1;
        found.extend(with_marks(base, marks));
    }
    found
}

fn with_marks(mut base: char, mut marks: Vec<char>) -> Vec<char> {
    if let Some(&(letter, mark, _)) = SEATS.iter().find(|(.., composed)| *composed == base) {
        base = letter;
        marks.insert(0, mark);
    }
    marks.sort_by_key(|&mark| class(mark));
    let mut kept = Vec::new();
    for mark in marks {
        let blocked = kept.iter().any(|&other| class(other) == class(mark));
        match SEATS.iter().find(|seat| (seat.0, seat.1) == (base, mark)) {
            Some(&(_, _, composed)) if !blocked => base = composed,
            _ => kept.push(mark),
        }
    }
    kept.insert(0, base);
    kept
}

/// The canonical combining class of the marks of the tests; zero for all else.
fn class(c: char) -> u8 {
    match c {
        '\u{64B}'..='\u{652}' => u8::try_from(u32::from(c) - 0x64B).unwrap() + 27,
        '\u{653}' | '\u{654}' | '\u{657}' | '\u{6D6}' | '\u{6DA}' => 230,
        '\u{655}' | '\u{656}' => 220,
        '\u{670}' => 35,
        _ => 0,
    }
}

/// A line of the files: code points in the first field, the joining type in field `place`.
fn entry(line: &str, place: usize) -> Option<Vec<(char, Joining)>> {
    let fields = line.split('#').next()?.split(';').map(str::trim).collect::<Vec<_>>();
    let joining = match *fields.get(place)? {
        "R" => Joining::Right,
        "L" => Joining::Left,
        "D" => Joining::Dual,
        "C" => Joining::Causing,
        "U" => Joining::None,
        "T" => Joining::Transparent,
        other => panic!("no joining type is called {other}"),
    };
    let (first, last) = fields[0].split_once("..").unwrap_or((fields[0], fields[0]));
    Some((character(first)..=character(last)).map(|c| (c, joining)).collect())
}

fn character(code: &str) -> char {
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap()
}

fn unpacked(file: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text
}
