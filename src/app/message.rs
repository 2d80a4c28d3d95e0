//! What comes in and what goes out: messages change the state, effects are carried out by the runtime.

use super::arrangement::Size;
use super::outside::{Destination, Outcome};
use super::picture::{Sight, Wanted};
use super::shelf::{ArticleId, Attention};
use super::store::{Answer, Ask, Progress, Reach, Refusal};
use super::takeaway::Copied;
use super::trail::Way;
use crate::config::{Aim, Key, Preference};
use crate::model::{Article, Entity, Order, Timestamp};
use crate::text::Column;
use std::sync::Arc;

/// A moment, and where the reader is: what "yesterday" means depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The time.
    pub time: Timestamp,
    /// Seconds that local time is ahead of UTC.
    pub east: i32,
}

/// What was done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The main button went down.
    Click,
    /// It went down a second time on the same cell.
    DoubleClick,
    /// It went down a third time there.
    TripleClick,
    /// The mouse came to another cell with the main button down.
    Drag,
    /// The main button was let go.
    Release,
    /// The wheel was turned towards the end of what is shown.
    WheelDown,
    /// The wheel was turned towards the start.
    WheelUp,
}

/// Something done with the mouse, and the cell of the screen it was done at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What was done.
    pub gesture: Gesture,
    /// The column.
    pub column: Column,
    /// The row, counted from the top of the screen.
    pub row: u16,
}

/// Anything that can change the state of the reader.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse was used.
    Mouse(Pointer),
    /// The screen has this size now.
    Resize(Size),
    /// The time is this now. Comes with other messages, never alone.
    Clock(Moment),
    /// The entities of an article were found.
    Entities(ArticleId, Vec<Entity>),
    /// The library answered.
    Library(Answer),
    /// Where an address leads; nothing where it may not be opened.
    Destination(Option<Destination>),
    /// What there is to be seen of a picture.
    Picture(Wanted, Sight),
    /// Another program came to something.
    Ran(Outcome),
    /// What was to be copied was not, or not all of it.
    Copied(Copied),
    /// Something went wrong behind the scenes.
    Failed(Failure),
    /// khabar was asked to end from outside.
    Leave,
}

/// What the runtime shall do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Find the entities of this article and answer with [`Message::Entities`].
    Recognise(ArticleId, Arc<Article>),
    /// Ask the library, and answer with [`Message::Library`]. Without a library nothing is to be done.
    Ask(Ask),
    /// Keep this option in the config file, for all articles or those of a language, and do what it says.
    Prefer(Aim, String),
    /// Paint everything in the theme of this name from now on.
    Theme(String),
    /// Put this text on the clipboard, and answer with [`Message::Copied`] where not all of it can be. It is tidy.
    Copy(String),
    /// Run these words, a program and its arguments, with this text on its standard input, and give it the terminal.
    Pipe(Vec<String>, String),
    /// Find out where this address leads, and answer with [`Message::Destination`].
    Consider(String),
    /// Open this in the browser.
    Browse(Destination),
    /// Fetch this picture, unless it was the last one, and answer with [`Message::Picture`].
    Picture(Wanted),
    /// No picture is waited for any longer.
    LeavePicture,
    /// Paint everything anew.
    Redraw,
    /// Give the terminal back and stop until the shell continues us.
    Suspend,
    /// End.
    Quit,
}

/// Something that went wrong, typed up to the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The entities of an article could not be found: the worker panicked.
    Entities(ArticleId),
    /// An option could not be kept; which file, and why, in English.
    Setting(String),
}

/// A word to the reader on the status line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// No other article is unread.
    NoUnread,
    /// There is no article behind the last one or before the first.
    NoMoreArticles,
    /// No pane stands beside the one that was to be made wider or narrower.
    NoPaneBeside,
    /// The selected article was marked so.
    Marked(Attention),
    /// There is no entity to walk or to search for.
    NothingChosen,
    /// The article has no entities.
    NoEntities,
    /// Nothing is being selected whose end could be moved.
    NotSelecting,
    /// So many words were copied.
    Copied(usize),
    /// Not all that was to be copied was.
    CopiedBadly(Copied),
    /// There is nothing to copy.
    NothingToCopy,
    /// The article has no address.
    NoAddress,
    /// The article has no lead picture.
    NoPicture,
    /// The address is none that may be opened.
    NotOpened,
    /// No link that could be opened is in sight.
    NoLinks,
    /// A quotation mark in the line of a program is not closed.
    OpenQuote,
    /// What another program came to.
    Ran(Outcome),
    /// Something failed.
    Failed(Failure),
    /// So many parts of the input could not be read as they should.
    Warnings(usize),
    /// The selected article has a star now, or has none.
    Starred(bool),
    /// So many articles were marked.
    MarkedAll(usize),
    /// So many articles are as they were before.
    Undone(usize),
    /// What the list leaves out.
    Listing(Reach),
    /// The order of the list.
    Ordered(Order),
    /// The theme of this name is shown now.
    Theme(String),
    /// The cursor is on nothing that can be removed.
    RemoveWhich,
    /// This needs a library, and only files are open.
    NoLibrary,
    /// Fetching is over.
    Fetched(Progress),
    /// A source of this name was added.
    Added(String),
    /// Nothing was open before, or after.
    NoWay(Way),
    /// An option has this value from now on.
    Preferred(Aim, String),
    /// What was typed is no value of this option.
    NotAValue(Preference),
    /// The keys of the config file clash with those of that preset.
    KeysClash,
    /// The library has nothing with these words.
    NothingFound(String),
    /// There is nothing to choose from.
    NothingElse,
    /// The articles with someone or something are a list now.
    Followed(String),
    /// The reader's word on an entity holds from now on.
    Corrected,
    /// The last correction was taken back.
    TakenBack,
    /// The library does not do it.
    Refused(Refusal),
    /// The tour is over: every step was done.
    TourOver,
    /// The tour was left before its end.
    TourLeft,
}
