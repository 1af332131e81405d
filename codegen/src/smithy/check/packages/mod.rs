//! The rules of the trait packages of AWS and of Smithy's own beside the prelude.

mod arn;
mod cloudformation;
mod discovery;
mod gateway;
mod iam;
mod mqtt;
mod tags;
mod tests;

use std::collections::HashSet;

use crate::diagnostics::Diagnostics;

use super::super::Model;
use super::super::model::{Reference, Service, Shape};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    arn::check(model, diagnostics);
    tags::check(model, diagnostics);
    discovery::check(model, diagnostics);
    gateway::check(model, diagnostics);
    iam::check(model, diagnostics);
    cloudformation::check(model, diagnostics);
    mqtt::check(model, diagnostics);
    tests::check(model, diagnostics);
}

/// All resources of a service, each once.
fn resources<'a>(model: &'a Model, service: &'a Service) -> Vec<&'a Shape> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut pending: Vec<&Reference> = service.resources.iter().rev().collect();
    while let Some(reference) = pending.pop() {
        let Some(shape) = model.shape(reference.target.as_str()) else { continue };
        let Some(resource) = shape.as_resource().filter(|_| seen.insert(&shape.id)) else { continue };
        found.push(shape);
        pending.extend(resource.resources.iter().rev());
    }
    found
}
