//! Agreements in single precision, for many columns at once.
//!
//! Single precision is sufficient for the order of most agreements and the rounding of most scores. The others are
//! computed in double precision, so that no result depends on it.

use crate::options::Distance;
use wide::bytemuck::cast;
use wide::{f32x8, i16x8, i32x8};

/// Number of columns per block.
pub(super) const LANES: usize = 8;

/// Adding this to a small number leaves the nearest integer in the lowest bits: 2²³ + 2²².
const WHOLE: f32 = 12_582_912.0;

/// The prepared values of columns.
#[derive(Clone, Debug)]
pub(super) struct Singles {
    distance: Distance,
    axes: usize,
    /// Coordinates of the columns, block × axis; the last column is repeated to the end of its block.
    values: Vec<f32x8>,
    /// Maximum over the columns of the error of their coordinates, see [`left_out`].
    left_out: f64,
}

impl Singles {
    /// From the values of all columns, column × letter.
    pub fn new(values: &[f64], alphabet_size: usize, distance: Distance) -> Self {
        let columns: Vec<Vec<f64>> = values.chunks_exact(alphabet_size).map(coordinates).collect();
        let axes = coordinates(&vec![0.0; alphabet_size]).len();
        let block = |block: &[Vec<f64>]| -> Vec<f32x8> {
            let column = |lane: usize| &block[lane.min(block.len() - 1)];
            (0..axes).map(|axis| f32x8::new(std::array::from_fn(|lane| column(lane)[axis] as f32))).collect()
        };
        let left_out = values.chunks_exact(alphabet_size).map(|column| left_out(column, distance)).fold(0.0, f64::max);
        Self { distance, axes, values: columns.chunks(LANES).flat_map(block).collect(), left_out }
    }

    /// Number of blocks.
    pub fn blocks(&self) -> usize {
        self.values.len() / self.axes
    }

    /// Upper bound of the error of an agreement with a query column, and of the distance, its root: several times the
    /// largest error of differences, squares, sums and roots, and the error of the coordinates.
    pub fn uncertainty(&self, query: &[f64]) -> f64 {
        4e-6 + self.left_out + left_out(query, self.distance)
    }

    /// The agreements of a query column with all blocks, see [`Targets::agreement`](super::columns::Targets::agreement).
    pub fn agreements(&self, query: &[f64], mut take: impl FnMut(usize, f32x8)) {
        let query: Vec<f32x8> = coordinates(query).iter().map(|&value| f32x8::splat(value as f32)).collect();
        match (self.distance, query.as_slice()) {
            (Distance::Pearson, query) => {
                for (i, block) in self.values.chunks_exact(self.axes).enumerate() {
                    take(i, block.iter().zip(query).fold(f32x8::ZERO, |sum, (value, q)| sum + *value * *q));
                }
            }
            (_, &[qx, qy, qz]) => {
                for (i, &[x, y, z]) in self.values.as_chunks().0.iter().enumerate() {
                    let (x, y, z) = (x - qx, y - qy, z - qz);
                    take(i, -(x * x + y * y + z * z));
                }
            }
            (_, query) => {
                for (i, block) in self.values.chunks_exact(self.axes).enumerate() {
                    let differences = block.iter().zip(query).map(|(value, q)| *value - *q);
                    take(i, differences.fold(f32x8::ZERO, |sum, difference| sum - difference * difference));
                }
            }
        }
    }
}

/// Coordinates with the same distances and products: three for four probabilities, which sum to 1.
fn coordinates(column: &[f64]) -> Vec<f64> {
    match *column {
        [a, c, g, t] => [a + c - g - t, a - c + g - t, a - c - g + t].map(|sum| sum / 2.0).to_vec(),
        _ => column.to_vec(),
    }
}

/// The distance of a column from the plane of its three coordinates, which its sum determines.
fn left_out(column: &[f64], distance: Distance) -> f64 {
    let sum = if distance == Distance::Pearson { 0.0 } else { 1.0 };
    if column.len() == 4 { (column.iter().sum::<f64>() - sum).abs() / 2.0 } else { 0.0 }
}

/// The nearest integers of values in the range of 16 bits.
pub(super) fn rounded(values: f32x8) -> i16x8 {
    let bits: i32x8 = cast(values + f32x8::splat(WHOLE));
    i16x8::from_i32x8_saturate(bits - i32x8::splat(WHOLE.to_bits() as i32))
}

/// The distances of values in the range of 16 bits from the nearest integers.
pub(super) fn from_whole(values: f32x8) -> f32x8 {
    let whole = (values + f32x8::splat(WHOLE)) - f32x8::splat(WHOLE);
    (values - whole).abs()
}
