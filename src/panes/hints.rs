//! Letters on the links in sight: typing those of one chooses it.

use crate::text::Span;

/// The letters, those under the resting fingers first.
const LETTERS: [char; 25] = [
    'a', 's', 'd', 'f', 'j', 'k', 'l', 'g', 'h', 'q', 'w', 'e', 'r', 'u', 'i', 'o', 'p', 't', 'y', 'z', 'x', 'c', 'v',
    'n', 'm',
];

/// A link with its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// One letter, or two where there are many links.
    pub letters: String,
    /// The linked words.
    pub span: Span,
    /// Where they lead.
    pub url: String,
}

/// What a letter came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// No link has it.
    Nothing,
    /// Some begin with it.
    Begun,
    /// It is that of the link to this address.
    Link(String),
}

/// The letters of all links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    labels: Vec<Label>,
    typed: String,
}

impl State {
    /// Gives `links` their letters, in order; more than 625 links there are never in sight.
    pub fn new(links: impl Iterator<Item = (Span, String)>) -> Self {
        let links: Vec<_> = links.take(LETTERS.len() * LETTERS.len()).collect();
        let is_short = links.len() <= LETTERS.len();
        let letters = |at: usize| {
            let (first, second) = (LETTERS[at / LETTERS.len()], LETTERS[at % LETTERS.len()]);
            if is_short { second.to_string() } else { [first, second].iter().collect() }
        };
        let labels = links.into_iter().enumerate();
        let labels = labels.map(|(at, (span, url))| Label { letters: letters(at), span, url }).collect();
        Self { labels, typed: String::new() }
    }

    /// The links whose letters begin with what was typed.
    #[must_use]
    pub fn labels(&self) -> Vec<&Label> {
        self.labels.iter().filter(|label| label.letters.starts_with(&self.typed)).collect()
    }

    /// A letter was typed.
    pub fn press(&mut self, letter: char) -> Typed {
        self.typed.extend(letter.to_lowercase());
        match self.labels().as_slice() {
            [] => Typed::Nothing,
            [label] if label.letters == self.typed => Typed::Link(label.url.clone()),
            _ => Typed::Begun,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn state(links: usize) -> State {
        State::new((0..links).map(|number| (Span::default(), number.to_string())))
    }

    #[test]
    fn few_links_have_one_letter_and_many_have_two() {
        assert_eq!(state(2).press('s'), Typed::Link("1".to_owned()));
        let mut many = state(60);
        assert_eq!((many.press('s'), many.labels().len()), (Typed::Begun, 25));
        assert_eq!(many.press('A'), Typed::Link("25".to_owned()));
        assert_eq!(state(2).press('x'), Typed::Nothing);
    }

    #[test]
    fn no_two_links_have_the_same_letters() {
        for links in [1, 25, 26, 625, 700] {
            let state = state(links);
            let letters: BTreeSet<_> = state.labels().iter().map(|label| label.letters.clone()).collect();
            assert_eq!(letters.len(), links.min(625));
        }
    }
}
