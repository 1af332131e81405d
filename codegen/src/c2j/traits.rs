//! Traits, made of what keys say.

use crate::diagnostics::{Diagnostics, Origin};
use crate::smithy::node::{Node, Object};
use crate::smithy::raw::Annotation;
use crate::smithy::shape_id::ShapeId;

use super::entry::Entry;

/// A trait with a value.
pub(super) fn with(id: &str, value: Node, origin: Origin) -> Annotation {
    Annotation { id: ShapeId::new(id), value: Some(value), origin }
}

/// A trait whose presence is all that there is to say.
pub(super) fn bare(id: &str, origin: Origin) -> Annotation {
    with(id, Node::empty_object(), origin)
}

/// An object of these members.
pub(super) fn object<const N: usize>(members: [(&str, Node); N]) -> Node {
    let mut object = Object::default();
    for (key, value) in members {
        object.push(key, value);
    }
    Node::Object(object)
}

/// The traits that any shape, member or operation may have: its documentation, and that it is deprecated.
pub(super) fn common(entry: &Entry<'_>, diagnostics: &mut Diagnostics) -> Vec<Annotation> {
    let mut traits = Vec::new();
    if let Some(text) = entry.text("documentation", diagnostics).filter(|text| !text.is_empty()) {
        traits.push(with("smithy.api#documentation", text.into(), entry.place("documentation")));
    }
    if entry.flag("deprecated", diagnostics) {
        let mut value = Object::default();
        for (key, property) in [("deprecatedMessage", "message"), ("deprecatedSince", "since")] {
            if let Some(text) = entry.text(key, diagnostics) {
                value.push(property, text.into());
            }
        }
        traits.push(with("smithy.api#deprecated", Node::Object(value), entry.place("deprecated")));
    }
    traits
}

/// The traits for keys that stand for one each and have nothing more to say.
pub(super) fn flags(entry: &Entry<'_>, table: &[(&str, &str)], diagnostics: &mut Diagnostics) -> Vec<Annotation> {
    let mut traits = Vec::new();
    for (key, id) in table {
        if entry.flag(key, diagnostics) {
            traits.push(bare(id, entry.place(key)));
        }
    }
    traits
}

/// The traits for keys whose values are those of the traits.
pub(super) fn values(entry: &Entry<'_>, table: &[(&str, &str)], diagnostics: &mut Diagnostics) -> Vec<Annotation> {
    let mut traits = Vec::new();
    for (key, id) in table {
        if let Some(value) = entry.child(key, diagnostics) {
            traits.push(with(id, Node::Object(value.object.clone()), value.origin));
        }
    }
    traits
}

/// The XML namespace, which is an object or the URI alone.
pub(super) fn xml_namespace(entry: &Entry<'_>) -> Option<Annotation> {
    let value = match entry.get("xmlNamespace")? {
        Node::String(uri) => object([("uri", Node::String(uri.clone()))]),
        value if value.get("uri").is_some() => value.clone(),
        _ => return None,
    };
    Some(with("smithy.api#xmlNamespace", value, entry.place("xmlNamespace")))
}
