//! Operations that a protocol with HTTP bindings cannot send (validator `HttpBindingsMissing` of the specification).

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::Shape;
use super::super::super::node::Node;
use super::HTTP;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for service in model.services() {
        let (Some(protocol), Some(properties)) = (protocol_with_bindings(model, service), service.as_service()) else {
            continue;
        };
        let operations = model.operations(properties).into_iter();
        for operation in operations.filter(|operation| !operation.has_trait(HTTP) && seen.insert(&operation.id)) {
            let message = format!("operation `{}` has no `@http` trait", operation.id.name());
            let diagnostic = diagnostics.error(&codes::MISSING_HTTP_TRAIT, &operation.origin, message);
            diagnostic.hint(format!("`@{protocol}` needs its method and URI"));
        }
    }
}

/// The first protocol of a service whose definition names the trait.
fn protocol_with_bindings<'a>(model: &'a Model, service: &'a Shape) -> Option<&'a str> {
    let uses_bindings = |id: &&str| {
        let definition = model.shape(id).and_then(|shape| shape.trait_value("smithy.api#protocolDefinition"));
        let used = definition.and_then(|definition| definition.get("traits")).and_then(Node::as_array);
        used.unwrap_or_default().iter().any(|used| used.as_str() == Some(HTTP))
    };
    service.traits.iter().map(|applied| applied.id.as_str()).find(uses_bindings)
}
