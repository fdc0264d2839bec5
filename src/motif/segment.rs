//! Segments of a matrix: its runs of informative positions (paper, “Segmentation”;
//! algorithm section 6).

use super::Ppm;
use crate::options::GrammarOptions;
use std::ops::Range;

/// Maximum number of uninformative positions between two informative ones of one motif.
const HOLE: usize = 3;

/// The segments of the matrix of `sequences` sequences, from the 5' end.
///
/// A position belongs to a run if the mean information content of it and its two neighbours, after
/// smoothing, is above the threshold; the first and the last position never do. Runs are then widened,
/// but not over the last position, and short ones are left out.
pub fn segments(ppm: &Ppm, sequences: usize, options: &GrammarOptions) -> Vec<Range<usize>> {
    let mut informative = informative(ppm, sequences, options);
    widen(&mut informative, options.flank);
    let runs = runs(&informative);
    runs.into_iter().filter(|run| run.len() >= options.shortest).collect()
}

/// The runs of informative positions of the matrix of `sequences` sequences, from the 5' end, over holes of a few
/// positions; short ones are left out. Each position is compared with the threshold by itself, so that a motif of a
/// short receptive field is found whole.
pub fn motif_runs(ppm: &Ppm, sequences: usize, options: &GrammarOptions) -> Vec<Range<usize>> {
    let bits = ppm.smoothed(sequences, options.smoothing).information_content();
    let informative: Vec<bool> = bits.iter().map(|&bits| bits > options.information).collect();
    joined(runs(&informative), HOLE).into_iter().filter(|run| run.len() >= options.shortest).collect()
}

/// Contrast of the motif, bits: mean information content of the positions above the threshold minus that of
/// the others (paper, “Rank quality of CN CRMs”; algorithm section 7). Single positions are compared with the
/// threshold here: in a short receptive field a motif may include the first or last position, where no segment begins.
pub fn contrast(ppm: &Ppm, sequences: usize, options: &GrammarOptions) -> f64 {
    let bits = ppm.smoothed(sequences, options.smoothing).information_content();
    let (motif, rest): (Vec<f64>, Vec<f64>) = bits.into_iter().partition(|&bits| bits > options.information);
    if motif.is_empty() { 0.0 } else { mean(&motif) - mean(&rest) }
}

/// Mean; 0 for an empty list.
fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
}

fn informative(ppm: &Ppm, sequences: usize, options: &GrammarOptions) -> Vec<bool> {
    let bits = ppm.smoothed(sequences, options.smoothing).information_content();
    let mut informative = vec![false; bits.len()];
    for (middle, window) in informative.iter_mut().skip(1).zip(bits.windows(3)) {
        *middle = mean(window) > options.information;
    }
    informative
}

fn widen(informative: &mut [bool], flank: usize) {
    let last = informative.len().saturating_sub(1);
    for run in runs(informative) {
        informative[run.start.saturating_sub(flank)..(run.end + flank).min(last).max(run.end)].fill(true);
    }
}

fn runs(informative: &[bool]) -> Vec<Range<usize>> {
    let mut end = 0;
    let runs = informative.chunk_by(|a, b| a == b).map(|chunk| {
        let start = end;
        end += chunk.len();
        (chunk[0], start..end)
    });
    runs.filter(|&(inside, _)| inside).map(|(_, run)| run).collect()
}

/// Runs of positions, in order, with those that are at most `hole` positions apart joined.
pub fn joined(runs: impl IntoIterator<Item = Range<usize>>, hole: usize) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if run.start <= last.end + hole => last.end = run.end,
            _ => joined.push(run),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A matrix with probability 1 for each capital letter and uniform positions for dots.
    fn ppm(text: &str) -> Ppm {
        let row = |letter| "ACGT".chars().map(move |other| f64::from(u8::from(letter == '.' || letter == other)));
        Ppm::normalised(text.chars().flat_map(row).collect(), 4)
    }

    /// Start and end of the segments of a matrix of many sequences.
    fn found(text: &str, options: &GrammarOptions) -> Vec<(usize, usize)> {
        segments(&ppm(text), 10_000, options).into_iter().map(|run| (run.start, run.end)).collect()
    }

    #[test]
    fn motifs_are_cut_out_with_a_flank() {
        assert_eq!(found("....CACCTG......GATAAG...", &GrammarOptions::default()), [(2, 12), (14, 24)]);
    }

    #[test]
    fn a_run_that_is_too_short_is_left_out() {
        let options = GrammarOptions { shortest: 6, ..GrammarOptions::default() };
        assert_eq!(found("....A........CACCTG......", &options), [(11, 21)]);
    }

    #[test]
    fn very_few_sequences_give_no_segment() {
        assert!(segments(&ppm("....CACCTG......"), 5, &GrammarOptions::default()).is_empty());
    }

    #[test]
    fn the_ends_never_start_a_run() {
        let options = GrammarOptions { flank: 0, shortest: 1, ..GrammarOptions::default() };
        assert_eq!(found("CACCTG", &options), [(1, 5)]);
        assert!(found("CA", &options).is_empty());
        let widened = GrammarOptions { flank: 3, ..options };
        assert_eq!(found("CACCTG", &widened), [(0, 5)]);
    }

    #[test]
    fn a_motif_has_contrast_to_uniform_positions() {
        let options = GrammarOptions::default();
        assert!(contrast(&ppm("....CACCTG......"), 10_000, &options) > 1.0);
        assert!(contrast(&ppm("....CACCTG......"), 3, &options) == 0.0);
        assert!(contrast(&ppm("................"), 10_000, &options) == 0.0);
    }
}
