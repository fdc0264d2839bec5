//! What the motif databases say of a matrix.

use crate::error::{Code, Error, Result};
use crate::motif::Ppm;
use crate::motif::database::{Database, Motif};
use crate::options::GrammarOptions;
use crate::tomtom::{self, Hit, Targets};

/// Columns that say less than this, on average, in bits: too little to compare.
const LITTLE: f64 = 0.25;

/// Motif databases, prepared to be searched.
#[derive(Clone, Debug)]
pub struct Known {
    databases: Vec<Database>,
    /// The database of each motif; motifs are numbered through all databases.
    origins: Vec<usize>,
    targets: Targets,
}

/// What was found for one matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Known motifs up to the threshold, the most significant first.
    pub hits: Vec<Hit>,
    /// Smallest q-value of any known motif.
    pub best_q: f64,
    /// Why nothing was found, in words; empty where something was.
    pub reason: String,
}

impl Known {
    /// Prepares `databases` for matrices over the letters `alphabet`.
    ///
    /// # Errors
    /// [`Code::MotifAlphabet`] for a database over other letters.
    pub fn new(databases: Vec<Database>, alphabet: &str, options: &GrammarOptions) -> Result<Self> {
        if let Some(other) = databases.iter().find(|database| database.alphabet.as_str() != alphabet) {
            return Err(Error::new(
                Code::MotifAlphabet,
                &other.name,
                format!("{} holds motifs over {}; they are compared with {alphabet}.", other.name, other.alphabet.as_str()),
                "Choose a database over the same letters.",
            ));
        }
        let motifs = databases.iter().flat_map(|database| &database.motifs);
        let complementary = databases.iter().all(|database| database.alphabet.complement());
        let targets = Targets::new(motifs.map(|motif| (&motif.ppm, motif.sites)), alphabet.len(), complementary, options);
        let origins = databases.iter().enumerate().flat_map(|(i, d)| vec![i; d.motifs.len()]).collect();
        Ok(Self { databases, origins, targets })
    }

    /// The databases.
    pub fn databases(&self) -> &[Database] {
        &self.databases
    }

    /// Number of motifs in all databases.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// Whether there is no motif to compare with.
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// A motif, and the index of its database.
    ///
    /// # Panics
    /// When there is no such motif.
    pub fn motif(&self, index: usize) -> (&Motif, usize) {
        let database = self.origins[index];
        let before = self.origins.partition_point(|&origin| origin < database);
        (&self.databases[database].motifs[index - before], database)
    }

    /// Every known motif's resemblance to a matrix of `sites` sites, in order.
    pub fn hits(&self, ppm: &Ppm, sites: f64, options: &GrammarOptions) -> Vec<Hit> {
        tomtom::search(ppm, sites, &self.targets, &self.targets, options)
    }

    /// The known motifs that resemble a matrix of `sites` sites.
    pub fn find(&self, ppm: &Ppm, sites: f64, options: &GrammarOptions) -> Finding {
        let mut hits = self.hits(ppm, sites, options);
        hits.sort_by(|a, b| a.p.total_cmp(&b.p).then(a.target.cmp(&b.target)));
        let best_q = hits.first().map_or(1.0, |hit| hit.q);
        hits.retain(|hit| hit.q <= options.threshold);
        let reason = if hits.is_empty() { reason(ppm, best_q, options) } else { String::new() };
        Finding { hits, best_q, reason }
    }
}

/// Why nothing was found.
fn reason(ppm: &Ppm, best_q: f64, options: &GrammarOptions) -> String {
    let bits = ppm.information_content();
    let mean = bits.iter().sum::<f64>() / bits.len().max(1) as f64;
    let threshold = options.threshold;
    if ppm.rows().all(Ppm::is_uniform) {
        "Every position is uniform: it resembles everything equally.".into()
    } else if mean < LITTLE {
        format!("Too little information to compare: {mean:.2} bits a position. Best q {best_q:.2}.")
    } else if ppm.width() < options.shortest.max(5) {
        format!("Too short to tell: {} positions. Best q {best_q:.2}, threshold {threshold}.", ppm.width())
    } else {
        format!("No known motif is similar enough: best q {best_q:.2}, threshold {threshold}.")
    }
}
