//! Writes what the dictionaries carry beside EDICT, learned from the sentences of the Tanaka corpus.
//!
//! `words`: `dictionaries/words.tsv`, which English words a Japanese one becomes. What the dictionaries
//! already carry has no part in it, so a second run writes the same. `looseness`, after a build with
//! those words: `dictionaries/looseness.tsv`, how often a word stands where its translation has nothing
//! that explains it.

mod looseness;

use std::error::Error;

use taiyaku::formats::lexicon_tsv;
use taiyaku::lexicon::learn::{Corpus, learn};
use taiyaku::lexicon::{Units, in_turn};
use taiyaku::text::segment::segment_lines;
use taiyaku::text::tokens::{EnglishTokenizer, JapaneseTokenizer};
use taiyaku::{Document, Lang};

fn main() -> Result<(), Box<dyn Error>> {
    let sentences = tanaka::Corpus::examples().examples;
    let document = |lang, lines: Vec<&str>| {
        let text = lines.join("\n");
        let sentences = segment_lines(&text);
        Document::new(lang, text, sentences)
    };
    let japanese = document(Lang::Ja, sentences.iter().map(|pair| pair.ja).collect())?;
    let english = document(Lang::En, sentences.iter().map(|pair| pair.en).collect())?;
    let japanese = Units::japanese(&japanese, &mut JapaneseTokenizer::new([])?);
    let english = Units::english(&english, &mut EnglishTokenizer::new());
    match std::env::args().nth(1).as_deref() {
        Some("words") => {
            let mut corpus = Corpus::default();
            corpus.add(&japanese, &english);
            let lexicon = learn(&corpus, &in_turn)?;
            let pairs = lexicon.pairs().len();
            eprintln!("{pairs} pairs of words from {} sentences", sentences.len());
            std::fs::write("dictionaries/words.tsv", lexicon_tsv::write(&lexicon))?;
        }
        Some("looseness") => {
            let (table, words) = looseness::table(&japanese, &english);
            eprintln!("the looseness of {words} words from {} sentences", sentences.len());
            std::fs::write("dictionaries/looseness.tsv", table)?;
        }
        _ => return Err("expected words or looseness".into()),
    }
    Ok(())
}
