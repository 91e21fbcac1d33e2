//! Revisions made by a program, which knows what it did.

use std::collections::BTreeMap;

use taiyaku::text::segment;
use taiyaku::text::tokens::{JapaneseTokenizer, Tokenizer};
use taiyaku::{Document, Lang};

use crate::revision::{Row, compare, differences, rows};
use crate::support::{project, read};

/// A small generator of numbers (xorshift), the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A text to revise, sentences to insert, and its words.
struct Material {
    lang: Lang,
    text: Vec<String>,
    pool: Vec<String>,
    words: Vec<Vec<String>>,
    vocabulary: Vec<String>,
}

fn material(lang: Lang) -> Material {
    let file = match lang {
        Lang::Ja => "article.sentences.ja.txt",
        Lang::En => "draft-1.sentences.en.txt",
    };
    let all: Vec<String> =
        read(project().join("seeds").join(file)).lines().map(str::to_owned).collect();
    let (text, pool) = all.split_at(all.len() * 2 / 3);
    let mut tokenizer = JapaneseTokenizer::new([]).unwrap();
    let mut cut = |sentence: &String| -> Vec<String> {
        match lang {
            Lang::En => sentence.split(' ').map(str::to_owned).collect(),
            Lang::Ja => {
                let tokens = tokenizer.tokens(sentence);
                tokens.iter().map(|t| t.span.of(sentence).unwrap().to_owned()).collect()
            }
        }
    };
    let words: Vec<Vec<String>> = text.iter().map(&mut cut).collect();
    let vocabulary = pool.iter().flat_map(&mut cut).filter(|w| w.chars().count() > 1).collect();
    Material { lang, text: text.to_vec(), pool: pool.to_vec(), words, vocabulary }
}

impl Material {
    fn join(&self, words: &[String]) -> String {
        words.join(self.lang.space())
    }

    /// A sentence with `share` percent of its words, one at least, exchanged.
    fn edited(&self, at: usize, share: usize, dice: &mut Dice) -> String {
        let mut words = self.words[at].clone();
        for _ in 0..(words.len() * share / 100).max(1) {
            let place = dice.below(words.len());
            words[place] = dice.pick(&self.vocabulary).clone();
        }
        let edited = self.join(&words);
        // An exchange may have put the same word back.
        if edited == self.text[at] { format!("{}!", self.text[at]) } else { edited }
    }

    /// The two halves of a sentence, cut between words.
    fn halves(&self, at: usize) -> Option<[String; 2]> {
        let words = &self.words[at];
        (words.len() >= 12).then(|| {
            let (a, b) = words.split_at(words.len() / 2);
            let stop = if self.lang == Lang::Ja { "。" } else { "." };
            [format!("{}{stop}", self.join(a)), self.join(b)]
        })
    }

    fn merged(&self, at: usize) -> String {
        let (a, b) = (&self.text[at], &self.text[at + 1]);
        let a = a.trim_end_matches(['.', '。']);
        if self.lang == Lang::Ja { format!("{a}、そして{b}") } else { format!("{a}, and {b}") }
    }
}

/// A revision with about one operation in six sentences: the new sentences, and what was done.
fn revise(material: &Material, dice: &mut Dice) -> (Vec<String>, Vec<Row>) {
    let mut new: Vec<String> = Vec::new();
    let mut gold: Vec<Row> = Vec::new();
    let mut moved: Vec<(usize, String)> = Vec::new();
    let mut pool = material.pool.clone();
    let mut at = 0;
    while at < material.text.len() {
        let here = new.len();
        let mut row = |kind: &str, old: Vec<usize>, new: Vec<usize>| {
            gold.push((kind.to_owned(), old, new));
        };
        match dice.below(40) {
            0 | 1 => {
                row("edited", vec![at], vec![here]);
                new.push(material.edited(at, 5, dice));
            }
            2 => {
                row("edited", vec![at], vec![here]);
                new.push(material.edited(at, 40, dice));
            }
            3 if material.halves(at).is_some() => {
                row("split", vec![at], vec![here, here + 1]);
                new.extend(material.halves(at).unwrap());
            }
            4 if at + 1 < material.text.len() => {
                row("merged", vec![at, at + 1], vec![here]);
                new.push(material.merged(at));
                at += 1;
            }
            5 if pool.len() > 1 => {
                row("inserted", vec![], vec![here]);
                new.push(pool.swap_remove(dice.below(pool.len())));
                new.push(material.text[at].clone());
            }
            6 => row("deleted", vec![at], vec![]),
            7 if material.words[at].len() >= 8 => {
                let text = match dice.below(2) {
                    0 => material.text[at].clone(),
                    _ => material.edited(at, 5, dice),
                };
                moved.push((at, text));
            }
            _ => new.push(material.text[at].clone()),
        }
        at += 1;
    }
    // What moved goes far from where it stood, between two sentences that are as they were.
    for (old, text) in moved {
        let is_kept = |new: &[String], at: usize| material.text.contains(&new[at]);
        let mut place = (old + new.len() / 2) % (new.len() - 1) + 1;
        while place + 1 < new.len() && !(is_kept(&new, place - 1) && is_kept(&new, place)) {
            place += 1;
        }
        let shift = |numbers: &mut Vec<usize>| {
            numbers.iter_mut().filter(|n| **n >= place).for_each(|n| *n += 1);
        };
        gold.iter_mut().for_each(|row| shift(&mut row.2));
        new.insert(place, text);
        gold.push(("moved".to_owned(), vec![old], vec![place]));
    }
    (new, gold)
}

fn document(lang: Lang, sentences: &[String]) -> Document {
    let text = sentences.join("\n");
    let sentences = segment::segment_lines(&text);
    Document::new(lang, text, sentences).unwrap()
}

/// Made and found rows of many revisions, by kind, and what was claimed beside them.
fn check(lang: Lang, least: f64) {
    let material = material(lang);
    let mut kinds: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut claimed = 0;
    for seed in 1..=20 {
        let mut dice = Dice(seed * 7919);
        let (new, gold) = revise(&material, &mut dice);
        let old = document(lang, &material.text);
        let found = rows(&compare(old, document(lang, &new), true));
        let (missing, extra) = differences(&gold, &found);
        for (kind, ..) in &gold {
            kinds.entry(kind.clone()).or_default()[0] += 1;
        }
        for (kind, ..) in &missing {
            kinds.entry(kind.clone()).or_default()[1] += 1;
        }
        if std::env::var_os("VERBOSE").is_some() {
            for row in &missing {
                eprintln!("missing {row:?}");
            }
            for row in &extra {
                eprintln!("claimed {row:?}");
                for &i in &row.1 {
                    eprintln!("   - {}", material.text[i]);
                }
                for &i in &row.2 {
                    eprintln!("   + {}", new[i]);
                }
            }
        }
        claimed += extra.len();
    }
    let total = kinds.values().fold([0, 0], |sum, n| [sum[0] + n[0], sum[1] + n[1]]);
    for (kind, [made, missed]) in &kinds {
        eprintln!("{lang} {kind:9} {:4} of {made:4}", made - missed);
    }
    eprintln!("{lang} claimed beside them: {claimed}");
    let share = 1.0 - total[1] as f64 / total[0] as f64;
    assert!(share >= least, "{lang}: {share:.4} of {} rows", total[0]);
}

#[test]
fn generated_revisions_of_english() {
    check(Lang::En, 0.97);
}

#[test]
fn generated_revisions_of_japanese() {
    check(Lang::Ja, 0.97);
}
