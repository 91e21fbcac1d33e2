//! A glossary of 100 000 concepts: how long it takes to read and to build a matcher from, whether
//! the time to match grows with the glossary, what a whole check of a bitext takes, and how much
//! memory it all takes.
//!
//! Glossary: the sample's, and made-up compounds of kanji or katakana, counted through by fixed
//! lists. Text: the sample article and its first draft, repeated to
//! some 5 000 sentences. Each run checks its answer: the terms of the sample are found as often
//! with all glossaries.

#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a program for the terminal"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use taiyaku::align::Aligner;
use taiyaku::check::{Analysis, Context, Settings, Terms, run};
use taiyaku::formats::glossary::{Reader, detect};
use taiyaku::terms::{Hit, Matcher};
use taiyaku::text::segment::{self, Options};
use taiyaku::text::tokens::{JapaneseTokenizer, Tokenizer};
use taiyaku::text::words;
use taiyaku::{Document, Glossary, Lang};

/// Runs of each; the least time counts, since noise only adds.
const RUNS: u32 = 5;

/// Sentences of the text, on either side.
const SENTENCES: usize = 5000;

const SIZES: [usize; 3] = [100, 10_000, 100_000];

fn main() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(project.join(name)).expect("a sample file");
    let source = document(&read("seeds/article.ja.txt"), Lang::Ja);
    let draft = document(&read("seeds/draft-1.en.txt"), Lang::En);
    let own = read("glossaries/ai-crypto.csv");

    let mut reader = words::Reader::new().expect("the embedded dictionary");
    let read = [reader.read(&source), reader.read(&draft)];
    let mut tokenizer = JapaneseTokenizer::new([]).expect("the embedded dictionary");
    let tokenise = least(|| {
        black_box(source.iter().map(|text| tokenizer.tokens(text).len()).sum::<usize>());
    });
    println!(
        "terms: {} + {} sentences; tokenising the Japanese takes {:.0} ms",
        source.len(),
        draft.len(),
        tokenise.as_secs_f64() * 1e3,
    );
    let mut first: Option<(Duration, Vec<usize>)> = None;
    for size in SIZES {
        let csv = csv(&own, size);
        let start = Instant::now();
        let glossary = load(&csv);
        let loaded = start.elapsed();
        let start = Instant::now();
        let mut matcher = Matcher::new(&glossary).expect("the embedded dictionary");
        let built = start.elapsed();
        let mut hits = (Vec::new(), Vec::new());
        let matched = least(|| hits = (matcher.hits(&source), matcher.hits(&draft)));
        let counts = own_counts(&own, &hits.0);
        let (least_time, expected) = first.get_or_insert((matched, counts.clone()));
        assert_eq!(&counts, expected, "the sample's terms are found as often");
        println!(
            "terms/{size}: {} MB read in {:.0} ms, built in {:.0} ms; matched in {:.0} ms, {:.2} \
             times tokenising, {:.2} times that of {} concepts; {} hits; peak memory {} MB",
            csv.len() / 1_000_000,
            loaded.as_secs_f64() * 1e3,
            built.as_secs_f64() * 1e3,
            matched.as_secs_f64() * 1e3,
            matched.as_secs_f64() / tokenise.as_secs_f64(),
            matched.as_secs_f64() / least_time.as_secs_f64(),
            SIZES[0],
            hits.0.len() + hits.1.len(),
            peak(),
        );
        let start = Instant::now();
        let mut aligner = Aligner::new(glossary.clone()).expect("the embedded dictionary");
        let built = start.elapsed();
        let start = Instant::now();
        let sides = [(&source, &read[0]), (&draft, &read[1])]
            .map(|(document, words)| aligner.side_among(document, words));
        let alignment = aligner.align(&sides[0], &sides[1]).expect("two languages");
        let aligned = start.elapsed();
        drop(sides);
        let start = Instant::now();
        let of_source = Analysis::new(&source, read[0].as_slice());
        let of_draft = Analysis::new(&draft, read[1].as_slice());
        let terms = Terms::new(&glossary, &matcher, of_source.hits(&matcher), &of_draft);
        let context = Context::new(0, &of_source, &of_draft, &alignment).with_terms(&terms);
        let findings = run(&context, &Settings::default()).len();
        println!(
            "check/{size}: aligner built in {:.0} ms, aligned in {:.0} ms, checked in {:.0} ms; \
             {findings} findings; peak memory {} MB",
            built.as_secs_f64() * 1e3,
            aligned.as_secs_f64() * 1e3,
            start.elapsed().as_secs_f64() * 1e3,
            peak(),
        );
    }
}

/// A text repeated until it has enough sentences.
fn document(text: &str, lang: Lang) -> Document {
    let once = segment::segment(text, lang, &Options::default()).len();
    let text = format!("{}\n\n", text.trim_end()).repeat(SENTENCES.div_ceil(once));
    let sentences = segment::segment(&text, lang, &Options::default());
    Document::new(lang, text, sentences).expect("sentences that tile the text")
}

/// The sample's glossary, and made-up words up to `size` concepts: no word of them is in the text.
fn csv(own: &str, size: usize) -> String {
    const KANJI: &str = "鑑釜鎌韓艦岐徽亀吟菊峡矯虞窟勲渓桂鶏稽皐昊鴻壕";
    const KANA: [&str; 16] = [
        "ヌベ",
        "ゾモ",
        "ギュパ",
        "ペヒョ",
        "ムゲ",
        "ヨヌ",
        "ヒャゴ",
        "ニョビ",
        "ポヤ",
        "ケミュ",
        "ズワ",
        "ゼヨ",
        "ブギ",
        "ヘボ",
        "ミャノ",
        "ユゾ",
    ];
    const LATIN: [&str; 16] = [
        "blorp", "quazz", "vint", "skree", "dramf", "oploz", "wug", "zintle", "crath", "fneep",
        "gost", "hulv", "jibb", "kroon", "lusk", "mirp",
    ];
    let kanji: Vec<char> = KANJI.chars().collect();
    let mut out = own.trim_end().to_owned();
    let more = size.saturating_sub(own.lines().count() - 1);
    for number in 0..more {
        let digit = |place: u32, base: usize| number / base.pow(place) % base;
        out.push('\n');
        if number % 2 == 0 {
            (0..4).for_each(|place| out.push(kanji[digit(place, kanji.len())]));
        } else {
            (0..4).for_each(|place| out.push_str(KANA[digit(place, 16)]));
        }
        let _ = write!(out, ",{}", LATIN[digit(0, 16)]);
        (1..5).for_each(|place| {
            let _ = write!(out, "{}{}", if place == 2 { " " } else { "" }, LATIN[digit(place, 16)]);
        });
        out.push_str(",,,");
    }
    out.push('\n');
    out
}

fn load(csv: &str) -> Glossary {
    let Reader::Text(read) = detect("terms.csv", csv.as_bytes()).read else {
        panic!("CSV is text");
    };
    let read = read(csv).expect("a glossary");
    assert_eq!(read.warnings, [], "every row is an entry");
    read.glossary
}

/// How often each concept of the sample's glossary is hit.
fn own_counts(own: &str, hits: &[Hit]) -> Vec<usize> {
    let mut counts = vec![0; own.lines().count() - 1];
    for id in hits.iter().flat_map(|hit| &hit.forms) {
        if let Some(count) = counts.get_mut(id.concept) {
            *count += 1;
        }
    }
    counts
}

fn least(mut run: impl FnMut()) -> Duration {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn peak() -> String {
    peak_megabytes().map_or_else(|| "?".to_owned(), |peak| peak.to_string())
}

/// The most memory that this process has had, where the system tells.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1000)
}
