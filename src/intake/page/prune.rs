//! Takes out of the tree what is not the article, before reader mode weighs what is left: sections by their names
//! (class, id, role, aria-label), sections under a label, rows of links.
//!
//! What counts is prose: pieces of text outside links that are long enough for a sentence. A section that holds a large
//! share of a page's prose, or its headline, stays whatever it is called; comments go only from behind the article.

use dom_query::{Document, NodeRef};

use super::labels::{self, Mark};

/// How deep the survey goes; the pass before keeps the tree well below.
const DEPTH: usize = 300;
/// A piece of text is prose from so many characters on.
const PROSE: usize = 40;
/// So many characters of prose stand before what may be the comments on them.
const ARTICLE: usize = 200;
/// The most characters of an element that may be a label.
const LABEL: usize = 60;
/// A line that announces a list is at most so long.
const SHORT: usize = 200;
/// A row of links without a label has at least so many characters, in at least so many links.
const LINKS: (usize, usize) = (60, 3);

/// Takes out of `document` what is not the article.
pub(super) fn prune(document: &Document) {
    let mut survey = Survey::default();
    survey.children(&document.root(), None, 0);
    survey.mark_excerpts();
    let cuts = survey.cuts();
    for at in cuts {
        survey.seen[at].node.remove_from_parent();
    }
}

/// Lengths in characters.
#[derive(Clone, Copy, Default)]
struct Count {
    text: usize,
    linked: usize,
    links: usize,
    prose: usize,
    /// Prose that is not the excerpt of another story.
    own: usize,
    headlines: usize,
}

impl Count {
    const fn since(self, before: Self) -> Self {
        Self {
            text: self.text - before.text,
            linked: self.linked - before.linked,
            links: self.links - before.links,
            prose: self.prose - before.prose,
            own: self.own - before.own,
            headlines: self.headlines - before.headlines,
        }
    }

    const fn is_linked(self) -> bool {
        self.linked > 0 && self.linked * 10 >= self.text * 8
    }
}

/// An element, in the order of the page.
struct Seen<'a> {
    node: NodeRef<'a>,
    name: String,
    parent: Option<usize>,
    /// Its elder brother among elements.
    elder: Option<usize>,
    /// What stands before it.
    before: Count,
    /// What it holds.
    inside: Count,
    /// The index behind its last descendant.
    end: usize,
    /// The label that it opens with, in text of its own.
    opens_with: Option<Mark>,
}

#[derive(Default)]
struct Survey<'a> {
    seen: Vec<Seen<'a>>,
    count: Count,
    /// How many links are open.
    links: usize,
    /// Pieces of prose: the element around each, and its length.
    prose: Vec<(usize, usize)>,
}

impl<'a> Survey<'a> {
    fn children(&mut self, node: &NodeRef<'a>, parent: Option<usize>, depth: usize) {
        if depth > DEPTH {
            return;
        }
        let mut elder = None;
        for child in node.children_it(false) {
            if child.is_text() {
                self.text(&child, parent);
            } else if child.is_element() {
                elder = Some(self.element(child, (parent, elder), depth));
            }
        }
    }

    fn element(&mut self, node: NodeRef<'a>, (parent, elder): (Option<usize>, Option<usize>), depth: usize) -> usize {
        let at = self.seen.len();
        let name = node.node_name().unwrap_or_default().to_string();
        let is_link = name == "a";
        self.count.headlines += usize::from(name == "h1");
        self.count.links += usize::from(is_link);
        let (before, inside) = (self.count, Count::default());
        let opens_with = opening_label(&node);
        self.seen.push(Seen { node, name, parent, elder, before, inside, end: at, opens_with });
        self.links += usize::from(is_link);
        self.children(&node, Some(at), depth + 1);
        self.links -= usize::from(is_link);
        let (inside, end) = (self.count.since(before), self.seen.len());
        let seen = &mut self.seen[at];
        (seen.inside, seen.end) = (inside, end);
        seen.inside.links += usize::from(is_link);
        seen.inside.headlines += usize::from(seen.name == "h1");
        at
    }

    fn text(&mut self, node: &NodeRef, parent: Option<usize>) {
        let is_shown = parent.is_none_or(|at| !matches!(self.seen[at].name.as_str(), "title" | "script" | "style"));
        let length = node.text().split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>();
        if !is_shown || length == 0 {
            return;
        }
        self.count.text += length;
        if self.links > 0 {
            self.count.linked += length;
        } else if length >= PROSE {
            self.count.prose += length;
            self.count.own += length;
            self.prose.extend(parent.map(|parent| (parent, length)));
        }
    }

    /// Prose right behind the linked headline of another story, in the same box, is that story's excerpt.
    fn mark_excerpts(&mut self) {
        for (at, length) in std::mem::take(&mut self.prose) {
            if !self.is_excerpt(at) {
                continue;
            }
            let mut around = Some(at);
            while let Some(at) = around {
                self.seen[at].inside.own -= length;
                around = self.seen[at].parent;
            }
        }
    }

    fn is_excerpt(&self, at: usize) -> bool {
        let parent = self.seen[at].parent;
        [Some(at), parent].into_iter().flatten().any(|at| {
            let elder = self.seen[at].elder.map(|elder| &self.seen[elder]);
            elder.is_some_and(|elder| {
                elder.inside.is_linked()
                    && matches!(elder.name.as_str(), "h2" | "h3" | "h4" | "h5" | "h6" | "a")
                    && elder.inside.text <= LINKS.0 * 4
            })
        })
    }

    /// The elements to take out, none inside another.
    fn cuts(&self) -> Vec<usize> {
        let mut cuts = Vec::new();
        let mut at = 0;
        while at < self.seen.len() {
            let found = self.cut_at(at);
            if found.is_empty() {
                at += 1;
            } else {
                at = found.iter().map(|cut| self.seen[*cut].end).max().unwrap_or(at).max(at + 1);
                cuts.extend(found);
            }
        }
        cuts
    }

    fn cut_at(&self, at: usize) -> Vec<usize> {
        let seen = &self.seen[at];
        if matches!(seen.name.as_str(), "html" | "head" | "body" | "main" | "title" | "meta" | "link" | "base") {
            return Vec::new();
        }
        if mark_by_name(seen).is_some_and(|mark| self.may_go(seen, mark)) || self.is_row_of_links(seen) {
            return vec![at];
        }
        if let Some(mark) = seen.opens_with.filter(|mark| stands_over(*mark) && !self.is_bound(seen, *mark)) {
            return vec![self.climb(at, mark)];
        }
        self.under_a_label(at)
    }

    /// Whether an element with such a name may be taken out.
    fn may_go(&self, seen: &Seen, mark: Mark) -> bool {
        let total = self.count.prose;
        let is_paragraph = matches!(seen.name.as_str(), "p" | "blockquote" | "pre" | "table" | "figure" | "td" | "tr");
        if seen.inside.headlines > 0 || (is_paragraph && seen.inside.prose > 0) {
            return false;
        }
        let is_small = seen.inside.prose * 3 <= total && seen.inside.own * 4 <= total;
        match mark {
            Mark::Comments => seen.before.prose >= ARTICLE || is_small,
            Mark::Related => is_small && (seen.inside.links > 0 || seen.inside.prose == 0),
            Mark::Share
            | Mark::Navigation
            | Mark::Subscription
            | Mark::Advertisement
            | Mark::Copyright
            | Mark::Media
            | Mark::Byline => is_small,
            Mark::Credit | Mark::Caption | Mark::Date => false,
        }
    }

    /// Headlines of other stories without a word over them.
    fn is_row_of_links(&self, seen: &Seen) -> bool {
        let inside = seen.inside;
        let is_box = matches!(seen.name.as_str(), "ul" | "ol" | "aside" | "nav" | "section" | "div");
        let is_announced = || {
            seen.elder.map(|elder| &self.seen[elder]).is_some_and(|elder| {
                matches!(elder.name.as_str(), "h2" | "h3" | "h4" | "h5" | "h6") && elder.inside.linked == 0
                    || (elder.inside.text <= SHORT && elder.node.text().trim_end().ends_with(':'))
            })
        };
        is_box
            && inside.text >= LINKS.0
            && inside.links >= LINKS.1
            && inside.linked * 10 >= inside.text * 9
            && inside.own == 0
            && inside.headlines == 0
            && !is_announced()
    }

    /// What stands under the label `at`: the box that starts with it, and rows of links behind it.
    fn under_a_label(&self, at: usize) -> Vec<usize> {
        let seen = &self.seen[at];
        let may_be_label = seen.inside.text > 0
            && seen.inside.text <= LABEL
            && matches!(
                seen.name.as_str(),
                "h1" | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "p"
                    | "div"
                    | "span"
                    | "strong"
                    | "legend"
                    | "summary"
                    | "a"
                    | "header"
            );
        if !may_be_label {
            return Vec::new();
        }
        let Some(mark) = labels::whole(&seen.node.text()) else { return Vec::new() };
        if !stands_over(mark) {
            return Vec::new();
        }
        let top = self.climb(at, mark);
        let is_whole_box = self.seen[top].inside.text > seen.inside.text;
        let mut cuts = vec![top];
        if !is_whole_box && matches!(mark, Mark::Comments | Mark::Related) {
            cuts.extend(self.behind(top, mark));
        }
        let is_heading = seen.name.starts_with('h') && seen.name.len() == 2;
        if is_whole_box || cuts.len() > 1 || is_heading || mark == Mark::Advertisement { cuts } else { Vec::new() }
    }

    /// The outermost element that starts with the label `at` and holds nothing of the article.
    fn climb(&self, at: usize, mark: Mark) -> usize {
        let mut top = at;
        while let Some(parent) = self.seen[top].parent {
            let (box_, label) = (&self.seen[parent], &self.seen[at]);
            let starts = box_.before.text == label.before.text;
            if !starts || self.is_bound(box_, mark) {
                break;
            }
            top = parent;
        }
        top
    }

    /// Whether an element is more than what stands under a label.
    fn is_bound(&self, seen: &Seen, mark: Mark) -> bool {
        let is_own = match mark {
            Mark::Comments => seen.before.prose < ARTICLE,
            _ => seen.inside.own > 0 || seen.inside.prose * 3 > self.count.prose,
        };
        is_own || matches!(seen.name.as_str(), "html" | "body" | "main") || seen.inside.headlines > 0
    }

    /// The younger brothers of `at` that belong to the label in it.
    fn behind(&self, at: usize, mark: Mark) -> Vec<usize> {
        let mut found = Vec::new();
        let parent = self.seen[at].parent;
        let mut next = self.seen[at].end;
        while let Some(seen) = self.seen.get(next).filter(|seen| seen.parent == parent) {
            let belongs = match mark {
                Mark::Comments => seen.before.prose >= ARTICLE && seen.inside.headlines == 0,
                _ => seen.inside.own == 0 && (seen.inside.is_linked() || seen.inside.text == 0),
            };
            if !belongs {
                break;
            }
            found.push(next);
            next = seen.end;
        }
        found
    }
}

/// Whether a label stands over a box of its own.
const fn stands_over(mark: Mark) -> bool {
    match mark {
        Mark::Comments | Mark::Related | Mark::Share | Mark::Subscription | Mark::Advertisement => true,
        Mark::Navigation | Mark::Copyright | Mark::Credit | Mark::Caption | Mark::Byline | Mark::Date | Mark::Media => {
            false
        }
    }
}

/// The label that stands as bare text before everything else in an element that holds more.
fn opening_label(node: &NodeRef) -> Option<Mark> {
    let mut children = node.children_it(false).filter(|child| !child.is_text() || !child.text().trim().is_empty());
    let first = children.next().filter(NodeRef::is_text)?;
    children.next()?;
    labels::whole(&first.text())
}

/// What an element is by what it is called.
fn mark_by_name(seen: &Seen) -> Option<Mark> {
    let attribute = |name: &str| seen.node.attr(name);
    let said = attribute("aria-label").and_then(|label| labels::whole(&label));
    let role = attribute("role").and_then(|role| match role.trim() {
        "navigation" | "search" | "menu" | "menubar" | "toolbar" => Some(Mark::Navigation),
        "dialog" | "alertdialog" => Some(Mark::Copyright),
        _ => None,
    });
    let named = || ["class", "id"].into_iter().find_map(|name| labels::class(&attribute(name)?));
    said.or(role).or_else(named)
}
