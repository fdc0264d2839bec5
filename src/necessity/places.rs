//! Where in the receptive field an arrangement may lie.

use super::Backgrounds;
use super::letters::{Block, Letters, ends};
use crate::engine::Engine;
use serde::{Deserialize, Serialize};

/// Maximum number of places.
const PLACES: usize = 48;

/// The mean activation for each place of an arrangement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Places {
    /// Positions from one place to the next; the first letter lies at position 0 first.
    pub step: usize,
    /// Mean activation over the random sequences.
    pub means: Vec<f64>,
}

impl Places {
    /// Of letters that keep their distances to each other.
    pub(super) fn of(engine: &dyn Engine, backgrounds: &Backgrounds, block: &Block) -> Self {
        let [first, last] = ends(&block.core);
        let room = backgrounds.length() - (last + 1 - first);
        let step = (room + 1).div_ceil(PLACES);
        let at = |start: usize| block.moved(start as isize - first as isize, backgrounds.length()).letters();
        let insertions: Vec<Letters> = (0..=room).step_by(step).map(at).collect();
        Self { step, means: backgrounds.means(engine, &insertions, usize::MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::landscape::Landscape;
    use crate::necessity::Pool;
    use crate::random::Key;

    #[test]
    fn the_response_is_where_the_letters_lie() {
        let backgrounds =
            |length| Backgrounds::new(Key { seed: 1, layer: 1, channel: 0 }, 16, length, &Pool::uniform(4));
        let word = |codes: &[u8]| f32::from(codes[5..10] == [0; 5]);
        let letters = Block { core: (7..12).map(|column| (column, 0)).collect(), flanks: vec![(4, 1), (12, 1)] };
        let Places { step, means } = Places::of(&Landscape(word), &backgrounds(20), &letters);
        assert_eq!((step, means.len()), (1, 16));
        assert!(means[5] > 0.9 && means[0] < 0.5, "{means:?}");
        let Places { step, means } = Places::of(&Landscape(|_| 1.0), &backgrounds(200), &letters);
        assert_eq!((step, means.len()), (5, 40), "196 places, at most 48 of them");
    }
}
