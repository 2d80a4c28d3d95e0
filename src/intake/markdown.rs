//! Markdown (`CommonMark` with tables and strikethrough) to a draft. HTML inside it is read for its text.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::draft::Draft;
use super::flow::{CELL, Flow, Part};
use super::{address, front, page};
use crate::model::BlockKind;

/// Reads Markdown, with or without front matter.
pub(super) fn read(text: &str) -> Draft {
    let (draft, body) = match front::split(text) {
        Some((lines, body)) => (front::read(&lines), body),
        None => (Draft::default(), text),
    };
    Draft { parts: parts(body), ..draft }
}

fn parts(body: &str) -> Vec<Part> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(body, options) {
        reader.take(event);
    }
    reader.flow.finish()
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    /// The words of the picture that is being read.
    picture: Option<String>,
    /// The HTML block that is being read.
    html: Option<String>,
    /// Cells so far in the row that is being read.
    cells: usize,
}

impl Reader {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text);
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.break_line(),
            Event::Html(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None => self.html_block(&html),
            },
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::Rule => self.flow.close(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn push(&mut self, text: &str) {
        match &mut self.picture {
            Some(words) => words.push_str(text),
            None => self.flow.push(text),
        }
    }

    fn break_line(&mut self) {
        if self.picture.is_none() && self.cells == 0 {
            self.flow.break_line();
        } else {
            self.push(" ");
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.flow.open_paragraph(),
            Tag::TableHead | Tag::TableRow => self.flow.open(BlockKind::Row),
            Tag::Heading { level, .. } => self.flow.open(BlockKind::Heading(level_of(level))),
            Tag::BlockQuote(_) => self.flow.enter_quote(),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => self.flow.open(BlockKind::Code),
            Tag::List(first) => self.flow.enter_list(first.map(|first| u32::try_from(first).unwrap_or(u32::MAX))),
            Tag::Item => self.flow.enter_item(),
            Tag::Link { dest_url, .. } => self.flow.lead_to(address::clean(&dest_url)),
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::TableCell => self.start_cell(),
            Tag::Table(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.flow.close(),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
        }
    }

    fn start_cell(&mut self) {
        if self.cells > 0 {
            self.flow.push(CELL);
        }
        self.cells += 1;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Item => self.flow.leave(),
            TagEnd::List(_) => self.flow.leave_list(),
            TagEnd::Link => self.flow.lead_to(None),
            TagEnd::Image => {
                let words = self.picture.take().unwrap_or_default();
                self.flow.caption(words);
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.html_block(&html);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cells = 0;
                self.flow.close();
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => self.flow.close(),
            TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    fn html_block(&mut self, html: &str) {
        self.flow.close();
        self.flow.extend(page::fragment(html));
    }

    /// Tags inside a paragraph are dropped; their text comes as text of its own.
    fn inline_html(&mut self, tag: &str) {
        if tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) {
            self.break_line();
        }
    }
}

const fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        parts(text).into_iter().map(|part| (part.kind, part.text)).collect()
    }

    fn block(kind: BlockKind, text: &str) -> (BlockKind, String) {
        (kind, text.to_owned())
    }

    const fn item(depth: u8, number: Option<u32>) -> BlockKind {
        BlockKind::Item { depth, number }
    }

    #[test]
    fn headings_paragraphs_quotes_and_code_are_told_apart() {
        let text = "# عنوان\n\nفقرة **مهمة**\nتتمتها\n\n> اقتباس\n\n```\nlet x;\n```\n\n## فرع";
        let expected = [
            block(BlockKind::Heading(1), "عنوان"),
            block(BlockKind::Paragraph, "فقرة مهمة تتمتها"),
            block(BlockKind::Quote, "اقتباس"),
            block(BlockKind::Code, "let x;\n"),
            block(BlockKind::Heading(2), "فرع"),
        ];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn lists_keep_depth_and_number() {
        let text = "1. أول\n2. ثان\n   - فرع\n\n   تابع\n3. ثالث";
        let expected = [
            block(item(0, Some(1)), "أول"),
            block(item(0, Some(2)), "ثان"),
            block(item(1, None), "فرع"),
            block(BlockKind::Paragraph, "تابع"),
            block(item(0, Some(3)), "ثالث"),
        ];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn tables_become_rows() {
        let text = "| المدينة | السكان |\n|---|---|\n| حلب | [كثير](http://a.example/) |";
        let expected = [block(BlockKind::Row, "المدينة | السكان"), block(BlockKind::Row, "حلب | كثير")];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn pictures_become_captions() {
        let expected = [block(BlockKind::Caption, "الجسر الجديد"), block(BlockKind::Paragraph, "نص")];
        assert_eq!(blocks("![الجسر **الجديد**](bridge.png)\n\nنص"), expected);
    }

    #[test]
    fn html_is_read_for_its_text() {
        let text = "<div align=\"center\"><b>في الوسط</b></div>\n\nقال <b>الوزير</b> &amp; مضى<script>x</script>\n\n<script>y()</script>\n";
        let expected = [block(BlockKind::Paragraph, "في الوسط"), block(BlockKind::Paragraph, "قال الوزير & مضىx")];
        assert_eq!(blocks(text), expected);
    }
}
