//! The whole file as an ONNX model for tract: the layers and everything after them.
//!
//! Operations that the layers depend on are those of the [`Cut`], as the reference engine runs them; the others are the
//! file's own.

use super::model::{Cut, node};
use super::rewriting::{as_sums, misread, rewrite};
use super::single;
use super::surgery::inputs_of;
use crate::error::{Code, Error, Result};
use crate::network::{ExternalFiles, Network, expanded};
use std::collections::{BTreeMap, BTreeSet};
use tract_onnx::pb::tensor_shape_proto::{Dimension, dimension};
use tract_onnx::pb::{GraphProto, ModelProto, TensorProto, TensorShapeProto, tensor_proto, type_proto};
use tract_onnx::prelude::*;

/// Reads the file of `network` again, as a model with a fixed input.
///
/// # Errors
/// [`Code::Malformed`] for other bytes than those of the network, [`Code::ExternalData`] where weights are missing,
/// [`Code::UnsupportedOp`] for a network with further inputs, or one that tract is known not to run rightly.
pub fn read(network: &Network, cut: &Cut, bytes: &[u8], external: ExternalFiles) -> Result<ModelProto> {
    let mut model = decoded(network, bytes)?;
    let opset = opset(&model);
    let graph = model.graph.get_or_insert_default();
    for tensor in &mut graph.initializer {
        inline(tensor, external)?;
    }
    single::convert(graph);
    take_over(graph, cut);
    let maps: BTreeSet<&str> = cut.steps().iter().flat_map(|step| &step.outputs).map(String::as_str).collect();
    rewrite(graph, opset, |tensor| maps.contains(tensor));
    as_sums(graph, cut.input());
    if let Some(why) = not_run(graph, cut) {
        return Err(Error::new(
            Code::UnsupportedOp,
            &network.name,
            format!("The outputs of “{}” cannot be computed: {why}.", network.name),
            "Its layers can be analysed all the same.",
        ));
    }
    fix_input(graph, cut)?;
    Ok(model)
}

/// The model in `bytes`, without functions of its own: their nodes are in the place of their calls.
fn decoded(network: &Network, bytes: &[u8]) -> Result<ModelProto> {
    let read = |mut bytes: &[u8]| onnx().proto_model_for_read(&mut bytes).map_err(|error| unreadable(network, &error));
    let mut model = read(bytes)?;
    if let Some(expanded) = expanded(bytes)? {
        model.graph.get_or_insert_default().node = read(&expanded)?.graph.unwrap_or_default().node;
    }
    model.functions.clear();
    Ok(model)
}

/// The version of the standard operators.
fn opset(model: &ModelProto) -> i64 {
    let standard = model.opset_import.iter().find(|opset| matches!(&opset.domain[..], "" | "ai.onnx"));
    standard.map_or(1, |opset| opset.version)
}

/// What tract would compute otherwise than the file says, where that is known.
fn not_run(graph: &GraphProto, cut: &Cut) -> Option<String> {
    let why = cut.misread().or_else(|| misread(graph))?;
    Some(format!("the engine for whole networks (tract) would compute something else: {why}"))
}

/// The texts that the file says about itself, by key.
pub fn metadata(model: &ModelProto) -> BTreeMap<&str, &str> {
    model.metadata_props.iter().map(|entry| (entry.key.as_str(), entry.value.as_str())).collect()
}

fn unreadable(network: &Network, error: &TractError) -> Error {
    Error::new(
        Code::Malformed,
        &network.name,
        format!("The whole network in “{}” cannot be read: {error:#}.", network.name),
        "Open the file again. Its layers can be analysed all the same.",
    )
}

/// Puts weights that are stored in another file into the model.
fn inline(tensor: &mut TensorProto, external: ExternalFiles) -> Result<()> {
    if tensor.data_location != Some(tensor_proto::DataLocation::External as i32) {
        return Ok(());
    }
    let entry = |key: &str| tensor.external_data.iter().find(|entry| entry.key == key).map(|entry| &entry.value[..]);
    let location = entry("location").unwrap_or_default();
    let number = |key: &str| entry(key).and_then(|value| value.parse::<usize>().ok());
    let start = number("offset").unwrap_or(0);
    let content = external.iter().find(|(name, _)| *name == location || location.ends_with(&format!("/{name}")));
    let bytes = content.and_then(|(_, bytes)| {
        let end = number("length").map_or(Some(bytes.len()), |length| start.checked_add(length))?;
        bytes.get(start..end)
    });
    let Some(bytes) = bytes else {
        return Err(Error::new(
            Code::ExternalData,
            location,
            format!("The weights “{}” are not in the files that were given.", tensor.name),
            format!("Open the network together with the file “{location}”."),
        ));
    };
    tensor.raw_data = bytes.to_vec();
    tensor.data_location = None;
    tensor.external_data.clear();
    Ok(())
}

/// Replaces the operations of the file that `cut` has by those of `cut`, and those that compute the constants of these by
/// their results.
fn take_over(graph: &mut GraphProto, cut: &Cut) {
    let places: BTreeMap<String, usize> = (graph.node.iter().enumerate())
        .flat_map(|(index, node)| node.output.iter().map(move |name| (name.clone(), index)))
        .collect();
    let mut known: BTreeSet<String> = graph.initializer.iter().map(|tensor| tensor.name.clone()).collect();
    let several = graph.node.iter().filter(|node| node.output.len() > 1).flat_map(|node| node.output.clone());
    known.extend(several);
    let mut computed: BTreeSet<usize> = BTreeSet::new();
    for step in cut.steps() {
        let Some(&place) = step.outputs.first().and_then(|name| places.get(name)) else { continue };
        graph.node[place] = node(step, place);
        for name in &step.inputs {
            if let Some(tensor) = cut.constant(name).filter(|_| known.insert(name.clone())) {
                graph.initializer.push(tensor);
                computed.extend(places.get(name));
            }
        }
    }
    let mut index = 0..;
    graph.node.retain(|_| !index.next().is_some_and(|index| computed.contains(&index)));
}

/// Gives the sequence input its size, and refuses other inputs without a value.
fn fix_input(graph: &mut GraphProto, cut: &Cut) -> Result<()> {
    let constants: BTreeSet<&str> = graph.initializer.iter().map(|tensor| tensor.name.as_str()).collect();
    let used: BTreeSet<&str> = graph.node.iter().flat_map(inputs_of).collect();
    let other = graph.input.iter().find(|input| {
        let name = input.name.as_str();
        name != cut.input() && !constants.contains(name) && used.contains(name)
    });
    if let Some(other) = other {
        return Err(Error::new(
            Code::UnsupportedOp,
            &other.name,
            format!("The network reads more than the sequence: it has a further input, “{}”.", other.name),
            "Export the network with the sequence as its only input. Its layers can be analysed all the same.",
        ));
    }
    let dimension =
        |dim: usize| Dimension { value: Some(dimension::Value::DimValue(dim as i64)), ..Dimension::default() };
    let dims = cut.dims().into_iter().map(dimension).collect();
    let input = graph.input.iter_mut().find(|input| input.name == cut.input());
    if let Some(type_proto::Value::TensorType(tensor)) =
        input.and_then(|input| input.r#type.as_mut()).and_then(|kind| kind.value.as_mut())
    {
        tensor.shape = Some(TensorShapeProto { dim: dims });
    }
    // Shapes in the file may be those of another batch or length.
    graph.value_info.clear();
    for output in &mut graph.output {
        if let Some(type_proto::Value::TensorType(tensor)) = output.r#type.as_mut().and_then(|kind| kind.value.as_mut())
        {
            tensor.shape = None;
        }
    }
    Ok(())
}
