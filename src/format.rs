//! Motif files that other programs read.

pub mod meme;
