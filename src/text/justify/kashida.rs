//! Where a word may be lengthened: the one best join of it.
//!
//! The order of preference is Microsoft's scheme for kashida, with the exceptions that LibreOffice and the Naskh
//! style make: see [`rank`]. A kashida never stands inside lam-alef or the name of God, behind a letter that does
//! not join onward, beside a joiner, between a letter and its marks, nor in a word with Latin letters or digits.

use super::Line;
use crate::text::join::is_presentation;
use crate::text::measure::cluster::Cluster;
use crate::text::measure::property::{Properties, table};
use std::ops::Range;
use unicode_joining_type::{JoiningGroup, get_joining_group};
use unicode_normalization::char::is_combining_mark;

const TATWEEL: char = 'ـ';
const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';

/// How well a join can be lengthened: the least is the best.
type Rank = u8;

/// A cluster as joining sees it.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Its first letter.
    head: char,
    /// Its last: other than the first in lam-alef.
    tail: char,
    /// What of joining it carries behind its letter.
    joiner: Option<char>,
}

/// The cluster of `word` behind which a kashida stands best; of equals the nearest to the word's end.
pub(super) fn best_point(line: &Line<'_>, word: Range<usize>) -> Option<usize> {
    let pieces = pieces(line, word.clone())?;
    let mut best: Option<(Rank, usize)> = None;
    for i in 0..pieces.len().saturating_sub(1) {
        let apart = line.clusters[word.start + i].start == line.clusters[word.start + i + 1].start;
        let Some(rank) = rank(&pieces, i).filter(|_| !apart) else { continue };
        if best.is_none_or(|(known, _)| rank <= known) {
            best = Some((rank, word.start + i));
        }
    }
    best.map(|(_, point)| point)
}

/// The clusters of a word; `None` where the word is not wholly Arabic letters with stops and brackets round them.
fn pieces(line: &Line<'_>, word: Range<usize>) -> Option<Vec<Piece>> {
    let mut pieces = Vec::with_capacity(word.len());
    let mut stopped = false;
    for i in word {
        let source = line.clusters.get(i).map(|cluster: &Cluster| cluster.span().of(line.text))?;
        let piece = piece(source);
        let is_letter = piece.head.is_alphabetic();
        if !line.levels.get(i)?.is_rtl() || !is_lengthened(source) || (stopped && is_letter) {
            return None;
        }
        stopped |=
            matches!(piece.head, '.' | ':') && pieces.last().is_some_and(|last: &Piece| last.head.is_alphabetic());
        pieces.push(piece);
    }
    Some(pieces)
}

/// Whether words with `source` in them are lengthened at all: no Latin, no digits, no addresses and tags.
fn is_lengthened(source: &str) -> bool {
    source.chars().all(|c| {
        let is_arabic = !table().get(c).has(Properties::default().with(Properties::VISIBLE)) || c > '\u{5FF}';
        !c.is_numeric() && !is_presentation(c) && (is_arabic || !c.is_alphabetic()) && !"/\\@#_&=".contains(c)
    })
}

fn piece(source: &str) -> Piece {
    let mut letters = source.chars().filter(|&c| !is_combining_mark(c) && c != ZWNJ && c != ZWJ);
    let head = letters.next().unwrap_or(' ');
    Piece { head, tail: letters.last().unwrap_or(head), joiner: source.chars().rfind(|&c| c == ZWNJ || c == ZWJ) }
}

/// The rank of the join between `pieces[i]` and the next, if that is one to lengthen:
///
/// 1. behind a tatweel that the author typed;
/// 2. behind initial or medial seen or sad;
/// 3. before final teh marbuta, heh or dal;
/// 4. before final alef (and lam-alef), tah, lam, kaf or gaf;
/// 5. before a medial beh-like letter with reh, yeh or alef maksura behind it;
/// 6. before final waw, ain, qaf or feh;
/// 7. before any other final letter but yeh.
fn rank(pieces: &[Piece], i: usize) -> Option<Rank> {
    use JoiningGroup as G;
    let (before, after) = (*pieces.get(i)?, *pieces.get(i + 1)?);
    if before.joiner.is_some() || !is_joined(before, after) || is_in_name_of_god(pieces, i) {
        return None;
    }
    if before.tail == TATWEEL {
        return Some(1);
    }
    if matches!(get_joining_group(before.tail), G::Seen | G::Sad) {
        return Some(2);
    }
    let behind = pieces.get(i + 2).filter(|&&behind| is_joined(after, behind));
    let group = get_joining_group(after.head);
    if let Some(behind) = behind {
        let is_beh_like = matches!(group, G::Beh | G::Noon | G::Nya | G::Yeh | G::FarsiYeh);
        let ends = matches!(get_joining_group(behind.head), G::Reh | G::Yeh | G::FarsiYeh);
        return (is_beh_like && ends).then_some(5);
    }
    match group {
        G::TehMarbuta | G::TehMarbutaGoal | G::Heh | G::HehGoal | G::KnottedHeh | G::Dal => Some(3),
        G::Alef | G::Tah | G::Lam | G::Kaf | G::Gaf | G::SwashKaf => Some(4),
        G::Waw | G::StraightWaw | G::Ain | G::Qaf | G::AfricanQaf | G::Feh | G::AfricanFeh => Some(6),
        G::Yeh | G::FarsiYeh | G::KashmiriYeh | G::YehBarree | G::BurushaskiYehBarree | G::YehWithTail => None,
        G::NoJoiningGroup => None,
        _ => Some(7),
    }
}

/// Whether two neighbours are joined, with what ZWNJ and ZWJ ask for.
fn is_joined(before: Piece, after: Piece) -> bool {
    let joins_on = match before.joiner {
        Some(ZWNJ) => false,
        Some(_) => true,
        None => table().get(before.tail).has(Properties::JOINS_ON),
    };
    joins_on && table().get(after.head).has(Properties::JOINS_BACK)
}

/// Whether the join behind `pieces[i]` lies in lam, lam, heh, as in الله and لله.
fn is_in_name_of_god(pieces: &[Piece], i: usize) -> bool {
    let name = |start: usize| {
        let letters = pieces.get(start..start + 3).unwrap_or_default();
        letters.iter().map(|piece| piece.tail).eq(['ل', 'ل', 'ه'])
    };
    name(i) || i.checked_sub(1).is_some_and(name)
}
