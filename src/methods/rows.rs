//! Matrices → rows with their figures.

use super::{ATTRIBUTIONS, Explaining, MethodKind, MethodRow, Methods, Sample, Subject, align, maps, stacking};
use crate::deepresolve::ImportantFilter;
use crate::engine::Engine;
use crate::motif::Ppm;
use crate::sequence::SequenceSet;

/// A matrix before its figures are known.
struct RowDraft {
    method: MethodKind,
    subject: Subject,
    sequences: usize,
    ppm: Ppm,
    contributions: Option<Vec<Vec<f64>>>,
}

impl Methods {
    /// A row for everything that is done.
    pub(super) fn rows(&self, sample: &Sample, explaining: &Explaining) -> Vec<MethodRow> {
        let drafts = self.drafts(sample, explaining);
        let whole = |draft: &RowDraft| draft.ppm.width() == sample.sequences.length();
        let mut consensus = SequenceSet::new(sample.sequences.length());
        drafts.iter().filter(|draft| whole(draft)).for_each(|draft| consensus.push(&draft.ppm.consensus()));
        let values = if consensus.is_empty() { Vec::new() } else { self.engine.values(&consensus) };
        let mut values = values.into_iter();
        let row = |draft: RowDraft| {
            let value = if whole(&draft) { values.next() } else { None };
            self.row(draft, value, sample.max)
        };
        drafts.into_iter().map(row).collect()
    }

    fn drafts(&self, sample: &Sample, explaining: &Explaining) -> Vec<RowDraft> {
        let letters = self.alphabet.len();
        let mut drafts = Vec::new();
        if !sample.values.is_empty() {
            for (method, (ppm, sequences)) in [
                (MethodKind::Kelley, stacking::kelley(sample, letters)),
                (MethodKind::Alipanahi, stacking::alipanahi(sample, letters)),
            ] {
                drafts.push(RowDraft { method, subject: Subject::All, sequences, ppm, contributions: None });
            }
        }
        for (number, (_, method)) in ATTRIBUTIONS.into_iter().enumerate() {
            let Some((first, mean)) = explaining.of(number) else { continue };
            let count = explaining.sequences();
            for (map, sequences, subject) in [(first, 1, Subject::StrongestSequence), (&mean, count, Subject::Mean)] {
                drafts.push(RowDraft {
                    method,
                    subject,
                    sequences,
                    ppm: maps::matrix(map, letters),
                    contributions: Some(map.chunks_exact(letters).map(<[f64]>::to_vec).collect()),
                });
            }
        }
        for filter in explaining.filters().unwrap_or_default() {
            let ImportantFilter { channel, importance, inconsistency, ref ppm } = *filter;
            drafts.push(RowDraft {
                method: MethodKind::DeepResolve,
                subject: Subject::Filter { channel, importance, inconsistency },
                sequences: 0,
                ppm: ppm.clone(),
                contributions: None,
            });
        }
        for (number, pattern) in explaining.patterns().unwrap_or_default().iter().enumerate() {
            drafts.push(RowDraft {
                method: MethodKind::Modisco,
                subject: Subject::Motif { number: number + 1 },
                sequences: pattern.seqlets.len(),
                ppm: pattern.ppm(),
                contributions: None,
            });
        }
        for (number, motif) in explaining.expected().unwrap_or_default().iter().enumerate() {
            drafts.push(RowDraft {
                method: MethodKind::Meme,
                subject: Subject::Motif { number: number + 1 },
                sequences: motif.sites.len(),
                ppm: motif.ppm.clone(),
                contributions: None,
            });
        }
        let length = sample.sequences.length();
        let fits = |ppm: &Ppm| (ppm.width(), ppm.alphabet_size()) == (length, letters);
        for crm in self.neuron.crms.iter().filter(|crm| fits(&crm.ppm)) {
            drafts.push(RowDraft {
                method: MethodKind::NeuronMotif,
                subject: Subject::Facet { id: crm.id.clone() },
                sequences: crm.sequences,
                ppm: crm.ppm.rescaled(),
                contributions: None,
            });
        }
        drafts
    }

    fn row(&self, draft: RowDraft, value: Option<f32>, max: f32) -> MethodRow {
        MethodRow {
            method: draft.method,
            subject: draft.subject,
            sequences: draft.sequences,
            information: draft.ppm.mean_information(),
            consensus: self.alphabet.decode(&draft.ppm.consensus()),
            consensus_activation: value,
            decoupling: value.filter(|_| max > 0.0).map(|value| f64::from(value) / f64::from(max)),
            truth: self.truth.as_ref().map(|(_, truth)| align(&draft.ppm, truth, self.alphabet.complement())),
            ppm: draft.ppm,
            contributions: draft.contributions,
        }
    }
}
