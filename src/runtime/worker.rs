//! The worker: finds entities beside the loop, because a long article takes longer than a frame.

use super::inbox::{Inbox, Letter};
use crate::app::shelf::ArticleId;
use crate::app::{Failure, Message};
use crate::entities;
use crate::model::Article;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

type Request = (ArticleId, Arc<Article>);

/// A thread that answers requests into the inbox.
#[derive(Debug)]
pub struct Worker {
    requests: Sender<Request>,
}

impl Worker {
    /// Starts the thread; it ends with the last clone of its request channel.
    pub fn start(inbox: Inbox) -> Self {
        let (requests, waiting) = channel();
        std::thread::spawn(move || work(&waiting, &inbox));
        Self { requests }
    }

    /// Asks for the entities of an article. A worker that is gone is not waited for.
    pub fn recognise(&self, id: ArticleId, article: Arc<Article>) {
        // The thread lives as long as this sender: it can only be gone at the end of the program.
        let _ = self.requests.send((id, article));
    }
}

fn work(waiting: &Receiver<Request>, inbox: &Inbox) {
    while let Ok(request) = waiting.recv() {
        // Whoever pages quickly through the list only needs the article where he stopped.
        let (id, article) = waiting.try_iter().last().unwrap_or(request);
        let found = catch_unwind(AssertUnwindSafe(|| entities::recognise(&article)));
        let answer = found.map_or(Message::Failed(Failure::Entities(id)), |found| Message::Entities(id, found));
        if inbox.send(Letter::Answer(answer)).is_err() {
            return;
        }
    }
}
