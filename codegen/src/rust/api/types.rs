//! Structures, unions, enums and checks.

use super::operations::module;
use super::text::{plain, required, taken, through, type_text};
use super::{ItemKind, PublicItem, Subject, details};
use crate::analysis::EffectiveConstraints;
use crate::ir::{Enum, Field, Newtype, Slot, Struct, Type, TypeDef, TypeId, TypeKind, Union};
use crate::rust::Context;
use crate::rust::imports::Imports;
use crate::rust::types::field_type;

/// Adds every type and every check.
pub(super) fn add(cx: &Context<'_>, items: &mut Vec<PublicItem>) {
    for (id, definition) in cx.api.types.iter() {
        match &definition.kind {
            TypeKind::Struct(structure) => Adder::new(cx, id, definition, items).structure(structure),
            TypeKind::Union(union) => Adder::new(cx, id, definition, items).union(union),
            TypeKind::Enum(values) => Adder::new(cx, id, definition, items).values(values),
            TypeKind::Newtype(newtype) => Adder::new(cx, id, definition, items).check(newtype),
        }
    }
}

struct Adder<'a, 'b> {
    cx: &'a Context<'a>,
    id: TypeId,
    definition: &'a TypeDef,
    path: String,
    items: &'b mut Vec<PublicItem>,
}

impl<'a, 'b> Adder<'a, 'b> {
    fn new(cx: &'a Context<'a>, id: TypeId, definition: &'a TypeDef, items: &'b mut Vec<PublicItem>) -> Self {
        let path = format!("{}::{}", module(cx, id), cx.names.of_type(id).name);
        Self { cx, id, definition, path, items }
    }

    fn itself(&mut self, signature: &str, detail: String) {
        self.items.push(PublicItem {
            kind: ItemKind::Type,
            path: self.path.clone(),
            signature: signature.to_owned(),
            detail,
            deprecated: self.definition.deprecated.is_some(),
            subject: Subject::Type(self.definition.name.clone()),
            through: Vec::new(),
        });
    }

    fn member(&mut self, kind: ItemKind, path: String, signature: String, detail: String, field: &Field) {
        self.items.push(PublicItem {
            kind,
            path,
            signature,
            detail,
            deprecated: field.flags.deprecated.is_some(),
            subject: Subject::Member(self.definition.name.clone(), field.name.clone()),
            through: through(&self.cx.api.types, &field.ty),
        });
    }

    fn structure(&mut self, structure: &Struct) {
        self.itself("struct", String::new());
        let (cx, id) = (self.cx, self.id);
        let is_sent = cx.facts.usage.is_sent(id);
        let mut constructed = Vec::new();
        for (position, field) in structure.fields.iter().enumerate() {
            let name = cx.names.of_type(id).member(position).to_string();
            let ty = field_type(cx, &mut Imports::new(cx.names), id, position, field);
            let (value, full) = (plain(ty.value.clone()), plain(ty.full()));
            let path = format!("{}::{name}", self.path);
            let detail = details::field(cx, field, cx.facts.bindings.slot(id, position));
            if ty.is_positional {
                constructed.push(format!("{name}: {}", required(cx, &field.ty, &value)));
            }
            if is_sent {
                let signature = format!("(self, {}) -> Self", taken(&full));
                self.member(ItemKind::Function, format!("{path}()"), signature, String::new(), field);
            }
            self.member(ItemKind::Field, path, full, detail, field);
        }
        self.rest(structure);
        if !constructed.is_empty() {
            self.constructor(&constructed);
        }
    }

    fn constructor(&mut self, required: &[String]) {
        self.items.push(PublicItem {
            kind: ItemKind::Function,
            path: format!("{}::new()", self.path),
            signature: format!("({}) -> Self", required.join(", ")),
            detail: String::new(),
            deprecated: false,
            subject: Subject::Type(self.definition.name.clone()),
            through: Vec::new(),
        });
    }

    /// The field that holds what has no field of its own.
    fn rest(&mut self, structure: &Struct) {
        let Some(ty) = &structure.additional else { return };
        self.items.push(PublicItem {
            kind: ItemKind::Field,
            path: format!("{}::{}", self.path, self.cx.names.of_type(self.id).rest),
            signature: format!("BTreeMap<String, {}>", type_text(self.cx, ty)),
            detail: "all other members".to_owned(),
            deprecated: false,
            subject: Subject::Type(self.definition.name.clone()),
            through: through(&self.cx.api.types, ty),
        });
    }

    fn union(&mut self, union: &Union) {
        self.itself("enum", String::new());
        for (position, field) in union.variants.iter().enumerate() {
            let name = self.cx.names.of_type(self.id).member(position);
            let ty = type_text(self.cx, &field.ty);
            let ty = if self.cx.facts.boxes.is_boxed(self.id, position) { format!("Box<{ty}>") } else { ty };
            let detail = details::field(self.cx, field, &Slot::Member);
            self.member(ItemKind::Variant, format!("{}::{name}", self.path), format!("({ty})"), detail, field);
        }
    }

    fn values(&mut self, values: &Enum) {
        self.itself("enum", String::new());
        let mut seen = std::collections::HashSet::new();
        for (position, value) in values.values.iter().enumerate() {
            if !seen.insert(&value.value) {
                continue;
            }
            self.items.push(PublicItem {
                kind: ItemKind::Variant,
                path: format!("{}::{}", self.path, self.cx.names.of_type(self.id).member(position)),
                signature: String::new(),
                detail: format!("`{}`", value.value),
                deprecated: value.deprecated.is_some(),
                subject: Subject::Member(self.definition.name.clone(), value.value.clone()),
                through: Vec::new(),
            });
        }
    }

    fn check(&mut self, newtype: &Newtype) {
        let effective = EffectiveConstraints::of(&newtype.constraints);
        let ty = match &newtype.ty {
            Type::String => "&str".to_owned(),
            Type::Int(width) if !width.is_big() => type_text(self.cx, &newtype.ty),
            Type::Float(width) if !width.is_big() => type_text(self.cx, &newtype.ty),
            other => format!("&{}", type_text(self.cx, other)),
        };
        self.items.push(PublicItem {
            kind: ItemKind::Function,
            path: format!("checks::{}()", self.cx.names.of_type(self.id).module),
            signature: format!("({ty}) -> Result<(), Violations>"),
            detail: details::constraints(&effective, &newtype.ty).unwrap_or_default(),
            deprecated: false,
            subject: Subject::Type(self.definition.name.clone()),
            through: vec![self.definition.name.clone()],
        });
    }
}
