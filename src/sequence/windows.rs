//! The windows of a sequence that may have letters outside the alphabet.

use crate::alphabet::Alphabet;

/// A sequence as codes, with the places of letters that stand for none of the alphabet.
#[derive(Clone, Debug)]
pub struct Spelled {
    codes: Vec<u8>,
    /// For each position the number of such letters before it, and their number at the end.
    unknown: Vec<u32>,
}

impl Spelled {
    /// The codes of `letters`. Letters of the IUPAC code for several nucleotides, X and gaps stand for no letter.
    ///
    /// # Errors
    /// The place of the first character that is no such letter.
    pub fn new(letters: &[u8], alphabet: &Alphabet) -> Result<Self, usize> {
        let (mut codes, mut unknown) = (Vec::with_capacity(letters.len()), Vec::with_capacity(letters.len() + 1));
        let mut count = 0;
        for (place, &letter) in letters.iter().enumerate() {
            unknown.push(count);
            match alphabet.encode(letter) {
                Some(code) => codes.push(code),
                None if alphabet.is_placeholder(letter) => {
                    codes.push(0);
                    count += 1;
                }
                None => return Err(place),
            }
        }
        unknown.push(count);
        Ok(Self { codes, unknown })
    }

    /// Number of letters.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The codes of the window at `start`; none where it contains a letter that stands for none of the alphabet.
    ///
    /// # Panics
    /// When the window ends behind the sequence.
    pub fn window(&self, start: usize, length: usize) -> Option<&[u8]> {
        let end = start + length;
        (self.unknown[start] == self.unknown[end]).then(|| &self.codes[start..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_with_letters_outside_the_alphabet_are_none() {
        let spelled = Spelled::new(b"ACnGU", &Alphabet::DNA).unwrap();
        let windows: Vec<Option<&[u8]>> = (0..4).map(|start| spelled.window(start, 2)).collect();
        assert_eq!(windows, [Some(&[0, 1][..]), None, None, Some(&[2, 3])]);
        assert_eq!(Spelled::new(b"ACQ", &Alphabet::DNA).unwrap_err(), 2);
        assert!(Spelled::new(b"", &Alphabet::DNA).unwrap().is_empty());
    }
}
