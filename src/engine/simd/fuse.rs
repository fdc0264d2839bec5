//! Finds the ReLU and max-pooling after each convolution that can be fused with it, see [`Tail`].

use super::step::{Step, StepOp};
use super::tail::Tail;
use crate::network::{Activation, Op, Pool, Source};

/// Sets the tails of all convolutions.
pub fn fuse(steps: &mut [Step]) {
    for index in 0..steps.len() {
        if matches!(steps[index].op, StepOp::Other(..)) {
            continue;
        }
        let none = Tail {
            relu: false,
            pool: Pool { size: 1, stride: 1, padding: [0; 2], counts_padding: false },
            last: index,
        };
        let mut tail = none;
        while let Some(longer) = only_reader(steps, tail.last).and_then(|next| longer(steps, tail, next)) {
            steps[longer.last].within = Some(index);
            tail = longer;
        }
        steps[index].tail = (tail.last > index).then_some(tail);
    }
}

/// The step that reads the map of a step; `None` where there are several, or none.
fn only_reader(steps: &[Step], read: usize) -> Option<usize> {
    let reads = |step: &&(usize, &Step)| step.1.inputs.iter().any(|input| input.source == Source::Node(read));
    let all: Vec<(usize, &Step)> = steps.iter().enumerate().collect();
    let mut readers = all.iter().filter(reads);
    readers.next().filter(|_| readers.next().is_none()).map(|&(index, _)| index)
}

/// The tail with one more step, where that step can be part of it.
fn longer(steps: &[Step], tail: Tail, next: usize) -> Option<Tail> {
    let (step, read) = (&steps[next], &steps[tail.last]);
    let StepOp::Other(op, _) = &step.op else { return None };
    let from_start = step.inputs[0].start == 0;
    match *op {
        Op::Activation(Activation::Relu) if !tail.relu && from_start && step.positions == read.positions => {
            Some(Tail { relu: true, last: next, ..tail })
        }
        Op::MaxPool(pool) if tail.pool.size == 1 && from_start && pool.size > 1 && pool.stride >= pool.size => {
            Some(Tail { pool, last: next, ..tail })
        }
        _ => None,
    }
}
