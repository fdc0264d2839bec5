use super::*;

fn sites(places: &[(usize, i32)]) -> Vec<Site> {
    places.iter().map(|&(motif, start)| Site { motif, start, q: 0.0 }).collect()
}

fn joined(left: Branch, right: Branch, gap: Option<Gap>) -> Branch {
    Branch::Join { left: Box::new(left), right: Box::new(right), gap }
}

#[test]
fn a_flexible_gap_is_a_range_and_a_single_motif_is_assigned_to_the_nearest_leaf() {
    let facets = [sites(&[(0, 2), (0, 40)]), sites(&[(0, 2), (0, 45)]), sites(&[(0, 4), (0, 35)]), sites(&[(0, 44)])];
    let found = syntax(&facets, facets.len(), &[10]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].leaves, [0, 0]);
    assert_eq!(found[0].gaps, [Some(Gap { min: 21, max: 33, flexible: true, crms: 3, any: false, observed: None })]);
    assert_eq!(found[0].combinations, [(vec![true, true], vec![0, 1, 2]), (vec![false, true], vec![3])]);
}

#[test]
fn neighbours_with_a_fixed_gap_are_joined_first() {
    let facets = [sites(&[(0, 0), (1, 20), (2, 33)]), sites(&[(0, 0), (1, 25), (2, 38)])];
    let found = syntax(&facets, facets.len(), &[10, 10, 10]);
    let hard = Gap { min: 3, max: 3, flexible: false, crms: 2, any: false, observed: None };
    let soft = Gap { min: 10, max: 15, flexible: true, crms: 2, any: false, observed: None };
    let inner = joined(Branch::Leaf(1), Branch::Leaf(2), Some(hard));
    assert_eq!(found[0].tree, joined(Branch::Leaf(0), inner, Some(soft)));
}

#[test]
fn motifs_in_another_order_have_another_tree() {
    let [f, b] = [sites(&[(0, 0), (1, 20)]), sites(&[(1, 0), (0, 20)])];
    let leaves = |facets: &[Vec<Site>]| -> Vec<Vec<usize>> {
        syntax(facets, facets.len(), &[8, 8]).into_iter().map(|syntax| syntax.leaves).collect()
    };
    assert_eq!(leaves(&[f.clone(), b.clone(), f.clone(), b.clone(), f.clone()]), [[0, 1], [1, 0]]);
    assert_eq!(leaves(&[f.clone(), b.clone(), f]), [[0, 1]], "one facet makes no rule where others share one");
    assert_eq!(leaves(&[b]), [[1, 0]]);
}

#[test]
fn a_rare_distance_does_not_widen_a_gap() {
    let distances = [20, 20, 21, 20, 20, 19, 20, 20, 20, 40];
    assert_eq!(
        Gap::between(&distances, 10),
        Some(Gap { min: 9, max: 11, flexible: true, crms: 9, any: false, observed: None })
    );
    assert_eq!(Gap::between(&[], 10), None);
}

#[test]
fn neighbours_that_never_occur_together_are_joined_without_a_gap() {
    let facets = [sites(&[(0, 0), (1, 20), (2, 40)]), sites(&[(0, 0)])];
    assert!(syntax(&facets, facets.len(), &[8, 8, 8])[0].gaps.iter().all(Option::is_some));
    assert_eq!(tree::join(&[None]), joined(Branch::Leaf(0), Branch::Leaf(1), None));
}

#[test]
fn facets_without_motifs_have_no_syntax() {
    assert!(syntax(&[Vec::new(), Vec::new()], 2, &[]).is_empty());
}

#[test]
fn a_rare_arrangement_is_assigned_to_the_common_one_without_its_additional_motifs() {
    let mut facets = vec![sites(&[(0, 2), (1, 40)]); 30];
    facets.push(sites(&[(0, 3), (0, 20), (1, 41)]));
    let found = syntax(&facets, facets.len(), &[10, 10]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].leaves, [0, 1]);
    assert_eq!(found[0].combinations, [(vec![true, true], (0..31).collect::<Vec<usize>>())]);
    assert_eq!(found[0].gaps, [Some(Gap { min: 28, max: 28, flexible: false, crms: 31, any: false, observed: None })]);
}
