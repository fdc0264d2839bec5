//! Motifs of sequences by expectation maximisation, as in MEME (Bailey & Elkan 1994), for comparison (paper, Fig. S21).
//!
//! The model is MEME's “zero or one occurrence per sequence”: a sequence has a site with probability γ, at each place and on
//! each strand with the same probability; letters of a site are drawn from the columns of the motif, all others from the
//! background. Expectation maximisation estimates motif and γ from the sequences. The sites of a motif are erased before the
//! next one is looked for.
//!
//! Two steps differ from MEME. It begins with words that are in more sequences than expected, as DREME and STREME do (Bailey
//! 2011, 2021), not with every word. The width is the one with the largest gain, log-likelihood ratio to the background minus
//! half a logarithm of the number of sequences for each free parameter (Schwarz 1978), not the one with the smallest E-value;
//! a motif without a positive gain is none. There are no random numbers.

mod model;
mod starts;
#[cfg(test)]
mod tests;

use crate::alphabet::Alphabet;
use crate::error::Result;
use crate::motif::Ppm;
use crate::options::within;
use model::{Model, Texts};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Options of the search for motifs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ExpectationOptions {
    /// Most motifs (1 to 20).
    pub motifs: usize,
    /// Smallest number of positions (3 to 50).
    pub min_width: usize,
    /// Largest number of positions (up to 50).
    pub max_width: usize,
    /// Most sequences that are used, evenly spaced (2 to 2,000).
    pub sequences: usize,
    /// Whether sites may be on the other strand, where letters have complements.
    pub both_strands: bool,
}

/// Smallest number of positions of a motif.
pub const NARROWEST: usize = 3;

impl Default for ExpectationOptions {
    fn default() -> Self {
        Self { motifs: 3, min_width: 6, max_width: 30, sequences: 500, both_strands: true }
    }
}

impl ExpectationOptions {
    /// Checks every value against its range.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option), naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        within("expectation.motifs", self.motifs as f64, 1.0, 20.0)?;
        within("expectation.min_width", self.min_width as f64, NARROWEST as f64, 50.0)?;
        within("expectation.max_width", self.max_width as f64, self.min_width as f64, 50.0)?;
        within("expectation.sequences", self.sequences as f64, 2.0, 2_000.0)
    }
}

/// A motif that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExpectationMotif {
    /// Probabilities.
    pub ppm: Ppm,
    /// Share of sequences with a site, γ.
    pub share: f64,
    /// Log-likelihood ratio to the background, nats.
    pub likelihood: f64,
    /// The same minus what its parameters cost, by which its width was chosen.
    pub gain: f64,
    /// Its sites: places with a probability above one half.
    pub sites: Vec<ExpectationSite>,
}

/// A site of a motif.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExpectationSite {
    /// Index of the sequence.
    pub sequence: usize,
    /// First position.
    pub start: usize,
    /// Whether it is on the other strand.
    pub reverse: bool,
    /// Probability.
    pub probability: f64,
}

/// Rounds of estimation that every start is given before the best are chosen.
const TRIED: usize = 2;

/// Sequences that they are given.
const TRIED_ON: usize = 120;

/// Starts of each width that are followed to the end.
const FOLLOWED: usize = 3;

/// Most rounds of estimation.
const ROUNDS: usize = 50;

/// Most rounds for a motif that differs by one column from one that was followed to the end.
const REFITTED: usize = 8;

/// A search in progress.
#[derive(Clone, Debug)]
pub struct Expectation {
    options: ExpectationOptions,
    texts: Texts,
    /// Indices of the sequences that are used.
    chosen: Vec<usize>,
    /// Widths that are still to be tried for the next motif.
    widths: Vec<usize>,
    /// The best model for the next motif.
    best: Option<Model>,
    found: Vec<ExpectationMotif>,
    done: bool,
}

impl Expectation {
    /// Looks for motifs of sequences, which are codes of letters; other codes are outside the alphabet.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option) for an option out of its range.
    pub fn new<'a>(
        sequences: impl ExactSizeIterator<Item = &'a [u8]>,
        alphabet: &Alphabet,
        options: ExpectationOptions,
    ) -> Result<Self> {
        options.validate()?;
        let (all, count) = (sequences.len(), sequences.len().min(options.sequences));
        let chosen: Vec<usize> = (0..count).map(|i| i * all / count).collect();
        let mut next = chosen.iter().peekable();
        let codes = sequences.enumerate().filter(|(index, _)| next.next_if_eq(&index).is_some());
        let codes: Vec<Vec<u8>> = codes.map(|(_, codes)| codes.to_vec()).collect();
        let texts = Texts::new(codes, alphabet.len(), options.both_strands && alphabet.complement());
        let mut search =
            Self { texts, chosen, widths: Vec::new(), best: None, found: Vec::new(), done: count < 2, options };
        search.begin_motif();
        Ok(search)
    }

    /// Widths from the smallest to the largest, each √2 times the one before.
    fn begin_motif(&mut self) {
        let (mut width, mut widths) = (self.options.min_width as f64, Vec::new());
        while (width as usize) < self.options.max_width {
            widths.push(width as usize);
            width *= std::f64::consts::SQRT_2;
        }
        widths.push(self.options.max_width);
        widths.reverse();
        (self.widths, self.best) = (widths, None);
    }

    /// Does one slice of work; `true` when all is done.
    pub fn step(&mut self) -> bool {
        if self.done {
            return true;
        }
        match self.widths.pop() {
            Some(width) => {
                let model = self.of_width(width);
                self.best = self.texts.better(self.best.take(), model);
            }
            None => self.end_motif(),
        }
        self.done
    }

    /// The best model of a width.
    fn of_width(&self, width: usize) -> Option<Model> {
        let starts = starts::starts(&self.texts, width);
        let some = self.texts.some(TRIED_ON);
        let tried = starts.into_par_iter().map(|start| some.estimated(start, TRIED));
        let mut tried: Vec<Model> = tried.collect();
        tried.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
        tried.truncate(FOLLOWED);
        let followed: Vec<Model> = tried.into_par_iter().map(|start| self.texts.estimated(start, ROUNDS)).collect();
        followed.into_iter().fold(None, |best, model| self.texts.better(best, Some(model)))
    }

    /// Fits the width of the best model and erases its sites.
    fn end_motif(&mut self) {
        let fitted = self.best.take().map(|model| self.fitted(model));
        let Some(model) = fitted.filter(|model| self.texts.gain(model) > 0.0) else {
            self.done = true;
            return;
        };
        let mut sites = self.texts.sites(&model);
        if sites.len() < 2 {
            self.done = true;
            return;
        }
        self.texts.erase(&sites, model.width());
        sites.iter_mut().for_each(|site| site.sequence = self.chosen[site.sequence]);
        self.found.push(ExpectationMotif {
            ppm: Ppm::normalised(model.columns.concat(), self.texts.letters()),
            share: model.share,
            likelihood: model.likelihood,
            gain: self.texts.gain(&model),
            sites,
        });
        self.done = self.found.len() == self.options.motifs;
        self.begin_motif();
    }

    /// Adds or removes a column at either end as long as that increases the gain.
    fn fitted(&self, mut model: Model) -> Model {
        let widths = self.options.min_width..=self.options.max_width;
        loop {
            let others = self.texts.resized(&model).into_par_iter().filter(|other| widths.contains(&other.width()));
            let others: Vec<Model> = others.map(|other| self.texts.estimated(other, REFITTED)).collect();
            let best = others.into_iter().fold(None, |best, other| self.texts.better(best, Some(other)));
            match best.filter(|best| self.texts.gain(best) > self.texts.gain(&model) + 1e-6) {
                Some(better) => model = better,
                None => return model,
            }
        }
    }

    /// The share of the work that is done, if every motif is found.
    pub fn fraction(&self) -> f64 {
        if self.done {
            return 1.0;
        }
        let all = 1.0 + 2.0 * libm::log2(self.options.max_width as f64 / self.options.min_width as f64);
        let motif = 1.0 - (self.widths.len() as f64 / (all + 1.0)).min(1.0);
        (self.found.len() as f64 + motif) / self.options.motifs as f64
    }

    /// The motifs found so far.
    pub fn motifs(&self) -> &[ExpectationMotif] {
        &self.found
    }
}
