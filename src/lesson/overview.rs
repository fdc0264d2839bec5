//! An overview of the neuron: its weights, and all sequences by value.

use super::answer::{Histogram, LessonFacet, LessonInfo, Ranked, Ranking, SecondFilter};
use super::{Lesson, rows, small};

/// Number of bins of the histogram.
const BINS: usize = 40;
/// Number of sequences in an overview.
const TOP: usize = 20;
/// Maximum number of sequences per request.
const MAX_ROWS: usize = 1_000;

impl Lesson {
    /// The neuron and an overview of its sequences.
    pub fn info(&self) -> LessonInfo {
        let Self { neuron, facets, .. } = self;
        let target = neuron.substructure.target();
        LessonInfo {
            layer: neuron.layer,
            channel: neuron.channel,
            receptive_field: neuron.substructure.length,
            pool: neuron.pool.size,
            filters: self.filters.clone(),
            second: SecondFilter {
                weights: target.map(|target| rows(&small::weights(target, 0), target.inputs())).unwrap_or_default(),
                bias: target.map_or(0.0, |target| target.bias[0]),
            },
            total: self.values.len(),
            positives: self.positives(),
            max_activation: self.ranked.first().map_or(0.0, |&best| self.values[best as usize]),
            histogram: histogram(&self.values),
            top: self.rank(0, TOP).rows,
            facets: facets
                .iter()
                .zip(&self.shifts)
                .map(|(facet, &shift)| LessonFacet {
                    consensus: self.alphabet.decode(&facet.consensus),
                    ppm: facet.ppm.clone(),
                    shift,
                })
                .collect(),
            truth: self.truth.as_ref().map(|(truth, _)| truth.clone()),
        }
    }

    /// At most `count` sequences from rank `start`, counted from 0, and at most 1000.
    pub fn rank(&self, start: usize, count: usize) -> Ranking {
        let chosen = self.ranked.iter().enumerate().skip(start).take(count.min(MAX_ROWS));
        let row = |(index, &word): (usize, &u32)| Ranked {
            rank: index + 1,
            sequence: self.decode(word),
            value: self.values[word as usize],
        };
        Ranking { total: self.values.len(), positives: self.positives(), rows: chosen.map(row).collect() }
    }

    fn positives(&self) -> usize {
        self.ranked.partition_point(|&word| self.values[word as usize] > 0.0)
    }
}

fn histogram(values: &[f32]) -> Histogram {
    let low = values.iter().copied().fold(f32::INFINITY, f32::min);
    let high = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let width = (high - low) / BINS as f32;
    let mut counts = vec![0; BINS];
    for value in values {
        let bin = if width > 0.0 { ((value - low) / width) as usize } else { 0 };
        counts[bin.min(BINS - 1)] += 1;
    }
    Histogram { low, high, counts }
}
