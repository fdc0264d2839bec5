//! The line above a table: identifier and name.

use crate::format::draft::DraftMotif;
use crate::format::source::Line;

/// Words in front of a name, and the lines that only say what follows.
const KEYS: [&str; 5] = ["Protein:", "Motif:", "Name:", "ID:", "Gene:"];

/// A motif with the identifier and name of a header, which starts with `>` or is a line with a name.
pub fn title(line: Line) -> DraftMotif {
    let named = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let Some(text) = line.text.strip_prefix('>') else {
        let text = line.text.split('\t').next().unwrap_or_default();
        let text = KEYS.into_iter().find_map(|key| text.strip_prefix(key)).unwrap_or(text).trim();
        return DraftMotif { id: named(text), ..DraftMotif::at(line) };
    };
    let header = Line { text: text.trim_start_matches('>').trim_start(), ..line };
    let name = header.rest().and_then(|rest| rest.split('\t').next());
    DraftMotif { id: named(header.first()), name: name.map(str::to_owned), ..DraftMotif::at(line) }
}

/// A line of text as the name of the table below; none for the names of columns.
pub fn named(line: Line<'_>) -> Option<Line<'_>> {
    let is_columns = line.text.contains([',', ';']) || line.text.matches('\t').count() > 1;
    (!is_columns || line.text.starts_with("Protein:")).then_some(line)
}
