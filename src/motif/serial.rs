//! A matrix in JSON: a list of rows, checked when it is read.

use super::{Ppm, ROUNDING};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Why nested lists are not a position probability matrix. Rows are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MatrixError {
    /// There is no row, or the rows have no entry.
    Empty,
    /// A row has another length than the first one.
    Ragged {
        /// The row.
        row: usize,
        /// Its length.
        length: usize,
        /// Length of the first row.
        first: usize,
    },
    /// A row with an entry that is negative, infinite or not a number.
    NotProbability {
        /// The row.
        row: usize,
    },
    /// A row whose sum is not 1, apart from the rounding of printed digits.
    Sum {
        /// The row.
        row: usize,
        /// Its sum.
        sum: f64,
    },
}

impl fmt::Display for MatrixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => write!(f, "it is empty"),
            Self::Ragged { row, length, first } => {
                write!(f, "its row {row} has {length} probabilities and its first row {first}")
            }
            Self::NotProbability { row } => write!(f, "its row {row} has an entry that is not a probability"),
            Self::Sum { row, sum } => write!(f, "its row {row} sums to {sum} instead of 1"),
        }
    }
}

impl TryFrom<Vec<Vec<f64>>> for Ppm {
    type Error = MatrixError;

    /// Uses the rows without scaling them.
    fn try_from(rows: Vec<Vec<f64>>) -> Result<Self, MatrixError> {
        let alphabet_size = rows.first().map_or(0, Vec::len);
        if alphabet_size == 0 {
            return Err(MatrixError::Empty);
        }
        if let Some((other, row)) = rows.iter().zip(1..).find(|(other, _)| other.len() != alphabet_size) {
            return Err(MatrixError::Ragged { row, length: other.len(), first: alphabet_size });
        }
        for (entries, row) in rows.iter().zip(1..) {
            let sum: f64 = entries.iter().sum();
            if !entries.iter().all(|p| p.is_finite() && *p >= 0.0) {
                return Err(MatrixError::NotProbability { row });
            }
            if (sum - 1.0).abs() > ROUNDING {
                return Err(MatrixError::Sum { row, sum });
            }
        }
        Ok(Self { alphabet_size, probabilities: rows.concat() })
    }
}

impl Serialize for Ppm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows())
    }
}

impl<'de> Deserialize<'de> for Ppm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Vec<f64>>::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_is_unchanged_by_json() {
        let rows = vec![vec![0.1 + 0.2, 1.0 / 3.0, 5.551_115_123_125_783e-17, 0.366_666_666_666_666_64], vec![0.25; 4]];
        let json = serde_json::to_string(&rows).unwrap();
        let ppm: Ppm = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&ppm).unwrap(), json);
        assert_eq!(ppm, Ppm::try_from(rows).unwrap());
    }

    #[test]
    fn rounding_of_printed_digits_is_accepted() {
        let row = vec![0.333_333, 0.333_333, 0.333_333, 0.0];
        assert_eq!(Ppm::try_from(vec![row.clone()]).unwrap().rows().next().unwrap(), row);
    }

    #[test]
    fn what_is_not_a_matrix_is_refused() {
        let refused =
            |rows: &[&[f64]]| Ppm::try_from(rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>()).unwrap_err();
        assert_eq!(refused(&[]), MatrixError::Empty);
        assert_eq!(refused(&[&[]]), MatrixError::Empty);
        assert_eq!(refused(&[&[0.5, 0.5], &[1.0]]), MatrixError::Ragged { row: 2, length: 1, first: 2 });
        assert_eq!(refused(&[&[1.5, -0.5]]), MatrixError::NotProbability { row: 1 });
        assert_eq!(refused(&[&[f64::NAN, 1.0]]), MatrixError::NotProbability { row: 1 });
        assert_eq!(refused(&[&[0.5, 0.25]]), MatrixError::Sum { row: 1, sum: 0.75 });
    }
}
