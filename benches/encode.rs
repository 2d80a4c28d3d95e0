//! What a full frame of 200 columns and 60 rows costs in each mode: the reader's own screen, and rows full of Arabic.
//!
//! Copying the painted frame is timed by itself, and is part of every other figure. Run with `cargo bench --bench encode`.

use criterion::{Criterion, criterion_group, criterion_main};
use khabar::app::arrangement::{Size, Spread};
use khabar::app::desk::Library;
use khabar::app::gallery::Gallery;
use khabar::app::{App, Effect, Message, Moment, Origin, Start};
use khabar::config::{ColourSupport, Keymap, Standard};
use khabar::intake;
use khabar::model::Timestamp;
use khabar::terminal::{Mode, encode};
use khabar::text::{Align, Base, Cells, Marks, Options, lay_out};
use khabar::ui::{Look, screen};
use khabar::words::{Language, Words};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::hint::black_box;

const COLUMNS: u16 = 200;
const ROWS: u16 = 60;

fn reader() -> (App, Look) {
    let start = Start {
        articles: intake::sample::sample(),
        origin: Origin::Given,
        library: Library::None,
        warnings: 0,
        size: Size { columns: COLUMNS, rows: ROWS },
        now: Moment { time: Timestamp(1_795_413_600), east: 0 },
        gallery: Gallery::default(),
        spread: Spread::Beside,
        left_off: None,
        usual_marks: Marks::Keep,
        settings: khabar::config::Settings::default(),
    };
    let (mut app, effects) = App::new(start, Keymap::standard().clone());
    for effect in effects {
        if let Effect::Recognise(id, article) = effect {
            app.update(Message::Entities(id, khabar::entities::recognise(&article)));
        }
    }
    (app, Look::new(Words::new(Language::Arabic), Standard::Dark.theme(ColourSupport::True)))
}

fn painted(app: &App, look: &Look) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    screen::paint(app, look, &mut buffer);
    buffer
}

/// Every column of every row holds text.
fn full() -> Buffer {
    let text: String = intake::sample::sample().into_iter().map(|article| article.text.replace('\n', " ")).collect();
    let layout = lay_out(&text, &Options { base: Base::Rtl, align: Align::Justify, ..Options::new(Cells(COLUMNS)) });
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    for row in 0..ROWS {
        for cell in layout.cells(usize::from(row)).filter(|cell| cell.width > Cells(0)) {
            if let Some(place) = buffer.cell_mut((cell.column.0, row)) {
                place.set_symbol(cell.symbol);
            }
        }
    }
    buffer
}

fn modes(criterion: &mut Criterion) {
    let (app, look) = reader();
    criterion.bench_function("paint the reader", |bench| bench.iter(|| black_box(painted(&app, &look))));
    for (name, frame) in [("the reader", painted(&app, &look)), ("full of text", full())] {
        let mut room = frame.clone();
        criterion.bench_function(&format!("{name}: copy alone"), |bench| {
            bench.iter(|| room.content.clone_from(black_box(&frame.content)));
        });
        for mode in Mode::ALL {
            criterion.bench_function(&format!("{name}: {mode}"), |bench| {
                bench.iter(|| {
                    room.content.clone_from(black_box(&frame.content));
                    encode(&mut room, mode);
                });
            });
        }
    }
}

criterion_group!(benches, modes);
criterion_main!(benches);
