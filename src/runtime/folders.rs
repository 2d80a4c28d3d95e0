//! Where khabar's own files lie, as the XDG Base Directory Specification has it. Nothing is made or looked for here.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The name of khabar's folder in each of the others.
const KHABAR: &str = "khabar";

/// The config file: `$XDG_CONFIG_HOME/khabar/config.toml`, else below `~/.config`. None where neither is known.
#[must_use]
pub fn config_file() -> Option<PathBuf> {
    Some(base(("XDG_CONFIG_HOME", ".config"), |name| env::var_os(name))?.join(KHABAR).join("config.toml"))
}

/// The library: `$XDG_DATA_HOME/khabar/library.db`, else below `~/.local/share`. None where neither is known.
#[must_use]
pub fn library_file() -> Option<PathBuf> {
    Some(base(("XDG_DATA_HOME", ".local/share"), |name| env::var_os(name))?.join(KHABAR).join("library.db"))
}

/// The log: `$XDG_STATE_HOME/khabar/khabar.log`, else below `~/.local/state`. None where neither is known.
#[must_use]
pub fn log_file() -> Option<PathBuf> {
    Some(base(("XDG_STATE_HOME", ".local/state"), |name| env::var_os(name))?.join(KHABAR).join("khabar.log"))
}

/// The folder that `variable` names, else the one `below` the home folder. A relative one doesn't count.
fn base((variable, below): (&str, &str), value: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name: &str| value(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute(variable).or_else(|| Some(absolute("HOME")?.join(Path::new(below))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(variable: Option<&str>, home: Option<&str>) -> Option<PathBuf> {
        let value = |name: &str| if name == "HOME" { home } else { variable }.map(OsString::from);
        base(("XDG_CONFIG_HOME", ".config"), value)
    }

    #[test]
    fn the_variable_wins_over_the_home_folder() {
        assert_eq!(config(Some("/c"), Some("/home/x")), Some("/c".into()));
        assert_eq!(config(None, Some("/home/x")), Some("/home/x/.config".into()));
    }

    #[test]
    fn what_is_relative_or_empty_counts_for_nothing() {
        assert_eq!(config(Some("c"), Some("/home/x")), Some("/home/x/.config".into()));
        assert_eq!(config(Some(""), Some("")), None);
    }
}
