//! The choice of P, the number of motif pattern groups that move independently.
//!
//! The original program tests one cluster per neuron and never stops raising P (algorithm D5). Here P
//! is chosen for each neuron from all of its clusters: the first P whose mean decoupling, weighted by
//! cluster size, reaches the threshold; otherwise the best P that was tried.

use super::GroupChoice;
use super::facets::Facet;
use serde::{Deserialize, Serialize};

/// A P that was tried, with its result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GroupTrial {
    /// Number of motif pattern groups, P.
    pub groups: usize,
    /// Number of clusters.
    pub clusters: usize,
    /// Mean decoupling, weighted by cluster size.
    pub decoupling: f64,
}

/// Mean decoupling (I1), weighted by cluster size.
pub fn mean_decoupling(facets: &[Facet]) -> f64 {
    let sequences: usize = facets.iter().map(|facet| facet.members.len()).sum();
    let sum: f64 = facets.iter().map(|facet| facet.decoupling() * facet.members.len() as f64).sum();
    if sequences == 0 { 0.0 } else { sum / sequences as f64 }
}

/// The decision after the trials so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Try this P next.
    Try(usize),
    /// Take this P, for this reason.
    Take(usize, GroupChoice),
}

/// Decides after at least one trial. `fixed` is a P set by the user (0 for none), `poolings` the
/// number of max-poolings.
pub fn decide(trials: &[GroupTrial], fixed: usize, max_groups: usize, accept: f64, poolings: usize) -> Verdict {
    let Some(last) = trials.last() else { return Verdict::Try(fixed.max(1)) };
    if fixed > 0 {
        return Verdict::Take(last.groups, GroupChoice::Fixed);
    }
    if poolings == 0 {
        return Verdict::Take(last.groups, GroupChoice::NoPooling);
    }
    if let Some(first) = trials.iter().find(|trial| trial.decoupling >= accept) {
        let choice = GroupChoice::TargetReached { decoupling: first.decoupling, target: accept };
        return Verdict::Take(first.groups, choice);
    }
    if last.groups < max_groups {
        return Verdict::Try(last.groups + 1);
    }
    let best = trials.iter().reduce(|best, trial| if trial.decoupling > best.decoupling { trial } else { best });
    let best = best.unwrap_or(last);
    Verdict::Take(best.groups, GroupChoice::TargetMissed { max_groups, decoupling: best.decoupling, target: accept })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trials(decouplings: &[f64]) -> Vec<GroupTrial> {
        let trial = |(i, &decoupling): (usize, &f64)| GroupTrial { groups: i + 1, clusters: 2, decoupling };
        decouplings.iter().enumerate().map(trial).collect()
    }

    #[test]
    fn the_first_sufficient_p_is_taken_and_p_is_bounded() {
        assert_eq!(decide(&[], 0, 3, 0.95, 2), Verdict::Try(1));
        assert_eq!(decide(&trials(&[0.8]), 0, 3, 0.95, 2), Verdict::Try(2));
        assert!(matches!(decide(&trials(&[0.8, 0.96]), 0, 3, 0.95, 2), Verdict::Take(2, _)));
        assert!(matches!(decide(&trials(&[0.96, 0.97]), 0, 3, 0.95, 2), Verdict::Take(1, _)));
        assert!(matches!(decide(&trials(&[0.96, 0.9, 0.9]), 0, 3, 0.95, 2), Verdict::Take(1, _)));
        assert!(matches!(decide(&trials(&[0.8, 0.9, 0.85]), 0, 3, 0.95, 2), Verdict::Take(2, _)));
        assert!(matches!(decide(&trials(&[0.5]), 0, 3, 0.95, 0), Verdict::Take(1, _)));
        assert_eq!(decide(&[], 2, 3, 0.95, 2), Verdict::Try(2));
    }
}
