//! A few lines of a caller's program, which compile with the base's crate and not with the head's.
//!
//! ```text
//! use bedrock::operations::TagResource;
//!
//! pub fn caller(request: TagResource) -> Option<String> {
//!     request.resource_arn
//! }
//! ```
//!
//! The program uses one public item as it is declared, so that it compiles exactly as long as the item stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::signature::parts;
use crate::rust::{ItemKind, PublicApi, PublicItem, written};

/// Where the runtime keeps what signatures name.
const RUNTIME: &[(&str, &str)] = &[
    ("Bytes", "runtime"),
    ("ByteStream", "runtime::stream"),
    ("Date", "runtime"),
    ("EventStream", "runtime::stream"),
    ("Items", "runtime::client"),
    ("Json", "runtime"),
    ("Number", "runtime"),
    ("Pages", "runtime::client"),
    ("Presigning", "runtime::presign"),
    ("Sending", "runtime::client"),
    ("ServiceError", "runtime::error"),
    ("Timestamp", "runtime"),
    ("Violations", "runtime"),
];

/// The program that uses an item of a crate as it was, given whether one of its path is left; none where no program tells
/// the two apart.
pub fn program(api: &PublicApi, item: &PublicItem, is_left: bool) -> Option<String> {
    let owner = Path::of(&item.path);
    let mut writer = Writer { api, names: BTreeSet::new() };
    let caller = match item.kind {
        ItemKind::Type if item.signature == "enum" && is_left => {
            let start = format!("{}::", item.path);
            let is_variant = |other: &&PublicItem| other.kind == ItemKind::Variant && other.path.starts_with(&start);
            return program(api, api.items.iter().find(is_variant)?, false);
        }
        ItemKind::Type => {
            let name = writer.name(&owner.whole());
            match item.signature.as_str() {
                "struct" => format!("pub fn caller(value: &{name}) {{\n    let {name} {{ .. }} = value;\n}}\n"),
                _ => format!("pub fn caller(value: {name}) -> {name} {{\n    value\n}}\n"),
            }
        }
        ItemKind::Field => {
            let (name, ty) = (writer.name(&owner.owner), writer.ty(&item.signature));
            format!("pub fn caller(value: {name}) -> {ty} {{\n    value.{}\n}}\n", owner.last)
        }
        ItemKind::Variant => {
            let name = writer.name(&owner.owner);
            match item.signature.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
                None => format!("pub fn caller() -> {name} {{\n    {name}::{}\n}}\n", owner.last),
                Some(inner) => {
                    let ty = writer.ty(inner);
                    format!("pub fn caller(value: {ty}) -> {name} {{\n    {name}::{}(value)\n}}\n", owner.last)
                }
            }
        }
        ItemKind::Function => writer.call(&owner, item)?,
    };
    Some(format!("{}\n{caller}", writer.imports()))
}

/// The path of an item, cut before its last name.
struct Path {
    owner: String,
    last: String,
}

impl Path {
    fn of(path: &str) -> Self {
        let path = path.strip_suffix("()").unwrap_or(path);
        let (owner, last) = path.rsplit_once("::").unwrap_or(("", path));
        Self { owner: owner.to_owned(), last: written(last) }
    }

    fn whole(&self) -> String {
        if self.owner.is_empty() { self.last.clone() } else { format!("{}::{}", self.owner, self.last) }
    }
}

struct Writer<'a> {
    api: &'a PublicApi,
    /// Paths that the program imports.
    names: BTreeSet<String>,
}

impl Writer<'_> {
    /// The name by which a path of the crate goes once it is imported.
    fn name(&mut self, path: &str) -> String {
        self.names.insert(path.to_owned());
        path.rsplit("::").next().unwrap_or(path).to_owned()
    }

    /// A type as it stands in a signature, its names imported.
    fn ty(&mut self, text: &str) -> String {
        let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
        for word in text.split(|letter| !is_letter(letter)).filter(|word| word.starts_with(char::is_uppercase)) {
            let generated = ["types", "operations"].map(|module| format!("{module}::{word}"));
            // The items are sorted by path.
            let items = &self.api.items;
            let is_type = |path: &&String| items.binary_search_by(|item| item.path.as_str().cmp(path)).is_ok();
            if let Some(path) = generated.iter().find(is_type) {
                self.names.insert(path.clone());
                continue;
            }
            let own = word.strip_prefix("Runtime").unwrap_or(word);
            if let Some((name, module)) = RUNTIME.iter().find(|(name, _)| *name == own) {
                let alias = if *name == word { String::new() } else { format!(" as {word}") };
                self.names.insert(format!("{module}::{name}{alias}"));
            } else if word == "Error" {
                self.names.insert("Error".to_owned());
            } else if word == "BTreeMap" {
                self.names.insert("std::collections::BTreeMap".to_owned());
            }
        }
        text.to_owned()
    }

    /// A call of a function or method.
    fn call(&mut self, path: &Path, item: &PublicItem) -> Option<String> {
        let (taken, given) = parts(&item.signature)?;
        let is_check = path.owner == "checks";
        let owner = if is_check { "checks".to_owned() } else { self.name(&path.owner) };
        if is_check {
            self.names.insert("checks".to_owned());
        }
        let mut taken = taken.as_slice();
        let (mut parameters, mut arguments, mut callee) = (Vec::new(), Vec::new(), format!("{owner}::{}", path.last));
        if let Some((first @ ("self" | "&self"), rest)) = taken.split_first().map(|(first, rest)| (*first, rest)) {
            parameters.push(format!("value: {}{owner}", first.trim_end_matches("self")));
            callee = format!("value.{}", path.last);
            taken = rest;
        }
        for parameter in taken {
            let (name, ty) = parameter.split_once(": ").unwrap_or(("argument", parameter));
            // A setter takes the type of its field, and more.
            let ty = ty.strip_prefix("impl IntoField<").and_then(|inner| inner.strip_suffix('>')).unwrap_or(ty);
            parameters.push(format!("{name}: {}", self.ty(ty)));
            arguments.push(name);
        }
        let given = if given == "Self" { owner } else { self.ty(given) };
        let (parameters, arguments) = (parameters.join(", "), arguments.join(", "));
        Some(format!("pub fn caller({parameters}) -> {given} {{\n    {callee}({arguments})\n}}\n"))
    }

    /// The `use` lines.
    fn imports(&self) -> String {
        let mut modules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for path in &self.names {
            let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
            let module = match module {
                "" => self.api.library.clone(),
                module if module.starts_with("std") => module.to_owned(),
                module => format!("{}::{module}", self.api.library),
            };
            modules.entry(module).or_default().push(name);
        }
        let line = |(module, names): (&String, &Vec<&str>)| match names.as_slice() {
            [name] => format!("use {module}::{name};\n"),
            names => format!("use {module}::{{{}}};\n", names.join(", ")),
        };
        modules.iter().map(line).collect()
    }
}
