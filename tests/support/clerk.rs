//! A library that lives in a test: it answers what the reader asks of one and keeps nothing on a disk.

use khabar::app::store::{
    Answer, Appearances, Ask, Companion, Overview, Progress, Reach, Refusal, Subscribed, View, Wish,
};
use khabar::model::{Article, ArticleId, EntityKey, Headline, Kind, Mark, Order, Problem, Source, SourceId};
use khabar::text::{Offset, Span};
use std::sync::Arc;

/// Articles on a shelf, what was done to them, and who reads them out.
pub struct Clerk {
    articles: Vec<Arc<Article>>,
    rows: Vec<Headline>,
    overview: Overview,
    /// The rows before each marking.
    before: Vec<Vec<Headline>>,
    /// How many markings there were.
    heard: u32,
}

impl Clerk {
    /// A library of these articles, from two sources in turn. The second source has failed.
    pub fn new(articles: Vec<Article>) -> Self {
        let rows = articles.iter().zip(1..).map(|(article, number)| row(number, article)).collect();
        let overview = Overview {
            sources: vec![
                subscribed(1, "نشرة الوادي", None),
                subscribed(2, "Levant Daily", Some(Problem::Status(404))),
            ],
            tags: vec!["للعمل".to_owned()],
            ..Overview::default()
        };
        Self { articles: articles.into_iter().map(Arc::new).collect(), rows, overview, before: Vec::new(), heard: 0 }
    }

    /// What it says to `ask`.
    pub fn answers(&mut self, ask: &Ask) -> Vec<Answer> {
        match ask {
            Ask::List(turn, wish) => vec![self.list(*turn, wish)],
            Ask::Rows(ids, _) => {
                let rows = self.rows.iter().filter(|row| ids.contains(&row.id)).cloned().collect();
                vec![Answer::Rows { rows, heard: self.heard }]
            }
            Ask::Open(id, view) => self.open(*id, view).into_iter().collect(),
            Ask::Mark(ids, mark) => self.mark(ids, mark),
            Ask::Undo => vec![self.undo()],
            Ask::Card(key) => vec![self.appearances(key)],
            Ask::Add(address) => vec![Answer::Added(address.clone())],
            Ask::Fetch(_) => vec![Answer::Fetching(Progress { done: 1, total: 2, new: 3, failed: 0 })],
            Ask::StopFetching => vec![Answer::Fetched(Progress { done: 2, total: 2, new: 3, failed: 1 })],
            Ask::Place(..) | Ask::Learn(..) | Ask::LeaveOff(_) => Vec::new(),
            Ask::Correct(..)
            | Ask::Overview
            | Ask::Remove(_)
            | Ask::Save(..)
            | Ask::Forget(_)
            | Ask::Rule(..)
            | Ask::Unrule(_) => {
                self.change(ask);
                vec![self.overview()]
            }
        }
    }

    /// Keeps what the reader says, and what is saved or given up.
    fn change(&mut self, ask: &Ask) {
        let overview = &mut self.overview;
        match ask {
            Ask::Correct(correction) => overview.corrections.push(correction.clone()),
            Ask::Remove(id) => overview.sources.retain(|source| source.id != *id),
            Ask::Save(name, _) => overview.searches.push(name.clone()),
            Ask::Forget(name) => overview.searches.retain(|other| other != name),
            Ask::Rule(rule, words) => overview.rules.push((1, *rule, words.clone())),
            Ask::Unrule(_) => overview.rules.clear(),
            _ => {}
        }
    }

    fn overview(&self) -> Answer {
        let count = |wanted: &dyn Fn(&&Headline) -> bool| {
            u32::try_from(self.rows.iter().filter(wanted).count()).expect("few articles")
        };
        let mut overview = self.overview.clone();
        overview.articles = count(&|_| true);
        overview.unread = count(&|row| !row.attention.is_read());
        overview.starred = count(&|row| row.starred);
        for source in &mut overview.sources {
            source.unread = count(&|row| row.source == source.id && !row.attention.is_read());
        }
        Answer::Overview(Box::new(overview))
    }

    fn list(&self, turn: u32, wish: &Wish) -> Answer {
        let in_reach = |row: &&Headline| wish.reach == Reach::All || !row.attention.is_read();
        let mut rows: Vec<Headline> =
            self.rows.iter().filter(in_reach).filter(|row| self.is_in(row, &wish.view)).cloned().collect();
        match wish.order {
            Order::Newest => {}
            Order::Oldest => rows.reverse(),
            Order::Source => rows.sort_by_key(|row| row.source),
        }
        let unread = rows.iter().filter(|row| !row.attention.is_read()).count();
        Answer::Listed { turn, ids: rows.iter().map(|row| row.id).collect(), unread, rows, heard: self.heard }
    }

    fn is_in(&self, row: &Headline, view: &View) -> bool {
        match view {
            View::All | View::Today | View::Group(_) => true,
            View::Unread => !row.attention.is_read(),
            View::Starred => row.starred,
            View::Source(id) => row.source == *id,
            View::Tag(tag) => row.tags.contains(tag),
            // A search finds articles with all its words, apart from each other too.
            View::Entity(_, words) | View::Words(words) | View::Saved(words) => self
                .article(row.id)
                .is_some_and(|article| words.split_whitespace().all(|word| article.text.contains(word))),
        }
    }

    fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.get(usize::try_from(id.0 - 1).ok()?)
    }

    fn open(&self, id: ArticleId, view: &View) -> Option<Answer> {
        let article = Arc::clone(self.article(id)?);
        let mut hits = Vec::new();
        if let View::Words(words) = view {
            let found = words.split_whitespace().flat_map(|word| article.text.match_indices(word));
            hits.extend(found.map(|(at, word)| Span::from(at..at + word.len())));
            hits.sort_by_key(|hit| hit.start);
        }
        Some(Answer::Opened { id, article, place: Offset::START, entities: None, hits })
    }

    fn mark(&mut self, ids: &[ArticleId], mark: &Mark) -> Vec<Answer> {
        self.heard += 1;
        self.before.push(self.rows.clone());
        self.rows.iter_mut().filter(|row| ids.contains(&row.id)).for_each(|row| mark.apply(row));
        if ids.len() == 1 { vec![self.overview()] } else { vec![Answer::Marked(ids.len())] }
    }

    fn undo(&mut self) -> Answer {
        if self.overview.corrections.pop().is_some() {
            return Answer::TakenBack;
        }
        let Some(before) = self.before.pop() else { return Answer::Refused(Refusal::NothingToUndo) };
        let undone = self.rows.iter().zip(&before).filter(|(now, then)| now != then).count();
        self.rows = before;
        Answer::Undone(undone)
    }

    fn appearances(&self, key: &EntityKey) -> Answer {
        let companion = Companion { kind: Kind::Place, name: "إربد".to_owned(), articles: 2 };
        let articles: Vec<Headline> = self.rows.iter().take(3).cloned().collect();
        Answer::Appearances(Box::new(Appearances { key: key.clone(), total: 3, articles, companions: vec![companion] }))
    }
}

fn row(number: i64, article: &Article) -> Headline {
    let source = SourceId(2 - number % 2);
    Headline { source, ..Headline::of(ArticleId(number), article) }
}

fn subscribed(number: i64, title: &str, problem: Option<Problem>) -> Subscribed {
    let source =
        Source { address: format!("https://example.org/{number}/feed"), title: title.to_owned(), ..Source::default() };
    Subscribed { id: SourceId(number), source, unread: 0, problem }
}
