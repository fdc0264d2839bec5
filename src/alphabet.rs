//! Alphabets: the letters of sequences and matrices, in the order of input channels and matrix columns.

use std::borrow::Cow;

/// An ordered set of letters; letter `i` is input channel `i` of the one-hot encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alphabet {
    name: &'static str,
    letters: Cow<'static, [u8]>,
}

impl Alphabet {
    /// DNA in the order A, C, G, T.
    pub const DNA: Self = Self { name: "DNA", letters: Cow::Borrowed(b"ACGT") };

    /// RNA in the order A, C, G, U.
    pub const RNA: Self = Self { name: "RNA", letters: Cow::Borrowed(b"ACGU") };

    /// The twenty amino acids in the order of their one-letter codes.
    pub const PROTEIN: Self = Self { name: "protein", letters: Cow::Borrowed(b"ACDEFGHIKLMNPQRSTVWY") };

    /// An alphabet of these letters in this order; none for fewer than two letters, repeated letters or non-printing characters.
    pub fn custom(letters: &[u8]) -> Option<Self> {
        let upper = letters.to_ascii_uppercase();
        let proper = |(index, letter): (usize, &u8)| letter.is_ascii_graphic() && !upper[..index].contains(letter);
        let proper = upper.len() > 1 && upper.iter().enumerate().all(proper);
        proper.then_some(Self { name: "custom", letters: Cow::Owned(upper) })
    }

    /// DNA, RNA or protein, from its letters in any order and case; none for other letters.
    pub fn of_letters(letters: &[u8]) -> Option<Self> {
        let contains = |letter: &u8| letters.iter().any(|other| other.to_ascii_uppercase() == *letter);
        [Self::DNA, Self::RNA, Self::PROTEIN]
            .into_iter()
            .find(|alphabet| alphabet.len() == letters.len() && alphabet.letters.iter().all(contains))
    }

    /// Whether its sequences have a complement strand; the complement of letter `i` is then letter `len − 1 − i`.
    pub fn complement(&self) -> bool {
        *self == Self::DNA
    }

    /// `DNA`, `RNA`, `protein` or `custom`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The alphabet size.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letters, as ASCII capitals.
    pub fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// The letters as text, `ACGT`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters).unwrap_or("")
    }

    /// Code of a letter, ignoring case. T and U are the same nucleotide.
    pub fn encode(&self, letter: u8) -> Option<u8> {
        let upper = letter.to_ascii_uppercase();
        let same = match upper {
            b'T' => b'U',
            b'U' => b'T',
            other => other,
        };
        let place = |letter: u8| self.letters.iter().position(|&own| own == letter);
        place(upper).or_else(|| place(same).filter(|_| self.is_nucleotides())).map(|place| place as u8)
    }

    /// Whether a letter outside the alphabet is usual in sequences and stands for none or several of its letters: the IUPAC
    /// code for nucleotides, any letter for other alphabets, and gaps.
    pub fn is_placeholder(&self, letter: u8) -> bool {
        let usual: fn(&u8) -> bool =
            if self.is_nucleotides() { |letter| b"RYSWKMBDHVNX".contains(letter) } else { u8::is_ascii_uppercase };
        usual(&letter.to_ascii_uppercase()) || b"-.*".contains(&letter)
    }

    /// Whether its letters are the nucleotides of DNA or RNA, in any order.
    fn is_nucleotides(&self) -> bool {
        [Self::DNA, Self::RNA]
            .iter()
            .any(|known| known.len() == self.len() && known.letters.iter().all(|letter| self.letters.contains(letter)))
    }

    /// The text of letter codes.
    ///
    /// # Panics
    /// When a code is not below [`Alphabet::len`].
    pub fn decode(&self, codes: &[u8]) -> String {
        codes.iter().map(|&c| char::from(self.letters[usize::from(c)])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alphabet_is_recognised_by_its_letters_in_any_order() {
        assert_eq!(Alphabet::of_letters(b"tgca"), Some(Alphabet::DNA));
        assert_eq!(Alphabet::of_letters(b"ACGU"), Some(Alphabet::RNA));
        assert_eq!(Alphabet::of_letters(b"YWVTSRQPNMLKIHGFEDCA"), Some(Alphabet::PROTEIN));
        for letters in [&b"ACGTN"[..], b"ACGA", b"ACG", b""] {
            assert_eq!(Alphabet::of_letters(letters), None);
        }
    }

    #[test]
    fn t_and_u_are_the_same_nucleotide_and_different_amino_acids() {
        let mixed = Alphabet::custom(b"TGCA").unwrap();
        let codes = [&Alphabet::DNA, &Alphabet::RNA, &mixed].map(|own| (own.encode(b't'), own.encode(b'u')));
        assert_eq!(codes, [(Some(3), Some(3)), (Some(3), Some(3)), (Some(0), Some(0))]);
        assert_eq!((Alphabet::PROTEIN.encode(b'U'), Alphabet::PROTEIN.is_placeholder(b'U')), (None, true));
        assert!(Alphabet::DNA.is_placeholder(b'n') && !Alphabet::DNA.is_placeholder(b'Q'));
    }

    #[test]
    fn the_complement_of_dna_is_its_letters_backward() {
        let letters = Alphabet::DNA.letters();
        let complement: Vec<u8> = (0..4).map(|i| letters[letters.len() - 1 - i]).collect();
        assert_eq!((letters, &complement[..]), (&b"ACGT"[..], &b"TGCA"[..]));
        assert!(Alphabet::DNA.complement() && !Alphabet::RNA.complement() && !Alphabet::PROTEIN.complement());
    }
}
