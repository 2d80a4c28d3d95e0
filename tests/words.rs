//! The files of words: complete in both languages, right in their plurals, clean in their typography.

use fluent_bundle::{FluentBundle, FluentResource};
use khabar::app::tour::STEPS;
use khabar::config::languages::{LANGUAGES, NAMED};
use khabar::config::preferences::Names;
use khabar::config::settings::TERMINALS;
use khabar::config::{Command, Group, Preference, Standard};
use khabar::model::{Kind, Why};
use khabar::text::Base;
use khabar::text::search::Fault;
use khabar::words::{Age, Date, Language, Manner, Numerals, Value, Words, without_isolates};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ARABIC: &str = include_str!("../assets/words/ar.ftl");
const ENGLISH: &str = include_str!("../assets/words/en.ftl");

/// Every id of a file and what stands under it, but for comments.
fn messages(file: &'static str) -> BTreeMap<&'static str, String> {
    let mut messages: BTreeMap<&str, String> = BTreeMap::new();
    let mut last = "";
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let value = if line.starts_with(' ') || line == "}" {
            line
        } else {
            let (id, value) = line.split_once(" = ").expect("a message starts with `id = `");
            assert!(messages.insert(id, String::new()).is_none(), "{id} stands twice");
            last = id;
            value
        };
        messages.entry(last).or_default().push_str(value);
    }
    messages
}

/// The variables of a message: what stands behind `$`.
fn variables(message: &str) -> BTreeSet<&str> {
    let behind = message.split('$').skip(1);
    behind.map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '-').next().unwrap_or_default()).collect()
}

/// A message without what stands in braces but for its variants: what the reader sees.
fn copy(message: &str) -> String {
    let mut seen = message.to_owned();
    for variable in variables(message) {
        seen = seen.replace(&format!("{{ ${variable} }}"), "").replace(&format!("{{ ${variable} ->"), "");
        seen = seen.replace(&format!("{{ PLURAL(${variable}) ->"), "");
    }
    for variant in ["0", "zero", "one", "two", "few", "many", "other"] {
        seen = seen.replace(&format!("*[{variant}]"), "").replace(&format!("[{variant}]"), "");
    }
    seen.replace('}', "")
}

/// The sentence of `id` for every count, without isolates.
fn counted<const N: usize>(words: &Words, id: &str, variable: &str, counts: [u32; N]) -> [String; N] {
    counts.map(|count| without_isolates(&words.say_with(id, &[(variable, count.into())])).into_owned())
}

const COUNTS: [u32; 13] = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111, 1000];

mod files {
    use super::*;

    #[test]
    fn both_are_read_without_a_fault() {
        for file in [ARABIC, ENGLISH] {
            let resource = FluentResource::try_new(file.to_owned()).map_err(|(_, faults)| faults).unwrap();
            assert_eq!(resource.entries().filter(|entry| format!("{entry:?}").starts_with("Junk")).count(), 0);
            FluentBundle::<FluentResource>::default().add_resource(resource).unwrap();
        }
    }

    #[test]
    fn have_the_same_ids_with_the_same_variables() {
        let shape = |file| -> BTreeMap<_, _> {
            let own = |message: &String| variables(message).into_iter().map(str::to_owned).collect::<Vec<_>>();
            messages(file).iter().map(|(id, message)| (*id, own(message))).collect()
        };
        let (arabic, english): (BTreeMap<_, Vec<String>>, BTreeMap<_, Vec<String>>) = (shape(ARABIC), shape(ENGLISH));
        assert_eq!(arabic, english);
        assert!(arabic.len() > 100, "the files are read at all");
    }

    #[test]
    fn stand_in_the_same_order() {
        let order = |file: &'static str| -> Vec<_> {
            let starts = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            starts.filter_map(|line| line.split_once(" = ")).map(|(id, _)| id).collect()
        };
        assert_eq!(order(ARABIC), order(ENGLISH));
    }

    #[test]
    fn say_every_id_in_full_once_its_variables_are_given() {
        for language in Language::ALL {
            let words = Words::new(language);
            for (id, message) in messages(ARABIC) {
                let values: Vec<_> = variables(&message).into_iter().map(|name| (name, Value::Number(5))).collect();
                let said = words.say_with(id, &values);
                assert!(!said.is_empty() && !said.contains(['{', '}', '$']) && said != id, "{id}: {said}");
            }
        }
    }

    #[test]
    fn have_every_plural_that_arabic_needs() {
        assert!(!messages(ARABIC).values().any(|message| message.contains("[few]") && !message.contains("PLURAL(")));
        for (id, message) in messages(ARABIC).into_iter().filter(|(_, message)| message.contains("[few]")) {
            let needed = ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"];
            assert!(needed.iter().all(|variant| message.contains(variant)), "{id}: {message}");
        }
    }

    #[test]
    fn word_every_command_group_kind_and_theme() {
        let commands = Command::ALL
            .into_iter()
            .flat_map(|command| ["command", "hint"].map(|prefix| format!("{prefix}-{}", command.name())));
        let groups = Group::ALL.into_iter().map(|group| format!("group-{}", group.name()));
        let kinds =
            Kind::ALL.into_iter().flat_map(|kind| ["kind", "kinds"].map(|prefix| format!("{prefix}-{}", kind.name())));
        let why = [Why::Pattern, Why::List, Why::Link, Why::Tagger].map(|why| format!("why-{}", why.name()));
        let themes = Standard::names().into_iter().map(|name| format!("theme-{name}"));
        let needed: BTreeSet<String> = commands.chain(groups).chain(kinds).chain(why).chain(themes).collect();
        let prefixes = ["command-", "hint-", "group-", "kind-", "kinds-", "theme-", "why-"];
        let there = messages(ARABIC).into_keys().filter(|id| prefixes.iter().any(|prefix| id.starts_with(prefix)));
        let there: BTreeSet<String> =
            there.filter(|id| !["kinds-numbers", "kinds-maybe"].contains(id)).map(str::to_owned).collect();
        assert_eq!(there, needed, "no line is missing and none is left over");
    }

    #[test]
    fn word_every_option_and_table_of_the_config_file() {
        let options = Preference::ALL.into_iter().map(|one| format!("preference-{}", one.key()));
        let tables = Preference::ALL.into_iter().map(Preference::table).chain([TERMINALS, LANGUAGES]);
        let needed: BTreeSet<String> = options.chain(tables.map(|table| format!("table-{table}"))).collect();
        let is_one = |id: &&str| ["preference-", "table-"].iter().any(|prefix| id.starts_with(prefix));
        let there: BTreeSet<String> = messages(ARABIC).into_keys().filter(is_one).map(str::to_owned).collect();
        assert_eq!(there, needed, "no line is missing and none is left over");
    }

    #[test]
    fn word_every_language_that_is_called_by_name() {
        let needed: BTreeSet<String> = NAMED.iter().map(|code| format!("language-{code}")).collect();
        let there = messages(ARABIC).into_keys().filter(|id| id.starts_with("language-"));
        assert_eq!(there.map(str::to_owned).collect::<BTreeSet<_>>(), needed);
    }

    #[test]
    fn word_every_step_of_the_tour() {
        let needed: BTreeSet<String> = STEPS.iter().map(|step| format!("tour-{}", step.name)).collect();
        let others = ["tour-place", "tour-over", "tour-left"];
        let there = messages(ARABIC).into_keys().filter(|id| id.starts_with("tour-") && !others.contains(id));
        assert_eq!(there.map(str::to_owned).collect::<BTreeSet<_>>(), needed);
    }

    #[test]
    fn name_every_value_of_an_option_in_its_sentence() {
        for words in Language::ALL.map(Words::new) {
            for preference in Preference::ALL {
                let said = words.say(&format!("preference-{}", preference.key()));
                assert!(preference.values().names().iter().all(|name| said.contains(name)), "{said}");
            }
        }
    }

    #[test]
    fn hold_no_digit_so_that_the_reader_chooses_their_shape() {
        for file in [ARABIC, ENGLISH] {
            for (id, message) in messages(file) {
                // The two in the name of a terminal is no number.
                let numbers = copy(&message).replace("iTerm2", "").replace("iterm2", "");
                assert!(!numbers.contains(char::is_numeric), "{id}: {message}");
            }
        }
    }

    #[test]
    fn punctuate_arabic_as_arabic() {
        for (id, message) in messages(ARABIC) {
            let copy = copy(&message);
            assert!(!copy.contains([',', ';', '?', '"', '\'', '%', '“', '”']), "{id}: {message}");
            // The sign of the era has one by nature: an initial heh.
            assert!(id == "date-hijri" || !copy.contains('\u{640}'), "{id} has a tatweel");
            assert!(!copy.contains(['ک', 'ی', 'ہ']), "{id} has a letter of Persian or Urdu");
        }
    }

    #[test]
    fn punctuate_english_as_english() {
        for (id, message) in messages(ENGLISH) {
            assert!(!copy(&message).contains(['"', '\'', '،', '؛', '؟', '«', '»', '٪']), "{id}: {message}");
        }
    }

    #[test]
    fn hold_no_invisible_control_and_no_presentation_form() {
        for (id, message) in messages(ARABIC).into_iter().chain(messages(ENGLISH)) {
            let hidden = |c: char| {
                c.is_control()
                    || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FB50}'..='\u{FEFF}')
            };
            assert!(!message.contains(hidden), "{id}: {message:?}");
        }
    }
}

mod arabic {
    use super::*;

    fn words() -> Words {
        Words::new(Language::Arabic)
    }

    #[test]
    fn counts_articles() {
        let expected = [
            "لا مقالات",
            "مقال واحد",
            "مقالان",
            "٣ مقالات",
            "١٠ مقالات",
            "١١ مقال\u{64B}ا",
            "٩٩ مقال\u{64B}ا",
            "١٠٠ مقال",
            "١٠١ مقال",
            "١٠٢ مقال",
            "١٠٣ مقالات",
            "١١١ مقال\u{64B}ا",
            "١٠٠٠ مقال",
        ];
        assert_eq!(counted(&words(), "articles", "count", COUNTS), expected);
    }

    #[test]
    fn counts_minutes_of_reading() {
        let expected = [
            "أقل من دقيقة",
            "دقيقة واحدة",
            "دقيقتان",
            "٣ دقائق",
            "١٠ دقائق",
            "١١ دقيقة",
            "٩٩ دقيقة",
            "١٠٠ دقيقة",
            "١٠١ دقيقة",
            "١٠٢ دقيقة",
            "١٠٣ دقائق",
            "١١١ دقيقة",
            "١٠٠٠ دقيقة",
        ];
        assert_eq!(counted(&words(), "reading-time", "minutes", COUNTS), expected);
    }

    #[test]
    fn counts_mentions() {
        let expected = [
            "لا مواضع",
            "موضع واحد",
            "موضعان",
            "٣ مواضع",
            "١٠ مواضع",
            "١١ موضع\u{64B}ا",
            "٩٩ موضع\u{64B}ا",
            "١٠٠ موضع",
            "١٠١ موضع",
            "١٠٢ موضع",
            "١٠٣ مواضع",
            "١١١ موضع\u{64B}ا",
            "١٠٠٠ موضع",
        ];
        assert_eq!(counted(&words(), "mentions", "count", COUNTS), expected);
    }

    #[test]
    fn tells_ages() {
        let words = words();
        let ages = [
            (Age::Now, "الآن"),
            (Age::Minutes(1), "قبل دقيقة"),
            (Age::Minutes(2), "قبل دقيقتين"),
            (Age::Minutes(3), "قبل ٣ دقائق"),
            (Age::Minutes(59), "قبل ٥٩ دقيقة"),
            (Age::Hours(1), "قبل ساعة"),
            (Age::Hours(2), "قبل ساعتين"),
            (Age::Hours(10), "قبل ١٠ ساعات"),
            (Age::Hours(11), "قبل ١١ ساعة"),
            (Age::Yesterday, "أمس"),
            (Age::Days(2), "قبل يومين"),
            (Age::Days(6), "قبل ٦ أيام"),
            (Age::Weeks(1), "قبل أسبوع"),
            (Age::Weeks(2), "قبل أسبوعين"),
            (Age::Weeks(3), "قبل ٣ أسابيع"),
            (Age::On(Date { year: 2025, month: 11, day: 11 }), "١١ نوفمبر ٢٠٢٥"),
        ];
        for (age, expected) in ages {
            assert_eq!(without_isolates(&words.age(age)), expected, "{age:?}");
        }
    }

    #[test]
    fn tells_where_the_reader_is() {
        let words = words();
        let say = |id, values: &[(&str, Value<'_>)]| without_isolates(&words.say_with(id, values)).into_owned();
        let unread = |unread| say("unread-of-total", &[("unread", Value::Number(unread)), ("total", 313.into())]);
        assert_eq!(unread(12), "١٢ غير مقروء من ٣١٣");
        assert_eq!(unread(0), "كلها مقروءة: ٣١٣");
        assert_eq!(say("position", &[("position", 3.into()), ("total", 12.into())]), "٣ من ١٢");
        assert_eq!(say("position", &[("position", 3.into())]), "٣ من {$total}");
        assert_eq!(say("progress", &[("percent", 42.into())]), "٤٢٪");
        assert_eq!(say("search-none", &[("query", "Meta 2".into())]), "لا نتيجة للبحث عن «Meta 2»");
    }

    #[test]
    fn keeps_a_latin_piece_apart_by_isolates() {
        let said = words().say_with("search-none", &[("query", "Meta".into())]);
        assert_eq!(said, "لا نتيجة للبحث عن «\u{2068}Meta\u{2069}»");
    }

    #[test]
    fn has_european_digits_where_the_reader_wants_them() {
        let words =
            Words::in_manner(Language::Arabic, Manner { numerals: Numerals::European, ..Manner::of(Language::Arabic) });
        assert_eq!(counted(&words, "articles", "count", [2, 3, 11]), ["مقالان", "3 مقالات", "11 مقال\u{64B}ا"]);
        assert_eq!((words.number(1234).as_str(), Words::new(Language::Arabic).number(1234).as_str()), ("1234", "١٢٣٤"));
    }
}

mod dates {
    use super::*;
    use khabar::config::manner::{Dates, Digits, Hijri, Months};
    use khabar::model::Timestamp;

    /// A Tuesday.
    const DAY: Date = Date { year: 2026, month: 11, day: 24 };

    fn said(manner: Manner, date: Date) -> [String; 2] {
        let words = Words::in_manner(Language::Arabic, manner);
        [words.date(date), words.full_date(date)].map(|date| without_isolates(&date).into_owned())
    }

    fn manner() -> Manner {
        Manner::of(Language::Arabic)
    }

    #[test]
    fn have_the_months_of_the_country() {
        let cases = [
            (Months::Levant, "٢٤ تشرين الثاني ٢٠٢٦", "١ كانون الثاني ٢٠٢٧"),
            (Months::Egypt, "٢٤ نوفمبر ٢٠٢٦", "١ يناير ٢٠٢٧"),
            (Months::Gulf, "٢٤ نوفمبر ٢٠٢٦", "١ يناير ٢٠٢٧"),
            (Months::Tunisia, "٢٤ نوفمبر ٢٠٢٦", "١ جانفي ٢٠٢٧"),
            (Months::Algeria, "٢٤ نوفمبر ٢٠٢٦", "١ جانفي ٢٠٢٧"),
            (Months::Morocco, "٢٤ نونبر ٢٠٢٦", "١ يناير ٢٠٢٧"),
            (Months::Mauritania, "٢٤ نوفمبر ٢٠٢٦", "١ يناير ٢٠٢٧"),
            (Months::Both, "٢٤ تشرين الثاني/نوفمبر ٢٠٢٦", "١ كانون الثاني/يناير ٢٠٢٧"),
        ];
        for (months, november, january) in cases {
            let manner = manner().with(Digits::Auto, months);
            assert_eq!(said(manner, DAY)[0], november, "{months:?}");
            assert_eq!(said(manner, Date { year: 2027, month: 1, day: 1 })[0], january, "{months:?}");
        }
    }

    #[test]
    fn have_a_weekday_where_there_is_room() {
        assert_eq!(said(manner(), DAY)[1], "الثلاثاء ٢٤ نوفمبر ٢٠٢٦");
        let words = Words::new(Language::English);
        assert_eq!(without_isolates(&words.full_date(DAY)), "Tuesday 24 November 2026");
        let none = Date { year: 2026, month: 2, day: 30 };
        assert_eq!(said(manner(), none), ["٣٠ فبراير ٢٠٢٦", "٣٠ فبراير ٢٠٢٦"], "no such day has a weekday");
    }

    #[test]
    fn can_be_those_of_umm_al_qura() {
        let beside = said(Manner { hijri: Hijri::Beside, ..manner() }, DAY);
        assert_eq!(beside, ["٢٤ نوفمبر ٢٠٢٦", "الثلاثاء ٢٤ نوفمبر ٢٠٢٦ / ١٤ جمادى الآخرة ١٤٤٨ هـ"]);
        let only = said(Manner { hijri: Hijri::Only, ..manner() }, DAY);
        assert_eq!(only, ["١٤ جمادى الآخرة ١٤٤٨ هـ", "الثلاثاء ١٤ جمادى الآخرة ١٤٤٨ هـ"]);
        let pilgrimage = Date { year: 2026, month: 5, day: 26 };
        assert_eq!(said(Manner { hijri: Hijri::Only, ..manner() }, pilgrimage)[0], "٩ ذي الحجة ١٤٤٧ هـ");
    }

    #[test]
    fn have_the_digits_of_the_country() {
        assert_eq!(said(manner().with(Digits::Persian, Months::Auto), DAY)[0], "۲۴ نوفمبر ۲۰۲۶");
        assert_eq!(said(manner().with(Digits::Latin, Months::Auto), DAY)[0], "24 نوفمبر 2026");
    }

    #[test]
    fn stand_in_lists_as_ages_or_as_they_are() {
        let (then, now) = (Timestamp(1_795_413_600 - 7200), Timestamp(1_795_413_600));
        let when = |dates| {
            let words = Words::in_manner(Language::Arabic, Manner { dates, ..manner() });
            without_isolates(&words.when(then, now, 0)).into_owned()
        };
        assert_eq!([Dates::Relative, Dates::Absolute].map(when), ["قبل ساعتين", "٢٣ نوفمبر ٢٠٢٦"]);
    }
}

mod english {
    use super::*;

    #[test]
    fn counts() {
        let words = Words::new(Language::English);
        let articles = counted(&words, "articles", "count", [0, 1, 2, 1000]);
        assert_eq!(articles, ["no articles", "1 article", "2 articles", "1000 articles"]);
        let minutes = counted(&words, "reading-time", "minutes", [0, 1, 11]);
        assert_eq!(minutes, ["under a minute", "1 minute", "11 minutes"]);
    }

    #[test]
    fn tells_ages_and_dates() {
        let words = Words::new(Language::English);
        assert_eq!(without_isolates(&words.age(Age::Hours(3))), "3 hours ago");
        assert_eq!(words.age(Age::Yesterday), "yesterday");
        assert_eq!(without_isolates(&words.date(Date { year: 2025, month: 2, day: 1 })), "1 February 2025");
    }
}

mod languages {
    use super::*;

    #[test]
    fn follow_the_locale() {
        for locale in ["", "C", "C.UTF-8", "POSIX", "ar", "ar_EG.UTF-8", "ar-SA", "AR", "fa_IR", "ur@x"] {
            assert_eq!(Language::from_locale(locale), Language::Arabic, "{locale}");
        }
        for locale in ["en_US.UTF-8", "en-GB", "fr", "arn", "cs_CZ", "he_IL.UTF-8"] {
            assert_eq!(Language::from_locale(locale), Language::English, "{locale}");
        }
    }

    #[test]
    fn have_their_base_direction() {
        assert_eq!(Language::ALL.map(Language::base), [Base::Rtl, Base::Ltr]);
    }

    #[test]
    fn say_an_id_that_they_lack_as_it_is() {
        assert_eq!(Words::new(Language::Arabic).say("no-such-words"), "no-such-words");
    }
}

mod code {
    use super::*;

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("the sources are there").flatten().map(|entry| entry.path());
        let files = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
        files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
    }

    /// The ids that code asks for by name: `say("id")`, `say_with("id", …)`.
    fn asked(code: &str) -> Vec<&str> {
        let calls = [".say(\"", ".say_with(\""];
        calls.iter().flat_map(|call| code.split(call).skip(1)).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn asks_only_for_ids_that_the_files_have() {
        let known = messages(ARABIC);
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        // Intake has a `say` of its own, and no words.
        for path in sources(&src).into_iter().filter(|path| !path.starts_with(src.join("intake"))) {
            let code = fs::read_to_string(&path).unwrap();
            for id in asked(&code) {
                assert!(known.contains_key(id), "{} asks for {id}", path.display());
            }
        }
    }

    #[test]
    fn leaves_no_id_of_the_files_unasked() {
        // These are put together from a prefix and a name.
        let prefixes = [
            "command-",
            "hint-",
            "group-",
            "hijri-month-",
            "kind-",
            "kinds-",
            "language-",
            "month-",
            "expression-",
            "preference-",
            "palette-",
            "prompt-",
            "table-",
            "theme-",
            "flag-",
            "verb-",
            "weekday-",
            "why-",
            "tour-",
        ];
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let code: String = sources(&src).into_iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        for id in messages(ARABIC).into_keys().filter(|id| !prefixes.iter().any(|prefix| id.starts_with(prefix))) {
            assert!(code.contains(&format!("\"{id}\"")), "nothing asks for {id}");
        }
    }

    #[test]
    fn words_every_fault_of_an_expression_in_both_languages() {
        let (arabic, english) = (messages(ARABIC), messages(ENGLISH));
        // Nothing to look for is no fault to a reader who is typing.
        for fault in Fault::ALL.into_iter().filter(|fault| *fault != Fault::Empty) {
            let id = format!("expression-{}", fault.name());
            assert!(arabic.contains_key(id.as_str()) && english.contains_key(id.as_str()), "{id}");
        }
    }

    #[test]
    fn asking_for_words_is_seen() {
        assert_eq!(asked("words.say(\"a\"); words.say_with(\"b\", &[]); say(\"c\")"), ["a", "b"]);
    }
}
