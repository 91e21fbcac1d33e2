//! What each feature is worth: written by `examples/estimate.rs`, not by hand.

use super::scorer::Weights;

impl Default for Weights {
    /// The weights under which the development sets' gold alignments are about most probable.
    #[rustfmt::skip]
    #[allow(clippy::approx_constant, reason = "estimated, whatever it is close to")]
    fn default() -> Self {
        Self([
            0.4360, // length, 1-1
            0.6669, // length, 1-n
            0.9371, // length, n-1
            0.6611, // length, n-m
            0.3932, // words forward, 1-1
            0.3330, // words forward, 1-n
            0.4111, // words forward, n-1
            0.4629, // words forward, n-m
            0.3382, // words backward, 1-1
            0.4412, // words backward, 1-n
            0.3302, // words backward, n-1
            0.3520, // words backward, n-m
            0.5708, // order of words
            -0.3899, // source cut is bound
            -1.1847, // target cut is bound
            0.3069, // paragraph in both
            -0.0992, // paragraph in the source only
            -0.0031, // paragraph in the target only
            -0.5116, // quotation in both
            0.1763, // quotation in the source only
            -1.2183, // quotation in the target only
            0.3441, // question in both
            -0.3725, // question in the source only
            -1.1617, // question in the target only
            -0.0205, // kind 1-1
            0.1443, // kind 1-0
            0.2761, // kind 0-1
            -0.1074, // kind 2-1
            -0.1536, // kind 1-2
            -0.2016, // kind 2-2
            0.7318, // kind 3-1
            0.8413, // kind 1-3
            -0.4138, // kind 3-2
            -0.1948, // kind 2-3
            -0.1027, // kind 3-3
            0.0979, // kind 4-1
            0.1376, // kind 1-4
            0.1628, // kind 5-1
            -0.1589, // kind 1-5
            0.0461, // kind 6-1
            -0.0400, // kind 1-6
            -0.0034, // kind 7-1
            -0.0419, // kind 1-7
            -0.2570, // 1-1, -2 or less sentences
            -1.2792, // 1-1, -1 sentences
            0.4115, // 1-1, 0 sentences
            -1.2260, // 1-1, +1 sentences
            0.0305, // 1-1, +2 or more sentences
            -0.2140, // 1-n, -2 or less sentences
            0.4990, // 1-n, -1 sentences
            1.0551, // 1-n, 0 sentences
            -0.3494, // 1-n, +1 sentences
            -0.5680, // 1-n, +2 or more sentences
            -0.9594, // n-1, -2 or less sentences
            -0.1398, // n-1, -1 sentences
            0.9999, // n-1, 0 sentences
            -0.7369, // n-1, +1 sentences
            0.0311, // n-1, +2 or more sentences
            -0.1789, // n-m, -2 or less sentences
            0.0408, // n-m, -1 sentences
            -0.4313, // n-m, 0 sentences
            -0.3183, // n-m, +1 sentences
            -0.0780, // n-m, +2 or more sentences
        ])
    }
}
