//! The limit on the number of a graph's entries.

use crate::error::Result;
use crate::network::limits;
use crate::network::protobuf::malformed;

/// The number of entries that may still be read.
pub struct Budget(usize);

impl Budget {
    /// [`limits::ENTRIES`].
    pub fn new() -> Self {
        Self(limits::ENTRIES)
    }

    /// Counts one entry.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when there are more than [`limits::ENTRIES`].
    pub fn take(&mut self) -> Result<()> {
        self.0 = self.0.checked_sub(1).ok_or_else(|| {
            malformed(format!("it has more than {} nodes, tensors, attributes and names", limits::ENTRIES))
        })?;
        Ok(())
    }
}
