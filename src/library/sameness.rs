//! What tells two articles apart, and what makes them one story. Pure: hashes of an article's parts.
//!
//! The hashes are stored, so they must come out the same for ever: FNV-1a, 64 bits, with the finaliser of `MurmurHash3` behind it. They guard
//! against nobody: whoever forges one only confuses articles of their own source, or marks one as a double.

use super::blocks;
use super::index::words;
use crate::model::Article;
use crate::text::fold::fold_word;

/// Fewer words than this in a title, and two articles may share it by chance.
const TELLING_TITLE: usize = 4;
/// Fewer words than this in a text, and two texts may be alike by chance.
const TELLING_TEXT: usize = 40;
/// Texts whose sketches agree in so many places share about four fifths of their runs of words, or more.
const ALIKE: usize = 13;

/// What stands for a text where it is compared: the least hash in each of sixteen parts, a byte of it.
pub(super) type Sketch = [u8; 16];

/// The hashes by which an article is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Keys {
    /// What its source calls it; its title and words, where it has neither a name nor an address.
    pub identity: Option<i64>,
    /// Its address, where that is more than a front page.
    pub link: Option<i64>,
    /// Its title, folded.
    pub heading: i64,
    /// Whether the title is long enough to tell a story by.
    pub is_telling: bool,
    /// Everything of it.
    pub content: i64,
}

impl Keys {
    /// The keys of `article`.
    pub fn of(article: &Article) -> Self {
        let title = fold_word(&article.title);
        let heading = words(&title).fold(Hash::new(), Hash::part);
        let link = article.url.as_deref().and_then(link);
        let identity = article.identity.as_deref().filter(|identity| !identity.trim().is_empty());
        let identity = identity.map(|identity| Hash::new().part(identity).finish());
        let by_words = || heading.part(&article.text).finish();
        Self {
            identity: identity.or_else(|| link.is_none().then(by_words)),
            link,
            heading: heading.finish(),
            is_telling: words(&title).nth(TELLING_TITLE - 1).is_some(),
            content: content(article),
        }
    }

    /// What it would have left, had it been here and gone: each is enough to know it again.
    pub fn traces(&self) -> Vec<i64> {
        traces(self.identity, self.link, self.heading)
    }
}

/// The traces of an article with these keys: its identity, its address with its title, and its address alone where it
/// has no identity.
pub(super) fn traces(identity: Option<i64>, link: Option<i64>, heading: i64) -> Vec<i64> {
    let titled = link.map(|link| trace(b"titled", link, heading));
    let nameless = link.filter(|_| identity.is_none()).map(|link| trace(b"nameless", link, 0));
    identity.into_iter().chain(titled).chain(nameless).collect()
}

fn trace(what: &[u8], link: i64, heading: i64) -> i64 {
    Hash::new().bytes(what).number(link).number(heading).finish()
}

/// The sketch of a folded text, over its runs of three words; none for a text that is too short to tell.
///
/// Broder, "On the Resemblance and Containment of Documents" (1997), in one pass: Li, Owen and Zhang, "One Permutation
/// Hashing" (NIPS 2012).
pub(super) fn sketch(folded: &str) -> Option<Sketch> {
    let hashes: Vec<i64> = words(folded).map(|word| Hash::new().part(word).finish()).collect();
    if hashes.len() < TELLING_TEXT {
        return None;
    }
    let mut least = [u64::MAX; 16];
    for run in hashes.windows(3) {
        let hash = run.iter().fold(Hash::new(), |hash, &word| hash.number(word)).finish().cast_unsigned();
        let [part, ..] = hash.to_le_bytes();
        let least = &mut least[usize::from(part % 16)];
        *least = hash.min(*least);
    }
    // The high bytes of least hashes are small; what lies below is as good as chance.
    Some(least.map(|hash| hash.to_le_bytes()[1]))
}

/// Whether two sketches are of nearly the same text.
pub(super) fn are_alike(a: Sketch, b: Sketch) -> bool {
    a.iter().zip(b).filter(|&(&a, b)| a == b).count() >= ALIKE
}

/// The four quarters of a sketch, each with its number above it. Sketches that are alike share at least one: three
/// places that differ leave one quarter whole.
pub(super) fn quarters(sketch: Sketch) -> [i64; 4] {
    let quarter = |number: usize| {
        let bytes = sketch.iter().skip(4 * number).take(4);
        bytes.fold(i64::try_from(number).unwrap_or_default(), |quarter, &byte| quarter << 8 | i64::from(byte))
    };
    [0, 1, 2, 3].map(quarter)
}

/// The hash of an address without what does not tell pages apart; none for a front page, which many items may share.
fn link(url: &str) -> Option<i64> {
    let normal = normal_link(url)?;
    Some(Hash::new().part(&normal).finish())
}

/// An address without scheme, `www.`, default port, fragment, trailing slash and the parameters that only say who led there. None
/// where nothing but a host is left.
fn normal_link(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (before, query) = rest.split_once('?').map_or((rest, ""), |(before, query)| (before, query));
    let (host, path) = before.split_once('/').unwrap_or((before, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let port = if scheme.eq_ignore_ascii_case("http") { ":80" } else { ":443" };
    let host = host.strip_suffix(port).unwrap_or(host);
    let mut kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !only_says_who_led(part)).collect();
    kept.sort_unstable();
    let path = path.trim_end_matches('/');
    let is_page = !host.is_empty() && (!path.is_empty() || !kept.is_empty());
    is_page.then(|| format!("{host}/{path}?{}", kept.join("&")))
}

fn only_says_who_led(parameter: &str) -> bool {
    const OTHERS: [&str; 9] =
        ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "at_medium", "at_campaign"];
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || OTHERS.contains(&name.as_str())
}

fn content(article: &Article) -> i64 {
    let optional = [&article.source, &article.author, &article.url, &article.summary];
    let picture = article.picture.as_ref().map(blocks::encode_picture);
    let mut hash = Hash::new().part(&article.title).part(&article.text).part(&article.language);
    for part in optional {
        hash = hash.part(part.as_deref().unwrap_or("\0"));
    }
    hash = hash.part(&blocks::encode(&article.blocks)).part(picture.as_deref().unwrap_or_default());
    hash = hash.number(article.published.map_or(i64::MIN, |time| time.0));
    article.tags.iter().fold(hash, |hash, tag| hash.part(tag)).finish()
}

/// FNV-1a over parts, each closed by a byte that UTF-8 never has.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }

    fn bytes(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)))
    }

    fn part(self, text: &str) -> Self {
        self.bytes(text.as_bytes()).bytes(&[0xFF])
    }

    /// Numbers are well mixed already: one round for all eight bytes.
    const fn number(self, number: i64) -> Self {
        Self((self.0 ^ number.cast_unsigned()).wrapping_mul(0x100_0000_01B3).rotate_left(29))
    }

    const fn finish(self) -> i64 {
        let mut hash = self.0;
        hash = (hash ^ hash >> 33).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        hash = (hash ^ hash >> 33).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        (hash ^ hash >> 33).cast_signed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_whoever_led_there() {
        let normal = normal_link("https://example.org/news/1?id=7&page=2");
        for same in [
            "http://www.example.org/news/1/?page=2&id=7",
            "HTTPS://Example.org:443/news/1?id=7&utm_source=rss&page=2#top",
            "https://example.org/news/1?fbclid=x&id=7&page=2",
        ] {
            assert_eq!(normal_link(same), normal, "{same}");
        }
        assert_ne!(normal_link("https://example.org/news/2?id=7&page=2"), normal);
        assert_ne!(normal_link("https://example.org/news/1?id=8&page=2"), normal);
    }

    #[test]
    fn a_front_page_tells_nothing_apart() {
        for url in
            ["https://example.org", "https://example.org/", "https://example.org/?utm_medium=feed", "mailto:a@b.c"]
        {
            assert_eq!(normal_link(url), None, "{url}");
        }
    }

    #[test]
    fn stored_hashes_never_change() {
        assert_eq!(Hash::new().part("خبر").number(7).finish(), -6_464_041_887_800_442_644);
    }

    #[test]
    fn without_name_and_address_an_article_is_known_by_its_words() {
        let article =
            Article { title: "عنوان".to_owned(), text: "عنوان\n\nنص".to_owned(), ..Article::default() };
        let keys = Keys::of(&article);
        assert!(keys.identity.is_some() && keys.link.is_none());
        let named = Article { url: Some("https://example.org/1".to_owned()), ..article };
        assert_eq!(Keys::of(&named).identity, None);
    }

    fn text(seed: usize) -> String {
        let words = (0..300).map(|word| format!("كلمه{}", (word * 7919 + seed * 104_729) % 1009));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_text_with_a_word_changed_is_alike_and_another_text_is_not() {
        let text_1 = text(1);
        let changed = text_1.replacen("كلمه", "مفرده", 1);
        let (one, two) = (sketch(&text_1).unwrap(), sketch(&changed).unwrap());
        assert!(are_alike(one, two));
        assert!(quarters(one).iter().zip(quarters(two)).any(|(a, b)| *a == b));
        assert!(!are_alike(one, sketch(&text(2)).unwrap()));
        assert_eq!(sketch("نص قصير"), None);
    }
}
