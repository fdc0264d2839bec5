//! A network of Basset's size with planted motifs, which are therefore known.

use crate::common;
use neuronmotif::analysis::Analysis;
use neuronmotif::format;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::report::{Crm, Report};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Minimum correlation of a facet's matrix with the planted motif, at the planted position.
const RECOVERED: f64 = 0.9;

fn run(layer: usize, channels: Vec<usize>) -> Report {
    let bytes = std::fs::read(common::shared("models/basset_planted.onnx")).unwrap();
    let network = Arc::new(Network::open("basset_planted.onnx", &bytes, None).unwrap());
    let options = Options { targets: vec![Target { layer, channels }], ..Options::preset(Preset::Quick) };
    common::finished(Analysis::new(network, options, Host { threads: 2, ..Host::default() }).unwrap())
}

/// Pearson correlation of all probabilities.
fn correlation(one: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    let pairs: Vec<(f64, f64)> = one.iter().flatten().copied().zip(other.iter().flatten().copied()).collect();
    let mean = |pick: fn(&(f64, f64)) -> f64| pairs.iter().map(pick).sum::<f64>() / pairs.len() as f64;
    let (a, b) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|&(x, y)| f(x - a, y - b)).sum::<f64>();
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn every_motif_of_the_first_layer_is_recovered() {
    let report = run(1, Vec::new());
    let truth = std::fs::read(common::shared("models/basset_planted.truth.json")).unwrap();
    let truth: Value = serde_json::from_slice(&truth).unwrap();
    let name = "jaspar2020-vertebrates-1011.meme";
    let database = std::fs::read(common::shared("motifs").join(name)).unwrap();
    let database = format::read(name, &database).unwrap();
    let motifs: HashMap<&str, Vec<Vec<f64>>> =
        database.motifs.iter().map(|motif| (motif.id.as_str(), motif.ppm.to_lists())).collect();
    assert_eq!(report.neurons.len(), 300);
    for neuron in &report.neurons {
        let planted = &truth["layer1"][neuron.channel];
        let number = |field: &str| planted[field].as_u64().unwrap() as usize;
        let (offset, width) = (number("offset"), number("width"));
        let motif = &motifs[planted["jaspar"].as_str().unwrap()];
        let facet: &Crm = &neuron.crms[0];
        let place = facet.ppm.part(offset..offset + width).to_lists();
        // A motif longer than the kernel was shortened to its width.
        let best = motif.windows(width).map(|motif| correlation(&place, motif)).fold(f64::NEG_INFINITY, f64::max);
        assert!(best > RECOVERED, "channel {}: {best:.3} with {planted}", neuron.channel);
    }
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_pooling_of_three_gives_three_shifts() {
    let report = run(2, vec![0]);
    let shifts: BTreeSet<i32> = report.neurons[0].crms.iter().map(|crm| crm.shift.rem_euclid(3)).collect();
    assert_eq!(shifts, BTreeSet::from([0, 1, 2]));
}
