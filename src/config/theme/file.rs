//! The file of a theme: TOML into a [`Theme`], or the first fault of it with its line.

use super::look::{is_taken, style};
use super::palette::{self, Palette};
use super::{ColourSupport, Role, Standard, Surface, Theme};
use crate::config::place::{line_of, toml_fault};
use crate::config::preferences::Names;
use crate::config::style::{Colour, Style};
use crate::model::Kind;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The key for the theme that says what this one does not.
const BASED_ON: &str = "based-on";
/// The tables of a file.
const PALETTE: &str = "palette";
const SURFACES: &str = "surfaces";
const TEXT: &str = "text";
const KINDS: &str = "kinds";

/// What is wrong with the file of a theme, and on which line (counted from 1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct ThemeError {
    /// The line.
    pub line: usize,
    /// What is wrong.
    pub fault: ThemeFault,
}

/// What can be wrong with the file of a theme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeFault {
    /// The file is not TOML.
    #[error("{0}")]
    Toml(String),
    /// Something else than a table.
    #[error("{0} must be a table, as [{0}] on a line of its own")]
    NotATable(&'static str),
    /// A table or key that themes don't have.
    #[error("a theme has no {name:?} here (there are: {known})")]
    Unknown {
        /// The name.
        name: String,
        /// What there is.
        known: String,
    },
    /// A theme that this one can't be based on.
    #[error("a theme can be based on: {}, in quotes", Standard::names().join(", "))]
    Base,
    /// A colour of the palette that is none.
    #[error(
        "the colour {0:?} must be \"#rrggbb\", a number below 256, one of the sixteen as \"bright-blue\", or up to three of these in [ ]"
    )]
    Colour(String),
    /// A name that no colour can have.
    #[error("{0:?} can't be the name of a colour: take small letters, digits and -, and no word that looks have")]
    Name(String),
    /// A look that is not written as text.
    #[error("the look of {0} must be text in quotes, as \"red on black bold\"")]
    NotALook(String),
    /// A word in a look that means nothing.
    #[error("in the look of {name}, {word:?} is no colour and no emphasis here (bold, dim, underline, reverse)")]
    Word {
        /// Whose look.
        name: String,
        /// The word.
        word: String,
    },
    /// A look that is missing.
    #[error("nothing says how {0} looks; add it to [{1}], or based-on = \"dark\" at the top")]
    Missing(&'static str, &'static str),
}

/// The theme called `name` that `file` describes, in colours of a terminal that shows so many.
///
/// # Errors
///
/// The first fault of the file, with its line.
pub fn parse(name: &str, file: &str, support: ColourSupport) -> Result<Theme, ThemeError> {
    File { text: file }.theme(name, support)
}

/// A file that is being read.
struct File<'a> {
    text: &'a str,
}

impl File<'_> {
    fn theme(&self, name: &str, support: ColourSupport) -> Result<Theme, ThemeError> {
        let table = DeTable::parse(self.text).map_err(|error| {
            let (line, message) = toml_fault(self.text, error.span(), error.message());
            ThemeError { line, fault: ThemeFault::Toml(message) }
        })?;
        let table = table.get_ref();
        self.only(table, &[BASED_ON, PALETTE, SURFACES, TEXT, KINDS])?;
        let base = self.base(table, support)?;
        let palette = self.palette(table, support)?;
        let mut looks = Looks { file: self, table, palette, base: base.as_ref() };
        let surfaces = looks.of(SURFACES, Surface::ALL.map(|it| (it, it.name())), Theme::surface)?;
        let mut roles = looks.of(TEXT, Role::OF_TEXT.map(|it| (it, it.name())), Theme::style)?;
        roles.extend(looks.of(KINDS, Kind::ALL.map(|it| (Role::Entity(it), it.name())), Theme::style)?);
        Ok(Theme { name: name.to_owned(), support, roles, surfaces })
    }

    fn base(&self, table: &DeTable<'_>, support: ColourSupport) -> Result<Option<Theme>, ThemeError> {
        let Some(value) = table.get(BASED_ON) else { return Ok(None) };
        let named = value.get_ref().as_str().and_then(Standard::named);
        let base = named.ok_or_else(|| self.fault(value.span().start, ThemeFault::Base))?;
        Ok(Some(base.theme(support)))
    }

    fn palette(&self, table: &DeTable<'_>, support: ColourSupport) -> Result<Palette, ThemeError> {
        let mut palette = Palette::new(support);
        for (name, value) in self.table(table, PALETTE)?.into_iter().flat_map(DeTable::iter) {
            let (name, at) = (name.get_ref().as_ref(), value.span().start);
            let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if !is_name || is_taken(name) {
                return Err(self.fault(at, ThemeFault::Name(name.to_owned())));
            }
            let shades = shades(value.get_ref());
            let shades = shades.ok_or_else(|| self.fault(at, ThemeFault::Colour(name.to_owned())))?;
            palette.name(name, &shades);
        }
        Ok(palette)
    }

    fn table<'a, 'i>(&self, table: &'a DeTable<'i>, name: &'static str) -> Result<Option<&'a DeTable<'i>>, ThemeError> {
        let Some(value) = table.get(name) else { return Ok(None) };
        let found = value.get_ref().as_table();
        found.map(Some).ok_or_else(|| self.fault(value.span().start, ThemeFault::NotATable(name)))
    }

    /// Fails at the first key of `table` that is not `known`.
    fn only(&self, table: &DeTable<'_>, known: &[&'static str]) -> Result<(), ThemeError> {
        let strangers = table.iter().filter(|(name, _)| !known.contains(&name.get_ref().as_ref()));
        let Some((name, _)) = strangers.min_by_key(|(name, _)| name.span().start) else { return Ok(()) };
        let fault = ThemeFault::Unknown { name: name.get_ref().to_string(), known: known.join(", ") };
        Err(self.fault(name.span().start, fault))
    }

    fn fault(&self, at: usize, fault: ThemeFault) -> ThemeError {
        ThemeError { line: line_of(self.text, at), fault }
    }
}

/// The tables of looks.
struct Looks<'a, 'i> {
    file: &'a File<'a>,
    table: &'a DeTable<'i>,
    palette: Palette,
    base: Option<&'a Theme>,
}

impl Looks<'_, '_> {
    /// The look of each of `items` in the table `name`: as the file says, else as `inherited` from the theme below.
    fn of<T: Copy + Ord, const N: usize>(
        &mut self,
        name: &'static str,
        items: [(T, &'static str); N],
        inherited: impl Fn(&Theme, T) -> Style,
    ) -> Result<BTreeMap<T, Style>, ThemeError> {
        let table = self.file.table(self.table, name)?;
        if let Some(table) = table {
            self.file.only(table, &items.map(|(_, item)| item))?;
        }
        let mut looks = BTreeMap::new();
        for (item, key) in items {
            let look = match (table.and_then(|table| table.get(key)), self.base) {
                (Some(value), _) => self.look(key, value)?,
                (None, Some(base)) => inherited(base, item),
                (None, None) => return Err(self.missing(name, key)),
            };
            looks.insert(item, look);
        }
        Ok(looks)
    }

    fn look(&self, name: &str, value: &Spanned<DeValue<'_>>) -> Result<Style, ThemeError> {
        let fault = |fault| self.file.fault(value.span().start, fault);
        let look = value.get_ref().as_str().ok_or_else(|| fault(ThemeFault::NotALook(name.to_owned())))?;
        style(look, &self.palette)
            .map_err(|word| fault(ThemeFault::Word { name: name.to_owned(), word: word.to_owned() }))
    }

    /// The line is that of the table, where there is one.
    fn missing(&self, table: &'static str, name: &'static str) -> ThemeError {
        let at = self.table.get_key_value(table).map_or(0, |(key, _)| key.span().start);
        self.file.fault(at, ThemeFault::Missing(name, table))
    }
}

/// A colour, or up to three: for all colours, for 256, for sixteen.
fn shades(value: &DeValue<'_>) -> Option<Vec<Colour>> {
    let Some(shades) = value.as_array() else { return Some(vec![shade(value)?]) };
    let shades: Vec<Colour> = shades.iter().map(|value| shade(value.get_ref())).collect::<Option<_>>()?;
    (1..=3).contains(&shades.len()).then_some(shades)
}

fn shade(value: &DeValue<'_>) -> Option<Colour> {
    match value {
        DeValue::String(word) => palette::colour(word),
        DeValue::Integer(number) => u8::from_str_radix(number.as_str(), number.radix()).ok().map(Colour::Ansi),
        DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(file: &str) -> String {
        parse("mine", file, ColourSupport::True).unwrap_err().to_string()
    }

    #[test]
    fn a_theme_of_ones_own_says_only_what_is_different() {
        let file = "based-on = 'light'\n[palette]\npage = '#fffff0'\n[surfaces]\nreading = 'black on page'\n";
        let mine = parse("mine", file, ColourSupport::True).unwrap();
        let light = Standard::Light.theme(ColourSupport::True);
        assert_eq!(mine.name(), "mine");
        assert_eq!(mine.surface(Surface::Reading), Style::NONE.fg(Colour::Ansi(0)).bg(Colour::Rgb(255, 255, 240)));
        assert_eq!(mine.surface(Surface::Side), light.surface(Surface::Side));
        assert!(Role::all().into_iter().all(|role| mine.style(role) == light.style(role)));
    }

    #[test]
    fn faults_name_their_line_and_what_is_wrong() {
        let cases = [
            ("[palette", "line 2: "),
            ("based-on = 'light'", "line 2: duplicate key"),
            (
                "\n[colours]\n",
                "line 3: a theme has no \"colours\" here (there are: based-on, palette, surfaces, text, kinds)",
            ),
            ("palette = 3", "line 2: palette must be a table, as [palette] on a line of its own"),
            ("[palette]\na = '#12'", "line 3: the colour \"a\" must be"),
            ("[palette]\na = []", "line 3: the colour \"a\" must be"),
            ("[palette]\nbold = 'red'", "line 3: \"bold\" can't be the name of a colour"),
            ("[palette]\n'A b' = 'red'", "line 3: \"A b\" can't be the name of a colour"),
            ("[text]\nhits = 'red'", "line 3: a theme has no \"hits\" here (there are: text, quiet, "),
            ("[text]\nhit = 3", "line 3: the look of hit must be text in quotes"),
            ("[text]\nhit = 'rot'", "line 3: in the look of hit, \"rot\" is no colour"),
            ("[kinds]\nperson = 'red on'", "line 3: in the look of person, \"on\" is no colour"),
        ];
        for (file, expected) in cases {
            let told = fault(&format!("based-on = 'dark'\n{file}"));
            assert!(told.starts_with(expected), "{file}: {told}");
        }
        assert!(fault("based-on = 'night'").starts_with("line 1: a theme can be based on: dark, light, sepia"));
    }

    #[test]
    fn what_is_missing_is_named_with_its_table() {
        let file = include_str!("../../../assets/themes/dark.toml");
        let without = |line: &str| {
            assert!(file.contains(line), "{line}");
            fault(&file.replace(line, ""))
        };
        assert!(
            without("quote           = \"sand\"\n")
                .ends_with("nothing says how quote looks; add it to [text], or based-on = \"dark\" at the top")
        );
        assert!(without("event        = \"rose\"\n").contains("nothing says how event looks; add it to [kinds]"));
        assert!(without("bar          = \"ink on bar\"\n").contains("how bar looks; add it to [surfaces]"));
        assert!(fault("").starts_with("line 1: nothing says how reading looks"));
    }

    #[test]
    fn a_number_of_the_palette_is_read_in_the_base_it_is_written_in() {
        let shown = |number: &str| {
            let file =
                format!("based-on = 'dark'\n[palette]\npaper = {number}\n[surfaces]\nreading = 'red on paper'\n");
            parse("mine", &file, ColourSupport::True).unwrap().surface(Surface::Reading).background
        };
        assert_eq!(["16", "0x10", "0o20"].map(shown), [Some(Colour::Ansi(16)); 3]);
    }

    proptest! {
        #[test]
        fn any_text_is_a_theme_or_has_a_fault(file in "(based-on = '(dark|x)'\n)?(\\[(palette|text|kinds|x)\\]\n)?([a-z]{1,6} = ('\\PC{0,9}'|[0-9]{1,3}|\\['#[0-9a-f]{5,7}', [0-9]{1,4}\\])\n){0,3}") {
            for support in [ColourSupport::True, ColourSupport::Sixteen] {
                let _ = parse("x", &file, support);
            }
        }
    }
}
