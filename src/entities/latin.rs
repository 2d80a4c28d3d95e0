//! Names in Latin letters: GPT-4, Thinking Machines Lab, iPhone 15.

use super::claims::{Claim, Rank};
use super::keys::{is_definite, readings};
use super::tables::{Given, tables};
use super::tokens::{Gap, Passage, Script};
use crate::model::{Kind, Why};

/// A run of Latin words that reads as one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its first token.
    pub first: usize,
    /// The first token behind it.
    pub last: usize,
}

/// Abbreviations and words that name nothing.
const NO_NAMES: [&str; 68] = [
    "ai",
    "it",
    "ceo",
    "cto",
    "cfo",
    "gps",
    "sms",
    "pdf",
    "usb",
    "tv",
    "ok",
    "vip",
    "dna",
    "rna",
    "hiv",
    "pcr",
    "gdp",
    "api",
    "app",
    "url",
    "http",
    "https",
    "www",
    "wi-fi",
    "wifi",
    "led",
    "lcd",
    "oled",
    "cpu",
    "gpu",
    "ram",
    "ssd",
    "html",
    "css",
    "no",
    "the",
    "id",
    "pc",
    "hd",
    "am",
    "pm",
    "vs",
    "rgb",
    "ips",
    "amoled",
    "lte",
    "nfc",
    "hdr",
    "sd",
    "sim",
    "bluetooth",
    "micro",
    "mini",
    "pro",
    "max",
    "plus",
    "os",
    "iot",
    "vr",
    "ar",
    "xr",
    "llm",
    "seo",
    "faq",
    "rss",
    "html5",
    "mp3",
    "mp4",
];

/// Words inside a name that are written small.
const LINKS: [&str; 9] = ["of", "and", "the", "for", "de", "la", "du", "&", "in"];

/// Head nouns after which a Latin name is a work, not an entity.
const WORKS: [&str; 14] = [
    "فيلم",
    "الفيلم",
    "مسلسل",
    "اغنيه",
    "الاغنيه",
    "البوم",
    "كتاب",
    "روايه",
    "بعنوان",
    "عنوان",
    "مسرحيه",
    "عباره",
    "مصطلح",
    "كلمه",
];

/// The runs of a passage, in reading order.
pub(super) fn runs(passage: &Passage<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        let last = run(passage, at).unwrap_or(at);
        if last > at {
            runs.push(Run { first: at, last });
        }
        at = last.max(at + 1);
    }
    runs
}

/// Claims for the runs that name something, in lines that are not Latin themselves.
pub(super) fn names(passage: &Passage<'_>, runs: &[Run]) -> Vec<Claim> {
    let arabic = arabic_lines(passage);
    runs.iter()
        .filter(|run| arabic.get(run.first) == Some(&true) && names_something(passage, **run))
        .map(|run| {
            let (kind, sure) = kind(passage, *run);
            let subject = Claim::name_of(passage, run.first, run.last, 0);
            Claim {
                first: run.first,
                last: run.last,
                letters: 0,
                kind,
                sure,
                why: Why::Pattern,
                subject,
                rank: Rank::Name,
            }
        })
        .collect()
}

fn run(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if !is_capital(passage, at) {
        return None;
    }
    let mut last = at + 1;
    loop {
        let linked = LINKS.contains(&passage.next(last)) && follows(passage, last + 1) && is_capital(passage, last + 1);
        if linked {
            last += 2;
        } else if follows(passage, last) && (is_capital(passage, last) || is_version(passage, last)) {
            last += 1;
        } else {
            return Some(last);
        }
    }
}

fn follows(passage: &Passage<'_>, at: usize) -> bool {
    passage.gap(at) == Gap::Blank
}

fn is_capital(passage: &Passage<'_>, at: usize) -> bool {
    passage.script(at) == Script::Latin && passage.surface(at).chars().any(char::is_uppercase)
}

/// A short number right behind a name: iPhone 15.
fn is_version(passage: &Passage<'_>, at: usize) -> bool {
    passage.script(at) == Script::Number
        && passage.script(at - 1) == Script::Latin
        && passage.key(at).len() <= 3
        && passage.key(at).bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && tables().units.word(passage.next(at + 1)).is_none()
        && !matches!(passage.next(at + 1), "%" | "٪")
}

fn names_something(passage: &Passage<'_>, run: Run) -> bool {
    let key = passage.key(run.first);
    let single = run.last == run.first + 1;
    let title = (1..=3)
        .any(|back| readings(passage.before(run.first, back)).any(|reading| WORKS.contains(&reading.key.as_ref())));
    let web = key.contains('@') || [".com", ".net", ".org", ".tn"].iter().any(|end| key.ends_with(end));
    !title && !web && !(single && (key.chars().count() < 2 || NO_NAMES.contains(&key)))
}

/// The kind by what stands around: an untyped Latin name is an organization.
fn kind(passage: &Passage<'_>, run: Run) -> (Kind, f32) {
    let words = run.last - run.first;
    if let Some(kind) = explained(passage, run).or_else(|| head_before(passage, run)) {
        return (kind, 0.9);
    }
    if (2..=4).contains(&words) && tables().given.get(passage.key(run.first)) == Some(&Given::Latin) {
        return (Kind::Person, 0.85);
    }
    let digit = (run.first..run.last).any(|at| passage.key(at).bytes().any(|b| b.is_ascii_digit()));
    if digit { (Kind::Product, 0.8) } else { (Kind::Organization, 0.7) }
}

/// The kind of the head noun before a name: نموذج GPT-4, شركة Meta.
pub(super) fn head_before(passage: &Passage<'_>, run: Run) -> Option<Kind> {
    let quote = usize::from(["\"", "«", "“", "("].contains(&passage.before(run.first, 1)));
    let before = passage.before(run.first, 1 + quote);
    head_kind(before)
}

/// The kind that a noun gives the name behind it; with its article only a product: التطبيق X, but الفريق is no name's head.
pub(super) fn head_kind(word: &str) -> Option<Kind> {
    let kind = |noun: &str| tables().heads.word(noun).map(|head| head.kind);
    readings(word).find_map(|reading| {
        let definite = reading.key.strip_prefix("ال").and_then(kind);
        kind(&reading.key).or(definite.filter(|kind| *kind == Kind::Product))
    })
}

/// Whether a noun for things that are made stands before a name, or before one definite word that belongs to the noun:
/// السفينة التركية مرمرا, ناقلة الغاز كلاودا.
pub(super) fn is_made(passage: &Passage<'_>, first: usize) -> bool {
    let made = |back: usize| head_kind(passage.before(first, back)) == Some(Kind::Product);
    let between = passage.before(first, 1);
    let noun = is_definite(between) && !tables().titles.contains_key(between) && !tables().names.starts(between);
    made(1) || (noun && made(2))
}

/// The kind of what is explained behind the name: `PyTorch`، وهي مكتبة.
fn explained(passage: &Passage<'_>, run: Run) -> Option<Kind> {
    let comma = usize::from(["،", ","].contains(&passage.next(run.last)));
    let pronoun = matches!(passage.next(run.last + comma), "وهي" | "وهو" | "هي" | "هو");
    head_kind(passage.next(run.last + comma + 1)).filter(|_| pronoun)
}

/// For each token, whether its line has more Arabic words than Latin ones.
fn arabic_lines(passage: &Passage<'_>) -> Vec<bool> {
    let mut lines = Vec::with_capacity(passage.len());
    let mut start = 0;
    while start < passage.len() {
        let end = (start + 1..passage.len()).find(|&at| passage.gap(at) == Gap::Line).unwrap_or(passage.len());
        let count = |script| (start..end).filter(|&at| passage.script(at) == script).count();
        let arabic = count(Script::Arabic) > count(Script::Latin);
        lines.resize(end, arabic);
        start = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        let passage = Passage::new(text);
        names(&passage, &runs(&passage))
            .into_iter()
            .map(|claim| (claim.kind, passage.span(claim.first, claim.last, claim.letters).of(text)))
            .collect()
    }

    #[test]
    fn an_untyped_latin_name_is_an_organization() {
        assert_eq!(
            found("تعمل في Blue River وNorthvolt منذ سنوات"),
            [(Kind::Organization, "Blue River"), (Kind::Organization, "Northvolt")]
        );
    }

    #[test]
    fn a_latin_name_with_a_digit_or_after_a_product_noun_is_a_product() {
        assert_eq!(
            found("أطلقت هاتف Zephyr وجهاز «Nimbus» مع Orion-2 الجديد"),
            [(Kind::Product, "Zephyr"), (Kind::Product, "Nimbus"), (Kind::Product, "Orion-2")]
        );
    }

    #[test]
    fn a_latin_name_explained_as_a_library_is_a_product() {
        assert_eq!(found("طور الفريق Lumina، وهي مكتبة برمجية"), [(Kind::Product, "Lumina")]);
    }

    #[test]
    fn abbreviations_works_and_latin_lines_name_nothing() {
        assert_eq!(found("عبر نظام GPS وفي فيلم La Famille الجديد"), []);
        assert_eq!(found("The Company said on Friday هكذا"), []);
    }
}
