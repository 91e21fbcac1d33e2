//! Whether confidences mean what they say.
//!
//! Beads are sorted into bins by confidence; in each, the mean confidence should be the share of
//! right beads. The expected calibration error is the mean distance of the two, weighted by
//! beads: Naeini, Cooper & Hauskrecht (2015), <https://ojs.aaai.org/index.php/AAAI/article/view/9602>.

use std::collections::BTreeSet;
use std::ops::AddAssign;

use crate::model::Links;

/// The number of bins, of equal width.
pub const BINS: usize = 10;

/// Beads whose confidences lie close together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// How many beads there are.
    pub beads: u32,
    /// The sum of their confidences.
    claimed: f64,
    /// How many are in the gold alignment, exactly as they are.
    right: u32,
}

impl Bin {
    /// The mean confidence, in [0, 1]; 0 without beads.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.claimed / f64::from(self.beads.max(1))
    }

    /// The share of right beads, in [0, 1]; 0 without beads.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        f64::from(self.right) / f64::from(self.beads.max(1))
    }
}

/// Confidences beside what came of them; those of several documents add up.
///
/// ```
/// use taiyaku::align::calibration::Reliability;
/// let gold = [(vec![0], vec![0]), (vec![1], vec![1]), (vec![2], vec![])];
/// let predicted = [((vec![0], vec![0]), 0.9), ((vec![1, 2], vec![1]), 0.3)];
/// let reliability = Reliability::new(&gold, &predicted);
/// assert_eq!(reliability.beads(), 2);
/// assert!((reliability.error() - 0.2).abs() < 1e-9); // 0.1 off and 0.3 off
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reliability {
    bins: [Bin; BINS],
}

impl Reliability {
    /// Compares predicted beads and their confidences, in [0, 1], with the gold ones.
    /// O(beads · log beads).
    #[must_use]
    pub fn new(gold: &[Links], predicted: &[(Links, f64)]) -> Self {
        let gold: BTreeSet<&Links> = gold.iter().collect();
        let mut reliability = Self::default();
        for (links, confidence) in predicted {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "below the number of bins"
            )]
            let place = ((confidence * BINS as f64) as usize).min(BINS - 1);
            if let Some(bin) = reliability.bins.get_mut(place) {
                bin.beads += 1;
                bin.claimed += confidence;
                bin.right += u32::from(gold.contains(links));
            }
        }
        reliability
    }

    /// The bins, from the least confidence up.
    #[must_use]
    pub fn bins(&self) -> &[Bin] {
        &self.bins
    }

    /// How many beads were compared.
    #[must_use]
    pub fn beads(&self) -> u32 {
        self.bins.iter().map(|bin| bin.beads).sum()
    }

    /// The expected calibration error, in [0, 1]; 0 without beads.
    #[must_use]
    pub fn error(&self) -> f64 {
        let off = |bin: &Bin| (bin.claimed - f64::from(bin.right)).abs();
        self.bins.iter().map(off).sum::<f64>() / f64::from(self.beads().max(1))
    }
}

impl AddAssign for Reliability {
    fn add_assign(&mut self, more: Self) {
        for (bin, more) in self.bins.iter_mut().zip(more.bins) {
            bin.beads += more.beads;
            bin.claimed += more.claimed;
            bin.right += more.right;
        }
    }
}
