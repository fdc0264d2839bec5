//! The motifs of a file as they come: checked, made probabilities, and counted for the warnings.

use super::draft::Draft;
use super::limits;
use super::source::{Source, clip};
use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::motif::Ppm;
use crate::motif::database::{Database, Motif};
use crate::sha256::sha256_hex;
use std::collections::HashSet;

/// Largest row sum of a matrix of probabilities, however coarsely they are printed; above it are counts.
const PROBABILITIES: f64 = 1.5;

/// Deviation of a row's sum from 1 that printing with six digits explains.
const ROUNDING: f64 = 1e-5;

/// What was put right in a file, for its warnings.
#[derive(Default)]
struct Repairs {
    rescaled: usize,
    deviation: f64,
    blank: usize,
    without_sites: usize,
    without_rows: usize,
    repeated: usize,
    first_repeated: String,
}

/// The motifs that were read so far.
pub struct Collection<'a> {
    source: &'a Source<'a>,
    format: &'static str,
    alphabet: Option<Alphabet>,
    motifs: Vec<Motif>,
    columns: usize,
    ids: HashSet<String>,
    repairs: Repairs,
}

impl<'a> Collection<'a> {
    /// No motifs yet of a file in `format`.
    pub fn new(source: &'a Source<'a>, format: &'static str) -> Self {
        let (motifs, ids) = (Vec::new(), HashSet::new());
        Self { source, format, alphabet: None, motifs, columns: 0, ids, repairs: Repairs::default() }
    }

    /// Counts a motif that the file names without giving a matrix, as the format allows.
    pub fn skip(&mut self) {
        self.repairs.without_rows += 1;
    }

    /// Adds a motif over `alphabet`.
    ///
    /// # Errors
    /// A refusal for a matrix without positions, over other letters than the motifs before it, or
    /// beyond [`limits`].
    pub fn add(&mut self, draft: Draft, alphabet: &Alphabet) -> Result<()> {
        let id = draft.id.clone().unwrap_or_else(|| self.unnamed());
        self.check(&draft, &id, alphabet)?;
        if !self.ids.insert(id.clone()) {
            self.repairs.repeated += 1;
            if self.repairs.repeated == 1 {
                self.repairs.first_repeated = clip(&id);
            }
        }
        let sites = self.sites(&draft, alphabet.len());
        self.columns += draft.rows.len() / alphabet.len();
        self.motifs.push(Motif {
            name: draft.name.unwrap_or_else(|| factor(&id).to_owned()),
            id,
            class: draft.class,
            family: draft.family,
            sites,
            ppm: Ppm::printed(draft.rows, alphabet.len()),
        });
        Ok(())
    }

    /// The database.
    ///
    /// # Errors
    /// [`Code::NotMotifs`] when there is no motif.
    pub fn finish(self, bytes: &[u8]) -> Result<Database> {
        let name = self.source.name();
        let (Some(alphabet), false) = (self.alphabet, self.motifs.is_empty()) else {
            return Err(Error::new(
                Code::NotMotifs,
                name,
                format!("“{name}” is a {} file without any matrix.", self.format),
                "Download the file again: it may have been cut short.",
            ));
        };
        let mut warnings = self.repairs.sentences();
        if self.source.is_lossy() {
            warnings.push("The file is not in UTF-8: some letters of its names are shown as �.".to_owned());
        }
        let (name, sha256) = (name.to_owned(), sha256_hex(bytes));
        Ok(Database { name, sha256, format: self.format, alphabet, motifs: self.motifs, warnings })
    }

    /// An identifier after the file, and after the number of the motif where there are several.
    fn unnamed(&self) -> String {
        match self.motifs.len() {
            0 => self.source.stem().to_owned(),
            before => format!("{}_{}", self.source.stem(), before + 1),
        }
    }

    fn check(&mut self, draft: &Draft, id: &str, alphabet: &Alphabet) -> Result<()> {
        let source = self.source;
        if draft.rows.is_empty() {
            return Err(source.malformed(draft.line, format_args!("begins {}, whose matrix is empty", clip(id))));
        }
        let first = self.alphabet.get_or_insert_with(|| alphabet.clone());
        if first != alphabet {
            return Err(source.refusal(
                Code::MotifAlphabet,
                draft.line,
                format_args!("begins a motif over {}; those before it are over {}", alphabet.as_str(), first.as_str()),
                "Put the motifs of each alphabet into a file of their own.",
            ));
        }
        let columns = self.columns + draft.rows.len() / alphabet.len();
        for (many, limit, what) in [
            (self.motifs.len() + 1, limits::MOTIFS, "motifs"),
            (columns, limits::ALL_COLUMNS, "positions of all motifs together"),
        ] {
            if many > limit {
                return Err(source.refusal(
                    Code::MotifMemory,
                    draft.line,
                    format_args!("goes beyond the {limit} {what} that a file may have"),
                    "Divide the file into smaller ones and open those that you need.",
                ));
            }
        }
        Ok(())
    }

    /// Sites behind a matrix; counts rows that are no probabilities and files that do not say.
    fn sites(&mut self, draft: &Draft, letters: usize) -> f64 {
        let sums: Vec<f64> = draft.rows.chunks_exact(letters).map(|row| row.iter().sum()).collect();
        let largest = sums.iter().copied().fold(0.0, f64::max);
        let counts = largest > PROBABILITIES;
        for sum in sums {
            let deviation = (sum - 1.0).abs();
            if sum == 0.0 {
                self.repairs.blank += 1;
            } else if !counts && deviation > ROUNDING {
                self.repairs.rescaled += 1;
                self.repairs.deviation = self.repairs.deviation.max(deviation);
            }
        }
        let said = draft.sites.filter(|sites| sites.is_finite() && *sites > 0.0);
        said.or(counts.then_some(largest)).unwrap_or_else(|| {
            self.repairs.without_sites += 1;
            Motif::SITES
        })
    }
}

impl Repairs {
    fn sentences(&self) -> Vec<String> {
        let Self { rescaled, deviation, blank, without_sites, without_rows, repeated, first_repeated } = self;
        let sites = Motif::SITES;
        let all = [
            (*rescaled, format!("Matrix rows rescaled to sum to 1: {rescaled} (off by up to {deviation:.2e}).")),
            (*blank, format!("Matrix rows of nothing but zeros, taken as uniform: {blank}.")),
            (*without_rows, format!("Motifs without a matrix, left out: {without_rows}.")),
            (
                *without_sites,
                format!("Motifs without a number of sites, for which {sites} are taken: {without_sites}."),
            ),
            (
                *repeated,
                format!("Motifs with an earlier one's identifier, all kept: {repeated} (first “{first_repeated}”)."),
            ),
        ];
        all.into_iter().filter(|(number, _)| *number > 0).map(|(_, sentence)| sentence).collect()
    }
}

/// The factor in an identifier of HOCOMOCO, `AHR` in `AHR_HUMAN.H11MO.0.B`; other identifiers whole.
pub fn factor(id: &str) -> &str {
    match id.split_once('.') {
        Some((factor, rest)) if matches!(rest.as_bytes(), [b'H', b'0'..=b'9', ..]) && !factor.is_empty() => {
            factor.strip_suffix("_HUMAN").or(factor.strip_suffix("_MOUSE")).unwrap_or(factor)
        }
        _ => id,
    }
}
