//! The learned words of `words.tsv` and how loose they are (`looseness.tsv`), which `make words` writes.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use crate::layout::LOOSENESS_STEPS;

/// The file, from the package's folder, where cargo runs the build.
pub const FILE: &str = "words.tsv";
/// Likewise: language, word or stem, nats.
pub const LOOSENESS_FILE: &str = "looseness.tsv";

/// By Japanese word, the stems that it becomes, each with t in thousandths.
pub type Learned = BTreeMap<String, Vec<(String, usize)>>;

/// One probability for both directions, P(stem | word) and P(word | stem). Of the exponents 0.2 to
/// 0.7 those with the highest mean strict F1 on the development sets, which lie within 0.0006.
fn probability(forward: f64, backward: f64) -> f64 {
    forward.powf(0.3) * backward.powf(0.5)
}

/// Reads the file; what is not as `taiyaku learn` writes it is an error.
pub fn read() -> Result<Learned, Box<dyn Error>> {
    let text = fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}"))?;
    let mut learned = Learned::new();
    for (line, row) in (1..).zip(text.lines()).skip(2) {
        let (word, stem, t) =
            pair(row).ok_or_else(|| format!("{FILE}:{line}: no pair of words"))?;
        learned.entry(word.to_owned()).or_default().push((stem.to_owned(), t));
    }
    if learned.is_empty() {
        return Err(format!("{FILE}: no pair of words").into());
    }
    Ok(learned)
}

fn pair(row: &str) -> Option<(&str, &str, usize)> {
    let mut cells = row.split('\t');
    let (word, stem) = (cells.next()?, cells.next()?);
    let (forward, backward): (f64, f64) =
        (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let thousandths = (probability(forward, backward) * 1000.0).round();
    (0.0..=1000.0).contains(&thousandths).then_some((word, stem, thousandths as usize))
}

/// How loose words of both languages are, in the steps of `layout`; 0 for a word that the file does not
/// have.
#[derive(Default)]
pub struct Looseness {
    japanese: BTreeMap<String, u8>,
    english: BTreeMap<String, u8>,
}

impl Looseness {
    /// Reads the file; what is not as `make words` writes it is an error.
    pub fn read() -> Result<Self, Box<dyn Error>> {
        let text =
            fs::read_to_string(LOOSENESS_FILE).map_err(|e| format!("{LOOSENESS_FILE}: {e}"))?;
        let mut all = Self::default();
        for (line, row) in (1..).zip(text.lines()).skip(2) {
            let wrong = || format!("{LOOSENESS_FILE}:{line}: no looseness");
            let cells: Vec<&str> = row.split('\t').collect();
            let [lang, word, nats] = cells[..] else { return Err(wrong().into()) };
            let of_lang = match lang {
                "ja" => &mut all.japanese,
                "en" => &mut all.english,
                _ => return Err(wrong().into()),
            };
            let steps = (nats.parse::<f32>().map_err(|_| wrong())? * LOOSENESS_STEPS).round();
            if !(f32::from(i8::MIN)..=f32::from(i8::MAX)).contains(&steps) {
                return Err(wrong().into());
            }
            let [byte] = (steps as i8).to_le_bytes();
            of_lang.insert(word.to_owned(), byte);
        }
        if all.japanese.is_empty() || all.english.is_empty() {
            return Err(format!("{LOOSENESS_FILE}: no word").into());
        }
        Ok(all)
    }

    pub fn japanese(&self, word: &str) -> u8 {
        self.japanese.get(word).copied().unwrap_or(0)
    }

    pub fn english(&self, stem: &str) -> u8 {
        self.english.get(stem).copied().unwrap_or(0)
    }
}
