//! A neuron's substructure as a list of steps with weights, from which other programs can build the same function.

use crate::error::{Code, Error, Result};
use crate::network::{Activation, Affine, Convolution, Op, Source};
use crate::substructure::{Part, Substructure};
use crate::wasm::{Model, write};
use js_sys::{Array, Float32Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// TypeScript declarations.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** One operation on maps of positions × channels, without padding. */
export type Step =
    | { kind: 'convolution', outputs: number, kernel: number, inputs: number, stride: number, dilation: number,
        /** output × kernel × input */ weights: Float32Array, bias: Float32Array }
    | { kind: 'affine', scale: Float32Array, shift: Float32Array }
    | { kind: 'relu' }
    | { kind: 'max-pool', size: number, stride: number };

/** The steps, in order, that map the one-hot sequence to a neuron's value. */
export type Steps = { letters: number, length: number, flops: number, steps: Step[] };
"#;

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Shape {
    Convolution { outputs: usize, kernel: usize, inputs: usize, stride: usize, dilation: usize },
    Affine,
    Relu,
    MaxPool { size: usize, stride: usize },
}

#[derive(Serialize)]
struct Frame {
    letters: usize,
    length: usize,
    /// Floating-point operations per sequence.
    flops: f64,
}

#[wasm_bindgen]
impl Model {
    /// The substructure of a neuron as steps. One with branches, padding or other operations is refused.
    #[wasm_bindgen(unchecked_return_type = "Steps")]
    pub fn steps(&self, layer: usize, channel: usize) -> Result<JsValue, JsValue> {
        let substructure = Substructure::new(&self.network, layer, Some(channel)).map_err(|error| write(&error))?;
        let frame = write(&Frame {
            letters: substructure.alphabet_size,
            length: substructure.length,
            flops: substructure.flops(),
        });
        let steps = Array::new();
        for (index, part) in substructure.parts.iter().enumerate() {
            steps.push(&step(part, index).map_err(|error| write(&error))?);
        }
        Reflect::set(&frame, &"steps".into(), &steps)?;
        Ok(frame)
    }
}

fn step(part: &Part, index: usize) -> Result<JsValue> {
    let before = index.checked_sub(1).map_or(Source::Input, Source::Node);
    if part.inputs.len() != 1 || part.inputs[0].source != before || part.inputs[0].start != 0 {
        return Err(refusal());
    }
    Ok(match &part.op {
        Op::Convolution(convolution) => {
            let weights: Vec<f32> = convolution.weights.iter().copied().collect();
            with(&shape(convolution), &[("weights", &weights), ("bias", &convolution.bias)])
        }
        Op::Affine(Affine { scale, shift }) => with(&Shape::Affine, &[("scale", scale), ("shift", shift)]),
        Op::Activation(Activation::Relu) => write(&Shape::Relu),
        Op::MaxPool(pool) => write(&Shape::MaxPool { size: pool.size, stride: pool.stride }),
        _ => return Err(refusal()),
    })
}

fn shape(convolution: &Convolution) -> Shape {
    Shape::Convolution {
        outputs: convolution.channels(),
        kernel: convolution.kernel(),
        inputs: convolution.inputs(),
        stride: convolution.stride,
        dilation: convolution.dilation,
    }
}

fn with(shape: &Shape, arrays: &[(&str, &[f32])]) -> JsValue {
    let object = write(shape);
    for (name, values) in arrays {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), &Float32Array::from(*values));
    }
    object
}

fn refusal() -> Error {
    Error::new(
        Code::UnsupportedOp,
        "substructure",
        "This neuron is not a plain chain of convolutions, ReLU and max-poolings.",
        "Choose a neuron of a network without branches.",
    )
}
