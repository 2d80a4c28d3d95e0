//! References (`&…;`): of XML, of HTML where nobody declared them, and those that a document declares itself.

use std::borrow::Cow;
use std::collections::HashMap;

use encoding_rs::WINDOWS_1252;

use crate::intake::page;

/// The longest name of a reference, in bytes.
const NAME: usize = 32;
/// The most names that are remembered.
const KNOWN: usize = 512;
/// So many bytes the entities of a document may grow to: there are bombs.
const GROWTH: usize = 1024 * 1024;

/// What references stand for.
pub(super) struct References {
    known: HashMap<String, Option<String>>,
    own: HashMap<String, String>,
    /// How far the entities of the document may still grow.
    growth: usize,
}

impl References {
    /// References of a document that declares the entities `own`.
    pub fn new(own: &[(String, String)]) -> Self {
        let mut references = Self { known: HashMap::new(), own: HashMap::new(), growth: GROWTH };
        for (name, value) in own {
            // Resolved once: an entity inside an entity stays as it is written.
            let value = references.decode(value).into_owned();
            references.own.entry(name.clone()).or_insert(value);
        }
        references
    }

    /// The text that `&name;` stands for; none where it stands for nothing.
    pub fn resolve(&mut self, name: &str) -> Option<String> {
        if let Some(number) = name.strip_prefix('#') {
            return numbered(number).map(String::from);
        }
        match name {
            "amp" => return Some("&".to_owned()),
            "lt" => return Some("<".to_owned()),
            "gt" => return Some(">".to_owned()),
            "quot" => return Some("\"".to_owned()),
            "apos" => return Some("'".to_owned()),
            _ => {}
        }
        if let Some(value) = self.own.get(name) {
            self.growth = self.growth.checked_sub(value.len())?;
            return Some(value.clone());
        }
        self.of_html(name)
    }

    /// `raw` with its references resolved.
    pub fn decode<'a>(&mut self, raw: &'a str) -> Cow<'a, str> {
        if !raw.contains('&') {
            return Cow::Borrowed(raw);
        }
        let mut decoded = String::with_capacity(raw.len());
        let mut pieces = raw.split('&');
        decoded.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let found = piece.split_once(';').and_then(|(name, behind)| Some((self.resolve(name)?, behind)));
            match found {
                Some((text, behind)) => decoded.extend([text.as_str(), behind]),
                None => decoded.extend(["&", piece]),
            }
        }
        Cow::Owned(decoded)
    }

    fn of_html(&mut self, name: &str) -> Option<String> {
        let is_name = name.len() <= NAME && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_name || name.is_empty() {
            return None;
        }
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        if self.known.len() >= KNOWN {
            return None;
        }
        let meaning = page::reference(name);
        self.known.insert(name.to_owned(), meaning.clone());
        meaning
    }
}

/// The character of a numeric reference (HTML, §13.2.5.80): 128 to 159 count as windows-1252.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let code = code.ok()?;
    let western = u8::try_from(code).ok().filter(|code| (0x80..0xA0).contains(code));
    if let Some(byte) = western {
        let bytes = [byte];
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        return text.chars().next();
    }
    Some(char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_characters() {
        assert_eq!(numbered("1582"), Some('خ'));
        assert_eq!(numbered("x62e"), Some('خ'));
        assert_eq!(numbered("147"), Some('“'));
        assert_eq!(numbered("xD800"), Some('\u{FFFD}'));
        assert_eq!(numbered("x"), None);
    }

    #[test]
    fn the_entities_of_a_document_cannot_explode() {
        let own = [("a".to_owned(), "x".repeat(4000))];
        let mut references = References::new(&own);
        let grown = references.decode(&"&a;".repeat(100_000)).len();
        assert!(grown < 2 * GROWTH);
    }
}
