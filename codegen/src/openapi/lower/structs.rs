//! Objects with named members.

use std::rc::Rc;

use super::super::document::{Additional, Node, Schema};
use super::context::Lowering;
use super::shapes::examples;
use crate::ir::{Field, FieldFlags, Presence, Struct, Type};

impl<'d> Lowering<'d> {
    /// The structure of a resolved schema.
    pub(super) fn lower_struct(&mut self, schema: &Rc<Schema<'d>>) -> Struct {
        let fields = self.lower_fields(schema);
        let additional = match &schema.additional {
            Additional::Schema(value) => Some(self.lower_unconstrained(value)),
            Additional::Anything => Some(Type::Json),
            Additional::Unsaid | Additional::Forbidden => None,
        };
        Struct { fields, additional, xml: None }
    }

    /// One field for each property. Names under `required` that are no properties are left to the server.
    pub(super) fn lower_fields(&mut self, schema: &Rc<Schema<'d>>) -> Vec<Field> {
        let mut fields = Vec::with_capacity(schema.properties.len());
        for (name, property) in &schema.properties {
            let required = schema.required.iter().any(|required| required == name);
            fields.push(self.lower_field(name, property, required));
        }
        fields
    }

    /// A field whose values have this schema.
    pub(super) fn lower_field(&mut self, name: &str, schema: &Rc<Schema<'d>>, required: bool) -> Field {
        let shape = self.lower_schema(schema);
        let resolved = self.resolve(schema).schema;
        let docs = match (&schema.description, schema.reference) {
            (Some(docs), _) => docs.to_string(),
            (None, None) => resolved.description.as_deref().unwrap_or_default().to_owned(),
            (None, Some(_)) => String::new(),
        };
        Field {
            name: name.to_owned(),
            wire: name.to_owned(),
            presence: presence(schema, &resolved, required),
            ty: shape.ty,
            constraints: shape.constraints,
            docs,
            origin: schema.origin.clone(),
            examples: examples(schema),
            flags: FieldFlags {
                deprecated: schema.deprecated.then(String::new),
                sensitive: resolved.format.as_deref() == Some("password"),
                read_only: schema.read_only || resolved.read_only,
                write_only: schema.write_only || resolved.write_only,
                media_type: resolved.content_media_type.as_deref().map(str::to_owned),
                ..FieldFlags::default()
            },
        }
    }
}

/// Whether a field must be there. Only simple values and empty lists and maps serve as defaults; null as a default
/// says no more than absence.
fn presence(schema: &Schema<'_>, resolved: &Schema<'_>, required: bool) -> Presence {
    let default = schema.default.as_ref().or(resolved.default.as_ref()).map(|default| default.node);
    match default {
        Some(Node::Bool(_) | Node::Number(_) | Node::String(_)) => default,
        Some(Node::Array(items)) if items.is_empty() => default,
        Some(Node::Object(object)) if object.iter().next().is_none() => default,
        _ => None,
    }
    .map_or(if required { Presence::Required } else { Presence::Optional }, |node| Presence::Default(node.to_value()))
}
