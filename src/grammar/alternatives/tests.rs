use super::*;
use crate::report::example::report;
use crate::syntax::join as joined_branches;
use proptest::prelude::*;

/// Motifs, gaps and gain of a tree.
type Planned<'a> = (&'a [usize], &'a [[i32; 2]], f64);

/// A neuron with motifs m0 to m5, of 4 to 9 positions, and these trees.
fn neuron(trees: &[Planned<'_>]) -> NeuronReport {
    let mut neuron = report().neurons.remove(0);
    let first = neuron.dictionary.as_ref().unwrap()[0].clone();
    let motif = |i: usize| {
        let ppm = vec![vec![1.0, 0.0, 0.0, 0.0]; 4 + i].try_into().unwrap();
        crate::dictionary::DictionaryMotif { id: format!("m{i}"), name: format!("M{i}"), ppm, ..first.clone() }
    };
    neuron.dictionary = Some((0..6).map(motif).collect());
    let template = neuron.syntax.as_ref().unwrap()[0].clone();
    let tree = |(number, (motifs, gaps, gain)): (usize, &Planned<'_>)| {
        let leaf = |&i: &usize| crate::syntax::Leaf {
            motif: format!("m{i}"),
            name: format!("M{i}"),
            ..template.leaves[0].clone()
        };
        let gap = |&[min, max]: &[i32; 2]| Some(Gap { min, max, flexible: max > min, ..template.gaps[0].unwrap() });
        let gaps: Vec<Option<Gap>> = gaps.iter().map(gap).collect();
        let row = |present: Vec<bool>, name: &str| Combination { present, crms: vec![format!("{name}{number}")] };
        let mut without = vec![true; motifs.len()];
        without[motifs.len() - 1] = false;
        let leaves: Vec<crate::syntax::Leaf> = motifs.iter().map(leaf).collect();
        SyntaxTree {
            text: describe::text(&leaves, &gaps),
            tree: joined_branches(&gaps),
            leaves,
            gaps,
            rows: vec![row(vec![true; motifs.len()], "all "), row(without, "without ")],
            gain: Some(*gain),
            ..template.clone()
        }
    };
    neuron.syntax = Some(trees.iter().enumerate().map(tree).collect());
    neuron
}

/// For each tree the others in its place, by index, and the text.
fn found(mut neuron: NeuronReport) -> Vec<Option<(usize, Vec<usize>, String)>> {
    join(&mut neuron);
    let of = |tree: SyntaxTree| {
        let Alternatives { leaf, others, text, .. } = tree.alternatives?;
        Some((leaf, others.iter().map(|other| other.tree).collect(), text))
    };
    neuron.syntax.unwrap().into_iter().map(of).collect()
}

#[test]
fn trees_that_differ_in_one_motif_are_one_or() {
    let same = found(neuron(&[(&[0, 1], &[[3, 9]], 8.0), (&[0, 2], &[[3, 9]], 6.0), (&[0, 3], &[[3, 9]], 5.0)]));
    assert_eq!(same, [Some((1, vec![1, 2], "M0 –[3–9 bp]– (M1 or M2 or M3)".into())), None, None]);
    let other = found(neuron(&[(&[0, 1, 4], &[[3, 3], [5, 5]], 8.0), (&[0, 2, 4], &[[3, 3], [4, 6]], 6.0)]));
    assert_eq!(other[0].as_ref().unwrap().2, "M0 –[3 bp]– (M1 –[5 bp]– or M2 –[4–6 bp]–) M4");
    let first = found(neuron(&[(&[1, 0], &[[3, 3]], 8.0), (&[2, 0], &[[4, 4]], 6.0)]));
    assert_eq!(first[0].as_ref().unwrap().2, "(M1 –[3 bp]– or M2 –[4 bp]–) M0");
}

#[test]
fn the_truth_table_has_a_column_for_each_motif() {
    let mut neuron = neuron(&[(&[0, 1], &[[3, 9]], 8.0), (&[0, 2], &[[3, 9]], 6.0)]);
    join(&mut neuron);
    let tree = &neuron.syntax.as_ref().unwrap()[0];
    let names: Vec<&str> = tree.columns().iter().map(|leaf| leaf.name.as_str()).collect();
    assert_eq!(names, ["M0", "M1", "M2"]);
    let rows: Vec<(Vec<bool>, String)> =
        tree.table().iter().map(|row| (row.present.clone(), row.crms.join(" "))).collect();
    let expected = [
        (vec![true, true, false], "all 0".to_owned()),
        (vec![true, false, true], "all 1".to_owned()),
        (vec![true, false, false], "without 0 without 1".to_owned()),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn other_trees_stay_apart() {
    let apart = |trees: &[Planned<'_>]| found(neuron(trees)).iter().all(Option::is_none);
    assert!(apart(&[(&[0], &[], 8.0), (&[1], &[], 6.0)]), "nothing is shared");
    assert!(apart(&[(&[0, 1], &[[3, 9]], 8.0), (&[2, 3], &[[3, 9]], 6.0)]), "two motifs differ");
    assert!(apart(&[(&[0, 1], &[[3, 9]], 8.0), (&[2, 0], &[[3, 9]], 6.0)]), "another place in the order");
    assert!(apart(&[(&[0, 1], &[[3, 9]], 8.0), (&[0, 2], &[[30, 39]], 6.0)]), "other distances");
    assert!(apart(&[(&[0, 1], &[[3, 9]], 8.0), (&[0, 2], &[[3, 9]], 3.0)]), "the other does not work by itself");
    assert!(apart(&[(&[0, 1], &[[3, 9]], 8.0), (&[0, 1], &[[13, 19]], 8.0)]), "no motif differs");
}

#[test]
fn the_middle_of_a_motif_stays_where_its_width_differs() {
    let at = |gap: i32| found(neuron(&[(&[0, 0], &[[20, 20]], 8.0), (&[0, 5], &[[gap, gap]], 8.0)]))[0].is_some();
    assert_eq!([13, 14, 21, 22].map(at), [false, true, true, false]);
}

#[test]
fn a_tree_is_in_one_group_and_a_group_has_one_place() {
    let trees: [Planned<'_>; 3] = [(&[0, 1], &[[3, 9]], 8.0), (&[0, 2], &[[3, 9]], 7.0), (&[3, 1], &[[3, 9]], 6.0)];
    let found = found(neuron(&trees));
    assert_eq!(found[0].as_ref().map(|(leaf, others, _)| (*leaf, others.clone())), Some((1, vec![1])));
    assert!(found[1].is_none() && found[2].is_none());
}

proptest! {
    /// Whatever the order of the trees, the same ones are joined; joining again changes nothing; and nothing but the field
    /// is changed.
    #[test]
    fn the_groups_depend_neither_on_order_nor_on_earlier_ones(
        drawn in proptest::collection::vec((0usize..4, 0usize..4, 0i32..12, 1u8..10), 1..7),
        turn in 0usize..7,
    ) {
        let motifs: Vec<[usize; 2]> = drawn.iter().map(|&(a, b, _, _)| [a, b]).collect();
        let gaps: Vec<[[i32; 2]; 1]> = drawn.iter().enumerate().map(|(i, d)| [[d.2, d.2 + i as i32]]).collect();
        let of = |&i: &usize| (&motifs[i][..], &gaps[i][..], f64::from(drawn[i].3));
        let order: Vec<usize> = (0..drawn.len()).collect();
        let mut turned = order.clone();
        turned.rotate_left(turn % drawn.len());
        let texts = |order: &[usize]| {
            let mut own = neuron(&order.iter().map(of).collect::<Vec<_>>());
            let before = own.clone();
            join(&mut own);
            let once = own.clone();
            join(&mut own);
            assert_eq!(own, once);
            own.syntax.iter_mut().flatten().for_each(|tree| tree.alternatives = None);
            assert_eq!(own, before);
            let mut texts: Vec<String> = once.syntax.into_iter().flatten()
                .filter_map(|tree| Some(tree.alternatives?.text)).collect();
            texts.sort();
            texts
        };
        prop_assert_eq!(texts(&order), texts(&turned));
    }
}
