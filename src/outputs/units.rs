//! The units of outputs that a request names.

use crate::error::{Code, Error, Result};

/// Maximum number of units that are asked at once.
const MAX_UNITS: usize = 1_000;

/// The units that a request names, of so many; all where it names none.
///
/// # Errors
/// [`Code::Option`] for one that does not exist, [`Code::Memory`] for too many.
pub fn listed(units: &[usize], count: usize) -> Result<Vec<usize>> {
    if let Some(unit) = units.iter().find(|&&unit| unit >= count) {
        return Err(Error::new(
            Code::Option,
            "units",
            format!("There is no output {unit}; the network has outputs 0 to {}.", count.saturating_sub(1)),
            "Choose outputs in that range.",
        ));
    }
    let listed: Vec<usize> = if units.is_empty() { (0..count).collect() } else { units.to_vec() };
    if listed.len() > MAX_UNITS {
        return Err(Error::new(
            Code::Memory,
            "units",
            format!("The request is about {} output values; the maximum is {MAX_UNITS}.", listed.len()),
            "Choose some of them.",
        ));
    }
    Ok(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_means_all_and_a_list_is_checked() {
        assert_eq!(listed(&[], 3).unwrap(), [0, 1, 2]);
        assert_eq!(listed(&[2, 0], 3).unwrap(), [2, 0]);
        assert_eq!(listed(&[3], 3).unwrap_err().code(), Code::Option);
        assert_eq!(listed(&[], 1_001).unwrap_err().code(), Code::Memory);
    }
}
