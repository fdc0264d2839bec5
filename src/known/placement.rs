//! Known motifs that lie side by side in one matrix, as where a neuron needs two motifs next to each other.
//!
//! The known motif that matches the whole matrix best is the first one. Where it leaves [`MIN_NAMED`] informative columns at
//! one end, the windows of that end are compared by themselves. Where no known motif matches the whole matrix, windows at
//! both of its ends are compared, and count only if there are two known motifs.
//!
//! A window is the first or the last columns of a run that no known motif covers. q-values are multiplied by the number of
//! windows compared so far, so the more places are tried, the more similar a known motif must be.

use super::name::MIN_NAMED;
use super::{Finding, Known};
use crate::motif::Ppm;
use crate::options::GrammarOptions;
use crate::tomtom::{Hit, Strand};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;

/// Maximum number of positions of a window: hardly any known motif is longer.
const MAX_WINDOW: usize = 36;

/// One of several known motifs that lie side by side in a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// The columns of the matrix that were compared.
    pub window: Range<usize>,
    /// Its best known motif; the offset is that of the whole matrix.
    pub best: Hit,
}

/// The search for known motifs in the windows of one matrix.
pub(super) struct Scan<'a> {
    known: &'a Known,
    ppm: &'a Ppm,
    sites: f64,
    /// Number of matrices that are compared, this one included.
    matrices: usize,
    options: &'a GrammarOptions,
    /// The columns with more information than segments need.
    informative: Vec<usize>,
    /// Number of windows compared so far.
    windows: usize,
}

/// The known motifs of a window, the best first; offsets are those of the whole matrix.
struct Placed {
    window: Range<usize>,
    hits: Vec<Hit>,
}

impl<'a> Scan<'a> {
    /// For a matrix of `sites` sites, one of so many that are compared.
    pub fn new(known: &'a Known, ppm: &'a Ppm, sites: f64, matrices: usize, options: &'a GrammarOptions) -> Self {
        let informative = informative(ppm, options);
        Self { known, ppm, sites, matrices, options, informative, windows: 0 }
    }

    /// Several known motifs in the matrix, where `whole` are those that match all of it; none if there are not several.
    pub fn beside(mut self, whole: Vec<Hit>) -> Option<Finding> {
        let all = 0..self.ppm.width();
        let first = if whole.is_empty() {
            self.best(self.ends(&all, MIN_NAMED))?
        } else {
            Placed { window: all.clone(), hits: whole }
        };
        let covered = self.covered(&first.hits[0])?;
        let mut placed = self.fill(all.start..covered.start);
        placed.push(first);
        placed.extend(self.fill(covered.end..all.end));
        (placed.len() > 1).then(|| self.finding(placed))
    }

    /// The known motifs of a run of columns, from 5' to 3'.
    fn fill(&mut self, run: Range<usize>) -> Vec<Placed> {
        let Some(best) = self.best(self.ends(&run, 0)) else { return Vec::new() };
        let Some(covered) = self.covered(&best.hits[0]) else { return Vec::new() };
        let mut placed = self.fill(run.start..covered.start);
        placed.push(best);
        placed.extend(self.fill(covered.end..run.end));
        placed
    }

    /// The windows at the ends of a run, with so many informative columns of the run outside.
    fn ends(&self, run: &Range<usize>, outside: usize) -> Vec<Range<usize>> {
        let columns: Vec<usize> = self.informative.iter().copied().filter(|column| run.contains(column)).collect();
        let max = columns.len().saturating_sub(outside);
        let ends = (MIN_NAMED..=max).flat_map(|number| {
            let [first, last] = [&columns[..number], &columns[columns.len() - number..]];
            [first[0]..first[number - 1] + 1, last[0]..last[number - 1] + 1]
        });
        let mut ends: Vec<Range<usize>> = ends.filter(|window| window.len() <= MAX_WINDOW).collect();
        ends.dedup();
        ends
    }

    /// The window with the most significant known motif; only known motifs with enough informative columns count.
    fn best(&mut self, windows: Vec<Range<usize>>) -> Option<Placed> {
        self.windows += windows.len();
        let scan = &*self;
        let placed = windows.into_par_iter().filter_map(|window| scan.placed(window)).collect::<Vec<Placed>>();
        placed.into_iter().min_by(|a, b| a.hits[0].q.total_cmp(&b.hits[0].q).then(a.hits[0].p.total_cmp(&b.hits[0].p)))
    }

    fn placed(&self, window: Range<usize>) -> Option<Placed> {
        let part = self.ppm.part(window.clone());
        let named = self.known.named(&part, self.sites, self.matrices * self.windows, self.options);
        let in_matrix = |hit: Hit| Hit { offset: hit.offset - window.start as i32, ..hit };
        let hits = named.hits.into_iter().map(in_matrix).filter(|hit| self.aligned(hit).len() >= MIN_NAMED);
        let hits: Vec<Hit> = hits.collect();
        (!hits.is_empty()).then_some(Placed { window, hits })
    }

    /// From the first to the last aligned informative column.
    fn covered(&self, hit: &Hit) -> Option<Range<usize>> {
        let aligned = self.aligned(hit);
        Some(*aligned.first()?..*aligned.last()? + 1)
    }

    /// The informative columns of the matrix that are aligned with informative columns of a known motif.
    fn aligned(&self, hit: &Hit) -> Vec<usize> {
        let target = &self.known.motif(hit.target).0.ppm;
        let counted: BTreeSet<usize> = informative(target, self.options).into_iter().collect();
        let partner = |column: usize| {
            let place = usize::try_from(column as i32 + hit.offset).ok().filter(|&place| place < target.width())?;
            Some(if hit.strand == Strand::Forward { place } else { target.width() - 1 - place })
        };
        let is_aligned = |column: &usize| partner(*column).is_some_and(|place| counted.contains(&place));
        self.informative.iter().copied().filter(is_aligned).collect()
    }

    fn finding(&self, mut placed: Vec<Placed>) -> Finding {
        self.name_copies_alike(&mut placed);
        let parts = placed.iter().map(|placed| Placement { window: placed.window.clone(), best: placed.hits[0] });
        let parts: Vec<Placement> = parts.collect();
        let mut hits: Vec<Hit> = placed.into_iter().flat_map(|placed| placed.hits).collect();
        hits.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)).then(a.target.cmp(&b.target)));
        let mut seen = BTreeSet::new();
        let is_part = |hit: &Hit| parts.iter().any(|part| part.best == *hit);
        hits.retain(|hit| seen.insert((hit.target, hit.offset)) || is_part(hit));
        Finding { best_q: hits[0].q, hits, reason: None, parts }
    }

    /// Gives copies of one motif the same name: where a part also matches the known motif of a more significant part, and
    /// its own one is of the same family, it has that name too.
    fn name_copies_alike(&self, placed: &mut [Placed]) {
        let mut order: Vec<usize> = (0..placed.len()).collect();
        order.sort_by(|&a, &b| placed[a].hits[0].q.total_cmp(&placed[b].hits[0].q).then(a.cmp(&b)));
        let family = |hit: &Hit| self.known.motif(hit.target).0.family.as_deref();
        for (rank, &part) in order.iter().enumerate() {
            let own = placed[part].hits[0];
            let names = order[..rank].iter().map(|&other| placed[other].hits[0]);
            let shared = names
                .filter(|name| family(name) == family(&own))
                .find_map(|name| placed[part].hits.iter().position(|hit| hit.target == name.target));
            if let Some(place) = shared {
                placed[part].hits.swap(0, place);
            }
        }
    }
}

/// The columns with more information than segments need.
fn informative(ppm: &Ppm, options: &GrammarOptions) -> Vec<usize> {
    let columns = ppm.information_content().into_iter().enumerate();
    columns.filter(|&(_, bits)| bits > options.information).map(|(column, _)| column).collect()
}
