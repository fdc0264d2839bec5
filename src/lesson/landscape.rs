//! The neuron's value over a plane of soft sequences (paper, Fig. 2C).

use super::answer::{Landmark, Landscape, Place, PlanePoint};
use super::{Lesson, rows};
use crate::engine::soft::activation::sigmoid;
use crate::error::{Code, Error, Result};

/// Where the landscape begins and ends along both axes.
const EXTENT: [f64; 2] = [-0.25, 1.25];
/// Columns and rows that may be asked for, at most.
const RESOLUTION: usize = 200;
/// Coordinates of a point, at most: all that lies further out looks like its edge.
const FAR: f64 = 1_000.0;
/// Sequences shown in a landscape, about.
const SEQUENCES: usize = 300;

impl Lesson {
    /// The landscape in `resolution` columns and rows.
    ///
    /// # Errors
    /// [`Code::Option`] for fewer than 2 or more than 200.
    pub fn landscape(&self, resolution: usize) -> Result<Landscape> {
        if !(2..=RESOLUTION).contains(&resolution) {
            return Err(Error::new(
                Code::Option,
                "resolution",
                format!("A landscape of {resolution} columns was asked for; there can be 2 to {RESOLUTION}."),
                format!("Choose a resolution of 2 to {RESOLUTION}."),
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

    /// The soft sequence at a point of the landscape, and what the neuron makes of it.
    ///
    /// # Errors
    /// [`Code::Option`] for coordinates that are no numbers or far outside.
    pub fn place(&self, x: f64, y: f64) -> Result<Place> {
        for (name, at) in [("x", x), ("y", y)] {
            if !(-FAR..=FAR).contains(&at) {
                return Err(Error::new(
                    Code::Option,
                    name,
                    format!("The point's {name} is {at}; it must lie within −{FAR} and {FAR}."),
                    "Choose a point of the landscape.",
                ));
            }
        }
        let letters = self.neuron.substructure.alphabet_size;
        let mixture = self.plane.mixture(letters, PlanePoint { x, y });
        let trace = self.soft.forward(&mixture.matrix);
        let gradient = self.soft.gradient(&trace, 0);
        Ok(Place {
            value: trace.value(0),
            probability: sigmoid(trace.value(0)),
            slope: self.plane.slope(&mixture, &gradient),
            gradient: rows(&gradient, letters),
            matrix: rows(&mixture.matrix, letters),
        })
    }

    fn value(&self, point: PlanePoint) -> f64 {
        self.soft.forward(&self.plane.mixture(self.neuron.substructure.alphabet_size, point).matrix).value(0)
    }

    /// One of the two sequences that span the plane.
    fn peak(&self, corner: usize) -> Landmark {
        let codes = &self.plane.corners[corner];
        let [x, y] = [f64::from(u8::from(corner == 0)), f64::from(u8::from(corner == 1))];
        let value = self.soft.forward(&self.soft.one_hot(codes)).value(0);
        Landmark { x, y, value, sequence: self.alphabet.decode(codes) }
    }

    /// Sequences that activate the neuron, at even steps of their rank.
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
