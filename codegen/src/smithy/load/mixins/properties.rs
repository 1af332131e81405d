//! What services, operations and resources take from mixins (Smithy 2.0, "Service, resource and operation mixins").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::model::{Operation, Properties, Reference, Shape};

const UNIT: &str = "smithy.api#Unit";

/// Adds the properties of mixins before those of the shape itself, each shape once.
pub(super) fn inherit(shape: &mut Shape, mixins: &[&Shape]) {
    // From the last to the first, so that the first ends up in front.
    for mixin in mixins.iter().rev() {
        match (&mut shape.properties, &mixin.properties) {
            (Properties::Service(own), Properties::Service(mixed)) => {
                if own.version.is_empty() {
                    own.version.clone_from(&mixed.version);
                }
                prepend(&mut own.operations, &mixed.operations);
                prepend(&mut own.resources, &mixed.resources);
                prepend(&mut own.errors, &mixed.errors);
                let new = |(id, _): &&(_, _)| !own.rename.iter().any(|(known, _)| known == id);
                let inherited: Vec<_> = mixed.rename.iter().filter(new).cloned().collect();
                own.rename.splice(0..0, inherited);
            }
            (Properties::Operation(own), Properties::Operation(mixed)) => prepend(&mut own.errors, &mixed.errors),
            _ => {}
        }
    }
}

fn prepend(own: &mut Vec<Reference>, mixed: &[Reference]) {
    let inherited: Vec<Reference> = mixed.to_vec();
    own.retain(|reference| !inherited.iter().any(|known| known.target == reference.target));
    own.splice(0..0, inherited);
}

/// What is bound to a shape is a set: what is named twice is bound once.
pub(super) fn unique(shape: &mut Shape) {
    match &mut shape.properties {
        Properties::None => {}
        Properties::Service(service) => {
            [&mut service.operations, &mut service.resources, &mut service.errors]
                .into_iter()
                .for_each(unique_references);
        }
        Properties::Operation(operation) => unique_references(&mut operation.errors),
        Properties::Resource(resource) => {
            [&mut resource.operations, &mut resource.collection_operations, &mut resource.resources]
                .into_iter()
                .for_each(unique_references);
        }
    }
}

fn unique_references(references: &mut Vec<Reference>) {
    let mut seen = HashSet::new();
    references.retain(|reference| seen.insert(reference.target.clone()));
}

/// Operations and resources that are mixins may not have everything.
pub(super) fn check_mixin(shape: &Shape, diagnostics: &mut Diagnostics) {
    let takes_or_gives = |operation: &Operation| operation.input.target != UNIT || operation.output.target != UNIT;
    if shape.as_operation().is_some_and(takes_or_gives) {
        let message = format!("the mixin `{}` is an operation and may not have an input or an output", shape.id);
        diagnostics.error(&codes::INVALID_MIXIN_PROPERTIES, &shape.origin, message);
    }
    if let Some(resource) = shape.as_resource() {
        let has_any = !resource.identifiers.is_empty()
            || !resource.properties.is_empty()
            || !resource.resources.is_empty()
            || resource.bound_operations().next().is_some();
        if has_any {
            let message = format!("the mixin `{}` is a resource and may not have any properties", shape.id);
            diagnostics.error(&codes::INVALID_MIXIN_PROPERTIES, &shape.origin, message);
        }
    }
}
