//! The full paths that a piece of code uses, however it names them.

use std::collections::{BTreeSet, HashMap};

/// Every path that `code` (of the file `room`, without comments and literals) uses, in full: imports with their
/// braces taken apart, `self` and `super` resolved, names replaced by what they were imported as.
pub fn used_paths(room: &str, code: &str) -> BTreeSet<String> {
    let tokens = tokens(code);
    let mut reader =
        Reader { tokens: &tokens, place: 0, module: module(room), imports: HashMap::new(), used: Vec::new() };
    reader.read();
    let Reader { imports, used, .. } = reader;
    used.into_iter().map(|path| full(path, &imports).join("::")).collect()
}

/// Words, `::`, and single signs.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let length = match word {
            0 if rest.starts_with("::") => 2,
            0 => first.len_utf8(),
            length => length,
        };
        let (token, behind) = rest.split_at(length);
        match behind.strip_prefix('#') {
            // A raw name, `r#type`: the name counts.
            Some(name) if token == "r" => rest = name,
            Some(_) | None => {
                tokens.push(token);
                rest = behind.trim_start();
            }
        }
    }
    tokens
}

/// The path of the module that the file is.
fn module(room: &str) -> Vec<String> {
    let inner = if matches!(room, "lib" | "main") { "" } else { room };
    std::iter::once("crate").chain(inner.split('/').filter(|part| !part.is_empty())).map(ToOwned::to_owned).collect()
}

/// `path` with its first name replaced by what it was imported as.
fn full(path: Vec<String>, imports: &HashMap<String, Vec<String>>) -> Vec<String> {
    match path.first().and_then(|first| imports.get(first)) {
        Some(import) if path.len() > 1 => import.iter().chain(path.iter().skip(1)).cloned().collect(),
        Some(_) | None => path,
    }
}

struct Reader<'a> {
    tokens: &'a [&'a str],
    place: usize,
    /// The module that is being read, with the inner ones that are open.
    module: Vec<String>,
    imports: HashMap<String, Vec<String>>,
    used: Vec<Vec<String>>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.tokens.get(self.place).copied()
    }

    fn take(&mut self, token: &str) -> bool {
        let is_there = self.peek() == Some(token);
        self.place += usize::from(is_there);
        is_there
    }

    fn read(&mut self) {
        let mut depth = 0_usize;
        let mut opened_at = Vec::new();
        while let Some(token) = self.peek() {
            match token {
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    if opened_at.last() == Some(&depth) {
                        opened_at.pop();
                        self.module.pop();
                    }
                }
                "use" => {
                    self.place += 1;
                    self.import(&[]);
                    continue;
                }
                "mod" if self.tokens.get(self.place + 2) == Some(&"{") => {
                    self.module.extend(self.tokens.get(self.place + 1).map(ToString::to_string));
                    opened_at.push(depth);
                    self.place += 2;
                    continue;
                }
                _ if is_name(token) || token == "::" => {
                    self.path();
                    continue;
                }
                _ => {}
            }
            self.place += 1;
        }
    }

    /// A tree of imports below `above`.
    fn import(&mut self, above: &[String]) {
        let mut path = above.to_vec();
        self.take("::");
        while let Some(token) = self.peek() {
            self.place += 1;
            match token {
                "{" => return self.branches(&path),
                "as" => {
                    let name = self.peek().unwrap_or_default().to_owned();
                    self.place += 1;
                    return self.imported(name, path);
                }
                "*" => {
                    path.push("*".to_owned());
                    return self.used.push(self.resolved(path));
                }
                "::" => {}
                "self" if !path.is_empty() => {}
                name if is_name(name) => path.push(name.to_owned()),
                _ => {
                    self.place -= 1;
                    break;
                }
            }
        }
        let name = path.last().cloned().unwrap_or_default();
        self.imported(name, path);
    }

    fn branches(&mut self, above: &[String]) {
        while self.peek().is_some_and(|token| token != "}") {
            self.import(above);
            if !self.take(",") && self.peek() != Some("}") {
                return;
            }
        }
        self.take("}");
    }

    fn imported(&mut self, name: String, path: Vec<String>) {
        let path = self.resolved(path);
        self.imports.insert(name, path.clone());
        self.used.push(path);
    }

    /// A path in the midst of code.
    fn path(&mut self) {
        let mut path = Vec::new();
        self.take("::");
        while let Some(name) = self.peek().filter(|token| is_name(token)) {
            path.push(name.to_owned());
            self.place += 1;
            if !self.take("::") {
                break;
            }
        }
        let path = self.resolved(path);
        self.used.push(path);
    }

    /// `path` from the crate's root on, where it starts with `self` or `super`.
    fn resolved(&self, path: Vec<String>) -> Vec<String> {
        let ups = path.iter().take_while(|name| *name == "super" || *name == "self").count();
        if ups == 0 {
            return path;
        }
        let levels = path.iter().take(ups).filter(|name| *name == "super").count();
        let kept = self.module.len().saturating_sub(levels).max(1);
        self.module.iter().take(kept).chain(path.iter().skip(ups)).cloned().collect()
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}
