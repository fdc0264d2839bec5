//! What the network answers about one arrangement of motifs.

use super::letters::{Block, Letters, ends, moved, reverse_complement};
use super::pairs::{Pair, PairScan, pairs};
use super::reduction::Instance;
use super::{Backgrounds, Completion, Distances, Joint, Mean, Places, Scan};
use crate::alphabet::Alphabet;
use crate::engine::Engine;
use serde::{Deserialize, Serialize};

/// The network's answers about an arrangement (in-silico marginalisation): mean activations of random sequences that the
/// needed letters of the motifs are written into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Answers {
    /// Identifier of the facet whose letters were written.
    pub crm: String,
    /// Number of random sequences.
    pub backgrounds: usize,
    /// What is written for each motif; empty in older reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<Written>>"))]
    pub written: Vec<Written>,
    /// Nothing is written.
    pub without: Mean,
    /// All motifs are written.
    pub with: Mean,
    /// Each motif alone.
    pub alone: Vec<Mean>,
    /// All but one motif.
    pub left_out: Vec<Mean>,
    /// One motif is replaced by its reverse complement; empty for letters without complement.
    pub reversed: Vec<Mean>,
    /// Two neighbours change places, for each pair of neighbours.
    pub swapped: Vec<Mean>,
    /// The distances after each motif except the last.
    pub distances: Vec<Distances>,
    /// How the motifs act together; absent for a single motif.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub joint: Option<Joint>,
    /// All motifs, at one place in the receptive field after the other; absent in older reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub places: Option<Places>,
    /// Motifs that are not neighbours, each pair without the others; empty for less than three motifs and in older reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<Pair>>"))]
    pub pairs: Vec<Pair>,
}

/// The letters of a motif.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Written {
    /// Position of the first letter in the receptive field, counted from 0.
    pub start: usize,
    /// The letters of the motif; small letters next to it belong to it, and yield where a neighbour or the end of the
    /// receptive field is closer; at dots the letters of the random sequences stay.
    pub letters: String,
}

/// Questions about an arrangement, in slices of work.
#[derive(Debug)]
pub struct Inquiry {
    crm: String,
    /// The search for all letters of the motifs, which comes first.
    completion: Option<Completion>,
    instances: Vec<Instance>,
    gaps: Vec<i32>,
    alphabet: Alphabet,
    answers: Option<Answers>,
    scan: Option<Scan>,
    pair: Option<PairScan>,
}

impl Inquiry {
    /// About instances of the facet `crm`, from 5' to 3', with these gaps between them.
    pub fn new(crm: String, instances: Vec<Instance>, gaps: Vec<i32>, alphabet: Alphabet) -> Self {
        Self { crm, completion: None, instances, gaps, alphabet, answers: None, scan: None, pair: None }
    }

    /// About the instances with all letters of `sequence` that belong to their motifs.
    #[must_use]
    pub fn completed(self, sequence: Vec<u8>) -> Self {
        let completion = Some(Completion::new(sequence, self.instances));
        Self { completion, instances: Vec::new(), ..self }
    }

    /// A slice of work; the answers at the end.
    pub fn step(&mut self, engine: &dyn Engine, backgrounds: &Backgrounds) -> Option<Answers> {
        if let Some(completion) = &mut self.completion {
            if completion.step(engine, backgrounds) {
                self.instances = self.completion.take().map_or_else(Vec::new, Completion::finish);
            }
            return None;
        }
        let Some(answers) = &mut self.answers else {
            self.answers = Some(self.ask(engine, backgrounds));
            return None;
        };
        let (index, length) = (answers.distances.len(), backgrounds.length());
        if index < self.gaps.len() {
            let scan = self.scan.get_or_insert_with(|| Scan::new(&self.instances, index, self.gaps[index], length));
            if let Some(distances) = scan.step(engine, backgrounds) {
                self.scan = None;
                answers.distances.push(distances);
            }
            return None;
        }
        if let Some(&leaves) = pairs(self.instances.len()).get(answers.pairs.len()) {
            let new = || PairScan::new(&self.instances, &self.gaps, leaves, length);
            let scan = self.pair.get_or_insert_with(new);
            if let Some(pair) = scan.step(engine, backgrounds, &answers.without, &answers.alone) {
                self.pair = None;
                answers.pairs.push(pair);
            }
            return None;
        }
        let all = Block::joined(self.instances.iter().map(|one| &one.block));
        answers.places = Some(Places::of(engine, backgrounds, &all));
        self.answers.take()
    }

    /// Everything but distances, pairs and places.
    fn ask(&self, engine: &dyn Engine, backgrounds: &Backgrounds) -> Answers {
        let written = |instances: &[Letters]| backgrounds.mean(engine, instances.concat());
        let letters: Vec<Letters> = self.instances.iter().map(|instance| instance.block.letters()).collect();
        let each = |change: &dyn Fn(usize) -> Vec<Letters>| {
            (0..letters.len()).map(|index| written(&change(index))).collect::<Vec<Mean>>()
        };
        let replaced = |index: usize, by: Letters| {
            let mut letters = letters.clone();
            letters[index] = by;
            letters
        };
        let (without, with) = (written(&[]), written(&letters));
        let alone = each(&|index| vec![letters[index].clone()]);
        let left_out = each(&|index| replaced(index, Letters::new()));
        let size = self.alphabet.len() as u8;
        let reversed = match self.alphabet.complement() {
            true => each(&|index| replaced(index, reverse_complement(&letters[index], size))),
            false => Vec::new(),
        };
        let swapped = (1..letters.len()).map(|right| written(&swapped(&letters, right))).collect();
        let joint = (letters.len() > 1).then(|| Joint::of(&without, &alone, &with));
        let spell = |Instance { block, .. }: &Instance| Written {
            start: ends(&block.letters())[0],
            letters: block.spelled(&self.alphabet),
        };
        Answers {
            crm: self.crm.clone(),
            backgrounds: backgrounds.count(),
            written: self.instances.iter().map(spell).collect(),
            without,
            with,
            alone,
            left_out,
            reversed,
            swapped,
            distances: Vec::new(),
            joint,
            places: None,
            pairs: Vec::new(),
        }
    }
}

/// The letters with instance `right` in front of the one before it, at the same distance.
fn swapped(letters: &[Letters], right: usize) -> Vec<Letters> {
    let ([first, left_end], [right_start, last]) = (ends(&letters[right - 1]), ends(&letters[right]));
    let mut swapped = letters.to_vec();
    swapped[right] = moved(&letters[right], first as isize - right_start as isize);
    swapped[right - 1] = moved(&letters[right - 1], last as isize - left_end as isize);
    swapped
}
