//! Records of the user, in one piece of memory.

use crate::error::{Code, Error, Result};

/// Sequences as they come from JavaScript: all letters one after another, and where each record ends.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    /// ASCII letters of either case.
    pub letters: &'a [u8],
    /// One past the last letter of each record.
    pub ends: &'a [u32],
}

impl<'a> Records<'a> {
    /// Checks that the ends ascend up to the number of letters.
    ///
    /// # Errors
    /// [`Code::Sequence`], naming the record.
    pub fn new(letters: &'a [u8], ends: &'a [u32]) -> Result<Self> {
        let last = ends.last().map_or(0, |&end| end as usize);
        let wrong = ends.windows(2).position(|pair| pair[0] > pair[1]).map(|before| before + 1);
        match wrong.or((last != letters.len()).then(|| ends.len().saturating_sub(1))) {
            None => Ok(Self { letters, ends }),
            Some(record) => Err(Error::new(
                Code::Sequence,
                format!("record {record}"),
                format!("The ends of the records do not fit the {} letters, from record {record} on.", letters.len()),
                "Give the end of each record in ascending order; the last one is the number of letters.",
            )),
        }
    }

    /// The letters of each record.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|&end| end as usize));
        starts.zip(self.ends).map(|(start, &end)| &self.letters[start..end as usize])
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_has_its_letters() {
        let records = Records::new(b"ACGTA", &[2, 2, 5]).unwrap();
        let found: Vec<&[u8]> = records.iter().collect();
        assert_eq!(found, [&b"AC"[..], b"", b"GTA"]);
        assert_eq!(records.len(), 3);
        assert!(Records::new(b"", &[]).unwrap().is_empty());
    }

    #[test]
    fn ends_that_do_not_fit_the_letters_are_refused() {
        for (letters, ends) in [(&b"ACGT"[..], &[3u32][..]), (b"ACGT", &[5]), (b"ACGT", &[3, 2, 4]), (b"A", &[])] {
            assert_eq!(Records::new(letters, ends).unwrap_err().code(), Code::Sequence, "{ends:?}");
        }
    }
}
