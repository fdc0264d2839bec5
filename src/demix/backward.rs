//! The backward recursion, in slices of work.
//!
//! The maps of all sequences are never in memory together. Maps of the first convolution are not computed at all,
//! see [`super::letters`]. For other maps, centres are fitted on as many as the memory budget allows, and then every
//! sequence is assigned exactly, from the [input of the convolution](super::projection) if possible.

use super::Cluster;
use super::kmeans::{Centres, Fit, Rows};
use super::letters::{LetterCentres, LetterRows, Products};
use super::projection::Projection;
use crate::engine::Engine;
use crate::network::Activation;
use crate::options::{DemixingOptions, Maps};
use crate::random::{Key, Purpose as Draw};
use crate::sample::SampleSet;
use crate::sequence::SequenceSet;
use crate::substructure::{Pooling, Substructure};
use std::sync::Arc;

/// Maximum bytes of the maps that centres are fitted on.
const FIT_BYTES: usize = 48 << 20;
/// Maximum number of sequences whose maps are computed in one slice.
const TILE: usize = 2048;
/// Maximum number of clusters per max-pooling for one motif pattern group: a global pooling has a very large size.
const MAX_CLUSTERS: usize = 16;
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

/// One cluster being divided.
#[derive(Debug)]
struct Work {
    cluster: Cluster,
    level: Level,
    clustering: Clustering,
}

/// How its sequences are clustered.
#[derive(Debug)]
enum Clustering {
    Letters(Box<ByLetters>),
    Maps(Box<ByMaps>),
}

/// Clustering by letters: for maps of the first convolution.
#[derive(Debug)]
struct ByLetters {
    products: Arc<Products>,
    /// The sequences that the centres are fitted on.
    sequences: SequenceSet,
    squares: Vec<f64>,
    weights: Vec<f32>,
    fit: Fit<LetterCentres>,
}

/// Clustering by maps.
#[derive(Debug)]
struct ByMaps {
    /// The sequences that the centres are fitted on, with the maps computed so far.
    members: Vec<u32>,
    maps: Vec<f32>,
    weights: Vec<f32>,
    fit: Fit<Centres>,
    centres: Option<(Centres, Option<Projection>)>,
    labels: Vec<u32>,
}

/// Maximum bytes of maps in memory at a time: those that centres are fitted on, and one slice of others. `elements` is
/// the size of the largest map.
pub fn bytes(elements: usize, options: &DemixingOptions) -> usize {
    FIT_BYTES.min(4 * elements * options.fit_rows) + 4 * TILE_ELEMENTS.min(elements * TILE)
}

impl Demixing {
    /// Starts with all sequences of the sample in one cluster. Each max-pooling of size p is undone
    /// into p^groups clusters (algorithm section 3).
    pub fn new(
        substructure: &Substructure,
        sample: &SampleSet,
        options: &DemixingOptions,
        groups: usize,
        key: Key,
    ) -> Self {
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
        for level in levels.iter_mut().filter(|level| level.activation.is_none()) {
            level.products = Products::new(substructure, level.map).map(Arc::new);
        }
        let all = Cluster { path: Vec::new(), members: (0..sample.values.len() as u32).collect() };
        Self {
            substructure: substructure.clone(),
            options: options.clone(),
            key,
            levels,
            pending: vec![all],
            done: Vec::new(),
            work: None,
            divisions: (groups as u64) << 32,
        }
    }

    /// One slice of work; the clusters when everything is divided.
    pub fn step(&mut self, engine: &dyn Engine, sample: &SampleSet) -> Option<Vec<Cluster>> {
        if let Some(mut work) = self.work.take() {
            match work.step(&self.substructure, engine, sample) {
                Some(labels) => self.pending.extend(work.divide(&labels).into_iter().rev()),
                None => self.work = Some(work),
            }
            return None;
        }
        match self.pending.pop() {
            None => Some(std::mem::take(&mut self.done)),
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
        let weights = |members: &[u32]| members.iter().map(|&member| sample.values[member as usize]).collect();
        let clustering = match &level.products {
            Some(products) => {
                let members = self.choose(&cluster.members, self.options.fit_rows.max(level.clusters));
                let sequences = sample.sequences.select(&members);
                Clustering::Letters(Box::new(ByLetters {
                    squares: products.squares(&sequences),
                    products: products.clone(),
                    sequences,
                    weights: weights(&members),
                    fit: Fit::new(level.clusters, restarts, iterations, stream),
                }))
            }
            None => {
                let rows = self.options.fit_rows.min(FIT_BYTES / (4 * level.dims)).max(level.clusters);
                let members = self.choose(&cluster.members, rows);
                Clustering::Maps(Box::new(ByMaps {
                    weights: weights(&members),
                    members,
                    maps: Vec::new(),
                    fit: Fit::new(level.clusters, restarts, iterations, stream),
                    centres: None,
                    labels: Vec::new(),
                }))
            }
        };
        self.work = Some(Work { cluster, level, clustering });
    }

    /// A random choice of at most `count` of `members`, in their order.
    fn choose(&self, members: &[u32], count: usize) -> Vec<u32> {
        if members.len() <= count {
            return members.to_vec();
        }
        let mut stream = self.key.stream(Draw::KMeansRows, 0, self.divisions);
        let mut shuffled = members.to_vec();
        for i in 0..count {
            let j = i + stream.below(shuffled.len() - i);
            shuffled.swap(i, j);
        }
        shuffled.truncate(count);
        shuffled.sort_unstable();
        shuffled
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
    /// A part of the fit or of the assignment; the labels at the end.
    fn step(&mut self, substructure: &Substructure, engine: &dyn Engine, sample: &SampleSet) -> Option<Vec<u32>> {
        let members = &self.cluster.members;
        match &mut self.clustering {
            Clustering::Letters(clustering) => clustering.step(members, sample),
            Clustering::Maps(clustering) => clustering.step(substructure, &self.level, members, engine, sample),
        }
    }

    /// The clusters in the order of their labels, without empty ones.
    fn divide(self, labels: &[u32]) -> Vec<Cluster> {
        let mut members = vec![Vec::new(); self.level.clusters];
        for (&member, &label) in self.cluster.members.iter().zip(labels) {
            members[label as usize].push(member);
        }
        let path = |label| self.cluster.path.iter().copied().chain([label]).collect();
        let clusters = members.into_iter().enumerate().filter(|(_, members)| !members.is_empty());
        clusters.map(|(label, members)| Cluster { path: path(label), members }).collect()
    }
}

impl ByLetters {
    fn step(&mut self, members: &[u32], sample: &SampleSet) -> Option<Vec<u32>> {
        let Self { products, sequences, squares, weights, fit } = self;
        let centres = fit.step(&LetterRows { products, sequences, squares, weights })?;
        Some(centres.assign(&sample.sequences.select(members)))
    }
}

impl ByMaps {
    /// Computes the maps to fit on, then fits, then assigns all sequences.
    fn step(
        &mut self,
        substructure: &Substructure,
        level: &Level,
        members: &[u32],
        engine: &dyn Engine,
        sample: &SampleSet,
    ) -> Option<Vec<u32>> {
        let dims = level.dims;
        let known = self.maps.len() / dims;
        if known < self.members.len() {
            let end = (known + tile(dims)).min(self.members.len());
            self.maps.extend(level.maps(engine, sample, &self.members[known..end]));
            return None;
        }
        let Some((centres, projection)) = &self.centres else {
            let centres = self.fit.step(&Rows { data: &self.maps, dims, weights: &self.weights })?;
            let linear = level.activation.is_none();
            let projection = linear.then(|| Projection::new(substructure, level.map, &centres)).flatten();
            self.centres = Some((centres, projection));
            return None;
        };
        let start = self.labels.len();
        let labels = match projection {
            _ if self.members.len() == members.len() => centres.assign(&self.maps),
            Some(projection) => {
                let end = (start + tile(substructure.parts[projection.source].size())).min(members.len());
                projection.assign(&engine.maps(&sample.sequences.select(&members[start..end]), projection.source))
            }
            None => {
                let end = (start + tile(dims)).min(members.len());
                centres.assign(&level.maps(engine, sample, &members[start..end]))
            }
        };
        self.labels.extend(labels);
        (self.labels.len() == members.len()).then(|| std::mem::take(&mut self.labels))
    }
}

/// Number of sequences per slice for maps of `dims` elements.
fn tile(dims: usize) -> usize {
    (TILE_ELEMENTS / dims).clamp(16, TILE)
}

impl Level {
    fn maps(&self, engine: &dyn Engine, sample: &SampleSet, members: &[u32]) -> Vec<f32> {
        let mut maps = engine.maps(&sample.sequences.select(members), self.map);
        if let Some(activation) = self.activation {
            maps.iter_mut().for_each(|x| *x = activation.apply(*x));
        }
        maps
    }
}
