//! Known names: the spellings of the gazetteer and the alias table, found in a passage.

use super::claims::{Claim, Rank, Subject};
use super::keys::{bare, is_definite};
use super::latin::head_kind;
use super::people::is_nation;
use super::tables::{Flag, Form, tables};
use super::tokens::{Passage, Script};
use crate::model::{Kind, Why};

/// Spellings found: those that count at once, and those that count only beside a sure mention of the same.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// They count.
    pub sure: Vec<Claim>,
    /// They count where their subject is also surely named.
    pub doubtful: Vec<Claim>,
}

impl Known {
    /// Leaves places and names in Latin letters: in another language of the Arabic script the rest are other words
    /// (Urdu "what" is spelled like Kia).
    pub(super) fn keep_what_any_language_shares(&mut self, passage: &Passage<'_>) {
        self.sure.retain(|claim| claim.kind == Kind::Place || passage.script(claim.first) == Script::Latin);
        self.doubtful.clear();
    }
}

/// The known names of a passage.
pub(super) fn known(passage: &Passage<'_>) -> Known {
    let mut known = Known::default();
    for at in 0..passage.len() {
        let Some((claim, flag)) = spelling(passage, at) else { continue };
        if flag == Flag::Ambiguous { known.doubtful.push(claim) } else { known.sure.push(claim) }
    }
    known
}

/// The known name that starts at `at`, and whether it counts at once.
fn spelling(passage: &Passage<'_>, at: usize) -> Option<(Claim, Flag)> {
    let hit = tables().names.longest_where(passage, at, |form| written_so(passage, at, form))?;
    let entry = tables().entries.get(hit.value.entry)?;
    // المبادرة السعودية: an adjective that looks like the country.
    let adjective = hit.last == at + 1 && is_nation(passage.key(at)) && is_definite(passage.before(at, 1));
    let head = head_kind(passage.before(at, 1));
    let company = (entry.kind, head) == (Kind::Product, Some(Kind::Organization));
    let kind = if company { Kind::Organization } else { entry.kind };
    let fits = head == Some(kind) && hit.letters == 0;
    let claim = Claim {
        first: at,
        last: hit.last - usize::from(hit.value.flag == Flag::Followed),
        letters: hit.letters,
        kind,
        sure: sure(hit.value.flag),
        why: Why::List,
        subject: Subject::Known(hit.value.entry),
        rank: Rank::Name,
    };
    (!adjective).then_some((claim, if fits { Flag::Sure } else { hit.value.flag }))
}

/// How sure a spelling is by itself. What needs a nation behind it is not sure enough to be found again without.
fn sure(flag: Flag) -> f32 {
    match flag {
        Flag::Ambiguous => 0.8,
        Flag::Followed => 0.85,
        Flag::Sure | Flag::Exact => 0.95,
    }
}

/// Whether the token at `at` may be this spelling: exact ones letter by letter, Latin ones with their capitals.
fn written_so(passage: &Passage<'_>, at: usize, form: &Form) -> bool {
    let written = passage.surface(at);
    if form.flag == Flag::Exact {
        return bare(written).ends_with(form.written);
    }
    let capital = |word: &str| word.chars().any(char::is_uppercase);
    passage.script(at) != Script::Latin || capital(written) || !capital(form.written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        let passage = Passage::new(text);
        known(&passage)
            .sure
            .into_iter()
            .map(|claim| (claim.kind, passage.span(claim.first, claim.last, claim.letters).of(text)))
            .collect()
    }

    #[test]
    fn a_known_name_is_found_behind_its_proclitic() {
        assert_eq!(found("سافر من تونس لباريس"), [(Kind::Place, "تونس"), (Kind::Place, "باريس")]);
    }

    #[test]
    fn a_word_that_is_also_a_name_needs_a_head_noun() {
        assert_eq!(found("كان ميتا قبل أيام"), []);
        assert_eq!(found("قالت شركة ميتا"), [(Kind::Organization, "ميتا")]);
    }

    #[test]
    fn an_exact_spelling_is_not_folded() {
        assert_eq!(found("في جدة"), [(Kind::Place, "جدة")]);
        assert_eq!(found("قال جده"), []);
    }

    #[test]
    fn the_nation_that_tells_a_club_from_its_namesakes_is_no_part_of_its_name() {
        assert_eq!(found("فاز الهلال السعودي أمس"), [(Kind::Organization, "الهلال")]);
        assert_eq!(found("ظهر الهلال أمس"), []);
    }

    #[test]
    fn a_service_after_its_company_noun_is_a_company() {
        assert_eq!(found("عبر فيسبوك"), [(Kind::Product, "فيسبوك")]);
        assert_eq!(found("شركة فيسبوك"), [(Kind::Organization, "فيسبوك")]);
    }
}
