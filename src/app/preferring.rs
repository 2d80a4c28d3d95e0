//! Options changed while the reader is open: what of them is the state's holds at once, all of it is kept in the config file.

use super::arrangement::Spread;
use super::{App, Effect, Notice, Overlay};
use crate::config::preferences::{AUTO, MarksChoice, Preference, Values};
use crate::config::reading::TextDigits;
use crate::config::{Aim, ArticleLanguage, Settings};
use crate::model::Article;
use crate::panes::palette;
use crate::panes::palette::state::{Item, Purpose, What};
use crate::panes::reader::Typography;
use crate::text::{Align, Digits, Marks};
use crate::words::Words;

impl App {
    /// Every option, and behind them those of the language of the open article, to be found by their keys and by their sentences
    /// in each of these languages.
    pub(super) fn preferences(&self, words: &[Words]) -> Vec<Item> {
        let item = |aim: Aim| {
            let sentences = words.iter().map(|words| words.say(&format!("preference-{}", aim.preference.key())));
            Item::new(What::Preference(aim), std::iter::once(aim.to_string()).chain(sentences))
        };
        let language = self.reader.article().and_then(|article| ArticleLanguage::of(&article.language));
        let own = |preference| language.map(|language| Aim { preference, language: Some(language) });
        let own = Preference::OF_LANGUAGES.into_iter().filter_map(own);
        Preference::ALL.map(Aim::from).into_iter().chain(own).map(item).collect()
    }

    /// Opens a palette of what an option can be; numbers are typed.
    pub(super) fn choose_value(&mut self, aim: Aim) {
        let names = match aim.preference.values() {
            Values::Theme(_) => std::iter::once(AUTO.to_owned()).chain(self.gallery.names().to_vec()).collect(),
            values => values.names().into_iter().map(str::to_owned).collect::<Vec<_>>(),
        };
        let items = names.into_iter().map(|name| Item::new(What::Value(name.clone()), [name]));
        let state = palette::State::new(Purpose::Value(aim), items.collect());
        self.overlays.push(Overlay::Palette(state));
        self.arrange();
    }

    /// Sets an option by the text of its value.
    pub(super) fn prefer(&mut self, aim: Aim, text: &str) -> Vec<Effect> {
        let preference = aim.preference;
        let mut settings = self.settings.clone();
        // A theme that is not there would keep khabar from starting.
        let is_there =
            preference != Preference::Theme || text == AUTO || self.gallery.names().iter().any(|name| name == text);
        if settings.aim(aim, text).is_err() || !is_there {
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
        self.notice = Some(Notice::Preferred(aim, text.to_owned()));
        vec![Effect::Prefer(aim, text.to_owned())]
    }

    /// What the state itself does by an option.
    fn heed(&mut self, preference: Preference) {
        match preference {
            Preference::Align
            | Preference::Marks
            | Preference::TextDigits
            | Preference::Measure
            | Preference::Spacing
            | Preference::Links => self.reader.restyle(self.typography(self.reader.article())),
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
            | Preference::Pictures
            | Preference::Mouse
            | Preference::Restore
            | Preference::KeepDays
            | Preference::KeepArticles
            | Preference::Preset
            | Preference::Keyboard => {}
        }
        self.arrange();
    }

    /// How an article is laid out now.
    pub(super) fn typography(&self, article: Option<&Article>) -> Typography {
        typography((&self.settings, article), self.spread, self.usual_marks)
    }
}

/// How an article is laid out, or one that is not open yet: as was decided for its language, but for what a reader of the linear
/// screen hears.
pub(super) fn typography(
    (settings, article): (&Settings, Option<&Article>),
    spread: Spread,
    usual_marks: Marks,
) -> Typography {
    let settings = settings.within(article.and_then(|article| ArticleLanguage::of(&article.language)));
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
        digits: match settings.text_digits {
            TextDigits::Keep => Digits::Keep,
            TextDigits::Arabic => article.map_or(Digits::Keep, Article::digits),
            TextDigits::Latin => Digits::Latin,
        },
        measure: settings.measure,
        spacing: settings.spacing,
        links: settings.links,
    }
}
