//! Whether shapes that are named exist and are of a type that fits there (validator `Target` of the specification).

use crate::diagnostics::{Diagnostics, Origin, codes};

use super::super::Model;
use super::super::model::{Operation, Reference, Resource, Service, Shape, ShapeType};
use super::super::shape_id::ShapeId;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut targets = Targets { model, diagnostics };
    for shape in model.shapes() {
        targets.members(shape);
        if let Some(service) = shape.as_service() {
            targets.service(shape, service);
        }
        if let Some(operation) = shape.as_operation() {
            targets.operation(shape, operation);
        }
        if let Some(resource) = shape.as_resource() {
            targets.resource(shape, resource);
        }
    }
}

struct Targets<'a> {
    model: &'a Model,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Targets<'a> {
    fn members(&mut self, shape: &Shape) {
        for member in &shape.members {
            let what = format!("the member `{}`", member.id);
            let Some(target) = self.find(&member.target, &what, &member.target_origin) else { continue };
            if target.shape_type.is_service_type() {
                let message = format!("{what} cannot target the {} `{}`", target.shape_type.name(), target.id);
                self.diagnostics.error(&codes::INVALID_TARGET, &member.target_origin, message);
            } else if target.has_trait("smithy.api#trait") {
                let message = format!("{what} cannot target the trait `{}`", target.id);
                self.diagnostics.error(&codes::INVALID_TARGET, &member.target_origin, message);
            } else if target.has_trait("smithy.api#mixin") {
                let message = format!("{what} cannot target the mixin `{}`", target.id);
                self.diagnostics.error(&codes::INVALID_TARGET, &member.target_origin, message);
            } else if target.id == "smithy.api#Unit" && !may_be_unit(shape) {
                let message = format!("{what} cannot target `smithy.api#Unit`, which only members of unions can");
                self.diagnostics.error(&codes::INVALID_TARGET, &member.target_origin, message);
            }
            if shape.shape_type == ShapeType::Map && member.name() == "key" {
                self.key(&what, target, &member.target_origin);
            }
        }
    }

    fn key(&mut self, what: &str, target: &Shape, origin: &Origin) {
        if !matches!(target.shape_type, ShapeType::String | ShapeType::Enum) {
            let found = target.shape_type.name();
            let message = format!("{what} must target a string, but `{}` is of type {found}", target.id);
            self.diagnostics.error(&codes::INVALID_TARGET, origin, message);
        }
    }

    fn service(&mut self, shape: &Shape, service: &Service) {
        self.all(shape, "operation", &service.operations, ShapeType::Operation);
        self.all(shape, "resource", &service.resources, ShapeType::Resource);
        self.errors(shape, &service.errors);
    }

    fn operation(&mut self, shape: &Shape, operation: &Operation) {
        for (what, reference) in [("input", &operation.input), ("output", &operation.output)] {
            let target = self.typed(shape, what, reference, &[ShapeType::Structure]);
            if target.is_some_and(|target| target.has_trait("smithy.api#error")) {
                let message = format!("the {what} of `{}` cannot be the error `{}`", shape.id, reference.target);
                self.diagnostics.error(&codes::INVALID_TARGET, &reference.origin, message);
            }
        }
        self.errors(shape, &operation.errors);
    }

    fn resource(&mut self, shape: &Shape, resource: &Resource) {
        for (name, reference) in &resource.identifiers {
            let what = format!("identifier `{name}`");
            self.typed(shape, &what, reference, &[ShapeType::String, ShapeType::Enum]);
        }
        for (name, reference) in &resource.properties {
            let what = format!("the property `{name}` of `{}`", shape.id);
            let Some(target) = self.find(&reference.target, &what, &reference.origin) else { continue };
            if target.shape_type.is_service_type() {
                let message = format!("{what} cannot target the {} `{}`", target.shape_type.name(), target.id);
                self.diagnostics.error(&codes::INVALID_TARGET, &reference.origin, message);
            }
        }
        for (lifecycle, reference) in &resource.lifecycle {
            self.typed(shape, lifecycle.name(), reference, &[ShapeType::Operation]);
        }
        self.all(shape, "operation", &resource.operations, ShapeType::Operation);
        self.all(shape, "collection operation", &resource.collection_operations, ShapeType::Operation);
        self.all(shape, "resource", &resource.resources, ShapeType::Resource);
    }

    fn all(&mut self, shape: &Shape, what: &str, references: &[Reference], expected: ShapeType) {
        for reference in references {
            self.typed(shape, what, reference, &[expected]);
        }
    }

    fn errors(&mut self, shape: &Shape, references: &[Reference]) {
        for reference in references {
            let Some(target) = self.typed(shape, "error", reference, &[ShapeType::Structure]) else { continue };
            if !target.has_trait("smithy.api#error") {
                let message = format!("`{}` is an error of `{}`, but lacks the trait `@error`", target.id, shape.id);
                self.diagnostics.error(&codes::INVALID_TARGET, &reference.origin, message);
            }
        }
    }

    fn typed(&mut self, shape: &Shape, what: &str, reference: &Reference, expected: &[ShapeType]) -> Option<&'a Shape> {
        let what = format!("the {what} of `{}`", shape.id);
        let target = self.find(&reference.target, &what, &reference.origin)?;
        for (id, kind) in [("smithy.api#mixin", "mixin"), ("smithy.api#trait", "trait")] {
            if target.has_trait(id) {
                let message = format!("{what} cannot be the {kind} `{}`", target.id);
                self.diagnostics.error(&codes::INVALID_TARGET, &reference.origin, message);
                return None;
            }
        }
        if expected.contains(&target.shape_type) {
            return Some(target);
        }
        let (expected, found) = (expected[0].name(), target.shape_type.name());
        let message = format!("{what} must be of type {expected}, but `{}` is of type {found}", target.id);
        self.diagnostics.error(&codes::INVALID_TARGET, &reference.origin, message);
        None
    }

    fn find(&mut self, id: &ShapeId, what: &str, origin: &Origin) -> Option<&'a Shape> {
        let found = self.model.shape(id.as_str());
        if found.is_none() && !self.model.may_define(id) {
            let message = format!("{what} names the shape `{id}`, which is not defined");
            let similar = self.model.similar(id, |shape| !shape.has_trait("smithy.api#trait"));
            self.diagnostics.error(&codes::UNRESOLVED_TARGET, origin, message).hint = similar;
        }
        found
    }
}

fn may_be_unit(shape: &Shape) -> bool {
    shape.shape_type == ShapeType::Union || shape.shape_type.is_enum()
}
