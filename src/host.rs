//! The machine that a run works on, as far as a run must know it. The crate asks no machine by itself: whoever starts a
//! run describes it.

/// Seconds since some fixed moment.
pub type Clock = Box<dyn Fn() -> f64>;

/// What a run may use, and how it tells the time. Results do not depend on it.
pub struct Host {
    /// Threads of the pool that the run works on: one slice of work occupies all of them.
    pub threads: usize,
    /// Bytes that a run may take next to the model; one that would need more is refused.
    pub memory: u64,
    /// Measures how long the stages take.
    pub clock: Clock,
}

impl Default for Host {
    /// One thread, no limit of memory, and a clock that stands still.
    fn default() -> Self {
        Self { threads: 1, memory: u64::MAX, clock: Box::new(|| 0.0) }
    }
}
