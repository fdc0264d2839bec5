//! Our kernels.
