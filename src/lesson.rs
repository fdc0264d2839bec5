//! One small neuron as a lesson: what the page asks about it while it teaches.
//!
//! The neuron's field is so short that every sequence can be evaluated, and one max-pooling lies
//! between its two convolutions: the toy of the paper's Figure 2, or one that was trained in the tab.

pub mod answer;
