//! From the tree of a page to parts: what is a block, what is hidden, where links lead.

use dom_query::{Document, NodeRef};

use super::labels::{self, Mark};
use crate::intake::flow::{CELL, Flow, Part};
use crate::intake::reference::resolve;
use crate::model::BlockKind;

/// How deep the walk goes; the pass before keeps the tree well below.
const DEPTH: usize = 300;
/// What stands for an empty cell, so that those behind it keep their place.
const EMPTY: &str = "–";
/// So many nodes of a row are looked at to tell a row of data from layout.
const ROW: usize = 400;
/// So many nodes of a figure are looked at for its caption.
const FIGURE: usize = 400;
/// A row with more line breaks, or a cell with more bytes, lays out a page.
const BREAKS: usize = 6;
const LONG: usize = 600;

/// The visible parts of `document`; `base` is the address that its references are relative to.
pub(super) fn parts(document: &Document, base: Option<&str>) -> Vec<Part> {
    let mut walk = Walk { base, ..Walk::default() };
    walk.children(&document.root(), 0);
    walk.flow.finish()
}

/// Whether blocks part the text where we are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Mode {
    /// They do.
    #[default]
    Blocks,
    /// They don't: a heading, a caption, a cell.
    Inline,
    /// They don't, and white space counts.
    Code,
}

/// Whether the pictures where we are have words of their own.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Pictures {
    /// They have not: their alternative text speaks for them.
    #[default]
    Bare,
    /// They have: the alternative text would only repeat them.
    Captioned,
}

#[derive(Default)]
struct Walk<'a> {
    base: Option<&'a str>,
    flow: Flow,
    mode: Mode,
    pictures: Pictures,
}

impl Walk<'_> {
    fn children(&mut self, node: &NodeRef, depth: usize) {
        if depth > DEPTH {
            return self.flow.push(&node.text());
        }
        let mut was_inline = false;
        for child in node.children_it(false) {
            if child.is_text() {
                self.flow.push(&child.text());
            } else if child.is_element() {
                // Styles set a line of details apart ("By …" "Published …"), not white space.
                if was_inline && self.mode != Mode::Code && is_detail(&child) {
                    self.flow.push(" ");
                }
                self.element(&child, depth + 1);
            }
            was_inline = is_inline(&child);
        }
    }

    fn element(&mut self, node: &NodeRef, depth: usize) {
        let name = node.node_name().unwrap_or_default();
        if is_hidden(&name, node) {
            return;
        }
        match &*name {
            "br" if self.mode == Mode::Inline => self.flow.push(" "),
            "br" => self.flow.break_line(),
            "img" if self.pictures == Pictures::Captioned => {}
            "img" => self.flow.caption(node.attr_or("alt", "").to_string()),
            "a" => self.link(node, depth),
            _ if self.mode != Mode::Blocks => self.inline(&name, node, depth),
            _ => self.block(&name, node, depth),
        }
    }

    fn inline(&mut self, name: &str, node: &NodeRef, depth: usize) {
        if is_block(name) {
            self.flow.push(if self.mode == Mode::Code { "\n" } else { " " });
        }
        self.children(node, depth);
    }

    fn block(&mut self, name: &str, node: &NodeRef, depth: usize) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(name, node, depth),
            "pre" => self.one_block(BlockKind::Code, node, depth),
            "figcaption" | "caption" => self.one_block(BlockKind::Caption, node, depth),
            "blockquote" => self.within(Flow::enter_quote, node, depth),
            "li" => self.within(Flow::enter_item, node, depth),
            "dd" => self.definition(node, depth),
            "ul" | "menu" => self.list(node, None, depth),
            "ol" => self.list(node, Some(first_number(node)), depth),
            "figure" => self.figure(node, depth),
            "tr" if is_data(node) => self.row(node, depth),
            _ if is_block(name) => {
                self.flow.close();
                self.children(node, depth);
                self.flow.close();
            }
            _ => self.children(node, depth),
        }
    }

    fn within(&mut self, enter: fn(&mut Flow), node: &NodeRef, depth: usize) {
        enter(&mut self.flow);
        self.children(node, depth);
        self.flow.leave();
    }

    /// What stands in `node` is one block, whatever is inside.
    fn one_block(&mut self, kind: BlockKind, node: &NodeRef, depth: usize) {
        let mode = if kind == BlockKind::Code { Mode::Code } else { Mode::Inline };
        self.flow.open(kind);
        let outer = std::mem::replace(&mut self.mode, mode);
        self.children(node, depth);
        self.mode = outer;
        self.flow.close();
    }

    fn heading(&mut self, name: &str, node: &NodeRef, depth: usize) {
        let level = name.as_bytes().get(1).map_or(1, |digit| digit.saturating_sub(b'0'));
        self.one_block(BlockKind::Heading(level), node, depth);
    }

    fn link(&mut self, node: &NodeRef, depth: usize) {
        // What leads nowhere yet (a relative reference in a file) is still a link; the draft leaves it out.
        let href = node.attr("href").map(|href| href.trim().to_owned());
        let href = href.filter(|href| !href.is_empty() && !href.starts_with('#'));
        self.flow.lead_to(href.map(|href| resolve(self.base, &href).unwrap_or(href)));
        self.children(node, depth);
        self.flow.lead_to(None);
    }

    fn list(&mut self, node: &NodeRef, first: Option<u32>, depth: usize) {
        self.flow.enter_list(first);
        self.children(node, depth);
        self.flow.leave_list();
    }

    /// What a term of a list means.
    fn definition(&mut self, node: &NodeRef, depth: usize) {
        self.flow.enter_list(None);
        self.flow.enter_item();
        self.children(node, depth);
        self.flow.leave();
        self.flow.leave_list();
    }

    /// A picture (or a table, a quotation) with its words.
    fn figure(&mut self, node: &NodeRef, depth: usize) {
        self.flow.close();
        let has_words = node.descendants_it().take(FIGURE).any(|inside| inside.has_name("figcaption"));
        let outer = std::mem::replace(&mut self.pictures, if has_words { Pictures::Captioned } else { Pictures::Bare });
        self.children(node, depth);
        self.pictures = outer;
        self.flow.close();
    }

    /// A row of data: its cells on one line.
    fn row(&mut self, node: &NodeRef, depth: usize) {
        self.flow.open(BlockKind::Row);
        let outer = std::mem::replace(&mut self.mode, Mode::Inline);
        let cells: Vec<NodeRef> = node.children_it(false).filter(NodeRef::is_element).collect();
        let is_blank = cells.iter().all(|cell| cell.text().trim().is_empty());
        for (number, cell) in cells.iter().enumerate().filter(|_| !is_blank) {
            if number > 0 {
                self.flow.push(CELL);
            }
            if cell.text().trim().is_empty() {
                self.flow.push(EMPTY);
            }
            self.children(cell, depth + 1);
        }
        self.mode = outer;
        self.flow.close();
    }
}

fn is_inline(node: &NodeRef) -> bool {
    ["a", "span", "time", "label"].iter().any(|name| node.has_name(name))
}

/// Whether an inline element right behind another is a thing of its own: a link, a time, what has a name or a label.
fn is_detail(node: &NodeRef) -> bool {
    let is_own = node.has_name("a") || node.has_name("time") || node.has_attr("class");
    is_inline(node) && (is_own || labels::opening(&node.text()).is_some())
}

/// Whether a row holds data; tables that lay out a page hold blocks.
fn is_data(row: &NodeRef) -> bool {
    let lays_out = |node: &NodeRef| {
        let name = node.node_name().unwrap_or_default();
        node.is_element() && !matches!(&*name, "td" | "th") && is_block(&name)
    };
    let mut nodes = row.descendants_it();
    let mut breaks = 0;
    let is_layout = nodes.by_ref().take(ROW).any(|node| {
        breaks += usize::from(node.has_name("br"));
        lays_out(&node) || breaks > BREAKS
    });
    if is_layout || nodes.next().is_some() {
        return false;
    }
    let cells = row.children_it(false).filter(NodeRef::is_element);
    let lengths: Vec<usize> = cells.map(|cell| cell.text().trim().len()).collect();
    lengths.len() > 1 && lengths.iter().all(|length| *length <= LONG)
}

fn first_number(list: &NodeRef) -> u32 {
    list.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1)
}

/// Whether an element shows nothing, or nothing of the text.
fn is_hidden(name: &str, node: &NodeRef) -> bool {
    let is_out = matches!(
        name,
        "head" | "title" | "script" | "style" | "nav" | "button" | "input" | "footer" | "template" | "dialog"
    );
    let holds = |attribute: &str, hidden: &str| {
        node.attr(attribute).is_some_and(|value| value.replace(' ', "").contains(hidden))
    };
    let is_furniture = || {
        matches!(
            node.attr("aria-label").and_then(|label| labels::whole(&label)),
            Some(Mark::Comments | Mark::Related | Mark::Share | Mark::Subscription | Mark::Advertisement)
        )
    };
    is_out
        || is_furniture()
        || node.has_attr("hidden")
        || holds("aria-hidden", "true")
        || holds("style", "display:none")
        || holds("style", "visibility:hidden")
}

/// Whether an element starts and ends a block.
fn is_block(name: &str) -> bool {
    const NAMES: [&str; 46] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "legend",
    ];
    NAMES.contains(&name)
}
