//! Names of motifs that hold one known motif or several, against the motifs that ship with the page.

use crate::common::{known, project, shared};
use neuronmotif::comparison::Comparing;
use neuronmotif::dictionary::DictionaryMotif;
use neuronmotif::format;
use neuronmotif::grammar::Saved;
use neuronmotif::known::{Match, Part, Search};
use neuronmotif::motif::Ppm;
use neuronmotif::options::GrammarOptions;
use neuronmotif::progress::Stage;
use neuronmotif::render::meme;
use neuronmotif::report::Report;
use std::collections::BTreeMap;

/// Number of sites of the motifs.
const SITES: f64 = 500.0;

/// A motif of these letters, of which each has this share; dots are uniform.
fn word(letters: &str, share: f64) -> Ppm {
    let column = |letter: char| {
        "ACGT".chars().map(move |own| match letter {
            '.' => 0.25,
            _ if own == letter => share,
            _ => (1.0 - share) / 3.0,
        })
    };
    Ppm::normalised(letters.chars().flat_map(column).collect(), 4)
}

fn reversed(ppm: &Ppm) -> Ppm {
    ppm.reversed(&[3, 2, 1, 0])
}

fn named(ppm: &Ppm) -> Search {
    let options = GrammarOptions::default();
    known().described(&known().name(ppm, SITES, 1, &options), &options)
}

/// A report with the names that these motifs get, as one dictionary.
fn report_of(motifs: &[Ppm]) -> Report {
    let text = std::fs::read_to_string(project("tests/golden/report-schema-1.json")).unwrap();
    let mut report = Report::from_json(&text).unwrap();
    let motif = |(number, ppm): (usize, &Ppm)| {
        let ppm = ppm.rounded();
        let search = Some(named(&ppm));
        let (id, sequences) = (format!("2.0.m{}", number + 1), Some(SITES as usize));
        let (name, crm) = (String::new(), String::new());
        DictionaryMotif { id, name, crm, start: 0, crms: 1, found: None, ppm, sequences, search }
    };
    report.neurons.iter_mut().for_each(|neuron| neuron.dictionary = None);
    report.neurons[0].dictionary = Some(motifs.iter().enumerate().map(motif).collect());
    report
}

/// The p-values of all known motifs with each motif of a saved file, by its identifier.
fn compared(file: &str) -> BTreeMap<String, BTreeMap<String, f64>> {
    let queries = format::read_queries("motifs.meme", file.as_bytes()).unwrap();
    let options = GrammarOptions { threshold: 1.0, listed: 10_000, ..GrammarOptions::default() };
    let mut comparing = Comparing::new(queries, known().databases().to_vec(), options, 2).unwrap();
    while comparing.step().stage != Stage::Done {}
    let of = |search: Search| search.matches.into_iter().map(|found| (found.target, found.p)).collect();
    comparing.report().queries.into_iter().map(|query| (query.id, of(query.search))).collect()
}

/// Checks that the saved motifs of a report have its p-values; returns the number of matches.
fn check_saved(report: &Report) -> usize {
    let saved = compared(&meme::write_groups(report, &[meme::Group::Dictionary]));
    let mut checked = 0;
    for motif in report.neurons.iter().flat_map(|neuron| neuron.dictionary.iter().flatten()) {
        let search = motif.search.as_ref().unwrap();
        let matches: Vec<(String, &Match)> = match &search.parts {
            None => search.matches.iter().map(|found| (motif.id.clone(), found)).collect(),
            Some(parts) => parts.iter().map(|part| (record(motif, part), &search.matches[part.found])).collect(),
        };
        for (id, found) in &matches {
            assert_eq!(saved[id][&found.target], found.p, "{id} {}", found.target);
        }
        checked += matches.len();
    }
    checked
}

/// The identifier of a part in a saved file.
fn record(motif: &DictionaryMotif, part: &Part) -> String {
    let is_whole = part.end - part.start == motif.ppm.width();
    if is_whole { motif.id.clone() } else { format!("{}_{}_{}", motif.id, part.start + 1, part.end) }
}

/// The families of the known motifs that name a matrix, from 5' to 3'.
fn families(search: &Search) -> Vec<String> {
    let family = |found: &&Match| known().motif(found.motif).0.family.clone().unwrap_or_default();
    search.naming().iter().map(family).collect()
}

/// Checks that letters with each of these shares hold two known motifs, of families with these words in their names, on both
/// strands.
fn check_two(letters: &str, shares: &[f64], words: [&str; 2]) {
    for &share in shares {
        let ppm = word(letters, share);
        let search = named(&ppm);
        let of = families(&search);
        assert!(
            of.len() == 2 && of[0].contains(words[0]) && of[1].contains(words[1]),
            "{letters} {share}: {:?}",
            search.label
        );
        let places: Vec<i32> = search.naming().iter().map(|found| found.offset).collect();
        assert!(places[0] > places[1], "the second starts later: {places:?}");
        let mut other = families(&named(&reversed(&ppm)));
        other.reverse();
        assert_eq!(other, of, "{letters} {share}: the other strand");
    }
}

#[test]
fn known_motifs_side_by_side_are_two() {
    for letters in
        ["TTTCAGTTTCTGAGTCA", "TTTCAGTTTC.TGAGTCA", "TTTCAGTTTCGTGAGTCA", "TTTCAGTTTC..TGAGTCA", "TTTCAGTTTC...TGAGTCA"]
    {
        check_two(letters, &[0.7, 0.8, 0.9, 0.97], ["Interferon", ""]);
    }
    check_two("GGATTACACCTG", &[0.8, 0.9, 0.97], ["Paired-related", ""]);
}

#[test]
fn copies_side_by_side_have_one_name_and_their_number() {
    for (letters, shares) in [("GATAAGAGATAAG", &[0.8, 0.9, 0.97][..]), ("AGATAAGAGATAAG", &[0.7, 0.8, 0.9, 0.97])] {
        check_two(letters, shares, ["C4-GATA-related"; 2]);
        for &share in shares {
            let name = named(&word(letters, share)).name.unwrap();
            assert!(name.ends_with(" × 2") && !name.contains(" + "), "{letters} {share}: {name}");
        }
    }
}

#[test]
fn saved_motifs_have_the_p_values_of_the_report() {
    let mut noise = Noise(7);
    let words = ["CACCTGCAG", "TTTCAGTTTC.TGAGTCA", "GATAAGAGATAAG", "TGACTCA", "CCACTAGGGGGCGC", "ATTTGCATAA"];
    let shares = [0.62, 0.75, 0.9];
    let motifs: Vec<Ppm> =
        words.iter().flat_map(|letters| shares.map(|share| noise.on(&word(letters, share)))).collect();
    assert!(check_saved(&report_of(&motifs)) > 60);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_report_of_an_older_version_is_saved_with_the_p_values_of_its_new_comparison() {
    let text = std::fs::read_to_string(shared("cases/16-saved-motifs/report.json")).unwrap();
    let report = Report::from_json(&text).unwrap();
    let options = report.options.grammar.clone();
    let mut saved = Saved::new(report, Some(known()), options, 2).unwrap();
    while saved.step().stage != Stage::Done {}
    assert!(check_saved(&saved.report()) > 0);
}

/// A stream of numbers between 0 and 1.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() * count as f64) as usize
    }

    /// A matrix whose probabilities are each up to a tenth larger.
    fn on(&mut self, ppm: &Ppm) -> Ppm {
        let letters = ppm.alphabet_size();
        Ppm::normalised(ppm.rows().flatten().map(|p| p * (1.0 + 0.1 * self.next())).collect(), letters)
    }
}

#[test]
fn a_known_motif_is_not_two() {
    let known = known();
    let several = (0..known.len()).step_by(5).filter(|&index| {
        let search = named(&known.motif(index).0.ppm);
        search.parts.is_some()
    });
    assert_eq!(several.count(), 0);
}

#[test]
fn two_known_motifs_next_to_each_other_are_two() {
    let (known, mut noise) = (known(), Noise(3));
    let is_clear = |ppm: &Ppm| ppm.information_content().iter().filter(|&&bits| bits > 1.0).count() >= 7;
    let clear: Vec<usize> = (0..known.len()).filter(|&index| is_clear(&known.motif(index).0.ppm)).collect();
    let mut right = 0;
    for _ in 0..30 {
        let pair = [0; 2].map(|_| known.motif(clear[noise.below(clear.len())]).0);
        let ppm = Ppm::normalised(pair.iter().flat_map(|motif| motif.ppm.rows()).flatten().copied().collect(), 4);
        let found = families(&named(&ppm));
        assert!(found.len() <= 2, "{} + {}: {found:?}", pair[0].name, pair[1].name);
        right += usize::from(found == pair.map(|motif| motif.family.clone().unwrap_or_default()));
    }
    assert!(right >= 27, "{right} of 30 pairs");
}
