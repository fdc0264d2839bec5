//! Demixing: dividing a neuron's sequences into facets (paper, “Backward demixing”; algorithm
//! section 3).
//!
//! A max-pooling hides where its maximum came from; its input map still shows it. So the sequences
//! are clustered by the map that enters the deepest max-pooling, each cluster again by the one
//! before it, and so on [`backward`] to the first. Where branches join, the poolings of all branches are
//! undone, each by the map that enters it. Average poolings and sums choose nothing, so without a
//! max-pooling there is one facet, unless the option `unpooled` asks for more. [`groups`] chooses how
//! many clusters a pooling needs, [`facets`] turns clusters into matrices.

pub mod backward;
mod choice;
pub mod facets;
pub mod groups;
pub mod kmeans;
pub mod letters;
pub mod projection;

pub use choice::GroupChoice;

/// Sequences that take the same way through every max-pooling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The cluster taken at each max-pooling, the deepest first.
    pub path: Vec<usize>,
    /// Indices into the sample.
    pub members: Vec<u32>,
}
