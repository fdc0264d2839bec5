//! What is written in each format and dialect is read again.

use super::*;
use proptest::prelude::*;
use std::fmt::Write;

/// Counts of sites, position × letter.
type Matrix = Vec<[u32; 4]>;

/// Motifs whose positions may have different sums.
fn ragged() -> impl Strategy<Value = Vec<Matrix>> {
    let row = prop::array::uniform4(0..500_u32).prop_map(|mut row| {
        row[0] += 2;
        row
    });
    prop::collection::vec(prop::collection::vec(row, 1..12), 1..6)
}

/// Motifs whose positions have one sum, 1,000 sites, as tables without letters must.
fn even() -> impl Strategy<Value = Vec<Matrix>> {
    let row = prop::array::uniform3(0..334_u32).prop_map(|[a, c, g]| [a, c, g, 1000 - a - c - g]);
    prop::collection::vec(prop::collection::vec(row, 1..12), 1..6)
}

fn words<T: ToString>(numbers: impl IntoIterator<Item = T>, separator: &str) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join(separator)
}

/// Each motif below the line that `head` writes for its number.
fn each(motifs: &[Matrix], head: impl Fn(usize) -> String, body: impl Fn(&Matrix) -> String) -> String {
    motifs.iter().enumerate().map(|(index, rows)| head(index) + &body(rows)).collect()
}

fn positions(rows: &Matrix, separator: &str) -> String {
    rows.iter().map(|row| words(row, separator) + "\n").collect()
}

fn letters(rows: &Matrix, head: fn(char) -> String, separator: &str) -> String {
    let of = |letter: usize| words(rows.iter().map(|row| row[letter]), separator);
    "ACGT".chars().enumerate().map(|(index, letter)| format!("{}{}\n", head(letter), of(index))).collect()
}

fn numbered(rows: &Matrix, separator: &str, end: &str) -> String {
    rows.iter().zip(1..).map(|(row, n)| format!("{n:02}{separator}{}{end}\n", words(row, separator))).collect()
}

fn meme(motifs: &[Matrix]) -> String {
    let mut text = "MEME version 4\n\nALPHABET= ACGT\n".to_owned();
    for (index, rows) in motifs.iter().enumerate() {
        let _ = writeln!(text, "\nMOTIF M{index} F{index}\nletter-probability matrix: alength= 4 w= {}", rows.len());
        text += &positions(rows, " ");
    }
    text
}

fn transfac(motifs: &[Matrix]) -> String {
    let head = |index| format!("AC M{index}\nXX\nID F{index}\nXX\nP0\tA\tC\tG\tT\n");
    each(motifs, head, |rows| numbered(rows, "\t", "\tN") + "XX\n//\n")
}

/// Files whose tables name their letters.
fn with_letters(motifs: &[Matrix]) -> Vec<(&'static str, String)> {
    let named = |index: usize| format!(">M{index}\tF{index}\n");
    let cisbp = |index| format!("TF\tT{index}\nTF Name\tF{index}\nMotif\tM{index}\nPos\tA\tC\tG\tT\n");
    vec![
        ("MEME", meme(motifs)),
        ("TRANSFAC", transfac(motifs)),
        ("TRANSFAC", transfac(motifs).replace("//\n", "").replace("P0", "PO")),
        ("CIS-BP", each(motifs, cisbp, |rows| numbered(rows, "\t", "") + "\n")),
        ("JASPAR", each(motifs, named, |rows| letters(rows, |letter| format!("{letter} [ "), "  "))),
        ("JASPAR", each(motifs, named, |rows| letters(rows, |letter| format!("{letter} ["), ", "))),
        ("JASPAR", each(motifs, named, |rows| letters(rows, |letter| format!("{},", letter.to_lowercase()), ","))),
        ("HOCOMOCO", each(motifs, named, |rows| "A C G T\n".to_owned() + &positions(rows, "\t"))),
        ("HOCOMOCO", each(motifs, named, |rows| "pos,A,C,G,T\n".to_owned() + &numbered(rows, ",", ""))),
    ]
}

/// Files of the same motifs whose tables have only numbers.
fn without_letters(motifs: &[Matrix]) -> Vec<(&'static str, String)> {
    let named = |index: usize| format!(">M{index} F{index}\n");
    vec![
        ("HOCOMOCO", each(motifs, named, |rows| positions(rows, "\t"))),
        ("HOCOMOCO", each(motifs, named, |rows| positions(rows, ", "))),
        ("JASPAR", each(motifs, named, |rows| letters(rows, |_| String::new(), " "))),
        ("HOMER", each(motifs, |index| format!(">M{index}\tF{index}\t6.1\t-9\n"), |rows| positions(rows, "\t"))),
    ]
}

/// What a file of these motifs must give.
fn assert_read(format: &str, text: &str, motifs: &[Matrix]) -> Result<(), TestCaseError> {
    let database = opened(text);
    prop_assert_eq!(database.format, format);
    prop_assert_eq!(database.motifs.len(), motifs.len(), "{:?}", database.warnings);
    for ((motif, written), index) in database.motifs.iter().zip(motifs).zip(0..) {
        prop_assert_eq!((motif.id.as_str(), motif.name.as_str()), (&*format!("M{index}"), &*format!("F{index}")));
        assert_matrix(motif, written)?;
    }
    Ok(())
}

fn assert_matrix(motif: &Motif, written: &Matrix) -> Result<(), TestCaseError> {
    let sums: Vec<u32> = written.iter().map(|row| row.iter().sum()).collect();
    prop_assert_eq!(Some(motif.sites), sums.iter().max().copied().map(f64::from));
    prop_assert_eq!(motif.ppm.width(), written.len());
    for ((read, written), sum) in motif.ppm.rows().zip(written).zip(sums) {
        for (read, &written) in read.iter().zip(written) {
            prop_assert!((read - f64::from(written) / f64::from(sum)).abs() < 1e-15);
        }
    }
    Ok(())
}

/// Whether every matrix has four rows: then numbers alone may be letters as well as positions.
fn is_square(motifs: &[Matrix]) -> bool {
    motifs.iter().all(|rows| rows.len() == 4)
}

/// A matrix with its rows and columns exchanged.
fn turned(rows: &Matrix) -> Matrix {
    (0..4).map(|row| [0, 1, 2, 3].map(|column| rows[column][row])).collect()
}

proptest! {
    #[test]
    fn every_format_with_letters(motifs in ragged()) {
        for (format, text) in with_letters(&motifs) {
            assert_read(format, &text, &motifs)?;
        }
    }

    #[test]
    fn every_format_without_letters(motifs in even()) {
        prop_assume!(!is_square(&motifs));
        for (format, text) in without_letters(&motifs) {
            assert_read(format, &text, &motifs)?;
        }
    }

    #[test]
    fn a_bare_table_in_either_orientation(motifs in even()) {
        let [rows, ..] = &motifs[..] else { return Ok(()) };
        prop_assume!(rows.len() != 4);
        for text in [positions(rows, "\t"), numbered(rows, ";", ""), letters(rows, |_| String::new(), " "),
            letters(rows, |letter| format!("{letter}:\t"), "\t")] {
            assert_matrix(&opened(&text).motifs[0], rows)?;
        }
    }

    #[test]
    fn a_square_table_is_read_by_its_sums_or_refused(rows in prop::collection::vec(prop::array::uniform3(0..334_u32), 4)) {
        let rows: Matrix = rows.into_iter().map(|[a, c, g]| [a, c, g, 1000 - a - c - g]).collect();
        for (text, expected) in [(positions(&rows, " "), &rows), (positions(&turned(&rows), " "), &rows)] {
            match read_queries("some.motifs", text.as_bytes()) {
                Ok(database) => assert_matrix(&database.motifs[0], expected)?,
                Err(error) => prop_assert!(error.message().contains("may be positions or letters"), "{}", error),
            }
        }
    }

    #[test]
    fn encodings_and_packing_make_no_difference(motifs in ragged()) {
        use std::io::Write;
        let text = meme(&motifs);
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [packed.finish().unwrap(), utf16] {
            prop_assert_eq!(&read_queries("some.motifs", &bytes).unwrap().motifs, &opened(&text).motifs);
        }
    }
}
