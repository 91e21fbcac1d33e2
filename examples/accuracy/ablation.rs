//! What each kind of evidence is worth: strict F1 of every set with its weights at zero in the
//! deciding pass. The other weights stay as they are, and the passes before it keep all, so a
//! kind that others can stand in for looks cheaper than it would be to do without. How loosely words
//! are translated, who speaks and what is an aside are no weights, and are left out from the first pass on.

use std::error::Error;
use std::fs;
use std::path::Path;

use taiyaku::align::eval::{Counts, merged};
use taiyaku::align::{Aligner, Weights, feature_name};
use taiyaku::formats::links;
use taiyaku::model::Links;
use taiyaku::{Glossary, Lang};

use crate::{document, folders, name};

/// A kind of evidence: its name, and whether a feature belongs to it.
type Kind = (&'static str, fn(&str) -> bool);

const KINDS: [Kind; 7] = [
    ("none", |_| false),
    ("length", |feature| feature.starts_with("length")),
    ("words", |feature| feature.starts_with("words")),
    ("order", |feature| feature.starts_with("order")),
    ("shape", |feature| feature.ends_with("sentences")),
    ("cuts", |feature| feature.contains("cut is bound")),
    ("marks", |feature| {
        ["paragraph", "quotation", "question"].iter().any(|begin| feature.starts_with(begin))
    }),
];

/// What is left out last, each from the first pass on.
const FROM_THE_FIRST: [&str; 2] = ["loose", "voices"];

/// Prints the table.
pub fn run(align: &Path) -> Result<(), Box<dyn Error>> {
    print!("{:16} without", "set");
    for kind in KINDS.iter().map(|(kind, _)| *kind).chain(FROM_THE_FIRST) {
        print!(" {kind:>7}");
    }
    println!();
    for set in folders(align)? {
        print!("{:24}", name(&set));
        for counts in score(&set)? {
            print!(" {:7.3}", counts.strict().f1());
        }
        println!();
    }
    Ok(())
}

/// The counts without each kind, in the table's order.
fn score(set: &Path) -> Result<[Counts; KINDS.len() + FROM_THE_FIRST.len()], Box<dyn Error>> {
    let weights = KINDS.map(|(_, belongs)| without(belongs));
    let mut aligner = Aligner::new(Glossary::default())?;
    let mut totals = [Counts::default(); KINDS.len() + FROM_THE_FIRST.len()];
    for folder in folders(set)? {
        let source = document(&folder.join("src.txt"), Lang::Ja)?;
        let target = document(&folder.join("tgt.txt"), Lang::En)?;
        let sides = (aligner.side(&source), aligner.side(&target));
        let prepared = aligner.prepare(&sides.0, &sides.1)?;
        let gold = links::read(&fs::read_to_string(folder.join("gold.tsv"))?)?;
        let found = weights.iter().map(|weights| prepared.beads(weights));
        let even = aligner.prepare(&sides.0.evenly(), &sides.1.evenly())?;
        let mute = aligner.prepare(&sides.0.unvoiced(), &sides.1.unvoiced())?;
        let found = found.chain([even, mute].map(|it| it.beads(&Weights::default())));
        for (total, beads) in totals.iter_mut().zip(found) {
            let beads = beads.into_iter();
            let mut predicted: Vec<Links> =
                beads.map(|bead| (bead.source.collect(), bead.target.collect())).collect();
            if name(set).ends_with("-docs") {
                predicted = merged(&gold, &predicted);
            }
            *total += Counts::new(&gold, &predicted);
        }
    }
    Ok(totals)
}

/// The weights, those of a kind of evidence at zero.
fn without(belongs: fn(&str) -> bool) -> Weights {
    let mut weights = Weights::default();
    for (place, weight) in weights.0.iter_mut().enumerate() {
        if belongs(&feature_name(place)) {
            *weight = 0.0;
        }
    }
    weights
}
