//! A neuron as a function of the map behind its first convolution.

use crate::engine::soft::{Soft, Trace};
use crate::network::{Convolution, Op, Source};
use crate::substructure::{Part, Substructure};

/// The part of a substructure that reads that map.
#[derive(Clone, Debug)]
pub struct Above {
    soft: Soft,
    output: usize,
    /// The first convolution.
    pub filters: Convolution,
}

impl Above {
    /// Cuts a substructure behind its first convolution and the operations on single channels that follow; none where it has
    /// no second convolution, or where something else reads the sequence or the map of the first one.
    pub fn new(substructure: &Substructure, output: usize) -> Option<Self> {
        let parts = &substructure.parts;
        let [first, second, ..] = substructure.convolutions()[..] else { return None };
        let reads = |part: &Part, source: Source| part.inputs.iter().all(|read| read.source == source);
        let filters = parts[first].convolution().filter(|_| reads(&parts[first], Source::Input))?.clone();
        let mut cut = first;
        while cut + 1 < second && keeps_channels(&parts[cut + 1].op) && reads(&parts[cut + 1], Source::Node(cut)) {
            cut += 1;
        }
        let above = parts[cut + 1..].iter().map(|part| shifted(part, cut)).collect::<Option<Vec<Part>>>()?;
        let map = &parts[cut];
        let upper = Substructure {
            alphabet_size: map.channels,
            length: map.positions,
            parts: above,
            padded: substructure.padded,
        };
        Some(Self { soft: Soft::new(&upper), output, filters })
    }

    /// Entries of a map: positions × channels.
    pub fn size(&self) -> usize {
        self.soft.length() * self.soft.alphabet_size()
    }

    /// Channels of a map.
    pub fn channels(&self) -> usize {
        self.soft.alphabet_size()
    }

    /// The activation of the neuron for a map, and its derivatives.
    pub fn activation(&self, map: &[f64]) -> (f64, Vec<f64>) {
        let trace: Trace = self.soft.forward(map);
        (trace.value(self.output), self.soft.gradient(&trace, self.output))
    }
}

fn keeps_channels(op: &Op) -> bool {
    matches!(
        op,
        Op::Activation(_)
            | Op::PRelu(_)
            | Op::Affine(_)
            | Op::MaxPool(_)
            | Op::AveragePool(_)
            | Op::Pad(_)
            | Op::Crop(_)
    )
}

/// A part that reads the map of part `cut` as its input; none where it reads an earlier one.
fn shifted(part: &Part, cut: usize) -> Option<Part> {
    let mut part = part.clone();
    for read in &mut part.inputs {
        read.source = match read.source {
            Source::Node(source) if source == cut => Source::Input,
            Source::Node(source) if source > cut => Source::Node(source - cut - 1),
            _ => return None,
        };
    }
    Some(part)
}
