//! Demixing: dividing a neuron's sequences into facets (paper, “Backward demixing”; algorithm
//! section 3).
//!
//! The output of a max-pooling does not show where its maximum came from, but its input map does. So
//! the sequences are clustered by the input map of the deepest max-pooling, each cluster again by the
//! input map of the one before it, and so on [`backward`] to the first. If branches join, the poolings of
//! all branches are undone. Average poolings and sums select nothing, so without a max-pooling there is
//! one facet, unless the option `unpooled` asks for more. [`groups`] chooses how
//! many clusters a pooling needs, [`facets`] turns clusters into matrices, [`division`] goes through all steps.

mod assignment;
pub mod backward;
mod choice;
pub mod clarity;
pub mod division;
pub mod facets;
pub mod groups;
pub mod kmeans;
pub mod letters;
pub mod projection;
pub mod purity;
pub mod tree;

use crate::random::Stream;
pub use choice::GroupChoice;

/// Sequences that are in the same cluster at every max-pooling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its cluster at each max-pooling, the deepest first.
    pub path: Vec<usize>,
    /// Indices into the sample.
    pub members: Vec<u32>,
}

/// A random choice of at most `count` of `members`, in their order.
fn choose(members: &[u32], count: usize, stream: &mut Stream) -> Vec<u32> {
    if members.len() <= count {
        return members.to_vec();
    }
    let mut shuffled = members.to_vec();
    for i in 0..count {
        let j = i + stream.below(shuffled.len() - i);
        shuffled.swap(i, j);
    }
    shuffled.truncate(count);
    shuffled.sort_unstable();
    shuffled
}
