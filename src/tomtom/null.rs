//! The null model: how often a span of query columns scores as high against random target columns.
//!
//! The score of a span is the sum of its columns' scores, so its distribution is the convolution of
//! theirs. Distributions of spans up to half the longest target, or more where that is cheaper, are
//! built column by column; a longer span is two of them side by side. One that starts at a column
//! serves all targets and both strands. Only the part of a distribution is kept from which the
//! smallest score asked for can still be reached: the rest cannot change any result.
//!
//! All terms are positive, so single precision gives six digits of any p-value that it can hold. The few
//! that are too small for it are computed again in double precision, from the highest scores alone.

use super::histogram::Histogram;
use super::span::{Real, Span};
use std::collections::VecDeque;

/// How likely is it that the best alignment with a random target of `length` columns scores `score` or more?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub length: usize,
    pub score: i32,
}

/// Smaller p-values are made of terms that single precision may not hold.
const SMALL: f64 = 1e-25;

/// The answers for one strand, in the order of the questions.
pub(super) fn p_values(query: &[Histogram], questions: &[Question]) -> Vec<f64> {
    let mut p = answered::<f32>(query, questions);
    let small: Vec<usize> = (0..p.len()).filter(|&i| p[i] < SMALL).collect();
    let questions: Vec<Question> = small.iter().map(|&i| questions[i]).collect();
    small.into_iter().zip(answered::<f64>(query, &questions)).for_each(|(i, exact)| p[i] = exact);
    p
}

/// Not inlined: as a part of a large function its loops lose their registers, and half of their speed, in browsers.
#[inline(never)]
fn answered<T: Real>(query: &[Histogram], questions: &[Question]) -> Vec<f64> {
    if questions.is_empty() {
        return Vec::new();
    }
    let mut answers = Answers::all(questions);
    let plan = Plan::new(query, &answers);
    let mut spans: VecDeque<Vec<Span<T>>> = VecDeque::new();
    for start in (0..query.len()).rev() {
        spans.truncate(plan.built);
        spans.push_front(plan.spans(start));
        for answers in &mut answers {
            for (columns, times) in overlaps(start, query.len(), answers.length) {
                answers.add(&spans, columns, times);
            }
        }
    }
    questions.iter().map(|question| Answers::find(&answers, question)).collect()
}

/// The questions about targets of one length, each once, and what is known of their answers.
struct Answers {
    length: usize,
    /// In order.
    scores: Vec<i32>,
    /// Probability that one of the alignments so far scores as high.
    p: Vec<f64>,
}

impl Answers {
    /// Nothing is known yet; shorter targets first.
    fn all(questions: &[Question]) -> Vec<Self> {
        let mut sorted: Vec<(usize, i32)> =
            questions.iter().map(|question| (question.length, question.score)).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let of_one_length = sorted.chunk_by(|a, b| a.0 == b.0);
        let answers = of_one_length.map(|group| {
            let scores: Vec<i32> = group.iter().map(|&(_, score)| score).collect();
            Self { length: group[0].0, p: vec![0.0; scores.len()], scores }
        });
        answers.collect()
    }

    fn find(all: &[Self], question: &Question) -> f64 {
        let answers = all.binary_search_by_key(&question.length, |answers| answers.length).map(|i| &all[i]);
        let p = answers.ok().and_then(|answers| Some(answers.p[answers.scores.binary_search(&question.score).ok()?]));
        p.unwrap_or(1.0)
    }

    /// Counts in `times` alignments of the first `columns` columns from the first of `spans` on.
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

/// The alignments with a target of `length` columns whose overlap starts at column `start` of the query: how
/// many columns overlap, and how many alignments there are like that.
fn overlaps(start: usize, width: usize, length: usize) -> impl Iterator<Item = (usize, usize)> {
    let rest = width - start;
    let inside = (rest >= length).then_some((length, 1));
    let past_the_end = (rest < length && start > 0).then_some((rest, 1));
    let over_both_ends = (rest < length && start == 0).then(|| (rest, length - rest + 1));
    let past_the_start = if start == 0 { 1..length.min(rest) } else { 0..0 };
    inside.into_iter().chain(past_the_end).chain(over_both_ends).chain(past_the_start.map(|columns| (columns, 1)))
}

/// Which spans are built, and which part of them.
struct Plan<'a> {
    query: &'a [Histogram],
    /// Columns of the longest span that is built.
    built: usize,
    /// Columns of the longest span that is asked for.
    longest: usize,
    /// For each number of columns the smallest score that is asked for of a span of so many.
    least: Vec<i32>,
    /// Sums of the largest positive scores of the columns before each one.
    gains: Vec<i32>,
}

impl<'a> Plan<'a> {
    fn new(query: &'a [Histogram], answers: &[Answers]) -> Self {
        let longest = answers.last().map_or(1, |answers| answers.length).min(query.len());
        let longer = |columns: usize| answers.iter().filter(move |answers| answers.length >= columns);
        let least = |columns| longer(columns).map(|answers| answers.scores[0]).min().unwrap_or(0);
        let least = (0..=longest).map(least).collect();
        let mut gains = vec![0];
        for column in query {
            gains.push(gains[gains.len() - 1] + column.high().max(0));
        }
        Self { query, built: cheapest(query, answers, longest), longest, least, gains }
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

    /// The smallest score of a span that matters: with all that it may still gain, by growing or by standing behind
    /// another one, it reaches a score that is asked for.
    fn keep(&self, start: usize, end: usize) -> i32 {
        let gain = |from: usize, to: usize| self.gains[to] - self.gains[from];
        let grown = |most: usize| end - start..=most.min(self.query.len() - start);
        let alone = grown(self.longest).map(|columns| self.least[columns] - gain(end, start + columns));
        let before = start.checked_sub(self.built);
        let behind = before.into_iter().flat_map(|before| {
            let needed =
                move |columns| self.least[self.built + columns] - gain(before, start) - gain(end, start + columns);
            grown(self.longest - self.built).map(needed)
        });
        alone.chain(behind).min().unwrap_or(i32::MAX)
    }
}

/// How long spans are built that every longer one asked for is two of them, at the least work.
fn cheapest(query: &[Histogram], answers: &[Answers], longest: usize) -> usize {
    let width: f64 = query.iter().map(|column| column.shares.len() as f64).sum::<f64>() / query.len() as f64;
    let work = |built: usize| {
        let building: f64 = (1..=built).map(|columns| columns as f64 * width * width).sum();
        let asking = |answers: &Answers| {
            let halved = answers.length.min(query.len()) > built;
            if halved { answers.scores.len() as f64 * built as f64 * width / 2.0 } else { 0.0 }
        };
        building / 2.0 + answers.iter().map(asking).sum::<f64>()
    };
    (longest.div_ceil(2)..=longest).min_by(|&a, &b| work(a).total_cmp(&work(b))).unwrap_or(longest)
}
