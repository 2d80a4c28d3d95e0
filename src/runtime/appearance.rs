//! How the screen looks: the theme that was chosen, or the one that suits the terminal; its signs.

use crate::app::gallery::Gallery;
use crate::config::preferences::Names;
use crate::config::{ColourSupport, Ground, Signs, Standard, Theme, Themes};
use crate::terminal::answers::Answers;
use crate::terminal::{Environment, Links, Mode, Session};
use crate::ui::Look;
use crate::words::Words;

/// What the reader chose of the looks; none of it may be chosen.
#[derive(Debug, Default)]
pub struct Appearance {
    /// The themes there are.
    pub themes: Themes,
    /// The name of the one that was chosen.
    pub theme: Option<String>,
    /// The signs that were chosen.
    pub signs: Option<Signs>,
}

/// The themes in the colours of this terminal.
#[derive(Debug)]
pub(super) struct Wardrobe {
    themes: Themes,
    support: ColourSupport,
    /// The theme that suits the terminal.
    usual: Standard,
    /// The signs that suit it.
    signs: Signs,
}

impl Appearance {
    /// The look of the screen as it opens, the names of the themes, and the themes.
    pub(super) fn dress(self, words: Words, session: &Session, environment: &Environment) -> (Look, Gallery, Wardrobe) {
        let support = colours();
        let suits = Standard::choose(support, ground(session.answers(), environment));
        let signs = usual_signs(session.profile().mode, environment);
        let wardrobe = Wardrobe { themes: self.themes, support, usual: suits, signs };
        let name = self.theme.unwrap_or_else(|| suits.name_of().to_owned());
        let theme = wardrobe.theme(&name).unwrap_or_else(|| suits.theme(wardrobe.support));
        // Without colours there is nothing to walk through.
        let names = match wardrobe.support {
            ColourSupport::None => vec![Standard::Plain.name_of().to_owned()],
            ColourSupport::Sixteen | ColourSupport::Palette | ColourSupport::True => wardrobe.themes.names(),
        };
        let signs = self.signs.unwrap_or(wardrobe.signs);
        let links = Links::new(session.profile().hyperlinks);
        (Look { words, theme, signs, links }, Gallery::new(names, &name), wardrobe)
    }
}

impl Wardrobe {
    /// The theme of that name.
    pub fn theme(&self, name: &str) -> Option<Theme> {
        self.themes.theme(name, self.support)
    }

    /// The theme that suits the terminal.
    pub fn usual(&self) -> Theme {
        self.usual.theme(self.support)
    }

    /// The signs that suit it.
    pub const fn usual_signs(&self) -> Signs {
        self.signs
    }
}

/// What lies behind the letters of the terminal: as it answered, else as a variable says.
fn ground(answers: &Answers, environment: &Environment) -> Option<Ground> {
    let said =
        environment.colorfgbg.as_deref().and_then(|variable| match variable.rsplit(';').next()?.parse().ok()? {
            7 | 9..=15 => Some(Ground::Light),
            0..=6 | 8 => Some(Ground::Dark),
            16_u8.. => None,
        });
    answers.background.map(Ground::of).or(said)
}

/// The console of Linux has few glyphs: letters are all that is sure to be among them. They are also what is read out best.
#[must_use]
pub fn usual_signs(mode: Mode, environment: &Environment) -> Signs {
    let is_console = environment.term.as_deref().is_some_and(|term| term == "linux" || term.starts_with("vt"));
    if is_console || mode == Mode::Logical { Signs::Ascii } else { Signs::Symbols }
}

fn colours() -> ColourSupport {
    let value = |name| std::env::var(name).ok();
    let (no_color, colorterm, term) = (value("NO_COLOR"), value("COLORTERM"), value("TERM"));
    ColourSupport::from_environment_values(no_color.as_deref(), colorterm.as_deref(), term.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(name: &str, value: &str) -> Environment {
        Environment::from_variables(|wanted| (wanted == name).then(|| value.to_owned()))
    }

    #[test]
    fn the_ground_is_what_the_terminal_answered_else_what_a_variable_says() {
        let asked = |variable, background| {
            ground(&Answers { background, ..Answers::default() }, &environment("COLORFGBG", variable))
        };
        assert_eq!(asked("15;0", Some([255; 3])), Some(Ground::Light));
        assert_eq!(asked("15;0", None), Some(Ground::Dark));
        assert_eq!(asked("0;default;15", None), Some(Ground::Light));
        assert_eq!(asked("0;default", None), None);
        assert_eq!(asked("", None), None);
    }

    #[test]
    fn the_console_of_linux_gets_signs_of_ascii() {
        assert_eq!(usual_signs(Mode::Visual, &environment("TERM", "linux")), Signs::Ascii);
        assert_eq!(usual_signs(Mode::Visual, &environment("TERM", "xterm-256color")), Signs::Symbols);
        assert_eq!(usual_signs(Mode::Logical, &environment("TERM", "xterm-256color")), Signs::Ascii);
    }
}
