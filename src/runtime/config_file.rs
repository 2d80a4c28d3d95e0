//! The config file on the disk, changed at once or not at all: whoever reads it meanwhile sees the old one or the new one.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// The file, or nothing where none is there yet.
///
/// # Errors
/// Where it can't be read, or isn't UTF-8.
pub fn read(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        read => read,
    }
}

/// Writes beside the file and renames. A link stays a link, if what it leads to is there: that is replaced. Folders that are not there are made.
///
/// # Errors
/// Where it can't be written; the old file is as it was.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
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
        let folder = std::env::temp_dir().join(format!("khabar-config-file-{}", std::process::id()));
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
