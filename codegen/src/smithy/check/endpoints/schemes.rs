//! The results of rules: URLs and authentication schemes (Smithy 2.0, "Endpoint `authSchemes` list property"; AWS
//! specifications, "Endpoint authentication schemes").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::model::{Shape, Trait};
use super::super::super::node::{Node, Object};

pub(super) fn check(shape: &Shape, applied: &Trait, diagnostics: &mut Diagnostics) {
    let mut problems = Vec::new();
    if applied.value.get("version").and_then(Node::as_str).is_none() {
        problems.push("have no `version`".to_owned());
    }
    for key in ["rules", "results"] {
        collect(applied.value.get(key), &mut problems);
    }
    for problem in problems {
        let message = format!("the endpoint rules of `{}` {problem}", shape.id);
        diagnostics.error(&codes::INVALID_ENDPOINT_RULES, &applied.origin, message);
    }
}

/// Looks at every endpoint below; values nest only as deep as the readers let them.
fn collect(rules: Option<&Node>, problems: &mut Vec<String>) {
    for rule in rules.and_then(Node::as_array).unwrap_or_default() {
        if let Some(endpoint) = rule.get("endpoint") {
            problems.extend(url_problem(endpoint));
            if let Some(schemes) = endpoint.get("properties").and_then(|properties| properties.get("authSchemes")) {
                scheme_problems(schemes, problems);
            }
        }
        collect(rule.get("rules"), problems);
    }
}

/// A URL has a scheme, unless a parameter gives it.
fn url_problem(endpoint: &Node) -> Option<String> {
    let url = endpoint.get("url").and_then(Node::as_str)?;
    let is_right = url.starts_with('{') || url.starts_with("http://") || url.starts_with("https://");
    (!is_right).then(|| format!("have the URL `{url}`, which begins neither with `https://` nor with `http://`"))
}

fn scheme_problems(schemes: &Node, problems: &mut Vec<String>) {
    let Some(schemes) = schemes.as_array() else {
        return problems.push(format!("have `authSchemes` that is {}, not a list", schemes.kind()));
    };
    let mut seen = HashSet::new();
    for scheme in schemes {
        let Some(members) = scheme.as_object() else {
            problems.push(format!("have {} in `authSchemes`, where objects belong", scheme.kind()));
            continue;
        };
        let Some(name) = members.get("name").and_then(Node::as_str) else {
            problems.push("have an entry of `authSchemes` without a `name`".to_owned());
            continue;
        };
        if !seen.insert(name) {
            problems.push(format!("have `{name}` in `authSchemes` twice"));
        }
        problems.extend(
            property_problems(name, members).into_iter().map(|problem| format!("have the scheme `{name}`, {problem}")),
        );
    }
}

/// What a property of a scheme is.
#[derive(Clone, Copy)]
enum Property {
    Text,
    Boolean,
    Regions,
}

const SHARED: [(&str, Property); 4] = [
    ("name", Property::Text),
    ("signingName", Property::Text),
    ("disableDoubleEncoding", Property::Boolean),
    ("disableNormalizePath", Property::Boolean),
];

/// The problems of a scheme that is known.
fn property_problems(name: &str, members: &Object) -> Vec<String> {
    let own = match name {
        "sigv4" => ("signingRegion", Property::Text),
        "sigv4a" => ("signingRegionSet", Property::Regions),
        _ => return Vec::new(),
    };
    let mut problems = Vec::new();
    for (key, value) in members.iter() {
        match SHARED.iter().chain([&own]).find(|(known, _)| *known == key) {
            None => problems.push(format!("which has no property `{key}`")),
            Some((_, property)) if !fits(*property, value) => {
                problems.push(format!("whose `{key}` cannot be {}", value.kind()));
            }
            Some(_) => {}
        }
    }
    if name == "sigv4a" && members.get(own.0).is_none() {
        problems.push(format!("which lacks `{}`", own.0));
    }
    problems
}

fn fits(property: Property, value: &Node) -> bool {
    match property {
        Property::Text => value.as_str().is_some(),
        Property::Boolean => value.as_bool().is_some(),
        Property::Regions => value
            .as_array()
            .is_some_and(|regions| !regions.is_empty() && regions.iter().all(|region| region.as_str().is_some())),
    }
}
