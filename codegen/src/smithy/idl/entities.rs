//! Services, resources and operations (Smithy 2.0, "Service types").

use super::super::model::{Lifecycle, Operation, Properties, Reference, Resource, Service, ShapeType};
use super::super::node::Node;
use super::super::raw::{Annotation, Definition};
use super::super::shape_id::ShapeId;
use super::lexer::SyntaxError;
use super::parser::{Parse, Parser};
use super::token::{Token, TokenKind};
use crate::diagnostics::{codes, suggest};

impl Parser<'_> {
    /// What stands in the braces of a service, a resource or an operation.
    pub(super) fn entity_body(&mut self, definition: &mut Definition) -> Parse<()> {
        let unit = Reference { target: ShapeId::new("smithy.api#Unit"), origin: definition.origin.clone() };
        definition.properties = match definition.shape_type {
            ShapeType::Service => {
                let mut service = Service::default();
                self.properties(definition, |parser, key, _| parser.service_property(&mut service, key))?;
                Properties::Service(Box::new(service))
            }
            ShapeType::Resource => {
                let mut resource = Resource::default();
                self.properties(definition, |parser, key, token| parser.resource_property(&mut resource, key, token))?;
                Properties::Resource(Box::new(resource))
            }
            _ => {
                let mut operation = Operation { input: unit.clone(), output: unit, errors: Vec::new() };
                let id = definition.id.clone();
                self.properties(definition, |parser, key, token| {
                    parser.operation_property(&mut operation, &id, key, token)
                })?;
                Properties::Operation(Box::new(operation))
            }
        };
        Ok(())
    }

    /// `{ key: value }`, the parser standing behind the key when the value is to be read. What is unknown is skipped
    /// with a warning, because later versions may know it.
    fn properties(
        &mut self,
        definition: &Definition,
        mut read: impl FnMut(&mut Self, &str, &Token) -> Parse<bool>,
    ) -> Parse<()> {
        self.eat(TokenKind::LeftBrace)?;
        let mut seen = Vec::new();
        self.skip_whitespace()?;
        while !self.at(TokenKind::RightBrace) {
            if self.at(TokenKind::Eof) {
                return Err(self.unexpected("`}`"));
            }
            let (key, token) = self.eat_key()?;
            let shape_type = definition.shape_type.name();
            if seen.contains(&key) {
                let message = format!("duplicate {shape_type} property `{key}` of `{}`", definition.id);
                self.report(SyntaxError::new(token.range(), message));
            }
            self.skip_whitespace()?;
            if !read(self, &key, &token)? {
                self.colon()?;
                self.node()?;
                let message = format!("{shape_type} `{}` has the unknown property `{key}`", definition.id);
                let origin = self.since(token.start, &token);
                let known = definition.shape_type.properties().iter().copied();
                self.diagnostics.warning(&codes::UNKNOWN_KEY, &origin, message).hint = suggest::hint(&key, known);
            }
            seen.push(key);
            self.skip_whitespace()?;
        }
        self.advance()
    }

    fn colon(&mut self) -> Parse<()> {
        self.eat(TokenKind::Colon)?;
        self.skip_whitespace()
    }

    fn service_property(&mut self, service: &mut Service, key: &str) -> Parse<bool> {
        match key {
            "version" => {
                self.colon()?;
                service.version = self.text()?.to_string();
            }
            "operations" => service.operations = self.bound()?,
            "resources" => service.resources = self.bound()?,
            "errors" => service.errors = self.bound()?,
            "rename" => service.rename = self.rename()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn bound(&mut self) -> Parse<Vec<Reference>> {
        self.colon()?;
        self.references()
    }

    fn rename(&mut self) -> Parse<Vec<(ShapeId, String)>> {
        self.colon()?;
        self.expect(TokenKind::LeftBrace)?;
        let node = self.node()?;
        let object = node.as_object().into_iter().flat_map(|object| object.iter());
        Ok(object.map(|(id, name)| (ShapeId::new(id), name.as_str().unwrap_or_default().to_owned())).collect())
    }

    fn resource_property(&mut self, resource: &mut Resource, key: &str, token: &Token) -> Parse<bool> {
        match key {
            "identifiers" => {
                self.colon()?;
                resource.identifiers = self.named_references()?;
            }
            "properties" => {
                if self.is_v1() {
                    let message = "resource properties can only be used with Smithy version 2 or later";
                    self.report(SyntaxError::new(token.range(), message));
                }
                self.colon()?;
                resource.properties = self.named_references()?;
            }
            "operations" => resource.operations = self.bound()?,
            "collectionOperations" => resource.collection_operations = self.bound()?,
            "resources" => resource.resources = self.bound()?,
            _ => {
                let Some(lifecycle) = Lifecycle::ALL.into_iter().find(|lifecycle| lifecycle.name() == key) else {
                    return Ok(false);
                };
                self.colon()?;
                let operation = self.reference()?;
                resource.lifecycle.push((lifecycle, operation));
                resource.lifecycle.sort_by_key(|(lifecycle, _)| *lifecycle);
            }
        }
        Ok(true)
    }

    fn operation_property(&mut self, operation: &mut Operation, id: &ShapeId, key: &str, token: &Token) -> Parse<bool> {
        match key {
            "input" => operation.input = self.input_or_output(id, token, 0)?,
            "output" => operation.output = self.input_or_output(id, token, 1)?,
            "errors" => operation.errors = self.bound()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// `: Shape`, or `:= {}` with the shape itself; which is 0 for input and 1 for output.
    fn input_or_output(&mut self, operation: &ShapeId, key: &Token, which: usize) -> Parse<Reference> {
        if !self.at(TokenKind::Walrus) {
            self.colon()?;
            return self.reference();
        }
        self.require_v2("inputs and outputs can only be written inline")?;
        self.advance()?;
        let origin = self.since(key.start, key);
        let id = self.id_of(&format!("{}{}", operation.name(), self.suffixes[which]));
        let mut structure = Definition::new(id.clone(), self.document.version, ShapeType::Structure, origin.clone());
        structure.traits = self.docs_and_traits()?;
        let marker = ["input", "output"][which];
        let marker = Annotation::prelude(marker, Node::empty_object(), &origin);
        let is_marked = |applied: &Annotation| applied.id.name() == marker.id.name();
        if !structure.traits.iter().any(is_marked) {
            structure.traits.push(marker);
        }
        self.for_resource(&mut structure)?;
        self.mixins(&mut structure)?;
        self.skip_whitespace()?;
        self.members(&mut structure)?;
        self.document.definitions.push(structure);
        Ok(Reference { target: id, origin })
    }
}
