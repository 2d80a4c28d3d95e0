//! One look as it is written in the file of a theme: `LETTERS on GROUND bold dim underline reverse`, or `plain`.

use super::palette::Palette;
use crate::config::style::{Emphasis, Style};

/// The words for what stands out without colour.
const EMPHASES: [(&str, Emphasis); 4] = [
    ("bold", Emphasis::BOLD),
    ("dim", Emphasis::DIM),
    ("underline", Emphasis::UNDERLINE),
    ("reverse", Emphasis::REVERSE),
];
/// What stands before the colour behind the letters.
const ON: &str = "on";
/// The look of nothing special.
const PLAIN: &str = "plain";

/// Whether `word` means something in a look other than a colour.
pub(super) fn is_taken(word: &str) -> bool {
    word == ON || word == PLAIN || EMPHASES.iter().any(|(name, _)| *name == word)
}

/// The style that `look` describes.
///
/// # Errors
///
/// The first word that means nothing where it stands.
pub(super) fn style<'a>(look: &'a str, palette: &Palette) -> Result<Style, &'a str> {
    let mut style = Style::NONE;
    let mut words = look.split_whitespace();
    while let Some(word) = words.next() {
        if word == PLAIN {
            continue;
        }
        if let Some((_, emphasis)) = EMPHASES.iter().find(|(name, _)| *name == word) {
            style = style.with(*emphasis);
        } else if word == ON {
            let ground = words.next().unwrap_or(ON);
            style = style.bg(palette.colour(ground).filter(|_| style.background.is_none()).ok_or(ground)?);
        } else {
            style = style.fg(palette.colour(word).filter(|_| style.foreground.is_none()).ok_or(word)?);
        }
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::style::Colour;
    use crate::config::theme::ColourSupport;

    fn read(look: &str) -> Result<Style, &str> {
        style(look, &Palette::new(ColourSupport::True))
    }

    #[test]
    fn a_look_names_letters_ground_and_emphasis() {
        let red = Style::NONE.fg(Colour::Ansi(1));
        assert_eq!(read("red"), Ok(red));
        assert_eq!(read("red on #000102 bold"), Ok(red.bg(Colour::Rgb(0, 1, 2)).with(Emphasis::BOLD)));
        assert_eq!(read("  underline   on 17 "), Ok(Style::NONE.bg(Colour::Ansi(17)).with(Emphasis::UNDERLINE)));
        assert_eq!(read("plain"), Ok(Style::NONE));
    }

    #[test]
    fn the_first_word_that_means_nothing_is_named() {
        for (look, word) in
            [("red onn black", "onn"), ("red on", "on"), ("red blue", "blue"), ("on red on blue", "blue")]
        {
            assert_eq!(read(look), Err(word), "{look}");
        }
    }
}
