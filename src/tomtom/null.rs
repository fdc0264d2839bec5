//! The null model: how often a span of query columns scores as high against random target columns.
//!
//! The score of a span is the sum of its columns' scores, so its distribution is the convolution of
//! theirs. Distributions of spans up to half the longest target, or more where that is cheaper, are
//! built column by column; a longer span is two of them side by side. One that starts at a column
//! serves all targets and both strands. Only the part of a distribution is kept from which the
//! smallest score asked for can still be reached: the rest cannot change any result.

use super::scores::Scores;
use std::collections::VecDeque;

/// For one query column the share of target columns with each score.
#[derive(Clone, Debug)]
pub(super) struct Histogram {
    /// The smallest score.
    low: i32,
    /// Shares of that score and those after it.
    shares: Vec<f64>,
}

impl Histogram {
    /// Counts the scores of all strands. Counters take turns, because equal scores often follow each other.
    pub fn new(scores: &Scores) -> Self {
        const RANGE: usize = 512;
        let mut counts = [[0u32; RANGE]; 4];
        for four in scores.strands.iter().flat_map(|scores| scores.chunks(4)) {
            for (counts, score) in counts.iter_mut().zip(four) {
                counts[(score + RANGE as i16 / 2) as usize % RANGE] += 1;
            }
        }
        let counts: Vec<u32> = (0..RANGE).map(|i| counts.iter().map(|counts| counts[i]).sum()).collect();
        let first = counts.iter().position(|&count| count > 0).unwrap_or(0);
        let last = counts.iter().rposition(|&count| count > 0).unwrap_or(0);
        let all = f64::from(counts.iter().sum::<u32>());
        let shares = counts[first..=last].iter().map(|&count| f64::from(count) / all).collect();
        Self { low: first as i32 - RANGE as i32 / 2, shares }
    }

    fn high(&self) -> i32 {
        self.low + self.shares.len() as i32 - 1
    }
}

/// How likely is it that the best alignment with a random target of `length` columns scores `score` or more?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub length: usize,
    pub score: i32,
}

/// The answers for one strand, in the order of the questions.
pub(super) fn p_values(query: &[Histogram], questions: &[Question]) -> Vec<f64> {
    let mut answers = Answers::all(questions);
    let plan = Plan::new(query, &answers);
    let mut spans: VecDeque<Vec<Span>> = VecDeque::new();
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
    fn add(&mut self, spans: &VecDeque<Vec<Span>>, columns: usize, times: usize) {
        let built = spans[0].len();
        let halves = (columns > built).then(|| (&spans[0][built - 1], &spans[built][columns - built - 1]));
        for (p, &score) in self.p.iter_mut().zip(&self.scores) {
            let tail = match halves {
                Some((left, right)) => left.tail_with(right, score),
                None => spans[0][columns - 1].tail(score),
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
    /// The smallest score that is asked for.
    least: i32,
    /// Sums of the largest positive scores of the columns before each one.
    gains: Vec<i32>,
}

impl<'a> Plan<'a> {
    fn new(query: &'a [Histogram], answers: &[Answers]) -> Self {
        let longest = answers.last().map_or(1, |answers| answers.length).min(query.len());
        let least = answers.iter().map(|answers| answers.scores[0]).min().unwrap_or(0);
        let mut gains = vec![0];
        for column in query {
            gains.push(gains[gains.len() - 1] + column.high().max(0));
        }
        Self { query, built: cheapest(query, answers, longest), longest, least, gains }
    }

    /// The spans from `start` on, of 1, 2, … columns.
    fn spans(&self, start: usize) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::with_capacity(self.built);
        for end in start + 1..=self.query.len().min(start + self.built) {
            let column = &self.query[end - 1];
            let keep = self.least - self.gain_beyond(start, end);
            let span = match spans.last() {
                Some(before) => before.extended(column, keep),
                None => Span::new(column, keep),
            };
            spans.push(span);
        }
        spans
    }

    /// What a span may still gain: by growing to the longest that is asked for, or by growing as long as spans are
    /// built and then standing behind another one.
    fn gain_beyond(&self, start: usize, end: usize) -> i32 {
        let width = self.query.len();
        let gain = |from: usize, to: usize| self.gains[to] - self.gains[from];
        let alone = gain(end, width.min(start + self.longest));
        if self.built == self.longest {
            return alone;
        }
        let behind = |grown: usize| gain(end, grown) + gain(grown.saturating_sub(self.longest).min(start), start);
        (end..=width.min(start + self.built)).map(behind).fold(alone, i32::max)
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

/// The distribution of a span's score, from `low` on.
struct Span {
    low: i32,
    shares: Vec<f64>,
    /// Shares of each score and those after it.
    tails: Vec<f64>,
}

impl Span {
    /// One column; scores below `keep` are left out.
    fn new(column: &Histogram, keep: i32) -> Self {
        let skipped = (keep - column.low).clamp(0, column.shares.len() as i32);
        Self::with_tails(column.low + skipped, column.shares[skipped as usize..].to_vec())
    }

    /// One more column; scores below `keep` are left out.
    fn extended(&self, column: &Histogram, keep: i32) -> Self {
        let all = (self.shares.len() + column.shares.len()).saturating_sub(1);
        let skipped = (keep - self.low - column.low).clamp(0, all as i32) as usize;
        if self.shares.is_empty() {
            return Self::with_tails(self.low + column.low, Vec::new());
        }
        let shares = convolved(&self.shares, &column.shares, skipped, all);
        Self::with_tails(self.low + column.low + skipped as i32, shares)
    }

    fn with_tails(low: i32, shares: Vec<f64>) -> Self {
        let mut tails = shares.clone();
        for i in (1..tails.len()).rev() {
            tails[i - 1] += tails[i];
        }
        Self { low, shares, tails }
    }

    /// The share of `score` and above; `score` is not below the part that was kept.
    fn tail(&self, score: i32) -> f64 {
        let at = (score - self.low).max(0) as usize;
        self.tails.get(at).copied().unwrap_or(0.0)
    }

    /// The share of `score` and above of this span and another one side by side; `score` is not below the
    /// part that was kept.
    fn tail_with(&self, right: &Self, score: i32) -> f64 {
        let needed = score - self.low - right.low;
        let first = (needed + 1 - right.tails.len() as i32).max(0) as usize;
        let past = (needed + 1).clamp(0, self.shares.len() as i32) as usize;
        let certain = self.tails.get(past).copied().unwrap_or(0.0) * right.tails.first().copied().unwrap_or(0.0);
        if first >= past {
            return certain;
        }
        let tails = &right.tails[(needed + 1) as usize - past..=needed as usize - first];
        certain + product_with_reverse(&self.shares[first..past], tails)
    }
}

/// Σ a[i] · b[n − 1 − i].
fn product_with_reverse(a: &[f64], b: &[f64]) -> f64 {
    const LANES: usize = 8;
    let (a, b) = (a.chunks_exact(LANES), b.rchunks_exact(LANES));
    let rest: f64 = a.remainder().iter().zip(b.remainder().iter().rev()).map(|(a, b)| a * b).sum();
    let mut sums = [0.0; LANES];
    for (a, b) in a.zip(b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[LANES - 1 - lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// The elements `from..to` of the convolution of `long` and `short`.
fn convolved(long: &[f64], short: &[f64], from: usize, to: usize) -> Vec<f64> {
    const LANES: usize = 16;
    let margin = short.len() - 1;
    let mut padded = vec![0.0; margin + long.len() + margin + LANES];
    padded[margin..margin + long.len()].copy_from_slice(long);
    let reversed: Vec<f64> = short.iter().rev().copied().collect();
    let mut out = vec![0.0; (to - from).next_multiple_of(LANES)];
    for (block, out) in out.chunks_exact_mut(LANES).enumerate() {
        let at = from + block * LANES;
        let mut sums = [0.0; LANES];
        let first = margin.saturating_sub(at + LANES - 1);
        let end = reversed.len().min((margin + long.len()).saturating_sub(at));
        for (i, share) in reversed.iter().enumerate().take(end).skip(first) {
            let window = &padded[at + i..at + i + LANES];
            for lane in 0..LANES {
                sums[lane] += share * window[lane];
            }
        }
        out.copy_from_slice(&sums);
    }
    out.truncate(to - from);
    out
}
