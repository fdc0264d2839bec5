//! From the file's operations to [`Node`](super::Node)s: one walk over the graph, in its order.
//!
//! Every tensor that depends on the input is either a [`Signal`] (we know which node computes it
//! and what each of its axes holds) or [`Blocked`] by the first operation that could not be crossed.

mod affine;
mod arrange;
mod convolution;
mod elementwise;
mod pattern;
mod pooling;
mod window;

use super::axes::Axes;
use super::constants::Constants;
use super::onnx::{self, Graph, Node};
use super::protobuf::malformed;
use super::{Convolution, Op};
use crate::error::{Error, Result};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A tensor that we can follow.
#[derive(Clone, Debug)]
pub struct Signal {
    /// The draft that computes it; `None` is the input.
    pub draft: Option<usize>,
    /// What its axes hold.
    pub axes: Axes,
    /// Size of the channel axis.
    pub channels: usize,
    /// Size of the length axis.
    pub positions: usize,
    /// Zeros put before and after the positions, for the convolution that must follow.
    pub padding: [usize; 2],
}

/// The first operation on the way to a tensor that could not be crossed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// ONNX operator.
    pub op: String,
    /// Name of the node.
    pub node: String,
    /// What about it.
    pub why: String,
}

impl fmt::Display for Blocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "operation {} (node “{}”) cannot be crossed: {}", self.op, self.node, self.why)
    }
}

/// A node before the clean-up: [`super::fold`] merges and drops some.
#[derive(Debug)]
pub struct Draft<'a> {
    /// Name in the file.
    pub name: String,
    /// The draft it reads; `None` is the input.
    pub input: Option<usize>,
    /// What it does.
    pub op: Op,
    /// The tensor it makes, in the file.
    pub output: &'a str,
    /// Whether it is only a part of an activation function that several operations spell out.
    pub absorbed: bool,
}

/// A convolution of the file.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// Sizes of its weights, where they can be read.
    pub dims: Vec<usize>,
    /// Its output, or what is in the way.
    pub signal: Result<Signal, Arc<Blocked>>,
}

/// Every tensor that depends on the input.
pub type Tensors<'a> = HashMap<&'a str, Result<Signal, Arc<Blocked>>>;

/// What the walk found.
#[derive(Debug)]
pub struct Lowered<'a> {
    /// The operations that can be followed.
    pub drafts: Vec<Draft<'a>>,
    /// Every convolution, in the order of the graph.
    pub convolutions: Vec<Found>,
    /// Every tensor that depends on the input.
    pub tensors: Tensors<'a>,
}

/// Why an operation was not crossed: the network goes on without it, or the file is refused.
enum Stop {
    Blocked(String),
    Refused(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

/// An operation blocks what follows it, in these words.
fn blocked<T>(why: impl Into<String>) -> Result<T, Stop> {
    Err(Stop::Blocked(why.into()))
}

struct Walk<'g, 'a> {
    graph: &'g Graph<'a>,
    constants: &'g Constants<'g, 'a>,
    /// Size of the batch where the file fixes it.
    batch: Option<usize>,
    lowered: Lowered<'a>,
}

/// Follows `signal`, the input called `input`, through the graph.
///
/// # Errors
/// A refusal of the file: damaged or external weights, weights that are not finite, or too large.
pub fn lower<'a>(
    graph: &Graph<'a>,
    constants: &Constants<'_, 'a>,
    input: &'a str,
    signal: Signal,
    batch: Option<usize>,
) -> Result<Lowered<'a>> {
    let mut tensors = HashMap::from([(input, Ok(signal))]);
    for other in graph.inputs.iter().filter(|other| other.name != input) {
        let why = "it is a second input of the network".to_owned();
        tensors.insert(other.name, Err(Arc::new(Blocked { op: "Input".into(), node: other.name.into(), why })));
    }
    let lowered = Lowered { drafts: Vec::new(), convolutions: Vec::new(), tensors };
    let mut walk = Walk { graph, constants, batch, lowered };
    for node in &graph.nodes {
        walk.visit(node)?;
    }
    Ok(walk.lowered)
}

impl<'a> Walk<'_, 'a> {
    fn visit(&mut self, node: &Node<'a>) -> Result<()> {
        if let Some(shape) = self.shape(node)? {
            self.constants.define(node.output(), shape);
            return Ok(());
        }
        let depends = node.inputs.iter().any(|input| self.lowered.tensors.contains_key(input));
        let outcome = match (depends, node.output()) {
            (false, _) => Err(Arc::new(named(node, "it does not depend on the network's input"))),
            (true, "") => Err(Arc::new(named(node, "its output has no name"))),
            (true, _) => self.cross(node)?,
        };
        if node.op == "Conv" {
            let weights = node.input(1).and_then(|weights| self.graph.initializers.get(weights));
            self.lowered.convolutions.push(Found {
                name: node.name.to_owned(),
                dims: weights.and_then(|tensor| tensor.dims().ok()).unwrap_or_default(),
                signal: outcome.clone(),
            });
        }
        if depends {
            for &output in node.outputs.iter().skip(1).filter(|output| !output.is_empty()) {
                let blocked = Arc::new(named(node, "only its first output is read"));
                self.lowered.tensors.insert(output, Err(blocked));
            }
            if !node.output().is_empty() {
                self.lowered.tensors.insert(node.output(), outcome);
            }
        }
        Ok(())
    }

    /// What a `Shape` node makes of a signal. A free batch counts 0, which a reshape takes for “as it was”.
    fn shape(&self, node: &Node<'a>) -> Result<Option<Vec<i64>>> {
        let signal = node.input(0).and_then(|name| self.lowered.tensors.get(name));
        let (Some(Ok(signal)), "Shape", false) = (signal, node.op, node.output().is_empty()) else { return Ok(None) };
        let dims = signal.axes.dims(self.batch.unwrap_or(0), signal.channels, signal.positions);
        let rank = dims.len() as i64;
        let from_end = |at: i64| if at < 0 { at.saturating_add(rank) } else { at }.clamp(0, rank) as usize;
        let (start, end) = (from_end(node.integer("start", 0)?), from_end(node.integer("end", rank)?));
        Ok(dims.get(start..end).map(|dims| dims.iter().map(|&dim| dim as i64).collect()))
    }

    /// The node's first output: a signal, or blocked by this node or by an earlier one.
    fn cross(&mut self, node: &Node<'a>) -> Result<Result<Signal, Arc<Blocked>>> {
        let crossed = match self.spelled_out(node)? {
            Some(signal) => return Ok(Ok(signal)),
            None => match self.first_blocked(node) {
                Some(earlier) => return Ok(Err(earlier)),
                None => self.operation(node),
            },
        };
        match crossed {
            Ok(signal) => Ok(Ok(signal)),
            Err(Stop::Blocked(why)) => Ok(Err(Arc::new(named(node, why)))),
            Err(Stop::Refused(error)) => Err(error),
        }
    }

    fn first_blocked(&self, node: &Node<'a>) -> Option<Arc<Blocked>> {
        node.inputs.iter().find_map(|input| self.lowered.tensors.get(input)?.as_ref().err().cloned())
    }

    fn operation(&mut self, node: &Node<'a>) -> Result<Signal, Stop> {
        if !inputs(node.op).contains(&node.inputs.len()) {
            let count = node.inputs.len();
            return Err(malformed(format!("node “{}” ({}) has {count} inputs", node.name, node.op)).into());
        }
        match node.op {
            "Conv" => self.convolution(node),
            "MaxPool" => self.max_pool(node),
            "Identity" | "Dropout" => self.signal(node, 0),
            "Cast" if !onnx::is_float(node.integer("to", 0)?) => blocked("it rounds to whole numbers"),
            "Cast" => self.signal(node, 0),
            "Transpose" | "Squeeze" | "Unsqueeze" | "Reshape" | "Flatten" => self.arrange(node),
            "Pad" => self.pad(node),
            "BatchNormalization" => self.batch_norm(node),
            "Add" | "Sub" | "Mul" | "Div" | "Neg" => self.affine(node),
            _ => self.elementwise(node),
        }
    }

    /// The signal that input `index` of `node` reads.
    fn signal(&self, node: &Node<'a>, index: usize) -> Result<Signal, Stop> {
        match node.input(index).and_then(|name| self.lowered.tensors.get(name)) {
            Some(Ok(signal)) => Ok(signal.clone()),
            _ => blocked(format!("its input {index} is not computed from the sequence")),
        }
    }

    /// The same, where zeros put at the ends would not stay zeros.
    fn unpadded(&self, node: &Node<'a>, index: usize) -> Result<Signal, Stop> {
        let signal = self.signal(node, index)?;
        if signal.padding != [0, 0] {
            return blocked("between it and its input, zeros are put at the ends of the sequence");
        }
        Ok(signal)
    }

    /// Adds a node that reads `from` and leaves its shape as it is.
    fn push(&mut self, node: &Node<'a>, from: Signal, op: Op) -> Result<Signal, Stop> {
        if from.draft.is_none() && !matches!(op, Op::Convolution(_)) {
            return blocked("it changes the one-hot sequence before the first convolution");
        }
        self.lowered.drafts.push(Draft {
            name: node.name.to_owned(),
            input: from.draft,
            op,
            output: node.output(),
            absorbed: false,
        });
        Ok(Signal { draft: Some(self.lowered.drafts.len() - 1), ..from })
    }
}

/// How many inputs an operation has.
fn inputs(op: &str) -> std::ops::RangeInclusive<usize> {
    match op {
        "Conv" => 2..=3,
        "BatchNormalization" => 5..=5,
        "Add" | "Sub" | "Mul" | "Div" | "Pow" | "PRelu" | "Reshape" => 2..=2,
        "Squeeze" | "Unsqueeze" => 1..=2,
        "Clip" | "Dropout" => 1..=3,
        "Pad" => 1..=4,
        "MaxPool" | "Transpose" | "Flatten" | "Identity" | "Cast" | "Neg" | "Relu" | "LeakyRelu" | "Elu" | "Selu"
        | "Sigmoid" | "Tanh" | "Exp" | "Softplus" | "Softsign" | "HardSigmoid" | "HardSwish" | "Swish" | "Mish"
        | "Celu" | "Gelu" | "Abs" => 1..=1,
        _ => 0..=usize::MAX,
    }
}

fn named(node: &Node, why: impl Into<String>) -> Blocked {
    Blocked { op: node.op.to_owned(), node: node.name.to_owned(), why: why.into() }
}
