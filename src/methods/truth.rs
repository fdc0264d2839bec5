//! What matrices are compared with: a matrix that was given, or the best known motif.

use super::Truth;
use crate::error::{Code, Error, Result};
use crate::known::{KnownMotif, Match};
use crate::motif::Ppm;
use crate::report::{NeuronReport, Report};

/// Positions that a truth may have.
const MOST_POSITIONS: usize = 1_000;

/// The known motif that the neuron's facets, or segments of them, match most significantly.
pub fn best_known(neuron: &NeuronReport, report: &Report) -> Option<Truth> {
    let motifs: &[KnownMotif] = &report.known.as_ref()?.motifs;
    let of_segments =
        neuron.crms.iter().flat_map(|crm| crm.segments.iter().flatten()).filter_map(|s| s.search.as_ref());
    let of_facets = neuron.crms.iter().filter_map(|crm| crm.search.as_ref());
    let matches = of_segments.chain(of_facets).flat_map(|search| &search.matches);
    let best: &Match = matches.min_by(|a, b| a.p.total_cmp(&b.p).then(a.motif.cmp(&b.motif)))?;
    let motif = motifs.get(best.motif)?;
    Some(Truth { name: format!("{} ({})", motif.name, motif.id), ppm: motif.ppm.to_lists() })
}

/// The truth with its matrix.
///
/// # Errors
/// [`Code::Option`] for what is no matrix over that many letters.
pub fn read(truth: Truth, letters: usize) -> Result<(Truth, Ppm)> {
    let proper = |row: &Vec<f64>| row.len() == letters && row.iter().all(|p| p.is_finite() && *p >= 0.0);
    if truth.ppm.is_empty() || truth.ppm.len() > MOST_POSITIONS || !truth.ppm.iter().all(proper) {
        return Err(Error::new(
            Code::Option,
            "methods.truth",
            format!("“{}” is not a table of probabilities over the network's letters.", truth.name),
            format!("Give 1 to {MOST_POSITIONS} rows of {letters} numbers, none negative."),
        ));
    }
    let ppm = Ppm::normalised(truth.ppm.concat(), letters);
    Ok((truth, ppm))
}
