//! A place in which every name is given once, and the names that are never given.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span};

use super::words::{Case, ascii, begins_with_sign, cut_otherwise, is_identifier, join, spoken, words};

/// Names given so far in one module, structure, enum or client.
pub(in crate::rust) struct Scope {
    case: Case,
    /// What stands behind a name that is taken by something of ours: `ErrorData`, `send_`.
    suffix: &'static str,
    /// Whether letters beyond ASCII are written without what makes them special.
    is_ascii: bool,
    used: HashSet<String>,
    /// The number to try next, by what stands before it.
    numbers: HashMap<String, u64>,
    reserved: HashSet<&'static str>,
}

impl Scope {
    pub(super) fn new(case: Case, suffix: &'static str, reserved: &[&'static str]) -> Self {
        let reserved = reserved.iter().copied().collect();
        Self { case, suffix, is_ascii: false, used: HashSet::new(), numbers: HashMap::new(), reserved }
    }

    /// The modules of a crate, which are files.
    pub(super) fn modules(reserved: &[&'static str]) -> Self {
        Self { is_ascii: true, ..Self::new(Case::Snake, "_", reserved) }
    }

    /// The statics of a module.
    pub(in crate::rust) fn constants() -> Self {
        Self::new(Case::Screaming, "_", TABLES)
    }

    /// A name for something that the description calls `name`. It is the first of these that is free: the words of
    /// the name, the same with signs spoken out, other parts of a long name, the words with a number.
    pub(in crate::rust) fn name(&mut self, name: &str) -> String {
        // Neither files nor the statics that nobody sees have letters beyond ASCII: rustc looks for no such files.
        let in_ascii = (self.is_ascii || self.case == Case::Screaming).then(|| ascii(name));
        let name = in_ascii.as_deref().unwrap_or(name);
        let parts = words(name);
        let plain = self.allowed(join(&parts, self.case));
        let with_signs = self.allowed(join(&spoken(if name.is_empty() { "empty" } else { name }), self.case));
        let preferred =
            if begins_with_sign(name) || plain.is_empty() { [&with_signs, &plain] } else { [&plain, &with_signs] };
        let others = cut_otherwise(&parts, self.case).map(|name| self.allowed(name));
        let all = preferred.into_iter().cloned().chain(others);
        let free = all.into_iter().find(|name| !name.is_empty() && !self.is_used(name));
        let chosen = match free {
            Some(free) => free,
            None => self.numbered(preferred[0]),
        };
        self.used.insert(chosen.to_lowercase());
        chosen
    }

    /// The name of the first of some that is free; of the last, if none is.
    pub(super) fn first_free(&mut self, wanted: &[&str]) -> String {
        let is_free = |name: &&&str| !self.is_used(&self.allowed(join(&words(name), self.case)));
        let first = wanted.iter().find(is_free).or(wanted.last()).copied().unwrap_or_default();
        self.name(first)
    }

    /// Names differ in more than their case: files of the same names have to, too.
    fn is_used(&self, name: &str) -> bool {
        self.used.contains(&name.to_lowercase())
    }

    fn allowed(&self, name: String) -> String {
        let name = shortened(name);
        if !is_identifier(&name) {
            return String::new();
        }
        if self.reserved.contains(name.as_str()) { name + self.suffix } else { name }
    }

    fn numbered(&mut self, name: &str) -> String {
        let value = join(&["value".to_owned()], self.case);
        let (stem, first) = if name.is_empty() { (value.as_str(), 1) } else { (name, 2) };
        let stem = stem.trim_end_matches('_');
        let is_digit = stem.ends_with(|letter: char| letter.is_ascii_digit());
        let separator = if self.case != Case::Camel || is_digit { "_" } else { "" };
        let separator = if name.is_empty() { "" } else { separator };
        let stem = format!("{stem}{separator}");
        let next = self.numbers.get(&stem).copied().unwrap_or(first);
        // One of the next `used + 1` numbers is free.
        #[expect(clippy::maybe_infinite_iter)]
        let free = (next..).find(|number| !self.is_used(&format!("{stem}{number}"))).unwrap_or(next);
        let name = format!("{stem}{free}");
        self.numbers.insert(stem, free + 1);
        name
    }
}

/// As much of a name as file systems take with a number, a word of ours and an extension behind it: 255 bytes in all.
fn shortened(mut name: String) -> String {
    const LONGEST: usize = 160;
    let mut end = LONGEST.min(name.len());
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name.truncate(end);
    name
}

/// An identifier of a name that a [`Scope`] gave. Keywords become raw identifiers; the few that cannot be raw get an
/// underscore.
pub(in crate::rust) fn ident(name: &str) -> Ident {
    match name {
        _ if !is_identifier(name) => Ident::new("unnamed", Span::call_site()),
        "self" | "super" | "crate" | "Self" => Ident::new(&format!("{name}_"), Span::call_site()),
        _ if KEYWORDS.contains(&name) => Ident::new_raw(name, Span::call_site()),
        _ => Ident::new(name, Span::call_site()),
    }
}

/// Keywords of edition 2024, strict and reserved, that are in snake case.
pub(super) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of types that code in every file takes for granted, or that every generated crate has.
pub(super) const TYPES: &[&str] = &[
    "Box", "Client", "Clone", "Copy", "Debug", "Default", "Drop", "Err", "Error", "From", "Into", "Iterator", "None",
    "Ok", "Option", "Result", "Self", "Send", "Some", "String", "Sync", "ToOwned", "ToString", "TryFrom", "TryInto",
    "Vec",
];

/// Names of the tables that operations share or have beside their own.
pub(super) const TABLES: &[&str] = &["AUTH", "ERRORS"];

/// Names of variants that every generated enum or union has.
pub(super) const VARIANTS: &[&str] = &["Self", "Unknown"];

/// Names of variants that the error enum has.
pub(super) const ERRORS: &[&str] = &["Self", "Other"];

/// Names of methods that every generated structure has.
pub(super) const FIELDS: &[&str] =
    &["self", "super", "crate", "clone", "clone_from", "default", "eq", "fmt", "into", "ne", "new", "validate"];

/// Names of methods and fields that every generated operation has.
pub(super) const PARAMS: &[&str] = &[
    "self",
    "super",
    "crate",
    "call",
    "clone",
    "clone_from",
    "customize",
    "default",
    "eq",
    "fmt",
    "into",
    "items",
    "ne",
    "pages",
    "presign",
    "send",
    "send_with_response",
    "validate",
];

/// Names of methods that every generated client has.
pub(super) const METHODS: &[&str] =
    &["self", "super", "crate", "clone", "clone_from", "config", "default", "fmt", "from_env", "into", "new"];

/// Names of methods that every group of operations has.
pub(super) const GROUP_METHODS: &[&str] = &["self", "super", "crate", "clone", "clone_from", "fmt", "into"];

/// Names that cannot be files everywhere, beside the keywords, which would make odd ones, and those of the modules that
/// hold the others.
pub(super) const MODULES: &[&str] = &["aux", "con", "crate", "nul", "operations", "prn", "self", "super", "types"];
