//! Letter colours.
//!
//! The four bases have the conventional hues (A green, C blue, G orange, T and U red). Their shades
//! maximise the smallest difference between any two, for normal, protanopic, deuteranopic and
//! tritanopic vision, among the shades with a contrast of at least 3 : 1 on white and on a dark page.

/// `A` of a nucleotide alphabet.
const GREEN: &str = "#2f9e77";
/// `C` of a nucleotide alphabet.
const BLUE: &str = "#3d71db";
/// `G` of a nucleotide alphabet.
const ORANGE: &str = "#c87d08";
/// `T` and `U` of a nucleotide alphabet.
const RED: &str = "#d5383d";
/// Proline and other letters without a colour have that of the surrounding text.
const NEUTRAL: &str = "currentColor";

/// The colour of `letter` in an alphabet of `alphabet_size` letters: by base up to five letters, beyond that by the
/// chemistry of the side chain.
pub(super) fn colour(letter: char, alphabet_size: usize) -> &'static str {
    match letter.to_ascii_uppercase() {
        'A' if alphabet_size <= 5 => GREEN,
        'C' if alphabet_size <= 5 => BLUE,
        'G' if alphabet_size <= 5 => ORANGE,
        'T' | 'U' if alphabet_size <= 5 => RED,
        _ if alphabet_size <= 5 => NEUTRAL,
        'G' | 'S' | 'T' | 'Y' | 'C' | 'N' | 'Q' => GREEN,
        'K' | 'R' | 'H' => BLUE,
        'D' | 'E' => RED,
        'A' | 'V' | 'L' | 'I' | 'W' | 'F' | 'M' => ORANGE,
        _ => NEUTRAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(hex: &str) -> f64 {
        let linear = |from: usize| {
            let value = f64::from(u8::from_str_radix(&hex[from..from + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5)
    }

    #[test]
    fn every_colour_stands_out_on_light_and_dark_pages() {
        for hex in [GREEN, BLUE, ORANGE, RED] {
            for page in ["#ffffff", "#15181c"] {
                let (a, b) = (luminance(hex) + 0.05, luminance(page) + 0.05);
                assert!(a.max(b) / a.min(b) >= 3.0, "{hex} on {page}");
            }
        }
    }

    #[test]
    fn bases_and_residues_are_coloured_apart() {
        assert_eq!(
            ['A', 'C', 'G', 'T', 'U', 'N'].map(|base| colour(base, 4)),
            [GREEN, BLUE, ORANGE, RED, RED, NEUTRAL]
        );
        assert_eq!(['A', 'D', 'K', 'G', 'P'].map(|residue| colour(residue, 20)), [ORANGE, RED, BLUE, GREEN, NEUTRAL]);
    }
}
