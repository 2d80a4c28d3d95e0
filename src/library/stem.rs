//! light10, the light stemmer for Arabic of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval",
//! in: Arabic Computational Morphology (Springer, 2007), chapter 12.
//!
//! It cuts what is common and short at both ends of a word and knows no roots. Words come in folded, which is the paper's
//! normalisation and more: ة is ه and ى is ي already.

/// The conjunction, cut where three letters or more are left.
const AND: char = 'و';
/// Definite articles with what is written together with them; one is cut where two letters or more are left.
const ARTICLES: [&str; 6] = ["ال", "وال", "بال", "كال", "فال", "لل"];
/// Endings, each cut in turn where two letters or more are left.
const ENDINGS: [&str; 8] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

/// The stem of a folded word: a part of the word itself. A word without Arabic letters is its own stem.
///
/// ```
/// use khabar::library::light10;
///
/// assert_eq!(light10("والمهندسون"), light10("مهندسين"));
/// assert_eq!(light10("khabar"), "khabar");
/// ```
#[must_use]
pub fn light10(word: &str) -> &str {
    let mut stem = word;
    if let Some(rest) = stem.strip_prefix(AND).filter(|rest| has_letters(rest, 3)) {
        stem = rest;
    }
    let without = |article: &&str| stem.strip_prefix(*article).filter(|rest| has_letters(rest, 2));
    if let Some(rest) = ARTICLES.iter().find_map(without) {
        stem = rest;
    }
    for ending in ENDINGS {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| has_letters(rest, 2)) {
            stem = rest;
        }
    }
    stem
}

fn has_letters(word: &str, count: usize) -> bool {
    word.chars().nth(count - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_word;
    use proptest::prelude::*;

    fn stem(word: &str) -> String {
        light10(&fold_word(word)).to_owned()
    }

    #[test]
    fn articles_and_endings_fall_away() {
        assert_eq!(stem("الاقتصادية"), "اقتصاد");
        assert_eq!(stem("والانتخابات"), "انتخاب");
        assert_eq!(stem("للصحفيين"), "صحف");
        assert_eq!(stem("بالطائرات"), "طاير");
        assert_eq!(stem("كتابها"), "كتاب");
    }

    #[test]
    fn what_is_left_of_a_short_word_is_not_cut_further() {
        assert_eq!(stem("وزن"), "وزن");
        assert_eq!(stem("وزير"), "زير");
        assert_eq!(stem("بال"), "بال");
        assert_eq!(stem("له"), "له");
        assert_eq!(stem("الى"), "ال");
    }

    proptest! {
        #[test]
        fn a_stem_is_a_part_of_its_word(word in "[والبكفنتهية]{0,9}") {
            let word = fold_word(&word);
            let stem = light10(&word);
            prop_assert!(word.contains(stem) && stem.is_empty() == word.is_empty());
        }
    }
}
