//! EDICT's file, and what was learned, to the tables of `layout`.
//!
//! A line is `食べる [たべる] /(v1,vt) (1) to eat/(2) to live on (e.g. a salary)/(P)/`.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

use encoding_rs::EUC_JP;
use unicode_normalization::UnicodeNormalization;

use crate::layout::{self, Hashed};
use crate::stem::{Stemmer, is_stop_word};
use crate::words;

/// Glosses beyond this many say little: they are rare senses, and they cost space.
const MAX_GLOSSES: usize = 12;

/// A gloss of more words is a definition, not a translation.
const MAX_GLOSS_WORDS: usize = 5;

/// What a gloss of several words says for whoever or whatever it is: in "to get one's hopes up" no
/// translator writes "one's". Of EDICT's glosses; its apostrophe is the straight one.
const PLACEHOLDERS: &[&str] = &[
    "one's",
    "oneself",
    "someone",
    "someone's",
    "somebody",
    "somebody's",
    "something",
    "another's",
    "etc",
];

/// One headword with its glosses, each a list of lower-case English words.
pub struct Entry {
    pub headword: String,
    reading: Option<String>,
    glosses: Vec<Vec<String>>,
    /// Whether EDICT marks it as a common word: (P).
    is_common: bool,
}

/// Reads the file. A line that is no entry (the header, a damaged one) is passed over.
pub fn read(path: &Path) -> Result<Vec<Entry>, Box<dyn Error>> {
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let (text, _, _) = EUC_JP.decode(&bytes);
    let entries: Vec<Entry> = text.lines().filter_map(parse).collect();
    if entries.is_empty() {
        return Err(format!("{}: no line is an EDICT entry", path.display()).into());
    }
    Ok(entries)
}

fn parse(line: &str) -> Option<Entry> {
    let (head, glosses) = line.split_once(" /")?;
    let (headword, reading) = match head.split_once(" [") {
        Some((headword, reading)) => (headword, Some(reading.strip_suffix(']')?)),
        None => (head, None),
    };
    if headword.starts_with('\u{3000}') {
        return None;
    }
    // Only a word "usually written in kana" is looked up by its reading: the reading of the
    // others would match every homophone.
    let reading = reading.filter(|_| glosses.contains("(uk)")).map(normal);
    let glosses = glosses
        .split('/')
        .filter(|gloss| !gloss.starts_with("EntL"))
        .flat_map(|gloss| without_notes(gloss).split(';').map(words).collect::<Vec<_>>())
        .filter(|words| (1..=MAX_GLOSS_WORDS).contains(&words.len()))
        .collect();
    let is_common = line.ends_with("/(P)/");
    Some(Entry { headword: normal(headword), reading, glosses, is_common })
}

/// The form under which a key is stored and looked up.
fn normal(word: &str) -> String {
    word.nfkc().collect::<String>().to_lowercase()
}

/// `gloss` without what stands in (nested) brackets: markers, numbering, usage notes.
fn without_notes(gloss: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in gloss.chars() {
        match c {
            '(' | '{' => depth += 1,
            ')' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

fn words(gloss: &str) -> Vec<String> {
    let gloss = gloss.nfkc().collect::<String>().to_lowercase();
    let mut rest = gloss.trim();
    for lead in ["to be ", "to ", "a ", "an ", "the "] {
        if let Some(after) = rest.strip_prefix(lead) {
            rest = after;
            break;
        }
    }
    let words = rest.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_several = words.len() > 1;
    words
        .into_iter()
        .filter(|word| !(is_several && PLACEHOLDERS.contains(word)))
        .map(|word| word.split(['\'', '’']).next().unwrap_or_default())
        .filter(|word| word.chars().any(|c| c.is_alphanumeric() && (c as u32) < 0x250))
        .map(str::to_owned)
        .collect()
}

/// Writes the tables into `out`, under the names in `layout`. Of what was `learned`, and of how `loose`
/// words are, the words that EDICT has.
pub fn write(
    entries: &[Entry],
    learned: &words::Learned,
    loose: &words::Looseness,
    out: &Path,
) -> Result<(), Box<dyn Error>> {
    let stemmer = Stemmer::new();
    let mut by_key: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    // Of words that are written alike those come first that are usually written so, then the
    // common ones: 彼 is かれ before あれ, which is usually written in kana.
    let mut usual_first: Vec<&Entry> = entries.iter().collect();
    usual_first.sort_by_key(|entry| (entry.reading.is_some(), !entry.is_common));
    for entry in usual_first {
        for key in [Some(&entry.headword), entry.reading.as_ref()].into_iter().flatten() {
            let glosses = by_key.entry(key).or_default();
            for gloss in &entry.glosses {
                let stems: Vec<String> = gloss
                    .iter()
                    .filter(|word| !is_stop_word(word))
                    .map(|word| stemmer.stem(word).into_owned())
                    .collect();
                if !stems.is_empty() && !glosses.contains(&stems) && glosses.len() < MAX_GLOSSES {
                    glosses.push(stems);
                }
            }
        }
    }
    by_key.retain(|_, glosses| !glosses.is_empty());

    let learned_of = |key: &str| learned.get(key).map_or(&[][..], Vec::as_slice);
    let stems = by_frequency(&by_key, learned_of);
    let ids: HashMap<&str, u32> = stems.iter().zip(0_u32..).map(|(&s, id)| (s, id)).collect();
    let id = |stem: &str| ids.get(stem).map_or(0, |&id| id as usize);
    let mut records = Vec::new();
    let mut offsets = Vec::new();
    // The words that texts are made of lie together, and are the first to be found.
    let mut frequent_first: Vec<_> = by_key.iter().collect();
    frequent_first.sort_by_key(|(key, _)| learned_of(key).is_empty());
    for (key, glosses) in frequent_first {
        offsets.push((Hashed::new(key), records.len()));
        layout::put_text(&mut records, key);
        records.push(loose.japanese(key));
        let learned = learned_of(key);
        layout::put_number(&mut records, learned.len());
        for (stem, thousandths) in learned {
            layout::put_number(&mut records, id(stem));
            layout::put_number(&mut records, *thousandths);
        }
        layout::put_number(&mut records, glosses.len());
        for gloss in glosses {
            layout::put_number(&mut records, gloss.len());
            for stem in gloss {
                layout::put_number(&mut records, id(stem));
            }
        }
    }
    fs::write(out.join(layout::RECORDS), &records)?;
    fs::write(out.join(layout::MARKS), marks(by_key.keys().copied()))?;
    fs::write(out.join(layout::SLOTS), slots(&offsets)?)?;

    let mut texts = Vec::new();
    let mut index = Vec::new();
    let mut offsets = Vec::new();
    for stem in &stems {
        offsets.push((Hashed::new(stem), index.len() / 4));
        index.extend_from_slice(&u32::try_from(texts.len())?.to_le_bytes());
        layout::put_text(&mut texts, stem);
    }
    let looseness: Vec<u8> = stems.iter().map(|stem| loose.english(stem)).collect();
    fs::write(out.join(layout::STEM_LOOSENESS), looseness)?;
    fs::write(out.join(layout::STEM_TEXTS), &texts)?;
    fs::write(out.join(layout::STEM_INDEX), &index)?;
    fs::write(out.join(layout::STEM_SLOTS), slots(&offsets)?)?;
    Ok(())
}

/// All stems, the most frequent first, so that most numbers fit in one or two bytes.
fn by_frequency<'a>(
    by_key: &'a BTreeMap<&str, Vec<Vec<String>>>,
    learned_of: impl Fn(&str) -> &'a [(String, usize)],
) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (key, glosses) in by_key {
        let learned = learned_of(key).iter().map(|(stem, _)| stem);
        for stem in glosses.iter().flatten().chain(learned) {
            *counts.entry(stem).or_default() += 1;
        }
    }
    let mut stems: Vec<(&str, u32)> = counts.into_iter().collect();
    stems.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    stems.into_iter().map(|(stem, _)| stem).collect()
}

/// The marks of all keys and their beginnings.
fn marks<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut marks = vec![0; layout::MARK_COUNT / 4];
    let mut set = |text: &str, bits: u8| {
        let (byte, shift) = Hashed::new(text).mark();
        if let Some(byte) = marks.get_mut(byte) {
            *byte |= bits << shift;
        }
    };
    for key in keys {
        set(key, layout::IS_KEY);
        for (end, _) in key.char_indices().skip(1) {
            set(key.split_at(end).0, layout::BEGINS_LONGER);
        }
    }
    marks
}

/// An open-addressing table, at most half full, of values with some bits of what they hash to.
fn slots(values: &[(Hashed, usize)]) -> Result<Vec<u8>, Box<dyn Error>> {
    let size = (values.len() * 2).next_power_of_two();
    let mut table = vec![0_u32; size];
    for &(hashed, value) in values {
        let mut slot = hashed.place(size);
        while table.get(slot).is_some_and(|&taken| taken != 0) {
            slot = (slot + 1) % size;
        }
        if let Some(free) = table.get_mut(slot) {
            *free = hashed.slot(value).ok_or("a table is too large for its slots")?;
        }
    }
    Ok(table.iter().flat_map(|value| value.to_le_bytes()).collect())
}
