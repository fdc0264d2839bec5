//! The records of a file that were left out, and why.

use crate::error::Error;

/// Number of records whose reasons are kept; a file may have any number of others.
const NAMED: usize = 5;

/// Records that cannot be read.
#[derive(Default)]
pub struct Omitted {
    count: usize,
    reasons: Vec<Error>,
}

impl Omitted {
    /// Adds a record.
    pub fn add(&mut self, reason: Error) {
        self.count += 1;
        if self.reasons.len() < NAMED {
            self.reasons.push(reason);
        }
    }

    /// The reason of the first record.
    pub fn first(self) -> Option<Error> {
        self.reasons.into_iter().next()
    }

    /// A warning with the number of records and the first reasons; none where every record was read.
    pub fn sentence(&self) -> Option<String> {
        let mut sentence = format!("Motifs that cannot be read, left out: {}.", self.count);
        for reason in &self.reasons {
            sentence.push(' ');
            sentence.push_str(reason.message());
        }
        let unnamed = self.count - self.reasons.len();
        if unnamed > 0 {
            sentence.push_str(&format!(" {unnamed} others are not named here."));
        }
        (self.count > 0).then_some(sentence)
    }
}
