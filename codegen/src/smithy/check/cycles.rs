//! Shapes that can have no value, because they need themselves (Smithy 2.0, "Recursive shape definitions").

use std::collections::{HashMap, HashSet};

use crate::diagnostics::Diagnostics;

use super::super::Model;
use super::super::model::{Shape, ShapeType};
use super::super::shape_id::ShapeId;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let values = inhabited(model);
    for shape in model.shapes().iter().filter(|shape| !values.contains(&shape.id) && has_members(shape)) {
        let message = match shape.shape_type {
            ShapeType::Union => format!("every member of the union `{}` leads back to itself", shape.id),
            _ => format!("the required members of `{}` lead back to itself", shape.id),
        };
        let diagnostic = diagnostics.error("endless-shape", &shape.origin, message);
        diagnostic.hint("make a member on the way optional, or let it be an element of a list or a map");
    }
    check_collections(model, diagnostics);
    check_resources(model, diagnostics);
}

fn has_members(shape: &Shape) -> bool {
    matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union)
}

/// The shapes that have a finite value: found from those that need nothing upwards, until nothing is added.
fn inhabited(model: &Model) -> HashSet<&ShapeId> {
    let mut users: HashMap<&ShapeId, Vec<&Shape>> = HashMap::new();
    let mut pending: Vec<&Shape> = Vec::new();
    for shape in model.all_shapes() {
        if has_members(shape) {
            needed(shape).for_each(|target| users.entry(target).or_default().push(shape));
        }
        pending.push(shape);
    }
    let mut found = HashSet::new();
    while let Some(shape) = pending.pop() {
        let has_value = |target: &ShapeId| found.contains(target) || model.shape(target.as_str()).is_none();
        let is_inhabited = match shape.shape_type {
            ShapeType::Union => shape.members.is_empty() || needed(shape).any(has_value),
            ShapeType::Structure => needed(shape).all(has_value),
            _ => true,
        };
        if is_inhabited && found.insert(&shape.id) {
            pending.extend(users.get(&shape.id).into_iter().flatten());
        }
    }
    found
}

/// What a value cannot be without: for a union, one of them.
fn needed(shape: &Shape) -> impl Iterator<Item = &ShapeId> {
    let is_union = shape.shape_type == ShapeType::Union;
    let required = move |member: &&super::super::model::Member| is_union || member.has_trait("smithy.api#required");
    shape.members.iter().filter(required).map(|member| &member.target)
}

/// Lists and maps of nothing but lists and maps that lead back to themselves. Each has one way on, so every shape is
/// walked over once.
fn check_collections(model: &Model, diagnostics: &mut Diagnostics) {
    let is_collection = |shape: &Shape| matches!(shape.shape_type, ShapeType::List | ShapeType::Map);
    let mut walked: HashMap<&ShapeId, &ShapeId> = HashMap::new();
    for start in model.shapes().iter().filter(|shape| is_collection(shape)) {
        let mut current = start;
        let closes = loop {
            if let Some(walk) = walked.get(&current.id) {
                break *walk == &start.id;
            }
            walked.insert(&current.id, &start.id);
            let next = current.members.last().and_then(|member| model.target(member));
            match next.filter(|next| is_collection(next)) {
                Some(next) => current = next,
                None => break false,
            }
        };
        if closes {
            let message = format!("`{}` contains itself and nothing else", current.id);
            diagnostics.error("endless-shape", &current.origin, message);
        }
    }
}

/// Resources that contain themselves.
fn check_resources(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(resource) = shape.as_resource() else { continue };
        let mut seen = HashSet::new();
        let mut pending: Vec<_> = resource.resources.iter().collect();
        while let Some(reference) = pending.pop() {
            if reference.target == shape.id {
                let message = format!("the resource `{}` contains itself", shape.id);
                diagnostics.error("resource-cycle", &shape.origin, message);
                break;
            }
            let inner = model.shape(reference.target.as_str()).and_then(Shape::as_resource);
            if let Some(inner) = inner.filter(|_| seen.insert(&reference.target)) {
                pending.extend(&inner.resources);
            }
        }
    }
}
