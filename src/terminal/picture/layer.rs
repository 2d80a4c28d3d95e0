//! The one picture over the cells: when it is sent, and when it is taken away. Pure: bytes come out, the backend writes them.
//!
//! It is sent when it is new, when its place is another, and when what lies below was rewritten; else nothing is.

use super::{Placed, Way};
use ratatui::layout::{Position, Rect};

/// What is drawn over the cells, and what is to be.
#[derive(Debug, Default)]
pub(in crate::terminal) struct Layer {
    wanted: Option<Placed>,
    shown: Option<Placed>,
    /// Whether cells below the picture were written since it was drawn.
    is_soiled: bool,
}

impl Layer {
    /// What the next frame shows.
    pub fn want(&mut self, placed: Option<Placed>) {
        self.wanted = placed;
    }

    /// The cells that the next frame must write again, though they may look as before: a picture lies in them that is to go.
    pub fn stale(&self) -> Option<Rect> {
        let shown = self.shown.as_ref().filter(|_| self.shown != self.wanted)?;
        match shown.drawing.way {
            Way::Kitty => None,
            Way::Iterm2 | Way::Sixel => Some(shown.area()),
        }
    }

    /// What is sent before the cells of a frame.
    pub fn before(&mut self) -> &'static [u8] {
        let Some(shown) = self.shown.take_if(|shown| self.wanted.as_ref() != Some(shown)) else { return b"" };
        taken_away(&shown)
    }

    /// A cell is written.
    pub fn written(&mut self, (column, row): (u16, u16)) {
        self.is_soiled |= match &self.shown {
            // It lies over the cells.
            Some(Placed { drawing, .. }) if drawing.way == Way::Kitty => false,
            Some(shown) => shown.area().contains(Position { x: column, y: row }),
            None => false,
        };
    }

    /// What is sent behind the cells of a frame: the picture, where it is not there already.
    pub fn behind(&mut self) -> Vec<u8> {
        let is_there = self.shown == self.wanted && !self.is_soiled;
        self.is_soiled = false;
        let Some(wanted) = self.wanted.as_ref().filter(|_| !is_there) else { return Vec::new() };
        self.shown = Some(wanted.clone());
        let (row, column) = (u32::from(wanted.top) + 1, u32::from(wanted.left.0) + 1);
        let mut bytes = format!("\x1B[{row};{column}H").into_bytes();
        bytes.extend_from_slice(&wanted.drawing.bytes);
        bytes
    }

    /// The whole screen is cleared: what is sent for the picture, which is not there any more.
    pub fn cleared(&mut self) -> &'static [u8] {
        self.shown.take().as_ref().map_or(b"", taken_away)
    }

    /// What takes the picture off the screen when the terminal is given back; nothing where there is none.
    pub fn removal(&self) -> &'static str {
        self.shown.as_ref().map_or("", |shown| shown.drawing.way.removal())
    }
}

/// What takes a picture away that does not go with its cells.
fn taken_away(shown: &Placed) -> &'static [u8] {
    match shown.drawing.way {
        Way::Kitty => Way::Kitty.removal().as_bytes(),
        Way::Iterm2 | Way::Sixel => b"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Raster;
    use crate::terminal::picture::{Drawing, Line};
    use crate::text::{Cells, Column};
    use std::sync::Arc;

    fn placed(way: Way, left: u16) -> Placed {
        let raster = Raster::new(1, vec![[9; 3]]);
        let drawing = Drawing::new((way, Line::Near), &raster, (Cells(2), 1));
        Placed { drawing: Arc::new(drawing), left: Column(left), top: 3 }
    }

    /// What a frame sends for the picture that writes these cells.
    fn frame(layer: &mut Layer, wanted: Option<&Placed>, cells: &[(u16, u16)]) -> (String, String) {
        layer.want(wanted.cloned());
        let before = layer.before().to_vec();
        for cell in cells {
            layer.written(*cell);
        }
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(before), text(layer.behind()))
    }

    fn sent(placed: &Placed) -> String {
        let bytes = String::from_utf8(placed.drawing.bytes.clone()).unwrap();
        format!("\x1B[4;{}H{bytes}", placed.left.0 + 1)
    }

    fn nothing() -> (String, String) {
        (String::new(), String::new())
    }

    #[test]
    fn a_picture_is_sent_once_and_again_where_cells_below_were_written_if_it_lies_in_them() {
        for way in [Way::Kitty, Way::Iterm2, Way::Sixel] {
            let (mut layer, one) = (Layer::default(), placed(way, 5));
            assert_eq!(frame(&mut layer, Some(&one), &[(5, 3)]), (String::new(), sent(&one)));
            assert_eq!(frame(&mut layer, Some(&one), &[(4, 3), (7, 3), (5, 2), (5, 4)]), nothing(), "{way:?}");
            let again = if way == Way::Kitty { String::new() } else { sent(&one) };
            assert_eq!(frame(&mut layer, Some(&one), &[(6, 3)]), (String::new(), again), "{way:?}");
            assert_eq!(frame(&mut layer, Some(&one), &[]), nothing(), "{way:?}");
        }
    }

    #[test]
    fn a_picture_that_goes_is_taken_away_by_name_or_with_its_cells() {
        let kitty = || (kitty_removal(), String::new());
        for (way, gone, stale) in [
            (Way::Kitty, kitty(), None),
            (Way::Iterm2, nothing(), Some(Rect::new(5, 3, 2, 1))),
            (Way::Sixel, nothing(), Some(Rect::new(5, 3, 2, 1))),
        ] {
            let (mut layer, one) = (Layer::default(), placed(way, 5));
            frame(&mut layer, Some(&one), &[]);
            assert_eq!(layer.stale(), None);
            layer.want(None);
            assert_eq!(layer.stale(), stale, "{way:?}");
            assert_eq!(frame(&mut layer, None, &[]), gone, "{way:?}");
            assert_eq!((layer.stale(), layer.removal()), (None, ""));
            assert_eq!(frame(&mut layer, None, &[(5, 3)]), nothing());
        }
    }

    #[test]
    fn a_picture_at_another_place_is_a_new_one() {
        let (mut layer, one, other) = (Layer::default(), placed(Way::Kitty, 5), placed(Way::Kitty, 6));
        frame(&mut layer, Some(&one), &[]);
        assert_eq!(frame(&mut layer, Some(&other), &[]), (kitty_removal(), sent(&other)));
    }

    #[test]
    fn after_the_screen_was_cleared_it_is_sent_anew() {
        for way in [Way::Kitty, Way::Sixel] {
            let (mut layer, one) = (Layer::default(), placed(way, 5));
            frame(&mut layer, Some(&one), &[]);
            let cleared = layer.cleared();
            assert_eq!(cleared, if way == Way::Kitty { kitty_removal().into_bytes() } else { Vec::new() });
            assert_eq!((layer.cleared(), layer.removal()), (b"".as_slice(), ""));
            assert_eq!(frame(&mut layer, Some(&one), &[]), (String::new(), sent(&one)), "{way:?}");
        }
    }

    #[test]
    fn what_gives_the_terminal_back_takes_the_picture_with_it() {
        for (way, removal) in [(Way::Kitty, kitty_removal()), (Way::Sixel, "\x1B[m\x1B[2J".to_owned())] {
            let mut layer = Layer::default();
            assert_eq!(layer.removal(), "");
            frame(&mut layer, Some(&placed(way, 5)), &[]);
            assert_eq!(layer.removal(), removal);
        }
    }

    fn kitty_removal() -> String {
        "\x1B_Ga=d,d=I,i=7529,q=2\x1B\\".to_owned()
    }
}
