use super::*;
use crate::alphabet::Alphabet;

const TABLES: &str = "\
TF\tT095126_2.00
TF Name\tAC008770.3
Gene\tENSG00000267179
Motif\tM08490_2.00
Family\tC2H2 ZF
Species\tHomo_sapiens
Pos\tA\tC\tG\tT
1\t0.25\t0.125\t0.5\t0.125
2\t0\t0\t1\t0

TF\tT095127_2.00
TF Name\tAC023509.3
Motif\tM00001_2.00
Pos\tA\tC\tG\tT

TF Name\tZNF264
Motif\tM09999_2.00
Pos\tT\tG\tC\tA
1\t0.7\t0.2\t0.1\t0
";

#[test]
fn tables_are_read_with_the_lines_before_them() {
    let database = opened(TABLES);
    assert_eq!(names(&database), [("M08490_2.00", "AC008770.3"), ("M09999_2.00", "ZNF264")]);
    assert_eq!(database.motifs[0].family.as_deref(), Some("C2H2 ZF"));
    assert_eq!(database.motifs[1].family, None);
    assert_eq!(rows(&database.motifs[0]), [[0.25, 0.125, 0.5, 0.125], [0.0, 0.0, 1.0, 0.0]]);
    assert_eq!(rows(&database.motifs[1]), [[0.0, 0.1, 0.2, 0.7]]);
}

#[test]
fn spaces_divide_as_tabs_do() {
    assert_eq!(opened(&TABLES.replace('\t', "   ")).motifs, opened(TABLES).motifs);
}

#[test]
fn empty_tables_are_left_out_and_told() {
    assert!(opened(TABLES).warnings.contains(&"Motifs without a matrix, left out: 1.".to_owned()));
    assert_refused("Pos\tA\tC\tG\tT\n", Code::NotMotifs, &["CIS-BP file without any matrix"]);
}

#[test]
fn a_table_by_itself_is_called_after_its_file() {
    let table = "Pos\tA\tC\tG\tU\n1\t0.7\t0.2\t0.1\t0\n";
    let database = read_queries("M001_0.6.txt", table.as_bytes()).unwrap();
    assert_eq!((names(&database), &database.alphabet), (vec![("M001_0.6", "M001_0.6")], &Alphabet::RNA));
    let two = read_queries("M001_0.6.txt", table.repeat(2).as_bytes()).unwrap();
    assert_eq!(names(&two)[1].0, "M001_0.6_2");
}

#[test]
fn wrong_tables_are_left_out() {
    for (from, to, words) in [
        ("2\t0\t0\t1\t0", "2\t0\t0\t-1\t0", ["Line 9", "“-1”", "negative"]),
        ("2\t0\t0\t1\t0", "2\t0\t0\t1", ["Line 9", "3 numbers", "4 letters"]),
        ("TF\tT095127_2.00", "3\t0\t0\t1", ["Line 11", "3 numbers", "4 letters"]),
        ("Motif\tM00001_2.00", "1\t0\t0\t1\t0", ["Line 13", "“1”", "Pos"]),
    ] {
        assert_left_out(&TABLES.replace(from, to), &words);
    }
}
