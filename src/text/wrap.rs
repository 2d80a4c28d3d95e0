//! Where lines end: measured clusters in, ranges of clusters out.
//!
//! The clusters of a stretch of text are gathered into units, between which a line may end (UAX #14). A breaker is a
//! function from these and a width to the ranges of the lines, in order and covering every cluster: `greedy` fills each
//! line as far as it goes, to a good place or, for need, to a poor one; `fit` weighs all lines of the stretch together. Blanks at a line's end hang: they take no
//! part of the width. A unit that is wider than a line is cut between clusters; no cluster is ever split.

mod breaks;
mod fit;
mod greedy;
mod tailoring;
mod wide;

use super::measure::Offset;
use super::measure::cluster::{Cluster, Kind};
pub(super) use fit::{RAGGED_PART, Stretch, TotalFit};
pub(super) use greedy::greedy;
use std::ops::Range;
use tailoring::{Break, Quality, Weigher};
pub(super) use wide::cut_wide;

/// The places in `text` behind which a line may or must end (UAX #14), in order, with the end of the text.
///
/// This is the standard and nothing else. Lines of a layout end at these places as a typesetter weighs them: never
/// inside `#tag` or `COVID-19`, and only for need inside an address or between a number and its unit.
///
/// ```
/// use khabar::text::wrap::opportunities;
///
/// let ends: Vec<_> = opportunities("12.5% أو أكثر").iter().map(|at| at.bytes()).collect();
/// assert_eq!(ends, [6, 11, 19]);
/// ```
#[must_use]
pub fn opportunities(text: &str) -> Vec<Offset> {
    let mut inside = Vec::new();
    breaks::segment(text, &mut inside);
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

/// Clusters that stay together: from one place where a line may end to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The cluster behind its last.
    pub(super) end: usize,
    /// Its width without the blanks at its end.
    pub(super) width: u32,
    /// The width of the blanks at its end.
    pub(super) blank: u32,
    /// What may happen behind it.
    pub(super) gap: Gap,
}

/// What may happen behind a unit (UAX #14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// The text ends.
    End,
    /// A line may end here where nothing better serves.
    Poor,
    /// A line may end here.
    May,
    /// A line may end here, and then with a hyphen.
    Hyphen,
    /// A line must end here, because the text says so.
    Must,
    /// A line must end here, because what stands around is too wide for one.
    Cut,
}

/// What a breaker looks at: a stretch of text, measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured<'a> {
    /// Its clusters.
    pub(super) clusters: &'a [Cluster],
    /// Its units.
    pub(super) units: &'a [Unit],
    /// Cells that a line may take: at least as many as the widest cluster.
    pub(super) limit: u32,
    /// How its last line ends.
    pub(super) end: End,
}

/// A place where a line may end for certain, between two words of letters alone, found while these were shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// The cluster behind it.
    pub(super) cluster: usize,
    /// How many blanks stand before it.
    pub(super) blanks: usize,
    /// Whether nothing but one word and these blanks stands between it and the edge before.
    pub(super) pure: bool,
}

/// Gathers shaped text into units, keeping its room from one text to the next.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    /// The units of the text gathered last.
    pub(super) units: Vec<Unit>,
    breaks: Vec<Break>,
}

impl Gatherer {
    /// Gathers `clusters`, whose text is `text`. `edges` are some of the places where its lines may end; between those
    /// that are not pure the rules are asked.
    pub(super) fn gather(&mut self, clusters: &[Cluster], text: &str, edges: &[Edge]) {
        self.units.clear();
        let mut weigher = Weigher::new(text);
        let mut start = 0;
        for edge in edges {
            let end = edge.cluster;
            if edge.pure {
                let count = |clusters: usize| u32::try_from(clusters).unwrap_or(u32::MAX);
                let (width, blank) = (count(end - start - edge.blanks), count(edge.blanks));
                self.units.push(Unit { end, width, blank, gap: Gap::May });
            } else {
                self.weigh(clusters.get(..end).unwrap_or_default(), start, &mut weigher);
                self.close(clusters.get(..end).unwrap_or_default(), Gap::May);
            }
            start = end;
        }
        self.weigh(clusters, start, &mut weigher);
        self.close(clusters, Gap::End);
    }

    /// Gathers the units of `clusters` from `start` on, all but the last.
    fn weigh(&mut self, clusters: &[Cluster], start: usize, weigher: &mut Weigher<'_>) {
        let piece = clusters.get(start..).and_then(|piece| piece.first().zip(piece.last()));
        let (Some((first, last)), Some(origin)) = (piece, clusters.first().map(|cluster| cluster.start)) else {
            return;
        };
        self.breaks.clear();
        weigher.weigh(first.start.since(origin).bytes()..last.end.since(origin).bytes(), &mut self.breaks);
        let mut at = start;
        for place in &self.breaks {
            let behind = origin.plus(place.at as usize);
            let length =
                clusters.get(at..).unwrap_or_default().iter().take_while(|cluster| cluster.end <= behind).count();
            let unit = clusters.get(at..at + length).unwrap_or_default();
            // Places inside a cluster count for nothing.
            if let Some(last) = unit.last().filter(|last| last.end == behind) {
                at += length;
                self.units.push(Unit::of(unit, at, gap(weigher.text(), *place, last.kind)));
            }
        }
    }

    /// Gathers what is left of `clusters` into a unit.
    fn close(&mut self, clusters: &[Cluster], gap: Gap) {
        let start = self.units.last().map_or(0, |last| last.end);
        let rest = clusters.get(start..).filter(|rest| !rest.is_empty());
        self.units.extend(rest.map(|rest| Unit::of(rest, clusters.len(), gap)));
    }
}

impl Unit {
    /// The unit of `clusters`, the last of which stands before cluster `end`.
    fn of(clusters: &[Cluster], end: usize, gap: Gap) -> Self {
        let (mut width, mut total) = (0, 0);
        for cluster in clusters {
            total += u32::from(cluster.width);
            if cluster.kind == Kind::Text {
                width = total;
            }
        }
        Self { end, width, blank: total - width, gap }
    }
}

/// What happens at `place` behind a cluster of `kind`. The characters of class BK that end a line and not its paragraph
/// force it.
fn gap(text: &str, place: Break, kind: Kind) -> Gap {
    let before = || text.get(..place.at as usize).unwrap_or_default();
    match (kind, place.quality) {
        (Kind::SoftHyphen, _) => Gap::Hyphen,
        (Kind::Hidden, _) if before().ends_with(['\u{B}', '\u{C}', '\u{2028}']) => Gap::Must,
        (Kind::Text | Kind::Blank | Kind::Hidden, Quality::Good) => Gap::May,
        (Kind::Text | Kind::Blank | Kind::Hidden, Quality::Poor) => Gap::Poor,
    }
}
