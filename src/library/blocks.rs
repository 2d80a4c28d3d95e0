//! The parts of an article as short JSON: `[["t",0,20],["i1.3",22,40,[[22,30,"https://…"]]]]`.
//!
//! What comes back is checked against the text, so that a damaged row can give fewer blocks, but none that does not fit.

use crate::model::{Block, BlockKind, Link, Picture};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A block as it is stored.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    Plain(String, usize, usize),
    Linked(String, usize, usize, Vec<(usize, usize, String)>),
}

/// The blocks as they are stored.
pub(super) fn encode(blocks: &[Block]) -> String {
    let stored: Vec<Stored> = blocks.iter().map(stored).collect();
    serde_json::to_string(&stored).unwrap_or_default()
}

/// The blocks of `text` that `json` stores.
pub(super) fn decode(json: &str, text: &str) -> Vec<Block> {
    let stored: Vec<Stored> = serde_json::from_str(json).unwrap_or_default();
    stored.into_iter().filter_map(|stored| block(stored, text)).collect()
}

/// A picture as it is stored: its address and its words.
pub(super) fn encode_picture(picture: &Picture) -> String {
    serde_json::to_string(&(&picture.url, &picture.words)).unwrap_or_default()
}

/// The picture that `json` stores.
pub(super) fn decode_picture(json: &str) -> Option<Picture> {
    serde_json::from_str(json).ok().map(|(url, words)| Picture { url, words })
}

fn stored(block: &Block) -> Stored {
    let (kind, Span { start, end }) = (kind_name(block.kind), block.span);
    if block.links.is_empty() {
        return Stored::Plain(kind, start.bytes(), end.bytes());
    }
    let link = |link: &Link| (link.span.start.bytes(), link.span.end.bytes(), link.url.clone());
    Stored::Linked(kind, start.bytes(), end.bytes(), block.links.iter().map(link).collect())
}

fn block(stored: Stored, text: &str) -> Option<Block> {
    let (kind, start, end, links) = match stored {
        Stored::Plain(kind, start, end) => (kind, start, end, Vec::new()),
        Stored::Linked(kind, start, end, links) => (kind, start, end, links),
    };
    let fits = |start: usize, end: usize| text.get(start..end).map(|_| Span::from(start..end));
    let link = |(start, end, url)| Some(Link { span: fits(start, end)?, url });
    Some(Block {
        kind: self::kind(&kind)?,
        span: fits(start, end)?,
        links: links.into_iter().filter_map(link).collect(),
    })
}

fn kind_name(kind: BlockKind) -> String {
    match kind {
        BlockKind::Title => "t".to_owned(),
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Item { depth, number: None } => format!("i{depth}"),
        BlockKind::Item { depth, number: Some(number) } => format!("i{depth}.{number}"),
        BlockKind::Quote => "q".to_owned(),
        BlockKind::Code => "c".to_owned(),
        BlockKind::Caption => "f".to_owned(),
        BlockKind::Row => "r".to_owned(),
    }
}

fn kind(name: &str) -> Option<BlockKind> {
    match name {
        "t" => return Some(BlockKind::Title),
        "p" => return Some(BlockKind::Paragraph),
        "q" => return Some(BlockKind::Quote),
        "c" => return Some(BlockKind::Code),
        "f" => return Some(BlockKind::Caption),
        "r" => return Some(BlockKind::Row),
        _ => {}
    }
    if let Some(level) = name.strip_prefix('h') {
        return level.parse().ok().map(BlockKind::Heading);
    }
    let item = name.strip_prefix('i')?;
    let (depth, number) = item.split_once('.').map_or((item, None), |(depth, number)| (depth, Some(number)));
    let number = number.map(str::parse).transpose().ok()?;
    Some(BlockKind::Item { depth: depth.parse().ok()?, number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_block_comes_back_with_its_links() {
        let text = "عنوان خبر";
        let kinds = [
            BlockKind::Title,
            BlockKind::Heading(3),
            BlockKind::Paragraph,
            BlockKind::Item { depth: 2, number: None },
            BlockKind::Item { depth: 0, number: Some(14) },
            BlockKind::Quote,
            BlockKind::Code,
            BlockKind::Caption,
            BlockKind::Row,
        ];
        let link = Link { span: Span::from(0..10), url: "https://example.org/؟".to_owned() };
        let blocks: Vec<Block> = kinds
            .into_iter()
            .flat_map(|kind| [vec![], vec![link.clone()]].map(|links| Block { kind, span: Span::from(0..17), links }))
            .collect();
        assert_eq!(decode(&encode(&blocks), text), blocks);
    }

    #[test]
    fn blocks_that_do_not_fit_the_text_are_left_out() {
        assert_eq!(decode(r#"[["p",0,1],["p",0,900],["x",0,2],["p",4,2]]"#, "خبر"), []);
        assert_eq!(decode("{", "خبر"), []);
    }
}
