//! What a neuron needs of a facet, asked of the network itself (in-silico marginalisation).
//!
//! ```text
//! consensus of a facet, written into random sequences ─Elimination→ columns that the activation needs, level by level
//! strongest sequence, where the facet is a mixture    ─Elimination→ columns ─Drawing→ matrices
//! ```
//!
//! The sequences of a facet share letters by descent in the search, and the sequences that activate a neuron most hold
//! further motifs, which add to the activation but which no rule needs. Written into random sequences, such columns can be
//! left out; those of the rule cannot.

mod answers;
mod backgrounds;
mod completion;
mod copies;
mod distances;
mod drawing;
mod elimination;
mod joint;
mod letters;
mod pairs;
mod places;
mod pool;
mod reduction;
mod shuffle;
mod source;
mod windows;

pub use answers::{Answers, Inquiry, Written};
pub use backgrounds::{BackgroundResponse, Backgrounds, Mean};
pub use completion::Completion;
pub use distances::{Distances, Scan};
pub use elimination::Elimination;
pub use joint::Joint;
pub use letters::{Block, Letters};
pub use pairs::Pair;
pub use places::Places;
pub use pool::Pool;
pub use reduction::{Instance, Reduced, reduce};
pub use shuffle::shuffled;
pub use source::BackgroundSource;
pub use windows::WindowPlaces;

use crate::engine::Engine;
use crate::motif::Ppm;
use drawing::Drawing;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::ops::Range;

/// Shares of a facet's gain for which the needed columns are reported.
pub const LEVELS: [f64; 4] = [0.9, 0.7, 0.5, 0.3];

/// The last of them.
const LOWEST: f64 = LEVELS[LEVELS.len() - 1];

/// The level at which motifs are read, as an index: above it, the columns include what only adds to the activation of the
/// strongest sequences; below it, motifs lose columns.
const READ: usize = 2;

/// Columns between the halves of a motif that half of the gain does not need, at most, and minimum length of these halves.
const MAX_FILLED: usize = 6;
const MIN_HALF: usize = 4;

/// The columns of a facet that the neuron needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Needs {
    /// Mean activation of random sequences.
    pub without: f64,
    /// Activation of the whole consensus.
    pub whole: f64,
    /// The columns needed for each of [`LEVELS`].
    pub levels: Vec<Needed>,
    /// Those for half of the gain without copies next to each other of which one is enough, where there are such copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub once: Option<Needed>,
    /// The sequence that the network was asked about where the facet is a mixture, whose consensus says nothing: the one
    /// that activates the neuron most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub sequence: Option<String>,
    /// The matrices of what the neuron needs of this sequence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<Drawn>>"))]
    pub drawn: Vec<Drawn>,
}

/// The matrix of letters that were drawn afresh while the neuron stays active.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Drawn {
    /// Its first position in the facet, counted from 0.
    pub start: usize,
    /// Probabilities, one row per position.
    pub ppm: Ppm,
}

impl Drawn {
    /// Its positions in the facet.
    pub fn span(&self) -> Range<usize> {
        self.start..self.start.saturating_add(self.ppm.width())
    }
}

/// What the network is asked about one facet.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The letters, as codes.
    pub sequence: Vec<u8>,
    /// Whether they are those of a sequence, as the facet is a mixture.
    pub of_mixture: bool,
}

impl Needs {
    /// The runs of columns from which motifs are read: those needed for half of the gain, with one copy of each motif.
    pub fn runs(&self) -> &[[usize; 2]] {
        self.once.as_ref().map_or(self.with_copies(), |needed| &needed.runs)
    }

    /// The runs that may be motifs: those from which motifs are read, joined over small holes, and over larger ones that are
    /// needed for somewhat more of the gain.
    pub fn parts(&self) -> Vec<Range<usize>> {
        let more = self.levels.get(READ - 1).map_or(&[][..], |needed| &needed.runs);
        let is_filled = |hole: Range<usize>| {
            hole.len() <= MAX_FILLED && more.iter().any(|&[start, end]| start <= hole.start && hole.end <= end)
        };
        let mut parts: Vec<Range<usize>> = Vec::new();
        for part in copies::parts(self.runs()) {
            match parts.last_mut() {
                Some(last) if last.len().min(part.len()) >= MIN_HALF && is_filled(last.end..part.start) => {
                    last.end = part.end
                }
                _ => parts.push(part),
            }
        }
        parts
    }

    /// The runs of columns needed for half of the gain.
    pub fn with_copies(&self) -> &[[usize; 2]] {
        self.levels.get(READ).map_or(&[], |needed| &needed.runs)
    }
}

/// Columns of a facet's consensus, written into random sequences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Needed {
    /// Mean activation with them minus that of random sequences, relative to that of the whole consensus.
    pub gain: f64,
    /// Runs of columns: the first one, and one past the last.
    pub runs: Vec<[usize; 2]>,
}

/// The facets of a neuron that are asked about, one after the other.
#[derive(Debug)]
pub struct Asking {
    backgrounds: Backgrounds,
    waiting: VecDeque<(Subject, Elimination)>,
    drawing: Option<(Needs, Drawing)>,
    asked: Vec<Option<Needs>>,
}

impl Asking {
    /// About one facet after the other.
    pub fn new(backgrounds: Backgrounds, subjects: Vec<Subject>) -> Self {
        let elimination = |subject: Subject| (subject.clone(), Elimination::new(subject.sequence));
        let waiting = subjects.into_iter().map(elimination).collect();
        Self { backgrounds, waiting, drawing: None, asked: Vec::new() }
    }

    /// One slice of work; at the end what each facet needs, `None` where its consensus does not activate the neuron more than
    /// random sequences do.
    pub fn step(&mut self, engine: &dyn Engine) -> Option<Vec<Option<Needs>>> {
        if let Some((_, drawing)) = &mut self.drawing {
            if drawing.step(engine, &self.backgrounds) {
                let drawn = |(needs, drawing): (Needs, Drawing)| Needs {
                    drawn: drawing.finish(self.backgrounds.letters()),
                    ..needs
                };
                self.asked.push(self.drawing.take().map(drawn));
            }
            return None;
        }
        let Some((_, elimination)) = self.waiting.front_mut() else { return Some(std::mem::take(&mut self.asked)) };
        if elimination.step(engine, &self.backgrounds) {
            let (subject, elimination) = self.waiting.pop_front()?;
            match elimination.finish() {
                Some(needs) if subject.of_mixture => {
                    let drawing = Drawing::new(engine, &self.backgrounds, &subject.sequence, needs.runs());
                    self.drawing = Some((needs, drawing));
                }
                Some(mut needs) => {
                    needs.once = copies::once(engine, &self.backgrounds, &subject.sequence, &needs);
                    self.asked.push(Some(needs));
                }
                None => self.asked.push(None),
            }
        }
        None
    }

    /// Share of the facets that were asked about.
    pub fn fraction(&self) -> f64 {
        let all = self.asked.len() + self.waiting.len() + usize::from(self.drawing.is_some());
        if all == 0 { 1.0 } else { self.asked.len() as f64 / all as f64 }
    }
}

/// The index with the largest value; of equal ones the first.
fn largest(among: impl Iterator<Item = usize>, values: &[f64]) -> Option<usize> {
    among.max_by(|&a, &b| values[a].total_cmp(&values[b]).then(b.cmp(&a)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_motif_is_one_where_a_higher_level_fills_its_hole() {
        let needed = |runs: &[[usize; 2]]| Needed { gain: 0.5, runs: runs.to_vec() };
        let parts = |filled: &[[usize; 2]]| {
            let levels = vec![needed(&[[0, 60]]), needed(filled), needed(&[[10, 16], [22, 28], [31, 36], [50, 56]])];
            Needs { without: 0.0, whole: 1.0, levels, once: None, sequence: None, drawn: Vec::new() }.parts()
        };
        assert_eq!(parts(&[[9, 29], [30, 56]]), [10..36, 50..56]);
        assert_eq!(parts(&[[9, 17], [22, 56]]), [10..16, 22..36, 50..56]);
    }
}
