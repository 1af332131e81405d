//! The metadata of all files as one (Smithy 2.0, "Metadata").

use crate::diagnostics::Diagnostics;

use super::model::Metadata;
use super::node::Node;
use super::raw::Document;

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
                let diagnostic = diagnostics.error("metadata-conflict", &entry.origin, message);
                diagnostic.related(&first.origin, "first defined here");
            }
        }
    }
    merged
}
