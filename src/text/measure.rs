//! Units of text and screen: offsets in logical text, columns and widths in cells.
//!
//! An [`Offset`] counts UTF-8 bytes of logical text and stands on a character border; a [`Column`] counts
//! cells from the left edge, starting at zero; [`Cells`] is a width. None is ever mixed with another.
//!
//! Inside: `property` and `letter` know characters, `grapheme` finds clusters, `cluster` is the unit that is wrapped and drawn, `symbol` keeps what is
//! painted and measures it.

pub(super) mod cluster;
pub(super) mod grapheme;
pub(super) mod letter;
pub(super) mod property;
pub(super) mod symbol;

use std::ops::{Add, Range, Sub};

/// A place in logical text: bytes from its start, always on a character border.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(u32);

impl Offset {
    /// The start of the text.
    pub const START: Self = Self(0);

    /// The offset `bytes` from the start. Texts stay under 4 GiB: larger counts saturate.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self(u32::try_from(bytes).unwrap_or(u32::MAX))
    }

    /// Bytes from the start of the text.
    #[must_use]
    pub const fn bytes(self) -> usize {
        self.0 as usize
    }

    /// This offset, moved `bytes` towards the end.
    #[must_use]
    pub fn plus(self, bytes: usize) -> Self {
        Self::new(self.bytes() + bytes)
    }

    /// This offset, moved behind `c`.
    #[must_use]
    pub(in crate::text) fn behind(self, c: char) -> Self {
        // At most four.
        Self(self.0.saturating_add(u32::try_from(c.len_utf8()).unwrap_or_default()))
    }

    /// This offset as counted from `origin`, which must not lie behind it (saturates at the start).
    #[must_use]
    pub const fn since(self, origin: Self) -> Self {
        Self(self.0.saturating_sub(origin.0))
    }
}

/// A range of logical text, from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Where the range starts.
    pub start: Offset,
    /// Where it ends: the first offset that is no longer inside.
    pub end: Offset,
}

impl Span {
    /// The range from `start` to `end`.
    #[must_use]
    pub const fn new(start: Offset, end: Offset) -> Self {
        Self { start, end }
    }

    /// The same range as bytes.
    #[must_use]
    pub const fn bytes(self) -> Range<usize> {
        self.start.bytes()..self.end.bytes()
    }

    /// Whether nothing lies inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `offset` lies inside.
    #[must_use]
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The part shared with `other`, if any of it is.
    #[must_use]
    pub fn meet(self, other: Self) -> Option<Self> {
        let shared = Self::new(self.start.max(other.start), self.end.min(other.end));
        (!shared.is_empty()).then_some(shared)
    }

    /// The text inside; empty where the range does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.bytes()).unwrap_or_default()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(Offset::new(range.start), Offset::new(range.end))
    }
}

/// A place on a row: cells from its left edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(pub u16);

/// A width in terminal cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cells(pub u16);

impl Add<Cells> for Column {
    type Output = Self;

    fn add(self, width: Cells) -> Self {
        Self(self.0.saturating_add(width.0))
    }
}

impl Sub<Cells> for Column {
    type Output = Self;

    fn sub(self, width: Cells) -> Self {
        Self(self.0.saturating_sub(width.0))
    }
}

impl Add for Cells {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Cells {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
