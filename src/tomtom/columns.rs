//! The columns of known motifs, laid out for comparison.

use crate::motif::Ppm;
use crate::options::{Distance, GrammarOptions};

/// Columns that are compared at a time, at least where it pays: the scores of a block stay in registers or nearby.
pub(super) const BLOCK: usize = 64;

/// The prepared columns of some motifs: made once, searched with many queries.
#[derive(Clone, Debug)]
pub struct Targets {
    strands: usize,
    distance: Distance,
    /// For each letter the values of all columns, one motif after the other.
    values: Vec<Vec<f64>>,
    /// The same in single precision, for a first look at many columns at once.
    singles: Vec<Vec<f32>>,
    /// Where each motif's columns start, and where the last one's end.
    starts: Vec<usize>,
}

impl Targets {
    /// Prepares `motifs` of `letters` letters, each a matrix and the number of sites that it was counted from.
    ///
    /// Both strands are searched where `complementary` and the options say so.
    pub fn new<'a>(
        motifs: impl IntoIterator<Item = (&'a Ppm, f64)>,
        letters: usize,
        complementary: bool,
        options: &GrammarOptions,
    ) -> Self {
        let mut values = vec![Vec::new(); letters];
        let mut starts = vec![0];
        for (ppm, sites) in motifs {
            for row in ppm.rows() {
                let column = prepared(row, sites, options);
                values.iter_mut().zip(column).for_each(|(values, value)| values.push(value));
            }
            starts.push(values[0].len());
        }
        let strands = if complementary && options.both_strands { 2 } else { 1 };
        let singles = values.iter().map(|values| values.iter().map(|&value| value as f32).collect()).collect();
        Self { strands, distance: options.distance, values, singles, starts }
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
        self.values[0].len()
    }

    /// Letters of the alphabet.
    pub fn letters(&self) -> usize {
        self.values.len()
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
        let pairs = self.values.iter().map(|values| values[column]).zip(query);
        match self.distance {
            Distance::Pearson => pairs.map(|(value, q)| value * q).sum(),
            Distance::Ed | Distance::Sandelin => pairs.map(|(value, q)| -(value - q) * (value - q)).sum(),
        }
    }

    /// [`Targets::agreement`] in single precision with the columns from `first` on, into `out`.
    pub(super) fn agreements(&self, query: &[f64], first: usize, out: &mut [f32]) {
        let part = first..first + out.len();
        match (self.distance, query, self.singles.as_slice()) {
            (Distance::Pearson, _, _) => {
                out.fill(0.0);
                for (singles, &q) in self.singles.iter().zip(query) {
                    out.iter_mut().zip(&singles[part.clone()]).for_each(|(out, value)| *out += value * q as f32);
                }
            }
            (_, [qa, qc, qg, qt], [a, c, g, t]) => {
                let (strong, weak) =
                    (c[part.clone()].iter().zip(&g[part.clone()]), a[part.clone()].iter().zip(&t[part]));
                for ((out, (a, t)), (c, g)) in out.iter_mut().zip(weak).zip(strong) {
                    let (a, c, g, t) = (a - *qa as f32, c - *qc as f32, g - *qg as f32, t - *qt as f32);
                    *out = -(a * a + c * c + g * g + t * t);
                }
            }
            _ => {
                out.fill(0.0);
                for (singles, &q) in self.singles.iter().zip(query) {
                    let pairs = out.iter_mut().zip(&singles[part.clone()]);
                    pairs.for_each(|(out, value)| *out -= (value - q as f32) * (value - q as f32));
                }
            }
        }
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
