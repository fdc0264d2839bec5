//! The columns of known motifs, prepared for comparison.

use super::singles::Singles;
use crate::motif::Ppm;
use crate::options::{Distance, GrammarOptions};
use wide::i16x8;

/// Information content below which a column is flat, bits. A flat column is a little similar to every column, and many
/// of them together are significantly similar to a motif with a long flat middle.
const FLAT: f64 = 0.25;

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
    /// All bits of columns whose scores count, none of others; absent where all columns count.
    counted: Option<Vec<i16x8>>,
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
        Self { strands, distance: options.distance, alphabet_size, values, singles, starts, counted: None }
    }

    /// The same motifs with flat columns, which count as unaligned.
    #[must_use]
    pub fn without_flat<'a>(mut self, motifs: impl IntoIterator<Item = &'a Ppm>) -> Self {
        let counts = motifs.into_iter().flat_map(Ppm::information_content).map(|bits| if bits < FLAT { 0 } else { -1 });
        let mut counted = vec![i16x8::ZERO; self.singles.blocks()];
        counted.iter_mut().flat_map(i16x8::as_mut_array).zip(counts).for_each(|(counted, counts)| *counted = counts);
        self.counted = Some(counted);
        self
    }

    /// The columns of `motifs` that are not flat, as a null model.
    pub fn informative<'a>(
        motifs: impl IntoIterator<Item = (&'a Ppm, f64)>,
        alphabet_size: usize,
        complementary: bool,
        options: &GrammarOptions,
    ) -> Self {
        let columns: Vec<(Ppm, f64)> = motifs
            .into_iter()
            .flat_map(|(ppm, sites)| {
                let informative = ppm.rows().zip(ppm.information_content()).filter(|(_, bits)| *bits >= FLAT);
                informative.map(move |(row, _)| (Ppm::normalised(row.to_vec(), row.len()), sites))
            })
            .collect();
        let columns = columns.iter().map(|(column, sites)| (column, *sites));
        Self::new(columns, alphabet_size, complementary, options)
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

    pub(super) fn counted(&self) -> Option<&[i16x8]> {
        self.counted.as_deref()
    }

    pub(super) fn singles(&self) -> &Singles {
        &self.singles
    }
}

/// A query whose flat columns are uniform, so that they count as unaligned.
pub fn without_flat(query: &Ppm) -> Ppm {
    let letters = query.alphabet_size();
    let column = |(row, bits): (&[f64], f64)| if bits < FLAT { vec![1.0; letters] } else { row.to_vec() };
    Ppm::normalised(query.rows().zip(query.information_content()).flat_map(column).collect(), letters)
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
