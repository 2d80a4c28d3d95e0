//! Where lines end: measured clusters in, ranges of clusters out.
//!
//! The clusters of a stretch of text are gathered into units, between which a line may end (UAX #14). A breaker is a
//! function from these and a width to the ranges of the lines, in order and covering every cluster: `greedy` fills each
//! line as far as it goes, to a good place or, for need, to a poor one; `fit` weighs all lines of the stretch together. Blanks at a line's end hang: they take no
//! part of the width. A unit that is wider than a line is cut between clusters; no cluster is ever split.

mod breaks;
mod fit;
mod greedy;
mod opportunities;
mod tailoring;
mod wide;

use super::measure::Offset;
use super::measure::cluster::{Cluster, Kind};
pub(super) use fit::{RAGGED_PART, Stretch, TotalFit};
pub(super) use greedy::greedy;
use std::ops::Range;
use tailoring::{Break, Quality};

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
    let inside = opportunities::opportunities(text);
    let end = Some(text.len()).filter(|&end| end > 0);
    inside.into_iter().map(|at| at as usize).chain(end).map(Offset::new).collect()
}

/// The places in `text` behind which a line may or must end, as a typesetter weighs them: in order, without the end.
pub(super) fn weighed(text: &str) -> Vec<Break> {
    tailoring::breaks(text)
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

/// Gathers `clusters`, whose text is `text`, into `units`. `breaks` count bytes from the start of `text`, in order; those
/// inside a cluster count for nothing.
pub(super) fn gather(clusters: &[Cluster], text: &str, breaks: &[Break], units: &mut Vec<Unit>) {
    units.clear();
    let Some(origin) = clusters.first().map(|cluster| cluster.start) else { return };
    let mut at = 0;
    for &place in breaks {
        let (mut width, mut total) = (0, 0);
        let mut i = at;
        let behind = origin.plus(place.at as usize);
        while let Some(cluster) = clusters.get(i).filter(|cluster| cluster.end <= behind) {
            total += u32::from(cluster.width);
            if cluster.kind == Kind::Text {
                width = total;
            }
            i += 1;
        }
        let Some(last) = clusters.get(at..i).and_then(<[Cluster]>::last).filter(|last| last.end == behind) else {
            continue;
        };
        let gap = gap(text, place, last.kind);
        units.push(Unit { end: i, width, blank: total - width, gap });
        at = i;
    }
    units.extend(rest(clusters, at));
}

/// Makes units fit into lines of `limit` cells: those that are wider are cut.
pub(super) use wide::cut_wide;

/// The unit from cluster `start` to the end of the text.
fn rest(clusters: &[Cluster], start: usize) -> Option<Unit> {
    let rest = clusters.get(start..).filter(|rest| !rest.is_empty())?;
    let sum = |clusters: &[Cluster]| clusters.iter().map(|cluster| u32::from(cluster.width)).sum::<u32>();
    let seen = rest.iter().rposition(|cluster| cluster.kind == Kind::Text).map_or(0, |last| last + 1);
    let (text, blanks) = rest.split_at_checked(seen)?;
    Some(Unit { end: clusters.len(), width: sum(text), blank: sum(blanks), gap: Gap::End })
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
