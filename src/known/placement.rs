//! Known motifs that lie side by side in one matrix, as where a neuron needs two motifs next to each other.
//!
//! The known motif that matches the whole matrix best is the first one, and the windows next to it are compared by themselves,
//! as long as one of them matches. A window is the first or the last columns of a run that no known motif covers, at least
//! [`MIN_NAMED`] informative ones; its q-values are multiplied by the number of windows that are compared with it.
//!
//! Where no known motif matches the whole matrix, the first one is that of a window at an end, with room for another one.
//! It gives a name only with another one, and then each end had half of these windows: q-values are multiplied by these.
//!
//! Whether a window is a copy of a known motif that was found is one comparison, not one of all known motifs.

use super::{Finding, Known};
use crate::motif::Ppm;
use crate::options::GrammarOptions;
use crate::tomtom::{Hit, Strand};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;

/// Minimum number of positions of a match that gives a name: few strict letters in a row are significant, and common.
pub(super) const MIN_NAMED: usize = 6;

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
        Self { known, ppm, sites, matrices, options, informative }
    }

    /// Several known motifs in the matrix, where `whole` are those that match all of it; none if there are not several.
    pub fn several(&self, whole: Vec<Hit>) -> Option<Finding> {
        let all = 0..self.ppm.width();
        let first = if whole.is_empty() {
            let windows = self.ends(&all, MIN_NAMED);
            let of_one_end = windows.len().div_ceil(2);
            self.best(windows, of_one_end, &[])?
        } else {
            Placed { window: all.clone(), hits: whole }
        };
        let covered = self.covered(&first)?;
        let mut runs = vec![all.start..covered.start, covered.end..all.end];
        let mut placed = vec![first];
        loop {
            let windows: Vec<Range<usize>> = runs.iter().flat_map(|run| self.ends(run, 0)).collect();
            let compared = windows.len();
            let Some(next) = self.best(windows, compared, &placed) else { break };
            let Some(covered) = self.covered(&next) else { break };
            let sides = |run: Range<usize>| {
                let is_divided = run.contains(&covered.start);
                if is_divided { vec![run.start..covered.start, covered.end..run.end] } else { vec![run] }
            };
            runs = runs.into_iter().flat_map(sides).collect();
            placed.push(next);
        }
        (placed.len() > 1).then(|| self.finding(placed))
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

    /// The window with the most significant known motif, where q-values are multiplied by `compared`; without any, that with
    /// the most significant copy of one that was `found`.
    fn best(&self, windows: Vec<Range<usize>>, compared: usize, found: &[Placed]) -> Option<Placed> {
        let own = windows.par_iter().filter_map(|window| self.placed(window, compared)).collect::<Vec<Placed>>();
        let copies = || {
            let copies = windows.iter().flat_map(|window| found.iter().map(move |found| (window, found.hits[0])));
            let placed = |(window, found): (&Range<usize>, Hit)| {
                let hit = self.copy(window, &found, compared * self.matrices)?;
                Some(Placed { window: window.clone(), hits: vec![hit] })
            };
            min_q(copies.filter_map(placed))
        };
        min_q(own.into_iter()).or_else(copies)
    }

    /// The known motifs of a window with enough informative columns.
    fn placed(&self, window: &Range<usize>, compared: usize) -> Option<Placed> {
        let part = self.ppm.part(window.clone());
        let named = self.known.named(&part, self.sites, self.matrices * compared, self.options);
        let hits = named.hits.into_iter().map(|hit| in_matrix(hit, window));
        let hits: Vec<Hit> = hits.filter(|hit| self.aligned(hit, window).len() >= MIN_NAMED).collect();
        (!hits.is_empty()).then(|| Placed { window: window.clone(), hits })
    }

    /// The match of a window with the known motif of another one, one of so many that are compared, unless it is weak. Its
    /// q-value is not below that of the other one, on which it depends.
    fn copy(&self, window: &Range<usize>, found: &Hit, compared: usize) -> Option<Hit> {
        let part = self.ppm.part(window.clone());
        let hit = in_matrix(self.known.alone(&part, self.sites, found.target, compared, self.options)?, window);
        let is_copy = hit.q <= self.options.factor && self.aligned(&hit, window).len() >= MIN_NAMED;
        is_copy.then_some(Hit { q: hit.q.max(found.q), ..hit })
    }

    /// From the first to the last aligned informative column of the best known motif.
    fn covered(&self, placed: &Placed) -> Option<Range<usize>> {
        let aligned = self.aligned(&placed.hits[0], &placed.window);
        Some(*aligned.first()?..*aligned.last()? + 1)
    }

    /// The informative columns of a window that are aligned with informative columns of a known motif.
    fn aligned(&self, hit: &Hit, window: &Range<usize>) -> Vec<usize> {
        let target = &self.known.motif(hit.target).0.ppm;
        let counted: BTreeSet<usize> = informative(target, self.options).into_iter().collect();
        let partner = |column: usize| {
            let place = usize::try_from(column as i32 + hit.offset).ok().filter(|&place| place < target.width())?;
            Some(if hit.strand == Strand::Forward { place } else { target.width() - 1 - place })
        };
        let is_aligned = |column: &usize| partner(*column).is_some_and(|place| counted.contains(&place));
        self.informative.iter().copied().filter(|column| window.contains(column)).filter(is_aligned).collect()
    }

    fn finding(&self, mut placed: Vec<Placed>) -> Finding {
        self.name_copies_alike(&mut placed);
        placed.sort_by_key(|placed| self.covered(placed).map(|covered| covered.start));
        let parts = placed.iter().map(|placed| Placement { window: placed.window.clone(), best: placed.hits[0] });
        let parts: Vec<Placement> = parts.collect();
        let mut hits: Vec<Hit> = placed.into_iter().flat_map(|placed| placed.hits).collect();
        hits.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)).then(a.target.cmp(&b.target)));
        let mut seen = BTreeSet::new();
        let is_part = |hit: &Hit| parts.iter().any(|part| part.best == *hit);
        hits.retain(|hit| seen.insert((hit.target, hit.offset)) || is_part(hit));
        Finding { best_q: hits[0].q, hits, reason: None, parts }
    }

    /// Gives copies of one motif the same name: a part whose known motif is of the same family as that of an earlier part,
    /// and which also matches that one.
    fn name_copies_alike(&self, placed: &mut [Placed]) {
        let family = |hit: &Hit| self.known.motif(hit.target).0.family.as_deref();
        for part in 1..placed.len() {
            let (before, rest) = placed.split_at_mut(part);
            let own = rest[0].hits[0];
            let names = before.iter().map(|other| other.hits[0]);
            let mut related = names.filter(|name| family(name).is_some() && family(name) == family(&own));
            if let Some(copy) = related.find_map(|name| self.copy(&rest[0].window, &name, self.matrices)) {
                rest[0].hits.retain(|hit| hit.target != copy.target);
                rest[0].hits.insert(0, copy);
            }
        }
    }
}

fn min_q(placed: impl Iterator<Item = Placed>) -> Option<Placed> {
    let key = |placed: &Placed| (placed.hits[0].q, placed.hits[0].p);
    placed.min_by(|a, b| key(a).0.total_cmp(&key(b).0).then(key(a).1.total_cmp(&key(b).1)))
}

/// A match of a window as one of the whole matrix.
fn in_matrix(hit: Hit, window: &Range<usize>) -> Hit {
    Hit { offset: hit.offset - window.start as i32, ..hit }
}

/// The columns with more information than segments need.
fn informative(ppm: &Ppm, options: &GrammarOptions) -> Vec<usize> {
    let columns = ppm.information_content().into_iter().enumerate();
    columns.filter(|&(_, bits)| bits > options.information).map(|(column, _)| column).collect()
}
