//! Operations.

use crate::diagnostics::codes;
use crate::smithy::model::{Operation, Properties, Reference, ShapeType};
use crate::smithy::node::Node;
use crate::smithy::raw::Annotation;
use crate::smithy::shape_id::{ShapeId, is_identifier};

use super::entry::Entry;
use super::errors::number;
use super::naming::Naming;
use super::traits::{bare, object, with};
use super::translation::Translation;
use super::{keys, traits};

/// Keys that stand for traits of operations.
const FLAGS: &[(&str, &str)] = &[
    ("idempotent", "smithy.api#idempotent"),
    ("readonly", "smithy.api#readonly"),
    ("httpChecksumRequired", "smithy.api#httpChecksumRequired"),
    ("unsignedPayload", "aws.auth#unsignedPayload"),
    ("internal", "smithy.api#internal"),
    ("internalonly", "smithy.api#internal"),
];

/// Keys whose values are those of traits.
const VALUES: &[(&str, &str)] = &[
    ("endpoint", "smithy.api#endpoint"),
    ("httpChecksum", "aws.protocols#httpChecksum"),
    ("operationContextParams", "smithy.rules#operationContextParams"),
    ("requestcompression", "smithy.api#requestCompression"),
    ("staticContextParams", "smithy.rules#staticContextParams"),
];

impl<'a> Translation<'a> {
    /// Translates the operations, and names those that there are.
    pub(super) fn operations(&mut self, operations: &[(&'a str, Entry<'a>)]) -> Vec<Reference> {
        let mut references = Vec::with_capacity(operations.len());
        for (name, entry) in operations {
            if !is_identifier(name) {
                let message = format!("`{name}` cannot be the name of an operation; the operation is left out");
                self.diagnostics.warning(&codes::INVALID_VALUE, &entry.origin, message);
                continue;
            }
            entry.check_keys(&format!("the operation `{name}`"), keys::OPERATION, self.diagnostics);
            let id = self.names.fixed(name);
            references.push(Reference { target: id.clone(), origin: entry.origin.clone() });
            self.operation(name, id, entry);
        }
        references
    }

    fn operation(&mut self, name: &'a str, id: ShapeId, entry: &Entry<'a>) {
        let mut definition = Self::definition(id, ShapeType::Operation, entry.origin.clone());
        let (input, output) = (self.message(entry, "input"), self.message(entry, "output"));
        let mut found = traits::common(entry, self.diagnostics);
        found.extend(traits::flags(entry, FLAGS, self.diagnostics));
        found.extend(traits::values(entry, VALUES, self.diagnostics));
        found.extend(self.auth(entry));
        if self.speaks.has_bindings {
            found.extend(self.http(name, entry, input.as_ref().map(|(name, _)| *name)));
        }
        found.extend(self.pages(name, input.as_ref().map(|(name, _)| *name), output.as_ref().map(|(name, _)| *name)));
        found.extend(self.waiters(name, output.is_some()));
        definition.traits = found;
        let unit = || Reference { target: ShapeId::new("smithy.api#Unit"), origin: entry.origin.clone() };
        let reference = |message: Option<(&str, Reference)>| message.map_or_else(unit, |(_, reference)| reference);
        let (input, output, errors) = (reference(input), reference(output), self.errors(entry));
        definition.properties = Properties::Operation(Box::new(Operation { input, output, errors }));
        self.define(definition);
    }

    /// The structure under `input` or `output`. What the operation says of its root element goes to a structure of its
    /// own, if other operations have the same.
    fn message(&mut self, entry: &Entry<'a>, key: &str) -> Option<(&'a str, Reference)> {
        let message = entry.child(key, self.diagnostics)?;
        message.check_keys(&format!("`{key}`"), keys::REFERENCE, self.diagnostics);
        let (name, reference) = self.reference(&message)?;
        if self.speaks.naming == Naming::Xml && key == "input" {
            let mut root: Vec<Annotation> = traits::xml_namespace(&message).into_iter().collect();
            if let Some(root_name) = message.text("locationName", self.diagnostics) {
                root.push(with("smithy.api#xmlName", root_name.into(), message.place("locationName")));
            }
            self.add_traits(&reference.target, root);
        }
        Some((name, reference))
    }

    fn errors(&mut self, entry: &Entry<'a>) -> Vec<Reference> {
        let Some(errors) = entry.get("errors").and_then(Node::as_array) else { return Vec::new() };
        let mut references: Vec<Reference> = Vec::with_capacity(errors.len());
        for (position, error) in errors.iter().enumerate() {
            let Some(object) = error.as_object() else { continue };
            let error = Entry { object, origin: entry.place("errors").child(position) };
            error.check_keys("the reference", keys::REFERENCE, self.diagnostics);
            let Some((_, reference)) = self.reference(&error) else { continue };
            if references.iter().any(|known| known.target == reference.target) {
                continue;
            }
            self.mark_error(&reference);
            references.push(reference);
        }
        references
    }

    /// Some old descriptions say only where an error is named that it is one.
    fn mark_error(&mut self, reference: &Reference) {
        let Some(definition) = self.defined(&reference.target) else { return };
        if !super::shapes::has(&definition.traits, "smithy.api#error") {
            definition.traits.push(with("smithy.api#error", "client".into(), reference.origin.clone()));
        }
    }

    /// The `http` trait.
    fn http(&mut self, name: &str, entry: &Entry<'a>, input: Option<&str>) -> Option<Annotation> {
        let Some(http) = entry.child("http", self.diagnostics) else {
            let message = format!("the operation `{name}` has no `http`");
            self.diagnostics.error(&codes::MISSING_KEY, &entry.origin, message);
            return None;
        };
        http.check_keys("`http`", keys::HTTP, self.diagnostics);
        let method = http.text("method", self.diagnostics).unwrap_or("POST");
        let uri = http.text("requestUri", self.diagnostics).unwrap_or("/");
        let status = http.get("responseCode").and_then(Node::as_i64).unwrap_or(200);
        let value = object([
            ("method", method.into()),
            ("uri", self.uri(uri, input).as_str().into()),
            ("code", number(status)),
        ]);
        Some(with("smithy.api#http", value, http.origin))
    }

    /// How an operation is signed, where not as the others are.
    fn auth(&mut self, entry: &Entry<'a>) -> Vec<Annotation> {
        let mut traits = Vec::new();
        let schemes = entry.texts("auth", self.diagnostics);
        let (none, schemes): (Vec<_>, Vec<_>) = schemes.into_iter().partition(|(id, _)| *id == "smithy.api#noAuth");
        let authtype = entry.text("authtype", self.diagnostics);
        if let Some((_, place)) = none.into_iter().next() {
            traits.push(bare("smithy.api#optionalAuth", place));
        } else if authtype == Some("none") {
            traits.push(bare("smithy.api#optionalAuth", entry.place("authtype")));
        }
        if !schemes.is_empty() {
            let ids = schemes.iter().map(|(id, _)| Node::from(*id)).collect();
            traits.push(with("smithy.api#auth", Node::Array(ids), entry.place("auth")));
        }
        if authtype == Some("v4-unsigned-body") && entry.get("unsignedPayload").is_none() {
            traits.push(bare("aws.auth#unsignedPayload", entry.place("authtype")));
        }
        traits
    }

    /// Adds traits to a shape that has none of them yet.
    fn add_traits(&mut self, id: &ShapeId, traits: Vec<Annotation>) {
        let Some(definition) = self.defined(id) else { return };
        for applied in traits {
            if !definition.traits.iter().any(|known| known.id == applied.id) {
                definition.traits.push(applied);
            }
        }
    }
}
