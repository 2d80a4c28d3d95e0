//! Our own labelled texts: `[text as it stands](kind)` or `[text](kind: full name in this text)`.

use khabar::model::{Article, BlockKind, Kind};
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

/// A labelled text.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// Its name in the file: `sport-07`.
    pub id: String,
    /// The text without labels, as an article: its first line is the headline.
    pub article: Article,
    /// What is named, in reading order.
    pub labels: Vec<Label>,
}

/// One label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where, in bytes of the article's text.
    pub range: Range<usize>,
    /// What.
    pub kind: Kind,
    /// The full name in this text.
    pub name: String,
}

/// What a text is for, by its number in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// To learn from: one, three and five of every six.
    Train,
    /// To choose by: two and four of every six.
    Develop,
    /// Looked at once, at the end: every sixth.
    Sealed,
}

impl Part {
    /// The part with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "train" => Some(Self::Train),
            "develop" => Some(Self::Develop),
            "sealed" => Some(Self::Sealed),
            _ => None,
        }
    }
}

impl Labelled {
    /// Which part it belongs to.
    #[must_use]
    pub fn part(&self) -> Part {
        let number: usize = self.id.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        match number % 6 {
            1 | 3 | 5 => Part::Train,
            2 | 4 => Part::Develop,
            _ => Part::Sealed,
        }
    }
}

/// The texts of every `.txt` file in a folder, in the order of their names.
///
/// # Errors
///
/// A file that cannot be read, or a label that cannot be understood.
pub fn read(folder: &Path) -> io::Result<Vec<Labelled>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        let file = fs::read_to_string(&path)?;
        for piece in file.split("\n---\n") {
            texts.push(text(piece).map_err(|wrong| io::Error::other(format!("{}: {wrong}", path.display())))?);
        }
    }
    Ok(texts)
}

/// Reads one text.
///
/// # Errors
///
/// The label that cannot be understood.
pub fn text(piece: &str) -> Result<Labelled, String> {
    let mut labelled = Labelled { id: String::new(), article: Article::default(), labels: Vec::new() };
    "ar".clone_into(&mut labelled.article.language);
    for line in piece.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(header) = line.strip_prefix("# ") {
            if let Some(id) = header.strip_prefix("id:") {
                id.trim().clone_into(&mut labelled.id);
            }
            continue;
        }
        labelled.push(line).map_err(|wrong| format!("{}: {wrong}", labelled.id))?;
    }
    Ok(labelled)
}

impl Labelled {
    fn push(&mut self, line: &str) -> Result<(), String> {
        let first = self.article.blocks.is_empty();
        let base = if first { 0 } else { self.article.text.len() + 2 };
        let mut plain = String::new();
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once('[') {
            plain.push_str(before);
            let (inner, behind) = behind.split_once("](").ok_or_else(|| format!("no label behind [{behind}"))?;
            let (label, behind) = behind.split_once(')').ok_or_else(|| format!("no end of ({behind}"))?;
            let (label, behind) = whole_label(label, behind);
            let start = base + plain.len();
            plain.push_str(inner);
            let (kind, name) = label.split_once(':').unwrap_or((&label, inner));
            let kind = kind_named(kind.trim()).ok_or_else(|| format!("no kind {kind}"))?;
            self.labels.push(Label { range: start..base + plain.len(), kind, name: name.trim().to_owned() });
            rest = behind;
        }
        plain.push_str(rest);
        let block = if first { BlockKind::Title } else { BlockKind::Paragraph };
        if first {
            self.article.title.clone_from(&plain);
        }
        self.article.push(block, &plain);
        Ok(())
    }
}

/// A label whose name holds brackets itself.
fn whole_label<'a>(label: &str, behind: &'a str) -> (String, &'a str) {
    if label.matches('(').count() == 1
        && let Some((more, behind)) = behind.split_once(')')
    {
        return (format!("{label}){more}"), behind);
    }
    (label.to_owned(), behind)
}

fn kind_named(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_ranges_of_the_plain_text() {
        let text = text("# id: a-02\nوصل [سامي](person: سامي الطاهري) أمس\n\nإلى [تونس](place).").expect("well formed");
        assert_eq!(text.article.text, "وصل سامي أمس\n\nإلى تونس.");
        let found: Vec<_> =
            text.labels.iter().map(|label| (text.article.text.get(label.range.clone()), label.name.as_str())).collect();
        assert_eq!(found, [(Some("سامي"), "سامي الطاهري"), (Some("تونس"), "تونس")]);
        assert_eq!(text.part(), Part::Develop);
    }
}
