//! Topics (Smithy 2.0, "MQTT protocol bindings").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Operation, Trait};
use super::super::structure;

const PUBLISH: &str = "smithy.mqtt#publish";
const SUBSCRIBE: &str = "smithy.mqtt#subscribe";
const LABEL: &str = "smithy.mqtt#topicLabel";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(operation) = shape.as_operation() else { continue };
        for id in [PUBLISH, SUBSCRIBE] {
            let Some(applied) = shape.traits.get(id) else { continue };
            let mut problems = topic_problems(applied);
            problems.extend(label_problems(model, operation, applied));
            for problem in problems {
                let message = format!("the topic of `{}` {problem}", shape.id);
                diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
            }
        }
    }
}

fn labels(topic: &str) -> Vec<&str> {
    topic.split('/').filter_map(|level| level.strip_prefix('{')?.strip_suffix('}')).collect()
}

fn topic_problems(applied: &Trait) -> Vec<String> {
    let topic = applied.value.as_str().unwrap_or_default();
    let mut problems = Vec::new();
    for level in topic.split('/') {
        let inner = level.strip_prefix('{').and_then(|level| level.strip_suffix('}')).unwrap_or(level);
        if inner.contains(['{', '}']) || level == "{}" {
            problems.push(format!("has the level `{level}`; a label is a whole level"));
        }
    }
    let mut seen = HashSet::new();
    problems.extend(
        labels(topic)
            .into_iter()
            .filter(|label| !seen.insert(*label))
            .map(|label| format!("has the label `{label}` twice")),
    );
    problems
}

/// Labels and the members that fill them are the same.
fn label_problems(model: &Model, operation: &Operation, applied: &Trait) -> Vec<String> {
    let labels = labels(applied.value.as_str().unwrap_or_default());
    let members = structure(model, &operation.input).into_iter().flat_map(|input| &input.members);
    let bound: Vec<&str> = members.filter(|member| member.has_trait(LABEL)).map(|member| member.name()).collect();
    let mut seen = HashSet::new();
    let unbound = labels.iter().filter(|label| !bound.contains(label) && seen.insert(**label));
    let unused = bound.iter().filter(|name| !labels.contains(name));
    let unbound = unbound.map(|label| format!("has the label `{label}`, for which the input has no member"));
    unbound.chain(unused.map(|name| format!("lacks a label for `{name}` of the input"))).collect()
}
