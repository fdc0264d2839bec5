//! The factors that neurons match, with near-duplicate motifs of the databases merged (paper, “Evaluating the
//! discovered motifs”).

use crate::known::{DatabaseInfo, Known, KnownMotif, Match, Search, label};
use crate::options::GrammarOptions;
use crate::report::{Factor, FactorLayer, KnownMotifs, NeuronReport};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Near-duplicates of known motifs, searched once per motif.
#[derive(Debug, Default)]
pub(super) struct NearDuplicates {
    found: RefCell<BTreeMap<usize, BTreeSet<usize>>>,
}

impl NearDuplicates {
    /// Whether `other` is a near-duplicate of `motif`.
    fn are_duplicates(&self, motif: usize, other: usize, known: &Known, options: &GrammarOptions) -> bool {
        let mut found = self.found.borrow_mut();
        let duplicates = found.entry(motif).or_insert_with(|| {
            let (matrix, _) = known.motif(motif);
            let hits = known.hits(&matrix.ppm, matrix.sites, options).into_iter();
            hits.filter(|hit| hit.q < options.factor).map(|hit| hit.target).collect()
        });
        duplicates.contains(&other)
    }
}

/// The databases, the motifs that were matched, and the factors found. Before the call, a match refers to a motif by
/// its index in all databases, afterwards by its index in the list of matched motifs.
pub(super) fn summary(
    known: &Known,
    duplicates: &NearDuplicates,
    neurons: &mut [NeuronReport],
    options: &GrammarOptions,
) -> KnownMotifs {
    let best = best_matches(neurons, options);
    let (motifs, places) = known.listed(&mut matches(neurons));
    let factors = factors(known, duplicates, &best, options).into_iter();
    KnownMotifs {
        databases: known.databases().iter().map(DatabaseInfo::new).collect(),
        motifs,
        factors: factors.map(|factor| Factor { motif: places[&factor.motif], ..factor }).collect(),
    }
}

/// Makes matches refer to a motif by its index in all databases again: `listed` has the matched motifs in that order.
pub(super) fn restore(known: &Known, listed: &[KnownMotif], neurons: &mut [NeuronReport]) {
    let mut all = 0..known.len();
    let place = |motif: &KnownMotif| all.find(|&index| KnownMotif::new(known.motif(index)) == *motif);
    let places: Vec<Option<usize>> = listed.iter().map(place).collect();
    for found in matches(neurons) {
        found.motif = places.get(found.motif).copied().flatten().unwrap_or_default();
    }
}

/// All matches of all matrices.
fn matches(neurons: &mut [NeuronReport]) -> Vec<&mut Match> {
    let searches = neurons.iter_mut().flat_map(|neuron| {
        let of_segments = neuron.crms.iter_mut().flat_map(|crm| crm.segments.iter_mut().flatten());
        let of_segments = of_segments.filter_map(|segment| segment.search.as_mut());
        of_segments.chain(neuron.dictionary.iter_mut().flatten().filter_map(|motif| motif.search.as_mut()))
    });
    searches.flat_map(|search| &mut search.matches).collect()
}

/// For each significantly matched motif, by its index in all databases: the smallest q-value per neuron, by (layer,
/// channel).
type Best = BTreeMap<usize, BTreeMap<(usize, usize), f64>>;

/// The factors that the motifs of a file match, as those of neurons: their only layer is 1, and a motif's number is its
/// channel. Matches refer to known motifs by their index in all databases.
pub fn of_motifs<'s>(
    known: &Known,
    searches: impl Iterator<Item = &'s Search>,
    options: &GrammarOptions,
) -> Vec<Factor> {
    let mut best = Best::new();
    searches.enumerate().for_each(|(number, search)| add(&mut best, (1, number), search, options));
    factors(known, &NearDuplicates::default(), &best, options)
}

fn best_matches(neurons: &[NeuronReport], options: &GrammarOptions) -> Best {
    let mut best: Best = BTreeMap::new();
    for neuron in neurons {
        let of_segments = neuron.crms.iter().flat_map(|crm| crm.segments.iter().flatten());
        let of_segments = of_segments.filter_map(|segment| segment.search.as_ref());
        let of_motifs = neuron.dictionary.iter().flatten().filter_map(|motif| motif.search.as_ref());
        let searches = of_segments.chain(of_motifs);
        searches.for_each(|search| add(&mut best, (neuron.layer, neuron.channel), search, options));
    }
    best
}

/// Only the matches that name a matrix are used.
fn add(best: &mut Best, neuron: (usize, usize), search: &Search, options: &GrammarOptions) {
    for found in search.naming().into_iter().filter(|found| found.q <= options.threshold) {
        let q = best.entry(found.motif).or_default().entry(neuron).or_insert(found.q);
        *q = q.min(found.q);
    }
}

/// Merges motifs into the first more significant motif that they are near-duplicates of.
fn factors(known: &Known, duplicates: &NearDuplicates, best: &Best, options: &GrammarOptions) -> Vec<Factor> {
    let min_q = |neurons: &BTreeMap<(usize, usize), f64>| neurons.values().copied().fold(f64::INFINITY, f64::min);
    let mut order: Vec<usize> = best.keys().copied().collect();
    order.sort_by(|a, b| min_q(&best[a]).total_cmp(&min_q(&best[b])).then(a.cmp(b)));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &index in &order {
        match groups.iter_mut().find(|group| duplicates.are_duplicates(index, group[0], known, options)) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups.iter().map(|group| factor(known, best, group, options)).collect()
}

/// The factor of a group of near-duplicate motifs, the most significant first.
fn factor(known: &Known, best: &Best, group: &[usize], options: &GrammarOptions) -> Factor {
    let mut layers: BTreeMap<usize, BTreeMap<usize, f64>> = BTreeMap::new();
    for (&(layer, channel), &q) in group.iter().flat_map(|index| &best[index]) {
        let min = layers.entry(layer).or_default().entry(channel).or_insert(q);
        *min = min.min(q);
    }
    let min_q = |channels: &BTreeMap<usize, f64>| channels.values().copied().fold(f64::INFINITY, f64::min);
    let mut names: Vec<String> = group.iter().map(|&index| known.motif(index).0.name.clone()).collect();
    names.sort();
    names.dedup();
    let (motif, _) = known.motif(group[0]);
    let q = layers.values().map(min_q).fold(f64::INFINITY, f64::min);
    Factor {
        motif: group[0],
        name: motif.name.clone(),
        label: Some(label(&motif.name, motif.family.as_deref(), q, options)),
        names,
        q,
        layers: layers
            .iter()
            .map(|(&layer, channels)| FactorLayer {
                layer,
                channels: channels.keys().copied().collect(),
                q: min_q(channels),
            })
            .collect(),
    }
}
