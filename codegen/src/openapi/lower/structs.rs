//! Objects with named members.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Additional, Node, Schema};
use super::context::Lowering;
use super::types::examples;
use crate::ir::{Field, FieldFlags, Number, Presence, Struct, Type};

impl<'d> Lowering<'d> {
    /// The structure of a resolved schema.
    pub(super) fn lower_struct(&mut self, schema: &Rc<Schema<'d>>) -> Struct {
        let fields = self.lower_fields(schema);
        let additional = match &schema.additional {
            Additional::Schema(value) => Some(self.lower_unconstrained(value)),
            Additional::Anything => Some(Type::Json),
            Additional::Unsaid | Additional::Forbidden => None,
        };
        let names = additional.is_some().then(|| self.lower_names(schema)).filter(|names| *names != Type::String);
        let closed = matches!(schema.additional, Additional::Forbidden);
        Struct { fields, additional, names, closed }
    }

    /// One field for each property. Names under `required` that are no properties are left to the server.
    pub(super) fn lower_fields(&mut self, schema: &Rc<Schema<'d>>) -> Vec<Field> {
        let required: HashSet<&str> = schema.required.iter().map(|name| &**name).collect();
        self.report_count(schema);
        self.report_required(schema);
        let mut fields = Vec::with_capacity(schema.properties.len());
        for (name, property) in &schema.properties {
            fields.push(self.lower_field(name, property, required.contains(name)));
        }
        self.mark_members(&mut fields, schema);
        self.lower_dependent(schema, &mut fields);
        fields
    }

    /// Whether a property is only ever received. What stands beside a reference counts from OpenAPI 3.1 on (3.0, section
    /// 4.7.23); documents of 3.0 mark members so that a request must have.
    pub(super) fn is_read_only(&self, schema: &Schema<'d>) -> bool {
        schema.read_only && (schema.reference.is_none() || self.document.has_siblings)
    }

    /// A field whose values have this schema.
    pub(super) fn lower_field(&mut self, name: &str, schema: &Rc<Schema<'d>>, required: bool) -> Field {
        let lowered = self.lower_schema(schema);
        let resolved = self.resolve(schema).schema;
        let named = matches!(&lowered.ty, Type::Named(_))
            || matches!(&lowered.ty, Type::Nullable(ty) if matches!(**ty, Type::Named(_)));
        // A target that has a type of its own carries its documentation there.
        let docs = schema.description.as_ref().or(resolved.description.as_ref().filter(|_| !named));
        self.show(&lowered.ty, schema);
        let presence = presence(schema, &resolved, &lowered.ty, required);
        let default = default(schema, &resolved).filter(|_| presence == Presence::Optional);
        Field {
            name: name.to_owned(),
            wire: name.to_owned(),
            presence: presence.clone(),
            constraints: lowered.constraints,
            docs: docs.map(|docs| docs.to_string()).unwrap_or_default(),
            origin: schema.origin.clone(),
            examples: examples(schema),
            flags: FieldFlags {
                deprecated: schema.deprecated.then(String::new),
                assumed: default.filter(|node| **node != Node::Null).map(Node::to_value),
                expected: required && matches!(presence, Presence::Default(_)),
                required,
                values: unlisted_values(&resolved, &lowered.ty),
                sensitive: resolved.format.as_deref() == Some("password"),
                read_only: self.is_read_only(schema) || resolved.read_only,
                write_only: schema.write_only || resolved.write_only,
                media_type: resolved.content_media_type.as_deref().map(str::to_owned),
                ..FieldFlags::default()
            },
            ty: lowered.ty,
        }
    }
}

/// The default that a mention has, or its target.
fn default<'d>(schema: &Schema<'d>, resolved: &Schema<'d>) -> Option<&'d Node> {
    schema.default.as_ref().or(resolved.default.as_ref()).map(|value| value.node)
}

/// The values of a schema, where its type is wider than them.
fn unlisted_values(resolved: &Schema<'_>, ty: &Type) -> Vec<serde_json::Value> {
    let values = resolved.values.as_deref().unwrap_or_default();
    let ty = if let Type::Nullable(ty) = ty { ty } else { ty };
    match ty {
        Type::Bool if values.len() == 1 => {}
        Type::Float(_) | Type::Json => {}
        _ => return Vec::new(),
    }
    values.iter().map(|value| value.node.to_value()).collect()
}

/// Whether a field must be there. Only simple values and empty lists and maps serve as defaults; null as a default
/// means no more than absence. A member that must be there and can only have one value has that by default.
fn presence(schema: &Schema<'_>, resolved: &Schema<'_>, ty: &Type, required: bool) -> Presence {
    let constant = match resolved.values.as_deref() {
        Some([only]) if required => Some(only.node),
        _ => None,
    };
    match default(schema, resolved).or(constant) {
        Some(Node::Number(Number::Float(whole))) if matches!(ty, Type::Int(_)) && whole.fract() == 0.0 => {
            Presence::Default((*whole as i64).into())
        }
        Some(node @ (Node::Bool(_) | Node::Number(_) | Node::String(_))) => Presence::Default(node.to_value()),
        Some(Node::Array(items)) if items.is_empty() => Presence::Default(Vec::<u8>::new().into()),
        Some(Node::Object(object)) if object.iter().next().is_none() => {
            Presence::Default(serde_json::Map::new().into())
        }
        _ if required => Presence::Required,
        _ => Presence::Optional,
    }
}
