//! Tables of numbers in the orientations and dialects in which programs write them.

use super::*;

fn consensus(database: &Database) -> Vec<String> {
    database.motifs.iter().map(|motif| database.alphabet.decode(&motif.ppm.consensus())).collect()
}

/// Positions of A and T in turns: the rows sum to 1, the columns do not.
const TATA: &str = "0.05\t0.05\t0.05\t0.85\n0.85\t0.05\t0.05\t0.05\n0.05\t0.05\t0.05\t0.85\n0.85\t0.05\t0.05\t0.05\n";

/// Four rows of four, each a permutation: both the rows and the columns sum to 1.
const OPEN: &str = "0.1 0.2 0.3 0.4\n0.4 0.1 0.2 0.3\n0.3 0.4 0.1 0.2\n0.2 0.3 0.4 0.1\n";

#[test]
fn the_sums_of_a_square_table_say_what_its_rows_are() {
    for text in [TATA.to_owned(), format!(">TATA\n{TATA}"), TATA.replace('\t', ",")] {
        assert_eq!(consensus(&opened(&text)), ["TATA"]);
    }
    let letters = "0.1 0.8 0.1 0.8\n0.1 0.05 0.1 0.05\n0.1 0.05 0.1 0.05\n0.7 0.1 0.7 0.1\n";
    assert_eq!(consensus(&opened(letters)), ["TATA"]);
}

#[test]
fn a_table_that_may_be_either_is_refused_unless_the_others_decide() {
    for text in [OPEN.to_owned(), format!(">M1\n{OPEN}"), format!(">M1\n{OPEN}>M2\n{OPEN}")] {
        assert_refused(&text, Code::MotifMalformed, &["Line 1", "4 rows and 4 columns", "positions or letters"]);
        assert!(refused(&text).next().contains("A C G T"));
    }
    let tall = opened(&format!(">M1\n{OPEN}>M2\n1 0 0 0\n0 1 0 0\n"));
    assert_eq!(rows(&tall.motifs[0])[0], [0.1, 0.2, 0.3, 0.4]);
    let wide = opened(&format!(">M1\n{OPEN}>M2\n1 0\n0 1\n0 0\n0 0\n"));
    assert_eq!(rows(&wide.motifs[0])[0], [0.1, 0.4, 0.3, 0.2]);
    let named = opened(&format!(">M1\nA C G T\n{OPEN}"));
    assert_eq!(rows(&named.motifs[0])[0], [0.1, 0.2, 0.3, 0.4]);
    let same = opened("1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n");
    assert_eq!(consensus(&same), ["ACGT"]);
}

#[test]
fn a_square_table_against_all_others_is_left_out() {
    let database = opened(&format!(">M1\n{TATA}>M2\n1 0\n0 1\n0 0\n0 0\n"));
    assert_eq!(names(&database), [("M2", "M2")]);
    assert!(database.warnings[0].contains("rows are positions by their sums"), "{:?}", database.warnings);
}

#[test]
fn letters_in_front_of_rows_may_be_their_consensus() {
    let encode = |letters: &str| -> String {
        letters
            .chars()
            .map(|letter| {
                let row = "ACGT".chars().map(|own| if own == letter { "0.85" } else { "0.05" });
                format!("{letter} {}\n", row.collect::<Vec<_>>().join(" "))
            })
            .collect()
    };
    let database = opened(&format!(">M1 x\n{}>M2 y\n{}", encode("AGATAAGA"), encode("TGACTCA")));
    assert_eq!((database.format, consensus(&database)), ("ENCODE", vec!["AGATAAGA".to_owned(), "TGACTCA".to_owned()]));
    let ambiguous = opened(">M1\nR 0.5 0 0.5 0\nN 0.25 0.25 0.25 0.25\nK 0 0 0.5 0.5\n");
    assert_eq!(rows(&ambiguous.motifs[0])[2], [0.0, 0.0, 0.5, 0.5]);
    let wrong = format!(">M1\n{}C 0.85 0.05 0.05 0.05\n", encode("AGATAAGA"));
    assert_refused(&wrong, Code::MotifMalformed, &["Line 10", "“C”", "not the consensus"]);
    let marked =
        ">M1\nT [0.05 0.05 0.05 0.85]\nG [0.05 0.05 0.85 0.05]\nC [0.05 0.85 0.05 0.05]\nA [0.85 0.05 0.05 0.05]\n";
    assert_eq!(consensus(&opened(marked)), ["ACGT"]);
    // Each letter once: the rows are letters as well as positions, and only another motif decides.
    let open = format!(">M1\n{}", encode("TGCA"));
    assert_refused(&open, Code::MotifMalformed, &["positions or letters"]);
    assert_eq!(consensus(&opened(&format!("{open}>M2\n{}", encode("TTT")))), ["TGCA", "TTT"]);
}

#[test]
fn dialects_are_read() {
    let rsat = "; convert-matrix\nA\t|\t42\t3\t3\nC\t|\t3\t3\t3\nG\t|\t3\t42\t3\nT\t|\t3\t3\t42\n//\nA\t|\t42\t3\nC\t|\t3\t3\nG\t|\t3\t42\nT\t|\t3\t3\n//\n";
    let uniprobe = "Protein: Alx3\tSeed k-mer: ACGTATTA\tEnrichment Score: 0.497\nA:\t0.9\t0.1\t0.0\nC:\t0.1\t0.0\t0.1\nG:\t0.0\t0.9\t0.0\nT:\t0.0\t0.0\t0.9\n";
    let stamp = "DE\tM1\tx\n0\t42\t3\t3\t3\tA\n1\t3\t3\t42\t3\tG\n2\t3\t3\t3\t42\tT\nXX\nDE\tM2\n0\t42\t3\t3\t3\tA\n1\t3\t3\t42\t3\tG\nXX\n";
    let csv = "pos,A,C,G,T\n1,0.9,0.1,0,0\n2,0,0,1,0\n3,0,0,0.1,0.9\n";
    let r = "  [,1] [,2] [,3]\nA   42    3    3\nC    3    3    3\nG    3   42    3\nT    3    3   42\n";
    let quoted = "\"\",\"V1\",\"V2\",\"V3\"\n\"A\",0.9,0,0\n\"C\",0.1,0,0\n\"G\",0,1,0.1\n\"T\",0,0,0.9\n";
    let homer = ">AGT\tM1/Homer\t6.0\t-1000\t0\n0.9\t0.1\t0.001\t0.001\n0\t0\t1e+00\t0\n0\t0\t1.0E-01\t.9\n";
    let cluster = ">M1\n# from a collection\n42 3 3 3\n3 3 42 3\n3 3 3 42\n";
    let consensus_at_end = ">M1\n1 42 3 3 3 A\n2 3 3 42 3 G\n3 3 3 3 42 T\n";
    for (text, format, expected) in [
        (rsat, "RSAT", &["AGT", "AG"][..]),
        (uniprobe, "UniPROBE", &["AGT"]),
        (stamp, "STAMP", &["AGT", "AG"]),
        (csv, "table", &["AGT"]),
        (r, "table", &["AGT"]),
        (quoted, "table", &["AGT"]),
        (homer, "HOMER", &["AGT"]),
        (cluster, "HOCOMOCO", &["AGT"]),
        (consensus_at_end, "HOCOMOCO", &["AGT"]),
    ] {
        let database = opened(text);
        assert_eq!((database.format, consensus(&database)), (format, expected.iter().map(|&c| c.to_owned()).collect()));
    }
    assert_eq!(names(&opened(uniprobe)), [("Alx3", "Alx3")]);
    assert_eq!(names(&opened(stamp)), [("M1", "M1"), ("M2", "M2")]);
    assert_eq!(names(&opened(rsat)), [("some", "some"), ("some_2", "some_2")]);
}

#[test]
fn empty_lines_divide_bare_tables_unless_they_stand_between_all_rows() {
    let table = "0.9 0.1 0 0\n0 0 1 0\n0 0 0 1\n";
    assert_eq!(consensus(&opened(&format!("{table}\n{table}"))), ["AGT", "AGT"]);
    assert_eq!(consensus(&opened(&table.replace('\n', "\n\n"))), ["AGT"]);
}

#[test]
fn tables_that_are_no_matrix_are_refused_with_what_is_seen() {
    for (text, words) in [
        ("1 2 3\n1 2 3\n1 2 3\n", ["Line 3", "3 rows and 3 columns"]),
        ("1 100 200 5\n2 300 900 7\n3 10 12 1\n", ["Line 1", "rows sum to between 26.000 and 1209.000"]),
        ("0,85;0,05;0,05;0,05\n0,05;0,85;0,05;0,05\n", ["Line 1", "decimal point"]),
        ("0.9 0.1 0 0\n0 0 1 0\n0 0 ? 1\n", ["Line 3", "“?” in place of a number"]),
        ("0.1 -2.3 0.4 1.1\n0.1 -2.3 0.4 1.1\n", ["Line 1", "negative"]),
    ] {
        assert_refused(text, Code::MotifMalformed, &words);
    }
}
