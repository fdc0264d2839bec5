//! Records of the user, in one piece of memory.

/// Records: all letters one after another, and the end of each record.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    /// The letters, as characters.
    pub letters: &'a [u8],
    /// For each record the number of letters up to its end.
    pub ends: &'a [u32],
}

impl<'a> Records<'a> {
    /// Number of records.
    pub fn len(self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.ends.is_empty()
    }

    /// The letters of each record; none where an end lies beyond the letters.
    pub fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(self.ends)
            .map(move |(start, &end)| self.letters.get(start as usize..end as usize).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_has_its_letters() {
        let records = Records { letters: b"ACGTA", ends: &[2, 2, 5, 9] };
        let found: Vec<&[u8]> = records.iter().collect();
        assert_eq!(found, [&b"AC"[..], b"", b"GTA", b""]);
        assert_eq!(records.len(), 4);
    }
}
