//! What a query asks for: words anywhere, whole words, or an expression. Nothing is folded here.

/// How the words of a query are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Anywhere, inside a word too.
    Anywhere,
    /// From the start of a word on: `«كتاب`.
    Beginning,
    /// As whole words: `«كتاب»`, `"كتاب"`.
    Whole,
    /// As a regular expression: `re:كتاب|كتب`.
    Expression,
}

/// A query, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// How its words are meant.
    pub manner: Manner,
    /// Its words, without the signs that say so.
    pub words: &'a str,
}

/// What stands before an expression.
pub const EXPRESSION: &str = "re:";
/// The same for a hand on an Arabic keyboard.
const EXPRESSION_IN_ARABIC: &str = "نمط:";
/// Marks that quote, whichever way they are turned.
const QUOTES: [char; 7] = ['«', '»', '"', '“', '”', '„', '‟'];

impl<'a> Asked<'a> {
    /// Takes a query apart.
    ///
    /// ```
    /// use khabar::text::search::{Asked, Manner};
    ///
    /// assert_eq!(Asked::of("«البنك المركزي»"), Asked { manner: Manner::Whole, words: "البنك المركزي" });
    /// assert_eq!(Asked::of("«البنك"), Asked { manner: Manner::Beginning, words: "البنك" });
    /// assert_eq!(Asked::of("re:بنك|مصرف"), Asked { manner: Manner::Expression, words: "بنك|مصرف" });
    /// assert_eq!(Asked::of("بنك"), Asked { manner: Manner::Anywhere, words: "بنك" });
    /// ```
    #[must_use]
    pub fn of(query: &'a str) -> Self {
        if let Some(words) =
            [EXPRESSION, EXPRESSION_IN_ARABIC].iter().find_map(|sign| query.trim_start().strip_prefix(sign))
        {
            return Self { manner: Manner::Expression, words };
        }
        let Some(words) = query.trim().strip_prefix(QUOTES) else {
            return Self { manner: Manner::Anywhere, words: query };
        };
        match words.strip_suffix(QUOTES) {
            Some(words) => Self { manner: Manner::Whole, words },
            None => Self { manner: Manner::Beginning, words },
        }
    }

    /// The query that asks for just these words, whatever they begin with.
    #[must_use]
    pub fn just(words: &str) -> String {
        match Asked::of(words).manner {
            Manner::Anywhere => words.to_owned(),
            Manner::Beginning | Manner::Whole | Manner::Expression => format!("«{words}»"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_of_any_kind_mean_whole_words() {
        for query in ["«خبر»", "\"خبر\"", "“خبر”", "”خبر“", "»خبر«", " «خبر» "] {
            assert_eq!(Asked::of(query), Asked { manner: Manner::Whole, words: "خبر" }, "{query}");
        }
        assert_eq!(Asked::of("خبر»"), Asked { manner: Manner::Anywhere, words: "خبر»" });
        assert_eq!(Asked::of("«"), Asked { manner: Manner::Beginning, words: "" });
    }

    #[test]
    fn an_expression_keeps_its_blanks_and_quotation_marks() {
        assert_eq!(Asked::of("re: «.*» "), Asked { manner: Manner::Expression, words: " «.*» " });
        assert_eq!(Asked::of("نمط:خبر$"), Asked { manner: Manner::Expression, words: "خبر$" });
    }

    #[test]
    fn a_name_that_looks_like_an_expression_is_asked_for_as_it_is() {
        assert_eq!(Asked::just("re:Invent"), "«re:Invent»");
        assert_eq!(Asked::just("Meta"), "Meta");
    }
}
