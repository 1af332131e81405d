//! Endpoints that traits describe in place of rules (AWS specifications, "Declarative endpoint traits").

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::model::{Shape, Trait};
use super::super::super::node::Node;

const TRAITS: [&str; 2] = ["aws.endpoints#standardRegionalEndpoints", "aws.endpoints#standardPartitionalEndpoints"];
const LABELS: [&str; 4] = ["region", "service", "dnsSuffix", "dualStackDnsSuffix"];

pub(super) fn check(shape: &Shape, diagnostics: &mut Diagnostics) {
    for applied in TRAITS.into_iter().filter_map(|id| shape.traits.get(id)) {
        check_endpoints(shape, applied, &applied.value, diagnostics);
    }
}

fn check_endpoints(shape: &Shape, applied: &Trait, value: &Node, diagnostics: &mut Diagnostics) {
    for (key, inner) in value.as_object().into_iter().flat_map(|members| members.iter()) {
        if let Some(endpoint) = inner.as_str().filter(|_| key == "endpoint") {
            let labels = endpoint.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(label, _)| label));
            for label in labels.filter(|label| !LABELS.contains(label)) {
                let message =
                    format!("the endpoint `{endpoint}` of `{}` has the label `{label}`, which has no value", shape.id);
                diagnostics.warning(&codes::INVALID_ENDPOINT_RULES, &applied.origin, message);
            }
        }
        check_endpoints(shape, applied, inner, diagnostics);
    }
    for inner in value.as_array().unwrap_or_default() {
        check_endpoints(shape, applied, inner, diagnostics);
    }
}
