//! Least, middle and most of many agreements, without putting them in order.

use super::columns::{BLOCK, Targets};

/// Bins that agreements are counted in, which all lie within −2 and 1; one more at either end is empty.
const BINS: usize = 1024;
const PER_UNIT: f32 = (BINS - 3) as f32 / 3.0;

/// Added to a small positive number it leaves the nearest whole number in the lowest bits: 2²³.
const WHOLE: f32 = 8_388_608.0;

/// Three of the agreements of a query column with all target columns of all strands.
pub(super) struct Ranks {
    /// To single precision.
    pub least: f64,
    /// The one at n/2 − 1 of n in order, exactly.
    pub lower_median: f64,
    /// To single precision.
    pub most: f64,
}

impl Ranks {
    /// Counts agreements of single precision in bins; only those of the middle bin and its neighbours are
    /// computed exactly.
    pub fn of(query: &[Vec<f64>], targets: &Targets) -> Self {
        let mut bins = vec![0u16; query.len() * targets.columns()];
        let (mut least, mut most) = (f32::INFINITY, f32::NEG_INFINITY);
        for (query, bins) in query.iter().zip(bins.chunks_exact_mut(targets.columns())) {
            let range = binned(query, targets, bins);
            (least, most) = (least.min(range.0), most.max(range.1));
        }
        let counts = counted(&bins);
        let mut rank = (bins.len() / 2).saturating_sub(1);
        let mut middle = 0;
        while rank >= counts[middle] {
            rank -= counts[middle];
            middle += 1;
        }
        rank += counts[middle - 1];
        let candidates = within(&bins, middle as u16 - 1, (counts[middle - 1..=middle + 1]).iter().sum());
        let exact =
            |&i: &u32| targets.agreement(&query[i as usize / targets.columns()], i as usize % targets.columns());
        let mut candidates: Vec<f64> = candidates.iter().map(exact).collect();
        Self {
            least: f64::from(least),
            lower_median: *candidates.select_nth_unstable_by(rank, f64::total_cmp).1,
            most: f64::from(most),
        }
    }
}

/// The bin of every agreement; the least and the largest agreement.
fn binned(query: &[f64], targets: &Targets, bins: &mut [u16]) -> (f32, f32) {
    let (mut least, mut most) = ([f32::INFINITY; BLOCK], [f32::NEG_INFINITY; BLOCK]);
    let mut agreements = [0.0; BLOCK];
    for (block, bins) in bins.chunks_mut(BLOCK).enumerate() {
        let agreements = &mut agreements[..bins.len()];
        targets.agreements(query, block * BLOCK, agreements);
        for (((bin, &agreement), least), most) in bins.iter_mut().zip(agreements.iter()).zip(&mut least).zip(&mut most)
        {
            *bin = ((agreement + 2.0) * PER_UNIT + WHOLE).to_bits() as u16 + 1;
            *least = if agreement < *least { agreement } else { *least };
            *most = if agreement > *most { agreement } else { *most };
        }
    }
    (least.into_iter().fold(f32::INFINITY, f32::min), most.into_iter().fold(f32::NEG_INFINITY, f32::max))
}

/// How many values each bin holds. Counters take turns, because equal values often follow each other.
fn counted(bins: &[u16]) -> Vec<usize> {
    let mut counts = [[0u32; BINS]; 4];
    for four in bins.chunks(4) {
        for (counts, &bin) in counts.iter_mut().zip(four) {
            counts[usize::from(bin) % BINS] += 1;
        }
    }
    (0..BINS).map(|bin| counts.iter().map(|counts| counts[bin] as usize).sum()).collect()
}

/// The indices of the `count` values in three bins from `first` on. Every index is written and most are
/// overwritten by the next: no branch has to be guessed.
fn within(bins: &[u16], first: u16, count: usize) -> Vec<u32> {
    let mut indices = vec![0; count + 1];
    let mut found = 0;
    for (i, bin) in bins.iter().enumerate() {
        indices[found] = i as u32;
        found += usize::from(bin.wrapping_sub(first) < 3);
    }
    indices.truncate(count);
    indices
}
