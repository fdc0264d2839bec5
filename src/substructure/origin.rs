//! The neurons of earlier layers on which the input of a kernel entry depends, and their positions.

use super::{Part, Substructure};
use crate::network::{Op, Source};

/// A neuron of an earlier layer, at some of its positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    /// Its layer, counted from 1.
    pub layer: usize,
    /// Its channel.
    pub channel: usize,
    /// Where its receptive field starts in the input, by position.
    pub starts: Vec<usize>,
}

/// One channel of a map at neighbouring positions, some of which may be padding.
#[derive(Clone, Copy)]
struct Stretch {
    source: Source,
    channel: usize,
    first: i64,
    last: i64,
}

/// Maximum number of contributors of one entry: dense connections have very many.
const MAX_CONTRIBUTORS: usize = 256;

impl Substructure {
    /// The neurons that the last convolution reads with kernel entry (`tap`, `channel`), through activations, poolings
    /// and joins.
    pub fn contributors(&self, tap: usize, channel: usize) -> Vec<Contributor> {
        let (Some(last), Some(target)) = (self.parts.last(), self.target()) else { return Vec::new() };
        let read = last.inputs[0];
        let position = (read.start + tap * target.dilation) as i64;
        let mut open = vec![Stretch { source: read.source, channel, first: position, last: position }];
        let mut found = Vec::new();
        while let Some(place) = open.pop() {
            let Source::Node(index) = place.source else { continue };
            let part = &self.parts[index];
            match (part.convolution(), part.layer) {
                (Some(_), Some(layer)) => found.extend(contributor(part, layer, place)),
                _ => open.extend(self.before(part, place)),
            }
            if found.len() + open.len() > MAX_CONTRIBUTORS {
                break;
            }
        }
        found
    }

    /// The inputs of `place` in `part`.
    fn before(&self, part: &Part, place: Stretch) -> Vec<Stretch> {
        let channels = |source: Source| match source {
            Source::Input => self.alphabet_size,
            Source::Node(part) => self.parts[part].channels,
        };
        let mut passed = 0;
        let mut places = Vec::new();
        for read in &part.inputs {
            let start = read.start as i64;
            let (first, last) = match &part.op {
                Op::MaxPool(pool) | Op::AveragePool(pool) => {
                    let stride = pool.stride as i64;
                    (start + place.first * stride, start + place.last * stride + pool.size as i64 - 1)
                }
                Op::Pad(padding) => {
                    (start + place.first - padding.before as i64, start + place.last - padding.before as i64)
                }
                _ => (start + place.first, start + place.last),
            };
            let channel = match &part.op {
                Op::Select(select) => select.get(place.channel).copied(),
                Op::Concat => place.channel.checked_sub(passed).filter(|&channel| channel < channels(read.source)),
                _ => Some(place.channel),
            };
            passed += channels(read.source);
            places.extend(channel.map(|channel| Stretch { source: read.source, channel, first, last }));
        }
        places.reverse();
        places
    }
}

fn contributor(part: &Part, layer: usize, place: Stretch) -> Option<Contributor> {
    let positions = place.first.max(0)..=place.last.min(part.positions as i64 - 1);
    let start = |position: i64| usize::try_from(part.origin + position * part.jump as i64).ok();
    let starts: Vec<usize> = positions.filter_map(start).collect();
    (!starts.is_empty()).then_some(Contributor { layer, channel: place.channel, starts })
}
