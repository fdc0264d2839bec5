//! The best of very many.

use std::cmp::Ordering;

/// What can be better than another of its kind, in a total order.
pub trait Ranked {
    /// Less for the better one.
    fn rank(&self, other: &Self) -> Ordering;
}

/// At most so many items, the best of all that were added. Which are kept does not depend on how they were divided.
pub struct BestOf<T> {
    max: usize,
    items: Vec<T>,
    /// Number of all items that were added.
    pub found: u64,
}

impl<T: Ranked> BestOf<T> {
    /// None so far.
    pub fn new(max: usize) -> Self {
        Self { max, items: Vec::new(), found: 0 }
    }

    /// Adds items.
    pub fn extend(&mut self, items: impl IntoIterator<Item = T>) {
        let before = self.items.len();
        self.items.extend(items);
        self.found += (self.items.len() - before) as u64;
        if self.items.len() >= 2 * self.max.max(1) {
            self.cut();
        }
    }

    /// The best items, sorted by `order`.
    pub fn sorted(&mut self, order: impl FnMut(&T, &T) -> Ordering) -> &[T] {
        self.cut();
        self.items.sort_by(order);
        &self.items
    }

    fn cut(&mut self) {
        if self.items.len() > self.max {
            self.items.select_nth_unstable_by(self.max, Ranked::rank);
            self.items.truncate(self.max);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    impl Ranked for u32 {
        fn rank(&self, other: &Self) -> Ordering {
            self.cmp(other)
        }
    }

    proptest! {
        #[test]
        fn the_best_are_kept_however_they_come(items in prop::collection::vec(0u32..50, 0..80), max in 1usize..20, cut in 1usize..9) {
            let mut kept = BestOf::new(max);
            items.chunks(cut).for_each(|part| kept.extend(part.iter().copied()));
            let mut sorted = items.clone();
            sorted.sort_unstable();
            sorted.truncate(max);
            prop_assert_eq!(kept.sorted(Ord::cmp), &sorted[..]);
            prop_assert_eq!(kept.found, items.len() as u64);
        }
    }
}
