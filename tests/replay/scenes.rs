//! What each command and each overlay is seen in: what stands on the stage, the keys that lead there, and those that show it.
//!
//! Steps are keys parted by blanks; what stands in «» is typed. Who is in the articles is stated here, not recognised: a better
//! tagger changes no screen.

use super::names::entity;
use crate::articles::article;
use crate::clerk::Clerk;
use crate::player::{Player, Stage};
use khabar::app::tour::Tour;
use khabar::config::{Command, Keymap, Settings};
use khabar::model::{Article, BlockKind, Entity, Kind, Link, Standing, Timestamp};
use khabar::text::{Align, Span};

/// What stands on the stage.
#[derive(Clone, Copy, Debug)]
pub enum Set {
    /// Articles given by hand.
    Files,
    /// The same articles in a library.
    Library,
    /// The articles with the tour beginning.
    Tour,
}

/// Something to be seen: its name, and how the screen comes to show it.
pub struct Scene {
    /// The name of its file.
    pub name: String,
    /// What stands on the stage.
    pub set: Set,
    /// The steps that lead to it.
    pub before: &'static str,
    /// The steps that show it.
    pub steps: String,
}

/// One of each command.
pub fn of_command(command: Command) -> Scene {
    let (set, before) = preparation(command);
    let keys = Keymap::standard().keys_of(command).first().map(ToString::to_string);
    let steps = keys.unwrap_or_else(|| format!(": «{}» Enter", command.name()));
    Scene { name: command.name().to_owned(), set, before, steps }
}

/// Where a command does something that is seen.
fn preparation(command: Command) -> (Set, &'static str) {
    match command {
        Command::Down
        | Command::Bottom
        | Command::End
        | Command::PaneLeft
        | Command::NextPane
        | Command::PreviousPane
        | Command::WidenPane
        | Command::NarrowPane
        | Command::MarkAllRead
        | Command::Palette
        | Command::Help
        | Command::NextTheme
        | Command::Redraw
        | Command::Suspend
        | Command::Quit => (Set::Files, ""),
        Command::Up | Command::MarkAboveRead | Command::MarkBelowRead => (Set::Files, "j j"),
        Command::Top | Command::Home => (Set::Files, "G"),
        Command::ResetPanes => (Set::Files, "4 >"),
        Command::Open | Command::Star => (Set::Files, "j"),
        Command::HalfPageDown
        | Command::PageDown
        | Command::NextParagraph
        | Command::NextHeading
        | Command::PaneRight
        | Command::Zen
        | Command::NextArticle
        | Command::ToggleRead
        | Command::Search
        | Command::ToggleEntities
        | Command::NextMention
        | Command::CopyTitle
        | Command::CopyLink
        | Command::CopyMarkdown
        | Command::ShowPicture
        | Command::Pipe => (Set::Files, "Enter"),
        Command::HalfPageUp | Command::PageUp => (Set::Files, "Enter Space Space"),
        Command::PreviousParagraph | Command::PreviousHeading => (Set::Files, "Enter g j g j"),
        Command::NextSentence | Command::Select | Command::CopyQuote | Command::Links => (Set::Files, "Enter }"),
        Command::PreviousSentence => (Set::Files, "Enter } } } )"),
        Command::Back | Command::PreviousArticle => (Set::Files, "Enter J"),
        Command::Forward => (Set::Files, "Enter J Ctrl-o"),
        Command::Next | Command::Cancel => (Set::Files, "Enter / «الجسر» Enter"),
        Command::Previous => (Set::Files, "Enter / «الجسر» Enter n n"),
        Command::CorrectKind | Command::MergeEntity | Command::SplitEntity | Command::MuteEntity => {
            (Set::Files, "Enter ]")
        }
        Command::SearchWord | Command::PreviousMention => (Set::Files, "Enter ] ]"),
        Command::NextWord | Command::LineEnd => (Set::Files, "Enter } v"),
        Command::PreviousWord | Command::LineStart | Command::Copy => (Set::Files, "Enter } v w w w"),
        Command::SwapEnds => (Set::Files, "Enter } v 4 Ctrl-d"),
        Command::Tag
        | Command::Sources
        | Command::NextOrder
        | Command::AddSource
        | Command::Reload
        | Command::ReloadAll
        | Command::Find
        | Command::Mute
        | Command::Highlight => (Set::Library, ""),
        Command::Browse => (Set::Library, "Enter"),
        Command::EntityArticles | Command::EntityCard | Command::FollowEntity => (Set::Library, "Enter ]"),
        Command::Undo => (Set::Library, "A"),
        Command::UnreadOnly => (Set::Library, "Enter J q"),
        Command::RemoveSource => (Set::Library, "S 5 j"),
        Command::SaveSearch => (Set::Library, "F «الجسر» Enter"),
    }
}

/// One of each thing that lies over the panes, beside those that a command shows by itself.
pub fn of_overlays() -> Vec<Scene> {
    let scenes = [
        ("search-typed", Set::Files, "Enter /", "«الجسر»"),
        ("search-begun", Set::Files, "Enter", "/"),
        ("search-of-an-expression", Set::Files, "Enter /", "«re:جسر \\w+د»"),
        ("search-of-a-wrong-expression", Set::Files, "Enter /", "«re:(جسر»"),
        ("search-with-other-spellings", Set::Files, "Enter /", "«سلمى الدروبي»"),
        ("search-without-a-hit", Set::Files, "Enter /", "«كلمة غائبة»"),
        ("prompt-find", Set::Library, "F", "«الجسر الجديد»"),
        ("prompt-tag", Set::Library, "T", "«للعمل»"),
        ("prompt-add-source", Set::Library, "a", "«https://example.org/a/feed.xml»"),
        ("prompt-save-search", Set::Library, "F «الجسر» Enter W", "«جسور 2026»"),
        ("prompt-mute", Set::Library, "M", "«إعلان»"),
        ("prompt-highlight", Set::Library, "H", "«جسر»"),
        ("prompt-pipe", Set::Files, "Enter |", "«grep -n \"جسر\"»"),
        (
            "prompt-of-a-long-line",
            Set::Library,
            "F",
            "«كلمات كثيرة تُكتب في سطر واحد حتى لا يسعها السطر ولا الشاشة كلها من أولها إلى آخرها، ثم تزيد عليها كلمات أخرى»",
        ),
        ("filter", Set::Files, "Enter Tab /", "«اربد»"),
        ("filter-without-a-match", Set::Files, "Enter Tab /", "«زيتون»"),
        ("card-without-a-library", Set::Files, "Enter ]", "i"),
        ("card-of-a-companion", Set::Library, "Enter ] i", "Enter"),
        ("palette-typed", Set::Files, ":", "«بحث»"),
        ("palette-without-a-match", Set::Files, ":", "«ضضض»"),
        ("palette-kind-typed", Set::Files, "Enter ] c k", "«مؤس»"),
        ("palette-merge-typed", Set::Files, "Enter ] c m", "«عمان»"),
        ("palette-of-an-option", Set::Files, ":", "«measure» Enter"),
        ("help-scrolled", Set::Files, "?", "G"),
        ("help-searched", Set::Files, "?", "/ «بحث»"),
        ("confirmed", Set::Library, "Enter o", "Enter"),
        ("hint-followed", Set::Library, "Enter } ;", "«ش»"),
        ("sources-walked", Set::Library, "S", "5 j"),
        ("tour-goes-on", Set::Tour, "", "j"),
        ("tour-left", Set::Tour, "j", "Esc"),
        ("a-chord-begins", Set::Files, "", "3 g"),
    ];
    let scene = |(name, set, before, steps): (&str, Set, &'static str, &str)| Scene {
        name: format!("on-top-{name}"),
        set,
        before,
        steps: steps.to_owned(),
    };
    scenes.map(scene).into()
}

impl Set {
    /// A player on a screen of that size, with this on the stage.
    pub fn opened(self, size: (u16, u16)) -> Player {
        let settings = Settings { align: Align::Start, ..Settings::default() };
        let stage = match self {
            Self::Files | Self::Tour => Stage { recognise: stated, ..Stage::of(paper()) },
            Self::Library => Stage { clerk: Some(Clerk::new(paper())), recognise: stated, ..Stage::of(Vec::new()) },
        };
        let mut player = Player::on(&settings, size, stage);
        if matches!(self, Self::Tour) {
            player.app.tour = Some(Tour::default());
        }
        player
    }
}

/// Who and what is in the articles.
fn stated(article: &Article) -> Vec<Entity> {
    let known: [(Kind, &[&str], Standing); 6] = [
        (Kind::Person, &["سلمى الدروبي", "الدروبي"], Standing::Shown),
        (Kind::Organization, &["وزارة النقل"], Standing::Shown),
        (Kind::Place, &["عمّان"], Standing::Shown),
        (Kind::Place, &["إربد"], Standing::Shown),
        (Kind::Organization, &["Nile Bridges Ltd"], Standing::Shown),
        (Kind::Place, &["الوادي"], Standing::Maybe),
    ];
    let found = known.into_iter().filter(|(_, names, _)| names.iter().any(|name| article.text.contains(name)));
    found.map(|(kind, names, standing)| entity(article, kind, names, standing)).collect()
}

/// A long article with all that one can have, and short ones of which some are hard on a list.
fn paper() -> Vec<Article> {
    let rest = [
        article("Google تطلق خدمة جديدة للقراءة", &["أطلقت Google خدمةً جديدةً (Reader+) في الأردن ومصر، وهي مجانية."]),
        article("منتخب اليد يتأهل إلى نصف النهائي", &["فاز المنتخب 31–28 في مباراة مثيرة."]),
        article(
            "عنوان طويل جدًّا يتحدث عن افتتاح معرض الكتاب في دورته الخامسة والأربعين بمشاركة 620 ناشرًا من 33 بلدًا، وعن ندواته التي تمتد أسبوعين",
            &["افتُتح المعرض صباح اليوم في إربد."],
        ),
        Article {
            language: "en".to_owned(),
            ..article("A bridge across the wadi opens", &["The bridge opened at noon (see the map)."])
        },
        article("عنوان بلا نص", &[]),
        article("إربد تستعد للشتاء", &["بدأت إربد تنظيف مجاري السيول."]),
    ];
    let mut articles = vec![bridge()];
    articles.extend(rest);
    for (article, hours) in articles.iter_mut().zip(1..) {
        // From 2026-11-23T05:00:00Z back, five hours apart.
        article.published = Some(Timestamp(1_795_410_000 - 18_000 * (hours - 1)));
        article.source = Some(if hours % 2 == 1 { "نشرة الوادي" } else { "Levant Daily" }.to_owned());
    }
    articles
}

fn bridge() -> Article {
    let mut article = article(
        "وزارة النقل تفتتح جسرًا جديدًا فوق النهر",
        &[
            "افتتحت وزارة النقل أمس جسرًا طوله 850 مترًا بين عمّان وإربد، بكلفة بلغت 12.5 مليون دولار. وحضرت سلمى الدروبي الافتتاح. فهل يخف الزحام؟",
            "وقالت الدروبي إن الجسر «سيختصر نصف ساعة» من الطريق (التفاصيل هنا)، ونفّذته شركة Nile Bridges Ltd في 18 شهرًا. وأضافت أن الجِسر صُمّم لمئة عام.",
        ],
    );
    link(&mut article, "التفاصيل هنا", "https://example.org/bridge/details");
    article.push(BlockKind::Heading(2), "ما الذي يتغير؟");
    article.push(BlockKind::Item { depth: 0, number: None }, "ينتقل باص 12 إلى الجسر.");
    article.push(BlockKind::Item { depth: 0, number: None }, "يغلق الطريق القديم ليلًا من 23:00 إلى 5:00.");
    article.push(BlockKind::Quote, "لم نكن نحلم بهذا، قال أحد سكان الوادي.");
    article.push(BlockKind::Code, "bus 12: amman -> irbid");
    for number in 1..=12 {
        article.push(
            BlockKind::Paragraph,
            &format!(
                "وفي اليوم {number} عبرت الجسر سيارات كثيرة. وعدّتها الوزارة كلها، ثم نشرت الأعداد في جدول يقرأه من يشاء."
            ),
        );
    }
    article.push(BlockKind::Heading(2), "أرقام");
    for number in 1..=20 {
        article.push(
            BlockKind::Paragraph,
            &format!("العام {}: عبر الجسر {} ألف مسافر، وفق الدروبي.", 2026 + number, 40 * number),
        );
    }
    Article { url: Some("https://example.org/bridge".to_owned()), ..article }
}

fn link(article: &mut Article, words: &str, url: &str) {
    let start = article.text.find(words).expect("it is there");
    let span = Span::from(start..start + words.len());
    let block = article.blocks.iter_mut().find(|block| block.span.contains(span.start)).expect("it is in a block");
    block.links.push(Link { span, url: url.to_owned() });
}
