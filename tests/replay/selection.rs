//! Moving through the text of an article, and selecting it: by keys here, by the mouse in its own part.

use crate::articles::article;
use crate::player::{Player, Stage, ascii};
use crate::{USUAL, WIDE, long, shows, three};
use khabar::app::arrangement::Pane;
use khabar::app::{Gesture, Notice};
use khabar::config::{Role, Settings};
use khabar::model::{Article, BlockKind};
use khabar::panes::reader::flow::Row;
use khabar::panes::reader::moving_end::MovingEnd;
use khabar::panes::reader::selection::Selection;
use khabar::text::{Cells, Offset, Span};
use proptest::prelude::*;
use ratatui::style::Color;
use std::collections::BTreeSet;

/// An article with headings, a list and links of both directions.
pub fn parts() -> Article {
    let mut article = article("تقرير الربع الأول", &["بدأ العام بهدوء. ثم ارتفعت الأسعار! فماذا بعد؟"]);
    article.push(BlockKind::Heading(2), "أسواق الطاقة");
    for number in 0..12 {
        article.push(BlockKind::Paragraph, &format!("جملة أولى في الفقرة {number}. وجملة ثانية عن Brent crude فيها."));
    }
    article.push(BlockKind::Heading(2), "أسواق الغذاء");
    for number in 0..30 {
        article.push(BlockKind::Item { depth: 0, number: None }, &format!("سلعة رقم {number}"));
    }
    article
}

/// The words that stand on the first row of text.
fn first_row(player: &Player) -> String {
    let sight = player.app.reader.in_sight();
    let text = &player.app.reader.article().expect("one is open").text;
    text.get(sight.start.bytes()..).unwrap_or_default().lines().next().unwrap_or_default().to_owned()
}

/// What is selected, as logical text.
pub fn selected(player: &Player) -> &str {
    let article = player.app.reader.article().expect("one is open");
    player.app.reader.selection().map_or("", |selection| selection.span().of(&article.text))
}

/// The logical text of the painted cells that look selected, in the order of reading.
pub fn highlighted(player: &Player) -> String {
    let looks = [background(player, Role::Marked), background(player, Role::MovingEnd)];
    let (buffer, area) = (player.buffer(), player.app.reader.column());
    let flow = player.app.reader.flow().expect("one is open");
    let mut pieces = BTreeSet::new();
    for (row, y) in player.app.reader.rows().iter().zip(area.top..) {
        let Row::Line { piece, line } = *row else { continue };
        let text = flow.text(piece).expect("it is in sight");
        let left = area.left + flow.text_left(text.block.kind);
        for cell in text.layout.cells(line).filter(|cell| cell.width > Cells(0) && cell.start < cell.end) {
            let x = (left + Cells(cell.column.0)).0;
            if looks.contains(&buffer[(x, y)].bg) {
                let origin = text.block.span.start.bytes();
                pieces.insert((origin + cell.start.bytes(), origin + cell.end.bytes()));
            }
        }
    }
    let text = &flow.article().text;
    pieces.into_iter().filter_map(|(start, end)| text.get(start..end)).collect()
}

pub fn background(player: &Player, role: Role) -> Color {
    player.look.over(role).bg.expect("it has one")
}

/// What the cells that look like the moving end show, from the left, and the row they are on.
pub fn moving_end(player: &Player) -> (String, Vec<u16>) {
    let (buffer, look) = (player.buffer(), background(player, Role::MovingEnd));
    let cells = buffer.area.positions().filter(|&place| buffer[place].bg == look);
    let (rows, shown): (BTreeSet<_>, String) = cells.map(|place| (place.y, ascii(buffer[place].symbol()))).unzip();
    (shown, rows.into_iter().collect())
}

/// The sign of a moving end that is shown beside a line.
pub const BESIDE: &str = "│";

/// `text` without blanks and what shows nothing.
fn seen(text: &str) -> String {
    let is_hidden =
        |c: char| c.is_whitespace() || c.is_control() || "\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}".contains(c);
    text.chars().filter(|&c| !is_hidden(c)).collect()
}

#[test]
fn paragraphs_sentences_and_headings_come_to_the_top() {
    let player = Player::new((80, 14), vec![parts()]);
    let player = player.keys("}");
    assert_eq!(first_row(&player), "بدأ العام بهدوء. ثم ارتفعت الأسعار! فماذا بعد؟");
    let player = player.keys("g j");
    assert_eq!(first_row(&player), "أسواق الطاقة");
    let player = player.keys("3 }");
    assert!(first_row(&player).starts_with("جملة أولى في الفقرة 2."));
    let player = player.keys("g j { {");
    assert!(first_row(&player).starts_with("جملة أولى في الفقرة 10."), "{}", first_row(&player));
    let player = player.keys("g k");
    assert_eq!(first_row(&player), "أسواق الطاقة");
    assert_eq!(first_row(&player.keys("g k g k g k")), "تقرير الربع الأول");
}

#[test]
fn motions_end_where_the_article_ends() {
    let player = Player::new((80, 14), vec![parts()]).keys("9 9 }");
    assert_eq!(player.app.reader.progress(), 100);
    let end = player.screen();
    assert_eq!(player.keys("} ) g j").screen(), end);
}

#[test]
fn the_motions_work_from_any_pane_and_on_no_article() {
    let player = Player::new((132, 14), vec![parts(), long()]).keys("}");
    assert_eq!(player.app.focus, Pane::Headlines);
    assert!(first_row(&player).starts_with("بدأ العام"));
    Player::new(USUAL, Vec::new()).keys("} { ) ( g j g k v w 0 $ Ctrl-x Esc").screen();
}

#[test]
fn a_selection_begins_at_the_first_word_in_sight_and_grows_by_words() {
    let player = Player::new(USUAL, vec![parts()]).keys("v");
    assert_eq!(selected(&player), "تقرير");
    let player = player.keys("w w");
    assert_eq!(selected(&player), "تقرير الربع الأول");
    assert_eq!(highlighted(&player), "تقرير الربع الأول");
    let player = player.keys("}");
    assert!(selected(&player).ends_with("فماذا بعد؟"), "{}", selected(&player));
    assert_eq!(selected(&player.keys("( (")).split("\n\n").last(), Some("بدأ العام بهدوء. "));
}

#[test]
fn how_much_is_selected_is_said_as_it_grows() {
    for (keys, words) in [("", "كلمة محددة"), ("w", "كلمتان محددتان"), ("w w", "٣ كلمات محددة")]
    {
        let player = Player::new(USUAL, vec![parts()]).keys("v").keys(keys);
        assert!(shows(&player, words), "{words}\n{}", player.screen());
    }
    let long = "كلمة ".repeat(40_000);
    let stage = Stage::without_names(vec![article("طويل", &[&long])]);
    assert!(shows(&Player::on(&Settings::default(), USUAL, stage).keys("v G"), "نص طويل محدد"));
}

#[test]
fn left_is_onward_in_arabic_and_back_in_english() {
    let player = Player::new(WIDE, three()).keys("Enter v h h");
    assert_eq!(selected(&player), "وزارة ا");
    assert_eq!(selected(&player.keys("l l l")), "وزار");
    let mut english = article("Bridge opened", &["The bridge is open."]);
    english.language = "en".to_owned();
    let player = Player::new(USUAL, vec![english]).keys("v l l");
    assert_eq!(selected(&player), "Bridge o");
}

#[test]
fn a_selection_begins_at_the_hit_or_the_mention_one_is_at() {
    let player = Player::new(WIDE, three()).keys("Enter /").typing("الجسر").keys("Enter n v");
    assert_eq!(selected(&player), "الجِسر");
    let player = Player::new(WIDE, three()).keys("Enter ] v");
    assert!(!selected(&player).is_empty());
    let chosen = player.app.entities.chosen().expect("a mention was walked to");
    let mention = &player.app.found()[chosen.entity].mentions[chosen.mention.expect("it is one")];
    assert_eq!(player.app.reader.selection().map(Selection::span), Some(mention.span));
}

#[test]
fn lines_are_the_lines_of_the_screen() {
    let player = Player::new(USUAL, three()).keys("Enter v j $");
    let line = selected(&player).rsplit("\n\n").next().unwrap_or_default();
    assert!(line.starts_with("افتتحت وزارة النقل أمس") && !line.ends_with(' '), "{line}");
    assert_eq!(selected(&player.keys("0 h h")).rsplit("\n\n").next(), Some("اف"));
}

#[test]
fn going_down_and_up_again_ends_where_it_began() {
    let player = Player::new(USUAL, vec![parts()]).keys("} v w w");
    let before = selected(&player).to_owned();
    let player = player.keys("j j");
    assert!(selected(&player).len() > before.len());
    // The end is between two clusters; what comes back is the place before the cell that was behind it.
    assert_eq!(selected(&player.keys("k k")), before);
}

#[test]
fn the_other_end_moves_once_the_ends_are_swapped() {
    let player = Player::new(USUAL, vec![parts()]).keys("} v w w Ctrl-x w");
    assert_eq!(selected(&player), " العام بهدوء");
    assert_eq!(selected(&player.keys("Ctrl-x w w")), " العام بهدوء. ثم ارتفعت");
}

#[test]
fn what_is_before_the_first_word_can_be_selected_with_it() {
    let player = Player::new(USUAL, vec![parts()]).keys("/").typing("ارتفعت").keys("Enter v b b b");
    assert_eq!(selected(&player), "بهدوء. ثم ارتفعت");
}

#[test]
fn a_selection_is_left_by_esc_by_v_by_q_and_by_opening_another_article() {
    for keys in ["Esc", "v", "q", "J"] {
        let player = Player::new(WIDE, three()).keys("Enter v w").keys(keys);
        assert_eq!(player.app.reader.selection(), None, "{keys}");
        assert_eq!(highlighted(&player), "", "{keys}");
    }
    assert_eq!(Player::new(WIDE, three()).keys("Enter v q").app.focus, Pane::Reader);
}

#[test]
fn without_a_selection_its_motions_say_how_to_begin_one() {
    let player = Player::new(WIDE, three()).keys("Enter w");
    assert_eq!(player.app.notice, Some(Notice::NotSelecting));
    assert!(shows(&player, "لا نص محدد"), "{}", player.screen());
}

#[test]
fn the_moving_end_stays_in_sight() {
    let player = Player::new((80, 14), vec![long()]).keys("v G");
    assert_eq!(player.app.reader.progress(), 100);
    assert!(selected(&player).ends_with("مرة واحدة."));
    let player = player.keys("g g");
    assert_eq!(player.app.reader.in_sight().start, Offset::START);
    let player = player.keys("2 0 j");
    let end = player.app.reader.selection().expect("it goes on").span().end;
    assert!(player.app.reader.in_sight().contains(end));
}

#[test]
fn a_selection_survives_another_size_of_the_screen() {
    let player = Player::new(WIDE, three()).keys("Enter } v w w w");
    let before = selected(&player).to_owned();
    let player = player.resized((60, 20));
    assert_eq!(selected(&player), before);
    assert_eq!(seen(&highlighted(&player)), seen(&before));
}

const KEYS: [&str; 22] = [
    "v", "Home", "End", "h", "l", "j", "k", "w", "b", "0", "$", ")", "(", "}", "{", "Ctrl-x", "g j", "G", "Ctrl-d",
    "7 h", "4 l", "3 w",
];
const TEXTS: &str = "([ابتثلالآ ]|[a1٣Z ]|[.!؟:،() ]|لا|لله|[\u{64E}\u{651}\u{200C}\u{640}]|[é漢🙂]| ){1,90}";

/// Whether exactly one letter looks like the moving end, and is the one at an end of `span`; or a sign beside a line does.
fn is_at_an_end(player: &Player, span: Span) -> bool {
    let (shown, rows) = moving_end(player);
    let text = &player.app.reader.article().expect("one is open").text;
    match player.app.reader.moving_end() {
        Some(MovingEnd::Beside { .. }) => shown == BESIDE && rows.len() == 1,
        Some(MovingEnd::On(letter)) => {
            let rest = [Span::new(span.start, letter.start), Span::new(letter.end, span.end)];
            rows.len() == 1
                && span.meet(letter) == Some(letter)
                && rest.iter().any(|rest| seen(rest.of(text)).is_empty())
        }
        None => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn what_looks_selected_is_what_is_selected_and_cuts_no_cluster(
        paragraphs in prop::collection::vec(TEXTS, 1..4),
        keys in prop::collection::vec(prop::sample::select(&KEYS[..]), 1..12),
        width in 24..90_u16,
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut player = Player::new((width, 60), vec![article("عنوان ثابت", &paragraphs)]).keys("v");
        for key in keys {
            player = player.keys(key);
            let Some(selection) = player.app.reader.selection() else { continue };
            let text = &player.app.reader.article().expect("one is open").text;
            let span = selection.span();
            prop_assert!(!span.is_empty() && text.get(span.bytes()).is_some(), "{span:?} after {key}");
            if player.app.reader.in_sight().meet(span) == Some(span) {
                prop_assert_eq!(seen(&highlighted(&player)), seen(selected(&player)));
                prop_assert!(is_at_an_end(&player, span), "{:?} of {span:?} after {key}", moving_end(&player));
            }
        }
    }

    #[test]
    fn what_the_mouse_is_drawn_over_is_selected_by_whole_clusters(
        paragraphs in prop::collection::vec(TEXTS, 1..4),
        clicks in prop::sample::select(&[Gesture::Click, Gesture::DoubleClick, Gesture::TripleClick][..]),
        cells in prop::collection::vec((0..80_u16, 0..30_u16), 2..6),
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut player = Player::new((80, 30), vec![article("عنوان ثابت", &paragraphs)]);
        for (number, cell) in cells.into_iter().enumerate() {
            player = player.pointing(if number == 0 { clicks } else { Gesture::Drag }, cell);
            let Some(selection) = player.app.reader.selection() else { continue };
            let span = selection.span();
            prop_assert!(!span.is_empty() && span.bytes().len() == selected(&player).len());
            if player.app.reader.in_sight().meet(span) == Some(span) {
                prop_assert_eq!(seen(&highlighted(&player)), seen(selected(&player)));
            }
        }
    }
}
