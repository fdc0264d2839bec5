use super::*;
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::golden;
use crate::network::Network;
use crate::random::{Key, Purpose, Stream};
use crate::sequence::SequenceSet;
use std::path::PathBuf;

/// The networks of the corpus that can be opened without naming their alphabet.
fn corpus() -> Vec<(String, Network)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "onnx"));
    files.sort();
    let open = |path: PathBuf| {
        let name = path.file_stem()?.to_string_lossy().into_owned();
        Some((name.clone(), Network::open(&name, &std::fs::read(path).ok()?, None).ok()?))
    };
    files.into_iter().filter_map(open).collect()
}

fn toy() -> Soft {
    let network = Network::open("toy", &golden::example("zeb1-toy"), None).unwrap();
    Soft::new(&Substructure::new(&network, 2, Some(0)).unwrap())
}

fn stream(item: u64) -> Stream {
    Key { seed: 5, layer: 1, channel: 0 }.stream(Purpose::Check, 0, item)
}

fn difference(found: impl Iterator<Item = f64>, expected: &[f32]) -> f64 {
    let largest = expected.iter().fold(1e-3f64, |largest, x| largest.max(f64::from(x.abs())));
    let found: Vec<f64> = found.collect();
    assert_eq!(found.len(), expected.len());
    let off = found.iter().zip(expected).map(|(a, &b)| (a - f64::from(b)).abs());
    off.fold(0.0, |largest: f64, x| if x.is_nan() { f64::INFINITY } else { largest.max(x) }) / largest
}

#[test]
fn one_hot_inputs_give_the_values_of_the_kernels_on_every_network_of_the_corpus() {
    let mut layers = 0;
    for (name, network) in corpus() {
        for layer in network.info().layers.iter().filter(|layer| layer.analysable && layer.receptive_field < 400) {
            let substructure = Substructure::new(&network, layer.index, None).unwrap();
            let (soft, simd) = (Soft::new(&substructure), Simd::new(&substructure));
            let mut stream = stream(layers);
            let codes = (0..3 * substructure.length).map(|_| stream.below(substructure.alphabet_size) as u8).collect();
            let set = SequenceSet::from_codes(substructure.length, codes);
            let traces: Vec<Trace> = set.iter().map(|codes| soft.forward(&soft.one_hot(codes))).collect();
            let outputs = simd.outputs();
            let values = traces.iter().flat_map(|trace| (0..outputs).map(|output| trace.value(output)));
            let off = difference(values, &simd.values(&set));
            assert!(off < 1e-4, "{name} layer {}: values differ by {off}", layer.index);
            let gradients = traces.iter().flat_map(|trace| soft.gradient(trace, outputs - 1));
            let off = difference(gradients, &simd.gradients(&set, outputs - 1).1);
            assert!(off < 1e-3, "{name} layer {}: gradients differ by {off}", layer.index);
            layers += 1;
        }
    }
    assert!(layers > 200, "only {layers} layers were compared");
}

#[test]
fn gradients_are_slopes_at_inputs_that_are_not_one_hot() {
    let soft = toy();
    let mut stream = stream(0);
    let input: Vec<f64> = (0..32).map(|_| stream.unit()).collect();
    let gradient = soft.gradient(&soft.forward(&input), 0);
    assert!(gradient.iter().any(|slope| slope.abs() > 0.1));
    for (place, slope) in gradient.iter().enumerate() {
        let value = |by: f64| {
            let mut input = input.clone();
            input[place] += by;
            soft.forward(&input).value(0)
        };
        let found = (value(1e-6) - value(-1e-6)) / 2e-6;
        assert!((found - slope).abs() < 1e-6, "place {place}: {found} or {slope}");
    }
}

#[test]
fn gradients_of_weights_are_slopes() {
    let soft = toy();
    let mut stream = stream(1);
    let input: Vec<f64> = (0..32).map(|_| stream.unit()).collect();
    let gradients = soft.weights_gradient(&soft.forward(&input), 0, -2.0);
    assert_eq!(gradients.len(), 2);
    for (number, gradient) in gradients.iter().enumerate() {
        let value = |change: &dyn Fn(&mut Kernel)| {
            let mut soft = soft.clone();
            change(&mut soft.kernels_mut()[number]);
            -2.0 * soft.forward(&input).value(0)
        };
        for (place, slope) in gradient.weights.iter().enumerate() {
            let found = value(&|k| k.weights[place] += 1e-6) - value(&|k| k.weights[place] -= 1e-6);
            assert!((found / 2e-6 - slope).abs() < 1e-6, "kernel {number} weight {place}: {} or {slope}", found / 2e-6);
        }
        for (place, slope) in gradient.bias.iter().enumerate() {
            let found = value(&|k| k.bias[place] += 1e-6) - value(&|k| k.bias[place] -= 1e-6);
            assert!((found / 2e-6 - slope).abs() < 1e-6, "kernel {number} bias {place}: {} or {slope}", found / 2e-6);
        }
    }
}

/// The contributions of one sequence, which differs from the reference, and what they must sum to.
fn contributions(soft: &Soft, reference: &Trace, codes: &[u8], output: usize) -> (Vec<f64>, f64) {
    let trace = soft.forward(&soft.one_hot(codes));
    let multipliers = soft.rescale(&trace, reference, output);
    let inputs = trace.input().iter().zip(reference.input());
    let contributions = multipliers.iter().zip(inputs).map(|(m, (x, x0))| m * (x - x0)).collect();
    (contributions, trace.value(output) - reference.value(output))
}

#[test]
fn rescaled_contributions_sum_to_the_difference_on_every_network_of_the_corpus() {
    let (mut maps, mut worst) = (0, (0.0, String::new()));
    for (name, network) in corpus() {
        for layer in network.info().layers.iter().filter(|layer| layer.analysable && layer.receptive_field < 400) {
            let substructure = Substructure::new(&network, layer.index, None).unwrap();
            let soft = Soft::new(&substructure);
            let mut stream = stream(layer.index as u64);
            let letters = soft.alphabet_size();
            let mut random = || (0..soft.length()).map(|_| stream.below(letters) as u8).collect::<Vec<u8>>();
            let (codes, other) = (random(), random());
            let uniform = vec![1.0 / letters as f64; soft.length() * letters];
            for reference in [uniform, soft.one_hot(&other)] {
                let reference = soft.forward(&reference);
                let (contributions, difference) = contributions(&soft, &reference, &codes, substructure.outputs() - 1);
                let size = contributions.iter().fold(1e-3, |sum, x| sum + x.abs());
                let off = (contributions.iter().sum::<f64>() - difference).abs() / size;
                let off = if off.is_nan() { f64::INFINITY } else { off };
                if off > worst.0 {
                    worst = (off, format!("{name} layer {}", layer.index));
                }
                maps += 1;
            }
        }
    }
    assert!(maps > 400 && worst.0 < 1e-6, "of {maps} maps that of {} is {:e} off", worst.1, worst.0);
}

#[test]
fn rescaled_contributions_sum_to_the_difference() {
    let soft = toy();
    let reference = soft.forward(&[0.25; 32]);
    for item in 0..50 {
        let mut stream = stream(2 + item);
        let codes: Vec<u8> = (0..8).map(|_| stream.below(4) as u8).collect();
        let trace = soft.forward(&soft.one_hot(&codes));
        let multipliers = soft.rescale(&trace, &reference, 0);
        let sum: f64 = multipliers.iter().zip(trace.input()).map(|(m, x)| m * (x - 0.25)).sum();
        let difference = trace.value(0) - reference.value(0);
        assert!((sum - difference).abs() < 1e-9, "{sum} or {difference}");
    }
}
