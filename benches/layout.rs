//! How fast text is laid out: the whole job, and how it grows with width, alignment and paragraph length.
//!
//! `KHABAR_BENCH_TEXT=FILE cargo bench --bench layout` measures a text of your own instead of the one below.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use khabar::text::{Align, Base, Cells, Options, lay_out, lay_out_line};
use std::hint::black_box;

/// One paragraph of plain news prose, with the numbers, names and signs that news has.
const PARAGRAPH: &str = "أعلنت الحكومة، اليوم الأحد، أنّ مشروع الطاقة الشمسية في الصحراء سيبدأ العمل به خلال عام 2027 بطاقة \
    تبلغ 1.5 جيغاواط، أي ما يعادل 12% من حاجة البلاد إلى الكهرباء. وقال وزير الطاقة (سليم الناصر) إن شركة Siemens ستتولى \
    بناء المحطات الثلاث، وإنّ \"الكلفة الإجمالية لن تتجاوز 900 مليون دولار\"، مضيفا أن الآلاف من فرص العمل ستكون لأبناء المنطقة.\n";

fn sample() -> String {
    match std::env::var("KHABAR_BENCH_TEXT") {
        Ok(path) => std::fs::read_to_string(path).expect("KHABAR_BENCH_TEXT names a UTF-8 file"),
        Err(_) => PARAGRAPH.repeat(2_000),
    }
}

fn whole_job(criterion: &mut Criterion) {
    let text = sample();
    let mut group = criterion.benchmark_group("news");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    for (name, align) in [("start", Align::Start), ("justify", Align::Justify)] {
        let options = Options { align, base: Base::Rtl, ..Options::new(Cells(80)) };
        group.bench_with_input(BenchmarkId::new(name, 80), &options, |bencher, options| {
            bencher.iter(|| lay_out(black_box(&text), options));
        });
    }
    group.finish();
}

fn article_after_a_resize(criterion: &mut Criterion) {
    let article = PARAGRAPH.repeat(7);
    let mut group = criterion.benchmark_group("article");
    group.throughput(Throughput::Bytes(article.len() as u64));
    for width in [40, 72, 120] {
        let options = Options { align: Align::Justify, ..Options::new(Cells(width)) };
        group.bench_with_input(BenchmarkId::new("justify", width), &options, |bencher, options| {
            bencher.iter(|| lay_out(black_box(&article), options));
        });
    }
    group.finish();
}

fn headline(criterion: &mut Criterion) {
    let headline = "الحكومة تعلن مشروع الطاقة الشمسية في الصحراء وتقول إن شركة Siemens ستبني المحطات الثلاث";
    criterion.bench_function("headline", |bencher| {
        bencher.iter(|| lay_out_line(black_box(headline), &Options::new(Cells(30))));
    });
}

fn one_long_paragraph(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("paragraph");
    group.sample_size(10);
    for megabytes in [1, 4] {
        let text = PARAGRAPH.replace('\n', " ").repeat(megabytes * 1_000_000 / PARAGRAPH.len());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("megabytes", megabytes), |bencher| {
            bencher.iter(|| lay_out(black_box(&text), &Options::new(Cells(80))));
        });
    }
    group.finish();
}

criterion_group!(benches, whole_job, article_after_a_resize, headline, one_long_paragraph);
criterion_main!(benches);
