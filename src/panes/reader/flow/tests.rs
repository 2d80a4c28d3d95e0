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

fn flow(paragraphs: &[&str], width: u16) -> Flow {
    let setting = Setting { width: Cells(width), align: Align::Start, marks: Marks::Keep };
    Flow::new(article(paragraphs), setting)
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
    let line = |block| Row::Line { block, line: 0 };
    assert_eq!(rows, [line(0), Row::Facts, Row::Blank, line(1)]);
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

proptest! {
    #[test]
    fn going_down_and_up_again_ends_where_it_began(
        paragraphs in prop::collection::vec("[ا-ي ]{0,60}", 0..12),
        width in 1_u16..50,
        (start, steps) in (0_usize..200, 0_usize..60),
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut flow = flow(&paragraphs, width);
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
        at in 0_usize..500,
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut flow = flow(&paragraphs, width);
        let text = flow.article().text.clone();
        let letters: Vec<usize> = text.char_indices().filter(|(_, c)| *c != '\n').map(|(at, _)| at).collect();
        let offset = Offset::new(letters[at % letters.len()]);
        let place = flow.find(offset);
        let Row::Line { block, line } = flow.row(place) else { return Err(TestCaseError::fail("no line")) };
        prop_assert!(flow.line_span(block, line).contains(offset));
    }
}
