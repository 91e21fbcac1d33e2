//! What each feature is worth: written by `examples/estimate.rs`, not by hand.

use super::scorer::Weights;

impl Default for Weights {
    /// The weights under which the development sets' gold alignments are most probable.
    #[rustfmt::skip]
    fn default() -> Self {
        Self([
            0.5258, // length
            0.3713, // words forward
            0.3188, // words backward
            -0.3948, // source cut is bound
            -1.4696, // target cut is bound
            -0.0997, // paragraph in both
            -0.5382, // paragraph in the source only
            -0.0120, // paragraph in the target only
            -0.4876, // quotation in both
            0.5174, // quotation in the source only
            -0.8819, // quotation in the target only
            0.2909, // question in both
            -0.4898, // question in the source only
            -1.0288, // question in the target only
            -0.2371, // kind 1-1
            0.2256, // kind 1-0
            0.2181, // kind 0-1
            -0.1906, // kind 2-1
            -0.0331, // kind 1-2
            -0.2773, // kind 2-2
            1.2874, // kind 3-1
            1.4685, // kind 1-3
            -0.2990, // kind 3-2
            -0.3228, // kind 2-3
            -0.1110, // kind 3-3
            -0.2612, // kind 4-1
            -0.2719, // kind 1-4
            0.0744, // kind 5-1
            0.4222, // kind 1-5
            0.0077, // kind 6-1
            -0.1011, // kind 1-6
            -0.0078, // kind 7-1
            -0.2285, // kind 1-7
            -0.4150, // 1-1, -2 or less sentences
            -0.8819, // 1-1, -1 sentences
            0.7930, // 1-1, 0 sentences
            -1.0972, // 1-1, +1 sentences
            -0.1408, // 1-1, +2 or more sentences
            -0.0062, // 1-n, -2 or less sentences
            0.3489, // 1-n, -1 sentences
            1.3955, // 1-n, 0 sentences
            -0.0688, // 1-n, +1 sentences
            -0.7483, // 1-n, +2 or more sentences
            -0.8773, // n-1, -2 or less sentences
            0.2442, // n-1, -1 sentences
            1.4637, // n-1, 0 sentences
            -0.6367, // n-1, +1 sentences
            0.0817, // n-1, +2 or more sentences
            -0.5043, // n-m, -2 or less sentences
            -0.1194, // n-m, -1 sentences
            0.1303, // n-m, 0 sentences
            -0.3550, // n-m, +1 sentences
            -0.1677, // n-m, +2 or more sentences
        ])
    }
}
