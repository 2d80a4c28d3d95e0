//! The lead picture of an item: the best of those that it names.

use super::names::Space;
use super::outline::Element;
use crate::model::Picture;

/// What ends the path of a picture.
const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "webp", "gif", "avif", "svg"];

/// A picture and how good it is.
#[derive(Clone, Debug)]
struct Candidate {
    /// 0 is the best.
    rank: u8,
    width: u32,
    picture: Picture,
}

/// The pictures of an item.
#[derive(Clone, Debug, Default)]
pub(super) struct Pictures {
    named: Vec<Candidate>,
    /// The words of the picture whose element is still open: they stand inside of it.
    words: String,
}

/// The most pictures of one item that are looked at.
const MOST: usize = 100;

impl Pictures {
    /// Takes the picture that `element` names, if it does.
    pub fn take(&mut self, element: &Element) {
        let value = |name: &str| element.attribute(name).unwrap_or_default();
        let text = element.text.trim();
        let (rank, url) = match (element.space, element.name.as_str()) {
            (Space::Media, "content") if is_picture(element, value("url")) => (0, value("url")),
            (Space::Feed, "enclosure") if is_picture(element, value("url")) => (1, value("url")),
            (Space::Feed, "link") if is_picture(element, value("href")) => (1, value("href")),
            (Space::Feed, "image") => (2, if text.is_empty() { value("href") } else { text }),
            (Space::Feed, "url") => (2, text),
            (Space::Itunes, "image") => (3, value("href")),
            (Space::Media, "thumbnail") => (3, if value("url").is_empty() { text } else { value("url") }),
            _ => return,
        };
        let words = std::mem::take(&mut self.words);
        let picture = Picture { url: element.address(url), words };
        self.push(rank, value("width").parse().unwrap_or_default(), picture);
    }

    /// Takes a picture of this rank; 0 is the best.
    pub fn push(&mut self, rank: u8, width: u32, picture: Picture) {
        if !picture.url.is_empty() && self.named.len() < MOST {
            self.named.push(Candidate { rank, width, picture });
        }
    }

    /// Takes words that stand inside of a picture's element.
    pub fn describe(&mut self, words: String) {
        self.words = words;
    }

    /// The best: of the best rank the widest, of equals the first.
    pub fn best(self) -> Option<Picture> {
        let best = self.named.into_iter().min_by_key(|one| (one.rank, std::cmp::Reverse(one.width)));
        best.map(|one| one.picture)
    }
}

/// Whether `element` says that what it leads to is a picture, or its address does.
fn is_picture(element: &Element, url: &str) -> bool {
    let medium = element.attribute("medium").unwrap_or_default();
    let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
    if !medium.is_empty() || !kind.is_empty() {
        return medium.eq_ignore_ascii_case("image") || kind.starts_with("image/");
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
