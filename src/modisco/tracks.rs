//! Sequences with their importances, and the seqlets cut from them.

use crate::sequence::SequenceSet;

/// A part of a sequence, on either strand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seqlet {
    /// Index of the sequence, from 0.
    pub sequence: usize,
    /// Its first position.
    pub start: usize,
    /// The position after its last one.
    pub end: usize,
    /// Whether it is on the reverse strand.
    pub reverse: bool,
}

impl Seqlet {
    /// Number of positions.
    pub fn width(&self) -> usize {
        self.end - self.start
    }

    /// Its coordinates, on either strand.
    pub fn place(&self) -> (usize, usize, usize) {
        (self.sequence, self.start, self.end)
    }

    /// The same positions on the other strand.
    pub fn reverse_complement(self) -> Self {
        Self { reverse: !self.reverse, ..self }
    }

    /// The seqlet extended by `left` and `right` positions in its own direction, or cut where these are negative.
    /// `None` where it would leave the sequence of `length` letters or become empty.
    pub fn grown(self, left: isize, right: isize, length: usize) -> Option<Self> {
        let (before, after) = if self.reverse { (right, left) } else { (left, right) };
        let start = self.start.checked_add_signed(-before)?;
        let end = self.end.checked_add_signed(after)?;
        (start < end && end <= length).then_some(Self { start, end, ..self })
    }
}

/// Whether importances raise the value or lower it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// They raise it.
    Positive,
    /// They lower it.
    Negative,
}

impl Sign {
    /// 1 or −1.
    pub fn factor(self) -> f64 {
        match self {
            Self::Positive => 1.0,
            Self::Negative => -1.0,
        }
    }
}

/// The input: sequences and their hypothetical importances, which count with the sign of the patterns that are looked for.
#[derive(Clone, Copy)]
pub struct Tracks<'a> {
    sequences: &'a SequenceSet,
    importances: &'a [f32],
    sign: Sign,
    /// Number of letters of the alphabet.
    pub alphabet_size: usize,
}

/// The data of a seqlet in its own direction, each position × letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippet {
    /// The one-hot sequence.
    pub one_hot: Vec<f64>,
    /// Importances of the sequence's own letters; 0 for all others.
    pub contributions: Vec<f64>,
    /// Hypothetical importances of all letters.
    pub hypothetical: Vec<f64>,
}

impl<'a> Tracks<'a> {
    /// See [`super::Discovery::new`].
    pub fn new(sequences: &'a SequenceSet, importances: &'a [f32], alphabet_size: usize, sign: Sign) -> Self {
        let expected = sequences.len() * sequences.length() * alphabet_size;
        assert_eq!(importances.len(), expected, "one importance per letter of each position");
        Self { sequences, importances, sign, alphabet_size }
    }

    /// The sign of the patterns that are looked for.
    pub fn sign(&self) -> Sign {
        self.sign
    }

    /// Length of each sequence.
    pub fn length(&self) -> usize {
        self.sequences.length()
    }

    /// Number of windows of this length.
    pub fn windows(&self, length: usize) -> usize {
        self.sequences.len() * (self.length() + 1).saturating_sub(length)
    }

    /// The contributions of each sequence's own letters.
    pub fn contributions(&self) -> impl Iterator<Item = Vec<f64>> {
        let size = self.length() * self.alphabet_size;
        self.sequences.iter().zip(self.importances.chunks_exact(size.max(1))).map(|(codes, importances)| {
            let rows = importances.chunks_exact(self.alphabet_size);
            rows.zip(codes).map(|(row, &code)| self.signed(row[usize::from(code)])).collect()
        })
    }

    fn signed(&self, importance: f32) -> f64 {
        self.sign.factor() * f64::from(importance)
    }

    /// The code and the importances at a position of a seqlet, in its own direction; the complement of letter `l` is
    /// letter `alphabet_size − 1 − l`.
    fn at(&self, seqlet: Seqlet, place: usize) -> (usize, &[f32]) {
        let position = if seqlet.reverse { seqlet.end - 1 - place } else { seqlet.start + place };
        let code = usize::from(self.sequences.get(seqlet.sequence)[position]);
        let row = (seqlet.sequence * self.length() + position) * self.alphabet_size;
        let code = if seqlet.reverse { self.alphabet_size - 1 - code } else { code };
        (code, &self.importances[row..row + self.alphabet_size])
    }

    /// The data of a seqlet.
    pub fn cut(&self, seqlet: Seqlet) -> Snippet {
        let size = seqlet.width() * self.alphabet_size;
        let mut snippet = Snippet {
            one_hot: vec![0.0; size],
            contributions: vec![0.0; size],
            hypothetical: Vec::with_capacity(size),
        };
        for place in 0..seqlet.width() {
            let (code, row) = self.at(seqlet, place);
            let signed = row.iter().map(|&importance| self.signed(importance));
            if seqlet.reverse {
                snippet.hypothetical.extend(signed.rev());
            } else {
                snippet.hypothetical.extend(signed);
            }
            let entry = place * self.alphabet_size + code;
            snippet.one_hot[entry] = 1.0;
            snippet.contributions[entry] = snippet.hypothetical[entry];
        }
        snippet
    }

    /// Code and contribution of each position.
    pub fn read(&self, seqlet: Seqlet) -> Vec<(usize, f64)> {
        let entry = |place| {
            let (code, row) = self.at(seqlet, place);
            (code, self.signed(row[if seqlet.reverse { self.alphabet_size - 1 - code } else { code }]))
        };
        (0..seqlet.width()).map(entry).collect()
    }

    /// The sum of the absolute contributions of a seqlet.
    pub fn weight(&self, seqlet: Seqlet) -> f64 {
        self.read(seqlet).iter().map(|(_, contribution)| contribution.abs()).sum()
    }

    /// The letter frequencies in all seqlets.
    pub fn background(&self, seqlets: &[Seqlet]) -> Vec<f64> {
        let mut counts = vec![0.0; self.alphabet_size];
        for &seqlet in seqlets {
            self.read(seqlet).iter().for_each(|&(code, _)| counts[code] += 1.0);
        }
        let all: f64 = counts.iter().sum();
        counts.iter().map(|count| count / all.max(1.0)).collect()
    }
}
