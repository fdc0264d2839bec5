//! Factors as sets: which are found in which layers.

use crate::report::Factor;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The factors that were found in some layers and in no others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SharedFactors {
    /// Indices of the layers.
    pub sides: Vec<usize>,
    /// The factors, by their names in the first of these layers.
    pub factors: Vec<String>,
}

/// Factors with a name in common, in any layer.
struct Merged {
    names: BTreeSet<String>,
    shown: String,
    sides: BTreeSet<usize>,
}

/// The factors of each combination of layers, the largest set first; a factor is given in each layer that it was found in.
pub fn shared(layers: &[Vec<&Factor>]) -> Vec<SharedFactors> {
    let mut sets: BTreeMap<Vec<usize>, Vec<String>> = BTreeMap::new();
    for factor in merged(layers) {
        sets.entry(factor.sides.into_iter().collect()).or_default().push(factor.shown);
    }
    let mut sets: Vec<SharedFactors> =
        sets.into_iter().map(|(sides, factors)| SharedFactors { sides, factors }).collect();
    sets.sort_by_key(|set| (std::cmp::Reverse(set.factors.len()), set.sides.len()));
    sets
}

fn merged(layers: &[Vec<&Factor>]) -> Vec<Merged> {
    let mut all: Vec<Merged> = Vec::new();
    for (side, factor) in
        layers.iter().enumerate().flat_map(|(side, factors)| factors.iter().map(move |one| (side, one)))
    {
        let names: BTreeSet<String> = factor.names.iter().map(|name| name.to_lowercase()).collect();
        let mut next = Merged { names, shown: factor.shown().to_owned(), sides: BTreeSet::from([side]) };
        let (same, rest): (Vec<Merged>, Vec<Merged>) =
            all.into_iter().partition(|other| !other.names.is_disjoint(&next.names));
        all = rest;
        for (number, other) in same.into_iter().enumerate() {
            next.names.extend(other.names);
            next.sides.extend(other.sides);
            if number == 0 {
                next.shown = other.shown;
            }
        }
        all.push(next);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factor(names: &[&str]) -> Factor {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        Factor { motif: 0, name: names[0].clone(), label: None, names, q: 1e-4, layers: Vec::new() }
    }

    #[test]
    fn a_factor_is_in_one_set() {
        let [ctcf, other_ctcf, both, gata] =
            [&["CTCF"][..], &["Ctcf", "CTCFL"], &["GATA1", "GATA2"], &["GATA2"]].map(factor);
        let sets = shared(&[vec![&ctcf, &both], vec![&gata], vec![&other_ctcf, &gata]]);
        let set = |sides: &[usize], name: &str| SharedFactors { sides: sides.to_vec(), factors: vec![name.to_owned()] };
        assert_eq!(sets, [set(&[0, 2], "CTCF"), set(&[0, 1, 2], "GATA1")]);
    }

    #[test]
    fn a_factor_joins_those_that_it_has_names_of() {
        let [one, two, joint] = [&["A"][..], &["B"], &["B", "A"]].map(factor);
        let sets = shared(&[vec![&one], vec![&two], vec![&joint]]);
        assert_eq!(sets, [SharedFactors { sides: vec![0, 1, 2], factors: vec!["A".to_owned()] }]);
    }
}
