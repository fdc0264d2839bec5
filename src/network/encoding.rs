//! What each channel of the network's input encodes.

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};

/// What one channel of the input encodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Channel {
    /// 1 where the sequence has the letter with this code.
    Letter(u8),
    /// A constant, in place of data other than the sequence, such as a conservation score.
    Fixed(f32),
}

/// What each channel of the input encodes, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoding(Vec<Channel>);

impl Encoding {
    /// Reads letters in the order of the channels, then one constant per further channel:
    /// `AGCT`, or `ACGT,0.5`.
    ///
    /// # Errors
    /// [`Code::AlphabetMismatch`] when the letters are not an alphabet, a letter occurs twice, or a constant is not
    /// a finite number.
    pub fn parse(text: &str) -> Result<(Alphabet, Self)> {
        let mut parts = text.split(',').map(str::trim);
        let letters = parts.next().unwrap_or_default().to_ascii_uppercase();
        let alphabet = Alphabet::of_letters(letters.as_bytes())
            .or_else(|| Alphabet::custom(letters.as_bytes()))
            .ok_or_else(|| not_an_alphabet(text))?;
        let mut channels: Vec<Channel> =
            letters.bytes().filter_map(|letter| alphabet.encode(letter)).map(Channel::Letter).collect();
        for part in parts {
            let value: f32 = part.parse().map_err(|_| not_an_alphabet(text))?;
            if !value.is_finite() {
                return Err(not_an_alphabet(text));
            }
            channels.push(Channel::Fixed(value));
        }
        Ok((alphabet, Self(channels)))
    }

    /// The channels, in the order of the file.
    pub fn channels(&self) -> &[Channel] {
        &self.0
    }

    /// The channel of each letter of the alphabet.
    pub fn letter_channels(&self) -> Vec<usize> {
        let code = |&channel: &usize| match self.0[channel] {
            Channel::Letter(code) => code,
            Channel::Fixed(_) => u8::MAX,
        };
        let mut channels: Vec<usize> = (0..self.0.len()).filter(|channel| code(channel) < u8::MAX).collect();
        channels.sort_by_key(code);
        channels
    }

    /// The constant channels and their values.
    pub fn fixed(&self) -> Vec<(usize, f32)> {
        let fixed = |(index, channel): (usize, &Channel)| match channel {
            Channel::Fixed(value) => Some((index, *value)),
            Channel::Letter(_) => None,
        };
        self.0.iter().enumerate().filter_map(fixed).collect()
    }

    /// The description that [`Encoding::parse`] reads.
    pub fn describe(&self, alphabet: &Alphabet) -> String {
        let letter = |channel: &Channel| match channel {
            Channel::Letter(code) => alphabet.decode(&[*code]),
            Channel::Fixed(value) => format!(",{value}"),
        };
        self.0.iter().map(letter).collect()
    }
}

fn not_an_alphabet(text: &str) -> Error {
    Error::new(
        Code::AlphabetMismatch,
        "alphabet",
        format!("“{text}” is not a description of the input channels."),
        "Write each letter once, in the order of the input's channels, then one number for each channel that does not encode a letter: ACGT, AGCT, ACGTN or ACGT,0.5.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_may_come_in_any_order() {
        let (alphabet, encoding) = Encoding::parse("agct,0.5").unwrap();
        assert_eq!((alphabet.as_str(), encoding.letter_channels()), ("ACGT", vec![0, 2, 1, 3]));
        assert_eq!(encoding.fixed(), [(4, 0.5)]);
        assert_eq!(encoding.describe(&alphabet), "AGCT,0.5");
        for wrong in ["", "AACG", "A", "ACGT,x", "ACGT,inf", "A T"] {
            assert_eq!(
                Encoding::parse(wrong).map_err(|error| error.code()).err(),
                Some(Code::AlphabetMismatch),
                "{wrong}"
            );
        }
    }
}
