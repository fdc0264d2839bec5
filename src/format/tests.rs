//! Tests of the readers, format by format.

mod cisbp;
mod damage;
mod hocomoco;
mod jaspar;
mod left_out;
mod meme;
mod refusals;
mod round_trip;
mod tables;
mod transfac;

use super::{read, read_queries};
use crate::error::{Code, Error};
use crate::motif::database::{Database, Motif};

/// The motifs of `text`, read as queries.
fn opened(text: &str) -> Database {
    read_queries("some.motifs", text.as_bytes()).unwrap()
}

/// The error of `text`.
fn refused(text: &str) -> Error {
    read_queries("some.motifs", text.as_bytes()).unwrap_err()
}

/// Asserts code and words of the error of `text`, and that it has a next step.
fn assert_refused(text: &str, code: Code, words: &[&str]) {
    let error = refused(text);
    assert_eq!(error.code(), code, "{error}");
    for word in words {
        assert!(error.message().contains(word), "{word} is missing in: {error}");
    }
    assert!(!error.next().is_empty());
}

/// Asserts that some motifs of `text` are read, and words of the warning about one that is left out.
fn assert_left_out(text: &str, words: &[&str]) {
    let warnings = opened(text).warnings;
    for word in ["left out: 1."].iter().chain(words) {
        assert!(warnings[0].contains(word), "{word} is missing in: {warnings:?}");
    }
}

fn rows(motif: &Motif) -> Vec<Vec<f64>> {
    motif.ppm.to_lists()
}

/// Identifiers and names.
fn names(database: &Database) -> Vec<(&str, &str)> {
    database.motifs.iter().map(|motif| (motif.id.as_str(), motif.name.as_str())).collect()
}

/// The test matrix of every format: counts of ten sites, position × A, C, G, T.
const COUNTS: [[u8; 4]; 5] = [[10, 0, 0, 0], [0, 7, 3, 0], [0, 0, 9, 1], [2, 3, 1, 4], [0, 0, 0, 10]];

/// [`COUNTS`] as probabilities.
fn expected() -> Vec<Vec<f64>> {
    COUNTS.map(|row| row.map(|count| f64::from(count) / 10.0).to_vec()).to_vec()
}

/// [`COUNTS`] as lines joined by `separator`, each after `head` of its number.
fn lines(head: fn(usize) -> String, separator: &str) -> String {
    let line = |(row, number): (&[u8; 4], usize)| {
        format!("{}{}\n", head(number), row.map(|count| count.to_string()).join(separator))
    };
    COUNTS.iter().zip(1..).map(line).collect()
}

/// One file of [`COUNTS`] in each format.
fn examples() -> [(&'static str, String); 5] {
    let bare = |_| String::new();
    let letters = ["A", "C", "G", "T"].into_iter().enumerate().map(|(letter, name)| {
        let counts: Vec<String> = COUNTS.iter().map(|row| format!("{:>4}", row[letter])).collect();
        format!("{name} [{} ]\n", counts.join(" "))
    });
    [
        (
            "MEME",
            format!(
                "MEME version 4\n\nALPHABET= ACGT\n\nMOTIF M1 CTCF\n\
                 letter-probability matrix: alength= 4 w= 5 nsites= 10\n{}",
                lines(bare, " ")
            ),
        ),
        ("JASPAR", format!(">M1\tCTCF\n{}", letters.collect::<String>())),
        (
            "TRANSFAC",
            format!(
                "AC M1\nXX\nID CTCF\nXX\nP0\tA\tC\tG\tT\n{}XX\n//\n",
                lines(|number| format!("{number:02}\t"), "\t")
            ),
        ),
        ("HOCOMOCO", format!(">M1 CTCF\n{}", lines(bare, "\t"))),
        (
            "CIS-BP",
            format!("Motif\tM1\nTF Name\tCTCF\n\nPos\tA\tC\tG\tT\n{}", lines(|number| format!("{number}\t"), "\t")),
        ),
    ]
}

#[test]
fn every_format_is_recognised_and_read_alike() {
    for (format, text) in examples() {
        let database = opened(&text);
        assert_eq!((database.format, names(&database)), (format, vec![("M1", "CTCF")]));
        assert_eq!(rows(&database.motifs[0]), expected(), "{format}");
        assert_eq!(database.motifs[0].sites, 10.0, "{format}");
        assert!(database.warnings.is_empty(), "{format}: {:?}", database.warnings);
    }
}

#[test]
fn neither_line_ends_nor_a_byte_order_mark_matter() {
    for (format, text) in examples() {
        let plain = opened(&text);
        for other in [text.replace('\n', "\r\n"), text.replace('\n', "\r"), format!("\u{feff}{text}")] {
            let database = opened(&other);
            assert_eq!((database.format, &database.motifs), (format, &plain.motifs));
        }
    }
}

#[test]
fn a_database_has_the_name_and_digest_of_its_file() {
    let (_, text) = &examples()[0];
    let database = read("small.meme", text.as_bytes()).unwrap();
    assert_eq!(database.name, "small.meme");
    assert_eq!(database.sha256, crate::sha256::sha256_hex(text.as_bytes()));
}

#[test]
fn few_motifs_are_a_warning_for_databases_only() {
    let (_, text) = &examples()[3];
    let few = |database: Database| database.warnings.iter().filter(|w| w.contains("depend on few columns")).count();
    assert_eq!(few(read("some.motifs", text.as_bytes()).unwrap()), 1);
    assert_eq!(few(read_queries("some.motifs", text.as_bytes()).unwrap()), 0);
    assert_eq!(few(read("some.motifs", text.repeat(Database::FEW).as_bytes()).unwrap()), 0);
}

#[test]
fn repeated_identifiers_are_kept_with_a_warning() {
    let (_, text) = &examples()[1];
    let database = opened(&text.repeat(3));
    assert_eq!(database.motifs.len(), 3);
    let warning = "Motifs with an earlier one's identifier, all kept: 2 (first “M1”).";
    assert_eq!(database.warnings, [warning]);
}

#[test]
fn text_that_is_not_utf8_is_replaced_with_a_warning() {
    let database = read_queries("some.motifs", b">M1 Kr\xfcppel\n1 0 0 0\n0 1 0 0\n").unwrap();
    assert_eq!(names(&database), [("M1", "Kr\u{fffd}ppel")]);
    assert!(database.warnings.iter().any(|warning| warning.contains("not in UTF-8")), "{:?}", database.warnings);
}

#[test]
fn rows_of_zeros_are_uniform_with_a_warning() {
    let database = opened(">M1\n1 0 0 0\n0 0 0 0\n0 0 1 0\n");
    assert_eq!(rows(&database.motifs[0])[1], [0.25; 4]);
    assert!(database.warnings.contains(&"Matrix rows of only zeros, taken as uniform: 1.".to_owned()));
}
