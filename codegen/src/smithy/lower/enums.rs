//! Enumerations: `enum`, `intEnum`, and strings with the `@enum` trait of version 1.

use super::common;
use super::traits;
use crate::diagnostics::Origin;
use crate::ir::{Enum, EnumValue};
use crate::smithy::model::{Member, Shape, ShapeType};
use crate::smithy::node::Node;

/// The values of an enumeration.
pub(super) fn lower_enum(shape: &Shape) -> Enum {
    let integer = shape.shape_type == ShapeType::IntEnum;
    let values = match shape.traits.get(traits::ENUM) {
        Some(applied) if shape.shape_type == ShapeType::String => {
            let definitions = applied.value.as_array().unwrap_or_default();
            definitions.iter().filter_map(|definition| defined_value(definition, &applied.origin)).collect()
        }
        _ => shape.members.iter().map(member_value).collect(),
    };
    Enum { integer, open: false, values }
}

/// A value of an `enum` or `intEnum`; a member of an `enum` without a value is its own (Smithy 2.0, "Enum").
fn member_value(member: &Member) -> EnumValue {
    let value = match member.trait_value(traits::ENUM_VALUE) {
        Some(Node::Number(number)) => number.as_i64().map_or_else(|| number.as_str().to_owned(), |n| n.to_string()),
        Some(Node::String(text)) => text.to_string(),
        _ => member.name().to_owned(),
    };
    EnumValue {
        name: member.name().to_owned(),
        value,
        docs: common::docs(&member.traits),
        origin: member.origin.clone(),
        deprecated: common::deprecated(&member.traits),
        internal: member.has_trait(traits::INTERNAL),
    }
}

/// A value of the `@enum` trait (Smithy 2.0, "`enum` trait").
fn defined_value(definition: &Node, origin: &Origin) -> Option<EnumValue> {
    let text = |key| definition.get(key).and_then(Node::as_str);
    let is_set = |key| definition.get(key).and_then(Node::as_bool).unwrap_or(false);
    let value = text("value")?;
    let tags = common::strings(definition.get("tags"));
    Some(EnumValue {
        name: text("name").unwrap_or(value).to_owned(),
        value: value.to_owned(),
        docs: text("documentation").unwrap_or_default().to_owned(),
        origin: origin.clone(),
        deprecated: is_set("deprecated").then(String::new),
        internal: tags.iter().any(|tag| tag == "internal"),
    })
}
