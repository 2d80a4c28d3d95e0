//! The colours of a theme: its own names for them, the sixteen of the terminal, numbers and `#rrggbb`; and the nearest that a
//! terminal with fewer colours has.

use super::ColourSupport;
use crate::config::style::Colour;
use std::collections::BTreeMap;

/// The names of the sixteen colours, in their order.
const SIXTEEN: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// The colours that a theme has names for, as one terminal shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Palette {
    support: ColourSupport,
    named: BTreeMap<String, Colour>,
}

impl Palette {
    /// No names yet, for a terminal that shows so many colours.
    pub fn new(support: ColourSupport) -> Self {
        Self { support, named: BTreeMap::new() }
    }

    /// Gives a name to a colour: the last of its `shades` (all colours, 256, sixteen) that the terminal can show.
    pub fn name(&mut self, name: &str, shades: &[Colour]) {
        let wanted = match self.support {
            ColourSupport::True => 0,
            ColourSupport::Palette => 1,
            ColourSupport::Sixteen | ColourSupport::None => 2,
        };
        if let Some(shade) = shades.get(wanted).or(shades.last()) {
            self.named.insert(name.to_owned(), self.shown(*shade));
        }
    }

    /// The colour that `word` means; none where it means none.
    pub fn colour(&self, word: &str) -> Option<Colour> {
        self.named.get(word).copied().or_else(|| colour(word).map(|colour| self.shown(colour)))
    }

    /// The nearest colour that the terminal has.
    fn shown(&self, colour: Colour) -> Colour {
        match self.support {
            ColourSupport::True => colour.by_number(),
            ColourSupport::Palette => colour.in_256(),
            ColourSupport::Sixteen | ColourSupport::None => colour.in_16(),
        }
    }
}

/// A colour without a name of the theme: one of the sixteen, a number, `#rrggbb`.
pub(super) fn colour(word: &str) -> Option<Colour> {
    if let Some(index) = SIXTEEN.iter().position(|name| *name == word) {
        return u8::try_from(index).ok().map(Colour::Ansi);
    }
    if let Some(digits) = word.strip_prefix('#') {
        let is_whole = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok().filter(|_| is_whole)?.to_be_bytes();
        return Some(Colour::Rgb(red, green, blue));
    }
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok().map(Colour::Ansi)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_a_name_a_number_or_red_green_and_blue() {
        let cases = [
            ("red", Some(Colour::Ansi(1))),
            ("bright-white", Some(Colour::Ansi(15))),
            ("#16a0Ff", Some(Colour::Rgb(0x16, 0xa0, 0xff))),
            ("231", Some(Colour::Ansi(231))),
            ("256", None),
            ("", None),
            ("#12345", None),
            ("#+12345", None),
            ("grey", None),
        ];
        for (word, expected) in cases {
            assert_eq!(colour(word), expected, "{word:?}");
        }
    }

    #[test]
    fn each_terminal_is_shown_the_shade_that_it_has() {
        let shades = [Colour::Rgb(250, 250, 250), Colour::Ansi(188), Colour::Ansi(7)];
        let shown = |support, shades: &[Colour]| {
            let mut palette = Palette::new(support);
            palette.name("paper", shades);
            palette.colour("paper")
        };
        assert_eq!(shown(ColourSupport::True, &shades), Some(shades[0]));
        assert_eq!(shown(ColourSupport::Palette, &shades), Some(shades[1]));
        assert_eq!(shown(ColourSupport::Sixteen, &shades), Some(shades[2]));
        assert_eq!(shown(ColourSupport::Palette, &shades[..1]), Some(Colour::Ansi(231)));
        assert_eq!(shown(ColourSupport::Sixteen, &shades[..1]), Some(Colour::Ansi(15)));
    }

    #[test]
    fn a_name_of_the_theme_wins_over_one_of_the_sixteen() {
        let mut palette = Palette::new(ColourSupport::True);
        palette.name("blue", &[Colour::Rgb(1, 2, 3)]);
        assert_eq!(palette.colour("blue"), Some(Colour::Rgb(1, 2, 3)));
        assert_eq!(palette.colour("red"), Some(Colour::Ansi(1)));
    }
}
