//! The machine that a run works on. The crate does not query the machine by itself: the caller that starts a run
//! describes it.

/// Returns the seconds since some fixed moment.
pub type Clock = Box<dyn Fn() -> f64>;

/// The resources that a run may use, and its clock. Results do not depend on it.
pub struct Host {
    /// Threads of the pool that the run works on: each slice of work uses all of them.
    pub threads: usize,
    /// Bytes that a run may use in addition to the model; a run that would need more is refused.
    pub memory: u64,
    /// Measures how long the stages take.
    pub clock: Clock,
}

impl Default for Host {
    /// One thread, no memory limit, and a clock that always returns 0.
    fn default() -> Self {
        Self { threads: 1, memory: u64::MAX, clock: Box::new(|| 0.0) }
    }
}
