//! The config file on the disk: reading it, and changing one thing in it. Where none is, nothing was decided.

use super::arguments::Global;
use super::failure::{Failure, Label};
use crate::config::Settings;
use crate::config::settings::{Keep, Mouse, Named, with_mode};
use crate::runtime::folders;
use crate::terminal::{Identity, Mode, Stored};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Where the config file is, or would be: as `--config` says, else in the reader's config folder. None without a home.
#[must_use]
pub fn place(global: &Global) -> Option<PathBuf> {
    global.config.clone().or_else(folders::config_file)
}

/// The modes that the config file has for terminals.
///
/// # Errors
/// Where the file can't be read or has a fault, and where `--config` names one that isn't there.
pub fn stored(global: &Global) -> Result<Stored, Failure> {
    let Some((label, settings)) = read(global)? else { return Ok(Stored::default()) };
    settings.terminals.into_iter().map(|(terminal, mode)| Ok((terminal, known(&label, &mode)?))).collect()
}

/// Whose the mouse is in the reader.
///
/// # Errors
/// As for [`stored`].
pub fn mouse(global: &Global) -> Result<Mouse, Failure> {
    Ok(read(global)?.map_or(Mouse::default(), |(_, settings)| settings.mouse))
}

/// How much of the library is kept.
///
/// # Errors
/// As for [`stored`].
pub fn keep(global: &Global) -> Result<Keep, Failure> {
    Ok(read(global)?.map_or(Keep::default(), |(_, settings)| settings.keep))
}

/// What the config file says, and its name; none where it isn't there.
fn read(global: &Global) -> Result<Option<(Label, Settings)>, Failure> {
    let Some(path) = place(global) else { return Ok(None) };
    let label = Label::new(path.as_os_str());
    let file = match fs::read_to_string(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound && global.config.is_none() => return Ok(None),
        Err(error) => return Err(unreadable(label, error)),
    };
    match Settings::parse(&file) {
        Ok(settings) => Ok(Some((label, settings))),
        Err(error) => Err(Failure::Settings(label, error.to_string())),
    }
}

/// Stores `mode` for a terminal and gives the file it is in. The file is changed at once or not at all.
///
/// # Errors
/// Where there is no place for the file, it has a fault, or it can't be written.
pub fn store(global: &Global, identity: &Identity, mode: Mode) -> Result<PathBuf, Failure> {
    let path = place(global).ok_or(Failure::Homeless)?;
    let label = Label::new(path.as_os_str());
    let file = match fs::read_to_string(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(unreadable(label, error)),
    };
    let changed = with_mode(&file, identity.as_str(), mode.name());
    let changed = changed.map_err(|error| Failure::Settings(label.clone(), error.to_string()))?;
    replace(&path, &changed).map_err(|error| Failure::Unwritable(label, error))?;
    Ok(path)
}

fn known(file: &Label, mode: &Named) -> Result<Mode, Failure> {
    mode.name.parse().map_err(|error| {
        let fault = format!("line {}: {error}", mode.line);
        Failure::Settings(file.clone(), fault)
    })
}

fn unreadable(label: Label, error: io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => Failure::Missing(label),
        ErrorKind::InvalidData => Failure::Settings(label, "it is not UTF-8".to_owned()),
        _ => Failure::Unreadable(label, error),
    }
}

/// Writes beside the file and renames, so that whoever reads meanwhile sees the old one or the new one. A link stays a
/// link: what it leads to is replaced.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension(format!("toml.{}.new", std::process::id()));
    let written = write_new(&beside, &path, text).and_then(|()| fs::rename(&beside, &path));
    written.inspect_err(|_| drop(fs::remove_file(&beside)))
}

/// The new file has the permissions of the one that it will replace.
fn write_new(beside: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(beside)?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_replaced_file_keeps_its_permissions_and_a_link_stays_one() {
        let folder = std::env::temp_dir().join(format!("khabar-settings-{}", std::process::id()));
        let (real, link) = (folder.join("dotfiles/config.toml"), folder.join("khabar/config.toml"));
        replace(&real, "old").expect("folders are made");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("it is ours");
        fs::create_dir_all(folder.join("khabar")).expect("it is ours");
        symlink(&real, &link).expect("it is ours");
        replace(&link, "new").expect("it is ours");
        assert_eq!(fs::read_to_string(&real).expect("it is there"), "new");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert_eq!(fs::metadata(&real).expect("it is there").permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.join("dotfiles")).expect("it is there").count(), 1, "nothing is left beside it");
        fs::remove_dir_all(folder).expect("it is ours");
    }
}
