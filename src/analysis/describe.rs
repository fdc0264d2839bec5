//! Results → the report's words and figures.

use super::neuron::Neuron;
use crate::alphabet::Alphabet;
use crate::demix::facets::{Facet, shifts};
use crate::motif::segment::contrast;
use crate::report::{Crm, SamplingReport};
use crate::sample::SampleSet;

/// Turns results into the report's words and figures.
pub struct Describer<'a> {
    neuron: &'a Neuron,
    alphabet: &'a Alphabet,
    /// The neuron's largest activation.
    max: f32,
}

impl<'a> Describer<'a> {
    /// For a neuron with this sample and these facets.
    pub fn new(neuron: &'a Neuron, alphabet: &'a Alphabet, sample: &SampleSet, facets: &[Facet]) -> Self {
        let max = facets.iter().map(|facet| facet.max_activation).fold(sample.max(), f32::max);
        Self { neuron, alphabet, max }
    }

    /// Facets sorted by quality, aligned to the best one.
    pub fn crms(&self, facets: Vec<Facet>) -> Vec<Crm> {
        let described: Vec<Crm> = facets.iter().map(|facet| self.crm(facet, 0, String::new())).collect();
        let contrast = |facet: &Facet| contrast(&facet.ppm, facet.members.len(), &self.neuron.options.grammar);
        let most = facets.iter().map(contrast).fold(0.0, f64::max);
        let mut pairs: Vec<(Crm, Facet)> = described.into_iter().zip(facets).collect();
        for (crm, facet) in &mut pairs {
            let relative = if most > 0.0 { contrast(facet) / most } else { 0.0 };
            crm.quality = crm.decoupling + crm.importance + relative;
        }
        pairs.sort_by(|(a, _), (b, _)| b.quality.total_cmp(&a.quality).then_with(|| a.paths.cmp(&b.paths)));
        let (mut crms, facets): (Vec<Crm>, Vec<Facet>) = pairs.into_iter().unzip();
        let shifts = shifts(&facets, self.neuron.substructure.jump().saturating_sub(1));
        for ((number, crm), shift) in crms.iter_mut().enumerate().zip(shifts) {
            crm.id = format!("{}.{}.{}", self.neuron.layer, self.neuron.channel, number + 1);
            crm.shift = shift;
        }
        crms
    }

    /// One facet; its quality is set when it is compared with the others.
    pub fn crm(&self, facet: &Facet, shift: i32, id: String) -> Crm {
        Crm {
            id,
            paths: facet.paths.clone(),
            sequences: facet.members.len(),
            max_activation: facet.max_activation,
            consensus: self.alphabet.decode(&facet.consensus),
            consensus_activation: facet.consensus_activation,
            decoupling: facet.decoupling(),
            importance: f64::from(facet.max_activation) / f64::from(self.max),
            information: facet.ppm.mean_information(),
            information_content: facet.ppm.information_content(),
            quality: 0.0,
            shift,
            ppm: facet.ppm.to_lists(),
            small: facet.members.len() < self.neuron.options.demixing.min_cluster,
            segments: None,
            search: None,
            sites: None,
        }
    }

    /// How its sequences were found.
    pub fn sampling(&self, sample: &SampleSet) -> SamplingReport {
        SamplingReport {
            method: sample.method,
            seeds: sample.seeds,
            pasted_seeds: sample.pasted_seeds,
            generations: sample.generations,
            evaluated: sample.evaluated,
            positives: sample.positives,
            kept: sample.values.len(),
            max_activation: self.max,
            max_sequence: sample.best().map(|i| self.alphabet.decode(sample.sequences.get(i))).unwrap_or_default(),
            stopped: sample.stopped.clone(),
            seconds: self.neuron.sampling_seconds,
            lower_seconds: 0.0,
        }
    }

    /// What a reader must know before trusting the figures.
    pub fn notes(&self, sample: &SampleSet, crms: &[Crm]) -> Vec<String> {
        let mut notes = Vec::new();
        if crms.is_empty() {
            notes.push("No sequence with a positive activation was found: the neuron is empty.".into());
        }
        let weights = self.neuron.substructure.target().map(|target| &target.weights);
        if weights.is_some_and(|weights| weights.iter().all(|&weight| weight <= 0.0)) {
            notes.push("The neuron has no positive weight: nothing below it can activate it.".into());
        }
        if sample.seeds > 0 && sample.pasted_seeds == 0 && self.neuron.substructure.before_target().is_some() {
            notes.push("The search started from random sequences: no matrix of the layer below contributes.".into());
        }
        if self.neuron.substructure.padded {
            notes.push("The receptive field reaches over the whole input, so its padding is kept: the neuron is the one in the middle.".into());
        }
        if self.neuron.substructure.poolings().is_empty() && self.neuron.substructure.before_target().is_some() {
            notes.push(
                "Nothing below the neuron is max-pooled, so no shifts are mixed and demixing has nothing to undo."
                    .into(),
            );
        }
        let small = crms.iter().filter(|crm| crm.small).count();
        if small > 0 {
            let least = self.neuron.options.demixing.min_cluster;
            notes
                .push(format!("{small} of {} facets have fewer than {least} sequences: too few to trust.", crms.len()));
        }
        notes
    }
}
