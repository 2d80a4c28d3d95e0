//! The clipboard of the system: programs that take text for it, found on the path and given it on standard input.
//!
//! No shell is asked, a missing program is silence. Which one fits is decided by the variables of the process: without a
//! display (over ssh, say) there is none, and the terminal's own way (OSC 52) is all there is.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program that takes text for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    name: &'static str,
    arguments: &'static [&'static str],
    encoding: Encoding,
}

/// How the text is written to a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// With a byte order mark, as Windows expects it.
    Utf16,
}

/// The programs that fit an environment whose variables `value` knows, the best first.
pub fn programs(value: impl Fn(&str) -> Option<String>) -> Vec<Program> {
    let has = |name| value(name).is_some_and(|value| !value.is_empty());
    let utf8 = |name, arguments| Program { name, arguments, encoding: Encoding::Utf8 };
    let mut programs = Vec::new();
    if has("WAYLAND_DISPLAY") {
        programs.push(utf8("wl-copy", &["--type", "text/plain;charset=utf-8"]));
    }
    if has("DISPLAY") {
        programs.push(utf8("xclip", &["-selection", "clipboard", "-in"]));
        programs.push(utf8("xsel", &["--clipboard", "--input"]));
    }
    if has("SSH_CONNECTION") {
        return programs;
    }
    if cfg!(target_os = "macos") {
        programs.push(utf8("pbcopy", &[]));
    }
    if has("WSL_DISTRO_NAME") {
        programs.push(Program { name: "clip.exe", arguments: &[], encoding: Encoding::Utf16 });
    }
    programs
}

/// tmux, where khabar runs in it: it keeps the text and hands it to the terminal around it. Unless it is told to, it does
/// neither with what a program inside it sends the terminal.
pub fn multiplexer(value: impl Fn(&str) -> Option<String>) -> Vec<Program> {
    let is_inside = value("TMUX").is_some_and(|value| !value.is_empty());
    let tmux = Program { name: "tmux", arguments: &["load-buffer", "-w", "-"], encoding: Encoding::Utf8 };
    is_inside.then_some(tmux).into_iter().collect()
}

/// Gives `text` to the first of `programs` that is there; whether one was. It is not waited for: some stay until
/// something else is copied.
pub fn offer(text: &str, programs: &[Program]) -> bool {
    let there = programs.iter().find_map(|program| Some((program, find(program.name)?)));
    let Some((program, path)) = there else { return false };
    let mut command = Command::new(path);
    command.args(program.arguments).env("LC_CTYPE", "UTF-8");
    // In a group of its own, so that what stays for the clipboard does not end with khabar's window.
    command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    let (stdin, bytes) = (child.stdin.take(), encoded(text, program.encoding));
    std::thread::spawn(move || {
        // A program that does not read to the end has had enough.
        let _ = stdin.map(|mut stdin| stdin.write_all(&bytes));
        let _ = child.wait();
    });
    true
}

/// The program `name` on the path, if it is there.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    // A relative folder on the path would be one that whoever made the current folder fills.
    let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    folders.map(|folder| folder.join(name)).find(|file| is_program(file))
}

/// Whether it is a file that may be run.
fn is_program(file: &Path) -> bool {
    file.metadata().is_ok_and(|known| known.is_file() && known.permissions().mode() & 0o111 != 0)
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16 => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(variables: &[&str]) -> Vec<&'static str> {
        let value = |name: &str| variables.contains(&name).then(|| "x".to_owned());
        programs(value).iter().map(|program| program.name).filter(|&name| name != "pbcopy").collect()
    }

    #[test]
    fn the_program_is_that_of_the_display() {
        assert_eq!(names(&["WAYLAND_DISPLAY", "DISPLAY"]), ["wl-copy", "xclip", "xsel"]);
        assert_eq!(names(&["DISPLAY", "SSH_CONNECTION"]), ["xclip", "xsel"], "a display may travel along");
        assert_eq!(names(&["WSL_DISTRO_NAME"]), ["clip.exe"]);
    }

    #[test]
    fn over_ssh_without_a_display_there_is_none() {
        assert_eq!(names(&["SSH_CONNECTION", "WSL_DISTRO_NAME"]), [""; 0]);
        assert_eq!(names(&[]), [""; 0]);
    }

    #[test]
    fn tmux_is_asked_inside_it_only() {
        let value = |name: &str| (name == "TMUX").then(|| "/tmp/tmux-1/default,1,0".to_owned());
        assert_eq!(multiplexer(value).iter().map(|program| program.name).collect::<Vec<_>>(), ["tmux"]);
        assert_eq!(multiplexer(|_| None), []);
    }

    #[test]
    fn windows_gets_its_own_encoding() {
        assert_eq!(encoded("خa", Encoding::Utf16), [0xFF, 0xFE, 0x2E, 0x06, 0x61, 0x00]);
        assert_eq!(encoded("خ", Encoding::Utf8), "خ".as_bytes());
    }
}
