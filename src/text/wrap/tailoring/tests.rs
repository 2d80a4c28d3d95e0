//! Arabic news as a typesetter breaks it: its places, shown as `|` where they are good and `¦` where they are poor,
//! and its lines at every width.

use super::*;
use crate::text::{Cells, Options, lay_out};

/// The places of a whole text.
fn breaks(text: &str) -> Vec<Break> {
    let mut found = Vec::new();
    Weigher::new(text).weigh(0..text.len(), &mut found);
    found
}

/// The places of UAX #14.
fn opportunities(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    segment(text, &mut found);
    found
}

/// `text` with a sign at each of its places.
fn shown(text: &str) -> String {
    let places = breaks(text);
    let sign = |at: usize| {
        let place = places.iter().find(|place| place.at as usize == at)?;
        Some(if place.quality == Quality::Good { '|' } else { '¦' })
    };
    text.char_indices().flat_map(|(at, c)| sign(at).into_iter().chain([c])).collect()
}

/// Checks the lines of `text` at every width from `least` to 80 cells.
fn at_every_width(text: &str, least: u16, holds: impl Fn(&[&str]) -> bool) {
    for width in least..=80 {
        let layout = lay_out(text, &Options::new(Cells(width)));
        let lines: Vec<&str> = (0..layout.height()).filter_map(|line| layout.span(line).of(text).into()).collect();
        assert!(holds(&lines), "{width}: {lines:#?}");
    }
}

/// Whether each of `wholes` stands in one line.
fn has_whole(lines: &[&str], wholes: &[&str]) -> bool {
    wholes.iter().all(|whole| lines.iter().any(|line| line.contains(whole)))
}

#[test]
fn plain_words_break_behind_their_blanks() {
    assert_eq!(shown("أعلنت الحكومة، أمس الأحد: نعم."), "أعلنت |الحكومة، |أمس |الأحد: |نعم.");
}

#[test]
fn an_address_breaks_for_need_behind_its_signs_and_never_behind_a_hyphen() {
    assert_eq!(
        shown("راجع https://www.aps.dz/ar/sante-science/123-abc?id=5&lang=ar للمزيد"),
        "راجع |https://¦www.aps.dz/¦ar/¦sante-science/¦123-abc?¦id=¦5&¦lang=¦ar |للمزيد"
    );
    assert_eq!(shown("(www.un.org/ar)، ثم"), "(www.un.org/¦ar)، |ثم");
    assert_eq!(shown("راسلونا: press-office@example-news.com الآن"), "راسلونا: |press-office@¦example-news.com |الآن");
    assert_eq!(shown("الملف /usr/share/doc-base هنا"), "الملف /usr/¦share/¦doc-base |هنا");
    assert_eq!(shown("على ar.wikipedia.org/wiki/القاهرة-الجديدة"), "على |ar.wikipedia.org/¦wiki/¦القاهرة-الجديدة");
}

#[test]
fn an_address_moves_to_the_next_line_before_it_is_broken() {
    let text = "قالت الوكالة إن البيان الكامل منشور على https://example.com/ar/news ويمكن للجميع قراءته";
    at_every_width(text, 27, |lines| {
        has_whole(lines, &["https://example.com/ar/news"])
            || lines.iter().any(|line| line.trim_end().ends_with('/') && line.contains("على"))
    });
    at_every_width(text, 56, |lines| has_whole(lines, &["https://example.com/ar/news"]));
    at_every_width(text, 12, |lines| lines.iter().all(|line| !line.ends_with("https:") && !line.starts_with('/')));
}

#[test]
fn tags_and_mentions_never_break() {
    let text = "انتشر وسم #كأس_العالم_2026 ووسم #القدس_عاصمة_فلسطين عبر حساب @AlArabiya_Brk أمس";
    assert_eq!(shown("وسم #كأس_العالم_2026، عبر @aa_bb"), "وسم |#كأس_العالم_2026، |عبر |@aa_bb");
    at_every_width(text, 19, |lines| has_whole(lines, &["#كأس_العالم_2026", "#القدس_عاصمة_فلسطين", "@AlArabiya_Brk"]));
}

#[test]
fn hyphens_between_letters_and_digits_hold() {
    for whole in ["كوفيد-19", "COVID-19", "F-16", "2023-2024", "19-COVID", "H-1B", "٢٠٢٣-٢٠٢٤", "A\u{2010}380"]
    {
        assert_eq!(shown(whole), whole);
    }
    assert_eq!(shown("Al-Ahram عربي-إسلامي (أ)-ب"), "Al-|Ahram |عربي-|إسلامي |(أ)-|ب");
    assert_eq!(shown("أكتوبر2015-سبتمبر2016"), "أكتوبر2015-¦سبتمبر2016");
    assert_eq!(shown("خيار --help نعم--لا"), "خيار |--help |نعم--|لا");
}

#[test]
fn slashes_between_digits_hold_and_others_break_for_need() {
    for whole in ["2017/01/18", "24/7", "١٨/١/٢٠١٧", "1.5/2"] {
        assert_eq!(shown(whole), whole);
    }
    assert_eq!(shown("و/أو كم/ساعة"), "و/¦أو |كم/¦ساعة");
    assert_eq!(shown("تونس /وات/ في 2010 /14"), "تونس /¦وات/ |في |2010 /¦14");
}

#[test]
fn numbers_go_with_their_unit_scale_or_sign() {
    assert_eq!(shown("تراجع 12.5% أو 12.5 % أو ١٢٫٥ ٪ ثم"), "تراجع |12.5% |أو |12.5 ¦% |أو |١٢٫٥ ¦٪ |ثم");
    assert_eq!(shown("على بعد ٥ كم شمالا"), "على |بعد |٥ ¦كم |شمالا");
    assert_eq!(shown("بكلفة 1.5 مليار دولار أو $ 20"), "بكلفة |1.5 ¦مليار |دولار |أو |$ ¦20");
    assert_eq!(shown("نحو 3,000 طنًّا، و37 °C"), "نحو |3,000 ¦طنًّا، |و37 ¦°C");
    assert_eq!(shown("۵ میلیون نفر و 12 کروڑ روپے"), "۵ ¦میلیون |نفر |و ¦12 ¦کروڑ |روپے");
    assert_eq!(shown("عام 2017 كما"), "عام |2017 |كما");
}

#[test]
fn a_number_stays_with_its_unit_wherever_the_line_can_be_filled() {
    let text = "بلغت كلفة المشروع 1.5 مليار دولار على مساحة ٢٥ كم شمال المدينة بزيادة 12.5 % عن العام الماضي كله";
    at_every_width(text, 24, |lines| has_whole(lines, &["1.5 مليار", "٢٥ كم", "12.5 %"]));
}

#[test]
fn a_poor_place_ends_a_line_that_would_be_less_than_half_full() {
    let lines = |text: &str| {
        let layout = lay_out(text, &Options::new(Cells(20)));
        (0..layout.height()).map(|line| layout.span(line).of(text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lines("قال إن ٩٨٧٦٥٤٣٢١٠ مليون شخص"), ["قال إن ٩٨٧٦٥٤٣٢١٠ ", "مليون شخص"]);
    assert_eq!(lines("وقالت إنها ٩٨٧٦٥٤ مليون مرة"), ["وقالت إنها ", "٩٨٧٦٥٤ مليون مرة"]);
}

#[test]
fn titles_go_with_their_name_and_a_lone_letter_with_its_word() {
    assert_eq!(
        shown("قال د. سامي و م. علي (أ.د. ليلى) و J. Smith"),
        "قال |د. ¦سامي |و ¦م. ¦علي |(أ.د. ¦ليلى) |و ¦J. ¦Smith"
    );
    assert_eq!(shown("طوله 500 م. ثم 30 م أيضا"), "طوله |500 ¦م. |ثم |30 ¦م |أيضا");
}

#[test]
fn quotation_marks_and_brackets_hold_on_to_what_is_inside() {
    for whole in ["«نعم»", "“نعم”", "\"نعم\"", "\" نعم \"", "« نعم »", "(نعم)", "( نعم )", "[نعم]", "”نعم“", "\"نعم\"."]
    {
        assert_eq!(shown(&format!("قال {whole} أمس")), format!("قال |{whole} |أمس"));
    }
    assert_eq!(shown("\" أ ب \" ثم \" ج د \"،"), "\" أ ¦ب \" |ثم |\" ج ¦د \"،");
}

#[test]
fn no_line_ends_with_an_opening_mark_or_begins_with_a_closing_one() {
    let text =
        "قال الوزير: \" لن نقبل بهذا القرار \" ثم أضاف: « سنعود قريبا »، وختم ( مازحا ) بقوله: “انتظروا” ؟ ثم غادر";
    at_every_width(text, 11, |lines| {
        lines.iter().all(|line| {
            !line.trim_end().ends_with(['«', '(', '“'])
                && !line.trim_end().ends_with(": \"")
                && !line.starts_with("\" ثم")
                && !line.starts_with(['»', ')', '”', '،', '؛', '؟', '.', ':'])
        })
    });
}

#[test]
fn ranges_with_a_dash_hold_and_a_spaced_dash_ends_its_line() {
    assert_eq!(shown("خلال ١٩٩٠–١٩٩٥ وفي 1990 – 1995"), "خلال |١٩٩٠–١٩٩٥ |وفي |1990 ¦– |1995");
    assert_eq!(shown("القاهرة–الخرطوم، وقال - كما يقال ـ نعم"), "القاهرة–|الخرطوم، |وقال ¦- |كما |يقال ¦ـ |نعم");
    assert_eq!(shown("كلمة—كلمة –كما قال– وحتى 5–أ"), "كلمة—|كلمة |–كما |قال– |وحتى |5–¦أ");
}

#[test]
fn no_line_begins_with_a_spaced_dash_that_could_end_the_one_before() {
    let text = "أكد المدير العام – وهو خبير معروف – أن المصنع سيعمل - بإذن الله - خلال شهرين من الآن";
    at_every_width(text, 14, |lines| lines.iter().all(|line| !line.starts_with(['–', '-'])));
}

#[test]
fn the_sign_of_an_item_stays_with_its_first_word() {
    assert_eq!(shown("- أول بند"), "- أول |بند");
    assert_eq!(shown("– قال نعم"), "– قال |نعم");
    assert_eq!(shown("• أول بند"), "• أول |بند");
}

#[test]
fn an_ellipsis_stays_with_the_word_it_closes_or_opens() {
    assert_eq!(shown("قال … ثم …سكت… «…نعم» لا … ."), "قال … |ثم |…سكت… |«…نعم» |لا … .");
    assert_eq!(shown("سكت…ثم عاد"), "سكت…|ثم |عاد");
}

#[test]
fn line_ends_that_the_text_asks_for_are_never_lost() {
    assert_eq!(shown("- \u{2028}https://a.bc/\u{B}د. \u{C}أ"), "- \u{2028}|https://¦a.bc/\u{B}|د. \u{C}|أ");
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn places_are_in_order_and_inside_the_text(text in "([ab1ب٣د\u{64E}]|[ \"./:@#?&=«»(),-]|www.|://|[\u{2028}\u{A0}–—…é字🙂]){0,24}") {
            let places = breaks(&text);
            prop_assert!(places.is_sorted_by(|first, next| first.at < next.at));
            prop_assert!(places.iter().all(|place| 0 < place.at && (place.at as usize) < text.len()));
            prop_assert!(places.iter().all(|place| text.is_char_boundary(place.at as usize)));
        }

        #[test]
        fn the_short_way_says_what_the_long_way_says(text in "([بوم٣۵.،ـ\u{64E}\u{670}]|[ \"٪%-]|كم|[\u{2028}\u{A0}é]){2,12}") {
            for at in opportunities(&text).into_iter().map(|at| at as usize) {
                let (before, behind) = text.split_at(at);
                if is_plain(before.as_bytes(), behind.as_bytes()) {
                    let long = blanks::quality(before, behind, &mut blanks::Quotes::new());
                    prop_assert_eq!(long, Some(Quality::Good));
                }
            }
        }

        #[test]
        fn nothing_but_addresses_gains_a_place(text in "([ab1ب٣د\u{64E}]|[ \".,:?&=«»()-]|[\u{2028}\u{A0}–—…é字🙂]){0,24}") {
            let allowed = opportunities(&text);
            prop_assert!(breaks(&text).iter().all(|place| allowed.contains(&place.at)));
        }
    }
}
