//! Poolings, and padding that is an operation of its own.

use super::normalise::is_feature;
use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use super::window::{Slide, Window, out_of_range, slide};
use crate::network::axes::{Role, resolve};
use crate::network::limits;
use crate::network::onnx::OnnxNode;
use crate::network::op::{Affine, Op, Padding, Pool};

impl<'a> Walk<'_, 'a> {
    /// `MaxPool` and `AveragePool`.
    pub(super) fn pool(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let kernel: Option<Vec<usize>> =
            node.integers("kernel_shape")?.unwrap_or_default().iter().map(|&size| usize::try_from(size).ok()).collect();
        let slide = slide(node, &signal, &kernel.ok_or_else(|| out_of_range(node))?)?;
        let Slide { windows, along } = &slide;
        if (0..windows.len()).any(|axis| {
            Some(axis) != *along && windows[axis] != (Window { ceil: windows[axis].ceil, ..Window::SINGLE })
        }) {
            return blocked("it pools another axis than the sequence");
        }
        let window = slide.window();
        if window.dilation != 1 {
            return blocked("its window is dilated");
        }
        let Some(positions) = window.count(signal.positions) else {
            return blocked(format!("its window is wider than the {} positions it reads", signal.positions));
        };
        let counts_padding = node.integer("count_include_pad", 0)? != 0;
        let pool = Pool { size: window.size, stride: window.stride, padding: window.padding, counts_padding };
        let op = if node.op == "MaxPool" { Op::MaxPool(pool) } else { Op::AveragePool(pool) };
        Ok(self.push(node, vec![signal.source], op, Signal { positions, ..signal }))
    }

    /// `GlobalMaxPool` and `GlobalAveragePool`.
    pub(super) fn global_pool(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        if signal.axes.roles().iter().skip(2).any(|role| matches!(role, Role::Feature { .. } | Role::Flat)) {
            return blocked("it pools another axis than the sequence");
        }
        self.summary(node, signal, node.op == "GlobalMaxPool")
    }

    /// `ReduceMax`, `ReduceMean` and `ReduceSum` over the sequence; the latter two also over channels.
    pub(super) fn reduce(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let mut signal = self.signal(node, 0)?;
        let listed = self.axis_list(node)?.filter(|axes| !axes.is_empty());
        if listed.is_none() && node.integer("noop_with_empty_axes", 0)? != 0 {
            return Ok(signal);
        }
        let axes = listed.and_then(|axes| resolve(&axes, signal.axes.rank()));
        let known = |&axis: &usize| !matches!(signal.axes.roles()[axis], Role::Batch | Role::Each | Role::Flat);
        let Some(axes) = axes.filter(|axes| axes.iter().all(known)) else {
            return blocked("it pools another axis than the sequence");
        };
        let has = |signal: &Signal, length: bool| {
            axes.iter().any(|&axis| match signal.axes.roles()[axis] {
                Role::Length => length,
                Role::Feature { .. } => !length,
                _ => false,
            })
        };
        if has(&signal, true) {
            signal = match node.op {
                "ReduceSum" => self.total(node, signal)?,
                _ => self.summary(node, signal, node.op == "ReduceMax")?,
            };
        }
        if has(&signal, false) {
            if node.op == "ReduceMax" {
                return blocked("it takes the largest of several channels");
            }
            let features: Vec<usize> = axes.iter().copied().filter(|&axis| is_feature(&signal, axis)).collect();
            signal = self.reduce_features(node, &signal, &features)?;
        }
        let named: Vec<i64> = axes.iter().map(|&axis| axis as i64).collect();
        let keeps = node.integer("keepdims", 1)? != 0;
        match signal.axes.squeeze(Some(&named), 1).filter(|_| !keeps) {
            Some(axes) => Ok(Signal { axes, ..signal }),
            None => Ok(signal),
        }
    }

    /// The sum over all positions.
    fn total(&mut self, node: &OnnxNode<'a>, signal: Signal) -> Result<Signal, Stop> {
        let count = signal.positions as f32;
        let mean = self.summary(node, signal, false)?;
        let mean = self.hidden(mean);
        let affine = Affine { scale: vec![count; mean.channels], shift: vec![0.0; mean.channels] };
        self.scaled(node, mean, affine)
    }

    /// One window over all positions.
    fn summary(&mut self, node: &OnnxNode<'a>, signal: Signal, max: bool) -> Result<Signal, Stop> {
        let Some(axis) = signal.axes.position(Role::Length) else { return Ok(signal) };
        if signal.positions > limits::EXTENT {
            return blocked("the length of the sequence that it summarises is not known");
        }
        let pool = Pool { size: signal.positions, stride: signal.positions, padding: [0, 0], counts_padding: false };
        let axes = signal.axes.clone().with(axis, Role::Unit);
        let op = if max { Op::MaxPool(pool) } else { Op::AveragePool(pool) };
        Ok(self.push(node, vec![signal.source], op, Signal { axes, positions: 1, ..signal }))
    }

    pub(super) fn pad(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let value = self.pad_value(node)?;
        let mut ends = [0_i64; 2];
        let pads = self.pads(node, signal.axes.rank())?;
        for (index, &pad) in pads.iter().enumerate().filter(|(_, pad)| **pad != 0) {
            match signal.axes.roles()[index % (pads.len() / 2)] {
                Role::Length if pad.unsigned_abs() <= limits::EXTENT as u64 => ends[index / (pads.len() / 2)] = pad,
                Role::Length => return Err(out_of_range(node).into()),
                _ => return blocked("it pads an axis that is not the sequence"),
            }
        }
        let cropped = ends.map(|end| usize::try_from(-end).unwrap_or(0));
        let [before, after] = ends.map(|end| usize::try_from(end).unwrap_or(0));
        let Some(kept) = signal.positions.checked_sub(cropped[0] + cropped[1]).filter(|&kept| kept > 0) else {
            return blocked(format!("it crops more than the {} positions that it reads", signal.positions));
        };
        let signal = match cropped {
            [0, 0] => signal,
            [start, _] => self.push(node, vec![signal.source], Op::Crop(start), Signal { positions: kept, ..signal }),
        };
        if before + after == 0 {
            return Ok(signal);
        }
        let positions = signal.positions.saturating_add(before + after);
        let signal = if cropped == [0, 0] { signal } else { self.hidden(signal) };
        let op = Op::Pad(Padding { before, after, value });
        Ok(self.push(node, vec![signal.source], op, Signal { positions, ..signal }))
    }

    /// The value of padded positions; not a number where they copy others.
    fn pad_value(&self, node: &OnnxNode<'a>) -> Result<f32, Stop> {
        match node.text("mode", "constant")?.as_str() {
            "constant" => {}
            "reflect" | "edge" | "wrap" => return Ok(f32::NAN),
            mode => return blocked(format!("it pads in the mode “{mode}”, which this version does not know")),
        }
        let value = match node.input(2) {
            None => Some(node.float("value", 0.0)?),
            Some(_) => self.constant(node, 2)?.and_then(|constant| constant.number()),
        };
        match value.filter(|value| value.is_finite()) {
            Some(value) => Ok(value),
            None => blocked("it pads with something else than one finite number"),
        }
    }

    /// For each axis the positions added before it, then for each those added after it.
    fn pads(&self, node: &OnnxNode<'a>, rank: usize) -> Result<Vec<i64>, Stop> {
        let listed = match node.integers("pads")? {
            Some(pads) => Some(pads),
            None => self.constant(node, 1)?.and_then(|pads| pads.integers().map(<[i64]>::to_vec)),
        };
        let Some(listed) = listed else {
            return blocked("its padding is computed while the network runs; a fixed input length settles it");
        };
        let axes = match node.input(3) {
            None => (0..rank as i64).collect(),
            Some(_) => match self.constant(node, 3)?.and_then(|axes| axes.integers().map(<[i64]>::to_vec)) {
                Some(axes) => axes,
                None => return self.unknown(node, 3, "its axes"),
            },
        };
        let Some(axes) = resolve(&axes, rank).filter(|axes| listed.len() == 2 * axes.len()) else {
            return blocked("its padding is not written for each of its axes");
        };
        let mut pads = vec![0; 2 * rank];
        for (index, &axis) in axes.iter().enumerate() {
            pads[axis] = listed[index];
            pads[axis + rank] = listed[index + axes.len()];
        }
        Ok(pads)
    }
}
