//! Figures that depend on the order of values.

/// Whether a record belongs to the class.
pub type Label = bool;

/// The rank of each value, counted from 1; equal values have the mean of their ranks.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equal in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let mean = before as f64 + (equal.len() + 1) as f64 / 2.0;
        equal.iter().for_each(|&index| ranks[index] = mean);
        before += equal.len();
    }
    ranks
}

/// Probability that a member has a higher rank than another record, ties counting one half (Mann & Whitney 1947).
pub fn auroc(ranks: &[f64], members: &[Label]) -> f64 {
    let count = members.iter().filter(|&&member| member).count() as f64;
    let sum: f64 = ranks.iter().zip(members).filter(|(_, member)| **member).map(|(rank, _)| rank).sum();
    (sum - count * (count + 1.0) / 2.0) / (count * (members.len() as f64 - count))
}

/// Σ precision × increase of recall, from the largest prediction down; equal predictions are one step.
pub fn average_precision(predictions: &[f64], members: &[Label]) -> f64 {
    let all = members.iter().filter(|&&member| member).count() as f64;
    let mut order: Vec<usize> = (0..predictions.len()).collect();
    order.sort_by(|&a, &b| predictions[b].total_cmp(&predictions[a]));
    let (mut records, mut found, mut sum) = (0.0, 0.0, 0.0);
    for equal in order.chunk_by(|&a, &b| predictions[a] == predictions[b]) {
        let more = equal.iter().filter(|&&index| members[index]).count() as f64;
        records += equal.len() as f64;
        found += more;
        sum += found / records * more / all;
    }
    sum
}

/// Pearson's correlation; none for fewer than two values, or where all are equal.
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mx, my) = (mean(x), mean(y));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (x, y) = (x - mx, y - my);
        (xx, yy, xy) = (xx + x * x, yy + y * y, xy + x * y);
    }
    let spread = (xx * yy).sqrt();
    (spread > 0.0).then(|| (xy / spread).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_values_share_their_ranks() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 3.0]), [3.0, 1.0, 3.0, 3.0]);
        assert_eq!((pearson(&[1.0], &[1.0]), pearson(&[1.0, 1.0], &[0.0, 1.0])), (None, None));
    }

    proptest! {
        #[test]
        fn the_area_is_the_share_of_ordered_pairs(
            records in prop::collection::vec((0u8..6, prop::bool::ANY), 2..40)
        ) {
            let values: Vec<f64> = records.iter().map(|&(value, _)| f64::from(value)).collect();
            let members: Vec<bool> = records.iter().map(|&(_, member)| member).collect();
            let (mut pairs, mut won) = (0.0, 0.0);
            for (a, _) in values.iter().zip(&members).filter(|(_, member)| **member) {
                for (b, _) in values.iter().zip(&members).filter(|(_, member)| !**member) {
                    pairs += 1.0;
                    won += if a > b { 1.0 } else if a == b { 0.5 } else { 0.0 };
                }
            }
            prop_assume!(pairs > 0.0);
            prop_assert!((auroc(&ranks(&values), &members) - won / pairs).abs() < 1e-12);
            let base = members.iter().filter(|&&member| member).count() as f64 / members.len() as f64;
            let same = average_precision(&vec![1.0; values.len()], &members);
            prop_assert!((same - base).abs() < 1e-12, "predictions that are all equal have the precision of chance");
        }
    }
}
