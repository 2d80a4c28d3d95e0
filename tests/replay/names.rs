//! The sidebar and the cards: filtering, what is not sure, and what the reader says of names.

use super::{SMALL, WIDE, shows};
use crate::articles::article;
use crate::player::{Player, Stage};
use khabar::app::arrangement::{Pane, Spread};
use khabar::app::shelf::ArticleId;
use khabar::app::store::{Answer, Appearances, Ask, Companion, Overview, Reach, View};
use khabar::app::{Effect, Gesture, Message, Notice, Overlay};
use khabar::config::Settings;
use khabar::model::{Article, Correction, Entity, EntityKey, Headline, Kind, Mention, Standing, Why};
use khabar::text::Span;
use khabar::ui::screen;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const BODY: &str = "التقت سلمى الدروبي وفد الجمعية في عمّان، ثم سافر الوفد إلى إربد برفقة الدروبي.";

fn one() -> Vec<Article> {
    vec![article("لقاء في عمّان", &[BODY])]
}

/// An entity of the article at every place where one of `names` stands.
pub fn entity(article: &Article, kind: Kind, names: &[&str], standing: Standing) -> Entity {
    let found = names.iter().flat_map(|name| article.text.match_indices(name));
    let mut mentions: Vec<Mention> =
        found.map(|(at, name)| Mention { span: Span::from(at..at + name.len()), confidence: 0.9 }).collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions.dedup_by(|later, former| later.span.start < former.span.end);
    Entity {
        name: names[0].to_owned(),
        kind,
        aliases: names[1..].iter().map(|&name| name.to_owned()).collect(),
        mentions,
        salience: 0.5,
        confidence: 0.9,
        why: Why::Tagger,
        standing,
    }
}

/// Who and what is in the article.
fn entities() -> Vec<Entity> {
    let article = &one()[0];
    vec![
        entity(article, Kind::Person, &["سلمى الدروبي", "الدروبي"], Standing::Shown),
        entity(article, Kind::Place, &["عمّان"], Standing::Shown),
        entity(article, Kind::Place, &["إربد"], Standing::Maybe),
    ]
}

/// A reader with the keyboard in the sidebar; what is in the article is stated here, not recognised.
fn sidebar(size: (u16, u16)) -> Player {
    let mut player = Player::new(size, one()).keys("e");
    player.app.update(Message::Entities(ArticleId(0), entities()));
    if player.app.arrangement.entities.is_none() { player.keys("e h") } else { player.keys("h") }
}

fn names(player: &Player) -> Vec<(Kind, &str)> {
    player.app.found().iter().map(|entity| (entity.kind, entity.name.as_str())).collect()
}

#[test]
fn what_only_may_be_a_name_is_neither_counted_nor_marked_until_it_is_unfolded() {
    let player = sidebar(WIDE);
    assert_eq!((player.app.shown(), shows(&player, "ربما"), shows(&player, "● إربد")), (2, true, false));
    let open = player.keys("G Enter");
    assert!(shows(&open, "● إربد"));
    let chosen = open.keys("G Enter");
    assert_eq!(chosen.app.entities.chosen().map(|chosen| chosen.entity), Some(2));
}

#[test]
fn typing_in_the_sidebar_narrows_it_and_esc_shows_everything_again() {
    let player = sidebar(WIDE).keys("/").typing("اربد");
    assert!(shows(&player, "تصفية: اربد") && shows(&player, "● إربد") && !shows(&player, "● عمّان"));
    let accepted = player.keys("Enter");
    assert_eq!((accepted.app.overlays.len(), accepted.app.entities.under_cursor()), (0, None));
    let cleared = accepted.keys("Esc");
    assert!(shows(&cleared, "● عمّان"));
    let given_up = cleared.keys("/").typing("زيتون");
    assert!(shows(&given_up, "لا شيء بهذا اللفظ"));
    assert!(shows(&given_up.keys("Esc"), "● عمّان"));
}

#[test]
fn a_card_says_why_and_by_which_names_and_esc_leaves_it() {
    let card = sidebar(WIDE).keys("i");
    assert!(shows(&card, "سلمى الدروبي") && shows(&card, "ذُكر مرتين في هذا المقال"));
    assert!(shows(&card, "عُرف من سياقه") && shows(&card, "أسماء أخرى"));
    assert_eq!(card.keys("Esc").app.overlays, []);
}

#[test]
fn enter_on_a_card_without_a_library_goes_to_the_first_mention() {
    let player = sidebar(WIDE).keys("i Enter");
    assert_eq!((player.app.overlays.len(), player.app.entities.chosen().map(|one| one.mention)), (0, Some(Some(0))));
}

#[test]
fn the_kind_of_a_name_is_corrected_and_holds_without_a_library_too() {
    let player = sidebar(WIDE).keys("c k").typing("مؤسس").keys("Enter");
    assert_eq!(names(&player)[0], (Kind::Organization, "سلمى الدروبي"));
    assert_eq!(player.app.notice, Some(Notice::Corrected));
    assert_eq!(player.app.entities.under_cursor(), Some(0), "the cursor goes with it");
    assert!(shows(&player, "لا مكتبة تحفظه"));
    let undone = player.keys("c k").typing("PERS").keys("Enter");
    assert_eq!(names(&undone)[0].0, Kind::Person);
}

#[test]
fn saying_what_it_is_makes_a_doubtful_name_a_sure_one() {
    let player = sidebar(WIDE).keys("G Enter G c k").typing("مكان").keys("Enter");
    assert_eq!(player.app.shown(), 3);
}

#[test]
fn a_name_is_merged_with_another_of_the_article_or_with_one_that_is_typed() {
    let merged = sidebar(WIDE).keys("c m").typing("عمان").keys("Enter");
    assert_eq!(names(&merged), [(Kind::Place, "عمّان"), (Kind::Place, "إربد")]);
    let typed = sidebar(WIDE).keys("c m").typing("سلمى الخطيب").keys("Enter");
    assert_eq!(names(&typed)[0], (Kind::Person, "سلمى الخطيب"));
}

#[test]
fn a_spelling_is_split_off_and_where_there_is_none_that_is_said() {
    let split = sidebar(WIDE).keys("c s Enter");
    assert_eq!(names(&split).last(), Some(&(Kind::Person, "الدروبي")));
    assert_eq!(sidebar(WIDE).keys("j c s").app.notice, Some(Notice::NothingElse));
}

#[test]
fn a_muted_name_is_gone_and_its_card_with_it() {
    let player = sidebar(WIDE).keys("i c x");
    assert_eq!(names(&player), [(Kind::Place, "عمّان"), (Kind::Place, "إربد")]);
    assert_eq!(player.app.overlays, []);
}

#[test]
fn what_the_library_knows_of_a_name_stands_on_its_card() {
    let mut player = sidebar(WIDE).with_library().keys("i");
    let key = EntityKey::new(Kind::Person, "سلمى الدروبي");
    assert_eq!(player.effects.last(), Some(&Effect::Ask(Ask::Card(key.clone()))));
    let row = Headline::of(ArticleId(70), &article("الدروبي تعود من السفر", &["نص."]));
    let companion = Companion { kind: Kind::Place, name: "إربد".to_owned(), articles: 1 };
    let known = Appearances { key, total: 1, articles: vec![row], companions: vec![companion] };
    player.app.update(Message::Library(Answer::Appearances(Box::new(known))));
    assert!(shows(&player, "مقال واحد في المكتبة") && shows(&player, "الدروبي تعود من السفر"));
    let other = player.keys("Enter");
    assert_eq!(other.app.overlays.len(), 2);
    let article = other.keys("Esc j Enter");
    let asked = article.effects.iter().rev().find_map(|effect| match effect {
        Effect::Ask(Ask::List(_, wish)) => Some(wish.view.clone()),
        _ => None,
    });
    assert_eq!(asked, Some(View::Entity(Kind::Person, "سلمى الدروبي".to_owned())));
    assert_eq!((article.app.focus, article.app.overlays.len()), (Pane::Reader, 0));
}

#[test]
fn what_was_said_elsewhere_holds_as_soon_as_the_library_tells_it() {
    let mut player = sidebar(WIDE).with_library();
    let mute = Correction::Mute(EntityKey::new(Kind::Place, "عَمّان"));
    let overview = Overview { corrections: vec![mute.clone()], ..Overview::default() };
    player.app.update(Message::Library(Answer::Overview(Box::new(overview))));
    assert_eq!(names(&player), [(Kind::Person, "سلمى الدروبي"), (Kind::Place, "إربد")]);
    let said = player.keys("c x");
    let last = said.effects.last().cloned();
    assert_eq!(last, Some(Effect::Ask(Ask::Correct(Correction::Mute(EntityKey::new(Kind::Person, "سلمى الدروبي"))))));
    assert_eq!(said.app.shelf.corrections().first(), Some(&mute));
}

#[test]
fn a_followed_name_is_a_list_among_the_sources() {
    let player = sidebar(WIDE).with_library().keys("c f");
    let ask = Ask::Save("سلمى الدروبي".to_owned(), "entity:\"سلمى الدروبي\"".to_owned());
    assert_eq!(player.effects.last(), Some(&Effect::Ask(ask)));
}

#[test]
fn the_palette_carries_out_what_is_chosen_by_typing_in_either_language() {
    let help = Player::new(WIDE, one()).keys(":").typing("عرض المفاتيح").keys("Enter");
    assert!(matches!(help.app.overlays.last(), Some(Overlay::Help(_))));
    let read = Player::new(WIDE, one()).keys(":").typing("toggle-read").keys("Enter");
    assert!(!read.app.shelf.attention(ArticleId(0)).is_read());
    let none = Player::new(WIDE, one()).keys(":").typing("ضضض");
    assert!(shows(&none, "لا شيء بهذا اللفظ"));
    assert_eq!(none.keys("Enter").app.overlays, []);
}

#[test]
fn a_narrow_screen_shows_the_card_and_the_sidebar_over_everything() {
    let player = sidebar(SMALL);
    assert!(shows(&player, "سلمى الدروبي"));
    let card = player.keys("i");
    assert!(shows(&card, "ذُكر مرتين"));
    assert!(shows(&card, "إنهاء"), "the way out stays in sight");
}

#[test]
fn the_card_of_somebody_who_is_not_in_the_article_stays_when_his_kind_is_corrected_and_goes_when_he_is_muted() {
    let companion = || {
        let mut player = sidebar(WIDE).with_library().keys("i");
        let companion = Companion { kind: Kind::Place, name: "الكرك".to_owned(), articles: 1 };
        let key = EntityKey::new(Kind::Person, "سلمى الدروبي");
        let known = Appearances { key, total: 1, articles: Vec::new(), companions: vec![companion] };
        player.app.update(Message::Library(Answer::Appearances(Box::new(known))));
        player.keys("Enter")
    };
    let corrected = companion().keys("c k").typing("مؤسسة").keys("Enter");
    let Some(Overlay::Card(card)) = corrected.app.overlays.last() else { panic!("the card is there") };
    assert_eq!(card.key, EntityKey::new(Kind::Organization, "الكرك"));
    assert_eq!(companion().keys("c x").app.overlays.len(), 1);
}

#[test]
fn enter_on_a_card_goes_to_the_one_it_is_about_wherever_the_cursor_of_the_sidebar_is() {
    // The card of the chosen name, while the cursor of the sidebar stands on another.
    let there = sidebar(WIDE).keys("Enter j l i Enter");
    let chosen = there.app.entities.chosen().map(|chosen| chosen.entity);
    assert_eq!((there.app.overlays.len(), chosen), (0, Some(0)));
}

#[test]
fn an_article_on_a_card_is_opened_although_only_what_is_unread_is_listed() {
    let mut player = sidebar(WIDE).with_library().keys("f i");
    let key = EntityKey::new(Kind::Person, "سلمى الدروبي");
    let row = Headline::of(ArticleId(70), &article("الدروبي تعود من السفر", &["نص."]));
    let known = Appearances { key, total: 1, articles: vec![row], companions: Vec::new() };
    player.app.update(Message::Library(Answer::Appearances(Box::new(known))));
    let opened = player.keys("Enter");
    assert_eq!(opened.app.desk.wish.reach, Reach::All);
}

#[test]
fn a_click_below_the_rows_of_a_card_chooses_nothing() {
    let mut player = sidebar(SMALL).with_library().keys("i");
    let key = EntityKey::new(Kind::Person, "سلمى الدروبي");
    let rows = (0..30).map(|id| Headline::of(ArticleId(id), &article("خبر", &["نص."]))).collect();
    let known = Appearances { key, total: 30, articles: rows, companions: Vec::new() };
    player.app.update(Message::Library(Answer::Appearances(Box::new(known))));
    let card = |player: &Player| match player.app.overlays.last() {
        Some(Overlay::Card(card)) => card.cursor(),
        _ => None,
    };
    let (before, last) = (card(&player), SMALL.1 - 2);
    assert_eq!(card(&player.pointing(Gesture::Click, (20, last))), before);
}

#[test]
fn on_a_linear_screen_the_cursor_follows_what_is_chosen_wherever_that_is() {
    let stage = Stage { spread: Spread::Linear, ..Stage::of(one()) };
    let mut player = Player::on(&Settings::default(), WIDE, stage);
    player.app.update(Message::Entities(ArticleId(0), entities()));
    let row = |player: &Player| {
        let mut terminal = Terminal::new(TestBackend::new(WIDE.0, WIDE.1)).expect("a screen in memory");
        terminal.draw(|frame| screen::view(&player.app, &player.look, frame)).expect("it is painted");
        player.read_from_right(terminal.get_cursor_position().expect("it has one").y)
    };
    let sidebar = player.keys("e j");
    assert!(row(&sidebar).contains("عمّان"), "{}", row(&sidebar));
    let palette = sidebar.keys("c k").typing("مؤس");
    assert!(row(&palette).contains("مؤسسة"), "{}", row(&palette));
    assert!(row(&palette.keys("Esc Esc Esc /").typing("لقاء")).contains("بحث"));
}
