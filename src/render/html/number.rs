//! Formats of numbers.

/// A whole number with commas between thousands.
pub(super) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `count` things, `1 facet` or `2 facets`.
pub(super) fn of(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", count(number as u64))
}

/// A share or ratio, three decimals.
pub(super) fn ratio(number: f64) -> String {
    format!("{number:.3}")
}

/// A share in percent, with one decimal below 10 %.
pub(super) fn percent(share: f64) -> String {
    if share < 0.0995 { format!("{:.1} %", 100.0 * share) } else { format!("{:.0} %", 100.0 * share) }
}

/// An activation, three decimals.
pub(super) fn activation(number: f32) -> String {
    format!("{number:.3}")
}

/// A p-, E- or q-value: three decimals, or scientific notation below 0.001.
pub(super) fn significance(number: f64) -> String {
    if number == 0.0 || number >= 0.001 { format!("{number:.3}") } else { format!("{number:.1e}") }
}

/// Seconds, with two decimals below 10.
pub(super) fn seconds(number: f64) -> String {
    if number < 10.0 { format!("{number:.2} s") } else { format!("{number:.0} s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            ["0", "12", "999", "1,000", "65,536", "1,234,567"],
            [0, 12, 999, 1_000, 65_536, 1_234_567].map(count).each_ref().map(String::as_str)
        );
    }

    #[test]
    fn small_probabilities_are_powers_of_ten() {
        assert_eq!([0.0, 0.0123, 0.5, 3.14e-9].map(significance), ["0.000", "0.012", "0.500", "3.1e-9"]);
    }

    #[test]
    fn small_shares_have_a_decimal() {
        assert_eq!([0.0, 0.0994, 0.0996, 0.123, 1.2].map(percent), ["0.0 %", "9.9 %", "10 %", "12 %", "120 %"]);
    }

    #[test]
    fn one_thing_is_singular() {
        assert_eq!((of(1, "facet"), of(2, "facet")), ("1 facet".to_owned(), "2 facets".to_owned()));
    }
}
