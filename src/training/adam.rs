//! Adam (Kingma & Ba 2015, arXiv:1412.6980, algorithm 1), with PyTorch's defaults.

use crate::engine::soft::Kernel;

/// How much of the running mean of gradients, and of their squares, each step keeps.
const KEEP: [f64; 2] = [0.9, 0.999];
/// Keeps the division finite.
const EPSILON: f64 = 1e-8;

/// The running means of one training.
#[derive(Clone, Debug, Default)]
pub struct Adam {
    steps: i32,
    /// By number, in the order of the kernels: mean of the gradient and of its square.
    means: Vec<[f64; 2]>,
}

impl Adam {
    /// Moves every number of `kernels` against its gradient, by about `rate`.
    pub fn step(&mut self, kernels: &mut [Kernel], gradient: &[Kernel], rate: f64) {
        self.steps += 1;
        let begun = KEEP.map(|keep| 1.0 - keep.powi(self.steps));
        let gradients = gradient.iter().flat_map(|kernel| kernel.weights.iter().chain(&kernel.bias));
        let numbers = kernels.iter_mut().flat_map(|kernel| kernel.weights.iter_mut().chain(&mut kernel.bias));
        for (index, (number, &gradient)) in numbers.zip(gradients).enumerate() {
            if index == self.means.len() {
                self.means.push([0.0; 2]);
            }
            let [mean, square] = &mut self.means[index];
            *mean = KEEP[0] * *mean + (1.0 - KEEP[0]) * gradient;
            *square = KEEP[1] * *square + (1.0 - KEEP[1]) * gradient * gradient;
            *number -= rate * (*mean / begun[0]) / ((*square / begun[1]).sqrt() + EPSILON);
        }
    }
}
