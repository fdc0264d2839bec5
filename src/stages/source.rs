//! Finds the paths that a Rust source file names.

/// A path from the crate's root that a file names, and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Line, counted from 1.
    pub line: usize,
    /// Modules and, at the end, an item: `["network", "Op"]` for `crate::network::Op`.
    pub path: Vec<String>,
}

/// A word, `::` or any other character, and its line.
type Token = (usize, String);

/// Every path within the crate that the source of `module` names: with `crate`, `self` or `super`, or in a `use` that
/// starts with a name. Comments and strings are ignored; tests are included.
pub fn references(module: &[String], source: &str) -> Vec<Reference> {
    let tokens = tokens(&code(source));
    let text = |at: usize| tokens.get(at).map_or("", |(_, text)| text.as_str());
    let mut found = Vec::new();
    // Inline modules that enclose the token, each with the depth of braces around it.
    let mut inline: Vec<(usize, String)> = Vec::new();
    let (mut at, mut depth) = (0, 0);
    while at < tokens.len() {
        match text(at) {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inline.pop_if(|(around, _)| *around == depth);
            }
            "mod" if text(at + 2) == "{" => inline.push((depth, text(at + 1).to_owned())),
            "crate" | "self" | "super" if text(at + 1) == "::" && (at == 0 || text(at - 1) != "::") => {
                let line = tokens[at].0;
                let here: Vec<String> =
                    module.iter().cloned().chain(inline.iter().map(|(_, name)| name.clone())).collect();
                let paths = tree(&tokens, &mut at);
                found.extend(paths.into_iter().map(|path| Reference { line, path: absolute(&here, path) }));
                continue;
            }
            "use" if text(at + 2) == "::" && !matches!(text(at + 1), "crate" | "self" | "super") => {
                let (line, mut start) = (tokens[at].0, at + 1);
                let paths = tree(&tokens, &mut start);
                found.extend(paths.into_iter().map(|path| Reference { line, path: [module, &path].concat() }));
                at = start;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The path from the crate's root that `path` means in the module `here`.
fn absolute(here: &[String], path: Vec<String>) -> Vec<String> {
    let mut base = if path[0] == "crate" { Vec::new() } else { here.to_vec() };
    let mut rest = path.into_iter().peekable();
    while let Some(step) = rest.next_if(|step| matches!(step.as_str(), "crate" | "self" | "super")) {
        if step == "super" {
            base.pop();
        }
    }
    base.extend(rest);
    base
}

/// The paths of a `use` tree or expression that begins at token `at`; moves `at` past it.
fn tree(tokens: &[Token], at: &mut usize) -> Vec<Vec<String>> {
    let text = |at: usize| tokens.get(at).map_or("", |(_, text)| text.as_str());
    let mut path = Vec::new();
    loop {
        match text(*at) {
            "{" => {
                *at += 1;
                let mut all = Vec::new();
                while !matches!(text(*at), "}" | "") {
                    let before = *at;
                    all.extend(tree(tokens, at).into_iter().filter(|rest| !rest.is_empty()));
                    *at += usize::from(*at == before || text(*at) == ",");
                }
                *at += 1;
                return all.into_iter().map(|rest| [&path[..], &rest].concat()).collect();
            }
            word if is_word(word) || word == "*" => path.push(word.to_owned()),
            _ => return vec![path],
        }
        *at += 1;
        if text(*at) != "::" {
            break;
        }
        *at += 1;
    }
    if text(*at) == "as" {
        *at += 2;
    }
    vec![path]
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (text, line) in code.lines().zip(1..) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = match first {
                _ if word > 0 => word,
                ':' if rest.starts_with("::") => 2,
                _ => first.len_utf8(),
            };
            if !first.is_whitespace() {
                tokens.push((line, rest[..length].to_owned()));
            }
            rest = &rest[length..];
        }
    }
    tokens
}

/// The source with comments, strings and characters replaced by spaces; line numbers do not change.
fn code(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let after_word = out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => string(rest),
            'r' | 'b' if !after_word => raw_string(rest).unwrap_or(0),
            '\'' => character(rest),
            _ => 0,
        };
        if length > 0 {
            out.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[length..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// Length of a block comment, including nested comments.
fn block_comment(text: &str) -> usize {
    let (mut at, mut depth) = (2, 1);
    while depth > 0 && at < text.len() {
        let rest = &text.as_bytes()[at..];
        let step = match rest {
            [b'/', b'*', ..] => 1,
            [b'*', b'/', ..] => -1,
            _ => 0,
        };
        depth += step;
        at += if step == 0 { 1 } else { 2 };
    }
    at
}

/// Length of a string that starts with its quotation mark.
fn string(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// Length of a raw string; `None` if the text does not start with one.
fn raw_string(text: &str) -> Option<usize> {
    let marks = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = marks.len() - marks.trim_start_matches('#').len();
    let inside = marks[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - inside.len();
    Some(inside.find(&end).map_or(text.len(), |at| start + at + end.len()))
}

/// Length of a character in quotation marks; 0 for a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => chars.skip(1).find(|&(_, c)| c == '\'').map_or(text.len(), |(at, _)| at + 1),
        Some(_) => chars.next().filter(|&(_, c)| c == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(module: &[&str], source: &str) -> Vec<(usize, String)> {
        let module: Vec<String> = module.iter().map(|&name| name.to_owned()).collect();
        references(&module, source).into_iter().map(|found| (found.line, found.path.join("::"))).collect()
    }

    fn paths(module: &[&str], source: &str) -> Vec<String> {
        found(module, source).into_iter().map(|(_, path)| path).collect()
    }

    #[test]
    fn groups_are_split() {
        let source = "use crate::{a::{self, B}, c::D as E};\nuse crate::f::*;";
        assert_eq!(paths(&["x"], source), ["a::self", "a::B", "c::D", "f::*"]);
    }

    #[test]
    fn paths_in_code_count_like_those_of_use() {
        let source = "fn f(x: &crate::a::B<'_>) -> u8 {\n    crate::c::d::<u8>(crate::e::F { g: 1 })\n}";
        assert_eq!(found(&["x"], source), [(1, "a::B".into()), (2, "c::d".into()), (2, "e::F".into())]);
    }

    #[test]
    fn super_leaves_a_stage_or_an_inline_module() {
        assert_eq!(paths(&["x", "y"], "use super::super::a::B;"), ["a::B"]);
        assert_eq!(paths(&["x", "y"], "use super::z::B;"), ["x::z::B"]);
        let tests = "fn f() {}\nmod tests {\n    use super::f;\n    fn g() { super::super::h() }\n}\nuse super::i;";
        assert_eq!(paths(&["x", "y"], tests), ["x::y::f", "x::h", "x::i"]);
    }

    #[test]
    fn a_use_of_a_child_module_is_relative() {
        assert_eq!(paths(&["x"], "mod y;\npub use y::{A, B};"), ["x::y::A", "x::y::B"]);
    }

    #[test]
    fn comments_strings_and_visibilities_name_no_path() {
        let source = "//! [`crate::a`]\n/* crate::b /* crate::c */ */ pub(crate) fn f<'a>() {\n    \
            let _ = (\"crate::d \\\" crate::e\", r#\"crate::\"f\"#, '\"', '\\'', b\"crate::g\");\n}\nuse crate::h::I;";
        assert_eq!(paths(&["x"], source), ["h::I"]);
    }
}
