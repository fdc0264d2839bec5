//! The maps of one pass.

use super::step::SoftInput;
use crate::network::Source;

/// The input and every map of one pass: their values, or their derivatives or multipliers.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Length × alphabet size.
    pub(super) input: Vec<f64>,
    /// By part of the substructure, position × channel.
    pub(super) maps: Vec<Vec<f64>>,
}

impl Trace {
    /// The value of an output.
    ///
    /// # Panics
    /// When there is no such output.
    pub fn value(&self, output: usize) -> f64 {
        self.maps.last().map_or(0.0, |map| map[output])
    }

    /// The input, length × alphabet size.
    pub fn input(&self) -> &[f64] {
        &self.input
    }

    /// The map of a part of the substructure, position × channel.
    ///
    /// # Panics
    /// When there is no such part.
    pub fn map(&self, part: usize) -> &[f64] {
        &self.maps[part]
    }

    /// The map that a step reads, from the first position that it needs.
    pub(super) fn read(&self, input: &SoftInput) -> &[f64] {
        let map = match input.source {
            Source::Input => &self.input,
            Source::Node(step) => &self.maps[step],
        };
        &map[input.start * input.channels..]
    }

    /// As [`Trace::read`], mutable.
    pub(super) fn read_mut(&mut self, input: &SoftInput) -> &mut [f64] {
        let map = match input.source {
            Source::Input => &mut self.input,
            Source::Node(step) => &mut self.maps[step],
        };
        &mut map[input.start * input.channels..]
    }
}
