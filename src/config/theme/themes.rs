//! All themes there are: those of khabar and the reader's own, by name.

use super::{ColourSupport, Standard, Theme, ThemeError, parse};
use crate::config::preferences::Names;

/// The themes that can be chosen. A theme of the reader's own takes the place of one of khabar's with its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Themes {
    /// The names and files of the reader's own, without a fault, in the order of their names.
    own: Vec<(String, String)>,
}

/// The longest name of a theme, in characters.
const LONGEST: usize = 60;

impl Themes {
    /// Whether a theme can have this name: a letter, then letters, digits, - and _. So it is the name of a file in the folder of
    /// themes and nowhere else.
    #[must_use]
    pub fn may_be_named(name: &str) -> bool {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            && name.len() <= LONGEST
    }

    /// Adds a theme of the reader's own; what was there of its name goes.
    ///
    /// # Errors
    ///
    /// The first fault of the file, with its line: nothing is added then.
    pub fn add(&mut self, name: &str, file: String) -> Result<(), ThemeError> {
        parse(name, &file, ColourSupport::True)?;
        self.own.retain(|(known, _)| known != name);
        self.own.push((name.to_owned(), file));
        self.own.sort();
        Ok(())
    }

    /// Their names in the order in which they are walked through: khabar's, then the others.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let others = self.own.iter().map(|(name, _)| name.as_str()).filter(|name| Standard::named(name).is_none());
        Standard::names().into_iter().chain(others).map(str::to_owned).collect()
    }

    /// Whether there is a theme of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        Standard::named(name).is_some() || self.own.iter().any(|(known, _)| known == name)
    }

    /// The theme of that name in the colours of a terminal; without any colours, the plain one.
    #[must_use]
    pub fn theme(&self, name: &str, support: ColourSupport) -> Option<Theme> {
        let own = self.own.iter().find(|(known, _)| known == name);
        let standard = Standard::named(name);
        match (own, support) {
            (Some(_), ColourSupport::None) => Some(Standard::Plain.theme(support)),
            (Some((name, file)), _) => parse(name, file, support).ok(),
            (None, _) => standard.map(|standard| standard.theme(support)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Colour, Role, Style};

    fn with_own(name: &str) -> Themes {
        let mut themes = Themes::default();
        themes.add(name, "based-on = 'dark'\n[text]\ntext = 'red'\n".to_owned()).unwrap();
        themes
    }

    #[test]
    fn ones_own_come_behind_those_of_khabar_and_take_their_place() {
        let names = Standard::names().into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(Themes::default().names(), names);
        assert_eq!(with_own("mine").names(), [names.clone(), vec!["mine".to_owned()]].concat());
        assert_eq!(with_own("light").names(), names);
        let light = with_own("light").theme("light", ColourSupport::True).unwrap();
        assert_eq!(light.style(Role::Text), Style::NONE.fg(Colour::Ansi(1)));
    }

    #[test]
    fn without_colours_every_theme_is_plain() {
        for name in ["mine", "sepia"] {
            let theme = with_own("mine").theme(name, ColourSupport::None).unwrap();
            assert_eq!(theme.style(Role::Error), Standard::Plain.theme(ColourSupport::True).style(Role::Error));
        }
        assert_eq!(with_own("mine").theme("yours", ColourSupport::True), None);
    }

    #[test]
    fn a_file_with_a_fault_is_not_added() {
        let mut themes = Themes::default();
        assert!(themes.add("mine", "[text]\n".to_owned()).is_err());
        assert_eq!(themes, Themes::default());
    }
}
