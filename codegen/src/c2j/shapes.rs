//! Shapes.

use crate::diagnostics::{codes, suggest};
use crate::smithy::model::ShapeType;
use crate::smithy::node::Node;
use crate::smithy::raw::{Annotation, Definition, MemberDefinition, Target};
use crate::smithy::shape_id::is_identifier;

use super::entry::Entry;
use super::naming::Naming;
use super::translation::Translation;
use super::{constraints, errors, keys, traits};

/// The types that C2J knows.
const TYPES: &[(&str, ShapeType)] = &[
    ("structure", ShapeType::Structure),
    ("list", ShapeType::List),
    ("map", ShapeType::Map),
    ("string", ShapeType::String),
    ("character", ShapeType::String),
    ("boolean", ShapeType::Boolean),
    ("byte", ShapeType::Byte),
    ("short", ShapeType::Short),
    ("integer", ShapeType::Integer),
    ("long", ShapeType::Long),
    ("float", ShapeType::Float),
    ("double", ShapeType::Double),
    ("biginteger", ShapeType::BigInteger),
    ("bigdecimal", ShapeType::BigDecimal),
    ("blob", ShapeType::Blob),
    ("timestamp", ShapeType::Timestamp),
];

/// Keys that stand for traits of shapes.
const FLAGS: &[(&str, &str)] = &[
    ("box", "smithy.api#box"),
    ("sensitive", "smithy.api#sensitive"),
    ("streaming", "smithy.api#streaming"),
    ("requiresLength", "smithy.api#requiresLength"),
];

impl<'a> Translation<'a> {
    /// Translates one shape.
    pub(super) fn shape(&mut self, name: &'a str, entry: &Entry<'a>) {
        entry.check_keys(&format!("the shape `{name}`"), keys::SHAPE, self.diagnostics);
        let Some(mut definition) = self.simple_shape(entry) else {
            self.unknown_type(name, entry);
            return;
        };
        if let Some(id) = self.names.shape(name) {
            definition.id = id.clone();
        }
        match definition.shape_type {
            ShapeType::Structure | ShapeType::Union => self.structure(name, entry, &mut definition),
            ShapeType::List => self.parts(name, entry, &["member"], &mut definition),
            ShapeType::Map => self.parts(name, entry, &["key", "value"], &mut definition),
            _ => {}
        }
        self.define(definition);
    }

    /// A shape without its members and its id.
    pub(super) fn simple_shape(&mut self, entry: &Entry<'a>) -> Option<Definition> {
        let shape_type = self.shape_type(entry)?;
        let id = crate::smithy::shape_id::ShapeId::new("");
        let mut definition = Self::definition(id, shape_type, entry.origin.clone());
        let mut found = traits::common(entry, self.diagnostics);
        found.extend(traits::flags(entry, FLAGS, self.diagnostics).into_iter().filter(|flag| fits(flag, shape_type)));
        found.extend(constraints::traits(entry, shape_type, self.diagnostics));
        found.extend(self.timestamp_format(entry).filter(|_| shape_type == ShapeType::Timestamp));
        if self.speaks.naming == Naming::Xml && shape_type == ShapeType::Structure {
            found.extend(traits::xml_namespace(entry));
            let root = entry.text("locationName", self.diagnostics);
            found.extend(root.map(|root| traits::with("smithy.api#xmlName", root.into(), entry.place("locationName"))));
        }
        definition.traits = found;
        Some(definition)
    }

    /// The type of a shape; some structures are something else.
    fn shape_type(&mut self, entry: &Entry<'a>) -> Option<ShapeType> {
        let word = entry.get("type").and_then(Node::as_str)?;
        let (_, shape_type) = TYPES.iter().find(|(known, _)| *known == word)?;
        if *shape_type != ShapeType::Structure {
            return Some(*shape_type);
        }
        Some(if entry.flag("document", self.diagnostics) {
            ShapeType::Document
        } else if entry.flag("union", self.diagnostics) || entry.flag("eventstream", self.diagnostics) {
            ShapeType::Union
        } else {
            ShapeType::Structure
        })
    }

    fn unknown_type(&mut self, name: &str, entry: &Entry<'_>) {
        let known = || TYPES.iter().map(|(known, _)| *known);
        match entry.get("type").and_then(Node::as_str) {
            Some(word) => {
                let message = format!("the shape `{name}` has the unknown type `{word}`");
                let place = entry.place("type");
                let diagnostic = self.diagnostics.error(&codes::UNKNOWN_SHAPE_TYPE, &place, message);
                diagnostic.hint = suggest::hint(word, known());
            }
            None => {
                let message = format!("the shape `{name}` does not declare its `type`");
                let diagnostic = self.diagnostics.error(&codes::UNKNOWN_SHAPE_TYPE, &entry.origin, message);
                diagnostic.hint(format!("types are: `{}`", known().collect::<Vec<_>>().join("`, `")));
            }
        }
    }

    /// A structure or union: its members, and what it is used for.
    fn structure(&mut self, name: &'a str, entry: &Entry<'a>, definition: &mut Definition) {
        if entry.flag("eventstream", self.diagnostics) {
            definition.traits.push(traits::bare("smithy.api#streaming", entry.place("eventstream")));
        }
        if self.inputs.contains(name) {
            definition.traits.push(traits::bare("smithy.api#input", entry.origin.clone()));
        }
        let (has_codes, diagnostics) = (self.speaks.has_error_codes, &mut *self.diagnostics);
        definition.traits.extend(errors::traits(name, entry, has_codes, diagnostics));
        for (member_name, member) in entry.children("members", self.diagnostics) {
            if !is_identifier(member_name) {
                let message = format!("`{member_name}` cannot be the name of a member; the member is left out");
                self.diagnostics.warning(&codes::INVALID_VALUE, &member.origin, message);
                continue;
            }
            let id = definition.id.with_member(member_name);
            if let Some((target, traits)) = self.member(entry, member_name, &member) {
                let target = Target::Named(target);
                definition.add_member(MemberDefinition { id, target, traits, origin: member.origin });
            }
        }
        self.require(name, entry, definition);
    }

    /// Marks the members that `required` names.
    fn require(&mut self, name: &str, entry: &Entry<'a>, definition: &mut Definition) {
        if definition.shape_type == ShapeType::Union {
            return;
        }
        for (required, place) in entry.texts("required", self.diagnostics) {
            let found = definition.members.iter_mut().find(|member| member.id.member() == Some(required));
            match found {
                Some(member) if has(&member.traits, "smithy.api#required") => {}
                Some(member) => member.traits.push(traits::bare("smithy.api#required", place)),
                None => {
                    let message = format!("the shape `{name}` requires `{required}`, which is no member of it");
                    let known = definition.members.iter().filter_map(|member| member.id.member());
                    let hint = suggest::hint(required, known);
                    self.diagnostics.warning(&codes::INVALID_VALUE, &place, message).hint = hint;
                }
            }
        }
    }

    /// The parts of a list or map.
    fn parts(&mut self, name: &str, entry: &Entry<'a>, parts: &[&str], definition: &mut Definition) {
        let is_flattened = entry.flag("flattened", self.diagnostics);
        for part in parts {
            let Some(member) = entry.child(part, self.diagnostics) else {
                if entry.get(part).is_none() {
                    let message = format!("the shape `{name}` has no `{part}`");
                    self.diagnostics.error(&codes::MISSING_MEMBER, &entry.origin, message);
                }
                continue;
            };
            if let Some((target, traits)) = self.part(&member, is_flattened && *part == "member") {
                let (id, target) = (definition.id.with_member(part), Target::Named(target));
                definition.add_member(MemberDefinition { id, target, traits, origin: member.origin });
            }
        }
    }
}

/// Some keys are written on shapes that they say nothing about.
fn fits(flag: &Annotation, shape_type: ShapeType) -> bool {
    match flag.id.name() {
        "box" => shape_type.is_number() || shape_type == ShapeType::Boolean,
        "streaming" | "requiresLength" => shape_type == ShapeType::Blob,
        _ => true,
    }
}

/// Whether there is a trait among these.
pub(super) fn has(traits: &[Annotation], id: &str) -> bool {
    traits.iter().any(|applied| applied.id == *id)
}
