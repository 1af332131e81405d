//! What an action does to a tree (Overlay 1.1, section 4.4.3).

use std::collections::{BTreeMap, HashMap, HashSet};

use super::actions::{Action, Change, Path};
use crate::diagnostics::{Diagnostics, Origin, codes};
use crate::openapi::document::Node;
use crate::openapi::tree::{Tree, Value};

/// The most values that a document may have with its overlays; each action looks at all of them.
const MOST_VALUES: usize = 4_000_000;
/// The most levels: as many as a text may have.
const MOST_LEVELS: usize = 128;

/// Applies an action to the tree of a document.
pub(super) fn apply(tree: &mut Tree, root: &Origin, action: &Action<'_>, diagnostics: &mut Diagnostics) {
    let document = tree.to_value();
    let targets = select(&document, &action.target);
    if targets.is_empty() {
        let message = format!("the target `{}` of {} fits nothing in the document", action.target.text, action.what);
        diagnostics.error(&codes::UNRESOLVED_OVERLAY_TARGET, &action.target.origin, message);
        return;
    }
    match &action.change {
        Change::Remove => remove(tree, root, action, targets, diagnostics),
        Change::Update(update) => {
            let addition = (Tree::of(update.node), update.origin.clone());
            change(tree, root, action, (&targets, addition), diagnostics);
        }
        Change::Copy(from) => {
            let sources = select(&document, from);
            let found = match sources.as_slice() {
                [source] => tree.at(source, root),
                _ => None,
            };
            let Some((copy, origin)) = found else {
                let message = format!("`{}`, which {} copies, is not one value", from.text, action.what);
                diagnostics.error(&codes::UNRESOLVED_OVERLAY_TARGET, &from.origin, message);
                return;
            };
            let addition = (copy.clone(), origin);
            change(tree, root, action, (&targets, addition), diagnostics);
        }
    }
}

/// JSON pointers to what an expression selects, each once.
fn select(document: &serde_json::Value, path: &Path) -> Vec<String> {
    let mut seen = HashSet::new();
    let found = path.expression.query_located(document);
    let pointers = found.iter().map(|node| node.location().to_json_pointer());
    pointers.filter(|pointer| seen.insert(pointer.clone())).collect()
}

/// Merges a value with its place into each target.
fn change(
    tree: &mut Tree,
    root: &Origin,
    action: &Action<'_>,
    (targets, (addition, origin)): (&[String], (Tree, Origin)),
    diagnostics: &mut Diagnostics,
) {
    let (values, levels) = addition.size();
    let deepest = targets.iter().map(|pointer| pointer.matches('/').count()).max().unwrap_or_default();
    let is_large = values.saturating_mul(targets.len()).saturating_add(tree.size().0) > MOST_VALUES;
    if is_large || levels + deepest > MOST_LEVELS {
        let message = format!("{} makes the document larger than what is read", action.what);
        diagnostics.error(&codes::OVERSIZED_DOCUMENT, &action.target.origin, message);
        return;
    }
    for pointer in targets {
        // An earlier target may have changed what was here.
        let Some((target, _)) = tree.at(pointer, root) else { continue };
        let result = match &mut target.value {
            Value::Array(items) => {
                items.push(Tree { origin: Some(origin.clone()), ..addition.clone() });
                Ok(())
            }
            _ => merge(target, addition.clone(), &origin),
        };
        if let Err((what, place)) = result {
            let message = format!("{} cannot merge {what} at `{pointer}`", action.what);
            diagnostics.error(&codes::INVALID_OVERLAY, &place, message);
            return;
        }
    }
}

/// Merges a value into another: members are added, scalars replaced, lists continued. The error is what does not fit.
fn merge(target: &mut Tree, addition: Tree, origin: &Origin) -> Result<(), (&'static str, Origin)> {
    match (&mut target.value, addition.value) {
        (Value::Scalar(Node::Null), value) | (Value::Scalar(_), value @ Value::Scalar(_)) => {
            *target = Tree { origin: Some(origin.clone()), value };
            Ok(())
        }
        (Value::Array(items), Value::Array(more)) => {
            for (index, item) in more.into_iter().enumerate() {
                items.push(Tree { origin: Some(item.origin_below(origin, index)), ..item });
            }
            Ok(())
        }
        (Value::Object(entries), Value::Object(more)) => merge_members(entries, more, origin),
        (Value::Object(_), _) => Err(("a value that is not an object into an object", origin.clone())),
        (Value::Array(_), _) => Err(("a value that is not a list into a list", origin.clone())),
        (Value::Scalar(_), _) => Err(("an object or a list into what is neither", origin.clone())),
    }
}

fn merge_members(
    entries: &mut Vec<(Box<str>, Tree)>,
    more: Vec<(Box<str>, Tree)>,
    origin: &Origin,
) -> Result<(), (&'static str, Origin)> {
    let positions = entries.iter().enumerate().map(|(position, (key, _))| (key.clone(), position));
    let positions: HashMap<Box<str>, usize> = positions.collect();
    for (key, tree) in more {
        let origin = tree.origin_below(origin, &key);
        match positions.get(&key) {
            Some(position) => merge(&mut entries[*position].1, tree, &origin)?,
            None => entries.push((key, Tree { origin: Some(origin), ..tree })),
        }
    }
    Ok(())
}

/// Removes the targets; items that move up in their list keep their places.
fn remove(tree: &mut Tree, root: &Origin, action: &Action<'_>, targets: Vec<String>, diagnostics: &mut Diagnostics) {
    // What is deepest goes first, so that the pointers of the others stay right.
    let mut by_parent: BTreeMap<(std::cmp::Reverse<usize>, String), HashSet<String>> = BTreeMap::new();
    for pointer in targets {
        let Some((parent, token)) = pointer.rsplit_once('/') else {
            let message = format!("{} removes the whole document", action.what);
            diagnostics.error(&codes::INVALID_OVERLAY, &action.target.origin, message);
            return;
        };
        let depth = std::cmp::Reverse(pointer.matches('/').count());
        let token = token.replace("~1", "/").replace("~0", "~");
        by_parent.entry((depth, parent.to_owned())).or_default().insert(token);
    }
    for ((_, parent), tokens) in by_parent {
        let Some((parent, origin)) = tree.at(&parent, root) else { continue };
        match &mut parent.value {
            Value::Array(items) => {
                let kept = std::mem::take(items).into_iter().enumerate();
                let kept = kept.filter(|(index, _)| !tokens.contains(&index.to_string()));
                *items = kept
                    .map(|(index, item)| Tree { origin: Some(item.origin_below(&origin, index)), ..item })
                    .collect();
            }
            Value::Object(entries) => entries.retain(|(key, _)| !tokens.contains(&**key)),
            Value::Scalar(_) => {}
        }
    }
}
