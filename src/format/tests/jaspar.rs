use super::*;
use crate::alphabet::Alphabet;

#[test]
fn rows_may_come_in_any_order_with_or_without_brackets() {
    let database = opened(">M1 CTCF\nT 0 2\nG [1 0]\nC | 0 2\nA: 3 0\n");
    assert_eq!(rows(&database.motifs[0]), [[0.75, 0.0, 0.25, 0.0], [0.0, 0.5, 0.0, 0.5]]);
    assert_eq!(database.motifs[0].sites, 4.0);
}

#[test]
fn four_bare_rows_are_letters() {
    let database = opened(">MA0001.1 AGL3\n0 3 79\n94 75 4\n1 0 3\n2 19 11\n>MA0002.1 RUNX1\n10 12\n2 2\n3 1\n11 11\n");
    assert_eq!((database.format, names(&database)), ("JASPAR", vec![("MA0001.1", "AGL3"), ("MA0002.1", "RUNX1")]));
    assert_eq!(database.motifs[0].sites, 97.0);
    assert_eq!(rows(&database.motifs[1])[0], [10.0 / 26.0, 2.0 / 26.0, 3.0 / 26.0, 11.0 / 26.0]);
}

#[test]
fn four_bare_rows_of_four_are_letters_where_the_columns_sum_alike() {
    let database = opened(">M1\n10 0 0 9\n0 10 0 0\n0 0 10 0\n0 0 0 1\n");
    assert_eq!((database.format, rows(&database.motifs[0])[3].clone()), ("JASPAR", vec![0.9, 0.0, 0.0, 0.1]));
}

#[test]
fn a_matrix_without_a_header_is_called_after_its_file() {
    let database = read_queries("MA0001.1.pfm", b"0 3\n94 75\n1 0\n2 19\n").unwrap();
    assert_eq!(names(&database), [("MA0001.1", "MA0001.1")]);
    let lettered = read_queries("AGL3.jaspar", b"A [ 1 0 ]\nC [ 0 1 ]\nG [ 0 0 ]\nT [ 0 0 ]\n").unwrap();
    assert_eq!(names(&lettered), [("AGL3", "AGL3")]);
}

#[test]
fn rna_is_told_by_its_letters() {
    assert_eq!(opened(">M1\nA 1\nC 1\nG 1\nU 1\n").alphabet, Alphabet::RNA);
}

#[test]
fn wrong_matrices_are_refused() {
    for (text, words) in [
        (">M1\nA 1 2\nC 1\nG 1 2\nT 1 2\n", ["Line 3", "1 numbers", "begins with 2"]),
        (">M1\nA 1 2\n1 2\nG 1 2\nT 1 2\n", ["Line 3", "mixes", "letter"]),
        (">M1\nA []\nC []\nG []\nT []\n", ["Line 1", "M1", "empty"]),
        (">M1\nA 1\nC 1\nG -1\nT 1\n", ["Line 4", "“-1”", "negative"]),
        (">M1\n1 2 3\n1 2 3\n1 2 3\n", ["Line 4", "3 rows", "four"]),
    ] {
        assert_refused(text, Code::MotifMalformed, &words);
    }
    assert_left_out(">M1\n>M2\nA 1\nC 1\nG 1\nT 1\n", &["Line 1", "M1", "empty"]);
    assert_refused(">M1\nA 1\nC 1\nG 1\n", Code::MotifAlphabet, &["Line 4", "“ACG”"]);
}

#[test]
fn motifs_over_another_alphabet_than_most_are_left_out() {
    let database = opened(">M0\nA 1\nC 1\nG 1\nU 1\n>M1\nA 1\nC 1\nG 1\nT 1\n>M2\nA 1\nC 1\nG 1\nT 1\n");
    assert_eq!(names(&database), [("M1", "M1"), ("M2", "M2")]);
    let warning = "Motifs that cannot be read, left out: 1. Line 1 of “some.motifs” begins a motif over ACGU; most of the \
                   file are over ACGT.";
    assert_eq!(database.warnings, [warning]);
}
