//! What tract runs, and in which precision.

use super::model::{Cut, Stage};
use crate::network::{Layout, Role, limits};
use std::sync::Arc;
use tract_onnx::pb::tensor_proto::DataType;
use tract_onnx::prelude::*;
use tract_onnx::tract_core::internal::ensure;

/// The numbers that tract computes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 64 bits, which tract has for most functions only, and slowly.
    Double,
    /// 32 bits.
    Single,
}

impl Precision {
    /// The step of central differences.
    pub fn step(self) -> f64 {
        match self {
            Self::Double => 1.0 / f64::from(1 << 20),
            Self::Single => 1.0 / 64.0,
        }
    }

    /// As ONNX numbers it.
    pub fn onnx_type(self) -> i32 {
        match self {
            Self::Double => DataType::Double as i32,
            Self::Single => DataType::Float as i32,
        }
    }

    /// As tract calls it.
    fn datum_type(self) -> DatumType {
        match self {
            Self::Double => f64::datum_type(),
            Self::Single => f32::datum_type(),
        }
    }

    /// Weights as ONNX stores them.
    pub fn bytes(self, floats: &[f32]) -> Vec<u8> {
        match self {
            Self::Double => floats.iter().flat_map(|&value| f64::from(value).to_le_bytes()).collect(),
            Self::Single => floats.iter().flat_map(|&value| value.to_le_bytes()).collect(),
        }
    }
}

/// A model that tract has read, typed, simplified and run once.
#[derive(Clone)]
pub struct Plan {
    plan: Arc<TypedSimplePlan>,
    precision: Precision,
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plan").field("precision", &self.precision).finish_non_exhaustive()
    }
}

impl Plan {
    /// Prepares the operations of `cut`.
    ///
    /// # Errors
    /// tract's, when it cannot read or run one of them.
    pub fn new(cut: &Cut, precision: Precision) -> TractResult<Self> {
        let model = onnx().model_for_proto_model(&cut.model(precision))?;
        ensure!(model.outputs.len() == cut.stages.len(), "some feature maps are not part of the model");
        let plan = Self { plan: model.into_optimized()?.into_runnable()?, precision };
        plan.try_run(cut, &vec![0.0; limits::BATCH * cut.input_size()], 0)?;
        Ok(plan)
    }

    /// What it computes with.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The maps of `stage` for one full batch of inputs, position × letter each.
    ///
    /// The constructor has run this very plan, and nothing but the numbers differs; should a run fail
    /// all the same, its values are NaN, which no comparison takes for agreement.
    pub fn run(&self, cut: &Cut, inputs: &[f64], stage: usize) -> Vec<f64> {
        let size = limits::BATCH * cut.stages[stage].size();
        self.try_run(cut, inputs, stage).unwrap_or_else(|_| vec![f64::NAN; size])
    }

    fn try_run(&self, cut: &Cut, inputs: &[f64], stage: usize) -> TractResult<Vec<f64>> {
        let inputs = Tensor::from_shape(&[limits::BATCH, cut.length, cut.letters], inputs)?;
        let inputs = match cut.layout {
            Layout::Nlc => inputs,
            Layout::Ncl => inputs.permute_axes(&[0, 2, 1])?,
        };
        let inputs = inputs.cast_to_dt(self.precision.datum_type())?.into_owned();
        let outputs = self.plan.run(tvec!(inputs.into()))?;
        let map = read(&outputs[stage], &cut.stages[stage])?;
        ensure!(map.len() == limits::BATCH * cut.stages[stage].size(), "a feature map has another size than expected");
        Ok(map)
    }
}

/// The maps of a batch, position × channel each.
fn read(tensor: &Tensor, stage: &Stage) -> TractResult<Vec<f64>> {
    let tensor = tensor.cast_to::<f64>()?;
    let view = tensor.to_plain_array_view::<f64>()?;
    let order = [Role::Batch, Role::Length, Role::Channel].into_iter().filter_map(|role| stage.axes.position(role));
    let mut order: Vec<usize> = order.collect();
    order.extend((0..stage.axes.rank()).filter(|&axis| stage.axes.roles()[axis] == Role::Unit));
    ensure!(order.len() == view.ndim(), "a feature map has another number of axes than expected");
    Ok(view.permuted_axes(order).iter().copied().collect())
}
