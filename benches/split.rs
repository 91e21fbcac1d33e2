//! Sentence splitting beside other splitters, and on hostile text, on one thread.
//!
//! Everything is measured in one run, so that a slow or busy machine changes all figures and the
//! ratios stay. The texts are made here, from a fixed seed; set `TAIYAKU_BENCH_JA` or
//! `TAIYAKU_BENCH_EN` to a file to measure on that instead. Each run checks its answer.

#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_precision_loss,
    reason = "a program for the terminal, on texts made here"
)]

use std::hint::black_box;
use std::time::Instant;

use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};
use taiyaku::Lang;
use taiyaku::text::segment::{Options, Segmenter};

/// Bytes of made text: enough to leave the processor's caches.
const BYTES: usize = 8 << 20;

/// Bytes given to sentencex, which returns a vector of copies.
const SMALL: usize = 1 << 20;

/// Runs of each; the least time counts, since noise only adds.
const RUNS: usize = 10;

/// Runs of each hostile text, some of which are long.
const HOSTILE_RUNS: usize = 3;

/// What hostile text may cost a byte, as a multiple of ordinary text of its language.
const MOST: f64 = 1.5;

/// What dear text may cost a byte at four times the length: linear work costs the same, quadratic
/// work four times as much.
const MOST_GROWTH: f64 = 2.0;

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

/// Text that repeats one unit: its name, the unit, bytes of it. None may cost more than [`MOST`].
const NAMED: &[(&str, &str, usize)] = &[
    ("100 MB, no stop, kana", "あ", 100_000_000),
    ("100 MB, no stop, letters", "a", 100_000_000),
    ("100 MB, no stop, words", "a word ", 100_000_000),
    ("10 million 「", "「", 30_000_000),
    ("10 million .", ".", 10_000_000),
];

/// More text that repeats one unit, with a decision to take or a sentence to give every few
/// bytes, where ordinary text has one in fifty: dear by the byte, but linear.
const DENSE: &[&str] = &[
    "“.”",
    "\".\"",
    "。",
    "。」",
    "「。",
    "「」",
    "(",
    "((()))",
    "“",
    "“It ‘was ",
    "\"",
    "!?",
    "！？",
    "…",
    ". ",
    "- ",
    " ",
    "\u{3000}",
    "\n",
    "\r\n",
    "e\n",
    "あ\n",
    "e\n\n",
    "A.",
    "A. ",
    "U.S. ",
    "Mr. ",
    "1.",
    "1) ",
    "[1]",
    "http://",
    "a@b.",
    "e\u{301}",
    ".\u{301}",
    "\u{301}",
    "👩\u{200d}",
    "😄",
    "🇯🇵",
    "(^o^)",
    "（笑）",
    "(^",
    "w",
    "あw",
    "★",
    "Yahoo!あ",
    "• ",
];

fn main() {
    let mut ordinary = Vec::new();
    for (lang, variable, sentences) in
        [(Lang::Ja, "TAIYAKU_BENCH_JA", JA), (Lang::En, "TAIYAKU_BENCH_EN", EN)]
    {
        let text = text(variable, sentences);
        let ours = beside_others(lang, &text);
        ordinary.push((lang, ours));
    }
    let lines = made(JA, BYTES).replace('。', "。\n");
    let speed = speed(&lines, Lang::Ja, count(&lines, Lang::Ja), RUNS);
    println!("split/ja, a sentence a line: taiyaku {speed:.0} MB/s\n");
    println!("time per byte, of ordinary text = 1  {:>6} {:>6}   sentences", "ja", "en");
    let mut above = 0;
    for &(name, unit, bytes) in NAMED {
        let text = unit.repeat(bytes / unit.len());
        print!("{name:36}");
        let counts = ordinary.iter().map(|&(lang, ordinary)| {
            let (speed, count) = hostile(&text, lang);
            above += usize::from(ordinary / speed > MOST);
            print!(" {:6.2}", ordinary / speed);
            count.to_string()
        });
        println!("   {}", counts.collect::<Vec<_>>().join(" / "));
    }
    println!("\nthe same, and at four times the length = 1");
    let (mut dear, mut growing) = (0, 0);
    for &unit in DENSE {
        let text = unit.repeat(BYTES / unit.len());
        let quarter = unit.repeat(BYTES / 4 / unit.len());
        print!("{:27}", format!("{:?} × {}", unit, BYTES / unit.len()));
        let counts = ordinary.iter().map(|&(lang, ordinary)| {
            let (speed, count) = hostile(&text, lang);
            let growth = hostile(&quarter, lang).0 / speed;
            dear += usize::from(ordinary / speed > MOST);
            growing += usize::from(ordinary / speed > MOST && growth > MOST_GROWTH);
            print!("  {lang} {:6.2} {growth:5.2}", ordinary / speed);
            count.to_string()
        });
        println!("   {}", counts.collect::<Vec<_>>().join(" / "));
    }
    println!("above {MOST}: {above} of the first, {dear} of the second; not linear: {growing}");
    assert!(above == 0 && growing == 0, "hostile text costs too much");
}

/// Speed, in MB/s, and sentences of hostile text, checked.
fn hostile(text: &str, lang: Lang) -> (f64, usize) {
    let count = count(text, lang);
    (speed(text, lang, count, HOSTILE_RUNS), count)
}

/// Prints our speed and that of others; returns ours, in MB/s.
fn beside_others(lang: Lang, text: &str) -> f64 {
    let ours = speed(text, lang, count(text, lang), RUNS);
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let icu = megabytes(text) / least(RUNS, || segmenter.segment_str(black_box(text)).count());
    let small = &text[..text.floor_char_boundary(SMALL)];
    let code = lang.to_string();
    let sentencex =
        megabytes(small) / least(RUNS, || sentencex::segment(&code, black_box(small)).len());
    println!(
        "split/{lang}: taiyaku {ours:.0} MB/s, icu_segmenter {icu:.0} MB/s, sentencex \
         {sentencex:.0} MB/s; {:.2} times icu_segmenter, {:.2} times sentencex",
        ours / icu,
        ours / sentencex,
    );
    ours
}

/// MB/s of ours on one thread; every run must find `count` sentences.
fn speed(text: &str, lang: Lang, count: usize, runs: usize) -> f64 {
    let options = Options::default();
    let seconds = least(runs, || {
        assert_eq!(Segmenter::new(black_box(text), lang, &options).count(), count);
    });
    megabytes(text) / seconds
}

/// The sentences of `text`; together with white space they must be the text.
fn count(text: &str, lang: Lang) -> usize {
    let options = Options::default();
    let (mut count, mut end) = (0, 0);
    for (sentence, _) in Segmenter::new(text, lang, &options) {
        let (span, gap) = (sentence.span, &text[end..sentence.span.start]);
        assert!(gap.trim().is_empty() && !span.is_empty(), "text was left out");
        end = span.end;
        count += 1;
    }
    assert!(text[end..].trim().is_empty(), "text was left out");
    count
}

fn megabytes(text: &str) -> f64 {
    text.len() as f64 / 1e6
}

/// The least seconds that `run` takes, of so many runs.
fn least<T>(runs: usize, mut run: impl FnMut() -> T) -> f64 {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}

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
