//! The motifs and trees that are looked for: those of a report, or the matrices of a file.

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::motif::Ppm;
use crate::motif::database::{Database, Motif};
use crate::report::{NeuronReport, Report};
use crate::syntax::SyntaxTree;
use serde::{Deserialize, Serialize};

/// Most motifs that are looked for at once; each takes up to about 500 KB.
const MAX_MOTIFS: usize = 1_000;

/// A matrix that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct SubjectMotif {
    /// Identifier in its report or file.
    pub id: String,
    /// Its name as every view shows it.
    pub name: String,
    /// Probabilities.
    pub ppm: Ppm,
    /// Number of sites that these were counted from; [`Motif::SITES`] where that is not known.
    pub sites: f64,
}

/// A syntax tree that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct SubjectTree {
    /// Layer of its neuron, counted from 1.
    pub layer: usize,
    /// Channel of its neuron, counted from 0.
    pub channel: usize,
    /// Index among the trees of its neuron.
    pub index: usize,
    /// Indices of its leaves among the motifs.
    pub leaves: Vec<usize>,
    /// The tree.
    pub tree: SyntaxTree,
}

/// Everything that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Subjects {
    /// Letters of the matrices' columns.
    pub alphabet: Alphabet,
    /// The motifs.
    pub motifs: Vec<SubjectMotif>,
    /// The trees of these motifs.
    pub trees: Vec<SubjectTree>,
}

/// A neuron.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct NeuronPlace {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
}

/// Which motifs and trees of a report or file are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "OccurrenceSelection"))]
#[serde(default, deny_unknown_fields)]
pub struct Selection {
    /// Neurons of a report whose dictionaries and trees are looked for; all where there are none.
    pub neurons: Vec<NeuronPlace>,
    /// Whether the distinct motifs of the network are looked for in place of the dictionaries; without trees.
    pub distinct: bool,
    /// Identifiers of the motifs that are looked for; all where there are none.
    pub motifs: Vec<String>,
}

impl Subjects {
    /// Those of a report: the dictionaries and trees of its neurons, or the distinct motifs of its network.
    ///
    /// # Errors
    /// [`Code::Neurons`] for a neuron that is not in the report, [`Code::Report`] where there are no such motifs,
    /// [`Code::Option`] for a motif that is not there, [`Code::MotifMemory`] for too many motifs.
    pub fn of_report(report: &Report, selection: &Selection) -> Result<Self> {
        let letters = report.model.alphabet.as_bytes();
        let alphabet =
            [Alphabet::DNA, Alphabet::RNA, Alphabet::PROTEIN].into_iter().find(|own| own.letters() == letters);
        let alphabet = alphabet.or_else(|| Alphabet::custom(letters)).ok_or_else(|| {
            let name = &report.model.alphabet;
            refusal(
                Code::Report,
                name,
                format!("The report's alphabet {name} cannot be read."),
                "Analyse the network again.",
            )
        })?;
        let neurons = neurons(report, selection)?;
        let distinct: Option<Vec<(&str, &str)>> = selection
            .distinct
            .then(|| report.motifs.iter().flatten().map(|motif| (motif.motif.as_str(), motif.name.as_str())).collect());
        let mut motifs = Vec::new();
        for motif in neurons.iter().flat_map(|neuron| neuron.dictionary.iter().flatten()) {
            let name = match &distinct {
                None => motif.shown(),
                Some(distinct) => match distinct.iter().find(|(id, _)| *id == motif.id) {
                    Some((_, name)) => name,
                    None => continue,
                },
            };
            motifs.push(SubjectMotif {
                id: motif.id.clone(),
                name: name.to_owned(),
                ppm: motif.ppm.rescaled(),
                sites: motif.sequences.map_or(Motif::SITES, |sequences| sequences as f64),
            });
        }
        if motifs.is_empty() {
            return Err(refusal(
                Code::Report,
                &report.model.name,
                format!("The report of {} has no motifs to look for.", report.model.name),
                "Analyse a neuron first; its dictionary of motifs is made at the end of its run.",
            ));
        }
        let motifs = selected(motifs, &selection.motifs)?;
        let trees = if selection.distinct { Vec::new() } else { trees(&neurons, &motifs) };
        Ok(Self { alphabet, motifs, trees })
    }

    /// The matrices of a motif file.
    ///
    /// # Errors
    /// [`Code::Option`] for a motif that is not there, [`Code::MotifMemory`] for too many motifs.
    pub fn of_file(file: Database, selection: &Selection) -> Result<Self> {
        let Database { alphabet, motifs, .. } = file;
        let subject = |motif: Motif| SubjectMotif {
            id: motif.id,
            name: motif.name,
            ppm: motif.ppm.rescaled(),
            sites: motif.sites,
        };
        let motifs = selected(motifs.into_iter().map(subject).collect(), &selection.motifs)?;
        Ok(Self { alphabet, motifs, trees: Vec::new() })
    }
}

fn neurons<'a>(report: &'a Report, selection: &Selection) -> Result<Vec<&'a NeuronReport>> {
    if selection.neurons.is_empty() {
        return Ok(report.neurons.iter().collect());
    }
    let find = |place: &NeuronPlace| {
        let NeuronPlace { layer, channel } = *place;
        let found = report.neurons.iter().find(|neuron| (neuron.layer, neuron.channel) == (layer, channel));
        found.ok_or_else(|| {
            let name = format!("neuron {channel} of layer {layer}");
            let message = format!("The report does not have {name}.");
            refusal(Code::Neurons, &name, message, "Choose neurons that were analysed.")
        })
    };
    selection.neurons.iter().map(find).collect()
}

/// The motifs with these identifiers.
fn selected(motifs: Vec<SubjectMotif>, ids: &[String]) -> Result<Vec<SubjectMotif>> {
    if let Some(missing) = ids.iter().find(|id| !motifs.iter().any(|motif| motif.id == **id)) {
        let message = format!("There is no motif “{missing}”.");
        return Err(refusal(Code::Option, missing, message, "Choose identifiers of the report or file."));
    }
    let kept: Vec<SubjectMotif> =
        motifs.into_iter().filter(|motif| ids.is_empty() || ids.contains(&motif.id)).collect();
    if kept.len() <= MAX_MOTIFS {
        return Ok(kept);
    }
    let message = format!("{} motifs were chosen; up to {MAX_MOTIFS} can be looked for at once.", kept.len());
    Err(refusal(Code::MotifMemory, "motifs", message, "Choose fewer neurons or motifs."))
}

/// The trees of neurons whose leaves are all among the motifs.
fn trees(neurons: &[&NeuronReport], motifs: &[SubjectMotif]) -> Vec<SubjectTree> {
    let mut found = Vec::new();
    for neuron in neurons {
        for (index, tree) in neuron.syntax.iter().flatten().enumerate() {
            let place = |id: &str| motifs.iter().position(|motif| motif.id == id);
            let leaves: Option<Vec<usize>> = tree.leaves.iter().map(|leaf| place(&leaf.motif)).collect();
            let whole = leaves.filter(|leaves| !leaves.is_empty());
            found.extend(whole.map(|leaves| SubjectTree {
                layer: neuron.layer,
                channel: neuron.channel,
                index,
                leaves,
                tree: tree.clone(),
            }));
        }
    }
    found
}

fn refusal(code: Code, concerns: &str, message: String, next: &str) -> Error {
    Error::new(code, concerns, message, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;
    use crate::report::example;

    #[test]
    fn a_report_gives_its_dictionaries_and_trees_with_the_names_that_are_shown() {
        let subjects = Subjects::of_report(&example::report(), &Selection::default()).unwrap();
        let names: Vec<(&str, &str)> =
            subjects.motifs.iter().map(|motif| (motif.id.as_str(), motif.name.as_str())).collect();
        assert_eq!(names, [("2.0.m1", "HD-ZF factors: ZEB1"), ("2.0.m2", "TGGT")]);
        assert_eq!((subjects.trees.len(), &subjects.trees[0].leaves[..]), (1, &[0, 1][..]));
        assert_eq!(subjects.alphabet, Alphabet::DNA);
    }

    #[test]
    fn distinct_motifs_have_the_names_of_the_network_and_no_trees() {
        let selection = Selection { distinct: true, ..Selection::default() };
        let subjects = Subjects::of_report(&example::report(), &selection).unwrap();
        assert_eq!((subjects.motifs[0].name.as_str(), subjects.motifs.len(), subjects.trees.len()), ("ZEB1", 2, 0));
    }

    #[test]
    fn a_tree_is_left_out_with_one_of_its_motifs() {
        let selection = Selection { motifs: vec!["2.0.m2".into()], ..Selection::default() };
        let subjects = Subjects::of_report(&example::report(), &selection).unwrap();
        assert_eq!((subjects.motifs.len(), subjects.trees.len()), (1, 0));
    }

    #[test]
    fn what_is_not_there_is_refused() {
        let refused = |report, selection: Selection| Subjects::of_report(&report, &selection).unwrap_err().code();
        let neurons = vec![NeuronPlace { layer: 2, channel: 9 }];
        assert_eq!(refused(example::report(), Selection { neurons, ..Selection::default() }), Code::Neurons);
        let motifs = vec!["none".to_owned()];
        assert_eq!(
            refused(example::report(), Selection { motifs: motifs.clone(), ..Selection::default() }),
            Code::Option
        );
        assert_eq!(refused(example::bare(), Selection::default()), Code::Report);
        let file = format::read("two.jaspar", b">M1 one\nA [ 0 9 ]\nC [ 9 0 ]\nG [ 0 0 ]\nT [ 0 0 ]\n").unwrap();
        assert_eq!(Subjects::of_file(file.clone(), &Selection::default()).unwrap().motifs[0].sites, 9.0);
        let error = Subjects::of_file(file, &Selection { motifs, ..Selection::default() }).unwrap_err();
        assert_eq!((error.code(), error.concerns()), (Code::Option, "none"));
    }
}
