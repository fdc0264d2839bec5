//! Contributions of either sign as stacks of letters above and below a line.

use super::LogoOptions;
use super::stack::{FULL, LEAST_HEIGHT, Placed};

/// Contributions, cleaned, and what they reach.
pub(super) struct Signed {
    /// By position the letters and their contributions, the smallest absolute value first; zeros are left out.
    columns: Vec<Vec<(usize, f64)>>,
    /// The deepest and the tallest stack, at least a little apart.
    pub range: (f64, f64),
}

impl Signed {
    /// Numbers beyond the `letters` of the alphabet are ignored.
    pub fn new(map: &[Vec<f64>], letters: usize) -> Self {
        let clean = |row: &Vec<f64>| {
            let bounded = |x: &f64| x.clamp(-LARGEST, LARGEST);
            let mut column: Vec<(usize, f64)> = row.iter().take(letters).map(bounded).enumerate().collect();
            column.retain(|(_, x)| x.abs() > 0.0);
            column.sort_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
            column
        };
        let columns: Vec<Vec<(usize, f64)>> = map.iter().map(clean).collect();
        let sum = |column: &Vec<(usize, f64)>, sign: f64| column.iter().map(|(_, x)| (x * sign).max(0.0)).sum::<f64>();
        let most = |sign: f64| columns.iter().map(|column| sum(column, sign)).fold(0.0, f64::max);
        let (low, high) = (-most(-1.0), most(1.0));
        Self { range: if high - low > 1.0 / LARGEST { (low, high) } else { (0.0, 1.0) }, columns }
    }

    /// The letters worth drawing, by position.
    pub fn stacks(&self, options: &LogoOptions) -> impl Iterator<Item = Vec<Placed>> {
        let least = LEAST_HEIGHT * FULL / options.height;
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
                (height >= least).then(|| Placed {
                    letter,
                    top: top.round() as i32,
                    bottom: (top + height).round() as i32,
                })
            };
            column.iter().filter_map(place).collect()
        })
    }

    /// The most important letter of each position in words; where the stacks are low, a dot.
    pub fn summary(&self, alphabet: &[char]) -> String {
        let (low, high) = self.range;
        let most = high.max(-low);
        let letter = |column: &Vec<(usize, f64)>| match column.last() {
            Some(&(letter, x)) if x >= WRITTEN * most => alphabet[letter].to_string(),
            Some(&(letter, x)) if x <= -WRITTEN * most => alphabet[letter].to_lowercase().to_string(),
            _ => ".".to_owned(),
        };
        let letters: String = self.columns.iter().map(letter).collect();
        format!("Contributions {letters}, {} positions; small letters count against the neuron", self.columns.len())
    }
}

/// Contributions are drawn as if none were larger than this, nor all of them smaller than its inverse.
const LARGEST: f64 = 1e100;

/// Share of the tallest stack below which a letter is not written.
const WRITTEN: f64 = 0.25;
