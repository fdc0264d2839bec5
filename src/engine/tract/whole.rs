//! The whole network: what its outputs are for sequences of the input's length.

use super::file;
use super::model::Cut;
use super::program::Program;
use super::surgery::Wiring;
use crate::error::{Code, Error, Result};
use crate::network::{ExternalFiles, Network};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tract_onnx::pb::{GraphProto, ModelProto};
use tract_onnx::prelude::*;
use tract_onnx::tract_core::internal::format_err;

/// Which value of an output counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Before a final sigmoid or softmax, which flattens what is close to 0 or 1; the output itself where there is none.
    #[default]
    Logit,
    /// The output as the file computes it.
    Output,
}

/// An output tensor of the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutputTensor {
    /// Its name in the file.
    pub name: String,
    /// Its axes without that of the sequences.
    pub dims: Vec<usize>,
    /// Number of its values per sequence.
    pub units: usize,
    /// The final function whose input counts in place of the output: `Sigmoid` or `Softmax`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub before: Option<String>,
}

/// Maximum number of values per sequence: each is a row of every table.
const MAX_UNITS: usize = 100_000;

/// A network with everything after its layers, run by tract.
#[derive(Debug)]
pub struct WholeNetwork {
    pub(super) cut: Cut,
    pub(super) model: ModelProto,
    pub(super) program: Program,
    /// The tensor of each output.
    pub(super) tensors: Vec<String>,
    outputs: Vec<OutputTensor>,
    tasks: Vec<String>,
}

impl WholeNetwork {
    /// Reads the file of `network` again, with its external data.
    ///
    /// # Errors
    /// [`Code::Malformed`] for other bytes, [`Code::ExternalData`] where weights are missing, [`Code::UnsupportedOp`]
    /// where tract cannot run an operation, [`Code::Memory`] for too many outputs.
    pub fn open(network: &Network, bytes: &[u8], external: ExternalFiles, scale: Scale) -> Result<Self> {
        let cut = Cut::new(network, Vec::new());
        let model = file::read(network, &cut, bytes, external)?;
        let empty = GraphProto::default();
        let graph = model.graph.as_ref().unwrap_or(&empty);
        let wiring = Wiring::new(graph);
        let finals: Vec<(String, Option<String>)> =
            graph.output.iter().map(|output| counted(&wiring, &output.name, scale)).collect();
        let tensors: Vec<String> = finals.iter().map(|(tensor, _)| tensor.clone()).collect();
        let input = blank(&cut);
        let names: Vec<&str> = tensors.iter().map(String::as_str).collect();
        let program = Program::new(&model, &[(cut.input(), &input)], &names).map_err(|error| cannot_run(&error))?;
        let values = program.run([input]).map_err(|error| cannot_run(&error))?;
        let described = graph.output.iter().zip(finals).zip(&values);
        let outputs: Vec<OutputTensor> = described
            .map(|((output, (_, before)), value)| {
                let dims = per_sequence(value.shape(), cut.batch)
                    .ok_or_else(|| format_err!("the output {} has no axis of sequences", output.name))?;
                Ok(OutputTensor { name: output.name.clone(), units: dims.iter().product(), dims, before })
            })
            .collect::<TractResult<_>>()
            .map_err(|error| cannot_run(&error))?;
        let units: usize = outputs.iter().map(|output| output.units).sum();
        if units > MAX_UNITS {
            return Err(too_many(units));
        }
        let tasks = tasks(&model, units);
        Ok(Self { cut, model, program, tensors, outputs, tasks })
    }

    /// The outputs, in the order of the file.
    pub fn outputs(&self) -> &[OutputTensor] {
        &self.outputs
    }

    /// Number of values per sequence, of all outputs.
    pub fn units(&self) -> usize {
        self.outputs.iter().map(|output| output.units).sum()
    }

    /// Names of the units that the file gives in its metadata, under `tasks`; empty without.
    pub fn tasks(&self) -> &[String] {
        &self.tasks
    }

    /// Letters of the input.
    pub fn length(&self) -> usize {
        self.cut.length
    }

    /// Sequences per pass.
    pub fn batch(&self) -> usize {
        self.cut.batch
    }

    /// For each sequence the values of all units, output after output. Codes outside the alphabet are no letter.
    ///
    /// # Errors
    /// [`Code::UnsupportedOp`] where tract fails.
    pub fn values(&self, sequences: &[&[u8]]) -> Result<Vec<Vec<f32>>> {
        let run = |group: &[&[u8]]| -> TractResult<Vec<Vec<f32>>> {
            let outputs = self.program.run([self.input(group)])?;
            rows(&outputs, self.cut.batch, group.len())
        };
        let groups: Vec<Vec<Vec<f32>>> = sequences
            .par_chunks(self.cut.batch)
            .map(run)
            .collect::<TractResult<_>>()
            .map_err(|error| cannot_run(&error))?;
        Ok(groups.into_iter().flatten().collect())
    }

    /// The input of up to [`WholeNetwork::batch`] sequences; missing ones repeat the last.
    pub(super) fn input(&self, group: &[&[u8]]) -> Tensor {
        let size = self.cut.input_size();
        let mut input = vec![0.0; self.cut.batch * size];
        for (item, row) in input.chunks_exact_mut(size).enumerate() {
            self.cut.blank(row);
            let Some(codes) = group.get(item).or(group.last()) else { continue };
            for (position, &code) in codes.iter().enumerate().take(self.cut.length) {
                if usize::from(code) < self.cut.alphabet_size() {
                    self.cut.set(row, position, code);
                }
            }
        }
        tensor(&self.cut, &input)
    }
}

/// The input without letters.
fn blank(cut: &Cut) -> Tensor {
    let mut input = vec![0.0; cut.batch * cut.input_size()];
    input.chunks_exact_mut(cut.input_size()).for_each(|row| cut.blank(row));
    tensor(cut, &input)
}

fn tensor(cut: &Cut, input: &[f64]) -> Tensor {
    let input: Vec<f32> = input.iter().map(|&value| value as f32).collect();
    Tensor::from_shape(&cut.dims(), &input).unwrap_or_default()
}

/// The axes of an output without that of the sequences, which a batch of one may lack.
fn per_sequence(shape: &[usize], batch: usize) -> Option<Vec<usize>> {
    match shape.split_first() {
        Some((&first, others)) if first == batch => Some(others.to_vec()),
        _ => (batch == 1).then(|| shape.to_vec()),
    }
}

/// The first `count` rows of a batch of outputs: the values of all outputs, one after another.
pub(super) fn rows(outputs: &[Tensor], batch: usize, count: usize) -> TractResult<Vec<Vec<f32>>> {
    let mut rows = vec![Vec::new(); count];
    for output in outputs {
        let values = output.cast_to::<f32>()?;
        let view = values.to_plain_array_view::<f32>()?;
        let own = view.len() / batch.max(1);
        let mut elements = view.iter().copied();
        for row in &mut rows {
            row.extend(elements.by_ref().take(own));
        }
    }
    Ok(rows)
}

/// The tensor whose value counts for an output, and the final function that it is before.
fn counted(wiring: &Wiring, output: &str, scale: Scale) -> (String, Option<String>) {
    let function =
        wiring.producer(output).filter(|node| matches!(&node.op_type[..], "Sigmoid" | "Softmax" | "LogSoftmax"));
    match (scale, function) {
        (Scale::Logit, Some(node)) if node.input.len() == 1 => (node.input[0].clone(), Some(node.op_type.clone())),
        _ => (output.to_owned(), None),
    }
}

/// The names in the file's metadata, if there is one for each unit.
fn tasks(model: &ModelProto, units: usize) -> Vec<String> {
    let metadata = file::metadata(model);
    let Some(text) = ["tasks", "task_names", "targets"].iter().find_map(|key| metadata.get(key)) else {
        return Vec::new();
    };
    let listed: Vec<String> = serde_json::from_str(text)
        .unwrap_or_else(|_| text.split([',', '\n', '\t']).map(|name| name.trim().to_owned()).collect());
    if listed.len() == units { listed } else { Vec::new() }
}

/// The error for an operation that tract cannot run.
pub(super) fn cannot_run(error: &TractError) -> Error {
    Error::new(
        Code::UnsupportedOp,
        "outputs",
        format!("The engine for whole networks (tract) cannot run this one: {error:#}."),
        "Its outputs cannot be asked. Its layers can be analysed all the same.",
    )
}

fn too_many(units: usize) -> Error {
    Error::new(
        Code::Memory,
        "outputs",
        format!("The network has {units} output values per sequence; the maximum is {MAX_UNITS}."),
        "Export the network with a summary of its outputs, such as their sum over positions.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_of_one_may_lack_its_axis() {
        assert_eq!(per_sequence(&[1, 3], 1), Some(vec![3]));
        assert_eq!(per_sequence(&[3], 1), Some(vec![3]));
        assert_eq!(per_sequence(&[], 1), Some(Vec::new()));
        assert_eq!(per_sequence(&[4, 3], 4), Some(vec![3]));
        assert_eq!(per_sequence(&[3], 4), None);
    }
}
