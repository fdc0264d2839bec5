//! Groups of variances, by mixtures of normal distributions.

/// Maximum number of groups.
const GROUPS: usize = 3;
/// Maximum number of rounds of expectation maximisation, and the gain of the mean log-likelihood that ends them.
const ROUNDS: usize = 100;
const MIN_GAIN: f64 = 1e-3;
/// Added to the variance of a group.
const MIN_VARIANCE: f64 = 1e-6;

/// One normal distribution of a mixture.
#[derive(Clone, Copy, Debug)]
struct Group {
    weight: f64,
    mean: f64,
    variance: f64,
}

impl Group {
    fn log_density(&self, x: f64) -> f64 {
        let distance = x - self.mean;
        libm::log(self.weight)
            - 0.5 * (libm::log(std::f64::consts::TAU * self.variance) + distance * distance / self.variance)
    }
}

/// Whether each value belongs to the upper one of two groups; none does where another number of groups describes the values
/// better by the Bayesian information criterion (Schwarz 1978).
pub fn inconsistent(values: &[f64]) -> Vec<bool> {
    let groups: Vec<Vec<Group>> = (1..=GROUPS.min(values.len())).map(|count| fitted(values, count)).collect();
    let criterion = |groups: &[Group]| {
        let parameters = (3 * groups.len() - 1) as f64;
        parameters * libm::log(values.len() as f64) - 2.0 * values.iter().map(|&x| total(groups, x)).sum::<f64>()
    };
    let best = groups.iter().min_by(|a, b| criterion(a).total_cmp(&criterion(b)));
    let Some([a, b]) = best.map(Vec::as_slice) else { return vec![false; values.len()] };
    let (low, high) = if a.mean < b.mean { (a, b) } else { (b, a) };
    values.iter().map(|&x| high.log_density(x) > low.log_density(x)).collect()
}

/// The logarithm of the density of a mixture.
fn total(groups: &[Group], x: f64) -> f64 {
    let logs: Vec<f64> = groups.iter().map(|group| group.log_density(x)).collect();
    let max = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    max + libm::log(logs.iter().map(|log| libm::exp(log - max)).sum())
}

/// A mixture by expectation maximisation; it begins with groups of equal size in the order of the values.
fn fitted(values: &[f64], count: usize) -> Vec<Group> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut shares = vec![vec![0.0; count]; values.len()];
    order.iter().enumerate().for_each(|(rank, &index)| shares[index][rank * count / values.len()] = 1.0);
    let mut groups = estimated(values, &shares, count);
    let mut before = f64::NEG_INFINITY;
    for _ in 0..ROUNDS {
        let likelihood = values.iter().map(|&x| total(&groups, x)).sum::<f64>() / values.len() as f64;
        if likelihood - before < MIN_GAIN {
            break;
        }
        before = likelihood;
        for (row, &x) in shares.iter_mut().zip(values) {
            let all = total(&groups, x);
            row.iter_mut().zip(&groups).for_each(|(share, group)| *share = libm::exp(group.log_density(x) - all));
        }
        groups = estimated(values, &shares, count);
    }
    groups
}

/// The groups whose members are the values by these shares.
fn estimated(values: &[f64], shares: &[Vec<f64>], count: usize) -> Vec<Group> {
    let group = |group: usize| {
        let sum =
            |f: &dyn Fn(f64) -> f64| values.iter().zip(shares).map(|(&x, share)| share[group] * f(x)).sum::<f64>();
        let size = sum(&|_| 1.0).max(f64::MIN_POSITIVE);
        let mean = sum(&|x| x) / size;
        let variance = sum(&|x| (x - mean) * (x - mean)) / size + MIN_VARIANCE;
        Group { weight: size / values.len() as f64, mean, variance }
    };
    (0..count).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_separate_groups_are_told_apart_and_one_is_not_divided() {
        let low = (0..20).map(|i| 0.1 + 0.002 * f64::from(i));
        let high = (0..6).map(|i| 3.0 + 0.1 * f64::from(i));
        let found = inconsistent(&low.clone().chain(high).collect::<Vec<f64>>());
        assert_eq!(found, [vec![false; 20], vec![true; 6]].concat());
        assert_eq!(inconsistent(&low.collect::<Vec<f64>>()), vec![false; 20]);
        assert_eq!(inconsistent(&[0.5]), [false]);
        assert!(inconsistent(&[]).is_empty());
    }
}
