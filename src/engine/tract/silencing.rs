//! Neurons of a layer, set to a constant within the whole network (ablation).

use super::plan::Element;
use super::program::{Program, is_constant};
use super::surgery::Wiring;
use super::whole::{WholeNetwork, cannot_run, rows};
use crate::error::{Code, Error, Result};
use crate::network::{Axes, Network, Op, Role, Source};
use std::sync::Arc;
use tract_onnx::pb::GraphProto;
use tract_onnx::prelude::tract_ndarray::Dimension;
use tract_onnx::prelude::*;

/// Where the outputs read a layer, with the operations before and after it.
///
/// A neuron is silenced where the next layers read it: behind the layer's activation function, if everything that the
/// outputs get from the layer goes through it, else before it.
#[derive(Debug)]
pub struct Silencing {
    whole: Arc<WholeNetwork>,
    before: Program,
    after: Program,
    axes: Axes,
    channels: usize,
    /// For each output whether it depends on the layer.
    reached: Vec<bool>,
}

/// What the operations after a layer read, for a group of sequences.
#[derive(Clone, Debug)]
pub struct LayerMaps {
    target: Tensor,
    others: Vec<Tensor>,
    count: usize,
}

impl Silencing {
    /// Prepares a layer, counted from 1.
    ///
    /// # Errors
    /// Those of [`Network::layer`]; [`Code::UnsupportedOp`] where the file has no tensor with the layer's values, no
    /// output depends on it, or tract cannot run what follows.
    pub fn new(whole: Arc<WholeNetwork>, network: &Network, layer: usize) -> Result<Self> {
        let empty = GraphProto::default();
        let wiring = Wiring::new(whole.model.graph.as_ref().unwrap_or(&empty));
        let place = network.layer(layer)?.node.and_then(|node| read_at(network, node, &wiring));
        let Some((tensor, axes)) = place else {
            return Err(refused(layer, "the file has no tensor with its values"));
        };
        let behind = wiring.after(&tensor, None);
        let reached: Vec<bool> = whole.tensors.iter().map(|output| behind.contains(output.as_str())).collect();
        let outputs: Vec<&str> =
            whole.tensors.iter().zip(&reached).filter(|(_, reached)| **reached).map(|(name, _)| &name[..]).collect();
        if outputs.is_empty() {
            return Err(refused(layer, "no output depends on it"));
        }
        let beside = wiring.beside(&tensor, whole.cut.input(), &outputs);
        let input = whole.input(&[]);
        let read: Vec<&str> = std::iter::once(&tensor[..]).chain(beside.iter().copied()).collect();
        let prepared = || -> TractResult<(Program, Program)> {
            let before = Program::new(&whole.model, &[(whole.cut.input(), &input)], &read)?;
            let maps = before.run([input.clone()])?;
            let inputs: Vec<(&str, &Tensor)> = read.iter().copied().zip(&maps).collect();
            let after = Program::new(&whole.model, &inputs, &outputs)?;
            Ok((before, after))
        };
        let (before, after) = prepared().map_err(|error| cannot_run(&error))?;
        Ok(Self { whole, before, after, axes, channels: network.layer(layer)?.channels, reached })
    }

    /// Number of neurons.
    pub fn channels(&self) -> usize {
        self.channels
    }

    /// For each unit of the network whether it depends on the layer.
    pub fn reached(&self) -> Vec<bool> {
        let units = self.whole.outputs().iter().map(|output| output.units);
        units.zip(&self.reached).flat_map(|(units, &reached)| std::iter::repeat_n(reached, units)).collect()
    }

    /// The layer's maps for up to [`WholeNetwork::batch`] sequences.
    ///
    /// # Errors
    /// [`Code::UnsupportedOp`] where tract fails.
    pub fn maps(&self, group: &[&[u8]]) -> Result<LayerMaps> {
        let mut maps = self.before.run([self.whole.input(group)]).map_err(|error| cannot_run(&error))?.into_iter();
        Ok(LayerMaps { target: maps.next().unwrap_or_default(), others: maps.collect(), count: group.len() })
    }

    /// Of each sequence and channel the sum and the maximum over the positions, and the number of positions.
    ///
    /// # Errors
    /// [`Code::UnsupportedOp`] for maps that are not numbers.
    pub fn summary(&self, maps: &LayerMaps) -> Result<(Vec<Vec<[f64; 2]>>, usize)> {
        self.summed(maps).map_err(|error| cannot_run(&error))
    }

    fn summed(&self, maps: &LayerMaps) -> TractResult<(Vec<Vec<[f64; 2]>>, usize)> {
        let mut summary = vec![vec![[0.0, f64::NEG_INFINITY]; self.channels]; maps.count];
        let values = maps.target.cast_to::<f32>()?;
        let view = values.to_plain_array_view::<f32>()?;
        for (index, &value) in view.indexed_iter() {
            let Element { item, channel, .. } =
                Element::at(index.slice(), view.shape(), &self.axes, self.whole.batch());
            if let Some([sum, max]) = summary.get_mut(item).and_then(|row| row.get_mut(channel)) {
                *sum += f64::from(value);
                *max = max.max(value.into());
            }
        }
        Ok((summary, view.len() / self.whole.batch() / self.channels.max(1)))
    }

    /// The units of the network for each sequence, with the maps as they are, or with `channel` set to `value` at all
    /// positions. Units that do not depend on the layer are 0.
    ///
    /// # Errors
    /// [`Code::UnsupportedOp`] where tract fails.
    pub fn outputs(&self, maps: &LayerMaps, silenced: Option<(usize, f64)>) -> Result<Vec<Vec<f32>>> {
        let run = || -> TractResult<Vec<Vec<f32>>> {
            let target = match silenced {
                Some((channel, value)) => self.with(&maps.target, channel, value)?,
                None => maps.target.clone(),
            };
            let others = maps.others.iter().filter(|tensor| !is_constant(tensor)).cloned();
            rows(&self.after.run(std::iter::once(target).chain(others))?, self.whole.batch(), maps.count)
        };
        let found = run().map_err(|error| cannot_run(&error))?;
        let reached = self.reached();
        let spread = |values: Vec<f32>| {
            let mut values = values.into_iter();
            reached.iter().map(|&reached| if reached { values.next().unwrap_or(f32::NAN) } else { 0.0 }).collect()
        };
        Ok(found.into_iter().map(spread).collect())
    }

    /// The map with a channel set to a value.
    fn with(&self, map: &Tensor, channel: usize, value: f64) -> TractResult<Tensor> {
        let mut values = map.cast_to::<f32>()?.into_owned();
        let shape = values.shape().to_vec();
        let mut view = values.to_plain_array_view_mut::<f32>()?;
        for (index, element) in view.indexed_iter_mut() {
            if Element::at(index.slice(), &shape, &self.axes, self.whole.batch()).channel == channel {
                *element = value as f32;
            }
        }
        values.cast_to_dt(map.datum_type()).map(std::borrow::Cow::into_owned)
    }
}

/// The tensor at which the outputs read a layer, and the roles of its axes.
fn read_at(network: &Network, node: usize, wiring: &Wiring) -> Option<(String, Axes)> {
    let located = |node: usize| network.excerpt.outputs[node].as_ref();
    let mut found = located(node)?;
    let mut at = node;
    while let Some(next) = (at + 1..network.nodes.len()).find(|&next| {
        let follows = network.nodes[next].inputs[..] == [Source::Node(at)];
        follows && matches!(network.nodes[next].op, Op::Activation(_) | Op::PRelu(_) | Op::Affine(_))
    }) {
        let Some(output) = located(next).filter(|output| wiring.goes_through(&found.tensor, &output.tensor)) else {
            break;
        };
        if !matches!(network.nodes[next].op, Op::Affine(_)) {
            return plain(&output.tensor, &output.axes);
        }
        (at, found) = (next, output);
    }
    let first = located(node)?;
    plain(&first.tensor, &first.axes)
}

/// A tensor of which every axis has a role of its own.
fn plain(tensor: &str, axes: &Axes) -> Option<(String, Axes)> {
    (!axes.roles().contains(&Role::Flat)).then(|| (tensor.to_owned(), axes.clone()))
}

fn refused(layer: usize, why: &str) -> Error {
    Error::new(
        Code::UnsupportedOp,
        format!("layer {layer}"),
        format!("The neurons of layer {layer} cannot be silenced: {why}."),
        "Choose another layer.",
    )
}
