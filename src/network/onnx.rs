//! An ONNX file, read in place: nodes and names are borrowed from its bytes, tensors are decoded
//! when they are needed. The field numbers are those of ONNX's `onnx.proto`.

mod attribute;
mod budget;
mod constant;
mod element;
mod external;
mod function;
mod graph;
mod input;
mod node;
mod order;
mod tensor;

pub use attribute::{Attribute, Setting};
pub use constant::{Constant, Values, elements};
pub use element::{ElementType, from_raw, is_float};
pub use external::ExternalFiles;
pub use graph::{Graph, Inlined, expanded};
pub use input::GraphInput;
pub use node::OnnxNode;
