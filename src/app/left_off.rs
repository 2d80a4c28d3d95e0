//! Where the reader left off, so that the next start comes back to it: the list, the article, the pane, what else is shown.
//!
//! It goes out as a question to the library when the reader leaves, and comes in with the start. As text it is JSON with the
//! number of its form; what is damaged or of another form is nothing.

use super::arrangement::{Pane, Sidebar, Zen};
use super::store::{Ask, Reach, View, Wish};
use super::widths::Widths;
use super::{App, Effect, Origin};
use crate::model::{ArticleId, Kind, Order, SourceId};
use serde::{Deserialize, Serialize};

/// The number of the form that is written and understood here.
const FORM: u32 = 1;

/// Where the reader left off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOff {
    /// The list.
    pub wish: Wish,
    /// The article that was selected in it.
    pub selected: Option<ArticleId>,
    /// The article that was open: another one, where it had left the list.
    pub open: Option<ArticleId>,
    /// The pane that had the keyboard.
    pub focus: Pane,
    /// Whether the sidebar was wanted.
    pub sidebar: Sidebar,
    /// How wide the panes were wished for.
    pub widths: Widths,
    /// Whether only the text was on the screen.
    pub zen: Zen,
}

/// As it is written.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    form: u32,
    view: Vec<String>,
    reach: String,
    order: String,
    selected: Option<i64>,
    open: Option<i64>,
    focus: String,
    sidebar: String,
    zen: String,
    #[serde(default)]
    widths: Widths,
}

const REACHES: [(&str, Reach); 2] = [("all", Reach::All), ("unread", Reach::Unread)];
const ORDERS: [(&str, Order); 3] = [("newest", Order::Newest), ("oldest", Order::Oldest), ("source", Order::Source)];
const PANES: [(&str, Pane); 3] =
    [("headlines", Pane::Headlines), ("reader", Pane::Reader), ("entities", Pane::Entities)];
const SIDEBARS: [(&str, Sidebar); 2] = [("shown", Sidebar::Shown), ("hidden", Sidebar::Hidden)];
const ZENS: [(&str, Zen); 2] = [("off", Zen::Off), ("on", Zen::On)];

impl LeftOff {
    /// As text. Reading it back gives the same.
    #[must_use]
    pub fn written(&self) -> String {
        let written = Written {
            form: FORM,
            view: view_written(&self.wish.view),
            reach: name(&REACHES, self.wish.reach),
            order: name(&ORDERS, self.wish.order),
            selected: self.selected.map(|id| id.0),
            open: self.open.map(|id| id.0),
            focus: name(&PANES, self.focus),
            sidebar: name(&SIDEBARS, self.sidebar),
            zen: name(&ZENS, self.zen),
            widths: self.widths,
        };
        // Texts and numbers can always be written; nothing is what nobody understands.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// From text; none where it is damaged or of another form.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let written: Written = serde_json::from_str(text).ok()?;
        if written.form != FORM {
            return None;
        }
        let view = view_read(&written.view)?;
        Some(Self {
            wish: Wish { view, reach: named(&REACHES, &written.reach)?, order: named(&ORDERS, &written.order)? },
            selected: written.selected.map(ArticleId),
            open: written.open.map(ArticleId),
            focus: named(&PANES, &written.focus)?,
            sidebar: named(&SIDEBARS, &written.sidebar)?,
            zen: named(&ZENS, &written.zen)?,
            widths: written.widths,
        })
    }
}

impl App {
    /// Makes the screen as it was left; the list and the article come as the library answers.
    pub(super) fn come_back(&mut self, left: Option<LeftOff>) {
        let Some(left) = left.filter(|_| self.origin == Origin::Library) else { return };
        self.desk.wish = left.wish.clone();
        self.sidebar = left.sidebar;
        self.widths = left.widths;
        self.focus = if left.open.is_some() { left.focus } else { Pane::Headlines };
        self.zen = if self.focus == Pane::Reader { left.zen } else { Zen::Off };
        self.desk.left_off = Some(left);
    }

    /// The list has come: what was selected in it and what was open are there again. What has left the list is read on only by
    /// whoever was reading it.
    pub(super) fn take_up(&mut self, left: &LeftOff) -> Vec<Effect> {
        if let Some(place) = left.selected.and_then(|id| self.shelf.place(id)) {
            self.headlines.select(place, &self.shelf);
        }
        let mut effects = self.ask_for_rows();
        if self.focus == Pane::Headlines {
            effects.extend(self.show_selected());
            return effects;
        }
        match left.open.filter(|&id| Some(id) != self.selected()) {
            Some(id) => {
                self.desk.wanted = Some(id);
                effects.push(Effect::Ask(Ask::Open(id, self.desk.wish.view.clone())));
            }
            None => effects.extend(self.show_selected()),
        }
        left.open.into_iter().for_each(|id| self.trail.opened(id));
        effects
    }

    /// What the next start comes back to. Nothing is kept of files, nor before the list has come.
    pub(super) fn left_off(&self) -> Option<Effect> {
        if !self.shelf.is_library() || self.desk.left_off.is_some() {
            return None;
        }
        let left = LeftOff {
            wish: self.desk.wish.clone(),
            selected: self.selected(),
            open: self.reader.id(),
            focus: self.focus,
            sidebar: self.sidebar,
            widths: self.widths,
            zen: self.zen,
        };
        Some(Effect::Ask(Ask::LeaveOff(left)))
    }
}

fn name<T: Copy + PartialEq>(names: &[(&str, T)], value: T) -> String {
    names.iter().find(|(_, one)| *one == value).map_or_else(String::new, |(name, _)| (*name).to_owned())
}

fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(one, _)| *one == name).map(|(_, value)| *value)
}

/// A view as words: what it is, and which.
fn view_written(view: &View) -> Vec<String> {
    let words: Vec<&str> = match view {
        View::All => vec!["all"],
        View::Unread => vec!["unread"],
        View::Starred => vec!["starred"],
        View::Today => vec!["today"],
        View::Source(id) => return vec!["source".to_owned(), id.0.to_string()],
        View::Group(path) => std::iter::once("group").chain(path.iter().map(String::as_str)).collect(),
        View::Tag(tag) => vec!["tag", tag],
        View::Entity(kind, name) => vec!["entity", kind.name(), name],
        View::Saved(name) => vec!["saved", name],
        View::Words(words) => vec!["words", words],
    };
    words.into_iter().map(str::to_owned).collect()
}

fn view_read(words: &[String]) -> Option<View> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Some(match words.as_slice() {
        ["all"] => View::All,
        ["unread"] => View::Unread,
        ["starred"] => View::Starred,
        ["today"] => View::Today,
        ["source", id] => View::Source(SourceId(id.parse().ok()?)),
        ["group", path @ ..] => View::Group(path.iter().map(|&name| name.to_owned()).collect()),
        ["tag", tag] => View::Tag((*tag).to_owned()),
        ["entity", kind, name] => View::Entity(Kind::of_name(kind)?, (*name).to_owned()),
        ["saved", name] => View::Saved((*name).to_owned()),
        ["words", words] => View::Words((*words).to_owned()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn view() -> impl Strategy<Value = View> {
        let text = || "\\PC{0,12}";
        prop_oneof![
            prop::sample::select(vec![View::All, View::Unread, View::Starred, View::Today]),
            any::<i64>().prop_map(|id| View::Source(SourceId(id))),
            prop::collection::vec(text(), 0..3).prop_map(View::Group),
            text().prop_map(View::Tag),
            (prop::sample::select(Kind::ALL.to_vec()), text()).prop_map(|(kind, name)| View::Entity(kind, name)),
            text().prop_map(View::Saved),
            text().prop_map(View::Words),
        ]
    }

    fn one_of<T: Copy + std::fmt::Debug + 'static>(names: &[(&'static str, T)]) -> impl Strategy<Value = T> {
        prop::sample::select(names.iter().map(|(_, value)| *value).collect::<Vec<_>>())
    }

    fn left_off() -> impl Strategy<Value = LeftOff> {
        let id = || prop::option::of(any::<i64>().prop_map(ArticleId));
        let shown = (one_of(&PANES), one_of(&SIDEBARS), one_of(&ZENS));
        let width = || prop::option::of(any::<u16>());
        let widths = (width(), width()).prop_map(|(headlines, entities)| Widths { headlines, entities });
        (view(), one_of(&REACHES), one_of(&ORDERS), (id(), id()), shown, widths).prop_map(
            |(view, reach, order, (selected, open), (focus, sidebar, zen), widths)| LeftOff {
                wish: Wish { view, reach, order },
                selected,
                open,
                focus,
                sidebar,
                widths,
                zen,
            },
        )
    }

    fn all_of_it() -> LeftOff {
        LeftOff {
            wish: Wish { view: View::Source(SourceId(7)), reach: Reach::Unread, order: Order::Oldest },
            selected: Some(ArticleId(3)),
            open: None,
            focus: Pane::Reader,
            sidebar: Sidebar::Hidden,
            widths: Widths { headlines: Some(40), entities: None },
            zen: Zen::On,
        }
    }

    #[test]
    fn the_form_that_is_written_stays_as_it_is() {
        let written = concat!(
            r#"{"form":1,"view":["source","7"],"reach":"unread","order":"oldest","selected":3,"open":null,"#,
            r#""focus":"reader","sidebar":"hidden","zen":"on","widths":{"headlines":40,"entities":null}}"#
        );
        assert_eq!(all_of_it().written(), written);
        // As it was written before panes had widths.
        let before = written.replace(r#","widths":{"headlines":40,"entities":null}"#, "");
        assert_eq!(LeftOff::read(&before), Some(LeftOff { widths: Widths::default(), ..all_of_it() }));
    }

    #[test]
    fn what_is_damaged_or_of_another_form_is_nothing() {
        let whole = all_of_it().written();
        let wrong = [
            ("\"form\":1", "\"form\":2"),
            ("[\"source\",\"7\"]", "[\"source\",\"seven\"]"),
            ("[\"source\",\"7\"]", "[]"),
            ("\"reader\"", "\"sideways\""),
            ("\"selected\":3", "\"selected\":\"3\""),
            ("\"zen\"", "\"then\""),
        ];
        for (from, to) in wrong {
            assert_eq!(LeftOff::read(&whole.replacen(from, to, 1)), None, "{to}");
        }
        assert_eq!((LeftOff::read(""), LeftOff::read("null"), LeftOff::read("[]")), (None, None, None));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(left in left_off()) {
            prop_assert_eq!(LeftOff::read(&left.written()), Some(left));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC{0,80}", cut in 0_usize..160) {
            let _ = LeftOff::read(&text);
            let whole = all_of_it().written();
            let _ = LeftOff::read(whole.get(..cut).unwrap_or(&whole));
        }
    }
}
