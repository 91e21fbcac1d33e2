//! What each feature is worth: written by `examples/estimate.rs`, not by hand.

use super::scorer::Weights;

impl Default for Weights {
    /// The weights under which the development sets' gold alignments are about most probable.
    #[rustfmt::skip]
    #[allow(clippy::approx_constant, reason = "estimated, whatever it is close to")]
    fn default() -> Self {
        Self([
            0.4317, // length, 1-1
            0.6608, // length, 1-n
            1.0246, // length, n-1
            0.5051, // length, n-m
            0.3922, // words forward, 1-1
            0.3270, // words forward, 1-n
            0.4049, // words forward, n-1
            0.5212, // words forward, n-m
            0.3776, // words backward, 1-1
            0.4998, // words backward, 1-n
            0.3685, // words backward, n-1
            0.3337, // words backward, n-m
            0.8660, // order of words, 1-n and n-1
            0.6987, // order of words, 2-2
            -0.4917, // source cut is bound
            -1.0595, // target cut is bound
            0.3057, // paragraph in both
            -0.0277, // paragraph in the source only
            -0.0016, // paragraph in the target only
            -0.5182, // quotation in both
            0.1572, // quotation in the source only
            -0.9835, // quotation in the target only
            0.4148, // question in both
            -0.4211, // question in the source only
            -1.1806, // question in the target only
            0.0695, // kind 1-1
            -0.0012, // kind 1-0
            0.2155, // kind 0-1
            -0.1065, // kind 2-1
            -0.0129, // kind 1-2
            -0.0291, // kind 2-2
            0.6197, // kind 3-1
            0.7916, // kind 1-3
            -0.4718, // kind 3-2
            -0.1088, // kind 2-3
            -0.0437, // kind 3-3
            0.0293, // kind 4-1
            0.2317, // kind 1-4
            0.1201, // kind 5-1
            -0.4050, // kind 1-5
            0.1717, // kind 6-1
            -0.0121, // kind 1-6
            -0.0005, // kind 7-1
            -0.0019, // kind 1-7
            -0.1833, // 1-1, -2 or less sentences
            -1.2235, // 1-1, -1 sentences
            0.3633, // 1-1, 0 sentences
            -1.3752, // 1-1, +1 sentences
            0.1055, // 1-1, +2 or more sentences
            -0.3152, // 1-n, -2 or less sentences
            0.4345, // 1-n, -1 sentences
            0.9036, // 1-n, 0 sentences
            -0.4785, // 1-n, +1 sentences
            -0.5858, // 1-n, +2 or more sentences
            -1.0460, // n-1, -2 or less sentences
            -0.1254, // n-1, -1 sentences
            0.8267, // n-1, 0 sentences
            -0.6800, // n-1, +1 sentences
            0.0402, // n-1, +2 or more sentences
            -0.1135, // n-m, -2 or less sentences
            0.1616, // n-m, -1 sentences
            -0.3902, // n-m, 0 sentences
            -0.2875, // n-m, +1 sentences
            -0.0580, // n-m, +2 or more sentences
        ])
    }
}
