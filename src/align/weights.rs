//! What each feature is worth: written by `examples/estimate.rs`, not by hand.

use super::scorer::Weights;

impl Default for Weights {
    /// The weights under which the development sets' gold alignments are most probable.
    #[rustfmt::skip]
    fn default() -> Self {
        Self([
            0.5374, // length
            0.3701, // words forward
            0.3352, // words backward
            -0.4776, // source cut is bound
            -1.2709, // target cut is bound
            -0.1156, // paragraph in both
            -0.4897, // paragraph in the source only
            -0.0123, // paragraph in the target only
            -0.5127, // quotation in both
            0.3270, // quotation in the source only
            -1.2496, // quotation in the target only
            0.3741, // question in both
            -0.4542, // question in the source only
            -1.1681, // question in the target only
            -0.6169, // kind 1-1
            -0.1584, // kind 1-0
            0.0439, // kind 0-1
            -0.8695, // kind 2-1
            -0.6358, // kind 1-2
            -0.7148, // kind 2-2
            -0.3528, // kind 3-1
            0.3643, // kind 1-3
            -0.6341, // kind 3-2
            -0.5645, // kind 2-3
            -0.2935, // kind 3-3
            1.3015, // kind 4-1
            0.9493, // kind 1-4
            0.6819, // kind 5-1
            0.6238, // kind 1-5
            0.1990, // kind 6-1
            -0.0349, // kind 1-6
            -0.0347, // kind 7-1
            -0.0393, // kind 1-7
            -0.4405, // 1-1, -2 or less sentences
            -0.9033, // 1-1, -1 sentences
            0.7767, // 1-1, 0 sentences
            -1.1607, // 1-1, +1 sentences
            -0.1820, // 1-1, +2 or more sentences
            -0.0644, // 1-n, -2 or less sentences
            0.0622, // 1-n, -1 sentences
            1.4212, // 1-n, 0 sentences
            -0.0590, // 1-n, +1 sentences
            -0.4841, // 1-n, +2 or more sentences
            -0.7396, // n-1, -2 or less sentences
            0.0863, // n-1, -1 sentences
            1.1101, // n-1, 0 sentences
            -0.7821, // n-1, +1 sentences
            0.0691, // n-1, +2 or more sentences
            -0.6653, // n-m, -2 or less sentences
            -0.4767, // n-m, -1 sentences
            -0.2764, // n-m, 0 sentences
            -0.5665, // n-m, +1 sentences
            -0.2397, // n-m, +2 or more sentences
        ])
    }
}
