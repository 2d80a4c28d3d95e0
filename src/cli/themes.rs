//! The reader's own themes: files NAME.toml in the folder `themes` beside the config file.

use super::arguments::Global;
use super::failure::{Failure, Label};
use super::settings;
use crate::config::Themes;
use crate::config::manner::SignsChoice;
use crate::runtime::Appearance;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder's name.
const FOLDER: &str = "themes";
/// What the name of a theme's file ends in.
const ENDING: &str = "toml";
/// The biggest file that is read, in bytes: no theme needs more.
const LIMIT: u64 = 1 << 20;

/// How the reader on the screen looks; what is wrong with themes that were not chosen is added to `warnings`.
///
/// # Errors
/// Where the theme that was chosen is not there or its file has a fault.
pub fn appearance(global: &Global, warnings: &mut Vec<String>) -> Result<Appearance, Failure> {
    let decided = &settings::decided(global)?.settings;
    let config = settings::place(global);
    let themes = beside(config.as_deref(), decided.theme.as_deref(), warnings)?;
    let signs = match decided.signs {
        SignsChoice::Auto => None,
        SignsChoice::Set(signs) => Some(signs),
    };
    Ok(Appearance { theme: decided.theme.clone(), themes, signs })
}

/// The themes of khabar and those beside a config file; what is wrong with one that was not chosen is added to `warnings`.
///
/// # Errors
/// Where the theme that was chosen is not there or its file has a fault.
pub fn beside(config: Option<&Path>, chosen: Option<&str>, warnings: &mut Vec<String>) -> Result<Themes, Failure> {
    let mut themes = Themes::default();
    for file in files(config) {
        let is_chosen = chosen.is_some_and(|name| file.file_stem().is_some_and(|stem| stem == name));
        match add(&mut themes, &file) {
            Ok(()) => {}
            Err((label, fault)) if is_chosen => return Err(Failure::Settings(label, fault)),
            Err((label, fault)) => warnings.push(format!("{label}: {fault}; the theme is left out")),
        }
    }
    match chosen {
        Some(name) if !themes.has(name) => Err(missing(name, &themes)),
        Some(_) | None => Ok(themes),
    }
}

fn missing(name: &str, themes: &Themes) -> Failure {
    let fault = format!("there is no theme of that name (there are: {})", themes.names().join(", "));
    Failure::Settings(Label::from(format!("theme {name:?}").as_str()), fault)
}

/// The files of the folder, by name; none where there is no folder.
fn files(config: Option<&Path>) -> Vec<PathBuf> {
    let folder = config.and_then(|config| Some(config.parent()?.join(FOLDER)));
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
    let files = entries.into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == ENDING)).collect();
    files.sort();
    files
}

/// Adds the theme in `file`, or says what is wrong with it.
fn add(themes: &mut Themes, file: &Path) -> Result<(), (Label, String)> {
    let told = |fault: String| (Label::new(file.as_os_str()), fault);
    let name = file.file_stem().and_then(|stem| stem.to_str()).filter(|name| Themes::may_be_named(name));
    let name = name.ok_or_else(|| told("the name of a theme is a letter, then letters, digits, - and _".to_owned()))?;
    let unreadable = |error: std::io::Error| told(format!("cannot be read ({})", error.kind()));
    if fs::metadata(file).map_err(unreadable)?.len() > LIMIT {
        return Err(told("too big for a theme".to_owned()));
    }
    let text = fs::read_to_string(file).map_err(unreadable)?;
    themes.add(name, text).map_err(|error| told(error.to_string()))
}
