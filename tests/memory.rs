//! A run stays within its memory forecast and frees its memory after each neuron.
//!
//! This is a separate test program, because it counts every byte that its process allocates.

#![allow(clippy::unwrap_used)]

#[path = "integration/common/mod.rs"]
mod common;

use neuronmotif::analysis::Analysis;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use std::alloc::{GlobalAlloc, Layout, System};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

/// Maximum number of bytes that stay allocated per finished neuron: its report, with hundreds of matrices, and these as
/// start sequences.
const MAX_LEFT: usize = 4 << 20;

/// Maximum ratio of the forecast to the memory used: the number of sequences kept is not known before a run.
const SLACK: usize = 4;

/// The system's allocator, with the current and the maximum number of bytes in use.
struct Counting;

static IN_USE: AtomicUsize = AtomicUsize::new(0);
static MAX_IN_USE: AtomicUsize = AtomicUsize::new(0);

/// Allows one run at a time, for the same reason.
static ALONE: Mutex<()> = Mutex::new(());

// SAFETY: every call is passed unchanged to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = IN_USE.fetch_add(layout.size(), Relaxed) + layout.size();
        MAX_IN_USE.fetch_max(now, Relaxed);
        // SAFETY: the layout is the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the pointer came from `alloc` with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Runs two neurons of a layer.
fn run(path: &Path, layer: usize, preset: Preset) {
    let _alone = ALONE.lock();
    let network = Arc::new(Network::open("network.onnx", &std::fs::read(path).unwrap(), None).unwrap());
    let targets = vec![Target { layer, channels: (0..network.layer(layer).unwrap().channels.min(2)).collect() }];
    let options = Options { targets, ..Options::preset(preset) };
    let host = Host { threads: 2, ..Host::default() };
    let forecast = Analysis::forecast(&network, &options, None, &host).unwrap().bytes as usize;
    let mut analysis = Analysis::new(Arc::clone(&network), options, host).unwrap();
    let floor = IN_USE.load(Relaxed);
    MAX_IN_USE.store(floor, Relaxed);
    let mut finished = 0;
    while !analysis.is_done() {
        if analysis.step().unwrap().completed.is_some() {
            finished += 1;
            let left = IN_USE.load(Relaxed) - floor;
            assert!(left <= finished * MAX_LEFT, "{left} bytes are left after {finished} neurons");
        }
    }
    let used = MAX_IN_USE.load(Relaxed) - floor;
    println!("{} layer {layer}: {} MB of {} MB that were forecast", path.display(), used >> 20, forecast >> 20);
    assert!(used <= forecast, "it used {used} bytes, {forecast} were forecast");
    assert!(forecast <= SLACK * used, "{forecast} bytes were forecast, it used only {used}");
}

#[test]
fn a_run_stays_within_its_forecast_and_frees_its_memory() {
    run(&common::project("www/examples/ctcf-pair/model.onnx"), 5, Preset::Paper);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn runs_of_large_networks_stay_within_their_forecasts() {
    let models = common::shared("models");
    run(&models.join("nm_demo2.onnx"), 4, Preset::Paper);
    run(&models.join("basset_planted.onnx"), 1, Preset::Quick);
    run(&models.join("basset_planted.onnx"), 2, Preset::Quick);
}
