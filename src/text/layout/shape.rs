//! One paragraph of logical text → its clusters: joined, composed, mirrored and measured, in logical order.
//!
//! Plain letters, and letters under tashkeel, go a fast way, one table look-up each; anything with other marks, signs
//! or other scripts goes [the long way](draw).

mod digits;
mod draw;
mod edges;

use super::{Letters, Marks, Options};
use crate::text::bidi::{Level, mirrored};
use crate::text::join::{self, Forms, Link, forms};
use crate::text::measure::Offset;
use crate::text::measure::cluster::{Cluster, Kind};
use crate::text::measure::letter;
use crate::text::measure::property::{Known, Properties, Table, is_no_break_space, table};
use crate::text::measure::symbol::Symbol;
use crate::text::wrap::Edge;
use edges::Edges;
use std::str::Chars;

/// A piece of a paragraph and all that its clusters depend on.
pub(super) struct Paragraph<'a> {
    /// Its text, with the separator at its end. No cluster reaches beyond it, and no letter is joined to one beyond it.
    pub(super) text: &'a str,
    /// Where it starts in the whole text.
    pub(super) origin: Offset,
    /// How many characters of the paragraph stand before it.
    pub(super) index: usize,
    /// The level of each character of the paragraph.
    pub(super) levels: &'a [Level],
    /// How it is to be laid out.
    pub(super) options: Options,
}

/// Shapes paragraphs, keeping its buffers from one to the next.
#[derive(Debug)]
pub(super) struct Shaper {
    /// The clusters of the piece shaped last.
    pub(super) clusters: Vec<Cluster>,
    edges: Edges,
    /// The symbols of more than one character so far.
    pub(super) symbols: String,
    table: &'static Table,
    forms: &'static Forms,
    /// The letters of the cluster at hand.
    letters: Vec<char>,
    /// The symbol of the cell at hand.
    cell: String,
}

/// Where shaping stands in a paragraph.
#[derive(Clone, Copy)]
struct Place {
    /// Where in the whole text.
    offset: Offset,
    /// Characters of the paragraph before.
    index: u32,
    /// Whether the letter before joins onward.
    link: Link,
}

/// Letters under tashkeel of so many characters in all go the fast way.
const FEW: u32 = 6;

impl Shaper {
    /// A shaper without clusters.
    pub(super) fn new() -> Self {
        Self {
            clusters: Vec::new(),
            edges: Edges::default(),
            symbols: String::new(),
            table: table(),
            forms: forms(),
            letters: Vec::new(),
            cell: String::new(),
        }
    }

    /// The places in the piece shaped last where a line may end for certain.
    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges.found
    }

    /// Replaces the clusters with those of `paragraph`.
    pub(super) fn shape(&mut self, paragraph: &Paragraph<'_>) {
        self.clusters.clear();
        self.edges.clear();
        // Two bytes a character is what Arabic takes.
        self.clusters.reserve(paragraph.text.len() / 2 + 1);
        let index = u32::try_from(paragraph.index).unwrap_or(u32::MAX);
        let mut place = Place { offset: paragraph.origin, index, link: Link::Apart };
        let mut reader = Reader { chars: paragraph.text.chars(), table: self.table };
        let mut this = reader.read();
        loop {
            let (letter, next) = self.write_run(paragraph, &mut place, this, &mut reader);
            if letter.is_end() {
                break;
            }
            if let Some(marked) = Marked::read(letter, next, paragraph.options.letters, &mut reader) {
                this = marked.behind;
                self.write_marked(paragraph, &mut place, &marked);
            } else {
                self.edges.other(self.clusters.len());
                self.draw(paragraph, &mut place);
                reader.chars = paragraph.rest(place).chars();
                this = reader.read();
            }
        }
    }

    /// The fast way: clusters of one plain character each, from `this` on. The first character that is none, with the
    /// one behind it.
    fn write_run(
        &mut self,
        paragraph: &Paragraph<'_>,
        place: &mut Place,
        this: Letter,
        reader: &mut Reader<'_>,
    ) -> (Letter, Letter) {
        let mut at = *place;
        let (mut letter, mut next) = (this, reader.read());
        while letter.stands_alone_before(next) {
            self.note(letter);
            let (after, link) = letter.links(next);
            let kind = if letter.found.has(Properties::BLANK) { Kind::Blank } else { Kind::Text };
            let symbol = Symbol::ready(self.shown(paragraph, letter, (at, after)));
            let end = at.offset.behind(letter.c);
            let drawn = Drawn { symbol, width: 1, kind, letter: Some(letter.kind) };
            self.clusters.push(at.cluster(end, drawn));
            at = Place { offset: end, index: at.index + 1, link };
            (letter, next) = (next, reader.read());
        }
        *place = at;
        (letter, next)
    }

    /// Notes what the next cluster, of one plain character, is to the ends of lines.
    fn note(&mut self, letter: Letter) {
        if letter.found.has(Properties::WORDLY) {
            self.edges.letters(self.clusters.len(), 1);
        } else if letter.c == ' ' {
            self.edges.space();
        } else {
            self.edges.other(self.clusters.len());
        }
    }

    /// The fast way for a letter under tashkeel and for lam-alef.
    fn write_marked(&mut self, paragraph: &Paragraph<'_>, place: &mut Place, marked: &Marked) {
        let Marked { base, alef, count, bytes, behind, .. } = *marked;
        match alef {
            Some(_) => self.edges.letters(self.clusters.len(), 2),
            None => self.note(base),
        }
        let ligature = alef.and_then(|alef| join::lam_alef(alef, place.link));
        let (after, link) = if alef.is_some() { (Link::Apart, Link::Apart) } else { base.links(behind) };
        let shown = ligature.unwrap_or_else(|| self.shown(paragraph, base, (*place, after)));
        let symbol = match paragraph.options.marks {
            Marks::Keep if marked.has_marks() => {
                Symbol::of_marked(shown, marked.marks(paragraph.rest(*place)), &mut self.symbols)
            }
            Marks::Keep | Marks::Hide => Symbol::ready(shown),
        };
        let end = place.offset.plus(bytes);
        let letter = Some(if alef.is_some() { letter::Letter::LamAlef } else { base.kind });
        self.clusters.push(place.cluster(end, Drawn { symbol, width: 1, kind: Kind::Text, letter }));
        *place = Place { offset: end, index: place.index + count, link };
    }

    /// The character to paint for a base at `place`.
    fn shown(&self, paragraph: &Paragraph<'_>, letter: Letter, (place, after): (Place, Link)) -> char {
        let Letter { c, found, .. } = letter;
        if !found.has(Properties::CHANGES) {
            return c;
        }
        if found.has(Properties::SHAPED) && paragraph.options.letters == Letters::Forms {
            let before = Link::when(place.link == Link::Joined && found.has(Properties::JOINS_BACK));
            return self.forms.shaped(c, before, after);
        }
        paragraph.changed(letter, place)
    }
}

/// Reads a text with what is known of each character.
struct Reader<'a> {
    chars: Chars<'a>,
    table: &'static Table,
}

impl Reader<'_> {
    /// The next character, [`Letter::END`] behind the last.
    fn read(&mut self) -> Letter {
        self.chars.next().map_or(Letter::END, |c| Letter::of(c, self.table.look_up(c)))
    }
}

/// One character and what is known of it.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    found: Properties,
    kind: letter::Letter,
}

impl Letter {
    /// The end of the text, before which any character may stand alone.
    const END: Self = Self { c: '\0', found: Properties::ALONE.with(Properties::END), kind: letter::Letter::Sign };

    fn is_end(self) -> bool {
        self.found.has(Properties::END)
    }

    fn of(c: char, known: Known) -> Self {
        Self { c, found: known.properties, kind: known.letter }
    }

    /// Whether the character is a cluster by itself before `next`, painted in one cell.
    fn stands_alone_before(self, next: Self) -> bool {
        self.found.has(Properties::SIMPLE) && next.found.has(Properties::ALONE) && !self.fuses(next)
    }

    fn fuses(self, next: Self) -> bool {
        self.found.has(Properties::LAM) && next.found.has(Properties::ALEF)
    }

    /// Whether it is joined to `next`, and whether it would be to any letter.
    fn links(self, next: Self) -> (Link, Link) {
        let joins_on = self.found.has(Properties::JOINS_ON);
        (Link::when(joins_on && next.found.has(Properties::JOINS_BACK)), Link::when(joins_on))
    }
}

/// A letter under tashkeel, or lam and alef with or without it, that is a cluster for certain.
struct Marked {
    base: Letter,
    /// The alef that fuses with the base.
    alef: Option<char>,
    /// How many characters there are in all.
    count: u32,
    /// How many bytes the base takes with its marks.
    first: usize,
    /// How many bytes there are in all.
    bytes: usize,
    /// What stands behind.
    behind: Letter,
}

impl Marked {
    /// Reads on from `base` and `next`; `None` where the cluster must go the long way. Then `reader` has gone astray.
    fn read(base: Letter, next: Letter, letters: Letters, reader: &mut Reader<'_>) -> Option<Self> {
        if !base.found.has(Properties::SIMPLE) || base.found.has(Properties::BLANK) {
            return None;
        }
        let bytes = base.c.len_utf8();
        let mut read = Self { base, alef: None, count: 1, first: bytes, bytes, behind: next };
        read.read_marks(reader);
        read.first = read.bytes;
        if base.fuses(read.behind) {
            if letters == Letters::Plain {
                return None;
            }
            read.alef = Some(read.behind.c);
            read.step(reader);
            read.read_marks(reader);
        }
        (read.behind.found.has(Properties::ALONE) && read.count <= FEW).then_some(read)
    }

    fn read_marks(&mut self, reader: &mut Reader<'_>) {
        while self.behind.found.has(Properties::HARAKA) && self.count <= FEW {
            self.step(reader);
        }
    }

    fn step(&mut self, reader: &mut Reader<'_>) {
        self.count += 1;
        self.bytes += self.behind.c.len_utf8();
        self.behind = reader.read();
    }

    fn has_marks(&self) -> bool {
        self.count > 1 + u32::from(self.alef.is_some())
    }

    /// The marks of the base and those of the alef, out of `rest`, which starts with the base.
    fn marks<'a>(&self, rest: &'a str) -> (&'a str, &'a str) {
        let alef = self.alef.map_or(0, char::len_utf8);
        let base = rest.get(self.base.c.len_utf8()..self.first).unwrap_or_default();
        (base, rest.get(self.first + alef..self.bytes).unwrap_or_default())
    }
}

/// A cell as painted.
#[derive(Clone, Copy)]
struct Drawn {
    symbol: Symbol,
    width: u8,
    kind: Kind,
    letter: Option<letter::Letter>,
}

impl Place {
    /// The cluster from here to `end`.
    fn cluster(self, end: Offset, drawn: Drawn) -> Cluster {
        let Drawn { symbol, width, kind, letter } = drawn;
        Cluster { start: self.offset, end, index: self.index, symbol, width, kind, letter }
    }

    /// Goes past a character that is no base: joiners ask for joining or forbid it, marks leave it alone.
    fn pass(&mut self, found: Properties) {
        if !found.has(Properties::TRANSPARENT) {
            self.link = Link::when(found.has(Properties::JOINS_ON));
        }
    }
}

impl Paragraph<'_> {
    /// The text from `place` on.
    fn rest(&self, place: Place) -> &str {
        self.text.get(place.offset.since(self.origin).bytes()..).unwrap_or_default()
    }

    /// What a character that is no letter with forms is painted as.
    fn changed(&self, letter: Letter, place: Place) -> char {
        let Letter { c, found, .. } = letter;
        if found.has(Properties::MIRRORS) && self.levels.get(place.index as usize).is_some_and(|level| level.is_rtl()) {
            return mirrored(c).unwrap_or(c);
        }
        if found.has(Properties::DIGIT) {
            let at = place.offset.since(self.origin).bytes();
            return digits::shown(c, self.options.digits, (self.text, at));
        }
        // The ideographic space is two cells wide and stays itself.
        if c != '\u{3000}' && (found.has(Properties::BLANK) || is_no_break_space(c)) { ' ' } else { c }
    }
}
