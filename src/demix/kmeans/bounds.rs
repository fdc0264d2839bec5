//! What an iteration knows of each row from the one before, so that most distances need not be computed (Hamerly 2010).
//!
//! Where the distance of a row to its own centre is less than a lower bound of the distances to all others, the centre
//! is still the nearest. The bound decreases by what the other centres have moved.

/// Margin for the rounding of distances, relative.
const MARGIN: f32 = 1e-4;

/// A row's nearest centre, and a lower bound of its distances to all others.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// The centre.
    pub nearest: u32,
    /// Not squared.
    pub others: f32,
}

/// The bound of each row; nothing before its first iteration.
#[derive(Clone, Debug, Default)]
pub struct Bounds(pub Vec<Option<Bound>>);

impl Bound {
    /// Whether the centre at this squared distance is certainly still the nearest.
    pub fn holds(&self, squared_distance: f32) -> bool {
        squared_distance.sqrt() * (1.0 + MARGIN) < self.others
    }
}

impl Bounds {
    /// Adapts the bounds to centres that have moved by these distances.
    pub fn moved(&mut self, distances: &[f32]) {
        let order = |first: usize, index: usize| if distances[index] > distances[first] { index } else { first };
        let farthest = (1..distances.len()).fold(0, order);
        let others = distances.iter().enumerate().filter(|(index, _)| *index != farthest);
        let second = others.map(|(_, &distance)| distance).fold(0.0, f32::max);
        for bound in self.0.iter_mut().flatten() {
            let decrease = if bound.nearest as usize == farthest { second } else { distances[farthest] };
            bound.others -= decrease * (1.0 + MARGIN);
        }
    }
}
