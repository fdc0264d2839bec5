use super::*;
use crate::format::collection::factor;

#[test]
fn counts_and_probabilities_are_read() {
    let counts = opened(">AHR_HUMAN.H11MO.0.B\n40.5\t18.25\t56\t39.25\n10\t13\t38\t93\n");
    assert_eq!((counts.format, names(&counts)), ("HOCOMOCO", vec![("AHR_HUMAN.H11MO.0.B", "AHR")]));
    assert_eq!(counts.motifs[0].sites, 154.0);
    let probabilities = opened(">AHR.H12CORE.0.P.B\n0.25\t0.125\t0.5\t0.125\n");
    assert_eq!(rows(&probabilities.motifs[0]), [[0.25, 0.125, 0.5, 0.125]]);
    assert_eq!(probabilities.motifs[0].sites, Motif::SITES);
}

#[test]
fn four_rows_are_positions_where_the_rows_sum_alike() {
    let database = opened(">M1\n10 0 0 0\n9 1 0 0\n10 0 0 0\n0 0 0 10\n");
    assert_eq!((database.format, rows(&database.motifs[0])[1].clone()), ("HOCOMOCO", vec![0.9, 0.1, 0.0, 0.0]));
}

#[test]
fn log_odds_are_refused_with_what_to_download_instead() {
    let error = refused(">AHR_HUMAN.H11MO.0.B\n0.05\t-0.74\t0.38\t0.02\n-1.3\t-1.0\t0\t0.9\n");
    assert_eq!(error.code(), Code::MotifMalformed);
    assert!(error.message().contains("Line 2") && error.message().contains("“-0.74”"), "{error}");
    assert!(error.next().contains("PCM") && error.next().contains("PPM"), "{error}");
}

#[test]
fn wrong_rows_are_refused() {
    let text = ">M1\n1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 1\n0 1 0 0\n";
    assert_refused(text, Code::MotifMalformed, &["Line 5", "3 numbers"]);
    assert_left_out(">M1\n1 0 0 0\n>M2\n", &["Line 3", "M2", "empty"]);
}

#[test]
fn factors_are_found_in_identifiers_of_hocomoco_only() {
    for (id, name) in [
        ("ANDR_HUMAN.H10MO.A", "ANDR"),
        ("Ahr_MOUSE.H11MO.0.B", "Ahr"),
        ("CTCF.H12CORE.0.P.B", "CTCF"),
        ("MA0139.1", "MA0139.1"),
        ("2.0.1", "2.0.1"),
        (".H11MO", ".H11MO"),
    ] {
        assert_eq!(factor(id), name);
    }
}
