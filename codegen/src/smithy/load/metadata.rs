//! The metadata of all files as one (Smithy 2.0, "Metadata").

use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::model::Metadata;
use crate::smithy::node::Node;
use crate::smithy::raw::Document;
use crate::smithy::selector::Selector;

/// Takes the metadata out of the documents: lists are concatenated, equal values are one, all else is a conflict.
pub(super) fn merge(documents: &mut [Document], diagnostics: &mut Diagnostics) -> Vec<Metadata> {
    let mut merged: Vec<Metadata> = Vec::new();
    for entry in documents.iter_mut().flat_map(|document| std::mem::take(&mut document.metadata)) {
        let Some(first) = merged.iter_mut().find(|known| known.key == entry.key) else {
            merged.push(entry);
            continue;
        };
        match (&mut first.value, entry.value) {
            (Node::Array(elements), Node::Array(more)) => elements.extend(more),
            (known, value) if *known == value => {}
            _ => {
                let message = format!("the metadata key `{}` is defined twice, and differently", entry.key);
                let diagnostic = diagnostics.error(&codes::CONFLICTING_METADATA, &entry.origin, message);
                diagnostic.related(&first.origin, "first defined here");
            }
        }
    }
    for entry in &merged {
        check(entry, diagnostics);
    }
    merged
}

/// Some keys have a meaning of their own, and a form (Smithy 2.0, "Model validation").
fn check(entry: &Metadata, diagnostics: &mut Diagnostics) {
    if !matches!(&*entry.key, "validators" | "suppressions" | "severityOverrides") {
        return;
    }
    let elements = entry.value.as_array();
    if elements.is_none_or(|elements| elements.iter().any(|element| element.as_object().is_none())) {
        let message = format!("the metadata `{}` must be a list of objects", entry.key);
        diagnostics.error(&codes::INVALID_METADATA, &entry.origin, message);
    }
    match &*entry.key {
        "severityOverrides" => {
            check_texts(entry, &["id", "namespace", "severity"], diagnostics);
            check_severities(entry, diagnostics);
        }
        "suppressions" => check_texts(entry, &["id", "namespace"], diagnostics),
        _ => check_validators(entry, diagnostics),
    }
}

/// Keys that every element has, with texts.
fn check_texts(entry: &Metadata, keys: &[&str], diagnostics: &mut Diagnostics) {
    for element in entry.value.as_array().unwrap_or_default().iter().filter(|element| element.as_object().is_some()) {
        for key in keys.iter().filter(|key| element.get(key).and_then(Node::as_str).is_none()) {
            let message = format!("an element of the metadata `{}` lacks `{key}`, or it is no string", entry.key);
            diagnostics.error(&codes::INVALID_METADATA, &entry.origin, message);
        }
    }
}

/// Of the validators that a model asks for, those of the specification are known: what they are given must be right.
fn check_validators(entry: &Metadata, diagnostics: &mut Diagnostics) {
    check_texts(entry, &["name"], diagnostics);
    for validator in entry.value.as_array().unwrap_or_default() {
        let name = validator.get("name").and_then(Node::as_str).unwrap_or_default();
        let mut report = |problem: String| {
            let message = format!("the validator `{name}` {problem}");
            diagnostics.error(&codes::INVALID_METADATA, &entry.origin, message);
        };
        if let Some(severity) = validator.get("severity")
            && !matches!(severity.as_str(), Some("NOTE" | "WARNING" | "DANGER" | "ERROR"))
        {
            report("has a severity that is not `NOTE`, `WARNING`, `DANGER` or `ERROR`".to_owned());
        }
        let selector = validator.get("configuration").and_then(|configuration| configuration.get("selector"));
        if matches!(name, "EmitEachSelector" | "EmitNoneSelector") && selector.is_none() {
            report("lacks `selector` in its configuration".to_owned());
        }
        if let Some(text) = selector.and_then(Node::as_str)
            && let Some(problem) = Selector::problem(text)
        {
            report(format!("has the selector `{text}`, which {problem}"));
        }
    }
}

/// A finding can be made graver, but not an error: whether a model is valid is no matter of taste.
fn check_severities(entry: &Metadata, diagnostics: &mut Diagnostics) {
    let overrides = entry.value.as_array().unwrap_or_default();
    let severities = overrides.iter().filter_map(|element| element.get("severity"));
    for severity in severities.filter(|severity| !matches!(severity.as_str(), Some("DANGER" | "WARNING"))) {
        let found = severity.as_str().map_or(severity.kind().to_owned(), |text| format!("`{text}`"));
        let message = format!("a severity in `{}` must be `DANGER` or `WARNING`, but it is {found}", entry.key);
        diagnostics.error(&codes::INVALID_METADATA, &entry.origin, message);
    }
}
