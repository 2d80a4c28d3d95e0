//! What a feed says of itself.

use super::names::Space;
use super::outline::Element;
use super::{About, Form};

/// A feed without its items, while it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Channel {
    title: String,
    /// The page it belongs to.
    site: String,
    /// Its own address, as it gives it.
    itself: String,
    /// Who writes it, where items say nothing.
    pub author: String,
    pub language: String,
    ttl: Option<u32>,
    period: Option<u32>,
    frequency: Option<u32>,
    form: Form,
}

impl Channel {
    /// What is known of it.
    pub fn about(&self) -> About {
        let period = self.period.map(|period| period / self.frequency.unwrap_or(1).max(1));
        About {
            title: self.title.clone(),
            site: self.site.clone(),
            language: self.language.clone(),
            rest: self.ttl.or(period),
        }
    }

    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What relative addresses are relative to, where it is not known where it came from.
    pub fn base(&self) -> Option<String> {
        [&self.itself, &self.site].into_iter().find(|address| address.contains("://")).cloned()
    }

    /// What words are where nothing is said of it: plain text in Atom, HTML in RSS.
    pub const fn form(&self) -> Form {
        self.form
    }

    /// Takes an element that stands in no item.
    pub fn take(&mut self, parent: Option<&Element>, element: &Element) {
        let parent = parent.map(|parent| parent.name.as_str());
        let is_direct = matches!(parent, Some("channel" | "feed" | "rdf" | "rss"));
        match (element.space, element.name.as_str()) {
            (Space::Feed, "title") if is_direct => self.title = element.words(self.form).line(),
            (Space::Dublin, "title") if is_direct && self.title.is_empty() => {
                self.title = element.words(self.form).line();
            }
            (Space::Feed, "link") if is_direct => self.take_link(element),
            (Space::Feed | Space::Dublin, "language") if is_direct => {
                element.text.trim().clone_into(&mut self.language);
            }
            (Space::Feed, "ttl") => self.ttl = number(&element.text).or(self.ttl),
            (Space::Syndication, "updateperiod") => self.period = minutes(&element.text),
            (Space::Syndication, "updatefrequency") => self.frequency = number(&element.text),
            (Space::Feed, "name") if parent == Some("author") => element.text.trim().clone_into(&mut self.author),
            _ => {}
        }
    }

    /// Notes that the feed is Atom, where it starts as such.
    pub fn open(&mut self, root: &Element) {
        if root.name == "feed" {
            self.form = Form::Text;
        }
        root.language().unwrap_or_default().clone_into(&mut self.language);
    }

    fn take_link(&mut self, element: &Element) {
        let href = element.attribute("href").unwrap_or_else(|| element.text.trim());
        let link = element.address(href);
        match element.attribute("rel").unwrap_or("alternate") {
            "alternate" if self.site.is_empty() => self.site = link,
            "self" => self.itself = link,
            _ => {}
        }
    }
}

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

/// The minutes of an `updatePeriod`.
fn minutes(period: &str) -> Option<u32> {
    const DAY: u32 = 24 * 60;
    Some(match period.trim().to_ascii_lowercase().as_str() {
        "hourly" => 60,
        "daily" => DAY,
        "weekly" => 7 * DAY,
        "monthly" => 30 * DAY,
        "yearly" => 365 * DAY,
        _ => return None,
    })
}
