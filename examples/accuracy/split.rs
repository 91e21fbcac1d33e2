//! The split table: boundary F1 and exact match of each `DATA/split/SET.jsonl`.
//!
//! A line is one case, `{"lang", "text", "sentences"}`. A boundary is a sentence end inside the
//! text, counted in characters that are no white space, so that blanks do not matter. Cases
//! marked `"altered"` have another text than their sentences and are not scored. All sets run
//! with the default options: English speeches are cut inside their quotation marks, which is the
//! convention of the treebanks, and Japanese ones stay whole, as the Japanese sets have it.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use taiyaku::Lang;
use taiyaku::text::segment::{Options, segment};

/// The least boundary F1 and exact match of each set, which only ever rise.
const FLOORS: &str = include_str!("../../benches/split-floors.tsv");

#[derive(Deserialize)]
struct Case {
    lang: Lang,
    text: String,
    sentences: Vec<String>,
    #[serde(default)]
    altered: bool,
}

/// Boundaries found, missed and made up; cases right as a whole.
#[derive(Default)]
struct Score {
    cases: usize,
    exact: usize,
    hits: usize,
    predicted: usize,
    wanted: usize,
}

impl Score {
    fn add(&mut self, wanted: &BTreeSet<usize>, predicted: &BTreeSet<usize>) {
        self.cases += 1;
        self.exact += usize::from(wanted == predicted);
        self.hits += wanted.intersection(predicted).count();
        self.predicted += predicted.len();
        self.wanted += wanted.len();
    }

    fn precision(&self) -> f64 {
        share(self.hits, self.predicted)
    }

    fn recall(&self) -> f64 {
        share(self.hits, self.wanted)
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    fn exact_match(&self) -> f64 {
        share(self.exact, self.cases)
    }
}

/// Nothing out of nothing is all of it.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Prints the table of `DATA/split`; says whether every set is at or above its floor.
pub fn run(folder: &Path) -> Result<bool, Box<dyn Error>> {
    let mut files = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    println!("\n{:24}  cases      P     R    F1  exact", "split set");
    let mut high_enough = true;
    for path in files {
        let set = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let score = score(&path, &set)?;
        println!(
            "{set:24}  {:5}  {:.3} {:.3} {:.3}  {:.3}",
            score.cases,
            score.precision(),
            score.recall(),
            score.f1(),
            score.exact_match(),
        );
        high_enough &= crate::meets_floor(FLOORS, &set, [score.f1(), score.exact_match()])?;
    }
    Ok(high_enough)
}

fn score(path: &Path, set: &str) -> Result<Score, Box<dyn Error>> {
    let options = Options::default();
    let (mut score, mut predictions) = (Score::default(), String::new());
    for (index, line) in fs::read_to_string(path)?.lines().enumerate() {
        let case: Case = serde_json::from_str(line)
            .map_err(|error| format!("{}:{}: {error}", path.display(), index + 1))?;
        let sentences = segment(&case.text, case.lang, &options);
        let found: Vec<&str> =
            sentences.iter().filter_map(|sentence| sentence.span.of(&case.text)).collect();
        predictions.push_str(&serde_json::to_string(&found)?);
        predictions.push('\n');
        if !case.altered {
            let wanted = boundaries(case.sentences.iter().map(String::as_str));
            score.add(&wanted, &boundaries(found.into_iter()));
        }
    }
    let folder = Path::new("target/accuracy/split");
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{set}.jsonl")), predictions)?;
    Ok(score)
}

/// Where sentences end inside a text, in characters that are no white space.
fn boundaries<'a>(sentences: impl Iterator<Item = &'a str>) -> BTreeSet<usize> {
    let mut ends = BTreeSet::new();
    let mut end = 0;
    for sentence in sentences {
        // The separators of ASCII are white space to Python, in which the reference scorer is.
        let solid = |c: &char| !c.is_whitespace() && !('\u{1c}'..='\u{1f}').contains(c);
        end += sentence.chars().filter(solid).count();
        ends.insert(end);
    }
    ends.remove(&0);
    ends.remove(&end);
    ends
}
