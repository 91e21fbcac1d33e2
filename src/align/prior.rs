//! How probable each kind of bead is before anything is read.

use crate::model::{Bead, Kind};

/// The kinds that the search knows, with their share among the beads of a usual translation.
///
/// The shares were estimated on a quarter of four development sets; they need not sum to 1.
const KINDS: [(Kind, f64); 19] = [
    (Kind::new(1, 1), 0.86),
    (Kind::new(1, 0), 0.04),
    (Kind::new(0, 1), 0.04),
    (Kind::new(2, 1), 0.08),
    (Kind::new(1, 2), 0.08),
    (Kind::new(2, 2), 0.002),
    (Kind::new(3, 1), 0.012),
    (Kind::new(1, 3), 0.012),
    (Kind::new(3, 2), 0.0006),
    (Kind::new(2, 3), 0.0006),
    (Kind::new(3, 3), 0.0002),
    (Kind::new(4, 1), 0.004),
    (Kind::new(1, 4), 0.004),
    (Kind::new(5, 1), 0.002),
    (Kind::new(1, 5), 0.002),
    (Kind::new(6, 1), 0.001),
    (Kind::new(1, 6), 0.001),
    (Kind::new(7, 1), 0.0005),
    (Kind::new(1, 7), 0.0005),
];

/// The longest run in [`Prior::default`].
pub const MAX_RUN: usize = 7;

/// How many imagined beads of the default shares join the observed ones when the prior is
/// estimated again: about the number of beads from which a document's own habits show.
const PSEUDO_BEADS: f64 = 20.0;

/// Log probabilities, in nats, of the kinds of beads to search for.
///
/// The order matters where scores tie: the kind listed first wins.
#[derive(Clone, Debug, PartialEq)]
pub struct Prior {
    kinds: Vec<(Kind, f64)>,
}

impl Default for Prior {
    /// A usual translation.
    fn default() -> Self {
        Self { kinds: KINDS.iter().map(|&(kind, share)| (kind, share.ln())).collect() }
    }
}

impl Prior {
    /// The default's kinds with no run above `longest` sentences.
    #[must_use]
    pub fn up_to(longest: usize) -> Self {
        let mut prior = Self::default();
        prior.kinds.retain(|(kind, _)| kind.source <= longest && kind.target <= longest);
        prior
    }

    /// The default, estimated again on `beads`, the result of a first pass over one document.
    #[must_use]
    pub fn estimated(beads: &[Bead]) -> Self {
        let whole: f64 = KINDS.iter().map(|(_, share)| share).sum();
        #[expect(clippy::cast_precision_loss, reason = "a count of beads")]
        let kinds = KINDS
            .iter()
            .map(|&(kind, share)| {
                let seen = beads.iter().filter(|bead| bead.kind() == kind).count() as f64;
                let total = beads.len() as f64 + PSEUDO_BEADS;
                (kind, ((seen + PSEUDO_BEADS * share / whole) / total).ln())
            })
            .collect();
        Self { kinds }
    }

    /// The kinds and their log probabilities.
    #[must_use]
    pub fn kinds(&self) -> &[(Kind, f64)] {
        &self.kinds
    }

    /// The longest run of any kind.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.kinds.iter().map(|(kind, _)| kind.source.max(kind.target)).max().unwrap_or(1)
    }

    /// The log probability of a kind; minus infinity for one that is not searched for.
    #[must_use]
    pub fn of(&self, kind: Kind) -> f64 {
        self.kinds.iter().find(|(k, _)| *k == kind).map_or(f64::NEG_INFINITY, |&(_, p)| p)
    }
}
