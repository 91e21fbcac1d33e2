//! IPADIC for lindera, with the katakana words of EDICT that it lacks.

use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use encoding_rs::EUC_JP;
use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::metadata::Metadata;

/// IPADIC's context of a common noun (名詞,一般), both left and right; `left-id.def`.
const COMMON_NOUN: u16 = 1285;

/// The cost of an added word: what IPADIC itself gives to most katakana nouns of its length
/// (データモデル, サーバー and hundreds more stand at 3657 in `Noun.csv`).
const ADDED_COST: i16 = 3657;

/// Shorter words are left out: two katakana are more often the head of an unknown word
/// than a word.
const MIN_ADDED_CHARS: usize = 3;

/// Which characters are of which class, for words that the dictionary lacks.
const CLASSES: &str = "char.def";

/// Builds lindera's files in `out/ipadic`. `katakana` are EDICT's katakana headwords; those
/// that IPADIC has no row for become common nouns, so that トークン is one token.
pub fn compile(source: &Path, katakana: &[&str], out: &Path) -> Result<(), Box<dyn Error>> {
    let input = out.join("ipadic-source");
    if input.exists() {
        fs::remove_dir_all(&input)?;
    }
    fs::create_dir_all(&input)?;
    let mut known = HashSet::new();
    for entry in fs::read_dir(source)? {
        let path = entry?.path();
        let (Some(name), Some(extension)) = (path.file_name(), path.extension()) else {
            continue;
        };
        if extension == "csv" {
            let bytes = fs::read(&path)?;
            let (text, _, _) = EUC_JP.decode(&bytes);
            known.extend(text.lines().filter_map(|row| Some(row.split_once(',')?.0.to_owned())));
        } else if extension != "def" {
            continue;
        }
        if name == CLASSES {
            fs::write(input.join(name), without_middle_dot(&fs::read(&path)?)?)?;
        } else {
            fs::copy(&path, input.join(name))?;
        }
    }
    write_added(&input.join("added.csv"), &known, katakana)?;
    builder().build_dictionary(&input, &out.join("ipadic"))?;
    Ok(fs::remove_dir_all(&input)?)
}

/// IPADIC counts the middle dot as katakana, which makes one word of an unknown name like
/// ロイ・キーン. It is a mark between words.
fn without_middle_dot(classes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    const KATAKANA: &[u8] = b"0x30A1..0x30FF";
    let is_katakana = |window: &[u8]| window == KATAKANA;
    let at = classes.windows(KATAKANA.len()).position(is_katakana);
    let (before, after) = at
        .and_then(|at| Some((classes.get(..at)?, classes.get(at + KATAKANA.len()..)?)))
        .ok_or_else(|| format!("{CLASSES} has no range 0x30A1..0x30FF of katakana"))?;
    let split = b"0x30A1..0x30FA KATAKANA\n0x30FB SYMBOL\n0x30FC..0x30FF";
    Ok([before, split, after].concat())
}

fn write_added(
    path: &Path,
    known: &HashSet<String>,
    katakana: &[&str],
) -> Result<(), Box<dyn Error>> {
    let mut added: Vec<&str> = katakana
        .iter()
        .copied()
        .filter(|w| w.chars().count() >= MIN_ADDED_CHARS && !known.contains(*w))
        .collect();
    added.sort_unstable();
    added.dedup();
    let rows: String = added
        .iter()
        .map(|w| {
            format!("{w},{COMMON_NOUN},{COMMON_NOUN},{ADDED_COST},名詞,一般,*,*,*,*,{w},{w},{w}\n")
        })
        .collect();
    Ok(fs::write(path, EUC_JP.encode(&rows).0)?)
}

fn builder() -> DictionaryBuilder {
    DictionaryBuilder::new(Metadata {
        name: "ipadic".to_owned(),
        encoding: "EUC-JP".to_owned(),
        default_left_context_id: COMMON_NOUN,
        default_right_context_id: COMMON_NOUN,
        // Debian's files have rows of uneven length and a few broken ones.
        flexible_csv: true,
        skip_invalid_cost_or_id: true,
        ..Metadata::default()
    })
}
