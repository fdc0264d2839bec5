//! Tables.

use crate::markup::escape;
use std::fmt::Write;

/// Kind of a column's content.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, left-aligned.
    Words,
    /// Numbers, right-aligned.
    Figure,
    /// Sequences and hashes, in a monospaced font.
    Letters,
}

/// A column: its heading, a short explanation, and the kind of its content.
pub(super) type Column<'a> = (&'a str, &'a str, Kind);

/// Writes a table that scrolls horizontally if it does not fit. The first cell of a row is its heading.
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

/// Writes the start of a table that scrolls horizontally, up to its first heading cell.
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
