//! What the reader takes along: the text that is copied. Logical, tidy, and printable whatever the article held.

use super::arrangement::Pane;
use super::{App, Effect, Notice};
use crate::config::Settings;
use crate::export;
use crate::model::{Article, Link};
use crate::panes::reader::units::{self, Unit};
use crate::text::{Base, Borders, Span};
use crate::words::{Date, Language, Manner, Words, without_isolates};

/// The longest selection whose words are counted while it grows, in bytes.
const COUNTED: usize = 1 << 18;

/// What became of a text that was to be copied, where that is worth a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Only its beginning: the terminal takes no more, and there is no other clipboard.
    Part,
    /// Nothing takes it here.
    Nowhere,
}

impl App {
    /// Copies what is selected; else what the reader is at: the name in the sidebar, the headline in the list, the
    /// paragraph in the article.
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        if self.reader.selection().is_none() {
            match self.focus {
                Pane::Entities => {
                    let name = self.entities.under_cursor().and_then(|index| self.found().get(index));
                    let name = name.map(|entity| entity.name.clone()).unwrap_or_default();
                    return self.take_along(&name);
                }
                Pane::Headlines => {
                    let row = self.shelf.row(self.headlines.selected());
                    let title = row.map(|row| row.title.clone()).unwrap_or_default();
                    return self.take_along(&title);
                }
                Pane::Reader => {}
            }
        }
        let Some(span) = self.passage() else { return self.take_along("") };
        let text = self.reader.article().map(|article| span.of(&article.text).to_owned()).unwrap_or_default();
        self.reader.show_taken(span);
        self.take_along(&text)
    }

    /// Copies the title of the article, and its address below it.
    pub(super) fn copy_title(&mut self) -> Vec<Effect> {
        let lines = self.reader.article().map(|article| [article.title.clone(), url_of(article)].join("\n"));
        self.take_along(&lines.unwrap_or_default())
    }

    /// Copies the address of the link that the selection touches, else of the article.
    pub(super) fn copy_link(&mut self) -> Vec<Effect> {
        let selected = self.selected_link().map(|link| link.url.clone());
        let address = selected.or_else(|| self.reader.article().map(url_of)).unwrap_or_default();
        if address.is_empty() {
            self.notice = Some(Notice::NoAddress);
            return Vec::new();
        }
        self.take_along(&address)
    }

    /// Copies what is selected, else the paragraph, as a quotation: who published it, when, and where.
    pub(super) fn copy_quote(&mut self) -> Vec<Effect> {
        let Some(span) = self.passage() else { return self.take_along("") };
        let date = |article: &Article| {
            let published = Date::of(article.published?, self.now.east);
            Some(date(&article.language, published, &self.settings))
        };
        let quote = self.reader.article().map(|article| quote(article, span, date(article))).unwrap_or_default();
        self.reader.show_taken(span);
        self.take_along(&quote)
    }

    /// Copies the article as Markdown.
    pub(super) fn copy_markdown(&mut self) -> Vec<Effect> {
        let page = self.reader.article().map(export::markdown).unwrap_or_default();
        self.take_along(&page)
    }

    /// How many words are selected; nothing where nothing is, or more than can be counted at every frame.
    #[must_use]
    pub fn selected_words(&self) -> Option<usize> {
        let text = self.reader.selection()?.span().of(&self.reader.article()?.text);
        (text.len() <= COUNTED).then(|| Borders::words(text).spans().len())
    }

    /// The link of the article that the selection touches.
    pub(super) fn selected_link(&self) -> Option<&Link> {
        let span = self.reader.selection()?.span();
        let blocks = self.reader.article()?.blocks.iter();
        blocks.flat_map(|block| &block.links).find(|link| link.span.meet(span).is_some())
    }

    /// What is selected, else the paragraph that the reader is at.
    fn passage(&self) -> Option<Span> {
        if let Some(selection) = self.reader.selection() {
            return Some(selection.span());
        }
        let here = self.at_hand()?.start;
        Some(units::around(self.reader.article()?, Unit::Paragraph, here))
    }

    /// Has `text` copied, and says how many words it has.
    fn take_along(&mut self, text: &str) -> Vec<Effect> {
        let text = tidy(text);
        if text.is_empty() {
            self.notice = Some(Notice::NothingToCopy);
            return Vec::new();
        }
        self.reader.deselect();
        self.notice = Some(Notice::Copied(Borders::words(&text).spans().len()));
        vec![Effect::Copy(text)]
    }
}

/// `text` as it may leave: no control but line ends and tabs, no isolate whose other end is missing, no blank at the
/// end of a line, no empty line at either end.
#[must_use]
pub fn tidy(text: &str) -> String {
    let plain: String = balanced(text).filter(|&c| c == '\n' || c == '\t' || !(c.is_control() || steers(c))).collect();
    let mut lines: Vec<&str> = plain.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines.into_iter().skip_while(|line| line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether `c` turns the direction of what comes behind it (UAX #9: embeddings and overrides), or is no character.
fn steers(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// The characters of `text` without isolates that are not closed, or close nothing (UAX #9, BD9).
fn balanced(text: &str) -> impl Iterator<Item = char> {
    let (mut open, mut paired) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' => paired.extend(open.pop().into_iter().flat_map(|start| [start, at])),
            _ => {}
        }
    }
    paired.sort_unstable();
    text.char_indices()
        .filter(move |(at, c)| !matches!(c, '\u{2066}'..='\u{2069}') || paired.binary_search(at).is_ok())
        .map(|(_, c)| c)
}

fn url_of(article: &Article) -> String {
    article.url.clone().unwrap_or_default()
}

/// `span` of `article` between quotation marks, and its source, date and address behind it, as far as they are known.
/// The signs are those of the article's direction.
fn quote(article: &Article, span: Span, date: Option<String>) -> String {
    let (marks, comma) = match article.base() {
        Base::Ltr => (['“', '”'], ", "),
        Base::Rtl | Base::Auto => (['«', '»'], "، "),
    };
    let facts: Vec<String> = [article.source.clone(), date, article.url.clone()].into_iter().flatten().collect();
    let words = tidy(span.of(&article.text));
    let dash = if facts.is_empty() { "" } else { " — " };
    format!("{}{words}{}{dash}{}", marks[0], marks[1], facts.join(comma))
}

/// A date with the name of its month where we have it in the language, else as ISO 8601 writes it. In Arabic months and digits are
/// those that the reader chose.
fn date(language: &str, date: Date, settings: &Settings) -> String {
    let is_ours = ["", "ar", "en"].contains(&language.split(['-', '_']).next().unwrap_or_default());
    if !is_ours {
        return format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    }
    let words = match Language::from_locale(language) {
        Language::Arabic => {
            let manner = Manner::of_locale(Language::Arabic, language).with(settings.digits, settings.months);
            Words::in_manner(Language::Arabic, manner)
        }
        Language::English => Words::new(Language::English),
    };
    without_isolates(&words.date(date)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::manner::{Digits, Months};
    use crate::model::{BlockKind, Timestamp};
    use proptest::prelude::*;

    fn article(language: &str) -> Article {
        let mut article = Article {
            title: "خبر".to_owned(),
            language: language.to_owned(),
            source: Some("نشرة الوادي".to_owned()),
            // 2026-11-23T06:00:00Z
            published: Some(Timestamp(1_795_413_600)),
            url: Some("https://example.org/1".to_owned()),
            ..Article::default()
        };
        article.push(BlockKind::Paragraph, "وصل القطار.");
        article
    }

    fn quoted(article: &Article) -> String {
        quoted_as(article, &Settings::default())
    }

    fn quoted_as(article: &Article, settings: &Settings) -> String {
        let date = article.published.map(|published| date(&article.language, Date::of(published, 0), settings));
        quote(article, article.blocks[0].span, date)
    }

    #[test]
    fn a_quotation_says_whose_it_is_and_where_it_stands() {
        let arabic = "«وصل القطار.» — نشرة الوادي، ٢٣ نوفمبر ٢٠٢٦، https://example.org/1";
        assert_eq!(quoted(&article("ar")), arabic);
        let english = "“وصل القطار.” — نشرة الوادي, 23 November 2026, https://example.org/1";
        assert_eq!(quoted(&article("en-GB")), english);
        let persian = "«وصل القطار.» — نشرة الوادي، 2026-11-23، https://example.org/1";
        assert_eq!(quoted(&article("fa")), persian);
        assert_eq!(quoted(&Article { source: None, published: None, url: None, ..article("") }), "«وصل القطار.»");
    }

    #[test]
    fn the_date_of_a_quotation_is_written_as_the_reader_chose() {
        let settings = Settings { months: Months::Levant, digits: Digits::Latin, ..Settings::default() };
        let dates = |language| {
            let quote = quoted_as(&Article { source: None, url: None, ..article(language) }, &settings);
            quote.split(" — ").last().unwrap_or_default().to_owned()
        };
        assert_eq!(["ar", "en"].map(dates), ["23 تشرين الثاني 2026", "23 November 2026"]);
    }

    #[test]
    fn what_leaves_is_tidy() {
        assert_eq!(tidy("\n\nخبر \t\n\n عاجل\u{1B}]52;c;aGFja2Vk\u{7}\r\n \n"), "خبر\n\n عاجل]52;c;aGFja2Vk");
        assert_eq!(tidy("نیم\u{200C}فاصله"), "نیم\u{200C}فاصله", "joiners are letters of a kind");
        assert_eq!(tidy("\u{202E}abc"), "abc");
    }

    #[test]
    fn an_isolate_leaves_with_both_its_ends_or_not_at_all() {
        assert_eq!(tidy("a \u{2066}b\u{2069} c"), "a \u{2066}b\u{2069} c");
        assert_eq!(tidy("\u{2067}a \u{2066}b\u{2069}"), "a \u{2066}b\u{2069}");
        assert_eq!(tidy("b\u{2069} c\u{2069}"), "b c");
    }

    proptest! {
        #[test]
        fn nothing_that_leaves_can_steer_a_terminal(text in any::<String>()) {
            let tidied = tidy(&text);
            prop_assert!(tidied.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
            prop_assert_eq!(tidy(&tidied), tidied);
        }
    }
}
