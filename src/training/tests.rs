use super::*;
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::error::Code;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use serde_json::Value;

/// Weights and biases of both convolutions, as `step.py` writes them.
fn kernels(value: &Value) -> Vec<Kernel> {
    let lists: Vec<Vec<f64>> = serde_json::from_value(value.clone()).unwrap();
    lists.chunks_exact(2).map(|pair| Kernel { weights: pair[0].clone(), bias: pair[1].clone() }).collect()
}

fn difference(a: &[Kernel], b: &[Kernel]) -> f64 {
    let parameters = |kernels: &[Kernel]| -> Vec<f64> {
        kernels.iter().flat_map(|kernel| [&kernel.weights[..], &kernel.bias].concat()).collect()
    };
    let (a, b) = (parameters(a), parameters(b));
    assert_eq!(a.len(), b.len());
    let off = a.iter().zip(&b).map(|(a, b)| (a - b).abs() / b.abs().max(1e-3));
    off.fold(0.0, |worst: f64, off| if off.is_nan() { f64::INFINITY } else { worst.max(off) })
}

#[test]
fn two_steps_equal_those_of_pytorch() {
    let golden: Value = serde_json::from_str(include_str!("../../tests/golden/training.json")).unwrap();
    let codes: Vec<Vec<u8>> = serde_json::from_value(golden["codes"].clone()).unwrap();
    let examples = Examples {
        sequences: SequenceSet::from_codes(shape::LENGTH, codes.concat()),
        labels: serde_json::from_value(golden["labels"].clone()).unwrap(),
    };
    let batch: Vec<u32> = (0..codes.len() as u32).collect();
    let mut soft = toy::soft(&kernels(&golden["weights"])).unwrap();
    let mut adam = Adam::default();
    for step in golden["steps"].as_array().unwrap() {
        let (loss, gradient) = gradient(&soft, &examples, &batch);
        assert!((loss - step["loss"].as_f64().unwrap()).abs() < 1e-12);
        assert!(difference(&gradient, &kernels(&step["gradient"])) < 1e-9);
        adam.step(soft.kernels_mut(), &gradient, golden["rate"].as_f64().unwrap());
        assert!(difference(soft.kernels(), &kernels(&step["weights"])) < 1e-6);
    }
}

#[test]
fn a_training_learns_the_motif_and_is_reproducible() {
    let train = || {
        let mut training = Training::new(TrainingOptions::default()).unwrap();
        while !training.is_done() {
            training.step();
        }
        (training.trained(1.0).unwrap(), training.onnx())
    };
    let (trained, file) = train();
    assert!(trained.accuracy >= 0.95 && trained.facets_found == 2 && !trained.cancelled, "{trained:?}");
    assert_eq!(trained.losses.len(), trained.options.epochs);
    assert!(trained.losses[0] > trained.losses[trained.options.epochs - 1]);
    assert_eq!(train(), (trained, file));
}

#[test]
fn the_file_has_the_trained_weights() {
    let mut training = Training::new(TrainingOptions { seed: 3, examples: 200, epochs: 1 }).unwrap();
    training.step();
    assert!(training.trained(0.1).unwrap().cancelled);
    let network = crate::network::Network::open("toy", &training.onnx(), None).unwrap();
    assert_eq!((network.layers.len(), network.layers[1].receptive_field), (2, 8));
    let values = Simd::new(&Substructure::new(&network, 2, Some(0)).unwrap()).values(&training.held_out.sequences);
    for (codes, value) in training.held_out.sequences.iter().zip(values) {
        let exact = training.best().soft.forward(&training.best().soft.one_hot(codes)).value(0);
        assert!((exact - f64::from(value)).abs() < 1e-5, "{exact} {value}");
    }
    let check = crate::engine::check::check(&network).unwrap();
    assert!(check.max_relative_difference < 1e-5);
}

#[test]
fn options_have_bounds() {
    for (seed, examples, epochs) in [(1 << 53, 1_000, 1), (1, 10, 1), (1, 1_000, 0), (1, 1_000, 1_000)] {
        let error = Training::new(TrainingOptions { seed, examples, epochs }).err().unwrap();
        assert_eq!(error.code(), Code::Option);
    }
}
