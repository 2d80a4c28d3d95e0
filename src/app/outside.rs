//! Other programs: text given to one on its standard input, an address opened in the browser.
//!
//! Nothing is opened before the reader has seen where it leads. No shell is asked: a line is split into words here, and
//! an address is one word.

use super::takeaway::tidy;
use super::{App, Effect, Notice, Overlay};
use crate::config::{Code, Key};
use crate::panes::hints::{self, Typed};
use crate::panes::prompt::{self, Purpose};
use crate::panes::reader::marks::links_in;
use crate::panes::reader::selection::Selection;

/// Where an address really leads, as it would be opened: ASCII, its host as it is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The address: http or https.
    pub address: String,
    /// Its host, with the port where it has one of its own.
    pub host: String,
}

/// What another program came to, where that is worth a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is no program of this name.
    NotFound(String),
    /// It could not be run, or ended badly: its name, and what the system says.
    Failed(String, String),
    /// There is no browser here; the address was copied instead.
    NoBrowser,
}

impl App {
    /// Asks for the program that is to be given the selection, else the article.
    pub(super) fn begin_pipe(&mut self) {
        if self.reader.id().is_none() {
            self.notice = Some(Notice::NothingToCopy);
            return;
        }
        self.overlays.push(Overlay::Prompt(prompt::State::new(Purpose::Pipe)));
    }

    /// Gives the selection, else the article, to the program that `line` names.
    pub(super) fn pipe(&mut self, line: &str) -> Vec<Effect> {
        let Ok(words) = shell_words::split(line) else {
            self.notice = Some(Notice::OpenQuote);
            return Vec::new();
        };
        let Some(article) = self.reader.article() else { return Vec::new() };
        let span = self.reader.selection().map(Selection::span);
        let text = tidy(span.map_or(article.text.as_str(), |span| span.of(&article.text)));
        if words.is_empty() { Vec::new() } else { vec![Effect::Pipe(words, text)] }
    }

    /// Opens the selected link, else the article, once the reader agrees.
    pub(super) fn browse(&mut self) -> Vec<Effect> {
        let selected = self.selected_link().map(|link| link.url.clone());
        let address = selected.or_else(|| self.reader.article()?.url.clone());
        let Some(address) = address else {
            self.notice = Some(Notice::NoAddress);
            return Vec::new();
        };
        vec![Effect::Consider(address)]
    }

    /// It was found out where an address leads: the reader is asked.
    pub(super) fn considered(&mut self, destination: Option<Destination>) {
        match destination {
            Some(destination) => self.overlays.push(Overlay::Confirm(destination)),
            None => self.notice = Some(Notice::NotOpened),
        }
    }

    /// A key while the reader is asked: Enter agrees, any other key but those that hold keys leaves it.
    pub(super) fn press_in_confirm(&mut self, key: Key) -> Vec<Effect> {
        match (key.code, self.overlays.pop()) {
            (Code::Enter, Some(Overlay::Confirm(destination))) => vec![Effect::Browse(destination)],
            _ => Vec::new(),
        }
    }

    /// Gives each link in sight its letters.
    pub(super) fn show_hints(&mut self) {
        let sight = self.reader.in_sight();
        let links = links_in(self, sight).filter(|link| link.span.meet(sight).is_some());
        let links = links.filter(|link| link.url.starts_with("http:") || link.url.starts_with("https:"));
        let notes = self.reader.footnotes().filter(|&(_, line, note)| line == note.address);
        let notes = notes.map(|(.., note)| (note.span, note.url.to_owned()));
        let notes = notes.filter(|(_, url)| url.starts_with("http:") || url.starts_with("https:"));
        let hints = hints::State::new(links.map(|link| (link.span, link.url.clone())).chain(notes));
        if hints.labels().is_empty() {
            self.notice = Some(Notice::NoLinks);
        } else {
            self.overlays.push(Overlay::Hints(hints));
        }
    }

    /// A key while links have letters.
    pub(super) fn press_in_hints(&mut self, key: Key) -> Vec<Effect> {
        let keyboard = self.keymap.keyboard();
        let Some(Overlay::Hints(hints)) = self.overlays.last_mut() else { return Vec::new() };
        let letter = key.typed().map(|typed| keyboard.position(typed).unwrap_or(typed));
        match letter.map_or(Typed::Nothing, |letter| hints.press(letter)) {
            Typed::Begun => Vec::new(),
            Typed::Nothing => {
                self.overlays.pop();
                Vec::new()
            }
            Typed::Link(url) => {
                self.overlays.pop();
                vec![Effect::Consider(url)]
            }
        }
    }
}
