//! The lattice against a slow and obvious judge: every path there is.

use proptest::prelude::*;
use taiyaku::Bead;
use taiyaku::align::{Corridor, Evidence, Lattice, Prior, Waypoint};
use taiyaku::model::Kind;

/// A score for every bead, drawn at random once.
struct Random {
    scores: Vec<f64>,
}

impl Evidence for Random {
    fn score(&self, source: usize, target: usize, kind: Kind) -> f64 {
        let index = ((source * 11 + target) * 7 + kind.source) * 7 + kind.target;
        self.scores[index % self.scores.len()]
    }
}

/// The score of a bead: of two beside two that of its sentences crosswise, if they may change places for
/// `exchange` nats, the beads that they would be lie in the corridor, and it is more.
fn bead_score(
    corridor: &Corridor,
    prior: &Prior,
    evidence: &impl Evidence,
    exchange: Option<f64>,
    (i, j, kind): (usize, usize, Kind),
) -> f64 {
    let score = |i, j, kind| prior.of(kind) + evidence.score(i, j, kind);
    let whole = score(i, j, kind);
    let single = |i, j| {
        let is_inside = corridor.contains(i, j) && corridor.contains(i + 1, j + 1);
        is_inside.then(|| score(i, j, Kind::new(1, 1)))
    };
    match exchange.filter(|_| kind == Kind::new(2, 2)) {
        Some(price) => match single(i, j + 1).zip(single(i + 1, j)) {
            Some((first, second)) => whole.max(first + second + price),
            None => whole,
        },
        None => whole,
    }
}

/// Every tiling of `i..n` and `j..m` inside the corridor, with its score.
fn every_path(
    corridor: &Corridor,
    prior: &Prior,
    evidence: &impl Evidence,
    exchange: Option<f64>,
    (i, j): (usize, usize),
) -> Vec<(f64, Vec<Bead>)> {
    let (n, m) = (corridor.source(), corridor.target());
    if !corridor.contains(i, j) {
        return Vec::new();
    }
    if (i, j) == (n, m) {
        return vec![(0.0, Vec::new())];
    }
    let mut paths = Vec::new();
    for &(kind, _) in prior.kinds() {
        let (a, b) = (i + kind.source, j + kind.target);
        if a > n || b > m {
            continue;
        }
        let score = bead_score(corridor, prior, evidence, exchange, (i, j, kind));
        for (rest, mut beads) in every_path(corridor, prior, evidence, exchange, (a, b)) {
            beads.insert(0, Bead::new(i..a, j..b));
            paths.push((score + rest, beads));
        }
    }
    paths
}

fn log_sum(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let greatest = values.clone().fold(f64::NEG_INFINITY, f64::max);
    greatest + values.map(|value| (value - greatest).exp()).sum::<f64>().ln()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_lattice_agrees_with_every_path(
        n in 0_usize..6,
        m in 0_usize..6,
        scores in prop::collection::vec(-8.0..8.0_f64, 50..400),
        waypoint in prop::option::of((0_usize..6, 0_usize..6, 1_usize..3)),
        temperature in prop::option::of(1.0..2.0_f64),
        exchanged in prop::option::of(0.001..0.9_f64),
    ) {
        let waypoints: Vec<Waypoint> = waypoint
            .filter(|&(source, target, _)| source <= n && target <= m)
            .map(|(source, target, margin)| Waypoint { source, target, margin })
            .into_iter()
            .collect();
        let corridor = Corridor::through(n, m, &waypoints);
        let (prior, evidence) = (Prior::default(), Random { scores });
        let temperature = temperature.unwrap_or(1.0);
        let mut paths = every_path(&corridor, &prior, &evidence, exchanged.map(f64::ln), (0, 0));
        paths.iter_mut().for_each(|(score, _)| *score /= temperature);
        prop_assert!(!paths.is_empty());
        let lattice = Lattice::new(&corridor, &prior, &evidence);
        let lattice = match exchanged {
            Some(share) => lattice.with_exchanges(share),
            None => lattice,
        };
        let lattice = lattice.tempered(temperature);

        let total = log_sum(paths.iter().map(|(score, _)| *score));
        let posteriors = lattice.posteriors();
        prop_assert!((posteriors.total() - total).abs() < 1e-6, "{} {total}", posteriors.total());

        paths.sort_by(|a, b| b.0.total_cmp(&a.0));
        let found = lattice.best_path();
        let score = paths.iter().find(|(_, beads)| *beads == found).map(|(score, _)| *score);
        prop_assert!(score.is_some(), "{found:?} is no path");
        prop_assert!((score.unwrap() - paths[0].0).abs() < 1e-6);

        for bead in &found {
            let among = |is_it: &dyn Fn(&Bead) -> bool| {
                let with = paths.iter().filter(|(_, beads)| beads.iter().any(is_it));
                (log_sum(with.map(|(score, _)| *score)) - total).exp()
            };
            let (got, expected) = (posteriors.of(bead), among(&|other| other == bead));
            prop_assert!((got - expected).abs() < 1e-6, "{bead:?}: {got} {expected}");
            // A sentence alone is alone wherever it stands.
            let alike = |other: &Bead| match (bead.source.len(), bead.target.len()) {
                (1, 0) => other.target.is_empty() && other.source == bead.source,
                (0, 1) => other.source.is_empty() && other.target == bead.target,
                _ => other == bead,
            };
            let (got, expected) = (posteriors.anywhere(bead), among(&alike));
            prop_assert!((got - expected).abs() < 1e-6, "{bead:?} anywhere: {got} {expected}");
        }
    }
}

#[test]
fn of_equal_paths_the_kind_listed_first_wins() {
    struct Silent;
    impl Evidence for Silent {
        fn score(&self, _: usize, _: usize, _: Kind) -> f64 {
            0.0
        }
    }
    let corridor = Corridor::full(1, 2);
    // One 1-1 with an addition before or after it, equal scores: the bead that ends the path is
    // the 1-1, which the prior lists first, so the addition comes early.
    let prior = Prior::default().up_to(1, &[]);
    let path = Lattice::new(&corridor, &prior, &Silent).best_path();
    assert_eq!(path, [Bead::new(0..0, 0..1), Bead::new(0..1, 1..2)]);
}

#[test]
fn a_row_of_beads_scores_as_its_beads() {
    let seeds = crate::support::project().join("seeds");
    let source = crate::support::raw_document(seeds.join("article.ja.txt"), taiyaku::Lang::Ja);
    let draft = crate::support::raw_document(seeds.join("draft-1.en.txt"), taiyaku::Lang::En);
    let mut aligner = taiyaku::align::Aligner::new(taiyaku::Glossary::default()).unwrap();
    let (source, draft) = (aligner.side(&source), aligner.side(&draft));
    let prepared = aligner.prepare(&source, &draft).unwrap();
    let weights = taiyaku::align::Weights::default();
    let scorer = taiyaku::align::Scorer::new(&prepared.features, &weights);
    let lattice = Lattice::new(&prepared.corridor, &prepared.prior, &scorer);
    let mut beads = 0;
    for i in 0..=prepared.corridor.source() {
        for j in prepared.corridor.row(i) {
            for &(kind, prior) in prepared.prior.kinds() {
                let bead = Bead::new(i..i + kind.source, j..j + kind.target);
                let Some(in_row) = lattice.score(&bead) else { continue };
                let alone = prior + scorer.score(i, j, kind);
                assert!((in_row - alone).abs() < 1e-9, "{bead:?}: {in_row} {alone}");
                beads += 1;
            }
        }
    }
    assert!(beads > 1000, "{beads}");
}
