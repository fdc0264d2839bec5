//! The backward recursion, a slice at a time.
//!
//! Maps are computed in tiles and never held for all sequences: centres are fitted on as many rows
//! as the memory budget allows, then every sequence is assigned exactly.

use super::Cluster;
use super::kmeans::{Centres, Fit, Rows};
use crate::engine::Engine;
use crate::network::Activation;
use crate::options::{DemixingOptions, Maps};
use crate::random::{Key, Stage as Draw};
use crate::sample::SampleSet;
use crate::substructure::{Pooling, Substructure};

/// Bytes of maps that are held while centres are fitted.
pub const FIT_BYTES: usize = 48 << 20;
/// Sequences whose maps are computed in one slice, at most.
const TILE: usize = 2048;
/// Ways through one max-pooling that are told apart with one motif pattern group: a global pooling has very many.
const MOST_CLUSTERS: usize = 16;
/// Numbers of a tile, at most.
const TILE_NUMBERS: usize = 4 << 20;

/// A demixing in progress, with a given number of motif pattern groups.
#[derive(Debug)]
pub struct Demixing {
    options: DemixingOptions,
    key: Key,
    /// The max-poolings, the deepest first, and the clusters each asks for.
    levels: Vec<Level>,
    pending: Vec<Cluster>,
    done: Vec<Cluster>,
    work: Option<Work>,
    /// Divisions started, for the random streams.
    divisions: u64,
}

/// A max-pooling to be undone.
#[derive(Clone, Debug)]
struct Level {
    /// The part whose map is clustered.
    map: usize,
    dims: usize,
    clusters: usize,
    /// What is applied to the maps before they are clustered.
    activation: Option<Activation>,
}

/// One cluster being divided.
#[derive(Debug)]
struct Work {
    cluster: Cluster,
    level: Level,
    /// Rows the centres are fitted on.
    fit_members: Vec<u32>,
    fit_maps: Vec<f32>,
    fit: Fit,
    centres: Option<Centres>,
    labels: Vec<u32>,
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
            clusters: pooling.pool.size.min(MOST_CLUSTERS).saturating_pow(groups as u32),
            activation: pooling.activation.filter(|_| options.maps == Maps::PoolingInput),
        };
        let mut levels: Vec<Level> = substructure.poolings().into_iter().map(level).collect();
        if levels.is_empty() && options.unpooled > 1 {
            levels.extend(unpooled(substructure, options));
        }
        let all = Cluster { path: Vec::new(), members: (0..sample.values.len() as u32).collect() };
        Self {
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
            if work.step(engine, sample) {
                let divided = work.divide();
                self.pending.extend(divided.into_iter().rev());
            } else {
                self.work = Some(work);
            }
            return None;
        }
        match self.pending.pop() {
            None => Some(std::mem::take(&mut self.done)),
            Some(cluster) => {
                self.begin(cluster);
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

    /// A cluster that is divided to the first max-pooling, or too small to be, is done.
    fn begin(&mut self, cluster: Cluster) {
        let level = self.levels.get(cluster.path.len());
        let size = cluster.members.len();
        match level.filter(|level| size >= level.clusters.max(self.options.min_cluster)) {
            None => self.done.push(cluster),
            Some(level) => {
                self.divisions += 1;
                let level = level.clone();
                let rows = self.options.fit_rows.min(FIT_BYTES / (4 * level.dims)).max(level.clusters);
                let fit_members = self.choose(&cluster.members, rows);
                let stream = self.key.stream(Draw::KMeans, 0, self.divisions);
                let fit = Fit::new(level.clusters, self.options.restarts, self.options.iterations, stream);
                self.work = Some(Work {
                    cluster,
                    level,
                    fit_members,
                    fit_maps: Vec::new(),
                    fit,
                    centres: None,
                    labels: Vec::new(),
                });
            }
        }
    }

    /// At most `count` of `members`, a random choice in their order.
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

/// Where nothing pools and several clusters are asked for: the map that the last convolution reads.
fn unpooled(substructure: &Substructure, options: &DemixingOptions) -> Option<Level> {
    let source = substructure.parts.last()?.inputs.first()?.source;
    let (map, activation) = substructure.before_activation(source)?;
    Some(Level {
        map,
        dims: substructure.parts[map].size(),
        clusters: options.unpooled,
        activation: activation.filter(|_| options.maps == Maps::PoolingInput),
    })
}

impl Work {
    /// Maps of the rows to fit, then the fit, then the assignment of all; `true` at the end.
    fn step(&mut self, engine: &dyn Engine, sample: &SampleSet) -> bool {
        let dims = self.level.dims;
        let tile = (TILE_NUMBERS / dims).clamp(16, TILE);
        let mapped = self.fit_maps.len() / dims;
        if mapped < self.fit_members.len() {
            let end = (mapped + tile).min(self.fit_members.len());
            let maps = self.maps(engine, sample, &self.fit_members[mapped..end]);
            self.fit_maps.extend(maps);
            return false;
        }
        let Some(centres) = &self.centres else {
            let weights: Vec<f32> = self.fit_members.iter().map(|&i| sample.values[i as usize]).collect();
            self.centres = self.fit.step(Rows { data: &self.fit_maps, dims, weights: &weights });
            return false;
        };
        let members = &self.cluster.members;
        if self.fit_members.len() == members.len() {
            self.labels = centres.assign(&self.fit_maps);
            return true;
        }
        let end = (self.labels.len() + tile).min(members.len());
        let maps = self.maps(engine, sample, &members[self.labels.len()..end]);
        let labels = centres.assign(&maps);
        self.labels.extend(labels);
        self.labels.len() == members.len()
    }

    fn maps(&self, engine: &dyn Engine, sample: &SampleSet, members: &[u32]) -> Vec<f32> {
        let mut maps = engine.maps(&sample.sequences.select(members), self.level.map);
        if let Some(activation) = self.level.activation {
            maps.iter_mut().for_each(|x| *x = activation.apply(*x));
        }
        maps
    }

    /// The clusters, in the order of their labels; empty ones are left out.
    fn divide(self) -> Vec<Cluster> {
        let mut members = vec![Vec::new(); self.level.clusters];
        for (&member, &label) in self.cluster.members.iter().zip(&self.labels) {
            members[label as usize].push(member);
        }
        let path = |label| self.cluster.path.iter().copied().chain([label]).collect();
        let clusters = members.into_iter().enumerate().filter(|(_, members)| !members.is_empty());
        clusters.map(|(label, members)| Cluster { path: path(label), members }).collect()
    }
}
