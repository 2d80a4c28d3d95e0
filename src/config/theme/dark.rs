//! The dark theme, in all colours: a near-black page, bluish panes at its sides, one warm accent.

use super::{Role, Surface};
use crate::config::style::{Colour, Emphasis, Style};
use crate::model::Kind;

const PAGE: Colour = Colour::Rgb(0x16, 0x16, 0x1c);
const SIDE: Colour = Colour::Rgb(0x1b, 0x1e, 0x26);
const BAR: Colour = Colour::Rgb(0x20, 0x24, 0x2e);
const ROW: Colour = Colour::Rgb(0x2a, 0x30, 0x40);
const LINE: Colour = Colour::Rgb(0x3a, 0x40, 0x50);

const INK: Colour = Colour::Rgb(0xd8, 0xd4, 0xc8);
const BRIGHT: Colour = Colour::Rgb(0xf5, 0xf0, 0xe0);
const SOFT: Colour = Colour::Rgb(0x9e, 0x9b, 0x8f);
const ORANGE: Colour = Colour::Rgb(0xe0, 0xa4, 0x58);
const BLUE: Colour = Colour::Rgb(0x7f, 0xb0, 0xd6);
const GREEN: Colour = Colour::Rgb(0x9c, 0xc4, 0x8a);
const VIOLET: Colour = Colour::Rgb(0xc3, 0x9b, 0xdc);
const ROSE: Colour = Colour::Rgb(0xe0, 0x8f, 0x9a);
const SAND: Colour = Colour::Rgb(0xb8, 0xa9, 0x8a);
const RED: Colour = Colour::Rgb(0xf0, 0x80, 0x70);
const OCHRE: Colour = Colour::Rgb(0x6e, 0x56, 0x22);
const SLATE: Colour = Colour::Rgb(0x33, 0x3f, 0x58);
const TEAL: Colour = Colour::Rgb(0x1f, 0x5c, 0x5c);
const STEEL: Colour = Colour::Rgb(0x8f, 0xb4, 0xd8);

/// How a role looks.
pub(super) const fn style(role: Role) -> Style {
    match role {
        Role::Text | Role::Status => Style::NONE.fg(INK),
        Role::Quiet | Role::Caption => Style::NONE.fg(SOFT),
        Role::Title | Role::Unread | Role::Selected => Style::NONE.fg(BRIGHT).with(Emphasis::BOLD),
        Role::Heading => Style::NONE.fg(ORANGE).with(Emphasis::BOLD),
        Role::Accent | Role::Key | Role::Warning => Style::NONE.fg(ORANGE),
        Role::Prompt => Style::NONE.fg(BRIGHT),
        Role::Hit => Style::NONE.fg(BRIGHT).bg(OCHRE),
        Role::CurrentHit => Style::NONE.fg(PAGE).bg(ORANGE).with(Emphasis::BOLD),
        Role::Mention => Style::NONE.fg(BRIGHT).bg(SLATE),
        Role::CurrentMention => Style::NONE.fg(PAGE).bg(STEEL).with(Emphasis::BOLD),
        Role::Marked => Style::NONE.fg(BRIGHT).bg(TEAL),
        Role::Border => Style::NONE.fg(LINE),
        Role::Quote => Style::NONE.fg(SAND),
        Role::Link => Style::NONE.fg(BLUE).with(Emphasis::UNDERLINE),
        Role::Code => Style::NONE.fg(GREEN),
        Role::Error => Style::NONE.fg(RED).with(Emphasis::BOLD),
        Role::Entity(kind) => Style::NONE.fg(entity(kind)),
    }
}

/// The colour of a kind.
const fn entity(kind: Kind) -> Colour {
    match kind {
        Kind::Person => ORANGE,
        Kind::Organization => BLUE,
        Kind::Place => GREEN,
        Kind::Product => VIOLET,
        Kind::Event => ROSE,
        Kind::Date | Kind::Money | Kind::Percent | Kind::Quantity | Kind::Other => SAND,
    }
}

/// How a surface looks.
pub(super) const fn surface(surface: Surface) -> Style {
    let background = match surface {
        Surface::Reading => PAGE,
        Surface::Side => SIDE,
        Surface::Bar => BAR,
        Surface::SelectedRow => ROW,
    };
    Style::NONE.fg(INK).bg(background)
}

/// How a surface looks in the palette of 256: by hand, since its few dark colours would make page and side the same.
pub(super) fn surface_256(at: Surface) -> Style {
    let background = match at {
        Surface::Reading => 233,
        Surface::Side => 235,
        Surface::Bar => 236,
        Surface::SelectedRow => 238,
    };
    surface(at).in_256().bg(Colour::Ansi(background))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.1).
    fn luminance(colour: Colour) -> f64 {
        let [red, green, blue] = colour.red_green_blue();
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio (WCAG 2.1), 1 to 21.
    fn contrast(style: Style) -> f64 {
        let light = |colour: Option<Colour>| luminance(colour.unwrap()) + 0.05;
        let (letters, page) = (light(style.foreground), light(style.background));
        letters.max(page) / letters.min(page)
    }

    const SURFACES: [Surface; 4] = [Surface::Reading, Surface::Side, Surface::Bar, Surface::SelectedRow];

    #[test]
    fn every_role_that_is_read_has_the_contrast_of_wcag_aa_on_every_surface() {
        for role in Role::all().into_iter().filter(|role| *role != Role::Border) {
            for at in SURFACES {
                let contrast = contrast(style(role).over(surface(at)));
                assert!(contrast >= 4.5, "{role:?} on {at:?}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn in_256_colours_every_role_that_is_read_still_has_a_contrast_of_three() {
        for role in Role::all().into_iter().filter(|role| *role != Role::Border) {
            for at in SURFACES {
                let contrast = contrast(style(role).in_256().over(surface_256(at)));
                assert!(contrast >= 3.0, "{role:?} on {at:?}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn running_text_has_the_contrast_of_wcag_aaa() {
        assert!(contrast(style(Role::Text).over(surface(Surface::Reading))) >= 7.0);
    }
}
