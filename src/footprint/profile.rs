//! Mean and standard error of each position over windows.

use crate::statistics::Moments;

/// Moments of each position.
#[derive(Clone, Debug)]
pub struct Profile {
    positions: Vec<Moments>,
    /// Number of windows with data.
    pub sites: u32,
}

impl Profile {
    /// No windows so far.
    pub fn new(positions: usize) -> Self {
        Self { positions: vec![Moments::default(); positions], sites: 0 }
    }

    /// Adds a window; values that are not finite are no data.
    pub fn add(&mut self, window: &[f64]) {
        let mut has_data = false;
        for (position, &value) in self.positions.iter_mut().zip(window) {
            if value.is_finite() {
                position.add(value);
                has_data = true;
            }
        }
        self.sites += u32::from(has_data);
    }

    /// Mean of each position; NaN without data.
    pub fn means(&self) -> impl Iterator<Item = f64> {
        self.positions.iter().map(|position| if position.count > 0 { position.mean } else { f64::NAN })
    }

    /// Standard error of each mean; NaN for fewer than two values.
    pub fn errors(&self) -> impl Iterator<Item = f64> {
        self.positions.iter().map(Moments::standard_error)
    }

    /// Number of values of each position.
    pub fn counts(&self) -> impl Iterator<Item = u32> {
        self.positions.iter().map(|position| position.count as u32)
    }

    /// Sum of the means.
    pub fn total(&self) -> f64 {
        self.means().filter(|mean| mean.is_finite()).sum()
    }
}
