//! The header line of a matrix: `letter-probability matrix: alength= 4 w= 19 nsites= 20 E= 0`.

use crate::error::Result;
use crate::format::source::{Line, MotifSource, clip};

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

    /// Reads a line that starts with [`Header::START`].
    ///
    /// # Errors
    /// [`Code::MotifMalformed`](crate::error::Code::MotifMalformed) for values that are no numbers.
    pub fn read(source: &MotifSource, line: Line) -> Result<Self> {
        let mut header = Self::default();
        let text = line.text.replace(Self::START, " ").replace(['=', ':'], " ");
        let mut words = text.split_whitespace();
        while let (Some(key), Some(value)) = (words.next(), words.clone().next()) {
            match key {
                "alength" => header.alphabet_size = Some(whole(source, line, value)?),
                "w" => header.width = Some(whole(source, line, value)?),
                "nsites" => header.sites = Some(source.number(line, value)?),
                _ => continue,
            }
            words.next();
        }
        Ok(header)
    }
}

fn whole(source: &MotifSource, line: Line, value: &str) -> Result<usize> {
    let refusal = |_| source.malformed(line.number, format_args!("has “{}” in place of a whole number", clip(value)));
    value.parse().map_err(refusal)
}
