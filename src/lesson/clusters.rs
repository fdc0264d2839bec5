//! Demixing: the pooling's input maps are divided by k-means.

use super::answer::{Centroid, ClusterFigures, Clusters, Points};
use super::{Lesson, rows};
use crate::demix::Cluster;
use crate::demix::facets::{Estimator, Facet, shifts};
use crate::demix::groups::mean_decoupling;
use crate::demix::kmeans::{Fit, Rows};
use crate::error::{Code, Error, Result};
use crate::methods::align;
use crate::options::{Options, Preset};
use crate::random::{Key, Purpose};

/// Maximum number of clusters.
pub const MAX_CLUSTERS: usize = 8;

impl Lesson {
    /// Divides the sequences into `k` clusters; deterministic for a seed.
    ///
    /// # Errors
    /// [`Code::Option`] for a `k` of 0, above 8 or above the number of sequences.
    pub fn cluster(&self, k: usize, seed: u64) -> Result<Clusters> {
        let max = MAX_CLUSTERS.min(self.sample.values.len());
        if k == 0 || k > max {
            return Err(Error::new(
                Code::Option,
                "k",
                format!("{k} clusters were asked for; there can be 1 to {max}."),
                format!("Choose 1 to {max} clusters."),
            ));
        }
        let (facets, _) = self.divide(k, seed);
        let all = (0..self.sample.values.len() as u32).collect();
        let mixed = self.estimator().facets(vec![Cluster { path: Vec::new(), members: all }]);
        let largest = mixed.iter().chain(&facets).map(|facet| facet.max_activation).fold(self.sample.max(), f32::max);
        let figures = |facet: &Facet| self.figures(facet, largest);
        Ok(Clusters {
            k,
            points: self.points(&facets),
            explained: self.components.explained,
            centroids: facets.iter().map(|facet| self.centroid(facet)).collect(),
            clusters: facets.iter().map(figures).collect(),
            mixed: figures(&mixed[0]),
            decoupling: mean_decoupling(&facets),
        })
    }

    /// k-means over the maps, weighted by activation as in demixing; empty clusters are left out. Facets are ordered by
    /// the position of their pattern from left to right, then by size. Also returns the shift of each pattern, bp.
    pub(super) fn divide(&self, k: usize, seed: u64) -> (Vec<Facet>, Vec<i32>) {
        let options = Options::preset(Preset::Paper).demixing;
        let dims = self.neuron.entering().size();
        let stream = Key { seed, ..self.key }.stream(Purpose::KMeans, 0, k as u64);
        let mut fit = Fit::new(k, options.restarts, options.iterations, stream);
        let points = Rows { data: &self.maps, dims, weights: &self.sample.values };
        let centres = loop {
            if let Some(centres) = fit.step(&points) {
                break centres;
            }
        };
        let mut members = vec![Vec::new(); k];
        for (index, label) in centres.assign(&self.maps).into_iter().enumerate() {
            members[label as usize].push(index as u32);
        }
        let clusters = members.into_iter().enumerate().filter(|(_, members)| !members.is_empty());
        let clusters = clusters.map(|(label, members)| Cluster { path: vec![label], members }).collect();
        ordered(self.estimator().facets(clusters), self.neuron.pool.size - 1)
    }

    fn estimator(&self) -> Estimator<'_> {
        let bins = Options::preset(Preset::Paper).sampling.bins;
        Estimator { engine: &self.engine, sample: &self.sample, bins, alphabet_size: self.alphabet.len() }
    }

    fn figures(&self, facet: &Facet, largest: f32) -> ClusterFigures {
        let both_strands = self.alphabet.complement();
        ClusterFigures {
            sequences: facet.members.len(),
            ppm: facet.ppm.clone(),
            consensus: self.alphabet.decode(&facet.consensus),
            consensus_activation: facet.consensus_activation,
            max_activation: facet.max_activation,
            decoupling: facet.decoupling(),
            importance: f64::from(facet.max_activation) / f64::from(largest),
            information: facet.ppm.mean_information(),
            correlation: self.truth.as_ref().map(|(_, truth)| align(&facet.ppm, truth, both_strands).correlation),
        }
    }

    fn map(&self, index: u32) -> &[f32] {
        let size = self.neuron.entering().size();
        &self.maps[index as usize * size..][..size]
    }

    fn points(&self, facets: &[Facet]) -> Points {
        let indices = 0..self.sample.values.len() as u32;
        let projections: Vec<[f64; 2]> = indices.map(|index| self.components.project(self.map(index))).collect();
        let mut cluster = vec![0; projections.len()];
        for (label, facet) in facets.iter().enumerate() {
            facet.members.iter().for_each(|&member| cluster[member as usize] = label as u32);
        }
        Points {
            x: projections.iter().map(|point| point[0] as f32).collect(),
            y: projections.iter().map(|point| point[1] as f32).collect(),
            cluster,
            value: self.sample.values.clone(),
            sequence: self.sample.sequences.iter().map(|codes| self.alphabet.decode(codes)).collect(),
        }
    }

    /// The mean of a cluster's maps, weighted by activation.
    fn centroid(&self, facet: &Facet) -> Centroid {
        let part = self.neuron.entering();
        let (mut sum, mut weight) = (vec![0.0f64; part.size()], 0.0);
        for &member in &facet.members {
            let value = f64::from(self.sample.values[member as usize]);
            weight += value;
            sum.iter_mut().zip(self.map(member)).for_each(|(sum, &x)| *sum += value * f64::from(x));
        }
        let mean: Vec<f32> = sum.iter().map(|sum| (sum / weight) as f32).collect();
        let [x, y] = self.components.project(&mean);
        Centroid { x, y, map: rows(&mean, part.channels) }
    }
}

/// Facets by the position of their pattern, then by size, and their shifts from the first one.
fn ordered(mut facets: Vec<Facet>, max_shift: usize) -> (Vec<Facet>, Vec<i32>) {
    facets.sort_by(|a, b| b.members.len().cmp(&a.members.len()).then_with(|| a.consensus.cmp(&b.consensus)));
    let shifts = shifts(&facets, max_shift);
    let left = shifts.iter().copied().min().unwrap_or(0);
    let mut pairs: Vec<(i32, Facet)> = shifts.into_iter().zip(facets).collect();
    pairs.sort_by_key(|&(shift, _)| shift);
    pairs.into_iter().map(|(shift, facet)| (facet, shift - left)).unzip()
}
