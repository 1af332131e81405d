//! Which part of an HTTP message a member is bound to (Smithy 2.0, "HTTP binding traits").

use super::traits;
use crate::ir::{QueryStyle, Slot};
use crate::smithy::model::Member;
use crate::smithy::node::Node;

/// The slot that the member's own binding traits give it in a request, with its wire name there; `None` for a member
/// of the document.
pub(super) fn request_slot(member: &Member) -> Option<(Slot, String)> {
    let text = |id| member.trait_value(id).and_then(Node::as_str).map(str::to_owned);
    let own_name = || member.name().to_owned();
    if member.has_trait(traits::HTTP_LABEL) {
        // Whether it is greedy stands in the URI, and is put in with the path.
        Some((Slot::Path { greedy: false }, own_name()))
    } else if let Some(name) = text(traits::HTTP_QUERY) {
        Some((Slot::Query(QueryStyle::Repeat), name))
    } else if member.has_trait(traits::HTTP_QUERY_PARAMS) {
        Some((Slot::QueryMap, own_name()))
    } else {
        shared_slot(member)
    }
}

/// The same for a response or an error.
pub(super) fn response_slot(member: &Member) -> Option<(Slot, String)> {
    if member.has_trait(traits::HTTP_RESPONSE_CODE) {
        return Some((Slot::Status, member.name().to_owned()));
    }
    shared_slot(member)
}

fn shared_slot(member: &Member) -> Option<(Slot, String)> {
    let text = |id| member.trait_value(id).and_then(Node::as_str).map(str::to_owned);
    if let Some(name) = text(traits::HTTP_HEADER) {
        Some((Slot::Header, name))
    } else if let Some(prefix) = text(traits::HTTP_PREFIX_HEADERS) {
        Some((Slot::HeaderMap, prefix))
    } else if member.has_trait(traits::HTTP_PAYLOAD) {
        Some((Slot::Payload, member.name().to_owned()))
    } else {
        None
    }
}
