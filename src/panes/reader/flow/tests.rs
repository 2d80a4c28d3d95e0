//! Laws of the column: whatever the article and the width, places follow each other without a gap.

use super::*;
use proptest::prelude::*;

fn article(paragraphs: &[&str]) -> Arc<Article> {
    let mut article = Article { language: "ar".to_owned(), ..Article::default() };
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let kind = match number % 4 {
            0 => BlockKind::Title,
            1 => BlockKind::Paragraph,
            _ => BlockKind::Item { depth: 0, number: None },
        };
        article.push(kind, paragraph);
    }
    Arc::new(article)
}

fn setting(width: u16) -> Setting {
    Setting {
        width: Cells(width),
        align: Align::Start,
        marks: Marks::Keep,
        digits: Digits::Keep,
        spacing: Spacing::Normal,
        links: Links::Inline,
    }
}

fn flow(paragraphs: &[&str], width: u16) -> Flow {
    Flow::new(&article(paragraphs), setting(width))
}

fn spaced(paragraphs: &[&str], (width, spacing): (u16, Spacing)) -> Flow {
    Flow::new(&article(paragraphs), Setting { spacing, ..setting(width) })
}

/// The rows of an article of these blocks as signs: `T` for a line of text, `F` for the facts, `.` for nothing.
fn signs(blocks: &[(BlockKind, &str)], spacing: Spacing) -> String {
    let mut article = Article { language: "ar".to_owned(), ..Article::default() };
    for (kind, text) in blocks {
        article.push(*kind, text);
    }
    let mut flow = Flow::new(&Arc::new(article), Setting { spacing, ..setting(12) });
    let sign = |row: &Row| match row {
        Row::Blank => '.',
        Row::Facts => 'F',
        Row::Line { .. } => 'T',
        Row::FootnotesHead => 'H',
        Row::Footnote { .. } => 'L',
    };
    flow.window(Place::default(), 100).iter().map(sign).collect()
}

fn spacing() -> impl Strategy<Value = Spacing> {
    prop::sample::select(vec![Spacing::Tight, Spacing::Normal, Spacing::Loose])
}

/// Every place from the first row to the last.
fn places(flow: &mut Flow) -> Vec<Place> {
    let mut places = vec![flow.first()];
    loop {
        let last = places[places.len() - 1];
        let next = flow.below(last, 1);
        if next == last {
            return places;
        }
        places.push(next);
    }
}

#[test]
fn the_line_of_facts_stands_right_under_the_headline() {
    let mut flow = flow(&["عنوان", "فقرة"], 40);
    let rows = flow.window(Place::default(), 10);
    let line = |piece| Row::Line { piece, line: 0 };
    assert_eq!(rows, [line(0), Row::Facts, Row::Blank, line(2)]);
}

#[test]
fn the_items_of_a_list_stand_close() {
    let mut flow = flow(&["عنوان", "فقرة", "بند", "بند"], 40);
    let blanks = flow.window(Place::default(), 20).iter().filter(|&&row| row == Row::Blank).count();
    assert_eq!(blanks, 2);
}

#[test]
fn an_article_without_blocks_has_one_row_of_facts() {
    let mut flow = flow(&[], 40);
    assert_eq!(flow.window(Place::default(), 5), [Row::Facts]);
    assert_eq!((flow.last(), flow.offset(Place::default())), (Place::default(), Offset::START));
}

#[test]
fn only_what_is_near_the_rows_in_sight_is_laid_out() {
    let mut flow = flow(&["كلمة"; 1000], 40);
    flow.window(Place::default(), 20);
    flow.lowest_top(20);
    let laid_out = flow.layouts.iter().flatten().count();
    assert!(laid_out < 60, "{laid_out}");
}

#[test]
fn an_article_in_urdu_is_filled_by_spaces_alone() {
    let paragraph =
        "وزیر خارجہ نے کہا کہ دونوں ملکوں کے درمیان تجارت اور تعلیم کے شعبوں میں تعاون بڑھایا جائے گا۔ ".repeat(4);
    let kashidas = |language: &str| {
        let mut article = Article::clone(&article(&["عنوان", &paragraph]));
        article.language = language.to_owned();
        let setting = Setting { align: Align::Justify, ..setting(40) };
        let mut flow = Flow::new(&Arc::new(article), setting);
        flow.window(Place::default(), 20);
        let layouts = flow.layouts.iter().flatten();
        layouts
            .flat_map(|layout| (0..layout.height()).flat_map(|line| layout.cells(line)))
            .filter(|cell| cell.symbol == "ـ")
            .count()
    };
    assert_eq!((kashidas("ur"), kashidas("ur-PK")), (0, 0));
    assert!(kashidas("fa") > 0);
}

#[test]
fn text_in_latin_script_has_no_kashida_and_an_article_in_it_hangs_on_the_left() {
    let paragraph =
        "The port authority said on Monday that the old quay would be open to fishing boats again. ".repeat(4);
    let set = |language: &str| {
        let mut article = Article::clone(&article(&["عنوان", &paragraph]));
        article.language = language.to_owned();
        let mut flow = Flow::new(&Arc::new(article), Setting { align: Align::Justify, ..setting(40) });
        flow.window(Place::default(), 20);
        let layout = flow.layouts[2].clone().expect("it is in sight");
        let lines = 0..layout.height();
        let kashidas = lines.clone().flat_map(|line| layout.cells(line)).filter(|cell| cell.symbol == "ـ").count();
        let lefts: Vec<u16> = lines.filter_map(|line| Some(layout.cells(line).next()?.column.0)).collect();
        (kashidas, lefts.iter().all(|&left| left == 0))
    };
    assert_eq!(set("en"), (0, true));
    assert_eq!(set("ar").0, 0);
}

/// An article of this many paragraphs with a link in each, and its links listed.
fn footnoted(paragraphs: usize, (width, spacing): (u16, Spacing)) -> Flow {
    let mut article = Article { language: "ar".to_owned(), ..Article::default() };
    for number in 0..paragraphs {
        article.push(BlockKind::Paragraph, "تفاصيل الخبر هنا");
        let span = article.blocks[number].span;
        let url = format!("https://example.org/{number}");
        article.blocks[number].links.push(crate::model::Link { span, url });
    }
    Flow::new(&Arc::new(article), Setting { spacing, links: Links::Footnotes, ..setting(width) })
}

#[test]
fn the_links_are_listed_behind_the_text_each_with_words_and_address() {
    let mut flow = footnoted(2, (40, Spacing::Normal));
    let rows = flow.window(Place::default(), 20);
    let line = |piece| Row::Line { piece, line: 0 };
    let note = |piece, line| Row::Footnote { piece, line };
    let text = [Row::Facts, Row::Blank, line(1), Row::Blank, line(2), Row::Blank];
    let list = [Row::FootnotesHead, note(4, 0), note(4, 1), note(5, 0), note(5, 1)];
    assert_eq!(rows, [&text[..], &list[..]].concat());
    let notes = [4, 5].map(|piece| flow.footnote(piece).map(|note| (note.number, note.url.to_owned(), note.address)));
    assert_eq!(notes, [1, 2].map(|number| Some((number, format!("https://example.org/{}", number - 1), 1))));
}

#[test]
fn without_links_there_is_no_list() {
    let mut flow = Flow::new(&article(&["عنوان", "فقرة"]), Setting { links: Links::Footnotes, ..setting(40) });
    assert_eq!((flow.window(Place::default(), 9).len(), flow.has_footnotes()), (4, false));
}

#[test]
fn a_place_in_the_list_is_found_again_at_another_width_and_without_the_list_it_is_the_end_of_the_text() {
    let mut flow = footnoted(9, (40, Spacing::Normal));
    let note = places(&mut flow).into_iter().rev().nth(5).expect("it has more rows");
    let (offset, url) = (flow.offset(note), flow.footnote(note.piece).map(|note| note.url.to_owned()));
    flow.reset(Setting { width: Cells(12), links: Links::Footnotes, ..setting(12) });
    let found = flow.find(offset);
    flow.window(found, 1);
    assert_eq!(flow.footnote(found.piece).map(|note| note.url.to_owned()), url);
    flow.reset(setting(40));
    assert_eq!((flow.find(offset), flow.has_footnotes()), (flow.last(), false));
}

#[test]
fn set_tight_only_what_goes_on_in_the_same_way_stands_close() {
    use BlockKind::{Heading, Paragraph, Quote, Title};
    let blocks = [
        (Title, "عنوان"),
        (Paragraph, "فقرة"),
        (Paragraph, "فقرة"),
        (Heading(2), "فصل"),
        (Paragraph, "فقرة"),
        (Quote, "قول"),
        (Quote, "قول"),
        (Paragraph, "فقرة"),
    ];
    assert_eq!(signs(&blocks, Spacing::Tight), "TF.TT.TT.TT.T");
    assert_eq!(signs(&blocks, Spacing::Normal), "TF.T.T.T.T.T.T.T");
    assert_eq!(signs(&blocks, Spacing::Loose), "TF..T..T..T..T..T..T..T");
}

#[test]
fn set_loose_the_lines_of_running_text_are_apart_and_blocks_more_so() {
    let item = BlockKind::Item { depth: 0, number: None };
    let blocks = [
        (BlockKind::Title, "عنوان طويل جدا"),
        (BlockKind::Paragraph, "افتتحت البلدية"),
        (item, "بند"),
        (item, "بند ثان طويل"),
        (BlockKind::Code, "سطر\nسطر"),
    ];
    assert_eq!(signs(&blocks, Spacing::Normal), "TTF.TT.TTT.TT");
    assert_eq!(signs(&blocks, Spacing::Loose), "TTF..T.T..T.T.T..TT");
}

#[test]
fn the_parts_of_a_long_paragraph_are_as_far_apart_as_its_lines() {
    let paragraph = "قالت الوزارة إن العمل في الميناء الجديد سيبدأ في الربيع. ".repeat(600);
    let mut flow = spaced(&["عنوان", &paragraph], (60, Spacing::Loose));
    assert!(flow.pieces.len() > 4);
    for (at, place) in places(&mut flow).into_iter().skip(4).enumerate() {
        assert_eq!(flow.row(place) == Row::Blank, at % 2 == 1, "{at}");
    }
}

#[test]
fn of_a_very_long_paragraph_only_the_part_in_sight_is_laid_out() {
    let paragraph = "قالت الوزارة إن العمل في الميناء الجديد سيبدأ في الربيع. ".repeat(20_000);
    let mut flow = flow(&["عنوان", &paragraph], 60);
    let half = flow.article().text.len() / 2;
    let middle = (0..half).rev().find(|&at| flow.article().text.is_char_boundary(at)).unwrap();
    let place = flow.find(Offset::new(middle));
    assert_eq!(flow.window(place, 30).len(), 30);
    flow.last();
    let laid_out = flow.layouts.iter().flatten().count();
    assert!((2..8).contains(&laid_out), "{laid_out} of {}", flow.layouts.len());
    assert!(flow.layouts.len() > 100);
}

#[test]
fn the_parts_of_a_long_paragraph_follow_each_other_without_a_gap() {
    let paragraph = "قالت الوزارة إن العمل في الميناء الجديد سيبدأ في الربيع. ".repeat(600);
    let mut flow = flow(&["عنوان", &paragraph], 60);
    assert!(flow.pieces.len() > 4);
    let mut reached = flow.article().blocks[1].span.start;
    for place in places(&mut flow).into_iter().skip(3) {
        let Row::Line { piece, line } = flow.row(place) else { panic!("a gap at {place:?}") };
        let span = flow.line_span(piece, line);
        assert_eq!(span.start, reached);
        assert_eq!(flow.find(span.start), place);
        reached = span.end;
    }
    assert_eq!(reached, flow.article().blocks[1].span.end);
}

#[test]
fn what_is_far_from_sight_is_forgotten() {
    let mut flow = flow(&vec!["كلمة أولى وكلمة ثانية"; 3000], 12);
    let mut place = flow.first();
    for _ in 0..500 {
        place = flow.below(place, 20);
        flow.window(place, 20);
        let laid_out = flow.layouts.iter().flatten().count();
        assert!(laid_out <= MANY + 20, "{laid_out}");
    }
    assert!(place > flow.first());
}

proptest! {
    #[test]
    fn going_down_and_up_again_ends_where_it_began(
        paragraphs in prop::collection::vec("[ا-ي ]{0,60}", 0..12),
        width in 1_u16..50,
        spacing in spacing(),
        (start, steps) in (0_usize..200, 0_usize..60),
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut flow = spaced(&paragraphs, (width, spacing));
        let all = places(&mut flow);
        let start = start % all.len();
        let end = (start + steps).min(all.len() - 1);
        prop_assert_eq!(flow.below(all[start], steps), all[end]);
        prop_assert_eq!(flow.above(all[end], end - start), all[start]);
        prop_assert_eq!(flow.above(all[start], start), flow.first());
        prop_assert_eq!(flow.last(), all[all.len() - 1]);
    }

    #[test]
    fn every_character_is_found_on_a_row_that_shows_it(
        paragraphs in prop::collection::vec("[ا-ي ]{1,60}", 1..8),
        width in 1_u16..50,
        spacing in spacing(),
        at in 0_usize..500,
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut flow = spaced(&paragraphs, (width, spacing));
        let text = flow.article().text.clone();
        let letters: Vec<usize> = text.char_indices().filter(|(_, c)| *c != '\n').map(|(at, _)| at).collect();
        let offset = Offset::new(letters[at % letters.len()]);
        let place = flow.find(offset);
        let Row::Line { piece, line } = flow.row(place) else { return Err(TestCaseError::fail("no line")) };
        prop_assert!(flow.line_span(piece, line).contains(offset));
    }

    #[test]
    fn the_first_character_below_a_row_is_on_the_next_row_of_text(
        paragraphs in prop::collection::vec("[ا-ي]{1,60}", 2..8),
        width in 1_u16..50,
        spacing in spacing(),
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut flow = spaced(&paragraphs, (width, spacing));
        let all = places(&mut flow);
        for (at, &place) in all.iter().enumerate() {
            let offset = flow.offset(place);
            let next = all[at..].iter().copied().find(|&below| matches!(flow.row(below), Row::Line { .. }));
            prop_assert_eq!(Some(flow.find(offset)), next);
        }
    }

    #[test]
    fn the_rows_of_the_list_are_walked_like_any_other(
        (paragraphs, width, spacing) in (0_usize..9, 1_u16..50, spacing()),
        (start, steps) in (0_usize..200, 0_usize..60),
    ) {
        let mut flow = footnoted(paragraphs, (width, spacing));
        let all = places(&mut flow);
        let start = start % all.len();
        let end = (start + steps).min(all.len() - 1);
        prop_assert_eq!(flow.below(all[start], steps), all[end]);
        prop_assert_eq!(flow.above(all[end], end - start), all[start]);
        prop_assert_eq!(flow.last(), all[all.len() - 1]);
        let offset = flow.offset(all[start]);
        let again = flow.find(offset);
        prop_assert_eq!(flow.offset(again), offset);
        // No caret stands in the list.
        let end = crate::text::Caret::behind(Offset::new(flow.article().text.len()));
        prop_assert_eq!(flow.lines_below(end, 5, crate::text::Column(0)), end);
    }

    #[test]
    fn spacing_changes_nothing_but_blank_rows(
        paragraphs in prop::collection::vec("[ا-ي ]{0,60}", 0..12),
        width in 1_u16..50,
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let rows = [Spacing::Tight, Spacing::Normal, Spacing::Loose].map(|spacing| {
            let mut flow = spaced(&paragraphs, (width, spacing));
            let rows: Vec<Row> = places(&mut flow).into_iter().map(|place| flow.row(place)).collect();
            (rows.len(), rows.into_iter().filter(|&row| row != Row::Blank).collect::<Vec<_>>())
        });
        prop_assert!(rows[0].1 == rows[1].1 && rows[1].1 == rows[2].1);
        prop_assert!(rows[0].0 <= rows[1].0 && rows[1].0 <= rows[2].0);
    }
}
