//! The header line of a matrix: `letter-probability matrix: alength= 4 w= 19 nsites= 20 E= 0`.

use crate::format::source::Line;

/// The values of the line, where given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Header {
    pub alphabet_size: Option<usize>,
    pub width: Option<usize>,
    pub sites: Option<f64>,
}

impl Header {
    /// The start of the line.
    pub const START: &str = "letter-probability matrix";

    /// Reads a line that starts with [`Header::START`]. All values are optional: one that is no number is missing.
    pub fn read(line: Line) -> Self {
        let text = line.text.replace(Self::START, " ").replace('=', " = ").replace(':', " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let value = |key: &str| {
            let place = words.iter().position(|word| *word == key)? + 1;
            let place = if words.get(place) == Some(&"=") { place + 1 } else { place };
            words.get(place).copied().filter(|_| words.get(place + 1) != Some(&"="))
        };
        let whole = |key: &str| value(key)?.parse().ok();
        let sites = value("nsites").and_then(|word| word.parse().ok());
        Self { alphabet_size: whole("alength"), width: whole("w"), sites }
    }
}
