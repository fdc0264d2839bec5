//! Methods that take gradients: at the sequence, or on the path to it from the reference.

use super::{Attribution, Attributor};
use crate::engine::soft::Trace;

impl Attributor {
    pub(super) fn saliency(&self, trace: &Trace) -> Attribution {
        let importance = self.soft.gradient(trace, self.output);
        let largest = |row: &[f64]| row.iter().fold(0.0, |largest: f64, slope| largest.max(slope.abs()));
        let positions = importance.chunks_exact(self.soft.alphabet_size()).map(largest).collect();
        Attribution { importance, positions }
    }

    pub(super) fn gradient_input(&self, trace: &Trace) -> Attribution {
        let gradient = self.soft.gradient(trace, self.output);
        self.summed(gradient.iter().zip(trace.input()).map(|(slope, x)| slope * x).collect())
    }

    /// The mean gradient at the middles of equal steps from `reference`.
    pub(super) fn mean_gradient(&self, trace: &Trace, reference: &Trace) -> Vec<f64> {
        let steps = self.options.steps;
        let (end, start) = (trace.input(), reference.input());
        let mut sum = vec![0.0; end.len()];
        for step in 0..steps {
            let fraction = (step as f64 + 0.5) / steps as f64;
            let input: Vec<f64> = end.iter().zip(start).map(|(x, x0)| x0 + fraction * (x - x0)).collect();
            let gradient = self.soft.gradient(&self.soft.forward(&input), self.output);
            sum.iter_mut().zip(gradient).for_each(|(sum, slope)| *sum += slope);
        }
        sum.into_iter().map(|sum| sum / steps as f64).collect()
    }
}
