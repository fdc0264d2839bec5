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

/// Letters that are moved together: those of motifs, and those next to them, which yield to letters of motifs and to the
/// ends of the receptive field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Those of the motifs.
    pub core: Letters,
    /// Those next to them.
    pub flanks: Letters,
}

impl Block {
    /// Of several in one.
    pub fn joined<'a>(blocks: impl IntoIterator<Item = &'a Self>) -> Self {
        blocks.into_iter().fold(Self::default(), |mut joined, block| {
            joined.core.extend(&block.core);
            joined.flanks.extend(&block.flanks);
            joined
        })
    }

    /// So many columns to the right, in a receptive field of this length.
    pub fn moved(&self, by: isize, length: usize) -> Self {
        let flanks = self.flanks.iter().filter_map(|&(column, letter)| Some((column.checked_add_signed(by)?, letter)));
        Self { core: moved(&self.core, by), flanks: flanks.filter(|&(column, _)| column < length).collect() }
    }

    /// All letters, those of motifs last: of two letters in a column the last one stays.
    pub fn letters(&self) -> Letters {
        [self.flanks.clone(), self.core.clone()].concat()
    }

    /// From the first to the last column: capitals for the letters of the motif, small letters for those next to it, dots
    /// for the columns between that are left out.
    pub fn spelled(&self, alphabet: &Alphabet) -> String {
        let [first, last] = ends(&self.letters());
        let at = |letters: &Letters, column: usize| {
            let found = letters.iter().find(|&&(own, _)| own == column);
            found.map(|&(_, letter)| alphabet.decode(&[letter]))
        };
        let next_to = |column: usize| at(&self.flanks, column).map(|letter| letter.to_ascii_lowercase());
        let spell =
            |column: usize| at(&self.core, column).or_else(|| next_to(column)).unwrap_or_else(|| ".".to_owned());
        if self.core.is_empty() { String::new() } else { (first..=last).map(spell).collect() }
    }
}
