//! What leaves khabar by key, on a real terminal: the bytes of the clipboard, and the programs that are run.

use super::files::Folder;
use super::terminal::{Answer, Setup, Terminal, terminal};
use super::{bridge, quit};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const SOCKS: &str = "خبر عن الجوارب

جوارب جديدة.
";

/// A folder of programs, each a script of one line, first on the path.
pub fn with_programs(setup: Setup, folder: &Folder, programs: &[(&str, &str)]) -> Setup {
    for (name, line) in programs {
        let file = folder.file(name, format!("#!/bin/sh\n{line}\n"));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("it is ours");
    }
    let path = std::env::var("PATH").unwrap_or_default();
    setup.variable("PATH", format!("{}:{path}", folder.path().display()))
}

/// What stands in `file` once something does.
fn until_written(file: &Path) -> Vec<u8> {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        match fs::read(file) {
            Ok(bytes) if !bytes.is_empty() => return bytes,
            Ok(_) | Err(_) => assert!(Instant::now() < deadline, "{} was never written", file.display()),
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn socks(setup: Setup, folder: &Folder) -> Terminal {
    let terminal = setup.khabar([folder.file("socks.txt", SOCKS)]);
    terminal.until_shown("جوارب جديدة.");
    terminal
}

#[test]
fn y_sends_logical_text_to_the_clipboard_of_the_terminal() {
    let folder = Folder::new();
    let terminal = socks(terminal(80, 24), &folder);
    terminal.send("v");
    terminal.send("$y");
    terminal.until_shown("نسخت ٣ كلمات.");
    // "خبر عن الجوارب" in UTF-8 and base64.
    let expected = b"\x1B]52;c;2K7YqNixINi52YYg2KfZhNis2YjYp9ix2Kg=\x07";
    assert!(terminal.screen().first(expected).is_some(), "{}", terminal.screen().tail());
    quit(terminal);
}

#[test]
fn a_terminal_without_a_clipboard_is_sent_nothing_and_that_is_said() {
    let folder = Folder::new();
    let terminal = socks(terminal(80, 24).answering(Answer::VTE), &folder);
    terminal.send("y");
    terminal.until_shown("لم ينسخ شيء");
    assert_eq!(terminal.screen().first(b"\x1B]52"), None);
    quit(terminal);
}

#[test]
fn the_clipboard_of_a_display_is_given_the_text_on_standard_input() {
    let folder = Folder::new();
    let taken = folder.path().join("taken");
    let line = format!("printf '%s ' \"$@\" > {0}.arguments; cat > {0}", taken.display());
    let setup = with_programs(terminal(80, 24).variable("DISPLAY", ":77"), &folder, &[("xclip", &line)]);
    let terminal = socks(setup, &folder);
    terminal.send("y");
    assert_eq!(until_written(&taken), "خبر عن الجوارب".as_bytes());
    let arguments = PathBuf::from(format!("{}.arguments", taken.display()));
    assert_eq!(until_written(&arguments), b"-selection clipboard -in ");
    terminal.until_shown("نسخت ٣ كلمات.");
    quit(terminal);
}

#[test]
fn inside_tmux_it_is_given_the_text_too() {
    let folder = Folder::new();
    let taken = folder.path().join("taken");
    let line = format!("echo \"$@\" > {0}.part; cat >> {0}.part; mv {0}.part {0}", taken.display());
    let setup = with_programs(terminal(80, 24).variable("TMUX", "/tmp/tmux-0/x,1,0"), &folder, &[("tmux", &line)]);
    let terminal = socks(setup, &folder);
    terminal.send("y");
    assert_eq!(until_written(&taken), "load-buffer -w -\nخبر عن الجوارب".as_bytes());
    quit(terminal);
}

#[test]
fn a_long_text_goes_whole_to_the_display_and_not_in_part_to_the_terminal() {
    let folder = Folder::new();
    let body = format!("عنوان\n\n{}\n", "كلمة ".repeat(20_000));
    let file = folder.file("long.txt", &body);
    let in_part = terminal(80, 24).khabar([&file]);
    in_part.until_shown("كلمة كلمة");
    in_part.send("vGy");
    in_part.until_shown("نسخ أول النص فقط");
    quit(in_part);
    let taken = folder.path().join("taken");
    let line = format!("cat > {0}.part; mv {0}.part {0}", taken.display());
    let setup = with_programs(terminal(80, 24).variable("DISPLAY", ":77"), &folder, &[("xclip", &line)]);
    let whole = setup.khabar([&file]);
    whole.until_shown("كلمة كلمة");
    whole.send("vGy");
    assert_eq!(String::from_utf8(until_written(&taken)).expect("it is UTF-8"), body.trim_end());
    assert_eq!(whole.screen().first(b"\x1B]52"), None);
    quit(whole);
}

#[test]
fn dragging_with_the_mouse_selects_what_is_copied() {
    let (terminal, _folder) = bridge(132, 43);
    let reading = terminal.screen().reading();
    let row = reading.lines().position(|row| row.contains("افتتحت البلدية")).expect("it is shown");
    terminal.send(format!("\x1B[<0;90;{0}M\x1B[<32;60;{0}M\x1B[<0;60;{0}m", row + 1));
    // Without a selection `y` would copy the paragraph.
    terminal.until_shown("محددة");
    terminal.send("y");
    terminal.until("something was copied", |screen| screen.first(b"\x1B]52;c;").is_some());
    quit(terminal);
}

#[test]
fn a_program_gets_the_article_and_what_it_says_stays_until_enter() {
    let folder = Folder::new();
    let terminal = socks(terminal(80, 24), &folder);
    terminal.send("|wc -l\r");
    terminal.until("the count stands on the screen of the shell", |screen| {
        !screen.is_alternate() && screen.text().contains('3') && screen.shows("Enter للعودة إلى خبر")
    });
    terminal.send("\r");
    terminal.until_shown("جوارب جديدة.");
    terminal.send("|no-such-program\r");
    terminal.until_shown("لا برنامج باسم");
    quit(terminal);
}

#[test]
fn a_program_alone_gets_the_keys_while_it_runs_and_its_interrupt() {
    let folder = Folder::new();
    let out = folder.path().join("keys");
    let line = format!(
        "cat > /dev/null; echo asked; read -r a < /dev/tty; read -r b < /dev/tty; echo $a $b > {}",
        out.display()
    );
    let setup = with_programs(terminal(80, 24), &folder, &[("less", &line), ("slow", "echo waits; exec sleep 600")]);
    let terminal = socks(setup, &folder);
    terminal.send("|less\r");
    terminal.until("the pager runs", |screen| !screen.is_alternate() && screen.text().contains("asked"));
    // Keys that would quit, were khabar to get them.
    terminal.send("qqqq\r");
    terminal.send("jqjq\r");
    assert_eq!(until_written(&out), b"qqqq jqjq\n");
    terminal.until_shown("جوارب جديدة.");
    terminal.send("|slow\r");
    terminal.until("it runs", |screen| !screen.is_alternate() && screen.text().contains("waits"));
    terminal.send("\x03");
    terminal.until("it was ended", |screen| screen.shows("Enter للعودة إلى خبر"));
    terminal.send("\r");
    terminal.until_shown("slow لم يتم عمله");
    quit(terminal);
}

#[test]
fn an_address_is_opened_as_one_argument_once_the_reader_agrees() {
    let folder = Folder::new();
    let out = folder.path().join("opened");
    let browser = format!("printf '%s|' \"$@\" > {}", out.display());
    let article = "{\"title\": \"سوق\", \"body\": \"عاد السوق.\", \"url\": \"https://موقع.test/a;b?c=$(id)#d\"}";
    let setup = with_programs(
        terminal(100, 24).variable("BROWSER", "tests-browser --new"),
        &folder,
        &[("tests-browser", &browser)],
    );
    let terminal = setup.khabar([folder.file("market.json", article)]);
    terminal.until_shown("عاد السوق.");
    terminal.send("o");
    terminal.until("the real host is shown", |screen| screen.text().contains("https://xn--4gbrim.test/a;b?c=$(id)#d"));
    assert!(!out.exists());
    terminal.send("\r");
    assert_eq!(until_written(&out), b"--new|https://xn--4gbrim.test/a;b?c=$(id)#d|");
    quit(terminal);
}

#[test]
fn a_browser_for_the_terminal_has_it_and_its_keys_until_it_is_left() {
    let folder = Folder::new();
    let article = "{\"title\": \"سوق\", \"body\": \"عاد السوق.\", \"url\": \"https://example.test/\"}";
    let line = "echo \"page $1\"; read -r key < /dev/tty; echo \"left by $key\"";
    let setup = with_programs(terminal(100, 24).variable("BROWSER", "w3m"), &folder, &[("w3m", line)]);
    let terminal = setup.khabar([folder.file("market.json", article)]);
    terminal.until_shown("عاد السوق.");
    terminal.send("o");
    terminal.until("it asks", |screen| screen.is_alternate() && screen.text().contains("https://example.test/"));
    terminal.send("\r");
    terminal.until("the page is shown", |screen| !screen.is_alternate() && screen.text().contains("page https://"));
    terminal.send("q\r");
    terminal.until_shown("عاد السوق.");
    assert!(terminal.screen().first(b"left by q").is_some());
    quit(terminal);
}

#[test]
fn without_a_browser_the_address_is_copied() {
    let folder = Folder::new();
    let article = "{\"title\": \"سوق\", \"body\": \"عاد السوق.\", \"url\": \"https://example.test/\"}";
    let setup = terminal(100, 24).variable("SSH_CONNECTION", "192.0.2.1 5 192.0.2.2 22");
    let terminal = setup.khabar([folder.file("market.json", article)]);
    terminal.until_shown("عاد السوق.");
    terminal.send("o");
    terminal.until("it asks", |screen| screen.text().contains("https://example.test/"));
    terminal.send("\r");
    terminal.until_shown("لا متصفح هنا، فنسخ الرابط.");
    assert!(terminal.screen().first(b"\x1B]52;c;aHR0cHM6Ly9leGFtcGxlLnRlc3Qv\x07").is_some());
    quit(terminal);
}
