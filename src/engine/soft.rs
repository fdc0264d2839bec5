//! A substructure on *real-valued* inputs, in double precision: values, derivatives with respect to input and weights,
//! and DeepLIFT's multipliers.
//!
//! [`simd`](super::simd) evaluates many one-hot sequences. This engine evaluates inputs that are not one-hot (the path of
//! integrated gradients, the reference with equal probabilities, a point of a landscape), computes the gradients for
//! training, and has other rules than the chain rule. It takes one input per call, and every sum has one fixed order.

pub(crate) mod activation;
mod backward;
mod convolution;
mod forward;
mod kernel;
mod pooling;
mod rescale;
mod step;
mod trace;
mod weights;

use crate::network::Op;
use crate::substructure::Substructure;
use step::SoftStep;

pub use kernel::Kernel;
pub use trace::Trace;

/// The evaluator of one substructure.
#[derive(Clone, Debug)]
pub struct Soft {
    alphabet_size: usize,
    length: usize,
    steps: Vec<SoftStep>,
    kernels: Vec<Kernel>,
}

impl Soft {
    /// Takes the weights of `substructure`.
    pub fn new(substructure: &Substructure) -> Self {
        let mut kernels = Vec::new();
        let mut step = |part| {
            let step = SoftStep::new(substructure, part, kernels.len());
            if let Op::Convolution(convolution) = &step.op {
                kernels.push(Kernel::new(convolution));
            }
            step
        };
        let steps = substructure.parts.iter().map(&mut step).collect();
        Self { alphabet_size: substructure.alphabet_size, length: substructure.length, steps, kernels }
    }

    /// Length of the input.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Size of the alphabet.
    pub fn alphabet_size(&self) -> usize {
        self.alphabet_size
    }

    /// The weights of the convolutions, in the order of [`Substructure::convolutions`].
    pub fn kernels(&self) -> &[Kernel] {
        &self.kernels
    }

    /// As [`Soft::kernels`], mutable.
    pub fn kernels_mut(&mut self) -> &mut [Kernel] {
        &mut self.kernels
    }

    /// The one-hot input of a sequence: length × alphabet size.
    pub fn one_hot(&self, codes: &[u8]) -> Vec<f64> {
        let mut input = vec![0.0; codes.len() * self.alphabet_size];
        for (row, &code) in input.chunks_exact_mut(self.alphabet_size).zip(codes) {
            row[usize::from(code)] = 1.0;
        }
        input
    }

    /// Computes every map for `input` (length × alphabet size).
    ///
    /// # Panics
    /// When `input` has another size.
    pub fn forward(&self, input: &[f64]) -> Trace {
        assert_eq!(input.len(), self.length * self.alphabet_size, "an input of the receptive field's length");
        let mut trace = Trace { input: input.to_vec(), maps: Vec::with_capacity(self.steps.len()) };
        for step in &self.steps {
            let inputs: Vec<&[f64]> = step.inputs.iter().map(|input| trace.read(input)).collect();
            let map = forward::map(step, &self.kernels, &inputs);
            trace.maps.push(map);
        }
        trace
    }

    /// d value of `output` / d input, length × alphabet size. Among equal maxima in a pooling's window, the first one gets
    /// the whole derivative.
    ///
    /// # Panics
    /// When there is no such output.
    pub fn gradient(&self, trace: &Trace, output: usize) -> Vec<f64> {
        backward::derivatives(&self.steps, &self.kernels, trace, self.seed(output, 1.0)).input
    }

    /// The derivatives of `upstream` times the value of `output` with respect to every weight, in the order of
    /// [`Soft::kernels`].
    ///
    /// # Panics
    /// When there is no such output.
    pub fn weights_gradient(&self, trace: &Trace, output: usize, upstream: f64) -> Vec<Kernel> {
        let derivatives = backward::derivatives(&self.steps, &self.kernels, trace, self.seed(output, upstream));
        let convolutions = self.steps.iter().zip(&derivatives.maps).filter(|(step, _)| step.kernel.is_some());
        convolutions.map(|(step, upstream)| weights::gradient(step, trace.read(&step.inputs[0]), upstream)).collect()
    }

    /// DeepLIFT's multipliers by the rescale rule, length × alphabet size: the input's contribution is its multiplier times
    /// its difference from the input of `reference` (Shrikumar et al. 2017, doi:10.48550/arXiv.1704.02685).
    ///
    /// The results are those of captum's `DeepLift`; see `soft/rescale.rs`.
    ///
    /// # Panics
    /// When there is no such output.
    pub fn rescale(&self, trace: &Trace, reference: &Trace, output: usize) -> Vec<f64> {
        rescale::multipliers(&self.steps, &self.kernels, [trace, reference], &self.seed(output, 1.0))
    }

    /// A trace that is `upstream` at `output` and zero everywhere else.
    fn seed(&self, output: usize, upstream: f64) -> Trace {
        let mut maps: Vec<Vec<f64>> = self.steps.iter().map(|step| vec![0.0; step.size()]).collect();
        if let Some(last) = maps.last_mut() {
            last[output] = upstream;
        }
        Trace { input: vec![0.0; self.length * self.alphabet_size], maps }
    }
}

#[cfg(test)]
mod tests;
