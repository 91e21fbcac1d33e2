//! How loosely words are translated.
//!
//! In IBM Model 1 as the aligner has it, a word is drawn from the words of its counterpart or from the
//! background. Which share of a word's occurrences comes from the background is estimated for each word by
//! EM (Dempster et al. 1977): “book” hardly ever does, “get” mostly. Time O(rounds · matches).

use std::fmt::Write as _;

use taiyaku::lexicon::{Table, Unit, Units, translate};
use taiyaku::model::Lexicon;
use taiyaku::{Glossary, Lang};
use taiyaku_dictionaries::Edict;

/// Rounds of EM; the mean share moves by less than 0.003 in the last.
const ROUNDS: usize = 4;
/// The share of every word before the first round: the aligner's.
const FIRST: f64 = 0.4;
/// So many imagined occurrences of a word have the mean share.
const IMAGINED: f64 = 5.0;
/// Fewer occurrences tell nothing.
const MIN_COUNT: f64 = 2.0;
/// The least share that a word has of what stands around it: its one occurrence among the words of a
/// short document, which the corpus is much longer than.
const LEAST_AROUND: f64 = 1.0 / 400.0;
/// Log odds are taken of shares within these bounds.
const BOUNDS: [f64; 2] = [0.002, 0.98];

/// The file, and how many words it has.
pub fn table(japanese: &Units, english: &Units) -> (String, usize) {
    let forward = translate(japanese, english, &Glossary::default(), &Lexicon::default());
    let backward = transposed(&forward, japanese.len(), english.len());
    let mut table = "#taiyaku.looseness/1\nlanguage\tword\tlooseness\n".to_owned();
    let mut words = 0;
    for (lang, tag, explained, by, drawn) in [
        (Lang::En, "en", english, japanese, &forward),
        (Lang::Ja, "ja", japanese, english, &backward),
    ] {
        let mut of_lang: Vec<(&str, f64)> = looseness(explained, by, drawn)
            .into_iter()
            .zip(explained.units())
            .filter_map(|(nats, unit)| Some((known(unit, lang)?, nats?)))
            .collect();
        of_lang.sort_by(|one, other| one.0.cmp(other.0));
        words += of_lang.len();
        for (word, nats) in of_lang {
            // Writing to a String cannot fail.
            let _ = writeln!(table, "{tag}\t{word}\t{nats:.2}");
        }
    }
    (table, words)
}

/// A word that the dictionaries have.
fn known(unit: &Unit, lang: Lang) -> Option<&str> {
    let Unit::Word(word) = unit else { return None };
    let is_known = match lang {
        Lang::Ja => Edict.glosses(&[word]).is_some(),
        Lang::En => Edict.stem_id(word).is_some(),
    };
    is_known.then_some(word)
}

fn transposed(table: &Table, rows: usize, columns: usize) -> Table {
    let mut turned = vec![Vec::new(); columns];
    for unit in 0..rows as u32 {
        for &(other, t) in table.row(unit) {
            turned[other as usize].push((unit, t));
        }
    }
    let mut transposed = Table::default();
    turned.iter_mut().for_each(|row| transposed.push(row));
    transposed
}

/// For each unit of `explained` the log odds of its share, less those of the mean, in nats.
fn looseness(explained: &Units, by: &Units, drawn: &Table) -> Vec<Option<f64>> {
    let mut counts = vec![0.0; explained.len()];
    for &(unit, count) in explained.sentences().iter().flatten() {
        counts[unit as usize] += f64::from(count);
    }
    let total: f64 = counts.iter().sum();
    let mut shares = vec![FIRST; counts.len()];
    let mut mean = FIRST;
    let mut expected = vec![0.0; counts.len()];
    for _ in 0..ROUNDS {
        let mut from_background = vec![0.0; counts.len()];
        for (sentence, counterpart) in explained.sentences().iter().zip(by.sentences()) {
            let size = counterpart.iter().map(|&(_, count)| f64::from(count)).sum::<f64>().max(1.0);
            let draws = || {
                counterpart.iter().flat_map(|&(unit, count)| {
                    drawn.row(unit).iter().map(move |&(other, t)| (other, f64::from(count * t)))
                })
            };
            draws().for_each(|(unit, more)| expected[unit as usize] += more);
            for &(unit, count) in sentence {
                let unit = unit as usize;
                let around = (counts[unit] / total).max(LEAST_AROUND);
                let gain = expected[unit].min(size) / size / around;
                let share = shares[unit];
                from_background[unit] += f64::from(count) * share / (share + (1.0 - share) * gain);
            }
            draws().for_each(|(unit, _)| expected[unit as usize] = 0.0);
        }
        mean = from_background.iter().sum::<f64>() / total;
        for ((share, from_background), count) in shares.iter_mut().zip(from_background).zip(&counts)
        {
            *share = (from_background + IMAGINED * mean) / (count + IMAGINED);
        }
    }
    let log_odds = |share: f64| (share / (1.0 - share)).ln();
    let nats = |share: f64| log_odds(share.clamp(BOUNDS[0], BOUNDS[1])) - log_odds(mean);
    let found = shares.iter().zip(&counts);
    found.map(|(&share, &count)| (count >= MIN_COUNT).then(|| nats(share))).collect()
}
