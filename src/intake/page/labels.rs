//! The words that sites put over what is not the article, and the names that they give it.
//!
//! They stand in `assets/labels/page.tsv`, one a line: language, how it is matched, what it marks, the words. Words are
//! compared folded ([`crate::text::fold`]), without digits and signs: "التَّعليقات (12)" is "تعليقات".

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold::fold_word;

const TABLE: &str = include_str!("../../../assets/labels/page.tsv");
/// A block with more characters is no label.
const LONGEST: usize = 60;
/// The most words of a label.
const WORDS: usize = 8;

/// What a label stands over or on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// What readers wrote, and the rules for it.
    Comments,
    /// Other stories.
    Related,
    /// Buttons that pass a story on.
    Share,
    /// Ways through the site: menus, breadcrumbs, previous and next, tags.
    Navigation,
    /// Newsletters, notifications, apps, channels.
    Subscription,
    /// Advertisements.
    Advertisement,
    /// Rights and rules: copyright, cookies, terms.
    Copyright,
    /// Who made a picture.
    Credit,
    /// What announces the words under a picture.
    Caption,
    /// Who wrote the article.
    Byline,
    /// When it was written, and how long it takes to read.
    Date,
    /// What stands in for a film or sound.
    Media,
}

impl Mark {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "comments" => Self::Comments,
            "related" => Self::Related,
            "share" => Self::Share,
            "navigation" => Self::Navigation,
            "subscription" => Self::Subscription,
            "advertisement" => Self::Advertisement,
            "copyright" => Self::Copyright,
            "credit" => Self::Credit,
            "caption" => Self::Caption,
            "byline" => Self::Byline,
            "date" => Self::Date,
            "media" => Self::Media,
            _ => return None,
        })
    }
}

/// How far a label reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// It is the whole block.
    Whole,
    /// It is the whole block, or stands before a sign or a link: "اقرأ أيضًا: …".
    Lead,
    /// A short block starts with it.
    Start,
    /// It is among the parts of a class, an id or a role.
    Class,
}

impl How {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "whole" => Self::Whole,
            "lead" => Self::Lead,
            "start" => Self::Start,
            "class" => Self::Class,
            _ => return None,
        })
    }
}

/// Where a label that opens a block ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    pub mark: Mark,
    /// In bytes of the block.
    pub end: usize,
}

#[derive(Default)]
struct Labels {
    words: HashMap<String, (How, Mark)>,
    classes: HashMap<String, Mark>,
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let mut labels = Labels::default();
    for (how, mark, words) in rows() {
        if how == How::Class {
            labels.classes.insert(words.to_owned(), mark);
        } else {
            labels.words.insert(key(words), (how, mark));
        }
    }
    labels
});

fn rows() -> impl Iterator<Item = (How, Mark, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t').skip(1);
        Some((How::of(cells.next()?)?, Mark::of(cells.next()?)?, cells.next()?.trim()))
    })
}

/// What a whole block (or an attribute meant for people) marks.
pub(super) fn whole(text: &str) -> Option<Mark> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    LABELS.words.get(&key(text)).map(|(_, mark)| *mark)
}

/// Whether a short text is nothing but labels, one behind the other: "طباعة أرسل إلى صديق".
pub(super) fn is_row(text: &str) -> bool {
    if text.chars().nth(2 * LONGEST).is_some() {
        return false;
    }
    let key = key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let is_label =
            |length: &usize| rest.get(..*length).is_some_and(|words| LABELS.words.contains_key(&words.join(" ")));
        let Some(length) = (1..=WORDS.min(rest.len())).rev().find(is_label) else { return false };
        rest = rest.get(length..).unwrap_or_default();
    }
    words.len() > 1
}

/// What the label that `text` opens with marks: one that is followed by a sign, or, in a block that is short, one
/// that opens such blocks. The caller knows whether the block is short.
pub(super) fn opening(text: &str) -> Option<Opening> {
    before_a_sign(text).or_else(|| {
        let (how, opening) = first_words(text)?;
        (how == How::Start).then_some(opening)
    })
}

/// What the label that `text` opens with marks, whatever follows it: for blocks whose rest is a link.
pub(super) fn opening_before_a_link(text: &str) -> Option<Opening> {
    first_words(text).filter(|(how, _)| *how != How::Whole).map(|(_, opening)| opening)
}

fn before_a_sign(text: &str) -> Option<Opening> {
    let is_sign =
        |c: char| matches!(c, ':' | '|' | '…' | '-' | '–' | '—' | '«' | '“' | '"' | '/' | '،' | ',' | '\u{FF1A}');
    let signs = text.char_indices().filter(|(_, c)| is_sign(*c)).take(2);
    signs.take_while(|(at, _)| *at < LONGEST * 2).find_map(|(at, c)| {
        let (how, mark) = LABELS.words.get(&key(text.get(..at)?))?;
        let end = if matches!(c, '«' | '“' | '"') { at } else { at + c.len_utf8() };
        (*how != How::Whole).then_some(Opening { mark: *mark, end })
    })
}

/// The longest label among the first words of `text`.
fn first_words(text: &str) -> Option<(How, Opening)> {
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let ends: Vec<usize> = ends.take(WORDS).chain([text.len()]).collect();
    ends.into_iter().rev().find_map(|end| {
        let (how, mark) = LABELS.words.get(&key(text.get(..end)?))?;
        Some((*how, Opening { mark: *mark, end }))
    })
}

/// What an element is by one of its names (class, id, role): "related-posts", "commentList", "ads".
pub(super) fn class(names: &str) -> Option<Mark> {
    names.split_ascii_whitespace().take(16).find_map(|name| {
        let parts = parts(name);
        let longest = parts.len().min(3);
        (1..=longest)
            .rev()
            .find_map(|length| parts.windows(length).find_map(|window| LABELS.classes.get(&window.join(" ")).copied()))
    })
}

/// The parts of a name, in lower case: parted by signs, and where a capital follows a small letter.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut was_small = false;
    for c in name.chars().take(80) {
        let is_border = !c.is_ascii_alphanumeric();
        if is_border || (c.is_ascii_uppercase() && was_small) {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut().filter(|_| !is_border) {
            last.push(c.to_ascii_lowercase());
        }
        was_small = c.is_ascii_lowercase();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Words as labels are compared.
fn key(text: &str) -> String {
    let spaced: String = text.chars().take(4 * LONGEST).map(|c| if c == '\u{200C}' { ' ' } else { c }).collect();
    let letters: String =
        fold_word(&spaced).chars().map(|c| if c.is_alphabetic() || c == '©' { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        let lines = TABLE.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count();
        assert_eq!(rows().count(), lines);
        for (how, _, words) in rows() {
            let is_written_right = how != How::Class || words.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
            assert!(is_written_right && words.split(' ').count() <= WORDS && !key(words).is_empty(), "{words}");
        }
    }

    #[test]
    fn no_two_lines_say_different_things() {
        let mut seen = HashMap::new();
        for (how, mark, words) in rows() {
            let before = seen.insert((how == How::Class, key(words)), (how, mark));
            assert!(before.is_none(), "{words} stands there twice");
        }
    }

    #[test]
    fn labels_are_known_however_they_are_written() {
        assert_eq!(whole("التَّعليقـات (١٢)"), Some(Mark::Comments));
        assert_eq!(whole("إقرأ أيضاً:"), Some(Mark::Related));
        assert_eq!(whole("دیدگاه\u{200C}ها"), Some(Mark::Comments));
        assert_eq!(whole("תגובות 4"), Some(Mark::Comments));
        assert_eq!(whole("مزید پڑھیں"), Some(Mark::Related));
        assert_eq!(whole("Related Articles"), Some(Mark::Related));
        assert_eq!(whole("قالت الوزارة"), None);
        assert_eq!(whole(""), None);
    }

    #[test]
    fn a_label_opens_a_block_before_a_sign_only() {
        let opening = opening("اقرأ أيضًا: افتتاح السوق").unwrap();
        assert_eq!((opening.mark, opening.end), (Mark::Related, "اقرأ أيضًا:".len()));
        assert_eq!(super::opening("شارك في الحفل مئة طفل"), None);
        assert_eq!(super::opening("تعليقات القراء على القرار جاءت غاضبة"), None);
    }

    #[test]
    fn names_of_elements_are_taken_apart() {
        assert_eq!(class("widget relatedPosts"), Some(Mark::Related));
        assert_eq!(class("bbc__share_tools"), Some(Mark::Share));
        assert_eq!(class("comments-area"), Some(Mark::Comments));
        assert_eq!(class("article-body text"), None);
        assert_eq!(class("shared-header"), None);
    }
}
