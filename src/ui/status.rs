//! The rows at the top and the bottom of the screen: pane titles, and where am I, progress, notice, keys.

use super::label::{Edge, label, width};
use super::look::{Look, fill};
use crate::app::arrangement::{Area, Pane};
use crate::app::shelf::Attention;
use crate::app::{App, Failure, Notice, Origin, Overlay};
use crate::config::{Command, Role, Surface};
use crate::panes::search::{Stage, view as search};
use crate::text::Cells;
use crate::words::Value;
use ratatui::buffer::Buffer;

/// Paints the title of each pane above it.
pub fn titles(app: &App, look: &Look, buffer: &mut Buffer) {
    let row = app.arrangement.titles;
    fill(buffer, row, look.style(Surface::Bar, Role::Quiet));
    for pane in [Pane::Reader, Pane::Headlines, Pane::Entities] {
        let Some(area) = app.arrangement.area(pane) else { continue };
        let over = Area { left: area.left, width: area.width, ..row };
        fill(buffer, over, look.style(Surface::Bar, Role::Quiet));
        title(app, look, (pane, over.inset(Cells(2))), buffer);
    }
}

fn title(app: &App, look: &Look, (pane, area): (Pane, Area), buffer: &mut Buffer) {
    let role = if app.focus == pane && app.overlays.is_empty() { Role::Accent } else { Role::Quiet };
    let style = look.style(Surface::Bar, role);
    let area = label(buffer, area, (Edge::Right, &look.words.say(name_of(pane)), look.base()), style);
    let area = Area { width: area.width - Cells(2), ..area };
    let quiet = look.style(Surface::Bar, Role::Quiet);
    match pane {
        Pane::Headlines => {
            let counts = look.words.say_with(
                "unread-of-total",
                &[("unread", Value::count(app.shelf.unread())), ("total", Value::count(app.shelf.count()))],
            );
            // In a narrow list only the number of what is new.
            let fits = width(&counts, look.base()) <= area.width;
            let counts = if fits { counts } else { look.words.number(unread(app)) };
            label(buffer, area, (Edge::Right, &counts, look.base()), quiet);
        }
        Pane::Reader if app.origin == Origin::Sample => {
            label(buffer, area, (Edge::Right, &look.words.say("sample"), look.base()), quiet);
        }
        Pane::Entities if !app.found().is_empty() => {
            let found = look.words.number(u32::try_from(app.found().len()).unwrap_or(u32::MAX));
            label(buffer, area, (Edge::Left, &found, look.base()), quiet);
        }
        Pane::Reader | Pane::Entities => {}
    }
}

fn unread(app: &App) -> u32 {
    u32::try_from(app.shelf.unread()).unwrap_or(u32::MAX)
}

const fn name_of(pane: Pane) -> &'static str {
    match pane {
        Pane::Headlines => "pane-headlines",
        Pane::Reader => "pane-article",
        Pane::Entities => "pane-entities",
    }
}

/// Paints the status line.
pub fn status(app: &App, look: &Look, buffer: &mut Buffer) {
    let row = app.arrangement.status;
    fill(buffer, row, look.style(Surface::Bar, Role::Quiet));
    let row = row.inset(Cells(2));
    let rest = match (&app.notice, app.search.stage()) {
        (_, Stage::Typing) => search::prompt(app, look, row, buffer),
        (Some(notice), _) => notice_on(app, look, (notice, row), buffer),
        (None, Stage::Walking) => search::standing(app, look, row, buffer),
        (None, Stage::Off) => place(app, look, row, buffer),
    };
    hints(app, look, Area { width: rest.width - Cells(2), ..rest }, buffer);
}

/// Which article of how many, and how far the reader is in it.
fn place(app: &App, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let accent = look.style(Surface::Bar, Role::Accent);
    let rest = label(buffer, row, (Edge::Right, &look.words.say("app-name"), look.base()), accent);
    if app.shelf.count() == 0 {
        return rest;
    }
    let position =
        [("position", Value::count(app.headlines.selected().0 + 1)), ("total", Value::count(app.shelf.count()))];
    let progress = [("percent", Value::Number(app.reader.progress()))];
    let words =
        format!("{}  ·  {}", look.words.say_with("position", &position), look.words.say_with("progress", &progress));
    let rest = Area { width: rest.width - Cells(2), ..rest };
    label(buffer, rest, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Text))
}

fn notice_on(app: &App, look: &Look, (notice, row): (&Notice, Area), buffer: &mut Buffer) -> Area {
    let role = match notice {
        Notice::Failed(_) | Notice::Warnings(_) => Role::Error,
        Notice::NoUnread | Notice::NoMoreArticles | Notice::Marked(_) | Notice::NothingChosen | Notice::NoEntities => {
            Role::Accent
        }
    };
    let words = words_of(app, look, notice);
    label(buffer, row, (Edge::Right, &words, look.base()), look.style(Surface::Bar, role))
}

fn words_of(app: &App, look: &Look, notice: &Notice) -> String {
    match notice {
        Notice::NoUnread => look.words.say("nothing-unread"),
        Notice::NoMoreArticles => {
            look.words.say(if app.headlines.selected().0 == 0 { "first-article" } else { "last-article" })
        }
        Notice::Marked(Attention::Read) => look.words.say("marked-read"),
        Notice::Marked(Attention::Unread) => look.words.say("marked-unread"),
        Notice::NothingChosen => look.words.say("nothing-chosen"),
        Notice::NoEntities => look.words.say("empty-entities"),
        Notice::Failed(Failure::Entities(_)) => look.words.say("failure-worker"),
        Notice::Warnings(warnings) => look.words.say_with("warnings", &[("count", Value::count(*warnings))]),
    }
}

/// At the end of the line: what has been typed of a chord, and the keys that are useful now.
fn hints(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let commands: &[Command] = match (app.overlays.last(), app.search.stage(), app.focus) {
        (Some(Overlay::Search), _, _) => return,
        (Some(Overlay::Help(_)), _, _) => &[Command::Cancel],
        (None, Stage::Walking | Stage::Typing, _) => &[Command::Next, Command::Previous, Command::Cancel],
        (None, Stage::Off, Pane::Headlines) => &[Command::Open, Command::NextPane, Command::Help],
        (None, Stage::Off, Pane::Reader) => &[Command::Search, Command::NextArticle, Command::Help],
        (None, Stage::Off, Pane::Entities) => &[Command::Open, Command::NextMention, Command::Help],
    };
    let mut rest = area;
    for &command in commands.iter().rev() {
        rest = hint(app, look, (command, rest), buffer);
    }
    let chords = app.pending();
    let keys = chords.keys().iter().map(ToString::to_string);
    let pending: String = chords.count().map(|count| count.to_string()).into_iter().chain(keys).collect();
    label(buffer, rest, (Edge::Left, &pending, crate::text::Base::Ltr), look.style(Surface::Bar, Role::Accent));
}

/// One key and what it does, at the left edge; left out where it does not fit whole.
fn hint(app: &App, look: &Look, (command, area): (Command, Area), buffer: &mut Buffer) -> Area {
    let Some(key) = app.keymap.keys_of(command).first() else { return area };
    let words = look.words.say(&format!("hint-{}", command.name()));
    let text = format!("\u{2066}{key}\u{2069} {words}");
    let needed = width(&text, look.base());
    if needed + Cells(1) > area.width {
        return Area { width: Cells(0), ..area };
    }
    let rest = label(buffer, area, (Edge::Left, &text, look.base()), look.style(Surface::Bar, Role::Quiet));
    Area { left: rest.left + Cells(3), width: rest.width - Cells(3), ..rest }
}
