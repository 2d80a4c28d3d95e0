//! What a view needs besides the state: the words in the reader's language, the theme, and the time.

use crate::app::arrangement::Area;
use crate::config::{Colour, Emphasis, Role, Sign, Signs, Style, Surface, Theme};
use crate::terminal::Links;
use crate::text::{Base, bidi};
use crate::words::Words;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style as paint;

/// The words and the colours of the screen.
#[derive(Debug)]
pub struct Look {
    /// Every word that is not of an article.
    pub words: Words,
    /// Colours.
    pub theme: Theme,
    /// Signs.
    pub signs: Signs,
    /// Where the links in sight lead, by what their cells carry.
    pub links: Links,
}

impl Look {
    /// These words in this theme, with symbols and without links.
    #[must_use]
    pub fn new(words: Words, theme: Theme) -> Self {
        Self { words, theme, signs: Signs::default(), links: Links::default() }
    }

    /// The sign of something.
    #[must_use]
    pub const fn sign(&self, sign: Sign) -> char {
        self.signs.of(sign)
    }

    /// How `role` is painted on `surface`. A selected row that is told apart by turning it inside out stays of one piece:
    /// roles only make it bold.
    #[must_use]
    pub fn style(&self, surface: Surface, role: Role) -> paint::Style {
        if surface == Surface::SelectedRow && self.theme.turns_rows() {
            let bold = to_ratatui(self.theme.style(role)).add_modifier & paint::Modifier::BOLD;
            return to_ratatui(self.theme.surface(surface)).add_modifier(bold);
        }
        to_ratatui(self.theme.surface(surface)).patch(to_ratatui(self.theme.style(role)))
    }

    /// How a mark of `role` changes what is already painted.
    #[must_use]
    pub fn over(&self, role: Role) -> paint::Style {
        to_ratatui(self.theme.style(role))
    }

    /// A colour of a picture; none where the theme or the terminal has no colours.
    #[must_use]
    pub fn shade(&self, of: [u8; 3]) -> Option<paint::Color> {
        self.theme.shade(of).map(colour)
    }

    /// The direction of the interface's own words.
    #[must_use]
    pub const fn base(&self) -> Base {
        self.words.language().base()
    }
}

/// The direction that a name or another short text is best shown in: right to left as soon as one letter of it is; that
/// of the text around it where it has no letters, so that a percentage looks the same in both.
#[must_use]
pub fn base_of(text: &str, around: Base) -> Base {
    let rtl = bidi::resolve(text, Base::Ltr).as_slice().iter().any(|level| level.is_rtl());
    let ltr = text.chars().any(char::is_alphabetic);
    if rtl {
        Base::Rtl
    } else if ltr {
        Base::Ltr
    } else {
        around
    }
}

fn to_ratatui(style: Style) -> paint::Style {
    const EMPHASES: [(Emphasis, paint::Modifier); 4] = [
        (Emphasis::BOLD, paint::Modifier::BOLD),
        (Emphasis::DIM, paint::Modifier::DIM),
        (Emphasis::UNDERLINE, paint::Modifier::UNDERLINED),
        (Emphasis::REVERSE, paint::Modifier::REVERSED),
    ];
    let held = EMPHASES.iter().filter(|(emphasis, _)| style.emphasis.has(*emphasis));
    let painted = paint::Style {
        fg: style.foreground.map(colour),
        bg: style.background.map(colour),
        add_modifier: held.fold(paint::Modifier::empty(), |all, &(_, one)| all | one),
        ..paint::Style::default()
    };
    // Where bold letters are brightened, black ones would be grey.
    if style.foreground == Some(Colour::Ansi(0)) { painted.remove_modifier(paint::Modifier::BOLD) } else { painted }
}

const fn colour(colour: Colour) -> paint::Color {
    match colour {
        Colour::Rgb(red, green, blue) => paint::Color::Rgb(red, green, blue),
        Colour::Ansi(index) => paint::Color::Indexed(index),
    }
}

/// Fills `area` with `surface`.
pub fn fill(buffer: &mut Buffer, area: Area, style: paint::Style) {
    let area = to_rect(area).intersection(buffer.area);
    for position in area.positions() {
        buffer[position].reset();
        buffer[position].set_style(style);
    }
}

/// The same rectangle in the screen library's terms.
#[must_use]
pub const fn to_rect(area: Area) -> Rect {
    Rect { x: area.left.0, y: area.top, width: area.width.0, height: area.height }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ColourSupport, Standard};
    use crate::words::Language;

    #[test]
    fn a_hit_in_a_bold_title_is_black_and_not_the_grey_that_pterm_and_mlterm_make_of_bold_black() {
        let theme = Standard::Terminal.theme(ColourSupport::Sixteen);
        let look = Look::new(Words::new(Language::Arabic), theme);
        for role in [Role::Hit, Role::CurrentHit, Role::Mention, Role::CurrentMention, Role::MovingEnd] {
            let title = look.style(Surface::Reading, Role::Title);
            assert!(title.add_modifier.contains(paint::Modifier::BOLD));
            let hit = title.patch(look.over(role));
            assert_eq!(hit.fg, Some(paint::Color::Indexed(0)));
            assert!(!hit.add_modifier.contains(paint::Modifier::BOLD), "{role:?}");
        }
    }
}
