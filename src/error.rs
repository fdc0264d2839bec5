//! The one error of the crate: a stable code, a sentence, what it concerns and the next step.
//!
//! Page, headless command and tests all show an [`Error`] the same way: `code` never changes its
//! spelling, `message` says in one sentence what is wrong and names the offending thing, `next`
//! says what the user can do about it.

use serde::Serialize;
use std::fmt;

/// What kind of refusal an [`Error`] is. The spelling of [`Code::as_str`] is a public contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The bytes are not an ONNX model (a web page, a Keras file, a Git-LFS pointer …).
    NotOnnx,
    /// The protobuf ends early, contradicts itself or asks for more than it holds.
    Malformed,
    /// The weights are stored in another file that was not given.
    ExternalData,
    /// No convolution in the graph.
    NoConvolution,
    /// An operation between the input and a convolution that this version cannot cross.
    UnsupportedOp,
    /// The input tensor's shape is not one of the layouts that can be read.
    UnsupportedLayout,
    /// The number of input letters is not that of the alphabet.
    AlphabetMismatch,
    /// No layer's receptive field fits the input length.
    InputLength,
    /// A weight is NaN or infinite.
    NotFinite,
    /// A stage would need more memory than the budget.
    Memory,
    /// A layer index that the network does not have, or that cannot be analysed.
    Layer,
    /// A list of neurons that cannot be read or is out of range.
    Neurons,
    /// A sequence of the wrong length or with a letter outside the alphabet.
    Sequence,
    /// An option outside its range.
    Option,
    /// A file that holds no motifs, or in none of the formats that can be read.
    NotMotifs,
    /// A motif file with a wrong value in it.
    MotifMalformed,
    /// Motifs over other letters than what they are compared with.
    MotifAlphabet,
    /// A motif database beyond the memory budget.
    MotifMemory,
    /// A saved report that cannot be read.
    Report,
    /// A saved report of another network, version, option or seed than the run that is to continue from it.
    OtherRun,
    /// The engine stopped without an answer (a trap); it is started anew.
    Engine,
}

impl Code {
    /// The stable spelling, `area.kind`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotOnnx => "onnx.not-onnx",
            Self::Malformed => "onnx.malformed",
            Self::ExternalData => "onnx.external-data",
            Self::NoConvolution => "onnx.no-convolution",
            Self::UnsupportedOp => "onnx.unsupported-op",
            Self::UnsupportedLayout => "onnx.unsupported-layout",
            Self::AlphabetMismatch => "network.alphabet",
            Self::InputLength => "network.input-length",
            Self::NotFinite => "network.not-finite",
            Self::Memory => "network.memory",
            Self::Layer => "request.layer",
            Self::Neurons => "request.neurons",
            Self::Sequence => "request.sequence",
            Self::Option => "request.option",
            Self::NotMotifs => "motifs.not-motifs",
            Self::MotifMalformed => "motifs.malformed",
            Self::MotifAlphabet => "motifs.alphabet",
            Self::MotifMemory => "motifs.memory",
            Self::Report => "report.unreadable",
            Self::OtherRun => "report.other-run",
            Self::Engine => "engine.trapped",
        }
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What a program needs to know about an [`Error`]: page and command read these fields, never the sentences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ErrorDetails"))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Details {
    /// Weights are in a file that was not given.
    MissingFile {
        /// Its path, as the model spells it.
        file: String,
    },
    /// The alphabet does not describe the input's channels.
    InputChannels {
        /// Number of channels of the input.
        channels: usize,
    },
    /// A layer does not exist or cannot be analysed.
    Layer {
        /// Layer, counted from 1.
        layer: usize,
    },
    /// A layer does not have a neuron.
    Neuron {
        /// Layer, counted from 1.
        layer: usize,
        /// Channel, counted from 0.
        channel: usize,
    },
    /// An option is out of range.
    Option {
        /// Its path in the options, such as `sampling.generations`.
        path: String,
        /// The value given; null where it is not a finite number.
        #[cfg_attr(test, ts(type = "number | null"))]
        value: f64,
        /// Smallest value allowed.
        min: f64,
        /// Largest value allowed.
        max: f64,
    },
    /// A line of a motif file is wrong.
    Line {
        /// Name of the file.
        file: String,
        /// Line, counted from 1.
        line: usize,
    },
    /// A field of a report is wrong.
    Field {
        /// Its path in the report, such as `neurons.0.crms.2.ppm`.
        path: String,
    },
}

/// A refusal: what is wrong, with what, and what to do next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "EngineError"))]
pub struct Error {
    /// Its stable code, `area.kind`.
    #[cfg_attr(test, ts(type = "string"))]
    code: Code,
    /// The file, node, line or option that is at fault.
    concerns: String,
    /// What is wrong, in one sentence.
    message: String,
    /// What the user can do next.
    next: String,
    /// The same for programs; absent where they need no more than the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    details: Option<Box<Details>>,
}

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A refusal of kind `code` about `concerns` (a file, node, line or option).
    pub fn new(code: Code, concerns: impl Into<String>, message: impl Into<String>, next: impl Into<String>) -> Self {
        Self { code, concerns: concerns.into(), message: message.into(), next: next.into(), details: None }
    }

    /// The same refusal with `details` for programs.
    pub fn with(mut self, details: Details) -> Self {
        self.details = Some(Box::new(details));
        self
    }

    /// What a program needs to know, where it is more than the code.
    pub fn details(&self) -> Option<&Details> {
        self.details.as_deref()
    }

    /// The kind of refusal.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The file, node, line or option that is at fault.
    pub fn concerns(&self) -> &str {
        &self.concerns
    }

    /// What is wrong, in one sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What the user can do next.
    pub fn next(&self) -> &str {
        &self.next
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.code.as_str(), self.message, self.next)
    }
}

impl std::error::Error for Error {}
