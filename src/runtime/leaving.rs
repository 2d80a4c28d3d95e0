//! What leaves khabar: text for the clipboard, text for a program, an address for the browser.

use super::clipboard;
use super::outside::{self, Browser};
use super::{Reader, size_of};
use crate::app::Message;
use crate::app::outside::{Destination, Outcome};
use crate::app::takeaway::Copied;
use crate::terminal::{CLIPBOARD_LIMIT, Sent, encode, row_switches, wait_for_enter};
use crate::text::{Cells, Column};
use crate::ui::label::{Edge, label};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

impl Reader {
    /// Puts `text` on the clipboard of the system and, by way of the terminal, on that of the machine it runs on. A
    /// terminal that takes only a part of it is left out where the system takes all.
    pub(super) fn copy(&mut self, text: &str) -> anyhow::Result<()> {
        let value = |name: &str| std::env::var(name).ok();
        let ways = [clipboard::programs(value), clipboard::multiplexer(value)];
        let is_taken = ways.iter().filter(|programs| clipboard::offer(text, programs)).count() > 0;
        if is_taken && text.len() > CLIPBOARD_LIMIT {
            return Ok(());
        }
        let sent = if self.has_window { self.session.copy(text)? } else { Sent::Nothing };
        let copied = match (is_taken, sent) {
            (true, _) | (false, Sent::Whole) => return Ok(()),
            (false, Sent::Part) => Copied::Part,
            (false, Sent::Nothing) => Copied::Nowhere,
        };
        self.tell(Message::Copied(copied))
    }

    /// Tells the state what became of something, and carries out what it makes of it.
    pub(super) fn tell(&mut self, message: Message) -> anyhow::Result<()> {
        let effects = self.app.update(message);
        self.carry_out(effects)
    }

    /// Runs a program with `text` on its standard input. It has the terminal, and what it wrote stays on it until Enter is
    /// pressed; a pager has waited by itself.
    pub(super) fn pipe(&mut self, words: &[String], text: &str) -> anyhow::Result<()> {
        let program = words.first().map_or("", String::as_str);
        let prompt = self.enter_line()?;
        let ended = self.session.lend(&self.gate, || {
            let ended = outside::pipe(words, text);
            if ended.is_ok() && !outside::is_screen(program) {
                wait_for_enter(&prompt)?;
            }
            ended
        })?;
        self.resize()?;
        outside::outcome(program, ended).map_or(Ok(()), |outcome| self.tell(Message::Ran(outcome)))
    }

    /// Opens an address in the first browser that is there. Without one it is copied.
    pub(super) fn browse(&mut self, destination: &Destination) -> anyhow::Result<()> {
        let browsers = outside::browsers(|name| std::env::var(name).ok());
        let Some(browser) = browsers.into_iter().find_map(Browser::found) else {
            self.app.update(Message::Ran(Outcome::NoBrowser));
            // Where that fails too, that is what is said.
            return self.copy(&destination.address);
        };
        let outcome = if browser.needs_terminal() {
            let ended = self.session.lend(&self.gate, || browser.open_here(&destination.address))?;
            self.resize()?;
            outside::outcome(browser.program(), ended)
        } else {
            let opened = browser.open(&destination.address);
            opened.err().and_then(|error| outside::outcome(browser.program(), Err(error)))
        };
        outcome.map_or(Ok(()), |outcome| self.tell(Message::Ran(outcome)))
    }

    /// The line that says how to come back, as this terminal must be sent it.
    fn enter_line(&self) -> anyhow::Result<String> {
        let (mode, columns) = (self.session.profile().mode, size_of(&self.session)?.columns);
        let mut row = Buffer::empty(Rect::new(0, 0, columns, 1));
        let place = crate::app::arrangement::Area { left: Column(0), width: Cells(columns), top: 0, height: 1 };
        let words = self.look.words.say("program-enter");
        label(&mut row, place, (Edge::Right, &words, self.look.base()), Style::default());
        encode(&mut row, mode);
        let cells: String = row.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        let (on, off) = row_switches(mode);
        Ok(format!("\r\n{on}{}{off}", cells.trim_end()))
    }
}
