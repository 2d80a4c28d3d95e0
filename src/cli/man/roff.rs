//! The man macros of roff, as `groff` and `mandoc` read them: text in, escaped text out.

/// A page that is being written.
#[derive(Debug, Default)]
pub struct Roff(String);

impl Roff {
    /// A page that begins with this title; its text is UTF-8.
    #[must_use]
    pub fn new(title: &str, version: &str) -> Self {
        let mut page = Self(".\\\" -*- mode: troff; coding: utf-8 -*-\n".to_owned());
        page.request("TH", &[title, "1", "", version]);
        // No word is broken and no line filled with blanks: options and Arabic words stay as they are.
        page.request("nh", &[]);
        page.0 += ".ad l\n";
        page
    }

    /// The head of a section.
    pub fn section(&mut self, title: &str) {
        self.request("SH", &[title]);
    }

    /// The head of a part of a section.
    pub fn part(&mut self, title: &str) {
        self.request("SS", &[title]);
    }

    /// A line of its own, set bold.
    pub fn line(&mut self, text: &str) {
        self.request("br", &[]);
        self.request("B", &[text]);
    }

    /// A term, set bold, and what it means, set in.
    pub fn term(&mut self, term: &str, meaning: &str) {
        self.request("TP", &[]);
        self.request("B", &[term]);
        self.text(meaning);
    }

    /// Text in the paragraph or meaning that stands last.
    pub fn text(&mut self, text: &str) {
        for line in text.lines() {
            // At the start of a line these would be requests.
            if line.starts_with(['.', '\'']) {
                self.0.push_str("\\&");
            }
            self.0.push_str(&escaped(line));
            self.0.push('\n');
        }
    }

    /// The source of the page.
    #[must_use]
    pub fn source(self) -> String {
        self.0
    }

    fn request(&mut self, name: &str, arguments: &[&str]) {
        self.0.push('.');
        self.0.push_str(name);
        for argument in arguments {
            self.0.push_str(" \"");
            self.0.push_str(&escaped(argument).replace('"', "\\(dq"));
            self.0.push('"');
        }
        self.0.push('\n');
    }
}

/// `text` as roff shows it as it is: a plain hyphen would be a typographic one, an accent a quotation mark.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped += "\\e",
            '-' => escaped += "\\-",
            '\'' => escaped += "\\(aq",
            '`' => escaped += "\\(ga",
            '^' => escaped += "\\(ha",
            '~' => escaped += "\\(ti",
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_shown_as_it_is() {
        let mut page = Roff::new("A \"B\"", "1");
        page.term("\\ - ' ` ^ ~", ".start\n'start");
        let expected = ".\\\" -*- mode: troff; coding: utf-8 -*-\n.TH \"A \\(dqB\\(dq\" \"1\" \"\" \"1\"\n.nh\n.ad l\n.TP\n\
                        .B \"\\e \\- \\(aq \\(ga \\(ha \\(ti\"\n\\&.start\n\\&\\(aqstart\n";
        assert_eq!(page.source(), expected);
    }
}
