//! What a search in the article makes no difference of: choices of the config file.

use super::Settings;
use super::preferences::Names;
use crate::text::Folding;
use crate::text::fold::Apart;

/// Whether two letters that are often written for each other are the same to a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folds {
    /// They are.
    #[default]
    Yes,
    /// They are told apart.
    No,
}

impl Names for Folds {
    const NAMES: &'static [(&'static str, Self)] = &[("true", Self::Yes), ("false", Self::No)];
}

impl Settings {
    /// How an article is folded before it is searched.
    #[must_use]
    pub fn folding(&self) -> Folding {
        let choices = [
            (self.fold_teh_marbuta, Apart::TEH_MARBUTA),
            (self.fold_alef_maksura, Apart::ALEF_MAKSURA),
            (self.fold_hamza, Apart::HAMZA),
        ];
        let apart = choices.into_iter().filter(|(folds, _)| *folds == Folds::No);
        Folding::search(apart.fold(Apart::NONE, |all, (_, one)| all.and(one)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Preference;

    #[test]
    fn everything_is_forgiven_unless_the_reader_tells_letters_apart() {
        let mut settings = Settings::default();
        assert_eq!(settings.folding(), Folding::Search);
        settings.set(Preference::FoldHamza, "false").unwrap();
        assert_eq!(settings.folding(), Folding::Telling(Apart::HAMZA));
        settings.set(Preference::FoldTehMarbuta, "false").unwrap();
        assert_eq!(settings.folding(), Folding::Telling(Apart::HAMZA.and(Apart::TEH_MARBUTA)));
    }
}
