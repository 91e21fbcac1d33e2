//! What each feature is worth: written by `examples/estimate.rs`, not by hand.

use super::scorer::Weights;

impl Default for Weights {
    /// The weights under which the development sets' gold alignments are about most probable.
    #[rustfmt::skip]
    fn default() -> Self {
        Self([
            0.5291, // length
            0.3775, // words forward
            0.3137, // words backward
            -0.3886, // source cut is bound
            -1.4860, // target cut is bound
            -0.0836, // paragraph in both
            -0.5190, // paragraph in the source only
            -0.0118, // paragraph in the target only
            -0.4883, // quotation in both
            0.3122, // quotation in the source only
            -0.7919, // quotation in the target only
            0.3107, // question in both
            -0.4779, // question in the source only
            -1.0265, // question in the target only
            -0.3539, // kind 1-1
            0.0697, // kind 1-0
            0.1530, // kind 0-1
            -0.3738, // kind 2-1
            -0.1254, // kind 1-2
            -0.2387, // kind 2-2
            0.7241, // kind 3-1
            1.2561, // kind 1-3
            -0.3054, // kind 3-2
            -0.3268, // kind 2-3
            -0.0965, // kind 3-3
            0.2559, // kind 4-1
            -0.1474, // kind 1-4
            0.1123, // kind 5-1
            0.3865, // kind 1-5
            0.0081, // kind 6-1
            -0.0892, // kind 1-6
            -0.0094, // kind 7-1
            -0.1570, // kind 1-7
            -0.3539, // 1-1, -2 or less sentences
            -0.9618, // 1-1, -1 sentences
            0.7678, // 1-1, 0 sentences
            -1.1202, // 1-1, +1 sentences
            -0.0843, // 1-1, +2 or more sentences
            -0.0167, // 1-n, -2 or less sentences
            0.4326, // 1-n, -1 sentences
            1.2450, // 1-n, 0 sentences
            -0.1449, // 1-n, +1 sentences
            -0.6976, // 1-n, +2 or more sentences
            -0.8397, // n-1, -2 or less sentences
            0.1915, // n-1, -1 sentences
            1.2713, // n-1, 0 sentences
            -0.5531, // n-1, +1 sentences
            0.0717, // n-1, +2 or more sentences
            -0.4340, // n-m, -2 or less sentences
            -0.1901, // n-m, -1 sentences
            0.1376, // n-m, 0 sentences
            -0.3546, // n-m, +1 sentences
            -0.1480, // n-m, +2 or more sentences
        ])
    }
}
