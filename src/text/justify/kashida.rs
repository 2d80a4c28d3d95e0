//! Where a word may be lengthened: the one best join of it.
//!
//! The order of preference is Microsoft's scheme for kashida, with the exceptions that `LibreOffice` and the Naskh
//! style make: see [`rank`]. A kashida never stands inside lam-alef or the name of God, behind a letter that does
//! not join onward, beside a joiner, between a letter and its marks, nor in a word with Latin letters or digits.

use super::words::Source;
use crate::text::measure::cluster::Cluster;
use crate::text::measure::letter::Letter;
use crate::text::measure::property::table;
use std::ops::Range;

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';

/// How well a join can be lengthened: the least is the best.
pub(super) type Rank = u8;

/// The rank of the worst join that a second kashida may lengthen.
pub(super) const WORST_OF_TWO: Rank = 4;
/// The rank of a join before just any final letter.
const ANY: Rank = 7;
/// The rank of the join in a word of two letters, which looks spelled out when it is lengthened.
const SHORT: Rank = 8;

/// Where a kashida may stand in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// The cluster behind which it stands.
    pub(super) at: usize,
    /// How well it stands there.
    pub(super) rank: Rank,
}

/// A cluster as joining sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Its first letter.
    head: Letter,
    /// Its last: other than the first in lam-alef.
    tail: Letter,
    /// The joiner behind its letter.
    joiner: Option<Joiner>,
}

/// A character that asks for joining or forbids it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joiner {
    Zwj,
    Zwnj,
}

/// Where in `word` a kashida stands best; of equals the nearest to the word's end. `pieces` is room to work in.
pub(super) fn best_point(source: Source<'_>, word: Range<usize>, pieces: &mut Vec<Piece>) -> Option<Point> {
    let start = word.start;
    read(source, word, pieces)?;
    let mut best: Option<Point> = None;
    let mut joined_behind = false;
    for i in (0..pieces.len().saturating_sub(1)).rev() {
        let (before, after) = (pieces[i], pieces[i + 1]);
        let behind = pieces.get(i + 2).filter(|_| joined_behind).map(|behind| behind.head);
        joined_behind = is_joined(before, after);
        if joined_behind && before.joiner.is_none() {
            let may_win = |rank: &Rank| best.is_none_or(|best| *rank < best.rank);
            // What a join is at best is found faster than what it is.
            let rank = rank_of_join(before.tail, after.head, behind).filter(may_win);
            let rank = rank.and_then(|rank| rank_in_word(pieces, i, rank)).filter(may_win);
            best = rank.map(|rank| Point { at: start + i, rank }).or(best);
        }
    }
    best
}

/// Reads the clusters of a word; `None` where it is not wholly Arabic letters with stops and brackets round them,
/// or not wholly right to left.
fn read(source: Source<'_>, word: Range<usize>, pieces: &mut Vec<Piece>) -> Option<()> {
    pieces.clear();
    let clusters = source.clusters.get(word)?;
    let levels = source.levels.as_slice();
    let is_rtl = |cluster: &Cluster| levels.get(cluster.index as usize).is_some_and(|level| level.is_rtl());
    if !source.is_even && !clusters.iter().all(is_rtl) {
        return None;
    }
    let mut stopped = false;
    for cluster in clusters {
        let piece = Piece::of(cluster, source.text)?;
        if stopped && piece.head.is_letter() {
            return None;
        }
        // A stop with letters on both sides: an address.
        stopped |= piece.head == Letter::Stop && pieces.last().is_some_and(|last| last.head.is_letter());
        pieces.push(piece);
    }
    Some(())
}

impl Piece {
    /// One cluster of `text`; `None` where its word is not to be lengthened.
    fn of(cluster: &Cluster, text: &str) -> Option<Self> {
        match cluster.letter {
            None => Self::read(cluster.span().of(text)),
            Some(Letter::Bar | Letter::Mark) => None,
            Some(letter) => Some(Self { head: letter, tail: letter, joiner: None }),
        }
    }

    /// As [`of`](Self::of), by the text of the cluster. With controls or lonely marks among its letters a word is not
    /// to be lengthened.
    fn read(source: &str) -> Option<Self> {
        let mut found: Option<Self> = None;
        let mut joiner = None;
        for c in source.chars() {
            let kind = table().look_up(c).letter;
            // A mark before its letter: the Syriac abbreviation mark (U+070F) and its like.
            let leads = kind == Letter::Mark && found.is_none();
            if kind == Letter::Bar || leads {
                return None;
            }
            if kind != Letter::Mark {
                let head = found.map_or(kind, |piece| piece.head);
                found = Some(Self { head, tail: kind, joiner: None });
            } else if c == ZWNJ {
                joiner = Some(Joiner::Zwnj);
            } else if c == ZWJ {
                joiner = Some(Joiner::Zwj);
            }
        }
        found.map(|piece| Self { joiner, ..piece })
    }
}

/// What becomes of the `rank` of a join by where it stands: 7 for any behind the article, as الـذهب is read in two; 8 in a
/// word of two letters, or such a part of a word between ZWNJ. None in the name of God.
fn rank_in_word(pieces: &[Piece], i: usize, rank: Rank) -> Option<Rank> {
    let is_lam = pieces.get(i).is_some_and(|piece| piece.tail == Letter::Lam);
    if is_lam && is_in_name_of_god(pieces, i) {
        return None;
    }
    if is_all_of_its_word(pieces, i) {
        return Some(SHORT);
    }
    Some(if is_lam && is_behind_article(pieces, i) { ANY } else { rank })
}

/// The rank of the join between the letters `before` and `after`, if that is one to lengthen. `behind` is the letter that
/// `after` is joined to.
///
/// 1. behind a tatweel that the author typed;
/// 2. behind initial or medial seen or sad;
/// 3. before final teh marbuta, heh or dal;
/// 4. before final alef (and lam-alef), tah, lam, kaf or gaf;
/// 5. before a medial beh-like letter with reh, yeh or alef maksura behind it;
/// 6. before final waw, ain, qaf or feh;
/// 7. before any other final letter but yeh.
fn rank_of_join(before: Letter, after: Letter, behind: Option<Letter>) -> Option<Rank> {
    if before == Letter::Tatweel {
        return Some(1);
    }
    if before == Letter::Seen {
        return Some(2);
    }
    if let Some(behind) = behind {
        let is_beh_like = matches!(after, Letter::Beh | Letter::Yeh);
        return (is_beh_like && matches!(behind, Letter::Reh | Letter::Yeh)).then_some(5);
    }
    match after {
        Letter::TehMarbuta | Letter::Heh | Letter::Dal => Some(3),
        Letter::Alef | Letter::Tah | Letter::Lam | Letter::LamAlef => Some(4),
        Letter::Waw | Letter::Ain => Some(6),
        Letter::Seen | Letter::Beh | Letter::Reh | Letter::Right | Letter::Dual => Some(ANY),
        Letter::Yeh
        | Letter::YehBarree
        | Letter::Tatweel
        | Letter::Apart
        | Letter::Stop
        | Letter::Sign
        | Letter::Mark
        | Letter::Bar => None,
    }
}

/// Whether two neighbours are joined, with what ZWNJ and ZWJ ask for.
fn is_joined(before: Piece, after: Piece) -> bool {
    let joins_on = match before.joiner {
        Some(Joiner::Zwnj) => false,
        Some(Joiner::Zwj) => true,
        None => before.tail.joins_on(),
    };
    joins_on && after.head.joins_back()
}

/// Whether the joined letters `pieces[i]` and the next are a word, or a part of one between ZWNJ.
fn is_all_of_its_word(pieces: &[Piece], i: usize) -> bool {
    let is_before = |piece: &&Piece| piece.head.is_letter() && piece.joiner != Some(Joiner::Zwnj);
    let before = i.checked_sub(1).and_then(|before| pieces.get(before)).filter(is_before);
    let (next, behind) = (pieces.get(i + 1), pieces.get(i + 2));
    let is_last = next.is_some_and(|next| next.joiner == Some(Joiner::Zwnj))
        || behind.is_none_or(|piece| !piece.head.is_letter());
    before.is_none() && is_last && next.is_some_and(|next| next.head != Letter::LamAlef && next.head == next.tail)
}

/// Whether `pieces[i]` is the lam of ال or وال at the word's start.
fn is_behind_article(pieces: &[Piece], i: usize) -> bool {
    let before = pieces.get(..=i).unwrap_or_default().iter().map(|piece| piece.tail);
    let mut letters = before.filter(|letter| letter.is_letter()).peekable();
    letters.next_if_eq(&Letter::Waw);
    letters.eq([Letter::Alef, Letter::Lam])
}

/// Whether the join behind the lam `pieces[i]` lies in lam, lam, heh, as in الله and لله.
fn is_in_name_of_god(pieces: &[Piece], i: usize) -> bool {
    let name = |start: usize| {
        let letters = pieces.get(start..start + 3).unwrap_or_default();
        letters.iter().map(|piece| piece.tail).eq([Letter::Lam, Letter::Lam, Letter::Heh])
    };
    name(i) || i.checked_sub(1).is_some_and(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ranks of the joins of a word, from its start; `-` for those that are not lengthened.
    fn ranks(word: &str) -> String {
        let mut pieces = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            let (cluster, behind) = rest.split_at(crate::text::measure::cluster::first_cluster(rest));
            match Piece::read(cluster) {
                Some(piece) => pieces.push(piece),
                None => return "barred".to_owned(),
            }
            rest = behind;
        }
        let rank = |i: usize| {
            let (before, after) = (pieces[i], pieces[i + 1]);
            let behind = pieces.get(i + 2).filter(|&&behind| is_joined(after, behind)).map(|behind| behind.head);
            let joined = before.joiner.is_none() && is_joined(before, after);
            let rank = rank_of_join(before.tail, after.head, behind).filter(|_| joined)?;
            rank_in_word(&pieces, i, rank)
        };
        let shown = |i| rank(i).map_or("-".to_owned(), |rank| rank.to_string());
        (0..pieces.len().saturating_sub(1)).map(shown).collect()
    }

    #[test]
    fn a_word_with_a_mark_before_a_letter_is_not_lengthened() {
        assert_eq!(ranks("طالله\u{70F}ك"), "barred");
    }

    #[test]
    fn each_kind_of_join_has_its_rank() {
        assert_eq!(ranks("قـد"), "-1", "behind a typed tatweel");
        assert_eq!(ranks("سمع"), "26", "behind seen, and before final ain");
        assert_eq!(ranks("مكتبة"), "---3", "before final teh marbuta");
        assert_eq!(ranks("بعد"), "-3", "before final dal");
        assert_eq!(ranks("كتاب"), "-4-", "before final alef");
        assert_eq!(ranks("جلا"), "4", "before final lam-alef");
        assert_eq!(ranks("حبر"), "57", "before a medial beh with reh behind it");
        assert_eq!(ranks("عفو"), "-6", "before final waw");
        assert_eq!(ranks("عين"), "-7", "before any other final letter");
    }

    #[test]
    fn a_final_yeh_is_lengthened_only_behind_seen_and_sad() {
        assert_eq!(ranks("في"), "-");
        assert_eq!(ranks("على"), "--");
        assert_eq!(ranks("كرسي"), "7-2");
    }

    #[test]
    fn in_a_word_of_two_letters_a_join_is_the_worst() {
        assert_eq!(ranks("من"), "8");
        assert_eq!(ranks("«عن»،"), "-8--");
        assert_eq!(ranks("به\u{200C}وجود"), "8--6-", "a part of a word");
        assert_eq!(ranks("كلا"), "4", "three letters");
    }

    #[test]
    fn behind_the_article_a_join_is_among_the_worst() {
        assert_eq!(ranks("الدار"), "-7--");
        assert_eq!(ranks("والتي"), "--7-");
        assert_eq!(ranks("خالد"), "4-3", "no article");
        assert_eq!(ranks("الشمس"), "--27", "only its lam");
    }

    #[test]
    fn the_name_of_god_is_never_lengthened() {
        assert_eq!(ranks("الله"), "---");
        assert_eq!(ranks("ل\u{650}ل\u{651}ه"), "--");
        assert_eq!(ranks("بالله"), "4---");
    }

    #[test]
    fn joiners_keep_a_join_as_it_is() {
        assert_eq!(ranks("سمه\u{200C}سمه"), "23-23");
    }

    #[test]
    fn letters_that_join_nothing_onward_have_no_kashida_behind_them() {
        assert_eq!(ranks("دار"), "--");
        assert_eq!(ranks("لادن"), "--");
    }

    #[test]
    fn words_with_latin_letters_digits_or_addresses_are_left_alone() {
        for word in ["كتبab", "كتب5", "#كتب", "كتب_كتب", "ك\u{FE98}ب"] {
            assert_eq!(ranks(word), "barred", "{word}");
        }
    }
}
