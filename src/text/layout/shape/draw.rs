//! The long way to draw a cluster: composes (NFC), takes presentation characters back to letters (NFKC) and leaves
//! out what no terminal may be sent. A cluster that is all mark stands on a no-break space.

use super::{Drawn, Letter, Paragraph, Place, Shaper};
use crate::text::join::{self, Link, is_presentation, is_word_sign, unfolded};
use crate::text::layout::{Letters, Marks};
use crate::text::measure::Offset;
use crate::text::measure::cluster::{Kind, first_cluster};
use crate::text::measure::property::{Properties, Table, is_hidden};
use crate::text::measure::symbol::{self, LONGEST, Symbol};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a cluster shows that is wider than the whole line.
const STAND_IN: char = '?';
const SOFT_HYPHEN: &str = "\u{AD}";
const NO_BREAK_SPACE: char = '\u{A0}';
const ZWJ: char = '\u{200D}';

/// The cluster at hand.
struct Cells<'a> {
    /// Its text.
    source: &'a str,
    /// Where it ends in the whole text.
    end: Offset,
    /// The text behind it.
    behind: &'a str,
    /// The letter that is the alef of a lam-alef.
    fused: Option<usize>,
}

impl Shaper {
    /// The long way: any cluster at all.
    pub(super) fn draw(&mut self, paragraph: &Paragraph<'_>, place: &mut Place) {
        let rest = paragraph.rest(*place);
        let (source, behind) = rest.split_at_checked(first_cluster(rest)).unwrap_or((rest, ""));
        let first = self.clusters.len();
        let mut cells = Cells { end: place.offset.plus(source.len()), behind, fused: None, source };
        self.collect(source);
        self.draw_letters(paragraph, place, &mut cells);
        self.finish(paragraph, *place, &cells, first);
        if source.chars().any(is_word_sign) {
            place.link = Link::Apart;
        }
        place.offset = cells.end;
        place.index += u32::try_from(source.chars().count()).unwrap_or(u32::MAX);
    }

    /// Reads the letters of a cluster: presentation characters unfolded, marks composed with their bases.
    fn collect(&mut self, source: &str) {
        self.letters.clear();
        self.letters.extend(source.chars().flat_map(unfolded).take(LONGEST));
        let composes = |c: &char| !matches!(c, '\u{64B}'..='\u{652}' | '\u{670}' | '\u{200C}'..='\u{200D}');
        if self.letters.iter().skip(1).any(composes) {
            self.letters = self.letters.iter().copied().nfc().collect();
        }
    }

    /// Draws the collected letters into cells: one, or several for the words a ligature character stands for.
    fn draw_letters(&mut self, paragraph: &Paragraph<'_>, place: &mut Place, cells: &mut Cells<'_>) {
        self.cell.clear();
        if cells.source.chars().any(is_word_sign) {
            place.link = Link::Apart;
        }
        for i in 0..self.letters.len() {
            let c = self.letters[i];
            let found = self.table.get(c);
            if c == ZWJ && self.letters.get(i + 1).copied().is_some_and(is_pictograph) {
                return;
            }
            let hidden = is_hidden(c) && !(found.has(Properties::BLANK) && self.letters.len() == 1);
            // What stands between a lam and its alef does not stand behind them.
            if (hidden || is_combining_mark(c)) && cells.fused.is_none_or(|alef| alef < i) {
                place.pass(found);
            }
            if hidden {
                continue;
            }
            if is_combining_mark(c) {
                self.add_mark(paragraph.options.marks, c);
            } else if cells.fused == Some(i) {
                self.add_alef(paragraph.options.letters, c);
            } else if self.cell.is_empty() || !is_skin_tone(c) {
                self.add_base(paragraph, place, cells, i);
            }
        }
    }

    /// Marks stand behind their base in its cell, or on a no-break space where they have none.
    fn add_mark(&mut self, marks: Marks, mark: char) {
        if marks == Marks::Hide && is_arabic(mark) {
            return;
        }
        if self.cell.is_empty() {
            self.cell.push(NO_BREAK_SPACE);
        }
        self.cell.push(mark);
    }

    /// The alef of a lam-alef: drawn with its lam already, unless letters stay plain.
    fn add_alef(&mut self, letters: Letters, alef: char) {
        match letters {
            Letters::Forms => {}
            Letters::Plain => self.cell.push(alef),
        }
    }

    /// Letter `i`, a base: shaped by its neighbours.
    fn add_base(&mut self, paragraph: &Paragraph<'_>, place: &mut Place, cells: &mut Cells<'_>, i: usize) {
        if !self.cell.is_empty() && cells.source.chars().any(is_presentation) {
            self.flush(paragraph, *place, cells);
        }
        let letter = Letter::of(self.letters[i], self.table.look_up(self.letters[i]));
        let found = letter.found;
        cells.fused = self.fused_alef(i);
        let fused = cells.fused.and_then(|alef| join::lam_alef(self.letters[alef], place.link));
        match (fused, paragraph.options.letters) {
            (Some(ligature), Letters::Forms) => self.cell.push(ligature),
            (_, Letters::Forms | Letters::Plain) => {
                let after = if found.has(Properties::JOINS_ON) { self.link_after(i, cells) } else { Link::Apart };
                self.cell.push(self.shown(paragraph, letter, (*place, after)));
            }
        }
        // One letter of Adlam (U+1E94B) is no mark, and joining looks through it all the same.
        if !found.has(Properties::TRANSPARENT) {
            place.link = Link::when(found.has(Properties::JOINS_ON) && cells.fused.is_none());
        }
    }

    /// Where the alef stands that fuses with letter `i`, if that is a lam.
    fn fused_alef(&self, i: usize) -> Option<usize> {
        let is_lam = self.letters.get(i).copied().is_some_and(join::is_lam);
        let mut behind = self.letters.iter().enumerate().skip(i + 1);
        let (at, &next) = behind.find(|&(_, &c)| !join::is_seen_through(c))?;
        (is_lam && join::is_alef(next)).then_some(at)
    }

    /// Whether what follows letter `i` can be joined to a letter before it.
    fn link_after(&self, i: usize, cells: &Cells<'_>) -> Link {
        let inside = self.letters.iter().skip(i + 1).map(|&c| self.table.get(c));
        match inside.into_iter().find(|found| !found.has(Properties::TRANSPARENT)) {
            Some(found) => Link::when(found.has(Properties::JOINS_BACK)),
            None if cells.source.chars().any(is_word_sign) => Link::Apart,
            None => join::joins_back(cells.behind),
        }
    }

    /// Ends the cell at hand.
    fn flush(&mut self, paragraph: &Paragraph<'_>, place: Place, cells: &Cells<'_>) {
        self.cell.truncate(symbol::fitting(&self.cell).len());
        let mut width = match (cells.fused, paragraph.options.letters) {
            (Some(_), Letters::Plain) => 2,
            (Some(_) | None, Letters::Forms | Letters::Plain) => symbol::width(&self.cell),
        };
        if width == 0 {
            self.cell.insert(0, NO_BREAK_SPACE);
            width = 1;
        }
        let symbol = Symbol::of_str(&self.cell, &mut self.symbols);
        let kind = if is_blank(cells.source, self.table) { Kind::Blank } else { Kind::Text };
        self.clusters.push(place.cluster(cells.end, Drawn { symbol, width, kind, letter: None }));
        self.cell.clear();
    }

    /// Ends the cluster: it has a cell even with nothing to see in it, and fits a line.
    fn finish(&mut self, paragraph: &Paragraph<'_>, place: Place, cells: &Cells<'_>, first: usize) {
        if !self.cell.is_empty() {
            self.flush(paragraph, place, cells);
        }
        if self.clusters.len() == first {
            let kind = if cells.source == SOFT_HYPHEN { Kind::SoftHyphen } else { Kind::Hidden };
            self.clusters
                .push(place.cluster(cells.end, Drawn { symbol: Symbol::default(), width: 0, kind, letter: None }));
        }
        let width: u32 = self.clusters.iter().skip(first).map(|cluster| u32::from(cluster.width)).sum();
        if width > u32::from(paragraph.options.width.0.max(1)) {
            let kind = self.clusters[first].kind;
            self.clusters.truncate(first);
            let symbol = Symbol::of_char(self.stand_in(cells, kind), &mut self.symbols);
            self.clusters.push(place.cluster(cells.end, Drawn { symbol, width: 1, kind, letter: None }));
        }
    }

    /// One cell in place of a cluster that is wider than the line.
    fn stand_in(&self, cells: &Cells<'_>, kind: Kind) -> char {
        let sign = cells.source.chars().find(|&c| is_presentation(c));
        let alef = cells.fused.and_then(|alef| join::lam_alef(self.letters[alef], Link::Apart));
        match kind {
            Kind::Blank => ' ',
            Kind::Text | Kind::SoftHyphen | Kind::Hidden => sign.or(alef).unwrap_or(STAND_IN),
        }
    }
}

fn is_blank(source: &str, table: &Table) -> bool {
    let mut chars = source.chars();
    chars.next().is_some_and(|c| table.get(c).has(Properties::BLANK)) && chars.next().is_none()
}

/// Whether `c` is a picture that ZWJ may glue to another (UAX #29, GB11): only the first of them is drawn, because
/// terminals disagree on the width of the whole.
const fn is_pictograph(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203C}'..='\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Skin tones behind a picture are left out: many terminals give them cells of their own.
const fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether a mark belongs to the Arabic script (tashkeel, Quranic marks).
const fn is_arabic(mark: char) -> bool {
    matches!(mark, '\u{600}'..='\u{6FF}' | '\u{870}'..='\u{8FF}' | '\u{10EC0}'..='\u{10EFF}')
}
