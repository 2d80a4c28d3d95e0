//! The question: the same hard sentence in each mode, numbered. Which line reads right?
//!
//! The rows are what each mode sends, switches and all, so that the right one can be seen whatever the terminal does.
//! What the right one looks like is told above them and drawn beneath, in signs that everybody knows; in English too,
//! because Arabic words may not be readable in the very terminal that is asked about.

use super::answer::{Answer, choose};
use super::findings::Findings;
use super::page::Page;
use crate::cli::arguments::{Color, Global};
use crate::cli::failure::{Failure, Label};
use crate::cli::settings;
use crate::cli::sheet::{Paragraph, Sheet};
use crate::cli::surface::{DEFAULT_WIDTH, Outlet, Rows, Surface};
use crate::terminal::{Mode, Program};
use crate::text::{self, Base, Cells, Column, Options};
use crate::words::{Language, Words};
use std::io::{self, BufRead, BufWriter, Read, Stdout, Write};

/// The modes that are shown, in this order. `logical` is none of them: in it there is no screen to read on.
const MODES: [Mode; 8] =
    [Mode::Visual, Mode::Explicit, Mode::Words, Mode::Runs, Mode::Anchored, Mode::Row, Mode::Mlterm, Mode::Alternating];
/// Brackets, a Latin name, numbers of both kinds with their percent signs, lam-alef, a full stop.
const SENTENCE: &str = "أعلنت شركة (Noor) لعام 2024 ربحا قدره 12.5% (أي ١٢٫٥٪) بلا ديون.";
const NAME: &str = "Noor";
const YEAR: &str = "2024";
const PERCENT: &str = "12.5";
/// What an Arabic letter and an Arabic digit are in the stencil.
const LETTER: char = '~';
const DIGIT: char = '#';
/// Cells of a number and the blanks behind it.
const NUMBER: Cells = Cells(3);
/// The most of an answer that is read: bytes.
const ANSWER_LIMIT: u64 = 1024;
const PROMPT: &str = "> ";

type Out = BufWriter<Stdout>;

/// Shows the lines, asks until there is an answer, and stores it.
///
/// # Errors
/// Where standard output takes no more, and where the answer can't be stored.
pub fn ask(words: &Words, findings: &Findings, global: &Global) -> Result<(), Failure> {
    let asking = Asking { words, findings };
    asking.show()?;
    loop {
        let Some(line) = read()? else { return asking.say("doctor-kept", &[]) };
        match Answer::of(&line, MODES.len()) {
            Answer::Keep => return asking.say("doctor-kept", &[]),
            Answer::NoLine => return asking.say("doctor-no-line", &[]),
            Answer::Lines(lines) => return asking.store(&lines, global),
            Answer::Unclear(typed) => asking.again(&typed)?,
        }
    }
}

struct Asking<'a> {
    words: &'a Words,
    findings: &'a Findings,
}

impl<'a> Asking<'a> {
    fn show(&self) -> Result<(), Failure> {
        self.in_both_languages(|page| describe(page, self.findings))?;
        let mut page = self.page();
        page.title("doctor-lines-title")?;
        page.finish()?;
        let width = width(self.outlet().screen.unwrap_or(DEFAULT_WIDTH));
        for (number, mode) in (1..).zip(MODES) {
            self.row(number, mode, width)?;
        }
        let mut page = self.page();
        for line in stencil(width) {
            page.line(&line)?;
        }
        page.gap()?;
        page.finish()?;
        self.say("doctor-question", &[("none", "0")])
    }

    /// One numbered line, on a sheet of its own mode.
    fn row(&self, number: u32, mode: Mode, width: Cells) -> io::Result<()> {
        let outlet = self.outlet();
        let surface = Surface::Rows(Rows { screen: outlet.screen, ..Rows::new(mode, width) });
        let mut sheet = Sheet::new(BufWriter::new(io::stdout()), surface, outlet.looks(Color::Never));
        let number = format!("{number}  ");
        sheet.paragraph(&Paragraph { number: &number, ..Paragraph::new(SENTENCE, Base::Rtl) })?;
        sheet.finish()
    }

    fn store(&self, lines: &[usize], global: &Global) -> Result<(), Failure> {
        let right: Vec<Mode> = lines.iter().filter_map(|&line| MODES.get(line).copied()).collect();
        let Some(mode) = choose(&right, self.findings.profile.mode) else { return Ok(()) };
        let identity = &self.findings.identity;
        let path = Label::new(settings::store(global, identity, mode)?.as_os_str()).to_string();
        let values = [("name", identity.as_str()), ("mode", mode.name()), ("path", path.as_str())];
        self.say("doctor-stored", &values)?;
        match self.findings.variable.as_deref() {
            Some(variable) => self.say("doctor-overruled", &[("mode", variable)]),
            None => Ok(()),
        }
    }

    fn again(&self, typed: &str) -> Result<(), Failure> {
        let last = MODES.len().to_string();
        self.say("doctor-again", &[("answer", typed), ("first", "1"), ("last", &last)])
    }

    fn say(&self, id: &str, values: &[(&str, &str)]) -> Result<(), Failure> {
        let values: Vec<_> = values.iter().map(|&(name, value)| (name, value.into())).collect();
        self.in_both_languages(|page| page.sentence(id, &values))
    }

    /// Writes something in the reader's language, and in English too.
    fn in_both_languages(&self, write: impl Fn(&mut Page<'_, Out>) -> io::Result<()>) -> Result<(), Failure> {
        let mut page = self.page();
        write(&mut page)?;
        if self.words.language() == Language::English {
            return Ok(page.finish()?);
        }
        let english = Words::new(Language::English);
        let mut page = page.in_words(&english);
        write(&mut page)?;
        Ok(page.finish()?)
    }

    fn page(&self) -> Page<'a, Out> {
        let outlet = self.outlet();
        let sheet = Sheet::new(BufWriter::new(io::stdout()), outlet.surface(None), outlet.looks(Color::Auto));
        Page::new(sheet, self.words)
    }

    fn outlet(&self) -> Outlet {
        Outlet::known(self.findings.profile.mode, self.findings.profile.marks)
    }
}

/// A line that was typed; none at the end of input.
fn read() -> io::Result<Option<Vec<u8>>> {
    let mut out = io::stdout().lock();
    out.write_all(PROMPT.as_bytes())?;
    out.flush()?;
    let mut line = Vec::new();
    io::stdin().lock().take(ANSWER_LIMIT).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        // The cursor still stands behind the prompt.
        writeln!(out)?;
        return Ok(None);
    }
    Ok(Some(line))
}

/// What the right line looks like.
fn describe<W: Write>(page: &mut Page<'_, W>, findings: &Findings) -> io::Result<()> {
    let (letter, digit) = (LETTER.to_string(), DIGIT.to_string());
    page.title("doctor-right-title")?;
    page.point("doctor-right-stencil", &[("letter", letter.as_str().into()), ("digit", digit.as_str().into())])?;
    let values = [("name", NAME.into()), ("year", YEAR.into()), ("percent", PERCENT.into())];
    page.point("doctor-right-order", &values)?;
    page.point("doctor-right-word", &[])?;
    page.point("doctor-right-pair", &[])?;
    if matches!(findings.program, Some((Program::Mlterm, _))) {
        let number = MODES.iter().position(|&mode| mode == Mode::Mlterm).map_or(0, |place| place + 1).to_string();
        page.point("doctor-right-mlterm", &[("number", number.as_str().into())])?;
    }
    Ok(())
}

/// Cells of the numbered lines: no more than they need, so that number and sentence stand together.
fn width(screen: Cells) -> Cells {
    let sentence = text::lay_out(SENTENCE, &options(Cells(u16::MAX))).width(0);
    (sentence + NUMBER).min(screen)
}

/// The right line in signs that everybody knows: each stands in the column of what it stands for.
fn stencil(width: Cells) -> Vec<String> {
    let layout = text::lay_out(SENTENCE, &options(width - NUMBER));
    let line = |line| {
        let mut row = vec![' '; width.0.into()];
        for cell in layout.cells(line) {
            let Column(column) = cell.column + NUMBER;
            if let (Some(place), Some(sign)) = (row.get_mut(usize::from(column)), cell.symbol.chars().next()) {
                *place = sign_for(sign);
            }
        }
        String::from_iter(row).trim_end().to_owned()
    };
    (0..layout.height()).map(line).collect()
}

fn options(width: Cells) -> Options {
    Options { base: Base::Rtl, ..Options::new(width) }
}

const fn sign_for(c: char) -> char {
    match c {
        '\u{660}'..='\u{669}' => DIGIT,
        '\u{66A}' => '%',
        '\u{66B}' => ',',
        c if c.is_ascii() => c,
        _ => LETTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_with_a_screen_is_shown_once() {
        let shown = Mode::ALL.into_iter().filter(|mode| MODES.contains(mode)).count();
        assert_eq!((shown, MODES.len()), (Mode::ALL.len() - 1, MODES.len()));
        assert!(!MODES.contains(&Mode::Logical));
    }

    #[test]
    fn the_stencil_has_the_signs_of_the_right_line_in_their_columns() {
        let lines = stencil(width(Cells(200)));
        assert_eq!(lines, ["   .~~~~ ~~ (%##,# ~~) %12.5 ~~~~ ~~~~ 2024 ~~~~ (Noor) ~~~~ ~~~~~"]);
    }

    #[test]
    fn a_narrow_terminal_gets_a_stencil_of_several_rows() {
        let lines = stencil(width(Cells(40)));
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines.iter().all(|line| line.len() <= 40), "{lines:?}");
    }
}
