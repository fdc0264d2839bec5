//! Escaping of text in XML and HTML.

use std::borrow::Cow;

/// Escapes the five characters with a meaning in markup and removes the control characters that XML does
/// not allow.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || is_forbidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|&c| !is_forbidden(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(escape("<a href=\"x\">'&'</a>"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    }

    #[test]
    fn characters_that_xml_forbids_are_left_out() {
        assert_eq!(escape("a\u{0}b\u{1b}c\u{ffff}\n"), "abc\n");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(escape("nm_demo2.onnx – §"), std::borrow::Cow::Borrowed(_)));
    }
}
