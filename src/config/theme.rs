//! The theme: roles and surfaces to styles. Code names what a thing is; how it looks stands in files, `assets/themes/` and the
//! reader's own.
//!
//! ```text
//! NAME.toml ─► file: a look for each role, in colours that the terminal has ─► Theme ─► style of a role on a surface
//! ```
//!
//! Nothing is told by colour alone: kinds also have a [sign](Signs), states an emphasis.

mod file;
mod look;
mod palette;
mod signs;
mod standard;
mod themes;

pub use file::{ThemeError, parse};
pub use signs::{Sign, Signs};
pub use standard::{Ground, Standard};
pub use themes::Themes;

use super::style::{Colour, Emphasis, Style};
use crate::model::{BlockKind, Kind};
use std::collections::BTreeMap;

/// How everything looks, in colours that one terminal has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    name: String,
    support: ColourSupport,
    roles: BTreeMap<Role, Style>,
    surfaces: BTreeMap<Surface, Style>,
}

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColourSupport {
    /// None, or none wanted.
    None,
    /// The sixteen of its palette.
    Sixteen,
    /// A palette of 256.
    Palette,
    /// Red, green and blue of eight bits each.
    True,
}

/// What a piece of text or a sign is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Running text.
    Text,
    /// What may be overlooked: source, age, counts, read headlines.
    Quiet,
    /// The title of an article or pane.
    Title,
    /// An unread headline.
    Unread,
    /// Where the reader is: the current row's bar, the unread dot, the name of the app.
    Accent,
    /// The headline or entity chosen in a list, over [`Surface::SelectedRow`].
    Selected,
    /// What a search found.
    Hit,
    /// Another spelling of the name that was searched for.
    Spelling,
    /// The hit the reader is at.
    CurrentHit,
    /// A mention of the chosen entity.
    Mention,
    /// The mention the reader is at.
    CurrentMention,
    /// Text that is selected, to be copied.
    Marked,
    /// The letter at the end of it that keys move, or a sign beside the line where the end stands behind none.
    MovingEnd,
    /// Lines between panes and around overlays.
    Border,
    /// Text of the bars at the top and bottom.
    Status,
    /// A key in a hint or in the help.
    Key,
    /// What is typed into a prompt.
    Prompt,
    /// A heading.
    Heading,
    /// A quotation.
    Quote,
    /// The linked words.
    Link,
    /// Code.
    Code,
    /// The words under a picture.
    Caption,
    /// Something was repaired or left out.
    Warning,
    /// Something failed.
    Error,
    /// An entity of this kind: its sign and its mentions in the text.
    Entity(Kind),
}

/// What lies behind text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surface {
    /// The pane with the article.
    Reading,
    /// The panes at its sides, and overlays.
    Side,
    /// The bars at the top and bottom.
    Bar,
    /// The chosen row of a list, in the pane that is used.
    SelectedRow,
}

/// How panes are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Divider {
    /// By what lies behind them.
    Background,
    /// By a line between them.
    Line,
}

impl Theme {
    /// Its name: that of its file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How `role` looks, over any surface: where it has no background, that of the surface shows.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.roles.get(&role).copied().unwrap_or_default()
    }

    /// How `surface` looks; its letters are those of running text.
    #[must_use]
    pub fn surface(&self, surface: Surface) -> Style {
        self.surfaces.get(&surface).copied().unwrap_or_default()
    }

    /// A colour as this terminal shows it; none where there is none, in the theme or in the terminal.
    #[must_use]
    pub fn shade(&self, colour: [u8; 3]) -> Option<Colour> {
        let [red, green, blue] = colour;
        let exact = Colour::Rgb(red, green, blue);
        if self.is_plain() {
            return None;
        }
        match self.support {
            ColourSupport::None => None,
            ColourSupport::Sixteen => Some(exact.in_16()),
            ColourSupport::Palette => Some(exact.in_256()),
            ColourSupport::True => Some(exact),
        }
    }

    /// Whether it has no colour at all.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let is_plain = |style: &Style| style.foreground.is_none() && style.background.is_none();
        self.surfaces.values().all(is_plain) && self.roles.values().all(is_plain)
    }

    /// How panes are told apart: by a line, where the same lies behind them.
    #[must_use]
    pub fn divider(&self) -> Divider {
        let is_same = self.surface(Surface::Reading) == self.surface(Surface::Side);
        if is_same { Divider::Line } else { Divider::Background }
    }

    /// Whether the chosen row is told apart by turning it inside out: its parts then keep that one look.
    #[must_use]
    pub fn turns_rows(&self) -> bool {
        self.surface(Surface::SelectedRow).emphasis.has(Emphasis::REVERSE)
    }
}

impl ColourSupport {
    /// What the environment says of the terminal: the values of `NO_COLOR`, `COLORTERM` and `TERM`, where they are set.
    ///
    /// `NO_COLOR` counts unless it is empty (no-color.org). A terminal that says nothing is held to show sixteen colours.
    #[must_use]
    pub fn from_environment_values(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        if no_color.is_some_and(|value| !value.is_empty())
            || term == "dumb"
            || term.ends_with("-m")
            || term.ends_with("-mono")
        {
            return Self::None;
        }
        // GNU screen 4 misreads sequences of all colours, and passes on the COLORTERM of the terminal around it.
        let claims_all = matches!(colorterm, Some("truecolor" | "24bit")) && !term.starts_with("screen");
        if claims_all || is_true_colour_terminal(term) {
            return Self::True;
        }
        if term.contains("256color") { Self::Palette } else { Self::Sixteen }
    }
}

/// Terminals whose own terminfo entry means all colours, even where `COLORTERM` did not travel along (as over ssh).
fn is_true_colour_terminal(term: &str) -> bool {
    const NAMES: [&str; 7] = ["xterm-kitty", "alacritty", "foot", "foot-extra", "xterm-ghostty", "wezterm", "contour"];
    NAMES.contains(&term) || term.ends_with("-direct") || term.ends_with("-truecolor")
}

impl Role {
    /// Every role that is not a kind of entity.
    const OF_TEXT: [Self; 24] = [
        Self::Text,
        Self::Quiet,
        Self::Title,
        Self::Unread,
        Self::Accent,
        Self::Selected,
        Self::Hit,
        Self::Spelling,
        Self::CurrentHit,
        Self::Mention,
        Self::CurrentMention,
        Self::Marked,
        Self::MovingEnd,
        Self::Border,
        Self::Status,
        Self::Key,
        Self::Prompt,
        Self::Heading,
        Self::Quote,
        Self::Link,
        Self::Code,
        Self::Caption,
        Self::Warning,
        Self::Error,
    ];

    /// Every role.
    #[must_use]
    pub fn all() -> Vec<Self> {
        Self::OF_TEXT.into_iter().chain(Kind::ALL.map(Self::Entity)).collect()
    }

    /// Its name in the file of a theme.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Quiet => "quiet",
            Self::Title => "title",
            Self::Unread => "unread",
            Self::Accent => "accent",
            Self::Selected => "selected",
            Self::Hit => "hit",
            Self::Spelling => "spelling",
            Self::CurrentHit => "current-hit",
            Self::Mention => "mention",
            Self::CurrentMention => "current-mention",
            Self::Marked => "marked",
            Self::MovingEnd => "moving-end",
            Self::Border => "border",
            Self::Status => "status",
            Self::Key => "key",
            Self::Prompt => "prompt",
            Self::Heading => "heading",
            Self::Quote => "quote",
            Self::Link => "link",
            Self::Code => "code",
            Self::Caption => "caption",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Entity(kind) => kind.name(),
        }
    }
}

impl Surface {
    /// Every surface.
    pub const ALL: [Self; 4] = [Self::Reading, Self::Side, Self::Bar, Self::SelectedRow];

    /// Its name in the file of a theme.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Side => "side",
            Self::Bar => "bar",
            Self::SelectedRow => "selected-row",
        }
    }
}

impl From<Kind> for Role {
    fn from(kind: Kind) -> Self {
        Self::Entity(kind)
    }
}

impl From<BlockKind> for Role {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Title => Self::Title,
            BlockKind::Heading(_) => Self::Heading,
            BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Row => Self::Text,
            BlockKind::Quote => Self::Quote,
            BlockKind::Code => Self::Code,
            BlockKind::Caption => Self::Caption,
        }
    }
}

#[cfg(test)]
mod tests;
