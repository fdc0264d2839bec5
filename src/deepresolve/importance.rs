//! The importance of each channel, from the maps of all starts.

use super::ascent::Ascended;
use super::mixture::inconsistent;

/// The importance of a channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChannelImportance {
    /// Weighted mean of its entries.
    pub importance: f64,
    /// Weighted variance of its entries.
    pub inconsistency: f64,
}

/// Of each channel.
pub fn importances(found: &[&Ascended], channels: usize) -> Vec<ChannelImportance> {
    let weights = weights(found);
    let vectors: Vec<Vec<f64>> = found.iter().map(|one| maxima(&one.map, channels)).collect();
    let entries = |channel: usize| vectors.iter().map(move |vector| vector[channel]).zip(weights.iter().copied());
    let inconsistency = |channel: usize| {
        let centre = mean(entries(channel));
        mean(entries(channel).map(|(x, weight)| ((x - centre) * (x - centre), weight)))
    };
    let variances: Vec<f64> = (0..channels).map(inconsistency).collect();
    let depends = inconsistent(&variances);
    let importance = |channel: usize| {
        let counts = |&(x, _): &(f64, f64)| !depends[channel] || x > 0.0;
        ChannelImportance { importance: mean(entries(channel).filter(counts)), inconsistency: variances[channel] }
    };
    (0..channels).map(importance).collect()
}

/// The maximum of each channel over the positions.
fn maxima(map: &[f64], channels: usize) -> Vec<f64> {
    let mut maxima = vec![f64::NEG_INFINITY; channels];
    for row in map.chunks_exact(channels) {
        maxima.iter_mut().zip(row).for_each(|(max, x)| *max = max.max(*x));
    }
    maxima
}

/// The activations, from the smallest one on where one is negative; equal ones where none remains.
fn weights(found: &[&Ascended]) -> Vec<f64> {
    let least = found.iter().map(|one| one.activation).fold(0.0, f64::min);
    let weights: Vec<f64> = found.iter().map(|one| one.activation - least).collect();
    if weights.iter().any(|&weight| weight > 0.0) { weights } else { vec![1.0; found.len()] }
}

/// The weighted mean; 0 where nothing has a weight.
fn mean(entries: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (sum, all) = entries.fold((0.0, 0.0), |(sum, all), (x, weight)| (sum + weight * x, all + weight));
    if all > 0.0 { sum / all } else { 0.0 }
}
