//! The line that begins a matrix: `letter-probability matrix: alength= 4 w= 19 nsites= 20 E= 0`.

use crate::error::Result;
use crate::format::source::{Line, Source, clip};

/// What the line says, as far as it says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Header {
    pub letters: Option<usize>,
    pub width: Option<usize>,
    pub sites: Option<f64>,
}

impl Header {
    /// What the line begins with.
    pub const START: &str = "letter-probability matrix";

    /// Reads a line that begins with [`Header::START`].
    ///
    /// # Errors
    /// A refusal of values that are no numbers.
    pub fn read(source: &Source, line: Line) -> Result<Self> {
        let mut header = Self::default();
        let text = line.text.replace(Self::START, " ").replace(['=', ':'], " ");
        let mut words = text.split_whitespace();
        while let (Some(key), Some(value)) = (words.next(), words.clone().next()) {
            match key {
                "alength" => header.letters = Some(whole(source, line, value)?),
                "w" => header.width = Some(whole(source, line, value)?),
                "nsites" => header.sites = Some(source.number(line, value)?),
                _ => continue,
            }
            words.next();
        }
        Ok(header)
    }
}

fn whole(source: &Source, line: Line, value: &str) -> Result<usize> {
    let refusal = |_| source.malformed(line.number, format_args!("has “{}” in place of a whole number", clip(value)));
    value.parse().map_err(refusal)
}
