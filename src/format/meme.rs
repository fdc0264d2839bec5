//! The MEME motif format.

mod alphabet;
mod header;
mod read;
mod write;

pub(super) use read::read;
pub use write::{Group, write, write_groups};
