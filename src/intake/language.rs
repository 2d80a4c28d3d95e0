//! The language of an article: what is declared, unless its text plainly says otherwise.
//!
//! Scripts are counted by words, the languages of the Arabic script are told apart by the letters that only some
//! of them use. Declarations are often wrong: templates in English around Arabic text, `ar` on Persian pages.

/// As much of a text is looked at, in characters.
const SAMPLE: usize = 20_000;
/// With fewer letters a declared language of the same script is never doubted.
const ENOUGH: usize = 60;

/// A script, as far as it matters for the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Arabic,
    Hebrew,
    Syriac,
    Thaana,
    Nko,
    Adlam,
    Latin,
    Cyrillic,
    /// Any other; all that are in use run left to right.
    Other,
}

impl Script {
    const ALL: [Self; 9] = [
        Self::Arabic,
        Self::Hebrew,
        Self::Syriac,
        Self::Thaana,
        Self::Nko,
        Self::Adlam,
        Self::Latin,
        Self::Cyrillic,
        Self::Other,
    ];

    const fn of(c: char) -> Self {
        match c {
            '\u{600}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{870}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}' => Self::Arabic,
            '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}' => Self::Hebrew,
            '\u{700}'..='\u{74F}' | '\u{860}'..='\u{86F}' => Self::Syriac,
            '\u{780}'..='\u{7BF}' => Self::Thaana,
            '\u{7C0}'..='\u{7FF}' => Self::Nko,
            '\u{1E900}'..='\u{1E95F}' => Self::Adlam,
            'A'..='Z' | 'a'..='z' | '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Self::Latin,
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            _ => Self::Other,
        }
    }

    const fn is_rtl(self) -> bool {
        match self {
            Self::Arabic | Self::Hebrew | Self::Syriac | Self::Thaana | Self::Nko | Self::Adlam => true,
            Self::Latin | Self::Cyrillic | Self::Other => false,
        }
    }
}

/// The language to store: `declared` (BCP 47, perhaps wrong, perhaps empty) settled by `text`. Empty only where
/// neither says anything.
pub(super) fn settle(declared: &str, text: &str) -> String {
    let declared = well_formed(declared);
    let words = Words::count(text);
    let Some(main) = words.main() else { return declared };
    let letters = Letters::count(text, main);
    let found = language_of(main, &letters, text);
    if let Some(declared) = in_script(&declared, main) {
        return declared;
    }
    if declared.is_empty() || !words.bear(script_of(&declared), main) {
        return found.to_owned();
    }
    // What we can tell apart by letters we trust more than a declaration; what we can't, we can't doubt.
    let is_told_apart = |language: &str| ["ar", "fa", "ur", "ps", "ckb", "ug", "sd"].contains(&language);
    let primary = declared.split('-').next().unwrap_or_default();
    let is_doubted = main == Script::Arabic && letters.total >= ENOUGH && is_told_apart(primary) && primary != found;
    if is_doubted { found.to_owned() } else { declared }
}

/// `declared` as a BCP 47 tag, its parts in the usual case; empty where it is none.
pub(super) fn well_formed(declared: &str) -> String {
    let tag = declared.trim().replace('_', "-");
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let primary = tag.split('-').next().unwrap_or_default();
    let is_language = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_language || tag.len() > 35 || !tag.split('-').all(is_part) || primary.eq_ignore_ascii_case("und") {
        return String::new();
    }
    let cased = |(at, part): (usize, &str)| match (at, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 2) => part.to_ascii_uppercase(),
        (_, 4) => {
            part.get(..1).unwrap_or_default().to_ascii_uppercase()
                + &part.get(1..).unwrap_or_default().to_ascii_lowercase()
        }
        _ => part.to_ascii_lowercase(),
    };
    tag.split('-').enumerate().map(cased).collect::<Vec<_>>().join("-")
}

/// A declared language that is written in more than one script, with the script its text is in.
fn in_script(declared: &str, main: Script) -> Option<String> {
    let languages: (&[&str], &str) = match main {
        Script::Arabic => (
            &[
                "ku", "kmr", "az", "pa", "uz", "kk", "ky", "tk", "ms", "zlm", "bal", "lrc", "glk", "mzn", "ha", "ff",
                "ber",
            ],
            "Arab",
        ),
        Script::Hebrew => (&["lad", "jrb"], "Hebr"),
        Script::Syriac => (&["aii", "tru", "cld"], "Syrc"),
        Script::Adlam => (&["ff", "fuf"], "Adlm"),
        Script::Thaana | Script::Nko | Script::Latin | Script::Cyrillic | Script::Other => return None,
    };
    languages.0.contains(&declared).then(|| format!("{declared}-{}", languages.1))
}

/// The script that a declared language is written in, as far as we need to know it.
fn script_of(declared: &str) -> Option<Script> {
    let mut parts = declared.split('-');
    let primary = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4);
    match (script, primary) {
        (Some("Arab" | "Aran"), _)
        | (
            None,
            "ar" | "arb" | "arz" | "ary" | "fa" | "pes" | "prs" | "ur" | "ps" | "ckb" | "ug" | "sd" | "pnb" | "skr"
            | "azb" | "ks",
        ) => Some(Script::Arabic),
        (Some("Hebr"), _) | (None, "he" | "iw" | "yi" | "ji") => Some(Script::Hebrew),
        (Some("Latn"), _)
        | (None, "en" | "fr" | "de" | "es" | "it" | "pt" | "tr" | "nl" | "id" | "ms" | "sv" | "pl") => {
            Some(Script::Latin)
        }
        (Some("Cyrl"), _) | (None, "ru" | "uk" | "bg") => Some(Script::Cyrillic),
        (None, "syr" | "arc" | "aii") => Some(Script::Syriac),
        (None, "dv") => Some(Script::Thaana),
        (None, "nqo") => Some(Script::Nko),
        _ => None,
    }
}

/// How many words of each script the sample of a text has, in the order of [`Script::ALL`].
struct Words([usize; 9]);

impl Words {
    fn count(text: &str) -> Self {
        let mut counts = [0; 9];
        let mut last = None;
        for c in text.chars().take(SAMPLE) {
            let script = is_letter(c).then(|| Script::of(c));
            if let Some(script) = script.filter(|script| last != Some(*script)) {
                counts[script as usize] += 1;
            }
            // Marks and joiners inside a word don't end it.
            if script.is_some() || c.is_whitespace() || c.is_ascii_punctuation() {
                last = script;
            }
        }
        Self(counts)
    }

    fn of(&self, script: Script) -> usize {
        self.0[script as usize]
    }

    /// The script of the text: a right-to-left one where it has a third of the words (Arabic news is full of Latin
    /// names; English news has but a quotation), else the most frequent.
    fn main(&self) -> Option<Script> {
        let all: usize = self.0.iter().sum();
        let most = |scripts: &mut dyn Iterator<Item = Script>| scripts.max_by_key(|script| self.of(*script));
        let rtl = most(&mut Script::ALL.into_iter().filter(|script| script.is_rtl()))?;
        let main = if self.of(rtl) * 3 >= all { Some(rtl) } else { most(&mut Script::ALL.into_iter()) };
        main.filter(|_| all > 0)
    }

    /// Whether a text whose main script is `main` may be in a language written in `declared`.
    fn bear(&self, declared: Option<Script>, main: Script) -> bool {
        let all: usize = self.0.iter().sum();
        match declared {
            // A script that we don't know the language by: it is at least no Arabic or Hebrew.
            None => !main.is_rtl() || main == Script::Adlam,
            Some(declared) => declared == main || self.of(declared) * 5 >= all,
        }
    }
}

/// The language of `letters`, all of the script `main`; `text` is what they were taken from.
fn language_of(main: Script, letters: &Letters, text: &str) -> &'static str {
    match main {
        Script::Arabic => arabic_script(letters),
        Script::Hebrew if letters.share("\u{5F0}\u{5F1}\u{5F2}") > 10 => "yi",
        Script::Hebrew => "he",
        Script::Syriac => "syr",
        Script::Thaana => "dv",
        Script::Nko => "nqo",
        Script::Adlam => "ff-Adlm",
        Script::Latin if is_english(text) => "en",
        Script::Latin => "und-Latn",
        Script::Cyrillic => "und-Cyrl",
        Script::Other => "und-Zyyy",
    }
}

/// How often each letter of one script stands in the sample of a text.
struct Letters {
    /// By code point; letters beyond the table are only in `total`.
    counts: Vec<usize>,
    total: usize,
}

impl Letters {
    /// The letters that tell languages apart are all in the blocks of Hebrew and Arabic, below this code point.
    const TABLE: usize = 0x700;

    fn count(text: &str, script: Script) -> Self {
        let mut letters = Self { counts: vec![0; Self::TABLE], total: 0 };
        for c in text.chars().take(SAMPLE).filter(|&c| Script::of(c) == script && is_letter(c)) {
            letters.total += 1;
            if let Some(count) = letters.counts.get_mut(c as usize) {
                *count += 1;
            }
        }
        letters
    }

    /// How many of a thousand letters are one of `wanted`.
    fn share(&self, wanted: &str) -> usize {
        let count = |c: char| self.counts.get(c as usize).copied().unwrap_or_default();
        wanted.chars().map(count).sum::<usize>() * 1000 / self.total.max(1)
    }
}

/// Whether `c` is a letter. As the standard library says, but at once for the letters that most texts here are of.
fn is_letter(c: char) -> bool {
    match c {
        '\u{620}'..='\u{64A}' => true,
        '\u{64B}'..='\u{656}' | '\0'..='@' => false,
        _ => c.is_alphabetic(),
    }
}

/// Letters that only one language, or few, use; the more particular ones first.
fn arabic_script(letters: &Letters) -> &'static str {
    if letters.share("ۇۈۋېڭ") > 40 {
        "ug"
    } else if letters.share("ێۆڵڕڤ") > 20 {
        "ckb"
    } else if letters.share("ټډړږښګڼۍځڅ") > 15 {
        "ps"
    } else if letters.share("ٻڀٺٿڄڃڇڊڏڌڙڳڱڻڦڪ") > 20 {
        "sd"
    } else if letters.share("ٹڈڑںےہھ") > 25 {
        "ur"
    } else if is_persian(letters) {
        "fa"
    } else {
        "ar"
    }
}

/// Persian has four letters of its own and its own kaf and yeh; where it is typed with the Arabic ones, it has
/// still no teh marbuta, no alef maksura and no hamza below.
fn is_persian(letters: &Letters) -> bool {
    let has_own_letters = letters.share("پچژگ") > 8 && letters.share("پچژگکی") > letters.share("ةىإ");
    has_own_letters || (letters.share("کی") > 40 && letters.share("كي") < 10)
}

/// Whether the small words of English are a tenth of the words.
fn is_english(text: &str) -> bool {
    const SMALL: [&str; 20] = [
        "the", "of", "and", "to", "in", "is", "that", "for", "on", "was", "with", "as", "at", "by", "it", "from",
        "are", "has", "be", "an",
    ];
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(SAMPLE / 5);
    let small = words().filter(|word| SMALL.iter().any(|one| one.eq_ignore_ascii_case(word))).count();
    small * 10 >= words().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "أعلنت وزارة الثقافة أمس عن افتتاح المكتبة الوطنية بعد ترميم استمر ثلاث سنوات، وحضر الافتتاح عدد كبير من الكتّاب والقرّاء.";
    const PERSIAN: &str = "وزارت فرهنگ دیروز از بازگشایی کتابخانه ملی پس از سه سال بازسازی خبر داد و گفت که گروه بزرگی از نویسندگان در آن شرکت کردند.";
    const URDU: &str = "وزارت ثقافت نے کل قومی کتب خانے کے دوبارہ کھلنے کا اعلان کیا اور کہا کہ اس میں بڑی تعداد میں لکھنے والے شریک ہوئے تھے۔";
    const ENGLISH: &str = "The ministry said on Monday that the library is open to the public after a restoration.";

    #[test]
    fn the_short_way_to_a_letter_is_right() {
        for c in '\0'..='\u{6FF}' {
            let is_mark = ('\u{64B}'..='\u{656}').contains(&c);
            assert_eq!(is_letter(c), c.is_alphabetic() && !is_mark, "{c:?}");
        }
    }

    #[test]
    fn the_language_is_found_in_the_text() {
        assert_eq!(settle("", ARABIC), "ar");
        assert_eq!(settle("", PERSIAN), "fa");
        assert_eq!(settle("", URDU), "ur");
        assert_eq!(settle("", "הספרייה הלאומית נפתחה אתמול לקהל"), "he");
        assert_eq!(settle("", ENGLISH), "en");
        assert_eq!(settle("", "Die Bibliothek ist nach langer Zeit wieder offen"), "und-Latn");
        assert_eq!(settle("", "Библиотека открыта"), "und-Cyrl");
        assert_eq!(settle("", "图书馆今天开放"), "und-Zyyy");
        assert_eq!(settle("", "2024 — 15"), "");
    }

    #[test]
    fn a_declaration_that_fits_is_kept() {
        assert_eq!(settle("ar_eg", ARABIC), "ar-EG");
        assert_eq!(settle("arz", ARABIC), "arz");
        assert_eq!(settle("ku", ARABIC), "ku-Arab");
        assert_eq!(settle("de", "Die Bibliothek ist wieder offen"), "de");
        assert_eq!(settle("ar", "2024"), "ar");
    }

    #[test]
    fn a_declaration_that_the_text_denies_is_replaced() {
        assert_eq!(settle("en-US", ARABIC), "ar");
        assert_eq!(settle("ar", PERSIAN), "fa");
        assert_eq!(settle("fa", ARABIC), "ar");
        assert_eq!(settle("ar", ENGLISH), "en");
        assert_eq!(settle("sw", ARABIC), "ar");
        assert_eq!(settle("not a language!", ARABIC), "ar");
    }

    #[test]
    fn foreign_names_do_not_make_a_text_foreign() {
        assert_eq!(settle("", "Google تطلق Gemini"), "ar");
        assert_eq!(settle("ar", "OpenAI وMeta وGoogle DeepMind: سباق"), "ar");
    }

    #[test]
    fn no_text_of_left_to_right_letters_becomes_right_to_left() {
        for text in ["Zwölf Boxkämpfer", "Привет", "Καλημέρα", "नमस्ते"] {
            assert!(!crate::model::is_rtl_language(&settle("", text)), "{text}");
        }
    }
}
