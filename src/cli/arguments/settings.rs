//! What can be typed for the verbs that are about khabar itself: config, completions, man, demo.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `khabar config`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Config {
    /// What to do.
    #[command(subcommand)]
    pub verb: ConfigVerb,
}

/// What `khabar config` can do.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum ConfigVerb {
    /// Print where the config file is, or would be
    Path,
    /// Print a config file with every option and key, what it does and its default
    Default,
    /// Check the config file: every fault is named with its line
    Check {
        /// Another file than the usual one
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

/// Examples of `khabar config`.
pub const CONFIG_EXAMPLES: &str = "\
Examples:
  khabar config default > ~/.config/khabar/config.toml
  khabar config check
  KHABAR_ALIGN=start khabar        an option for once, by its variable

What counts: an option on the command line, else its variable, else the config file, else the default. Every option is in
`khabar config default`, with its variable. KHABAR_CONFIG and KHABAR_LIBRARY name other files, KHABAR_TERMINAL a mode.
khabar opens with a file in which only names are unknown, and warns of them; `khabar config check` fails with it.
Nothing wrong: exit code 0. A fault: 2.";

/// `khabar completions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Args)]
pub struct Completions {
    /// For which shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// A shell that can complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
}

/// Examples of `khabar completions`.
pub const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  khabar completions bash > ~/.local/share/bash-completion/completions/khabar
  khabar completions zsh > ~/.zfunc/_khabar            with ~/.zfunc in fpath, before compinit
  khabar completions fish > ~/.config/fish/completions/khabar.fish";

/// Examples of `khabar man`.
pub const MAN_EXAMPLES: &str = "\
Examples:
  khabar man --language en | man -l -
  khabar man --language en > ~/.local/share/man/man1/khabar.1
  khabar man --language ar > ~/.local/share/man/ar/man1/khabar.1";

/// Examples of `khabar demo`.
pub const DEMO_EXAMPLES: &str = "\
Examples:
  khabar demo
  khabar demo --language en

Each step ends with the key that it asks for, and Esc leaves the tour. No library is opened, so nothing is kept.";
