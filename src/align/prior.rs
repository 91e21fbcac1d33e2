//! How probable each kind of bead is before anything is read.

use crate::model::Kind;

/// The kinds that the search knows, with their share among the beads of a usual translation.
///
/// The shares were estimated on a quarter of four development sets; they need not sum to 1.
pub(super) const KINDS: [(Kind, f64); 19] = [
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

/// Whether the search knows a kind that is as large as `kind` on both sides.
pub(super) fn has_room(kind: Kind) -> bool {
    KINDS.iter().any(|(known, _)| known.source >= kind.source && known.target >= kind.target)
}

/// The longest run in [`Prior::default`].
pub const MAX_RUN: usize = 7;

/// How many sentences are thought to change places with the one behind them. With 0.001 fewer of those that
/// did are linked (362 of 487 for 415), and fewer that did not (4 for 7).
pub(super) const EXCHANGED_SHARE: f64 = 0.005;

/// How many imagined beads of the default shares join the expected ones when the prior is
/// estimated again. Of 2, 5, 10 and 20 the one under which gold beads are most probable.
const PSEUDO_BEADS: f64 = 10.0;

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
    /// The same kinds with no run above `longest` sentences, but for those that have room for one of
    /// `needed`.
    #[must_use]
    pub fn up_to(mut self, longest: usize, needed: &[Kind]) -> Self {
        let holds = |kind: Kind, it: &Kind| kind.source >= it.source && kind.target >= it.target;
        self.retain(|kind| {
            let is_short = kind.source <= longest && kind.target <= longest;
            let is_long = |it: &&Kind| it.source > longest || it.target > longest;
            is_short || needed.iter().filter(is_long).any(|it| holds(kind, it))
        });
        self
    }

    /// The default, estimated again from how many beads of each kind a first pass over the
    /// document expects; a kind that it did not search for counts as not seen.
    #[must_use]
    pub fn estimated(expected: &[(Kind, f64)]) -> Self {
        let whole: f64 = KINDS.iter().map(|(_, share)| share).sum();
        let total = expected.iter().map(|(_, count)| count).sum::<f64>() + PSEUDO_BEADS;
        let kinds = KINDS
            .iter()
            .map(|&(kind, share)| {
                let seen = expected.iter().find(|(k, _)| *k == kind).map_or(0.0, |&(_, n)| n);
                (kind, ((seen + PSEUDO_BEADS * share / whole) / total).ln())
            })
            .collect();
        Self { kinds }
    }

    /// Keeps the kinds that `keep` says.
    pub fn retain(&mut self, mut keep: impl FnMut(Kind) -> bool) {
        self.kinds.retain(|&(kind, _)| keep(kind));
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
