//! The MEME motif format.

mod alphabet;
mod header;
mod read;

pub(super) use read::read;
