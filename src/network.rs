//! A network: the operations between the one-hot input and the convolutions.
//!
//! [`Network::open`] reads ONNX and lowers it to [`Node`]s:
//!
//! ```text
//! bytes ─protobuf→ onnx::Graph ─lower→ drafts ─fold→ nodes ─layer→ table
//! ```
//!
//! The nodes are a small graph: convolutions, poolings, activations, and joins of branches, over maps
//! of positions × channels. A dense layer is a convolution whose kernel covers every position.
//! [`Field`] is what a position depends on.
//!
//! Only what the convolutions depend on is decoded, so the head may contain any operation. A batch
//! norm before the activation is folded into its convolution, so a convolution's output is the
//! neuron's *value*: the input of the activation. Sizes are checked before anything is allocated;
//! [`limits`] has all limits.

mod activation;
mod axes;
mod constants;
mod encoding;
mod excerpt;
mod field;
mod first_use;
mod fold;
mod foreign;
mod info;
mod input;
mod layer;
mod layer_reason;
pub mod limits;
mod lower;
mod model;
mod objection;
mod onnx;
mod op;
mod open;
pub mod operators;
pub mod picture;
mod protobuf;
mod reading;

pub use activation::Activation;
pub(crate) use axes::{Axes, Role};
pub use encoding::{Channel, Encoding};
pub(crate) use excerpt::{Excerpt, ExcerptNode};
pub use field::{Extent, Field, jumps};
pub use info::{LayerInfo, ModelInfo, PoolingInfo, PoolingKind};
pub use input::Layout;
pub use layer::Layer;
pub use layer_reason::LayerReason;
pub use model::Network;
pub use onnx::ExternalFiles;
pub(crate) use onnx::{Constant, ElementType, Setting, Values, expanded, from_raw};
pub use op::{Affine, Convolution, Node, Op, Padding, Pool, Source};
pub use open::Opening;
