//! Front matter: `key: value` lines between two `---` lines at the head of Markdown. Unknown keys are ignored.

use super::draft::{Draft, Heading};

/// The most lines that front matter may have.
const LINES: usize = 100;

/// The lines of the front matter of `text`, and the rest; none where it has none.
pub(super) fn split(text: &str) -> Option<(Vec<&str>, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let (first, mut rest) = text.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut lines = Vec::new();
    while lines.len() < LINES && !rest.is_empty() {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = behind;
        match line.trim_end() {
            "---" | "..." => return (!lines.is_empty()).then_some((lines, rest)),
            line if is_field(line) => lines.push(line),
            _ => return None,
        }
    }
    None
}

/// Whether `line` may stand in front matter: `key: value`, an element of a list, a comment, nothing.
fn is_field(line: &str) -> bool {
    let bare = line.trim_start();
    let is_key =
        |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    bare.is_empty()
        || bare.starts_with('#')
        || bare.starts_with("- ")
        || bare.split_once(':').is_some_and(|(key, _)| is_key(key.trim()))
}

/// What the `lines` of front matter say.
pub(super) fn read(lines: &[&str]) -> Draft {
    let mut draft = Draft::default();
    let mut key = String::new();
    for line in lines {
        if let Some(element) = line.trim_start().strip_prefix("- ") {
            if key == "tags" {
                draft.tags.push(unquote(element));
            }
        } else if let Some((name, value)) = line.split_once(':') {
            key = name.trim().to_ascii_lowercase();
            set(&mut draft, &key, value.trim());
        }
    }
    draft
}

fn set(draft: &mut Draft, key: &str, value: &str) {
    let field = match key {
        "tags" => return draft.tags.extend(list(value)),
        "title" => &mut draft.title,
        "language" | "lang" => &mut draft.language,
        "source" => &mut draft.source,
        "author" => &mut draft.author,
        "published" | "date" => &mut draft.published,
        "url" => &mut draft.url,
        "summary" => &mut draft.summary,
        "identity" => &mut draft.identity,
        "picture" => &mut draft.picture.url,
        "picture-words" => &mut draft.picture.words,
        "untitled" => {
            draft.heading = if value == "true" { Heading::CutFromText } else { Heading::Shown };
            return;
        }
        _ => return,
    };
    *field = unquote(value);
}

/// The elements of `[a, "b"]`, or of `a, b`.
fn list(value: &str) -> Vec<String> {
    let inside = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(value);
    let elements = inside.split([',', '،']).map(unquote);
    elements.filter(|element| !element.is_empty()).collect()
}

/// `value` without the quotation marks around it. Between double ones a backslash escapes them and itself, as in YAML.
fn unquote(value: &str) -> String {
    let value = value.trim();
    let between = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    let Some(inside) = between('"') else { return between('\'').unwrap_or(value).to_owned() };
    let mut plain = String::with_capacity(inside.len());
    let mut chars = inside.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next_if(|next| matches!(next, '\\' | '"')) } else { None };
        plain.push(escaped.unwrap_or(c));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_key_is_read() {
        let text = "---\nsample: true\ntitle: \"خبر: عاجل\"\nlanguage: ar\nsource: وكالة\nauthor: ليلى\npublished: 2024-05-01\nurl: https://a.example/\nsummary: ملخص\ntags: [علوم, \"فضاء\"]\n---\nنص";
        let (lines, rest) = split(text).unwrap();
        let draft = read(&lines);
        assert_eq!(rest, "نص");
        assert_eq!(draft.title, "خبر: عاجل");
        assert_eq!((draft.source.as_str(), draft.author.as_str()), ("وكالة", "ليلى"));
        assert_eq!((draft.published.as_str(), draft.url.as_str()), ("2024-05-01", "https://a.example/"));
        assert_eq!((draft.language.as_str(), draft.summary.as_str()), ("ar", "ملخص"));
        assert_eq!(draft.tags, ["علوم", "فضاء"]);
    }

    #[test]
    fn tags_may_stand_below_each_other() {
        let (lines, _) = split("---\ntags:\n  - علوم\n  - فضاء\n---\n").unwrap();
        assert_eq!(read(&lines).tags, ["علوم", "فضاء"]);
    }

    #[test]
    fn rules_between_paragraphs_are_no_front_matter() {
        assert_eq!(split("---\nقال الوزير إن الأمر انتهى\n---\nنص"), None);
        assert_eq!(split("---\ntitle: بلا نهاية\n"), None);
        assert_eq!(split("---\n---\n"), None);
    }
}
