//! Letters that are written into sequences.

use crate::alphabet::Alphabet;

/// Columns and their letters.
pub type Letters = Vec<(usize, u8)>;

/// The first and the last column; 0 without letters.
pub fn ends(letters: &Letters) -> [usize; 2] {
    let columns = || letters.iter().map(|&(column, _)| column);
    [columns().min().unwrap_or(0), columns().max().unwrap_or(0)]
}

/// The same letters, so many columns to the right.
pub fn moved(letters: &Letters, by: isize) -> Letters {
    letters.iter().map(|&(column, letter)| (column.saturating_add_signed(by), letter)).collect()
}

/// The reverse complement, at the same columns from the first to the last; letter `i` of `size` pairs with letter
/// `size − 1 − i`.
pub fn reverse_complement(letters: &Letters, size: u8) -> Letters {
    let [first, last] = ends(letters);
    letters.iter().map(|&(column, letter)| (first + last - column, size - 1 - letter)).collect()
}

/// From the first to the last column, with dots for the columns between that are left out.
pub fn spelled(letters: &Letters, alphabet: &Alphabet) -> String {
    let [first, last] = ends(letters);
    let at = |column: usize| letters.iter().find(|&&(own, _)| own == column);
    let spell = |column: usize| at(column).map_or_else(|| ".".to_owned(), |&(_, letter)| alphabet.decode(&[letter]));
    if letters.is_empty() { String::new() } else { (first..=last).map(spell).collect() }
}
