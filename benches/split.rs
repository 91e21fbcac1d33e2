//! Sentence splitting beside other splitters, on one thread.
//!
//! The texts are made here, from a fixed seed, so that anyone sees the same figures; set
//! `TAIYAKU_BENCH_JA` or `TAIYAKU_BENCH_EN` to a file to measure on that instead. Every
//! run checks that the number of sentences is the one expected.

#![allow(missing_docs, reason = "criterion makes the functions")]
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "texts made here; a bench that fails should say where"
)]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};
use taiyaku::Lang;
use taiyaku::text::segment::{Options, Segmenter};

/// Bytes of made text: enough to leave the processor's caches.
const BYTES: usize = 8 << 20;

/// Bytes given to sentencex, which wants a `&str` and returns a vector.
const SMALL: usize = 1 << 20;

const JA: &[&str] = &[
    "三ヶ月前に始まった計画は、予定より早く終わりました。",
    "担当者は「価格は3.5%下がった。しかし需要は強い。」と述べた。",
    "本当にそうでしょうか？",
    "第2章（補足を参照。）では、io.netの例を取り上げます。",
    "雨が降っていたので、私たちは駅前の喫茶店で一時間ほど待つことにした。",
    "すごい！と思わず声が出た。",
];

const EN: &[&str] = &[
    "The plan that began three months ago ended earlier than expected. ",
    "Mr. Oda of Acme Corp. said prices had fallen by 3.5 percent on Jan. 5. ",
    "Was that really so? ",
    "“Demand is strong,” she added, although the U.S. market (see Fig. 2) was quiet. ",
    "It was raining, so we waited for an hour or so in a café in front of the station. ",
    "At 5 p.m. nobody had come... and then the bell rang! ",
];

/// Some `bytes` of text: sentences in a fixed pseudo-random order, five a paragraph.
fn made(sentences: &[&str], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 256);
    // The multiplier and increment of Knuth's MMIX generator.
    let mut state = 20_261_124_u64;
    let mut count = 0;
    while text.len() < bytes {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let index = usize::try_from(state >> 33).unwrap_or(0) % sentences.len();
        text.push_str(sentences[index]);
        count += 1;
        if count % 5 == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

fn text(variable: &str, sentences: &[&str]) -> String {
    match std::env::var(variable) {
        Ok(file) => {
            std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
        }
        Err(_) => made(sentences, BYTES),
    }
}

fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn ours(criterion: &mut Criterion, name: &str, text: &str, lang: Lang) {
    let options = Options::default();
    let count = Segmenter::new(text, lang, &options).count();
    let mut group = criterion.benchmark_group(format!("split/{name}"));
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("taiyaku", |bench| {
        bench.iter(|| assert_eq!(Segmenter::new(black_box(text), lang, &options).count(), count));
    });
    group.finish();
}

fn peers(criterion: &mut Criterion, name: &str, text: &str, lang: Lang) {
    let mut group = criterion.benchmark_group(format!("split/{name}"));
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    group.bench_function("icu_segmenter", |bench| {
        bench.iter(|| icu.segment_str(black_box(text)).count());
    });
    let small = head(text, SMALL);
    group.throughput(Throughput::Bytes(small.len() as u64));
    group.bench_function("sentencex", |bench| {
        bench.iter_batched(
            || small,
            |small| sentencex::segment(&lang.to_string(), black_box(small)).len(),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn split(criterion: &mut Criterion) {
    let (ja, en) = (text("TAIYAKU_BENCH_JA", JA), text("TAIYAKU_BENCH_EN", EN));
    for (name, text, lang) in [("ja", &ja, Lang::Ja), ("en", &en, Lang::En)] {
        ours(criterion, name, text, lang);
        peers(criterion, name, text, lang);
    }
    ours(criterion, "ja-lines", &ja.replace('。', "。\n"), Lang::Ja);
    // Hostile text: no stop at all, and nothing but openers or dots.
    ours(criterion, "ja-no-stop", &"あ".repeat(BYTES / 3), Lang::Ja);
    ours(criterion, "en-no-stop", &"a word ".repeat(BYTES / 7), Lang::En);
    ours(criterion, "ja-openers", &"「".repeat(BYTES / 3), Lang::Ja);
    ours(criterion, "en-dots", &".".repeat(BYTES), Lang::En);
    ours(criterion, "ja-dots", &".".repeat(BYTES), Lang::Ja);
}

criterion_group!(benches, split);
criterion_main!(benches);
