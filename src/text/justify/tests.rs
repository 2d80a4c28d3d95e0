//! Which cells of a full line are spent on what: whole lines, in reading order.

use crate::text::{Align, Cells, Letters, Options, lay_out};

/// The lines of a right-to-left text in reading order, with the cells that were added to them.
fn lines(text: &str, align: Align, width: u16) -> Vec<String> {
    let options = Options { align, letters: Letters::Plain, ..Options::new(Cells(width)) };
    let layout = lay_out(text, &options);
    let line = |line| layout.cells(line).filter(|cell| cell.width > Cells(0)).map(|cell| cell.symbol.to_owned());
    (0..layout.height()).map(|i| line(i).collect::<Vec<_>>().into_iter().rev().collect()).collect()
}

fn first_line(text: &str, width: u16) -> String {
    lines(text, Align::Justify, width).swap_remove(0)
}

#[test]
fn the_best_join_of_a_line_is_lengthened_before_one_nearer_its_end() {
    assert_eq!(first_line("رسم داره دار عين دار", 17), "رسـم داره دار عين");
}

#[test]
fn of_equal_joins_the_one_nearest_the_lines_end_is_lengthened() {
    assert_eq!(first_line("بعد دار وعد دار دار", 16), "بعد دار وعـد دار");
}

#[test]
fn where_the_best_joins_would_shut_out_others_as_many_words_as_can_be_are_lengthened() {
    assert_eq!(first_line("بعد رسم وعد دار دار", 17), "بعـد رسم وعـد دار");
}

#[test]
fn a_word_of_two_letters_is_lengthened_last_and_by_one_cell_alone() {
    assert_eq!(first_line("عين دار من دار دار", 15), "عيـن دار من دار");
    assert_eq!(first_line("دار دار من دار دار", 16), "دار دار مـن  دار");
}

#[test]
fn only_a_good_join_is_lengthened_twice() {
    assert_eq!(first_line("دار دار وعد دار دار", 17), "دار دار وعــد دار");
    assert_eq!(first_line("دار دار عين دار دار", 17), "دار دار عيـن  دار");
}

#[test]
fn wide_blanks_do_not_stand_under_each_other() {
    let found = lines("دار دار دار دار دار دار دار دار دار دار", Align::JustifySpaces, 12);
    assert_eq!(found, ["دار دار  دار", "دار  دار دار", "دار دار  دار", "دار"]);
}

#[test]
fn a_blank_inside_a_name_behind_a_number_or_beside_a_lone_sign_is_widened_last() {
    let spaces = |text, width| lines(text, Align::JustifySpaces, width).swap_remove(0);
    assert_eq!(spaces("دار 5 دارا دار", 11), "دار  5 دارا");
    assert_eq!(spaces("دار دار ، دار دار دار", 14), "دار  دار ، دار");
    assert_eq!(spaces("دار 5 دارا دار", 12), "دار  5  دارا", "two cells, and one good blank");
}
