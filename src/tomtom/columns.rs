//! The columns of known motifs, laid out for comparison.

use super::singles::Singles;
use crate::motif::Ppm;
use crate::options::{Distance, GrammarOptions};

/// The prepared columns of some motifs: made once, searched with many queries.
#[derive(Clone, Debug)]
pub struct Targets {
    strands: usize,
    distance: Distance,
    letters: usize,
    /// The values of all columns, one motif after the other.
    values: Vec<f64>,
    /// The same in single precision, for a first look at many columns at once.
    singles: Singles,
    /// Where each motif's columns start, and where the last one's end.
    starts: Vec<usize>,
}

impl Targets {
    /// Prepares `motifs` of `letters` letters (one at least), each a matrix and the number of sites that it was counted from.
    ///
    /// Both strands are searched where `complementary` and the options say so.
    pub fn new<'a>(
        motifs: impl IntoIterator<Item = (&'a Ppm, f64)>,
        letters: usize,
        complementary: bool,
        options: &GrammarOptions,
    ) -> Self {
        let mut values = Vec::new();
        let mut starts = vec![0];
        for (ppm, sites) in motifs {
            for row in ppm.rows() {
                values.extend(prepared(row, sites, options));
            }
            starts.push(values.len() / letters);
        }
        let strands = if complementary && options.both_strands { 2 } else { 1 };
        let singles = Singles::new(&values, letters, options.distance);
        Self { strands, distance: options.distance, letters, values, singles, starts }
    }

    /// Number of motifs.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no motif.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Columns of all motifs.
    pub fn columns(&self) -> usize {
        self.starts[self.len()]
    }

    /// Letters of the alphabet.
    pub fn letters(&self) -> usize {
        self.letters
    }

    pub(super) fn distance(&self) -> Distance {
        self.distance
    }

    pub(super) fn strands(&self) -> usize {
        self.strands
    }

    /// Columns of one motif.
    pub(super) fn length(&self, motif: usize) -> usize {
        self.starts[motif + 1] - self.starts[motif]
    }

    pub(super) fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// How well a query column agrees with a target column: minus the squared distance, or the correlation.
    pub(super) fn agreement(&self, query: &[f64], column: usize) -> f64 {
        let pairs = self.values[column * self.letters..][..self.letters].iter().zip(query);
        match self.distance {
            Distance::Pearson => pairs.map(|(value, q)| value * q).sum(),
            Distance::Ed | Distance::Sandelin => pairs.map(|(value, q)| -(value - q) * (value - q)).sum(),
        }
    }

    pub(super) fn singles(&self) -> &Singles {
        &self.singles
    }
}

/// A column as it is compared: with pseudocounts; for correlations also centred and of length 1.
pub(super) fn prepared(row: &[f64], sites: f64, options: &GrammarOptions) -> Vec<f64> {
    let background = 1.0 / row.len() as f64;
    let pseudocount = options.pseudocount;
    let mut column: Vec<f64> =
        row.iter().map(|p| (p * sites + pseudocount * background) / (sites + pseudocount)).collect();
    if options.distance == Distance::Pearson {
        let mean = column.iter().sum::<f64>() * background;
        column.iter_mut().for_each(|p| *p -= mean);
        let norm = column.iter().map(|p| p * p).sum::<f64>().sqrt();
        column.iter_mut().for_each(|p| *p = if norm > 0.0 { *p / norm } else { 0.0 });
    }
    column
}
