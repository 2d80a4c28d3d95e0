//! How fast the entities of an article are found, and what the first look costs: tables and tagger are read then.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar::entities::recognise;
use khabar::entities::tagger::{Model, Settings, tag};
use khabar::model::{Article, BlockKind};
use std::hint::black_box;
use std::time::Instant;

const FILE: &[u8] = include_bytes!("../assets/entities/tagger.bin");

/// One paragraph of plain news prose, 60 words long.
const PARAGRAPH: &str = "أعلن وزير الطاقة سليم الناصر، يوم الأحد 12 أكتوبر 2025، أن مشروع الطاقة الشمسية في الصحراء سيبدأ خلال العام \
    المقبل بطاقة تبلغ 1.5 جيغاواط، أي ما يعادل 12% من حاجة البلاد. وقالت مديرة شركة سيمنس (Siemens) ليزا هوفمان، في مؤتمر \
    صحفي بمدينة طبرقة، إن الكلفة لن تتجاوز 900 مليون دولار، مضيفة أن البنك الدولي ووزارة المالية سيمولان المحطات الثلاث في باجة وجندوبة.";

fn article(paragraphs: usize) -> Article {
    let mut article = Article { language: "ar".to_owned(), ..Article::default() };
    article.push(BlockKind::Title, "محطات شمسية جديدة في الصحراء");
    for _ in 0..paragraphs {
        article.push(BlockKind::Paragraph, PARAGRAPH);
    }
    article
}

#[expect(clippy::print_stderr, reason = "the first look happens once: no measurement can repeat it")]
fn entities(criterion: &mut Criterion) {
    let start = Instant::now();
    black_box(recognise(black_box(&article(1))));
    eprintln!("the first article of a run: {:?}", start.elapsed());
    let mut group = criterion.benchmark_group("entities");
    for (name, paragraphs) in [("600 words", 10), ("6000 words", 100)] {
        let article = article(paragraphs);
        let words = article.text.split_whitespace().count();
        group.throughput(Throughput::Elements(words as u64));
        group.bench_function(name, |bencher| bencher.iter(|| recognise(black_box(&article))));
    }
    let model = Model::read(FILE).expect("the file of the program is well formed");
    let article = article(10);
    group.throughput(Throughput::Elements(article.text.split_whitespace().count() as u64));
    group.bench_function("rules and tagger alone", |bencher| {
        bencher.iter(|| tag(&model, black_box(&article.text), Settings::default()));
    });
    group.bench_function("reading the file", |bencher| bencher.iter(|| Model::read(black_box(FILE))));
    group.finish();
}

criterion_group!(benches, entities);
criterion_main!(benches);
