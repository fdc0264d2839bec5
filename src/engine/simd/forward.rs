//! The forward pass over a chunk of sequences; every map is kept for the backward pass.

use super::activation;
use super::convolve::Convolving;
use super::packed::LANES;
use super::plan::{Input, Plan, Step, StepOp};
use super::tail::Tail;
use super::transposed::Entries;
use crate::network::{Op, Pool, Source};

/// The maps of one chunk, and room to compute them.
#[derive(Debug)]
pub struct Scratch {
    /// Sequences that there is room for.
    chunk: usize,
    /// The last step that is computed.
    pub(super) last: usize,
    /// The one-hot input, where a step needs it written out.
    pub(super) one_hot: Vec<f32>,
    /// Per step its output; each holds the chunk's sequences one after the other. Empty inside a convolution's tail.
    pub(super) maps: Vec<Vec<f32>>,
    /// Per step that ends a tail, the place of each maximum in its window.
    pub(super) places: Vec<Vec<f32>>,
    /// Per step the derivatives with respect to its output. Empty inside a convolution's tail.
    pub(super) gradients: Vec<Vec<f32>>,
    /// The derivatives with respect to the one-hot input.
    pub(super) letters: Vec<f32>,
    pub(super) entries: Entries,
    /// The output of a convolution whose tail is still to come.
    raw: Vec<f32>,
    /// A sequence as words of letters.
    words: Vec<u8>,
    convolving: Convolving,
}

impl Scratch {
    /// For passes of at most `chunk` sequences up to step `last`.
    pub fn new(plan: &Plan, chunk: usize, last: usize) -> Self {
        let steps = || plan.steps.iter().enumerate();
        let stored = |index: usize, step: &Step| if plan.stores(index, last) { step.size() } else { 0 };
        let ends_tail = |index: usize| plan.is_within(index, last) && plan.stores(index, last);
        let raw = steps().filter(|&(index, _)| plan.tail(index, last).is_some()).map(|(_, step)| step.size()).max();
        Self {
            chunk,
            last,
            one_hot: vec![0.0; if plan.one_hot { chunk * plan.length * plan.letters } else { 0 }],
            maps: steps().map(|(index, step)| vec![0.0; chunk * stored(index, step)]).collect(),
            places: steps()
                .map(|(index, step)| vec![0.0; if ends_tail(index) { chunk * step.size() } else { 0 }])
                .collect(),
            gradients: steps().map(|_| Vec::new()).collect(),
            letters: Vec::new(),
            entries: Entries::new(),
            raw: vec![0.0; chunk * raw.unwrap_or(0) + LANES],
            words: Vec::new(),
            convolving: Convolving::default(),
        }
    }

    /// Whether it can be used for passes of at most `chunk` sequences up to step `last`.
    pub fn fits(&self, chunk: usize, last: usize) -> bool {
        self.last == last && self.chunk >= chunk
    }

    /// Computes every map that the last step needs, and its own.
    pub fn forward(&mut self, plan: &Plan, codes: &[u8]) {
        if plan.one_hot {
            self.one_hot.fill(0.0);
            codes
                .iter()
                .zip(self.one_hot.chunks_exact_mut(plan.letters))
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

    /// A step on its own.
    fn run(&mut self, plan: &Plan, index: usize, codes: &[u8]) {
        let (step, items) = (&plan.steps[index], codes.len() / plan.length);
        let (before, here) = self.maps.split_at_mut(index);
        let output = &mut here[0][..items * step.size()];
        let map = |input: &Input| match input.source {
            Source::Input => &self.one_hot[..items * input.size()],
            Source::Node(step) => &before[step][..items * input.size()],
        };
        match &step.op {
            StepOp::Letters(letters) => {
                let sequences = codes.chunks_exact(plan.length).zip(output.chunks_exact_mut(step.size()));
                sequences.for_each(|(codes, output)| letters.convolve(step, codes, &mut self.words, output));
            }
            StepOp::Dense(packed) => {
                self.convolving.run(step, packed, map(&step.inputs[0]), output);
            }
            StepOp::Other(op, shares) => {
                let maps: Vec<&[f32]> = step.inputs.iter().map(map).collect();
                other(step, op, shares, &maps, output);
            }
        }
    }

    /// A convolution and what follows it.
    fn convolve_and_finish(&mut self, plan: &Plan, index: usize, tail: &Tail, codes: &[u8]) {
        let (step, items, stored) = (&plan.steps[index], codes.len() / plan.length, plan.steps[tail.last].size());
        let (before, here) = self.maps.split_at_mut(index);
        let output = &mut here[tail.last - index][..items * stored];
        let places = &mut self.places[tail.last][..items * stored];
        let finished = output.chunks_exact_mut(stored).zip(places.chunks_exact_mut(stored));
        match (&step.op, step.inputs[0].source) {
            (StepOp::Letters(letters), _) => {
                for (codes, (output, places)) in codes.chunks_exact(plan.length).zip(finished) {
                    letters.convolve(step, codes, &mut self.words, &mut self.raw);
                    tail.finish(step.channels, &self.raw, output, places);
                }
            }
            (StepOp::Dense(packed), Source::Node(source)) => {
                let input = &before[source][..items * step.inputs[0].size()];
                self.convolving.run(step, packed, input, &mut self.raw);
                for (item, (output, places)) in finished.enumerate() {
                    tail.finish(step.channels, &self.raw[item * step.size()..], output, places);
                }
            }
            _ => unreachable!("a tail follows a convolution, and one of the input is one of letters"),
        }
    }

    /// The first `count` numbers of the output of the last step.
    pub fn output(&self, count: usize) -> &[f32] {
        &self.maps[self.last][..count]
    }
}

/// The rows of each sequence that a step reads one to one.
fn rows<'m>(step: &Step, input: &Input, map: &'m [f32]) -> impl Iterator<Item = &'m [f32]> {
    let (first, count) = (input.start * input.channels, step.positions * input.channels);
    map.chunks_exact(input.size()).map(move |map| &map[first..first + count])
}

fn other(step: &Step, op: &Op, shares: &[f32], maps: &[&[f32]], output: &mut [f32]) {
    let (size, channels) = (step.size(), step.channels);
    let first = &step.inputs[0];
    match op {
        Op::Activation(function) => {
            rows(step, first, maps[0])
                .zip(output.chunks_exact_mut(size))
                .for_each(|(x, y)| activation::forward(*function, x, y));
        }
        Op::MaxPool(pool) => {
            let inputs = maps[0].chunks_exact(first.size()).map(|map| &map[first.start * channels..]);
            inputs.zip(output.chunks_exact_mut(size)).for_each(|(x, y)| max_pool(*pool, channels, x, y));
        }
        Op::AveragePool(pool) => {
            let inputs = maps[0].chunks_exact(first.size()).map(|map| &map[first.start * channels..]);
            inputs.zip(output.chunks_exact_mut(size)).for_each(|(x, y)| average_pool(*pool, shares, channels, x, y));
        }
        Op::Affine(affine) => {
            per_channel(step, first, maps[0], output, |channel, x| affine.scale[channel] * x + affine.shift[channel])
        }
        Op::PRelu(slopes) => {
            per_channel(step, first, maps[0], output, |channel, x| if x > 0.0 { x } else { slopes[channel] * x });
        }
        Op::Sum | Op::Product => {
            let product = matches!(op, Op::Product);
            rows(step, first, maps[0]).zip(output.chunks_exact_mut(size)).for_each(|(x, y)| y.copy_from_slice(x));
            for (input, map) in step.inputs.iter().zip(maps).skip(1) {
                for (x, y) in rows(step, input, map).zip(output.chunks_exact_mut(size)) {
                    y.iter_mut().zip(x).for_each(|(y, x)| if product { *y *= x } else { *y += x });
                }
            }
        }
        Op::Concat => {
            let mut before = 0;
            for (input, map) in step.inputs.iter().zip(maps) {
                for (x, y) in rows(step, input, map).zip(output.chunks_exact_mut(size)) {
                    let rows = x.chunks_exact(input.channels).zip(y.chunks_exact_mut(channels));
                    rows.for_each(|(x, y)| y[before..before + input.channels].copy_from_slice(x));
                }
                before += input.channels;
            }
        }
        Op::Select(select) => {
            for (x, y) in rows(step, first, maps[0]).zip(output.chunks_exact_mut(size)) {
                for (x, y) in x.chunks_exact(first.channels).zip(y.chunks_exact_mut(channels)) {
                    y.iter_mut().zip(select).for_each(|(y, &channel)| *y = x[channel]);
                }
            }
        }
        Op::Pad(padding) => {
            let (start, end) = (padding.before * channels, size - padding.after * channels);
            for (x, y) in maps[0].chunks_exact(first.size()).zip(output.chunks_exact_mut(size)) {
                y.fill(padding.value);
                y[start..end].copy_from_slice(&x[first.start * channels..][..end - start]);
            }
        }
        Op::Crop(_) | Op::Convolution(_) => {
            rows(step, first, maps[0]).zip(output.chunks_exact_mut(size)).for_each(|(x, y)| y.copy_from_slice(x));
        }
    }
}

fn per_channel(step: &Step, input: &Input, map: &[f32], output: &mut [f32], f: impl Fn(usize, f32) -> f32) {
    for (x, y) in rows(step, input, map).zip(output.chunks_exact_mut(step.size())) {
        for (x, y) in x.chunks_exact(step.channels).zip(y.chunks_exact_mut(step.channels)) {
            x.iter().zip(y).enumerate().for_each(|(channel, (&x, y))| *y = f(channel, x));
        }
    }
}

fn max_pool(pool: Pool, channels: usize, input: &[f32], output: &mut [f32]) {
    for (window, output) in output.chunks_exact_mut(channels).enumerate() {
        let rows = &input[window * pool.stride * channels..][..pool.size * channels];
        let (first, others) = rows.split_at(channels);
        output.copy_from_slice(first);
        for row in others.chunks_exact(channels) {
            for (y, &x) in output.iter_mut().zip(row) {
                *y = if x > *y { x } else { *y };
            }
        }
    }
}

fn average_pool(pool: Pool, shares: &[f32], channels: usize, input: &[f32], output: &mut [f32]) {
    for (window, (output, share)) in output.chunks_exact_mut(channels).zip(shares).enumerate() {
        output.fill(0.0);
        for row in input[window * pool.stride * channels..][..pool.size * channels].chunks_exact(channels) {
            output.iter_mut().zip(row).for_each(|(y, x)| *y += x);
        }
        output.iter_mut().for_each(|y| *y *= share);
    }
}
