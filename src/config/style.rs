//! How cells look, as plain values: colours and emphasis. No terminal library is known here.

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Red, green and blue, as in sRGB.
    Rgb(u8, u8, u8),
    /// A colour of the terminal's palette: 0–15 as the reader's terminal sets them, 16–231 a cube, 232–255 greys.
    Ansi(u8),
}

/// What stands out without colour, combined freely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Emphasis(u8);

/// How a piece of text or a surface looks. What is `None` shows what lies below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// The colour of the letters.
    pub foreground: Option<Colour>,
    /// The colour behind them.
    pub background: Option<Colour>,
    /// Bold, dim, underlined, reversed.
    pub emphasis: Emphasis,
}

/// Red, green and blue of the sixteen colours that terminals set as they like, as xterm has them: where one is asked for by a name,
/// nothing else is known of it.
const SIXTEEN: [[u8; 3]; 16] = [
    [0x00, 0x00, 0x00],
    [0xcd, 0x00, 0x00],
    [0x00, 0xcd, 0x00],
    [0xcd, 0xcd, 0x00],
    [0x00, 0x00, 0xee],
    [0xcd, 0x00, 0xcd],
    [0x00, 0xcd, 0xcd],
    [0xe5, 0xe5, 0xe5],
    [0x7f, 0x7f, 0x7f],
    [0xff, 0x00, 0x00],
    [0x00, 0xff, 0x00],
    [0xff, 0xff, 0x00],
    [0x5c, 0x5c, 0xff],
    [0xff, 0x00, 0xff],
    [0x00, 0xff, 0xff],
    [0xff, 0xff, 0xff],
];
/// The six steps of red, green and blue in the cube of the palette of 256 colours.
const CUBE_STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Colour {
    /// The nearest of the fixed colours (16–255) in a palette of 256. A colour of the palette stays as it is.
    #[must_use]
    pub fn in_256(self) -> Self {
        let Self::Rgb(red, green, blue) = self else { return self };
        let wanted = [red, green, blue];
        // In the cube each channel is nearest for itself; among the greys the one that is nearest to the mean.
        let [red, green, blue] = wanted.map(nearest_step);
        let cube = 16 + 36 * red + 6 * green + blue;
        // Greys are ten apart, thirty in the sum of the channels; between two the darker one is taken.
        let sum: u16 = wanted.into_iter().map(u16::from).sum();
        let grey = u8::try_from((sum.saturating_sub(10) / 30).min(23)).map_or(u8::MAX, |step| 232 + step);
        let nearest = [cube, grey].into_iter().min_by_key(|index| distance(fixed(*index), wanted));
        nearest.map_or(self, Self::Ansi)
    }

    /// The same colour by its number among the fixed ones, where it is one of them: a terminal is told so in half the bytes.
    #[must_use]
    pub fn by_number(self) -> Self {
        let nearest = self.in_256();
        if nearest.red_green_blue() == self.red_green_blue() { nearest } else { self }
    }

    /// The nearest of the sixteen colours of a terminal, taken to be as xterm has them.
    #[must_use]
    pub fn in_16(self) -> Self {
        if matches!(self, Self::Ansi(0..=15)) {
            return self;
        }
        let wanted = self.red_green_blue();
        (0..=15).min_by_key(|index| distance(fixed(*index), wanted)).map_or(self, Self::Ansi)
    }

    /// Its red, green and blue; of the sixteen that the terminal sets, as xterm has them.
    #[must_use]
    pub fn red_green_blue(self) -> [u8; 3] {
        match self {
            Self::Rgb(red, green, blue) => [red, green, blue],
            Self::Ansi(index) => fixed(index),
        }
    }
}

/// Red, green and blue of a colour of the palette of 256.
fn fixed(index: u8) -> [u8; 3] {
    let step = |place: u8| CUBE_STEPS.get(usize::from(place % 6)).copied().unwrap_or_default();
    match index {
        0..=15 => SIXTEEN.get(usize::from(index)).copied().unwrap_or_default(),
        16..=231 => [step((index - 16) / 36), step((index - 16) / 6), step(index - 16)],
        232..=255 => [8 + 10 * (index - 232); 3],
    }
}

/// The step of the cube that is nearest to a channel.
fn nearest_step(channel: u8) -> u8 {
    (0..6).min_by_key(|&step| CUBE_STEPS[usize::from(step)].abs_diff(channel)).unwrap_or_default()
}

/// How far two colours are apart: the square of their distance in RGB.
fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.into_iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

impl Emphasis {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Bold.
    pub const BOLD: Self = Self(1);
    /// Dim.
    pub const DIM: Self = Self(2);
    /// Underlined.
    pub const UNDERLINE: Self = Self(4);
    /// Foreground and background changed about.
    pub const REVERSE: Self = Self(8);

    /// This and `other`.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is in it.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl Style {
    /// Nothing of its own: all of what lies below shows.
    pub const NONE: Self = Self { foreground: None, background: None, emphasis: Emphasis::NONE };

    /// With letters in `colour`.
    #[must_use]
    pub const fn fg(self, colour: Colour) -> Self {
        Self { foreground: Some(colour), ..self }
    }

    /// On `colour`.
    #[must_use]
    pub const fn bg(self, colour: Colour) -> Self {
        Self { background: Some(colour), ..self }
    }

    /// With `emphasis` besides its own.
    #[must_use]
    pub const fn with(self, emphasis: Emphasis) -> Self {
        Self { emphasis: self.emphasis.and(emphasis), ..self }
    }

    /// This style laid over `below`: its own colours where it has any, the emphasis of both.
    #[must_use]
    pub const fn over(self, below: Self) -> Self {
        let foreground = if self.foreground.is_some() { self.foreground } else { below.foreground };
        let background = if self.background.is_some() { self.background } else { below.background };
        Self { foreground, background, emphasis: self.emphasis.and(below.emphasis) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn colours_go_to_the_nearest_of_the_cube_and_the_greys() {
        let cases = [
            (Colour::Rgb(0, 0, 0), 16),
            (Colour::Rgb(255, 255, 255), 231),
            (Colour::Rgb(255, 0, 0), 196),
            (Colour::Rgb(0, 95, 135), 24),
            (Colour::Rgb(8, 8, 8), 232),
            (Colour::Rgb(0x14, 0x16, 0x1b), 233),
            (Colour::Rgb(224, 164, 88), 179),
            (Colour::Ansi(3), 3),
        ];
        for (colour, index) in cases {
            assert_eq!(colour.in_256(), Colour::Ansi(index), "{colour:?}");
        }
    }

    #[test]
    fn only_a_fixed_colour_has_a_number() {
        let numbers =
            [Colour::Rgb(0x87, 0xD7, 0xAF), Colour::Rgb(0x87, 0xD7, 0xB0), Colour::Ansi(3)].map(Colour::by_number);
        assert_eq!(numbers, [Colour::Ansi(115), Colour::Rgb(0x87, 0xD7, 0xB0), Colour::Ansi(3)]);
    }

    #[test]
    fn colours_go_to_the_nearest_of_the_sixteen() {
        let cases = [
            (Colour::Rgb(10, 10, 10), 0),
            (Colour::Rgb(250, 250, 250), 15),
            (Colour::Rgb(224, 40, 30), 1),
            (Colour::Rgb(90, 90, 250), 12),
            (Colour::Ansi(231), 15),
            (Colour::Ansi(5), 5),
        ];
        for (colour, index) in cases {
            assert_eq!(colour.in_16(), Colour::Ansi(index), "{colour:?}");
        }
    }

    #[test]
    fn a_style_over_another_keeps_what_it_has_and_shows_the_rest() {
        let row = Style::NONE.fg(Colour::Ansi(7)).bg(Colour::Ansi(8)).with(Emphasis::BOLD);
        let hit = Style::NONE.fg(Colour::Ansi(3)).with(Emphasis::UNDERLINE);
        let both = Style::NONE.fg(Colour::Ansi(3)).bg(Colour::Ansi(8)).with(Emphasis::BOLD).with(Emphasis::UNDERLINE);
        assert_eq!(hit.over(row), both);
        assert_eq!(Style::NONE.over(row), row);
    }

    #[test]
    fn emphasis_has_what_was_put_in() {
        let both = Emphasis::BOLD.and(Emphasis::REVERSE);
        assert!(both.has(Emphasis::BOLD) && both.has(Emphasis::REVERSE) && !both.has(Emphasis::DIM));
        assert!(!Emphasis::NONE.has(Emphasis::BOLD) && both.has(Emphasis::NONE));
    }

    proptest! {
        #[test]
        fn no_fixed_colour_is_nearer_than_the_chosen_one(red: u8, green: u8, blue: u8) {
            let Colour::Ansi(index) = Colour::Rgb(red, green, blue).in_256() else { panic!("not in the palette") };
            prop_assert!(index >= 16);
            let chosen = distance(fixed(index), [red, green, blue]);
            prop_assert!((16..=255).all(|other| chosen <= distance(fixed(other), [red, green, blue])));
        }
    }
}
