use super::*;
use crate::options::{Correction, Distance};
use crate::random::{Key, Purpose};
use proptest::prelude::*;

/// A matrix of random columns, some with high information content.
fn random(width: usize, item: u64) -> Ppm {
    let mut stream = Key { seed: 7, layer: 0, channel: 0 }.stream(Purpose::Seeds, 0, item);
    Ppm::normalised((0..width * 4).map(|_| stream.unit().powi(4)).collect(), 4)
}

fn targets(motifs: &[Ppm], options: &GrammarOptions) -> Targets {
    Targets::new(motifs.iter().map(|ppm| (ppm, 50.0)), 4, true, options)
}

/// The best alignment and its p-value by definition: from every alignment and every combination of
/// columns.
fn by_definition(query: &Ppm, target: usize, motifs: &[Ppm], strand: usize, options: &GrammarOptions) -> (i32, f64) {
    let prepared = targets(motifs, options);
    let scale = ScoreScale::new(query, 50.0, &prepared, Resolution::TOMTOM, options);
    let scores: Vec<Vec<Vec<i16>>> = (0..query.width())
        .map(|column| {
            let mut scores = Scores::new(&prepared);
            scale.scores(column, &prepared, &mut scores);
            scores.strands().map(<[i16]>::to_vec).collect()
        })
        .collect();
    let (start, length) = (prepared.starts()[target], prepared.length(target));
    let width = query.width() as i32;
    let column = |i: i32| start + if strand == 0 { i as usize } else { length - 1 - i as usize };
    let overlap = |shift: i32| (0..width).filter(move |j| (0..length as i32).contains(&(j - shift)));
    let score =
        |shift: i32| overlap(shift).map(|j| i32::from(scores[j as usize][strand][column(j - shift)])).sum::<i32>();
    let shifts = (1 - length as i32)..width;
    let best = shifts.clone().map(score).max().unwrap();
    let free: f64 = shifts
        .map(|shift| {
            let mut sums = std::collections::BTreeMap::from([(0, 1.0)]);
            for j in overlap(shift) {
                let all = scores[j as usize].concat();
                let mut next = std::collections::BTreeMap::new();
                for (sum, p) in &sums {
                    for score in &all {
                        *next.entry(sum + i32::from(*score)).or_insert(0.0) += p / all.len() as f64;
                    }
                }
                sums = next;
            }
            let tail: f64 = sums.range(best..).map(|(_, p)| p).sum();
            (1.0 - tail).powi(2)
        })
        .product();
    (best, 1.0 - free)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn p_values_equal_those_of_the_definition(seed in 0..1_000_u64, width in 1..9_usize, count in 2..6_usize) {
        for distance in [Distance::Ed, Distance::Pearson, Distance::Sandelin] {
            let options = GrammarOptions { distance, ..GrammarOptions::default() };
            let motifs: Vec<Ppm> = (0..count).map(|i| random(2 + (i * 5 + seed as usize) % 9, seed * 10 + i as u64)).collect();
            let query = random(width, seed * 10 + 9);
            let prepared = targets(&motifs, &options);
            let hits = search(&query, 50.0, &prepared, &prepared, Resolution::TOMTOM, &options);
            for hit in hits {
                let p = [0, 1].map(|strand| by_definition(&query, hit.target, &motifs, strand, &options).1);
                let expected = p[usize::from(hit.strand == Strand::Reverse)];
                prop_assert!((hit.p / expected - 1.0).abs() < 2e-6, "{} {expected}", hit.p);
                prop_assert!(hit.p <= p[0].min(p[1]) + 1e-6);
            }
        }
    }

    #[test]
    fn a_query_finds_itself_and_its_reverse_complement(seed in 0..1_000_u64, width in 6..20_usize) {
        let options = GrammarOptions::default();
        let mut motifs: Vec<Ppm> = (0..60).map(|i| random(8 + i % 7, seed * 100 + i as u64)).collect();
        let query = random(width, seed * 100 + 99);
        let complement = Ppm::normalised(query.to_lists().concat().into_iter().rev().collect(), 4);
        motifs.extend([query.clone(), complement]);
        let prepared = targets(&motifs, &options);
        let hits = search(&query, 50.0, &prepared, &prepared, Resolution::TOMTOM, &options);
        prop_assert_eq!((hits[60].offset, hits[60].overlap, hits[60].strand), (0, width, Strand::Forward));
        prop_assert_eq!((hits[61].offset, hits[61].overlap, hits[61].strand), (0, width, Strand::Reverse));
        prop_assert!(hits[60].p < 1e-4 && (hits[60].p - hits[61].p).abs() <= 1e-12);
    }

    #[test]
    fn q_values_keep_the_order_of_p_values(p in prop::collection::vec(0.0..1.0_f64, 1..200)) {
        for correction in [Correction::Storey, Correction::BenjaminiHochberg] {
            let q = q_values(&p, correction);
            for i in 0..p.len() {
                prop_assert!((0.0..=1.0).contains(&q[i]));
                prop_assert!((0..p.len()).all(|j| p[j] < p[i] || q[j] >= q[i]));
            }
        }
    }
}

#[test]
fn tiny_p_values_do_not_underflow() {
    let options = GrammarOptions::default();
    let motifs: Vec<Ppm> = (0..400).map(|i| random(30, i)).collect();
    let prepared = targets(&motifs, &options);
    let hits = search(&motifs[0], 50.0, &prepared, &prepared, Resolution::TOMTOM, &options);
    assert!(hits[0].p > 0.0 && hits[0].p < 1e-60, "{}", hits[0].p);
}

#[test]
fn wide_matrices_have_nearly_the_same_p_values_at_their_lower_resolution() {
    let options = GrammarOptions::default();
    let null: Vec<Ppm> = (0..200).map(|i| random(20, i)).collect();
    let null = targets(&null, &options);
    let query = random(150, 1000);
    // Each target has a part of the query, from 0 to 60 columns, in random ones.
    let wide = (0..11).map(|i| {
        let shared = 6 * i;
        let other = random(140, 2000 + i as u64);
        let rows = [other.part(0..60), query.part(40..40 + shared), other.part(60..140 - shared)];
        Ppm::normalised(rows.iter().flat_map(|part| part.to_lists().concat()).collect(), 4)
    });
    let wide = targets(&wide.collect::<Vec<_>>(), &options);
    let p = |resolution| search(&query, 50.0, &wide, &null, resolution, &options).into_iter().map(|hit| hit.p.log10());
    let [fine, coarse] = [Resolution::TOMTOM, Resolution::of_width(140)].map(|one| p(one).collect::<Vec<f64>>());
    assert!(fine.iter().any(|&p| p > -1.0) && fine.iter().any(|&p| p < -6.0), "{fine:?}");
    for (fine, coarse) in fine.iter().zip(&coarse) {
        assert!((fine - coarse).abs() < 0.1 + 0.05 * fine.abs(), "{fine} and {coarse}");
    }
}

#[test]
fn the_resolution_of_narrow_matrices_is_that_of_the_meme_suite() {
    assert_eq!(Resolution::of_width(64), Resolution::TOMTOM);
    assert!(Resolution::of_width(65) < Resolution::TOMTOM && Resolution::of_width(10_000).0 >= MIN_STEPS);
}

#[test]
fn uniform_columns_change_nothing() {
    let options = GrammarOptions::default();
    let motifs: Vec<Ppm> = (0..40).map(|i| random(8, i)).collect();
    let prepared = targets(&motifs, &options);
    let uniform = vec![0.25; 40];
    let padded = Ppm::normalised([uniform.clone(), motifs[3].to_lists().concat(), uniform].concat(), 4);
    let hits = search(&padded, 50.0, &prepared, &prepared, Resolution::TOMTOM, &options);
    let best = hits.iter().min_by(|a, b| a.p.total_cmp(&b.p)).unwrap();
    assert_eq!((best.target, best.offset), (3, -10));
}

#[test]
fn the_share_of_unrelated_motifs_can_be_zero() {
    assert!(q_values(&[1e-9; 50], Correction::Storey).iter().all(|&q| q <= 1e-9));
    assert_eq!(q_values(&[0.01, 0.02, 0.9], Correction::BenjaminiHochberg), [0.03, 0.03, 0.9]);
    assert!(q_values(&[], Correction::Storey).is_empty());
}
