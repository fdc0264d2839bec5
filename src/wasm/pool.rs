//! The engine's thread pool. The engine's own thread is the first member and computes alone until others join. No answer
//! waits for a thread to start, and a thread that never starts only reduces the speed.
//!
//! The program that embeds the module creates the workers: each instantiates the same module with the same memory, takes a
//! [`PoolThread`] and calls [`PoolThread::work`]. `initThreadPool` of wasm-bindgen-rayon, in contrast, waits until all
//! threads run before it answers.

use rayon::{ThreadBuilder, ThreadPool, ThreadPoolBuilder};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use wasm_bindgen::prelude::*;

/// Never dropped, as dropping a pool ends its threads.
static POOL: OnceLock<ThreadPool> = OnceLock::new();
/// Members of the pool that no worker has taken yet.
static VACANT: Mutex<Vec<ThreadBuilder>> = Mutex::new(Vec::new());
/// Number of running threads, including the engine's own.
static RUNNING: AtomicUsize = AtomicUsize::new(1);

/// Makes the calling thread the first of a pool of `threads`; the others are taken by [`take_pool_thread`].
///
/// # Errors
/// If the calling thread already belongs to a pool.
#[wasm_bindgen(js_name = openPool)]
pub fn open_pool(threads: usize) -> Result<(), JsError> {
    let store = |thread| {
        vacant().push(thread);
        Ok(())
    };
    let pool = ThreadPoolBuilder::new().num_threads(threads).use_current_thread().spawn_handler(store).build()?;
    POOL.set(pool).map_err(|_| JsError::new("The pool is open already."))
}

/// The compiled module, which the workers of further threads instantiate again.
#[wasm_bindgen(js_name = compiledModule)]
pub fn compiled_module() -> JsValue {
    wasm_bindgen::module()
}

/// Number of running threads, at least 1.
#[wasm_bindgen(js_name = runningThreads)]
pub fn running_threads() -> usize {
    RUNNING.load(Ordering::Relaxed)
}

/// A member of the pool that waits for a worker to run it.
#[wasm_bindgen]
pub struct PoolThread(ThreadBuilder);

/// Takes a member of the pool for the calling worker; none if other workers have taken all.
#[wasm_bindgen(js_name = takePoolThread)]
pub fn take_pool_thread() -> Option<PoolThread> {
    vacant().pop().map(PoolThread)
}

#[wasm_bindgen]
impl PoolThread {
    /// Runs the tasks of the pool. Does not return.
    pub fn work(self) {
        RUNNING.fetch_add(1, Ordering::Relaxed);
        self.0.run();
    }
}

fn vacant() -> std::sync::MutexGuard<'static, Vec<ThreadBuilder>> {
    VACANT.lock().unwrap_or_else(PoisonError::into_inner)
}
