//! The known motifs that a neuron's dictionary is named by.
//!
//! Only the dictionary is compared with databases. A segment shows the matches of the dictionary's motifs in it, so facet,
//! segment, dictionary and tree agree; and a neuron with hundreds of facets makes a handful of comparisons, not hundreds
//! of which some succeed by chance.

use super::{Context, describe};
use crate::demix::clarity::MIN_DECOUPLING;
use crate::dictionary::{DictionaryMotif, SegmentMatrix, Site};
use crate::known::{Finding, NothingFound, Search};
use crate::report::{Crm, NeuronReport};
use rayon::prelude::*;
use std::ops::Range;

/// The known motifs of each motif of a dictionary with these `sites` in the neuron's facets.
pub(super) fn findings(
    neuron: &NeuronReport,
    motifs: &[SegmentMatrix],
    sites: &[Vec<Site>],
    context: &Context,
) -> Vec<Option<Finding>> {
    let find = |(number, motif): (usize, &SegmentMatrix)| {
        let known = context.known.as_ref()?;
        let facets = neuron.crms.iter().zip(sites).filter(|(_, sites)| sites.iter().any(|site| site.motif == number));
        let is_drawn = |crm: &Crm| crm.needs.as_ref().is_some_and(|needs| !needs.drawn.is_empty());
        let is_clear = facets.clone().any(|(crm, _)| crm.decoupling >= MIN_DECOUPLING || is_drawn(crm));
        let decoupling = facets.map(|(crm, _)| crm.decoupling).fold(0.0, f64::max);
        Some(if !is_clear {
            Finding::nothing(1.0, NothingFound::Mixed { decoupling })
        } else {
            known.name(&motif.ppm, motif.sequences as f64, motifs.len(), &context.options)
        })
    };
    motifs.par_iter().enumerate().with_max_len(1).map(find).collect()
}

/// The matches of the dictionary's motifs in a segment, relative to its start; none if no database was searched.
pub(super) fn of_segment(segment: &SegmentMatrix, neuron: &NeuronReport, context: &Context) -> Option<Search> {
    context.known.as_ref()?;
    let (dictionary, sites) = (neuron.dictionary.as_ref()?, neuron.crms.get(segment.facet)?.sites.as_ref()?);
    let inside = |site: &&Site| {
        let (start, end) = (site.start.max(0), site.start + dictionary[site.motif].ppm.width() as i32);
        let overlap = end.min(segment.span.end as i32) - start.max(segment.span.start as i32);
        2 * overlap > end - start
    };
    let placed = |site: &Site| placed(&dictionary[site.motif], site, &segment.span);
    Some(describe::joined(sites.iter().filter(inside).filter_map(placed).collect(), context))
}

/// The columns of a segment with these positions that a site of a motif has, and the motif's matches as those of the segment.
fn placed(motif: &DictionaryMotif, site: &Site, segment: &Range<usize>) -> Option<(Range<usize>, Search)> {
    let mut search = motif.search.clone()?;
    let start = site.start - segment.start as i32;
    let column = |column: usize| (column as i32 + start).clamp(0, segment.len() as i32) as usize;
    search.matches.iter_mut().for_each(|found| found.offset -= start);
    for part in search.parts.iter_mut().flatten() {
        (part.start, part.end) = (column(part.start), column(part.end));
    }
    Some((column(0)..column(motif.ppm.width()), search))
}
