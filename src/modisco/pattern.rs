//! Patterns: aligned seqlets of equal width, and their means.

use super::ModiscoOptions;
use super::fine::{self, Measure, Profile, ProfileAlignment};
use super::tracks::{Seqlet, Sign, Snippet, Tracks};
use crate::motif::Ppm;

/// Pseudocount of probabilities in the information content.
const PSEUDOCOUNT: f64 = 0.001;
/// Minimum information content, bits, of the best window of [`INFORMATION_WINDOW`] positions of a pattern.
const MIN_INFORMATION: f64 = 0.6;
const INFORMATION_WINDOW: usize = 6;

/// A motif: aligned seqlets of equal width, and their means.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Its seqlets, aligned; all have the same width.
    pub seqlets: Vec<Seqlet>,
    alphabet_size: usize,
    sign: Sign,
    /// Sums over the seqlets, of importances times the sign.
    sums: Snippet,
}

/// How seqlets are aligned to a pattern.
#[derive(Clone, Copy)]
pub struct Joining {
    /// The values that are compared.
    pub profile: fn(&Snippet, usize) -> Profile,
    /// The similarity measure.
    pub measure: Measure,
}

/// Seqlets are aligned by hypothetical importances and contributions.
const BY_IMPORTANCE: Joining = Joining { profile: Profile::both, measure: fine::jaccard };

impl Pattern {
    /// The pattern of aligned seqlets of equal width; repeated ones are taken once. `None` where there is none.
    pub fn new(tracks: &Tracks, seqlets: &[Seqlet]) -> Option<Self> {
        let (first, rest) = seqlets.split_first()?;
        let (alphabet_size, sums) = (tracks.alphabet_size, tracks.cut(*first));
        let mut pattern = Self { seqlets: vec![*first], alphabet_size, sign: tracks.sign(), sums };
        rest.iter().for_each(|&seqlet| pattern.add(tracks, seqlet));
        Some(pattern)
    }

    /// Aligns the seqlets of a cluster, the most important one first.
    pub fn gather(tracks: &Tracks, cluster: &[Seqlet], options: &ModiscoOptions) -> Option<Self> {
        let mut order = cluster.to_vec();
        order.sort_by(|a, b| tracks.weight(*b).total_cmp(&tracks.weight(*a)).then(a.cmp(b)));
        let (first, rest) = order.split_first()?;
        let mut pattern = Self::new(tracks, &[*first])?;
        pattern.join(tracks, rest, BY_IMPORTANCE, options);
        Some(pattern)
    }

    /// Number of positions.
    pub fn width(&self) -> usize {
        self.sums.one_hot.len() / self.alphabet_size
    }

    /// The position probability matrix.
    pub fn ppm(&self) -> Ppm {
        Ppm::normalised(self.sums.one_hot.clone(), self.alphabet_size)
    }

    /// The mean contribution of each letter, one row per position: the program's “CWM”.
    pub fn contributions(&self) -> Vec<Vec<f64>> {
        self.rows(&self.sums.contributions)
    }

    /// The mean hypothetical contribution of each letter, one row per position: the program's “hCWM”.
    pub fn hypothetical(&self) -> Vec<Vec<f64>> {
        self.rows(&self.sums.hypothetical)
    }

    fn rows(&self, sums: &[f64]) -> Vec<Vec<f64>> {
        let share = self.sign.factor() / self.seqlets.len() as f64;
        sums.chunks_exact(self.alphabet_size).map(|row| row.iter().map(|x| x * share).collect()).collect()
    }

    /// The sum of all contributions times the sign.
    pub fn total(&self) -> f64 {
        self.sums.contributions.iter().sum()
    }

    /// The means over the seqlets.
    fn mean(&self) -> Snippet {
        let count = self.seqlets.len() as f64;
        let mean = |sums: &[f64]| sums.iter().map(|sum| sum / count).collect();
        let Snippet { one_hot, contributions, hypothetical } = &self.sums;
        Snippet { one_hot: mean(one_hot), contributions: mean(contributions), hypothetical: mean(hypothetical) }
    }

    /// The profile of the means.
    pub fn profile(&self, profile: fn(&Snippet, usize) -> Profile) -> Profile {
        profile(&self.mean(), self.alphabet_size)
    }

    fn add(&mut self, tracks: &Tracks, seqlet: Seqlet) {
        if self.seqlets.iter().any(|known| known.place() == seqlet.place()) {
            return;
        }
        let snippet = tracks.cut(seqlet);
        let add = |sums: &mut Vec<f64>, new: &[f64]| sums.iter_mut().zip(new).for_each(|(sum, x)| *sum += x);
        add(&mut self.sums.one_hot, &snippet.one_hot);
        add(&mut self.sums.contributions, &snippet.contributions);
        add(&mut self.sums.hypothetical, &snippet.hypothetical);
        self.seqlets.push(seqlet);
    }

    /// Adds seqlets one after the other, each at its best alignment on its better strand. Pattern and seqlet are
    /// extended to the same positions; a seqlet that would extend beyond its sequence is left out.
    pub fn join(&mut self, tracks: &Tracks, seqlets: &[Seqlet], joining: Joining, options: &ModiscoOptions) {
        for &seqlet in seqlets {
            let parent = self.profile(joining.profile);
            let child = |seqlet: Seqlet| (joining.profile)(&tracks.cut(seqlet), tracks.alphabet_size);
            let reverse_complement = || child(seqlet.reverse_complement());
            let Some((ProfileAlignment { offset, .. }, reverse)) =
                strands(child(seqlet), reverse_complement, &parent, joining.measure, options)
            else {
                continue;
            };
            let width = seqlet.width() as isize;
            let seqlet = if reverse { seqlet.reverse_complement() } else { seqlet };
            let missing = self.width() as isize - (offset + width);
            let Some(seqlet) = seqlet.grown(offset.max(0), missing.max(0), tracks.length()) else { continue };
            if offset < 0 || missing < 0 {
                let Some(wider) = self.grown(tracks, (-offset).max(0), (-missing).max(0)) else { continue };
                *self = wider;
            }
            self.add(tracks, seqlet);
        }
    }

    /// The pattern extended by `left` and `right` positions, or cut where these are negative. Seqlets that would extend
    /// beyond their sequence are left out; `None` where none remains.
    pub fn grown(&self, tracks: &Tracks, left: isize, right: isize) -> Option<Self> {
        let grown = |seqlet: &Seqlet| seqlet.grown(left, right, tracks.length());
        Self::new(tracks, &self.seqlets.iter().filter_map(grown).collect::<Vec<_>>())
    }

    /// The pattern extended, trimmed to the window of highest information content, and extended again.
    pub fn polished(&self, tracks: &Tracks, options: &ModiscoOptions, background: &[f64]) -> Option<Self> {
        let added = options.added as isize;
        let wide = self.grown(tracks, added, added)?;
        let window = options.trim.clamp(1, wide.width());
        let sums: Vec<f64> = wide.information(background).windows(window).map(|bits| bits.iter().sum()).collect();
        let start = (0..sums.len()).reduce(|best, next| if sums[next] > sums[best] { next } else { best })?;
        let rest = wide.width() - window - start;
        wide.grown(tracks, -(start as isize), -(rest as isize))?.grown(tracks, added, added)
    }

    /// Whether a window has enough information content.
    pub fn is_informative(&self, background: &[f64]) -> bool {
        let bits = self.information(background);
        let mut windows = bits.windows(INFORMATION_WINDOW.min(bits.len()).max(1));
        windows.any(|window| window.iter().sum::<f64>() >= MIN_INFORMATION)
    }

    /// Information content of each position relative to the background, bits.
    fn information(&self, background: &[f64]) -> Vec<f64> {
        let all = 1.0 + PSEUDOCOUNT * self.alphabet_size as f64;
        let letter = |(&p, &q): (&f64, &f64)| {
            let expected = if q > 0.0 { libm::log2(q) * q } else { 0.0 };
            libm::log2((p + PSEUDOCOUNT) / all) * p - expected
        };
        self.ppm().rows().map(|row| row.iter().zip(background).map(letter).sum()).collect()
    }
}

/// The best alignment of a child with a parent, and whether it is that of the reverse complement.
pub fn strands(
    forward: Profile,
    reverse_complement: impl FnOnce() -> Profile,
    parent: &Profile,
    measure: Measure,
    options: &ModiscoOptions,
) -> Option<(ProfileAlignment, bool)> {
    let padding = (forward.width() as f64 * (1.0 - options.overlap)).ceil() as usize;
    let fit = fine::best(&forward, parent, padding, measure);
    let reverse = if options.both_strands { fine::best(&reverse_complement(), parent, padding, measure) } else { None };
    match (fit, reverse) {
        (Some(fit), Some(reverse)) if reverse.score > fit.score => Some((reverse, true)),
        (Some(fit), _) => Some((fit, false)),
        (None, reverse) => reverse.map(|fit| (fit, true)),
    }
}
