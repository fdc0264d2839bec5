//! From the file's operations to [`Node`](super::Node)s: one walk over the graph, in its order.
//!
//! Every tensor that depends on the input is either a [`Signal`] (we know which node computes it
//! and what each of its axes holds) or [`Blocked`] by the first operation that could not be crossed.

mod affine;
mod arrange;
mod convolution;
mod dense;
mod elementwise;
mod features;
mod joins;
mod label;
mod normalise;
mod pattern;
mod pooling;
mod select;
mod window;

use super::axes::Axes;
use super::constants::Constants;
use super::input::{Channel, OneHot};
use super::onnx::{self, Graph, Node};
use super::protobuf::malformed;
use super::{Affine, Op, Source, limits};
use crate::error::{Error, Result};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A tensor that we can follow.
#[derive(Clone, Debug)]
pub struct Signal {
    /// The draft that computes it, or the input.
    pub source: Source,
    /// What its axes hold.
    pub axes: Axes,
    /// Channels, all axes of features together.
    pub channels: usize,
    /// Size of the length axis.
    pub positions: usize,
    /// Letters between neighbouring positions.
    pub jump: usize,
}

impl Signal {
    /// Whether nothing tells positions apart any more: what reads it is a dense layer.
    fn is_summary(&self) -> bool {
        self.axes.is_pooled()
    }
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
    /// Whether it stands among the dense layers, behind the last convolution along the sequence.
    pub dense: bool,
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
    /// What it reads; nodes are drafts.
    pub inputs: Vec<Source>,
    /// What it does.
    pub op: Op,
    /// The tensor it makes, in the file; empty where the file has none.
    pub output: &'a str,
    /// Operations of the file that read it, those included that cannot be crossed.
    pub readers: usize,
    /// Whether it is only a part of an activation function that several operations spell out.
    pub absorbed: bool,
    /// Channels of its output.
    pub channels: usize,
    /// Positions of its output.
    pub positions: usize,
}

/// A convolution or dense layer of the file.
#[derive(Clone, Debug)]
pub struct Found {
    /// The name of the module that it is, as far as the file tells.
    pub name: String,
    /// Whether it reads all positions at once.
    pub dense: bool,
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
    /// Every convolution, and every dense layer that can be followed, in the order of the graph.
    pub layers: Vec<Found>,
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
    /// Size of the batch; 1 where the file leaves it free.
    batch: usize,
    /// How many operations of the file read a tensor.
    readers: HashMap<&'a str, usize>,
    lowered: Lowered<'a>,
    /// Bytes of the weights so far.
    weight_bytes: usize,
}

/// What became of a node: a signal, or what blocks it.
type Outcome = Result<Signal, Arc<Blocked>>;

/// Follows the input called `input`, `length` letters long, through the graph.
///
/// # Errors
/// A refusal of the file: damaged or external weights, weights that are not finite, or too large.
pub fn lower<'a>(
    graph: &Graph<'a>,
    constants: &Constants<'_, 'a>,
    input: &'a str,
    one_hot: &OneHot,
    length: usize,
) -> Result<Lowered<'a>> {
    let mut drafts = Vec::new();
    let sequence = sequence(one_hot, length, &mut drafts);
    let mut tensors = HashMap::from([(input, Ok(sequence))]);
    for other in graph.inputs.iter().filter(|other| other.name != input) {
        let why = "it is a second input of the network".to_owned();
        let blocked = Blocked { op: "Input".into(), node: other.name.into(), why, dense: false };
        tensors.insert(other.name, Err(Arc::new(blocked)));
    }
    let lowered = Lowered { drafts, layers: Vec::new(), tensors };
    let mut readers = HashMap::new();
    graph.nodes.iter().flat_map(|node| &node.inputs).for_each(|&name| *readers.entry(name).or_insert(0) += 1);
    let mut walk = Walk { readers, graph, constants, batch: one_hot.batch.unwrap_or(1), lowered, weight_bytes: 0 };
    for node in &graph.nodes {
        walk.visit(node)?;
    }
    Ok(walk.lowered)
}

/// The input as the file's channels hold it: letters in their order, and the numbers of the others.
fn sequence(one_hot: &OneHot, length: usize, drafts: &mut Vec<Draft>) -> Signal {
    let channels = one_hot.encoding.channels();
    let letter = |channel: &Channel| match channel {
        Channel::Letter(code) => usize::from(*code),
        Channel::Fixed(_) => 0,
    };
    let affine = |channel: &Channel| match channel {
        Channel::Letter(_) => (1.0, 0.0),
        Channel::Fixed(value) => (0.0, *value),
    };
    let (scale, shift) = channels.iter().map(affine).unzip();
    let select: Vec<usize> = channels.iter().map(letter).collect();
    let ordered = select.iter().copied().eq(0..one_hot.alphabet.len());
    let fixed = !one_hot.encoding.fixed().is_empty();
    let steps = [(!ordered, Op::Select(select)), (fixed, Op::Affine(Affine { scale, shift }))];
    let mut source = Source::Input;
    for (_, op) in steps.into_iter().filter(|(needed, _)| *needed) {
        drafts.push(Draft {
            name: "input".to_owned(),
            inputs: vec![source],
            op,
            output: "",
            readers: 0,
            absorbed: false,
            channels: channels.len(),
            positions: length,
        });
        source = Source::Node(drafts.len() - 1);
    }
    Signal { source, axes: one_hot.layout.axes().clone(), channels: channels.len(), positions: length, jump: 1 }
}

impl<'a> Walk<'_, 'a> {
    fn visit(&mut self, node: &Node<'a>) -> Result<()> {
        if let Some(shape) = self.shape(node)? {
            self.constants.define(node.output(), shape);
            return Ok(());
        }
        let depends = node.inputs.iter().any(|input| self.lowered.tensors.contains_key(input));
        if !depends {
            if node.op == "Conv" {
                self.found(node, &Err(Arc::new(named(node, "it does not depend on the network's input"))));
            }
            return Ok(());
        }
        if self.lowered.drafts.len() > limits::NODES {
            return Err(malformed(format!("it has more than {} operations between input and head", limits::NODES)));
        }
        let outcomes = self.cross(node)?;
        self.found(node, &outcomes[0]);
        let missing = || Err(Arc::new(named(node, "this output of it is not read")));
        let outcomes = outcomes.into_iter().map(Some).chain(std::iter::repeat(None));
        for (&output, outcome) in node.outputs.iter().zip(outcomes).filter(|(output, _)| !output.is_empty()) {
            self.lowered.tensors.insert(output, outcome.unwrap_or_else(missing));
        }
        Ok(())
    }

    /// Notes a convolution, or a dense layer that can be followed.
    fn found(&mut self, node: &Node<'a>, outcome: &Outcome) {
        let convolves = node.op == "Conv";
        let multiplies = matches!(node.op, "Gemm" | "MatMul");
        let input = node.inputs.iter().find_map(|input| self.lowered.tensors.get(input));
        let dense = match (input, outcome) {
            (Some(Ok(input)), _) => input.is_summary(),
            (_, Err(blocked)) => blocked.dense,
            _ => false,
        };
        let computes = outcome.as_ref().is_ok_and(|signal| match signal.source {
            Source::Node(draft) => {
                let draft = &self.lowered.drafts[draft];
                draft.output == node.output() && matches!(draft.op, Op::Convolution(_))
            }
            Source::Input => false,
        });
        if convolves || dense && multiplies && (computes || outcome.is_err()) {
            let weights = node.input(1).and_then(|weights| self.graph.initializers.get(weights));
            self.lowered.layers.push(Found {
                name: label::label(node),
                dense,
                dims: weights.and_then(|tensor| tensor.dims().ok()).unwrap_or_default(),
                signal: outcome.clone(),
            });
        }
    }

    /// What a `Shape` node makes of a signal. A free batch counts 1.
    fn shape(&self, node: &Node<'a>) -> Result<Option<Vec<i64>>> {
        let signal = node.input(0).and_then(|name| self.lowered.tensors.get(name));
        let (Some(Ok(signal)), "Shape", false) = (signal, node.op, node.output().is_empty()) else { return Ok(None) };
        let dims = signal.axes.dims(self.batch, signal.positions);
        let rank = dims.len() as i64;
        let from_end = |at: i64| if at < 0 { at.saturating_add(rank) } else { at }.clamp(0, rank) as usize;
        let (start, end) = (from_end(node.integer("start", 0)?), from_end(node.integer("end", rank)?));
        Ok(dims.get(start..end).map(|dims| dims.iter().map(|&dim| dim as i64).collect()))
    }

    /// The node's outputs, one or more: signals, or blocked by this node or by an earlier one.
    fn cross(&mut self, node: &Node<'a>) -> Result<Vec<Outcome>> {
        let crossed = match self.spelled_out(node)? {
            Some(signal) => return Ok(vec![Ok(signal)]),
            None => match self.first_blocked(node) {
                Some(earlier) => return Ok(vec![Err(earlier)]),
                None if node.op == "Split" => self.split(node),
                None => self.operation(node).map(|signal| vec![signal]),
            },
        };
        match crossed {
            Ok(signals) => Ok(signals.into_iter().map(Ok).collect()),
            Err(Stop::Blocked(why)) => {
                let signal = node.inputs.iter().find_map(|name| self.lowered.tensors.get(name)?.as_ref().ok());
                let dense = signal.is_some_and(Signal::is_summary);
                Ok(vec![Err(Arc::new(Blocked { dense, ..named(node, why) }))])
            }
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
            "" => blocked("its operator has no name"),
            _ if node.output().is_empty() => blocked("its output has no name"),
            "Conv" => self.convolution(node),
            "Gemm" | "MatMul" => self.dense(node),
            "MaxPool" | "AveragePool" => self.pool(node),
            "GlobalMaxPool" | "GlobalAveragePool" => self.global_pool(node),
            "ReduceMax" | "ReduceMean" | "ReduceSum" => self.reduce(node),
            "Identity" | "Dropout" => self.signal(node, 0),
            "Cast" if !onnx::is_float(node.integer("to", 0)?) => blocked("it rounds to whole numbers"),
            "Cast" => self.signal(node, 0),
            "Transpose" | "Squeeze" | "Unsqueeze" | "Reshape" | "Flatten" => self.arrange(node),
            "Slice" => self.slice(node),
            "Gather" => self.gather(node),
            "Tile" => self.tile(node),
            "Expand" => self.expand(node),
            "Concat" => self.concat(node),
            "Pad" => self.pad(node),
            "BatchNormalization" => self.batch_norm(node),
            "LayerNormalization" | "RMSNormalization" => self.normalise(node),
            "InstanceNormalization" | "GroupNormalization" => {
                blocked("it normalises by statistics over all positions of a sequence")
            }
            "Softmax" => self.softmax(node),
            "Div" if self.lowered.tensors.contains_key(node.inputs[1]) => self.divided(node),
            "Add" | "Sub" | "Mul" if self.joins(node) => self.join(node),
            "Sum" => self.join(node),
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

    /// Counts `bytes` of weights, where [`limits::WEIGHT_BYTES`] leaves room for them; whether it does.
    fn reserve(&mut self, bytes: usize) -> bool {
        let sum = self.weight_bytes.checked_add(bytes).filter(|&sum| sum <= limits::WEIGHT_BYTES);
        self.weight_bytes = sum.unwrap_or(self.weight_bytes);
        sum.is_some()
    }

    /// Adds a draft that reads `inputs`, and gives the signal that it makes: `like`, but computed by it.
    fn push(&mut self, node: &Node<'a>, inputs: Vec<Source>, op: Op, like: Signal) -> Signal {
        let jump = like.jump.saturating_mul(op.stride());
        self.lowered.drafts.push(Draft {
            name: node.name.to_owned(),
            inputs,
            op,
            output: node.output(),
            readers: self.readers.get(node.output()).copied().unwrap_or(0),
            absorbed: false,
            channels: like.channels,
            positions: like.positions,
        });
        Signal { source: Source::Node(self.lowered.drafts.len() - 1), jump, ..like }
    }
}

/// How many inputs an operation has.
fn inputs(op: &str) -> std::ops::RangeInclusive<usize> {
    match op {
        "Conv" | "Gemm" => 2..=3,
        "BatchNormalization" => 5..=5,
        "Add" | "Sub" | "Mul" | "Div" | "Pow" | "PRelu" | "Reshape" | "MatMul" | "Gather" | "Expand" | "Tile" => 2..=2,
        "RMSNormalization" => 2..=2,
        "LayerNormalization" => 2..=3,
        "Squeeze" | "Unsqueeze" | "ReduceMax" | "ReduceMean" | "ReduceSum" | "Split" => 1..=2,
        "Slice" => 1..=5,
        "Concat" | "Sum" => 1..=limits::ENTRIES,
        "Clip" | "Dropout" => 1..=3,
        "Pad" => 1..=4,
        "MaxPool" | "AveragePool" | "GlobalMaxPool" | "GlobalAveragePool" | "Transpose" | "Flatten" | "Identity"
        | "Cast" | "Neg" | "Relu" | "LeakyRelu" | "Elu" | "Selu" | "Sigmoid" | "Tanh" | "Exp" | "Softplus"
        | "Softsign" | "HardSigmoid" | "HardSwish" | "Swish" | "Mish" | "Celu" | "Gelu" | "Abs" | "Sqrt"
        | "Reciprocal" | "Log" | "Softmax" => 1..=1,
        _ => 0..=usize::MAX,
    }
}

fn named(node: &Node, why: impl Into<String>) -> Blocked {
    Blocked { op: node.op.to_owned(), node: node.name.to_owned(), why: why.into(), dense: false }
}
