//! Turns results into the entries of the report.

use crate::alphabet::Alphabet;
use crate::demix::clarity::{Clarity, clarity};
use crate::demix::facets::{Facet, shifts};
use crate::demix::purity::Places;
use crate::motif::segment::{contrast, motif_runs};
use crate::options::Options;
use crate::report::{Crm, Note, SamplingReport, StrongSequence};
use crate::sample::{SampleSet, SamplingMethod};
use crate::substructure::Substructure;
use rayon::prelude::*;

/// Number of sequences of a facet in the report.
const STRONGEST: usize = 20;

/// The neuron that is described, and the options of its analysis.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// The neuron, cut to its receptive field.
    pub substructure: &'a Substructure,
    /// Its options.
    pub options: &'a Options,
    /// Letters of the sequences.
    pub alphabet: &'a Alphabet,
}

/// Turns results into the entries of the report.
pub struct Describer<'a> {
    subject: Subject<'a>,
    /// The neuron's largest activation.
    max: f32,
    /// Number of sequences from which on a facet has enough.
    enough: usize,
}

impl<'a> Describer<'a> {
    /// A describer of a neuron with this sample and these facets.
    pub fn new(subject: Subject<'a>, sample: &SampleSet, facets: &[Facet]) -> Self {
        let max = facets.iter().map(|facet| facet.max_activation).fold(sample.max(), f32::max);
        Self { subject, max, enough: enough(&subject, sample) }
    }

    /// The CN CRMs of the facets, sorted by quality and aligned to the best one, and how well they explain the neuron.
    pub fn crms(&self, facets: Vec<Facet>, sample: &SampleSet) -> (Vec<Crm>, Option<Clarity>) {
        let mut described: Vec<Crm> = facets.iter().map(|facet| self.crm(facet, 0, String::new())).collect();
        let placed: Vec<(&Facet, Option<(Places, f64)>)> =
            facets.par_iter().with_max_len(1).map(|facet| (facet, self.places(facet, sample))).collect();
        for (crm, (facet, places)) in described.iter_mut().zip(&placed) {
            crm.purity = places.as_ref().map(|(_, purity)| *purity);
            crm.strongest = Some(self.strongest(facet, sample));
        }
        let clarity = (!placed.is_empty()).then(|| clarity(sample, self.max, &placed, self.enough));
        let contrast = |facet: &Facet| contrast(&facet.ppm, facet.members.len(), &self.subject.options.grammar);
        let max_contrast = facets.iter().map(contrast).fold(0.0, f64::max);
        let mut pairs: Vec<(Crm, Facet)> = described.into_iter().zip(facets).collect();
        for (crm, facet) in &mut pairs {
            let relative = if max_contrast > 0.0 { contrast(facet) / max_contrast } else { 0.0 };
            crm.quality = crm.decoupling + crm.importance + relative;
        }
        pairs.sort_by(|(a, _), (b, _)| b.quality.total_cmp(&a.quality).then_with(|| a.paths.cmp(&b.paths)));
        let (mut crms, facets): (Vec<Crm>, Vec<Facet>) = pairs.into_iter().unzip();
        let shifts = shifts(&facets, self.subject.substructure.jump().saturating_sub(1));
        for ((number, crm), shift) in crms.iter_mut().enumerate().zip(shifts) {
            crm.id = format!("{}.{}.{}", self.subject.layer, self.subject.channel, number + 1);
            crm.shift = shift;
        }
        (crms, clarity)
    }

    /// The places of a facet's motifs, and its purity; none without an informative column or with few sequences.
    fn places(&self, facet: &Facet, sample: &SampleSet) -> Option<(Places, f64)> {
        let Subject { substructure, options, .. } = self.subject;
        if facet.members.len() < self.enough {
            return None;
        }
        let runs = motif_runs(&facet.ppm, facet.members.len(), &options.grammar);
        let places = Places::estimate(sample, &facet.members, &runs, substructure.jump(), substructure.alphabet_size)?;
        let purity = places.purity(sample, &facet.members);
        Some((places, purity))
    }

    /// The CN CRM of one facet; its quality is set later by comparison with the others.
    pub fn crm(&self, facet: &Facet, shift: i32, id: String) -> Crm {
        Crm {
            id,
            paths: facet.paths.clone(),
            sequences: facet.members.len(),
            purity: None,
            max_activation: facet.max_activation,
            consensus: self.subject.alphabet.decode(&facet.consensus),
            consensus_activation: facet.consensus_activation,
            decoupling: facet.decoupling(),
            importance: f64::from(facet.max_activation) / f64::from(self.max),
            information: facet.ppm.mean_information(),
            information_content: facet.ppm.information_content(),
            quality: 0.0,
            shift,
            ppm: facet.ppm.clone(),
            small: facet.members.len() < self.enough,
            found: None,
            needs: None,
            segments: None,
            search: None,
            sites: None,
            strongest: None,
        }
    }

    /// The strongest sequences of a facet; of equal ones the first.
    fn strongest(&self, facet: &Facet, sample: &SampleSet) -> Vec<StrongSequence> {
        let activation = |&member: &u32| sample.values[member as usize];
        let mut members = facet.members.clone();
        members.sort_by(|a, b| activation(b).total_cmp(&activation(a)).then_with(|| a.cmp(b)));
        let strong = |member: u32| StrongSequence {
            sequence: self.subject.alphabet.decode(sample.sequences.get(member as usize)),
            activation: activation(&member),
        };
        members.into_iter().take(STRONGEST).map(strong).collect()
    }

    /// How the sequences were found.
    pub fn sampling(&self, sample: &SampleSet) -> SamplingReport {
        SamplingReport {
            method: sample.method,
            seeds: sample.seeds,
            pasted_seeds: sample.pasted_seeds,
            together: None,
            insertion: None,
            generations: sample.generations,
            evaluated: sample.evaluated,
            positives: sample.positives,
            kept: sample.values.len(),
            max_activation: self.max,
            level: None,
            max_sequence: sample
                .best()
                .map(|i| self.subject.alphabet.decode(sample.sequences.get(i)))
                .unwrap_or_default(),
            stopped: sample.stopped.clone(),
            seconds: 0.0,
            lower_seconds: 0.0,
        }
    }

    /// Notes that a reader needs to interpret the results.
    pub fn notes(&self, sample: &SampleSet, crms: &[Crm]) -> Vec<Note> {
        let mut notes = Vec::new();
        if crms.is_empty() {
            notes.push(if sample.values.is_empty() { Note::Empty } else { Note::Constant });
        }
        let weights = self.subject.substructure.target().map(|target| &target.weights);
        if weights.is_some_and(|weights| weights.iter().all(|&weight| weight <= 0.0)) {
            notes.push(Note::NoPositiveWeight);
        }
        if sample.seeds > 0 && sample.pasted_seeds == 0 && self.subject.substructure.before_target().is_some() {
            notes.push(Note::RandomStart);
        }
        if self.subject.substructure.padded {
            notes.push(Note::Padded);
        }
        if self.subject.substructure.poolings().is_empty() && self.subject.substructure.before_target().is_some() {
            notes.push(Note::NoPooling);
        }
        if let Some(positions) = self.subject.substructure.wide_pooling() {
            notes.push(Note::WidePooling { positions });
        }
        let small = crms.iter().filter(|crm| crm.small).count();
        if small > 0 {
            notes.push(Note::SmallFacets { small, facets: crms.len(), sequences: self.enough });
        }
        notes
    }
}

/// Number of sequences from which on a facet has enough: an option, or where all sequences were evaluated and fewer are
/// active, all of these, for there are no others.
fn enough(subject: &Subject, sample: &SampleSet) -> usize {
    let min = subject.options.demixing.min_cluster;
    match sample.method {
        SamplingMethod::Enumeration => min.min(sample.values.len()),
        SamplingMethod::Search => min,
    }
}
