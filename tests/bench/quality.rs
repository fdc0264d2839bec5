//! What a search finds for the sequences it evaluates: the original procedure compared with ours, from the same random
//! sequences, stopped after more and more generations. `cargo bench --bench quality` prints a table in Markdown.

#![allow(missing_docs, clippy::unwrap_used)]

#[path = "quality/original.rs"]
mod original;

use neuronmotif::demix::division::{Division, Subject, estimator};
use neuronmotif::demix::groups::mean_decoupling;
use neuronmotif::engine::simd::Simd;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, SamplingOptions};
use neuronmotif::random::Key;
use neuronmotif::sample::{SampleSet, Sampler, Start};
use neuronmotif::substructure::Substructure;
use std::path::Path;

/// Generations after which a search is stopped; the last number is the original's own limit.
const GENERATIONS: [usize; 5] = [5, 10, 20, 50, 200];
const SEEDS: [u64; 3] = [1, 2, 3];
/// Networks and layers.
const NEURONS: [(&str, usize); 3] = [("nm_demo2", 4), ("nm_demo2", 5), ("basset_planted", 2)];

fn main() {
    println!("| neuron | procedure | generations | evaluations | maximum | P | facets | decoupling | consensus |");
    println!("| --- | --- | --: | --: | --: | --: | --: | --: | --: |");
    for (name, layer) in NEURONS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../shared/models/{name}.onnx"));
        let Ok(bytes) = std::fs::read(&path) else {
            eprintln!("skipped: {} not found", path.display());
            continue;
        };
        let network = Network::open(name, &bytes, None).unwrap();
        let substructure = Substructure::new(&network, layer, Some(0)).unwrap();
        let neuron = Neuron { engine: Simd::new(&substructure), substructure, layer };
        let label = format!("{name} layer {layer}");
        neuron.trace(&label, "original", |options, key| {
            original::search(&neuron.substructure, &neuron.engine, options, key)
        });
        neuron.trace(&label, "ours", |options, key| neuron.search(options, key));
    }
}

struct Neuron {
    substructure: Substructure,
    engine: Simd,
    layer: usize,
}

/// What one search found.
struct Found {
    generations: usize,
    evaluated: f64,
    maximum: f64,
    groups: f64,
    facets: f64,
    /// Mean over facets.
    decoupling: f64,
    /// Activation of the best facet's consensus.
    consensus: f64,
}

impl Neuron {
    /// A row for each number of generations, until a search ends by itself: means over the seeds.
    fn trace(&self, label: &str, procedure: &str, search: impl Fn(&SamplingOptions, Key) -> SampleSet) {
        for generations in GENERATIONS {
            let options = SamplingOptions { generations, ..SamplingOptions::preset(Preset::Paper) };
            let found: Vec<Found> = SEEDS
                .iter()
                .map(|&seed| {
                    let key = Key { seed, layer: self.layer, channel: 0 };
                    self.judge(&search(&options, key), key)
                })
                .collect();
            let mean = |of: fn(&Found) -> f64| found.iter().map(of).sum::<f64>() / found.len() as f64;
            println!(
                "| {label} | {procedure} | {:.0} | {:.0} | {:.3} | {:.1} | {:.1} | {:.3} | {:.3} |",
                mean(|found| found.generations as f64),
                mean(|found| found.evaluated),
                mean(|found| found.maximum),
                mean(|found| found.groups),
                mean(|found| found.facets),
                mean(|found| found.decoupling),
                mean(|found| found.consensus)
            );
            if found.iter().all(|found| found.generations < generations) {
                break;
            }
        }
    }

    /// Our search.
    fn search(&self, options: &SamplingOptions, key: Key) -> SampleSet {
        let mut sampler = Sampler::new(&self.substructure, options, key, Start::default());
        while !sampler.step(&self.engine) {}
        sampler.finish(&self.engine)
    }

    /// Demixes a sample, the same way for both: P as an analysis chooses it.
    fn judge(&self, sample: &SampleSet, key: Key) -> Found {
        let options = Options::preset(Preset::Paper);
        let subject = Subject {
            substructure: &self.substructure,
            engine: &self.engine,
            sample,
            options: &options.demixing,
            bins: options.sampling.bins,
            key,
        };
        let mut division = Division::new(&subject).unwrap();
        let divided = loop {
            if let Some(divided) = division.step(&subject) {
                break divided;
            }
        };
        let groups = divided.chosen.map_or(0, |trial| trial.groups);
        let facets = estimator(&subject).merge(divided.facets, options.demixing.merge);
        Found {
            generations: sample.generations,
            evaluated: sample.evaluated as f64,
            maximum: f64::from(sample.max()),
            groups: groups as f64,
            facets: facets.len() as f64,
            decoupling: mean_decoupling(&facets),
            consensus: facets.iter().map(|facet| f64::from(facet.consensus_activation)).fold(0.0, f64::max),
        }
    }
}
