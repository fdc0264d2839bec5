//! Motif files: reading those that others have published.
//!
//! Formats are recognised by content, never by file name; packed files and all encodings of text are read alike. Each
//! format has a module that parses lines into motifs; what all have in common (numbers, alphabets, limits, warnings) is
//! shared. A record that cannot be read costs that record: the others are read, and a warning says what was left out.

mod cisbp;
mod collection;
mod draft;
mod foreign;
mod limits;
mod meme;
mod omitted;
mod recognise;
mod repairs;
mod scale;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod transfac;

use crate::decoding::{Packing, decoded, is_utf16, unpacked};
use crate::error::{Code, Error, Result};
use crate::motif::database::Database;
use recognise::{Format, recognise};
use source::MotifSource;
use std::borrow::Cow;

/// Reads the motif database in the file called `name`: MEME, TRANSFAC, CIS-BP, STAMP, or matrices as tables (JASPAR,
/// HOCOMOCO, HOMER, ENCODE, RSAT, UniPROBE, with commas or bare).
///
/// # Errors
/// One of the codes `motifs.…` of [`Code`], naming line and value.
pub fn read(name: &str, bytes: &[u8]) -> Result<Database> {
    let mut database = read_queries(name, bytes)?;
    let motifs = database.motifs.len();
    if motifs < Database::FEW {
        database.warnings.push(format!(
            "Motifs in the file: {motifs}. Below {} the p-values depend on few columns: compute them against published \
             columns (a parameter), or search a shipped database along with it.",
            Database::FEW
        ));
    }
    Ok(database)
}

/// Reads the same files as [`read`], as queries: without the warning that there are few motifs.
///
/// # Errors
/// Those of [`read`].
pub fn read_queries(name: &str, bytes: &[u8]) -> Result<Database> {
    let content = unpacked_within(name, bytes)?;
    let text = decoded(&content);
    let error = match text.text {
        Cow::Owned(ref text) if is_utf16(&content) => foreign::recognise(name, text.as_bytes()),
        _ => foreign::recognise(name, &content),
    };
    if let Some(error) = error {
        return Err(error);
    }
    let source = MotifSource::new(name, text);
    let motifs = match recognise(&source) {
        Some(Format::Meme) => meme::read(&source),
        Some(Format::Transfac) => transfac::read(&source, "TRANSFAC"),
        Some(Format::Stamp) => transfac::read(&source, "STAMP"),
        Some(Format::CisBp) => cisbp::read(&source),
        Some(Format::Table) => table::read(&source),
        None => Err(foreign::text(&source)),
    }?;
    motifs.finish(bytes)
}

/// The content of a file, unpacked if need be.
fn unpacked_within<'a>(name: &str, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>> {
    let content = unpacked(bytes, limits::FILE_BYTES);
    match content {
        Ok(content) if content.len() <= limits::FILE_BYTES => Ok(content),
        Err(Packing::Damaged) => Err(foreign::damaged(name)),
        Ok(_) | Err(Packing::TooLarge) => Err(Error::new(
            Code::MotifMemory,
            name,
            format!(
                "“{name}” has more than {} MB; motif files of up to that size can be read.",
                limits::FILE_BYTES >> 20
            ),
            "Divide the file into smaller ones and open those that you need.",
        )),
    }
}
