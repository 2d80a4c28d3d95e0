//! Searching in an article by more than letters: whole words, expressions, letters told apart, other spellings of a name.

use super::names::entity;
use super::{SMALL, WIDE, long, shows, three};
use crate::articles::article;
use crate::player::{Player, Stage};
use khabar::app::shelf::ArticleId;
use khabar::app::{Message, Overlay};
use khabar::config::{Role, Sign, Surface};
use khabar::model::{Article, Kind, Standing};
use khabar::panes::search::Stage as Searching;
use khabar::text::search::Fault;
use khabar::words::Language;
use ratatui::style::Modifier;

const COMPANIES: &str = "أعلنت Google أن جوجل لا تُكتب غوغل في تونس، وقالت قوقل إن المكتبة في مكتبه.";

fn companies() -> Vec<Article> {
    vec![article("شركات", &[COMPANIES])]
}

/// The words of the hits, other spellings after a star.
fn hits(player: &Player) -> Vec<String> {
    let (search, text) = (&player.app.search, &player.app.reader.article().expect("an article is open").text);
    let word = |(index, span): (usize, &khabar::text::Span)| {
        format!("{}{}", if search.is_other(index) { "*" } else { "" }, span.of(text))
    };
    search.hits().iter().enumerate().map(word).collect()
}

fn searched(query: &str) -> Player {
    Player::new(WIDE, companies()).keys("/").typing(query)
}

#[test]
fn a_word_in_quotation_marks_is_found_whole_and_behind_proclitics() {
    let player = Player::new(WIDE, three()).keys("/").typing("جسر");
    let anywhere = player.app.search.hits().len();
    let whole = Player::new(WIDE, three()).keys("/").typing("«سر»");
    assert!(anywhere >= 2 && whole.app.search.hits().is_empty());
    assert_eq!(hits(&searched("\"مكتبة\"")), ["مكتبة", "مكتبه"]);
    assert_eq!(hits(&searched("«مكتب")), ["مكتب", "مكتب"]);
}

#[test]
fn a_name_finds_its_other_spellings_and_n_walks_through_both_in_reading_order() {
    let player = searched("غوغل");
    assert_eq!(hits(&player), ["*Google", "*جوجل", "غوغل", "*قوقل"]);
    // What was asked for comes first, also before another spelling at the very start.
    let start = Player::new(WIDE, vec![article("جوجل", &["قالت غوغل."])]).keys("/").typing("غوغل");
    assert_eq!((hits(&start), start.app.search.current()), (vec!["*جوجل".to_owned(), "غوغل".to_owned()], Some(1)));
    assert!(shows(&player, "٣ من ٤"), "{}", player.screen());
    let walked = player.keys("Enter n n");
    assert_eq!(walked.app.search.current(), Some(0));
    assert!(shows(&walked, "١ من ٤"));
    assert_eq!(hits(&searched("غوغ")), ["غوغ"]);
}

#[test]
fn other_spellings_look_other_than_hits_and_have_a_sign_of_their_own_in_the_strip() {
    let far = "كلام كثير لا اسم فيه. ".repeat(60);
    let paragraphs = ["قالت غوغل.", &far, &far, "وقالت جوجل.", &far];
    let player = Player::new(WIDE, vec![article("شركات", &paragraphs)]).keys("/").typing("غوغل").keys("Enter");
    let (look, buffer) = (&player.look, player.buffer());
    let strip = |sign| buffer.content.iter().filter(|cell| cell.symbol() == look.sign(sign).to_string()).count();
    assert_eq!((strip(Sign::Place), strip(Sign::OtherPlace)), (1, 1), "{}", player.screen());
    let player = searched("غوغل").keys("Enter");
    let spelling = player.look.style(Surface::Reading, Role::Spelling);
    let tinted = player.buffer().content.iter().filter(|cell| cell.bg == spelling.bg.expect("it has a ground")).count();
    assert_eq!(tinted, ["Google", "جوجل", "قوقل"].concat().chars().count());
    assert!(spelling.add_modifier.contains(Modifier::UNDERLINED));
}

#[test]
fn the_names_of_the_article_count_as_the_reader_corrected_them_and_as_soon_as_they_are_known() {
    let text = "قال أندرو تولوخ إن العمل بدأ، وأضاف تولوخ كلامًا.";
    let articles = || vec![article("لقاء", &[text])];
    let player = Player::on(&khabar::config::Settings::default(), WIDE, Stage::without_names(articles()));
    let mut player = player.keys("/").typing("أندرو تولوخ").keys("Enter");
    assert_eq!(hits(&player), ["أندرو تولوخ"]);
    let found = entity(&articles()[0], Kind::Person, &["أندرو تولوخ", "تولوخ"], Standing::Shown);
    player.send(Message::Entities(ArticleId(0), vec![found]));
    assert_eq!(hits(&player), ["أندرو تولوخ", "*تولوخ"]);
    assert_eq!(player.app.search.current(), Some(0));
}

#[test]
fn an_expression_is_looked_for_in_letters_as_they_come() {
    assert_eq!(hits(&searched("re:[جغ]و[غج]ل")), ["جوجل", "غوغل"]);
    assert_eq!(hits(&searched("re:\\bمكتب[ةه]")), ["مكتبه"]);
    assert_eq!(hits(&searched("نمط:^أعلنت \\w+")), ["أعلنت Google"]);
}

#[test]
fn while_an_expression_is_wrong_the_place_and_the_hits_stay_and_the_line_says_what_is_wrong() {
    let player = Player::new(WIDE, vec![long()]).keys("Space /").typing("re:رقم 5");
    let (place, found) = (player.app.reader.in_sight(), hits(&player));
    assert!(!found.is_empty());
    let wrong = player.typing("(");
    assert_eq!((wrong.app.reader.in_sight(), hits(&wrong)), (place, found.clone()));
    assert_eq!(wrong.app.search.fault(), Some(Fault::OpenGroup));
    assert!(shows(&wrong, "قوس فُتح في التعبير ولم يُغلق"), "{}", wrong.screen());
    let kept = wrong.keys("Enter");
    assert_eq!((kept.app.overlays.last(), kept.app.search.query()), (Some(&Overlay::Search), "re:رقم 5("));
    let right = kept.typing("5)").keys("Enter");
    assert_eq!((right.app.search.stage(), right.app.search.fault()), (Searching::Walking, None));
    assert!(hits(&right).iter().all(|hit| hit.ends_with("55")));
}

#[test]
fn giving_up_a_wrong_expression_goes_back_to_where_it_began() {
    let before = Player::new(WIDE, vec![long()]).keys("Space Space");
    let rows = before.rows();
    assert_eq!(before.keys("/").typing("re:رقم 1(").keys("Esc").rows(), rows);
}

#[test]
fn what_is_wrong_is_said_in_english_too() {
    let player = Player::new(WIDE, companies()).in_language(Language::English).keys("/").typing("re:[");
    assert!(player.screen().contains("A square bracket in the expression is not closed"), "{}", player.screen());
}

#[test]
fn the_prompt_says_what_can_be_typed_until_something_is() {
    let player = Player::new(WIDE, companies()).in_language(Language::English).keys("/");
    let how = "words, “whole words”, or re: and an expression";
    assert!(player.screen().contains(how), "{}", player.screen());
    let player = player.typing("re:");
    assert!(player.screen().contains(how) && player.app.search.hits().is_empty());
    assert!(!player.typing("a").screen().contains(how));
}

#[test]
fn letters_are_told_apart_as_soon_as_the_reader_wants_it() {
    let player = searched("مكتبة").keys("Enter");
    assert_eq!(hits(&player), ["مكتبة", "مكتبه"]);
    let player = player.keys(":").typing("fold-teh-marbuta").keys("Enter").typing("false").keys("Enter");
    assert_eq!(hits(&player), ["مكتبة"]);
    let player = player.keys(":").typing("fold-teh-marbuta").keys("Enter").typing("true").keys("Enter");
    assert_eq!(hits(&player), ["مكتبة", "مكتبه"]);
}

#[test]
fn a_name_that_looks_like_an_expression_is_searched_as_it_is() {
    let text = "عُقد re:Invent في مدينة، وحضر Invent آخرون.";
    let articles = vec![article("مؤتمر", &[text])];
    let mut player = Player::on(&khabar::config::Settings::default(), WIDE, Stage::without_names(articles));
    let found = entity(player.app.reader.article().expect("open"), Kind::Event, &["re:Invent"], Standing::Shown);
    player.send(Message::Entities(ArticleId(0), vec![found]));
    assert_eq!(hits(&player.keys("] *")), ["re:Invent"]);
}

#[test]
fn an_expression_too_heavy_for_the_article_is_refused_and_khabar_goes_on() {
    let heavy = "ا".repeat(60_000);
    let articles = vec![article("ع", &[&heavy])];
    let player = Player::on(&khabar::config::Settings::default(), SMALL, Stage::without_names(articles));
    let player = player.keys("/").told(Message::Paste("re:.*z|ا".to_owned()));
    assert_eq!(player.app.search.fault(), Some(Fault::TooMuch));
    assert_eq!(player.keys("Esc / ا").app.search.hits().len(), 60_000);
}
