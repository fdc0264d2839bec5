//! The MEME motif format, version 4.

use crate::report::{Crm, Report};
use std::fmt::Write;

/// Printed probabilities are whole numbers of millionths.
const MILLION: u64 = 1_000_000;

/// Every facet of `report` as one MEME file, in the report's order.
///
/// Each row sums to exactly 1 as printed. A facet's identifier and name contain no spaces; the
/// name says layer, neuron and facet in words. Both strands are declared, as the other tools
/// expect of DNA; the background is uniform, as in the sampling.
pub fn write(report: &Report) -> String {
    let letters = report.model.alphabet.as_str();
    let mut out = format!("MEME version 4\n\nALPHABET= {letters}\n\n");
    if letters == "ACGT" {
        out.push_str("strands: + -\n\n");
    }
    write_background(&mut out, letters);
    for neuron in &report.neurons {
        for (index, crm) in neuron.crms.iter().enumerate() {
            let name = format!("layer{}_neuron{}_facet{}", neuron.layer, neuron.channel, index + 1);
            write_motif(&mut out, crm, &name, letters.len());
        }
    }
    out
}

fn write_background(out: &mut String, letters: &str) {
    out.push_str("Background letter frequencies\n");
    let even = vec![1.0; letters.len()];
    let shares = letters.chars().zip(millionths(&even));
    let line: Vec<String> = shares.map(|(letter, share)| format!("{letter} {}", decimal(share))).collect();
    out.push_str(&line.join(" "));
    out.push('\n');
}

fn write_motif(out: &mut String, crm: &Crm, name: &str, letters: usize) {
    let (id, width, sites) = (one_word(&crm.id), crm.ppm.len(), crm.sequences);
    let _ = write!(
        out,
        "\nMOTIF {id} {name}\nletter-probability matrix: alength= {letters} w= {width} nsites= {sites} E= 0\n"
    );
    for row in &crm.ppm {
        for share in millionths(row) {
            let _ = write!(out, " {}", decimal(share));
        }
        out.push('\n');
    }
}

/// A row of probabilities in millionths that sum to a million: what rounding down leaves over goes
/// to the largest remainders, the first letter first among equals.
fn millionths(row: &[f64]) -> Vec<u64> {
    let positive = |p: &f64| if p.is_finite() && *p > 0.0 { *p } else { 0.0 };
    let mut exact: Vec<f64> = row.iter().map(positive).collect();
    let largest = exact.iter().copied().fold(0.0, f64::max);
    if largest == 0.0 {
        exact.fill(1.0);
    } else {
        exact.iter_mut().for_each(|p| *p /= largest);
    }
    let scale = MILLION as f64 / exact.iter().sum::<f64>();
    exact.iter_mut().for_each(|p| *p *= scale);
    let mut whole: Vec<u64> = exact.iter().map(|p| *p as u64).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()));
    let missing = MILLION.saturating_sub(whole.iter().sum());
    order.iter().cycle().take(if order.is_empty() { 0 } else { missing as usize }).for_each(|&i| whole[i] += 1);
    whole
}

fn decimal(millionths: u64) -> String {
    format!("{}.{:06}", millionths / MILLION, millionths % MILLION)
}

/// `text` with everything that would end a word replaced by an underscore.
fn one_word(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() || c.is_control() { '_' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::report;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<f64>> {
        text.lines()
            .filter(|line| line.starts_with(" "))
            .map(|line| line.split_whitespace().map(|number| number.parse().unwrap()).collect())
            .collect()
    }

    #[test]
    fn a_file_reads_back_as_the_matrices_it_was_written_from() {
        let report = report();
        let text = write(&report);
        let crms: Vec<&Crm> = report.neurons.iter().flat_map(|neuron| &neuron.crms).collect();
        let written: Vec<&Vec<f64>> = crms.iter().flat_map(|crm| &crm.ppm).collect();
        let read = rows(&text);
        assert_eq!(read.len(), written.len());
        for (read, written) in read.iter().zip(written) {
            assert!(read.iter().zip(written).all(|(a, b)| (a - b).abs() < 1e-6), "{read:?} {written:?}");
        }
    }

    #[test]
    fn the_header_says_what_readers_need() {
        let text = write(&report());
        assert!(
            text.starts_with("MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\n")
        );
        assert!(text.contains("\nA 0.250000 C 0.250000 G 0.250000 T 0.250000\n"));
        assert!(text.contains(
            "\nMOTIF 2.0.1 layer2_neuron0_facet1\nletter-probability matrix: alength= 4 w= 8 nsites= 700 E= 0\n"
        ));
    }

    #[test]
    fn identifiers_are_single_words() {
        let mut report = report();
        report.neurons[0].crms[0].id = "a b\nMOTIF c".to_owned();
        assert!(write(&report).contains("\nMOTIF a_b_MOTIF_c layer2_neuron0_facet1\n"));
    }

    #[test]
    fn a_row_without_any_probability_is_uniform() {
        assert_eq!(millionths(&[0.0, f64::NAN, -1.0, 0.0]), [250_000; 4]);
    }

    proptest! {
        #[test]
        fn a_row_always_sums_to_one_as_printed(row in prop::collection::vec(0.0..1e300_f64, 1..25)) {
            let printed = millionths(&row);
            prop_assert_eq!(printed.iter().sum::<u64>(), MILLION);
        }

        #[test]
        fn no_probability_moves_by_a_millionth(row in prop::collection::vec(1e-9..1.0_f64, 4)) {
            let sum: f64 = row.iter().sum();
            for (printed, exact) in millionths(&row).into_iter().zip(&row) {
                prop_assert!((printed as f64 - exact / sum * 1e6).abs() < 1.0 + 1e-6);
            }
        }
    }
}
