//! The motifs read from a file: checks, conversion to probabilities, and warnings.

use super::draft::DraftMotif;
use super::limits;
use super::source::{MotifSource, clip};
use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::motif::Ppm;
use crate::motif::database::{Database, Motif};
use crate::sha256::sha256_hex;
use std::collections::HashSet;

/// Maximum row sum of a matrix of probabilities, with coarse rounding; matrices above it are counts.
const PROBABILITIES: f64 = 1.5;

/// Maximum deviation of a row's sum from 1 by printing with six digits.
const ROUNDING: f64 = 1e-5;

/// Counts of what was corrected in a file, for its warnings.
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

/// The motifs read so far.
pub struct Collection<'a> {
    source: &'a MotifSource<'a>,
    format: &'static str,
    alphabet: Option<Alphabet>,
    motifs: Vec<Motif>,
    columns: usize,
    ids: HashSet<String>,
    repairs: Repairs,
}

impl<'a> Collection<'a> {
    /// An empty collection for a file in `format`.
    pub fn new(source: &'a MotifSource<'a>, format: &'static str) -> Self {
        let (motifs, ids) = (Vec::new(), HashSet::new());
        Self { source, format, alphabet: None, motifs, columns: 0, ids, repairs: Repairs::default() }
    }

    /// Counts a motif without a matrix, as the format allows.
    pub fn skip(&mut self) {
        self.repairs.without_rows += 1;
    }

    /// Adds a motif over `alphabet`.
    ///
    /// # Errors
    /// [`Code::MotifMalformed`] for a matrix without positions, [`Code::MotifAlphabet`] for another alphabet than that of
    /// the motifs before it, [`Code::MotifMemory`] beyond [`limits`].
    pub fn add(&mut self, draft: DraftMotif, alphabet: &Alphabet) -> Result<()> {
        let id = draft.id.clone().unwrap_or_else(|| self.default_id());
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

    /// An identifier from the file name, and from the number of the motif where there are several.
    fn default_id(&self) -> String {
        match self.motifs.len() {
            0 => self.source.stem().to_owned(),
            before => format!("{}_{}", self.source.stem(), before + 1),
        }
    }

    fn check(&mut self, draft: &DraftMotif, id: &str, alphabet: &Alphabet) -> Result<()> {
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
        for (count, limit, what) in [
            (self.motifs.len() + 1, limits::MOTIFS, "motifs"),
            (columns, limits::ALL_COLUMNS, "positions of all motifs together"),
        ] {
            if count > limit {
                return Err(source.refusal(
                    Code::MotifMemory,
                    draft.line,
                    format_args!("exceeds the maximum of {limit} {what} of a file"),
                    "Divide the file into smaller ones and open those that you need.",
                ));
            }
        }
        Ok(())
    }

    /// The number of sites of a matrix. Counts corrected rows, and motifs without a number of sites.
    fn sites(&mut self, draft: &DraftMotif, alphabet_size: usize) -> f64 {
        let sums: Vec<f64> = draft.rows.chunks_exact(alphabet_size).map(|row| row.iter().sum()).collect();
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
        let given = draft.sites.filter(|sites| sites.is_finite() && *sites > 0.0);
        given.or(counts.then_some(largest)).unwrap_or_else(|| {
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
            (*blank, format!("Matrix rows of only zeros, taken as uniform: {blank}.")),
            (*without_rows, format!("Motifs without a matrix, left out: {without_rows}.")),
            (
                *without_sites,
                format!("Motifs without a number of sites, for which {sites} are assumed: {without_sites}."),
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
