use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// The names and letters of a file.
fn read(bytes: &[u8]) -> Vec<(String, String)> {
    let text = |letters: &[u8]| String::from_utf8(letters.to_vec()).unwrap();
    let file = Fasta::read("a.fa", bytes).unwrap();
    file.sequences.into_iter().map(|record| (record.name, text(&record.letters))).collect()
}

fn pairs(names: [&str; 2]) -> Vec<(String, String)> {
    [(names[0], "ACGTNN"), (names[1], "acgt")].map(|(name, letters)| (name.to_owned(), letters.to_owned())).to_vec()
}

#[test]
fn every_format_reads_the_same_sequences() {
    let fasta = "\n>one 1\r\nACGT\r\n\r\nNN\r\n>empty\n>two\nac gt";
    let genbank =
        "LOCUS       one 6 bp DNA\nFEATURES\nORIGIN\n        1 acgt nn\n//\nLOCUS two 4 bp\nORIGIN\n 1 acgt\n//\n";
    let embl = "ID   one; SV 1; DNA\nXX\nSQ   Sequence 6 BP;\n     ACGT NN    6\n//\nID   two;\nSQ   4 BP;\n     acgt  4\n//\n";
    let fastq = "@one\nACGT\nNN\n+\nIII@\nII\n@two\nacgt\n+two\n@III\n";
    assert_eq!(read(fasta.as_bytes()), pairs(["one 1", "two"]));
    assert_eq!(read(b"ACGTNN\n\nacgt\n"), pairs(["", ""]));
    assert_eq!(read(fastq.as_bytes()), pairs(["one", "two"]));
    assert_eq!(read(embl.as_bytes()), pairs(["one", "two"]));
    let letters =
        |pairs: Vec<(String, String)>| pairs.into_iter().map(|(name, letters)| (name, letters.to_uppercase()));
    assert!(letters(read(genbank.as_bytes())).eq(letters(pairs(["one", "two"]))));
}

#[test]
fn packing_encoding_and_line_ends_make_no_difference() {
    let text = ">one\nACGTNN\n>two\nacgt\n";
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [
        packed.finish().unwrap(),
        utf16,
        text.replace('\n', "\r").into_bytes(),
        text.replace('\n', "\r\n").into_bytes(),
        format!("\u{feff}{text}").into_bytes(),
    ] {
        assert_eq!(read(&bytes), pairs(["one", "two"]));
    }
}

#[test]
fn a_file_is_described() {
    let info = Fasta::read("a.fa", b">one\nACGT\nNN\n>two\nacgt").unwrap().info();
    assert_eq!((info.name.as_str(), info.format.as_str(), info.sequences, info.longest), ("a.fa", "FASTA", 2, 6));
}

#[test]
fn a_record_that_is_cut_short_costs_itself() {
    let file = Fasta::read("a.fq", b"@one\nACGT\n+\nIIII\n@two\nACGT\n+\nII").unwrap();
    assert_eq!(file.sequences.len(), 1);
    assert!(file.warnings[0].contains("line 5 of a.fq is cut short"), "{:?}", file.warnings);
}

#[test]
fn a_pasted_text_is_one_sequence_or_the_first_of_its_records() {
    let one =
        |name: &str, letters: &str, records| PastedSequence { name: name.into(), letters: letters.into(), records };
    assert_eq!(pasted(" acg t\n 61 ACG"), Ok(one("", "ACGTACG", 1)));
    assert_eq!(pasted(">a b\nAC\nGT\n>c\nTT"), Ok(one("a b", "ACGT", 2)));
    assert_eq!(pasted(">empty\n>c\nTT"), Ok(one("c", "TT", 1)));
    assert_eq!(pasted(""), Ok(one("", "", 1)));
    assert_eq!(pasted("chr1\t1\t9\n").unwrap_err().code(), Code::Sequence);
}

#[test]
fn what_holds_no_sequences_is_refused_by_name() {
    let too_large = vec![b'A'; LIMIT + 1];
    let too_many = "A\n".repeat(SEQUENCES + 1);
    let files = [
        (&b""[..], "an empty file"),
        (b">one\n", "no sequence"),
        (b"\x1f\x8b\x08", "damaged"),
        (b"\x00\x01\x02\x03", "not a text file"),
        (b"PK\x03\x04", "a zip archive"),
        (b"chr1\t100\t200\n", "a table of regions (BED)"),
        (b"##fileformat=VCFv4.2\n#CHROM\n", "a file of variants (VCF)"),
        (b"@SQ\tSN:chr1\n", "a file of alignments (SAM)"),
        (b"MEME version 4\n", "a file of motifs (MEME)"),
        (b"A\tC\tG\tT\n0.85\t0.05\t0.05\t0.05\n", "not of sequences"),
        (&too_large, "at most 32 MiB"),
        (too_many.as_bytes(), "more than 1000000 sequences"),
    ];
    for (bytes, words) in files {
        let error = Fasta::read("peaks.fa", bytes).unwrap_err();
        assert_eq!((error.code(), error.concerns()), (Code::Sequence, "peaks.fa"));
        assert!(error.message().contains(words) && error.message().contains("peaks.fa"), "{error}");
    }
}
