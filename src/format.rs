//! Motif files: reading those that others have published.
//!
//! Databases are recognised by what is in them, never by their names. Each format is a file of its
//! own that turns lines into drafts; what all have in common (numbers, letters, limits, warnings)
//! is in one place.

mod cisbp;
mod collection;
mod draft;
mod foreign;
mod hocomoco;
mod jaspar;
mod limits;
mod meme;
mod recognise;
mod records;
mod source;
#[cfg(test)]
mod tests;
mod transfac;

use crate::error::{Code, Error, Result};
use crate::motif::database::Database;
use recognise::{Format, recognise};
use source::Source;

/// Reads the motif database in the file called `name`: MEME, JASPAR, TRANSFAC, HOCOMOCO or CIS-BP.
///
/// # Errors
/// A refusal that names line and value: see [`Code`], the kinds `motifs.…`.
pub fn read(name: &str, bytes: &[u8]) -> Result<Database> {
    let mut database = read_queries(name, bytes)?;
    let motifs = database.motifs.len();
    if motifs < Database::FEW {
        database.warnings.push(format!(
            "Motifs in the file: {motifs}. Below {} the p-values lean on few columns: measure them against published \
             columns (a parameter), or search a shipped database along with it.",
            Database::FEW
        ));
    }
    Ok(database)
}

/// Reads the same files as [`read`], but to look each motif up in a database: no number of them is too small.
///
/// # Errors
/// As [`read`].
pub fn read_queries(name: &str, bytes: &[u8]) -> Result<Database> {
    if let Some(error) = foreign::recognise(name, bytes) {
        return Err(error);
    }
    if bytes.len() > limits::FILE_BYTES {
        return Err(Error::new(
            Code::MotifMemory,
            name,
            format!(
                "“{name}” has {} MB; motif files of up to {} MB can be read.",
                bytes.len() >> 20,
                limits::FILE_BYTES >> 20
            ),
            "Divide the file into smaller ones and open those that you need.",
        ));
    }
    let source = Source::new(name, bytes);
    let motifs = match recognise(&source) {
        Some(Format::Meme) => meme::read(&source),
        Some(Format::Jaspar) => jaspar::read(&source),
        Some(Format::Transfac) => transfac::read(&source),
        Some(Format::Hocomoco) => hocomoco::read(&source),
        Some(Format::CisBp) => cisbp::read(&source),
        None => Err(foreign::text(&source)),
    }?;
    motifs.finish(bytes)
}
