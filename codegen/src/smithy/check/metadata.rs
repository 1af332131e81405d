//! Metadata that shapes give a type, and closures of shapes (Smithy 2.0, "`metadata` trait", "Shape closures").

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, Level, codes};

use super::super::Model;
use super::super::model::{Metadata, Shape};
use super::super::node::Node;
use super::super::selector::{Selector, Subject};
use super::super::shape_id::ShapeId;
use super::values::{self, Kind};

const METADATA: &str = "smithy.api#metadata";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut types: HashMap<&str, &Shape> = HashMap::new();
    for shape in model.all_shapes().iter().rev() {
        let Some(applied) = shape.traits.get(METADATA) else { continue };
        let Some(key) = applied.value.get("key").and_then(Node::as_str) else { continue };
        if let Some(other) = types.insert(key, shape) {
            let message = format!("the metadata `{key}` is given a type by `{}` and by `{}`", shape.id, other.id);
            diagnostics
                .error(&codes::CONFLICTING_METADATA, &applied.origin, message)
                .related(&other.origin, "the other type");
        }
    }
    for entry in &model.metadata {
        if let Some(shape) = types.get(&*entry.key) {
            check_type(model, entry, shape, diagnostics);
        }
        if &*entry.key == "shapeClosures" {
            check_closures(model, entry, diagnostics);
        }
    }
}

fn check_type(model: &Model, entry: &Metadata, shape: &Shape, diagnostics: &mut Diagnostics) {
    for problem in values::problems(model, shape, None, &entry.value) {
        let level = if problem.kind == Kind::Unknown { Level::Warning } else { Level::Error };
        let path = if problem.path.is_empty() { String::new() } else { format!(" at `{}`", problem.path) };
        let message = format!("the metadata `{}`{path} {}", entry.key, problem.message);
        diagnostics.push(level, &codes::INVALID_METADATA, Some(entry.origin.clone()), message);
    }
}

fn check_closures(model: &Model, entry: &Metadata, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for closure in entry.value.as_array().unwrap_or_default() {
        let Some(id) = closure.get("id").and_then(Node::as_str) else { continue };
        let mut report = |problem: String| {
            let message = format!("the shape closure `{id}` {problem}");
            diagnostics.error(&codes::INVALID_METADATA, &entry.origin, message);
        };
        if !seen.insert(id) {
            report("is declared more than once".to_owned());
        }
        if model.shape(id).is_some() {
            report("has the id of a shape".to_owned());
        }
        let selector = closure.get("includeBySelector").and_then(Node::as_str).filter(|selector| !selector.is_empty());
        if let Some(problem) = selector.and_then(Selector::problem) {
            report(format!("has a selector that {problem}"));
            continue;
        }
        let Some(members) = members(model, closure, selector) else { continue };
        for renamed in closure.get("rename").and_then(Node::as_object).into_iter().flat_map(|rename| rename.keys()) {
            if ShapeId::parse(renamed).is_some_and(|id| !members.contains(&id)) {
                report(format!("renames `{renamed}`, which is not part of it"));
            }
        }
    }
}

/// The shapes of a closure; none if its selector is not understood.
fn members<'a>(model: &'a Model, closure: &Node, selector: Option<&str>) -> Option<HashSet<&'a ShapeId>> {
    let mut members: HashSet<&ShapeId> = match selector {
        Some(selector) => Selector::parse(selector)?.select(model),
        None => HashSet::new(),
    };
    let namespaces = closure.get("includeNamespaces").and_then(Node::as_array).unwrap_or_default();
    let is_included = |shape: &&Shape| namespaces.iter().any(|name| name.as_str() == Some(shape.id.namespace()));
    members.extend(model.all_shapes().iter().filter(is_included).map(|shape| &shape.id));
    // What these name belongs to the closure, too.
    let everything = Selector::parse("~>")?;
    for shape in members.clone().into_iter().filter_map(|id| model.shape(id.as_str())) {
        members.extend(everything.select_from(model, Subject::Shape(shape)).into_iter().map(Subject::id));
    }
    Some(members)
}
