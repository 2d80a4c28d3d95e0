//! The rows at the top and the bottom of the screen: pane titles, and where am I, progress, notice, keys.

use super::asked::confirm;
use super::facts;
use super::label::{Edge, label, width};
use super::look::{Look, fill};
use super::tour;
use crate::app::arrangement::{Area, Pane};
use crate::app::desk::{self, Right};
use crate::app::outside::Outcome;
use crate::app::shelf::Attention;
use crate::app::store::{Progress, QueryFault, Reach, Refusal, View};
use crate::app::takeaway::Copied;
use crate::app::trail::Way;
use crate::app::{App, Failure, Notice, Origin, Overlay};
use crate::config::preferences::Names;
use crate::config::{Command, Role, Sign, Standard, Surface};
use crate::model::Order;
use crate::panes::search::{Stage, view as search};
use crate::panes::{prompt, sources};
use crate::text::Cells;
use crate::text::search::EXPRESSION;
use crate::words::Value;
use ratatui::buffer::Buffer;

/// Columns from which the status line has room for how long the rest takes.
const ROOM_FOR_TIME: Cells = Cells(60);

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
    let area = label(buffer, area, (Edge::Right, &name(app, look, pane), look.base()), style);
    let area = Area { width: area.width - Cells(2), ..area };
    let quiet = look.style(Surface::Bar, Role::Quiet);
    match pane {
        Pane::Headlines if app.desk.right == Right::Sources || app.shelf.count() == 0 => {}
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
        Pane::Entities if app.shown() > 0 => {
            let found = look.words.number(u32::try_from(app.shown()).unwrap_or(u32::MAX));
            label(buffer, area, (Edge::Left, &found, look.base()), quiet);
        }
        Pane::Reader | Pane::Entities => {}
    }
}

fn unread(app: &App) -> u32 {
    u32::try_from(app.shelf.unread()).unwrap_or(u32::MAX)
}

fn name(app: &App, look: &Look, pane: Pane) -> String {
    let id = match pane {
        Pane::Headlines if app.desk.right == Right::Sources => "pane-sources",
        Pane::Headlines => match &app.desk.wish.view {
            View::All => "pane-headlines",
            View::Source(id) => {
                let found = app.desk.overview.sources.iter().find(|subscribed| subscribed.id == *id);
                return found.map_or_else(String::new, |found| found.source.title.clone());
            }
            view => return sources::view::name_of(&look.words, view),
        },
        Pane::Reader => "pane-article",
        Pane::Entities => "pane-entities",
    };
    look.words.say(id)
}

/// Paints the status line.
pub fn status(app: &App, look: &Look, buffer: &mut Buffer) {
    let row = app.arrangement.status;
    fill(buffer, row, look.style(Surface::Bar, Role::Quiet));
    let row = row.inset(Cells(2));
    let rest = match (prompted(app), &app.notice, app.search.stage()) {
        _ if asks(app) => question(app, look, row, buffer),
        (Some(state), ..) => prompt::view::view(state, look, row, buffer),
        (None, _, Stage::Typing) => search::prompt(app, look, row, buffer),
        (None, Some(notice), _) => notice_on(app, look, (notice, row), buffer),
        (None, None, _) if app.reader.selection().is_some() => selected(app, look, row, buffer),
        (None, None, Stage::Walking) => search::standing(app, look, row, buffer),
        (None, None, Stage::Off) => place(app, look, row, buffer),
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
    if let Some(progress) = app.desk.progress {
        let values = [("done", Value::count(progress.done)), ("total", Value::count(progress.total))];
        let words = look.words.say_with("fetching", &values);
        let rest = Area { width: rest.width - Cells(2), ..rest };
        return label(buffer, rest, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Text));
    }
    if let Some(problem) = app.sources.problem().filter(|_| app.desk.right == Right::Sources) {
        let words = look.words.problem(problem);
        let rest = Area { width: rest.width - Cells(2), ..rest };
        return label(buffer, rest, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Error));
    }
    let position =
        [("position", Value::count(app.headlines.selected() + 1)), ("total", Value::count(app.shelf.count()))];
    let progress = [("percent", Value::Number(app.reader.progress()))];
    let [position, progress] = [("position", position.as_slice()), ("progress", progress.as_slice())]
        .map(|(id, values)| look.words.say_with(id, values));
    let separator = format!("  {}  ", look.sign(Sign::Separator));
    // In a narrow row the keys are worth more.
    let left = time_left(app, look).filter(|_| row.width >= ROOM_FOR_TIME && app.overlays.is_empty());
    let words: Vec<String> = [position, progress].into_iter().chain(left).collect();
    let words = words.join(&separator);
    let rest = Area { width: rest.width - Cells(2), ..rest };
    label(buffer, rest, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Text))
}

/// How long the rest of the open article takes, where that is worth saying.
fn time_left(app: &App, look: &Look) -> Option<String> {
    let article = app.reader.article()?;
    let rest = article.text.get(app.reader.in_sight().end.bytes()..).filter(|_| app.focus == Pane::Reader)?;
    let minutes = facts::minutes(rest);
    (minutes > 0).then(|| look.words.say_with("time-left", &[("minutes", Value::Number(minutes))]))
}

/// How much is selected.
fn selected(app: &App, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    let words = match app.selected_words() {
        Some(words) => look.words.say_with("selected", &[("count", Value::count(words))]),
        None => look.words.say("selected-much"),
    };
    label(buffer, row, (Edge::Right, &words, look.base()), look.style(Surface::Bar, Role::Accent))
}

fn notice_on(app: &App, look: &Look, (notice, row): (&Notice, Area), buffer: &mut Buffer) -> Area {
    let role = match notice {
        Notice::Failed(_)
        | Notice::Warnings(_)
        | Notice::CopiedBadly(Copied::Nowhere)
        | Notice::Ran(Outcome::NotFound(_) | Outcome::Failed(..)) => Role::Error,
        Notice::Refused(refusal) if refusal.is_failure() => Role::Error,
        Notice::Fetched(progress) if progress.failed > 0 => Role::Warning,
        Notice::CopiedBadly(Copied::Part) | Notice::NotOpened | Notice::OpenQuote => Role::Warning,
        Notice::NoUnread
        | Notice::NoMoreArticles
        | Notice::NoPaneBeside
        | Notice::Marked(_)
        | Notice::NothingChosen
        | Notice::NoEntities
        | Notice::NotSelecting
        | Notice::Copied(_)
        | Notice::NothingToCopy
        | Notice::NoAddress
        | Notice::NoPicture
        | Notice::NoLinks
        | Notice::Ran(Outcome::NoBrowser)
        | Notice::Starred(_)
        | Notice::MarkedAll(_)
        | Notice::Undone(_)
        | Notice::Listing(_)
        | Notice::Ordered(_)
        | Notice::Theme(_)
        | Notice::RemoveWhich
        | Notice::NoLibrary
        | Notice::Fetched(_)
        | Notice::Added(_)
        | Notice::TourOver
        | Notice::TourLeft
        | Notice::NothingElse
        | Notice::NoWay(_)
        | Notice::NothingFound(_)
        | Notice::Preferred(..)
        | Notice::NotAValue(_)
        | Notice::KeysClash
        | Notice::Followed(_)
        | Notice::Corrected
        | Notice::TakenBack
        | Notice::Refused(_) => Role::Accent,
    };
    let words = words_of(app, look, notice);
    label(buffer, row, (Edge::Right, &words, look.base()), look.style(Surface::Bar, role))
}

fn words_of(app: &App, look: &Look, notice: &Notice) -> String {
    match notice {
        Notice::NoUnread => look.words.say("nothing-unread"),
        Notice::NoMoreArticles => {
            look.words.say(if app.headlines.selected() == 0 { "first-article" } else { "last-article" })
        }
        Notice::NoPaneBeside => look.words.say("no-pane-beside"),
        Notice::Marked(Attention::Read) => look.words.say("marked-read"),
        Notice::Marked(Attention::Unread | Attention::KeptUnread) => look.words.say("marked-unread"),
        Notice::NothingChosen => look.words.say("nothing-chosen"),
        Notice::NoEntities => look.words.say("empty-entities"),
        Notice::NotSelecting => {
            let select = app.keymap.keys_of(Command::Select).first().map(ToString::to_string).unwrap_or_default();
            look.words.say_with("not-selecting", &[("key", Value::Text(&select))])
        }
        Notice::Copied(words) => look.words.say_with("copied", &[("count", Value::count(*words))]),
        Notice::CopiedBadly(Copied::Part) => look.words.say("copied-part"),
        Notice::CopiedBadly(Copied::Nowhere) => look.words.say("copied-nowhere"),
        Notice::NothingToCopy => look.words.say("nothing-to-copy"),
        Notice::NotOpened => look.words.say("not-opened"),
        Notice::NoPicture => look.words.say("no-picture"),
        Notice::NoLinks => look.words.say("no-links"),
        Notice::OpenQuote => look.words.say("open-quote"),
        Notice::Ran(Outcome::NoBrowser) => look.words.say("no-browser"),
        Notice::Ran(Outcome::NotFound(name)) => {
            look.words.say_with("program-not-found", &[("name", Value::Text(name))])
        }
        Notice::Ran(Outcome::Failed(name, what)) => {
            look.words.say_with("program-failed", &[("name", Value::Text(name)), ("what", Value::Text(what))])
        }
        Notice::NoAddress => look.words.say("no-address"),
        Notice::Failed(Failure::Entities(_)) => look.words.say("failure-worker"),
        Notice::Failed(Failure::Setting(what)) => {
            look.words.say_with("failure-setting", &[("what", Value::Text(what))])
        }
        Notice::Preferred(aim, value) => {
            let values = [("option", Value::Text(&aim.to_string())), ("value", Value::Text(value))];
            look.words.say_with("preferred", &values)
        }
        Notice::NotAValue(preference) => {
            let choices = preference.values().choices();
            let values = [("option", Value::Text(preference.key())), ("values", Value::Text(&choices))];
            look.words.say_with("not-a-value", &values)
        }
        Notice::NothingFound(words) => look.words.say_with("search-none", &[("query", Value::Text(words))]),
        Notice::KeysClash => look.words.say("keys-clash"),
        Notice::Warnings(warnings) => look.words.say_with("warnings", &[("count", Value::count(*warnings))]),
        Notice::Starred(true) => look.words.say("starred"),
        Notice::Starred(false) => look.words.say("unstarred"),
        Notice::MarkedAll(count) => {
            let undo = app.keymap.keys_of(Command::Undo).first().map(ToString::to_string).unwrap_or_default();
            look.words.say_with("marked-many", &[("count", Value::count(*count)), ("undo", Value::Text(&undo))])
        }
        Notice::Undone(count) => look.words.say_with("undone", &[("count", Value::count(*count))]),
        Notice::Listing(Reach::All) => look.words.say("listing-all"),
        Notice::Listing(Reach::Unread) => look.words.say("listing-unread"),
        Notice::Ordered(Order::Newest) => look.words.say("order-newest"),
        Notice::Ordered(Order::Oldest) => look.words.say("order-oldest"),
        Notice::Ordered(Order::Source) => look.words.say("order-source"),
        Notice::Theme(name) => look.words.say_with("theme", &[("name", Value::Text(&theme_name(look, name)))]),
        Notice::RemoveWhich => look.words.say("remove-which"),
        Notice::NoLibrary => look.words.say_with("no-library", &[("command", Value::Text("khabar"))]),
        Notice::Fetched(progress) => fetched(look, *progress),
        Notice::Added(name) => look.words.say_with("added", &[("name", Value::Text(name))]),
        Notice::NothingElse => look.words.say("nothing-else"),
        Notice::NoWay(Way::Back) => look.words.say("nothing-before"),
        Notice::NoWay(Way::Forward) => look.words.say("nothing-after"),
        Notice::Followed(name) => look.words.say_with("followed", &[("name", Value::Text(name))]),
        Notice::Corrected => corrected(app, look),
        Notice::TakenBack => look.words.say("taken-back"),
        Notice::Refused(refusal) => refused(look, refusal),
        Notice::TourOver => look.words.say_with("tour-over", &[("key", Value::Text(&tour::key(app, Command::Quit)))]),
        Notice::TourLeft => look.words.say("tour-left"),
    }
}

/// What a theme of khabar is called; one of the reader's own goes by the name of its file.
fn theme_name(look: &Look, name: &str) -> String {
    Standard::named(name).map_or_else(|| name.to_owned(), |_| look.words.say(&format!("theme-{name}")))
}

/// What the reader said holds; with a library it can be taken back, without one it is gone with the program.
fn corrected(app: &App, look: &Look) -> String {
    if app.desk.library == desk::Library::None {
        return look.words.say("corrected-here");
    }
    let undo = app.keymap.keys_of(Command::Undo).first().map(ToString::to_string).unwrap_or_default();
    look.words.say_with("corrected", &[("undo", Value::Text(&undo))])
}

fn fetched(look: &Look, progress: Progress) -> String {
    let new = look.words.say_with("fetched", &[("new", Value::count(progress.new))]);
    if progress.failed == 0 {
        return new;
    }
    format!("{new} {}", look.words.say_with("fetched-failed", &[("failed", Value::count(progress.failed))]))
}

/// Why the library does not do it.
fn refused(look: &Look, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NothingToUndo => look.words.say_with("undone", &[("count", Value::Number(0))]),
        Refusal::Source(problem) => look.words.problem(problem),
        Refusal::Already(name) => look.words.say_with("already-there", &[("name", Value::Text(name))]),
        Refusal::ReadOnly => look.words.say("read-only"),
        Refusal::Failed(what) => look.words.say_with("library-failed", &[("what", Value::Text(what))]),
        Refusal::Query(QueryFault::Empty) => look.words.say("query-empty"),
        Refusal::Query(QueryFault::NoValue(key)) => look.words.say_with("query-no-value", &[("key", Value::Text(key))]),
        Refusal::Query(QueryFault::Date(date)) => look.words.say_with("query-date", &[("value", Value::Text(date))]),
        Refusal::Query(QueryFault::State(state)) => {
            look.words.say_with("query-state", &[("value", Value::Text(state))])
        }
        Refusal::Query(QueryFault::TooShort(word)) => {
            look.words.say_with("query-short", &[("word", Value::Text(word))])
        }
        Refusal::Query(QueryFault::TooLong) => look.words.say("query-long"),
        Refusal::Query(QueryFault::Fleeting) => look.words.say("query-fleeting"),
        Refusal::Query(QueryFault::Expression) => {
            look.words.say_with("query-expression", &[("sign", Value::Text(EXPRESSION))])
        }
    }
}

/// Whether the line asks the reader something.
fn asks(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Confirm(_) | Overlay::Hints(_)))
}

/// What the reader is asked.
fn question(app: &App, look: &Look, row: Area, buffer: &mut Buffer) -> Area {
    if let Some(Overlay::Confirm(destination)) = app.overlays.last() {
        return confirm(destination, look, row, buffer);
    }
    let accent = look.style(Surface::Bar, Role::Accent);
    label(buffer, row, (Edge::Right, &look.words.say("links-ask"), look.base()), accent)
}

/// The prompt that is open, if one is.
fn prompted(app: &App) -> Option<&prompt::State> {
    match app.overlays.last() {
        Some(Overlay::Prompt(state)) => Some(state),
        Some(
            Overlay::Search
            | Overlay::Help(_)
            | Overlay::Filter
            | Overlay::Card(_)
            | Overlay::Palette(_)
            | Overlay::Confirm(_)
            | Overlay::Hints(_)
            | Overlay::Picture(_),
        )
        | None => None,
    }
}

/// At the end of the line: what has been typed of a chord, and the keys that are useful now.
fn hints(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let commands: &[Command] = match (app.overlays.last(), app.search.stage(), app.focus) {
        (Some(Overlay::Search), _, _) => return,
        (Some(Overlay::Prompt(_) | Overlay::Filter | Overlay::Palette(_) | Overlay::Confirm(_)), _, _) => {
            &[Command::Open, Command::Cancel]
        }
        (Some(Overlay::Card(_)), _, _) => &[Command::Open, Command::CorrectKind, Command::Cancel],
        (Some(Overlay::Picture(_)), _, _) => &[Command::Browse, Command::Cancel],
        (Some(Overlay::Help(_) | Overlay::Hints(_)), _, _) => &[Command::Cancel],
        (None, _, Pane::Reader) if app.reader.selection().is_some() => {
            &[Command::Copy, Command::SwapEnds, Command::Cancel]
        }
        (None, Stage::Walking | Stage::Typing, _) => &[Command::Next, Command::Previous, Command::Cancel],
        (None, Stage::Off, Pane::Headlines) if app.desk.right == Right::Sources => {
            &[Command::Open, Command::AddSource, Command::Reload, Command::Help]
        }
        (None, Stage::Off, Pane::Headlines) if app.shelf.count() == 0 && app.desk.searched().is_some() => {
            &[Command::Find, Command::Cancel]
        }
        (None, Stage::Off, Pane::Headlines) if app.shelf.count() == 0 => {
            &[Command::Sources, Command::UnreadOnly, Command::Help]
        }
        (None, Stage::Off, Pane::Headlines) => &[Command::Open, Command::NextPane, Command::Help],
        (None, Stage::Off, Pane::Reader) => &[Command::Search, Command::NextArticle, Command::Help],
        (None, Stage::Off, Pane::Entities) => {
            &[Command::Open, Command::EntityCard, Command::NextMention, Command::Help]
        }
    };
    let chords = app.pending();
    let keys = chords.keys().iter().map(ToString::to_string);
    let pending: String = chords.count().map(|count| count.to_string()).into_iter().chain(keys).collect();
    // What has been typed is shown before any hint.
    let kept = if pending.is_empty() { Cells(0) } else { width(&pending, crate::text::Base::Ltr) + Cells(1) };
    let mut rest = Area { width: area.width - kept, ..area };
    for &command in commands.iter().rev() {
        rest = hint(app, look, (command, rest), buffer);
    }
    let rest = Area { width: Cells(area.right().0.saturating_sub(rest.left.0)), ..rest };
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
