//! Checks that a report is consistent.

use super::{Crm, KnownMotifs, NeuronReport, Report};
use crate::error::{Details, Error, Result};
use crate::known::Search;
use crate::motif::Ppm;
use crate::necessity::Answers;
use crate::syntax::{Alternatives, Branch, SyntaxTree};
use serde::Serialize;
use std::collections::BTreeSet;

/// Whether a report's digest matches its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum DigestCheck {
    /// It matches.
    Equal,
    /// The report was changed after its digest was computed.
    Differs,
}

impl Report {
    /// Compares the digest in the report with the digest of its content.
    pub fn check_digest(&self) -> DigestCheck {
        if self.digest_of() == self.digest { DigestCheck::Equal } else { DigestCheck::Differs }
    }

    /// Checks that matrices have a column per letter of the alphabet, and that every index, position and identifier
    /// refers to something in the report. Rows were checked when they were read, see [`Ppm`].
    ///
    /// # Errors
    /// [`Code::Report`](crate::error::Code::Report) with [`Details::Field`] for the first inconsistent field.
    pub fn check(&self) -> Result<()> {
        let letters = self.model.alphabet.chars().count();
        let motifs = self.known.as_ref().map_or(0, |known| known.motifs.len());
        let checker = Checker { letters, motifs };
        for (i, neuron) in self.neurons.iter().enumerate() {
            checker.neuron(neuron, &format!("neurons.{i}"))?;
        }
        self.known.as_ref().map_or(Ok(()), |known| checker.known(known))?;
        self.marked_facets()?;
        self.network_motifs()
    }

    /// Checks that what was noted is about facets of the report.
    fn marked_facets(&self) -> Result<()> {
        let ids: BTreeSet<&str> =
            self.neurons.iter().flat_map(|neuron| &neuron.crms).map(|crm| crm.id.as_str()).collect();
        for (i, mark) in self.marks.iter().flatten().enumerate() {
            if !ids.contains(mark.facet.as_str()) {
                return Err(wrong(&format!("marks.{i}.facet"), &format!("there is no facet {}", mark.facet)));
            }
        }
        Ok(())
    }

    /// Checks that every motif of the network is one of a dictionary.
    fn network_motifs(&self) -> Result<()> {
        let dictionaries = self.neurons.iter().flat_map(|neuron| neuron.dictionary.iter().flatten());
        let ids: BTreeSet<&str> = dictionaries.map(|motif| motif.id.as_str()).collect();
        for (i, motif) in self.motifs.iter().flatten().enumerate() {
            let members = motif.members.iter().map(|member| &member.motif);
            if let Some(missing) = [&motif.motif].into_iter().chain(members).find(|id| !ids.contains(id.as_str())) {
                return Err(wrong(&format!("motifs.{i}"), &format!("no dictionary has a motif {missing}")));
            }
        }
        Ok(())
    }
}

/// Sizes that the parts of a report are checked against.
struct Checker {
    /// Number of letters of the alphabet.
    letters: usize,
    /// Number of known motifs.
    motifs: usize,
}

impl Checker {
    fn known(&self, known: &KnownMotifs) -> Result<()> {
        for (i, motif) in known.motifs.iter().enumerate() {
            let path = format!("known.motifs.{i}");
            self.matrix(&motif.ppm, &format!("{path}.ppm"))?;
            index(motif.database, known.databases.len(), "databases", &format!("{path}.database"))?;
        }
        for (i, factor) in known.factors.iter().enumerate() {
            index(factor.motif, self.motifs, "known motifs", &format!("known.factors.{i}.motif"))?;
        }
        Ok(())
    }

    fn neuron(&self, neuron: &NeuronReport, path: &str) -> Result<()> {
        let motifs = neuron.dictionary.as_deref().unwrap_or_default();
        if let Some(clarity) = &neuron.clarity {
            share(clarity.coverage, &format!("{path}.clarity.coverage"))?;
        }
        if let Some(mixed) = &neuron.mixed {
            self.facet(mixed, motifs.len(), &format!("{path}.mixed"))?;
        }
        for (i, crm) in neuron.crms.iter().enumerate() {
            self.facet(crm, motifs.len(), &format!("{path}.crms.{i}"))?;
        }
        for (i, motif) in motifs.iter().enumerate() {
            let path = format!("{path}.dictionary.{i}");
            self.matrix(&motif.ppm, &format!("{path}.ppm"))?;
            self.search(motif.search.as_ref(), motif.ppm.width(), &path)?;
            let crm = neuron.crms.iter().find(|crm| crm.id == motif.crm);
            let crm = crm.ok_or_else(|| wrong(&format!("{path}.crm"), &format!("there is no facet {}", motif.crm)))?;
            index(motif.start, crm.ppm.width(), "positions", &format!("{path}.start"))?;
        }
        let trees = neuron.syntax.as_deref().unwrap_or_default();
        for (i, tree) in trees.iter().enumerate() {
            let path = format!("{path}.syntax.{i}");
            syntax(tree, &path)?;
            if let Some(alternatives) = &tree.alternatives {
                self::alternatives(alternatives, tree.leaves.len(), trees.len(), &format!("{path}.alternatives"))?;
            }
            if let Some(answers) = &tree.answers {
                answered(answers, tree.leaves.len(), &format!("{path}.answers"))?;
            }
            let leaves = tree.leaves.iter().enumerate().map(|(i, leaf)| (format!("leaves.{i}"), &leaf.motif));
            let left_out = tree.left_out.iter().enumerate().map(|(i, motif)| (format!("left_out.{i}"), &motif.motif));
            let others = tree.alternatives.iter().flat_map(|own| &own.others).enumerate();
            let others = others.map(|(i, other)| (format!("alternatives.others.{i}.leaf"), &other.leaf.motif));
            for (part, id) in leaves.chain(left_out).chain(others) {
                if !motifs.iter().any(|motif| motif.id == *id) {
                    let what = format!("the dictionary has no motif {id}");
                    return Err(wrong(&format!("{path}.{part}.motif"), &what));
                }
            }
        }
        for (i, origin) in neuron.origins.iter().flatten().enumerate() {
            let path = format!("{path}.origins.{i}");
            index(origin.tree, trees.len(), "syntax trees", &format!("{path}.tree"))?;
            let leaves = trees[origin.tree].leaves.len();
            range(origin.leaves[0], origin.leaves[1], leaves, "leaves", &format!("{path}.leaves"))?;
        }
        Ok(())
    }

    fn facet(&self, crm: &Crm, motifs: usize, path: &str) -> Result<()> {
        self.matrix(&crm.ppm, &format!("{path}.ppm"))?;
        let width = crm.ppm.width();
        same(crm.information_content.len(), width, &format!("{path}.information_content"))?;
        same(crm.consensus.chars().count(), width, &format!("{path}.consensus"))?;
        finite(crm.max_activation, &format!("{path}.max_activation"))?;
        finite(crm.consensus_activation, &format!("{path}.consensus_activation"))?;
        crm.purity.map_or(Ok(()), |purity| share(purity, &format!("{path}.purity")))?;
        self.search(crm.search.as_ref(), width, path)?;
        if let Some(needs) = &crm.needs {
            let levels = needs.levels.iter().enumerate().map(|(i, needed)| (format!("levels.{i}"), needed));
            for (name, needed) in levels.chain(needs.once.iter().map(|needed| ("once".to_owned(), needed))) {
                for [start, end] in &needed.runs {
                    range(*start, *end, width, "positions", &format!("{path}.needs.{name}.runs"))?;
                }
            }
        }
        if let Some(sequence) = crm.needs.as_ref().and_then(|needs| needs.sequence.as_ref()) {
            same(sequence.chars().count(), width, &format!("{path}.needs.sequence"))?;
        }
        for (i, drawn) in crm.needs.iter().flat_map(|needs| &needs.drawn).enumerate() {
            let path = format!("{path}.needs.drawn.{i}");
            self.matrix(&drawn.ppm, &format!("{path}.ppm"))?;
            range(drawn.start, drawn.span().end, width, "positions", &path)?;
        }
        for (i, segment) in crm.segments.iter().flatten().enumerate() {
            let path = format!("{path}.segments.{i}");
            range(segment.start, segment.end, width, "positions", &path)?;
            self.search(segment.search.as_ref(), segment.end - segment.start, &path)?;
        }
        for (i, site) in crm.sites.iter().flatten().enumerate() {
            index(site.motif, motifs, "dictionary motifs", &format!("{path}.sites.{i}.motif"))?;
        }
        for (i, strong) in crm.strongest.iter().flatten().enumerate() {
            let path = format!("{path}.strongest.{i}");
            same(strong.sequence.chars().count(), width, &format!("{path}.sequence"))?;
            finite(strong.activation, &format!("{path}.activation"))?;
        }
        Ok(())
    }

    /// The matches of a matrix of `width` positions.
    fn search(&self, search: Option<&Search>, width: usize, path: &str) -> Result<()> {
        let Some(search) = search else { return Ok(()) };
        for (i, found) in search.matches.iter().enumerate() {
            index(found.motif, self.motifs, "known motifs", &format!("{path}.search.matches.{i}.motif"))?;
        }
        for (i, part) in search.parts.iter().flatten().enumerate() {
            let path = format!("{path}.search.parts.{i}");
            range(part.start, part.end, width, "positions", &path)?;
            index(part.found, search.matches.len(), "matches", &format!("{path}.found"))?;
        }
        Ok(())
    }

    fn matrix(&self, ppm: &Ppm, path: &str) -> Result<()> {
        if ppm.alphabet_size() == self.letters {
            return Ok(());
        }
        let what = format!("it has {} columns; the alphabet has {} letters", ppm.alphabet_size(), self.letters);
        Err(wrong(path, &what))
    }
}

/// Checks that a tree has a gap between neighbouring leaves, contains every leaf once and in order, and has one entry per
/// leaf in each row of its truth table.
fn syntax(tree: &SyntaxTree, path: &str) -> Result<()> {
    let leaves = tree.leaves.len();
    same(tree.gaps.len() + 1, leaves, &format!("{path}.gaps"))?;
    let mut named = Vec::new();
    collect(&tree.tree, &mut named);
    if !named.into_iter().eq(0..leaves) {
        return Err(wrong(&format!("{path}.tree"), "it does not name every leaf once, from 5' to 3'"));
    }
    for (i, row) in tree.rows.iter().enumerate() {
        same(row.present.len(), leaves, &format!("{path}.rows.{i}.present"))?;
    }
    Ok(())
}

/// Checks that the trees and the leaf are there, and that each row of the truth table has one entry per motif.
fn alternatives(alternatives: &Alternatives, leaves: usize, trees: usize, path: &str) -> Result<()> {
    index(alternatives.leaf, leaves, "leaves", &format!("{path}.leaf"))?;
    for (i, other) in alternatives.others.iter().enumerate() {
        index(other.tree, trees, "syntax trees", &format!("{path}.others.{i}.tree"))?;
    }
    for (i, row) in alternatives.rows.iter().enumerate() {
        same(row.present.len(), leaves + alternatives.others.len(), &format!("{path}.rows.{i}.present"))?;
    }
    Ok(())
}

/// Checks that there is an answer for every leaf, and for every pair of neighbours.
fn answered(answers: &Answers, leaves: usize, path: &str) -> Result<()> {
    same(answers.alone.len(), leaves, &format!("{path}.alone"))?;
    same(answers.left_out.len(), leaves, &format!("{path}.left_out"))?;
    if !answers.reversed.is_empty() {
        same(answers.reversed.len(), leaves, &format!("{path}.reversed"))?;
    }
    if !answers.written.is_empty() {
        same(answers.written.len(), leaves, &format!("{path}.written"))?;
    }
    same(answers.swapped.len() + 1, leaves, &format!("{path}.swapped"))?;
    for (i, distances) in answers.distances.iter().enumerate().filter(|(_, distances)| !distances.starts.is_empty()) {
        same(distances.starts.len(), distances.means.len(), &format!("{path}.distances.{i}.starts"))?;
    }
    for (i, pair) in answers.pairs.iter().enumerate() {
        let [left, right] = pair.leaves;
        range(left, right, leaves.saturating_sub(1), "leaves", &format!("{path}.pairs.{i}.leaves"))?;
    }
    same(answers.distances.len() + 1, leaves, &format!("{path}.distances"))
}

fn collect(branch: &Branch, leaves: &mut Vec<usize>) {
    match branch {
        Branch::Leaf(leaf) => leaves.push(*leaf),
        Branch::Join { left, right, .. } => {
            collect(left, leaves);
            collect(right, leaves);
        }
    }
}

fn index(index: usize, count: usize, what: &str, path: &str) -> Result<()> {
    if index < count { Ok(()) } else { Err(wrong(path, &format!("it is {index}; there are {count} {what}"))) }
}

fn range(start: usize, end: usize, count: usize, what: &str, path: &str) -> Result<()> {
    if start < end && end <= count {
        return Ok(());
    }
    Err(wrong(path, &format!("{start} to {end} is no range of {count} {what}")))
}

fn same(found: usize, expected: usize, path: &str) -> Result<()> {
    if found == expected { Ok(()) } else { Err(wrong(path, &format!("it is for {found}, not for {expected}"))) }
}

fn finite(value: f32, path: &str) -> Result<()> {
    if value.is_finite() { Ok(()) } else { Err(wrong(path, "it is not finite")) }
}

fn share(value: f64, path: &str) -> Result<()> {
    if (0.0..=1.0).contains(&value) {
        Ok(())
    } else {
        Err(wrong(path, &format!("{value} is no share: it is not in 0 … 1")))
    }
}

fn wrong(path: &str, what: &str) -> Error {
    super::json::refusal(format!("The report's field {path} is wrong: {what}."), super::json::DOWNLOAD_AGAIN)
        .with(Details::Field { path: path.into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::known::Part;
    use crate::necessity::{Drawn, Needed, Needs};
    use crate::report::example::{add_alternatives, add_pairs, report};

    /// Needs of the first facet, in which nothing is inconsistent.
    fn needs(report: &mut Report) -> &mut Needs {
        let needs =
            Needs { without: 0.0, whole: 1.0, levels: Vec::new(), once: None, sequence: None, drawn: Vec::new() };
        report.neurons[0].crms[0].needs.insert(needs)
    }

    #[test]
    fn the_error_names_the_inconsistent_field() {
        type Change = (&'static str, fn(&mut Report));
        let changes: [Change; 23] = [
            ("neurons.0.syntax.0.alternatives.others.0.tree", |r| {
                add_alternatives(r);
                r.neurons[0].syntax.as_mut().unwrap().pop();
            }),
            ("neurons.0.syntax.0.alternatives.rows.1.present", |r| {
                add_alternatives(r);
                let tree = &mut r.neurons[0].syntax.as_mut().unwrap()[0];
                tree.alternatives.as_mut().unwrap().rows[1].present.pop();
            }),
            ("neurons.0.syntax.0.answers.pairs.0.leaves", |r| {
                add_pairs(r);
                r.neurons[0].syntax.as_mut().unwrap()[0].answers.as_mut().unwrap().pairs[0].leaves = [0, 2];
            }),
            ("neurons.0.dictionary.0.search.parts.0", |r| {
                let motif = &mut r.neurons[0].dictionary.as_mut().unwrap()[0];
                motif.search.as_mut().unwrap().parts = Some(vec![Part { start: 2, end: 99, found: 0 }]);
            }),
            ("neurons.0.crms.0.needs.levels.0.runs", |r| {
                needs(r).levels.push(Needed { gain: 0.5, runs: vec![[2, 99]] });
            }),
            ("neurons.0.crms.0.needs.once.runs", |r| {
                needs(r).once = Some(Needed { gain: 0.5, runs: vec![[2, 99]] });
            }),
            ("neurons.0.crms.0.needs.sequence", |r| needs(r).sequence = Some("ACG".into())),
            ("neurons.0.crms.0.needs.drawn.0", |r| {
                let ppm = r.neurons[0].crms[0].ppm.part(0..2);
                needs(r).drawn.push(Drawn { start: usize::MAX, ppm });
            }),
            ("neurons.0.syntax.0.answers.written", |r| {
                let answers = r.neurons[0].syntax.as_mut().unwrap()[0].answers.as_mut().unwrap();
                answers.written.pop();
            }),
            ("neurons.0.syntax.0.answers.distances.0.starts", |r| {
                let answers = r.neurons[0].syntax.as_mut().unwrap()[0].answers.as_mut().unwrap();
                answers.distances[0].starts.push(0);
            }),
            ("neurons.0.syntax.0.answers.alone", |r| {
                let answers = r.neurons[0].syntax.as_mut().unwrap()[0].answers.as_mut().unwrap();
                answers.alone.clear();
            }),
            ("neurons.0.crms.0.ppm", |r| r.model.alphabet.push('N')),
            ("neurons.0.clarity.coverage", |r| r.neurons[0].clarity.as_mut().unwrap().coverage = 1.1),
            ("neurons.0.crms.0.purity", |r| r.neurons[0].crms[0].purity = Some(-0.1)),
            ("neurons.0.crms.0.consensus", |r| r.neurons[0].crms[0].consensus.push('A')),
            ("neurons.0.crms.0.information_content", |r| r.neurons[0].crms[0].information_content.push(0.0)),
            ("neurons.0.crms.0.segments.0", |r| r.neurons[0].crms[0].segments.as_mut().unwrap()[0].end = 99),
            ("neurons.0.dictionary.0.crm", |r| r.neurons[0].dictionary.as_mut().unwrap()[0].crm.clear()),
            ("neurons.0.syntax.0.gaps", |r| r.neurons[0].syntax.as_mut().unwrap()[0].gaps.push(None)),
            ("motifs.0", |r| r.motifs.as_mut().unwrap()[0].members[0].motif.push('9')),
            ("marks.0.facet", |r| r.marks.as_mut().unwrap()[0].facet.push('9')),
            ("known.motifs.0.database", |r| r.known.as_mut().unwrap().motifs[0].database = 9),
            ("known.factors.0.motif", |r| r.known.as_mut().unwrap().factors[0].motif = 9),
        ];
        assert_eq!(report().check(), Ok(()));
        for (path, change) in changes {
            let mut report = report();
            report.neurons[0].mixed = None;
            change(&mut report);
            let error = report.check().unwrap_err();
            assert_eq!(error.details(), Some(&Details::Field { path: path.into() }), "{error}");
        }
    }

    #[test]
    fn a_changed_report_does_not_match_its_digest() {
        let mut report = report();
        assert_eq!(report.check_digest(), DigestCheck::Equal);
        report.neurons[0].sampling.kept += 1;
        assert_eq!(report.check_digest(), DigestCheck::Differs);
    }
}
