//! `khabar show`: an article laid out on standard output, as text to read or with every cell as JSON.

mod cells;
mod prose;

use super::arguments::{BaseChoice, Global, Show, ShowFormat};
use super::failure::Failure;
use super::items::{self, Gathered};
use super::settings::Decided;
use super::sheet::{Ink, Looks, Sheet};
use super::surface::{DEFAULT_WIDTH, Outlet};
use super::{notes, settings};
use crate::config::preferences::MarksChoice;
use crate::config::{Aim, ArticleLanguage, Preference};
use crate::model::Article;
use crate::text::{Align, Base, Cells, Digits, Letters, Marks, Options};
use std::io::{self, BufWriter, Write};

/// Runs `khabar show`.
///
/// # Errors
/// Where nothing can be read or written.
pub fn run(show: &Show, global: &Global) -> Result<(), Failure> {
    let outlet = Outlet::look(global)?;
    let gathered = items::gather(show.item.as_deref())?;
    notes::warn(&gathered.warnings);
    let counts = outlet.screen.is_some() || settings::named(global).is_some();
    let decided = if counts { Some(settings::decided(global)?) } else { None };
    let typeset = |article: &Article| Typeset::of((show, outlet), decided, article);
    match show.format {
        ShowFormat::Text => text(show, outlet, typeset, &gathered),
        ShowFormat::Json => json(show, outlet, typeset, &gathered),
    }
}

/// How lines are set.
#[derive(Clone, Copy, Debug)]
struct Typeset {
    align: Align,
    marks: Marks,
}

impl Typeset {
    /// As the options say; else as was decided for the article's language or for all, where that counts: on a terminal or with a
    /// config file that was named; else plainly.
    fn of((show, outlet): (&Show, Outlet), decided: Option<&Decided>, article: &Article) -> Self {
        let language = ArticleLanguage::of(&article.language);
        let said = |preference| {
            let is_said = |decided: &&Decided| {
                decided.said.contains(&preference) || decided.settings.has_own(Aim { preference, language })
            };
            decided.filter(is_said).map(|decided| decided.settings.within(language))
        };
        let align = show.align.or_else(|| said(Preference::Align).map(|settings| settings.align));
        let marks = show.marks.or_else(|| said(Preference::Marks).map(|settings| settings.marks));
        Self { align: align.unwrap_or(Align::Start), marks: shown(marks.unwrap_or_default(), outlet) }
    }
}

/// The articles as `khabar` without a verb prints them where there is no screen to open the reader on.
///
/// # Errors
/// Where standard output takes no more.
pub fn plain(outlet: Outlet, gathered: &Gathered) -> Result<(), Failure> {
    let looks = Looks { letters: Letters::Plain, marks: Marks::Keep, digits: Digits::Keep, ink: Ink::Plain };
    let style = |_: &Article| prose::Style { base: BaseChoice::Content, align: Align::Start, marks: Marks::Keep };
    let out = BufWriter::new(io::stdout().lock());
    Ok(prose::write(Sheet::new(out, outlet.surface(None), looks), style, &gathered.pieces)?)
}

fn text(
    show: &Show,
    outlet: Outlet,
    typeset: impl Fn(&Article) -> Typeset,
    gathered: &Gathered,
) -> Result<(), Failure> {
    let ink = if outlet.is_coloured(show.color) { Ink::Weighted } else { Ink::Plain };
    let looks = Looks { letters: show.letters, marks: outlet.marks, digits: show.digits, ink };
    let style = |article: &Article| {
        let Typeset { align, marks } = typeset(article);
        prose::Style { base: show.base, align, marks }
    };
    let surface = outlet.surface(show.width.map(Cells));
    let out = BufWriter::new(io::stdout().lock());
    let sheet = Sheet::new(out, surface, looks).with_links(outlet.hyperlinks);
    Ok(prose::write(sheet, style, &gathered.pieces)?)
}

fn json(
    show: &Show,
    outlet: Outlet,
    typeset: impl Fn(&Article) -> Typeset,
    gathered: &Gathered,
) -> Result<(), Failure> {
    let width = show.width.map(Cells).or(outlet.screen).unwrap_or(DEFAULT_WIDTH);
    let mut out = BufWriter::new(io::stdout().lock());
    for piece in &gathered.pieces {
        let typeset = typeset(&piece.article);
        let options = Options {
            base: base(show.base, &piece.article),
            width,
            align: typeset.align,
            breaker: typeset.align.breaker(),
            letters: show.letters,
            marks: typeset.marks,
            digits: show.digits,
        };
        cells::write(&mut out, &piece.article.text, options)?;
    }
    Ok(out.flush()?)
}

/// The direction of the paragraphs of `article`.
fn base(choice: BaseChoice, article: &Article) -> Base {
    match choice {
        BaseChoice::Content => article.base(),
        BaseChoice::Auto => Base::Auto,
        BaseChoice::Rtl => Base::Rtl,
        BaseChoice::Ltr => Base::Ltr,
    }
}

/// Whether marks are shown on this outlet.
const fn shown(choice: MarksChoice, outlet: Outlet) -> Marks {
    match choice {
        MarksChoice::Auto => outlet.marks,
        MarksChoice::Keep => Marks::Keep,
        MarksChoice::Hide => Marks::Hide,
    }
}
