//! ARNs of resources (AWS specifications, "`aws.api#arn` trait").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Resource, Shape, Trait};
use super::super::super::node::Node;
use super::super::super::shape_id::is_identifier;

const ARN: &str = "aws.api#arn";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let (Some(applied), Some(resource)) = (shape.traits.get(ARN), shape.as_resource()) else { continue };
        check_template(shape, resource, applied, diagnostics);
    }
}

fn check_template(shape: &Shape, resource: &Resource, applied: &Trait, diagnostics: &mut Diagnostics) {
    let template = applied.value.get("template").and_then(Node::as_str).unwrap_or_default();
    let mut report = |problem: String| {
        let message = format!("the ARN template `{template}` of `{}` {problem}", shape.id);
        diagnostics.error(&codes::INVALID_RESOURCE_TRAIT, &applied.origin, message);
    };
    if template.starts_with('/') {
        report("begins with `/`".to_owned());
    }
    let labels: HashSet<&str> = labels(template).collect();
    let mut sorted: Vec<&&str> = labels.iter().collect();
    sorted.sort_unstable();
    for label in sorted {
        if !is_identifier(label) {
            report(format!("has the label `{label}`, which is not an identifier"));
        } else if !resource.identifiers.iter().any(|(name, _)| name == label) {
            report(format!("has the label `{label}`, which is not an identifier of the resource"));
        }
    }
    for (name, _) in resource.identifiers.iter().filter(|(name, _)| !labels.contains(name.as_str())) {
        report(format!("lacks the identifier `{name}` of the resource"));
    }
}

fn labels(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(label, _)| label)).filter(|label| !label.is_empty())
}
