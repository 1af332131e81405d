//! The shapes of a JSON AST.

use std::sync::Arc;

use crate::diagnostics::{Origin, codes, suggest};

use super::super::model::{Lifecycle, Operation, Properties, Reference, Resource, Service, ShapeType};
use super::super::node::{Node, Object};
use super::super::raw::{Annotation, Application, Definition, MemberDefinition, Target, Version};
use super::super::shape_id::{ShapeId, is_identifier};
use super::Reader;

impl Reader<'_> {
    pub(super) fn shapes(&mut self, shapes: Object, origin: &Origin) {
        self.document.definitions.reserve(shapes.len());
        for (key, value) in shapes {
            let origin = origin.child(&key);
            let Some(id) = self.shape_id(&key, &origin) else { continue };
            match value {
                Node::Object(shape) => self.shape(id, shape, origin),
                other => self.wrong_type(&origin, &format!("`{id}`"), "an object", &other),
            }
        }
    }

    fn shape(&mut self, id: ShapeId, shape: Object, origin: Origin) {
        let word = shape.get("type").and_then(Node::as_str).unwrap_or_default();
        if word == "apply" {
            return self.application(id, shape, origin);
        }
        let is_set = word == "set";
        let shape_type = if is_set { Some(ShapeType::List) } else { ShapeType::from_name(word) };
        let Some(shape_type) = shape_type else {
            let message = match shape.get("type") {
                Some(_) => format!("`{id}` has the unknown shape type `{word}`"),
                None => format!("`{id}` does not declare its `type`"),
            };
            let place = if shape.get("type").is_some() { origin.child("type") } else { origin };
            let known = ShapeType::names().chain(["apply"]);
            self.diagnostics.error(&codes::UNKNOWN_SHAPE_TYPE, &place, message).hint = suggest::hint(word, known);
            return;
        };
        if id.member().is_some() {
            let message = format!("`{id}` is the id of a member, not of a shape");
            self.diagnostics.error(&codes::INVALID_SHAPE_ID, &origin, message);
            return;
        }
        self.check_version(&id, word.to_owned(), &origin);
        let mut definition = Definition::new(id, self.document.version, shape_type, origin);
        if is_set {
            let unique = Annotation::prelude("uniqueItems", Node::empty_object(), &definition.origin);
            definition.traits.push(unique);
        }
        definition.properties = empty_properties(&definition);
        for (key, value) in shape {
            self.property(&mut definition, &key, value);
        }
        self.document.definitions.push(definition);
    }

    fn check_version(&mut self, id: &ShapeId, word: String, origin: &Origin) {
        let version = self.document.version;
        let misplaced = match word.as_str() {
            "enum" | "intEnum" => version == Version::V1,
            "set" => version == Version::V2,
            _ => false,
        };
        if misplaced {
            let message = format!("`{id}`: {word} shapes cannot be used in Smithy version {}", version.name());
            self.diagnostics.error(&codes::VERSION_MISMATCH, origin, message);
        }
    }

    fn application(&mut self, id: ShapeId, shape: Object, origin: Origin) {
        let mut application = Application { target: Reference { target: id, origin }, traits: Vec::new() };
        for (key, value) in shape {
            let place = application.target.origin.child(&key);
            match &*key {
                "type" => {}
                "traits" => application.traits = self.traits(value, &place),
                _ => self.unknown(
                    &place,
                    &format!("`apply` of `{}`", application.target.target),
                    &key,
                    &["type", "traits"],
                ),
            }
        }
        self.document.applications.push(application);
    }

    fn property(&mut self, definition: &mut Definition, key: &str, value: Node) {
        use ShapeType::*;
        let origin = definition.origin.child(key);
        match (definition.shape_type, key) {
            (_, "type") => {}
            (_, "traits") => definition.traits.extend(self.traits(value, &origin)),
            (_, "mixins") => {
                definition.mixins = self.references(&value, &origin);
                if definition.version == Version::V1 {
                    let message =
                        format!("`{}`: mixins can only be used with Smithy version 2 or later", definition.id);
                    self.diagnostics.error(&codes::VERSION_MISMATCH, &origin, message);
                }
            }
            (Structure | Union | Enum | IntEnum | List | Map, "members") => self.members(definition, value, &origin),
            (List, "member") | (Map, "key" | "value") => self.member(definition, key, value, origin),
            _ => {
                if !self.entity_property(definition, key, &value, &origin) {
                    let what = format!("{} `{}`", definition.shape_type.name(), definition.id);
                    self.unknown(&origin, &what, key, definition.shape_type.properties());
                }
            }
        }
    }

    fn members(&mut self, definition: &mut Definition, value: Node, origin: &Origin) {
        match value {
            Node::Object(members) => {
                for (name, member) in members {
                    let origin = origin.child(&name);
                    self.member(definition, &name, member, origin);
                }
            }
            other => self.wrong_type(origin, "`members`", "an object", &other),
        }
    }

    fn member(&mut self, definition: &mut Definition, name: &str, node: Node, origin: Origin) {
        if !is_identifier(name) {
            let message = format!("`{name}` cannot be the name of a member");
            self.diagnostics.error(&codes::INVALID_MEMBER_NAME, &origin, message);
            return;
        }
        let Some(reference) = self.reference(&node, &origin) else { return };
        let mut traits = Vec::new();
        for (key, value) in node.into_entries() {
            match &*key {
                "target" => {}
                "traits" => traits = self.traits(value, &origin.child("traits")),
                _ => self.unknown(&origin.child(&key), &format!("the member `{name}`"), &key, &["target", "traits"]),
            }
        }
        let id = definition.id.with_member(name);
        definition.add_member(MemberDefinition { id, target: Target::Named(reference), traits, origin });
    }

    fn entity_property(&mut self, definition: &mut Definition, key: &str, value: &Node, origin: &Origin) -> bool {
        match &mut definition.properties {
            Properties::None => false,
            Properties::Service(service) => self.service_property(service, key, value, origin),
            Properties::Operation(operation) => self.operation_property(operation, key, value, origin),
            Properties::Resource(resource) => {
                if key == "properties" && definition.version == Version::V1 {
                    let message = "resource properties can only be used with Smithy version 2 or later";
                    self.diagnostics.error(&codes::VERSION_MISMATCH, origin, message);
                }
                self.resource_property(resource, key, value, origin)
            }
        }
    }

    fn service_property(&mut self, service: &mut Service, key: &str, value: &Node, origin: &Origin) -> bool {
        match key {
            "version" => match value.as_str() {
                Some(version) => version.clone_into(&mut service.version),
                None => self.wrong_type(origin, "`version`", "a string", value),
            },
            "operations" => service.operations = self.references(value, origin),
            "resources" => service.resources = self.references(value, origin),
            "errors" => service.errors = self.references(value, origin),
            "rename" => service.rename = self.rename(value, origin),
            _ => return false,
        }
        true
    }

    fn rename(&mut self, node: &Node, origin: &Origin) -> Vec<(ShapeId, String)> {
        let entries = node.as_object().into_iter().flat_map(|object| object.iter());
        let mut renamed = Vec::new();
        for (id, name) in entries {
            if let (Some(id), Some(name)) = (self.shape_id(id, &origin.child(id)), name.as_str()) {
                renamed.push((id, name.to_owned()));
            }
        }
        renamed
    }

    fn operation_property(&mut self, operation: &mut Operation, key: &str, value: &Node, origin: &Origin) -> bool {
        match key {
            "input" => operation.input = self.reference(value, origin).unwrap_or(operation.input.clone()),
            "output" => operation.output = self.reference(value, origin).unwrap_or(operation.output.clone()),
            "errors" => operation.errors = self.references(value, origin),
            _ => return false,
        }
        true
    }

    fn resource_property(&mut self, resource: &mut Resource, key: &str, value: &Node, origin: &Origin) -> bool {
        match key {
            "identifiers" => resource.identifiers = self.named_references(value, origin),
            "properties" => resource.properties = self.named_references(value, origin),
            "operations" => resource.operations = self.references(value, origin),
            "collectionOperations" => resource.collection_operations = self.references(value, origin),
            "resources" => resource.resources = self.references(value, origin),
            _ => {
                let Some(lifecycle) = Lifecycle::ALL.into_iter().find(|lifecycle| lifecycle.name() == key) else {
                    return false;
                };
                resource.lifecycle.extend(self.reference(value, origin).map(|operation| (lifecycle, operation)));
                resource.lifecycle.sort_by_key(|(lifecycle, _)| *lifecycle);
            }
        }
        true
    }
}

/// What the properties are before any is read.
fn empty_properties(definition: &Definition) -> Properties {
    let unit: Arc<str> = "smithy.api#Unit".into();
    let unit = Reference { target: ShapeId::new(unit), origin: definition.origin.clone() };
    match definition.shape_type {
        ShapeType::Service => Properties::Service(Box::default()),
        ShapeType::Resource => Properties::Resource(Box::default()),
        ShapeType::Operation => {
            Properties::Operation(Box::new(Operation { input: unit.clone(), output: unit, errors: Vec::new() }))
        }
        _ => Properties::None,
    }
}
