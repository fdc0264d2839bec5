//! The backward recursion, in slices of work.
//!
//! The maps of all sequences are never in memory together. Maps of the first convolution are not computed at all,
//! see [`super::letters`]. For other maps, centres are fitted on as many as the memory budget allows, and then every
//! sequence is assigned exactly, from the [input of the convolution](super::projection) if possible.

mod clustering;

use super::kmeans::Fit;
use super::letters::Products;
use super::tree::Tree;
use super::{Cluster, choose};
use crate::engine::Engine;
use crate::network::{Activation, Source};
use crate::options::{DemixingOptions, Maps};
use crate::random::{Key, Purpose as Draw};
use crate::sample::SampleSet;
use crate::substructure::{Pooling, Substructure};
use clustering::{ByLetters, ByMaps, Clustering};
use std::sync::Arc;

/// Maximum bytes of the maps that centres are fitted on.
const FIT_BYTES: usize = 48 << 20;
/// Maximum number of sequences whose maps are computed in one slice.
const TILE: usize = 2048;
/// Maximum number of clusters per max-pooling for one motif pattern group: a global pooling has a very large size.
const MAX_CLUSTERS: usize = 16;
/// Usual number of iterations of a start of k-means.
const USUAL_ITERATIONS: f64 = 8.0;
/// How often the map of a sequence that centres are fitted on is computed, about: for the fit and for its own cluster.
const MAPS_PER_ROW: f64 = 1.5;
/// Maximum number of elements of the maps of one slice.
const TILE_ELEMENTS: usize = 4 << 20;

/// A demixing in progress, with a given number of motif pattern groups.
#[derive(Debug)]
pub struct Demixing {
    substructure: Substructure,
    options: DemixingOptions,
    key: Key,
    /// The max-poolings, the deepest first, with their numbers of clusters.
    levels: Vec<Level>,
    pending: Vec<Cluster>,
    done: Vec<Cluster>,
    tree: Tree,
    work: Option<Work>,
    /// Number of divisions started, for the random streams.
    divisions: u64,
}

/// A max-pooling to be undone.
#[derive(Clone, Debug)]
struct Level {
    /// The part whose map is clustered.
    map: usize,
    dims: usize,
    clusters: usize,
    /// The activation that is applied to the maps before they are clustered.
    activation: Option<Activation>,
    /// Inner products, if the map is that of the first convolution.
    products: Option<Arc<Products>>,
}

impl Level {
    /// Whether sequences are clustered by their letters, as [`Products`] can.
    fn by_letters(&self, substructure: &Substructure) -> bool {
        self.activation.is_none() && Products::exist(substructure, self.map)
    }

    /// Number of sequences that centres are fitted on, at most.
    fn fit_rows(&self, substructure: &Substructure, options: &DemixingOptions) -> usize {
        let fitting = if self.by_letters(substructure) { usize::MAX } else { FIT_BYTES / (4 * self.dims) };
        options.fit_rows.min(fitting)
    }

    /// Number of elements that a sequence and a centre are compared by; a letter is looked up in a table.
    fn compared(&self, substructure: &Substructure) -> usize {
        if self.by_letters(substructure) { 2 * substructure.length } else { self.dims }
    }
}

/// One cluster being divided.
#[derive(Debug)]
struct Work {
    cluster: Cluster,
    clusters: usize,
    clustering: Clustering,
}

/// Maximum bytes of maps in memory at a time: those that centres are fitted on, and one slice of others.
pub fn map_bytes(substructure: &Substructure, options: &DemixingOptions) -> usize {
    // Maps of the first convolution are clustered without being computed.
    let poolings = substructure.poolings();
    let computed = poolings.iter().map(|pooling| pooling.map).filter(|&map| !Products::exist(substructure, map));
    let widest = computed.map(|map| substructure.parts[map].size()).max();
    let bytes = |elements: usize| {
        FIT_BYTES.min(4 * elements * options.fit_rows) + 4 * TILE_ELEMENTS.min(elements * TILE).max(16 * elements)
    };
    widest.map_or(0, bytes)
}

/// Maximum bytes of the centres for one number of groups, fitted on `members` sequences.
pub fn tree_bytes(substructure: &Substructure, options: &DemixingOptions, groups: usize, members: usize) -> usize {
    let (mut nodes, mut bytes) = (1usize, 0);
    for level in levels(substructure, options, groups) {
        nodes = nodes.min(members / level.clusters.max(options.min_cluster).max(1)).max(1);
        let source = substructure.parts[level.map].inputs.first().map(|input| input.source);
        let dims = match source {
            Some(Source::Node(part)) => level.dims.max(substructure.parts[part].size()),
            _ => 2 * substructure.length * substructure.alphabet_size,
        };
        bytes += nodes * level.clusters.next_multiple_of(8) * dims * size_of::<f32>();
        nodes = nodes.saturating_mul(level.clusters);
    }
    bytes
}

/// Operations of fitting the centres for one number of groups on `members` sequences, relative to a forward pass.
pub fn fit_passes(substructure: &Substructure, options: &DemixingOptions, groups: usize, members: f64) -> f64 {
    let level = |level: Level| {
        let clusters = level.clusters as f64;
        let distances = options.restarts as f64 * (clusters + USUAL_ITERATIONS * (2.0 + clusters / 3.0));
        let is_mapped = !level.by_letters(substructure);
        let maps = if is_mapped { MAPS_PER_ROW * substructure.flops_to(level.map) } else { 0.0 };
        let rows = members.min(level.fit_rows(substructure, options) as f64);
        members * maps + rows * 3.0 * distances * level.compared(substructure) as f64
    };
    levels(substructure, options, groups).into_iter().map(level).sum::<f64>() / substructure.flops()
}

/// Operations of assigning a sequence to the centres for one number of groups, relative to a forward pass.
pub fn assign_passes(substructure: &Substructure, options: &DemixingOptions, groups: usize) -> f64 {
    let level = |level: Level| 2.0 * (level.compared(substructure) * level.clusters.next_multiple_of(8)) as f64;
    levels(substructure, options, groups).into_iter().map(level).sum::<f64>() / substructure.flops()
}

/// Maximum number of clusters for one number of groups.
pub fn max_clusters(substructure: &Substructure, options: &DemixingOptions, groups: usize) -> usize {
    let levels = levels(substructure, options, groups);
    levels.iter().fold(1, |count, level| count.saturating_mul(level.clusters))
}

/// The part of a forward pass that dividing a sequence takes: up to the deepest map that is clustered.
pub fn deepest_pass(substructure: &Substructure, options: &DemixingOptions) -> f64 {
    let levels = levels(substructure, options, 1).into_iter().filter(|level| !level.by_letters(substructure));
    let deepest = levels.map(|level| level.map).max();
    deepest.map_or(0.0, |map| substructure.flops_to(map) / substructure.flops())
}

/// The max-poolings, the deepest first, with their numbers of clusters: each max-pooling of size p is undone into
/// p^groups clusters (algorithm section 3).
fn levels(substructure: &Substructure, options: &DemixingOptions, groups: usize) -> Vec<Level> {
    let level = |pooling: Pooling| Level {
        map: pooling.map,
        dims: substructure.parts[pooling.map].size(),
        clusters: pooling.pool.size.min(MAX_CLUSTERS).saturating_pow(groups as u32),
        activation: pooling.activation.filter(|_| options.maps == Maps::PoolingInput),
        products: None,
    };
    let mut levels: Vec<Level> = substructure.poolings().into_iter().map(level).collect();
    if levels.is_empty() && options.unpooled > 1 {
        levels.extend(unpooled(substructure, options));
    }
    levels
}

impl Demixing {
    /// Starts with all `members` of a sample in one cluster.
    pub fn new(
        substructure: &Substructure,
        members: Vec<u32>,
        options: &DemixingOptions,
        groups: usize,
        key: Key,
    ) -> Self {
        let mut levels = levels(substructure, options, groups);
        for level in levels.iter_mut().filter(|level| level.by_letters(substructure)) {
            level.products = Products::new(substructure, level.map).map(Arc::new);
        }
        let all = Cluster { path: Vec::new(), members };
        Self {
            substructure: substructure.clone(),
            options: options.clone(),
            key,
            levels,
            pending: vec![all],
            done: Vec::new(),
            tree: Tree::default(),
            work: None,
            divisions: (groups as u64) << 32,
        }
    }

    /// One slice of work; when everything is divided, the clusters, and the centres of all divisions.
    pub fn step(&mut self, engine: &dyn Engine, sample: &SampleSet) -> Option<(Vec<Cluster>, Tree)> {
        if let Some(mut work) = self.work.take() {
            match work.clustering.step(&self.substructure, &work.cluster.members, engine, sample) {
                Some((labels, node)) => {
                    self.tree.insert(work.cluster.path.clone(), node);
                    self.pending.extend(work.divide(&labels).into_iter().rev());
                }
                None => self.work = Some(work),
            }
            return None;
        }
        match self.pending.pop() {
            None => Some((std::mem::take(&mut self.done), std::mem::take(&mut self.tree))),
            Some(cluster) => {
                self.begin(cluster, sample);
                None
            }
        }
    }

    /// Share of the sequences whose division is complete.
    pub fn fraction(&self) -> f64 {
        let weigh = |clusters: &[Cluster]| clusters.iter().map(|c| c.members.len() * c.path.len()).sum::<usize>();
        let members: usize = self.done.iter().chain(&self.pending).map(|c| c.members.len()).sum::<usize>()
            + self.work.as_ref().map_or(0, |work| work.cluster.members.len());
        let whole = members * self.levels.len();
        if whole == 0 { 1.0 } else { (weigh(&self.done) + weigh(&self.pending)) as f64 / whole as f64 }
    }

    /// Begins to divide a cluster; one that is divided completely, or too small, is done.
    fn begin(&mut self, cluster: Cluster, sample: &SampleSet) {
        let level = self.levels.get(cluster.path.len());
        let size = cluster.members.len();
        let Some(level) = level.filter(|level| size >= level.clusters.max(self.options.min_cluster)).cloned() else {
            self.done.push(cluster);
            return;
        };
        self.divisions += 1;
        let stream = self.key.stream(Draw::KMeans, 0, self.divisions);
        let (restarts, iterations) = (self.options.restarts, self.options.iterations);
        let rows = level.fit_rows(&self.substructure, &self.options);
        let mut draw = self.key.stream(Draw::KMeansRows, 0, self.divisions);
        let members = choose(&cluster.members, rows.max(level.clusters), &mut draw);
        let clusters = level.clusters;
        let clustering = match &level.products {
            Some(products) => {
                let fit = Fit::new(clusters, restarts, iterations, stream);
                Clustering::Letters(Box::new(ByLetters::new(products.clone(), &members, sample, fit)))
            }
            None => {
                let fit = Fit::new(clusters, restarts, iterations, stream);
                Clustering::Maps(Box::new(ByMaps::new(level, members, sample, fit)))
            }
        };
        self.work = Some(Work { cluster, clusters, clustering });
    }
}

/// The level of a neuron without max-pooling if several clusters are asked for: the map that the last convolution
/// reads.
fn unpooled(substructure: &Substructure, options: &DemixingOptions) -> Option<Level> {
    let source = substructure.parts.last()?.inputs.first()?.source;
    let (map, activation) = substructure.before_activation(source)?;
    Some(Level {
        map,
        dims: substructure.parts[map].size(),
        clusters: options.unpooled,
        activation: activation.filter(|_| options.maps == Maps::PoolingInput),
        products: None,
    })
}

impl Work {
    /// The clusters in the order of their labels, without empty ones.
    fn divide(self, labels: &[u32]) -> Vec<Cluster> {
        let mut members = vec![Vec::new(); self.clusters];
        for (&member, &label) in self.cluster.members.iter().zip(labels) {
            members[label as usize].push(member);
        }
        let path = |label| self.cluster.path.iter().copied().chain([label]).collect();
        let clusters = members.into_iter().enumerate().filter(|(_, members)| !members.is_empty());
        clusters.map(|(label, members)| Cluster { path: path(label), members }).collect()
    }
}

/// Number of sequences per slice for maps of `dims` elements.
pub(super) fn tile(dims: usize) -> usize {
    (TILE_ELEMENTS / dims).clamp(16, TILE)
}
