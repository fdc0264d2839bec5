//! A record that cannot be read costs that record.

use super::*;

/// A file of each format with a good motif, the record in the middle, and another good motif.
fn around(format: &str, middle: &str) -> String {
    let good = |name: &str| match format {
        "MEME" => format!("MOTIF {name}\nletter-probability matrix: alength= 4 w= 2 nsites= 9\n1 0 0 0\n0 1 0 0\n\n"),
        "TRANSFAC" => format!("ID {name}\nP0 A C G T\n01 9 0 0 0 A\n02 0 9 0 0 C\nXX\n//\n"),
        "CIS-BP" => format!("Motif\t{name}\nPos\tA\tC\tG\tT\n1\t1\t0\t0\t0\n2\t0\t1\t0\t0\n\n"),
        "JASPAR" => format!(">{name}\nA [9 0]\nC [0 9]\nG [0 0]\nT [0 0]\n"),
        _ => format!(">{name}\n9 0 0 0\n0 9 0 0\n"),
    };
    let head = if format == "MEME" { "MEME version 4\n\nALPHABET= ACGT\n\n" } else { "" };
    format!("{head}{}{middle}{}", good("M1"), good("M2"))
}

fn matrix(header: &str, rows: &str) -> String {
    format!("MOTIF X\nletter-probability matrix: {header}\n{rows}\n")
}

#[test]
fn the_others_are_read_and_the_warning_names_line_and_reason() {
    let ones = "1 0 0 0\n0 1 0 0\n";
    let cases = [
        (
            "MEME",
            "MOTIF X\n\n".to_owned(),
            "Line 10 of “some.motifs” begins X, which has no letter-probability matrix.",
        ),
        (
            "MEME",
            matrix("alength= 4 w= 0 nsites= 0 E= 0", ""),
            "Line 10 of “some.motifs” begins X, whose matrix is empty.",
        ),
        ("MEME", matrix("alength= 4 w= 3", ones), "Line 15 of “some.motifs” ends the matrix of X after 2 rows"),
        ("MEME", matrix("alength= 20 w= 2", ones), "Line 11 of “some.motifs” has alength= 20"),
        ("MEME", matrix("w= 2", "1 0 0 0\n0 1 0\n"), "Line 13 of “some.motifs” has 3 numbers"),
        ("MEME", matrix("w= 2", "1 0 0 0\n0 x 1 0\n"), "Line 13 of “some.motifs” has “x” in place of a number"),
        ("MEME", matrix("w= 2", "1 0 0 0\n0 -0.2 1.2 0\n"), "has the value “-0.2”"),
        ("MEME", matrix("w= 2", "1 0 0 0\n0.3 0.2 0.1 0.1\n"), "begins X, whose row 2 sums to 7.000e-1"),
        ("MEME", matrix("w= 2", "1 0 0 0\n0.9 0.9 0.1 0.9\n"), "begins X, whose row 2 sums to 2.800e0"),
        (
            "TRANSFAC",
            "ID X\n//\n".to_owned(),
            "Line 7 of “some.motifs” begins the record of X, which has no matrix (P0).",
        ),
        ("TRANSFAC", "ID X\nP0 A C G T\n01 9 0 0\n//\n".to_owned(), "Line 9 of “some.motifs” has 3 numbers"),
        (
            "TRANSFAC",
            "ID X\nP0 A C G T\n01 9 0 0 0\n02 9 0 0\nXX\n".to_owned(),
            "Line 10 of “some.motifs” has 3 numbers",
        ),
        ("CIS-BP", "Motif\tX\nPos\tA\tC\tG\tT\n1\t1\t0\t0\n\n".to_owned(), "Line 8 of “some.motifs” has 3 numbers"),
        (
            "CIS-BP",
            "Motif\tX\nPos\tA\tC\tG\tX\n1\t1\t0\t0\t0\n\n".to_owned(),
            "Line 7 of “some.motifs” names the letters “ACGX”",
        ),
        ("JASPAR", ">X\nA [9 0]\nC [0 9]\nG [0]\nT [0 0]\n".to_owned(), "Line 9 of “some.motifs” has 1 numbers"),
        (
            "JASPAR",
            ">X\nA [9 0]\nC [0 n]\nG [0 0]\nT [0 0]\n".to_owned(),
            "Line 8 of “some.motifs” has “n” in place of a number",
        ),
        ("JASPAR", ">X\n".to_owned(), "Line 6 of “some.motifs” begins X, whose matrix is empty."),
        ("HOCOMOCO", ">X\n-1.2 0.3 0.5 1\n".to_owned(), "Line 5 of “some.motifs” has the value “-1.2”"),
        ("HOCOMOCO", ">X\n1 0 0\n0 1 0\n".to_owned(), "Line 6 of “some.motifs” ends a table of 2 rows and 3 columns"),
        (
            "HOCOMOCO",
            ">X\n1,5 2,5 3,5 2,5\n".to_owned(),
            "has “1,5”, a number with a comma in place of the decimal point.",
        ),
        ("HOCOMOCO", ">X\nsome words\n".to_owned(), "Line 5 of “some.motifs” has “some” in place of a number."),
    ];
    for (format, middle, words) in cases {
        let database = opened(&around(format, &middle));
        let ids: Vec<&str> = database.motifs.iter().map(|motif| motif.id.as_str()).collect();
        assert_eq!(ids, ["M1", "M2"], "{format}: {middle}{:?}", database.warnings);
        let warning = &database.warnings[0];
        assert!(warning.starts_with("Motifs that cannot be read, left out: 1. "), "{warning}");
        assert!(warning.contains(words), "{words} is missing in: {warning}");
    }
}

#[test]
fn the_first_reasons_are_named_and_the_others_counted() {
    let text = around("JASPAR", &">X\n".repeat(8));
    let warning = &opened(&text).warnings[0];
    assert!(warning.starts_with("Motifs that cannot be read, left out: 8. Line 6 of"), "{warning}");
    assert!(
        warning.ends_with("Line 10 of “some.motifs” begins X, whose matrix is empty. 3 others are not named here."),
        "{warning}"
    );
}

#[test]
fn optional_values_may_be_missing_or_odd() {
    for header in ["nsites= NA E= 1e-1262", "nsites= E= 0", "alength= 4 w= nsites= many E= text", ""] {
        let database = opened(&format!("MEME version 4\nMOTIF M1\nletter-probability matrix: {header}\n1 0 0 0\n"));
        assert_eq!(database.motifs[0].sites, Motif::SITES, "{header}");
        assert_eq!(database.warnings, ["Motifs without a number of sites, for which 20 are assumed: 1."]);
    }
}

#[test]
fn negative_numbers_near_zero_are_zeros_with_a_warning() {
    let database = opened(">M1\n1.000001 -0.000001 -0.0 -1e-17\n0.5 0.5 0 0\n");
    assert_eq!(rows(&database.motifs[0]), [[1.0, 0.0, 0.0, 0.0], [0.5, 0.5, 0.0, 0.0]]);
    let warning = "Negative numbers that rounding left near zero, taken as zero: 2.";
    assert_eq!(database.warnings[0], warning);
    assert_refused(">M1\n1.01 -0.01 0 0\n", Code::MotifMalformed, &["“-0.01”", "negative"]);
}

#[test]
fn a_motif_of_only_scores_is_refused_as_such() {
    let text = "MEME version 4\nALPHABET= ACGT\nMOTIF M1\nlog-odds matrix: alength= 4 w= 1\n -10 20 -30 5\n";
    assert_refused(text, Code::MotifMalformed, &["Line 3", "M1", "log-odds matrix and none of probabilities"]);
    assert!(refused(text).next().contains("PPM"));
}
