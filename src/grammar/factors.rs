//! Which factors the neurons found, near-duplicates of the databases counted once (paper, “Evaluating
//! the discovered motifs”).

use crate::known::{DatabaseInfo, Known, Match, Search};
use crate::options::GrammarOptions;
use crate::report::{Factor, FactorLayer, KnownMotifs, NeuronReport};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Which known motifs resemble each other, found out once for each.
#[derive(Debug, Default)]
pub(super) struct Twins {
    found: RefCell<BTreeMap<usize, BTreeSet<usize>>>,
}

impl Twins {
    /// Whether `motif` counts as `other`.
    fn are(&self, motif: usize, other: usize, known: &Known, options: &GrammarOptions) -> bool {
        let mut found = self.found.borrow_mut();
        let twins = found.entry(motif).or_insert_with(|| {
            let (matrix, _) = known.motif(motif);
            let hits = known.hits(&matrix.ppm, matrix.sites, options).into_iter();
            hits.filter(|hit| hit.q < options.factor).map(|hit| hit.target).collect()
        });
        twins.contains(&other)
    }
}

/// The databases, the motifs that were matched, and the factors found. Matches carry the number of a motif in
/// the databases before, and its place in the list of matched motifs after.
pub(super) fn summary(
    known: &Known,
    twins: &Twins,
    neurons: &mut [NeuronReport],
    options: &GrammarOptions,
) -> KnownMotifs {
    let best = best_matches(neurons, options);
    let (motifs, places) = known.listed(&mut matches(neurons));
    let factors = factors(known, twins, &best, options).into_iter();
    KnownMotifs {
        databases: known.databases().iter().map(DatabaseInfo::new).collect(),
        motifs,
        factors: factors.map(|factor| Factor { motif: places[&factor.motif], ..factor }).collect(),
    }
}

/// All matches of all matrices.
fn matches(neurons: &mut [NeuronReport]) -> Vec<&mut Match> {
    let searches = neurons.iter_mut().flat_map(|neuron| {
        let of_facets = neuron.crms.iter_mut().flat_map(|crm| {
            let of_segments = crm.segments.iter_mut().flatten().filter_map(|segment| segment.search.as_mut());
            of_segments.chain(&mut crm.search)
        });
        of_facets.chain(neuron.dictionary.iter_mut().flatten().filter_map(|motif| motif.search.as_mut()))
    });
    searches.flat_map(|search| &mut search.matches).collect()
}

/// For each motif that is significant somewhere, by its number in the databases: the smallest q-value in each
/// neuron, by (layer, channel).
type Best = BTreeMap<usize, BTreeMap<(usize, usize), f64>>;

/// Of every matrix only the best match counts: it is what the neuron found there.
fn best_matches(neurons: &[NeuronReport], options: &GrammarOptions) -> Best {
    let mut best: Best = BTreeMap::new();
    for neuron in neurons {
        let searches = neuron.crms.iter().flat_map(|crm| {
            let segments = crm.segments.iter().flatten().filter_map(|segment| segment.search.as_ref());
            segments.chain(&crm.search)
        });
        for found in
            searches.filter_map(|search: &Search| search.matches.first()).filter(|found| found.q < options.factor)
        {
            let q = best.entry(found.motif).or_default().entry((neuron.layer, neuron.channel)).or_insert(found.q);
            *q = q.min(found.q);
        }
    }
    best
}

/// Motifs that resemble a more significant one count as that one.
fn factors(known: &Known, twins: &Twins, best: &Best, options: &GrammarOptions) -> Vec<Factor> {
    let least = |neurons: &BTreeMap<(usize, usize), f64>| neurons.values().copied().fold(f64::INFINITY, f64::min);
    let mut order: Vec<usize> = best.keys().copied().collect();
    order.sort_by(|a, b| least(&best[a]).total_cmp(&least(&best[b])).then(a.cmp(b)));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &index in &order {
        match groups.iter_mut().find(|group| twins.are(index, group[0], known, options)) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups.iter().map(|group| factor(known, best, group)).collect()
}

/// One factor of the motifs counted as one, the most significant first.
fn factor(known: &Known, best: &Best, group: &[usize]) -> Factor {
    let mut layers: BTreeMap<usize, BTreeMap<usize, f64>> = BTreeMap::new();
    for (&(layer, channel), &q) in group.iter().flat_map(|index| &best[index]) {
        let least = layers.entry(layer).or_default().entry(channel).or_insert(q);
        *least = least.min(q);
    }
    let least = |channels: &BTreeMap<usize, f64>| channels.values().copied().fold(f64::INFINITY, f64::min);
    let mut names: Vec<String> = group.iter().map(|&index| known.motif(index).0.name.clone()).collect();
    names.sort();
    names.dedup();
    Factor {
        motif: group[0],
        name: known.motif(group[0]).0.name.clone(),
        names,
        q: layers.values().map(least).fold(f64::INFINITY, f64::min),
        layers: layers
            .iter()
            .map(|(&layer, channels)| FactorLayer {
                layer,
                channels: channels.keys().copied().collect(),
                q: least(channels),
            })
            .collect(),
    }
}
