//! From what a reader of one kind found to an [`Article`] that keeps its promises: every field clean, `text` the
//! blocks joined by blank lines, spans on character borders and in order, the title never empty.

use std::ops::Range;

use super::flow::Part;
use super::{address, date, language, row, sanitise, title};
use crate::model::{Article, Block, BlockKind, Link, Picture, is_rtl_language};
use crate::text::Span;

/// The longest declared title that is taken for one, in characters; a longer one is a paragraph.
const TITLE: usize = 300;
/// How far behind the start a heading of the first level may stand and still be the headline, in blocks.
const REACH: usize = 3;
/// The most tags kept.
const TAGS: usize = 64;

/// An article before cleaning; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub title: String,
    pub parts: Vec<Part>,
    pub language: String,
    pub source: String,
    pub author: String,
    pub published: String,
    pub url: String,
    pub summary: String,
    pub tags: Vec<String>,
    pub identity: String,
    /// The lead picture; without an address there is none.
    pub picture: Picture,
    pub heading: Heading,
}

/// Where the declared title belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Heading {
    /// Above the text.
    #[default]
    Shown,
    /// In lists only: it was cut from the text, which stands as it is.
    CutFromText,
}

/// What was wrong with the fields of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Damage {
    /// The date is none.
    pub date: bool,
    /// The address may not be kept.
    pub address: bool,
}

impl Draft {
    /// The article; none where nothing in it leaves ink.
    pub fn finish(self, damage: &mut Damage) -> Option<Article> {
        let mut pieces: Vec<Piece> = self.parts.iter().filter_map(Piece::of).collect();
        let declared = sanitise::line(&self.title);
        let title = match self.heading {
            Heading::CutFromText if sanitise::ink(&declared).is_some() && !pieces.is_empty() => declared,
            Heading::CutFromText | Heading::Shown => settle_title(&declared, &mut pieces)?,
        };
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let language = language::settle(&self.language, &texts.join("\n\n"));
        let pieces = pieces.into_iter().map(|piece| piece.in_order(is_rtl_language(&language))).collect();
        let (text, blocks) = join(pieces);
        let published = date::parse(&self.published);
        let url = address::clean(&self.url);
        damage.date = published.is_none() && !self.published.trim().is_empty();
        damage.address = url.is_none() && !self.url.trim().is_empty();
        Some(Article {
            language,
            title,
            text,
            blocks,
            source: field(&self.source),
            author: field(&self.author),
            published,
            url,
            summary: field(&self.summary),
            tags: self.tags.iter().filter_map(|tag| field(tag)).take(TAGS).collect(),
            identity: field(&self.identity),
            picture: picture(&self.picture),
        })
    }
}

fn picture(raw: &Picture) -> Option<Picture> {
    let url = address::clean(&raw.url).filter(|url| url.starts_with("http"))?;
    Some(Picture { url, words: sanitise::line(&raw.words) })
}

fn field(raw: &str) -> Option<String> {
    Some(sanitise::line(raw)).filter(|clean| sanitise::ink(clean).is_some())
}

/// A block, clean, with its links counted from its own start.
struct Piece {
    kind: BlockKind,
    text: String,
    links: Vec<(Range<usize>, String)>,
}

impl Piece {
    fn of(part: &Part) -> Option<Self> {
        let mut marks: Vec<usize> = part.links.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
        let text = match part.kind {
            BlockKind::Code => sanitise::code_with(&part.text, &mut marks),
            BlockKind::Title
            | BlockKind::Heading(_)
            | BlockKind::Paragraph
            | BlockKind::Item { .. }
            | BlockKind::Quote
            | BlockKind::Caption
            | BlockKind::Row => sanitise::line_with(&part.text, &mut marks),
        };
        sanitise::ink(&text)?;
        let ranges = marks.chunks_exact(2).map(|pair| trim(&text, pair[0]..pair[1]));
        let addresses = part.links.iter().map(|(_, raw)| address::clean(raw));
        let links = ranges.zip(addresses).filter_map(|(range, url)| Some((range?, url?))).collect();
        Some(Self { kind: part.kind, links, text })
    }

    /// With the cells of a row in the order of its article's direction.
    fn in_order(mut self, is_rtl: bool) -> Self {
        if self.kind == BlockKind::Row {
            self.text = row::in_order(&self.text, &mut self.links, is_rtl);
        }
        self
    }

    fn title(text: &str) -> Self {
        Self { kind: BlockKind::Title, text: text.to_owned(), links: Vec::new() }
    }
}

/// `range` without white space at its ends; none where nothing is left.
fn trim(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let start = range.start + (words.len() - words.trim_start().len());
    let words = words.trim();
    (!words.is_empty()).then(|| start..start + words.len())
}

/// The title, with the title block set among `pieces` where there is one to be; none where there is nothing at all.
fn settle_title(declared: &str, pieces: &mut Vec<Piece>) -> Option<String> {
    if sanitise::ink(declared).is_some() {
        return Some(set_declared(declared, pieces));
    }
    let is_main = |piece: &Piece| matches!(piece.kind, BlockKind::Title | BlockKind::Heading(1));
    if let Some(at) = pieces.iter().take(REACH).position(is_main) {
        let piece = pieces.remove(at);
        pieces.insert(0, piece);
    }
    let first = pieces.first_mut()?;
    let is_title = match first.kind {
        BlockKind::Title | BlockKind::Heading(_) => first.text.chars().take(TITLE + 1).count() <= TITLE,
        BlockKind::Paragraph => title::is_headline(&first.text),
        BlockKind::Item { .. } | BlockKind::Quote | BlockKind::Code | BlockKind::Caption | BlockKind::Row => false,
    };
    if is_title {
        first.kind = BlockKind::Title;
        return Some(first.text.clone());
    }
    if matches!(first.kind, BlockKind::Title | BlockKind::Heading(_)) {
        first.kind = BlockKind::Paragraph;
    }
    Some(title::cut(&first.text))
}

fn set_declared(declared: &str, pieces: &mut Vec<Piece>) -> String {
    if declared.chars().take(TITLE + 1).count() > TITLE {
        pieces.insert(0, Piece { kind: BlockKind::Paragraph, ..Piece::title(declared) });
        return title::cut(declared);
    }
    let repeats = |(at, piece): (usize, &Piece)| match piece.kind {
        BlockKind::Title | BlockKind::Heading(1) => piece.text == declared,
        BlockKind::Heading(_) | BlockKind::Paragraph => at < REACH && piece.text == declared,
        BlockKind::Item { .. } | BlockKind::Quote | BlockKind::Code | BlockKind::Caption | BlockKind::Row => false,
    };
    let repeated = pieces.iter().enumerate().position(repeats).map(|at| pieces.remove(at));
    let links = repeated.map(|piece| piece.links).unwrap_or_default();
    pieces.insert(0, Piece { links, ..Piece::title(declared) });
    declared.to_owned()
}

/// The text of the article and its blocks.
fn join(pieces: Vec<Piece>) -> (String, Vec<Block>) {
    let mut text = String::with_capacity(pieces.iter().map(|piece| piece.text.len() + 2).sum());
    let mut blocks = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&piece.text);
        let shift = |(range, url): (Range<usize>, String)| Link {
            span: Span::from(range.start + start..range.end + start),
            url,
        };
        let links = piece.links.into_iter().map(shift).collect();
        blocks.push(Block { kind: piece.kind, span: Span::from(start..text.len()), links });
    }
    (text, blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finish(draft: Draft) -> Article {
        draft.finish(&mut Damage::default()).unwrap()
    }

    fn paragraph(text: &str) -> Part {
        Part::new(BlockKind::Paragraph, text)
    }

    fn kinds(article: &Article) -> Vec<BlockKind> {
        article.blocks.iter().map(|block| block.kind).collect()
    }

    #[test]
    fn a_declared_title_is_the_first_block_once() {
        let parts = vec![Part::new(BlockKind::Heading(1), "افتتاح\nالحديقة"), paragraph("نص")];
        let article = finish(Draft { title: " افتتاح الحديقة".into(), parts, ..Draft::default() });
        assert_eq!(article.text, "افتتاح الحديقة\n\nنص");
        assert_eq!(kinds(&article), [BlockKind::Title, BlockKind::Paragraph]);
    }

    #[test]
    fn the_first_heading_of_the_first_level_is_the_title() {
        let parts = vec![paragraph("الأحد"), Part::new(BlockKind::Heading(1), "افتتاح الحديقة"), paragraph("نص")];
        let article = finish(Draft { parts, ..Draft::default() });
        assert_eq!(article.text, "افتتاح الحديقة\n\nالأحد\n\nنص");
        assert_eq!(article.title, "افتتاح الحديقة");
    }

    #[test]
    fn a_long_first_paragraph_stays_whole_and_gives_the_title() {
        let long = "فتحت الحديقة أبوابها. ".repeat(20);
        let article = finish(Draft { parts: vec![paragraph(&long)], ..Draft::default() });
        assert_eq!(article.text, long.trim());
        assert_eq!(kinds(&article), [BlockKind::Paragraph]);
        assert!(article.title.ends_with('…') && article.title.chars().count() <= 101);
    }

    #[test]
    fn a_draft_without_ink_is_no_article() {
        let parts = vec![paragraph("\u{200F} \u{A0}\u{202E}"), paragraph("\u{1B}[0m")];
        assert_eq!(Draft { title: "\u{200B}".into(), parts, ..Draft::default() }.finish(&mut Damage::default()), None);
    }

    #[test]
    fn links_are_counted_in_the_text_and_bad_ones_are_left_out() {
        let mut part = paragraph("قال  الوزير ثم خرج");
        let start = "قال  ".len();
        part.links.push((start..start + "الوزير ".len(), "https://a.example/و".into()));
        part.links.push((start + "الوزير ".len()..part.text.len(), "javascript:x()".into()));
        let article = finish(Draft { title: "عنوان".into(), parts: vec![part], ..Draft::default() });
        let links = &article.blocks[1].links;
        assert_eq!(links.len(), 1);
        assert_eq!(links[0].span.of(&article.text), "الوزير");
        assert_eq!(links[0].url, "https://a.example/و");
    }

    #[test]
    fn a_bad_date_and_a_bad_address_are_told() {
        let draft =
            Draft { title: "ع".into(), published: "أمس".into(), url: "file:///x".into(), ..Draft::default() };
        let mut damage = Damage::default();
        let article = draft.finish(&mut damage).unwrap();
        assert_eq!((article.published, article.url), (None, None));
        assert_eq!(damage, Damage { date: true, address: true });
    }
}
