//! How the list of sources changes.

use super::state::{Choice, Heading, Row, State};
use crate::app::store::{Overview, Rule, Subscribed, View};
use crate::config::starter;
use crate::panes::Motion;

impl State {
    /// Takes in what there is. What was under the cursor stays there.
    pub fn take(&mut self, overview: &Overview) {
        let chosen = self.chosen().cloned();
        self.rows = rows(overview);
        let place = chosen.and_then(|chosen| self.place(&chosen)).unwrap_or(self.cursor);
        self.put(place);
    }

    /// Takes its place on the screen: so many rows.
    pub fn arrange(&mut self, height: u16) {
        self.height = height;
        self.follow();
    }

    /// The list comes into sight, with the cursor on a view.
    pub fn select(&mut self, view: &View) {
        if let Some(place) = self.place(&Choice::View(view.clone())) {
            self.put(place);
        }
    }

    /// Puts the cursor on a row of the screen, counted from the top of the list; whether something is there.
    pub fn point(&mut self, row: u16) -> bool {
        let place = self.top + usize::from(row);
        let is_choice = matches!(self.rows.get(place), Some(Row::Choice { .. }));
        if is_choice {
            self.put(place);
        }
        is_choice
    }

    /// Moves the cursor by `motion` over what can be chosen.
    pub fn go(&mut self, motion: Motion) {
        let choices: Vec<usize> =
            (0..self.rows.len()).filter(|&row| matches!(self.rows.get(row), Some(Row::Choice { .. }))).collect();
        let here = choices.iter().position(|&row| row >= self.cursor).unwrap_or(0);
        if let Some(&place) = choices.get(motion.item(here, choices.len(), self.height)) {
            self.put(place);
        }
    }

    fn place(&self, wanted: &Choice) -> Option<usize> {
        self.rows.iter().position(|row| matches!(row, Row::Choice { choice, .. } if choice == wanted))
    }

    fn put(&mut self, place: usize) {
        self.cursor = place.min(self.rows.len().saturating_sub(1));
        self.follow();
    }

    fn follow(&mut self) {
        let height = usize::from(self.height.max(1));
        self.top = self.top.min(self.cursor).max((self.cursor + 1).saturating_sub(height));
    }
}

fn rows(overview: &Overview) -> Vec<Row> {
    let view = |view, unread| choice(Choice::View(view), String::new(), (0, unread));
    let mut rows = vec![
        view(View::All, overview.unread),
        view(View::Unread, overview.unread),
        view(View::Starred, 0),
        view(View::Today, 0),
    ];
    section(&mut rows, Heading::Searches, overview.searches.iter().map(|name| named(View::Saved(name.clone()), name)));
    section(&mut rows, Heading::Tags, overview.tags.iter().map(|name| named(View::Tag(name.clone()), name)));
    let rule = |(id, rule, words): &(i64, Rule, String)| choice(Choice::Rule(*id, *rule), words.clone(), (0, 0));
    section(&mut rows, Heading::Rules, overview.rules.iter().map(rule));
    section(&mut rows, Heading::Sources, sources(&overview.sources).into_iter());
    let suggested = starter::suggestions()
        .filter(|suggested| overview.sources.iter().all(|subscribed| subscribed.source.address != suggested.address));
    section(
        &mut rows,
        Heading::Suggested,
        suggested.map(|suggested| choice(Choice::Suggestion(suggested.address.to_owned()), suggested.words(), (0, 0))),
    );
    rows
}

fn section(rows: &mut Vec<Row>, heading: Heading, more: impl Iterator<Item = Row>) {
    let mut more = more.peekable();
    if more.peek().is_some() {
        rows.extend([Row::Blank, Row::Heading(heading)]);
        rows.extend(more);
    }
}

fn named(view: View, name: &str) -> Row {
    choice(Choice::View(view), name.to_owned(), (0, 0))
}

fn choice(choice: Choice, name: String, (depth, unread): (u8, u32)) -> Row {
    Row::Choice { choice, name, depth, unread, problem: None }
}

/// The sources, each group before those in it.
fn sources(sources: &[Subscribed]) -> Vec<Row> {
    let mut sorted: Vec<&Subscribed> = sources.iter().collect();
    sorted.sort_by(|a, b| {
        (a.source.group.is_empty(), &a.source.group, &a.source.title).cmp(&(
            b.source.group.is_empty(),
            &b.source.group,
            &b.source.title,
        ))
    });
    let mut rows = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for subscribed in sorted {
        let group = &subscribed.source.group;
        for depth in 0..group.len() {
            let path = group.get(..=depth).unwrap_or(group);
            if open.get(..=depth) != Some(path) {
                open = path.to_vec();
                let name = path.last().cloned().unwrap_or_default();
                let inside = |other: &&Subscribed| other.source.group.starts_with(path);
                let unread = sources.iter().filter(inside).map(|source| source.unread).sum();
                rows.push(choice(Choice::View(View::Group(path.to_vec())), name, (level(depth), unread)));
            }
        }
        let name = match subscribed.source.title.as_str() {
            "" => subscribed.source.address.clone(),
            title => title.to_owned(),
        };
        rows.push(Row::Choice {
            choice: Choice::View(View::Source(subscribed.id)),
            name,
            depth: level(group.len()),
            unread: subscribed.unread,
            problem: subscribed.problem.clone(),
        });
    }
    rows
}

fn level(depth: usize) -> u8 {
    u8::try_from(depth.min(6)).unwrap_or(6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Source, SourceId};

    fn subscribed(id: i64, title: &str, group: &[&str]) -> Subscribed {
        let group = group.iter().map(|&name| name.to_owned()).collect();
        let source = Source {
            address: format!("https://example.org/{id}"),
            title: title.to_owned(),
            group,
            ..Source::default()
        };
        Subscribed { id: SourceId(id), source, unread: 2, problem: None }
    }

    fn shown(rows: &[Row]) -> Vec<(String, u8, u32)> {
        let of = |row: &Row| match row {
            Row::Choice { name, depth, unread, .. } => Some((name.clone(), *depth, *unread)),
            Row::Blank | Row::Heading(_) => None,
        };
        rows.iter().filter_map(of).collect()
    }

    #[test]
    fn groups_stand_before_what_is_in_them_and_count_it() {
        let rows = sources(&[
            subscribed(1, "بلا مجموعة", &[]),
            subscribed(2, "سوق", &["عالم", "اقتصاد"]),
            subscribed(3, "شرق", &["عالم"]),
        ]);
        let name = str::to_owned;
        assert_eq!(
            shown(&rows),
            [
                (name("عالم"), 0, 4),
                (name("شرق"), 1, 2),
                (name("اقتصاد"), 1, 2),
                (name("سوق"), 2, 2),
                (name("بلا مجموعة"), 0, 2),
            ]
        );
    }

    #[test]
    fn the_cursor_passes_over_headings_and_stays_on_what_it_was_on() {
        let mut state = State::default();
        state.arrange(5);
        let mut overview = Overview { sources: vec![subscribed(7, "شرق", &[])], ..Overview::default() };
        state.take(&overview);
        state.go(Motion::Number(5));
        assert_eq!(state.chosen(), Some(&Choice::View(View::Source(SourceId(7)))));
        overview.tags = vec!["مهم".to_owned()];
        state.take(&overview);
        assert_eq!(state.chosen(), Some(&Choice::View(View::Source(SourceId(7)))));
    }
}
