//! The `urls` file of newsboat: an address a line, then its tags, apart by blanks, in quotation marks where a blank is
//! in them; a tag that starts with `~` is a name. The first other tag is the group.

use super::List;
use crate::intake::{Place, sanitise};
use crate::model::Source;

/// Reads the lines of `text` into `list`.
pub(super) fn read(text: &str, list: &mut List) {
    for (number, line) in (1..).zip(text.lines()) {
        let words = words(line);
        let Some((address, tags)) = words.split_first() else { continue };
        let named = tags.iter().find_map(|tag| tag.strip_prefix('~'));
        let is_group = |tag: &&String| !tag.starts_with(['~', '!']);
        let group = tags.iter().filter(is_group).map(|tag| sanitise::line(tag)).find(|tag| !tag.is_empty());
        let source = Source {
            address: address.clone(),
            title: named.map(sanitise::line).unwrap_or_default(),
            group: group.into_iter().collect(),
            ..Source::default()
        };
        list.keep(source, Place::Line(number));
    }
}

/// The words of a line; what follows a `#` at the start of a word is a comment.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut chars = line.trim().chars().peekable();
    while let Some(&first) = chars.peek() {
        if first == '#' {
            break;
        }
        if first.is_whitespace() {
            chars.next();
            continue;
        }
        let mut word = String::new();
        if first == '"' {
            chars.next();
            while let Some(c) = chars.next().filter(|c| *c != '"') {
                word.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
            }
        } else {
            while let Some(c) = chars.next_if(|c| !c.is_whitespace()) {
                word.push(c);
            }
        }
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Warning;

    #[test]
    fn addresses_names_and_tags_are_read() {
        let text = "# قائمتي\n\nhttps://a.example/rss \"علوم وفضاء\" \"~نشرة \\\"العلوم\\\"\" آخر # تعليق\nhttps://b.example/\n";
        let mut list = List::default();
        read(text, &mut list);
        let expected = [
            Source {
                address: "https://a.example/rss".to_owned(),
                title: "نشرة \"العلوم\"".to_owned(),
                group: vec!["علوم وفضاء".to_owned()],
                ..Source::default()
            },
            Source { address: "https://b.example/".to_owned(), ..Source::default() },
        ];
        assert_eq!((list.sources.as_slice(), list.warnings.as_slice()), (&expected[..], &[][..]));
    }

    #[test]
    fn lines_that_would_run_something_are_refused() {
        let text = "exec:~/x.sh tag\n\"exec:rm -r ~\"\nfilter:~/f:https://a.example/\n\"query:غير مقروء:unread = \\\"yes\\\"\"\nfile:///etc/passwd\n|x\n/etc/passwd\n";
        let mut list = List::default();
        read(text, &mut list);
        assert_eq!(list.sources, []);
        let refused: Vec<Warning> = (1..=7).map(|line| Warning::Refused(Place::Line(line))).collect();
        assert_eq!(list.warnings, refused);
    }
}
