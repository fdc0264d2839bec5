//! Matrices as tables of numbers, below headers or bare: JASPAR, HOCOMOCO, HOMER, Cluster-Buster, ENCODE, RSAT,
//! UniPROBE, and tables with commas.
//!
//! One rule for all of them says whether the rows are positions or letters ([`layout`]). Where a table leaves it open, the
//! other tables of the file decide; where they do not either, the table is refused.

mod axis;
mod layout;
mod reading;
mod record;
mod title;

use super::collection::{Collection, Lettered};
use super::draft::DraftMotif;
use super::source::{Line, MotifSource};
use crate::error::Result;
use axis::Axis;
use layout::{Decision, Layout};
use reading::{TableLine, read_line};
use record::Record;

/// Whether a line is a row of a table.
pub fn is_row(line: Line) -> bool {
    match read_line(line) {
        TableLine::Row { numbers, .. } => !numbers.is_empty() || line.text.contains('['),
        TableLine::DecimalCommas(_) => true,
        _ => false,
    }
}

/// The motifs of a file.
///
/// # Errors
/// [`Code::MotifMemory`](crate::error::Code::MotifMemory) beyond the limits.
pub fn read<'a>(source: &'a MotifSource<'a>) -> Result<Collection<'a>> {
    let mut votes = Votes::default();
    record::each(source, |record| {
        votes.count(source, &record);
        Ok(())
    })?;
    source.begin_again();
    let mut motifs = Collection::new(source, votes.format());
    record::each(source, |record| motifs.take(motif(source, record, &votes)))?;
    Ok(motifs)
}

/// What the tables of a file have in common.
#[derive(Default)]
struct Votes {
    /// The layouts of tables by their letters or their shape, each once.
    clear: Vec<Axis>,
    /// The layouts of tables that are decided by their sums alone.
    by_sums: Vec<Axis>,
    format: Option<&'static str>,
}

impl Votes {
    fn count(&mut self, source: &MotifSource, record: &Record) {
        let (votes, axis) = match layout::decide(source, record) {
            Ok(Decision::Clear(layout)) => (&mut self.clear, layout.axis),
            Ok(Decision::BySums(layout)) => (&mut self.by_sums, layout.axis),
            Ok(Decision::Either(_) | Decision::Open(_)) | Err(_) => return,
        };
        if !votes.contains(&axis) {
            votes.push(axis);
        }
        self.format.get_or_insert_with(|| record.format(axis));
    }

    fn format(&self) -> &'static str {
        self.format.unwrap_or("table")
    }

    /// The layout of one of the tables.
    fn settle(&self, source: &MotifSource, record: &Record, decision: Decision) -> Result<Layout> {
        let decided = if self.clear.is_empty() { &self.by_sums } else { &self.clear };
        match decision {
            Decision::Clear(layout) | Decision::Either(layout) => Ok(layout),
            Decision::BySums(layout) if self.clear.is_empty() || self.clear.contains(&layout.axis) => Ok(layout),
            Decision::BySums(layout) => Err(layout::contrary(source, record, layout.axis)),
            Decision::Open(layouts) => {
                let mut fitting = layouts.into_iter().filter(|layout| decided[..] == [layout.axis]);
                fitting.next().ok_or_else(|| layout::open(source, record))
            }
        }
    }
}

fn motif(source: &MotifSource, record: Record, votes: &Votes) -> Result<Lettered> {
    let mut draft = DraftMotif { line: record.line(), ..record.title() };
    let decision = layout::decide(source, &record)?;
    let layout = votes.settle(source, &record, decision)?;
    draft.rows = layout.matrix(&record);
    Ok((draft, layout.alphabet()))
}
