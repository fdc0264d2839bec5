use super::*;

const JASPAR: &str = "\
AC MA0004.1
XX
ID Arnt
XX
DE MA0004.1 Arnt ; From JASPAR
PO\tA\tC\tG\tT
01\t4\t16\t0\t0
02\t19\t0\t1\t0
XX
CC tax_group:vertebrates
CC tf_family:PAS domain factors
CC tf_class:Basic helix-loop-helix factors (bHLH)
XX
//
";

const ORIGINAL: &str = "\
VV  TRANSFAC MATRIX TABLE, Release 7.0
XX
//
AC  M00001
XX
ID  V$MYOD_01
XX
NA  MyoD
XX
P0      A      C      G      T
01      1      2      2      0      S
02      2      1      2      0      R
XX
BA  5 functional elements in 3 genes
XX
BS  TGGACA; R04027; 1; 6;; p.
//
";

#[test]
fn the_dialect_of_jaspar_tells_class_and_family() {
    let database = opened(JASPAR);
    let motif = &database.motifs[0];
    assert_eq!(names(&database), [("MA0004.1", "Arnt")]);
    assert_eq!(motif.class.as_deref(), Some("Basic helix-loop-helix factors (bHLH)"));
    assert_eq!(motif.family.as_deref(), Some("PAS domain factors"));
    assert_eq!((rows(motif)[0].clone(), motif.sites), (vec![0.2, 0.8, 0.0, 0.0], 20.0));
}

#[test]
fn the_original_has_names_and_consensus_letters() {
    let database = opened(ORIGINAL);
    assert_eq!(names(&database), [("M00001", "MyoD")]);
    assert_eq!(rows(&database.motifs[0]), [[0.2, 0.4, 0.4, 0.0], [0.4, 0.2, 0.4, 0.0]]);
    assert_eq!(database.motifs[0].class, None);
}

#[test]
fn the_last_record_need_not_end() {
    assert_eq!(opened(&[JASPAR, &ORIGINAL.replacen("//\n", "", 2)].concat()).motifs.len(), 2);
}

#[test]
fn wrong_records_are_refused() {
    for (from, to, words) in [
        ("02\t19\t0\t1\t0", "02\t19\t0\t-1\t0", ["Line 8", "“-1”", "negative"]),
        ("02\t19\t0\t1\t0", "02\t19\t0\t1", ["Line 8", "3 numbers", "4 letters"]),
        ("02\t19\t0\t1\t0", "02\t19\t0\t1\t0\t5", ["Line 8", "5 numbers", "4 letters"]),
        ("02\t", "2nd\t", ["Line 8", "“2nd”", "position"]),
        ("01\t4\t16\t0\t0\n02\t19\t0\t1\t0\n", "", ["Line 6", "MA0004.1", "empty"]),
        ("CC tax_group:vertebrates", "PO\tA\tC\tG\tT", ["Line 10", "second matrix", "//"]),
    ] {
        assert_refused(&JASPAR.replace(from, to), Code::MotifMalformed, &words);
    }
    assert_left_out(&[JASPAR, "AC M2\nXX\n//\n"].concat(), &["Line 15", "M2", "no matrix"]);
    assert_refused(&JASPAR.replace("PO\tA\tC\tG\tT", "PO\tA\tC\tG\tX"), Code::MotifAlphabet, &["Line 6", "“ACGX”"]);
}
