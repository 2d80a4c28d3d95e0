//! Where lines end: clusters with their widths and gaps in, ranges of clusters out.
//!
//! A breaker is a function from the clusters of one paragraph and a width to the ranges of its lines, in order and
//! covering every cluster. `greedy` fills each line as far as it goes. Blanks at a line's end hang: they take no
//! part of the width. No cluster is ever split.

pub(super) mod opportunities;

use super::measure::Offset;
use super::measure::cluster::{Cluster, Gap, Kind};
use std::ops::Range;

/// The places in `text` behind which a line may or must end (UAX #14), in order, with the end of the text.
///
/// ```
/// use khabar::text::wrap::opportunities;
///
/// let ends: Vec<_> = opportunities("12.5% أو أكثر").iter().map(|at| at.bytes()).collect();
/// assert_eq!(ends, [6, 11, 19]);
/// ```
#[must_use]
pub fn opportunities(text: &str) -> Vec<Offset> {
    let inside = opportunities::opportunities(text);
    let end = Some(text.len()).filter(|&end| end > 0);
    inside.into_iter().map(|at| at as usize).chain(end).map(Offset::new).collect()
}

/// One line of a paragraph: its clusters, and how it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The clusters of the line.
    pub(super) clusters: Range<usize>,
    /// How it ends.
    pub(super) end: End,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The line was full.
    Soft,
    /// The paragraph ends, or the text asks for a new line (UAX #14, LB4 and LB5).
    Hard,
}

/// Fills each line with as many clusters as fit into `limit` cells, which must be as wide as the widest cluster. The
/// last one ends as `end` says.
pub(super) fn greedy(clusters: &[Cluster], limit: u16, end: End) -> Vec<Row> {
    let mut breaker = Greedy { clusters, limit: u64::from(limit), rows: Vec::new(), ..Greedy::default() };
    (0..clusters.len()).for_each(|i| breaker.take(i));
    if breaker.start < clusters.len() || breaker.rows.is_empty() {
        breaker.rows.push(Row { clusters: breaker.start..clusters.len(), end });
    }
    breaker.rows
}

/// The greedy breaker on its way through a paragraph. Widths are summed from the paragraph's start.
#[derive(Default)]
struct Greedy<'a> {
    clusters: &'a [Cluster],
    limit: u64,
    rows: Vec<Row>,
    /// The first cluster of the line.
    start: usize,
    /// Width of all before the line.
    origin: u64,
    /// Width of all before the cluster at hand.
    total: u64,
    /// The last place where this line may end, and the width of all before it.
    chance: Option<(usize, u64)>,
}

impl Greedy<'_> {
    /// Takes cluster `i` onto the line, after ending the line before it where it is full.
    fn take(&mut self, i: usize) {
        let cluster = self.clusters[i];
        let behind = self.total + u64::from(cluster.width);
        if cluster.kind != Kind::Blank && behind - self.origin > self.limit {
            self.make_room(i, behind);
        }
        self.total = behind;
        match cluster.gap {
            Gap::Keep => {}
            // A hyphen must fit where a soft hyphen ends the line.
            Gap::May if cluster.kind == Kind::SoftHyphen && behind - self.origin >= self.limit => {}
            Gap::May => self.chance = Some((i + 1, behind)),
            Gap::Must => self.end_line(i + 1, behind, End::Hard),
        }
    }

    /// Ends the line at its last chance; where that is none, or not enough, before cluster `i` itself.
    fn make_room(&mut self, i: usize, behind: u64) {
        if let Some((at, total)) = self.chance {
            self.end_line(at, total, End::Soft);
        }
        if behind - self.origin > self.limit && i > self.start {
            let (at, total) = self.range_start(i);
            self.end_line(at, total, End::Soft);
        }
    }

    /// Cluster `i`, or the first of the clusters of one range that it belongs to: these stay together.
    fn range_start(&self, i: usize) -> (usize, u64) {
        let (mut at, mut total) = (i, self.total);
        while at > self.start && self.clusters[at - 1].start == self.clusters[i].start {
            at -= 1;
            total -= u64::from(self.clusters[at].width);
        }
        if at > self.start { (at, total) } else { (i, self.total) }
    }

    fn end_line(&mut self, at: usize, total: u64, end: End) {
        self.rows.push(Row { clusters: self.start..at, end });
        self.start = at;
        self.origin = total;
        self.chance = None;
    }
}

/// Writes into each cluster what may happen behind it. `breaks` are bytes from the start of `clusters[0]`, in order;
/// those inside a cluster count for nothing.
pub(super) fn mark_gaps(clusters: &mut [Cluster], text: &str, breaks: &[u32]) {
    let Some(origin) = clusters.first().map(|cluster| cluster.start) else { return };
    let mut breaks = breaks.iter().copied().peekable();
    for i in 0..clusters.len() {
        let behind = clusters[i].end.since(origin).bytes();
        while breaks.next_if(|&at| (at as usize) < behind).is_some() {}
        let last_of_range = clusters.get(i + 1).is_none_or(|next| next.start != clusters[i].start);
        if last_of_range && breaks.next_if(|&at| at as usize == behind).is_some() {
            clusters[i].gap = if is_mandatory(text, behind) { Gap::Must } else { Gap::May };
        }
    }
}

/// Whether the text before `at` ends with a character that ends its line and not its paragraph (UAX #14, BK).
fn is_mandatory(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(['\u{B}', '\u{C}', '\u{2028}']))
}
