//! What only a later source knows, where it cannot contradict: tags, summaries, servers.

use crate::ir::{Api, Endpoint, Operation};

/// Adds to the authority what `other` alone knows.
pub(super) fn add(authority: &mut Api, other: &Api) {
    fill(&mut authority.docs, &other.docs);
    if authority.title.is_none() {
        authority.title.clone_from(&other.title);
    }
    if authority.endpoint == Endpoint::Unknown {
        authority.endpoint = other.endpoint.clone();
    }
    for operation in &other.operations {
        if let Some(index) = super::counterpart(authority, operation) {
            add_operation(&mut authority.operations[index], operation);
        }
    }
}

fn add_operation(authority: &mut Operation, other: &Operation) {
    fill(&mut authority.docs, &other.docs);
    for tag in &other.tags {
        if !authority.tags.contains(tag) {
            authority.tags.push(tag.clone());
        }
    }
}

fn fill(text: &mut String, other: &str) {
    if text.is_empty() {
        other.clone_into(text);
    }
}
