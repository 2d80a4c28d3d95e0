//! Other spellings of a name that is looked for: Meta for ميتا, جوجل and Google for غوغل.
//!
//! Two sources. In the article, whatever is mentioned under one of the names of an entity is the same to a search, as the reader
//! corrected it. The table of known names has spellings that are sure by themselves; one that is also a common word (ميتا,
//! "dead") counts only where the entities of the article say that it is the name.

use super::keys::{bare, fold_word};
use super::tables::{Entry, Flag, Form, tables};
use super::tokens::keys;
use crate::model::Entity;
use crate::text::search::{Asked, Fault, Hits, Manner};
use crate::text::{Folded, Matcher, Span, hits};

/// Looks for `query` in an article: its text, the same folded, and who and what was found in it. A query that is a known name
/// also finds the other spellings of it.
///
/// # Errors
///
/// Where there is nothing to look for, where it is a wrong expression, and where it takes too long.
pub fn look_for(query: &str, text: &str, folded: &Folded, found: &[Entity]) -> Result<Hits, Fault> {
    let asked = Asked::of(query);
    let hits = Hits::new(hits(folded, &Matcher::new(query, folded.folding())?)?);
    match asked.manner {
        Manner::Anywhere | Manner::Whole => {
            Ok(hits.with_others(other_spellings(asked.words.trim(), (text, folded), found)))
        }
        Manner::Beginning | Manner::Expression => Ok(hits),
    }
}

/// Whether `query` is a known name, or a spelling of one.
#[must_use]
pub fn is_known_name(query: &str) -> bool {
    entry(Asked::of(query).words.trim()).is_some()
}

/// Where another spelling of `name` stands.
fn other_spellings(name: &str, (text, folded): (&str, &Folded), found: &[Entity]) -> Vec<Span> {
    let key = fold_word(name);
    let (meant, others): (Vec<&Entity>, Vec<&Entity>) =
        found.iter().filter(|entity| entity.kind.is_name()).partition(|entity| goes_by(entity, &key, text));
    let mut spans = spans_of(&meant);
    if let Some(entry) = entry(name) {
        let taken = spans_of(&others);
        // What the article, or the reader, says to be another is another.
        spans.extend(spellings(entry, &key, (text, folded)).filter(|span| taken.binary_search(span).is_err()));
    }
    spans
}

/// Where these are mentioned, in order.
fn spans_of(entities: &[&Entity]) -> Vec<Span> {
    let mut spans: Vec<Span> =
        entities.iter().flat_map(|entity| &entity.mentions).map(|mention| mention.span).collect();
    spans.sort_unstable();
    spans
}

/// Whether an entity goes by that name, here or elsewhere.
fn goes_by(entity: &Entity, key: &str, text: &str) -> bool {
    let names = std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str));
    let mentions = entity.mentions.iter().map(|mention| mention.span.of(text));
    names.chain(mentions).any(|name| fold_word(name) == key)
}

/// The known name that has this spelling.
fn entry(name: &str) -> Option<&'static Entry> {
    let is_it = |form: &&Form| match form.flag {
        Flag::Exact => bare(name) == form.written,
        // WHO is no "who".
        Flag::Sure | Flag::Ambiguous | Flag::Followed => !is_abbreviation(form.written) || has_capital(name),
    };
    let form = tables().names.phrases(&keys(name)).find(is_it)?;
    tables().entries.get(form.entry)
}

/// Where the sure spellings of a known name stand, but for that of `key`.
fn spellings(entry: &'static Entry, key: &str, (text, folded): (&str, &Folded)) -> impl Iterator<Item = Span> {
    let others = entry.forms.iter().filter(move |&&(written, flag)| is_sure(flag) && fold_word(written) != key);
    others.flat_map(move |&(written, flag)| {
        let found = Matcher::words(written, folded.folding()).and_then(|matcher| hits(folded, &matcher));
        found.unwrap_or_default().into_iter().filter(move |span| is_written(written, flag, span.of(text)))
    })
}

/// Whether a spelling is the name wherever it stands, and all of it.
fn is_sure(flag: Flag) -> bool {
    match flag {
        Flag::Sure | Flag::Exact => true,
        Flag::Ambiguous | Flag::Followed => false,
    }
}

/// Whether `found` is that spelling: exact ones letter by letter, Latin ones with their capitals.
fn is_written(written: &str, flag: Flag, found: &str) -> bool {
    if flag == Flag::Exact {
        return bare(found) == written;
    }
    !has_capital(written) || has_capital(found)
}

fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::recognise;
    use crate::model::{Article, Kind, Mention, Standing, Why};
    use crate::text::{Folding, fold};

    /// What is found, other spellings after a star.
    fn found_by(query: &str, text: &str, entities: &[Entity]) -> Vec<String> {
        let hits = look_for(query, text, &fold(text, Folding::Search), entities).expect("the query is right");
        let shown = |(index, span): (usize, &Span)| {
            let star = if hits.is_other(index) { "*" } else { "" };
            format!("{star}{}", span.of(text))
        };
        (0..).zip(hits.spans()).map(shown).collect()
    }

    fn found(query: &str, text: &str) -> Vec<String> {
        found_by(query, text, &recognise(&Article { text: text.to_owned(), ..Article::default() }))
    }

    fn entity(text: &str, names: &[&str]) -> Entity {
        let spans = names.iter().flat_map(|name| text.match_indices(name)).map(|(at, name)| at..at + name.len());
        Entity {
            name: names[0].to_owned(),
            kind: Kind::Organization,
            aliases: Vec::new(),
            mentions: spans.map(|span| Mention { span: span.into(), confidence: 1.0 }).collect(),
            salience: 1.0,
            confidence: 1.0,
            why: Why::List,
            standing: Standing::Shown,
        }
    }

    #[test]
    fn a_known_name_finds_its_other_spellings() {
        let text = "أعلنت Google وجوجل أن قوقل لا تكتب غوغل.";
        assert_eq!(found_by("غوغل", text, &[]), ["*Google", "*جوجل", "*قوقل", "غوغل"]);
        assert_eq!(found_by("«google»", text, &[]), ["Google", "*جوجل", "*قوقل", "*غوغل"]);
        assert_eq!(found_by("ميتا", "شركة Meta وMeta Platforms", &[]), ["*Meta", "*Meta Platforms"]);
    }

    #[test]
    fn a_spelling_that_is_also_a_word_counts_where_the_article_means_the_name() {
        assert_eq!(found("Meta", "أعلنت شركة ميتا أن Meta باقية."), ["*ميتا", "Meta"]);
        assert_eq!(found("Meta", "كان ميتا قبل أيام"), [""; 0]);
    }

    #[test]
    fn the_names_of_the_article_are_found_by_each_other() {
        let text = "قال أندرو تولوخ إن العمل بدأ. وأضاف تولوخ أن المال كاف.";
        assert_eq!(
            found_by("أندرو تولوخ", text, &[entity(text, &["أندرو تولوخ", " تولوخ"])]),
            ["أندرو تولوخ", "* تولوخ"]
        );
        assert_eq!(found_by("أندرو", text, &[entity(text, &["أندرو تولوخ"])]), ["أندرو"]);
    }

    #[test]
    fn what_the_article_says_to_be_another_is_another() {
        let text = "غوغل وGoogle";
        let other = Entity { name: "غوغل الصغيرة".to_owned(), ..entity(text, &["غوغل"]) };
        assert_eq!(found_by("Google", text, &[other]), ["Google"]);
    }

    #[test]
    fn a_query_that_is_no_name_finds_only_itself() {
        for query in ["غوغ", "ميت", "«غوغ", "re:غوغل", "who", "جده"] {
            let text = "غوغل Google ميتا Meta منظمة الصحة العالمية Jeddah";
            let asked = hits(&fold(text, Folding::Search), &Matcher::new(query, Folding::Search).expect("it is right"));
            assert_eq!(found_by(query, text, &[]).len(), asked.expect("little work").len(), "{query}");
        }
    }

    #[test]
    fn a_spelling_counts_as_it_is_written() {
        assert_eq!(found_by("Apple", "أبل وآبل وابل من المطر", &[]), ["*أبل", "*آبل"]);
        assert_eq!(found_by("منظمة الصحة العالمية", "who said WHO", &[]), ["*WHO"]);
    }

    #[test]
    fn what_is_wrong_finds_nothing() {
        assert_eq!(look_for("re:(", "خبر", &fold("خبر", Folding::Search), &[]), Err(Fault::OpenGroup));
        assert_eq!(look_for(" ", "خبر", &fold("خبر", Folding::Search), &[]), Err(Fault::Empty));
    }
}
