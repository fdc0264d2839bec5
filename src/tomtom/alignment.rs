//! The best alignment of a query with every target.
//!
//! Query columns are processed in order. An alignment is a diagonal of the table query × target, so one row of running
//! sums, shifted by a column for each query column, has the scores of all alignments with all targets.

use super::columns::Targets;
use super::scores::Scores;

/// The best alignment with one strand of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BestAlignment {
    /// Sum of the integer column scores.
    pub score: i32,
    /// Start of the query relative to the target, positions.
    pub offset: i32,
}

impl BestAlignment {
    const NONE: Self = Self { score: i32::MIN, offset: 0 };
}

/// The number of aligned positions of a query and a target when the query starts at `offset` of the target.
pub(super) fn overlap(offset: i32, width: usize, length: usize) -> usize {
    (length as i32).min(offset + width as i32).saturating_sub(offset.max(0)).max(0) as usize
}

/// The running sums and best alignments of all targets.
pub(super) struct Sliding<'a> {
    targets: &'a Targets,
    width: usize,
    min_overlap: usize,
    /// Number of query columns processed.
    seen: usize,
    /// For each strand, the sum of the alignment that ends at each target column.
    sums: Vec<Vec<i32>>,
    before: Vec<i32>,
    /// For each strand the best alignment with each target so far.
    best: Vec<Vec<BestAlignment>>,
}

impl<'a> Sliding<'a> {
    /// For a query of `width` columns.
    pub fn new(targets: &'a Targets, width: usize, min_overlap: usize) -> Self {
        Self {
            targets,
            width,
            min_overlap,
            seen: 0,
            sums: vec![vec![0; targets.columns()]; targets.strands()],
            before: vec![0; targets.columns()],
            best: vec![vec![BestAlignment::NONE; targets.len()]; targets.strands()],
        }
    }

    /// Processes the scores of the next query column, strand by strand.
    pub fn push(&mut self, scores: &Scores) {
        self.seen += 1;
        for (strand, scores) in scores.strands().enumerate() {
            std::mem::swap(&mut self.sums[strand], &mut self.before);
            if strand == 0 {
                self.forward(scores);
            } else {
                self.reverse(scores);
            }
            if self.seen < self.width {
                self.past_the_targets(strand);
            } else {
                self.past_the_query(strand);
            }
        }
    }

    /// Alignments move to the next column of the target.
    fn forward(&mut self, scores: &[i16]) {
        let moved = &self.before[..scores.len() - 1];
        let sums = &mut self.sums[0];
        sums[1..]
            .iter_mut()
            .zip(moved)
            .zip(&scores[1..])
            .for_each(|((sum, before), score)| *sum = before + i32::from(*score));
        for &start in &self.targets.starts()[..self.targets.len()] {
            sums[start] = i32::from(scores[start]);
        }
    }

    /// Alignments with the reverse complement move to the target's previous column.
    fn reverse(&mut self, scores: &[i16]) {
        let sums = &mut self.sums[1];
        sums.iter_mut()
            .zip(&self.before[1..])
            .zip(scores)
            .for_each(|((sum, before), score)| *sum = before + i32::from(*score));
        for &end in &self.targets.starts()[1..] {
            sums[end - 1] = i32::from(scores[end - 1]);
        }
    }

    /// Compares the alignments of this query column with the last column of each target. Later ones overlap at least as
    /// much and have a smaller offset: they are better unless their score is lower.
    fn past_the_targets(&mut self, strand: usize) {
        let required = self.min_overlap.min(self.width);
        let (sums, bests) = (&self.sums[strand], &mut self.best[strand]);
        for (motif, best) in self.targets.starts().windows(2).zip(bests) {
            let (length, end) = (motif[1] - motif[0], if strand == 0 { motif[1] - 1 } else { motif[0] });
            let better = (sums[end] >= best.score) & (self.seen >= required.min(length));
            // Always written, as a branch here would be mispredicted often.
            best.score = if better { sums[end] } else { best.score };
            best.offset = if better { length as i32 - self.seen as i32 } else { best.offset };
        }
    }

    /// Compares the alignments of the query's last column, in descending order of offset: the higher score is better,
    /// then more overlap, then the smaller offset.
    fn past_the_query(&mut self, strand: usize) {
        let width = self.width;
        for (motif, best) in self.best[strand].iter_mut().enumerate() {
            let (start, length) = (self.targets.starts()[motif], self.targets.length(motif));
            let required = self.min_overlap.min(width).min(length);
            for column in (0..length).skip(required.saturating_sub(1)).rev() {
                let at = if strand == 0 { column } else { length - 1 - column };
                let (score, offset) = (self.sums[strand][start + at], column as i32 + 1 - width as i32);
                let more_overlap = || overlap(offset, width, length) >= overlap(best.offset, width, length);
                if score > best.score || (score == best.score && more_overlap()) {
                    *best = BestAlignment { score, offset };
                }
            }
        }
    }

    /// The best alignments of each strand, target by target.
    pub fn best(self) -> Vec<Vec<BestAlignment>> {
        self.best
    }
}
