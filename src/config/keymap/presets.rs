//! The keymaps that come with khabar besides the default: each is a file in `assets/keymaps/`, laid over the default.

use std::sync::LazyLock;

use super::Keymap;
use crate::config::preferences::Names;

/// A keymap that comes with khabar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// The default.
    #[default]
    Default,
    /// As in Vim, further than the default goes.
    Vim,
    /// As in newsboat.
    Newsboat,
    /// Arrows and named keys instead of letters for moving.
    Arrows,
}

static VIM: LazyLock<Keymap> = LazyLock::new(|| over_the_default(include_str!("../../../assets/keymaps/vim.toml")));
static NEWSBOAT: LazyLock<Keymap> =
    LazyLock::new(|| over_the_default(include_str!("../../../assets/keymaps/newsboat.toml")));
static ARROWS: LazyLock<Keymap> =
    LazyLock::new(|| over_the_default(include_str!("../../../assets/keymaps/arrows.toml")));

fn over_the_default(file: &str) -> Keymap {
    Keymap::standard().over_by(file).expect("the bundled keymaps are read by a test")
}

impl Preset {
    /// Its keys.
    #[must_use]
    pub fn keymap(self) -> &'static Keymap {
        match self {
            Self::Default => Keymap::standard(),
            Self::Vim => &VIM,
            Self::Newsboat => &NEWSBOAT,
            Self::Arrows => &ARROWS,
        }
    }
}

impl Names for Preset {
    const NAMES: &'static [(&'static str, Self)] =
        &[("default", Self::Default), ("vim", Self::Vim), ("newsboat", Self::Newsboat), ("arrows", Self::Arrows)];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Command, Found};

    /// The files, and that they bind no key twice: they would be no keymaps.
    const FILES: [&str; 3] = [
        include_str!("../../../assets/keymaps/vim.toml"),
        include_str!("../../../assets/keymaps/newsboat.toml"),
        include_str!("../../../assets/keymaps/arrows.toml"),
    ];

    #[test]
    fn no_preset_binds_a_key_twice() {
        for file in FILES {
            assert_eq!(Keymap::standard().over_by(file).err().map(|fault| fault.to_string()), None);
        }
    }

    #[test]
    fn every_command_can_be_reached_in_every_preset() {
        for (name, preset) in Preset::NAMES {
            for command in Command::ALL {
                let chords = preset.keymap().keys_of(command);
                assert!(!chords.is_empty(), "{} in {name}", command.name());
                let found = chords.iter().all(|chord| preset.keymap().find(chord.keys()) == Found::Command(command));
                assert!(found, "{} in {name}", command.name());
            }
        }
    }

    #[test]
    fn a_preset_says_only_what_it_changes() {
        for file in FILES {
            let changed = Keymap::standard().over_by(file).expect("the test above reads it");
            let named = file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
            for command in named.filter_map(|(name, _)| name.trim().parse::<Command>().ok()) {
                assert_ne!(changed.keys_of(command), Keymap::standard().keys_of(command), "{}", command.name());
            }
        }
    }
}
