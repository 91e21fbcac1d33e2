//! What each feature is worth: written by `examples/estimate.rs`, not by hand.

use super::scorer::Weights;

impl Default for Weights {
    /// The weights under which the development sets' gold alignments are most probable.
    #[rustfmt::skip]
    fn default() -> Self {
        Self([
            0.5445, // length
            0.3775, // words forward
            0.3469, // words backward
            -0.3202, // source cut is bound
            -0.7111, // target cut is bound
            -0.1431, // paragraph in both
            -0.6484, // paragraph in the source only
            -0.0092, // paragraph in the target only
            -0.4109, // kind 1-1
            -0.1248, // kind 1-0
            0.1252, // kind 0-1
            -0.7968, // kind 2-1
            -0.5659, // kind 1-2
            -1.7046, // kind 2-2
            -0.3325, // kind 3-1
            0.3397, // kind 1-3
            -0.7240, // kind 3-2
            -0.5413, // kind 2-3
            -0.1897, // kind 3-3
            1.3556, // kind 4-1
            1.1093, // kind 1-4
            0.7160, // kind 5-1
            0.7420, // kind 1-5
            0.2326, // kind 6-1
            -0.0683, // kind 1-6
            -0.0298, // kind 7-1
            -0.0720, // kind 1-7
            -0.5473, // 1-1, -2 or less sentences
            -0.9614, // 1-1, -1 sentences
            0.7244, // 1-1, 0 sentences
            -1.2990, // 1-1, +1 sentences
            -0.0540, // 1-1, +2 or more sentences
            -0.0550, // 1-n, -2 or less sentences
            0.0002, // 1-n, -1 sentences
            1.5343, // 1-n, 0 sentences
            0.1770, // 1-n, +1 sentences
            -0.3640, // 1-n, +2 or more sentences
            -0.5242, // n-1, -2 or less sentences
            0.3210, // n-1, -1 sentences
            1.3872, // n-1, 0 sentences
            -0.6371, // n-1, +1 sentences
            0.0402, // n-1, +2 or more sentences
            -0.7572, // n-m, -2 or less sentences
            -0.5318, // n-m, -1 sentences
            -0.6387, // n-m, 0 sentences
            -0.9076, // n-m, +1 sentences
            -0.3052, // n-m, +2 or more sentences
        ])
    }
}
