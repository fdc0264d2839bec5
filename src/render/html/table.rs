//! Tables.

use crate::markup::escape;
use std::fmt::Write;

/// How a column's cells are set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words, from the left.
    Words,
    /// Figures, under each other.
    Figure,
    /// Sequences and hashes, in letters of one width.
    Letters,
}

/// A column: its head, what it means in a few words, and how its cells are set.
pub(super) type Column<'a> = (&'a str, &'a str, Kind);

/// Writes a table that scrolls sideways where it does not fit. The first cell of a row names it.
/// Cells are escaped here.
pub(super) fn write(out: &mut String, caption: &str, columns: &[Column<'_>], rows: &[Vec<String>]) {
    open(out, caption);
    for (head, meaning, kind) in columns {
        let _ = write!(out, "<th scope=\"col\"{}", class(*kind));
        if !meaning.is_empty() {
            let _ = write!(out, " title=\"{}\"", escape(meaning));
        }
        let _ = write!(out, ">{}</th>", escape(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (index, (cell, (_, _, kind))) in row.iter().zip(columns).enumerate() {
            let (tag, scope) = if index == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
            let _ = write!(out, "<{tag}{scope}{}>{}</{tag}>", class(*kind), escape(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

/// Begins a table that scrolls sideways, up to its first head cell.
pub(super) fn open(out: &mut String, caption: &str) {
    let caption = escape(caption);
    let _ = write!(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table>\n\
         <caption>{caption}</caption>\n<thead><tr>"
    );
}

/// Writes names and values; values are escaped here.
pub(super) fn facts(out: &mut String, facts: &[(&str, String, Kind)]) {
    out.push_str("<dl class=\"facts\">\n");
    for (name, value, kind) in facts {
        let _ = writeln!(out, "<div><dt>{}</dt><dd{}>{}</dd></div>", escape(name), class(*kind), escape(value));
    }
    out.push_str("</dl>\n");
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Words => "",
        Kind::Figure => " class=\"figure\"",
        Kind::Letters => " class=\"letters\"",
    }
}
