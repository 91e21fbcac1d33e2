//! Estimates the aligner's weights on hand-made alignments and says how they do on documents that
//! they were not estimated on.
//!
//! `estimate DATA [--write]`: `DATA/align/SET/DOC/{src.txt, tgt.txt, gold.tsv}` as for `make
//! accuracy`, and this project's `seeds/`. The log-likelihood of the gold paths is raised by
//! Rprop (Riedmiller & Braun 1993) with a Gaussian prior around zero; each set weighs by the
//! square root of its beads, so that no genre rules. Of documents whose gold has blocks rather
//! than beads (sets named `…-docs`), all paths through the blocks' corners count as right.
//!
//! Cross-validation: five parts, every fifth document of each set in one; a document is scored
//! with the weights of the other four. `--write` moves `src/align/weights.rs` half the way to the
//! weights of all five.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use taiyaku::align::calibration::Reliability;
use taiyaku::align::eval::{Counts, merged};
use taiyaku::align::{
    Aligner, Corridor, FEATURES, Lattice, Posteriors, Prepared, Prior, Scorer, Waypoint, Weights,
    feature_name,
};
use taiyaku::formats::links;
use taiyaku::model::Links;
use taiyaku::text::segment::{self, Options};
use taiyaku::{Bead, Document, Glossary, Lang, report};

/// Steps of Rprop; the likelihood is flat from some forty on.
const STEPS: usize = 50;
/// Parts of the cross-validation.
const PARTS: usize = 5;
/// The inverse variance of the weights' prior.
const PRECISION: f64 = 0.05;

struct Sample {
    set: String,
    part: usize,
    weight: f64,
    prepared: Prepared,
    links: Vec<Links>,
    gold: Gold,
}

enum Gold {
    /// The true path.
    Beads(Vec<Bead>),
    /// The cells that a true path may visit.
    Blocks(Corridor),
    /// A bead that the search does not know: not to be learned from.
    Unreachable,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args_os().skip(1);
    let data = args.next().ok_or("usage: estimate DATA [--write]")?;
    let write = args.next().is_some_and(|arg| arg == "--write");
    let mut samples = Vec::new();
    for set in folders(&Path::new(&data).join("align"))? {
        load_set(&set, &mut samples)?;
    }
    load_seeds(&mut samples)?;
    weigh(&mut samples);

    let all: Vec<&Sample> = samples.iter().collect();
    let weights = estimate(&all);
    let parts: Vec<Weights> = (0..PARTS)
        .map(|part| {
            let others: Vec<&Sample> = samples.iter().filter(|s| s.part != part).collect();
            estimate(&others)
        })
        .collect();
    report(&samples, &weights, &parts);
    if write {
        // The passes that prepared the samples use the weights too. Half a step keeps the two from
        // running after each other.
        let mut halfway = Weights::default();
        for (weight, estimated) in halfway.0.iter_mut().zip(weights.0) {
            *weight = f64::midpoint(*weight, estimated);
        }
        fs::write("src/align/weights.rs", source(&halfway)?)?;
    }
    Ok(())
}

fn load_set(set: &Path, samples: &mut Vec<Sample>) -> Result<(), Box<dyn Error>> {
    let name = set.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut aligner = Aligner::new(Glossary::default())?;
    for (number, folder) in folders(set)?.iter().enumerate() {
        let lines = |file: &str, lang| {
            let text = fs::read_to_string(folder.join(file))?;
            let sentences = segment::segment_lines(&text);
            Ok::<_, Box<dyn Error>>(Document::new(lang, text, sentences)?)
        };
        let (source, target) = (lines("src.txt", Lang::Ja)?, lines("tgt.txt", Lang::En)?);
        let sides = (aligner.side(&source), aligner.side(&target));
        let prepared = aligner.prepare(&sides.0, &sides.1)?;
        let links = links::read(&fs::read_to_string(folder.join("gold.tsv"))?)?;
        let gold = gold(&links, &prepared, name.ends_with("-docs"));
        let (set, part) = (name.clone(), number % PARTS);
        samples.push(Sample { set, part, weight: 0.0, prepared, links, gold });
    }
    Ok(())
}

/// The project's own sample, as it comes: with paragraphs.
fn load_seeds(samples: &mut Vec<Sample>) -> Result<(), Box<dyn Error>> {
    let mut aligner = Aligner::new(Glossary::default())?;
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let document = |file: String, lang| {
        let text = fs::read_to_string(seeds.join(file))?;
        let sentences = segment::segment(&text, lang, &Options::default());
        Ok::<_, Box<dyn Error>>(Document::new(lang, text, sentences)?)
    };
    let source = document("article.ja.txt".into(), Lang::Ja)?;
    let side = aligner.side(&source);
    for (part, draft) in ["draft-1", "draft-2"].into_iter().enumerate() {
        let target = aligner.side(&document(format!("{draft}.en.txt"), Lang::En)?);
        let prepared = aligner.prepare(&side, &target)?;
        let links = links::read(&fs::read_to_string(seeds.join(format!("{draft}.gold.tsv")))?)?;
        let gold = gold(&links, &prepared, false);
        let set = "seeds".to_owned();
        samples.push(Sample { set, part, weight: 0.0, prepared, links, gold });
    }
    Ok(())
}

fn gold(links: &[Links], prepared: &Prepared, blocks: bool) -> Gold {
    let corridor = &prepared.corridor;
    let mut beads: Vec<Bead> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (source, target) in links {
        let (a, b) = (i + source.len(), j + target.len());
        match (source.len(), target.len()) {
            (0, 2..) => beads.extend((j..b).map(|at| Bead::new(i..i, at..at + 1))),
            (2.., 0) => beads.extend((i..a).map(|at| Bead::new(at..at + 1, j..j))),
            _ => beads.push(Bead::new(i..a, j..b)),
        }
        (i, j) = (a, b);
    }
    let whole = (i, j) == (corridor.source(), corridor.target());
    let ends_inside = |bead: &Bead| corridor.contains(bead.source.end, bead.target.end);
    if !whole || !beads.iter().all(ends_inside) {
        return Gold::Unreachable;
    }
    if blocks {
        let corner =
            |bead: &Bead| Waypoint { source: bead.source.end, target: bead.target.end, margin: 0 };
        let corners: Vec<Waypoint> = beads.iter().map(corner).collect();
        // Beads outside the corridor have no evidence.
        return Gold::Blocks(Corridor::through(i, j, &corners).and(corridor));
    }
    if beads.iter().any(|bead| prepared.prior.of(bead.kind()).is_infinite()) {
        return Gold::Unreachable;
    }
    Gold::Beads(beads)
}

fn weigh(samples: &mut [Sample]) {
    let mut beads: BTreeMap<String, usize> = BTreeMap::new();
    for sample in samples.iter() {
        *beads.entry(sample.set.clone()).or_default() += sample.links.len();
    }
    for sample in samples {
        #[expect(clippy::cast_precision_loss, reason = "a count of beads")]
        let beads = beads.get(&sample.set).copied().unwrap_or(1) as f64;
        // Blocks say less than beads, so they need more weight to be heard.
        let voice = if matches!(sample.gold, Gold::Blocks(_)) { 4.0 } else { 1.0 };
        sample.weight = voice / beads.sqrt();
    }
}

/// A log-likelihood and its gradient.
struct Slope {
    likelihood: f64,
    gradient: [f64; FEATURES],
}

impl Slope {
    fn zero() -> Self {
        Self { likelihood: 0.0, gradient: [0.0; FEATURES] }
    }

    fn add(&mut self, factor: f64, features: &[f64; FEATURES]) {
        for (sum, feature) in self.gradient.iter_mut().zip(features) {
            *sum += factor * feature;
        }
    }

    fn plus(mut self, factor: f64, other: &Self) -> Self {
        self.likelihood += factor * other.likelihood;
        self.add(factor, &other.gradient);
        self
    }

    /// Adds the features that `posteriors` expect in `corridor`.
    fn add_expected(
        &mut self,
        factor: f64,
        sample: &Sample,
        corridor: &Corridor,
        prior: &Prior,
        posteriors: &Posteriors<'_, '_>,
    ) {
        const NEGLIGIBLE: f64 = 1e-6;
        for i in 0..=corridor.source() {
            for j in corridor.row(i) {
                for &(kind, _) in prior.kinds() {
                    let bead = Bead::new(i..i + kind.source, j..j + kind.target);
                    let probability = posteriors.of(&bead);
                    if probability > NEGLIGIBLE {
                        self.add(factor * probability, &sample.prepared.features.of(i, j, kind));
                    }
                }
            }
        }
    }
}

fn slope(sample: &Sample, weights: &Weights) -> Slope {
    let Prepared { corridor, prior, features, .. } = &sample.prepared;
    let scorer = Scorer::new(features, weights);
    let mut slope = Slope::zero();
    match &sample.gold {
        Gold::Unreachable => return slope,
        Gold::Beads(beads) => {
            for bead in beads {
                let found = features.of(bead.source.start, bead.target.start, bead.kind());
                slope.add(1.0, &found);
                let score: f64 = found.iter().zip(&weights.0).map(|(f, w)| f * w).sum();
                slope.likelihood += prior.of(bead.kind()) + score;
            }
        }
        Gold::Blocks(blocks) => {
            let mut pairs = prior.clone();
            pairs.retain(|kind| kind.source > 0 && kind.target > 0);
            let lattice = Lattice::new(blocks, &pairs, &scorer);
            let posteriors = lattice.posteriors();
            if !posteriors.total().is_finite() {
                return slope;
            }
            slope.likelihood += posteriors.total();
            slope.add_expected(1.0, sample, blocks, &pairs, &posteriors);
        }
    }
    let lattice = Lattice::new(corridor, prior, &scorer);
    let posteriors = lattice.posteriors();
    slope.likelihood -= posteriors.total();
    slope.add_expected(-1.0, sample, corridor, prior, &posteriors);
    slope
}

fn estimate(samples: &[&Sample]) -> Weights {
    let sum = |samples: &[&Sample], weights: &Weights| {
        samples.iter().fold(Slope::zero(), |sum, s| sum.plus(s.weight, &slope(s, weights)))
    };
    let (left, right) = samples.split_at(samples.len() / 2);
    let mut weights = Weights([0.0; FEATURES]);
    let mut steps = [0.1_f64; FEATURES];
    let mut last = [0.0_f64; FEATURES];
    for number in 1..=STEPS {
        let slope = std::thread::scope(|scope| {
            let left = scope.spawn(|| sum(left, &weights));
            let right = sum(right, &weights);
            match left.join() {
                Ok(left) => left.plus(1.0, &right),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        if number % 10 == 0 {
            eprintln!("step {number}: log-likelihood {:.3}", slope.likelihood);
        }
        let places = weights.0.iter_mut().zip(&mut steps).zip(&mut last).zip(slope.gradient);
        for (((weight, step), last), gradient) in places {
            let gradient = gradient - PRECISION * *weight;
            let agreement = gradient * *last;
            *step = if agreement > 0.0 { (*step * 1.2).min(0.3) } else { *step };
            *last = gradient;
            if agreement < 0.0 {
                *step *= 0.5;
                *last = 0.0;
            } else if gradient != 0.0 {
                *weight += *step * gradient.signum();
            }
        }
    }
    weights
}

/// Scores and the reliability of confidences, with all weights and cross-validated.
fn report(samples: &[Sample], weights: &Weights, parts: &[Weights]) {
    let mut scores: BTreeMap<&str, [Counts; 2]> = BTreeMap::new();
    let mut reliabilities = [Reliability::default(); 2];
    let mut likelihoods = [0.0; 2];
    for sample in samples {
        let held_out = parts.get(sample.part).unwrap_or(weights);
        let score = scores.entry(&sample.set).or_default();
        let score = score.iter_mut().zip(&mut reliabilities).zip(&mut likelihoods);
        for (weights, ((counts, reliability), likelihood)) in
            [weights, held_out].into_iter().zip(score)
        {
            *likelihood += sample.weight * slope(sample, weights).likelihood;
            let predicted: Vec<(Links, f64)> = sample
                .prepared
                .beads(weights)
                .into_iter()
                .map(|bead| {
                    let confidence = f64::from(bead.confidence.unwrap_or(0.0));
                    ((bead.source.collect(), bead.target.collect()), confidence)
                })
                .collect();
            let mut links: Vec<Links> = predicted.iter().map(|(links, _)| links.clone()).collect();
            if let Gold::Blocks(_) = sample.gold {
                links = merged(&sample.links, &links);
            } else {
                *reliability += Reliability::new(&sample.links, &predicted);
            }
            *counts += Counts::new(&sample.links, &links);
        }
    }
    println!("{:18} strict   lax  null   held out: strict   lax  null", "set");
    for (set, counts) in scores {
        print!("{set:18}");
        for counts in counts {
            let [strict, lax] = [counts.strict().f1(), counts.lax().f1()];
            print!(" {strict:.3} {lax:.3} {:.3}           ", counts.nulls().f1());
        }
        println!();
    }
    let measures = reliabilities.iter().zip(likelihoods);
    for (name, (reliability, likelihood)) in ["estimated", "held out"].into_iter().zip(measures) {
        print!("\n{name}, log-likelihood {likelihood:.3}\n{}", report::reliability(reliability));
    }
}

/// `src/align/weights.rs`.
fn source(weights: &Weights) -> Result<String, Box<dyn Error>> {
    let mut text = String::from(
        "//! What each feature is worth: written by `examples/estimate.rs`, not by hand.\n\n\
         use super::scorer::Weights;\n\n\
         impl Default for Weights {\n    \
         /// The weights under which the development sets' gold alignments are about most probable.\n    \
         #[rustfmt::skip]\n    \
         #[allow(clippy::approx_constant, reason = \"estimated, whatever it is close to\")]\n    \
         fn default() -> Self {\n        Self([\n",
    );
    for (place, weight) in weights.0.iter().enumerate() {
        writeln!(text, "            {weight:.4}, // {}", feature_name(place))?;
    }
    text.push_str("        ])\n    }\n}\n");
    Ok(text)
}

fn folders(path: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut folders = entries.map(|e| Ok(e?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}
