//! HOCOMOCO: a header that begins with `>`, then a row of four numbers a position.

use super::collection::Collection;
use super::draft::Columns;
use super::records;
use super::source::Source;
use crate::alphabet::Alphabet;
use crate::error::Result;

/// The motifs of a file of counts (PCM) or probabilities (PPM); log-odds (PWM) are refused.
///
/// # Errors
/// A refusal that names line and value.
pub fn read<'a>(source: &'a Source<'a>) -> Result<Collection<'a>> {
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

/// The factor in an identifier of HOCOMOCO, `AHR` in `AHR_HUMAN.H11MO.0.B`; other identifiers whole.
pub fn factor(id: &str) -> &str {
    match id.split_once('.') {
        Some((factor, rest)) if matches!(rest.as_bytes(), [b'H', b'0'..=b'9', ..]) && !factor.is_empty() => {
            factor.strip_suffix("_HUMAN").or(factor.strip_suffix("_MOUSE")).unwrap_or(factor)
        }
        _ => id,
    }
}
