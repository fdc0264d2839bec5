//! Stacking: letter counts of all sequences above a threshold.
//!
//! As published, the windows of long sequences in which the neuron is active are stacked. Here every sequence has the
//! length of the receptive field and is one window.

use super::Sample;
use crate::motif::Ppm;

/// Pseudocount of every letter in Basset's program (`basset_motifs.py`, `make_filter_pwm`).
const PSEUDOCOUNT: f64 = 1.0;

/// Kelley et al. 2016: sequences with more than half of the neuron's maximum activation, with a pseudocount of 1. Their
/// program's threshold is halfway between the mean over all windows and the maximum; after a ReLU that mean is nearly
/// zero. Returns the matrix and the number of sequences.
pub fn kelley(sample: &Sample, alphabet_size: usize) -> (Ppm, usize) {
    let above = above(sample, 0.5 * sample.max);
    (stack(sample, above, PSEUDOCOUNT, alphabet_size), above)
}

/// Alipanahi et al. 2015 (supplementary notes): all sequences with a value above zero (after rectification), aligned at
/// their maximum.
pub fn alipanahi(sample: &Sample, alphabet_size: usize) -> (Ppm, usize) {
    let above = above(sample, 0.0);
    (stack(sample, above, 0.0, alphabet_size), above)
}

/// How many sequences have more than `threshold`; the sample is in descending order.
pub fn above(sample: &Sample, threshold: f32) -> usize {
    sample.values.partition_point(|&value| value > threshold)
}

fn stack(sample: &Sample, count: usize, pseudocount: f64, alphabet_size: usize) -> Ppm {
    let mut counts = vec![pseudocount; sample.sequences.length() * alphabet_size];
    for codes in sample.sequences.iter().take(count) {
        for (row, &code) in counts.chunks_exact_mut(alphabet_size).zip(codes) {
            row[usize::from(code)] += 1.0;
        }
    }
    Ppm::normalised(counts, alphabet_size)
}
