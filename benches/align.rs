//! Speed of `align`, as multiples of lindera's tokenisation of the same Japanese in the same
//! run, so that a slow or busy machine changes both.
//!
//! Texts: the sample article with its first draft; and, where they are at hand, the article
//! beside the project. Each run checks its answer.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a program for the terminal"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use taiyaku::align::Aligner;
use taiyaku::text::segment::{self, Options};
use taiyaku::text::tokens::{JapaneseTokenizer, Tokenizer};
use taiyaku::{Alignment, Document, Glossary, Lang};

/// Runs of each; the least time counts, since noise only adds.
const RUNS: u32 = 30;

fn main() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![("sample", project.join("seeds"))];
    let beside = project.parent().map(|parent| parent.join("shared/seed"));
    texts.extend(beside.filter(|folder| folder.is_dir()).map(|folder| ("article", folder)));
    for (name, folder) in texts {
        measure(name, &folder);
    }
}

fn measure(name: &str, folder: &Path) {
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).expect("a sample text");
    let (source, draft) = (read("article.ja.txt"), read("draft-1.en.txt"));
    let document = document(&source, Lang::Ja);

    // Both sides start from nothing but the text; dictionaries load lazily, so warm them first.
    let mut tokens = 0;
    let tokenise = least(|| {
        let mut tokenizer = JapaneseTokenizer::new([]).expect("the embedded dictionary");
        tokens = document.iter().map(|sentence| tokenizer.tokens(sentence).len()).sum();
    });
    let mut beads = 0;
    let align = least(|| beads = black_box(align(&source, &draft)).beads().len());
    assert!(tokens > 1000 && beads > 50, "{tokens} tokens, {beads} beads");
    println!(
        "align/{name}: {:.2} ms for {beads} beads, {:.2} times the {:.2} ms of tokenising its \
         {} KB of Japanese",
        align.as_secs_f64() * 1e3,
        align.as_secs_f64() / tokenise.as_secs_f64(),
        tokenise.as_secs_f64() * 1e3,
        source.len() / 1000,
    );
}

fn align(source: &str, draft: &str) -> Alignment {
    let (source, draft) = (document(source, Lang::Ja), document(draft, Lang::En));
    let mut aligner = Aligner::new(Glossary::default()).expect("the embedded dictionary");
    let (source, draft) = (aligner.side(&source), aligner.side(&draft));
    aligner.align(&source, &draft).expect("two languages")
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
