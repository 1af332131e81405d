//! What only a later source knows, where it cannot contradict: summaries, tags, servers.

use super::counterpart::counterpart;
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
        if let Some(index) = counterpart(authority, operation) {
            add_operation(&mut authority.operations[index], operation);
        }
    }
}

fn add_operation(authority: &mut Operation, other: &Operation) {
    fill(&mut authority.docs, &other.docs);
    if authority.tags.is_empty() {
        authority.tags.clone_from(&other.tags);
    }
}

fn fill(text: &mut String, other: &str) {
    if text.is_empty() {
        other.clone_into(text);
    }
}
