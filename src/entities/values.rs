//! Money, percentages and quantities: a number with what it counts.

use super::claims::{Claim, Rank, Subject};
use super::keys::readings;
use super::numbers::{Number, number};
use super::tables::{Unit, tables};
use super::tokens::{Gap, Passage, Script};
use crate::model::{Kind, Why};

/// Every money, percent and quantity claim of a passage, none overlapping another.
pub(super) fn values(passage: &Passage<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        let found = number(passage, at).map_or_else(|| dual(passage, at), |number| counted(passage, at, number));
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
    let adjective = tables().nations.contains(indefinite(passage.next(hit.last)));
    Some(claim(Kind::Money, (at, hit.last + usize::from(adjective)), number, hit.value))
}

/// An adjective as it stands in the table: masculine and without the accusative alef.
fn indefinite(key: &str) -> &str {
    key.strip_suffix('ا').or_else(|| key.strip_suffix('ه')).unwrap_or(key)
}

fn quantity(passage: &Passage<'_>, at: usize, number: Number) -> Option<Claim> {
    if passage.gap(number.last) == Gap::Line {
        return None;
    }
    let hit = tables().units.longest(passage, number.last).filter(|hit| hit.letters == 0)?;
    let Unit::Counted(unit) = hit.value else { return None };
    // ألف alone is also a verb, and a bare عشر or ست is often the end of another number.
    let bare = number.last == at + 1 && passage.script(at) == Script::Arabic && number.thousandths == 1_000_000;
    (!bare).then(|| claim(Kind::Quantity, (at, hit.last), number, unit))
}

fn dual(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let (letters, unit) = readings(passage.key(at)).find_map(|reading| match tables().units.word(&reading.key) {
        Some(Unit::Dual(unit)) => Some((reading.letters, *unit)),
        Some(Unit::Counted(_)) | None => None,
    })?;
    let number = Number { last: at + 1, letters, thousandths: 2000, form: super::numbers::Form::Words };
    Some(claim(Kind::Quantity, (at, at + 1), number, unit))
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
