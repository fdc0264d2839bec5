//! Names of motifs that hold one known motif or several, against the motifs that ship with the page.

use crate::common::{known, project, shared};
use neuronmotif::comparison::Comparing;
use neuronmotif::format;
use neuronmotif::grammar::Saved;
use neuronmotif::known::{Finding, Known, Search};
use neuronmotif::motif::Ppm;
use neuronmotif::motif::database::Motif;
use neuronmotif::options::GrammarOptions;
use neuronmotif::progress::Stage;
use neuronmotif::render::meme;
use neuronmotif::report::{DictionaryMotif, Report};
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

#[test]
fn probe() {
    for share in [0.7, 0.8, 0.9, 0.97] {
        for letters in [
            "TTTCAGTTTCTGAGTCA",
            "TTTCAGTTTC.TGAGTCA",
            "TTTCAGTTTC..TGAGTCA",
            "TTTCAGTTTC...TGAGTCA",
            "TTTCAGTTTCACTTGAGTCA",
            "GATAAGAGATAAG",
            "AGATAAGAGATAAG",
            "GGATTACACCTG",
            "GGATTAGCACCTG",
            "TTTCAGTTTC",
            "TGAGTCA",
            "GATAAG",
            "AGATAAG",
            "GGATTA",
            "CACCTG",
            "ACACCTG",
        ] {
            for (strand, ppm) in [('+', word(letters, share)), ('-', reversed(&word(letters, share)))] {
                let now = std::time::Instant::now();
                let search = named(&ppm);
                println!(
                    "{share} {letters} {strand}: {:?} q {:?} best {:.2e} {:?} {:?}",
                    search.label,
                    search
                        .naming()
                        .iter()
                        .map(|m| (format!("{:.1e} {:.1e}", m.q, m.p), m.overlap, m.offset))
                        .collect::<Vec<_>>(),
                    search.best_q,
                    search.parts.as_ref().map(|p| p.iter().map(|p| (p.start, p.end)).collect::<Vec<_>>()),
                    now.elapsed()
                );
            }
        }
    }
}

#[test]
fn probe_pairs() {
    let options = GrammarOptions::default();
    let all: Vec<(Ppm, String, Option<String>)> = (0..known().len())
        .map(|i| {
            let (m, _) = known().motif(i).clone();
            (m.ppm.clone(), m.name.clone(), m.family.clone())
        })
        .collect();
    let strong = |ppm: &Ppm| ppm.information_content().iter().filter(|bits| **bits > 1.0).count() >= 7;
    let mut state = 12345u64;
    let mut next = |n: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % n
    };
    let mut tally = std::collections::BTreeMap::new();
    let start = std::time::Instant::now();
    for _ in 0..60 {
        let (a, b) = (next(all.len()), next(all.len()));
        let (a, b) = (&all[a], &all[b]);
        if !strong(&a.0) || !strong(&b.0) || a.0.width() + b.0.width() > 30 {
            continue;
        }
        let ppm = Ppm::normalised(a.0.rows().chain(b.0.rows()).flatten().copied().collect(), 4);
        let search = named(&ppm);
        let n = search.naming().len();
        *tally.entry(n).or_insert(0) += 1;
        let families: Vec<_> = search.naming().iter().map(|m| known().motif(m.motif).0.family.clone()).collect();
        println!(
            "PAIR {} [{:?}] + {} [{:?}] w{}+{} -> {:?} {:?} right {}",
            a.1,
            a.2,
            b.1,
            b.2,
            a.0.width(),
            b.0.width(),
            search.label,
            search.naming().iter().map(|m| format!("{:.1e} o{} n{}", m.q, m.offset, m.overlap)).collect::<Vec<_>>(),
            families == [a.2.clone(), b.2.clone()]
        );
    }
    println!("PAIRS {tally:?} {:?}", start.elapsed());
    let start = std::time::Instant::now();
    let mut two = 0;
    let mut ones = 0;
    for index in (0..all.len()).step_by(7) {
        let search = named(&all[index].0);
        match search.naming().len() {
            0 => println!("NONE {} w{}", all[index].1, all[index].0.width()),
            1 => ones += 1,
            _ => {
                two += 1;
                println!("TWO {} -> {:?}", all[index].1, search.label)
            }
        }
    }
    println!("SINGLES {ones} {two} {:?}", start.elapsed());
}
