//! The theme in the terminal's own sixteen colours. Whether its background is dark or light is not known, so letters and
//! page stay as the terminal has them, quiet text is dim, and rows and hits are reversed.

use super::{Role, Surface};
use crate::config::style::{Colour, Emphasis, Style};
use crate::model::Kind;

const RED: Colour = Colour::Ansi(1);
const GREEN: Colour = Colour::Ansi(2);
const YELLOW: Colour = Colour::Ansi(3);
const MAGENTA: Colour = Colour::Ansi(5);
const CYAN: Colour = Colour::Ansi(6);
const BLUE: Colour = Colour::Ansi(4);
const WHITE: Colour = Colour::Ansi(15);
/// Never bold, not even over bold letters: many terminals brighten those, black to grey.
const BLACK: Colour = Colour::Ansi(0);

/// How a role looks.
pub(super) const fn style(role: Role) -> Style {
    match role {
        Role::Text | Role::Status | Role::Prompt => Style::NONE,
        Role::Quiet | Role::Caption | Role::Border => Style::NONE.with(Emphasis::DIM),
        Role::Title | Role::Unread | Role::Selected => Style::NONE.with(Emphasis::BOLD),
        Role::Accent | Role::Heading => Style::NONE.fg(YELLOW).with(Emphasis::BOLD),
        Role::Key | Role::Warning => Style::NONE.fg(YELLOW),
        Role::Hit => Style::NONE.fg(BLACK).bg(YELLOW),
        Role::CurrentHit => Style::NONE.fg(BLACK).bg(YELLOW).with(Emphasis::UNDERLINE),
        Role::Mention => Style::NONE.fg(BLACK).bg(CYAN),
        Role::CurrentMention => Style::NONE.fg(BLACK).bg(CYAN).with(Emphasis::UNDERLINE),
        Role::Marked => Style::NONE.fg(WHITE).bg(BLUE),
        Role::Quote => Style::NONE.fg(CYAN),
        Role::Link => Style::NONE.fg(CYAN).with(Emphasis::UNDERLINE),
        Role::Code => Style::NONE.fg(GREEN),
        Role::Error => Style::NONE.fg(RED).with(Emphasis::BOLD),
        Role::Entity(kind) => entity(kind),
    }
}

/// How a kind looks. Blue is left out: few terminals show it readably on black.
const fn entity(kind: Kind) -> Style {
    match kind {
        Kind::Person => Style::NONE.fg(YELLOW),
        Kind::Organization => Style::NONE.fg(CYAN),
        Kind::Place => Style::NONE.fg(GREEN),
        Kind::Product => Style::NONE.fg(MAGENTA),
        Kind::Event => Style::NONE.fg(RED),
        Kind::Date | Kind::Money | Kind::Percent | Kind::Quantity | Kind::Other => Style::NONE,
    }
}

/// How a surface looks.
pub(super) const fn surface(surface: Surface) -> Style {
    match surface {
        Surface::Reading | Surface::Side | Surface::Bar => Style::NONE,
        Surface::SelectedRow => Style::NONE.with(Emphasis::REVERSE),
    }
}
