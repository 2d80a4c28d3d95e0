//! A growing row of blocks: what the readers of Markdown and HTML tell of their structure becomes [`Part`]s.
//! Text in it is raw: it is cleaned when the draft is finished.

use std::ops::Range;

use crate::model::BlockKind;

/// One block before cleaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// What it is.
    pub kind: BlockKind,
    /// Its raw text.
    pub text: String,
    /// Bytes of the raw text and where they lead; in order, not overlapping.
    pub links: Vec<(Range<usize>, String)>,
}

impl Part {
    /// A part without links.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), links: Vec::new() }
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Text that leads nowhere, or to `address`.
    fn push(&mut self, text: &str, address: Option<&str>) {
        let start = self.text.len();
        self.text.push_str(text);
        let Some(address) = address else { return };
        let end = self.text.len();
        match self.links.last_mut() {
            Some((range, last)) if range.end == start && last == address => range.end = end,
            Some(_) | None => self.links.push((start..end, address.to_owned())),
        }
    }
}

/// What parts the cells of a row.
pub(super) const CELL: &str = " | ";

/// One link leads from at most so many blocks; an unclosed one would repeat its address in every block behind it.
const REACH: usize = 16;

/// What running text becomes where it stands.
#[derive(Clone, Copy)]
enum Around {
    Quote,
    /// An item; its first block carries the sign, further ones are plain paragraphs.
    Item {
        depth: u8,
        number: Option<u32>,
        used: bool,
    },
}

/// The row of parts while it grows.
#[derive(Default)]
pub(super) struct Flow {
    parts: Vec<Part>,
    current: Option<Part>,
    around: Vec<Around>,
    /// The next number of each open list; none where it is not ordered.
    lists: Vec<Option<u32>>,
    address: Option<String>,
    /// In how many blocks the address was used so far.
    reach: usize,
    /// Captions met inside a block: they follow it.
    captions: Vec<String>,
}

impl Flow {
    /// The parts; the current one is closed.
    pub fn finish(mut self) -> Vec<Part> {
        self.close();
        self.parts
    }

    /// Adds parts read elsewhere.
    pub fn extend(&mut self, parts: Vec<Part>) {
        self.close();
        self.parts.extend(parts);
    }

    /// Starts a block of running text.
    pub fn open_paragraph(&mut self) {
        self.close();
        let kind = self.running_kind();
        self.current = Some(Part::new(kind, ""));
    }

    /// Starts a block of this kind.
    pub fn open(&mut self, kind: BlockKind) {
        self.close();
        self.current = Some(Part::new(kind, ""));
    }

    /// Ends the block, if one is open.
    pub fn close(&mut self) {
        if let Some(part) = self.current.take().filter(|part| !part.is_blank()) {
            if matches!(part.kind, BlockKind::Item { .. })
                && let Some(Around::Item { used, .. }) = self.around.last_mut()
            {
                *used = true;
            }
            self.parts.push(part);
        }
        let captions = self.captions.drain(..).map(|text| Part::new(BlockKind::Caption, text));
        self.parts.extend(captions);
    }

    /// Text of the open block; outside any it starts a paragraph.
    pub fn push(&mut self, text: &str) {
        if self.current.is_none() {
            if text.trim().is_empty() {
                return;
            }
            self.open_paragraph();
        }
        let Some(part) = &mut self.current else { return };
        let links = part.links.len();
        part.push(text, self.address.as_deref());
        self.reach += part.links.len() - links;
        if self.reach == REACH {
            self.lead_to(None);
        }
    }

    /// From now on text leads to `address`, or nowhere.
    pub fn lead_to(&mut self, address: Option<String>) {
        self.address = address;
        self.reach = 0;
    }

    /// A line break asked for by the writer: a new block in running text, a space elsewhere.
    pub fn break_line(&mut self) {
        match self.current.as_ref().map(|part| part.kind) {
            Some(kind @ (BlockKind::Paragraph | BlockKind::Quote)) => self.open(kind),
            Some(BlockKind::Code) => self.push("\n"),
            Some(
                BlockKind::Title | BlockKind::Heading(_) | BlockKind::Item { .. } | BlockKind::Caption | BlockKind::Row,
            ) => self.push(" "),
            None => {}
        }
    }

    /// A picture's words.
    pub fn caption(&mut self, text: String) {
        if text.trim().is_empty() {
            return;
        }
        self.captions.push(text);
        if self.current.as_ref().is_none_or(Part::is_blank) {
            self.close();
        }
    }

    /// Enters a quotation.
    pub fn enter_quote(&mut self) {
        self.close();
        self.around.push(Around::Quote);
    }

    /// Enters a list: `first` is its first number, where it is ordered.
    pub fn enter_list(&mut self, first: Option<u32>) {
        self.close();
        self.lists.push(first);
    }

    /// Leaves a list.
    pub fn leave_list(&mut self) {
        self.close();
        self.lists.pop();
    }

    /// Enters an item of the innermost list.
    pub fn enter_item(&mut self) {
        self.close();
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let number = self.lists.last_mut().and_then(|next| {
            let number = *next;
            *next = number.map(|number| number.saturating_add(1));
            number
        });
        self.around.push(Around::Item { depth, number, used: false });
    }

    /// Leaves a quotation or an item.
    pub fn leave(&mut self) {
        self.close();
        self.around.pop();
    }

    fn running_kind(&self) -> BlockKind {
        match self.around.last() {
            Some(Around::Quote) => BlockKind::Quote,
            Some(&Around::Item { depth, number, used: false }) => BlockKind::Item { depth, number },
            Some(Around::Item { used: true, .. }) | None => BlockKind::Paragraph,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_block_of_an_item_is_an_item() {
        let mut flow = Flow::default();
        flow.enter_list(Some(3));
        flow.enter_item();
        flow.push("أول");
        flow.open_paragraph();
        flow.push("تابع");
        flow.leave();
        flow.enter_item();
        flow.push("ثان");
        flow.leave();
        flow.leave_list();
        let kinds: Vec<BlockKind> = flow.finish().into_iter().map(|part| part.kind).collect();
        let item = |number| BlockKind::Item { depth: 0, number: Some(number) };
        assert_eq!(kinds, [item(3), BlockKind::Paragraph, item(4)]);
    }

    #[test]
    fn a_link_covers_its_words_in_every_block() {
        let mut flow = Flow::default();
        flow.push("قبل ");
        flow.lead_to(Some("http://a.example/".into()));
        flow.push("هنا ");
        flow.push("وهنا");
        flow.break_line();
        flow.push("وأيضا");
        flow.lead_to(None);
        let links: Vec<_> = flow.finish().into_iter().map(|part| part.links).collect();
        let to = || "http://a.example/".to_owned();
        assert_eq!(links, [vec![(7..22, to())], vec![(0..10, to())]]);
    }

    #[test]
    fn a_caption_follows_the_block_it_stands_in() {
        let mut flow = Flow::default();
        flow.push("نص");
        flow.caption("صورة".into());
        flow.push(" وبقيته");
        let texts: Vec<String> = flow.finish().into_iter().map(|part| part.text).collect();
        assert_eq!(texts, ["نص وبقيته", "صورة"]);
    }
}
