//! Speed of `align`, as multiples of lindera's tokenisation of the same Japanese in the same
//! run, so that a slow or busy machine changes both.
//!
//! Texts: the sample article with its first draft; and, where they are at hand, the article
//! beside the project, and development sets whose documents are put one behind the other, up to
//! 1,000 sentences. Each run checks its answer.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a program for the terminal"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use taiyaku::align::Aligner;
use taiyaku::align::eval::Counts;
use taiyaku::formats::links;
use taiyaku::model::Links;
use taiyaku::text::segment::{self, Options};
use taiyaku::text::tokens::{JapaneseTokenizer, Tokenizer};
use taiyaku::{Alignment, Document, Glossary, Lang};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs of each, in turn; the least time counts, since noise only adds.
const RUNS: u32 = 30;

/// The development sets to put together, with the least strict F1 of the whole.
const SETS: [(&str, f64); 2] = [("wmt22-jaen-hard", 0.97), ("ntrex-hard", 0.98)];

/// A text and its draft.
#[derive(Default)]
struct Text {
    name: String,
    source: String,
    draft: String,
    /// Each line is a sentence, and these are the right beads, which strict F1 must reach so far.
    gold: Option<(Vec<Links>, f64)>,
}

fn main() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = project.parent().map(|parent| parent.join("shared")).unwrap_or_default();
    measure(&article("sample", &project.join("seeds")));
    if shared.join("seed").is_dir() {
        measure(&article("article", &shared.join("seed")));
    }
    for (set, least) in SETS {
        let folder = shared.join("eval/align").join(set);
        if folder.is_dir() {
            measure(&joined(set, &folder, least));
        }
    }
}

fn article(name: &str, folder: &Path) -> Text {
    let (source, draft) = (read(folder, "article.ja.txt"), read(folder, "draft-1.en.txt"));
    Text { name: name.to_owned(), source, draft, gold: None }
}

/// The documents of a set, one behind the other.
fn joined(name: &str, set: &Path, least: f64) -> Text {
    let entries = std::fs::read_dir(set).expect("a set");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a document").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let (mut text, mut gold) = (Text { name: name.to_owned(), ..Text::default() }, Vec::new());
    for folder in folders {
        let behind = |numbers: Vec<usize>, text: &str| -> Vec<usize> {
            let lines = text.lines().count();
            numbers.into_iter().map(|number| number + lines).collect()
        };
        let beads = links::read(&read(&folder, "gold.tsv")).expect("gold beads");
        gold.extend(
            beads
                .into_iter()
                .map(|(source, draft)| (behind(source, &text.source), behind(draft, &text.draft))),
        );
        for (whole, file) in [(&mut text.source, "src.txt"), (&mut text.draft, "tgt.txt")] {
            whole.push_str(read(&folder, file).trim_end());
            whole.push('\n');
        }
    }
    Text { gold: Some((gold, least)), ..text }
}

fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).expect("a text")
}

fn measure(text: &Text) {
    let japanese = document(text, Lang::Ja);
    // Both sides start from nothing but the text; dictionaries load lazily, so the first run of
    // each only warms them.
    let mut least = [Duration::MAX; 2];
    let (mut tokens, mut alignment) = (0, Alignment::default());
    for run in 0..=RUNS {
        let tokenise = time(|| {
            let mut tokenizer = JapaneseTokenizer::new([]).expect("the embedded dictionary");
            tokens = japanese.iter().map(|sentence| tokenizer.tokens(sentence).len()).sum();
        });
        let align = time(|| alignment = black_box(align(text)));
        if run > 0 {
            least = [least[0].min(tokenise), least[1].min(align)];
        }
    }
    let beads = alignment.beads().len();
    assert!(tokens > 1000 && beads > 50, "{tokens} tokens, {beads} beads");
    if let Some((gold, least)) = &text.gold {
        let numbers = |run: &std::ops::Range<usize>| run.clone().collect();
        let beads = alignment.beads().iter();
        let found: Vec<Links> =
            beads.map(|bead| (numbers(&bead.source), numbers(&bead.target))).collect();
        let f1 = Counts::new(gold, &found).strict().f1();
        assert!(f1 >= *least, "{}: strict F1 {f1:.3}", text.name);
    }
    let [tokenise, align] = least.map(|time| time.as_secs_f64() * 1e3);
    println!(
        "align/{}: {align:.2} ms for {beads} beads, {:.2} times the {tokenise:.2} ms of tokenising \
         its {} KB of Japanese",
        text.name,
        align / tokenise,
        text.source.len() / 1000,
    );
}

fn align(text: &Text) -> Alignment {
    let (source, draft) = (document(text, Lang::Ja), document(text, Lang::En));
    let mut aligner = Aligner::new(Glossary::default()).expect("the embedded dictionary");
    let (source, draft) = (aligner.side(&source), aligner.side(&draft));
    aligner.align(&source, &draft).expect("two languages")
}

fn document(text: &Text, lang: Lang) -> Document {
    let content = match lang {
        Lang::Ja => &text.source,
        Lang::En => &text.draft,
    };
    let sentences = match text.gold {
        Some(_) => segment::segment_lines(content),
        None => segment::segment(content, lang, &Options::default()),
    };
    Document::new(lang, content.clone(), sentences).expect("sentences that tile the text")
}

fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}
