//! What version 1 left unsaid is said in the words of version 2 (Smithy 2.0, "Migrating from 1.0 to 2.0").
//!
//! In version 1 booleans and numbers were zero when absent, unless they had the trait `@box`. Sets have become lists
//! when they were read; strings with `@enum` become enumerations in `enums.rs`.

use super::table::Table;
use crate::smithy::model::{Reference, ShapeType};
use crate::smithy::node::{Node, Number};
use crate::smithy::raw::{Annotation, Definition, MemberDefinition, Target, Version};

const BOX: &str = "smithy.api#box";
const DEFAULT: &str = "smithy.api#default";
const RANGE: &str = "smithy.api#range";
const REQUIRED: &str = "smithy.api#required";
const STREAMING: &str = "smithy.api#streaming";

/// Gives version 1 shapes and members the defaults that they had.
pub(super) fn defaults(table: &mut Table) {
    for definition in table.definitions.iter_mut().filter(|definition| definition.version == Version::V1) {
        if let Some(zero) = zero_of(definition) {
            let default = Annotation::prelude("default", zero, &definition.origin);
            definition.traits.push(default);
        }
    }
    for position in 0..table.definitions.len() {
        let definition = &table.definitions[position];
        if definition.version != Version::V1 || definition.shape_type != ShapeType::Structure {
            continue;
        }
        let members = definition.members.iter().enumerate();
        let found: Vec<_> =
            members.filter_map(|(index, member)| Some((index, member_default(member, table)?))).collect();
        for (index, value) in found {
            let member = &mut table.definitions[position].members[index];
            let default = Annotation::prelude("default", value, &member.origin);
            member.traits.push(default);
        }
    }
}

fn zero_of(definition: &Definition) -> Option<Node> {
    use ShapeType::*;
    let zero = match definition.shape_type {
        Boolean => Node::Bool(false),
        Byte | Short | Integer | Long | Float | Double => Node::Number(Number::new("0")),
        _ => return None,
    };
    let says_otherwise = has(&definition.traits, BOX) || has(&definition.traits, DEFAULT);
    let is_zero = !says_otherwise && !excludes_zero(&definition.traits);
    is_zero.then_some(zero)
}

/// The default that the member had in version 1: that of its target, unless it is boxed or cannot be zero. A stream of
/// bytes was empty when absent.
fn member_default(member: &MemberDefinition, table: &Table) -> Option<Node> {
    let Target::Named(Reference { target, .. }) = &member.target else { return None };
    let target = table.get(target.as_str())?;
    if has(&member.traits, DEFAULT) {
        return None;
    }
    if target.shape_type == ShapeType::Blob && has(&target.traits, STREAMING) {
        return (!has(&member.traits, REQUIRED)).then(|| Node::from(""));
    }
    let default = target.traits.iter().find(|applied| applied.id == DEFAULT)?;
    let is_null = has(&member.traits, BOX) || excludes_zero(&member.traits);
    if is_null { Some(Node::Null) } else { default.value.clone() }
}

fn has(traits: &[Annotation], id: &str) -> bool {
    traits.iter().any(|applied| applied.id == *id)
}

fn excludes_zero(traits: &[Annotation]) -> bool {
    let range = traits.iter().find(|applied| applied.id == RANGE).and_then(|applied| applied.value.as_ref());
    let bound = |name: &str| range.and_then(|range| range.get(name)).and_then(Node::as_f64);
    bound("min").is_some_and(|min| min > 0.0) || bound("max").is_some_and(|max| max < 0.0)
}
