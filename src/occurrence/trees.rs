//! Sites of syntax trees: hits of their motifs in order, on one strand, with the gaps of the tree.

use super::best_of::{BestOf, Ranked};
use super::chain::{Chain, LeafSite, Links, Taken, chains, without_overlaps};
use super::gaps::{AgainstChance, GapCounter, GapCounts};
use super::places::distance;
use super::subjects::SubjectTree;
use crate::statistics::binomial_upper;
use crate::syntax::SyntaxTree;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::VecDeque;

/// A hit of a motif in a record, as trees need it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MotifSite {
    /// Index of the motif.
    pub motif: usize,
    /// First position in the record.
    pub start: usize,
    /// Whether it is on the other strand.
    pub reverse: bool,
    /// Score, bits.
    pub score: f64,
    /// p-value.
    pub p: f64,
}

/// A site of a tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TreeHit {
    /// Index of the record.
    pub record: u32,
    /// First position in the record, counted from 0.
    pub start: u32,
    /// Number of positions.
    pub length: u32,
    /// From the centre of its record to its midpoint, in letters, rounded down; negative before the centre.
    pub distance: i32,
    /// `+`, or `-` on the other strand.
    pub strand: char,
    /// Index in `combinations` of the motifs that it has.
    pub combination: usize,
    /// Sum of the scores of its motifs, bits.
    pub score: f64,
    /// Its motifs from 5' to 3' of the tree.
    pub sites: Vec<TreeSite>,
    /// Letters between neighbouring motifs.
    pub gaps: Vec<i32>,
}

/// A motif in a site of a tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TreeSite {
    /// Index of the leaf.
    pub leaf: usize,
    /// First position in the record, counted from 0.
    pub start: u32,
    /// Score, bits.
    pub score: f64,
    /// p-value.
    pub p: f64,
}

impl Ranked for TreeHit {
    fn rank(&self, other: &Self) -> Ordering {
        let places = |hit: &Self| (hit.record, hit.start, hit.strand, hit.combination);
        other.score.total_cmp(&self.score).then_with(|| places(self).cmp(&places(other)))
    }
}

/// Motifs of a tree that occur together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CombinationHits {
    /// For each leaf whether it is there.
    pub present: Vec<bool>,
    /// Smallest and largest gap between neighbours that are there.
    pub gaps: Vec<[i32; 2]>,
    /// Its sites, and those that are found where the motifs come from different records (each leaf from the next of
    /// neighbouring records); p by a binomial distribution of their sum (Przyborowski & Wilenski 1940).
    pub hits: AgainstChance,
}

/// What was found of a tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TreeOccurrences {
    /// Layer of its neuron, counted from 1.
    pub layer: usize,
    /// Channel of its neuron, counted from 0.
    pub channel: usize,
    /// Index among the trees of its neuron.
    pub index: usize,
    /// The tree in one line.
    pub text: String,
    /// Its leaves, as indices in `motifs`.
    pub leaves: Vec<usize>,
    /// The combinations of its leaves that were looked for.
    pub combinations: Vec<CombinationHits>,
    /// Gaps between neighbouring leaves.
    pub gaps: Vec<GapCounts>,
    /// Number of its sites.
    #[cfg_attr(test, ts(type = "number"))]
    pub found: u64,
    /// Its sites, by record and position: all, or the best.
    pub hits: Vec<TreeHit>,
    /// Sites of the same motifs in the same order with gaps outside the tree's, for comparison: all, or the best.
    pub controls: Vec<TreeHit>,
}

/// Leaves that occur together.
struct Pattern {
    present: Vec<bool>,
    leaves: Vec<usize>,
    links: Links,
    found: u32,
    /// Found in mixed records.
    chance: u32,
}

/// The sites of each leaf in a record on one strand, in the direction of reading.
type LeafSites = Vec<Vec<LeafSite>>;

/// The search for a tree.
pub struct TreeSearch {
    tree: SubjectTree,
    widths: Vec<i32>,
    patterns: Vec<Pattern>,
    gaps: Vec<GapCounter>,
    span: i32,
    /// The sites in the last records by strand, relative to their centres.
    last: VecDeque<[LeafSites; 2]>,
    records: u32,
    mixed: u32,
    hits: BestOf<TreeHit>,
    controls: BestOf<TreeHit>,
}

impl TreeSearch {
    /// Looks for a tree whose leaves have `widths` positions; gaps are counted up to `span`, and up to `max` sites are kept.
    pub fn new(tree: SubjectTree, widths: Vec<i32>, span: usize, max: usize) -> Self {
        let patterns = patterns(&tree.tree, &widths);
        let gap = |left: usize| tree.tree.gaps.get(left).copied().flatten().map(|gap| [gap.min, gap.max]);
        let neighbours = 0..widths.len().saturating_sub(1);
        let counter = |left: usize| GapCounter::new([left, left + 1], widths[left], gap(left), span as i32);
        Self {
            gaps: neighbours.map(counter).collect(),
            tree,
            widths,
            patterns,
            span: span as i32,
            last: VecDeque::new(),
            records: 0,
            mixed: 0,
            hits: BestOf::new(max),
            controls: BestOf::new(max),
        }
    }

    /// Looks through the hits of a record of `length` letters, which are sorted by their starts.
    pub fn add(&mut self, record: u32, length: usize, hits: &[MotifSite]) {
        self.records += 1;
        let strands = [false, true].map(|reverse| self.leaf_sites(hits, reverse, length as i32));
        self.find(record, length as i32, &strands);
        let half = length as i32 / 2;
        let mut relative = strands;
        relative.iter_mut().flatten().flatten().for_each(|site| site.start -= half);
        for (strand, sites) in relative.iter().enumerate() {
            self.gaps.iter_mut().enumerate().for_each(|(left, gap)| gap.add([&sites[left], &sites[left + 1]], strand));
        }
        self.mix(relative);
    }

    /// The sites of each leaf on one strand; on the other one, positions are counted from the end of the record.
    fn leaf_sites(&self, hits: &[MotifSite], reverse: bool, length: i32) -> LeafSites {
        let of_leaf = |(&motif, &width): (&usize, &i32)| {
            let own = hits.iter().filter(|hit| hit.motif == motif && hit.reverse == reverse);
            let mut sites: Vec<LeafSite> = own
                .map(|hit| LeafSite {
                    start: mirrored(hit.start as i32, width, length, reverse),
                    score: hit.score,
                    p: hit.p,
                })
                .collect();
            if reverse {
                sites.reverse();
            }
            sites
        };
        self.tree.leaves.iter().zip(&self.widths).map(of_leaf).collect()
    }

    /// Every arrangement in the sites of one strand.
    fn arranged(&self, sites: &[&[LeafSite]]) -> Vec<Chain> {
        let of = |(index, pattern): (usize, &Pattern)| {
            let own: Vec<&[LeafSite]> = pattern.leaves.iter().map(|&leaf| sites[leaf]).collect();
            chains(index, &own, &pattern.links, |_, _| true)
        };
        self.patterns.iter().enumerate().flat_map(of).collect()
    }

    /// The same motifs with other gaps.
    fn unarranged(&self, sites: &[&[LeafSite]]) -> Vec<Chain> {
        let Some(pattern) = self.patterns.first().filter(|pattern| pattern.leaves.len() > 1) else { return Vec::new() };
        let own: Vec<&[LeafSite]> = pattern.leaves.iter().map(|&leaf| sites[leaf]).collect();
        let Links { widths, gaps } = &pattern.links;
        let wide = Links { widths: widths.clone(), gaps: widths.iter().map(|width| [1 - width, self.span]).collect() };
        chains(0, &own, &wide, |link, gap| !(gaps[link][0]..=gaps[link][1]).contains(&gap))
    }

    fn find(&mut self, record: u32, length: i32, strands: &[LeafSites; 2]) {
        let mut found: Vec<(bool, Chain)> = Vec::new();
        let mut controls: Vec<(bool, Chain)> = Vec::new();
        for (sites, reverse) in strands.iter().zip([false, true]) {
            let sites: Vec<&[LeafSite]> = sites.iter().map(Vec::as_slice).collect();
            found.extend(self.arranged(&sites).into_iter().map(|chain| (reverse, chain)));
            controls.extend(self.unarranged(&sites).into_iter().map(|chain| (reverse, chain)));
        }
        let mut taken = Taken::default();
        let kept = unique(found, length, &mut taken);
        kept.iter().for_each(|(_, chain)| self.patterns[chain.pattern].found += 1);
        let controls = unique(controls, length, &mut taken);
        let hits: Vec<TreeHit> =
            kept.iter().map(|(reverse, chain)| self.hit(record, length, *reverse, chain)).collect();
        let others: Vec<TreeHit> =
            controls.iter().map(|(reverse, chain)| self.hit(record, length, *reverse, chain)).collect();
        self.hits.extend(hits);
        self.controls.extend(others);
    }

    fn hit(&self, record: u32, length: i32, reverse: bool, chain: &Chain) -> TreeHit {
        let Pattern { leaves, links, .. } = &self.patterns[chain.pattern];
        let site = |((site, &leaf), &width): ((&LeafSite, &usize), &i32)| TreeSite {
            leaf,
            start: mirrored(site.start, width, length, reverse) as u32,
            score: site.score,
            p: site.p,
        };
        let pairs = chain.sites.windows(2).zip(&links.widths);
        let start = on_record(chain.span, length, reverse)[0];
        let width = chain.span[1] - chain.span[0];
        TreeHit {
            record,
            start: start as u32,
            length: width as u32,
            distance: distance(start as usize, width as usize, length as usize),
            strand: if reverse { '-' } else { '+' },
            combination: chain.pattern,
            score: chain.score,
            sites: chain.sites.iter().zip(leaves).zip(&links.widths).map(site).collect(),
            gaps: pairs.map(|(pair, width)| pair[1].start - pair[0].start - width).collect(),
        }
    }

    /// Looks for the tree where each leaf has the sites of another record.
    fn mix(&mut self, sites: [LeafSites; 2]) {
        let leaves = self.widths.len();
        if leaves < 2 {
            return;
        }
        self.last.push_front(sites);
        self.last.truncate(leaves);
        if self.last.len() < leaves {
            return;
        }
        self.mixed += 1;
        for strand in 0..2 {
            let sites: Vec<&[LeafSite]> = (0..leaves).map(|leaf| self.last[leaf][strand][leaf].as_slice()).collect();
            let found = without_overlaps(self.arranged(&sites));
            found.iter().for_each(|chain| self.patterns[chain.pattern].chance += 1);
        }
    }

    /// What was found so far.
    pub fn occurrences(&mut self) -> TreeOccurrences {
        let place = |a: &TreeHit, b: &TreeHit| (a.record, a.start, a.strand).cmp(&(b.record, b.start, b.strand));
        let SubjectTree { layer, channel, index, leaves, tree } = &self.tree;
        TreeOccurrences {
            layer: *layer,
            channel: *channel,
            index: *index,
            text: tree.text.clone(),
            leaves: leaves.clone(),
            combinations: self.patterns.iter().map(|pattern| pattern.hits(self.records, self.mixed)).collect(),
            gaps: self.gaps.iter().map(|gap| gap.counts(self.records)).collect(),
            found: self.hits.found,
            hits: self.hits.sorted(place).to_vec(),
            controls: self.controls.sorted(place).to_vec(),
        }
    }
}

impl Pattern {
    fn hits(&self, records: u32, mixed: u32) -> CombinationHits {
        let share = f64::from(records) / (f64::from(records) + f64::from(mixed));
        let expected = (mixed > 0).then(|| f64::from(self.chance) * f64::from(records) / f64::from(mixed));
        let p = expected.map(|_| binomial_upper(self.found.into(), (self.found + self.chance).into(), share));
        let ratio = expected.filter(|&expected| expected > 0.0).map(|expected| f64::from(self.found) / expected);
        let hits = AgainstChance { observed: self.found, expected, ratio, p: p.filter(|_| self.leaves.len() > 1) };
        CombinationHits { present: self.present.clone(), gaps: self.links.gaps.clone(), hits }
    }
}

/// The chains of both strands that do not overlap each other nor what is taken, the best first.
fn unique(mut found: Vec<(bool, Chain)>, length: i32, taken: &mut Taken) -> Vec<(bool, Chain)> {
    let place = |(reverse, chain): &(bool, Chain)| (chain.pattern, on_record(chain.span, length, *reverse), *reverse);
    found.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then_with(|| place(a).cmp(&place(b))));
    found.retain(|(reverse, chain)| taken.take(on_record(chain.span, length, *reverse)));
    found
}

/// The start of a site, counted from the other end where it is on the other strand.
fn mirrored(start: i32, width: i32, length: i32, reverse: bool) -> i32 {
    if reverse { length - start - width } else { start }
}

/// The part of the record that a span in the direction of reading is.
fn on_record([start, end]: [i32; 2], length: i32, reverse: bool) -> [i32; 2] {
    if reverse { [length - end, length - start] } else { [start, end] }
}

/// The combinations in the tree's truth table that have several motifs; its only motif where it has one.
fn patterns(tree: &SyntaxTree, widths: &[i32]) -> Vec<Pattern> {
    let several = |present: &&Vec<bool>| present.iter().filter(|&&present| present).count() >= widths.len().min(2);
    let rows = tree.rows.iter().map(|row| &row.present).filter(|present| present.len() == widths.len());
    let mut rows: Vec<Vec<bool>> = rows.filter(several).cloned().collect();
    if rows.is_empty() {
        rows.push(vec![true; widths.len()]);
    }
    let pattern = |present: Vec<bool>| {
        let leaves: Vec<usize> = (0..widths.len()).filter(|&leaf| present[leaf]).collect();
        let gaps = leaves.windows(2).map(|pair| gap(tree, widths, pair[0], pair[1])).collect();
        let links = Links { widths: leaves.iter().map(|&leaf| widths[leaf]).collect(), gaps };
        Pattern { present, leaves, links, found: 0, chance: 0 }
    };
    rows.into_iter().map(pattern).collect()
}

/// Smallest and largest gap between two leaves. Where leaves between them are absent, it is the sum of the gaps and widths
/// there; where a gap is not known, the difference of the mean positions, as flexible as the known gaps together.
fn gap(tree: &SyntaxTree, widths: &[i32], left: usize, right: usize) -> [i32; 2] {
    let gaps = &tree.gaps[left.min(tree.gaps.len())..right.min(tree.gaps.len())];
    let inner: i32 = widths[left + 1..right].iter().sum();
    let known = gaps.iter().flatten();
    if gaps.len() == right - left && gaps.iter().all(Option::is_some) {
        return [known.clone().map(|gap| gap.min).sum::<i32>() + inner, known.map(|gap| gap.max).sum::<i32>() + inner];
    }
    let distance = libm::round(tree.leaves[right].position - tree.leaves[left].position) as i32 - widths[left];
    let more: i32 = known.map(|gap| gap.max - gap.min).sum();
    [distance - more, distance + more]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};
    use crate::report::example;

    /// Two motifs of four letters with gaps of 2 to 5.
    fn search() -> TreeSearch {
        let report = example::report();
        let mut tree = report.neurons[0].syntax.as_ref().unwrap()[0].clone();
        let gap = tree.gaps[0].as_mut().unwrap();
        (gap.min, gap.max) = (2, 5);
        TreeSearch::new(SubjectTree { layer: 2, channel: 0, index: 0, leaves: vec![0, 1], tree }, vec![4, 4], 30, 1000)
    }

    fn site(motif: usize, start: usize, reverse: bool) -> MotifSite {
        MotifSite { motif, start, reverse, score: 8.0 + start as f64 / 100.0, p: 1e-4 }
    }

    #[test]
    fn a_tree_is_found_on_both_strands_with_its_gaps() {
        let mut search = search();
        search.add(0, 100, &[site(0, 10, false), site(1, 17, false), site(1, 60, true), site(0, 66, true)]);
        search.add(1, 100, &[site(0, 10, false), site(1, 23, false), site(0, 60, true), site(1, 66, true)]);
        let found = search.occurrences();
        let shown: Vec<(u32, u32, u32, char, &[i32])> =
            found.hits.iter().map(|hit| (hit.record, hit.start, hit.length, hit.strand, &hit.gaps[..])).collect();
        assert_eq!(shown, [(0, 10, 11, '+', &[3][..]), (0, 60, 10, '-', &[2][..])]);
        assert_eq!(
            found.hits[1].sites.iter().map(|site| (site.leaf, site.start)).collect::<Vec<_>>(),
            [(0, 66), (1, 60)]
        );
        let controls: Vec<(u32, u32, &[i32])> =
            found.controls.iter().map(|hit| (hit.record, hit.start, &hit.gaps[..])).collect();
        assert_eq!(controls, [(1, 10, &[9][..])]);
        assert_eq!((found.found, found.combinations[0].hits.observed), (2, 2));
        assert_eq!(found.gaps[0].inside.unwrap().observed, 2);
    }

    #[test]
    fn motifs_that_keep_their_distance_are_more_than_chance_and_others_are_not() {
        let planted = |together: bool| {
            let mut search = search();
            for record in 0..300 {
                let mut stream = Key { seed: 1, layer: 0, channel: 0 }.stream(Purpose::Check, 0, u64::from(record));
                let first = stream.below(80);
                let second = if together { first + 4 + 2 + stream.below(4) } else { stream.below(90) };
                let mut sites = [site(0, first, false), site(1, second, false)];
                sites.sort_by_key(|site| site.start);
                search.add(record, 100, &sites);
            }
            search.occurrences()
        };
        let (together, apart) = (planted(true), planted(false));
        let p = |found: &TreeOccurrences| {
            [found.combinations[0].hits.p, found.gaps[0].inside.unwrap().p].map(Option::unwrap)
        };
        assert_eq!(together.found, 300);
        assert!(p(&together).iter().all(|&p| p < 1e-20), "{:?}", p(&together));
        assert!(p(&apart).iter().all(|&p| p > 0.01), "{:?}", p(&apart));
    }

    #[test]
    fn an_absent_leaf_leaves_its_place_in_the_gap() {
        let mut tree = example::report().neurons[0].syntax.as_ref().unwrap()[0].clone();
        let gap_of = |min, max| tree.gaps[0].map(|gap| crate::syntax::Gap { min, max, ..gap });
        let gaps = vec![gap_of(2, 5), gap_of(1, 1)];
        tree.gaps = gaps;
        tree.leaves = [tree.leaves.clone(), tree.leaves[..1].to_vec()].concat();
        (tree.leaves[1].position, tree.leaves[2].position) = (8.0, 30.0);
        assert_eq!(gap(&tree, &[4, 6, 4], 0, 2), [9, 12]);
        tree.gaps[1] = None;
        assert_eq!(gap(&tree, &[4, 6, 4], 0, 2), [23, 29]);
    }
}
