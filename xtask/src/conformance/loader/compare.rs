//! In what two models differ: shapes, their members, properties and traits; never places and the order of traits.

use std::collections::BTreeMap;

use ferrosmith_codegen::smithy::model::{Properties, Reference, Shape, Traits};
use ferrosmith_codegen::smithy::node::Node;

/// The differences between the shapes of two models, in words; empty if they are equal.
pub(super) fn differences<'a>(
    one: impl IntoIterator<Item = &'a Shape>,
    other: impl IntoIterator<Item = &'a Shape>,
) -> Vec<String> {
    let by_id = |shape: &'a Shape| (shape.id.as_str(), shape);
    let one: BTreeMap<&str, &Shape> = one.into_iter().map(by_id).collect();
    let other: BTreeMap<&str, &Shape> = other.into_iter().map(by_id).collect();
    let mut found = Vec::new();
    for (id, shape) in &one {
        match other.get(id) {
            Some(counterpart) => compare(shape, counterpart, &mut found),
            None => found.push(format!("`{id}` is in the first model only")),
        }
    }
    let only_second = other.keys().filter(|id| !one.contains_key(*id));
    found.extend(only_second.map(|id| format!("`{id}` is in the second model only")));
    found
}

fn compare(one: &Shape, other: &Shape, found: &mut Vec<String>) {
    let id = &one.id;
    if one.shape_type != other.shape_type {
        found.push(format!("`{id}` is of type {} and of type {}", one.shape_type.name(), other.shape_type.name()));
    }
    if properties(&one.properties) != properties(&other.properties) {
        found.push(format!("`{id}` has different properties"));
    }
    compare_traits(id.as_str(), &one.traits, &other.traits, found);
    let names = |shape: &Shape| -> Vec<String> { shape.members.iter().map(|member| member.name().into()).collect() };
    if names(one) != names(other) {
        found.push(format!("`{id}` has the members {:?} and {:?}", names(one), names(other)));
    }
    for member in &one.members {
        let Some(counterpart) = other.member(member.name()) else { continue };
        if member.target != counterpart.target {
            found.push(format!("`{}` targets `{}` and `{}`", member.id, member.target, counterpart.target));
        }
        compare_traits(member.id.as_str(), &member.traits, &counterpart.traits, found);
    }
}

fn compare_traits(id: &str, one: &Traits, other: &Traits, found: &mut Vec<String>) {
    let values = |traits: &Traits| -> BTreeMap<String, Node> {
        traits.iter().map(|applied| (applied.id.to_string(), applied.value.clone())).collect()
    };
    let (one, other) = (values(one), values(other));
    let all = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    for name in all.filter(|name| one.get(*name) != other.get(*name)) {
        found.push(format!("`{id}` has `{name}` {:?} and {:?}", one.get(name), other.get(name)));
    }
}

/// The properties without their places and, where it means nothing, their order.
fn properties(properties: &Properties) -> Vec<(&'static str, Vec<String>)> {
    // What is bound to a shape is a set; writers of JSON sort it.
    let ids = |references: &[Reference]| -> Vec<String> {
        let mut ids: Vec<_> = references.iter().map(|reference| reference.target.to_string()).collect();
        ids.sort();
        ids
    };
    let named = |references: &[(String, Reference)]| -> Vec<String> {
        let mut lines: Vec<_> = references.iter().map(|(name, bound)| format!("{name}: {}", bound.target)).collect();
        lines.sort();
        lines
    };
    match properties {
        Properties::None => Vec::new(),
        Properties::Service(service) => {
            let mut rename: Vec<_> = service.rename.iter().map(|(id, name)| format!("{id}: {name}")).collect();
            rename.sort();
            vec![
                ("version", vec![service.version.clone()]),
                ("operations", ids(&service.operations)),
                ("resources", ids(&service.resources)),
                ("errors", ids(&service.errors)),
                ("rename", rename),
            ]
        }
        Properties::Operation(operation) => vec![
            ("input", vec![operation.input.target.to_string()]),
            ("output", vec![operation.output.target.to_string()]),
            ("errors", ids(&operation.errors)),
        ],
        Properties::Resource(resource) => {
            let lifecycle = resource.lifecycle.iter();
            vec![
                ("identifiers", named(&resource.identifiers)),
                ("properties", named(&resource.properties)),
                ("lifecycle", lifecycle.map(|(name, bound)| format!("{}: {}", name.name(), bound.target)).collect()),
                ("operations", ids(&resource.operations)),
                ("collectionOperations", ids(&resource.collection_operations)),
                ("resources", ids(&resource.resources)),
            ]
        }
    }
}
