//! Where in their records sites lie (paper, Fig. 6E and F).

use serde::Serialize;

/// Numbers of sites by the distance of their midpoint from the centre of the record, in bins.
///
/// The midpoint of a site of an even number of letters, and the centre of a record with an even number, lie between two
/// letters; distances that are no whole numbers are rounded down.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "SitePositions"))]
pub struct Positions {
    /// Distance at which the first bin begins, in letters; negative before the centre.
    pub from: i32,
    /// Letters in a bin.
    pub bin: usize,
    /// Sites on the strand of the record, by bin.
    pub forward: Vec<u32>,
    /// Sites on the other strand, by bin.
    pub reverse: Vec<u32>,
    /// Sites farther away than the bins reach.
    pub outside: u32,
}

/// From the centre of a record of `length` letters to the midpoint of a site of `width` letters from `start` on, rounded down.
pub fn distance(start: usize, width: usize, length: usize) -> i32 {
    (2 * start as i64 + width as i64 - length as i64).div_euclid(2) as i32
}

impl Positions {
    /// No sites, in bins that reach `span` letters to either side.
    pub fn new(span: usize, bin: usize) -> Self {
        let bins = (2 * span + 1).div_ceil(bin);
        Self { from: -(span as i32), bin, forward: vec![0; bins], reverse: vec![0; bins], outside: 0 }
    }

    /// Counts a site at this `distance`.
    pub fn add(&mut self, distance: i32, reverse: bool) {
        let place = i64::from(distance) - i64::from(self.from);
        let bins = if reverse { &mut self.reverse } else { &mut self.forward };
        let bin = usize::try_from(place).ok().and_then(|place| bins.get_mut(place / self.bin));
        match bin {
            Some(count) => *count += 1,
            None => self.outside += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_in_the_middle_has_no_distance() {
        let mut positions = Positions::new(3, 1);
        positions.add(distance(4, 3, 11), false);
        positions.add(distance(4, 2, 11), true);
        positions.add(distance(0, 3, 11), false);
        assert_eq!((positions.from, &positions.forward[..]), (-3, &[0, 0, 0, 1, 0, 0, 0][..]));
        assert_eq!((&positions.reverse[..], positions.outside), (&[0, 0, 1, 0, 0, 0, 0][..], 1));
    }

    #[test]
    fn bins_reach_over_the_span() {
        let mut positions = Positions::new(10, 5);
        assert_eq!(positions.forward.len(), 5);
        (0..21).for_each(|start| positions.add(distance(start, 1, 21), false));
        assert_eq!((&positions.forward[..], positions.outside), (&[5, 5, 5, 5, 1][..], 0));
    }
}
