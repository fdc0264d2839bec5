//! Bins of activation, which make the distribution of a sample even (paper, “Estimate the PPMs”).

/// The bin of an activation when (0, max] is divided into equal bins (low, high]; bin 0 is the lowest.
pub fn bin(value: f32, max: f32, bins: usize) -> usize {
    let position = f64::from(value) / f64::from(max) * bins as f64;
    (libm::ceil(position) as usize).clamp(1, bins) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_open_below_and_closed_above() {
        assert_eq!(bin(1.0, 20.0, 20), 0);
        assert_eq!(bin(1.001, 20.0, 20), 1);
        assert_eq!(bin(20.0, 20.0, 20), 19);
    }
}
