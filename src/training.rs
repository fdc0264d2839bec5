//! Training the toy of the paper's Figure 2 anew, with the crate's own gradients.
//!
//! Eight letters; three filters of width 5, ReLU, max-pooling of 2; one filter over 3 × 2, sigmoid. Half of the
//! [`examples`] hold the ZEB1 motif at their first or second letter, the others are random. The loss is
//! the binary cross-entropy, and [`adam`] follows its gradient, batch after batch, at a rate that falls to zero
//! along a cosine.
//!
//! [`Training::step`] does one batch and returns. Everything depends on the options alone: draws are keyed by seed
//! and place, and sums run in one order. PyTorch takes the same step from the same weights, see
//! `tools/lesson/step.py`.

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
use crate::random::{Key, Stage};
use adam::Adam;
use examples::Examples;
pub use result::{Trained, TrainingOptions, TrainingProgress};

/// Examples of a batch.
const BATCH: usize = 50;
/// Adam's step at the beginning.
const RATE: f64 = 0.03;
/// Sequences that an epoch is judged by; they are never learned from.
const HELD_OUT: usize = 2_000;
/// Networks that begin from weights of their own. Three filters are few: some first weights lead to a network that
/// tells nearly all sequences right and shows the motif at one place only, or at none.
const CONTENDERS: usize = 4;
/// Epochs after which the one with the smallest loss goes on alone.
const TRIAL: usize = 3;

/// A training at work.
pub struct Training {
    options: TrainingOptions,
    key: Key,
    examples: Examples,
    held_out: Examples,
    /// The networks that learn, until the best goes on alone.
    contenders: Vec<Contender>,
    /// The order of the examples in this epoch, and how many are done.
    order: Vec<u32>,
    next: usize,
    epoch: usize,
}

/// A network that learns.
struct Contender {
    soft: Soft,
    adam: Adam,
    /// Sum of the losses in this epoch.
    loss: f64,
    losses: Vec<f64>,
    accuracy: Vec<f64>,
}

impl Training {
    /// Draws examples and first weights.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option) for numbers out of range.
    pub fn new(options: TrainingOptions) -> Result<Self> {
        within("seed", options.seed as f64, 0.0, LARGEST_SEED as f64)?;
        within("examples", options.examples as f64, BATCH as f64, 100_000.0)?;
        within("epochs", options.epochs as f64, 1.0, 200.0)?;
        let key = Key { seed: options.seed, layer: 2, channel: 0 };
        let mut training = Self {
            examples: Examples::draw(key, 0, options.examples),
            held_out: Examples::draw(key, 1, HELD_OUT),
            contenders: (0..CONTENDERS as u64).map(|start| Contender::new(key, start)).collect::<Result<_>>()?,
            order: (0..options.examples as u32).collect(),
            next: 0,
            epoch: 0,
            options,
            key,
        };
        training.shuffle();
        Ok(training)
    }

    /// One batch.
    pub fn step(&mut self) {
        if self.is_done() {
            return;
        }
        let end = (self.next + BATCH).min(self.order.len());
        let rate = 0.5 * RATE * (1.0 + libm::cos(std::f64::consts::PI * self.fraction()));
        let batch = &self.order[self.next..end];
        self.contenders.iter_mut().for_each(|contender| contender.learn(&self.examples, batch, rate));
        self.next = end;
        if self.next == self.order.len() {
            self.contenders.iter_mut().for_each(|contender| contender.judge(self.order.len(), &self.held_out));
            self.epoch += 1;
            self.next = 0;
            self.shuffle();
            if self.epoch == TRIAL.min(self.options.epochs) {
                self.contenders.sort_by(|a, b| a.last_loss().total_cmp(&b.last_loss()));
                self.contenders.truncate(1);
            }
        }
    }

    /// Whether every epoch is over.
    pub fn is_done(&self) -> bool {
        self.epoch == self.options.epochs
    }

    /// The network that is best so far.
    fn best(&self) -> &Contender {
        let better = |best: &Contender, next: &Contender| next.last_loss() < best.last_loss();
        let (first, rest) = (&self.contenders[0], &self.contenders[1..]);
        rest.iter().fold(first, |best, next| if better(best, next) { next } else { best })
    }

    /// How far it has come.
    pub fn progress(&self) -> TrainingProgress {
        let best = self.best();
        TrainingProgress {
            epoch: self.epoch,
            epochs: self.options.epochs,
            losses: best.losses.clone(),
            accuracy: best.accuracy.clone(),
        }
    }

    /// The network as it is now, as an ONNX file.
    pub fn onnx(&self) -> Vec<u8> {
        onnx::write(self.best().soft.kernels())
    }

    /// What has come of it; the crate has no clock of its own.
    ///
    /// # Errors
    /// [`Code::NotFinite`](crate::error::Code::NotFinite) where a weight has run away.
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

    /// Another order for the next epoch.
    fn shuffle(&mut self) {
        let mut stream = self.key.stream(Stage::Batches, self.epoch as u64, 0);
        (1..self.order.len()).rev().for_each(|last| self.order.swap(last, stream.below(last + 1)));
    }
}

impl Contender {
    fn new(key: Key, start: u64) -> Result<Self> {
        let soft = toy::soft(&toy::initial(key, start))?;
        Ok(Self { soft, adam: Adam::default(), loss: 0.0, losses: Vec::new(), accuracy: Vec::new() })
    }

    /// One batch.
    fn learn(&mut self, examples: &Examples, batch: &[u32], rate: f64) {
        let (loss, gradient) = gradient(&self.soft, examples, batch);
        self.loss += loss * batch.len() as f64;
        self.adam.step(self.soft.kernels_mut(), &gradient, rate);
    }

    /// Ends an epoch of so many examples.
    fn judge(&mut self, examples: usize, held_out: &Examples) {
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

/// Share of the examples whose value is on the right side of 0.
fn accuracy(soft: &Soft, examples: &Examples) -> f64 {
    let pairs = examples.sequences.iter().zip(&examples.labels);
    let right = pairs.filter(|(codes, label)| (soft.forward(&soft.one_hot(codes)).value(0) > 0.0) == **label).count();
    right as f64 / examples.labels.len().max(1) as f64
}

#[cfg(test)]
mod tests;
