//! Laws of the layout engine: true of any text at any width with any options.

use icu_properties::CodePointMapData;
use icu_properties::props::IndicConjunctBreak;
use khabar::text::{
    Align, Base, Breaker, Caret, Cell, Cells, Column, Digits, Direction, Layout, Letters, Level, Marks, Offset,
    Options, Prepared, Span, Typesetter, lay_out, lay_out_line, lay_out_lines,
};
use proptest::prelude::*;
use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const CASES: u32 = 10_000;

/// Characters and clusters that layouts have trouble with, by kind, apart by `|`; each kind with its weight.
const ALPHABETS: [(u8, &str); 14] = [
    (16, "ا|ب|ت|ج|ح|د|ر|س|ش|ص|ض|ط|ع|غ|ف|ق|ك|ل|م|ن|ه|و|ي|ى|ة|ء|آ|أ|إ|ؤ|ئ|لا|الله|لله|ـ"),
    (6, " | | |  "),
    (2, "پ|چ|ژ|گ|ک|ی|ە|ڵ|ۆ|ێ|ڕ|ھ|ہ|ے|ٹ|ڈ|ں|ٱ|א|ב|ש"),
    (2, "ل\u{64E}ا|لأ|ل\u{650}ا\u{655}|لٱ|ل\u{200D}ا|ل\u{200C}ا|لآ\u{64B}"),
    (3, "a|b|C|é|x|fi|Google|http://a.b/c"),
    (3, "0|1|12.5%|٣|٤٫٥٪|۶|2017|-|/|.|,|:|$|%"),
    (3, "\u{64B}|\u{64E}|\u{651}|\u{652}|\u{653}|\u{654}|\u{655}|\u{670}|\u{6D6}|\u{610}|\u{8F0}|\u{300}|\u{20DD}"),
    (2, "(|)|[|]|<|>|«|»|\"|؟|،|؛|!|_|…|—|{|}"),
    (2, "\0|\u{7}|\u{1B}|\t|\u{B}|\u{C}|\u{1C}|\u{7F}|\u{85}|\u{9B}|\n|\r|\r\n|\u{2028}|\u{2029}"),
    (2, "\u{200C}|\u{200D}|\u{200E}|\u{200F}|\u{61C}|\u{200B}|\u{AD}|\u{FEFF}|\u{34F}|\u{FE0F}|\u{2060}|\u{E0020}"),
    (2, "\u{202A}|\u{202B}|\u{202C}|\u{202D}|\u{202E}|\u{2066}|\u{2067}|\u{2068}|\u{2069}|\u{2069}"),
    (1, "\u{A0}|\u{202F}|\u{3000}|\u{2003}|\u{2007}|\u{600}|\u{605}|\u{6DD}|\u{6DD}٣|\u{8E2}|\u{70F}"),
    (
        1,
        "漢|か|한|\u{1100}|\u{1161}|\u{11A8}|😀|👍\u{1F3FD}|🇪🇬|🇪|👨\u{200D}👩|❤\u{FE0F}|1\u{FE0F}\u{20E3}|क्ष|ก|\u{1F3FB}",
    ),
    (1, "\u{FE8F}|\u{FEFB}|\u{FEDD}|\u{FE8D}|\u{FE70}|\u{FE77}|\u{FC5E}|\u{FDF2}|\u{FDFA}|\u{FDFD}|\u{FBFC}|\u{FD3E}"),
];

fn text() -> impl Strategy<Value = String> {
    let weighted = ALPHABETS.iter().flat_map(|&(weight, kind)| vec![kind; usize::from(weight)]);
    let kinds: Vec<Vec<&str>> = weighted.map(|kind| kind.split('|').collect()).collect();
    // Two kinds more: any character at all, and any of the Arabic and presentation blocks.
    let piece = (0..kinds.len() + 2, any::<u32>());
    prop::collection::vec(piece, 0..40).prop_map(move |pieces| {
        let spell = |(kind, pick): (usize, u32)| match kinds.get(kind) {
            Some(kind) => kind[pick as usize % kind.len()].to_owned(),
            None if kind == kinds.len() => any_character(pick),
            None => any_character([0x600, 0x800, 0xFB50, 0xFD50, 0xFE70][pick as usize % 5] + (pick >> 8) % 0x200),
        };
        pieces.into_iter().map(spell).collect()
    })
}

fn any_character(pick: u32) -> String {
    char::from_u32(pick % 0x11_0000).map(String::from).unwrap_or_default()
}

fn options() -> impl Strategy<Value = Options> {
    let bases = prop::sample::select(vec![Base::Auto, Base::Ltr, Base::Rtl]);
    let aligns = prop::sample::select(vec![Align::Start, Align::Justify, Align::JustifySpaces]);
    let breakers = prop::sample::select(vec![Breaker::Greedy, Breaker::TotalFit]);
    let letters = prop::sample::select(vec![Letters::Forms, Letters::Plain]);
    let marks = prop::sample::select(vec![Marks::Keep, Marks::Hide]);
    let digits = prop::sample::select(vec![
        Digits::Keep,
        Digits::Arabic,
        Digits::Latin,
        Digits::AmongArabic,
        Digits::AmongPersian,
    ]);
    let widths = prop_oneof![1..=6u16, 1..=120u16, 1..=500u16];
    let choices = (bases, widths, aligns, breakers, letters, marks, digits);
    choices.prop_map(|(base, width, align, breaker, letters, marks, digits)| Options {
        base,
        width: Cells(width),
        align,
        breaker,
        letters,
        marks,
        digits,
    })
}

fn lines(layout: &Layout) -> impl Iterator<Item = (usize, Vec<Cell<'_>>)> {
    (0..layout.height()).map(|line| (line, layout.cells(line).collect()))
}

/// All of a line but what its cells show.
fn places(layout: &Layout) -> Vec<(usize, Offset, Offset, Column, Cells, Level)> {
    let place = |line, cell: &Cell<'_>| (line, cell.start, cell.end, cell.column, cell.width, cell.level);
    lines(layout).flat_map(|(line, cells)| cells.iter().map(|cell| place(line, cell)).collect::<Vec<_>>()).collect()
}

fn is_added(cell: &Cell<'_>) -> bool {
    cell.start == cell.end
}

/// What a terminal may be sent, said independently of the engine.
fn is_safe(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{61C}' | '\u{AD}' | '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{200B}'..='\u{200F}')
        && !matches!(c, '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
        && !matches!(c, '\u{E0000}'..='\u{E0FFF}')
}

/// Grapheme clusters, lam-alef as one, found without the engine's tables.
fn borders(text: &str) -> Vec<usize> {
    // Unicode 18.0, UAX #29, GB9c, which `unicode-segmentation` has not yet.
    let conjunct = |c: char| CodePointMapData::<IndicConjunctBreak>::new().get(c);
    let is_linked = |at: usize| {
        let (before, behind) = text.split_at(at);
        let before = before.chars().rev().map(conjunct).find(|kind| *kind != IndicConjunctBreak::Extend);
        let behind = behind.chars().next().map(conjunct);
        before == Some(IndicConjunctBreak::Linker) && behind == Some(IndicConjunctBreak::Consonant)
    };
    let is_mark = |c: &char| *c == '\u{200D}' || get_joining_type(*c) == JoiningType::Transparent;
    let mut found = Vec::new();
    let mut before = None;
    for (at, cluster) in text.grapheme_indices(true) {
        if !is_linked(at) && (before != Some('ل') || !cluster.starts_with(['ا', 'أ', 'إ', 'آ', 'ٱ'])) {
            found.push(at);
        }
        before = cluster.chars().rev().find(|c| !is_mark(c));
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_lines_tile_the_text(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        let mut at = Offset::START;
        for line in 0..layout.height() {
            let span = layout.span(line);
            prop_assert_eq!(span.start, at);
            prop_assert!(!span.is_empty() || text.is_empty());
            prop_assert!(text.is_char_boundary(span.end.bytes()));
            at = span.end;
        }
        prop_assert_eq!(at.bytes(), text.len());
    }

    #[test]
    fn digits_of_another_shape_change_nothing_but_what_their_cells_show(text in text(), options in options()) {
        let kept = lay_out(&text, &Options { digits: Digits::Keep, ..options });
        prop_assert_eq!(places(&lay_out(&text, &options)), places(&kept));
    }

    #[test]
    fn each_cluster_is_drawn_once_and_cells_read_back_as_the_text(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        let mut back = String::new();
        let mut starts = Vec::new();
        for (line, cells) in lines(&layout) {
            let mut spans: Vec<(usize, usize)> =
                cells.iter().filter(|cell| !is_added(cell)).map(|cell| (cell.start.bytes(), cell.end.bytes())).collect();
            spans.sort_unstable();
            // Only the characters that stand for words have several cells.
            let several = |span: (usize, usize)| text.get(span.0..span.1).is_some_and(|text| text.contains(|c| c > '\u{FB00}'));
            prop_assert!(spans.windows(2).all(|two| two[0] != two[1] || several(two[0])), "{:?}", spans);
            spans.dedup();
            prop_assert!(spans.iter().all(|span| layout.span(line).meet(Span::from(span.0..span.1)).is_some()));
            back.extend(spans.iter().filter_map(|&(start, end)| text.get(start..end)));
            starts.extend(spans.iter().map(|span| span.0));
        }
        prop_assert_eq!(&back, &text);
        // Presentation lams and alefs fuse as well; the test's own borders know only plain ones.
        if !text.chars().any(|c| c > '\u{FB00}') && !text.is_empty() {
            prop_assert_eq!(starts, borders(&text));
        }
    }

    #[test]
    fn no_line_is_too_wide_and_no_two_cells_share_a_column(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        for (line, cells) in lines(&layout) {
            let mut at = cells.first().map_or(Column(0), |cell| cell.column);
            let left = at;
            for cell in &cells {
                prop_assert_eq!(cell.column, at);
                prop_assert_eq!(cell.width.0 == 0, cell.symbol.is_empty() || is_hanging(cell), "{:?}", cell);
                // What is painted takes as many cells as are kept for it; plain lam-alef alone is miscounted.
                let is_plain_lam = options.letters == Letters::Plain && cell.symbol.contains('ل');
                prop_assert!(cell.width.0 == 0 || usize::from(cell.width.0) == cell.symbol.width() || is_plain_lam);
                at = at + cell.width;
            }
            prop_assert!(at <= Column(options.width.0), "{} cells", at.0);
            prop_assert_eq!(at - Cells(left.0), Column(layout.width(line).0));
            match layout.direction(line) {
                Direction::Ltr => prop_assert_eq!(left, Column(0)),
                Direction::Rtl => prop_assert!(cells.is_empty() || at == Column(options.width.0)),
            }
        }
    }

    #[test]
    fn every_symbol_is_safe_to_send(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        for (_, cells) in lines(&layout) {
            for cell in cells {
                prop_assert!(cell.symbol.chars().all(is_safe), "{:?}", cell);
                prop_assert!(cell.symbol.len() <= 64);
            }
        }
    }

    #[test]
    fn hiding_marks_leaves_no_tashkeel(text in text(), options in options()) {
        let layout = lay_out(&text, &Options { marks: Marks::Hide, ..options });
        let is_tashkeel = |c: char| matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{610}'..='\u{61A}');
        for (_, cells) in lines(&layout) {
            prop_assert!(cells.iter().all(|cell| !cell.symbol.contains(is_tashkeel)));
        }
    }

    #[test]
    fn justifying_keeps_the_letters_and_breaks_no_rule(text in text(), options in options()) {
        let options = Options { breaker: Breaker::Greedy, ..options };
        let ragged = lay_out(&text, &Options { align: Align::Start, ..options });
        let flush = lay_out(&text, &Options { align: Align::Justify, ..options });
        prop_assert_eq!(ragged.height(), flush.height());
        let mut above = Vec::new();
        for (line, cells) in lines(&flush) {
            let is_kashida = |cell: &&Cell<'_>| is_added(cell) && cell.symbol == "ـ";
            let kashidas: Vec<Column> = cells.iter().filter(is_kashida).map(|cell| cell.column).collect();
            prop_assert!(kashidas.iter().all(|column| !above.contains(column)), "one under another");
            above = kashidas;
            prop_assert_eq!(ragged.span(line), flush.span(line));
            let letters = |cell: &Cell<'_>| (cell.symbol.to_owned(), cell.start, cell.end, cell.width, cell.level);
            let kept: Vec<_> = cells.iter().filter(|cell| !is_added(cell)).map(letters).collect();
            prop_assert_eq!(kept, ragged.cells(line).map(|cell| letters(&cell)).collect::<Vec<_>>());
            check_fill(&text, &flush, line, &cells, options.width)?;
        }
    }

    #[test]
    fn fitted_lines_break_no_rule(text in text(), options in options(), spaces in any::<bool>()) {
        let align = if spaces { Align::JustifySpaces } else { Align::Justify };
        let layout = lay_out(&text, &Options { breaker: Breaker::TotalFit, align, ..options });
        let mut above = Vec::new();
        for (line, cells) in lines(&layout) {
            let is_kashida = |cell: &&Cell<'_>| is_added(cell) && cell.symbol == "ـ";
            let kashidas: Vec<Column> = cells.iter().filter(is_kashida).map(|cell| cell.column).collect();
            prop_assert!(kashidas.iter().all(|column| !above.contains(column)), "one under another");
            prop_assert!(kashidas.is_empty() || align == Align::Justify, "spaces alone");
            above = kashidas;
            check_fill(&text, &layout, line, &cells, options.width)?;
        }
    }

    #[test]
    fn a_column_finds_the_cluster_that_was_placed_there(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        for (line, cells) in lines(&layout) {
            for cell in cells.iter().filter(|cell| cell.width > Cells(0) && !is_added(cell)) {
                let (placed, column) = layout.place(cell.start);
                prop_assert_eq!(placed, line);
                prop_assert_eq!(layout.hit(placed, column), cell.start);
                for inside in 0..cell.width.0 {
                    prop_assert_eq!(layout.hit(line, cell.column + Cells(inside)), cell.start);
                }
            }
        }
    }

    #[test]
    fn any_column_gives_a_place_on_its_line(text in text(), options in options(), column in 0..140u16) {
        let layout = lay_out(&text, &options);
        for line in 0..layout.height() {
            let offset = layout.hit(line, Column(column));
            prop_assert!(layout.span(line).start <= offset && offset <= layout.span(line).end);
            prop_assert!(text.is_char_boundary(offset.bytes()));
            let (_, column) = layout.place(offset);
            prop_assert!(column < Column(options.width.0));
        }
    }

    #[test]
    fn the_spans_of_a_range_are_the_columns_of_its_cells(
        text in text(), options in options(), from in 0..200usize, length in 0..200usize
    ) {
        let layout = lay_out(&text, &options);
        let range = Span::from(from..from + length);
        let mut expected = Vec::new();
        for (line, cells) in lines(&layout) {
            for cell in cells.iter().filter(|cell| !is_added(cell)) {
                let is_in = Span::new(cell.start, cell.end).meet(range).is_some();
                expected.extend((0..cell.width.0).filter(|_| is_in).map(|i| (line, cell.column.0 + i)));
            }
        }
        let spans = layout.spans(range);
        let mut found: Vec<(usize, u16)> = Vec::new();
        for &(line, left, width) in &spans {
            prop_assert!(width > Cells(0));
            found.extend((left.0..left.0 + width.0).map(|column| (line, column)));
        }
        // Two stretches never touch: neighbours are merged.
        let apart = |two: &[(usize, Column, Cells)]| two[0].0 < two[1].0 || two[0].1 + two[0].2 < two[1].1;
        prop_assert!(spans.windows(2).all(apart));
        let added: Vec<(usize, u16)> = lines(&layout)
            .flat_map(|(line, cells)| cells.into_iter().filter(is_added).map(move |cell| (line, cell.column.0)))
            .collect();
        found.retain(|column| !added.contains(column));
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_caret_stands_at_the_edge_of_the_cluster_it_belongs_to(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        for (line, cells) in lines(&layout) {
            for cell in cells.iter().filter(|cell| cell.width > Cells(0) && !is_added(cell)) {
                let same = |other: &&Cell<'_>| other.start == cell.start && other.end == cell.end;
                let whole: Vec<&Cell<'_>> = cells.iter().filter(same).collect();
                let added = cells.iter().filter(|other| is_added(other) && other.start == cell.end).count();
                let added = u16::try_from(added).unwrap();
                let (left, right) = (whole[0].column, whole[whole.len() - 1].column + whole[whole.len() - 1].width);
                let rtl = cell.level.0 % 2 == 1;
                let (start, end) = if rtl { (right, left - Cells(added)) } else { (left, right + Cells(added)) };
                prop_assert_eq!(layout.caret(Caret::before(cell.start)), (line, start));
                prop_assert_eq!(layout.caret(Caret::behind(cell.end)), (line, end));
            }
        }
    }

    #[test]
    fn a_caret_walks_over_a_line_from_edge_to_edge_and_back(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        for line in 0..layout.height() {
            let mut caret = Caret::before(layout.span(line).start);
            prop_assert_eq!(layout.caret(caret).0, line);
            while let Some(next) = layout.right_of(caret).filter(|&next| layout.caret(next).0 == line) {
                prop_assert!(layout.caret(next).1 > layout.caret(caret).1, "{:?} to {:?}", caret, next);
                caret = next;
            }
            let right = layout.caret(caret).1;
            let mut steps = Vec::new();
            while let Some(next) = layout.left_of(caret).filter(|&next| layout.caret(next).0 == line) {
                prop_assert!(layout.caret(next).1 < layout.caret(caret).1, "{:?} to {:?}", caret, next);
                steps.push(layout.caret(caret).1);
                caret = next;
            }
            let left = layout.caret(caret).1;
            prop_assert_eq!(right.0 - left.0, layout.width(line).0, "from edge to edge");
            while let Some(column) = steps.pop() {
                caret = layout.right_of(caret).unwrap();
                prop_assert_eq!(layout.caret(caret), (line, column), "back over the same places");
            }
        }
    }

    #[test]
    fn a_clipped_text_is_the_start_of_the_whole(text in text(), options in options(), lines in 1..4usize) {
        let whole = lay_out(&text, &options);
        let clipped = lay_out_lines(&text, &options, lines);
        prop_assert_eq!(clipped.height(), whole.height().min(lines));
        let last = clipped.height() - 1;
        for line in 0..clipped.height() {
            let cells: Vec<_> = clipped.cells(line).collect();
            prop_assert!(clipped.width(line) <= options.width);
            let ellipses = cells.iter().filter(|cell| is_added(cell) && cell.symbol == "…").count();
            prop_assert_eq!(ellipses, usize::from(line == last && whole.height() > lines));
            prop_assert_eq!(clipped.span(line).start, whole.span(line).start);
        }
        let end = clipped.span(last).end;
        let (line, column) = clipped.place(end);
        prop_assert!(line == last || whole.height() <= lines);
        prop_assert!(column < Column(options.width.0));
        if whole.height() > lines {
            prop_assert_eq!(clipped.hit(last, column), end);
        }
    }

    #[test]
    fn one_line_is_one_line(text in text(), options in options()) {
        prop_assert_eq!(lay_out_line(&text, &options).height(), 1);
    }
}

/// A blank that hangs keeps its symbol and has no width.
/// Every line of `layouts` with its cells, written out.
fn written(layouts: impl Iterator<Item = Layout>) -> Vec<String> {
    let line = |layout: &Layout, line| format!("{:?} {:?}", layout.span(line), layout.cells(line).collect::<Vec<_>>());
    layouts.flat_map(|layout| (0..layout.height()).map(|i| line(&layout, i)).collect::<Vec<_>>()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn piece_by_piece_the_lines_are_those_of_the_whole(
        texts in prop::collection::vec((text(), 0..900_usize), 1..4),
        options in options(),
    ) {
        let text: String = texts.iter().map(|(text, times)| text.repeat(*times)).collect();
        let whole = written(std::iter::once(lay_out(&text, &options)));
        let mut typesetter = Typesetter::new();
        prop_assert_eq!(written(typesetter.pieces(&text, &options)), whole.clone());
        let mut prepared = Prepared::new(&text, options.base);
        let pieces = (0..prepared.pieces()).map(|piece| prepared.lay_out(&text, piece, &options, &mut typesetter));
        prop_assert!(text.is_empty() || written(pieces) == whole);
    }
}

fn is_hanging(cell: &Cell<'_>) -> bool {
    matches!(cell.symbol, " " | "\u{3000}") && cell.width == Cells(0)
}

/// No rule of justification is broken on a line: see the design of kashida in `text::justify`.
fn check_fill(text: &str, layout: &Layout, line: usize, cells: &[Cell<'_>], limit: Cells) -> Result<(), TestCaseError> {
    let added: Vec<&Cell<'_>> = cells.iter().filter(|cell| is_added(cell)).collect();
    if added.is_empty() {
        return Ok(());
    }
    let count = u16::try_from(added.len()).unwrap_or(u16::MAX);
    prop_assert_eq!(layout.width(line), limit, "filled wholly");
    prop_assert!(count * 5 <= limit.0, "a line more than a fifth short stays ragged");
    prop_assert!(layout.span(line).end.bytes() < text.len(), "never the last line");
    let mut words = Vec::new();
    for cell in added {
        match cell.symbol {
            "ـ" => {
                prop_assert_eq!(layout.direction(line), Direction::Rtl);
                check_kashida(text, cell)?;
                words.push(word_at(text, layout.span(line), cell.start));
            }
            " " => prop_assert!(cells.iter().any(|blank| blank.end == cell.start && blank.symbol.trim().is_empty())),
            other => prop_assert!(false, "added {:?}", other),
        }
    }
    words.sort_unstable();
    for chunk in words.chunk_by(|a, b| a == b) {
        prop_assert!(chunk.len() <= 2, "two in a word at most");
    }
    words.dedup();
    prop_assert!(words.windows(2).all(|two| two[1] - two[0] > 1), "never in neighbouring words: {:?}", words);
    Ok(())
}

/// The number of the word around `at`, counted from the line's start.
fn word_at(text: &str, line: Span, at: Offset) -> usize {
    let before = text.get(line.start.bytes()..at.bytes()).unwrap_or_default();
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\u{2003}' | '\u{3000}');
    before.split(is_blank).filter(|word| !word.is_empty()).count()
}

fn check_kashida(text: &str, cell: &Cell<'_>) -> Result<(), TestCaseError> {
    let (before, after) = text.split_at(cell.start.bytes());
    let is_mark = |c: &char| get_joining_type(*c) == JoiningType::Transparent;
    let is_right_joining = |c: char| "اأإآٱدذرزوؤةىءڕژڈۆے".contains(c) && c != 'ى';
    let letter = before.chars().rev().find(|c| !is_mark(c)).unwrap_or(' ');
    let next = after.chars().next().unwrap_or(' ');
    prop_assert!(letter.is_alphabetic() && !letter.is_ascii() && !is_right_joining(letter), "behind {:?}", letter);
    prop_assert!(next.is_alphabetic() && !next.is_ascii() && !is_mark(&next), "before {:?}", next);
    prop_assert!(!(letter == 'ل' && matches!(next, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ')), "inside lam-alef");
    prop_assert!(cell.level.is_rtl());
    let last = before.chars().next_back().unwrap_or(' ');
    prop_assert!(last != '\u{200C}' && next != '\u{200C}', "beside ZWNJ");
    let letters: String = after.chars().filter(|c| !is_mark(c)).take(2).collect();
    let behind = letters.chars().nth(1).map(get_joining_type);
    let is_final =
        !matches!(behind, Some(JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing));
    if is_final && matches!(next, 'ي' | 'ى' | 'ی' | 'ئ') {
        prop_assert!("سشصضـ".contains(letter), "before a final yeh behind {:?}", letter);
    }
    let earlier: String = before.chars().rev().filter(|c| !is_mark(c)).take(2).collect();
    prop_assert!(!(earlier.starts_with('ل') && letters == "له"), "inside the name of God");
    prop_assert!(!(earlier == "لل" && letters.starts_with('ه')), "inside the name of God");
    Ok(())
}
