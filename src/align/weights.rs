//! What each feature is worth: written by `examples/estimate.rs`, not by hand.

use super::scorer::Weights;

impl Default for Weights {
    /// The weights under which the development sets' gold alignments are most probable.
    #[rustfmt::skip]
    fn default() -> Self {
        Self([
            0.5432, // length
            0.3925, // words forward
            0.3300, // words backward
            -0.4766, // source cut is bound
            -1.2210, // target cut is bound
            -0.0827, // paragraph in both
            -0.5687, // paragraph in the source only
            -0.0104, // paragraph in the target only
            -0.7668, // kind 1-1
            -0.1723, // kind 1-0
            -0.0054, // kind 0-1
            -1.1019, // kind 2-1
            -0.7895, // kind 1-2
            -0.4472, // kind 2-2
            -0.4984, // kind 3-1
            0.2952, // kind 1-3
            -0.6799, // kind 3-2
            -0.5962, // kind 2-3
            -0.2671, // kind 3-3
            1.1700, // kind 4-1
            1.0371, // kind 1-4
            0.6581, // kind 5-1
            0.7188, // kind 1-5
            0.2011, // kind 6-1
            -0.0746, // kind 1-6
            -0.0358, // kind 7-1
            -0.0817, // kind 1-7
            -0.5062, // 1-1, -2 or less sentences
            -0.9632, // 1-1, -1 sentences
            0.8207, // 1-1, 0 sentences
            -1.6224, // 1-1, +1 sentences
            -0.0337, // 1-1, +2 or more sentences
            -0.0681, // 1-n, -2 or less sentences
            -0.0607, // 1-n, -1 sentences
            1.4146, // 1-n, 0 sentences
            0.0458, // 1-n, +1 sentences
            -0.5689, // 1-n, +2 or more sentences
            -0.6118, // n-1, -2 or less sentences
            0.3043, // n-1, -1 sentences
            1.1839, // n-1, 0 sentences
            -0.6656, // n-1, +1 sentences
            0.1167, // n-1, +2 or more sentences
            -0.6569, // n-m, -2 or less sentences
            -0.5159, // n-m, -1 sentences
            -0.0904, // n-m, 0 sentences
            -0.4470, // n-m, +1 sentences
            -0.2657, // n-m, +2 or more sentences
        ])
    }
}
