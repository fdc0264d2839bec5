//! Re-estimates a dictionary motif from all its sites.
//!
//! The segment of one facet contains letters that its sequences share by common descent in the search, not because the
//! neuron requires them. These letters differ between facets, so the mean over all sites retains the letters that the
//! neuron requires.

use super::{Motifs, SegmentMatrix, Site};
use crate::motif::Ppm;
use crate::motif::segment::{joined, segments};
use crate::options::GrammarOptions;
use crate::tomtom::Targets;
use std::cmp::Reverse;
use std::ops::Range;

/// Number of columns added at each end of a motif.
const FLANK: i32 = 3;
/// Maximum number of columns with little information between two informative runs of one motif.
const HOLE: usize = 6;

/// Motifs as the means over their sites, by decreasing number of facets. Of equivalent motifs only the first is kept;
/// motifs without a site are removed, and those whose mean has no informative column.
pub fn refined(
    motifs: &[SegmentMatrix],
    facets: &[(Ppm, usize)],
    sites: &[Vec<Site>],
    null: &Targets,
    options: &GrammarOptions,
) -> Vec<SegmentMatrix> {
    let support = |number: usize| sites.iter().filter(|sites| sites.iter().any(|site| site.motif == number)).count();
    let mut order: Vec<(usize, usize)> = (0..motifs.len()).map(|number| (support(number), number)).collect();
    order.retain(|&(support, _)| support > 0);
    order.sort_by_key(|&(support, number)| (Reverse(support), number));
    let mut kept: Vec<SegmentMatrix> = Vec::new();
    for (_, number) in order {
        let motif = mean(&motifs[number], number, facets, sites, options);
        let informative = motif.ppm.information_content().into_iter().any(|bits| bits > options.information);
        if informative && !is_among(&motif, &kept, null, options) {
            kept.push(motif);
        }
    }
    kept
}

/// Whether a motif is equivalent to one of `others`.
fn is_among(motif: &SegmentMatrix, others: &[SegmentMatrix], null: &Targets, options: &GrammarOptions) -> bool {
    if others.is_empty() {
        return false;
    }
    let motifs = Motifs::of_segments(others, null.alphabet_size(), options);
    let similarities = motifs.similarities(&motif.ppm, motif.sequences, null, options);
    similarities.iter().zip(others).any(|(similarity, other)| {
        let shorter = motif.ppm.width().min(other.ppm.width()) as f64;
        (similarity.p <= options.same || similarity.agrees) && similarity.overlap as f64 >= options.covered * shorter
    })
}

/// The motif `number` as the mean of the `facets` (matrix and sequences) at its sites, cut to its most informative
/// run. A motif whose mean is uninformative is unchanged.
fn mean(
    motif: &SegmentMatrix,
    number: usize,
    facets: &[(Ppm, usize)],
    sites: &[Vec<Site>],
    options: &GrammarOptions,
) -> SegmentMatrix {
    let own = |(facet, sites): (usize, &Vec<Site>)| {
        let starts = sites.iter().filter(|site| site.motif == number).map(|site| site.start);
        starts.map(|start| (&facets[facet], start - FLANK)).collect::<Vec<_>>()
    };
    let sites: Vec<(&(Ppm, usize), i32)> = sites.iter().enumerate().flat_map(own).collect();
    let width = motif.span.len() as i32 + 2 * FLANK;
    let letters = motif.ppm.alphabet_size();
    let mut sums = vec![0.0; width as usize * letters];
    let mut sequences = 0;
    for ((ppm, n), start) in sites {
        sequences += n;
        for (row, sums) in sums.chunks_exact_mut(letters).enumerate() {
            let inside = usize::try_from(start + row as i32).ok().and_then(|position| ppm.rows().nth(position));
            sums.iter_mut().enumerate().for_each(|(i, sum)| *sum += inside.map_or(1.0 / letters as f64, |row| row[i]));
        }
    }
    let mean = Ppm::normalised(sums, letters);
    let total = |run: &Range<usize>| mean.part(run.clone()).information_content().iter().sum::<f64>();
    let runs = joined(segments(&mean, sequences, options), HOLE).into_iter();
    let Some(run) = runs.max_by(|a, b| total(a).total_cmp(&total(b))) else { return motif.clone() };
    let start = (motif.span.start + run.start).saturating_sub(FLANK as usize);
    SegmentMatrix { facet: motif.facet, span: start..start + run.len(), ppm: mean.part(run), sequences }
}
