//! The questions that a neuron is asked, between demixing and the end of its analysis.
//!
//! ```text
//! facets ─Asking→ needed columns ─(comparisons)→ sites ─reduce→ syntax trees ─Inquiry→ distances, order, orientation
//! ```

use crate::alphabet::Alphabet;
use crate::demix::clarity::MIN_DECOUPLING;
use crate::dictionary::Site;
use crate::engine::simd::Simd;
use crate::grammar;
use crate::necessity::{Asking, Backgrounds, Inquiry, Instance, Letters, Needs, Reduced, Subject, reduce};
use crate::report::{Crm, NeuronReport, Note};
use crate::syntax::{LeftOut, SyntaxTree};
use std::collections::VecDeque;

/// Number of syntax trees that the network is asked about.
pub const TREES: usize = 2;

/// The last neuron, while the network is asked about it.
#[derive(Debug)]
pub struct Questions {
    engine: Simd,
    backgrounds: Backgrounds,
    alphabet: Alphabet,
    /// What was asked about the first facets.
    subjects: Vec<Subject>,
    /// Maximum number of trees to ask about.
    trees: usize,
    phase: Phase,
}

#[derive(Debug)]
enum Phase {
    /// Which columns of the facets are needed.
    Needs(Box<Asking>),
    /// The comparisons come first.
    Comparing,
    /// Which sites are needed, facet by facet.
    Sites(Vec<Reduced>),
    /// About the trees, by index.
    Trees(VecDeque<(usize, Inquiry)>),
}

/// Information content from which on a column of a motif is strict, bits.
const STRICT: f64 = 1.0;

/// Minimum decoupling (I₁) of a facet that is not a mixture after a wide pooling, where a consensus may activate the neuron
/// by what it holds anywhere.
const MIN_WIDE_DECOUPLING: f64 = 0.95;

/// What comes after a slice of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another slice.
    Continue,
    /// The comparisons.
    Compare,
    /// Nothing.
    Finish,
}

impl Questions {
    /// About the first `asked` facets of a neuron: their consensus, or, about the first mixture, the sequence that activates
    /// the neuron most; and about its first `trees` syntax trees.
    pub fn new(
        neuron: &NeuronReport,
        engine: Simd,
        backgrounds: Backgrounds,
        [asked, trees]: [usize; 2],
        alphabet: &Alphabet,
    ) -> Self {
        let facets = &neuron.crms[..asked.min(neuron.crms.len())];
        let strongest: Vec<u8> =
            neuron.sampling.max_sequence.bytes().filter_map(|letter| alphabet.encode(letter)).collect();
        let is_wide = neuron.notes.iter().any(|note| matches!(note, Note::WidePooling { .. }));
        let min_decoupling = if is_wide { MIN_WIDE_DECOUPLING } else { MIN_DECOUPLING };
        let mixture = facets.iter().position(|crm| crm.decoupling < min_decoupling);
        let mixture = mixture.filter(|_| strongest.len() == backgrounds.length());
        let subject = |(facet, crm): (usize, &Crm)| match mixture {
            Some(mixture) if mixture == facet => Subject { sequence: strongest.clone(), of_mixture: true },
            _ => Subject { sequence: crm.ppm.consensus(), of_mixture: false },
        };
        let subjects: Vec<Subject> = facets.iter().enumerate().map(subject).collect();
        let phase = Phase::Needs(Box::new(Asking::new(backgrounds.clone(), subjects.clone())));
        Self { engine, backgrounds, alphabet: alphabet.clone(), subjects, trees, phase }
    }

    /// Whether the comparisons come first.
    pub fn is_waiting(&self) -> bool {
        matches!(self.phase, Phase::Comparing)
    }

    /// After the comparisons.
    pub fn go_on(&mut self) {
        self.phase = Phase::Sites(Vec::new());
    }

    /// Whether the comparisons are over.
    pub fn is_after(&self) -> bool {
        matches!(self.phase, Phase::Sites(_) | Phase::Trees(_))
    }

    /// Estimated share of the questions that are answered.
    pub fn fraction(&self) -> f64 {
        match &self.phase {
            Phase::Needs(asking) => 0.6 * asking.fraction(),
            Phase::Comparing => 0.6,
            Phase::Sites(_) => 0.7,
            Phase::Trees(waiting) => 1.0 - 0.3 * waiting.len() as f64 / self.trees.max(1) as f64,
        }
    }

    /// A slice of work.
    pub fn step(&mut self, neuron: &mut NeuronReport) -> Next {
        match &mut self.phase {
            Phase::Comparing => Next::Compare,
            Phase::Needs(asking) => {
                let Some(needs) = asking.step(&self.engine) else { return Next::Continue };
                for ((crm, needs), subject) in neuron.crms.iter_mut().zip(needs).zip(&self.subjects) {
                    let sequence = subject.of_mixture.then(|| self.alphabet.decode(&subject.sequence));
                    crm.needs = needs.map(|needs| Needs { sequence, ..needs });
                }
                let is_found = !neuron.crms.is_empty();
                let max = neuron.sampling.max_activation;
                neuron.backgrounds = is_found.then(|| self.backgrounds.response(&self.engine, max));
                self.phase = Phase::Comparing;
                Next::Compare
            }
            Phase::Sites(reduced) => {
                let asked = neuron.crms.iter().zip(&self.subjects).filter(|(crm, _)| crm.needs.is_some());
                if let Some((crm, subject)) = asked.clone().nth(reduced.len()) {
                    let instances = instances(crm, &subject.sequence, neuron);
                    reduced.push(reduce(&self.engine, &self.backgrounds, &instances));
                    return Next::Continue;
                }
                let reduced = std::mem::take(reduced);
                self.arrange(neuron, reduced);
                Next::Continue
            }
            Phase::Trees(waiting) => {
                let Some((index, inquiry)) = waiting.front_mut() else {
                    grammar::join_alternatives(neuron);
                    return Next::Finish;
                };
                let Some(answers) = inquiry.step(&self.engine, &self.backgrounds) else { return Next::Continue };
                if let Some(tree) = neuron.syntax.as_mut().and_then(|trees| trees.get_mut(*index)) {
                    grammar::answer(tree, answers);
                }
                waiting.pop_front();
                Next::Continue
            }
        }
    }

    /// Makes the syntax trees from the needed sites, those first that raise the activation of random sequences most, and
    /// prepares the questions about them.
    fn arrange(&mut self, neuron: &mut NeuronReport, reduced: Vec<Reduced>) {
        let asked: Vec<usize> = (0..neuron.crms.len()).filter(|&facet| neuron.crms[facet].needs.is_some()).collect();
        let mut sites: Vec<Vec<Site>> = neuron.crms.iter().map(|crm| crm.sites.clone().unwrap_or_default()).collect();
        for (&facet, reduced) in asked.iter().zip(&reduced) {
            sites[facet] = reduced.instances.iter().map(|instance| instance.site).collect();
        }
        grammar::arrange(neuron, &sites);
        let ids: Vec<String> = neuron.dictionary.iter().flatten().map(|motif| motif.id.clone()).collect();
        let strongest = |tree: &SyntaxTree| {
            let is = |reduced: &Reduced| {
                let motifs = reduced.instances.iter().map(|instance| ids.get(instance.site.motif));
                motifs.eq(tree.leaves.iter().map(|leaf| Some(&leaf.motif)))
            };
            let own = asked.iter().copied().zip(&reduced).filter(|(_, reduced)| is(reduced));
            own.max_by(|a, b| a.1.gain.total_cmp(&b.1.gain).then(b.0.cmp(&a.0)))
        };
        let trees = neuron.syntax.as_deref_mut().unwrap_or_default();
        let left_out = |&(site, raise): &(Site, f64)| {
            Some(LeftOut { motif: ids.get(site.motif)?.clone(), start: site.start, raise })
        };
        for tree in trees.iter_mut() {
            let Some((_, reduced)) = strongest(tree) else { continue };
            tree.gain = Some(reduced.gain);
            tree.left_out = reduced.left_out.iter().filter_map(left_out).collect();
        }
        let gain = |tree: &SyntaxTree| tree.gain.unwrap_or(f64::NEG_INFINITY);
        trees.sort_by(|a, b| gain(b).total_cmp(&gain(a)));
        let widths: Vec<i32> = neuron.dictionary.iter().flatten().map(|motif| motif.ppm.width() as i32).collect();
        let inquiry = |tree: &SyntaxTree| {
            let (facet, Reduced { instances, .. }) = strongest(tree)?;
            let end = |instance: &Instance| instance.site.start + widths[instance.site.motif];
            let gaps = instances.windows(2).map(|pair| pair[1].site.start - end(&pair[0])).collect();
            let (crm, sequence) = (neuron.crms[facet].id.clone(), self.subjects[facet].sequence.clone());
            Some(Inquiry::new(crm, instances.clone(), gaps, self.alphabet.clone()).completed(sequence))
        };
        let waiting = trees.iter().take(self.trees).enumerate();
        let waiting = waiting.filter_map(|(index, tree)| Some((index, inquiry(tree)?))).collect();
        self.phase = Phase::Trees(waiting);
    }
}

/// The sites of a facet, each with the letters of the `sequence` within it that are needed, or that its motif holds on to:
/// a motif is asked about as a whole.
fn instances(crm: &Crm, sequence: &[u8], neuron: &NeuronReport) -> Vec<Instance> {
    let needed = |column: usize| {
        let runs = crm.needs.as_ref().map_or(&[][..], |needs| needs.runs());
        runs.iter().any(|[start, end]| (*start..*end).contains(&column))
    };
    let dictionary = neuron.dictionary.as_deref().unwrap_or_default();
    let instance = |site: &Site| {
        let bits = dictionary.get(site.motif)?.ppm.information_content();
        let is_strict = |column: usize| bits[(column as i32 - site.start) as usize] > STRICT;
        let columns =
            site.start.max(0) as usize..((site.start + bits.len() as i32).max(0) as usize).min(sequence.len());
        let held: Vec<usize> = columns.filter(|&column| needed(column) || is_strict(column)).collect();
        let whole = held.first().zip(held.last()).map_or(0..0, |(&first, &last)| first..last + 1);
        let letters: Letters = whole.map(|column| (column, sequence[column])).collect();
        (!letters.is_empty()).then_some(Instance::new(*site, letters))
    };
    crm.sites.iter().flatten().filter_map(instance).collect()
}
