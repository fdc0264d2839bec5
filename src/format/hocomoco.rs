//! HOCOMOCO: a header that starts with `>`, then one row of four numbers per position.

use super::collection::Collection;
use super::draft::Columns;
use super::records;
use super::source::MotifSource;
use crate::alphabet::Alphabet;
use crate::error::Result;

/// The motifs of a file of counts (PCM) or probabilities (PPM); log-odds (PWM) are refused.
///
/// # Errors
/// An error that names line and value.
pub fn read<'a>(source: &'a MotifSource<'a>) -> Result<Collection<'a>> {
    let mut motifs = Collection::new(source, "HOCOMOCO");
    let columns = Columns::of(Alphabet::DNA);
    records::each(source, |record| {
        let mut draft = record.draft();
        for &line in &record.rows {
            draft.push(source, line, &columns, line.words())?;
        }
        motifs.add(draft, &columns.alphabet)
    })?;
    Ok(motifs)
}
