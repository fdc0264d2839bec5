//! Selects the parts of the network that one position depends on.

use super::{Part, Read, Substructure};
use crate::network::{Convolution, Extent, Field, Network, Node, Op, Padding, Pool, Source, jumps};

/// The substructure of all neurons of a layer, or of some. The layer must exist and be analysable.
pub fn neurons(network: &Network, layer: usize, channels: &[usize]) -> Substructure {
    let target = network.layers[layer - 1].node.unwrap_or(0);
    let field = Field::of_neuron(&network.nodes, target, network.input_length);
    only(Builder::new(network, &field).all(target), channels)
}

/// The same at up to `count` neighbouring positions of the layer without padding, and their number.
pub fn run(network: &Network, layer: usize, channels: &[usize], count: usize) -> Option<(Substructure, usize)> {
    let target = network.layers[layer - 1].node?;
    let (field, positions) = Field::of_run(&network.nodes, target, network.input_length, count)?;
    Some((only(Builder::new(network, &field).all(target), channels), positions))
}

impl Substructure {
    /// The substructure whose values are how far those of this one are below `levels`, one for each output.
    #[must_use]
    pub fn inverted(&self, levels: &[f32]) -> Self {
        let mut inverted = self.clone();
        if let Some(part) = inverted.parts.last_mut()
            && let Op::Convolution(convolution) = &mut part.op
        {
            convolution.weights = convolution.weights.mapv(|weight| -weight).into_shared();
            convolution.bias.iter_mut().zip(levels).for_each(|(bias, level)| *bias = level - *bias);
        }
        inverted
    }
}

/// The substructure with some channels of its last convolution; all where there are none.
fn only(mut substructure: Substructure, channels: &[usize]) -> Substructure {
    if !channels.is_empty()
        && let Some(part) = substructure.parts.last_mut()
        && let Op::Convolution(convolution) = &part.op
    {
        part.op = Op::Convolution(convolution.only(channels));
        part.channels = channels.len();
    }
    substructure
}

impl Substructure {
    /// All positions of a layer, including padding, for the network's whole input.
    ///
    /// # Errors
    /// See [`Network::layer`].
    pub fn whole(network: &Network, layer: usize) -> Result<Self, crate::error::Error> {
        let target = network.layer(layer)?.node.unwrap_or(0);
        let positions = Extent::all(network.nodes[target].positions);
        let field = Field::within(&network.nodes, target, positions, network.input_length);
        let everything = Field { input: Extent::all(network.input_length), padded: true, ..field };
        Ok(Builder::new(network, &everything).all(target))
    }

    /// The substructure with another last convolution, on the input that one position of it needs. The
    /// convolution has the same input as the old one and starts at the same position. The substructure must not
    /// contain padding, because padding does not move with the sequence.
    pub fn with_target(&self, convolution: Convolution) -> Self {
        debug_assert!(!self.padded, "the windows of a substructure with padding differ");
        let mut parts = self.parts.clone();
        if let Some(last) = parts.last_mut() {
            last.channels = convolution.channels();
            last.op = Op::Convolution(convolution);
        }
        let mut needed: Vec<Option<[usize; 2]>> = vec![None; parts.len()];
        let mut input = [self.length, 0];
        if let Some(last) = needed.last_mut() {
            *last = Some([0, 0]);
        }
        for (index, part) in parts.iter().enumerate().rev() {
            let Some([first, last]) = needed[index] else { continue };
            for read in &part.inputs {
                let [first, last] = reach(&part.op, read.start, first, last);
                let there = match read.source {
                    Source::Input => &mut input,
                    Source::Node(source) => needed[source].get_or_insert([first, last]),
                };
                *there = [there[0].min(first), there[1].max(last)];
            }
        }
        let first_of = |source: Source| match source {
            Source::Input => input[0],
            Source::Node(part) => needed[part].map_or(0, |needed| needed[0]),
        };
        for (part, needed) in parts.iter_mut().zip(&needed) {
            let Some([first, last]) = *needed else { continue };
            part.positions = last - first + 1;
            part.origin += (first * part.jump) as i64 - input[0] as i64;
            for read in &mut part.inputs {
                read.start = reach(&part.op, read.start, first, first)[0] - first_of(read.source);
            }
        }
        let mut places = vec![0; parts.len()];
        let mut remaining = Vec::new();
        for (index, mut part) in parts.into_iter().enumerate().filter(|(index, _)| needed[*index].is_some()) {
            places[index] = remaining.len();
            for read in &mut part.inputs {
                if let Source::Node(source) = &mut read.source {
                    *source = places[*source];
                }
            }
            remaining.push(part);
        }
        Self { length: input[1] + 1 - input[0], parts: remaining, ..*self }
    }
}

/// First and last position of its input that outputs `first` to `last` of a part read, when the first window starts at
/// `start`.
fn reach(op: &Op, start: usize, first: usize, last: usize) -> [usize; 2] {
    let span = match op {
        Op::Convolution(convolution) => convolution.span(),
        Op::MaxPool(pool) | Op::AveragePool(pool) => pool.size,
        _ => 1,
    };
    [start + first * op.stride(), start + last * op.stride() + span - 1]
}

/// Builds a substructure from the nodes of a network.
struct Builder<'n> {
    network: &'n Network,
    field: &'n Field,
    jumps: Vec<usize>,
    parts: Vec<Part>,
    /// For each node the index of its part.
    places: Vec<usize>,
}

impl<'n> Builder<'n> {
    fn new(network: &'n Network, field: &'n Field) -> Self {
        Self { network, field, jumps: jumps(&network.nodes), parts: Vec::new(), places: vec![0; field.nodes.len()] }
    }

    fn all(mut self, target: usize) -> Substructure {
        for index in 0..=target {
            if let Some(extent) = self.field.nodes[index] {
                self.node(index, &self.network.nodes[index], extent);
                self.places[index] = self.parts.len() - 1;
            }
        }
        Substructure {
            alphabet_size: self.network.alphabet.len(),
            length: self.field.input.len(),
            parts: self.parts,
            padded: self.field.padded,
        }
    }

    fn node(&mut self, index: usize, node: &Node, extent: Extent) {
        let (first, last) = node.op.reads(extent.first, extent.last);
        let wanted = Extent { first, last };
        if matches!(node.op, Op::Pad(_) | Op::Crop(_)) {
            self.shift(node, wanted);
            return;
        }
        let inputs: Vec<Read> = node.inputs.iter().map(|&source| self.read(source, wanted, node.op.beyond())).collect();
        let layer = self.network.layers.iter().find(|layer| layer.node == Some(index)).map(|layer| layer.index);
        let op = match &node.op {
            Op::Convolution(convolution) => Op::Convolution(Convolution { padding: [0, 0], ..convolution.clone() }),
            Op::MaxPool(pool) => Op::MaxPool(Pool { padding: [0, 0], ..*pool }),
            Op::AveragePool(pool) => Op::AveragePool(Pool { padding: [0, 0], ..*pool }),
            op => op.clone(),
        };
        let shares = match (&node.op, node.inputs.first()) {
            (Op::AveragePool(pool), Some(&source)) => self.shares(pool, extent, source),
            _ => Vec::new(),
        };
        let part = Part {
            op,
            inputs,
            channels: node.channels,
            positions: extent.len(),
            origin: 0,
            jump: self.jumps[index],
            shares,
            layer,
        };
        self.push(part);
    }

    /// Adds a node that only shifts positions, with padding for positions that do not exist.
    fn shift(&mut self, node: &Node, wanted: Extent) {
        let read = self.read(node.inputs[0], wanted, node.op.beyond());
        let jump = self.jump(read.source);
        let part = Part {
            op: Op::Crop(0),
            inputs: vec![read],
            channels: node.channels,
            positions: wanted.len(),
            origin: 0,
            jump,
            shares: Vec::new(),
            layer: None,
        };
        self.push(part);
    }

    /// A read of the `wanted` positions of `source`; adds a padding part if some of them do not exist.
    fn read(&mut self, source: Source, wanted: Extent, beyond: f32) -> Read {
        let channels = match source {
            Source::Input => self.network.alphabet.len(),
            Source::Node(node) => self.network.nodes[node].channels,
        };
        let there = self.field.extent(source).unwrap_or(wanted);
        let source = match source {
            Source::Input => Source::Input,
            Source::Node(node) => Source::Node(self.places[node]),
        };
        if there.contains(wanted) {
            return Read { source, start: (wanted.first - there.first) as usize };
        }
        let overlap = Extent { first: wanted.first.max(there.first), last: wanted.last.min(there.last) };
        let before = (overlap.first - wanted.first).clamp(0, wanted.len() as i64) as usize;
        let after = wanted.len() - before - overlap.len();
        let start = (overlap.first - there.first).clamp(0, there.len() as i64) as usize;
        let jump = self.jump(source);
        let part = Part {
            op: Op::Pad(Padding { before, after, value: beyond }),
            inputs: vec![Read { source, start }],
            channels,
            positions: wanted.len(),
            origin: 0,
            jump,
            shares: Vec::new(),
            layer: None,
        };
        self.push(part);
        Read { source: Source::Node(self.parts.len() - 1), start: 0 }
    }

    /// The weight of one element in the mean of each window of `extent`.
    fn shares(&self, pool: &Pool, extent: Extent, source: Source) -> Vec<f32> {
        let count = match source {
            Source::Input => self.network.input_length,
            Source::Node(node) => self.network.nodes[node].positions,
        };
        let [before, after] = if pool.counts_padding { pool.padding } else { [0, 0] };
        let share = |position: i64| {
            let first = position * pool.stride as i64 - pool.padding[0] as i64;
            let last = first + pool.size as i64 - 1;
            let counted = last.min((count + after) as i64 - 1) - first.max(-(before as i64)) + 1;
            1.0 / counted.max(1) as f32
        };
        let inside = !self.field.padded;
        (extent.first..=extent.last)
            .map(|position| if inside { 1.0 / pool.size as f32 } else { share(position) })
            .collect()
    }

    fn jump(&self, source: Source) -> usize {
        match source {
            Source::Input => 1,
            Source::Node(part) => self.parts[part].jump,
        }
    }

    fn push(&mut self, part: Part) {
        let before = match part.op {
            Op::Pad(Padding { before, .. }) => before as i64,
            _ => 0,
        };
        let origin = |read: &Read| {
            let (origin, jump) = match read.source {
                Source::Input => (0, 1),
                Source::Node(source) => (self.parts[source].origin, self.parts[source].jump),
            };
            origin + (read.start as i64 - before) * jump as i64
        };
        let origin = part.inputs.iter().map(origin).min().unwrap_or(0);
        self.parts.push(Part { origin, ..part });
    }
}
