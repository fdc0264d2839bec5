//! Buffers that threads reuse.

use std::sync::{Mutex, PoisonError};

/// The buffers that no thread is using.
#[derive(Debug)]
pub struct Reuse<T>(Mutex<Vec<T>>);

impl<T> Default for Reuse<T> {
    fn default() -> Self {
        Self(Mutex::new(Vec::new()))
    }
}

impl<T> Reuse<T> {
    /// Runs `work` with an idle buffer that `fits`, or with a `new` one. An idle buffer that does not fit is dropped.
    pub fn with<R>(&self, fits: impl Fn(&T) -> bool, new: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut buffer = idle.filter(fits).unwrap_or_else(new);
        let result = work(&mut buffer);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(buffer);
        result
    }

    /// Drops all idle buffers.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
