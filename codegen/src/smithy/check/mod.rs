//! What must hold of a model beyond its grammar (Smithy 2.0, "The Smithy model").
//!
//! What is found here would otherwise surface as nonsense in generated code. Questions of taste are left to linters.

mod access;
mod behaviours;
mod bindings;
mod bounds;
mod checksums;
mod constraints;
mod cycles;
mod defaults;
mod endpoints;
mod events;
mod examples;
mod http;
mod identifiers;
mod instances;
mod members;
mod metadata;
mod names;
mod operations;
mod packages;
mod pagination;
mod patterns;
mod properties;
mod references;
mod selectors;
mod services;
mod streams;
mod targets;
mod texts;
mod times;
mod trait_changes;
mod trait_targets;
mod trait_validators;
mod traits;
mod values;
mod waiters;

use crate::diagnostics::Diagnostics;

use super::Model;
use super::model::{Reference, Shape, ShapeType};

/// Checks the described part of the model.
pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    members::check(model, diagnostics);
    names::check(model, diagnostics);
    targets::check(model, diagnostics);
    traits::check(model, diagnostics);
    // The rules that follow compare shapes; what a text with errors defines would seem to be missing.
    if model.is_partial() {
        return;
    }
    trait_targets::check(model, diagnostics);
    defaults::check(model, diagnostics);
    bounds::check(model, diagnostics);
    operations::check(model, diagnostics);
    streams::check(model, diagnostics);
    cycles::check(model, diagnostics);
    bindings::check(model, diagnostics);
    http::check(model, diagnostics);
    pagination::check(model, diagnostics);
    behaviours::check(model, diagnostics);
    checksums::check(model, diagnostics);
    waiters::check(model, diagnostics);
    events::check(model, diagnostics);
    examples::check(model, diagnostics);
    identifiers::check(model, diagnostics);
    instances::check(model, diagnostics);
    properties::check(model, diagnostics);
    trait_changes::check(model, diagnostics);
    trait_validators::check(model, diagnostics);
    services::check(model, diagnostics);
    references::check(model, diagnostics);
    texts::check(model, diagnostics);
    patterns::check(model, diagnostics);
    access::check(model, diagnostics);
    selectors::check(model, diagnostics);
    metadata::check(model, diagnostics);
    packages::check(model, diagnostics);
    endpoints::check(model, diagnostics);
}

/// The structure that is named there, if it is one; anything else is reported as a target.
fn structure<'a>(model: &'a Model, reference: &Reference) -> Option<&'a Shape> {
    model.shape(reference.target.as_str()).filter(|shape| shape.shape_type == ShapeType::Structure)
}
