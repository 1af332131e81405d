//! Names for what the document leaves without one.
//!
//! The name of an inline type follows from the place where it stands and from nothing else, so it stays the same when
//! other parts of the document change: `CreatePet` + `Request` + `Owner`.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::document::{Cursor, Document, Kind, Node, Schema};
use crate::diagnostics::{Diagnostics, Place};

/// The last token of pointers that stand for a branch of a union together with what stands beside the union.
pub(super) const BESIDE: &str = "(beside)";

/// The names of types and operations.
pub(super) struct Names<'d> {
    document: &'d Document,
    /// The names of the operations, by their pointers.
    operations: HashMap<String, String>,
    taken: Distinct,
    /// Words for branches of unions that were asked for before, by pointer.
    branches: HashMap<String, String>,
    /// Schemas of answers that get a structure around them, by pointer; the structure has the better name.
    wrapped: HashSet<String>,
}

impl<'d> Names<'d> {
    /// The names of the component schemas are taken from the start: they are kept as they are.
    pub(super) fn new(document: &'d Document) -> Self {
        let schemas = document.at("/components/schemas");
        let mut taken = Distinct::default();
        for (name, _) in schemas.iter().flat_map(Cursor::entries) {
            taken.add(name);
        }
        Self { document, operations: HashMap::new(), taken, branches: HashMap::new(), wrapped: HashSet::new() }
    }

    /// Remembers what the operation at a place is called.
    pub(super) fn set_operation(&mut self, pointer: &str, name: &str) {
        self.operations.insert(pointer.to_owned(), name.to_owned());
    }

    /// The name of the component schema that stands at exactly this place.
    pub(super) fn component<'p>(&self, pointer: &'p str) -> Option<&'p str> {
        pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'))
    }

    /// A name of its own for the type at a place.
    pub(super) fn fresh(&mut self, pointer: &str) -> String {
        if let Some(name) = self.component(pointer) {
            return unescape(name);
        }
        let body = if self.wrapped.contains(pointer) { "Body" } else { "" };
        let name = self.suggest(pointer) + body;
        self.unique(&name)
    }

    /// A name for the structure around the answer whose schema stands at a place.
    pub(super) fn fresh_wrapper(&mut self, pointer: &str) -> String {
        self.wrapped.insert(pointer.to_owned());
        let name = self.suggest(pointer);
        self.unique(&name)
    }

    /// The name itself, or with the first number that nobody has.
    pub(super) fn unique(&mut self, name: &str) -> String {
        self.taken.add(name)
    }

    fn suggest(&mut self, pointer: &str) -> String {
        let tokens: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
        let texts: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let (name, used) = match texts[..] {
            ["components", "responses", name, ..] => (pascal(name) + "Response", 3),
            ["components", "requestBodies", name, ..] => (pascal(name) + "Request", 3),
            ["components", _, name, ..] => (pascal(name), 3),
            ["paths", path, "parameters", ..] => (pascal(path), 2),
            ["paths", _, _, ..] => (self.operation_name(pointer), 3),
            _ => (String::new(), 0),
        };
        let name = name + &self.words(pointer, &texts, used);
        if name.is_empty() { "Root".to_owned() } else { name }
    }

    fn operation_name(&self, pointer: &str) -> String {
        let end = pointer.match_indices('/').nth(3).map_or(pointer.len(), |(index, _)| index);
        self.operations.get(&pointer[..end]).map_or_else(|| pascal(&pointer[..end]), |name| pascal(name))
    }

    /// What the tokens from `from` on say.
    fn words(&mut self, pointer: &str, tokens: &[&str], from: usize) -> String {
        let mut words = String::new();
        let mut at = from;
        while let Some(token) = tokens.get(at) {
            let next = tokens.get(at + 1).copied().unwrap_or_default();
            let (word, used) = match *token {
                "properties" | "headers" => (pascal(next), 2),
                "items" => ("Item".to_owned(), 1),
                "additionalProperties" => ("Value".to_owned(), 1),
                "patternProperties" => ("Value".to_owned(), 2),
                "schema" | BESIDE => (String::new(), 1),
                "allOf" | "content" => (String::new(), 2),
                "$defs" | "definitions" => (pascal(next), 2),
                "oneOf" | "anyOf" | "type" => {
                    let inside_member = tokens.get(at + 2) == Some(&"properties");
                    (self.branch_word(&prefix(pointer, at + 2), inside_member), 2)
                }
                "requestBody" => ("Request".to_owned(), 1),
                "responses" => (self.response_word(&prefix(pointer, at + 1), next), 2),
                "parameters" => (self.parameter_word(&prefix(pointer, at + 2)), 2),
                other => (pascal(other), 1),
            };
            words.push_str(&word);
            at += used;
        }
        words
    }

    fn parameter_word(&self, pointer: &str) -> String {
        self.document.at(pointer).and_then(|parameter| parameter.get_str("name")).map(pascal).unwrap_or_default()
    }

    /// The word for a status: `Response` alone for the only success that has a body.
    fn response_word(&self, responses: &str, status: &str) -> String {
        let responses = self.document.at(responses);
        let successes: Vec<_> =
            responses.iter().flat_map(Cursor::entries).filter(|(key, _)| key.starts_with('2')).collect();
        let is_told = |response: &Cursor<'_>| response.node.get("content").or(response.node.get("$ref")).is_some();
        let told = successes.iter().filter(|(_, response)| is_told(response)).count();
        match status {
            "default" if !successes.is_empty() => "Error".to_owned(),
            "default" => "Response".to_owned(),
            status if !status.starts_with('2') => format!("Error{status}"),
            _ if told < 2 => "Response".to_owned(),
            status => format!("Response{status}"),
        }
    }

    /// The word for a branch of a union: none where the branch is the only one beside null, or where the name of its
    /// only member follows anyway.
    fn branch_word(&mut self, pointer: &str, inside_member: bool) -> String {
        let Some(branch) = self.document.at(pointer) else { return String::new() };
        let siblings = pointer.rsplit_once('/').and_then(|(siblings, _)| self.document.at(siblings));
        let others = siblings.iter().flat_map(Cursor::items).filter(|item| !is_null(item)).take(2).count();
        if others < 2 {
            return String::new();
        }
        let has_only_member = || branch.get("properties").is_some_and(|properties| properties.entries().count() == 1);
        if inside_member && branch.get("title").is_none() && has_only_member() {
            return String::new();
        }
        let read = || pascal(&branch_name(&Schema::read(&branch, &mut Diagnostics::new())));
        self.branches.entry(pointer.to_owned()).or_insert_with(read).clone()
    }
}

/// Names of which no two are the same.
#[derive(Default)]
pub(super) struct Distinct {
    names: HashSet<String>,
    /// The number that a name got last, so that many bearers of one name cost no search each.
    numbers: HashMap<String, usize>,
}

impl Distinct {
    /// Adds a name, with a number if it is there already, and says what it has become.
    pub(super) fn add(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        while !self.names.insert(free.clone()) {
            let number = self.numbers.entry(name.to_owned()).or_insert(1);
            *number += 1;
            free = format!("{name}{number}");
        }
        free
    }
}

/// Whether null is the only value of a schema.
fn is_null(schema: &Cursor<'_>) -> bool {
    schema.get_str("type") == Some("null") || schema.node.get("const") == Some(&Node::Null)
}

/// What a branch of a union may be called: what it refers to, its title, its tag, or what kind of value it is.
pub(super) fn branch_name(branch: &Rc<Schema<'_>>) -> String {
    if let Some(reference) = branch.reference {
        return unescape(reference.rsplit('/').next().unwrap_or(reference));
    }
    if let Some(title) = branch.title.as_deref().map(pascal).filter(|title| !title.is_empty()) {
        return title;
    }
    if let Some(tag) = branch.properties.iter().find_map(|(_, property)| single_text(property)) {
        return pascal(tag);
    }
    if let [(only, _)] = &branch.properties[..] {
        return pascal(only);
    }
    if let Some(part) = branch.all_of.iter().find(|part| !is_beside(part)) {
        return branch_name(part);
    }
    let kind = branch.types.iter().find(|kind| **kind != Kind::Null);
    match kind {
        Some(Kind::Boolean) => "Boolean",
        Some(Kind::Object) => "Object",
        Some(Kind::Array) => "List",
        Some(Kind::Number) => "Number",
        Some(Kind::Integer) => "Integer",
        Some(Kind::String) if branch.values.is_some() => "Value",
        Some(Kind::String) => "String",
        _ if !branch.properties.is_empty() => "Object",
        _ => "Variant",
    }
    .to_owned()
}

/// Whether a schema stands for what is beside a union.
fn is_beside(schema: &Schema<'_>) -> bool {
    matches!(&schema.origin.place, Place::Pointer(pointer) if pointer.ends_with(BESIDE))
}

/// The text that a property must have: a `const`, or an `enum` of one.
pub(super) fn single_text<'d>(property: &Schema<'d>) -> Option<&'d str> {
    match property.values.as_deref() {
        Some([Cursor { node: Node::String(text), .. }]) => Some(text),
        _ => None,
    }
}

/// The words of a text, each with a capital, without what parts them: `created_at` is `CreatedAt`.
pub(super) fn pascal(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let capitalized = words.map(|word| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    capitalized.collect()
}

/// A token of a JSON pointer as the key that it stands for.
pub(super) fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// The pointer of an ancestor: the first tokens.
fn prefix(pointer: &str, tokens: usize) -> String {
    pointer.split('/').take(tokens + 1).collect::<Vec<_>>().join("/")
}
