//! Other programs that are run for the reader: whatever text is piped to, and the browser. Never a shell.

use super::clipboard::find;
use crate::app::outside::{Destination, Outcome};
use crate::fetch::Address;
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// Programs that take the whole screen and end when they are left: there is nothing to wait for behind them.
const SCREENS: [&str; 18] = [
    "less", "more", "most", "moar", "moor", "ov", "bat", "man", "vi", "vim", "nvim", "view", "nano", "micro", "emacs",
    "hx", "fzf", "pspg",
];
/// Browsers for the terminal.
const TEXT_BROWSERS: [&str; 7] = ["w3m", "lynx", "links", "links2", "elinks", "browsh", "chawan"];

/// What opens an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// The program and its arguments; the address takes the place of `%s`, or stands behind them.
    words: Vec<String>,
}

/// Where `url` leads, if it may be opened: http and https, without credentials. The fragment stays.
pub fn consider(url: &str) -> Option<Destination> {
    let (without, fragment) = url.split_once('#').map_or((url, None), |(url, fragment)| (url, Some(fragment)));
    let address = Address::parse(without)?;
    let mut whole = address.to_string();
    if let Some(fragment) = fragment {
        whole.push('#');
        for byte in fragment.trim_end().bytes() {
            match byte {
                b'!'..=b'~' => whole.push(char::from(byte)),
                _ => write!(whole, "%{byte:02X}").ok()?,
            }
        }
    }
    Some(Destination { address: whole, host: address.authority() })
}

/// Whether `program` ends when it is left, so that nothing has to be waited for behind it.
pub fn is_screen(program: &str) -> bool {
    SCREENS.contains(&name_of(program))
}

/// Runs `words` with `text` on its standard input, and waits for it. The terminal must have been given back.
pub fn pipe(words: &[String], text: &str) -> io::Result<ExitStatus> {
    let (program, arguments) = words.split_first().ok_or(ErrorKind::NotFound)?;
    let mut child = Command::new(program).args(arguments).stdin(Stdio::piped()).spawn()?;
    let (stdin, bytes) = (child.stdin.take(), format!("{text}\n").into_bytes());
    // A pager reads as it is scrolled, and may be left before it has read all.
    let writer = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&bytes)));
    let ended = child.wait();
    // Once the program has ended nobody reads any more, and writing ends too.
    let _ = writer.join();
    ended
}

/// What `ended` comes to for the reader: nothing where all went well.
pub fn outcome(program: &str, ended: io::Result<ExitStatus>) -> Option<Outcome> {
    let name = name_of(program).to_owned();
    match ended {
        Ok(status) if status.success() => None,
        Ok(status) => Some(Outcome::Failed(name, status.to_string())),
        Err(error) if error.kind() == ErrorKind::NotFound => Some(Outcome::NotFound(name)),
        Err(error) => Some(Outcome::Failed(name, error.to_string())),
    }
}

/// The browsers that fit an environment whose variables `value` knows, the reader's own choice first.
pub fn browsers(value: impl Fn(&str) -> Option<String>) -> Vec<Browser> {
    let value = |name| value(name).filter(|value| !value.is_empty());
    let one = |name: &str| Browser { words: vec![name.to_owned()] };
    let chosen = value("BROWSER").unwrap_or_default();
    let chosen = chosen.split(':').filter_map(|line| shell_words::split(line).ok()).filter(|words| !words.is_empty());
    let mut browsers: Vec<Browser> = chosen.map(|words| Browser { words }).collect();
    // Without a display it would look for a browser for the terminal, in a terminal that is ours.
    if value("WAYLAND_DISPLAY").is_some() || value("DISPLAY").is_some() {
        browsers.push(one("xdg-open"));
    }
    if value("SSH_CONNECTION").is_none() {
        if cfg!(target_os = "macos") {
            browsers.push(one("open"));
        }
        if value("WSL_DISTRO_NAME").is_some() {
            browsers.push(one("wslview"));
        }
    }
    browsers
}

impl Browser {
    /// The same with its program as a whole path, if it is there: what is run is what was found.
    pub fn found(mut self) -> Option<Self> {
        let program = self.words.first_mut()?;
        if !program.contains('/') {
            *program = find(program)?.into_os_string().into_string().ok()?;
        }
        Path::new(program).is_file().then_some(self)
    }

    /// Whether it needs the terminal.
    pub fn needs_terminal(&self) -> bool {
        self.words.first().is_some_and(|program| TEXT_BROWSERS.contains(&name_of(program)))
    }

    /// Its program.
    pub fn program(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Opens `address` in a window of its own; it is not waited for.
    pub fn open(&self, address: &str) -> io::Result<()> {
        let mut command = self.command(address);
        command.process_group(0).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        std::thread::spawn(move || child.wait());
        Ok(())
    }

    /// Opens `address` in the terminal, which must have been given back, and waits until it is left.
    pub fn open_here(&self, address: &str) -> io::Result<ExitStatus> {
        self.command(address).status()
    }

    fn command(&self, address: &str) -> Command {
        let arguments = arguments(self.words.get(1..).unwrap_or_default(), address);
        let mut command = Command::new(self.program());
        command.args(arguments);
        command
    }
}

/// `words` with the address in the place of each `%s`, or behind them: always a part of one argument. An address begins
/// with its scheme, so that it is never taken for an option.
fn arguments(words: &[String], address: &str) -> Vec<String> {
    let has_place = words.iter().any(|word| word.contains("%s"));
    let filled = words.iter().map(|word| word.replace("%s", address));
    filled.chain((!has_place).then(|| address.to_owned())).collect()
}

fn name_of(program: &str) -> &str {
    program.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(variables: &[(&str, &str)]) -> Vec<String> {
        let value = |name: &str| Some(variables.iter().find(|(there, _)| *there == name)?.1.to_owned());
        let found = browsers(value);
        found.iter().map(|browser| browser.words.join(" ")).filter(|words| words != "open").collect()
    }

    #[test]
    fn the_readers_own_browser_comes_first() {
        let variables = [("BROWSER", "firefox --new-tab:'/opt/my browser' %s:"), ("DISPLAY", ":0")];
        assert_eq!(programs(&variables), ["firefox --new-tab", "/opt/my browser %s", "xdg-open"]);
    }

    #[test]
    fn over_ssh_without_a_display_there_is_only_the_readers_own() {
        assert_eq!(programs(&[("SSH_CONNECTION", "x"), ("WSL_DISTRO_NAME", "x")]), [""; 0]);
        assert_eq!(programs(&[("SSH_CONNECTION", "x"), ("BROWSER", "w3m")]), ["w3m"]);
        assert_eq!(programs(&[("WSL_DISTRO_NAME", "x")]), ["wslview"]);
    }

    #[test]
    fn what_is_run_is_the_whole_path_that_was_found() {
        let found = |line: &str| Browser { words: vec![line.to_owned(), "-q".to_owned()] }.found();
        let there = found("sh").expect("every system has it");
        assert!(Path::new(there.program()).is_absolute() && there.program().ends_with("/sh"), "{}", there.program());
        assert_eq!((there.words.len(), found("no-such-browser"), found("/no/such/browser")), (2, None, None));
    }

    #[test]
    fn an_address_is_always_one_argument() {
        let words = |line| shell_words::split(line).unwrap();
        assert_eq!(arguments(&words("--new-tab"), "https://a.test/;b"), ["--new-tab", "https://a.test/;b"]);
        assert_eq!(arguments(&words("--url=%s -q"), "https://a.test/"), ["--url=https://a.test/", "-q"]);
    }

    #[test]
    fn what_is_opened_is_the_host_that_is_really_asked() {
        let seen = |url| consider(url).map(|destination| (destination.address, destination.host));
        let punycode =
            ("https://xn--4gbrim.xn--wgbh1c/a#%D9%87%D9%86%D8%A7".to_owned(), "xn--4gbrim.xn--wgbh1c".to_owned());
        assert_eq!(seen("https://موقع.مصر/a#هنا"), Some(punycode));
        let port = ("http://a.test:8080/".to_owned(), "a.test:8080".to_owned());
        assert_eq!(seen("http://a.test:8080"), Some(port));
        for bad in ["mailto:a@b.test", "file:///etc/passwd", "https://bank.test@evil.test/", "javascript:x", "-a", ""] {
            assert_eq!(seen(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_or_fails_is_told_by_name() {
        let words = |line| shell_words::split(line).unwrap();
        assert_eq!(outcome("cat", pipe(&words("true"), "خبر")), None);
        let missing = pipe(&words("khabar-no-such-program -x"), "خبر");
        assert_eq!(outcome("/bin/khabar-no", missing), Some(Outcome::NotFound("khabar-no".to_owned())));
        let failed = outcome("grep", pipe(&words("false"), &"خبر\n".repeat(100_000)));
        assert_eq!(failed, Some(Outcome::Failed("grep".to_owned(), "exit status: 1".to_owned())));
    }
}
