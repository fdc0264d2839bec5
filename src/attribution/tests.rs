use super::*;
use crate::golden;
use crate::network::Network;
use proptest::prelude::*;

fn attributor(options: AttributionOptions) -> Attributor {
    let network = Network::open("toy", &golden::example("zeb1-toy"), None).unwrap();
    Attributor::new(&Substructure::new(&network, 2, Some(0)).unwrap(), 0, options).unwrap()
}

/// Value of the sequence less the mean value of its references.
fn difference(attributor: &Attributor, codes: &[u8]) -> f64 {
    let whole = attributor.over_references(codes, |reference| {
        let mut all = vec![0.0; codes.len() * attributor.soft.alphabet_size()];
        all[0] = reference.value(0);
        all
    });
    attributor.value(codes).unwrap() - whole.positions[0]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn contributions_sum_to_the_difference(
        codes in proptest::collection::vec(0u8..4, 8),
        reference in proptest::sample::select(vec![ReferenceInput::Uniform, ReferenceInput::Zeros, ReferenceInput::Shuffled]),
    ) {
        let attributor = attributor(AttributionOptions { reference, steps: 2000, shuffles: 3, seed: 4 });
        let expected = difference(&attributor, &codes);
        for (method, tolerance) in [(AttributionMethod::DeepLift, 1e-9), (AttributionMethod::IntegratedGradients, 2e-2)] {
            let sum: f64 = attributor.explain(method, &codes).unwrap().positions.iter().sum();
            prop_assert!((sum - expected).abs() < tolerance, "{method:?}: {sum} or {expected}");
        }
    }

    #[test]
    fn hypothetical_contributions_have_those_of_the_sequence(codes in proptest::collection::vec(0u8..4, 8)) {
        let options = AttributionOptions { reference: ReferenceInput::Dinucleotides, shuffles: 3, ..AttributionOptions::default() };
        let attributor = attributor(options);
        for method in [AttributionMethod::DeepLift, AttributionMethod::IntegratedGradients, AttributionMethod::GradientInput] {
            let letters = attributor.hypothetical(method, &codes).unwrap();
            let found = attributor.explain(method, &codes).unwrap();
            for (position, &code) in codes.iter().enumerate() {
                let own = letters[4 * position + usize::from(code)];
                prop_assert!((own - found.positions[position]).abs() < 1e-9, "{method:?} {position}: {own}");
            }
        }
        for method in [AttributionMethod::Saliency, AttributionMethod::Mutagenesis] {
            let letters = attributor.hypothetical(method, &codes).unwrap();
            prop_assert!(letters.chunks_exact(4).all(|row| row.iter().sum::<f64>().abs() < 1e-4));
        }
    }

    #[test]
    fn mutagenesis_gives_the_change_of_the_value_by_each_substitution(codes in proptest::collection::vec(0u8..4, 8), index in 0usize..32) {
        let attributor = attributor(AttributionOptions::default());
        let found = attributor.explain(AttributionMethod::Mutagenesis, &codes).unwrap();
        let mut mutant = codes.clone();
        mutant[index / 4] = (index % 4) as u8;
        let change = attributor.value(&mutant).unwrap() - attributor.value(&codes).unwrap();
        prop_assert!((found.importance[index] - change).abs() < 1e-4);
    }

    #[test]
    fn gradient_times_input_is_the_gradient_where_the_letter_is(codes in proptest::collection::vec(0u8..4, 8)) {
        let attributor = attributor(AttributionOptions::default());
        let gradient = attributor.explain(AttributionMethod::Saliency, &codes).unwrap();
        let product = attributor.explain(AttributionMethod::GradientInput, &codes).unwrap();
        for (position, &code) in codes.iter().enumerate() {
            prop_assert_eq!(product.positions[position], gradient.importance[4 * position + usize::from(code)]);
        }
    }
}

#[test]
fn options_sequences_and_outputs_out_of_range_are_refused() {
    let with = |change: &dyn Fn(&mut AttributionOptions)| {
        let mut options = AttributionOptions::default();
        change(&mut options);
        options.validate().unwrap_err().code()
    };
    assert_eq!(with(&|options| options.steps = 0), Code::Option);
    assert_eq!(with(&|options| options.shuffles = 0), Code::Option);
    let attributor = attributor(AttributionOptions::default());
    assert_eq!(attributor.explain(AttributionMethod::Saliency, &[0; 7]).unwrap_err().code(), Code::Sequence);
    assert_eq!(attributor.value(&[9; 8]).unwrap_err().code(), Code::Sequence);
    let network = Network::open("toy", &golden::example("zeb1-toy"), None).unwrap();
    let substructure = Substructure::new(&network, 2, Some(0)).unwrap();
    assert_eq!(Attributor::new(&substructure, 1, AttributionOptions::default()).unwrap_err().code(), Code::Neurons);
}
