use super::*;
use crate::alphabet::Alphabet;

/// The output of DREME and STREME, with an alphabet defined letter by letter.
const DEFINED: &str = r#"# DREME 5.5.5
MEME version 5.5.5 (Release date: Thu Sep 7 2023)

ALPHABET "DNA" DNA-LIKE
A "Adenine" CC0000 ~ T "Thymine" 008000
C "Cytosine" 0000CC ~ G "Guanine" FFB300
N "Any base" = ACGT
X = ACGT
U = T
W "Weak" = AT
END ALPHABET

strands: + -

Background letter frequencies (from dataset):
A 0.29 C 0.21 G 0.21 T 0.29

MOTIF CACSTG DREME-1

#             Word    RC Word        Pos        Neg    P-value    E-value
# BEST      CACSTG     CASGTG         50          4   1.2e-012   4.9e-008

letter-probability matrix: alength= 4 w= 3 nsites= 62 E= 4.9e-008
0.000000 1.000000 0.000000 0.000000
1.000000 0.000000 0.000000 0.000000
0.000000 0.500000 0.500000 0.000000


Time 1.51 secs.
"#;

/// The output of MEME, shortened: the same matrix as scores, sites and probabilities.
const PRINTED: &str = "\
********************************************************************************
MEME - Motif discovery tool
********************************************************************************
MEME version 4.11.2 (Release date: Thu May 05 14:58:55 2016 -0700)

TRAINING SET
********************************************************************************
DATAFILE= crp0.s
ALPHABET= ACGT
Sequence name            Weight Length  Sequence name            Weight Length
-------------            ------ ------  -------------            ------ ------
ce1cg                    1.0000    105  ara                      1.0000    105

********************************************************************************
MOTIF  1 MEME\twidth =   2  sites =  17  llr = 164  E-value = 2.7e-005
********************************************************************************
--------------------------------------------------------------------------------
\tMotif 1 Description
--------------------------------------------------------------------------------
Simplified        A  6:
pos.-specific     C  ::
probability       G  :9
matrix            T  4:

BL   MOTIF 1 width=2 seqs=17
ce1cg                    (   64) TG  1

--------------------------------------------------------------------------------
\tMotif 1 position-specific scoring matrix
--------------------------------------------------------------------------------
log-odds matrix: alength= 4 w= 2 n= 1836 bayes= 7.04 E= 2.7e-005
   103  -1073  -1073     57
 -1073  -1073    201   -126

--------------------------------------------------------------------------------
\tMotif 1 position-specific probability matrix
--------------------------------------------------------------------------------
letter-probability matrix: alength= 4 w= 2 nsites= 17 E= 2.7e-005
 0.600000  0.000000  0.000000  0.400000
 0.000000  0.000000  0.900000  0.100000
--------------------------------------------------------------------------------

SUMMARY OF MOTIFS
";

fn minimal(matrix: &str) -> String {
    format!("MEME version 4\n\nALPHABET= ACGT\n\nMOTIF M1\n{matrix}")
}

#[test]
fn letters_may_be_defined_one_by_one() {
    let database = opened(DEFINED);
    assert_eq!((names(&database), &database.alphabet), (vec![("CACSTG", "DREME-1")], &Alphabet::DNA));
    assert_eq!(database.motifs[0].sites, 62.0);
    assert_eq!(rows(&database.motifs[0])[2], [0.0, 0.5, 0.5, 0.0]);
}

#[test]
fn what_meme_prints_is_read_without_its_scores() {
    let database = opened(PRINTED);
    assert_eq!(names(&database), [("1", "MEME")]);
    assert_eq!(rows(&database.motifs[0]), [[0.6, 0.0, 0.0, 0.4], [0.0, 0.0, 0.9, 0.1]]);
    assert_eq!(database.motifs[0].sites, 17.0);
}

#[test]
fn version_three_names_motifs_by_number() {
    let database = opened(&PRINTED.replace("MOTIF  1 MEME\t", "MOTIF  1\t").replace("version 4.11.2", "version 3.5.7"));
    assert_eq!(names(&database), [("1", "1")]);
}

#[test]
fn header_and_sites_may_be_missing() {
    let database = opened("MOTIF M1\nletter-probability matrix:\n\n0.5 0.5 0 0\n0 0 0 1\nURL https://example.org\n");
    assert_eq!((database.alphabet, database.motifs[0].sites), (Alphabet::DNA, Motif::SITES));
    assert_eq!(database.warnings, ["Motifs without a number of sites, for which 20 are assumed: 1."]);
}

#[test]
fn counts_become_probabilities_and_give_the_number_of_sites() {
    let database = opened(&minimal("letter-probability matrix: alength= 4 w= 2\n6 2 0 0\n0 0 1 3\n"));
    assert_eq!(rows(&database.motifs[0]), [[0.75, 0.25, 0.0, 0.0], [0.0, 0.0, 0.25, 0.75]]);
    assert_eq!(database.motifs[0].sites, 8.0);
    assert!(database.warnings.is_empty());
}

#[test]
fn rows_that_nearly_sum_to_one_are_rescaled_with_one_warning() {
    let database = opened(&minimal("letter-probability matrix: w= 3 nsites= 9\n.5 .5 0 0\n.5 .48 0 0\n.5 .505 0 0\n"));
    assert!((rows(&database.motifs[0])[1][0] - 0.5 / 0.98).abs() < 1e-15);
    assert_eq!(database.warnings, ["Matrix rows rescaled to sum to 1: 2 (off by up to 2.00e-2)."]);
}

#[test]
fn blank_lines_between_rows_do_not_end_a_matrix_of_known_width() {
    let database = opened(&minimal("letter-probability matrix: w= 2 nsites= 9\n\n1 0 0 0\n\n0 1 0 0\n\n"));
    assert_eq!(rows(&database.motifs[0]).len(), 2);
}

#[test]
fn letters_in_another_order_are_sorted() {
    let text = minimal("letter-probability matrix: nsites= 9\n.7 .1 .2 0\n").replace("ACGT", "TGCA");
    assert_eq!(rows(&opened(&text).motifs[0]), [[0.0, 0.2, 0.1, 0.7]]);
}

#[test]
fn rna_and_proteins_are_read_too() {
    let rna = minimal("letter-probability matrix: nsites= 9\n.7 .1 .2 0\n").replace("ACGT", "ACGU");
    assert_eq!(opened(&rna).alphabet, Alphabet::RNA);
    let row = [&["0.05"; 20].join(" "), "\n"].concat();
    let protein =
        format!("MEME version 4\n\nMOTIF M1\nletter-probability matrix: alength= 20 w= 2 nsites= 9\n{row}{row}");
    assert_eq!(opened(&protein).alphabet, Alphabet::PROTEIN);
    let letters: String = Alphabet::PROTEIN.as_str().chars().map(|letter| format!("{letter} \"?\" 000000\n")).collect();
    let defined =
        protein.replacen("\n\n", &format!("\n\nALPHABET \"Protein\" PROTEIN-LIKE\n{letters}END ALPHABET\n"), 1);
    assert_eq!(opened(&defined).alphabet, Alphabet::PROTEIN);
}

#[test]
fn wrong_values_are_refused_by_line_and_value() {
    let matrix = |rows: &str| minimal(&format!("letter-probability matrix: alength= 4 w= 2 nsites= 9\n{rows}"));
    for (rows, words) in [
        ("1 0 0 0\n0 1.5 -0.5 0\n", &["Line 8 of “some.motifs”", "“-0.5”", "negative"][..]),
        ("1 0 0 0\n0 nan 0 1\n", &["Line 8", "“nan”", "not finite"]),
        ("1 0 0 0\n0 0 0 inf\n", &["Line 8", "“inf”", "not finite"]),
        ("1 0 0 0\n0 1e13 0 0\n", &["Line 8", "“1e13”", "1e12"]),
        ("1 0 0 0\n0 0 x 1\n", &["Line 8", "“x” in place of a number"]),
        ("1 0 0 0\n0 0 1\n", &["Line 8", "3 numbers", "4 letters"]),
        ("1 0 0 0\n0 0 0 1 0\n", &["Line 8", "5 numbers", "4 letters"]),
        ("1 0 0 0\n\n", &["Line 9", "M1 after 1 rows", "w= 2"]),
        ("1 0 0 0\nx 0 0 1\n", &["Line 8", "“x” in place of a number"]),
        ("1 0 0 0\nMOTIF M2\n", &["Line 8", "M1 after 1 rows", "w= 2"]),
        ("1 0 0 0\n0 1 0 0\n0 0 1 0\n", &["after 3 rows", "w= 2"]),
        ("", &["after 0 rows"]),
    ] {
        assert_refused(&matrix(rows), Code::MotifMalformed, words);
    }
}

#[test]
fn errors_name_what_is_missing_around_a_matrix() {
    for (text, words) in [
        (minimal(""), ["Line 5", "M1", "no letter-probability matrix"]),
        (minimal("MOTIF M2\n"), ["Line 5", "M1", "no letter-probability matrix"]),
        ("MEME version 4\nletter-probability matrix:\n".to_owned(), ["Line 2", "begins a matrix", "MOTIF"]),
        (minimal("letter-probability matrix: w= two\n"), ["Line 5", "M1", "empty"]),
        ("MEME version 5\nALPHABET \"DNA\"\nA\nC\n".to_owned(), ["Line 5", "ends the file", "alphabet"]),
    ] {
        assert_refused(&text, Code::MotifMalformed, &words);
    }
    assert_refused("MEME version 4\n", Code::NotMotifs, &["MEME file without any matrix"]);
}

#[test]
fn other_alphabets_are_refused() {
    let row = "letter-probability matrix: alength= 4 w= 1\n1 0 0 0\n";
    for (text, words) in [
        (minimal(row).replace("ACGT", "ACGTN"), ["Line 3", "“ACGTN”"]),
        (minimal(row).replace("alength= 4", "alength= 20"), ["Line 6", "alength= 20"]),
        ("MOTIF M1\nletter-probability matrix:\n1 0 0 0 0\n".to_owned(), ["Line 3", "5 columns"]),
    ] {
        assert_refused(&text, Code::MotifAlphabet, &words);
    }
}
