//! Adam (Kingma & Ba 2015, arXiv:1412.6980, algorithm 1), with PyTorch's defaults.

use crate::engine::soft::Kernel;

/// Decay rates β₁ and β₂ of the running means of gradients and of their squares.
const BETA: [f64; 2] = [0.9, 0.999];
/// Keeps the division finite.
const EPSILON: f64 = 1e-8;

/// The running means of one training.
#[derive(Clone, Debug, Default)]
pub struct Adam {
    steps: i32,
    /// By parameter, in the order of the kernels: mean of the gradient and of its square.
    means: Vec<[f64; 2]>,
}

impl Adam {
    /// Updates every parameter of `kernels` against its gradient, by about `rate`.
    pub fn step(&mut self, kernels: &mut [Kernel], gradient: &[Kernel], rate: f64) {
        self.steps += 1;
        let correction = BETA.map(|beta| 1.0 - beta.powi(self.steps));
        let gradients = gradient.iter().flat_map(|kernel| kernel.weights.iter().chain(&kernel.bias));
        let parameters = kernels.iter_mut().flat_map(|kernel| kernel.weights.iter_mut().chain(&mut kernel.bias));
        for (index, (parameter, &gradient)) in parameters.zip(gradients).enumerate() {
            if index == self.means.len() {
                self.means.push([0.0; 2]);
            }
            let [mean, square] = &mut self.means[index];
            *mean = BETA[0] * *mean + (1.0 - BETA[0]) * gradient;
            *square = BETA[1] * *square + (1.0 - BETA[1]) * gradient * gradient;
            *parameter -= rate * (*mean / correction[0]) / ((*square / correction[1]).sqrt() + EPSILON);
        }
    }
}
