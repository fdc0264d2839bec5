//! The null model: how often a span of query columns scores as high against random target columns.
//!
//! The score of a span is the sum of its columns' scores, so its distribution is the convolution of
//! theirs. Distributions of spans up to half the longest target, or more where that is cheaper, are
//! built column by column; a longer span is the concatenation of two of them. The distributions from a
//! start column are used for all targets and both strands. Scores from which the smallest queried score
//! can no longer be reached are left out, as they cannot change any result.
//!
//! All terms are positive, so single precision gives six digits of any p-value in its range. The few smaller
//! p-values are computed again in double precision, from the highest scores only.

use super::histogram::ScoreHistogram;
use super::span::{Real, Span};
use std::collections::VecDeque;

/// How likely is it that the best alignment with a random target of `length` columns scores `score` or more?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TailQuery {
    pub length: usize,
    pub score: i32,
}

/// p-values below this may have terms outside the range of single precision.
const SMALL: f64 = 1e-25;

/// The p-values for one strand, in the order of the queries.
pub(super) fn p_values(query: &[ScoreHistogram], queries: &[TailQuery]) -> Vec<f64> {
    let mut p = tails::<f32>(query, queries);
    let small: Vec<usize> = (0..p.len()).filter(|&i| p[i] < SMALL).collect();
    let queries: Vec<TailQuery> = small.iter().map(|&i| queries[i]).collect();
    small.into_iter().zip(tails::<f64>(query, &queries)).for_each(|(i, exact)| p[i] = exact);
    p
}

/// Not inlined: within a larger function its loops spill registers and take twice as long in browsers.
#[inline(never)]
fn tails<T: Real>(query: &[ScoreHistogram], queries: &[TailQuery]) -> Vec<f64> {
    if queries.is_empty() {
        return Vec::new();
    }
    let mut groups = LengthGroup::all(queries);
    let plan = SpanPlan::new(query, &groups);
    let mut spans: VecDeque<Vec<Span<T>>> = VecDeque::new();
    for start in (0..query.len()).rev() {
        spans.truncate(plan.built);
        spans.push_front(plan.spans(start));
        for group in &mut groups {
            for (columns, times) in overlaps(start, query.len(), group.length) {
                group.add(&spans, columns, times);
            }
        }
    }
    queries.iter().map(|wanted| LengthGroup::find(&groups, wanted)).collect()
}

/// The distinct queries for targets of one length, and their probabilities so far.
struct LengthGroup {
    length: usize,
    /// The queried scores, ascending.
    scores: Vec<i32>,
    /// Probability that one of the alignments so far scores at least as high.
    p: Vec<f64>,
}

impl LengthGroup {
    /// All probabilities 0, in ascending order of target length.
    fn all(queries: &[TailQuery]) -> Vec<Self> {
        let mut sorted: Vec<(usize, i32)> = queries.iter().map(|wanted| (wanted.length, wanted.score)).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let of_one_length = sorted.chunk_by(|a, b| a.0 == b.0);
        let groups = of_one_length.map(|group| {
            let scores: Vec<i32> = group.iter().map(|&(_, score)| score).collect();
            Self { length: group[0].0, p: vec![0.0; scores.len()], scores }
        });
        groups.collect()
    }

    fn find(all: &[Self], wanted: &TailQuery) -> f64 {
        let group = all.binary_search_by_key(&wanted.length, |group| group.length).map(|i| &all[i]);
        let p = group.ok().and_then(|group| Some(group.p[group.scores.binary_search(&wanted.score).ok()?]));
        p.unwrap_or(1.0)
    }

    /// Adds `times` alignments of `columns` columns from the start of the first of `spans`.
    fn add<T: Real>(&mut self, spans: &VecDeque<Vec<Span<T>>>, columns: usize, times: usize) {
        let built = spans[0].len();
        let halves = (columns > built).then(|| (&spans[0][built - 1], &spans[built][columns - built - 1]));
        for (p, &score) in self.p.iter_mut().zip(&self.scores) {
            let tail: f64 = match halves {
                Some((left, right)) => left.tail_with(right, score).into(),
                None => spans[0][columns - 1].tail(score).into(),
            };
            for _ in 0..times {
                *p += tail * (1.0 - *p);
            }
        }
    }
}

/// The alignments with a target of `length` columns whose overlap starts at column `start` of the query, as pairs of
/// the number of overlapping columns and the number of such alignments.
fn overlaps(start: usize, width: usize, length: usize) -> impl Iterator<Item = (usize, usize)> {
    let rest = width - start;
    let inside = (rest >= length).then_some((length, 1));
    let past_the_end = (rest < length && start > 0).then_some((rest, 1));
    let over_both_ends = (rest < length && start == 0).then(|| (rest, length - rest + 1));
    let past_the_start = if start == 0 { 1..length.min(rest) } else { 0..0 };
    inside.into_iter().chain(past_the_end).chain(over_both_ends).chain(past_the_start.map(|columns| (columns, 1)))
}

/// The spans that are built, and the part of their distributions that is kept.
struct SpanPlan<'a> {
    query: &'a [ScoreHistogram],
    /// Number of columns of the longest span that is built.
    built: usize,
    /// Number of columns of the longest span that is queried.
    longest: usize,
    /// The smallest queried score by number of columns of the span.
    min_scores: Vec<i32>,
    /// The sum of the largest positive scores of the columns before each one.
    gains: Vec<i32>,
}

impl<'a> SpanPlan<'a> {
    fn new(query: &'a [ScoreHistogram], groups: &[LengthGroup]) -> Self {
        let longest = groups.last().map_or(1, |group| group.length).min(query.len());
        let longer = |columns: usize| groups.iter().filter(move |group| group.length >= columns);
        let min_score = |columns| longer(columns).map(|group| group.scores[0]).min().unwrap_or(0);
        let min_scores = (0..=longest).map(min_score).collect();
        let mut gains = vec![0];
        for column in query {
            gains.push(gains[gains.len() - 1] + column.high().max(0));
        }
        Self { query, built: cheapest(query, groups, longest), longest, min_scores, gains }
    }

    /// The spans from `start` on, of 1, 2, … columns.
    fn spans<T: Real>(&self, start: usize) -> Vec<Span<T>> {
        let mut spans: Vec<Span<T>> = Vec::with_capacity(self.built);
        for end in start + 1..=self.query.len().min(start + self.built) {
            let column = &self.query[end - 1];
            let keep = self.keep(start, end);
            let span = match spans.last() {
                Some(before) => before.extended(column, keep),
                None => Span::new(column, keep),
            };
            spans.push(span);
        }
        spans
    }

    /// The smallest score of a span that is kept: with the largest possible gain, by extension or as the second of two
    /// concatenated spans, it reaches a queried score.
    fn keep(&self, start: usize, end: usize) -> i32 {
        let gain = |from: usize, to: usize| self.gains[to] - self.gains[from];
        let grown = |max: usize| end - start..=max.min(self.query.len() - start);
        let alone = grown(self.longest).map(|columns| self.min_scores[columns] - gain(end, start + columns));
        let before = start.checked_sub(self.built);
        let behind = before.into_iter().flat_map(|before| {
            let needed =
                move |columns| self.min_scores[self.built + columns] - gain(before, start) - gain(end, start + columns);
            grown(self.longest - self.built).map(needed)
        });
        alone.chain(behind).min().unwrap_or(i32::MAX)
    }
}

/// The number of columns up to which spans are built, so that each longer one is two of these, at minimum cost.
fn cheapest(query: &[ScoreHistogram], groups: &[LengthGroup], longest: usize) -> usize {
    let width: f64 = query.iter().map(|column| column.shares.len() as f64).sum::<f64>() / query.len() as f64;
    let cost = |built: usize| {
        let building: f64 = (1..=built).map(|columns| columns as f64 * width * width).sum();
        let querying = |group: &LengthGroup| {
            let halved = group.length.min(query.len()) > built;
            if halved { group.scores.len() as f64 * built as f64 * width / 2.0 } else { 0.0 }
        };
        building / 2.0 + groups.iter().map(querying).sum::<f64>()
    };
    (longest.div_ceil(2)..=longest).min_by(|&a, &b| cost(a).total_cmp(&cost(b))).unwrap_or(longest)
}
