//! Places where a line may end for certain, found on the way: behind words of two Arabic letters or more and nothing
//! else, before another such letter (UAX #14, LB18, LB28).

use crate::text::wrap::Edge;

/// The edges of a piece of text, and the word at hand.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// The edges so far.
    pub(super) found: Vec<Edge>,
    /// The first cluster of the word.
    start: usize,
    /// How many letters it has.
    letters: usize,
    /// How many spaces stand behind it.
    spaces: usize,
    /// Whether it is made of anything but Arabic letters and tashkeel.
    mixed: bool,
}

impl Edges {
    /// Starts anew.
    pub(super) fn clear(&mut self) {
        self.found.clear();
        self.begin(0);
    }

    /// Notes so many Arabic letters at cluster `cluster`.
    pub(super) fn letters(&mut self, cluster: usize, letters: usize) {
        if self.spaces > 0 {
            // Behind a word of one letter a line ends only for need.
            if !self.mixed && self.letters > 1 {
                let pure = self.start == self.found.last().map_or(0, |edge| edge.cluster);
                self.found.push(Edge { cluster, blanks: self.spaces, pure });
            }
            self.begin(cluster);
        }
        self.letters += letters;
    }

    /// Notes a space.
    pub(super) fn space(&mut self) {
        self.spaces += 1;
    }

    /// Notes anything else at cluster `cluster`.
    pub(super) fn other(&mut self, cluster: usize) {
        if self.spaces > 0 {
            self.begin(cluster);
        }
        self.mixed = true;
    }

    fn begin(&mut self, start: usize) {
        (self.start, self.letters, self.spaces, self.mixed) = (start, 0, 0, false);
    }
}
