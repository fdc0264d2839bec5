//! Alignment of facets to common leaves.

use crate::dictionary::Site;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Motifs in order, from the facets that contain all of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Template {
    /// Indices in the dictionary, from 5' to 3'.
    pub motifs: Vec<usize>,
    /// Mean position of each motif over these facets.
    pub positions: Vec<f64>,
    /// The facets assigned to it.
    pub facets: Vec<usize>,
}

/// One facet aligned to the leaves of a template.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alignment {
    pub facet: usize,
    /// Start of each leaf's motif, if the facet contains it.
    pub starts: Vec<Option<i32>>,
}

impl Alignment {
    /// Start-to-start distance from a leaf to the next one, if the facet contains both.
    pub fn distance(&self, left: usize) -> Option<i32> {
        Some(self.starts[left + 1]? - self.starts[left]?)
    }
}

/// Minimum share of the facets with motifs that an arrangement needs to become a template.
const MIN_SHARE: f64 = 0.1;

/// Groups facets by arrangement; one of a single facet is rare where others are shared. Arrangements that are not rare
/// become templates, by decreasing number of motifs, except where their motifs are a subsequence of those of a template:
/// their facets are assigned to that. Facets with a rare arrangement are assigned to the template that leaves out the
/// minimum number of their motifs, or to none if all would
/// be left out. Facets from number `leading` on count as if their arrangement were rare.
pub(super) fn templates(sites: &[Vec<Site>], leading: usize) -> Vec<Template> {
    let grouped = |facets: std::ops::Range<usize>| {
        let mut arrangements: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for facet in facets.filter(|&facet| !sites[facet].is_empty()) {
            arrangements.entry(sites[facet].iter().map(|site| site.motif).collect()).or_default().push(facet);
        }
        arrangements
    };
    let leading = leading.min(sites.len());
    let count = sites[..leading].iter().filter(|sites| !sites.is_empty()).count();
    let arrangements = grouped(0..leading);
    let is_shared = arrangements.values().any(|own| own.len() > 1);
    let is_rare = |own: &[usize]| (own.len() as f64) < MIN_SHARE * count as f64 || is_shared && own.len() == 1;
    let (mut rare, mut common): (Vec<_>, Vec<_>) = arrangements.into_iter().partition(|(_, own)| is_rare(own));
    rare.extend(grouped(leading..sites.len()));
    common.sort_by_key(|(motifs, own)| (Reverse(motifs.len()), Reverse(own.len()), own[0]));
    let mut templates: Vec<Template> = Vec::new();
    for (motifs, facets) in common {
        match largest(templates.iter_mut().filter(|template| left_out(&motifs, &template.motifs) == 0)) {
            Some(template) => template.facets.extend(facets),
            None => templates.push(Template { positions: mean_positions(sites, &facets), motifs, facets }),
        }
    }
    for (motifs, facets) in rare {
        let min_left_out = templates.iter().map(|template| left_out(&motifs, &template.motifs)).min();
        let nearest = templates.iter_mut().filter(|template| Some(left_out(&motifs, &template.motifs)) == min_left_out);
        if let Some(template) = largest(nearest).filter(|_| min_left_out < Some(motifs.len())) {
            template.facets.extend(facets);
        }
    }
    templates.iter_mut().for_each(|template| template.facets.sort_unstable());
    templates
}

/// The template with the maximum number of facets.
fn largest<'a>(templates: impl Iterator<Item = &'a mut Template>) -> Option<&'a mut Template> {
    templates.min_by_key(|template| (Reverse(template.facets.len()), template.facets[0]))
}

/// Number of motifs of `some` that are not in a longest common subsequence with `all`.
fn left_out(some: &[usize], all: &[usize]) -> usize {
    let mut longest = vec![0; all.len() + 1];
    for motif in some {
        let mut diagonal = 0;
        for (i, other) in all.iter().enumerate() {
            let above = longest[i + 1];
            longest[i + 1] = if motif == other { diagonal + 1 } else { above.max(longest[i]) };
            diagonal = above;
        }
    }
    some.len() - longest[all.len()]
}

/// Mean position of each motif over facets that contain all of them.
fn mean_positions(sites: &[Vec<Site>], facets: &[usize]) -> Vec<f64> {
    let mean = |leaf: usize| facets.iter().map(|&f| f64::from(sites[f][leaf].start)).sum::<f64>() / facets.len() as f64;
    (0..sites[facets[0]].len()).map(mean).collect()
}

impl Template {
    /// Aligns its facets to its leaves, with the maximum number of motifs. Among several such alignments, the one with
    /// the minimum sum of squared distances to the template's mean positions is chosen.
    pub fn alignments(&self, sites: &[Vec<Site>]) -> Vec<Alignment> {
        self.facets.iter().map(|&facet| Alignment { facet, starts: self.nearest(&sites[facet]) }).collect()
    }

    fn nearest(&self, sites: &[Site]) -> Vec<Option<i32>> {
        let (leaves, count) = (self.motifs.len(), sites.len());
        // cost[l][s]: of aligning the first s sites to the first l leaves; a site left out costs more than any distance.
        let mut cost = vec![vec![(0, 0.0); count + 1]; leaves + 1];
        cost[0] = (0..=count).map(|left_out| (left_out, 0.0)).collect();
        let less = |a: (usize, f64), b: (usize, f64)| if b < a { b } else { a };
        for leaf in 0..leaves {
            for site in 0..count {
                let skipped = (cost[leaf + 1][site].0 + 1, cost[leaf + 1][site].1);
                let mut best = less(cost[leaf][site + 1], skipped);
                if self.motifs[leaf] == sites[site].motif {
                    best = less(best, self.placed(cost[leaf][site], leaf, &sites[site]));
                }
                cost[leaf + 1][site + 1] = best;
            }
        }
        let mut starts = vec![None; leaves];
        let (mut leaf, mut site) = (leaves, count);
        while leaf > 0 && site > 0 {
            if cost[leaf][site] == cost[leaf - 1][site] {
                leaf -= 1;
            } else if cost[leaf][site] == (cost[leaf][site - 1].0 + 1, cost[leaf][site - 1].1) {
                site -= 1;
            } else {
                (leaf, site) = (leaf - 1, site - 1);
                starts[leaf] = Some(sites[site].start);
            }
        }
        starts
    }

    /// The cost after a site was assigned to a leaf.
    fn placed(&self, (left_out, squares): (usize, f64), leaf: usize, site: &Site) -> (usize, f64) {
        let distance = f64::from(site.start) - self.positions[leaf];
        (left_out, squares + distance * distance)
    }
}
