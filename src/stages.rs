//! Tests that data flows down the list of modules in `lib.rs` and never up: they check every path in every file.
//!
//! A block of that list, up to the next empty line, is a stage. Its modules use modules of earlier blocks, never
//! each other and never modules of later blocks. Within a folder, files may use each other, but not in a circle.

mod source;

use source::references;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A source file: its name relative to `src/`, and its text.
type File = (String, String);

/// The stages in their order, each with its modules.
fn stages(lib: &str) -> Vec<Vec<&str>> {
    fn module(line: &str) -> Option<&str> {
        line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ")?.strip_suffix(';')
    }
    let blocks = lib.split("\n\n").map(|block| block.lines().filter_map(module).collect::<Vec<&str>>());
    blocks.filter(|stage| !stage.is_empty()).collect()
}

/// The module of a file: `["network", "open"]` for `network/open.rs`.
fn module(file: &str) -> Vec<String> {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    path.split('/').filter(|&name| name != "lib").map(str::to_owned).collect()
}

/// Every path from a module to another module of the same stage or of a later one.
fn upward(stages: &[Vec<&str>], files: &[File]) -> Vec<String> {
    let level = |name: &str| stages.iter().position(|stage| stage.contains(&name));
    let mut found = Vec::new();
    for (file, text) in files {
        let module = module(file);
        let Some(from) = module.first() else { continue };
        for reference in references(&module, text) {
            let Some(to) = reference.path.first().filter(|&to| to != from) else { continue };
            if level(to).is_none() || level(to) >= level(from) {
                found.push(format!("{file}:{}: {from} uses {to}", reference.line));
            }
        }
    }
    found
}

/// Circles among the files of one folder, each as the list of its files.
fn circles(files: &[File]) -> Vec<String> {
    let modules: BTreeSet<Vec<String>> = files.iter().map(|(file, _)| module(file)).collect();
    let folders: BTreeSet<&[String]> = modules.iter().filter_map(|module| Some(module.split_last()?.1)).collect();
    let inner = folders.into_iter().filter(|folder| !folder.is_empty());
    inner
        .filter_map(|folder| circle(&uses(folder, &modules, files)).map(|path| format!("{}: {path}", folder.join("/"))))
        .collect()
}

/// Which files of a folder use which others: by their names, or by names that the folder's own module re-exports.
fn uses(folder: &[String], modules: &BTreeSet<Vec<String>>, files: &[File]) -> BTreeMap<String, BTreeSet<String>> {
    let is_file = |name: &String| modules.contains(&[folder, std::slice::from_ref(name)].concat());
    let own = files.iter().filter(|(file, _)| module(file) == folder);
    let re_exported: BTreeMap<String, String> = own
        .flat_map(|(_, text)| references(folder, text))
        .filter_map(|reference| match reference.path.strip_prefix(folder)? {
            [file, .., item] if is_file(file) => Some((item.clone(), file.clone())),
            _ => None,
        })
        .collect();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in files {
        let module = module(file);
        let Some([from, ..]) = module.strip_prefix(folder) else { continue };
        // The tests at the end of a file may use all files of its folder.
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for reference in references(&module, code) {
            let Some([name, ..]) = reference.path.strip_prefix(folder) else { continue };
            let to = if is_file(name) { Some(name) } else { re_exported.get(name) };
            uses.entry(from.clone()).or_default().extend(to.filter(|&to| to != from).cloned());
        }
    }
    uses
}

/// A circle in a graph, `a → b → a`; `None` where there is none.
fn circle(uses: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    fn visit<'a>(
        at: &'a String,
        uses: &'a BTreeMap<String, BTreeSet<String>>,
        path: &mut Vec<&'a String>,
        done: &mut BTreeSet<&'a String>,
    ) -> Option<String> {
        if let Some(start) = path.iter().position(|&other| other == at) {
            let names: Vec<&str> = path[start..].iter().chain([&at]).map(|name| name.as_str()).collect();
            return Some(names.join(" → "));
        }
        if !done.insert(at) {
            return None;
        }
        path.push(at);
        let found = uses.get(at).into_iter().flatten().find_map(|next| visit(next, uses, path, done));
        path.pop();
        found
    }
    let mut done = BTreeSet::new();
    uses.keys().find_map(|start| visit(start, uses, &mut Vec::new(), &mut done))
}

/// All files of the crate.
fn files() -> Vec<File> {
    fn read(folder: &Path, prefix: &str, files: &mut Vec<File>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                read(&entry.path(), &format!("{name}/"), files);
            } else if name.ends_with(".rs") {
                files.push((name, std::fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    files
}

#[test]
fn no_stage_uses_a_later_one() {
    assert_eq!(upward(&stages(include_str!("lib.rs")), &files()), Vec::<String>::new());
}

#[test]
fn no_files_of_a_folder_use_each_other_in_a_circle() {
    assert_eq!(circles(&files()), Vec::<String>::new());
}

#[test]
fn every_module_is_in_the_list() {
    let stages = stages(include_str!("lib.rs"));
    let missing: Vec<String> = files()
        .into_iter()
        .filter(|(file, _)| {
            module(file).first().is_some_and(|name| !stages.iter().flatten().any(|other| other == name))
        })
        .map(|(file, _)| file)
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn an_added_edge_is_found() {
    let stages = stages(include_str!("lib.rs"));
    let mut files = files();
    let open = files.iter_mut().find(|(file, _)| file == "network/open.rs").unwrap();
    open.1 = format!("use super::super::report::Report;\n{}", open.1);
    assert_eq!(upward(&stages, &files), ["network/open.rs:1: network uses report"]);
}

mod rules {
    use super::*;

    const LIB: &str = "//! Words.\n\n// Ground.\npub mod a;\nmod b;\n\n#[cfg(test)]\nmod c;\n";

    fn file(name: &str, text: &str) -> File {
        (name.to_owned(), text.to_owned())
    }

    fn found(name: &str, text: &str) -> Vec<String> {
        upward(&stages(LIB), &[file(name, text)])
    }

    #[test]
    fn blocks_are_stages() {
        assert_eq!(stages(LIB), [vec!["a", "b"], vec!["c"]]);
    }

    #[test]
    fn a_stage_uses_only_earlier_stages() {
        assert!(found("c/d.rs", "use crate::{a::X, b::Y, c::Z};").is_empty());
        assert_eq!(found("a/d.rs", "\nfn f() { crate::c::g() }"), ["a/d.rs:2: a uses c"]);
        assert_eq!(found("a.rs", "use crate::b::X;"), ["a.rs:1: a uses b"]);
        assert_eq!(found("c.rs", "use crate::unlisted::X;"), ["c.rs:1: c uses unlisted"]);
    }

    #[test]
    fn circles_of_files_are_found() {
        let one_way =
            [file("s.rs", "mod x;\nmod y;\npub use y::Y;"), file("s/x.rs", "use super::Y;"), file("s/y.rs", "")];
        assert!(circles(&one_way).is_empty());
        let circle = [&one_way[..2], &[file("s/y/z.rs", "use crate::s::x::X;"), file("s/y.rs", "")]].concat();
        assert_eq!(circles(&circle), ["s: x → y → x"]);
    }
}
