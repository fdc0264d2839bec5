use super::*;
use crate::format::limits;

#[test]
fn files_of_other_kinds_are_named() {
    let cases: [(&[u8], &str); 26] = [
        (b"", "an empty file"),
        (b" \n\t\n", "an empty file"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"<?xml version='1.0'?><MEME/>", "an XML file"),
        (b"version https://git-lfs.github.com/spec/v1\n", "a Git-LFS pointer"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04 xl/workbook.xml", "a spreadsheet (Excel)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a spreadsheet or document"),
        (b"PK\x03\x04 motifs.meme", "a zip archive"),
        (b"\x1f\x8b\x08", "a gzip archive that ends early or is damaged"),
        (b"BZh91AY", "an archive (bzip2, xz, zstd or 7z)"),
        (b"\x93NUMPY\x01\0", "a NumPy array"),
        (b"RDX3\nX\n", "a file of R data"),
        (b"\xff\xfe<\0h\0t\0m\0l\0>\0", "a web page"),
        (b"@r1\nACGT\n+\nIIII\n", "a file of sequences (FASTQ)"),
        (b"LOCUS       X 4 bp\nORIGIN\n 1 acgt\n//\n", "a file of sequences (GenBank)"),
        (b"chr1\t100\t200\tpeak\n", "a table of regions (BED)"),
        (b">chr1\nACGTACGTAC\nA\n", "a file of sequences (FASTA)"),
        (b"\x89HDF\r\n\x1a\n", "an HDF5 file"),
        (b"\xff\xfeM\0E\0M\0E\0", "a text file"),
        (b"{\"schema\": 1, \"neurons\": []}", "a report of this program"),
        (b"[1, 2]", "a JSON file"),
        (b"\x08\x08\x12\x07pytorch", "an ONNX model"),
        (b">chr1\nACGTACGTAC\n", "a file of sequences (FASTA)"),
        (b"gene,score\nCTCF,1\n", "a table"),
        (b"Dear reader\n", "a text file"),
    ];
    for (bytes, what) in cases {
        let error = read("thing", bytes).unwrap_err();
        assert_eq!(error.code(), Code::NotMotifs);
        assert!(error.message().contains(&format!("“thing” is {what}")), "{error}");
        assert!(!error.next().is_empty());
    }
}

#[test]
fn the_report_of_a_run_points_to_its_motifs() {
    let report = r#"{"schema": 1, "neurons": []}"#;
    assert!(refused(report).next().contains("motifs.meme"));
}

#[test]
fn limits_are_shown_by_the_refusal_that_meets_them() {
    let wide = format!(">M1\n{}", "1 0 0 0\n".repeat(limits::COLUMNS + 1));
    let long = ["A", "C", "G", "T"].map(|letter| format!("{letter}{}\n", " 1".repeat(limits::COLUMNS + 1))).concat();
    let many = ">M\n1 0 0 0\n".repeat(limits::MOTIFS + 1);
    let all = format!(">M\n{}", "1 0 0 0\n".repeat(limits::COLUMNS)).repeat(limits::ALL_COLUMNS / limits::COLUMNS + 1);
    for (text, limit) in [
        (wide, limits::COLUMNS),
        (format!(">M1\n{long}"), limits::COLUMNS),
        (many, limits::MOTIFS),
        (all, limits::ALL_COLUMNS),
    ] {
        assert_refused(&text, Code::MotifMemory, &[&limit.to_string()]);
    }
}

#[test]
fn a_file_beyond_the_budget_is_refused_before_it_is_read() {
    let error = read("big", &vec![b'A'; limits::FILE_BYTES + 1]).unwrap_err();
    assert_eq!(error.code(), Code::MotifMemory);
    assert!(error.message().contains("64 MB"), "{error}");
}

#[test]
fn long_values_are_clipped_in_messages() {
    let error = refused(&format!(">M1\n1 0 0 {}\n", "x".repeat(500)));
    assert!(error.message().chars().count() < 200, "{error}");
}
