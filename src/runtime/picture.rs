//! Pictures for the screen: fetched when the reader asks for one, read and scaled beside the loop.
//!
//! A picture is named by an article, not typed in by the reader, so it is fetched as khabar fetches by itself: from the public
//! net only, within [`limits`]. Only the last one is kept, in memory, for another size of the screen.

use super::inbox::{Inbox, Letter};
use super::{Reader, clock, fetching};
use crate::app::Message;
use crate::app::picture::{Sight, Wanted};
use crate::fetch::http::{Client, Limits};
use crate::fetch::{Address, Body, Cancel, Failure, Request, Want};
use crate::intake::picture::{self, Decoded};
use crate::model::{Problem, Timestamp, Unseen};
use crate::text::Cells;
use std::panic::{AssertUnwindSafe, catch_unwind};
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
    cancel: Cancel,
}

/// The last picture and where it is.
type Kept = Option<(String, Decoded)>;

/// The bounds of fetching a picture.
#[must_use]
pub fn limits() -> Limits {
    Limits { bytes: picture::LIMIT, ..Limits::default() }
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
        self.painter.order(wanted);
        Ok(())
    }
}

impl Painter {
    /// A painter that has nothing to do yet.
    pub fn new(inbox: Inbox) -> Self {
        Self { inbox, orders: None, cancel: Cancel::new() }
    }

    /// Brings this picture, and no other any more.
    fn order(&mut self, wanted: Wanted) {
        self.leave();
        self.cancel = Cancel::new();
        let orders = self.orders.get_or_insert_with(|| {
            let (orders, waiting) = channel();
            let inbox = self.inbox.clone();
            std::thread::spawn(move || work(&waiting, &inbox));
            orders
        });
        // The thread lives as long as this sender, or until nobody reads the inbox any more.
        let _ = orders.send(Order { wanted, cancel: self.cancel.clone() });
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
        let sight = seen.unwrap_or(Some(Sight::Unseen(Unseen::NotFetched(Problem::Fault))));
        let Some(sight) = sight else { continue };
        if inbox.send(Letter::Answer(Message::Picture(order.wanted, sight))).is_err() {
            return;
        }
    }
}

/// What there is to be seen; nothing where it was cancelled.
fn see(Order { wanted, cancel }: &Order, kept: &mut Kept) -> Option<Sight> {
    if cancel.is_cancelled() {
        return None;
    }
    if kept.as_ref().is_none_or(|(url, _)| *url != wanted.url) {
        *kept = None;
        let client = match Client::new(fetching::net(), limits()) {
            Ok(client) => client,
            Err(problem) => return Some(Sight::Unseen(Unseen::NotFetched(problem))),
        };
        match bring(&client, (&wanted.url, clock::now().time), cancel)? {
            Ok(decoded) => *kept = Some((wanted.url.clone(), decoded)),
            Err(unseen) => return Some(Sight::Unseen(unseen)),
        }
    }
    let (_, decoded) = kept.as_ref()?;
    Some(Sight::Pixels(decoded.scaled(Cells(wanted.room.columns), wanted.room.rows)))
}
