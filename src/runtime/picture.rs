//! Pictures for the screen: fetched when the reader asks for one, read, scaled and made into what the terminal is sent beside the
//! loop.
//!
//! A picture is named by an article, not typed in by the reader, so it is fetched as khabar fetches by itself: from the public
//! net only, within [`limits`]. Only the last one is kept, in memory, for another size of the screen.

use super::inbox::{Inbox, Letter};
use super::{Reader, clock, fetching};
use crate::app::Message;
use crate::app::arrangement::Size;
use crate::app::picture::{Sight, Wanted};
use crate::config::reading::Pictures;
use crate::fetch::http::{Client, Limits};
use crate::fetch::{Address, Body, Cancel, Failure, Request, Want};
use crate::intake::picture::{self, Decoded};
use crate::model::{CellSize, Problem, Timestamp, Unseen};
use crate::terminal::picture::{Line, Means, Wish};
use crate::terminal::{Drawing, Placed, Way};
use crate::text::Cells;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// What fetches and scales, in a thread that starts with the first picture.
#[derive(Debug)]
pub(super) struct Painter {
    inbox: Inbox,
    orders: Option<Sender<Order>>,
    cancel: Cancel,
}

/// One picture to be brought.
#[derive(Debug)]
struct Order {
    wanted: Wanted,
    manner: Manner,
    cancel: Cancel,
}

/// How a picture is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// In half cells.
    Blocks,
    /// By the terminal, whose cells have this size.
    Drawn(Way, CellSize, Line),
}

/// A picture as the terminal is sent it, and where it came from.
#[derive(Debug)]
pub struct Finished {
    url: String,
    drawing: Arc<Drawing>,
}

/// What came of an order.
enum Seen {
    /// What there is to be seen, or why there is nothing.
    Sight(Sight),
    /// A drawing.
    Drawing(Drawing),
}

/// The last picture and where it is.
type Kept = Option<(String, Decoded)>;

/// The bounds of fetching a picture.
#[must_use]
pub fn limits() -> Limits {
    Limits { bytes: picture::LIMIT, ..Limits::default() }
}

/// What the config file wishes, as the terminal understands it.
#[must_use]
pub const fn wish(pictures: Pictures) -> Wish {
    match pictures {
        Pictures::Auto => Wish::Auto,
        Pictures::Blocks => Wish::Blocks,
        Pictures::Kitty => Wish::Way(Way::Kitty),
        Pictures::Iterm2 => Wish::Way(Way::Iterm2),
        Pictures::Sixel => Wish::Way(Way::Sixel),
    }
}

/// Fetches the picture at `url` and reads it; nothing where it was cancelled.
#[must_use]
pub fn bring(client: &Client, (url, now): (&str, Timestamp), cancel: &Cancel) -> Option<Result<Decoded, Unseen>> {
    let Some(address) = Address::parse(url) else { return Some(Err(Unseen::NotFetched(Problem::Address))) };
    match client.get(&Request::automatic(address, Want::Picture, now), cancel, &mut |_| ()) {
        Ok(answer) => Some(match answer.body {
            Body::New { bytes, .. } => picture::decode(&bytes),
            // Nothing was said of what is here already.
            Body::Same => Err(Unseen::NotFetched(Problem::Broken)),
        }),
        Err(Failure::Cancelled) => None,
        Err(Failure::Problem { problem, .. }) => Some(Err(Unseen::NotFetched(problem))),
    }
}

impl Reader {
    /// Has a picture brought, where there are colours to paint it in.
    pub(super) fn paint_picture(&mut self, wanted: Wanted) -> anyhow::Result<()> {
        if self.look.shade([0; 3]).is_none() {
            return self.tell(Message::Picture(wanted, Sight::NoColours));
        }
        match self.session.pictures(wish(self.app.settings.pictures)).means {
            Means::Words => return self.tell(Message::Picture(wanted, Sight::NoColours)),
            Means::Blocks => self.painter.order(wanted, Manner::Blocks),
            Means::Drawn(way, cell) => self.painter.order(wanted, Manner::Drawn(way, cell, self.session.line())),
        }
        Ok(())
    }

    /// What the terminal draws over the frame: the picture that the state has a place for.
    pub(super) fn placed(&self) -> Option<Placed> {
        let (area, url) = self.app.drawn()?;
        let finished = self.finished.as_ref().filter(|finished| finished.url == url)?;
        let is_meant = finished.drawing.cells() == (area.width, area.height);
        is_meant.then(|| Placed { drawing: Arc::clone(&finished.drawing), left: area.left, top: area.top })
    }
}

impl Painter {
    /// A painter that has nothing to do yet.
    pub fn new(inbox: Inbox) -> Self {
        Self { inbox, orders: None, cancel: Cancel::new() }
    }

    /// Brings this picture, and no other any more.
    fn order(&mut self, wanted: Wanted, manner: Manner) {
        self.leave();
        self.cancel = Cancel::new();
        let orders = self.orders.get_or_insert_with(|| {
            let (orders, waiting) = channel();
            let inbox = self.inbox.clone();
            std::thread::spawn(move || work(&waiting, &inbox));
            orders
        });
        // The thread lives as long as this sender, or until nobody reads the inbox any more.
        let _ = orders.send(Order { wanted, manner, cancel: self.cancel.clone() });
    }

    /// Nothing is waited for any longer.
    pub fn leave(&self) {
        self.cancel.cancel();
    }
}

fn work(waiting: &Receiver<Order>, inbox: &Inbox) {
    let mut kept = None;
    while let Ok(order) = waiting.recv() {
        let order = waiting.try_iter().last().unwrap_or(order);
        // A picture that brings its reader down is one that can't be seen.
        let seen = catch_unwind(AssertUnwindSafe(|| see(&order, &mut kept)));
        let seen = seen.unwrap_or(Some(Seen::Sight(Sight::Unseen(Unseen::NotFetched(Problem::Fault)))));
        let Some(seen) = seen else { continue };
        if inbox.send(letter(order.wanted, seen)).is_err() {
            return;
        }
    }
}

fn letter(wanted: Wanted, seen: Seen) -> Letter {
    match seen {
        Seen::Sight(sight) => Letter::Answer(Message::Picture(wanted, sight)),
        Seen::Drawing(drawing) => {
            let (columns, rows) = drawing.cells();
            let finished = Finished { url: wanted.url.clone(), drawing: Arc::new(drawing) };
            Letter::Drawn(finished, Message::Picture(wanted, Sight::Drawn(Size { columns: columns.0, rows })))
        }
    }
}

/// What there is to be seen; nothing where it was cancelled.
fn see(Order { wanted, manner, cancel }: &Order, kept: &mut Kept) -> Option<Seen> {
    if cancel.is_cancelled() {
        return None;
    }
    if kept.as_ref().is_none_or(|(url, _)| *url != wanted.url) {
        *kept = None;
        let client = match Client::new(fetching::net(), limits()) {
            Ok(client) => client,
            Err(problem) => return Some(Seen::Sight(Sight::Unseen(Unseen::NotFetched(problem)))),
        };
        match bring(&client, (&wanted.url, clock::now().time), cancel)? {
            Ok(decoded) => *kept = Some((wanted.url.clone(), decoded)),
            Err(unseen) => return Some(Seen::Sight(Sight::Unseen(unseen))),
        }
    }
    let (_, decoded) = kept.as_ref()?;
    let (columns, rows) = (Cells(wanted.room.columns), wanted.room.rows);
    Some(match *manner {
        Manner::Blocks => Seen::Sight(Sight::Pixels(decoded.scaled(columns, rows))),
        Manner::Drawn(way, cell, line) => Seen::Drawing(drawing(decoded, (columns, rows), (way, cell, line))),
    })
}

/// The picture as large as it fits into so many cells, as the terminal is sent it.
#[must_use]
pub fn drawing(decoded: &Decoded, room: (Cells, u16), (way, cell, line): (Way, CellSize, Line)) -> Drawing {
    let (columns, rows) = decoded.cells(way.room(room, (cell, line)), cell);
    let screen = (columns.0.saturating_mul(cell.width()), rows.saturating_mul(cell.height()));
    let raster = decoded.raster(way.pixels(screen, decoded.size(), line));
    Drawing::new((way, line), &raster, (columns, rows))
}
