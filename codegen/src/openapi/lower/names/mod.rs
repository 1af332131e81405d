//! Names for what the document leaves without one.
//!
//! The name of an inline type follows from the place where it stands and from nothing else, so it stays the same when
//! other parts of the document change: `CreatePet` + `Request` + `Owner`.

mod branches;
mod difference;
mod distinct;
mod media;
mod singular;
mod spelling;

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, Place};
use crate::ir::{TypeId, Types};
use crate::openapi::document::{Cursor, Document, Node, Schema, file_path, split_file};
pub(super) use branches::branch_names;
pub(super) use distinct::Distinct;
pub(super) use media::media_word;
use singular::singular;
pub(super) use spelling::{ALL, BESIDE, pascal, unescape};
use spelling::{prefix, written};

/// The names of types and operations.
pub(super) struct Names<'d> {
    document: &'d Document,
    /// The names of the operations, by their pointers.
    operations: HashMap<String, String>,
    taken: Distinct,
    /// The names of the branches of unions that were asked for before, by the pointer of their list.
    branches: HashMap<String, Vec<String>>,
    /// Schemas of response bodies that get a structure around them, by pointer; the structure has the better name.
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

    /// A name for an operation beside those of the document.
    pub(super) fn other_operation(&mut self, wanted: &str) -> String {
        let is_free = |name: &String| self.operations.values().all(|other| pascal(other) != pascal(name));
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        let name = std::iter::once(wanted.to_owned()).chain(numbered).find(is_free).unwrap_or_default();
        self.operations.insert(format!("?{name}"), name.clone());
        name
    }

    /// The name of the component schema that stands at exactly this place.
    pub(super) fn component<'p>(&self, pointer: &'p str) -> Option<&'p str> {
        let (_, pointer) = split_file(pointer);
        pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'))
    }

    /// A name of its own for the type at a place; `kind` stands behind it where the name alone is a component's.
    pub(super) fn fresh(&mut self, pointer: &str, kind: &str) -> String {
        if split_file(pointer).0.is_some() {
            let name = self.suggest(pointer, Items::Singular);
            return self.unique(&name);
        }
        if let Some(name) = self.component(pointer) {
            return unescape(name);
        }
        let body = if self.wrapped.contains(pointer) { "Body" } else { "" };
        let mut name = self.suggest(pointer, Items::Singular) + body;
        if self.taken.contains(&name) {
            name = self.suggest(pointer, Items::SpelledOut) + body;
        }
        if self.taken.contains(&name) {
            name += kind;
        }
        self.unique(&name)
    }

    /// A name for the structure around the response body whose schema stands at a place.
    pub(super) fn fresh_wrapper(&mut self, pointer: &str) -> String {
        self.wrapped.insert(pointer.to_owned());
        let name = self.suggest(pointer, Items::Singular);
        self.unique(&name)
    }

    /// Whether a type has the name of the component schema that it was written as.
    pub(super) fn is_component(&self, types: &Types, id: TypeId) -> bool {
        match types.get(id).map(|definition| &definition.origin.place) {
            Some(Place::Pointer(pointer)) => {
                self.component(pointer).is_some_and(|name| unescape(name) == types.name(id))
            }
            _ => false,
        }
    }

    /// The name itself, if nobody has it yet.
    pub(super) fn free(&mut self, name: &str) -> Option<String> {
        (!self.taken.contains(name)).then(|| self.unique(name))
    }

    /// The name itself, or with the first number that nobody has.
    pub(super) fn unique(&mut self, name: &str) -> String {
        self.taken.add(name)
    }

    /// A name for a place in another file: that of a component, or what leads on from an operation or from the file's name.
    fn suggest_in_file(&mut self, pointer: &str, file: &str, rest: &str, items: Items) -> String {
        if let Some(name) = self.component(rest) {
            return unescape(name);
        }
        let tokens: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
        let texts: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let ends = pointer.match_indices('/').map(|(end, _)| end).skip(1).enumerate();
        let operation = ends.filter_map(|(at, end)| Some((at + 1, self.operations.get(&pointer[..end])?))).last();
        if let Some((from, name)) = operation {
            return pascal(name) + &self.words(pointer, &texts, from, items);
        }
        match rest.split('/').nth(1) {
            Some("components") => self.suggest(rest, items),
            _ => {
                let path = file_path(file);
                let stem = path.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
                pascal(stem) + &self.words(pointer, &texts, 2, items)
            }
        }
    }

    fn suggest(&mut self, pointer: &str, items: Items) -> String {
        let pointer = &written(pointer);
        if let (Some(file), rest) = split_file(pointer) {
            return self.suggest_in_file(pointer, file, rest, items);
        }
        let tokens: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
        let texts: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let (name, used) = match texts[..] {
            ["components", "responses", name, ..] => (pascal(name) + "Response", 3),
            ["components", "requestBodies", name, ..] => (pascal(name) + "Request", 3),
            ["components", "schemas", name, "items", ..] => (self.item_word("/components/schemas", name, items), 4),
            ["components", _, name, ..] => (pascal(name), 3),
            ["paths", path, "parameters", ..] => (pascal(path), 2),
            ["paths", _, _, "callbacks", name, _, ..] => match self.webhook_name(pointer, 7) {
                Some(webhook) => (webhook, 7),
                None => (self.operation_name(pointer) + &pascal(name), 6),
            },
            ["webhooks" | "x-webhooks", name, ..] => match self.webhook_name(pointer, 3) {
                Some(webhook) => (webhook, 3),
                None => (pascal(name), 2),
            },
            ["paths", _, _, ..] => (self.operation_name(pointer), 3),
            _ => (String::new(), 0),
        };
        let name = name + &self.words(pointer, &texts, used, items);
        if name.is_empty() { "Root".to_owned() } else { name }
    }

    /// What a webhook is called whose method is the last of so many tokens.
    fn webhook_name(&self, pointer: &str, tokens: usize) -> Option<String> {
        let end = pointer.match_indices('/').nth(tokens).map_or(pointer.len(), |(index, _)| index);
        self.operations.get(&pointer[..end]).map(|name| pascal(name))
    }

    fn operation_name(&self, pointer: &str) -> String {
        let end = pointer.match_indices('/').nth(3).map_or(pointer.len(), |(index, _)| index);
        self.operations.get(&pointer[..end]).map_or_else(|| pascal(&pointer[..end]), |name| pascal(name))
    }

    /// The words for the tokens from `from` on.
    fn words(&mut self, pointer: &str, tokens: &[&str], from: usize, items: Items) -> String {
        let mut words = String::new();
        let mut at = from;
        while let Some(token) = tokens.get(at) {
            let next = tokens.get(at + 1).copied().unwrap_or_default();
            let (word, used) = match *token {
                "properties" if tokens.get(at + 2) == Some(&"items") => {
                    (self.item_word(&prefix(pointer, at + 1), next, items), 3)
                }
                "properties" | "headers" => (pascal(next), 2),
                "items" => ("Item".to_owned(), 1),
                "additionalProperties" => ("Value".to_owned(), 1),
                "propertyNames" => ("Key".to_owned(), 1),
                "patternProperties" if next == "(names)" => ("Key".to_owned(), 2),
                "patternProperties" => ("Value".to_owned(), 2),
                "prefixItems" => (format!("Item{}", next.parse::<usize>().map_or(1, |position| position + 1)), 2),
                "schema" | "itemSchema" | "contentSchema" | BESIDE => (String::new(), 1),
                "allOf" => (String::new(), 2),
                "content" => (self.content_word(&prefix(pointer, at + 1), next), 2),
                "$defs" | "definitions" => (pascal(next), 2),
                "oneOf" | "anyOf" | "type" => {
                    let inside_member = tokens.get(at + 2) == Some(&"properties");
                    (self.branch_word(&prefix(pointer, at + 2), inside_member), 2)
                }
                "requestBody" => ("Request".to_owned(), 1),
                "responses" => (self.response_word(&prefix(pointer, at + 1), next), 2),
                "parameters" => {
                    let word = self.parameter_word(&prefix(pointer, at + 2));
                    match tokens.get(at + 2..at + 4) {
                        Some(["schema", "items"]) => (items.word(word, |_| true), 4),
                        _ => (word, 2),
                    }
                }
                other => (pascal(other), 1),
            };
            words.push_str(&word);
            at += used;
        }
        words
    }

    /// What an item of the list is called that stands under a name, unless something else there has the name of one.
    fn item_word(&self, place: &str, name: &str, items: Items) -> String {
        let word = pascal(name);
        let is_free = |one: &String| {
            let same = word.bytes().zip(one.bytes()).take_while(|(a, b)| a == b).count();
            let (many, one) = (word.get(same..).unwrap_or_default(), one.get(same..).unwrap_or_default());
            let stem = name.strip_suffix(many).unwrap_or(name);
            self.document.at(place).is_none_or(|place| place.node.get(&format!("{stem}{one}")).is_none())
        };
        items.word(word.clone(), is_free)
    }

    fn parameter_word(&self, pointer: &str) -> String {
        self.document.at(pointer).and_then(|parameter| parameter.get_str("name")).map(pascal).unwrap_or_default()
    }

    /// The word for a status: `Response` alone for the only success that has a body.
    fn response_word(&self, responses: &str, status: &str) -> String {
        let responses = self.document.at(responses);
        let successes: Vec<_> =
            responses.iter().flat_map(Cursor::entries).filter(|(key, _)| key.starts_with('2')).collect();
        let has_body = |response: &Cursor<'_>| response.node.get("content").or(response.node.get("$ref")).is_some();
        let documented = successes.iter().filter(|(_, response)| has_body(response)).count();
        match status {
            "default" if !successes.is_empty() => "Error".to_owned(),
            "default" => "Response".to_owned(),
            status if !status.starts_with('2') => format!("Error{status}"),
            _ if documented < 2 => "Response".to_owned(),
            status => format!("Response{status}"),
        }
    }

    /// The word for a media type: none where all are of one kind.
    fn content_word(&self, content: &str, name: &str) -> String {
        let content = self.document.at(content);
        let mut others = content.iter().flat_map(Cursor::entries).map(|(other, _)| media_word(other));
        let word = media_word(name);
        if others.all(|other| other == word) { String::new() } else { word }
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
        let Some((list, position)) = pointer.rsplit_once('/') else { return String::new() };
        let read = || {
            let branches = siblings.iter().flat_map(Cursor::items);
            let read = branches.map(|branch| Schema::read(&branch, &mut Diagnostics::new()));
            branch_names(&read.collect::<Vec<_>>())
        };
        let names = self.branches.entry(list.to_owned()).or_insert_with(read);
        position
            .parse()
            .ok()
            .and_then(|position: usize| names.get(position))
            .map(|name| pascal(name))
            .unwrap_or_default()
    }
}

/// How the items of a list are called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Items {
    /// `Route` for the items of `routes`, where that is free.
    Singular,
    /// `RoutesItem`.
    SpelledOut,
}

impl Items {
    fn word(self, many: String, is_free: impl Fn(&String) -> bool) -> String {
        let one = singular(&many).filter(|one| self == Self::Singular && is_free(one));
        one.unwrap_or(many + "Item")
    }
}

/// Whether null is the only value of a schema.
fn is_null(schema: &Cursor<'_>) -> bool {
    schema.get_str("type") == Some("null") || schema.node.get("const") == Some(&Node::Null)
}
