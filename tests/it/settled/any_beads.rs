//! Whatever is settled comes back, for any beads and anchors.

use proptest::prelude::*;
use taiyaku::align::{Aligner, Anchor, Constraints};
use taiyaku::lexicon::{Spread, in_turn};
use taiyaku::model::Origin;
use taiyaku::{Bead, Glossary, Lang};

use super::{anchored, document, lines};

/// Beads of all kinds that tile `n` and `m` sentences, as the numbers say.
fn tiling(n: usize, m: usize, numbers: &[u8]) -> Vec<Bead> {
    let (mut i, mut j) = (0, 0);
    let mut beads = Vec::new();
    let mut numbers = numbers.iter().cycle();
    while i < n || j < m {
        let mut next = |left: usize| usize::from(*numbers.next().unwrap() % 4).min(left);
        let (a, b) = (next(n - i), next(m - j));
        if a + b > 0 {
            beads.push(Bead::new(i..i + a, j..j + b));
        } else {
            // One more on whichever side has one.
            let a = usize::from(i < n);
            beads.push(Bead::new(i..i + a, j..j + 1 - a));
        }
        let last = beads.last().unwrap();
        (i, j) = (last.source.end, last.target.end);
    }
    beads
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any beads, sensible or not, in either direction of translation.
    #[test]
    fn locked_beads_come_back_and_anchors_hold(
        first in 0_usize..60,
        n in 1_usize..14,
        m in 1_usize..14,
        numbers in prop::collection::vec(any::<u8>(), 1..40),
        locked in prop::collection::vec(any::<bool>(), 1..20),
        anchor in prop::option::of((0_usize..14, 0_usize..14, 1_usize..10, 1_usize..5)),
        is_reversed in any::<bool>(),
    ) {
        let ja = document(Lang::Ja, &lines("article.sentences.ja.txt")[first..first + n]);
        let en = document(Lang::En, &lines("draft-1.sentences.en.txt")[first..first + m]);
        let (source, target) = if is_reversed { (en, ja) } else { (ja, en) };
        let (n, m) = (source.len(), target.len());
        let reviewed = |bead: Bead| Bead { confidence: Some(0.5), origin: Origin::Reviewed, ..bead };
        let locks: Vec<Bead> = tiling(n, m, &numbers)
            .into_iter()
            .zip(locked.iter().cycle())
            .filter_map(|(bead, &locked)| locked.then(|| reviewed(bead)))
            .collect();
        let anchors: Vec<Anchor> = anchor
            .into_iter()
            .flat_map(|(source, target, high, wide)| {
                let columns = target..m.min(target + wide).max(target + 1);
                let rows = source..n.min(source + high).max(source + 1);
                rows.flat_map(move |source| {
                    let anchor = move |target| Anchor { source, target, is_hard: true };
                    columns.clone().map(anchor)
                })
            })
            .collect();
        let constraints = Constraints::new(n, m, locks.clone(), anchors.clone());
        let (constraints, anchors) = match constraints {
            Ok(constraints) => (constraints, anchors),
            // The anchor crosses a lock.
            Err(_) => (Constraints::new(n, m, locks.clone(), Vec::new()).unwrap(), Vec::new()),
        };
        let mut aligner = Aligner::new(Glossary::default()).unwrap();
        let sides = (aligner.side(&source), aligner.side(&target));
        let aligned = aligner.align_within(&sides.0, &sides.1, &constraints, &in_turn).unwrap();
        // Whoever searches which stretch first, the answer is the same.
        let backwards: Spread = &|jobs, job| (0..jobs).rev().for_each(job);
        let again = aligner.align_within(&sides.0, &sides.1, &constraints, backwards).unwrap();
        prop_assert_eq!(&again.alignment, &aligned.alignment);
        let found = aligned.alignment.beads();
        for lock in &locks {
            let is_same = |bead: &&Bead| {
                let same = (lock.source.is_empty() || bead.source == lock.source)
                    && (lock.target.is_empty() || bead.target == lock.target);
                same && bead.kind() == lock.kind()
            };
            let bead = found.iter().find(is_same);
            prop_assert!(bead.is_some(), "{lock:?} is not in {found:?}");
            prop_assert_eq!((bead.unwrap().confidence, bead.unwrap().origin), (Some(0.5), Origin::Reviewed));
        }
        for anchor in &anchors {
            prop_assert!(anchored(&aligned.alignment, anchor), "{anchor:?}: {found:?}");
        }
        for crossing in aligned.crossings() {
            prop_assert!(crossing.source.end <= n && crossing.target.end <= m);
            prop_assert!((0.5..=1.0).contains(&crossing.confidence));
            // What a person joined did not move out of its bead.
            let locks = locks.iter().filter(|lock| !lock.source.is_empty() && !lock.target.is_empty());
            for lock in locks {
                let has_source = lock.source.contains(&crossing.source.start);
                let has_target = lock.target.contains(&crossing.target.start);
                prop_assert_eq!(has_source, has_target, "{:?} {:?}", lock, crossing);
            }
        }
        let reasons = aligned.reasons(&source, &target);
        prop_assert_eq!(reasons.len(), found.len());
        prop_assert!(reasons.iter().all(|reasons| reasons.total().is_finite()));
    }
}
