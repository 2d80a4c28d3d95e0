//! The sources of the crate, and what of them is code.

use std::fs;
use std::path::Path;

/// One file under `src/`.
#[derive(Debug)]
pub struct Source {
    /// Its path below `src/` without ".rs", parts joined by '/': `text/wrap`.
    pub room: String,
    /// What stands in it.
    pub text: String,
}

impl Source {
    /// Every file under `src/`.
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all);
        assert!(all.len() > 10, "only {} files were found", all.len());
        all
    }
}

fn collect(folder: &Path, above: &str, all: &mut Vec<Source>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("the folder is ours").flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            collect(&path, &format!("{above}{name}/"), all);
        } else if let Some(name) = name.strip_suffix(".rs") {
            let text = fs::read_to_string(&path).expect("sources are UTF-8");
            all.push(Source { room: format!("{above}{name}"), text });
        }
    }
}

/// `text` without comments, and with every literal of characters or strings empty.
pub fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = literal_or_comment(rest, code.chars().next_back());
        if let Some(after) = after {
            code.push_str(if rest.starts_with('/') { " " } else { "\"\"" });
            rest = after;
        } else {
            code.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    code
}

/// What stands behind the literal or comment that `rest` starts with, if it starts with one.
fn literal_or_comment(rest: &str, before: Option<char>) -> Option<&str> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').map_or("", |end| rest.get(end..).unwrap_or_default()));
    }
    if let Some(inside) = rest.strip_prefix("/*") {
        return Some(behind_comment(inside));
    }
    if let Some(inside) = rest.strip_prefix('"') {
        return Some(behind_quoted(inside, '"'));
    }
    if let Some(inside) = rest.strip_prefix('\'') {
        return is_character(inside).then(|| behind_quoted(inside, '\''));
    }
    let is_inside_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let raw = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r')).filter(|_| !is_inside_word)?;
    let hashes = raw.chars().take_while(|&c| c == '#').count();
    let inside = raw.get(hashes..)?.strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    Some(inside.split_once(&close).map_or("", |(_, behind)| behind))
}

/// Whether what stands behind a `'` is a character and not the name of a lifetime.
fn is_character(inside: &str) -> bool {
    let mut characters = inside.chars();
    characters.next().is_some_and(|first| first == '\\' || characters.next() == Some('\''))
}

fn behind_quoted(inside: &str, quote: char) -> &str {
    let mut is_escaped = false;
    for (place, c) in inside.char_indices() {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' {
            is_escaped = true;
        } else if c == quote {
            return inside.get(place + 1..).unwrap_or_default();
        }
    }
    ""
}

/// Comments of this kind nest.
fn behind_comment(inside: &str) -> &str {
    let (mut depth, mut rest) = (1, inside);
    while let Some(place) = rest.find("*/") {
        let opened = rest.find("/*").filter(|&opened| opened < place);
        depth = if opened.is_some() { depth + 1 } else { depth - 1 };
        rest = rest.get(opened.unwrap_or(place) + 2..).unwrap_or_default();
        if depth == 0 {
            return rest;
        }
    }
    ""
}
