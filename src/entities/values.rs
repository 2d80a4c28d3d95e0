//! Money, percentages and quantities: a number with what it counts.

use super::claims::{Claim, Rank, Subject};
use super::keys::{is_definite, readings};
use super::numbers::{Number, number};
use super::people::is_nation;
use super::tables::{Unit, tables};
use super::tokens::{Gap, Passage, Script};
use crate::model::{Kind, Why};

/// Every money, percent and quantity claim of a passage, none overlapping another.
pub(super) fn values(passage: &Passage<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        let found = number(passage, at)
            .and_then(|number| counted(passage, at, number))
            .or_else(|| lone(passage, at))
            .or_else(|| coin_and_half(passage, at))
            .or_else(|| age(passage, at));
        // A number of words may start inside one that counts nothing.
        at = found.as_ref().map_or(at + 1, |claim| claim.last);
        claims.extend(found);
    }
    claims
}

fn counted(passage: &Passage<'_>, at: usize, number: Number) -> Option<Claim> {
    percent(passage, at, number).or_else(|| money(passage, at, number)).or_else(|| quantity(passage, at, number))
}

fn percent(passage: &Passage<'_>, at: usize, number: Number) -> Option<Claim> {
    let last = number.last;
    let sign = |at: usize| matches!(passage.key(at), "%" | "٪");
    let behind = match passage.next(last) {
        _ if sign(last) && passage.gap(last) != Gap::Line => Some(last + 1),
        "بالميه" | "بالمايه" => Some(last + 1),
        "في" if matches!(passage.next(last + 1), "الميه" | "المايه") => Some(last + 2),
        _ => None,
    };
    if let Some(end) = behind {
        return Some(claim(Kind::Percent, (at, end), number, "percent"));
    }
    let ahead = at.checked_sub(1).filter(|&before| sign(before) && passage.gap(at) == Gap::None)?;
    Some(claim(Kind::Percent, (ahead, last), number, "percent"))
}

fn money(passage: &Passage<'_>, at: usize, number: Number) -> Option<Claim> {
    if let Some(before) = at.checked_sub(1).filter(|_| passage.gap(at) != Gap::Line) {
        let sign = passage.script(before) != Script::Arabic;
        if let Some(code) = tables().currencies.word(passage.key(before)).filter(|_| sign) {
            return Some(claim(Kind::Money, (before, number.last), number, code));
        }
    }
    if passage.gap(number.last) == Gap::Line {
        return None;
    }
    let hit = tables().currencies.longest(passage, number.last).filter(|hit| hit.letters == 0)?;
    let next = passage.next(hit.last);
    let adjective = tables().nations.contains(indefinite(next)) || COINED.contains(&next);
    Some(claim(Kind::Money, (at, hit.last + usize::from(adjective)), number, hit.value))
}

/// What else is said of coins and notes.
const COINED: [&str; 6] = ["قديمه", "جديده", "ذهبيه", "ذهبيا", "فضيه", "قديما"];

/// دينار ونصف الدينار: one unit of money and a half.
fn coin_and_half(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let hit = tables().currencies.longest(passage, at).filter(|_| passage.script(at) == Script::Arabic)?;
    let half = passage.next(hit.last) == "ونصف";
    let again = tables().currencies.word(passage.next(hit.last + 1).strip_prefix("ال")?).is_some();
    let number = Number { last: at, letters: hit.letters, thousandths: 1500, form: super::numbers::Form::Words };
    (half && again).then(|| claim(Kind::Money, (at, hit.last + 2), number, hit.value))
}

/// An adjective as it stands in the table: masculine and without the accusative alef.
fn indefinite(key: &str) -> &str {
    key.strip_suffix('ا').or_else(|| key.strip_suffix('ه')).unwrap_or(key)
}

fn quantity(passage: &Passage<'_>, at: usize, number: Number) -> Option<Claim> {
    if passage.gap(number.last) == Gap::Line {
        return None;
    }
    if let Some(hit) = tables().units.longest(passage, number.last).filter(|hit| hit.letters == 0) {
        let Unit::Counted(unit) = hit.value else { return None };
        return Some(claim(Kind::Quantity, (at, measured(passage, hit.last)), number, unit));
    }
    let year = (1_900_000..2_100_000).contains(&number.thousandths) && number.last == at + 1;
    let next = passage.next(number.last);
    let people = !year
        && number.thousandths >= 2000
        && is_nation(next)
        && !is_definite(next)
        && passage.script(number.last) == Script::Arabic;
    people.then(|| claim(Kind::Quantity, (at, number.last + 1), number, "person"))
}

/// Units that stand behind and: 12 ساعة و50 دقيقة.
const SMALLER: [&str; 6] = ["minute", "second", "month", "day", "gram", "hour"];

/// Takes what tells a unit more closely, and a smaller unit joined to it: متر مكعب, كم/س, ساعة ونصف.
fn measured(passage: &Passage<'_>, last: usize) -> usize {
    const CLOSER: [&str; 23] = [
        "مربع",
        "مربعا",
        "مربعه",
        "مكعب",
        "مكعبا",
        "مكعبه",
        "بحري",
        "بحريا",
        "بحريه",
        "ضوييه",
        "ميويه",
        "ميويتين",
        "مربعين",
        "مكعبين",
        "واحد",
        "واحدا",
        "واحده",
        "ونصف",
        "وربع",
        "كاملا",
        "كامله",
        "كاملين",
        "متري",
    ];
    let told = CLOSER.contains(&passage.next(last));
    let last = last + usize::from(told);
    let each = passage.key(last) == "/" && matches!(passage.key(last + 1), "س" | "ساعه" | "ثا" | "ث" | "الساعه");
    if each && passage.gap(last) == Gap::None {
        return last + 2;
    }
    if passage.next(last) == "في" && matches!(passage.next(last + 1), "الثانيه" | "الساعه") {
        return last + 2;
    }
    smaller(passage, last).unwrap_or(last)
}

/// Where a smaller unit joined by و ends.
fn smaller(passage: &Passage<'_>, last: usize) -> Option<usize> {
    let at = match passage.next(last) {
        "و" if passage.gap(last + 1) == Gap::None => last + 1,
        joined if joined.starts_with('و') && joined != "و" => last,
        _ => return None,
    };
    let number = number(passage, at).filter(|number| at > last || number.letters == 1)?;
    let hit = tables().units.longest(passage, number.last).filter(|hit| hit.letters == 0)?;
    let fits = matches!(hit.value, Unit::Counted(unit) if SMALLER.contains(unit));
    fits.then_some(hit.last)
}

/// A unit without a number: two of them, one of them, one and a half, or one and some smaller ones.
fn lone(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let (letters, unit) =
        readings(passage.key(at)).find_map(|reading| Some((reading.letters, *tables().units.word(&reading.key)?)))?;
    let (last, thousandths, name) = match unit {
        Unit::Dual(name) => (measured(passage, at + 1), 2000, name),
        Unit::Counted(name) if matches!(passage.next(at + 1), "واحد" | "واحدا" | "واحده") => {
            (at + 2, 1000, name)
        }
        Unit::Counted(name) if matches!(passage.next(at + 1), "ونصف" | "وربع") => (at + 2, 1500, name),
        Unit::Counted(name) if matches!(name, "minute" | "hour") && passage.next(at + 1) == "و" => {
            (smaller(passage, at + 1)?, 1001, name)
        }
        Unit::Counted(_) => return None,
    };
    let number = Number { last: at + 1, letters, thousandths, form: super::numbers::Form::Words };
    Some(claim(Kind::Quantity, (at, last), number, name))
}

/// An age told by an ordinal: في السادسة والثلاثين.
fn age(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    const ONES: [&str; 9] =
        ["الحاديه", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه", "الثامنه", "التاسعه"];
    const TENS: [&str; 9] =
        ["والعشرين", "والثلاثين", "والاربعين", "والخمسين", "والستين", "والسبعين", "والثمانين", "والتسعين", "عشره"];
    let first = ONES.contains(&passage.key(at)) && TENS.contains(&passage.next(at + 1));
    let aged = passage.before(at, 1) == "في" || passage.next(at + 2) == "من";
    let number = Number { last: at + 2, letters: 0, thousandths: 0, form: super::numbers::Form::Words };
    let told = format!("{} {}", passage.key(at), passage.key(at + 1));
    (first && aged).then(|| claim(Kind::Quantity, (at, at + 2), number, &told))
}

fn claim(kind: Kind, (first, last): (usize, usize), number: Number, unit: &str) -> Claim {
    Claim {
        first,
        last,
        letters: number.letters,
        kind,
        sure: 0.95,
        why: Why::Pattern,
        subject: Subject::Value(kind, format!("{} {unit}", number.thousandths)),
        rank: Rank::Value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        let passage = Passage::new(text);
        values(&passage)
            .into_iter()
            .map(|claim| (claim.kind, passage.span(claim.first, claim.last, claim.letters).of(text)))
            .collect()
    }

    #[test]
    fn a_number_with_a_currency_is_money() {
        assert_eq!(found("بقيمة 1.5 مليار دولار للعمل"), [(Kind::Money, "1.5 مليار دولار")]);
        assert_eq!(found("حوالي ٣٠٠ ألف ريال سعودي شهريا"), [(Kind::Money, "٣٠٠ ألف ريال سعودي")]);
        assert_eq!(found("بنحو $500 فقط و20€"), [(Kind::Money, "$500"), (Kind::Money, "20€")]);
        assert_eq!(found("بمليوني دينار"), [(Kind::Money, "مليوني دينار")]);
        assert_eq!(found("120 جنيها إسترلينيا"), [(Kind::Money, "120 جنيها إسترلينيا")]);
    }

    #[test]
    fn a_number_with_a_percent_sign_or_word_is_a_percentage() {
        assert_eq!(found("بنسبة 3.5%"), [(Kind::Percent, "3.5%")]);
        assert_eq!(found("بنسبة 12 بالمائة"), [(Kind::Percent, "12 بالمائة")]);
        assert_eq!(found("نحو عشرة في المئة"), [(Kind::Percent, "عشرة في المئة")]);
    }

    #[test]
    fn a_number_with_a_unit_is_a_quantity() {
        assert_eq!(found("لمدة 11 عامًا"), [(Kind::Quantity, "11 عامًا")]);
        assert_eq!(found("لمدة ست سنوات"), [(Kind::Quantity, "ست سنوات")]);
        assert_eq!(found("بعد شهرين وقبل عامين"), [(Kind::Quantity, "شهرين"), (Kind::Quantity, "عامين")]);
        assert_eq!(found("على بعد 25 كيلومترا"), [(Kind::Quantity, "25 كيلومترا")]);
    }

    #[test]
    fn a_bare_number_is_nothing() {
        assert_eq!(found("ثلاثة مشاريع و15 قرارا وألف تحية"), []);
    }

    #[test]
    fn equal_values_have_equal_subjects() {
        let subject = |text: &str| values(&Passage::new(text))[0].subject.clone();
        assert_eq!(subject("1.5 مليار دولار"), subject("١٫٥ مليار دولار"));
        assert_eq!(subject("6 سنوات"), subject("ست سنوات"));
        assert_ne!(subject("6 أشهر"), subject("ست سنوات"));
    }
}
