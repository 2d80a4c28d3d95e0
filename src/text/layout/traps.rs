//! The traps of Arabic on a grid, one test each. Cells are dumped from left to right, one word a cell: ASCII as it
//! is, `_` for a blank, other characters by their code, `+` between the characters of one cell.

use super::*;
use crate::text::bidi::Base;

const WIDE: Options = Options::new(Cells(200));

fn lines(text: &str, options: Options) -> Vec<String> {
    let layout = lay_out(text, &options);
    (0..layout.height()).map(|line| dump(&layout, line)).collect()
}

fn line(text: &str, options: Options) -> String {
    lines(text, options).join(" / ")
}

fn dump(layout: &Layout, line: usize) -> String {
    let visible = layout.cells(line).filter(|cell| cell.width > Cells(0));
    visible.map(|cell| cell.symbol.chars().map(code).collect::<Vec<_>>().join("+")).collect::<Vec<_>>().join(" ")
}

fn code(c: char) -> String {
    match c {
        ' ' => "_".to_owned(),
        '!'..='~' => c.to_string(),
        _ => format!("{:04X}", c as u32),
    }
}

fn spans(layout: &Layout) -> Vec<(usize, usize)> {
    layout.cells(0).map(|cell| (cell.start.bytes(), cell.end.bytes())).collect()
}

#[test]
fn lam_and_alef_are_one_cell() {
    assert_eq!(line("لا", WIDE), "FEFB");
    assert_eq!(line("بلا", WIDE), "FEFC FE91");
    assert_eq!(line("الأمر لإبل الآن لٱ", WIDE), "FEFB _ FEE5 FEF5 FE8D _ FEDE FE91 FEF9 _ FEAE FEE3 FEF7 FE8D");
    assert_eq!(spans(&lay_out("لا", &WIDE)), [(0, 4)]);
}

#[test]
fn marks_between_and_behind_lam_and_alef_share_their_cell() {
    let layout = lay_out("ل\u{64E}ا\u{64B}م", &WIDE);
    assert_eq!(dump(&layout, 0), "FEE1 FEFB+064E+064B");
    assert_eq!(spans(&layout), [(8, 10), (0, 8)]);
    assert_eq!(line("ل\u{650}ا\u{655}", WIDE), "FEF9+0650");
}

#[test]
fn plain_lam_and_alef_are_one_cluster_of_two_cells() {
    let layout = lay_out("لا", &Options { letters: Letters::Plain, ..WIDE });
    let cells: Vec<_> = layout.cells(0).map(|cell| (cell.symbol, cell.width)).collect();
    assert_eq!(cells, [("لا", Cells(2))]);
    assert_eq!(line("لا", Options { letters: Letters::Plain, ..Options::new(Cells(1)) }), "FEFB");
}

#[test]
fn a_joiner_that_forbids_keeps_lam_and_alef_apart() {
    assert_eq!(line("ل\u{200C}ا", WIDE), "FE8D FEDD");
    assert_eq!(line("ل\u{200D}ا", WIDE), "FEFB");
}

#[test]
fn joiners_steer_joining_and_take_no_cell() {
    assert_eq!(line("ب\u{200C}ب", WIDE), "FE8F FE8F");
    assert_eq!(line("ه\u{200D}", WIDE), "FEEB");
    assert_eq!(line("\u{200D}ه", WIDE), "FEEA");
    assert_eq!(line("ب\u{200D}\u{200C}\u{200D}ب", WIDE), "FE90 FE91");
    assert_eq!(line("می\u{200C}خواهم", WIDE), "FEE2 FEEB FE8D FEEE FEA7 FBFD FEE3");
}

#[test]
fn marks_stand_in_the_cells_of_their_bases() {
    assert_eq!(line("ب\u{651}\u{64E}ت\u{652}", WIDE), "FE96+0652 FE91+0651+064E");
}

#[test]
fn hidden_marks_leave_the_cells_but_not_the_hamza_they_compose() {
    let hide = Options { marks: Marks::Hide, ..WIDE };
    assert_eq!(line("ب\u{651}\u{64E}ا\u{654}\u{64E}", hide), "FE84 FE91");
    assert_eq!(line("\u{64E}", hide), "");
    assert_eq!(line("e\u{301}", hide), "00E9");
}

#[test]
fn a_mark_without_a_base_stands_on_a_blank_of_its_own() {
    assert_eq!(line("\u{64E}ب", WIDE), "FE8F 00A0+064E");
}

#[test]
fn hamza_and_madda_compose_with_their_seats() {
    assert_eq!(line("ا\u{653}", WIDE), "FE81");
    assert_eq!(line("بي\u{654}ب", WIDE), "FE90 FE8C FE91");
    assert_eq!(line("و\u{64F}\u{654}", WIDE), "FE85+064F");
}

#[test]
fn brackets_face_the_way_they_are_read() {
    assert_eq!(line("(ا)", WIDE), "( FE8D )");
    assert_eq!(line("«ا»", WIDE), "00AB FE8D 00BB");
    assert_eq!(line("قال (Sam Altman) ذلك", WIDE), "FEDA FEDF FEAB _ ( S a m _ A l t m a n ) _ FEDD FE8E FED7");
    assert_eq!(line("(ا)", Options { letters: Letters::Plain, ..WIDE }), "( 0627 )");
}

#[test]
fn brackets_of_a_latin_paragraph_stay() {
    assert_eq!(line("a (b)", Options { base: Base::Ltr, ..WIDE }), "a _ ( b )");
}

#[test]
fn isolates_take_no_cell() {
    assert_eq!(line("ا \u{2068}abc\u{2069} ب", WIDE), "FE8F _ a b c _ FE8D");
}

#[test]
fn a_line_at_the_deepest_level_is_laid_out() {
    let text = format!("{}1", "\u{2067}\u{2066}".repeat(62) + "\u{2067}");
    let layout = lay_out(&text, &Options { base: Base::Ltr, ..WIDE });
    assert_eq!(dump(&layout, 0), "1");
    assert_eq!(layout.cells(0).count(), 126);
}

#[test]
fn empty_text_is_one_empty_line() {
    let layout = lay_out("", &WIDE);
    assert_eq!((layout.height(), layout.span(0), layout.cells(0).count()), (1, Span::default(), 0));
    assert_eq!(layout.direction(0), Direction::Rtl);
    assert_eq!(lay_out("", &Options { base: Base::Auto, ..WIDE }).direction(0), Direction::Ltr);
}

#[test]
fn an_empty_line_stays_between_paragraphs() {
    assert_eq!(lines("ا\n\nب\n", WIDE), ["FE8D", "", "FE8F"]);
    assert_eq!(lines("\r\n\r\n", WIDE), ["", ""]);
}

#[test]
fn each_paragraph_has_its_own_direction() {
    let layout = lay_out("abc\nابج\n123", &Options { base: Base::Auto, ..WIDE });
    let directions: Vec<_> = (0..3).map(|line| layout.direction(line)).collect();
    assert_eq!(directions, [Direction::Ltr, Direction::Rtl, Direction::Ltr]);
}

#[test]
fn a_line_separator_starts_a_line_of_the_same_paragraph() {
    let layout = lay_out("ا\u{2028}abc", &Options { base: Base::Auto, ..WIDE });
    assert_eq!((layout.height(), layout.direction(1)), (2, Direction::Rtl));
}

#[test]
fn a_sign_of_words_is_spelled_out_and_stays_one_character() {
    let layout = lay_out("\u{FDFA}", &WIDE);
    assert_eq!(dump(&layout, 0), "FEE2 FEE0 FEB3 FEED _ FEEA FEF4 FEE0 FECB _ FEEA FEE0 FEDF FE8D _ FEF0 FEE0 FEBB");
    assert!(spans(&layout).iter().all(|&span| span == (0, 3)));
}

#[test]
fn a_sign_of_words_too_wide_for_the_line_is_drawn_as_itself() {
    assert_eq!(line("\u{FDFA}", Options::new(Cells(17))), "FDFA");
}

#[test]
fn a_sign_of_words_joins_to_nothing() {
    assert_eq!(line("ب\u{FDF2}ب", WIDE), "FE8F FEEA FEE0 FEDF FE8D FE8F");
}

#[test]
fn presentation_forms_of_the_input_are_joined_afresh() {
    assert_eq!(line("\u{FE8F}\u{FE8F}", WIDE), line("بب", WIDE));
    assert_eq!(line("\u{FEE1}\u{FEFB}", WIDE), "FEFC FEE3");
    assert_eq!(line("\u{FEDD}\u{FE8D}", WIDE), "FEFB");
    assert_eq!(line("ب\u{FE77}ب", WIDE), "FE90 0640+064E FE91");
}

#[test]
fn the_name_of_god_stays_four_letters() {
    assert_eq!(line("الله", WIDE), "FEEA FEE0 FEDF FE8D");
}

#[test]
fn a_headline_that_starts_with_latin_stays_right_to_left() {
    assert_eq!(line("Google تطلق", WIDE), "FED6 FEE0 FEC4 FE97 _ G o o g l e");
}

#[test]
fn numbers_are_never_broken() {
    for (text, number) in [("زاد 12.5%", "12.5%"), ("زاد ١٢٫٥٪", "١٢٫٥٪"), ("بلغ 1.5 مليار", "1.5")]
    {
        let at = text.find(number).unwrap();
        for width in number.chars().count()..20 {
            let layout = lay_out(text, &Options::new(Cells(u16::try_from(width).unwrap())));
            let whole = (0..layout.height()).any(|line| {
                layout.span(line).contains(Offset::new(at)) && { layout.span(line).bytes().end >= at + number.len() }
            });
            assert!(whole, "{number} at {width}");
        }
    }
}

#[test]
fn numbers_are_read_from_the_left() {
    assert_eq!(line("بلغ 1.5 مليار", WIDE), "FEAD FE8E FEF4 FEE0 FEE3 _ 1 . 5 _ FECE FEE0 FE91");
    // The Arabic percent sign is no part of an Arabic number (UAX #9, W5) and stands behind it, on its left.
    assert_eq!(line("١٢٫٥٪", WIDE), "066A 0661 0662 066B 0665");
}

#[test]
fn digits_change_only_in_the_cells() {
    assert_eq!(line("12 ٣۴", Options { digits: Digits::Arabic, ..WIDE }), "0663 06F4 _ 0661 0662");
    assert_eq!(line("12 ٣۴", Options { digits: Digits::Latin, ..WIDE }), "3 4 _ 1 2");
}

#[test]
fn nothing_dangerous_leaves() {
    assert_eq!(line("a\u{1B}[31m\u{7}\u{9B}\u{202E}b\u{FEFF}\u{AD}\u{FE0F}", Options { base: Base::Ltr, ..WIDE }), {
        "a [ 3 1 m b"
    });
    assert_eq!(line("a\tb", Options { base: Base::Ltr, ..WIDE }), "a _ b");
    assert_eq!(line("\u{6DD}\u{661}\u{662} \u{600}", WIDE), "_ 0661 0662");
}

#[test]
fn pictures_are_two_cells_and_a_glued_family_is_its_first_member() {
    let layout = lay_out("👨\u{200D}👩\u{200D}👧 👍\u{1F3FD} ❤\u{FE0F} 🇪🇬", &Options { base: Base::Ltr, ..WIDE });
    assert_eq!(dump(&layout, 0), "1F468 _ 1F44D _ 2764 _ 1F1EA+1F1EC");
    let widths: Vec<_> = layout.cells(0).map(|cell| cell.width.0).collect();
    assert_eq!(widths, [2, 1, 2, 1, 1, 1, 2]);
}

#[test]
fn a_wide_cluster_in_a_line_of_one_cell_has_a_stand_in() {
    assert_eq!(lines("漢a", Options::new(Cells(1))), ["?", "a"]);
}

#[test]
fn lam_alef_counts_one_cell_when_lines_are_filled() {
    assert_eq!(lay_out("سلام سلام", &Options::new(Cells(7))).height(), 1);
}

#[test]
fn a_word_longer_than_the_line_breaks_between_clusters() {
    assert_eq!(lines("ab cdefgh", Options { base: Base::Ltr, ..Options::new(Cells(3)) }), ["a b", "c d e", "f g h"]);
}

#[test]
fn blanks_at_a_soft_break_hang() {
    let layout = lay_out("ab   cd", &Options { base: Base::Ltr, ..Options::new(Cells(3)) });
    assert_eq!((0..2).map(|line| dump(&layout, line)).collect::<Vec<_>>(), ["a b", "c d"]);
    assert_eq!((layout.span(0), layout.width(0)), (Span::from(0..5), Cells(2)));
}

#[test]
fn a_soft_hyphen_is_seen_where_the_line_breaks_and_only_if_it_fits() {
    let text = "abc\u{AD}def";
    assert_eq!(lines(text, Options { base: Base::Ltr, ..Options::new(Cells(4)) }), ["a b c -", "d e f"]);
    assert_eq!(lines(text, Options { base: Base::Ltr, ..Options::new(Cells(3)) }), ["a b c", "d e f"]);
    assert_eq!(lines(text, Options { base: Base::Ltr, ..WIDE }), ["a b c d e f"]);
}

#[test]
fn right_to_left_lines_hang_on_the_right_edge() {
    let column =
        |text, base| lay_out(text, &Options { base, ..Options::new(Cells(10)) }).cells(0).next().map(|c| c.column);
    assert_eq!(column("ابج", Base::Rtl), Some(Column(7)));
    assert_eq!(column("abc", Base::Ltr), Some(Column(0)));
}

/// Prose of our own for justification: news as it is written.
const PROSE: &str = "قالت وزيرة البيئة إن مستوى المياه في السد ارتفع خلال الأسبوع الماضي بعد أمطار غزيرة شهدتها المحافظات \
    الشمالية، وأضافت أن فرق الطوارئ تعمل على مدار الساعة لحماية القرى القريبة من مجرى النهر، في حين دعت البلدية السكان إلى \
    الابتعاد عن الضفاف حتى إشعار آخر، وتوقعت الأرصاد استمرار هطول الأمطار حتى نهاية الأسبوع المقبل";

#[test]
fn justified_prose_is_flush_but_for_its_last_line() {
    let justify = |width| lay_out(PROSE, &Options { align: Align::Justify, ..Options::new(Cells(width)) });
    let mut kashidas = 0;
    for width in 40..=120 {
        let layout = justify(width);
        let last = layout.height() - 1;
        let full = (0..last).filter(|&line| layout.width(line) == Cells(width)).count();
        assert_eq!(full, last, "at {width}");
        kashidas += (0..last).flat_map(|line| layout.cells(line)).filter(|cell| cell.start == cell.end).count();
        assert_eq!(layout.cells(last).filter(|cell| cell.start == cell.end).count(), 0);
    }
    assert!(kashidas > 0);
}

#[test]
fn a_kashida_means_the_letter_before_it_and_is_shown_inside_a_range() {
    // One cell is spare on the first line, and the only join that takes it is that of kaf and teh, before alef.
    let layout = lay_out("قرأ كتاب قرأ قرأ", &Options { align: Align::Justify, ..Options::new(Cells(9)) });
    assert_eq!(dump(&layout, 0), "FE8F FE8E 0640 FE98 FEDB _ FE83 FEAE FED7");
    let kashida = layout.cells(0).find(|cell| cell.start == cell.end).map(|cell| cell.column);
    assert_eq!(kashida, Some(Column(2)));
    assert_eq!(layout.hit(0, Column(2)), Offset::new(9));
    assert_eq!(layout.spans(Span::from(7..15)), [(0, Column(0), Cells(5))]);
    assert_eq!(layout.spans(Span::from(7..11)), [(0, Column(3), Cells(2))]);
}

#[test]
fn a_range_of_mixed_text_has_several_stretches() {
    let layout = lay_out("ابج abc دهو", &WIDE);
    let right = WIDE.width.0;
    let spans = layout.spans(Span::from(4..9));
    assert_eq!(spans, [(0, Column(right - 7), Cells(2)), (0, Column(right - 4), Cells(2))]);
}

#[test]
fn a_latin_paragraph_is_justified_by_its_blanks_alone() {
    let options = Options { align: Align::Justify, base: Base::Ltr, ..Options::new(Cells(11)) };
    assert_eq!(lines("ab cd ef g hij klm", options), ["a b _ c d _ e f _ _ g", "h i j _ k l m"]);
}

#[test]
fn a_line_more_than_a_fifth_short_stays_ragged() {
    let options = Options { align: Align::Justify, ..Options::new(Cells(10)) };
    assert_eq!(lay_out("كتاب كت كتابكتابكت", &options).width(0), Cells(7));
}

#[test]
fn a_clipped_headline_ends_with_an_ellipsis() {
    let layout = lay_out_line("وزير الخارجية يصل", &Options::new(Cells(10)));
    assert_eq!((layout.height(), layout.width(0)), (1, Cells(5)));
    assert_eq!(dump(&layout, 0), "2026 FEAE FEF3 FEAF FEED");
    let latin = lay_out_line("abc def ghi", &Options { base: Base::Ltr, ..Options::new(Cells(7)) });
    assert_eq!(dump(&latin, 0), "a b c _ d e 2026");
    assert_eq!((latin.hit(0, Column(6)), latin.place(Offset::new(9))), (Offset::new(6), (0, Column(6))));
}

#[test]
fn a_click_beside_the_text_means_its_nearer_end() {
    let layout = lay_out("ابج دهو", &Options::new(Cells(5)));
    assert_eq!((layout.hit(0, Column(4)), layout.hit(0, Column(0))), (Offset::START, Offset::new(6)));
    assert_eq!(layout.hit(9, Column(0)), Offset::new(13));
    assert_eq!(layout.place(Offset::new(99)), (1, Column(1)));
}

#[test]
fn brackets_inside_an_isolate_are_paired_there() {
    assert_eq!(line("قال \u{2068}a (b)\u{2069} نعم", WIDE), "FEE2 FECC FEE7 _ a _ ( b ) _ FEDD FE8E FED7");
}

#[test]
fn a_prepended_sign_is_one_cluster_with_its_letter() {
    let layout = lay_out("\u{600}a\u{200B}b", &Options { base: Base::Ltr, ..WIDE });
    assert_eq!(spans(&layout), [(0, 3), (3, 6), (6, 7)]);
}
