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

/// No join to lengthen.
const NONE: Rank = Rank::MAX;

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
    let mut best = Point { at: start, rank: NONE };
    let mut behind = Behind::Nothing;
    for i in (0..pieces.len().saturating_sub(1)).rev() {
        let (before, after) = (pieces[i], pieces[i + 1]);
        // What a join is at best is found faster than what it is.
        let rank = RANKS[before.tail as usize][after.head as usize][behind as usize];
        if rank < best.rank && before.joiner.is_none() {
            let found = rank_in_word(pieces, i, rank).filter(|rank| *rank < best.rank);
            best = found.map_or(best, |rank| Point { at: start + i, rank });
        }
        behind = if is_joined(before, after) { Behind::of(after.head) } else { Behind::Nothing };
    }
    (best.rank < NONE).then_some(best)
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

/// What a letter is joined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behind {
    /// Nothing: it is final.
    Nothing,
    /// Reh, yeh or alef maksura.
    RehOrYeh,
    /// Another letter.
    Other,
}

impl Behind {
    const ALL: [Self; 3] = [Self::Nothing, Self::RehOrYeh, Self::Other];

    const fn of(letter: Letter) -> Self {
        if matches!(letter, Letter::Reh | Letter::Yeh) { Self::RehOrYeh } else { Self::Other }
    }
}

/// The rank of each join by the letter before it, the letter after it, and what that is joined to: [`rank_of_join`] for
/// letters that join, ready.
static RANKS: [[[Rank; 3]; Letter::ALL.len()]; Letter::ALL.len()] = ranks();

const fn ranks() -> [[[Rank; 3]; Letter::ALL.len()]; Letter::ALL.len()] {
    let mut ranks = [[[NONE; 3]; Letter::ALL.len()]; Letter::ALL.len()];
    let mut before = 0;
    while before < Letter::ALL.len() {
        let mut after = 0;
        while after < Letter::ALL.len() {
            let mut behind = 0;
            while behind < Behind::ALL.len() {
                ranks[before][after][behind] =
                    rank_of_join(Letter::ALL[before], Letter::ALL[after], Behind::ALL[behind]);
                behind += 1;
            }
            after += 1;
        }
        before += 1;
    }
    ranks
}

/// The rank of the join between the letters `before` and `after`, [`NONE`] where they do not join or the join is none to
/// lengthen. `behind` is what `after` is joined to.
///
/// 1. behind a tatweel that the author typed;
/// 2. behind initial or medial seen or sad;
/// 3. before final teh marbuta, heh or dal;
/// 4. before final alef (and lam-alef), tah, lam, kaf or gaf;
/// 5. before a medial beh-like letter with reh, yeh or alef maksura behind it;
/// 6. before final waw, ain, qaf or feh;
/// 7. before any other final letter but yeh.
const fn rank_of_join(before: Letter, after: Letter, behind: Behind) -> Rank {
    if !before.joins_on() || !after.joins_back() {
        return NONE;
    }
    match (before, behind) {
        (Letter::Tatweel, _) => 1,
        (Letter::Seen, _) => 2,
        (_, Behind::Nothing) => rank_of_final(after),
        (_, Behind::RehOrYeh) if matches!(after, Letter::Beh | Letter::Yeh) => 5,
        (_, Behind::RehOrYeh | Behind::Other) => NONE,
    }
}

const fn rank_of_final(letter: Letter) -> Rank {
    match letter {
        Letter::TehMarbuta | Letter::Heh | Letter::Dal => 3,
        Letter::Alef | Letter::Tah | Letter::Lam | Letter::LamAlef => 4,
        Letter::Waw | Letter::Ain => 6,
        Letter::Seen | Letter::Beh | Letter::Reh | Letter::Right | Letter::Dual => ANY,
        Letter::Yeh
        | Letter::YehBarree
        | Letter::Tatweel
        | Letter::Apart
        | Letter::Stop
        | Letter::Sign
        | Letter::Mark
        | Letter::Bar => NONE,
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
            let behind = pieces.get(i + 2).filter(|&&behind| is_joined(after, behind));
            let behind = behind.map_or(Behind::Nothing, |behind| Behind::of(behind.head));
            let rank = RANKS[before.tail as usize][after.head as usize][behind as usize];
            (rank < NONE && before.joiner.is_none()).then(|| rank_in_word(&pieces, i, rank)).flatten()
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
