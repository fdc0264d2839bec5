//! Patterns: seqlets of one width, aligned and averaged.

use super::ModiscoOptions;
use super::fine::{self, Fit, Measure, Profile};
use super::tracks::{Seqlet, Snippet, Tracks};
use crate::motif::Ppm;

/// Added to probabilities in an information content.
const PSEUDOCOUNT: f64 = 0.001;
/// Information, bits, that some window of so many positions of a pattern must hold.
const LEAST_INFORMATION: f64 = 0.6;
const INFORMATION_WINDOW: usize = 6;

/// A motif: seqlets of one width, and their means.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Its seqlets, aligned: all of one width.
    pub seqlets: Vec<Seqlet>,
    letters: usize,
    /// Sums over the seqlets.
    sums: Snippet,
}

/// How a pattern takes in seqlets.
#[derive(Clone, Copy)]
pub struct Joining {
    /// What is compared.
    pub profile: fn(&Snippet, usize) -> Profile,
    /// By which measure.
    pub measure: Measure,
}

/// Seqlets join by both kinds of importance.
const BY_IMPORTANCE: Joining = Joining { profile: Profile::both, measure: fine::jaccard };

impl Pattern {
    /// Of seqlets that are of one width and lie as they should; those that come twice are taken once. `None`
    /// where there is none.
    pub fn new(tracks: &Tracks, seqlets: &[Seqlet]) -> Option<Self> {
        let (first, rest) = seqlets.split_first()?;
        let mut pattern = Self { seqlets: vec![*first], letters: tracks.letters, sums: tracks.cut(*first) };
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

    /// Positions.
    pub fn width(&self) -> usize {
        self.sums.one_hot.len() / self.letters
    }

    /// Frequencies of the letters.
    pub fn ppm(&self) -> Ppm {
        Ppm::normalised(self.sums.one_hot.clone(), self.letters)
    }

    /// The mean contribution of each letter at each position, a row a position: the program's “CWM”.
    pub fn contributions(&self) -> Vec<Vec<f64>> {
        let number = self.seqlets.len() as f64;
        self.sums.contributions.chunks_exact(self.letters).map(|row| row.iter().map(|x| x / number).collect()).collect()
    }

    /// The sum of all contributions.
    pub fn total(&self) -> f64 {
        self.sums.contributions.iter().sum()
    }

    /// What the seqlets average to, for comparisons.
    fn mean(&self) -> Snippet {
        let number = self.seqlets.len() as f64;
        let mean = |sums: &[f64]| sums.iter().map(|sum| sum / number).collect();
        let Snippet { one_hot, contributions, hypothetical } = &self.sums;
        Snippet { one_hot: mean(one_hot), contributions: mean(contributions), hypothetical: mean(hypothetical) }
    }

    /// How it is compared.
    pub fn profile(&self, profile: fn(&Snippet, usize) -> Profile) -> Profile {
        profile(&self.mean(), self.letters)
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

    /// Takes in seqlets one after the other, each where it fits best on its better strand. Pattern and seqlet grow
    /// to cover each other; a seqlet that would grow over the end of its sequence stays out.
    pub fn join(&mut self, tracks: &Tracks, seqlets: &[Seqlet], joining: Joining, options: &ModiscoOptions) {
        for &seqlet in seqlets {
            let parent = self.profile(joining.profile);
            let child = |seqlet: Seqlet| (joining.profile)(&tracks.cut(seqlet), tracks.letters);
            let turned = || child(seqlet.turned());
            let Some((Fit { offset, .. }, reverse)) = strands(child(seqlet), turned, &parent, joining.measure, options)
            else {
                continue;
            };
            let width = seqlet.width() as isize;
            let seqlet = if reverse { seqlet.turned() } else { seqlet };
            let missing = self.width() as isize - (offset + width);
            let Some(seqlet) = seqlet.grown(offset.max(0), missing.max(0), tracks.length()) else { continue };
            if offset < 0 || missing < 0 {
                let Some(wider) = self.grown(tracks, (-offset).max(0), (-missing).max(0)) else { continue };
                *self = wider;
            }
            self.add(tracks, seqlet);
        }
    }

    /// The same with more positions, or fewer where the numbers are negative. Seqlets that would leave their
    /// sequence are dropped; `None` where none is left.
    pub fn grown(&self, tracks: &Tracks, left: isize, right: isize) -> Option<Self> {
        let grown = |seqlet: &Seqlet| seqlet.grown(left, right, tracks.length());
        Self::new(tracks, &self.seqlets.iter().filter_map(grown).collect::<Vec<_>>())
    }

    /// Some letters wider, trimmed to where its information is, and wider again.
    pub fn polished(&self, tracks: &Tracks, options: &ModiscoOptions, background: &[f64]) -> Option<Self> {
        let added = options.added as isize;
        let wide = self.grown(tracks, added, added)?;
        let window = options.trim.clamp(1, wide.width());
        let sums: Vec<f64> = wide.information(background).windows(window).map(|bits| bits.iter().sum()).collect();
        let start = (0..sums.len()).reduce(|best, next| if sums[next] > sums[best] { next } else { best })?;
        let rest = wide.width() - window - start;
        wide.grown(tracks, -(start as isize), -(rest as isize))?.grown(tracks, added, added)
    }

    /// Whether enough information lies close together.
    pub fn is_informative(&self, background: &[f64]) -> bool {
        let bits = self.information(background);
        let mut windows = bits.windows(INFORMATION_WINDOW.min(bits.len()).max(1));
        windows.any(|window| window.iter().sum::<f64>() >= LEAST_INFORMATION)
    }

    /// Information of each position beyond the background's, bits.
    fn information(&self, background: &[f64]) -> Vec<f64> {
        let all = 1.0 + PSEUDOCOUNT * self.letters as f64;
        let letter = |(&p, &q): (&f64, &f64)| {
            let expected = if q > 0.0 { libm::log2(q) * q } else { 0.0 };
            libm::log2((p + PSEUDOCOUNT) / all) * p - expected
        };
        self.ppm().rows().map(|row| row.iter().zip(background).map(letter).sum()).collect()
    }
}

/// The better strand of a child along a parent.
pub fn strands(
    forward: Profile,
    turned: impl FnOnce() -> Profile,
    parent: &Profile,
    measure: Measure,
    options: &ModiscoOptions,
) -> Option<(Fit, bool)> {
    let padding = (forward.width() as f64 * (1.0 - options.overlap)).ceil() as usize;
    let fit = fine::best(&forward, parent, padding, measure);
    let reverse = if options.both_strands { fine::best(&turned(), parent, padding, measure) } else { None };
    match (fit, reverse) {
        (Some(fit), Some(reverse)) if reverse.score > fit.score => Some((reverse, true)),
        (Some(fit), _) => Some((fit, false)),
        (None, reverse) => reverse.map(|fit| (fit, true)),
    }
}
