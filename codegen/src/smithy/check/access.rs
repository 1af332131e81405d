//! What only its own namespace may name (Smithy 2.0, "`private` trait").

use crate::diagnostics::{Diagnostics, Origin, codes};

use super::super::Model;
use super::super::model::{Shape, Traits};
use super::super::shape_id::ShapeId;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut access = Access { model, diagnostics };
    for shape in model.shapes() {
        access.traits(&shape.id, &shape.traits);
        for member in &shape.members {
            access.shape(&member.id, &member.target, &member.target_origin);
            access.traits(&member.id, &member.traits);
        }
        for (target, origin) in named(shape) {
            access.shape(&shape.id, target, origin);
        }
    }
}

/// What a shape names that is no member.
fn named(shape: &Shape) -> Vec<(&ShapeId, &Origin)> {
    let mut references: Vec<_> = shape.mixins.iter().collect();
    if let Some(service) = shape.as_service() {
        references.extend(service.operations.iter().chain(&service.resources).chain(&service.errors));
    }
    if let Some(operation) = shape.as_operation() {
        references.extend([&operation.input, &operation.output].into_iter().chain(&operation.errors));
    }
    if let Some(resource) = shape.as_resource() {
        references.extend(resource.bound_operations().chain(&resource.resources));
        references.extend(resource.identifiers.iter().chain(&resource.properties).map(|(_, reference)| reference));
    }
    references.into_iter().map(|reference| (&reference.target, &reference.origin)).collect()
}

struct Access<'a> {
    model: &'a Model,
    diagnostics: &'a mut Diagnostics,
}

impl Access<'_> {
    fn traits(&mut self, bearer: &ShapeId, traits: &Traits) {
        for applied in traits {
            self.shape(bearer, &applied.id, &applied.origin);
        }
    }

    fn shape(&mut self, from: &ShapeId, target: &ShapeId, origin: &Origin) {
        if from.namespace() == target.namespace() {
            return;
        }
        if self.model.shape(target.as_str()).is_some_and(|shape| shape.has_trait("smithy.api#private")) {
            let message =
                format!("`{from}` names `{target}`, which is private to the namespace `{}`", target.namespace());
            self.diagnostics.error(&codes::INVALID_ACCESS, origin, message);
        }
    }
}
