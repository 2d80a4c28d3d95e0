//! The reader without a terminal: opening with many articles, a key to a finished frame, search in a long text.
//!
//! The articles are the bundled sample, repeated. Run with `cargo bench --bench reader`.

use criterion::{Criterion, criterion_group, criterion_main};
use khabar::app::arrangement::{Size, Spread};
use khabar::app::desk::Library;
use khabar::app::gallery::Gallery;
use khabar::app::{App, Effect, Message, Moment, Origin, Start};
use khabar::config::{ColourSupport, Keymap, Standard};
use khabar::intake;
use khabar::model::{Article, BlockKind, Timestamp};
use khabar::text::{Folding, Marks, Matcher, fold, hits};
use khabar::ui::{Look, screen};
use khabar::words::{Language, Words};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::hint::black_box;

const NOW: Moment = Moment { time: Timestamp(1_795_413_600), east: 0 };
const SIZE: Size = Size { columns: 200, rows: 60 };

fn many(count: usize) -> Vec<Article> {
    intake::sample::sample().into_iter().cycle().take(count).collect()
}

/// One article of about `bytes` bytes: all the sample's paragraphs, again and again.
fn long(bytes: usize) -> Article {
    let paragraphs: Vec<String> =
        intake::sample::sample().into_iter().map(|article| article.text.replace("\n\n", " ")).collect();
    let mut article =
        Article { title: "مقال طويل".to_owned(), language: "ar".to_owned(), ..Article::default() };
    for paragraph in paragraphs.iter().cycle() {
        if article.text.len() > bytes {
            break;
        }
        article.push(BlockKind::Paragraph, paragraph);
    }
    article
}

fn start(articles: Vec<Article>) -> (App, Vec<Effect>) {
    let start = Start {
        articles,
        origin: Origin::Given,
        library: Library::None,
        warnings: 0,
        size: SIZE,
        now: NOW,
        gallery: Gallery::default(),
        spread: Spread::Beside,
        left_off: None,
        usual_marks: Marks::Keep,
        settings: khabar::config::Settings::default(),
    };
    App::new(start, Keymap::standard().clone())
}

/// A reader whose worker has answered.
fn open(articles: Vec<Article>) -> App {
    let (mut app, effects) = start(articles);
    for effect in effects {
        if let Effect::Recognise(id, article) = effect {
            app.update(Message::Entities(id, khabar::entities::recognise(&article)));
        }
    }
    app
}

fn look() -> Look {
    Look::new(Words::new(Language::Arabic), Standard::Dark.theme(ColourSupport::True))
}

fn frame(app: &App, look: &Look) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.columns, SIZE.rows));
    screen::paint(app, look, &mut buffer);
    buffer
}

fn press(app: &mut App, key: &str) {
    app.update(Message::Key(key.parse().expect("a key of the keymap's notation")));
}

fn first_frame(criterion: &mut Criterion) {
    let look = look();
    criterion.bench_function("first frame, 313 articles, 200x60", |bench| {
        bench.iter_batched(|| many(313), |articles| frame(&start(articles).0, &look), criterion::BatchSize::LargeInput);
    });
    criterion.bench_function("first frame, one article of 10 MB, 200x60", |bench| {
        let article = long(10_000_000);
        bench.iter_batched(
            || vec![article.clone()],
            |articles| frame(&start(articles).0, &look),
            criterion::BatchSize::LargeInput,
        );
    });
}

fn key_to_frame(criterion: &mut Criterion) {
    let look = look();
    for (name, keys) in [
        ("key to frame: next headline", ["j", "k"]),
        ("key to frame: next article", ["J", "K"]),
        ("key to frame: half a page in the article", ["Ctrl-d", "Ctrl-u"]),
    ] {
        let mut app = open(many(313));
        if keys == ["Ctrl-d", "Ctrl-u"] {
            press(&mut app, "Enter");
        }
        let mut turn = keys.iter().cycle();
        criterion.bench_function(name, |bench| {
            bench.iter(|| {
                press(&mut app, turn.next().expect("a cycle never ends"));
                black_box(frame(&app, &look))
            });
        });
    }
}

/// A resize of a long article whose middle is on the screen, to the new frame; as many paragraphs, and as a single one.
fn resize(criterion: &mut Criterion) {
    let look = look();
    let many = long(10_000_000);
    let mut one = Article { text: String::new(), blocks: Vec::new(), ..many.clone() };
    one.push(BlockKind::Paragraph, &many.text.replace("\n\n", " "));
    for (name, article) in [("many paragraphs", many), ("one paragraph", one)] {
        let mut app = start(vec![article]).0;
        for key in ["Enter", "5", "0", "G"] {
            press(&mut app, key);
        }
        let mut sizes = [150, 200].iter().cycle();
        criterion.bench_function(&format!("resize to frame, 10 MB in {name}"), |bench| {
            bench.iter(|| {
                let columns = *sizes.next().expect("a cycle never ends");
                app.update(Message::Resize(Size { columns, rows: SIZE.rows }));
                black_box(frame(&app, &look))
            });
        });
    }
}

fn search(criterion: &mut Criterion) {
    let article = long(1_000_000);
    criterion.bench_function("search in 1 MB: fold", |bench| bench.iter(|| fold(&article.text, Folding::Search)));
    let folded = fold(&article.text, Folding::Search);
    let matcher = Matcher::new("الإعلان", Folding::Search).expect("a query with letters");
    criterion.bench_function("search in 1 MB: all hits", |bench| bench.iter(|| hits(&folded, &matcher)));
    criterion.bench_function("search in 1 MB: a letter typed, to the frame", |bench| {
        let look = look();
        let mut app = open(vec![article.clone()]);
        for key in ["/", "م", "ن"] {
            press(&mut app, key);
        }
        let mut turn = ["م", "Backspace"].iter().cycle();
        bench.iter(|| {
            press(&mut app, turn.next().expect("a cycle never ends"));
            black_box(frame(&app, &look))
        });
    });
}

/// A letter typed into the prompt over ten megabytes, to the frame: letters, a name with other spellings, whole words, an expression.
fn search_long(criterion: &mut Criterion) {
    let article = long(10_000_000);
    let look = look();
    let queries = [("letters", "من"), ("a name", "غوغ"), ("whole words", "«من"), ("an expression", "re:\\bمن\\w+ ")];
    for (name, query) in queries {
        let mut app = open(vec![article.clone()]);
        press(&mut app, "/");
        query.chars().for_each(|letter| press(&mut app, &letter.to_string()));
        let mut turn = ["ل", "Backspace"].iter().cycle();
        criterion.bench_function(&format!("search in 10 MB: a letter typed to {name}, to the frame"), |bench| {
            bench.iter(|| {
                press(&mut app, turn.next().expect("a cycle never ends"));
                black_box(frame(&app, &look))
            });
        });
    }
}

criterion_group!(benches, first_frame, key_to_frame, resize, search, search_long);
criterion_main!(benches);
