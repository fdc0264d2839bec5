//! Dense layers: a convolution whose kernel covers every position, or, where they are applied to
//! each position, one of width 1.

use super::convolution::{finite, shape};
use super::features::{ordered, spread};
use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use crate::network::axes::Role;
use crate::network::limits;
use crate::network::onnx::{Constant, OnnxNode};
use crate::network::op::{Convolution, Op};
use ndarray::Array3;

/// Weights by output and by entry of the axis that is read.
struct Rows<'w> {
    values: &'w [f32],
    inputs: usize,
    outputs: usize,
    /// Whether the file stores one row per output, rather than one row per input.
    by_output: bool,
    scale: f32,
}

impl Rows<'_> {
    fn get(&self, output: usize, input: usize) -> f32 {
        let index = if self.by_output { output * self.inputs + input } else { input * self.outputs + output };
        self.scale * self.values[index]
    }
}

impl<'a> Walk<'_, 'a> {
    /// `Gemm`, and `MatMul` with constant weights on the right.
    pub(super) fn dense(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let Some(weights) = self.constant(node, 1)? else {
            return match self.joins(node) {
                true => blocked("it multiplies two branches"),
                false => self.unknown(node, 1, "its weights"),
            };
        };
        let &[rows, columns] = &weights.dims[..] else { return blocked("its weights are no matrix") };
        let gemm = node.op == "Gemm";
        let by_output = gemm && node.integer("transB", 0)? != 0;
        if gemm && node.integer("transA", 0)? != 0 {
            return blocked("it transposes its input");
        }
        let (inputs, outputs) = if by_output { (columns, rows) } else { (rows, columns) };
        let scale = if gemm { node.float("alpha", 1.0)? } else { 1.0 };
        let values = weights.floats().ok_or_else(|| shape(node, &weights))?;
        let bias = self.summand(node, outputs)?;
        self.layer(node, signal, &Rows { values, inputs, outputs, by_output, scale }, bias)
    }

    /// A convolution over a flattened map, which is a dense layer in groups.
    pub(super) fn flat_convolution(
        &mut self,
        node: &OnnxNode<'a>,
        signal: Signal,
        weights: &Constant,
        groups: usize,
        bias: Vec<f32>,
    ) -> Result<Signal, Stop> {
        let (outputs, inputs) = (weights.dims[0], weights.dims[1]);
        let size = signal.axes.dims(1, signal.positions)[1];
        let plain = weights.dims[2..].iter().all(|&width| width == 1);
        if !plain || inputs.checked_mul(groups) != Some(size) || outputs == 0 || !outputs.is_multiple_of(groups) {
            return blocked("it slides over a flattened map");
        }
        fits(outputs, size)?;
        let values = weights.floats().ok_or_else(|| shape(node, weights))?;
        let mut rows = vec![0.0; outputs * size];
        for (output, row) in values.chunks_exact(inputs).enumerate() {
            let first = output / (outputs / groups) * inputs;
            rows[output * size + first..][..inputs].copy_from_slice(row);
        }
        let rank = signal.axes.rank();
        let rows = Rows { values: &rows, inputs: size, outputs, by_output: true, scale: 1.0 };
        let front: Vec<i64> = [0].into_iter().chain(2..rank as i64).chain([1]).collect();
        let back: Vec<i64> = [0, rank as i64 - 1].into_iter().chain(1..rank as i64 - 1).collect();
        let Some(axes) = signal.axes.transpose(&front) else { return blocked("it has no channels") };
        let made = self.layer(node, Signal { axes, ..signal }, &rows, bias)?;
        match made.axes.transpose(&back) {
            Some(axes) => Ok(Signal { axes, ..made }),
            None => blocked("it has no channels"),
        }
    }

    /// Adds a dense layer that reads the last axis.
    fn layer(&mut self, node: &OnnxNode<'a>, signal: Signal, rows: &Rows, bias: Vec<f32>) -> Result<Signal, Stop> {
        let last = signal.axes.rank().saturating_sub(1);
        let read = signal.axes.dims(1, signal.positions).get(last).copied().unwrap_or(0);
        if read != rows.inputs || rows.outputs == 0 {
            let over_positions = matches!(signal.axes.roles().get(last), Some(Role::Flat | Role::Length));
            if let Some(why) = over_positions.then(|| self.wants(&signal, rows.inputs, "its weights")).flatten() {
                return blocked(why);
            }
            return blocked(format!(
                "its weights have {} rows, and the axis that it reads has {read} entries",
                rows.inputs
            ));
        }
        fits(rows.outputs, rows.inputs)?;
        let entries: Vec<(usize, usize)> = match signal.axes.roles()[last] {
            Role::Flat => signal.axes.flat_entries(signal.positions),
            Role::Feature { size, stride: 1 } if size == signal.channels => (0..size).map(|c| (0, c)).collect(),
            Role::Unit if signal.channels == 1 => vec![(0, 0)],
            Role::Length if signal.channels == 1 => (0..signal.positions).map(|p| (p, 0)).collect(),
            _ => return blocked("it combines some of the channels only"),
        };
        let kernel = 1 + entries.iter().map(|&(position, _)| position).max().unwrap_or(0);
        self.make_room(rows.outputs, kernel.saturating_mul(signal.channels))?;
        let mut weights = Array3::zeros((rows.outputs, kernel, signal.channels));
        for (input, &(position, channel)) in entries.iter().enumerate() {
            for output in 0..rows.outputs {
                weights[[output, position, channel]] = rows.get(output, input);
            }
        }
        finite(node, weights.iter().chain(&bias))?;
        let convolution =
            Convolution { weights: weights.into_shared(), bias, stride: 1, dilation: 1, padding: [0, 0], groups: 1 };
        let positions = signal.positions - kernel + 1;
        let mut sizes: Vec<usize> = spread(&signal.axes).iter().map(|_| 1).collect();
        sizes[last] = rows.outputs;
        let axes = ordered(&signal.axes.clone().with(last, Role::Unit), &sizes);
        let like = Signal { axes, channels: rows.outputs, positions, ..signal };
        Ok(self.push(node, vec![like.source], Op::Convolution(convolution), like))
    }

    /// Adds the weights of a dense layer, or of an operation that is computed like one, to the count, before they are
    /// allocated.
    pub(super) fn make_room(&mut self, outputs: usize, inputs: usize) -> Result<(), Stop> {
        let count = fits(outputs, inputs)?;
        if self.reserve(4 * count) {
            return Ok(());
        }
        blocked(format!(
            "with its weights, those of the layers up to it take more than {} MiB",
            limits::WEIGHT_BYTES >> 20
        ))
    }

    /// The bias of a `Gemm`, zeros for other operations.
    fn summand(&self, node: &OnnxNode<'a>, outputs: usize) -> Result<Vec<f32>, Stop> {
        if node.op != "Gemm" || node.input(2).is_none() {
            return Ok(vec![0.0; outputs]);
        }
        let beta = node.float("beta", 1.0)?;
        let summand = self.constant(node, 2)?;
        match summand.as_ref().and_then(|summand| summand.floats()) {
            Some(&[value]) => Ok(vec![beta * value; outputs]),
            Some(values) if values.len() == outputs => Ok(values.iter().map(|value| beta * value).collect()),
            _ => blocked("what it adds is not one constant an output"),
        }
    }
}

fn fits(outputs: usize, inputs: usize) -> Result<usize, Stop> {
    match outputs.checked_mul(inputs).filter(|&count| count <= limits::DENSE_WEIGHTS) {
        Some(count) => Ok(count),
        None => blocked(format!(
            "its {outputs} × {inputs} weights are more than the {} that a dense layer may have",
            limits::DENSE_WEIGHTS
        )),
    }
}
