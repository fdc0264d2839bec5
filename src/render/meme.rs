//! A report's matrices as a MEME file, version 4.

use crate::dictionary::DictionaryMotif;
use crate::motif::Ppm;
use crate::motif::database::Motif;
use crate::motif::decimals::{MILLION, millionths};
use crate::report::{Crm, NeuronReport, Report};
use std::fmt::Write;

/// A group of a report's motifs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The CN CRMs of the facets, `2.0.1`.
    Facets,
    /// Their segments, `2.0.1_13_25`: the facet, the first and the last position, counted from 1.
    Segments,
    /// The motifs of the neurons' dictionaries, `2.0.m1`, each followed by the columns of the known motifs that lie side by
    /// side in it, `2.0.m1_1_10`.
    Dictionary,
}

/// The distinct motifs of all neurons as a MEME file; of a single neuron, its dictionary.
pub fn write_network(report: &Report) -> String {
    let Some(motifs) = &report.motifs else { return write_groups(report, &[Group::Dictionary]) };
    let mut out = header(&report.model.alphabet);
    for motif in motifs {
        let own = report
            .neurons
            .iter()
            .find_map(|neuron| Some((neuron, neuron.dictionary.iter().flatten().find(|own| own.id == motif.motif)?)));
        own.into_iter().for_each(|(neuron, motif)| write_dictionary_motif(&mut out, neuron, motif));
    }
    out
}

impl Group {
    /// All groups, in the order in which they are written.
    pub const ALL: [Self; 3] = [Self::Facets, Self::Segments, Self::Dictionary];
}

/// All motifs of `report` as one MEME file: facets, their segments and the dictionaries.
pub fn write(report: &Report) -> String {
    write_groups(report, &Group::ALL)
}

/// The `groups` of `report` as one MEME file, in the order given and within each in the report's order.
///
/// Each row sums to exactly 1 as printed. Identifiers and names contain no spaces; the name of a
/// facet or segment contains layer, neuron and facet, that of a dictionary motif is the one that is shown. Both
/// strands are declared, as other tools expect for DNA; the background is uniform, as in the sampling.
pub fn write_groups(report: &Report, groups: &[Group]) -> String {
    let mut out = header(&report.model.alphabet);
    for group in groups {
        for neuron in &report.neurons {
            match group {
                Group::Facets => write_facets(&mut out, neuron),
                Group::Segments => write_segments(&mut out, neuron),
                Group::Dictionary => write_dictionary(&mut out, neuron),
            }
        }
    }
    out
}

/// Matrices as one MEME file: for each its identifier, its probabilities and the number of its sites.
pub fn write_matrices<'a>(letters: &str, motifs: impl Iterator<Item = (&'a str, Ppm, usize)>) -> String {
    let mut out = header(letters);
    motifs.for_each(|(id, ppm, sites)| write_motif(&mut out, id, id, sites as f64, &ppm));
    out
}

fn header(letters: &str) -> String {
    let mut out = format!("MEME version 4\n\nALPHABET= {letters}\n\n");
    if letters == "ACGT" {
        out.push_str("strands: + -\n\n");
    }
    write_background(&mut out, letters);
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

/// The facets with their names.
fn named(neuron: &NeuronReport) -> impl Iterator<Item = (&Crm, String)> {
    let name = |index| format!("layer{}_neuron{}_facet{index}", neuron.layer, neuron.channel);
    neuron.crms.iter().zip((1..).map(name))
}

fn write_facets(out: &mut String, neuron: &NeuronReport) {
    for (crm, name) in named(neuron) {
        write_motif(out, &crm.id, &name, crm.sequences as f64, &crm.ppm);
    }
}

fn write_segments(out: &mut String, neuron: &NeuronReport) {
    for (crm, name) in named(neuron) {
        for (segment, index) in crm.segments.iter().flatten().zip(1..) {
            let Some(part) = crm.ppm.get(segment.start..segment.end) else { continue };
            let id = format!("{}_{}_{}", crm.id, segment.start + 1, segment.end);
            write_motif(out, &id, &format!("{name}_segment{index}"), crm.sequences as f64, &part);
        }
    }
}

fn write_dictionary(out: &mut String, neuron: &NeuronReport) {
    neuron.dictionary.iter().flatten().for_each(|motif| write_dictionary_motif(out, neuron, motif));
}

fn write_dictionary_motif(out: &mut String, neuron: &NeuronReport, motif: &DictionaryMotif) {
    let facet = || neuron.crms.iter().find(|crm| crm.id == motif.crm).map(|crm| crm.sequences);
    let sites = motif.sequences.or_else(facet).map_or(Motif::SITES, |sequences| sequences as f64);
    write_motif(out, &motif.id, motif.shown(), sites, &motif.ppm);
    let search = motif.search.iter();
    for (part, found) in search.flat_map(|search| search.parts.iter().flatten().zip(search.naming())) {
        let columns = part.start..part.end;
        let Some(ppm) = motif.ppm.get(columns).filter(|ppm| ppm.width() < motif.ppm.width()) else { continue };
        write_motif(out, &format!("{}_{}_{}", motif.id, part.start + 1, part.end), found.shown(), sites, &ppm);
    }
}

/// Writes one matrix. A matrix without rows is left out, as readers would refuse it.
fn write_motif(out: &mut String, id: &str, name: &str, sites: f64, ppm: &Ppm) {
    let (alphabet_size, width) = (ppm.alphabet_size(), ppm.width());
    if width == 0 {
        return;
    }
    let (id, name) = (one_word(id), one_word(name));
    let _ = write!(
        out,
        "\nMOTIF {id} {name}\nletter-probability matrix: alength= {alphabet_size} w= {width} nsites= {sites} E= 0\n"
    );
    for row in ppm.rows() {
        for share in millionths(row) {
            let _ = write!(out, " {}", decimal(share));
        }
        out.push('\n');
    }
}

fn decimal(millionths: u64) -> String {
    format!("{}.{:06}", millionths / MILLION, millionths % MILLION)
}

/// `text` with white space and control characters replaced by underscores.
fn one_word(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() || c.is_control() { '_' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::DictionaryMotif;
    use crate::report::Segment;
    use crate::report::example::report;

    fn rows(text: &str) -> Vec<Vec<f64>> {
        text.lines()
            .filter(|line| line.starts_with(" "))
            .map(|line| line.split_whitespace().map(|number| number.parse().unwrap()).collect())
            .collect()
    }

    #[test]
    fn a_written_file_has_the_matrices_of_the_report() {
        let report = report();
        let text = write_groups(&report, &[Group::Facets]);
        let crms: Vec<&Crm> = report.neurons.iter().flat_map(|neuron| &neuron.crms).collect();
        let written: Vec<&[f64]> = crms.iter().flat_map(|crm| crm.ppm.rows()).collect();
        let read = rows(&text);
        assert_eq!(read.len(), written.len());
        for (read, written) in read.iter().zip(written) {
            assert!(read.iter().zip(written).all(|(a, b)| (a - b).abs() < 1e-6), "{read:?} {written:?}");
        }
    }

    #[test]
    fn the_header_has_what_readers_need() {
        let text = write(&report());
        assert!(
            text.starts_with("MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\n")
        );
        assert!(text.contains("\nA 0.250000 C 0.250000 G 0.250000 T 0.250000\n"));
        assert!(text.contains(
            "\nMOTIF 2.0.1 layer2_neuron0_facet1\nletter-probability matrix: alength= 4 w= 8 nsites= 700 E= 0\n"
        ));
    }

    /// The example report with a segment in its first facet only, and a dictionary.
    fn annotated() -> Report {
        let mut report = report();
        let neuron = &mut report.neurons[0];
        neuron.crms.iter_mut().for_each(|crm| crm.segments = None);
        neuron.crms[0].segments = Some(vec![Segment { start: 1, end: 7, information: 1.15, search: None }]);
        neuron.dictionary = Some(vec![DictionaryMotif {
            id: "2.0.m1".to_owned(),
            name: "ZEB1".to_owned(),
            crm: "2.0.1".to_owned(),
            start: 1,
            crms: 2,
            found: None,
            ppm: neuron.crms[0].ppm.part(1..7),
            sequences: None,
            search: None,
        }]);
        report
    }

    #[test]
    fn segments_and_dictionary_follow_the_facets() {
        let text = write(&annotated());
        let motifs: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("MOTIF ")).collect();
        let facets = ["2.0.1 layer2_neuron0_facet1", "2.0.2 layer2_neuron0_facet2"];
        assert_eq!(motifs[..2], facets);
        assert_eq!(motifs[2..], ["2.0.1_2_7 layer2_neuron0_facet1_segment1", "2.0.m1 ZEB1"]);
        assert_eq!(text.matches("w= 6 nsites= 700 E= 0").count(), 2);
    }

    #[test]
    fn a_group_can_be_written_by_itself() {
        let report = annotated();
        let motifs = |group| write_groups(&report, &[group]).matches("MOTIF").count();
        assert_eq!(Group::ALL.map(motifs), [2, 1, 1]);
    }

    #[test]
    fn the_motifs_of_the_network_are_written_once() {
        let report = crate::report::example::report();
        assert_eq!(write_network(&report).matches("MOTIF").count(), 2);
        let bare = Report { motifs: None, ..report.clone() };
        assert_eq!(write_network(&bare), write_groups(&report, &[Group::Dictionary]), "of one neuron, its dictionary");
    }

    #[test]
    fn a_written_file_can_be_read_again() {
        let report = annotated();
        let database = crate::format::read_queries("motifs.meme", write(&report).as_bytes()).unwrap();
        let ids: Vec<&str> = database.motifs.iter().map(|motif| motif.id.as_str()).collect();
        assert_eq!(ids, ["2.0.1", "2.0.2", "2.0.1_2_7", "2.0.m1"]);
        assert_eq!(database.motifs[0].sites, 700.0);
        assert!(database.warnings.is_empty(), "{:?}", database.warnings);
        for (read, written) in database.motifs[2].ppm.rows().zip(report.neurons[0].crms[0].ppm.part(1..7).rows()) {
            assert!(read.iter().zip(written).all(|(a, b)| (a - b).abs() < 1e-6), "{read:?} {written:?}");
        }
    }

    #[test]
    fn a_segment_outside_its_facet_is_left_out() {
        let mut report = annotated();
        for (start, end) in [(7, 1), (3, 3), (5, 90)] {
            report.neurons[0].crms[0].segments = Some(vec![Segment { start, end, information: 1.0, search: None }]);
            assert!(!write(&report).contains("2.0.1_"), "{start} {end}");
        }
    }

    #[test]
    fn identifiers_are_single_words() {
        let mut report = report();
        report.neurons[0].crms[0].id = "a b\nMOTIF c".to_owned();
        assert!(write(&report).contains("\nMOTIF a_b_MOTIF_c layer2_neuron0_facet1\n"));
    }
}
