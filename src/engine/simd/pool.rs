//! Things that threads lend one another instead of making them anew.

use std::sync::{Mutex, PoisonError};

/// What nobody uses at the moment.
#[derive(Debug)]
pub struct Pool<T>(Mutex<Vec<T>>);

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self(Mutex::new(Vec::new()))
    }
}

impl<T> Pool<T> {
    /// Does some work with one that fits, or with a new one. What does not fit is thrown away.
    pub fn lend<R>(&self, fits: impl Fn(&T) -> bool, new: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut thing = idle.filter(fits).unwrap_or_else(new);
        let result = work(&mut thing);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(thing);
        result
    }
}
