//! Output formats of a report: an HTML page ([`html`](html::html)), a motif file ([`meme`]), and images of its syntax
//! trees ([`diagram`]).

#[cfg(test)]
mod damage;
pub mod diagram;
pub mod html;
pub mod meme;
