//! Shapes that can have no value, because they need themselves (Smithy 2.0, "Recursive shape definitions").

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, codes};

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
        let diagnostic = diagnostics.error(&codes::INFINITE_TYPE, &shape.origin, message);
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
    // How many members of a shape still wait for their target.
    let mut missing: HashMap<&ShapeId, usize> = HashMap::new();
    let mut pending: Vec<&Shape> = Vec::new();
    for shape in model.all_shapes() {
        let known = needed(shape).filter(|target| has_members(shape) && model.shape(target.as_str()).is_some());
        let known: Vec<&ShapeId> = known.collect();
        let is_union_of_more = shape.shape_type == ShapeType::Union && known.len() < shape.members.len();
        if known.is_empty() || is_union_of_more {
            pending.push(shape);
        }
        let waits_for = if shape.shape_type == ShapeType::Union { 1 } else { known.len() };
        missing.insert(&shape.id, waits_for);
        for target in known {
            users.entry(target).or_default().push(shape);
        }
    }
    let mut found = HashSet::new();
    while let Some(shape) = pending.pop() {
        if !found.insert(&shape.id) {
            continue;
        }
        for user in users.get(&shape.id).into_iter().flatten() {
            let Some(count) = missing.get_mut(&user.id) else { continue };
            *count = count.saturating_sub(1);
            if *count == 0 {
                pending.push(user);
            }
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
            diagnostics.error(&codes::INFINITE_TYPE, &current.origin, message);
        }
    }
}

/// Resources that contain themselves: where a walk downwards comes back to one that it is still in.
fn check_resources(model: &Model, diagnostics: &mut Diagnostics) {
    let mut is_open: HashMap<&ShapeId, bool> = HashMap::new();
    let mut reported = HashSet::new();
    for start in model.shapes().iter().filter(|shape| shape.as_resource().is_some()) {
        if is_open.contains_key(&start.id) {
            continue;
        }
        is_open.insert(&start.id, true);
        let mut path = vec![(start, 0)];
        while let Some((shape, next)) = path.pop() {
            let Some(reference) = shape.as_resource().and_then(|resource| resource.resources.get(next)) else {
                is_open.insert(&shape.id, false);
                continue;
            };
            path.push((shape, next + 1));
            let inner = model.shape(reference.target.as_str()).filter(|inner| inner.as_resource().is_some());
            let Some(inner) = inner else { continue };
            match is_open.get(&inner.id) {
                Some(false) => {}
                Some(true) => drop(reported.insert(&inner.id)),
                None => {
                    is_open.insert(&inner.id, true);
                    path.push((inner, 0));
                }
            }
        }
    }
    for shape in model.shapes().iter().filter(|shape| reported.contains(&shape.id)) {
        let message = format!("the resource `{}` contains itself", shape.id);
        diagnostics.error(&codes::CYCLIC_RESOURCES, &shape.origin, message);
    }
}
