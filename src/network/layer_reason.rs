//! Why the neurons of a layer cannot be analysed.

use crate::texts::say;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why the neurons of a layer cannot be analysed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum LayerReason {
    /// An operation between the input and the layer is not supported.
    Operation {
        /// ONNX operator.
        operation: String,
        /// Name of the node.
        node: String,
        /// What is not supported about it, in English.
        why: String,
    },
    /// The layer reads the whole input, whose length the file leaves free.
    LengthFree,
    /// The feature maps need too much memory.
    MapsTooLarge {
        /// Substructures computed at a time.
        substructures: usize,
        /// Length of their input.
        letters: usize,
        /// Memory of their feature maps, MiB.
        mebibytes: usize,
        /// The limit, MiB.
        limit: usize,
    },
    /// A reason of an older report that this version does not know.
    Text {
        /// One sentence in English.
        text: String,
    },
}

impl fmt::Display for LayerReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say("layerReason", self))
    }
}
