//! Recognition of the format of a text.

use super::source::{Line, MotifSource, is_number};
use super::table;

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Meme,
    Transfac,
    Stamp,
    CisBp,
    Table,
}

/// The format of a text; `None` where it is none of them.
pub fn recognise(source: &MotifSource) -> Option<Format> {
    let first = source.content().next()?;
    if !first.text.starts_with('>') {
        let named = source.lines().find_map(of_line);
        let format = named.or_else(|| is_stamp(source).then_some(Format::Stamp));
        if format.is_some() {
            return format;
        }
    }
    source.content().any(table::is_row).then_some(Format::Table)
}

/// The format that a line identifies.
fn of_line(line: Line) -> Option<Format> {
    if line.text.starts_with("MEME version") || line.text.starts_with("letter-probability matrix") {
        return Some(Format::Meme);
    }
    let format = match line.first() {
        "P0" | "PO" | "Po" => Format::Transfac,
        "Pos" | "POS" | "pos" => Format::CisBp,
        _ => return None,
    };
    let mut letters = line.words().skip(1).peekable();
    (letters.peek().is_some() && letters.all(is_letter)).then_some(format)
}

/// Whether numbered rows follow a line `DE` at once: STAMP leaves out the line that names the letters.
fn is_stamp(source: &MotifSource) -> bool {
    let mut after_name = false;
    source.content().any(|line| {
        let follows = after_name && line.words().take_while(|word| is_number(word)).count() == 5;
        after_name = line.first() == "DE";
        follows
    })
}

fn is_letter(word: &str) -> bool {
    matches!(word.as_bytes(), [letter] if letter.is_ascii_alphabetic())
}
