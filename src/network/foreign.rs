//! Recognises files that are not ONNX models by their first bytes, with the way to convert them.

use crate::error::{Code, Error};
use crate::signature::{contains, is_html, is_json, is_text, is_zip_with};

/// A kind of file: how it is recognised, its name, and how to get an ONNX model from it.
struct Kind {
    is: fn(&[u8]) -> bool,
    name: &'static str,
    next: &'static str,
}

const KERAS: &str = "Convert it with tf2onnx: load it with keras.models.load_model, then tf2onnx.convert.from_keras(model, output_path=\"model.onnx\").";
const PYTORCH: &str =
    "Load it in Python and export it: torch.onnx.export(model.eval(), torch.zeros(1, 4, LENGTH), \"model.onnx\").";
const SAVED_MODEL: &str =
    "Convert the folder that contains it: python -m tf2onnx.convert --saved-model FOLDER --output model.onnx.";
const TFLITE: &str = "Convert it: python -m tf2onnx.convert --tflite FILE --output model.onnx.";
const WEIGHTS: &str =
    "The file contains weights only, not the operations of the network: export the model itself to ONNX.";
const UNPACK: &str = "Unpack it and open the .onnx file inside.";
const DOWNLOAD: &str = "Download the model file itself (the “raw” or “download” link), not the page about it.";
const EXPORT: &str = "Open a network exported to ONNX (a file that ends in .onnx).";

/// All kinds, in the order in which they are tried.
const KINDS: [Kind; 19] = [
    Kind { is: <[u8]>::is_empty, name: "an empty file", next: EXPORT },
    Kind { is: is_html, name: "a web page (HTML)", next: DOWNLOAD },
    Kind {
        is: |bytes| bytes.starts_with(b"version https://git-lfs"),
        name: "a Git-LFS pointer, which only names the model",
        next: "Fetch the model itself with git lfs pull, or download it from the repository's web page.",
    },
    Kind { is: |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n"), name: "a picture (PNG)", next: EXPORT },
    Kind { is: |bytes| bytes.starts_with(b"\xff\xd8\xff"), name: "a picture (JPEG)", next: EXPORT },
    Kind { is: |bytes| bytes.starts_with(b"\x89HDF\r\n\x1a\n"), name: "a Keras model (HDF5)", next: KERAS },
    Kind { is: |bytes| is_zip_with(bytes, b"data.pkl"), name: "a PyTorch model (zip archive)", next: PYTORCH },
    Kind { is: |bytes| is_zip_with(bytes, b"model.weights.h5"), name: "a Keras model (.keras archive)", next: KERAS },
    Kind { is: |bytes| is_zip_with(bytes, b".npy"), name: "NumPy arrays (.npz archive)", next: WEIGHTS },
    Kind { is: |bytes| bytes.starts_with(b"PK\x03\x04"), name: "a zip archive", next: UNPACK },
    Kind { is: |bytes| bytes.starts_with(b"\x1f\x8b"), name: "a gzip archive", next: UNPACK },
    Kind { is: is_pickle, name: "a Python pickle, as older PyTorch versions write", next: PYTORCH },
    Kind { is: |bytes| bytes.starts_with(b"\x93NUMPY"), name: "a NumPy array (.npy)", next: WEIGHTS },
    Kind { is: |bytes| bytes.get(4..8) == Some(b"TFL3"), name: "a TensorFlow Lite model", next: TFLITE },
    Kind { is: is_saved_model, name: "a TensorFlow SavedModel", next: SAVED_MODEL },
    Kind { is: is_frozen_graph, name: "a frozen TensorFlow graph", next: SAVED_MODEL },
    Kind { is: |bytes| bytes.get(8..10) == Some(b"{\""), name: "a file of weights (safetensors)", next: WEIGHTS },
    Kind { is: is_json, name: "a JSON file", next: WEIGHTS },
    Kind { is: is_text, name: "a text file", next: EXPORT },
];

/// The refusal of a file that is recognised as another kind.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<Error> {
    let kind = KINDS.iter().find(|kind| (kind.is)(bytes))?;
    Some(not_onnx(name, kind.name, kind.next))
}

/// The refusal of a file that is neither an ONNX model nor a known kind.
pub fn unknown(name: &str) -> Error {
    not_onnx(name, "not an ONNX model, nor of another known kind", EXPORT)
}

fn not_onnx(name: &str, what: &str, next: &str) -> Error {
    Error::new(Code::NotOnnx, name, format!("“{name}” is {what}; this program reads ONNX models."), next)
}

/// Protocol 2 to 5, then a frame, a number or an object.
fn is_pickle(bytes: &[u8]) -> bool {
    matches!(bytes, [0x80, 2..=5, ..])
}

fn is_saved_model(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x08, 0x01, 0x12]) && contains(bytes, b"serve")
}

fn is_frozen_graph(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x0a]) && contains(bytes, b"Placeholder")
}
