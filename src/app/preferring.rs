//! Options changed while the reader is open: what of them is the state's holds at once, all of it is kept in the config file.

use super::arrangement::Spread;
use super::{App, Effect, Notice, Overlay};
use crate::config::Settings;
use crate::config::preferences::{AUTO, MarksChoice, Preference, Values};
use crate::panes::palette;
use crate::panes::palette::state::{Item, Purpose, What};
use crate::panes::reader::Typography;
use crate::text::{Align, Marks};
use crate::words::Words;

impl App {
    /// Every option, to be found by its key and by its sentence in each of these languages.
    pub(super) fn preferences(words: &[Words]) -> Vec<Item> {
        let item = |preference: Preference| {
            let sentences = words.iter().map(|words| words.say(&format!("preference-{}", preference.key())));
            Item::new(What::Preference(preference), std::iter::once(preference.key().to_owned()).chain(sentences))
        };
        Preference::ALL.into_iter().map(item).collect()
    }

    /// Opens a palette of what an option can be; numbers are typed.
    pub(super) fn choose_value(&mut self, preference: Preference) {
        let names = match preference.values() {
            Values::Theme(_) => std::iter::once(AUTO.to_owned()).chain(self.gallery.names().to_vec()).collect(),
            values => values.names().into_iter().map(str::to_owned).collect::<Vec<_>>(),
        };
        let items = names.into_iter().map(|name| Item::new(What::Value(name.clone()), [name]));
        let state = palette::State::new(Purpose::Value(preference), items.collect());
        self.overlays.push(Overlay::Palette(state));
        self.arrange();
    }

    /// Sets an option by the text of its value.
    pub(super) fn prefer(&mut self, preference: Preference, text: &str) -> Vec<Effect> {
        let mut settings = self.settings.clone();
        // A theme that is not there would keep khabar from starting.
        let is_there =
            preference != Preference::Theme || text == AUTO || self.gallery.names().iter().any(|name| name == text);
        if settings.set(preference, text).is_err() || !is_there {
            self.notice = Some(Notice::NotAValue(preference));
            return Vec::new();
        }
        let Ok(keymap) = settings.keymap() else {
            self.notice = Some(Notice::KeysClash);
            return Vec::new();
        };
        self.settings = settings;
        self.keymap = keymap;
        self.heed(preference);
        self.notice = Some(Notice::Preferred(preference, text.to_owned()));
        vec![Effect::Prefer(preference, text.to_owned())]
    }

    /// What the state itself does by an option.
    fn heed(&mut self, preference: Preference) {
        match preference {
            Preference::Align | Preference::Marks | Preference::Measure | Preference::Spacing | Preference::Links => {
                self.reader.restyle(typography(&self.settings, self.spread, self.usual_marks));
            }
            Preference::FoldTehMarbuta | Preference::FoldAlefMaksura | Preference::FoldHamza => self.look_again(),
            Preference::Theme => self.gallery.show(self.settings.theme.as_deref()),
            // The rest is done by the runtime, or from the next start on.
            Preference::Language
            | Preference::Layout
            | Preference::Signs
            | Preference::Months
            | Preference::Hijri
            | Preference::Dates
            | Preference::Digits
            | Preference::Mouse
            | Preference::Restore
            | Preference::KeepDays
            | Preference::KeepArticles
            | Preference::Preset
            | Preference::Keyboard => {}
        }
        self.arrange();
    }
}

/// How articles are laid out: as was decided, but for what a reader of the linear screen hears.
pub(super) fn typography(settings: &Settings, spread: Spread, usual_marks: Marks) -> Typography {
    Typography {
        align: match spread {
            Spread::Beside => settings.align,
            // A kashida is no letter to be read out.
            Spread::Linear => Align::Start,
        },
        marks: match settings.marks {
            MarksChoice::Auto => usual_marks,
            MarksChoice::Keep => Marks::Keep,
            MarksChoice::Hide => Marks::Hide,
        },
        measure: settings.measure,
        spacing: settings.spacing,
        links: settings.links,
    }
}
