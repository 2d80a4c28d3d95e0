//! The unit that is wrapped, ordered and drawn: a grapheme cluster (UAX #29), or lam and alef together.

use super::grapheme::graphemes;
use super::letter::Letter;
use super::symbol::{LONGEST, Symbol};
use super::{Offset, Span};
use crate::text::join::{self, Pairing};

/// One cluster in logical order, joined and measured.
///
/// A ligature character that stands for words (U+FDFA …) gives several of these with the same range.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct Cluster {
    /// Where it starts in the whole text.
    pub(in crate::text) start: Offset,
    /// Where it ends.
    pub(in crate::text) end: Offset,
    /// How many characters (scalar values) of its paragraph stand before it.
    pub(in crate::text) index: u32,
    /// What is painted.
    pub(in crate::text) symbol: Symbol,
    /// Its width in cells.
    pub(in crate::text) width: u8,
    /// What it is to a line.
    pub(in crate::text) kind: Kind,
    /// What kind of letter it is to kashida, if it is one letter, with or without tashkeel; else it must be read.
    pub(in crate::text) letter: Option<Letter>,
}

/// What a cluster is to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Kind {
    /// Something to see.
    Text,
    /// A blank between words: hangs at a line's end, may be widened.
    Blank,
    /// A soft hyphen: seen only where a line breaks behind it.
    SoftHyphen,
    /// Nothing to see.
    Hidden,
}

impl Cluster {
    /// Its range in the whole text.
    pub(in crate::text) const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The length in bytes of the cluster at the start of `text`, which must be a cluster border.
pub(in crate::text) fn first_cluster(text: &str) -> usize {
    let mut graphemes = graphemes(text);
    let Some(first) = graphemes.next() else { return 0 };
    // A lam under marks heaped without end would not fit into one symbol with its alef.
    if first.len() > LONGEST / 2 || join::ends_with_lam(first) != Pairing::Open {
        return first.len();
    }
    match graphemes.next().filter(|second| join::starts_with_alef(second)) {
        Some(second) => first.len() + second.len(),
        None => first.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_takes_no_more_than_20_bytes() {
        assert!(size_of::<Cluster>() <= 20, "{}", size_of::<Cluster>());
    }
}
