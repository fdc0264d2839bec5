//! Stacking: the letters of all sequences above a threshold, counted.
//!
//! As published, windows of long sequences are stacked where the neuron is active. Here every sequence is exactly as
//! long as the receptive field, so each is one window.

use super::Sample;
use crate::motif::Ppm;

/// Counts that Basset's program adds to every letter (`basset_motifs.py`, `make_filter_pwm`).
const PSEUDOCOUNT: f64 = 1.0;

/// Kelley et al. 2016: sequences that activate the neuron by more than half of its maximum, one count added to each
/// letter. Their program takes what is halfway between the mean over all windows and the maximum; behind a ReLU that
/// mean is nearly zero. Returns the matrix and the number of sequences.
pub fn kelley(sample: &Sample, letters: usize) -> (Ppm, usize) {
    let above = above(sample, 0.5 * sample.max);
    (stack(sample, above, PSEUDOCOUNT, letters), above)
}

/// Alipanahi et al. 2015 (supplementary notes): all sequences that pass the rectification, a value above zero, aligned
/// at their maximum.
pub fn alipanahi(sample: &Sample, letters: usize) -> (Ppm, usize) {
    let above = above(sample, 0.0);
    (stack(sample, above, 0.0, letters), above)
}

/// How many sequences have more than `threshold`; the sample is in descending order.
pub fn above(sample: &Sample, threshold: f32) -> usize {
    sample.values.partition_point(|&value| value > threshold)
}

fn stack(sample: &Sample, count: usize, pseudocount: f64, letters: usize) -> Ppm {
    let mut counts = vec![pseudocount; sample.sequences.length() * letters];
    for codes in sample.sequences.iter().take(count) {
        for (row, &code) in counts.chunks_exact_mut(letters).zip(codes) {
            row[usize::from(code)] += 1.0;
        }
    }
    Ppm::normalised(counts, letters)
}
