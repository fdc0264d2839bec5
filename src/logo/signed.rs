//! Contributions of either sign as stacks of letters above and below a baseline.

use super::LogoOptions;
use super::stack::{FULL, MIN_HEIGHT, Placed};

/// Contributions and their range.
pub(super) struct Signed {
    /// For each position the letters and their contributions, in ascending order of absolute value, without zeros.
    columns: Vec<Vec<(usize, f64)>>,
    /// Minus the height of the tallest negative stack, and the height of the tallest positive one; never equal.
    pub range: (f64, f64),
}

impl Signed {
    /// Columns beyond `alphabet_size` are ignored.
    pub fn new(map: &[Vec<f64>], alphabet_size: usize) -> Self {
        let clean = |row: &Vec<f64>| {
            let bounded = |x: &f64| x.clamp(-LARGEST, LARGEST);
            let mut column: Vec<(usize, f64)> = row.iter().take(alphabet_size).map(bounded).enumerate().collect();
            column.retain(|(_, x)| x.abs() > 0.0);
            column.sort_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
            column
        };
        let columns: Vec<Vec<(usize, f64)>> = map.iter().map(clean).collect();
        let sum = |column: &Vec<(usize, f64)>, sign: f64| column.iter().map(|(_, x)| (x * sign).max(0.0)).sum::<f64>();
        let tallest = |sign: f64| columns.iter().map(|column| sum(column, sign)).fold(0.0, f64::max);
        let (low, high) = (-tallest(-1.0), tallest(1.0));
        Self { range: if high - low > 1.0 / LARGEST { (low, high) } else { (0.0, 1.0) }, columns }
    }

    /// The letters of at least the minimum height, by position.
    pub fn stacks(&self, options: &LogoOptions) -> impl Iterator<Item = Vec<Placed>> {
        let min_height = MIN_HEIGHT * FULL / options.height;
        let (low, high) = self.range;
        let scale = FULL / (high - low);
        self.columns.iter().map(move |column| {
            let (mut up, mut down) = (high * scale, high * scale);
            let place = |&(letter, x): &(usize, f64)| {
                let height = x.abs() * scale;
                let top = if x > 0.0 { up - height } else { down };
                if x > 0.0 {
                    up = top
                } else {
                    down += height
                };
                (height >= min_height).then(|| Placed {
                    letter,
                    top: top.round() as i32,
                    bottom: (top + height).round() as i32,
                })
            };
            column.iter().filter_map(place).collect()
        })
    }

    /// A description: the most important letter of each position, or a dot for small contributions.
    pub fn summary(&self, alphabet: &[char]) -> String {
        let (low, high) = self.range;
        let max = high.max(-low);
        let letter = |column: &Vec<(usize, f64)>| match column.last() {
            Some(&(letter, x)) if x >= WRITTEN * max => alphabet[letter].to_string(),
            Some(&(letter, x)) if x <= -WRITTEN * max => alphabet[letter].to_lowercase().to_string(),
            _ => ".".to_owned(),
        };
        let letters: String = self.columns.iter().map(letter).collect();
        format!("Contributions {letters}, {} positions; small letters count against the neuron", self.columns.len())
    }
}

/// Contributions are clamped to this absolute value; a range below its inverse is drawn as empty.
const LARGEST: f64 = 1e100;

/// Minimum share of the tallest stack of a letter in the description.
const WRITTEN: f64 = 0.25;
