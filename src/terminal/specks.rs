//! Specks: letters reach over into the cells around theirs, and some terminals (xterm) leave what reaches over standing when only the
//! letter's own cell is written again.
//!
//! So blanks beside a letter that went or changed are written again too. A frame is sent as far as it differs from the one
//! before: such a blank is made to differ by a weight, which nobody sees on a blank.

use super::pen::SEEN_ON_BLANKS;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

/// What tells a blank that is written again from the one before.
const WEIGHT: Modifier = Modifier::BOLD;

/// The frame that was sent last.
#[derive(Debug, Default)]
pub(super) struct Drawn(Buffer);

impl Drawn {
    /// Makes those blanks of `frame` differ that stand beside letters of the frame before which are no more as they were, and
    /// remembers `frame`. To be called with what is sent: encoded, and as large as the screen.
    pub fn renew_blanks(&mut self, frame: &mut Buffer) {
        if self.0.area == frame.area {
            let gone = self.letters_gone(frame);
            self.weigh(frame, &gone);
        }
        self.0.clone_from(frame);
    }

    /// Nothing is on the screen any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Where letters stood that are no more as they were.
    fn letters_gone(&self, frame: &Buffer) -> Vec<bool> {
        let gone = |(old, new): (&Cell, &Cell)| old != new && !is_blank(old);
        self.0.content.iter().zip(&frame.content).map(gone).collect()
    }

    fn weigh(&self, frame: &mut Buffer, gone: &[bool]) {
        let columns = usize::from(frame.area.width).max(1);
        let rows: Vec<bool> = gone.chunks(columns).map(|row| row.contains(&true)).collect();
        for (row, cells) in frame.content.chunks_mut(columns).enumerate() {
            let near = row.saturating_sub(1)..(row + 2).min(rows.len());
            let is_still = rows.get(near.clone()).is_none_or(|rows| !rows.contains(&true));
            for (column, new) in cells.iter_mut().enumerate() {
                let Some(old) = self.0.content.get(row * columns + column) else { return };
                if !is_blank(old) || !is_blank(new) {
                    continue;
                }
                let is_reached = !is_still && near.clone().any(|row| reaches(gone, row * columns, (column, columns)));
                let weight = if is_reached { !old.modifier & WEIGHT } else { old.modifier & WEIGHT };
                new.modifier = (new.modifier - WEIGHT) | weight;
            }
        }
    }
}

/// Whether a letter that is gone stood at `column` of the row that begins at `start`, or at one of its neighbours.
fn reaches(gone: &[bool], start: usize, (column, columns): (usize, usize)) -> bool {
    let near = start + column.saturating_sub(1)..start + (column + 2).min(columns);
    gone.get(near).is_some_and(|near| near.contains(&true))
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Color, Style};

    /// Where the frame `after` has cells to be sent once `before` was, both as rows of letters.
    fn sent(before: &[&str], after: &[&str]) -> Vec<String> {
        let mut drawn = Drawn::default();
        let (mut old, mut new) = (Buffer::with_lines(before.to_vec()), Buffer::with_lines(after.to_vec()));
        drawn.renew_blanks(&mut old);
        drawn.renew_blanks(&mut new);
        let mut marks = vec![".".repeat(usize::from(new.area.width)); usize::from(new.area.height)];
        for (column, row, _) in old.diff(&new) {
            marks[usize::from(row)].replace_range(usize::from(column)..=usize::from(column), "x");
        }
        marks
    }

    #[test]
    fn blanks_beside_a_letter_that_went_are_sent_again() {
        let rows = sent(&["      ", "  a  b", "      ", "      "], &["      ", "     b", "      ", "      "]);
        assert_eq!(rows, [".xxx..", ".xxx..", ".xxx..", "......"]);
    }

    #[test]
    fn blanks_beside_what_is_new_or_stays_are_not_sent() {
        assert_eq!(sent(&["  b", "   "], &["a b", "   "]), ["x..", "..."]);
    }

    #[test]
    fn a_letter_that_looks_otherwise_counts_as_gone() {
        let mut drawn = Drawn::default();
        let mut frame = Buffer::with_lines(["a "]);
        drawn.renew_blanks(&mut frame.clone());
        frame.set_style(frame.area, Style::new().fg(Color::Red));
        let plain = frame.clone();
        drawn.renew_blanks(&mut frame);
        assert_eq!((frame[(0, 0)].modifier, frame[(1, 0)].modifier), (plain[(0, 0)].modifier, Modifier::BOLD));
    }

    #[test]
    fn a_screen_of_another_size_is_sent_as_it_is() {
        let mut drawn = Drawn::default();
        drawn.renew_blanks(&mut Buffer::with_lines(["ab "]));
        let mut frame = Buffer::with_lines(["   "; 2]);
        drawn.renew_blanks(&mut frame);
        assert_eq!(frame, Buffer::with_lines(["   "; 2]));
    }

    fn any_frame() -> impl Strategy<Value = Buffer> {
        let cell = (prop_oneof![3 => Just(' '), 1 => Just('a'), 1 => Just('b')], 0..6_u8);
        proptest::collection::vec(cell, 24).prop_map(|cells| {
            let mut frame = Buffer::empty(ratatui::layout::Rect::new(0, 0, 6, 4));
            for (cell, (letter, look)) in frame.content.iter_mut().zip(cells) {
                let style = match look {
                    0 => Style::new().bold(),
                    1 => Style::new().reversed(),
                    2 => Style::new().underlined(),
                    _ => Style::new(),
                };
                cell.set_char(letter).set_style(style);
            }
            frame
        })
    }

    proptest! {
        #[test]
        fn nothing_that_is_seen_changes_and_what_stays_is_not_sent(frames in proptest::collection::vec(any_frame(), 2..5)) {
            let mut drawn = Drawn::default();
            let unseen = |cell: &Cell| if is_blank(cell) { Modifier::BOLD } else { Modifier::empty() };
            for frame in frames {
                let mut renewed = frame.clone();
                drawn.renew_blanks(&mut renewed);
                for (plain, renewed) in frame.content.iter().zip(&renewed.content) {
                    let mut expected = plain.clone();
                    expected.modifier = (plain.modifier - unseen(plain)) | (renewed.modifier & unseen(plain));
                    prop_assert_eq!(&expected, renewed);
                }
                let mut again = frame.clone();
                drawn.renew_blanks(&mut again);
                prop_assert_eq!(renewed.diff(&again), []);
            }
        }
    }
}
