//! Sequences with their importances, and the stretches that are cut from them.

use crate::sequence::SequenceSet;

/// A stretch of a sequence, on one of its strands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seqlet {
    /// Which sequence, counted from 0.
    pub sequence: usize,
    /// Its first letter.
    pub start: usize,
    /// The letter after its last one.
    pub end: usize,
    /// Whether it is read on the other strand.
    pub reverse: bool,
}

impl Seqlet {
    /// Letters.
    pub fn width(&self) -> usize {
        self.end - self.start
    }

    /// Where it lies, whichever way it is read.
    pub fn place(&self) -> (usize, usize, usize) {
        (self.sequence, self.start, self.end)
    }

    /// The same place on the other strand.
    pub fn turned(self) -> Self {
        Self { reverse: !self.reverse, ..self }
    }

    /// Moves its ends outward, in its own reading direction; negative numbers move them inward. `None` where that
    /// leaves the sequence of `length` letters, or nothing is left.
    pub fn grown(self, left: isize, right: isize, length: usize) -> Option<Self> {
        let (before, after) = if self.reverse { (right, left) } else { (left, right) };
        let start = self.start.checked_add_signed(-before)?;
        let end = self.end.checked_add_signed(after)?;
        (start < end && end <= length).then_some(Self { start, end, ..self })
    }
}

/// The input: letters and hypothetical importances.
pub struct Tracks<'a> {
    sequences: &'a SequenceSet,
    importances: &'a [f64],
    /// Letters of the alphabet.
    pub letters: usize,
}

/// What lies at a seqlet, in its reading direction; each position × letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippet {
    /// The letters, one-hot.
    pub one_hot: Vec<f64>,
    /// Importances of the letters that stand there.
    pub contributions: Vec<f64>,
    /// Importances of all letters.
    pub hypothetical: Vec<f64>,
}

impl<'a> Tracks<'a> {
    /// See [`super::motifs`].
    pub fn new(sequences: &'a SequenceSet, importances: &'a [f64], letters: usize) -> Self {
        let expected = sequences.len() * sequences.length() * letters;
        assert_eq!(importances.len(), expected, "an importance for each letter of each position");
        Self { sequences, importances, letters }
    }

    /// Letters of each sequence.
    pub fn length(&self) -> usize {
        self.sequences.length()
    }

    /// The contribution of each letter that stands in a sequence, sequence after sequence.
    pub fn contributions(&self) -> impl Iterator<Item = Vec<f64>> {
        let size = self.length() * self.letters;
        self.sequences.iter().zip(self.importances.chunks_exact(size.max(1))).map(|(codes, importances)| {
            let rows = importances.chunks_exact(self.letters);
            rows.zip(codes).map(|(row, &code)| row[usize::from(code)]).collect()
        })
    }

    /// The code and the importances at a position of a seqlet, in its reading direction; letter `l` of the other
    /// strand is letter `letters − 1 − l` of this one.
    fn at(&self, seqlet: Seqlet, place: usize) -> (usize, &[f64]) {
        let position = if seqlet.reverse { seqlet.end - 1 - place } else { seqlet.start + place };
        let code = usize::from(self.sequences.get(seqlet.sequence)[position]);
        let row = (seqlet.sequence * self.length() + position) * self.letters;
        let code = if seqlet.reverse { self.letters - 1 - code } else { code };
        (code, &self.importances[row..row + self.letters])
    }

    /// What lies at a seqlet.
    pub fn cut(&self, seqlet: Seqlet) -> Snippet {
        let size = seqlet.width() * self.letters;
        let mut snippet = Snippet {
            one_hot: vec![0.0; size],
            contributions: vec![0.0; size],
            hypothetical: Vec::with_capacity(size),
        };
        for place in 0..seqlet.width() {
            let (code, row) = self.at(seqlet, place);
            if seqlet.reverse {
                snippet.hypothetical.extend(row.iter().rev());
            } else {
                snippet.hypothetical.extend(row);
            }
            let entry = place * self.letters + code;
            snippet.one_hot[entry] = 1.0;
            snippet.contributions[entry] = snippet.hypothetical[entry];
        }
        snippet
    }

    /// Letter and contribution of each position.
    pub fn read(&self, seqlet: Seqlet) -> Vec<(usize, f64)> {
        let entry = |place| {
            let (code, row) = self.at(seqlet, place);
            (code, row[if seqlet.reverse { self.letters - 1 - code } else { code }])
        };
        (0..seqlet.width()).map(entry).collect()
    }

    /// How much its letters contribute, whatever the sign.
    pub fn weight(&self, seqlet: Seqlet) -> f64 {
        self.read(seqlet).iter().map(|(_, contribution)| contribution.abs()).sum()
    }

    /// Shares of the letters in all seqlets.
    pub fn background(&self, seqlets: &[Seqlet]) -> Vec<f64> {
        let mut counts = vec![0.0; self.letters];
        for &seqlet in seqlets {
            self.read(seqlet).iter().for_each(|&(code, _)| counts[code] += 1.0);
        }
        let all: f64 = counts.iter().sum();
        counts.iter().map(|count| count / all.max(1.0)).collect()
    }
}
