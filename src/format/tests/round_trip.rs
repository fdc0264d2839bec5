//! What is written in each format is read again.

use super::*;
use proptest::prelude::*;
use std::fmt::Write;

/// Counts of sites, position × letter.
type Matrix = Vec<[u32; 4]>;

fn matrices() -> impl Strategy<Value = Vec<Matrix>> {
    let row = prop::array::uniform4(0..500_u32).prop_map(|mut row| {
        row[0] += 2;
        row
    });
    prop::collection::vec(prop::collection::vec(row, 1..12), 1..6)
}

fn words<T: ToString>(numbers: impl IntoIterator<Item = T>, separator: &str) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join(separator)
}

fn meme(motifs: &[Matrix]) -> String {
    let mut text = "MEME version 4\n\nALPHABET= ACGT\n".to_owned();
    for (index, rows) in motifs.iter().enumerate() {
        let _ = writeln!(text, "\nMOTIF M{index} F{index}\nletter-probability matrix: alength= 4 w= {}", rows.len());
        rows.iter().for_each(|row| text += &format!("{}\n", words(row, " ")));
    }
    text
}

fn jaspar(motifs: &[Matrix]) -> String {
    let mut text = String::new();
    for (index, rows) in motifs.iter().enumerate() {
        let _ = writeln!(text, ">M{index}\tF{index}");
        for (letter, name) in "ACGT".chars().enumerate() {
            let _ = writeln!(text, "{name} [{} ]", words(rows.iter().map(|row| row[letter]), "  "));
        }
    }
    text
}

fn transfac(motifs: &[Matrix]) -> String {
    let mut text = String::new();
    for (index, rows) in motifs.iter().enumerate() {
        let _ = writeln!(text, "AC M{index}\nXX\nID F{index}\nXX\nP0\tA\tC\tG\tT");
        rows.iter().zip(1..).for_each(|(row, n)| text += &format!("{n:02}\t{}\tN\n", words(row, "\t")));
        text += "XX\n//\n";
    }
    text
}

fn hocomoco(motifs: &[Matrix]) -> String {
    let mut text = String::new();
    for (index, rows) in motifs.iter().enumerate() {
        let _ = writeln!(text, ">M{index} F{index}");
        rows.iter().for_each(|row| text += &format!("{}\n", words(row, "\t")));
    }
    text
}

fn cisbp(motifs: &[Matrix]) -> String {
    let mut text = String::new();
    for (index, rows) in motifs.iter().enumerate() {
        let _ = writeln!(text, "TF\tT{index}\nTF Name\tF{index}\nMotif\tM{index}\nPos\tA\tC\tG\tT");
        rows.iter().zip(1..).for_each(|(row, n)| text += &format!("{n}\t{}\n", words(row, "\t")));
        text += "\n";
    }
    text
}

/// Whether every matrix has four rows: then bare numbers could be letters as well as positions.
fn is_square(motifs: &[Matrix]) -> bool {
    motifs.iter().all(|rows| rows.len() == 4)
}

proptest! {
    #[test]
    fn every_format(motifs in matrices()) {
        let written = [("MEME", meme(&motifs)), ("JASPAR", jaspar(&motifs)), ("TRANSFAC", transfac(&motifs)),
            ("HOCOMOCO", hocomoco(&motifs)), ("CIS-BP", cisbp(&motifs))];
        for (format, text) in written {
            if format == "HOCOMOCO" && is_square(&motifs) {
                continue;
            }
            let database = opened(&text);
            prop_assert_eq!(database.format, format);
            prop_assert_eq!(database.motifs.len(), motifs.len());
            for ((motif, written), index) in database.motifs.iter().zip(&motifs).zip(0..) {
                prop_assert_eq!(&motif.id, &format!("M{index}"));
                prop_assert_eq!(&motif.name, &format!("F{index}"));
                let sums: Vec<u32> = written.iter().map(|row| row.iter().sum()).collect();
                prop_assert_eq!(Some(motif.sites), sums.iter().max().copied().map(f64::from));
                for ((read, written), sum) in motif.ppm.rows().zip(written).zip(sums) {
                    for (read, &written) in read.iter().zip(written) {
                        prop_assert!((read - f64::from(written) / f64::from(sum)).abs() < 1e-15);
                    }
                }
            }
        }
    }
}
