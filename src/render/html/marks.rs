//! What users noted about the facets of a report: names, notes, stars, and which are hidden.

use super::number::{count, of};
use crate::report::{Crm, Mark, NeuronReport, Report};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What marks a starred facet.
pub(super) const STAR: &str = "★";

/// The marks of a report by the identifiers of the facets.
pub(super) struct Marks<'a>(BTreeMap<&'a str, &'a Mark>);

impl<'a> Marks<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        Self(report.marks.iter().flatten().map(|mark| (mark.facet.as_str(), mark)).collect())
    }

    /// The name that a facet was given.
    pub(super) fn name(&self, facet: &str) -> Option<&'a str> {
        self.0.get(facet)?.name.as_deref().filter(|name| !name.is_empty())
    }

    /// A facet by its name and identifier, or by its identifier alone.
    pub(super) fn label(&self, facet: &str) -> String {
        self.name(facet).map_or_else(|| facet.to_owned(), |name| format!("{name} ({facet})"))
    }

    pub(super) fn note(&self, facet: &str) -> Option<&'a str> {
        self.0.get(facet)?.note.as_deref().filter(|note| !note.is_empty())
    }

    pub(super) fn is_starred(&self, facet: &str) -> bool {
        self.0.get(facet).is_some_and(|mark| mark.starred == Some(true))
    }

    /// The facets of a neuron that are not hidden.
    pub(super) fn shown<'n>(&self, neuron: &'n NeuronReport) -> Vec<&'n Crm> {
        let is_hidden = |crm: &&Crm| self.0.get(crm.id.as_str()).is_some_and(|mark| mark.hidden == Some(true));
        neuron.crms.iter().filter(|crm| !is_hidden(crm)).collect()
    }

    /// Says how many facets of a neuron are hidden, if any.
    pub(super) fn hidden_in_words(&self, out: &mut String, neuron: &NeuronReport) {
        let hidden = neuron.crms.len() - self.shown(neuron).len();
        if hidden == 0 {
            return;
        }
        let _ = writeln!(
            out,
            "<p>{} of {} {} hidden by a mark in the report, and left out of the logos and of the tables of facets and of \
             known motifs.</p>",
            count(hidden as u64),
            of(neuron.crms.len(), "facet"),
            if hidden == 1 { "is" } else { "are" }
        );
    }
}
