//! Enumerations: every member has a value, and strings with `@enum` are enumerations too.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::model::{Member, Shape, ShapeType, Trait, Traits};
use crate::smithy::node::Node;
use crate::smithy::shape_id::{ShapeId, is_identifier};

const ENUM: &str = "smithy.api#enum";
const ENUM_VALUE: &str = "smithy.api#enumValue";

/// Completes the enumerations among the shapes (Smithy 2.0, "Enum shapes").
pub(super) fn complete(shapes: &mut [Shape], diagnostics: &mut Diagnostics) {
    for shape in shapes {
        match shape.shape_type {
            ShapeType::Enum => imply_values(shape),
            ShapeType::IntEnum => require_values(shape, diagnostics),
            ShapeType::String if shape.has_trait(ENUM) => upgrade(shape, diagnostics),
            _ => {}
        }
    }
}

/// A member without a value has its name as value.
fn imply_values(shape: &mut Shape) {
    for member in shape.members.iter_mut().filter(|member| !member.has_trait(ENUM_VALUE)) {
        let value = Node::from(member.name());
        member.traits.push(Trait { id: ShapeId::new(ENUM_VALUE), value, origin: member.origin.clone() });
    }
}

fn require_values(shape: &Shape, diagnostics: &mut Diagnostics) {
    for member in shape.members.iter().filter(|member| !member.has_trait(ENUM_VALUE)) {
        let message = format!("the intEnum member `{}` has no value", member.id);
        diagnostics.error(&codes::INVALID_ENUM_VALUE, &member.origin, message).hint("write `NAME = 1`");
    }
}

/// Turns a version 1 enumeration into a version 2 one; names are made from values where there are none. A string
/// whose values give no distinct names is left as it is.
fn upgrade(shape: &mut Shape, diagnostics: &mut Diagnostics) {
    let Some(applied) = shape.traits.get(ENUM) else { return };
    let entries = applied.value.as_array().unwrap_or_default();
    check_entries(shape, applied, entries, diagnostics);
    let mut members: Vec<Member> = Vec::with_capacity(entries.len());
    let mut ids = HashSet::new();
    for entry in entries {
        let Some(member) = member(shape, entry, applied) else { return };
        if !ids.insert(member.id.clone()) {
            return;
        }
        members.push(member);
    }
    if members.is_empty() {
        return;
    }
    shape.members = members;
    shape.shape_type = ShapeType::Enum;
    shape.traits.remove(ENUM);
}

/// Names and values are distinct, and either every value has a name or none has.
fn check_entries(shape: &Shape, applied: &Trait, entries: &[Node], diagnostics: &mut Diagnostics) {
    let mut report = |problem: String| {
        let message = format!("the trait `@enum` of `{}` {problem}", shape.id);
        diagnostics.error(&codes::INVALID_ENUM_VALUE, &applied.origin, message);
    };
    for key in ["name", "value"] {
        let mut seen = HashSet::new();
        for text in entries.iter().filter_map(|entry| entry.get(key)?.as_str()) {
            if !seen.insert(text) {
                report(format!("has the {key} `{text}` twice"));
            }
        }
    }
    let is_named = |entry: &&Node| entry.get("name").is_some();
    if let Some(entry) =
        entries.iter().find(|entry| !is_named(entry)).filter(|_| entries.iter().any(|entry| is_named(&entry)))
    {
        let value = entry.get("value").and_then(Node::as_str).unwrap_or_default();
        report(format!("has names, but none for `{value}`"));
    }
}

fn member(shape: &Shape, entry: &Node, applied: &Trait) -> Option<Member> {
    let value = entry.get("value")?.as_str()?;
    let name = match entry.get("name") {
        Some(name) => name.as_str()?.to_owned(),
        None => name_of(value),
    };
    if !is_identifier(&name) {
        return None;
    }
    let mut member = Member {
        id: shape.id.with_member(&name),
        target: ShapeId::new("smithy.api#Unit"),
        traits: Traits::default(),
        origin: applied.origin.clone(),
        target_origin: applied.origin.clone(),
    };
    let mut push = |id: &str, value: Node| {
        member.traits.push(Trait { id: ShapeId::new(id), value, origin: applied.origin.clone() });
    };
    push(ENUM_VALUE, value.into());
    for (key, id) in [("documentation", "smithy.api#documentation"), ("tags", "smithy.api#tags")] {
        entry.get(key).into_iter().for_each(|value| push(id, value.clone()));
    }
    // The tag is what version 1 had for the trait.
    let tags = entry.get("tags").and_then(Node::as_array).unwrap_or_default();
    if tags.iter().any(|tag| tag.as_str() == Some("internal")) {
        push("smithy.api#internal", Node::empty_object());
    }
    if entry.get("deprecated").and_then(Node::as_bool) == Some(true) {
        push("smithy.api#deprecated", Node::empty_object());
    }
    Some(member)
}

fn name_of(value: &str) -> String {
    let name: String = value.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}
