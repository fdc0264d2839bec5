//! The neuron's value over a plane of mixtures of letters (paper, Fig. 2C).

use super::answer::{Landmark, Landscape, LandscapePoint, PlanePoint};
use super::{Lesson, rows};
use crate::engine::soft::activation::sigmoid;
use crate::error::{Code, Error, Result};

/// Range of both axes of the landscape.
const EXTENT: [f64; 2] = [-0.25, 1.25];
/// Maximum number of columns and rows.
const MAX_RESOLUTION: usize = 200;
/// Maximum absolute coordinate of a point; mixtures further out are constant.
const MAX_COORDINATE: f64 = 1_000.0;
/// Approximate number of sequences shown in a landscape.
const SEQUENCES: usize = 300;

impl Lesson {
    /// The landscape in `resolution` columns and rows.
    ///
    /// # Errors
    /// [`Code::Option`] for fewer than 2 or more than 200.
    pub fn landscape(&self, resolution: usize) -> Result<Landscape> {
        if !(2..=MAX_RESOLUTION).contains(&resolution) {
            return Err(Error::new(
                Code::Option,
                "resolution",
                format!("A landscape of {resolution} columns was asked for; there can be 2 to {MAX_RESOLUTION}."),
                format!("Choose a resolution of 2 to {MAX_RESOLUTION}."),
            ));
        }
        let [low, high] = EXTENT;
        let axis: Vec<f64> = (0..resolution).map(|i| low + (high - low) * i as f64 / (resolution - 1) as f64).collect();
        let row = |&y: &f64| axis.iter().map(|&x| self.value(PlanePoint { x, y })).collect();
        Ok(Landscape {
            values: axis.iter().map(row).collect(),
            peaks: vec![self.peak(0), self.peak(1)],
            sequences: self.landmarks(),
            x: axis.clone(),
            y: axis,
        })
    }

    /// The mixture of letters at a point of the landscape, and the neuron's value and gradient there.
    ///
    /// # Errors
    /// [`Code::Option`] for coordinates that are not finite or out of range.
    pub fn place(&self, x: f64, y: f64) -> Result<LandscapePoint> {
        for (name, at) in [("x", x), ("y", y)] {
            if !(-MAX_COORDINATE..=MAX_COORDINATE).contains(&at) {
                return Err(Error::new(
                    Code::Option,
                    name,
                    format!("The point's {name} is {at}; it must lie within −{MAX_COORDINATE} and {MAX_COORDINATE}."),
                    "Choose a point of the landscape.",
                ));
            }
        }
        let alphabet_size = self.neuron.substructure.alphabet_size;
        let mixture = self.plane.mixture(alphabet_size, PlanePoint { x, y });
        let trace = self.soft.forward(&mixture.matrix);
        let gradient = self.soft.gradient(&trace, 0);
        Ok(LandscapePoint {
            value: trace.value(0),
            probability: sigmoid(trace.value(0)),
            slope: self.plane.slope(&mixture, &gradient),
            gradient: rows(&gradient, alphabet_size),
            matrix: rows(&mixture.matrix, alphabet_size),
        })
    }

    fn value(&self, point: PlanePoint) -> f64 {
        self.soft.forward(&self.plane.mixture(self.neuron.substructure.alphabet_size, point).matrix).value(0)
    }

    /// One of the two consensus sequences that span the plane.
    fn peak(&self, corner: usize) -> Landmark {
        let codes = &self.plane.corners[corner];
        let [x, y] = [f64::from(u8::from(corner == 0)), f64::from(u8::from(corner == 1))];
        let value = self.soft.forward(&self.soft.one_hot(codes)).value(0);
        Landmark { x, y, value, sequence: self.alphabet.decode(codes) }
    }

    /// Sequences that activate the neuron, evenly spaced by rank.
    fn landmarks(&self) -> Vec<Landmark> {
        let mut indices: Vec<usize> = (0..self.sample.values.len()).collect();
        indices.sort_by(|&a, &b| self.sample.values[b].total_cmp(&self.sample.values[a]).then(a.cmp(&b)));
        let landmark = |index: usize| {
            let codes = self.sample.sequences.get(index);
            let PlanePoint { x, y } = self.plane.nearest(codes);
            Landmark { x, y, value: f64::from(self.sample.values[index]), sequence: self.alphabet.decode(codes) }
        };
        indices.iter().step_by(indices.len().div_ceil(SEQUENCES).max(1)).map(|&index| landmark(index)).collect()
    }
}
