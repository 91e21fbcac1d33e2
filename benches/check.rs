//! Speed of checking, as a multiple of `align` on the same texts in the same run: the sample
//! article with its second draft and the sample glossary.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a program for the terminal"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use taiyaku::align::Aligner;
use taiyaku::check::{Analysis, Context, Settings, Terms, run, summary};
use taiyaku::formats::glossary::{self, Reader};
use taiyaku::terms::Matcher;
use taiyaku::text::segment::{self, Options};
use taiyaku::text::words;
use taiyaku::{Alignment, Document, Glossary, Lang};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs of each; the least time counts, since noise only adds.
const RUNS: u32 = 30;

fn main() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| std::fs::read_to_string(project.join(file)).expect("a sample text");
    let ja = document(&read("seeds/article.ja.txt"), Lang::Ja);
    let en = document(&read("seeds/draft-2.en.txt"), Lang::En);
    let csv = read("glossaries/ai-crypto.csv");
    let Reader::Text(reader) = glossary::detect("ai-crypto.csv", csv.as_bytes()).read else {
        return;
    };
    let glossary = reader(&csv).expect("the sample glossary").glossary;
    let align = least(|| {
        align(&glossary, &ja, &en);
    });
    let mut found = 0;
    let check = least(|| found = check(&glossary, &ja, &en));
    assert!(found > 15, "{found} findings");
    println!(
        "check/sample: {:.2} ms to align and check, for {found} findings with {} concepts, {:.2} \
         times the {:.2} ms of align alone",
        check.as_secs_f64() * 1e3,
        glossary.concepts.len(),
        check.as_secs_f64() / align.as_secs_f64(),
        align.as_secs_f64() * 1e3,
    );
}

fn align(glossary: &Glossary, ja: &Document, en: &Document) -> Alignment {
    let mut aligner = Aligner::new(glossary.clone()).expect("the embedded dictionary");
    let (source, target) = (aligner.side(ja), aligner.side(en));
    aligner.align(&source, &target).expect("two languages")
}

/// All that `taiyaku check` does between reading the files and showing the findings.
fn check(glossary: &Glossary, ja: &Document, en: &Document) -> usize {
    let mut reader = words::Reader::new().expect("the embedded dictionary");
    let (of_ja, of_en) = (reader.read(ja), reader.read(en));
    let mut aligner = Aligner::beside(glossary.clone(), &reader).expect("the embedded dictionary");
    let (source, target) = (aligner.side_among(ja, &of_ja), aligner.side_among(en, &of_en));
    let alignment = aligner.align(&source, &target).expect("two languages");
    let (source, target) = (Analysis::new(ja, of_ja), Analysis::new(en, of_en));
    let matcher = Matcher::beside(glossary, &reader).expect("the embedded dictionary");
    let hits = source.hits(&matcher);
    let terms = Terms::new(glossary, &matcher, hits, &target);
    let context = Context::new(0, &source, &target, &alignment).with_terms(&terms);
    let findings = run(&context, &Settings::default());
    let summary = summary(&context, "draft", &findings);
    assert_eq!(summary.rules.values().sum::<usize>(), findings.len());
    findings.len()
}

fn document(text: &str, lang: Lang) -> Document {
    let sentences = segment::segment(text, lang, &Options::default());
    Document::new(lang, text.to_owned(), sentences).expect("sentences that tile the text")
}

fn least(mut run: impl FnMut()) -> Duration {
    run();
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}
