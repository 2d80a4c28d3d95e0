//! The links of an article as a numbered list at its end: the linked words, and below them where they lead.
//!
//! The list is no text of the article: it is neither searched nor copied. Its rows have offsets behind the end of the text, one each,
//! so that a place in it is kept like any other.

use super::{Flow, Piece, What};
use crate::app::takeaway::tidy;
use crate::config::reading::Links;
use crate::model::Link;
use crate::text::{Align, Cells, Layout, Offset, Options, Span};
use std::fmt::Write as _;

/// Cells from the start edge that the number of a link stands in.
pub const NUMBER: Cells = Cells(5);
/// More of an address, in characters, is not shown; it leads where it led.
const LONGEST: usize = 400;
/// Around an address, so that it reads from the left in any text (UAX #9, LRI and PDI).
const ISOLATE: (char, char) = ('\u{2066}', '\u{2069}');

/// A link in the list.
#[derive(Clone, Copy, Debug)]
pub struct Footnote<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// The address.
    pub url: &'a str,
    /// Its words and its address, set.
    pub layout: &'a Layout,
    /// The line where the address begins.
    pub address: usize,
    /// Its place behind the text.
    pub span: Span,
}

impl Flow {
    /// Puts the list behind the article, if it is wished and there is a link.
    pub(super) fn add_footnotes(&mut self) {
        let count = match self.setting.links {
            Links::Inline => 0,
            Links::Footnotes => self.links().count(),
        };
        if count == 0 {
            return;
        }
        let behind = |place: usize| Offset::new(self.article.text.len() + 1 + place);
        let notes = (0..count).map(|index| Piece { what: What::Footnote(index), start: behind(index + 1) });
        let list: Vec<Piece> =
            std::iter::once(Piece { what: What::FootnotesHead, start: behind(0) }).chain(notes).collect();
        self.pieces.extend(list);
    }

    /// The link of piece `piece`, once a row of it has been looked at.
    #[must_use]
    pub fn footnote(&self, piece: usize) -> Option<Footnote<'_>> {
        let layout = self.layouts.get(piece)?.as_ref()?;
        let &Piece { what: What::Footnote(index), start } = self.pieces.get(piece)? else { return None };
        let link = self.links().nth(index)?;
        let words = self.words_of(link);
        let address = if words.is_empty() { 0 } else { layout.line_of(Offset::new(words.len() + 1)) };
        let span = Span::new(start, start.plus(1));
        Some(Footnote { number: index + 1, url: &link.url, layout, address, span })
    }

    /// Whether `line` of `piece` is the last of the article with its list.
    #[must_use]
    pub fn ends_with(&self, (piece, line): (usize, usize)) -> bool {
        let height = self.layouts.get(piece).and_then(Option::as_ref).map_or(1, Layout::height);
        piece + 1 >= self.pieces.len() && line + 1 >= height
    }

    /// Whether there is such a list.
    #[must_use]
    pub fn has_footnotes(&self) -> bool {
        matches!(self.pieces.last().map(|piece| piece.what), Some(What::Footnote(_)))
    }

    pub(super) fn footnote_laid_out(&mut self, piece: usize, index: usize) -> &Layout {
        let width = self.setting.width - NUMBER.min(Cells(self.setting.width.0 / 3));
        let options = Options { base: self.article.base(), align: Align::Start, ..Options::new(width) };
        let text = self.links().nth(index).map(|link| self.footnote_text(link)).unwrap_or_default();
        let typesetter = &mut self.typesetter;
        self.layouts[piece].get_or_insert_with(|| typesetter.lay_out(&text, &options))
    }

    /// The linked words on a line of their own, and the address.
    fn footnote_text(&self, link: &Link) -> String {
        let mut text = self.words_of(link);
        if !text.is_empty() {
            text.push('\n');
        }
        text.push(ISOLATE.0);
        text.push_str(&shown(&link.url));
        text.push(ISOLATE.1);
        text
    }

    /// The linked words on one line; none where they are the address.
    fn words_of(&self, link: &Link) -> String {
        let words = tidy(link.span.of(&self.article.text)).split_whitespace().collect::<Vec<_>>().join(" ");
        if words == link.url { String::new() } else { words }
    }

    fn links(&self) -> impl Iterator<Item = &Link> {
        self.article.blocks.iter().flat_map(|block| &block.links)
    }
}

/// An address as it is shown: as it is, its host too, but for what no screen should get or nobody sees, which is
/// percent-encoded (RFC 3986, 2.1); of a very long one its start.
fn shown(url: &str) -> String {
    let mut text = String::new();
    for character in url.chars().take(LONGEST) {
        let is_seen = tidy(character.encode_utf8(&mut [0; 4])).contains(character) && !character.is_whitespace();
        if is_seen {
            text.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                // A string takes all that is written to it.
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
    if url.chars().nth(LONGEST).is_some() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_as_it_is_but_for_what_nobody_should_get() {
        let cases = [
            ("https://example.org/خبر?a=b#c", "https://example.org/خبر?a=b#c"),
            ("https://example.org/\u{1B}[2Jx", "https://example.org/%1B[2Jx"),
            ("https://example.org/\u{202E}gpj", "https://example.org/%E2%80%AEgpj"),
            ("https://example.org/\u{2069}a b\n", "https://example.org/%E2%81%A9a%20b%0A"),
        ];
        for (url, expected) in cases {
            assert_eq!(shown(url), expected);
        }
        let long = format!("https://example.org/{}", "a".repeat(9000));
        assert_eq!((shown(&long).chars().count(), shown(&long).ends_with("a…")), (LONGEST + 1, true));
    }
}
