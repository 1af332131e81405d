//! Schemas to types.

use std::rc::Rc;

use super::super::document::{Additional, Kind, Node, Schema};
use super::context::{Lowering, MAX_DEPTH, Pending, PendingKind, SchemaType, key};
use super::names::pascal;
use super::resolve::branches;
use super::{constraints, scalars};
use crate::diagnostics::codes;
use crate::ir::{List, Map, Newtype, Number, Type, TypeDef, TypeKind};

impl<'d> Lowering<'d> {
    /// The type of a schema's values, null among them where the schema allows it.
    pub(super) fn lower_schema(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        let resolved = self.resolve(schema);
        let mut lowered = self.lower_resolved(&resolved.schema);
        if resolved.nullable && !matches!(lowered.ty, Type::Json | Type::Nullable(_)) {
            lowered.ty = Type::Nullable(Box::new(lowered.ty));
        }
        lowered
    }

    /// The type of a schema in a place that has no constraints of its own: those of the schema get a name.
    pub(super) fn lower_unconstrained(&mut self, schema: &Rc<Schema<'d>>) -> Type {
        let lowered = self.lower_schema(schema);
        if lowered.constraints.is_empty() {
            return lowered.ty;
        }
        let resolved = self.resolve(schema);
        let named = self.newtype(&resolved.schema, lowered);
        self.schema_types.insert(key(&resolved.schema), Some(named.clone()));
        named.ty
    }

    fn lower_resolved(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        let key = key(schema);
        match self.schema_types.get(&key) {
            Some(Some(lowered)) => return lowered.clone(),
            Some(None) => return self.endless(schema),
            None => {}
        }
        if self.depth >= MAX_DEPTH {
            return self.endless(schema);
        }
        self.depth += 1;
        self.schema_types.insert(key.clone(), None);
        let mut lowered = self.lower_afresh(schema);
        if !lowered.constraints.is_empty() && self.names.component(&key).is_some() {
            lowered = self.newtype(schema, lowered);
        }
        self.schema_types.insert(key, Some(lowered.clone()));
        self.depth -= 1;
        lowered
    }

    /// A list of itself has no name to stop at; its values are taken as they come.
    fn endless(&mut self, schema: &Schema<'d>) -> SchemaType {
        let message = "this type contains itself without an object in between; its values are any JSON";
        self.diagnostics.warning(&codes::INFINITE_TYPE, &schema.origin, message);
        SchemaType::plain(Type::Json)
    }

    pub(super) fn lower_afresh(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        if schema.boolean.is_some() {
            return SchemaType::plain(Type::Json);
        }
        if !branches(schema).is_empty() {
            return self.lower_union(schema);
        }
        if let Some(lowered) = self.lower_values(schema) {
            return lowered;
        }
        match kinds(schema)[..] {
            [Kind::Object] => self.lower_object(schema),
            [Kind::Array] => self.lower_list(schema),
            [kind] => {
                self.report_format(schema);
                constraints::with_limits(scalars::scalar(kind, schema), schema)
            }
            [] => SchemaType::plain(Type::Json),
            _ => self.lower_several_kinds(schema),
        }
    }

    fn lower_object(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        match &schema.additional {
            _ if is_struct(schema) => {
                self.report_bare_discriminator(schema);
                SchemaType::plain(self.declare(schema, PendingKind::Struct))
            }
            Additional::Schema(value) => {
                let value = self.lower_unconstrained(value);
                let key = self.lower_names(schema);
                constraints::with_limits(map(key, value), schema)
            }
            Additional::Anything => {
                let key = self.lower_names(schema);
                constraints::with_limits(map(key, Type::Json), schema)
            }
            Additional::Unsaid if schema.names.is_some() || limits_members(schema) => {
                let key = self.lower_names(schema);
                constraints::with_limits(map(key, Type::Json), schema)
            }
            Additional::Unsaid | Additional::Forbidden => SchemaType::plain(Type::Json),
        }
    }

    /// A discriminator has no effect where no variants are listed: what extends the schema by `allOf` is then read as
    /// the schema alone.
    fn report_bare_discriminator(&mut self, schema: &Schema<'d>) {
        if let Some(discriminator) = &schema.discriminator {
            let property = &discriminator.property;
            let message = format!("the discriminator `{property}` has no effect: the schema lists no variants");
            let hint = "list the schemas that extend this one under `oneOf` of a schema of its own, and mention that";
            self.diagnostics
                .warning(&codes::UNUSED_DISCRIMINATOR, &schema.origin.child("discriminator"), message)
                .hint(hint);
        }
    }

    /// How many of the members that have names are there is left to the server to check.
    pub(super) fn report_count(&mut self, schema: &Schema<'d>) {
        if limits_members(schema) {
            let message = "the number of members is not checked where members have names of their own";
            self.diagnostics.warning(&codes::UNSUPPORTED_KEYWORD, &schema.origin, message);
        }
    }

    fn lower_list(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        if !schema.prefix.is_empty() {
            return self.lower_tuple(schema);
        }
        let item = schema.items.as_ref().map_or(Type::Json, |items| self.lower_unconstrained(items));
        let list = List { item, element: None, sensitive: false };
        constraints::with_limits(Type::List(Box::new(list)), schema)
    }

    /// `type: [string, integer]`: a union of what each type alone would be.
    fn lower_several_kinds(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        let mut union = Schema::empty(schema.origin.clone());
        union.description.clone_from(&schema.description);
        union.any_of = kinds(schema)
            .into_iter()
            .enumerate()
            .map(|(index, kind)| {
                let mut single = (**schema).clone();
                single.origin = schema.origin.child("type").child(index);
                single.types = vec![kind];
                single.title = None;
                Rc::new(single)
            })
            .collect();
        self.lower_union(&Rc::new(union))
    }

    /// Gives a type its name; the definition follows later, so that types may contain themselves.
    pub(super) fn declare(&mut self, schema: &Rc<Schema<'d>>, kind: PendingKind) -> Type {
        let word = match kind {
            PendingKind::Struct => "Object",
            PendingKind::Union => "Variant",
        };
        let name = self.names.fresh(&key(schema), word);
        let id = self.types.declare(&name, &schema.origin);
        self.show(&Type::Named(id), schema);
        self.queue.push_back(Pending { id, name, schema: schema.clone(), kind });
        Type::Named(id)
    }

    fn newtype(&mut self, schema: &Schema<'d>, lowered: SchemaType) -> SchemaType {
        let (ty, nullable) = match lowered.ty {
            Type::Nullable(ty) => (*ty, true),
            ty => (ty, false),
        };
        let newtype = Newtype { ty, constraints: lowered.constraints, examples: examples(schema) };
        let named = self.define(schema, TypeKind::Newtype(Box::new(newtype)));
        SchemaType::plain(if nullable { Type::Nullable(Box::new(named)) } else { named })
    }

    /// Names and defines a type at once.
    pub(super) fn define(&mut self, schema: &Schema<'d>, kind: TypeKind) -> Type {
        let name = self.names.fresh(&key(schema), "Value");
        let id = self.types.declare(&name, &schema.origin);
        self.types.define(id, type_def(name, schema, kind));
        Type::Named(id)
    }

    /// Defines everything that was declared, and what is declared on the way.
    pub(super) fn define_pending(&mut self) {
        while let Some(Pending { id, name, schema, kind }) = self.queue.pop_front() {
            let kind = match kind {
                PendingKind::Struct => TypeKind::Struct(self.lower_struct(&schema)),
                PendingKind::Union => TypeKind::Union(self.define_union(&schema)),
            };
            self.types.define(id, type_def(name, &schema, kind));
        }
        for id in std::mem::take(&mut self.keepers) {
            if let Some(TypeDef { kind: TypeKind::Struct(content), .. }) = self.types.get_mut(id) {
                content.additional.get_or_insert(Type::Json);
            }
        }
    }
}

/// A definition with the documentation that its schema carries.
pub(super) fn type_def(name: String, schema: &Schema<'_>, kind: TypeKind) -> TypeDef {
    let title = schema.title.clone().filter(|title| pascal(title) != pascal(&name));
    let docs = schema.description.clone().or(title).unwrap_or_default();
    TypeDef {
        name,
        docs: docs.into_owned(),
        origin: schema.origin.clone(),
        deprecated: schema.deprecated.then(String::new),
        sensitive: schema.format.as_deref() == Some("password"),
        kind,
    }
}

/// The simple types of a schema, guessed from its keywords where it names none.
pub(super) fn kinds(schema: &Schema<'_>) -> Vec<Kind> {
    if !schema.types.is_empty() {
        return schema.types.iter().copied().filter(|kind| *kind != Kind::Null).collect();
    }
    let limits = &schema.limits;
    let object = !schema.properties.is_empty()
        || schema.names.is_some()
        || limits_members(schema)
        || matches!(schema.additional, Additional::Schema(_));
    let string = !limits.patterns.is_empty() || limits.min_length.is_some() || limits.max_length.is_some();
    let number = limits.minimum.is_some() || limits.maximum.is_some() || limits.multiple_of.is_some();
    let format = schema.format.as_deref().and_then(scalars::kind_of_format);
    match (object, schema.items.is_some() || !schema.prefix.is_empty(), string, number, format) {
        (true, ..) => vec![Kind::Object],
        (_, true, ..) => vec![Kind::Array],
        (.., Some(kind)) => vec![kind],
        (_, _, true, ..) => vec![Kind::String],
        (_, _, _, true, _) => vec![Kind::Number],
        _ => kind_of_values(schema).into_iter().collect(),
    }
}

/// What all listed values are.
fn kind_of_values(schema: &Schema<'_>) -> Option<Kind> {
    let values = schema.values.as_deref().filter(|values| !values.is_empty())?;
    let all = |fits: fn(&Node) -> bool| values.iter().all(|value| fits(value.node));
    match () {
        () if all(|node| matches!(node, Node::String(_))) => Some(Kind::String),
        () if all(|node| matches!(node, Node::Bool(_))) => Some(Kind::Boolean),
        () if all(|node| matches!(node, Node::Number(Number::Int(_)))) => Some(Kind::Integer),
        () if all(|node| matches!(node, Node::Number(_))) => Some(Kind::Number),
        () => None,
    }
}

/// Whether the values of a resolved schema are objects with members that have names.
pub(super) fn is_struct(schema: &Schema<'_>) -> bool {
    let is_object = schema.types.is_empty() || schema.types.contains(&Kind::Object);
    let empty = schema.types == [Kind::Object] && matches!(schema.additional, Additional::Forbidden);
    branches(schema).is_empty() && (is_object && !schema.properties.is_empty() || empty)
}

/// The values that a schema shows.
pub(super) fn examples(schema: &Schema<'_>) -> Vec<serde_json::Value> {
    let shown = schema.examples.iter().filter(|example| *example.node != Node::Null);
    shown.map(|example| example.node.to_value()).collect()
}

/// Whether a schema limits how many members its values have.
fn limits_members(schema: &Schema<'_>) -> bool {
    schema.limits.min_properties.is_some() || schema.limits.max_properties.is_some()
}

fn map(key: Type, value: Type) -> Type {
    let map = Map { key, value, entry: None, sensitive: false };
    Type::Map(Box::new(map))
}
