//! What types are apart from what they are called and documented as: two of one signature are equal.

use serde::Serialize;
use serde_json::Value;

use super::context::MAX_DEPTH;
use crate::analysis::mentioned_in;
use crate::ir::{Field, Type, TypeId, TypeKind, Types};

/// Signatures longer than this are not compared: descriptions may nest without end.
const LONGEST: usize = 64 * 1024;

/// The signature of a type; none where it is too long. Types that `has_name` holds for are equal only to themselves.
pub(super) fn signature(types: &Types, id: TypeId, has_name: &dyn Fn(TypeId) -> bool) -> Option<String> {
    let mut writer = Writer { types, has_name, inside: vec![id], text: String::new() };
    writer.write_definition(id)?;
    Some(writer.text)
}

struct Writer<'a> {
    types: &'a Types,
    has_name: &'a dyn Fn(TypeId) -> bool,
    /// The types that are being written, outermost first: one within itself is its position here.
    inside: Vec<TypeId>,
    text: String,
}

impl Writer<'_> {
    fn write(&mut self, value: &impl Serialize) -> Option<()> {
        self.text.push_str(&serde_json::to_string(value).ok()?);
        self.text.push(';');
        (self.text.len() <= LONGEST).then_some(())
    }

    fn write_definition(&mut self, id: TypeId) -> Option<()> {
        let definition = self.types.get(id)?;
        self.write(&(&definition.deprecated, definition.sensitive))?;
        match &definition.kind {
            TypeKind::Struct(content) => {
                self.write(&"struct")?;
                content.fields.iter().try_for_each(|field| self.write_field(field))?;
                content.additional.iter().chain(&content.names).try_for_each(|ty| self.write_type(ty))?;
                self.write(&(content.additional.is_some(), content.names.is_some(), content.closed))
            }
            TypeKind::Union(content) => {
                self.write(&("union", &content.tagging))?;
                content.variants.iter().try_for_each(|variant| self.write_field(variant))
            }
            TypeKind::Enum(content) => {
                self.write(&("enum", content.integer, content.open))?;
                content.values.iter().try_for_each(|value| self.write(&(&value.name, &value.value)))
            }
            TypeKind::Newtype(content) => {
                self.write(&("newtype", &content.constraints))?;
                self.write_type(&content.ty)
            }
        }
    }

    fn write_field(&mut self, field: &Field) -> Option<()> {
        self.write(&(&field.name, &field.wire, &field.presence, &field.constraints, &field.flags))?;
        self.write_type(&field.ty)
    }

    fn write_type(&mut self, ty: &Type) -> Option<()> {
        let mut form = serde_json::to_value(ty).ok()?;
        take_ids(&mut form);
        self.write(&form)?;
        for id in mentioned_in(ty) {
            match self.inside.iter().position(|outer| *outer == id) {
                Some(depth) => self.write(&("within", depth))?,
                None if (self.has_name)(id) => self.write(&("named", id))?,
                None if self.inside.len() >= MAX_DEPTH => return None,
                None => {
                    self.inside.push(id);
                    self.write_definition(id)?;
                    self.inside.pop();
                }
            }
        }
        Some(())
    }
}

/// Leaves of a type's form what does not depend on the ids of the types that it mentions.
fn take_ids(form: &mut Value) {
    match form {
        Value::Object(members) => {
            for (name, member) in members {
                if name == "Named" && member.is_u64() { *member = Value::Null } else { take_ids(member) }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(take_ids),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
