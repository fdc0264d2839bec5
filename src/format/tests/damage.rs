//! Damaged files are read or refused, and never more than that.

use super::*;
use proptest::prelude::*;

/// Either a database that keeps its promises, or a refusal with words in it.
fn survives(bytes: &[u8]) {
    match read("damaged", bytes) {
        Ok(database) => {
            assert!(!database.motifs.is_empty());
            for motif in &database.motifs {
                assert!(motif.ppm.rows().len() > 0 && motif.sites > 0.0 && motif.sites.is_finite());
                for row in motif.ppm.rows() {
                    assert_eq!(row.len(), database.alphabet.len());
                    assert!(row.iter().all(|p| (0.0..=1.0).contains(p)), "{row:?}");
                    assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{row:?}");
                }
            }
        }
        Err(error) => assert!(error.code().as_str().starts_with("motifs.") && !error.next().is_empty(), "{error}"),
    }
}

/// Pieces that the formats are made of, divided by bars.
const PIECES: &str = "MEME version 4|log-odds matrix:|ALPHABET=|ALPHABET|END ALPHABET|ACGT|ACGU|\"DNA\"|~|=|MOTIF|M1|\
    letter-probability matrix:|alength=|w=|nsites=|0.25|-1|nan|1e308|4|>|A|C|G|T|[|]|P0|PO|//|CC tf_class:|AC|Pos|DE|\
    Protein:|,|;|0,5|0.25 0.25 0.25 0.25|1 2 3 4 5|A 1 0 0 0|[,1]|\t|\n|\r\n";

/// One of [`PIECES`], and whether the line ends after it.
fn piece() -> impl Strategy<Value = (&'static str, bool)> {
    (prop::sample::select(PIECES.split('|').collect::<Vec<_>>()), any::<bool>())
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives(&bytes);
    }

    #[test]
    fn any_text(text in ".{0,200}") {
        survives(text.as_bytes());
    }

    #[test]
    fn any_order_of_what_the_formats_are_made_of(pieces in prop::collection::vec(piece(), 0..80)) {
        let ended = |(piece, ends)| format!("{piece}{}", if ends { "\n" } else { " " });
        let text: String = pieces.into_iter().map(ended).collect();
        survives(text.as_bytes());
    }

    #[test]
    fn bytes_changed(
        format in 0..5_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = examples()[format].1.clone().into_bytes();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        survives(&bytes);
    }

    #[test]
    fn lines_lost_doubled_or_moved(
        format in 0..5_usize,
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..30),
    ) {
        let text = &examples()[format].1;
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let text: String = order.into_iter().map(|line| *line.get(&lines)).collect();
        survives(text.as_bytes());
    }
}

#[test]
fn every_truncation() {
    for (_, text) in examples() {
        for end in 0..text.len() {
            survives(&text.as_bytes()[..end]);
        }
    }
}
