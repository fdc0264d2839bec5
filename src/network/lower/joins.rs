//! Operations that join branches: residual sums, gates, concatenations.

use super::features::{combine, count, ordered, spread};
use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use crate::network::axes::{Axes, Role};
use crate::network::onnx::OnnxNode;
use crate::network::op::{Affine, Op, Source};

impl<'a> Walk<'_, 'a> {
    /// Whether every input of `node` is computed from the sequence.
    pub(super) fn joins(&self, node: &OnnxNode<'a>) -> bool {
        node.inputs.iter().all(|input| self.lowered.tensors.contains_key(input))
    }

    /// `Add`, `Sub`, `Mul` and `Sum` of branches.
    pub(super) fn join(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signals = self.branches(node)?;
        self.joined(node, &signals)
    }

    /// The sum of branches; their product for `Mul` and `Div`, for which the divisor is already inverted.
    pub(super) fn joined(&mut self, node: &OnnxNode<'a>, signals: &[Signal]) -> Result<Signal, Stop> {
        fit(signals)?;
        let [first, others @ ..] = signals else { return blocked("it has no input") };
        let mut sizes: Vec<usize> = spread(&first.axes).iter().map(|&(size, _)| size).collect();
        let mut shape = first.axes.clone();
        for other in others {
            shape = together(&shape, &other.axes)?;
            for (size, (broadcast, _)) in sizes.iter_mut().zip(spread(&other.axes)) {
                *size = match (*size, broadcast) {
                    (a, b) if a == b || b == 1 => a,
                    (1, b) => b,
                    _ => return blocked("its branches have different numbers of channels"),
                };
            }
        }
        let channels = count(&sizes)?;
        let axes = ordered(&shape, &sizes);
        let mut sources = Vec::new();
        for (index, signal) in signals.iter().enumerate() {
            let signal = self.broadcast(node, signal, &sizes, &axes);
            let negated = node.op == "Sub" && index == 1;
            sources.push(if negated { self.negated(node, signal) } else { signal.source });
        }
        let like = Signal { axes, channels, ..first.clone() };
        let op = if matches!(node.op, "Mul" | "Div") { Op::Product } else { Op::Sum };
        Ok(self.push(node, sources, op, like))
    }

    pub(super) fn concat(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signals = self.branches(node)?;
        fit(&signals)?;
        let first = signals[0].clone();
        let rank = first.axes.rank() as i64;
        let axis = node.integer("axis", 1)?;
        let axis = usize::try_from(if axis < 0 { axis + rank } else { axis }).unwrap_or(usize::MAX);
        if !matches!(first.axes.roles().get(axis), Some(Role::Feature { .. } | Role::Unit)) {
            return blocked("it joins its branches along the sequence, not along channels");
        }
        let mut sizes: Vec<usize> = spread(&first.axes).iter().map(|&(size, _)| size).collect();
        let mut shape = first.axes.clone();
        for signal in &signals[1..] {
            shape = together(&shape, &signal.axes)?;
            for (other, (size, (added, _))) in sizes.iter_mut().zip(spread(&signal.axes)).enumerate() {
                match other == axis {
                    true => *size += added,
                    false if *size == added => {}
                    false => return blocked("its branches have different numbers of channels"),
                }
            }
        }
        let channels = count(&sizes)?;
        let axes = ordered(&shape, &sizes);
        let like = Signal { axes: axes.clone(), channels, ..first };
        let sources = signals.iter().map(|signal| signal.source).collect();
        let joined = self.push(node, sources, Op::Concat, like);
        Ok(self.selected(node, joined, concatenated(&signals, axis), axes))
    }

    /// All inputs of a node.
    fn branches(&self, node: &OnnxNode<'a>) -> Result<Vec<Signal>, Stop> {
        (0..node.inputs.len()).map(|index| self.signal(node, index)).collect()
    }

    /// `signal` with its channels repeated to the given sizes, in the order of `axes`.
    pub(super) fn broadcast(&mut self, node: &OnnxNode<'a>, signal: &Signal, sizes: &[usize], axes: &Axes) -> Signal {
        let entries = |(&(own, stride), &size): (&(usize, usize), &usize)| {
            (0..size).map(|entry| if own == 1 { 0 } else { entry * stride }).collect()
        };
        let lists: Vec<Vec<usize>> = spread(&signal.axes).iter().zip(sizes).map(entries).collect();
        self.selected(node, signal.clone(), combine(&lists), axes.clone())
    }

    fn negated(&mut self, node: &OnnxNode<'a>, signal: Signal) -> Source {
        let affine = Affine { scale: vec![-1.0; signal.channels], shift: vec![0.0; signal.channels] };
        let negated = self.push(node, vec![signal.source], Op::Affine(affine), signal);
        self.hidden(negated).source
    }
}

/// Refuses signals that do not have the same positions.
fn fit(signals: &[Signal]) -> Result<(), Stop> {
    let Some(first) = signals.first() else { return blocked("it has no input") };
    for other in &signals[1..] {
        if other.axes.rank() != first.axes.rank() || !other.axes.flat().is_empty() || !first.axes.flat().is_empty() {
            return blocked("its branches have different axes");
        }
        if other.positions != first.positions {
            return blocked(match other.positions.min(first.positions) {
                1 => "it combines every position with a summary of the whole sequence".to_owned(),
                _ => format!("its branches have {} and {} positions", first.positions, other.positions),
            });
        }
        if other.jump != first.jump && first.positions > 1 {
            return blocked("its branches step along the sequence at different rates");
        }
    }
    Ok(())
}

/// The common roles of two tensors of the same rank; axes of size 1 take the role of the other tensor.
fn together(a: &Axes, b: &Axes) -> Result<Axes, Stop> {
    let mut axes = a.clone();
    for (axis, (&one, &other)) in a.roles().iter().zip(b.roles()).enumerate() {
        match (one, other) {
            (Role::Unit, _) => axes = axes.with(axis, other),
            (_, Role::Unit) | (Role::Feature { .. }, Role::Feature { .. }) => {}
            _ if one == other => {}
            _ => return blocked("its branches have their positions and channels in different axes"),
        }
    }
    Ok(axes)
}

/// For each channel of the result, its index when the branches' channels follow one another.
fn concatenated(signals: &[Signal], axis: usize) -> Vec<usize> {
    let mut branches = Vec::new();
    let mut offset = 0;
    for signal in signals {
        branches.push((offset, spread(&signal.axes)));
        offset += signal.channels;
    }
    let joined: Vec<(usize, usize)> = (0..signals.len())
        .flat_map(|branch| (0..branches[branch].1[axis].0).map(move |entry| (branch, entry)))
        .collect();
    let mut places: Vec<(Option<usize>, Vec<usize>)> = vec![(None, Vec::new())];
    for (other, &(size, _)) in branches[0].1.iter().enumerate() {
        let extend = |(branch, entries): &(Option<usize>, Vec<usize>)| -> Vec<(Option<usize>, Vec<usize>)> {
            let with = |entry: usize| entries.iter().copied().chain([entry]).collect();
            if other == axis {
                joined.iter().map(|&(branch, entry)| (Some(branch), with(entry))).collect()
            } else {
                (0..size).map(|entry| (*branch, with(entry))).collect()
            }
        };
        places = places.iter().flat_map(extend).collect();
    }
    let channel = |(branch, entries): (Option<usize>, Vec<usize>)| {
        let (offset, spread) = &branches[branch.unwrap_or(0)];
        offset + entries.iter().zip(spread).map(|(entry, (_, stride))| entry * stride).sum::<usize>()
    };
    places.into_iter().map(channel).collect()
}
