//! The values of one document.

use std::cell::Cell;
use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use ferrosmith::disk;
use ferrosmith_codegen::Files;
use ferrosmith_codegen::ir::letters;
use ferrosmith_codegen::rust::{ItemKind, PublicApi, PublicItem, Subject};
use jsonschema::Validator;
use serde_json::Value;

use super::schemas::Schemas;
use super::witness::{MOST_STEPS, Witness};
use crate::single;

/// How many values with all their members are made of a schema: one for each branch, up to so many.
const TURNS: usize = 4;

/// The types of a crate, and values of them.
pub(super) struct Cases {
    /// The document's name.
    pub(super) name: String,
    /// Its crate.
    pub(super) files: Files,
    /// The crate's name in Rust.
    pub(super) library: String,
    /// The types of named schemas, by their paths in the crate, and whether they are sent.
    pub(super) types: Vec<(String, bool)>,
    /// Values, each with the position of its type.
    pub(super) values: Vec<(usize, Value)>,
    /// How many of the values are the document's own examples.
    pub(super) examples: usize,
    /// The members that have a value of their own accord, by name; none stands for every text.
    pub(super) filled_in: Vec<(String, Option<Value>)>,
    /// The schemas of which no value was found.
    pub(super) without: Vec<String>,
}

impl Cases {
    /// Makes values of every named schema of a document that has a type of its own.
    pub(super) fn make(name: &str, path: &Path) -> Result<Self> {
        let package = package(name);
        let files = single::generate(path, &package)?.files;
        let public = single::with_job(path, &package, ferrosmith_codegen::describe)?.public;
        let schemas = Schemas::read(&disk::read(path)?)?;
        let types = types(&public);
        let mut cases = Self {
            name: name.to_owned(),
            files,
            library: public.library.clone(),
            types: Vec::new(),
            values: Vec::new(),
            examples: 0,
            filled_in: Vec::new(),
            without: Vec::new(),
        };
        for (schema, pointer) in schemas.named() {
            if let Some(ty) = types.get(&letters(schema)) {
                cases.add(&schemas, schema, &pointer, (ty, is_sent(&public, ty)));
            }
        }
        let filled_in = schemas.filled_in();
        cases.filled_in = filled_in.into_iter().map(|(name, value)| (name.to_owned(), value.cloned())).collect();
        Ok(cases)
    }

    /// Adds the values of a schema.
    fn add(&mut self, schemas: &Schemas, name: &str, pointer: &str, (ty, is_sent): (&str, bool)) {
        let (Some(schema), Ok(validator)) = (schemas.root.pointer(pointer), schemas.validator(pointer)) else {
            self.without.push(name.to_owned());
            return;
        };
        let (examples, made) = (examples(schema, &validator), made(schemas, schema, &validator));
        if made.is_empty() && examples.is_empty() {
            self.without.push(name.to_owned());
        }
        let position = self.types.len();
        self.types.push((ty.to_owned(), is_sent));
        self.examples += examples.len();
        self.values.extend(examples.into_iter().chain(made).map(|value| (position, value)));
    }
}

/// The name of a document's crate.
pub(super) fn package(name: &str) -> String {
    format!("trip-{}", name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

/// The paths of the types by their names in the description; a name that two share has none.
fn types(public: &PublicApi) -> HashMap<String, &str> {
    let mut types: HashMap<String, Option<&str>> = HashMap::new();
    for item in public.items.iter().filter(|item| item.kind == ItemKind::Type) {
        if let Subject::Type(name) = &item.subject {
            types.entry(letters(name)).and_modify(|path| *path = None).or_insert(Some(&item.path));
        }
    }
    types.into_iter().filter_map(|(name, path)| Some((name, path?))).collect()
}

/// Whether a type is sent: it is a structure with setters. Others hold no more than callers can look for: not whether a
/// member was null or absent, nor whether a list was empty.
fn is_sent(public: &PublicApi, ty: &str) -> bool {
    let is_setter = |item: &PublicItem| {
        let method = item.path.strip_prefix(ty).and_then(|rest| rest.strip_prefix("::"));
        item.kind == ItemKind::Function && method.is_some_and(|method| method != "validate()")
    };
    public.items.iter().any(is_setter)
}

/// The examples that a schema has, but for those that it does not allow itself.
fn examples(schema: &Value, validator: &Validator) -> Vec<Value> {
    let several = schema.get("examples").and_then(Value::as_array).into_iter().flatten();
    several.chain(schema.get("example")).filter(|value| validator.is_valid(value)).cloned().collect()
}

/// Values made of a schema: one with what it requires, and some with all that it has.
fn made(schemas: &Schemas, schema: &Value, validator: &Validator) -> Vec<Value> {
    let mut values = Vec::new();
    let smallest = std::iter::once((false, 0));
    for (is_full, turn) in smallest.chain((0..TURNS).map(|turn| (true, turn))) {
        let steps = Cell::new(MOST_STEPS);
        let value = Witness { root: &schemas.root, is_full, turn, steps: &steps }.value(schema, 0);
        if let Some(value) = value.filter(|value| !values.contains(value) && validator.is_valid(value)) {
            values.push(value);
        }
    }
    values
}
