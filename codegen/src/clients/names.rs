//! Which names a client's crate can have.

use super::patterns::NAME;
use super::values::matches;
use crate::diagnostics::{Diagnostics, Origin, codes};

/// Words of the language: nobody could write `use` before them.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Crates that every program has, and those that the written crate calls itself.
const TAKEN: &[&str] = &["alloc", "core", "proc_macro", "std", "test", "ferrosmith_runtime", "tokio"];

/// Names of folders that Cargo keeps in its target directory.
const CARGO: &[&str] = &["build", "deps", "examples", "incremental"];

/// Names of devices, which are no folders on Windows.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// The name becomes a folder and a crate, so it must be fit for both (Cargo's rules for package names).
pub(super) fn check_name(name: &str, origin: &Origin, diagnostics: &mut Diagnostics) {
    let why = why_unfit(name);
    if let Some((why, hint)) = why {
        diagnostics
            .error(&codes::INVALID_CRATE_NAME, origin, format!("`{name}` cannot be the name of a crate{why}"))
            .hint(hint);
    }
}

fn why_unfit(name: &str) -> Option<(&'static str, &'static str)> {
    let library = name.replace('-', "_");
    let is_one_of = |words: &[&str]| words.contains(&library.as_str());
    let is_device = is_one_of(DEVICES)
        || ["com", "lpt"]
            .iter()
            .any(|port| library.strip_prefix(port).is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9'])));
    const OTHER: &str = "choose another name; `package` can name the crate apart from the client";
    if !matches(NAME, name) {
        return Some(("", "begin with a lower-case letter; go on with at most 63 lower-case letters, digits and `-`"));
    }
    if is_one_of(KEYWORDS) {
        return Some((": it is a word of Rust", OTHER));
    }
    if is_one_of(TAKEN) || is_one_of(CARGO) || is_device {
        return Some((": it is taken", OTHER));
    }
    None
}
