//! One position of a logo: the letters of the stack, their order and heights.

use super::{LogoOptions, Units};

/// Units of a full-height stack; heights and edges are integers.
pub(super) const FULL: f64 = 1000.0;

/// Minimum height of a drawn letter, px.
pub(super) const MIN_HEIGHT: f64 = 0.8;

/// Minimum information content, bits, of a letter in the described consensus.
const WRITTEN: f64 = 0.25;

/// A position of the matrix, normalised.
pub(super) struct LetterStack {
    /// Letter index and probability, in descending order of probability, without zeros.
    shares: Vec<(usize, f64)>,
    /// Information content relative to a uniform background, bits.
    information: f64,
}

/// The position of a letter of a stack, in units from the top of the logo.
pub(super) struct Placed {
    /// Index of the letter.
    pub letter: usize,
    /// Upper edge.
    pub top: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl LetterStack {
    /// Normalises one row of a matrix; columns beyond `alphabet_size` are ignored.
    pub fn new(row: &[f64], alphabet_size: usize) -> Self {
        let positive = |p: &f64| if p.is_finite() && *p > 0.0 { *p } else { 0.0 };
        let mut shares: Vec<(usize, f64)> = row.iter().take(alphabet_size).map(positive).enumerate().collect();
        let sum: f64 = shares.iter().map(|&(_, p)| p).sum();
        shares.retain_mut(|(_, p)| {
            *p /= sum;
            *p > 0.0
        });
        shares.sort_by(|a, b| b.1.total_cmp(&a.1));
        let entropy: f64 = shares.iter().map(|&(_, p)| -p * libm::log2(p)).sum();
        let information = if shares.is_empty() { 0.0 } else { (max_information(alphabet_size) - entropy).max(0.0) };
        Self { shares, information }
    }

    /// The letters of at least the minimum height, from the top of the stack down.
    pub fn placed(&self, alphabet_size: usize, options: &LogoOptions) -> impl Iterator<Item = Placed> {
        let min_height = MIN_HEIGHT * FULL / options.height;
        let height = match options.units {
            Units::Bits => FULL * self.information / max_information(alphabet_size).max(f64::MIN_POSITIVE),
            Units::Probability => FULL,
        };
        let mut top = FULL - height;
        self.shares.iter().filter_map(move |&(letter, share)| {
            let edges = (top, top + share * height);
            top = edges.1;
            (share * height >= min_height).then(|| Placed {
                letter,
                top: edges.0.round() as i32,
                bottom: edges.1.round() as i32,
            })
        })
    }
}

/// Maximum information content of a position, bits.
pub(super) fn max_information(alphabet_size: usize) -> f64 {
    libm::log2(alphabet_size.max(1) as f64)
}

/// A description: consensus and information content; positions of low information content are dots.
pub(super) fn summary(columns: &[LetterStack], alphabet: &[char]) -> String {
    let consensus: String = columns
        .iter()
        .map(|column| match column.shares.first() {
            Some(&(letter, _)) if column.information >= WRITTEN => alphabet[letter],
            _ => '.',
        })
        .collect();
    let bits: f64 = columns.iter().map(|column| column.information).sum();
    format!("Consensus {consensus}, {} positions, {bits:.1} bits in all", columns.len())
}
