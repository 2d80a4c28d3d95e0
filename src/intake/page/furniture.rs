//! What stands among the parts of a page but is not the article: comments, related stories, sharing, subscriptions, the
//! lines of date and author, credits of pictures.
//!
//! Reader mode knows such things by English class names only. Here they are known by the words that sites put over them
//! ([`super::labels`]) and by their shape. Running text is never taken out: a paragraph goes only where it is short and
//! opens with a label, or stands under one and is no sentence.

use std::collections::HashSet;

use super::day;
use super::labels::{self, Mark};
use crate::intake::flow::Part;
use crate::model::BlockKind;

/// A paragraph that is but a pointer to another story is at most so long, in characters.
const POINTER: usize = 200;
/// Running text: so long, or a sentence with its end that is at least so long, in characters.
const RUNNING: usize = 120;
const SENTENCE: usize = 50;
/// The lines of author and date stand within so many parts of the headline.
const NEAR: usize = 14;
/// A line that names an author is at most so long, in characters.
const NAME: usize = 70;
/// At most so many opening paragraphs are taken back.
const LEAD: usize = 3;
/// So many linked blocks in a row are headlines of other stories.
const ROW: usize = 3;

/// What the lines around a headline say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// Who wrote it; empty where no line says so.
    pub author: String,
    /// When it was written, as ISO 8601; empty where no line says so.
    pub date: String,
}

/// `parts` without what is not the article; all of them where nothing else would be left. `title` is its headline.
pub(super) fn remove(parts: Vec<Part>, title: &str) -> Vec<Part> {
    // A standfirst may come before the lines of author and date.
    let running: Vec<usize> = (0..parts.len()).filter(|at| is_running(&parts[*at])).take(2).collect();
    let body = running.last().copied().unwrap_or(0);
    let is_body = |(at, part): (usize, &Part)| (at >= body || !is_line(part, title)).then(|| part.clone());
    let kept = without_labelled(parts.iter().enumerate().filter_map(is_body).collect());
    let mut kept = without_rows(&kept);
    let end = kept.iter().rposition(|part| !is_tail(part)).map_or(0, |last| last + 1);
    kept.truncate(end);
    if kept.is_empty() { parts } else { kept }
}

/// `parts` with the opening paragraphs that reader mode left out: running text of `all` between the headline and the
/// first of `parts`.
pub(super) fn with_lead(parts: Vec<Part>, all: &[Part], title: &str) -> Vec<Part> {
    let words = |part: &Part| part.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept: HashSet<String> = parts.iter().map(words).collect();
    let is_kept = |part: &Part| kept.contains(&words(part));
    let headline = all.iter().position(|part| same(&part.text, title));
    let (Some(start), Some(end)) = (headline, all.iter().position(|part| is_running(part) && is_kept(part))) else {
        return parts;
    };
    let between = all.iter().take(end).skip(start + 1).filter(|part| !is_kept(part) && !same(&part.text, title));
    let mut has_caption = parts.first().is_some_and(|part| part.kind == BlockKind::Caption);
    let is_lead = |part: &&Part| match part.kind {
        BlockKind::Paragraph => is_running(part),
        BlockKind::Caption => is_of_a_picture(part) && !std::mem::replace(&mut has_caption, true),
        BlockKind::Title
        | BlockKind::Heading(_)
        | BlockKind::Item { .. }
        | BlockKind::Quote
        | BlockKind::Code
        | BlockKind::Row => false,
    };
    let lead: Vec<Part> = between.filter(is_lead).take(LEAD).cloned().collect();
    [lead, parts].concat()
}

/// Whether a caption is that of a picture, not the name of a button.
fn is_of_a_picture(part: &Part) -> bool {
    part.text.split_whitespace().count() > 1 && labels::whole(&part.text).is_none()
}

/// The lines of author and date near the headline in everything that a page shows.
pub(super) fn lines(everything: &[Part], title: &str) -> Lines {
    let is_headline = |part: &Part| same(&part.text, title);
    let main = |part: &Part| part.kind == BlockKind::Heading(1);
    let at = everything.iter().position(is_headline).or_else(|| everything.iter().position(main)).unwrap_or(0);
    let mut lines = Lines::default();
    // A standfirst may come before them, but not the article.
    let running = (at..everything.len()).filter(|at| is_running(&everything[*at])).nth(1).unwrap_or(usize::MAX);
    let behind = everything.iter().take(running).skip(at).take(NEAR).filter(|part| !is_running(part));
    for part in behind.chain(everything.iter().take(at).rev().take(2)) {
        let text = part.text.trim();
        if lines.author.is_empty() {
            lines.author = author(part).unwrap_or_default();
        }
        if lines.date.is_empty() {
            lines.date = day::of_line(text).unwrap_or_default();
        }
    }
    lines
}

/// Whether two lines say the same but for white space.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The name in a line that says who wrote: "كتب: سامر حداد", "By Sara Haddad".
fn author(part: &Part) -> Option<String> {
    let text = part.text.trim();
    let is_line = matches!(part.kind, BlockKind::Paragraph | BlockKind::Item { .. }) && !is_longer(text, NAME);
    let opening =
        labels::opening(text).or_else(|| is_linked_behind(part).then(|| labels::opening_before_a_link(text))?);
    let Some(opening) = opening.filter(|opening| is_line && opening.mark == Mark::Byline) else {
        return day::of_line(text).and_then(|_| behind_a_date(text));
    };
    let rest = text.get(opening.end..)?;
    let name = before_a_date(rest.split(['|', '•', '·', '\n']).next()?).trim_matches(|c: char| !c.is_alphanumeric());
    let is_name = name.split_whitespace().count() <= 8 && !name.is_empty() && !ends_sentence(rest);
    is_name.then(|| name.to_owned())
}

/// A line of author and date up to the date: "سامر حداد نشر في: …".
fn before_a_date(line: &str) -> &str {
    let mut borders = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| line.split_at(at));
    let is_date =
        |(_, rest): &(&str, &str)| labels::opening(rest.trim_start()).is_some_and(|found| found.mark == Mark::Date);
    let name = borders.find(is_date).map_or(line, |(before, _)| before);
    let name = name.split(|c: char| c.is_numeric()).next().unwrap_or(name);
    // "ميساء طه في أربعاء, …"
    [" في ", " on ", " در "].into_iter().find_map(|word| name.split_once(word)).map_or(name, |(name, _)| name)
}

/// The name behind the date of a line: "… ساعت ۲۱:۰۵ توسط نگار".
fn behind_a_date(line: &str) -> Option<String> {
    let mut borders =
        line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| line.split_at(at).1.trim_start());
    let name = borders.find_map(|rest| {
        let opening = labels::opening(rest).filter(|opening| opening.mark == Mark::Byline)?;
        rest.get(opening.end..)
    })?;
    let name = before_a_date(name).trim_matches(|c: char| !c.is_alphanumeric());
    (!name.is_empty() && name.split_whitespace().count() <= 5).then(|| name.to_owned())
}

/// Whether a part before the article only says what fields say: author, date, place in the site, title again.
fn is_line(part: &Part, title: &str) -> bool {
    let text = part.text.trim();
    let is_text = matches!(part.kind, BlockKind::Paragraph | BlockKind::Item { .. });
    let is_title = matches!(part.kind, BlockKind::Heading(_)) && same(text, title);
    // A word alone may be an item of the article's own list.
    let whole = || labels::whole(text).filter(|_| part.kind == BlockKind::Paragraph);
    let marked = || match whole().or_else(|| labels::opening(text).map(|opening| opening.mark)) {
        Some(Mark::Date | Mark::Navigation | Mark::Byline | Mark::Share) => !is_longer(text, NAME),
        Some(_) | None => false,
    };
    let is_crumb = || is_linked(part) && !is_longer(text, NAME);
    let is_sign = is_text && !text.contains(char::is_alphanumeric);
    is_title
        || is_sign
        || (is_text && (author(part).is_some() || day::of_line(text).is_some() || marked() || is_crumb()))
}

/// `parts` without labels, what stands under them, and pointers to other stories.
fn without_labelled(parts: Vec<Part>) -> Vec<Part> {
    let is_list_of_buttons = among_buttons(&parts);
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    let mut teasers = Teasers::default();
    for (at, part) in parts.into_iter().enumerate() {
        match label_of(&part) {
            // Comments over nothing are a count beside the headline.
            Some(Mark::Comments) if kept.iter().any(is_running) && is_over(&part) => break,
            Some(Mark::Related) => teasers = Teasers::Expected,
            Some(mark) if goes(mark) => {}
            // A word of an item is a button only among buttons.
            Some(_) | None
                if teasers.take(&part)
                    || is_pointer(&part)
                    || is_row_of_buttons(&part)
                    || is_list_of_buttons.get(at) == Some(&true) => {}
            Some(_) | None => {
                teasers = Teasers::None;
                kept.push(part);
            }
        }
    }
    kept
}

/// Whether a label goes by itself.
const fn goes(mark: Mark) -> bool {
    match mark {
        Mark::Comments
        | Mark::Related
        | Mark::Share
        | Mark::Navigation
        | Mark::Subscription
        | Mark::Advertisement
        | Mark::Copyright
        | Mark::Media => true,
        Mark::Credit | Mark::Caption | Mark::Byline | Mark::Date => false,
    }
}

/// Whether we are among teasers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Teasers {
    #[default]
    None,
    /// A label stood before; no linked headline has come yet.
    Expected,
    /// Linked headlines have come.
    Seen,
}

impl Teasers {
    /// Whether `part` is one more teaser.
    fn take(&mut self, part: &Part) -> bool {
        let linked = is_linked(part);
        let is_teaser = match (*self, part.kind) {
            (Self::None, _) | (_, BlockKind::Title | BlockKind::Quote | BlockKind::Code | BlockKind::Row) => false,
            (_, BlockKind::Heading(_)) | (Self::Seen, BlockKind::Paragraph) => linked,
            (_, BlockKind::Caption | BlockKind::Item { .. } | BlockKind::Paragraph) => linked || !is_running(part),
        };
        if is_teaser && linked {
            *self = Self::Seen;
        }
        is_teaser
    }
}

fn label_of(part: &Part) -> Option<Mark> {
    match part.kind {
        // "3 تعليقات على «…»"
        BlockKind::Heading(_) => labels::whole(&part.text).or_else(|| {
            let opening = labels::opening(&part.text).filter(|opening| opening.mark == Mark::Comments)?;
            Some(opening.mark)
        }),
        BlockKind::Paragraph => labels::whole(&part.text),
        BlockKind::Title
        | BlockKind::Item { .. }
        | BlockKind::Quote
        | BlockKind::Code
        | BlockKind::Caption
        | BlockKind::Row => None,
    }
}

/// Whether a label stands over what follows: a heading, or a line of its own.
fn is_over(part: &Part) -> bool {
    matches!(part.kind, BlockKind::Heading(_)) || !is_linked(part)
}

fn is_button(part: &Part) -> bool {
    let mark = labels::whole(&part.text);
    is_linked(part) && mark.is_some() || mark.is_some_and(goes)
}

/// Whether a line is nothing but buttons.
fn is_row_of_buttons(part: &Part) -> bool {
    let is_text = matches!(part.kind, BlockKind::Paragraph | BlockKind::Heading(_));
    let is_label = |(range, _): &(std::ops::Range<usize>, String)| {
        part.text.get(range.clone()).is_some_and(|text| labels::whole(text).is_some())
    };
    let is_row = || is_linked(part) && !part.links.is_empty() && part.links.iter().all(is_label);
    is_text && (labels::is_row(&part.text) || is_row())
}

/// For each part whether it stands in a list of buttons.
fn among_buttons(parts: &[Part]) -> Vec<bool> {
    let is_item = |part: &Part| matches!(part.kind, BlockKind::Item { .. });
    let runs = parts.chunk_by(|one, other| is_item(one) == is_item(other));
    let told = runs.map(|run| (run.len(), run.iter().all(|part| is_item(part) && is_button(part))));
    told.flat_map(|(length, is_list_of_buttons)| std::iter::repeat_n(is_list_of_buttons, length)).collect()
}

/// Whether a short block only points away from the article: "اقرأ أيضًا: …", "جميع الحقوق محفوظة …".
fn is_pointer(part: &Part) -> bool {
    let text = part.text.trim();
    let is_text = matches!(part.kind, BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Item { .. });
    if !is_text || is_longer(text, POINTER) {
        return false;
    }
    let opening =
        labels::opening(text).or_else(|| is_linked_behind(part).then(|| labels::opening_before_a_link(text))?);
    opening.is_some_and(|opening| goes(opening.mark))
}

/// `parts` without rows of linked blocks that no heading announces.
fn without_rows(parts: &[Part]) -> Vec<Part> {
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    let mut rest = parts;
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|part| is_headline_elsewhere(part)).count();
        let is_announced = kept.last().is_some_and(announces);
        let (run, behind) = rest.split_at(length.max(1));
        if length < ROW || is_announced {
            kept.extend_from_slice(if length == 0 { std::slice::from_ref(first) } else { run });
        }
        rest = behind;
    }
    kept
}

fn is_headline_elsewhere(part: &Part) -> bool {
    let is_text = matches!(part.kind, BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Item { .. });
    is_text && is_linked(part)
}

/// Whether a part announces a list of links: a heading, or a line that ends with a colon.
fn announces(part: &Part) -> bool {
    matches!(part.kind, BlockKind::Heading(_)) || part.text.trim_end().ends_with(':')
}

/// Whether a part at the end says nothing: a heading over nothing, a linked heading, a date.
fn is_tail(part: &Part) -> bool {
    match part.kind {
        BlockKind::Heading(level) => level > 1,
        BlockKind::Paragraph => {
            labels::whole(&part.text).is_some_and(|mark| goes(mark) || mark == Mark::Date)
                || day::of_line(&part.text).is_some()
        }
        BlockKind::Title
        | BlockKind::Item { .. }
        | BlockKind::Quote
        | BlockKind::Code
        | BlockKind::Caption
        | BlockKind::Row => false,
    }
}

/// Whether a part is running text of the article.
pub(super) fn is_running(part: &Part) -> bool {
    let is_text = matches!(part.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item { .. });
    let text = part.text.trim();
    let is_sentence = || is_longer(text, SENTENCE) && ends_sentence(text);
    is_text && !is_linked(part) && (is_longer(text, RUNNING) || is_sentence())
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end().trim_end_matches(['»', '"', '”', ')', '\u{200F}', '\u{200E}']);
    bare.ends_with(['.', '؟', '?', '!', '…', '۔'])
}

fn is_longer(text: &str, length: usize) -> bool {
    text.chars().nth(length).is_some()
}

/// Whether nearly all of a part is linked.
pub(super) fn is_linked(part: &Part) -> bool {
    linked(part) * 10 >= part.text.trim().len() * 8
}

/// Whether a part ends with a link that is most of it: "اقرأ أيضًا <a>…</a>".
fn is_linked_behind(part: &Part) -> bool {
    let ends = part.links.last().is_some_and(|(range, _)| range.end >= part.text.trim_end().len());
    ends && linked(part) * 2 >= part.text.trim().len()
}

fn linked(part: &Part) -> usize {
    part.links.iter().map(|(range, _)| range.len()).sum()
}

#[cfg(test)]
mod tests;
