//! How far fetching has come, on standard error: a line that is drawn again and again on a terminal, plain lines elsewhere.

use crate::app::store;
use crate::cli::arguments::{Color, Global};
use crate::cli::failure::Failure;
use crate::cli::notes;
use crate::cli::sheet::{Looks, Paragraph, Sheet};
use crate::cli::surface::{Outlet, Surface};
use crate::text::Cells;
use crate::words::{Value, Words, without_isolates};
use std::io::{self, Write};

/// The cells of the bar.
const BAR: usize = 20;
/// To the left edge, and nothing there any more.
const CLEAR: &[u8] = b"\r\x1b[2K";

/// Progress while it is shown.
pub struct Progress<'a> {
    words: &'a Words,
    /// None where standard error is no terminal.
    line: Option<(Surface, Looks)>,
}

impl<'a> Progress<'a> {
    /// Nothing is shown yet. `outlet` is standard output.
    ///
    /// # Errors
    /// Where the config file can't be read.
    pub fn new(global: &Global, outlet: Outlet, words: &'a Words) -> Result<Self, Failure> {
        let outlet = Outlet::on_standard_error(global, outlet)?;
        let line = outlet.map(|outlet| {
            // A terminal breaks a line whose last cell is written.
            let width = outlet.screen.map(|screen| screen - Cells(1));
            (outlet.surface(width), outlet.looks(Color::Never))
        });
        Ok(Self { words, line })
    }

    /// Shows how far it is, after `name` has ended.
    ///
    /// # Errors
    /// Where a terminal takes no more.
    pub fn show(&mut self, progress: store::Progress, name: Option<&str>) -> io::Result<()> {
        match (self.line, name) {
            (Some((surface, looks)), _) => self.draw(surface, looks, progress),
            (None, Some(name)) => {
                let values = [counted("done", progress.done), counted("total", progress.total), ("name", name.into())];
                notes::say(&without_isolates(&self.words.say_with("fetch-line", &values)));
                Ok(())
            }
            (None, None) => Ok(()),
        }
    }

    fn draw(&self, surface: Surface, looks: Looks, progress: store::Progress) -> io::Result<()> {
        let store::Progress { done, total, new, .. } = progress;
        let values = [counted("done", done), counted("total", total), counted("new", new)];
        let said = format!("{} {}", bar(done, total), self.words.say_with("fetch-progress", &values));
        let said = if matches!(surface, Surface::Logical { .. }) { without_isolates(&said) } else { said.into() };
        let mut row = Vec::new();
        Sheet::new(&mut row, surface, looks).line(&Paragraph::new(&said, self.words.language().base()))?;
        // In one piece, and back at the edge: what a terminal echoes of Ctrl-C goes away with the line.
        io::stderr().lock().write_all(&[CLEAR, row.trim_ascii_end(), b"\r"].concat())
    }

    /// Takes the line away.
    ///
    /// # Errors
    /// Where a terminal takes no more.
    pub fn end(self) -> io::Result<()> {
        if self.line.is_some() {
            io::stderr().lock().write_all(CLEAR)?;
        }
        Ok(())
    }
}

fn counted(name: &str, count: usize) -> (&str, Value<'_>) {
    (name, Value::count(count))
}

/// So much of it is done. Its cells have no direction of their own: it fills from where its line starts.
fn bar(done: usize, total: usize) -> String {
    let full = (BAR * done).checked_div(total).unwrap_or(BAR).min(BAR);
    "█".repeat(full) + &"░".repeat(BAR - full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_empty_at_first_and_full_at_the_end() {
        assert_eq!(bar(0, 3), "░".repeat(20));
        assert_eq!(bar(1, 2), "█".repeat(10) + &"░".repeat(10));
        assert_eq!([bar(3, 3), bar(0, 0)], ["█".repeat(20), "█".repeat(20)]);
    }
}
