//! The walls between the rooms, and the rules of style that a machine can check.
//!
//! The sources under `src/` are read as text. Comments and literals don't count; code under `#[cfg(test)]` does.
//! Each wall is one line of [`WALLS`], each rule of style one test. The checker itself is tested on small snippets
//! that break a wall, so that it is known to fail.

#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/source.rs"]
mod source;

use paths::used_paths;
use source::{Source, code_of};
use std::collections::BTreeSet;

/// A wall: none of `rooms` may use any of `never`.
struct Wall {
    /// Files and folders under `src/`, without ".rs": `text` is text.rs and everything in text/.
    rooms: &'static [&'static str],
    /// Parts of `rooms` that the wall leaves out.
    except: &'static [&'static str],
    /// Paths that may not be used: `crate::fetch`, `ratatui`, `std::fs`; anything below them counts too.
    never: &'static [&'static str],
    /// Why, for whoever runs into it.
    why: &'static str,
}

const PURE: &[&str] = &["text", "entities", "export", "intake", "model"];
const STATE: &[&str] = &["app", "panes"];
const VIEWS: &[&str] = &["panes/*/view"];
const EVERYWHERE: &[&str] = &[""];
const OUTSIDE_WORLD: &[&str] = &[
    "std::env",
    "std::fs",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::io::stderr",
    "std::io::stdin",
    "std::io::stdout",
    "std::time::Instant",
    "std::time::SystemTime",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "jiff::tz::TimeZone::system",
];
const SCREEN: &[&str] = &["ratatui", "crossterm", "rusqlite"];
const HTTP_CLIENTS: &[&str] = &["ureq", "reqwest", "hyper", "attohttpc", "minreq", "curl", "rustls", "native_tls"];

/// The walls of the architecture: every "never".
const WALLS: &[Wall] = &[
    Wall {
        rooms: &["text"],
        except: &[],
        never: &[
            "crate::app",
            "crate::cli",
            "crate::config",
            "crate::entities",
            "crate::export",
            "crate::fetch",
            "crate::intake",
            "crate::library",
            "crate::model",
            "crate::panes",
            "crate::runtime",
            "crate::terminal",
            "crate::ui",
            "crate::words",
        ],
        why: "the text engine imports nothing else of the crate",
    },
    Wall {
        rooms: PURE,
        except: &[],
        never: OUTSIDE_WORLD,
        why: "text, entities, export, intake and model touch no file, socket, thread or clock",
    },
    Wall {
        rooms: PURE,
        except: &[],
        never: SCREEN,
        why: "text, entities, export, intake and model know neither ratatui, crossterm nor rusqlite",
    },
    Wall {
        rooms: &["entities", "export", "intake", "model"],
        except: &[],
        never: &[
            "crate::app",
            "crate::cli",
            "crate::config",
            "crate::fetch",
            "crate::library",
            "crate::panes",
            "crate::runtime",
            "crate::terminal",
            "crate::ui",
        ],
        why: "what an article is does not depend on who shows it",
    },
    Wall {
        rooms: STATE,
        except: VIEWS,
        never: &["crate::library", "crate::fetch", "crate::runtime", "crate::terminal", "crate::ui", "ratatui"],
        why: "state and update know no library, network, loop, terminal or widget: effects are data",
    },
    Wall {
        rooms: &["app", "panes", "ui", "config", "words"],
        except: &[],
        never: OUTSIDE_WORLD,
        why: "files, clock and environment are for runtime, terminal, library, fetch/http and cli only",
    },
    Wall {
        rooms: &["panes", "ui"],
        except: &[],
        never: &["crate::library", "crate::fetch", "crate::runtime", "crate::cli"],
        why: "a view copies what the state holds; it fetches nothing",
    },
    Wall { rooms: &["library"], except: &[], never: &["crate::fetch"], why: "only the runtime knows both" },
    Wall { rooms: &["fetch"], except: &[], never: &["crate::library"], why: "only the runtime knows both" },
    Wall {
        rooms: EVERYWHERE,
        except: &["terminal", "runtime"],
        never: &["crossterm", "ratatui::crossterm"],
        why: "crossterm is named in terminal and runtime only",
    },
    Wall { rooms: EVERYWHERE, except: &["library"], never: &["rusqlite"], why: "rusqlite is named in library only" },
    Wall {
        rooms: EVERYWHERE,
        except: &["fetch/http"],
        never: HTTP_CLIENTS,
        why: "the only socket is in fetch/http.rs",
    },
    Wall {
        rooms: EVERYWHERE,
        except: &["fetch/http"],
        never: &["std::net"],
        why: "the only socket is in fetch/http.rs",
    },
    Wall {
        rooms: EVERYWHERE,
        except: &["runtime"],
        never: &["std::thread::spawn", "std::thread::Builder", "std::thread::scope"],
        why: "threads start in runtime only",
    },
    Wall {
        rooms: EVERYWHERE,
        except: &["main", "lib", "cli"],
        never: &["crate::cli"],
        why: "the command line is the outermost room: nothing depends on it",
    },
];

impl Wall {
    /// Every path in `code` (the file `room`, without ".rs") that breaks this wall.
    fn broken_by(&self, room: &str, code: &str) -> BTreeSet<String> {
        if !lies_in(room, self.rooms) || lies_in(room, self.except) {
            return BTreeSet::new();
        }
        let used = used_paths(room, code);
        used.into_iter().filter(|path| self.never.iter().any(|never| reaches(path, never))).collect()
    }
}

/// Whether the file `room` is one of `rooms` or lies in one of them; "" is everywhere, `*` any one name.
fn lies_in(room: &str, rooms: &[&str]) -> bool {
    rooms.iter().any(|parent| {
        let mut names = room.split('/');
        let mut parts = parent.split('/').filter(|part| !part.is_empty());
        parts.all(|part| names.next().is_some_and(|name| part == "*" || part == name))
    })
}

/// Whether using `path` reaches `never`: it is that, lies below it, or is a glob above it.
fn reaches(path: &str, never: &str) -> bool {
    let below = |path: &str, parent: &str| {
        path.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    below(path, never) || path.strip_suffix("::*").is_some_and(|parent| below(never, parent))
}

#[test]
fn no_wall_is_broken() {
    let mut broken = Vec::new();
    for source in Source::all() {
        let code = code_of(&source.text);
        for wall in WALLS {
            for path in wall.broken_by(&source.room, &code) {
                broken.push(format!("src/{}.rs uses {path}: {}", source.room, wall.why));
            }
        }
    }
    assert!(broken.is_empty(), "walls are broken:\n{}", broken.join("\n"));
}

#[test]
fn every_room_of_a_wall_is_spelt_as_the_tree_spells_it() {
    // The rooms that the architecture names; a wall for a room with another name would guard nothing.
    const ROOMS: [&str; 17] = [
        "", "app", "cli", "config", "entities", "export", "fetch", "intake", "lib", "library", "main", "model",
        "panes", "runtime", "terminal", "text", "ui",
    ];
    for wall in WALLS {
        for room in wall.rooms.iter().chain(wall.except) {
            let first = room.split('/').next().unwrap_or_default();
            assert!(ROOMS.contains(&first) || first == "words", "no room is called {first}");
        }
        let inner = wall.never.iter().filter_map(|never| never.strip_prefix("crate::"));
        for room in inner {
            assert!(ROOMS.contains(&room) || room == "words", "no room is called {room}");
        }
    }
}

mod the_checker {
    use super::*;

    /// Whether a file `room` with this code runs into any wall.
    fn is_caught(room: &str, code: &str) -> bool {
        WALLS.iter().any(|wall| !wall.broken_by(room, &code_of(code)).is_empty())
    }

    #[test]
    fn sees_plain_nested_relative_and_renamed_imports() {
        assert!(is_caught("text/wrap", "use crate::model::Article;"));
        assert!(is_caught("text", "use crate::{text::wrap, model::{self, Article}};"));
        assert!(is_caught("text/wrap", "use super::super::model::Article;"));
        assert!(is_caught("text", "mod inner { use super::super::model as m; }"));
        assert!(is_caught("text/wrap", "fn f() { crate::model::is_rtl_language(\"\"); }"));
        assert!(is_caught("intake/page", "use std::{fmt, fs as files};"));
        assert!(is_caught("intake", "use std::time;\nfn f() { let _ = time::Instant::now(); }"));
        assert!(is_caught("intake", "use std::*;"));
        assert!(is_caught("entities", "use std::thread; fn f() { thread::spawn(|| ()); }"));
        assert!(is_caught("cli/items", "fn f() { std::thread::spawn(|| ()); }"));
        assert!(is_caught("text", "#[cfg(test)]\nmod tests { use std::fs::read; }"));
        assert!(is_caught("model", "fn f() { let x = ::std::env::var(\"A\"); }"));
        assert!(is_caught("model", "fn f() -> r#std::fs::File { }"));
    }

    #[test]
    fn sees_foreign_crates_wherever_they_are_named() {
        assert!(is_caught("ui/list", "use ratatui::crossterm::event::Event;"));
        assert!(is_caught("cli", "use crossterm::terminal::size;"));
        assert!(is_caught("app", "use rusqlite::Connection;"));
        assert!(is_caught("fetch/schedule", "use ureq::Agent;"));
        assert!(is_caught("panes/reader/state", "use ratatui::layout::Rect;"));
        assert!(is_caught("library/sources", "use crate::fetch::Answer;"));
        assert!(is_caught("terminal/encode", "use crate::cli::run;"));
        assert!(is_caught("intake", "extern crate ratatui;"));
        assert!(is_caught("intake", "use { crossterm as quiet };"));
    }

    #[test]
    fn lets_pass_what_is_allowed() {
        assert!(!is_caught("text/wrap", "use super::measure::Cells; use std::ops::Range;"));
        assert!(!is_caught("text/layout", "use crate::text::bidi::{Base, Level};"));
        assert!(!is_caught("panes/reader/view", "use ratatui::buffer::Buffer;"));
        assert!(!is_caught("terminal/session", "use ratatui::crossterm::execute; use std::io::stdout;"));
        assert!(!is_caught("fetch/http", "use std::net::IpAddr; use ureq::Agent;"));
        assert!(!is_caught("cli/items", "use std::fs::{self, File};"));
        assert!(!is_caught("runtime/worker", "fn f() { std::thread::Builder::new(); }"));
        assert!(!is_caught("panes/reader/view/lines", "use ratatui::buffer::Buffer;"));
        assert!(is_caught("panes/view", "use ratatui::buffer::Buffer;"));
        assert!(!is_caught("textual", "use crate::model::Article;"));
    }

    #[test]
    fn is_not_fooled_by_comments_and_literals() {
        assert!(!is_caught("text", "// use crate::model;\n/* use std::fs; /* crate::ui */ */\n//! [`crate::model`]"));
        assert!(!is_caught(
            "text",
            r##"const A: &str = "use crate::model;"; const B: &str = r#"std::fs " crate::ui"#;"##
        ));
        assert!(!is_caught("text", r#"const A: &str = "\"crate::model"; const B: &[u8] = b"std::fs";"#));
        assert!(is_caught("text", r#"const A: char = '"'; use crate::model::Article; const B: char = '"';"#));
        assert!(is_caught("text", "fn f<'a>(x: &'a str) { crate::model::f(x) } const C: char = '\\'';"));
        assert!(is_caught("text", "const C: &str = \"\\\\\"; use crate::model::Article; const D: &str = \"\";"));
    }
}

mod style {
    use super::*;

    /// Files longer than [`LONGEST`] lines, because they are one uniform table.
    const TABLES: &[&str] = &[];
    const LONGEST: usize = 600;
    const KINDS: [&str; 6] = ["utils", "common", "helpers", "types", "prelude", "manager"];

    /// Fails with every file that `is_wrong` finds something in.
    fn expect_none(rule: &str, is_wrong: impl Fn(&Source) -> Option<String>) {
        let wrong: Vec<String> = Source::all()
            .iter()
            .filter_map(|source| is_wrong(source).map(|what| format!("src/{}.rs: {what}", source.room)))
            .collect();
        assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
    }

    #[test]
    fn a_file_is_split_by_subject_never_by_kind() {
        expect_none("no mod.rs, and no file named after a kind of code", |source| {
            let wrong =
                |part: &str| part == "mod" || KINDS.contains(&part) || KINDS.contains(&part.trim_end_matches('s'));
            source.room.split('/').find(|part| wrong(part)).map(ToOwned::to_owned)
        });
    }

    #[test]
    fn a_file_starts_with_what_it_is_for() {
        expect_none("the first line is a `//!` comment", |source| {
            let first = source.text.lines().next().unwrap_or_default();
            let says_something = first.strip_prefix("//! ").is_some_and(|words| !words.trim().is_empty());
            (!says_something).then(|| first.to_owned())
        });
    }

    #[test]
    fn a_file_can_be_held_in_the_head() {
        expect_none("at most 600 lines, but for uniform tables", |source| {
            let lines = source.text.lines().count();
            (lines > LONGEST && !TABLES.contains(&source.room.as_str())).then(|| format!("{lines} lines"))
        });
    }

    #[test]
    fn the_binary_is_thin() {
        expect_none("main.rs has at most 40 lines", |source| {
            let lines = source.text.lines().count();
            (source.room == "main" && lines > 40).then(|| format!("{lines} lines"))
        });
    }

    #[test]
    fn what_cannot_be_seen_is_written_as_an_escape() {
        expect_none("invisible controls, and marks without a letter to stand on, are written as \\u{…}", |source| {
            source.text.lines().zip(1..).find_map(|(line, number)| {
                unreadable(line).map(|c| format!("line {number} has {}", c.escape_unicode()))
            })
        });
    }

    #[test]
    fn arabic_stands_in_literals_and_comments_only() {
        expect_none("no Arabic in code", |source| {
            code_of(&source.text).chars().find(|c| ('\u{600}'..='\u{6FF}').contains(c)).map(String::from)
        });
    }

    #[test]
    fn the_list_of_tables_names_files_that_exist() {
        let rooms: Vec<String> = Source::all().into_iter().map(|source| source.room).collect();
        assert!(TABLES.iter().all(|table| rooms.iter().any(|room| room == table)));
    }

    /// The first invisible control of `line`, or mark that stands on no Arabic letter.
    fn unreadable(line: &str) -> Option<char> {
        let before = std::iter::once(' ').chain(line.chars());
        let is_letter = |c: char| ('\u{620}'..='\u{64A}').contains(&c) || ('\u{671}'..='\u{6D3}').contains(&c);
        let wrong =
            |&(before, c): &(char, char)| is_invisible(c) || (is_mark(c) && !is_letter(before) && !is_mark(before));
        before.zip(line.chars()).find(wrong).map(|(_, c)| c)
    }

    /// Zero-width characters and bidi controls.
    fn is_invisible(c: char) -> bool {
        matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    }

    /// Tashkeel and other Arabic marks.
    fn is_mark(c: char) -> bool {
        matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}')
    }

    #[test]
    fn the_checker_of_characters_sees_what_cannot_be_seen() {
        assert_eq!(unreadable("let c = '\u{64E}';"), Some('\u{64E}'));
        assert_eq!(unreadable("\u{64E}"), Some('\u{64E}'));
        assert_eq!(unreadable("خبر\u{202E}"), Some('\u{202E}'));
        assert_eq!(unreadable("\u{FEFF}//! x"), Some('\u{FEFF}'));
        assert_eq!(unreadable("مد\u{651}\u{64E}ة …"), None);
    }
}
