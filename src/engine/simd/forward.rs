//! The forward pass over a chunk of sequences; every map is kept for the backward pass.

use super::plan::Plan;
use super::scratch::Scratch;
use super::shape::Input;
use super::step::StepOp;
use super::tail::Tail;
use super::values;
use crate::network::Source;

impl Scratch {
    /// Computes every map that the last step needs, and its own.
    pub fn forward(&mut self, plan: &Plan, codes: &[u8]) {
        if plan.one_hot {
            self.one_hot.fill(0.0);
            codes
                .iter()
                .zip(self.one_hot.chunks_exact_mut(plan.alphabet_size))
                .for_each(|(&code, row)| row[usize::from(code)] = 1.0);
        }
        for index in 0..=self.last {
            match plan.tail(index, self.last) {
                Some(tail) => self.convolve_and_finish(plan, index, tail, codes),
                None if !plan.is_within(index, self.last) => self.run(plan, index, codes),
                None => {}
            }
        }
    }

    /// Computes the map of one step.
    fn run(&mut self, plan: &Plan, index: usize, codes: &[u8]) {
        let (step, items) = (&plan.steps[index], codes.len() / plan.length);
        let (before, here) = self.maps.split_at_mut(index);
        let output = &mut here[0][..items * step.size()];
        let map = |input: &Input| match input.source {
            Source::Input => &self.one_hot[..items * input.size()],
            Source::Node(step) => &before[step][..items * input.size()],
        };
        match &step.op {
            StepOp::OfSequence(convolution) => {
                let shape = step.shape();
                let sequences = codes.chunks_exact(plan.length).zip(output.chunks_exact_mut(step.size()));
                sequences.for_each(|(codes, output)| convolution.convolve(&shape, codes, &mut self.words, output));
            }
            StepOp::OfMap(convolution) => {
                convolution.convolve(step.shape(), map(&step.inputs[0]), &mut self.convolution, output);
            }
            StepOp::Other(op, shares) => {
                let maps: Vec<&[f32]> = step.inputs.iter().map(map).collect();
                values::compute(step, op, shares, &maps, output);
            }
        }
    }

    /// Computes a convolution and its tail.
    fn convolve_and_finish(&mut self, plan: &Plan, index: usize, tail: &Tail, codes: &[u8]) {
        let (step, items, stored) = (&plan.steps[index], codes.len() / plan.length, plan.steps[tail.last].size());
        let (before, here) = self.maps.split_at_mut(index);
        let output = &mut here[tail.last - index][..items * stored];
        let places = &mut self.places[tail.last][..items * stored];
        let finished = output.chunks_exact_mut(stored).zip(places.chunks_exact_mut(stored));
        match (&step.op, step.inputs[0].source) {
            (StepOp::OfSequence(convolution), _) => {
                let shape = step.shape();
                for (codes, (output, places)) in codes.chunks_exact(plan.length).zip(finished) {
                    convolution.convolve(&shape, codes, &mut self.words, &mut self.raw);
                    tail.finish(step.channels, &self.raw, output, places);
                }
            }
            (StepOp::OfMap(convolution), Source::Node(source)) => {
                let input = &before[source][..items * step.inputs[0].size()];
                convolution.convolve(step.shape(), input, &mut self.convolution, &mut self.raw);
                for (item, (output, places)) in finished.enumerate() {
                    tail.finish(step.channels, &self.raw[item * step.size()..], output, places);
                }
            }
            _ => unreachable!("a tail follows a convolution, and only a convolution of the sequence reads the input"),
        }
    }
}
