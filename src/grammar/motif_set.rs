//! The distinct motifs of a network: the dictionaries of all its neurons without repetition.

use crate::alphabet::Alphabet;
use crate::dictionary::{DictionaryMotif, same};
use crate::motif::Ppm;
use crate::report::{Member, NetworkMotif, NeuronReport};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The motifs that stand for others, with these others.
struct Group<'a> {
    motif: &'a DictionaryMotif,
    members: Vec<Member>,
    neurons: BTreeSet<usize>,
    crms: usize,
}

/// The distinct motifs of `neurons`, those of most neurons first; none for a single neuron.
///
/// Motifs are the same if one contains almost all strict letters of the other, on either strand where letters have
/// complements. Named motifs come first, so a motif without a name joins the named one that it is the same as.
pub(super) fn distinct(neurons: &[NeuronReport], alphabet: &str) -> Option<Vec<NetworkMotif>> {
    let with_dictionary = neurons.iter().filter(|neuron| neuron.dictionary.is_some()).count();
    if with_dictionary < 2 {
        return None;
    }
    let opposite = (alphabet == Alphabet::DNA.as_str()).then(|| (0..alphabet.len()).rev().collect::<Vec<usize>>());
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (neuron, motif) in ordered(neurons) {
        let strand_in = |group: &Group<'_>| strand(&group.motif.ppm, &motif.ppm, opposite.as_deref());
        let found = groups.iter_mut().find_map(|group| strand_in(group).map(|strand| (group, strand)));
        let member = |strand| Member { motif: motif.id.clone(), strand };
        match found {
            Some((group, strand)) => {
                group.members.push(member(strand));
                group.neurons.insert(neuron);
                group.crms += motif.crms;
            }
            None => {
                let (members, neurons) = (vec![member('+')], BTreeSet::from([neuron]));
                groups.push(Group { motif, members, neurons, crms: motif.crms });
            }
        }
    }
    groups.sort_by_key(|group| (Reverse(group.neurons.len()), Reverse(group.crms)));
    Some(groups.into_iter().map(described).collect())
}

/// The motifs of all neurons (by index): named ones by their q-value, then those of most facets.
fn ordered<'a>(neurons: &'a [NeuronReport]) -> Vec<(usize, &'a DictionaryMotif)> {
    let of = |(index, neuron): (usize, &'a NeuronReport)| {
        neuron.dictionary.iter().flatten().map(move |motif| (index, motif))
    };
    let mut motifs: Vec<(usize, &DictionaryMotif)> = neurons.iter().enumerate().flat_map(of).collect();
    let q = |motif: &DictionaryMotif| best_q(motif).unwrap_or(f64::INFINITY);
    motifs.sort_by(|(_, a), (_, b)| q(a).total_cmp(&q(b)).then(b.crms.cmp(&a.crms)));
    motifs
}

/// The strand on which `motif` is the same as `standing`.
fn strand(standing: &Ppm, motif: &Ppm, opposite: Option<&[usize]>) -> Option<char> {
    if same(standing, motif) {
        return Some('+');
    }
    opposite.filter(|opposite| same(standing, &motif.reversed(opposite))).map(|_| '-')
}

fn best_q(motif: &DictionaryMotif) -> Option<f64> {
    Some(motif.search.as_ref()?.matches.first()?.q)
}

fn described(group: Group<'_>) -> NetworkMotif {
    NetworkMotif {
        motif: group.motif.id.clone(),
        name: group.motif.name.clone(),
        q: best_q(group.motif),
        members: group.members,
        crms: group.crms,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::report;

    fn ppm(word: &str) -> Ppm {
        let share = |own: char| "ACGT".chars().map(move |letter| if letter == own { 0.91 } else { 0.03 });
        Ppm::normalised(word.chars().flat_map(share).collect(), 4)
    }

    /// Neurons with dictionaries of these words.
    fn neurons(words: &[&[&str]]) -> Vec<NeuronReport> {
        let example = report().neurons.remove(0);
        let motif = example.dictionary.as_ref().unwrap()[0].clone();
        let neuron = |(channel, words): (usize, &&[&str])| {
            let motif = |(number, word): (usize, &&str)| DictionaryMotif {
                id: format!("2.{channel}.m{}", number + 1),
                name: (*word).to_owned(),
                ppm: ppm(word),
                crms: 3,
                search: None,
                ..motif.clone()
            };
            let dictionary = Some(words.iter().enumerate().map(motif).collect());
            NeuronReport { channel, dictionary, ..example.clone() }
        };
        words.iter().enumerate().map(neuron).collect()
    }

    #[test]
    fn the_same_motif_of_several_neurons_is_one_on_either_strand() {
        let found = distinct(&neurons(&[&["TGACTCAA", "GATAAGG"], &["CCTTATC"], &["GATAAG"]]), "ACGT").unwrap();
        let names: Vec<&str> = found.iter().map(|motif| motif.name.as_str()).collect();
        assert_eq!(names, ["GATAAGG", "TGACTCAA"], "the one of three neurons first");
        let strands: Vec<char> = found[0].members.iter().map(|member| member.strand).collect();
        assert_eq!((strands, found[0].crms), (vec!['+', '-', '+'], 9));
    }

    #[test]
    fn one_neuron_has_no_set_of_its_own() {
        assert_eq!(distinct(&neurons(&[&["TGACTCAA"]]), "ACGT"), None);
    }
}
