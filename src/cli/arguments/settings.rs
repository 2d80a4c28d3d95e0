//! What can be typed for the verbs that are about khabar itself: config.

use clap::{Args, Subcommand};
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
