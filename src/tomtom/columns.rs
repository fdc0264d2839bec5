//! The columns of known motifs, prepared for comparison.

use super::singles::Singles;
use crate::motif::Ppm;
use crate::options::{Distance, GrammarOptions};

/// The prepared columns of some motifs, which can be searched with many queries.
#[derive(Clone, Debug)]
pub struct Targets {
    strands: usize,
    distance: Distance,
    alphabet_size: usize,
    /// The values of all columns, column × letter, motif after motif.
    values: Vec<f64>,
    /// The same in single precision.
    singles: Singles,
    /// First column of each motif, and the number of columns.
    starts: Vec<usize>,
}

impl Targets {
    /// Prepares `motifs` over an alphabet of `alphabet_size` ≥ 1 letters, each a matrix and its number of sites.
    ///
    /// Both strands are searched where the alphabet is `complementary` and the options allow it.
    pub fn new<'a>(
        motifs: impl IntoIterator<Item = (&'a Ppm, f64)>,
        alphabet_size: usize,
        complementary: bool,
        options: &GrammarOptions,
    ) -> Self {
        let mut values = Vec::new();
        let mut starts = vec![0];
        for (ppm, sites) in motifs {
            for row in ppm.rows() {
                values.extend(prepared(row, sites, options));
            }
            starts.push(values.len() / alphabet_size);
        }
        let strands = if complementary && options.both_strands { 2 } else { 1 };
        let singles = Singles::new(&values, alphabet_size, options.distance);
        Self { strands, distance: options.distance, alphabet_size, values, singles, starts }
    }

    /// Number of motifs.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no motif.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of columns of all motifs.
    pub fn columns(&self) -> usize {
        self.starts[self.len()]
    }

    /// The alphabet size.
    pub fn alphabet_size(&self) -> usize {
        self.alphabet_size
    }

    pub(super) fn distance(&self) -> Distance {
        self.distance
    }

    pub(super) fn strands(&self) -> usize {
        self.strands
    }

    /// Number of columns of one motif.
    pub fn length(&self, motif: usize) -> usize {
        self.starts[motif + 1] - self.starts[motif]
    }

    pub(super) fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// The agreement of a query column with a target column: minus the squared distance, or the correlation.
    pub(super) fn agreement(&self, query: &[f64], column: usize) -> f64 {
        let pairs = self.values[column * self.alphabet_size..][..self.alphabet_size].iter().zip(query);
        match self.distance {
            Distance::Pearson => pairs.map(|(value, q)| value * q).sum(),
            Distance::Ed | Distance::Sandelin => pairs.map(|(value, q)| -(value - q) * (value - q)).sum(),
        }
    }

    pub(super) fn singles(&self) -> &Singles {
        &self.singles
    }
}

/// A column with pseudocounts; for correlations also centred and of Euclidean norm 1.
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
