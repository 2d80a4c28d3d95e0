//! The themes that come with khabar, and which of them a terminal gets unless the reader chooses.

use super::{ColourSupport, Theme, file};
use crate::config::preferences::Names;

/// A theme that comes with khabar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standard {
    /// Light letters on a near-black page.
    Dark,
    /// Ink on white paper.
    Light,
    /// Brown ink on old paper.
    Sepia,
    /// White and clear colours on black.
    Contrast,
    /// Black and deep colours on white.
    ContrastLight,
    /// The terminal's own sixteen colours on its own background.
    Terminal,
    /// No colour.
    Plain,
}

/// What lies behind the letters of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Something dark.
    Dark,
    /// Something light.
    Light,
}

impl Standard {
    /// Every one, in the order in which they are walked through.
    pub const ALL: [Self; 7] =
        [Self::Dark, Self::Light, Self::Sepia, Self::Contrast, Self::ContrastLight, Self::Terminal, Self::Plain];

    /// The one for a terminal that shows so many colours, on what it says lies behind its letters.
    #[must_use]
    pub const fn choose(support: ColourSupport, ground: Option<Ground>) -> Self {
        match (support, ground) {
            (ColourSupport::None, _) => Self::Plain,
            (_, Some(Ground::Light)) => Self::Light,
            (ColourSupport::Sixteen, Some(Ground::Dark) | None) => Self::Terminal,
            (ColourSupport::Palette | ColourSupport::True, Some(Ground::Dark) | None) => Self::Dark,
        }
    }

    /// The theme in colours of a terminal that shows so many; without any, the plain one.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "a test reads every file for every terminal")]
    pub fn theme(self, support: ColourSupport) -> Theme {
        let shown = if support == ColourSupport::None { Self::Plain } else { self };
        file::parse(self.name_of(), shown.file(), support).expect("a test reads every file without a fault")
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Dark => include_str!("../../../assets/themes/dark.toml"),
            Self::Light => include_str!("../../../assets/themes/light.toml"),
            Self::Sepia => include_str!("../../../assets/themes/sepia.toml"),
            Self::Contrast => include_str!("../../../assets/themes/contrast.toml"),
            Self::ContrastLight => include_str!("../../../assets/themes/contrast-light.toml"),
            Self::Terminal => include_str!("../../../assets/themes/terminal.toml"),
            Self::Plain => include_str!("../../../assets/themes/plain.toml"),
        }
    }
}

/// The names of their files.
impl Names for Standard {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("sepia", Self::Sepia),
        ("contrast", Self::Contrast),
        ("contrast-light", Self::ContrastLight),
        ("terminal", Self::Terminal),
        ("plain", Self::Plain),
    ];
}

impl Ground {
    /// What a background of this red, green and blue is: light from where grey letters would be darker than it.
    #[must_use]
    pub fn of([red, green, blue]: [u8; 3]) -> Self {
        // Luma (ITU-R BT.601), in thousandths.
        let luma = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
        if luma > 127_500 { Self::Light } else { Self::Dark }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_one_has_a_name_in_the_order_in_which_they_are_walked_through() {
        assert_eq!(Standard::NAMES.iter().map(|(_, one)| *one).collect::<Vec<_>>(), Standard::ALL);
        assert_eq!(Standard::named("night"), None);
    }

    #[test]
    fn a_light_terminal_gets_the_light_theme_and_any_other_one_after_its_colours() {
        let all = [ColourSupport::None, ColourSupport::Sixteen, ColourSupport::Palette, ColourSupport::True];
        let chosen = |ground| all.map(|support| Standard::choose(support, ground));
        let dark = [Standard::Plain, Standard::Terminal, Standard::Dark, Standard::Dark];
        assert_eq!(chosen(None), dark);
        assert_eq!(chosen(Some(Ground::Dark)), dark);
        assert_eq!(chosen(Some(Ground::Light)), [Standard::Plain, Standard::Light, Standard::Light, Standard::Light]);
    }

    #[test]
    fn a_ground_is_dark_or_light() {
        let cases =
            [([0, 0, 0], Ground::Dark), ([0x2e, 0x34, 0x36], Ground::Dark), ([0xfd, 0xf6, 0xe3], Ground::Light)];
        for (colour, expected) in cases {
            assert_eq!(Ground::of(colour), expected, "{colour:?}");
        }
    }
}
