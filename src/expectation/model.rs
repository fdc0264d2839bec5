//! The model of a motif with zero or one site in each sequence, and its estimation.

use super::ExpectationSite;

/// Letters of the background that are added to the expected counts of each column, MEME's default for nucleotides.
const PSEUDOCOUNT: f64 = 0.01;

/// Change of the logarithm of the likelihood, relative to the number of sequences, below which estimation ends.
const CONVERGED: f64 = 1e-5;

/// Windows with a smaller logarithm of the ratio to the background are no sites.
const HOPELESS: f64 = -10.0;

/// Smallest and largest share of sequences with a site.
const SHARES: [f64; 2] = [0.01, 0.99];

/// The code of letters that are outside the alphabet or erased.
pub const OUTSIDE: u8 = u8::MAX;

/// A motif.
#[derive(Clone, Debug)]
pub struct Model {
    /// Probabilities of the letters, one row per position.
    pub columns: Vec<Vec<f64>>,
    /// Share of sequences with a site.
    pub share: f64,
    /// Log-likelihood ratio to the background, nats.
    pub likelihood: f64,
}

impl Model {
    /// A motif before estimation.
    pub fn start(columns: Vec<Vec<f64>>) -> Self {
        Self { columns, share: 0.5, likelihood: f64::NEG_INFINITY }
    }

    /// Number of positions.
    pub fn width(&self) -> usize {
        self.columns.len()
    }
}

/// The scores of a motif on one strand.
struct Strand {
    /// Of all letters, position by position.
    scores: Vec<f64>,
    /// The sum before each position from which a window can still be a site.
    needed: Vec<f64>,
}

impl Strand {
    fn new(rows: &[Vec<f64>]) -> Self {
        let mut needed = vec![HOPELESS];
        for row in rows.iter().skip(1).rev() {
            needed.push(needed[needed.len() - 1] - row.iter().copied().fold(f64::NEG_INFINITY, f64::max));
        }
        needed.reverse();
        Self { scores: rows.concat(), needed }
    }

    /// The score of a window; none where it is no site.
    fn score(&self, window: &[u8], letters: usize) -> Option<f64> {
        let mut sum = 0.0;
        let rows = self.scores.chunks_exact(letters).zip(&self.needed);
        for (&code, (row, &needed)) in window.iter().zip(rows) {
            sum += row[usize::from(code)];
            if sum <= needed {
                return None;
            }
        }
        Some(sum)
    }
}

/// Sequences and their background.
#[derive(Clone, Debug)]
pub struct Texts {
    /// Letter codes of each sequence.
    pub codes: Vec<Vec<u8>>,
    /// Frequencies of the letters; on both strands together where both are used.
    pub background: Vec<f64>,
    /// Whether sites may be on the other strand.
    pub both_strands: bool,
}

/// What a pass over the sequences gives.
struct Pass {
    counts: Vec<Vec<f64>>,
    sites: f64,
    likelihood: f64,
}

impl Texts {
    /// Sequences over so many letters.
    pub fn new(mut codes: Vec<Vec<u8>>, letters: usize, both_strands: bool) -> Self {
        let mut counts = vec![1.0; letters];
        for code in codes.iter_mut().flatten() {
            match counts.get_mut(usize::from(*code)) {
                Some(count) => *count += 1.0,
                None => *code = OUTSIDE,
            }
        }
        if both_strands {
            let other: Vec<f64> = counts.iter().rev().copied().collect();
            counts.iter_mut().zip(other).for_each(|(count, other)| *count += other);
        }
        let sum: f64 = counts.iter().sum();
        Self { codes, background: counts.into_iter().map(|count| count / sum).collect(), both_strands }
    }

    /// About so many of the sequences, evenly spaced, with the same background.
    pub fn some(&self, count: usize) -> Self {
        let step = self.codes.len().div_ceil(count).max(1);
        Self { codes: self.codes.iter().step_by(step).cloned().collect(), ..self.clone() }
    }

    /// Size of the alphabet.
    pub fn letters(&self) -> usize {
        self.background.len()
    }

    /// A model after at most so many rounds of expectation and maximisation, with its likelihood.
    pub fn estimated(&self, mut model: Model, rounds: usize) -> Model {
        let mut before = f64::NEG_INFINITY;
        for _ in 0..rounds {
            let Pass { counts, sites, likelihood } = self.pass(&model);
            if likelihood - before < CONVERGED * self.codes.len() as f64 {
                break;
            }
            before = likelihood;
            let column = |counts: &Vec<f64>| {
                let sum: f64 = counts.iter().sum::<f64>() + PSEUDOCOUNT;
                counts.iter().zip(&self.background).map(|(count, b)| (count + PSEUDOCOUNT * b) / sum).collect()
            };
            model.columns = counts.iter().map(column).collect();
            model.share = (sites / self.codes.len() as f64).clamp(SHARES[0], SHARES[1]);
        }
        model.likelihood = self.pass(&model).likelihood;
        model
    }

    /// The probabilities of all sites, as expected counts.
    fn pass(&self, model: &Model) -> Pass {
        let mut pass = Pass { counts: vec![vec![0.0; self.letters()]; model.width()], sites: 0.0, likelihood: 0.0 };
        let strands = self.strands(model);
        let mut windows = Vec::new();
        for codes in &self.codes {
            let (background, sum) = self.windows(codes, &strands, model.share, &mut windows);
            let Some(background) = background else { continue };
            let all = background + sum;
            pass.likelihood += libm::log(all);
            pass.sites += sum / all;
            for &(start, reverse, weight) in &windows {
                let letters = codes[start..start + model.width()].iter();
                if reverse {
                    letters
                        .rev()
                        .zip(&mut pass.counts)
                        .for_each(|(&code, row)| row[self.letters() - 1 - usize::from(code)] += weight / all);
                } else {
                    letters.zip(&mut pass.counts).for_each(|(&code, row)| row[usize::from(code)] += weight / all);
                }
            }
        }
        pass
    }

    /// Logarithms of the ratio to the background, for each strand.
    fn strands(&self, model: &Model) -> Vec<Strand> {
        let ratio =
            |row: &Vec<f64>| row.iter().zip(&self.background).map(|(p, b)| libm::log(p / b)).collect::<Vec<f64>>();
        let forward: Vec<Vec<f64>> = model.columns.iter().map(ratio).collect();
        let reverse = || forward.iter().rev().map(|row| row.iter().rev().copied().collect()).collect::<Vec<Vec<f64>>>();
        let mut strands = vec![Strand::new(&forward)];
        if self.both_strands {
            strands.push(Strand::new(&reverse()));
        }
        strands
    }

    /// Fills `windows` with start, strand and weight of the places that may be sites; returns the weight of no site, none
    /// where the sequence has no place, and the sum of the weights.
    fn windows(
        &self,
        codes: &[u8],
        strands: &[Strand],
        share: f64,
        windows: &mut Vec<(usize, bool, f64)>,
    ) -> (Option<f64>, f64) {
        windows.clear();
        let width = strands[0].needed.len();
        let mut places = 0u32;
        let mut blocked = codes.iter().take(width - 1).rposition(|&code| code == OUTSIDE).map_or(0, |last| last + 1);
        for start in 0..(codes.len() + 1).saturating_sub(width) {
            if codes[start + width - 1] == OUTSIDE {
                blocked = start + width;
            }
            if start < blocked {
                continue;
            }
            places += strands.len() as u32;
            for (strand, reverse) in strands.iter().zip([false, true]) {
                if let Some(score) = strand.score(&codes[start..start + width], self.letters()) {
                    windows.push((start, reverse, libm::exp(score)));
                }
            }
        }
        let prior = share / f64::from(places.max(1));
        windows.iter_mut().for_each(|(_, _, weight)| *weight *= prior);
        ((places > 0).then_some(1.0 - share), windows.iter().map(|(_, _, weight)| weight).sum())
    }

    /// The place of each sequence with a probability above one half.
    pub fn sites(&self, model: &Model) -> Vec<ExpectationSite> {
        let strands = self.strands(model);
        let mut windows = Vec::new();
        let mut sites = Vec::new();
        for (sequence, codes) in self.codes.iter().enumerate() {
            let (background, sum) = self.windows(codes, &strands, model.share, &mut windows);
            let all = background.unwrap_or(1.0) + sum;
            let best = windows.iter().find(|(_, _, weight)| *weight > 0.5 * all);
            sites.extend(best.map(|&(start, reverse, weight)| ExpectationSite {
                sequence,
                start,
                reverse,
                probability: weight / all,
            }));
        }
        sites
    }

    /// Erases sites of a motif of so many positions.
    pub fn erase(&mut self, sites: &[ExpectationSite], width: usize) {
        sites.iter().for_each(|site| self.codes[site.sequence][site.start..site.start + width].fill(OUTSIDE));
    }

    /// Log-likelihood ratio minus what the parameters cost.
    pub fn gain(&self, model: &Model) -> f64 {
        let parameters = (model.width() * (self.letters() - 1) + 1) as f64;
        model.likelihood - 0.5 * parameters * libm::log(self.codes.len() as f64)
    }

    /// The one with the larger gain, the first where they are equal.
    pub fn better(&self, one: Option<Model>, other: Option<Model>) -> Option<Model> {
        match (one, other) {
            (Some(one), Some(other)) => Some(if self.gain(&other) > self.gain(&one) { other } else { one }),
            (one, other) => one.or(other),
        }
    }

    /// The motif with a column more or less at either end, or shifted by one; columns that are added are background.
    pub fn resized(&self, model: &Model) -> Vec<Model> {
        let (columns, added) = (&model.columns, vec![self.background.clone()]);
        let (first, last) = (&columns[1..], &columns[..columns.len() - 1]);
        let others = [
            [&added[..], columns].concat(),
            [columns, &added[..]].concat(),
            first.to_vec(),
            last.to_vec(),
            [first, &added].concat(),
            [&added, last].concat(),
        ];
        others.into_iter().map(|columns| Model { columns, ..model.clone() }).collect()
    }
}
