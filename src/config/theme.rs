//! The theme: roles and surfaces to styles, and the signs of entity kinds. Code names what a thing is; only here stands how it looks.
//!
//! Nothing is told by colour alone: kinds also have a [`sign`], states an emphasis.

mod dark;
mod plain;
mod signs;
mod sixteen;

pub use signs::{FAILED, LEFT_EDGE, RIGHT_EDGE, SEPARATOR, STARRED, UNREAD, sign};

use super::style::Style;
use crate::model::{BlockKind, Kind};

/// A theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Near-black, in all colours.
    Dark,
    /// The same in the palette of 256 colours.
    Dark256,
    /// The terminal's own sixteen colours, on its own background, dark or light.
    #[default]
    Sixteen,
    /// No colour: bold, underlined, reversed, dim.
    Plain,
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
    /// The hit the reader is at.
    CurrentHit,
    /// A mention of the chosen entity.
    Mention,
    /// The mention the reader is at.
    CurrentMention,
    /// Text that is selected, to be copied.
    Marked,
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
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Dark256, Self::Sixteen, Self::Plain];

    /// The theme for a terminal that shows so many colours.
    #[must_use]
    pub const fn choose(colours: ColourSupport) -> Self {
        match colours {
            ColourSupport::None => Self::Plain,
            ColourSupport::Sixteen => Self::Sixteen,
            ColourSupport::Palette => Self::Dark256,
            ColourSupport::True => Self::Dark,
        }
    }

    /// How `role` looks, over any surface: where it has no background, that of the surface shows.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        match self {
            Self::Dark => dark::style(role),
            Self::Dark256 => dark::style(role).in_256(),
            Self::Sixteen => sixteen::style(role),
            Self::Plain => plain::style(role),
        }
    }

    /// How `surface` looks; its letters are those of running text.
    #[must_use]
    pub fn surface(self, surface: Surface) -> Style {
        match self {
            Self::Dark => dark::surface(surface),
            Self::Dark256 => dark::surface_256(surface),
            Self::Sixteen => sixteen::surface(surface),
            Self::Plain => plain::surface(surface),
        }
    }

    /// How panes are told apart.
    #[must_use]
    pub const fn divider(self) -> Divider {
        match self {
            Self::Dark | Self::Dark256 => Divider::Background,
            Self::Sixteen | Self::Plain => Divider::Line,
        }
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
    /// Every role.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let plain = [
            Self::Text,
            Self::Quiet,
            Self::Title,
            Self::Unread,
            Self::Accent,
            Self::Selected,
            Self::Hit,
            Self::CurrentHit,
            Self::Mention,
            Self::CurrentMention,
            Self::Marked,
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
        plain.into_iter().chain(Kind::ALL.map(Self::Entity)).collect()
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
mod tests {
    use super::*;
    use crate::config::style::{Colour, Emphasis};
    use std::collections::BTreeSet;

    fn support(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> ColourSupport {
        ColourSupport::from_environment_values(no_color, colorterm, term)
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        let cases = [
            (None, Some("truecolor"), Some("xterm-256color"), ColourSupport::True),
            (None, Some("24bit"), None, ColourSupport::True),
            (None, None, Some("xterm-kitty"), ColourSupport::True),
            (None, None, Some("xterm-direct"), ColourSupport::True),
            (None, None, Some("xterm-256color"), ColourSupport::Palette),
            (None, Some(""), Some("tmux-256color"), ColourSupport::Palette),
            (None, Some("truecolor"), Some("screen-256color"), ColourSupport::Palette),
            (None, Some("truecolor"), Some("screen"), ColourSupport::Sixteen),
            (None, None, Some("linux"), ColourSupport::Sixteen),
            (None, Some("yes"), Some("xterm"), ColourSupport::Sixteen),
            (None, None, None, ColourSupport::Sixteen),
            (None, None, Some("dumb"), ColourSupport::None),
            (None, None, Some("vt100-m"), ColourSupport::None),
            (Some("1"), Some("truecolor"), Some("xterm-256color"), ColourSupport::None),
            (Some("0"), None, None, ColourSupport::None),
            (Some(""), Some("truecolor"), None, ColourSupport::True),
        ];
        for (no_color, colorterm, term, expected) in cases {
            assert_eq!(support(no_color, colorterm, term), expected, "{no_color:?} {colorterm:?} {term:?}");
        }
    }

    #[test]
    fn each_support_has_its_theme() {
        let all = [ColourSupport::None, ColourSupport::Sixteen, ColourSupport::Palette, ColourSupport::True];
        assert_eq!(all.map(Theme::choose), [Theme::Plain, Theme::Sixteen, Theme::Dark256, Theme::Dark]);
    }

    fn colours(theme: Theme) -> Vec<Colour> {
        let surfaces = [Surface::Reading, Surface::Side, Surface::Bar, Surface::SelectedRow];
        let styles = Role::all().into_iter().map(|role| theme.style(role)).chain(surfaces.map(|at| theme.surface(at)));
        styles.flat_map(|style| [style.foreground, style.background]).flatten().collect()
    }

    #[test]
    fn themes_keep_to_the_colours_their_terminal_has() {
        assert_eq!(colours(Theme::Plain), []);
        assert!(colours(Theme::Sixteen).iter().all(|colour| matches!(colour, Colour::Ansi(0..=15))));
        assert!(colours(Theme::Dark256).iter().all(|colour| matches!(colour, Colour::Ansi(16..))));
    }

    #[test]
    fn states_are_told_apart_in_every_theme() {
        let states = [
            Role::Text,
            Role::Hit,
            Role::CurrentHit,
            Role::Mention,
            Role::CurrentMention,
            Role::Marked,
            Role::Unread,
            Role::Error,
        ];
        for theme in Theme::ALL {
            let looks: BTreeSet<_> = states.iter().map(|state| format!("{:?}", theme.style(*state))).collect();
            assert_eq!(looks.len(), states.len(), "{theme:?}");
        }
    }

    #[test]
    fn the_chosen_row_is_told_apart_in_every_theme() {
        for theme in Theme::ALL {
            let chosen = theme.style(Role::Selected).over(theme.surface(Surface::SelectedRow));
            assert_ne!(chosen, theme.style(Role::Text).over(theme.surface(Surface::Side)), "{theme:?}");
        }
    }

    #[test]
    fn what_is_new_is_bold_and_not_only_coloured() {
        for theme in Theme::ALL {
            assert!(theme.style(Role::Unread).emphasis.has(Emphasis::BOLD), "{theme:?}");
            assert!(theme.style(Role::Title).emphasis.has(Emphasis::BOLD), "{theme:?}");
        }
    }

    #[test]
    fn without_a_background_panes_are_told_apart_by_lines() {
        for theme in Theme::ALL {
            let same = theme.surface(Surface::Reading) == theme.surface(Surface::Side);
            assert_eq!(theme.divider(), if same { Divider::Line } else { Divider::Background }, "{theme:?}");
        }
    }
}
