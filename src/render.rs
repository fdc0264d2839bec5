//! A report for others to read: as a page ([`html`](html::html)), as a motif file ([`meme`]), its syntax trees as
//! images ([`diagram`]).

#[cfg(test)]
mod damage;
pub mod diagram;
pub mod html;
pub mod meme;
