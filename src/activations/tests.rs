use super::*;
use crate::golden;

const SEQUENCE: &str = "GGCAGGTGGTTT";

fn answer(text: &str, extent: Extent) -> Result<Activations> {
    let network = Network::open("zeb1-toy", &golden::example("zeb1-toy"), None).unwrap();
    let file = Fasta::read("a.fa", text.as_bytes()).unwrap();
    activations(&network, 2, &file, extent, Some(0), EngineChoice::Simd)
}

#[test]
fn sequences_as_long_as_the_field_have_one_value_each_and_nothing_else_is_said() {
    let found = answer(&format!("{}\n{}\n", &SEQUENCE[..8], &SEQUENCE[1..9]), Extent::EveryWindow).unwrap();
    assert_eq!((found.values.len(), &found.windows, &found.sequences), (2, &None, &None));
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json.as_object().unwrap().len(), 5);
}

#[test]
fn every_window_of_a_record_has_the_value_of_its_letters() {
    let whole = answer(&format!(">a b\n{}\n\n{}\n", &SEQUENCE[..5], &SEQUENCE[5..]), Extent::EveryWindow).unwrap();
    let places = whole.windows.unwrap();
    assert_eq!((places.len(), places[4]), (5, Window { sequence: 1, first: 5, last: 12 }));
    let lines: String = (0..5).map(|start| format!("{}\n", &SEQUENCE[start..start + 8])).collect();
    let alone = answer(&lines, Extent::Whole).unwrap();
    assert_eq!((whole.values, whole.gradients), (alone.values, alone.gradients));
    let name = "a b".to_owned();
    let scanned = ScannedSequence { sequence: 1, name, letters: 12, windows: 5, skipped: 0 };
    assert_eq!(whole.sequences, Some(vec![scanned]));
}

#[test]
fn what_cannot_be_evaluated_is_left_out_and_said() {
    let text = ">n\nGGCANGTG\n>short\nACG\n>odd\nGGCA?GTGG\n>u\nGGCAGGUG\n";
    let found = answer(text, Extent::EveryWindow).unwrap();
    assert_eq!(found.windows, Some(vec![Window { sequence: 4, first: 1, last: 8 }]));
    assert_eq!(found.values, answer("GGCAGGTG", Extent::Whole).unwrap().values);
    assert_eq!(
        found.warnings,
        [
            "Sequences left out: 2. The sequence at line 3 has 3 letters; the layer's receptive field is 8. Letter 5 of the \
             sequence at line 5 is “?”, which is not a letter of DNA.",
            "Windows left out, which contain a letter that is none of ACGT, such as N: 1."
        ]
    );
}

#[test]
fn more_windows_than_fit_are_refused_before_they_are_cut() {
    let error = answer(&format!(">long\n{}\n", "ACGT".repeat(2_000_000)), Extent::EveryWindow).unwrap_err();
    assert_eq!(error.code(), Code::Memory);
    assert!(error.message().contains("7999993 windows"), "{error}");
}

#[test]
fn sequences_without_a_window_are_refused() {
    for (text, extent, words) in [
        ("ACGT\n", Extent::EveryWindow, "has 4 letters"),
        ("ACGTACGTA\n", Extent::Whole, "has 9 letters"),
        ("ACGTACGN\n", Extent::EveryWindow, "Every window"),
        ("ACGTACGQ\n", Extent::EveryWindow, "“Q”"),
    ] {
        let error = answer(text, extent).unwrap_err();
        assert_eq!(error.code(), Code::Sequence);
        assert!(error.message().contains(words), "{error}");
    }
}
