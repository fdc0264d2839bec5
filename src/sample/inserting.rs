//! The search for insertions, from the choice of their place to the sample.

use super::insertion::{Field, Inserted};
use super::placing::{self, Placing};
use super::search::Search;
use super::{SampleSet, Start, Status};
use crate::engine::Engine;
use crate::options::SamplingOptions;
use crate::random::Key;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use std::ops::Range;

/// Share of the progress of the steps before the search itself.
const BEFORE: f64 = 0.15;

/// A running search for insertions.
#[derive(Debug)]
pub struct Inserting {
    options: SamplingOptions,
    key: Key,
    /// What both searches begin with.
    start: Start,
    letters: usize,
    /// The random sequences that insertions are written into.
    around: SequenceSet,
    /// The whole receptive field, then the place of the insertions.
    field: Field,
    /// A short one of the whole receptive field, then that of insertions.
    search: Search,
    /// Between the two.
    placing: Option<Placing>,
    /// Sequences that were evaluated before the search of insertions.
    before: u64,
}

impl Inserting {
    /// Of insertions of so many `letters` into the sequences `around`.
    pub fn new(
        substructure: &Substructure,
        options: &SamplingOptions,
        key: Key,
        start: Start,
        (letters, around): (usize, SequenceSet),
    ) -> Self {
        let field = Field::whole(substructure);
        let search = Search::new(&field, &placing::short(options), key, start.clone());
        Self { options: options.clone(), key, start, letters, around, field, search, placing: None, before: 0 }
    }

    /// One slice of work with the engine of the neuron; `true` when the search is over.
    pub fn step(&mut self, engine: &dyn Engine) -> bool {
        if self.is_placed() {
            return self.search.step(&inserted(engine, &self.around, &self.field));
        }
        match &mut self.placing {
            None => {
                if self.search.step(engine) {
                    let sample = self.search.finish();
                    self.before = sample.evaluated;
                    self.placing = Some(Placing::new(&sample, self.letters));
                }
            }
            Some(placing) => {
                if placing.step(engine, &self.around, &self.field) {
                    self.before += placing.evaluated(&self.around);
                    self.field = self.field.insertion(placing.place());
                    let offered = Some(placing.found(&inserted(engine, &self.around, &self.field)));
                    let start = Start { offered, ..self.start.clone() };
                    self.search = Search::new(&self.field, &self.options, self.key, start);
                }
            }
        }
        false
    }

    /// Where the insertions are; the whole receptive field until that is known.
    pub fn searched(&self) -> Range<usize> {
        self.field.searched.clone()
    }

    /// Progress so far.
    pub fn status(&self) -> Status {
        let status = self.search.status();
        let fraction = match (self.is_placed(), &self.placing) {
            (false, None) => BEFORE * status.fraction,
            (false, Some(_)) => BEFORE,
            (true, _) => BEFORE + (1.0 - BEFORE) * status.fraction,
        };
        Status { fraction, evaluated: self.evaluated(status.evaluated), ..status }
    }

    /// The insertions, after the last step.
    pub fn finish(mut self) -> SampleSet {
        let sample = self.search.finish();
        SampleSet { evaluated: self.evaluated(sample.evaluated), ..sample }
    }

    fn is_placed(&self) -> bool {
        self.field.searched.len() == self.letters
    }

    /// Number of evaluated sequences in all, where the present search evaluated so many candidates.
    fn evaluated(&self, candidates: u64) -> u64 {
        match self.is_placed() {
            true => self.before + candidates * self.around.len() as u64,
            false => self.before.max(candidates),
        }
    }
}

/// The neuron as an engine for insertions.
fn inserted<'e>(engine: &'e dyn Engine, around: &'e SequenceSet, field: &Field) -> Inserted<'e> {
    Inserted::new(engine, around, field.searched.clone(), field.alphabet_size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::simd::Simd;
    use crate::network::Network;
    use crate::options::{Options, Preset};
    use crate::random::Purpose;

    #[test]
    fn the_insertions_raise_other_random_sequences_more_than_parts_of_the_strongest_sequence() {
        let bytes = std::fs::read("www/examples/ctcf-pair/model.onnx").unwrap();
        let network = Network::open("ctcf-pair", &bytes, None).unwrap();
        let substructure = Substructure::new(&network, 3, Some(0)).unwrap();
        let (key, engine, length) =
            (Key { seed: 3, layer: 3, channel: 0 }, Simd::new(&substructure), substructure.length);
        let draw = |number: u64, count: usize| {
            let mut stream = key.stream(Purpose::Check, number, 0);
            SequenceSet::from_codes(length, (0..count * length).map(|_| stream.below(4) as u8).collect())
        };
        let options = Options::preset(Preset::Quick).sampling;
        let mut inserting = Inserting::new(&substructure, &options, key, Start::default(), (12, draw(0, 8)));
        let mut fraction = 0.0;
        while !inserting.step(&engine) {
            assert!(inserting.status().fraction >= fraction);
            fraction = inserting.status().fraction;
        }
        let (place, evaluated) = (inserting.searched(), inserting.status().evaluated);
        let sample = inserting.finish();
        assert_eq!((sample.sequences.length(), sample.evaluated), (12, evaluated));
        let others = draw(1, 64);
        let others = Inserted::new(&engine, &others, place.clone(), 4);
        let best = others.values(&SequenceSet::from_codes(12, sample.sequences.get(sample.best().unwrap()).to_vec()));
        let mut search = Search::new(&Field::whole(&substructure), &options, key, Start::default());
        while !search.step(&engine) {}
        let strongest = search.finish();
        let part = strongest.sequences.get(strongest.best().unwrap())[place].to_vec();
        assert!(best >= others.values(&SequenceSet::from_codes(12, part)), "{best:?}");
    }
}
