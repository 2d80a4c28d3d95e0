//! The theme without colour. Entities in the text look like text: marking every one would drown it; the sidebar has their signs.

use super::{Role, Surface};
use crate::config::style::{Emphasis, Style};

/// How a role looks.
pub(super) const fn style(role: Role) -> Style {
    let emphasis = match role {
        Role::Text | Role::Status | Role::Prompt | Role::Quote | Role::Code | Role::Entity(_) => Emphasis::NONE,
        Role::Quiet | Role::Caption | Role::Border => Emphasis::DIM,
        Role::Title | Role::Unread | Role::Selected | Role::Accent | Role::Heading | Role::Key | Role::Warning => {
            Emphasis::BOLD
        }
        Role::Link | Role::Mention => Emphasis::UNDERLINE,
        Role::CurrentMention => Emphasis::UNDERLINE.and(Emphasis::BOLD),
        Role::Hit => Emphasis::REVERSE,
        Role::Marked => Emphasis::REVERSE.and(Emphasis::UNDERLINE),
        Role::CurrentHit => Emphasis::REVERSE.and(Emphasis::BOLD).and(Emphasis::UNDERLINE),
        Role::Error => Emphasis::REVERSE.and(Emphasis::BOLD),
    };
    Style::NONE.with(emphasis)
}

/// How a surface looks.
pub(super) const fn surface(surface: Surface) -> Style {
    match surface {
        Surface::Reading | Surface::Side | Surface::Bar => Style::NONE,
        Surface::SelectedRow => Style::NONE.with(Emphasis::REVERSE),
    }
}
