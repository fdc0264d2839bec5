//! The plane of the landscape, through the uniform mixture of letters and the consensus sequences of two facets.

use super::answer::PlanePoint;
use crate::demix::facets::Facet;

/// Determinant below which two directions are taken as parallel.
const SINGULAR: f64 = 1e-9;

/// The directions from the uniform mixture to the consensus sequences of two facets, position × letter.
#[derive(Clone, Debug, Default)]
pub struct Plane {
    /// The two consensus sequences.
    pub corners: [Vec<u8>; 2],
    /// The two directions.
    pub axes: [Vec<f64>; 2],
}

impl Plane {
    /// The plane of the first two facets. Where there is only one, or both have the same consensus, the second
    /// direction is that consensus rotated by one position, as the missing facet would be.
    pub fn new(facets: &[Facet], alphabet_size: usize) -> Self {
        let first = facets.first().map(|facet| facet.consensus.clone()).unwrap_or_default();
        let other = facets.iter().map(|facet| &facet.consensus).find(|&consensus| *consensus != first);
        let second = other.cloned().unwrap_or_else(|| {
            let mut moved = first.clone();
            let step = usize::from(!moved.is_empty());
            moved.rotate_right(step);
            moved
        });
        let axes = [&first, &second].map(|codes| direction(codes, alphabet_size));
        Self { corners: [first, second], axes }
    }

    /// The point of the plane nearest to a sequence.
    pub fn nearest(&self, codes: &[u8]) -> PlanePoint {
        let [a, b] = &self.axes;
        let sequence = direction(codes, a.len() / codes.len().max(1));
        let (aa, ab, bb) = (dot(a, a), dot(a, b), dot(b, b));
        let (a, b) = (dot(a, &sequence), dot(b, &sequence));
        let determinant = aa * bb - ab * ab;
        if determinant < SINGULAR {
            return PlanePoint { x: if aa > 0.0 { a / aa } else { 0.0 }, y: 0.0 };
        }
        PlanePoint { x: (a * bb - b * ab) / determinant, y: (b * aa - a * ab) / determinant }
    }

    /// The mixture of letters at a point, position × letter: the uniform mixture plus both directions times their
    /// coordinates. Negative shares become 0, and each position is scaled to sum to 1.
    pub fn mixture(&self, alphabet_size: usize, point: PlanePoint) -> Mixture {
        let [a, b] = &self.axes;
        let uniform = 1.0 / alphabet_size.max(1) as f64;
        let raw = a.iter().zip(b).map(|(a, b)| uniform + point.x * a + point.y * b);
        let mut mixture =
            Mixture { alphabet_size, matrix: raw.map(|share| share.max(0.0)).collect(), sums: Vec::new() };
        for row in mixture.matrix.chunks_exact_mut(alphabet_size.max(1)) {
            let sum: f64 = row.iter().sum();
            row.iter_mut().for_each(|share| *share /= sum);
            mixture.sums.push(sum);
        }
        mixture
    }

    /// The derivatives of the landscape along its axes, from the input gradient at a mixture.
    pub fn slope(&self, mixture: &Mixture, gradient: &[f64]) -> PlanePoint {
        PlanePoint { x: mixture.along(&self.axes[0], gradient), y: mixture.along(&self.axes[1], gradient) }
    }

    /// The derivatives along the two directions, from an input gradient.
    pub fn along(&self, gradient: &[f32]) -> PlanePoint {
        let along = |axis: &Vec<f64>| axis.iter().zip(gradient).map(|(x, &g)| x * f64::from(g)).sum();
        PlanePoint { x: along(&self.axes[0]), y: along(&self.axes[1]) }
    }
}

/// A mixture of letters in the plane.
#[derive(Clone, Debug)]
pub struct Mixture {
    alphabet_size: usize,
    /// Shares of the letters, position × letter; each position sums to 1.
    pub matrix: Vec<f64>,
    /// Sum of the shares of each position before scaling; at least 1, as they sum to 1 before negative ones become 0.
    sums: Vec<f64>,
}

impl Mixture {
    /// The derivative of the value along a direction of the plane, through clipping and scaling.
    fn along(&self, direction: &[f64], gradient: &[f64]) -> f64 {
        let kept = |share: f64, along: f64| if share > 0.0 { along } else { 0.0 };
        let mut derivative = 0.0;
        for (position, sum) in self.sums.iter().enumerate() {
            let at = position * self.alphabet_size..(position + 1) * self.alphabet_size;
            let (shares, direction, gradient) = (&self.matrix[at.clone()], &direction[at.clone()], &gradient[at]);
            let all: f64 = shares.iter().zip(direction).map(|(&share, &along)| kept(share, along)).sum();
            for ((&share, &along), g) in shares.iter().zip(direction).zip(gradient) {
                derivative += g * (kept(share, along) - share * all) / sum;
            }
        }
        derivative
    }
}

/// The direction from the uniform mixture to a sequence: one-hot minus uniform.
fn direction(codes: &[u8], alphabet_size: usize) -> Vec<f64> {
    let uniform = 1.0 / alphabet_size.max(1) as f64;
    let entry = |code: u8, letter: usize| f64::from(u8::from(usize::from(code) == letter)) - uniform;
    codes.iter().flat_map(|&code| (0..alphabet_size).map(move |letter| entry(code, letter))).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
