//! Operations that select a part of a tensor, or repeat it.

use super::features::Pick;
use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use crate::network::axes::{Role, resolve};
use crate::network::constants::sliced;
use crate::network::limits;
use crate::network::onnx::{OnnxNode, Values};
use crate::network::op::{Op, Pool};

/// Entries `start`, `start + step`, … before `end` along one axis.
#[derive(Clone, Copy, Debug)]
struct SliceRange {
    axis: usize,
    start: i64,
    end: i64,
    step: i64,
}

impl<'a> Walk<'_, 'a> {
    pub(super) fn slice(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let mut signal = self.signal(node, 0)?;
        let Some(starts) = self.listed(node, 1, "starts")? else { return blocked("its bounds are not constant") };
        let Some(ends) = self.listed(node, 2, "ends")? else { return blocked("its bounds are not constant") };
        let all: Vec<i64> = (0..starts.len() as i64).collect();
        let axes = self.listed(node, 3, "axes")?.unwrap_or(all);
        let steps = self.listed(node, 4, "steps")?.unwrap_or_else(|| vec![1; starts.len()]);
        let axes = resolve(&axes, signal.axes.rank()).filter(|axes| axes.len() == starts.len());
        let Some(axes) = axes.filter(|axes| ends.len() == axes.len() && steps.len() == axes.len()) else {
            return blocked("its bounds do not fit its axes");
        };
        for (index, axis) in axes.into_iter().enumerate() {
            let part = SliceRange { axis, start: starts[index], end: ends[index], step: steps[index] };
            signal = self.part(node, signal, part)?;
        }
        Ok(signal)
    }

    /// All outputs of a `Split`.
    pub(super) fn split(&mut self, node: &OnnxNode<'a>) -> Result<Vec<Signal>, Stop> {
        let signal = self.signal(node, 0)?;
        let Some(axis) = resolve(&[node.integer("axis", 0)?], signal.axes.rank()) else {
            return blocked("it has no such axis");
        };
        let size = signal.axes.dims(self.batch, signal.positions)[axis[0]] as i64;
        let count = node.outputs.len().max(1) as i64;
        let share = (size + count - 1) / count;
        let even = || (0..count).map(|index| (size - index * share).clamp(0, share)).collect();
        let sizes = self.listed(node, 1, "split")?.unwrap_or_else(even);
        let mut start = 0;
        let mut parts = Vec::new();
        for size in sizes {
            let part = SliceRange { axis: axis[0], start, end: start.saturating_add(size), step: 1 };
            start = part.end;
            parts.push(self.part(node, signal.clone(), part)?);
        }
        Ok(parts)
    }

    pub(super) fn gather(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let Some(axis) = resolve(&[node.integer("axis", 0)?], signal.axes.rank()) else {
            return blocked("it has no such axis");
        };
        let axis = axis[0];
        let Some(indices) = self.constant(node, 1)? else { return blocked("its indices are not constant") };
        let Values::Integers(chosen) = &indices.values else { return blocked("its indices are not whole numbers") };
        let size = signal.axes.dims(self.batch, signal.positions)[axis] as i64;
        let inside = |&index: &i64| {
            usize::try_from(if index < 0 { index + size } else { index }).ok().filter(|&i| (i as i64) < size)
        };
        let Some(entries) =
            chosen.iter().map(inside).collect::<Option<Vec<usize>>>().filter(|entries| !entries.is_empty())
        else {
            return blocked("its indices are out of range");
        };
        if indices.dims.len() > 1 || !matches!(signal.axes.roles()[axis], Role::Feature { .. } | Role::Unit) {
            return blocked("it picks positions, or rearranges them");
        }
        let picked = self.picked(node, signal, &[Pick { axis, entries }])?;
        let dropped =
            indices.dims.is_empty().then(|| picked.axes.squeeze(Some(&[axis as i64]), picked.positions)).flatten();
        Ok(match dropped {
            Some(axes) => Signal { axes, ..picked },
            None => picked,
        })
    }

    pub(super) fn tile(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let repeats = self.listed(node, 1, "repeats")?;
        let counts =
            repeats.and_then(|repeats| repeats.iter().map(|&n| usize::try_from(n).ok()).collect::<Option<Vec<_>>>());
        let Some(counts) = counts.filter(|counts| counts.len() == signal.axes.rank()) else {
            return blocked("its repeats are not constant, one an axis");
        };
        self.repeated(node, signal, &counts)
    }

    pub(super) fn expand(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let shape = self.listed(node, 1, "shape")?;
        let Some(shape) = shape.filter(|shape| shape.len() == signal.axes.rank()) else {
            return blocked("its shape is not constant, or has other axes than its input");
        };
        let dims = signal.axes.dims(self.batch, signal.positions);
        let count = |(&size, &dim): (&i64, &usize)| match usize::try_from(size).ok()? {
            size if size == dim || size <= 1 => Some(1),
            size if dim == 1 => Some(size),
            _ => None,
        };
        let Some(counts) = shape.iter().zip(&dims).map(count).collect::<Option<Vec<_>>>() else {
            return blocked("its shape does not fit its input");
        };
        self.repeated(node, signal, &counts)
    }

    fn repeated(&mut self, node: &OnnxNode<'a>, signal: Signal, counts: &[usize]) -> Result<Signal, Stop> {
        let dims = signal.axes.dims(self.batch, signal.positions);
        let mut picks = Vec::new();
        for (axis, &count) in counts.iter().enumerate().filter(|(_, count)| **count != 1) {
            let size = dims[axis].saturating_mul(count);
            if !matches!(signal.axes.roles()[axis], Role::Feature { .. } | Role::Unit)
                || size == 0
                || size > limits::CHANNELS
            {
                return blocked("it repeats another axis than the channels, or too often");
            }
            picks.push(Pick { axis, entries: (0..size).map(|entry| entry % dims[axis]).collect() });
        }
        self.picked(node, signal, &picks)
    }

    /// A slice along one axis.
    fn part(&mut self, node: &OnnxNode<'a>, signal: Signal, part: SliceRange) -> Result<Signal, Stop> {
        let size = signal.axes.dims(self.batch, signal.positions)[part.axis] as i64;
        let from_end = |at: i64| if at < 0 { at.saturating_add(size) } else { at }.clamp(0, size);
        let (start, end) = (from_end(part.start), from_end(part.end));
        match signal.axes.roles()[part.axis] {
            _ if (start, end, part.step) == (0, size, 1) => Ok(signal),
            Role::Feature { .. } | Role::Unit => {
                let entries = sliced(size as usize, part.start, part.end, part.step);
                match entries.filter(|entries| !entries.is_empty()) {
                    Some(entries) => self.picked(node, signal, &[Pick { axis: part.axis, entries }]),
                    None => blocked("it takes nothing"),
                }
            }
            Role::Length if part.step < 1 => blocked("it reverses the sequence"),
            Role::Length if start >= end => blocked("it takes nothing"),
            Role::Length => self.positions(node, signal, start as usize, (end - start) as usize, part.step as usize),
            Role::Batch | Role::Each => blocked("it takes a part of the batch"),
            Role::Flat => blocked("it takes a part of an axis that positions and channels share"),
        }
    }

    /// So many positions from `start` on, every `step`-th of them.
    fn positions(
        &mut self,
        node: &OnnxNode<'a>,
        signal: Signal,
        start: usize,
        count: usize,
        step: usize,
    ) -> Result<Signal, Stop> {
        if step > limits::EXTENT {
            return blocked("its steps are too large");
        }
        let is_part = (start, count) != (0, signal.positions);
        let part = match is_part {
            true => self.push(node, vec![signal.source], Op::Crop(start), Signal { positions: count, ..signal }),
            false => signal,
        };
        if step == 1 {
            return Ok(part);
        }
        let part = if is_part { self.hidden(part) } else { part };
        let single = Pool { size: 1, stride: step, padding: [0, 0], counts_padding: false };
        let like = Signal { positions: count.div_ceil(step), ..part };
        Ok(self.push(node, vec![like.source], Op::AveragePool(single), like))
    }

    /// A list of integers: input `index`, or the attribute `name` in older operator sets.
    fn listed(&self, node: &OnnxNode<'a>, index: usize, name: &str) -> Result<Option<Vec<i64>>, Stop> {
        if let Some(values) = node.integers(name)? {
            return Ok(Some(values));
        }
        let Some(_) = node.input(index) else { return Ok(None) };
        match self.constant(node, index)?.and_then(|constant| constant.integers().map(<[i64]>::to_vec)) {
            Some(values) => Ok(Some(values)),
            None => blocked(format!("its input {index} ({name}) is not constant")),
        }
    }
}
