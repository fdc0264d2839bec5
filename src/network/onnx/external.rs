//! External data: tensors whose elements are stored in other files than the model.

use crate::error::Result;
use crate::network::protobuf::{fields, malformed};

/// External data files of a model: name and bytes.
pub type ExternalFiles<'a> = &'a [(&'a str, &'a [u8])];

/// Where in an external file the elements of a tensor are.
#[derive(Clone, Copy, Default)]
pub struct External<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// First byte.
    pub offset: usize,
    /// Number of bytes; to the end of the file where it is missing.
    pub length: Option<usize>,
}

impl<'a> External<'a> {
    /// Reads one entry of the description of external data.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] for damaged bytes.
    pub fn describe(&mut self, entry: &'a [u8]) -> Result<()> {
        let (mut key, mut value) = ("", "");
        for field in fields(entry) {
            match field? {
                (1, content) => key = content.text()?,
                (2, content) => value = content.text()?,
                _ => {}
            }
        }
        let number = || value.parse().map_err(|_| malformed(format!("external data with {key} “{value}”")));
        match key {
            "location" => self.file = value,
            "offset" => self.offset = number()?,
            "length" => self.length = Some(number()?),
            _ => {}
        }
        Ok(())
    }
}
