use super::glyph::{GlyphPart, Metrics, OutlineStep};
use super::letters::outline;
use super::*;
use crate::golden;
use proptest::prelude::*;

/// Five positions: one certain letter, one dominant letter, two equal letters, nearly uniform, uniform.
fn matrix() -> Vec<Vec<f64>> {
    vec![
        vec![0.0, 0.0, 1.0, 0.0],
        vec![0.7, 0.1, 0.15, 0.05],
        vec![0.0, 0.5, 0.0, 0.5],
        vec![0.26, 0.24, 0.25, 0.25],
        vec![0.25; 4],
    ]
}

fn identity(size: usize) -> Vec<Vec<f64>> {
    (0..size).map(|row| (0..size).map(|column| f64::from(u8::from(row == column))).collect()).collect()
}

/// All values of the attribute `name`.
fn attributes(svg: &str, name: &str) -> Vec<f64> {
    let marker = format!(" {name}=\"");
    svg.split(marker.as_str()).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}

#[test]
fn dna_in_bits() {
    golden::check("tests/golden/logo/dna-bits.svg", &svg(matrix(), "ACGT", &LogoOptions::default()));
}

#[test]
fn dna_in_probabilities_without_rulers() {
    let options = LogoOptions {
        units: Units::Probability,
        axis: false,
        ruler: false,
        title: "Facet 2.0.1 & others".to_owned(),
        ..LogoOptions::default()
    };
    golden::check("tests/golden/logo/dna-probability.svg", &svg(matrix(), "ACGT", &options));
}

#[test]
fn a_shifted_logo_keeps_the_numbers_of_its_positions() {
    let options = LogoOptions { before: 2, after: 1, start: 1, ..LogoOptions::default() };
    golden::check("tests/golden/logo/dna-shifted.svg", &svg(matrix(), "ACGT", &options));
}

#[test]
fn every_capital_letter() {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    golden::check("tests/golden/logo/alphabet.svg", &svg(identity(26), alphabet, &LogoOptions::default()));
}

#[test]
fn dna_has_one_path_per_base_and_one_for_the_rules() {
    let long: Vec<Vec<f64>> = matrix().into_iter().cycle().take(500).collect();
    assert_eq!(svg(&long, "ACGT", &LogoOptions::default()).matches("<path").count(), 5);
}

#[test]
fn contributions_of_either_sign() {
    let map = [vec![0.0, 2.0, 0.0, 0.0], vec![0.5, 0.0, -1.0, 0.0], vec![0.0; 4], vec![f64::NAN, -0.3, -0.2, 0.9]];
    golden::check("tests/golden/logo/contributions.svg", &contributions(&map, "ACGT", &LogoOptions::default()));
}

#[test]
fn negative_contributions_are_below_the_baseline() {
    let signed = Signed::new(&[vec![3.0, -1.0, 0.0, 0.0], vec![-0.5, 0.0, 0.0, -0.25]], 4);
    let stacks: Vec<Vec<_>> = signed
        .stacks(&LogoOptions::default())
        .map(|stack| stack.iter().map(|p| (p.letter, p.top, p.bottom)).collect())
        .collect();
    assert_eq!(stacks, [vec![(1, 750, 1000), (0, 0, 750)], vec![(3, 750, 813), (0, 813, 938)]]);
    assert!(signed.summary(&['A', 'C', 'G', 'T']).starts_with("Contributions A., 2 positions"));
}

#[test]
fn a_stack_is_as_tall_as_its_information() {
    let half = LetterStack::new(&[0.5, 0.5, 0.0, 0.0], 4);
    let placed: Vec<_> = half.placed(4, &LogoOptions::default()).map(|p| (p.letter, p.top, p.bottom)).collect();
    assert_eq!(placed, [(0, 500, 750), (1, 750, 1000)]);
}

#[test]
fn positions_without_information_are_left_empty() {
    let drawn = svg(&[vec![0.25; 4], vec![0.26, 0.24, 0.25, 0.25]], "ACGT", &LogoOptions::default());
    assert!(!drawn.contains(" fill=\"#"));
    assert!(drawn.contains("Consensus .., 2 positions, 0.0 bits in all"));
}

#[test]
fn a_logo_has_no_styles_or_scripts() {
    let hostile = LogoOptions { title: "</title><script>alert(1)</script>\u{0}".to_owned(), ..LogoOptions::default() };
    let drawn = svg(matrix(), "ACGT", &hostile);
    assert!(!drawn.contains("style") && !drawn.contains("<script") && !drawn.contains('\u{0}'));
}

#[test]
fn margins_and_rulers_add_up() {
    let options = LogoOptions { before: 3, after: 4, column_width: 10.0, height: 50.0, ..LogoOptions::default() };
    let drawn = svg(matrix(), "ACGT", &options);
    assert_eq!(attributes(&drawn, "width"), [AXIS_WIDTH + 120.0 + RULER_OVERHANG]);
    assert_eq!(attributes(&drawn, "height"), [TOP_MARGIN + 50.0 + RULER_HEIGHT]);
}

#[test]
fn a_receptive_field_of_132_with_two_letters_everywhere_stays_small() {
    let rows: Vec<Vec<f64>> = [vec![0.7, 0.3, 0.0, 0.0], vec![0.0, 0.9, 0.1, 0.0], vec![0.0, 0.0, 0.6, 0.4]]
        .into_iter()
        .cycle()
        .take(132)
        .collect();
    let bytes = svg(&rows, "ACGT", &LogoOptions::default()).len();
    assert!(bytes < 40_000, "{bytes} bytes");
}

#[test]
fn every_letter_fills_its_box_exactly() {
    for (letter, height, column) in
        ('A'..='Z').flat_map(|letter| [(letter, 20.0, 300.0), (letter, 300.0, 300.0), (letter, 1000.0, 100.0)])
    {
        let metrics = Metrics::new(height, column);
        let mut points = Vec::new();
        for part in outline(letter) {
            match part {
                GlyphPart::Block(left, top, right, bottom) => points.extend([(*left, *top), (*right, *bottom)]),
                GlyphPart::Contour(steps) => points.extend(
                    steps
                        .iter()
                        .map(|(OutlineStep::Start(x, y) | OutlineStep::Line(x, y) | OutlineStep::Bend(x, y))| (*x, *y)),
                ),
            }
        }
        let ys: Vec<i32> = points.iter().map(|&(_, y)| metrics.resolve(y).round() as i32).collect();
        assert_eq!((ys.iter().min(), ys.iter().max()), (Some(&0), Some(&(height as i32))), "{letter} at {height}");
        assert!(points.iter().all(|&(x, _)| (0..=100).contains(&x)), "{letter}");
    }
}

proptest! {
    #[test]
    fn any_values_give_a_well_formed_image(
        rows in prop::collection::vec(prop::collection::vec(prop::num::f64::ANY, 0..7), 0..9),
        height in prop::num::f64::ANY,
        column_width in prop::num::f64::ANY,
        start in any::<i32>(),
        before in any::<u32>(),
        letters in "\\PC{0,6}",
    ) {
        let options = LogoOptions { height, column_width, start, before, ..LogoOptions::default() };
        for drawn in [svg(&rows, &letters, &options), contributions(&rows, &letters, &options)] {
            prop_assert!(drawn.starts_with("<svg ") && drawn.ends_with("</svg>"));
            prop_assert!(!drawn.contains("NaN") && !drawn.contains("inf"));
        }
    }
}
