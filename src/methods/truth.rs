//! The truth that matrices are compared with: a motif that was given, or the best match among the known motifs.

use super::ReferenceMotif;
use crate::error::{Code, Error, Result};
use crate::known::{KnownMotif, Match};
use crate::motif::Ppm;
use crate::report::{NeuronReport, Report};

/// Maximum number of positions of a truth.
const MAX_POSITIONS: usize = 1_000;

/// The known motif that the segments of the neuron's facets match most significantly, or, in older reports, whole facets.
pub fn best_known(neuron: &NeuronReport, report: &Report) -> Option<ReferenceMotif> {
    let motifs: &[KnownMotif] = &report.known.as_ref()?.motifs;
    let of_segments =
        neuron.crms.iter().flat_map(|crm| crm.segments.iter().flatten()).filter_map(|s| s.search.as_ref());
    let of_facets = neuron.crms.iter().filter_map(|crm| crm.search.as_ref());
    let matches = of_segments.chain(of_facets).flat_map(|search| &search.matches);
    let best: &Match = matches.min_by(|a, b| a.p.total_cmp(&b.p).then(a.motif.cmp(&b.motif)))?;
    let motif = motifs.get(best.motif)?;
    Some(ReferenceMotif { name: format!("{} ({})", motif.name, motif.id), ppm: motif.ppm.to_lists() })
}

/// The truth with its matrix.
///
/// # Errors
/// [`Code::Option`] for anything but a probability matrix over an alphabet of this size.
pub fn read(truth: ReferenceMotif, alphabet_size: usize) -> Result<(ReferenceMotif, Ppm)> {
    let proper = |row: &Vec<f64>| row.len() == alphabet_size && row.iter().all(|p| p.is_finite() && *p >= 0.0);
    if truth.ppm.is_empty() || truth.ppm.len() > MAX_POSITIONS || !truth.ppm.iter().all(proper) {
        return Err(Error::new(
            Code::Option,
            "methods.truth",
            format!("“{}” is not a table of probabilities over the network's letters.", truth.name),
            format!("Give 1 to {MAX_POSITIONS} rows of {alphabet_size} probabilities, none negative."),
        ));
    }
    let ppm = Ppm::normalised(truth.ppm.concat(), alphabet_size);
    Ok((truth, ppm))
}
