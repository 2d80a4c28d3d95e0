//! What the names of elements mean: namespaces by their addresses, else by the prefixes that everybody uses.

/// A vocabulary, as far as it matters what its words mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS of any version, and Atom: where both use a word, its shape tells them apart.
    Feed,
    /// The content module of RSS 1.0: `content:encoded`.
    Content,
    /// Dublin Core: `dc:date`, `dc:creator`.
    Dublin,
    /// Media RSS.
    Media,
    /// Podcasts.
    Itunes,
    /// How often a feed changes: `sy:updatePeriod`.
    Syndication,
    /// XHTML.
    Xhtml,
    /// The syntax of RDF.
    Rdf,
    /// Any other.
    Other,
}

/// The space of a namespace's address. Compared by their ends: many feeds write them wrongly.
fn of_address(address: &str) -> Space {
    let address = address.trim().trim_end_matches(['/', '#']).to_ascii_lowercase();
    let bare = address.split_once("://").map_or(address.as_str(), |(_, bare)| bare);
    match bare {
        "" | "www.w3.org/2005/atom" | "purl.org/atom/ns" | "purl.org/rss/1.0" => Space::Feed,
        "purl.org/rss/1.0/modules/content" => Space::Content,
        "purl.org/rss/1.0/modules/syndication" => Space::Syndication,
        "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" | "purl.org/dc/terms" => Space::Dublin,
        "www.itunes.com/dtds/podcast-1.0.dtd" | "example.com/dtds/podcast-1.0.dtd" => Space::Itunes,
        "www.w3.org/1999/xhtml" => Space::Xhtml,
        "www.w3.org/1999/02/22-rdf-syntax-ns" => Space::Rdf,
        _ if bare.starts_with("search.yahoo.com/mrss") || bare.starts_with("video.search.yahoo.com/mrss") => {
            Space::Media
        }
        _ if bare.contains("netscape.com/rdf/simple") || bare.contains("userland.com/rss") => Space::Feed,
        _ if bare.contains("backend.userland.com") || bare.contains("/rss/0.9") || bare.contains("purl.org/rss") => {
            Space::Feed
        }
        _ => Space::Other,
    }
}

/// The space of a prefix that nobody declared.
fn of_prefix(prefix: &str) -> Space {
    match prefix {
        "" | "rss" | "atom" | "atom03" | "atom10" | "a10" => Space::Feed,
        "content" => Space::Content,
        "dc" | "dcterms" | "dct" => Space::Dublin,
        "media" => Space::Media,
        "itunes" => Space::Itunes,
        "sy" => Space::Syndication,
        "xhtml" | "html" => Space::Xhtml,
        "rdf" => Space::Rdf,
        _ => Space::Other,
    }
}

/// The most declarations that hold at one time.
const BINDINGS: usize = 256;

/// The declarations that hold where we are.
#[derive(Debug, Default)]
pub(super) struct Bindings(Vec<(String, Space)>);

impl Bindings {
    /// How many hold; [`Self::leave`] takes it.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes the declarations among `attributes`.
    pub fn declare(&mut self, attributes: &[(String, String)]) {
        for (name, value) in attributes {
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            if self.0.len() < BINDINGS {
                self.0.push((prefix.to_ascii_lowercase(), of_address(value)));
            }
        }
    }

    /// Forgets those declared since there were `len`.
    pub fn leave(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// The space and the local name, in lower case, of an element's `name`.
    pub fn resolve(&self, name: &str) -> (Space, String) {
        let name = name.to_ascii_lowercase();
        let (prefix, local) = name.split_once(':').unwrap_or(("", &name));
        let declared = self.0.iter().rev().find(|(bound, _)| bound == prefix).map(|(_, space)| *space);
        // A feed in a namespace of its own is still a feed.
        let space = match declared {
            Some(Space::Other) if prefix.is_empty() => Space::Feed,
            Some(space) => space,
            None => of_prefix(prefix),
        };
        (space, local.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(declarations: &[(&str, &str)]) -> Bindings {
        let mut bindings = Bindings::default();
        let attributes: Vec<_> =
            declarations.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        bindings.declare(&attributes);
        bindings
    }

    #[test]
    fn the_address_counts_not_the_prefix() {
        let bindings = bound(&[("xmlns:x", "http://purl.org/dc/elements/1.1/"), ("xmlns:dc", "http://a.example/")]);
        assert_eq!(bindings.resolve("x:Date"), (Space::Dublin, "date".to_owned()));
        assert_eq!(bindings.resolve("dc:date").0, Space::Other);
        assert_eq!(bound(&[]).resolve("dc:date").0, Space::Dublin);
    }

    #[test]
    fn a_declaration_holds_until_its_element_ends() {
        let mut bindings = bound(&[("xmlns", "http://www.w3.org/2005/Atom")]);
        let outer = bindings.len();
        bindings.declare(&[("xmlns".to_owned(), "http://www.w3.org/1999/xhtml".to_owned())]);
        assert_eq!(bindings.resolve("div").0, Space::Xhtml);
        bindings.leave(outer);
        assert_eq!(bindings.resolve("entry").0, Space::Feed);
    }
}
