//! What each feature is worth: written by `examples/estimate.rs`, not by hand.

use super::scorer::Weights;

impl Default for Weights {
    /// The weights under which the development sets' gold alignments are most probable.
    #[rustfmt::skip]
    fn default() -> Self {
        Self([
            0.5377, // length
            0.3949, // words forward
            0.3279, // words backward
            -0.4496, // source cut is bound
            -0.7632, // target cut is bound
            -0.0804, // paragraph in both
            -0.5878, // paragraph in the source only
            -0.0101, // paragraph in the target only
            -0.7235, // kind 1-1
            -0.1934, // kind 1-0
            0.0324, // kind 0-1
            -1.0200, // kind 2-1
            -0.7747, // kind 1-2
            -0.4756, // kind 2-2
            -0.4473, // kind 3-1
            0.2710, // kind 1-3
            -0.7993, // kind 3-2
            -0.5526, // kind 2-3
            -0.1960, // kind 3-3
            1.2322, // kind 4-1
            1.0351, // kind 1-4
            0.6901, // kind 5-1
            0.7225, // kind 1-5
            0.1957, // kind 6-1
            -0.0789, // kind 1-6
            -0.0353, // kind 7-1
            -0.0881, // kind 1-7
            -0.5172, // 1-1, -2 or less sentences
            -0.9801, // 1-1, -1 sentences
            0.8148, // 1-1, 0 sentences
            -1.2256, // 1-1, +1 sentences
            -0.0447, // 1-1, +2 or more sentences
            -0.0717, // 1-n, -2 or less sentences
            -0.0086, // 1-n, -1 sentences
            1.4742, // 1-n, 0 sentences
            0.1304, // 1-n, +1 sentences
            -0.4713, // 1-n, +2 or more sentences
            -0.6242, // n-1, -2 or less sentences
            0.2952, // n-1, -1 sentences
            1.2766, // n-1, 0 sentences
            -0.6628, // n-1, +1 sentences
            0.1224, // n-1, +2 or more sentences
            -0.6808, // n-m, -2 or less sentences
            -0.6273, // n-m, -1 sentences
            -0.0944, // n-m, 0 sentences
            -0.3742, // n-m, +1 sentences
            -0.2633, // n-m, +2 or more sentences
        ])
    }
}
