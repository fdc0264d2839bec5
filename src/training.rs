//! Training of the toy network of the paper's Figure 2, with gradients computed by this crate.
//!
//! Input of eight letters; three filters of width 5, ReLU, max-pooling of 2; one filter over 3 × 2, sigmoid. Half of
//! the [`examples`] contain the ZEB1 motif at their first or second position, the others are random. The loss is
//! the binary cross-entropy, minimised by [`adam`] in batches with a cosine schedule of the learning rate.
//!
//! [`Training::step`] does one batch and returns. The result depends on the options alone: random streams are keyed
//! by seed and purpose, and sums have a fixed order. A step equals PyTorch's, see `tools/lesson/step.py`.

pub mod adam;
pub mod examples;
pub mod onnx;
mod result;
pub mod shape;
pub mod toy;

use crate::engine::soft::activation::sigmoid;
use crate::engine::soft::{Kernel, Soft};
use crate::error::Result;
use crate::options::{LARGEST_SEED, within};
use crate::random::{Key, Purpose};
use adam::Adam;
use examples::Examples;
pub use result::{Trained, TrainingOptions, TrainingProgress};

/// Examples per batch.
const BATCH: usize = 50;
/// Initial learning rate.
const RATE: f64 = 0.03;
/// Number of held-out sequences for the accuracy.
const HELD_OUT: usize = 2_000;
/// Number of networks with different initial weights. With three filters only, some initial weights lead to a network
/// that classifies nearly all sequences correctly but shows the motif at one position only, or at none.
const CANDIDATES: usize = 4;
/// Number of epochs after which only the network with the smallest loss is trained further.
const TRIAL: usize = 3;

/// A training in progress.
pub struct Training {
    options: TrainingOptions,
    key: Key,
    examples: Examples,
    held_out: Examples,
    /// The networks being trained; after [`TRIAL`] epochs only the best.
    candidates: Vec<Candidate>,
    /// The order of the examples in this epoch, and the number of those done.
    order: Vec<u32>,
    next: usize,
    epoch: usize,
}

/// A network being trained.
struct Candidate {
    soft: Soft,
    adam: Adam,
    /// Sum of the losses in this epoch.
    loss: f64,
    losses: Vec<f64>,
    accuracy: Vec<f64>,
}

impl Training {
    /// Draws examples and initial weights.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option) for a value out of range.
    pub fn new(options: TrainingOptions) -> Result<Self> {
        within("seed", options.seed as f64, 0.0, LARGEST_SEED as f64)?;
        within("examples", options.examples as f64, BATCH as f64, 100_000.0)?;
        within("epochs", options.epochs as f64, 1.0, 200.0)?;
        let key = Key { seed: options.seed, layer: 2, channel: 0 };
        let mut training = Self {
            examples: Examples::draw(key, 0, options.examples),
            held_out: Examples::draw(key, 1, HELD_OUT),
            candidates: (0..CANDIDATES as u64).map(|start| Candidate::new(key, start)).collect::<Result<_>>()?,
            order: (0..options.examples as u32).collect(),
            next: 0,
            epoch: 0,
            options,
            key,
        };
        training.shuffle();
        Ok(training)
    }

    /// Does one batch.
    pub fn step(&mut self) {
        if self.is_done() {
            return;
        }
        let end = (self.next + BATCH).min(self.order.len());
        let rate = 0.5 * RATE * (1.0 + libm::cos(std::f64::consts::PI * self.fraction()));
        let batch = &self.order[self.next..end];
        self.candidates.iter_mut().for_each(|candidate| candidate.learn(&self.examples, batch, rate));
        self.next = end;
        if self.next == self.order.len() {
            self.candidates.iter_mut().for_each(|candidate| candidate.end_epoch(self.order.len(), &self.held_out));
            self.epoch += 1;
            self.next = 0;
            self.shuffle();
            if self.epoch == TRIAL.min(self.options.epochs) {
                self.candidates.sort_by(|a, b| a.last_loss().total_cmp(&b.last_loss()));
                self.candidates.truncate(1);
            }
        }
    }

    /// Whether all epochs are done.
    pub fn is_done(&self) -> bool {
        self.epoch == self.options.epochs
    }

    /// The network with the smallest last loss.
    fn best(&self) -> &Candidate {
        let better = |best: &Candidate, next: &Candidate| next.last_loss() < best.last_loss();
        let (first, rest) = (&self.candidates[0], &self.candidates[1..]);
        rest.iter().fold(first, |best, next| if better(best, next) { next } else { best })
    }

    /// The progress so far.
    pub fn progress(&self) -> TrainingProgress {
        let best = self.best();
        TrainingProgress {
            epoch: self.epoch,
            epochs: self.options.epochs,
            losses: best.losses.clone(),
            accuracy: best.accuracy.clone(),
        }
    }

    /// The current network as an ONNX file.
    pub fn onnx(&self) -> Vec<u8> {
        onnx::write(self.best().soft.kernels())
    }

    /// The result. `seconds` is passed in, as the crate has no clock.
    ///
    /// # Errors
    /// [`Code::NotFinite`](crate::error::Code::NotFinite) where a weight is not finite.
    pub fn trained(&self, seconds: f64) -> Result<Trained> {
        let best = self.best();
        Ok(Trained {
            options: self.options.clone(),
            losses: best.losses.clone(),
            accuracy: accuracy(&best.soft, &self.held_out),
            facets_found: result::facets_found(&toy::network(best.soft.kernels())?),
            seconds,
            cancelled: !self.is_done(),
        })
    }

    fn fraction(&self) -> f64 {
        let epoch = self.next as f64 / self.order.len() as f64;
        (self.epoch as f64 + epoch) / self.options.epochs as f64
    }

    /// Shuffles the examples for the next epoch.
    fn shuffle(&mut self) {
        let mut stream = self.key.stream(Purpose::Batches, self.epoch as u64, 0);
        (1..self.order.len()).rev().for_each(|last| self.order.swap(last, stream.below(last + 1)));
    }
}

impl Candidate {
    fn new(key: Key, start: u64) -> Result<Self> {
        let soft = toy::soft(&toy::initial(key, start))?;
        Ok(Self { soft, adam: Adam::default(), loss: 0.0, losses: Vec::new(), accuracy: Vec::new() })
    }

    /// Does one batch.
    fn learn(&mut self, examples: &Examples, batch: &[u32], rate: f64) {
        let (loss, gradient) = gradient(&self.soft, examples, batch);
        self.loss += loss * batch.len() as f64;
        self.adam.step(self.soft.kernels_mut(), &gradient, rate);
    }

    /// Ends an epoch of `examples` examples: records loss and accuracy.
    fn end_epoch(&mut self, examples: usize, held_out: &Examples) {
        self.losses.push(self.loss / examples as f64);
        self.accuracy.push(accuracy(&self.soft, held_out));
        self.loss = 0.0;
    }

    fn last_loss(&self) -> f64 {
        self.losses.last().copied().unwrap_or(f64::INFINITY)
    }
}

/// The mean loss of a batch, nats, and its gradient.
pub fn gradient(soft: &Soft, examples: &Examples, batch: &[u32]) -> (f64, Vec<Kernel>) {
    let share = 1.0 / batch.len().max(1) as f64;
    let mut loss = 0.0;
    let mut sum: Vec<Kernel> = soft.kernels().iter().map(zeros).collect();
    for &index in batch {
        let trace = soft.forward(&soft.one_hot(examples.sequences.get(index as usize)));
        let (value, label) = (trace.value(0), f64::from(u8::from(examples.labels[index as usize])));
        // log(1 + exp(value)) − label · value, without overflow.
        loss += share * (value.max(0.0) - label * value + libm::log1p(libm::exp(-value.abs())));
        let upstream = share * (sigmoid(value) - label);
        for (sum, part) in sum.iter_mut().zip(soft.weights_gradient(&trace, 0, upstream)) {
            sum.weights.iter_mut().zip(part.weights).for_each(|(sum, part)| *sum += part);
            sum.bias.iter_mut().zip(part.bias).for_each(|(sum, part)| *sum += part);
        }
    }
    (loss, sum)
}

fn zeros(kernel: &Kernel) -> Kernel {
    Kernel { weights: vec![0.0; kernel.weights.len()], bias: vec![0.0; kernel.bias.len()] }
}

/// Share of the examples that are classified correctly: value above 0 with the motif, else not.
fn accuracy(soft: &Soft, examples: &Examples) -> f64 {
    let pairs = examples.sequences.iter().zip(&examples.labels);
    let correct = pairs.filter(|(codes, label)| (soft.forward(&soft.one_hot(codes)).value(0) > 0.0) == **label).count();
    correct as f64 / examples.labels.len().max(1) as f64
}

#[cfg(test)]
mod tests;
