//! The best alignment of a query with every target.
//!
//! Query columns come one after the other. Along each alignment the scores add up, and an alignment
//! is one diagonal of the table query × target; so one row of running sums, moved on by a column
//! with every query column, holds all alignments with all targets at once.

use super::columns::Targets;
use super::scores::Scores;

/// The best alignment with one strand of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Best {
    /// Sum of whole-number scores.
    pub score: i32,
    /// Positions by which the query starts to the right of the target.
    pub offset: i32,
    /// Positions that lie side by side.
    pub overlap: usize,
}

impl Best {
    const NONE: Self = Self { score: i32::MIN, offset: 0, overlap: 0 };

    /// The higher score, then more overlap, then the smaller offset.
    fn improve(&mut self, other: Self) {
        let rank = |best: &Self| (best.score, best.overlap, -best.offset);
        if rank(&other) > rank(self) {
            *self = other;
        }
    }
}

/// Alignments in progress.
pub(super) struct Sliding<'a> {
    targets: &'a Targets,
    width: usize,
    min_overlap: usize,
    /// Query columns that have come.
    seen: usize,
    /// For each strand the sums of the alignments that have come to each target column.
    sums: Vec<Vec<i32>>,
    before: Vec<i32>,
    best: Vec<Best>,
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
            best: vec![Best::NONE; targets.len() * targets.strands()],
        }
    }

    /// Takes the scores of the next query column, strand by strand.
    pub fn push(&mut self, scores: &Scores) {
        self.seen += 1;
        for (strand, scores) in scores.strands.iter().enumerate() {
            std::mem::swap(&mut self.sums[strand], &mut self.before);
            if strand == 0 {
                self.forward(scores);
            } else {
                self.reverse(scores);
            }
            for motif in 0..self.targets.len() {
                self.finish(motif, strand);
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

    /// Compares the alignments that end with this query column: one at the target's end, and all of them at
    /// the query's end.
    fn finish(&mut self, motif: usize, strand: usize) {
        let length = self.targets.length(motif);
        let first = if self.seen == self.width { 0 } else { length - 1 };
        let required = self.min_overlap.min(self.width).min(length);
        for column in first..length {
            let overlap = (column + 1).min(self.seen);
            if overlap < required {
                continue;
            }
            let at = if strand == 0 { column } else { length - 1 - column };
            self.best[motif * self.targets.strands() + strand].improve(Best {
                score: self.sums[strand][self.targets.starts()[motif] + at],
                offset: column as i32 + 1 - self.seen as i32,
                overlap,
            });
        }
    }

    /// The best alignments, target by target and strand by strand.
    pub fn best(self) -> Vec<Best> {
        self.best
    }
}
