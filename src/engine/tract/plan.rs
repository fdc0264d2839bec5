//! What tract runs.

use super::model::{Cut, Place};
use super::precision::Precision;
use crate::network::{Axes, Extent, Role};
use std::sync::Arc;
use tract_onnx::prelude::tract_ndarray::Dimension;
use tract_onnx::prelude::*;
use tract_onnx::tract_core::internal::{bail, ensure};
use tract_onnx::tract_core::ops::array::{Pad, PadMode};
use tract_onnx::tract_hir::internal::Factoid;

/// A model that tract has read, type-checked, optimised and run once.
#[derive(Clone)]
pub struct TractPlan {
    plan: Arc<TypedSimplePlan>,
    precision: Precision,
}

impl std::fmt::Debug for TractPlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TractPlan").field("precision", &self.precision).finish_non_exhaustive()
    }
}

impl TractPlan {
    /// Prepares the operations of `cut`.
    ///
    /// # Errors
    /// Those of tract, when it cannot read or run an operation.
    pub fn new(cut: &Cut, precision: Precision) -> TractResult<Self> {
        let model = onnx().model_for_proto_model(&cut.model(precision))?;
        ensure!(model.outputs.len() == cut.places.len(), "some feature maps are not part of the model");
        let plan = Self { plan: runnable(model)?, precision };
        plan.try_run(cut, &vec![0.0; cut.batch * cut.input_size()])?;
        Ok(plan)
    }

    /// The precision in which it computes.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The map at `place` for one full batch of inputs.
    pub fn run(&self, cut: &Cut, inputs: &[f64], place: usize) -> Vec<f64> {
        self.run_all(cut, inputs).swap_remove(place)
    }

    /// The maps at all places for one full batch of inputs, position × channel for each sequence.
    ///
    /// [`TractPlan::new`] has run this plan on an input of the same shape, so a run does not fail. If one does, its values
    /// are NaN, which every comparison reports as a difference.
    pub fn run_all(&self, cut: &Cut, inputs: &[f64]) -> Vec<Vec<f64>> {
        let failed = || cut.places.iter().map(|place| vec![f64::NAN; cut.batch * place.size()]).collect();
        self.try_run(cut, inputs).unwrap_or_else(|_| failed())
    }

    fn try_run(&self, cut: &Cut, inputs: &[f64]) -> TractResult<Vec<Vec<f64>>> {
        let inputs = Tensor::from_shape(&cut.dims(), inputs)?;
        let inputs = inputs.cast_to_dt(self.precision.datum_type())?.into_owned();
        let outputs = self.plan.run(tvec!(inputs.into()))?;
        outputs.iter().zip(&cut.places).map(|(output, place)| read(output, place, cut.batch)).collect()
    }
}

/// The positions of `place` in a batch of maps, each position × channel.
fn read(tensor: &Tensor, place: &Place, batch: usize) -> TractResult<Vec<f64>> {
    let tensor = tensor.cast_to::<f64>()?;
    let view = tensor.to_plain_array_view::<f64>()?;
    ensure!(view.ndim() == place.axes.rank(), "a feature map has another number of axes than expected");
    let mut map = vec![f64::NAN; batch * place.size()];
    let mut written = 0;
    for (index, &value) in view.indexed_iter() {
        let Element { item, position, channel } = Element::at(index.slice(), view.shape(), &place.axes, batch);
        if place.positions.contains(Extent::at(position)) {
            let row = item * place.positions.len() + (position - place.positions.first) as usize;
            let at = row * place.channels + channel;
            ensure!(at < map.len(), "a feature map has another size than expected");
            map[at] = value;
            written += 1;
        }
    }
    ensure!(written == map.len(), "a feature map lacks positions");
    Ok(map)
}

/// What an element of a batch of maps is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// The sequence.
    pub item: usize,
    /// The position.
    pub position: i64,
    /// The channel.
    pub channel: usize,
}

impl Element {
    /// The element at `index` of a tensor of `shape`, whose axes have these roles.
    pub fn at(index: &[usize], shape: &[usize], axes: &Axes, batch: usize) -> Self {
        let mut element = Self { item: 0, position: 0, channel: 0 };
        for (axis, role) in axes.roles().iter().enumerate() {
            match role {
                Role::Batch => element.item = index[axis],
                Role::Length => element.position = index[axis] as i64,
                Role::Each => {
                    let own = (shape[axis] / batch.max(1)).max(1);
                    (element.item, element.position) = (index[axis] / own, (index[axis] % own) as i64);
                }
                Role::Feature { stride, .. } => element.channel += index[axis] * stride,
                Role::Unit | Role::Flat => {}
            }
        }
        element
    }
}

/// A model as tract runs it: optimised where it can, which contradicts itself for some graphs, else as the file has it.
///
/// # Errors
/// Those of tract, and for an input so short that an operation has no positions or mirrors more than there are: tract does
/// not survive them.
pub fn runnable(mut model: InferenceModel) -> TractResult<Arc<TypedSimplePlan>> {
    model.analyse(false)?;
    if let Some(node) = model.nodes().iter().find(|node| node.outputs.iter().any(|outlet| is_empty(&outlet.fact))) {
        bail!("the input is so short that {node} has no positions");
    }
    let typed = model.into_typed()?;
    for node in typed.nodes() {
        ensure!(
            !mirrors_too_many(&typed, node)?,
            "the input is so short that {node} mirrors more positions than it has"
        );
    }
    let Ok(simplified) = typed.clone().into_decluttered() else { return typed.into_runnable() };
    match simplified.clone().into_optimized() {
        Ok(optimised) => optimised.into_runnable(),
        Err(_) => simplified.into_runnable(),
    }
}

/// Whether a computed map has no elements. Lists of sizes may be empty.
fn is_empty(fact: &InferenceFact) -> bool {
    let is_map = fact.value.concretize().is_none() && fact.datum_type.concretize().is_some_and(|kind| kind.is_float());
    let none = |size: TDim| size.to_i64().is_ok_and(|size| size <= 0);
    is_map && fact.shape.dims().any(|size| size.concretize().is_some_and(none))
}

/// Whether a padding is a mirror image of more positions than there are.
fn mirrors_too_many(model: &TypedModel, node: &TypedNode) -> TractResult<bool> {
    let Some(pad) = node.op_as::<Pad>().filter(|pad| pad.mode == PadMode::Reflect) else { return Ok(false) };
    let shape = &model.outlet_fact(node.inputs[0])?.shape;
    let beyond = |(size, &(before, after)): (&TDim, &(usize, usize))| {
        size.to_i64().is_ok_and(|size| before.max(after) as i64 >= size)
    };
    Ok(shape.iter().zip(&pad.pads).any(beyond))
}
