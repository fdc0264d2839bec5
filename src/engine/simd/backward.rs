//! The backward pass: the derivative of one output of each sequence with respect to the one-hot input.
//!
//! Step by step over all sequences of a chunk, so that weights are read once for many sequences.

use super::derivatives::{self, Maps};
use super::map_convolution::MapConvolution;
use super::plan::Plan;
use super::scratch::Scratch;
use super::sequence_convolution::SequenceConvolution;
use super::step::StepOp;
use super::transposed::{Transposed, Upstream};
use crate::network::Source;

/// Adds to the derivatives of a step's input, given an item of the chunk and the derivatives of the step's output.
type Pull<'p> = dyn FnMut(usize, &[f32], &mut [f32]) + 'p;

impl Scratch {
    /// d value / d one-hot (`length × alphabet size` each) of the chunk's sequences `items`, one after the other, where
    /// the value is the output that `outputs` names for the sequence. The forward pass of the chunk comes first.
    pub fn backward(&mut self, plan: &Plan, items: &[usize], outputs: &[usize]) -> &[f32] {
        self.input_gradient.clear();
        self.input_gradient.resize(items.len() * plan.length * plan.alphabet_size, 0.0);
        for (index, (gradients, step)) in self.gradients.iter_mut().zip(&plan.steps).enumerate() {
            gradients.clear();
            if plan.stores(index, self.last) {
                gradients.resize(items.len() * step.size(), 0.0);
            }
        }
        let rows = self.gradients[self.last].chunks_exact_mut(plan.steps[self.last].size());
        rows.zip(items).for_each(|(derivatives, &item)| derivatives[outputs[item]] = 1.0);
        for index in (0..=self.last).rev() {
            if plan.tail(index, self.last).is_some() || !plan.is_within(index, self.last) {
                self.pull(plan, index, items);
            }
        }
        &self.input_gradient
    }

    /// Adds what a step's output contributes to the derivatives of what it reads.
    fn pull(&mut self, plan: &Plan, index: usize, items: &[usize]) {
        let (step, tail) = (&plan.steps[index], plan.tail(index, self.last));
        let end = tail.map_or(index, |tail| tail.last);
        let size = plan.steps[end].size();
        let (before, here) = self.gradients.split_at_mut(index);
        for (number, input) in step.inputs.iter().enumerate() {
            let downstream = match input.source {
                Source::Input => &mut self.input_gradient[..],
                Source::Node(step) => &mut before[step][..],
            };
            let mut each = |work: &mut Pull| {
                let rows = here[end - index].chunks_exact(size).zip(downstream.chunks_exact_mut(input.size()));
                items.iter().zip(rows).for_each(|(&item, (upstream, downstream))| work(item, upstream, downstream));
            };
            match &step.op {
                StepOp::Other(op, shares) => each(&mut |item, upstream, downstream| {
                    let maps = Maps { one_hot: &self.one_hot, maps: &self.maps, item };
                    derivatives::add(step, op, shares, number, &maps, upstream, downstream);
                }),
                StepOp::OfSequence(SequenceConvolution { kernel, .. })
                | StepOp::OfMap(MapConvolution { kernel, .. }) => {
                    let transposed = Transposed { shape: step.shape(), kernel, tail };
                    for channels in transposed.blocks() {
                        each(&mut |item, derivatives, downstream| {
                            let map = item * size..(item + 1) * size;
                            let stored = tail.map(|_| (&self.maps[end][map.clone()], &self.places[end][map.clone()]));
                            let upstream = Upstream { derivatives, stored };
                            transposed.push(&channels, &upstream, &mut self.entries, downstream);
                        });
                    }
                }
            }
        }
    }
}
