//! What belongs to a service: its operations, their errors, and every shape that they reach.

use std::collections::{HashMap, HashSet};

use super::model::{Model, Reference, Resource, Service, Shape};
use super::shape_id::ShapeId;

impl Model {
    /// All operations of a service, those bound through resources included, each once: the service's own, then
    /// those of its resources, depth first (Smithy 2.0, "Service closure").
    pub fn operations<'a>(&'a self, service: &'a Service) -> Vec<&'a Shape> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        self.collect_operations(&service.operations, &mut seen, &mut found);
        let mut pending: Vec<&Reference> = service.resources.iter().rev().collect();
        let mut visited = HashSet::new();
        while let Some(reference) = pending.pop() {
            let Some(resource) = self.shape(reference.target.as_str()).and_then(Shape::as_resource) else { continue };
            if visited.insert(&reference.target) {
                self.collect_operations(resource.bound_operations(), &mut seen, &mut found);
                pending.extend(resource.resources.iter().rev());
            }
        }
        found
    }

    /// The names of the resources that operations are bound to, from the outermost.
    pub fn resources_of_operations<'a>(&'a self, service: &'a Service) -> HashMap<&'a ShapeId, Vec<String>> {
        let mut found = HashMap::new();
        let mut visited = HashSet::new();
        let mut pending: Vec<(&Reference, Vec<String>)> =
            service.resources.iter().rev().map(|reference| (reference, Vec::new())).collect();
        while let Some((reference, mut path)) = pending.pop() {
            let Some(resource) = self.shape(reference.target.as_str()).and_then(Shape::as_resource) else { continue };
            if visited.insert(&reference.target) {
                path.push(reference.target.name().to_owned());
                for operation in resource.bound_operations() {
                    found.entry(&operation.target).or_insert_with(|| path.clone());
                }
                pending.extend(resource.resources.iter().rev().map(|below| (below, path.clone())));
            }
        }
        found
    }

    fn collect_operations<'a>(
        &'a self,
        references: impl IntoIterator<Item = &'a Reference>,
        seen: &mut HashSet<&'a ShapeId>,
        found: &mut Vec<&'a Shape>,
    ) {
        for reference in references {
            let Some(shape) = self.shape(reference.target.as_str()) else { continue };
            if shape.as_operation().is_some() && seen.insert(&shape.id) {
                found.push(shape);
            }
        }
    }

    /// The errors of an operation within a service: its own, then those of the service, each once.
    pub fn errors<'a>(&'a self, service: &'a Service, operation: &'a Shape) -> Vec<&'a Shape> {
        let own = operation.as_operation().map(|operation| operation.errors.as_slice()).unwrap_or_default();
        let mut seen = HashSet::new();
        let references = own.iter().chain(&service.errors);
        references
            .filter_map(|reference| self.shape(reference.target.as_str()))
            .filter(|shape| seen.insert(&shape.id))
            .collect()
    }

    /// Every shape that a service reaches through its operations, resources and their members, the service itself
    /// left out, in the order in which they are first met.
    pub fn closure<'a>(&'a self, service: &'a Service) -> Vec<&'a Shape> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut pending: Vec<&ShapeId> = Vec::new();
        let roots = service.operations.iter().chain(&service.resources).chain(&service.errors);
        pending.extend(roots.map(|reference| &reference.target));
        pending.reverse();
        while let Some(id) = pending.pop() {
            let Some(shape) = self.shape(id.as_str()) else { continue };
            if seen.insert(&shape.id) {
                found.push(shape);
                let mut neighbours = shape.neighbours();
                neighbours.reverse();
                pending.extend(neighbours);
            }
        }
        found
    }
}

impl Shape {
    /// The shapes that this one names directly, in source order: targets of members and what is bound to it.
    pub fn neighbours(&self) -> Vec<&ShapeId> {
        let mut found: Vec<&ShapeId> = self.members.iter().map(|member| &member.target).collect();
        if let Some(service) = self.as_service() {
            let bound = service.operations.iter().chain(&service.resources).chain(&service.errors);
            found.extend(bound.map(|reference| &reference.target));
        }
        if let Some(operation) = self.as_operation() {
            let bound = [&operation.input, &operation.output].into_iter().chain(&operation.errors);
            found.extend(bound.map(|reference| &reference.target));
        }
        if let Some(resource) = self.as_resource() {
            let described = resource.identifiers.iter().chain(&resource.properties).map(|(_, reference)| reference);
            let bound = described.chain(resource.bound_operations()).chain(&resource.resources);
            found.extend(bound.map(|reference| &reference.target));
        }
        found
    }
}

impl Resource {
    /// All operations bound to this resource itself: lifecycle, instance, collection.
    pub fn bound_operations(&self) -> impl Iterator<Item = &Reference> {
        let lifecycle = self.lifecycle.iter().map(|(_, reference)| reference);
        lifecycle.chain(&self.operations).chain(&self.collection_operations)
    }
}
