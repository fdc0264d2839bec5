//! Sites of several motifs in order, with gaps within ranges.

use std::collections::BTreeMap;

/// A site of a motif, in the direction of reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeafSite {
    /// First position.
    pub start: i32,
    /// Score, bits.
    pub score: f64,
    /// p-value.
    pub p: f64,
}

/// One site for each motif, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// The arrangement that it is of.
    pub pattern: usize,
    /// The sites.
    pub sites: Vec<LeafSite>,
    /// Sum of their scores.
    pub score: f64,
    /// First position, and one past the last.
    pub span: [i32; 2],
}

/// The motifs of a chain: number of positions of each, and smallest and largest gap after each but the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Links {
    /// Positions of each motif.
    pub widths: Vec<i32>,
    /// Smallest and largest gap.
    pub gaps: Vec<[i32; 2]>,
}

/// The best chain that ends at each site of the last motif. `sites` are those of each motif, in order of their starts;
/// `allowed` decides about a gap within the range of a link.
pub fn chains(
    pattern: usize,
    sites: &[&[LeafSite]],
    links: &Links,
    allowed: impl Fn(usize, i32) -> bool,
) -> Vec<Chain> {
    let Some((first, rest)) = sites.split_first() else { return Vec::new() };
    // For each motif and site: the best sum up to there, and the site before.
    let mut steps: Vec<Vec<Option<(f64, usize)>>> = vec![first.iter().map(|site| Some((site.score, 0))).collect()];
    for (link, own) in rest.iter().enumerate() {
        let before = sites[link];
        let [min, max] = links.gaps[link];
        let best = |site: &LeafSite| {
            let end = site.start - links.widths[link];
            let from = before.partition_point(|other| other.start < end - max);
            let near = before[from..].iter().take_while(|other| other.start <= end - min);
            let reached = near.zip(from..).filter(|(other, _)| allowed(link, end - other.start));
            let sums = reached.filter_map(|(_, index)| Some((steps[link][index]?.0, index)));
            let best = sums.fold(None, |best: Option<(f64, usize)>, sum| match best {
                Some(best) if best.0 >= sum.0 => Some(best),
                _ => Some(sum),
            });
            best.map(|(sum, index)| (sum + site.score, index))
        };
        let next = own.iter().map(best).collect();
        steps.push(next);
    }
    let last = sites.len() - 1;
    let end = |index: usize| {
        let (score, _) = steps[last][index]?;
        let mut chain = vec![sites[last][index]];
        let mut index = index;
        for motif in (0..last).rev() {
            index = steps[motif + 1][index]?.1;
            chain.push(sites[motif][index]);
        }
        chain.reverse();
        let ends = chain.iter().zip(&links.widths).map(|(site, width)| site.start + width);
        let starts = chain.iter().map(|site| site.start);
        let span = [starts.min().unwrap_or_default(), ends.max().unwrap_or_default()];
        Some(Chain { pattern, sites: chain, score, span })
    };
    (0..sites[last].len()).filter_map(end).collect()
}

/// The chains that are left when the worse one of each two that overlap is removed, the best first.
pub fn without_overlaps(mut chains: Vec<Chain>) -> Vec<Chain> {
    chains.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.pattern.cmp(&b.pattern)).then(a.span.cmp(&b.span)));
    let mut taken = Taken::default();
    chains.retain(|chain| taken.take(chain.span));
    chains
}

/// Spans that do not overlap.
#[derive(Clone, Debug, Default)]
pub struct Taken(BTreeMap<i32, i32>);

impl Taken {
    /// Takes a span where none overlaps it; whether it did.
    pub fn take(&mut self, [start, end]: [i32; 2]) -> bool {
        let free = self.0.range(..end).next_back().is_none_or(|(_, &other)| other <= start);
        if free {
            self.0.insert(start, end);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn site(start: i32, score: f64) -> LeafSite {
        LeafSite { start, score, p: 1e-4 }
    }

    #[test]
    fn gaps_lie_within_their_ranges_and_the_best_site_is_taken() {
        let links = Links { widths: vec![4, 5], gaps: vec![[2, 6]] };
        let (a, b) = ([site(0, 3.0), site(1, 5.0), site(9, 9.0)], [site(7, 1.0), site(40, 2.0)]);
        let found = chains(3, &[&a, &b], &links, |_, _| true);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].sites[0].start, found[0].score, found[0].span, found[0].pattern), (1, 6.0, [1, 12], 3));
        let only_three = chains(0, &[&a, &b], &links, |_, gap| gap == 3);
        assert_eq!(only_three[0].sites[0].start, 0);
        assert!(chains(0, &[&a, &b], &links, |_, gap| gap == 4).is_empty());
    }

    #[test]
    fn the_better_one_of_two_that_overlap_is_kept() {
        let chain =
            |start, score| Chain { pattern: 0, sites: vec![site(start, score)], score, span: [start, start + 5] };
        let kept = without_overlaps(vec![chain(0, 1.0), chain(4, 3.0), chain(8, 2.0), chain(9, 1.0), chain(14, 0.5)]);
        let starts: Vec<i32> = kept.iter().map(|chain| chain.span[0]).collect();
        assert_eq!(starts, [4, 9, 14]);
    }

    proptest! {
        #[test]
        fn the_best_chain_is_that_of_all_combinations(
            lists in prop::collection::vec(prop::collection::btree_map(0i32..40, 0.1..9.0f64, 0..6), 3),
            gaps in prop::collection::vec((-3i32..6, 0i32..8), 2),
        ) {
            let lists: Vec<Vec<LeafSite>> =
                lists.into_iter().map(|list| list.into_iter().map(|(start, score)| site(start, score)).collect()).collect();
            let links = Links { widths: vec![3, 4, 5], gaps: gaps.iter().map(|&(min, more)| [min, min + more]).collect() };
            let fits = |link: usize, a: &LeafSite, b: &LeafSite| {
                let gap = b.start - a.start - links.widths[link];
                links.gaps[link][0] <= gap && gap <= links.gaps[link][1]
            };
            let mut best = f64::NEG_INFINITY;
            for a in &lists[0] {
                for b in lists[1].iter().filter(|b| fits(0, a, b)) {
                    for c in lists[2].iter().filter(|c| fits(1, b, c)) {
                        best = best.max(a.score + b.score + c.score);
                    }
                }
            }
            let lists: Vec<&[LeafSite]> = lists.iter().map(Vec::as_slice).collect();
            let found = chains(0, &lists, &links, |_, _| true);
            let most = found.iter().map(|chain| chain.score).fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(most == best || (most - best).abs() < 1e-9, "{} {}", most, best);
        }
    }
}
