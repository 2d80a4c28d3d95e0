//! Units that are wider than a line, cut between clusters into units that fill a line each.

use super::{Gap, Unit};
use crate::text::measure::cluster::{Cluster, Kind};

/// Cuts every unit that is wider than `limit` cells, which must be at least as many as the widest cluster has. It starts
/// on a line of its own; what is left of it at the end shares its line with what follows.
pub(in crate::text) fn cut_wide(clusters: &[Cluster], units: &mut Vec<Unit>, limit: u32) {
    if units.iter().all(|unit| unit.width <= limit) {
        return;
    }
    let mut fitting: Vec<Unit> = Vec::with_capacity(units.len() + clusters.len() / limit.max(1) as usize);
    for &unit in &*units {
        if unit.width <= limit {
            fitting.push(unit);
            continue;
        }
        let start = fitting.last().map_or(0, |last| last.end);
        if let Some(last) = fitting.last_mut().filter(|last| last.gap != Gap::Must) {
            last.gap = Gap::Cut;
        }
        cut(clusters, (start, unit), limit, &mut fitting);
    }
    *units = fitting;
}

/// Cuts one `unit`, whose first cluster is `start`.
fn cut(clusters: &[Cluster], (start, unit): (usize, Unit), limit: u32, fitting: &mut Vec<Unit>) {
    let (mut first, mut width) = (start, 0);
    let whole = clusters.get(start..unit.end).unwrap_or_default();
    // The blanks at its end hang.
    let seen = whole.iter().rposition(|cluster| cluster.kind == Kind::Text).map_or(0, |last| last + 1);
    for at in start..start + seen {
        let more = u32::from(clusters[at].width);
        if width + more > limit && at > first {
            let end = range_start(clusters, first, at);
            let behind = sum(clusters.get(end..at).unwrap_or_default());
            fitting.push(Unit { end, width: width - behind, blank: 0, gap: Gap::Cut });
            (first, width) = (end, behind);
        }
        width += more;
    }
    fitting.push(Unit { width, ..unit });
}

/// Cluster `at`, or the first of the clusters of one range that it belongs to, which stay together, as long as that is
/// behind `first`.
fn range_start(clusters: &[Cluster], first: usize, at: usize) -> usize {
    let mut start = at;
    while start > first && clusters[start - 1].start == clusters[at].start {
        start -= 1;
    }
    if start > first { start } else { at }
}

fn sum(clusters: &[Cluster]) -> u32 {
    clusters.iter().map(|cluster| u32::from(cluster.width)).sum()
}
