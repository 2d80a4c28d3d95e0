//! What can be typed: the verbs, their options and the help of each, as clap reads them.
//!
//! Raw choices only: nothing here looks at the environment, the terminal or a file. The rooms' own options are
//! made from these in the file of each verb.

mod library;
mod settings;

pub use library::{Add, Choice, Export, ExportFormat, Fetch, Import, List};
pub use settings::{Completions, Config, ConfigVerb, Shell};

use crate::cli::settings::Decided;
use crate::config::preferences::MarksChoice;
use crate::model::Kind;
use crate::terminal::Mode;
use crate::text::{Align, Digits, Letters};
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::cell::OnceCell;
use std::ffi::OsString;
use std::path::PathBuf;

/// A terminal reader for Arabic news.
///
/// Opens articles in three panes: headlines at the right, the text in the middle, people and places at the left.
/// Arabic is laid out right to left and joined, whatever the terminal itself can do.
#[derive(Clone, Debug, PartialEq, Eq, Parser)]
#[command(
    name = "khabar",
    version,
    after_help = EXAMPLES,
    subcommand_help_heading = "Verbs",
    subcommand_value_name = "VERB"
)]
pub struct Arguments {
    /// What to do instead of opening the reader.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// What to read: files, folders, addresses, or `-` for standard input. Without any: the library, and the articles that
    /// come with khabar as long as that is empty
    ///
    /// A file may be plain text, Markdown, a web page, a feed, an article as JSON or many as JSON Lines; its content decides,
    /// not its name. Pages and feeds at http and https addresses are fetched. A folder gives every article below it. With several ITEMs those that can
    /// be read are opened and the others are named on standard error.
    #[arg(value_name = "ITEM")]
    pub items: Vec<OsString>,
    /// Options that every verb takes.
    #[command(flatten)]
    pub global: Global,
}

const EXAMPLES: &str = "\
Examples:
  khabar                         look around in the articles that come with khabar
  khabar article.html notes.md   read two files
  khabar ~/news                  read every article below a folder
  khabar https://example.org/page.html
  khabar add example.org && khabar fetch   subscribe, and get what is new
  curl -s https://example.org/page.html | khabar -
  khabar ./show                  read a file that is called like a verb

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing found, 4 network, 5 damaged input.
Run `khabar help VERB` for the options of a verb.";

/// Options that every verb takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Global {
    /// What this terminal must be sent to show Arabic right; found out by khabar unless said here
    #[arg(long, value_name = "MODE", global = true, value_enum)]
    pub terminal: Option<Terminal>,
    /// The config file [default: khabar/config.toml in `$XDG_CONFIG_HOME`, else in ~/.config]
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// The library [default: khabar/library.db in `$XDG_DATA_HOME`, else in ~/.local/share]
    #[arg(long, value_name = "FILE", global = true)]
    pub library: Option<PathBuf>,
    /// The language of khabar's own words [default: as the config file has it, else by locale]
    #[arg(long, value_name = "LANGUAGE", global = true, value_enum)]
    pub language: Option<Language>,
    /// What the config file and the environment decide, once they were looked at.
    #[arg(skip)]
    pub decided: OnceCell<Decided>,
}

/// The verbs.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Verb {
    /// Lay out an article on standard output
    #[command(after_help = SHOW_EXAMPLES)]
    Show(Show),
    /// Subscribe to feeds, to pages that announce one, to files and folders
    #[command(after_help = library::ADD_EXAMPLES)]
    Add(Add),
    /// Subscribe to all feeds of a list: OPML, or a `urls` file of newsboat
    #[command(after_help = library::IMPORT_EXAMPLES)]
    Import(Import),
    /// Write the subscriptions, or the articles of the library, for other programs
    #[command(after_help = library::EXPORT_EXAMPLES)]
    Export(Export),
    /// Fetch what is new from the sources
    #[command(after_help = library::FETCH_EXAMPLES)]
    Fetch(Fetch),
    /// List the headlines of the library
    #[command(after_help = library::LIST_EXAMPLES)]
    List(List),
    /// List the people, places, dates and sums in an article
    #[command(after_help = ENTITIES_EXAMPLES)]
    Entities(Entities),
    /// Search an article or the library, whatever its spelling habits
    ///
    /// Marks, tatweel, the seats of hamza, teh marbuta, Persian letters, digits and case make no difference.
    #[command(after_help = FIND_EXAMPLES)]
    Find(Find),
    /// Find out what this terminal is and which mode reads right in it
    ///
    /// Shows what khabar found out and why, test lines for the font, and, in a terminal, the same hard sentence in each
    /// mode: say which line reads right and it is kept for this terminal. What the right line looks like is described,
    /// so nobody needs to read Arabic for it.
    #[command(after_help = DOCTOR_EXAMPLES)]
    Doctor(Doctor),
    /// Say where the config file is, print it with every option, or check it
    #[command(after_help = settings::CONFIG_EXAMPLES, subcommand_help_heading = "What", subcommand_value_name = "WHAT", arg_required_else_help = false)]
    Config(Config),
    /// Print what makes a shell complete the verbs and options of khabar
    #[command(after_help = settings::COMPLETIONS_EXAMPLES)]
    Completions(Completions),
    /// Print the man page, in the language of the interface
    #[command(after_help = settings::MAN_EXAMPLES)]
    Man,
    /// Take a guided tour of the reader, in the articles that come with khabar
    #[command(after_help = settings::DEMO_EXAMPLES)]
    Demo,
}

/// `khabar show`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Show {
    /// A file, a folder, an address, or `-` for standard input. Without it: the articles that come with khabar
    #[arg(value_name = "ITEM")]
    pub item: Option<OsString>,
    /// Cells a line may take [default: the terminal's width; 80 for rows and JSON in a pipe, whole paragraphs for text]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub width: Option<u16>,
    /// Where the spare cells of a line go: all to its end, or into kashidas and spaces
    ///
    /// Unless it is said here, a terminal gets it as the config file has it, and everything else `start`.
    #[arg(long, value_name = "ALIGN", value_enum)]
    pub align: Option<Align>,
    /// Joined presentation forms, or the letters as they are stored
    #[arg(long, value_name = "LETTERS", value_enum, default_value_t = Letters::Forms)]
    pub letters: Letters,
    /// Whether tashkeel is shown; auto keeps it wherever the terminal draws it well
    ///
    /// Unless it is said here, a terminal gets it as the config file has it, and everything else `auto`.
    #[arg(long, value_name = "MARKS", value_enum)]
    pub marks: Option<MarksChoice>,
    /// Digits as they are stored, or all Arabic-Indic, or all Latin
    #[arg(long, value_name = "DIGITS", value_enum, default_value_t = Digits::Keep)]
    pub digits: Digits,
    /// Colours and weights; auto uses them on a terminal where `NO_COLOR` is not set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Text to read, or JSON with every cell and where it stands in the text
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ShowFormat::Text)]
    pub format: ShowFormat,
    /// The direction of paragraphs: by the article's language, by their first strong letter (UAX #9), or always one
    #[arg(long, value_name = "BASE", value_enum, default_value_t = BaseChoice::Content)]
    pub base: BaseChoice,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  khabar show article.html                          read it, wrapped to this terminal
  khabar show article.html > article.txt            keep its text: logical order, plain letters
  khabar show --width 60 --align justify a.txt      60 cells a line, filled with kashidas
  khabar show --terminal visual a.txt | less -R     finished rows for a terminal without bidi
  khabar show --format json --width 40 a.txt        one JSON object for an article; for several, one a line

JSON: {\"text\", \"base\", \"lines\": [{\"start\", \"end\", \"cells\": [{\"text\", \"start\", \"end\", \"column\", \"width\", \"level\"}]}]}.
`start` and `end` count the Unicode scalar values of `text`; cells stand in visual order, from left to right; a
kashida that was added has start = end. A pipe gets logical text, without kashidas, unless --terminal says otherwise.";

/// `khabar entities`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Entities {
    /// A file, a folder, an address, or `-` for standard input. Without it: the library, and the articles that come with
    /// khabar as long as that is empty
    #[arg(value_name = "ITEM")]
    pub item: Option<OsString>,
    /// A table to read, or JSON
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = TableFormat::Table)]
    pub format: TableFormat,
    /// Only these kinds, parted by commas
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kind)]
    pub kinds: Vec<Kind>,
}

/// The kind of that name.
fn kind(name: &str) -> Result<Kind, String> {
    let names = || Kind::ALL.map(Kind::name).join(", ");
    Kind::of_name(name).ok_or_else(|| format!("kinds are {}", names()))
}

const ENTITIES_EXAMPLES: &str = "\
Examples:
  khabar entities article.html
  khabar entities --format json article.html | jq -r '.entities[] | select(.kind == \"person\") | .name'
  khabar entities --kinds person,place  people and places of the newest articles
  khabar entities --format json        all articles of the library, each with its number as \"article\"

Of the library the table has the ten newest articles. The table: how often, how much the article is about it (0 to 100), the name, other spellings.
JSON, one object for an article, for several one a line: {\"text\", \"entities\": [{\"name\", \"kind\", \"aliases\", \"count\",
\"salience\", \"confidence\", \"why\", \"mentions\": [{\"start\", \"end\", \"text\", \"confidence\"}]}]}.
`start` and `end` count the Unicode scalar values of `text`. Kinds: person organization place product event date money
percent quantity other.";

/// `khabar find`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Find {
    /// The words to look for; quote several
    #[arg(value_name = "QUERY")]
    pub query: String,
    /// A file, a folder, an address, or `-` for standard input. Without it: the library, and the articles that come with
    /// khabar as long as that is empty
    #[arg(value_name = "ITEM")]
    pub item: Option<OsString>,
    /// The most articles of the library; the best come first
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
    /// A table to read, or JSON
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = TableFormat::Table)]
    pub format: TableFormat,
}

const FIND_EXAMPLES: &str = "\
Examples:
  khabar find القاهره article.html        finds القاهرة too
  khabar find 'البنك المركزي' ~/news      every article below a folder
  khabar find '«كتاب»' article.html        whole words; و ف ب ك ل ال may stand before
  khabar find 're:وزير ال\\w+ة' article.html  a regular expression, over letters without hamza and marks
  khabar find --format json مصر a.txt | jq '.[].hits | length'
  khabar find 'قمة «تغير المناخ» -رياضة من:7d'    the library: words, phrases, what to leave out, since when

In the library keys stand before a colon: source: tag: entity: from: to: is:unread, or in Arabic مصدر: وسم: كيان: من: إلى:
حالة:. A word and * stand for all words that start so.
In an article a known name finds its other spellings too: غوغل finds جوجل and Google.
JSON: [{\"article\", \"title\", \"hits\": [{\"start\", \"end\", \"text\", \"context\"}]}], and \"is\": \"other-spelling\" in such a hit. `article` is the file, with #2, #3 … where it
holds several, and in the library the number of the article; `start` and `end` count the Unicode scalar values of the article's text, as `khabar show --format json`
gives it. Nothing found: exit code 3.";

/// `khabar doctor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Args)]
pub struct Doctor {
    /// One JSON object for programs, and no question
    #[arg(long)]
    pub json: bool,
}

const DOCTOR_EXAMPLES: &str = "\
Examples:
  khabar doctor                    look, and choose the line that reads right
  khabar doctor --language en      the same in English
  khabar doctor --json             what was found out, for programs

The choice goes into the table [terminals] of the config file. --terminal and KHABAR_TERMINAL win over it, and it wins over
what khabar finds out. Only Enter, the end of input (Ctrl-D) and Ctrl-C change nothing.

JSON: {\"khabar\", \"terminal\": {\"identity\", \"program\", \"known_by\", \"version\", \"term\", \"multiplexer\", \"asked\", \"answered\"},
\"mode\": {\"name\", \"reason\", \"found\"}, \"locale\": {\"name\", \"utf8\"}, \"size\": {\"columns\", \"rows\"}, \"colors\": {\"support\",
\"no_color\"}, \"marks\", \"clipboard\", \"hyperlinks\", \"library\": {\"path\", \"exists\", \"form\", \"sources\", \"articles\",
\"unread\", \"starred\", \"entities\", \"bytes\", \"complaint\"}, \"config\": {\"path\", \"exists\"}, \"log\": {\"path\", \"exists\"}}. What is
not known is null, or \"unknown\" for \"clipboard\" and \"hyperlinks\". In a pipe the terminal can't be asked.";

/// What a terminal must be sent so that Arabic reads right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Terminal {
    /// Found out by khabar
    Auto,
    /// Finished rows, for terminals without bidi (xterm, Alacritty, foot, Windows Terminal)
    Visual,
    /// Finished rows with the terminal's own bidi switched off (GNOME Terminal and its family, mintty)
    Explicit,
    /// Words turned round, for kitty
    Words,
    /// Runs of letters in reading order between marks, for Konsole, and GNOME Terminal around tmux
    Runs,
    /// A mark behind every Arabic letter, for Visual Studio Code, Hyper and Tabby
    Anchored,
    /// Rows turned round, for `PuTTY`
    Row,
    /// Finished rows with mlterm's own layout switched off
    Mlterm,
    /// Finished rows in colours that change at every letter and look the same, for `QTerminal`
    Alternating,
    /// Logical text, for pipes and screen readers
    Logical,
}

impl Terminal {
    /// The mode that was asked for; none where khabar shall find out.
    #[must_use]
    pub const fn mode(self) -> Option<Mode> {
        match self {
            Self::Auto => None,
            Self::Visual => Some(Mode::Visual),
            Self::Explicit => Some(Mode::Explicit),
            Self::Words => Some(Mode::Words),
            Self::Runs => Some(Mode::Runs),
            Self::Anchored => Some(Mode::Anchored),
            Self::Row => Some(Mode::Row),
            Self::Mlterm => Some(Mode::Mlterm),
            Self::Alternating => Some(Mode::Alternating),
            Self::Logical => Some(Mode::Logical),
        }
    }
}

impl From<Mode> for Terminal {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Visual => Self::Visual,
            Mode::Explicit => Self::Explicit,
            Mode::Words => Self::Words,
            Mode::Runs => Self::Runs,
            Mode::Anchored => Self::Anchored,
            Mode::Row => Self::Row,
            Mode::Mlterm => Self::Mlterm,
            Mode::Alternating => Self::Alternating,
            Mode::Logical => Self::Logical,
        }
    }
}

/// The language of khabar's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Arabic
    #[value(name = "ar")]
    Arabic,
    /// English
    #[value(name = "en")]
    English,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal where `NO_COLOR` is not set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What `show` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// Text to read
    Text,
    /// Every line and cell
    Json,
}

/// What `entities` and `find` write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// A table to read
    Table,
    /// JSON for programs
    Json,
}

/// How the direction of paragraphs is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BaseChoice {
    /// By the article's language
    Content,
    /// By the first strong letter of each paragraph (UAX #9, P2 and P3)
    Auto,
    /// Right to left
    Rtl,
    /// Left to right
    Ltr,
}

impl ValueEnum for Align {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Start, Self::Justify, Self::JustifySpaces]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Start => PossibleValue::new("start").help("All to its end"),
            Self::Justify => {
                PossibleValue::new("justify").help("Into kashidas and spaces, so that both edges are flush")
            }
            Self::JustifySpaces => PossibleValue::new("justify-spaces").help("Into spaces alone"),
        })
    }
}

impl ValueEnum for MarksChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Keep, Self::Hide]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Auto => PossibleValue::new("auto").help("Wherever the terminal draws them well"),
            Self::Keep => PossibleValue::new("keep").help("Always"),
            Self::Hide => PossibleValue::new("hide").help("Never"),
        })
    }
}

impl ValueEnum for Letters {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Forms, Self::Plain]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Forms => PossibleValue::new("forms").help("Presentation forms: joined whatever the terminal does"),
            Self::Plain => PossibleValue::new("plain").help("As they are stored"),
        })
    }
}

impl ValueEnum for Digits {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Keep, Self::Arabic, Self::Latin]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Keep => PossibleValue::new("keep").help("As they are stored"),
            Self::Arabic => PossibleValue::new("arabic").help("Arabic-Indic for Latin ones"),
            Self::Latin => PossibleValue::new("latin").help("Latin for Arabic-Indic ones"),
            // What the reader makes of a language: not asked for by name.
            Self::AmongArabic | Self::AmongPersian => return None,
        })
    }
}
