//! Motif files: reading those that others have published.
//!
//! Formats are recognised by content, never by file name. Each format has a module that parses lines into
//! motifs; what all have in common (numbers, alphabets, limits, warnings) is shared.

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
use source::MotifSource;

/// Reads the motif database in the file called `name`: MEME, JASPAR, TRANSFAC, HOCOMOCO or CIS-BP.
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
    let source = MotifSource::new(name, bytes);
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
