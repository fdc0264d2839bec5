//! One position of a logo: which letters stand in it, in which order and how tall.

use super::{LogoOptions, Units};

/// Units of a full-height stack; heights and edges are whole numbers of them.
pub(super) const FULL: f64 = 1000.0;

/// Letters lower than this many px are not drawn.
pub(super) const LEAST_HEIGHT: f64 = 0.8;

/// Positions with less information, in bits, are a dot in the written consensus.
const WRITTEN: f64 = 0.25;

/// A position of the matrix, normalised.
pub(super) struct Column {
    /// Letter index and probability, the most probable letter first; zeros are left out.
    shares: Vec<(usize, f64)>,
    /// Information content against equally frequent letters, bits.
    information: f64,
}

/// Where one letter of a stack stands, in units from the top of the logo.
pub(super) struct Placed {
    /// Index of the letter.
    pub letter: usize,
    /// Upper edge.
    pub top: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl Column {
    /// Normalises one row of a matrix; numbers beyond the `letters` of the alphabet are ignored.
    pub fn new(row: &[f64], letters: usize) -> Self {
        let positive = |p: &f64| if p.is_finite() && *p > 0.0 { *p } else { 0.0 };
        let mut shares: Vec<(usize, f64)> = row.iter().take(letters).map(positive).enumerate().collect();
        let sum: f64 = shares.iter().map(|&(_, p)| p).sum();
        shares.retain_mut(|(_, p)| {
            *p /= sum;
            *p > 0.0
        });
        shares.sort_by(|a, b| b.1.total_cmp(&a.1));
        let entropy: f64 = shares.iter().map(|&(_, p)| -p * libm::log2(p)).sum();
        let information = if shares.is_empty() { 0.0 } else { (most_information(letters) - entropy).max(0.0) };
        Self { shares, information }
    }

    /// The letters worth drawing, from the top of the stack down.
    pub fn placed(&self, letters: usize, options: &LogoOptions) -> impl Iterator<Item = Placed> {
        let least = LEAST_HEIGHT * FULL / options.height;
        let height = match options.units {
            Units::Bits => FULL * self.information / most_information(letters).max(f64::MIN_POSITIVE),
            Units::Probability => FULL,
        };
        let mut top = FULL - height;
        self.shares.iter().filter_map(move |&(letter, share)| {
            let edges = (top, top + share * height);
            top = edges.1;
            (share * height >= least).then(|| Placed {
                letter,
                top: edges.0.round() as i32,
                bottom: edges.1.round() as i32,
            })
        })
    }
}

/// Bits of a position that always holds the same one of `letters` letters.
pub(super) fn most_information(letters: usize) -> f64 {
    libm::log2(letters.max(1) as f64)
}

/// Consensus and information in words; a position that says little is a dot.
pub(super) fn summary(columns: &[Column], alphabet: &[char]) -> String {
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
