//! Checksums of bodies (Smithy 2.0, "`httpChecksumRequired` trait"; AWS specifications, "`httpChecksum` trait").

use super::traits;
use crate::ir::{Checksum, Digest, Param, Verification};
use crate::smithy::model::Shape;
use crate::smithy::node::Node;

/// The checksum that requests carry.
pub(super) fn of_request(operation: &Shape, params: &[Param]) -> Option<Checksum> {
    let is_required = operation.has_trait(traits::HTTP_CHECKSUM_REQUIRED);
    let Some(value) = operation.trait_value(traits::HTTP_CHECKSUM) else {
        return is_required.then_some(Checksum::Md5);
    };
    let by = param(value, "requestAlgorithmMember", params);
    let required = is_required || value.get("requestChecksumRequired").and_then(Node::as_bool) == Some(true);
    (by.is_some() || required).then_some(Checksum::Chosen { by, required })
}

/// How responses are held against theirs. Algorithms that are not known here are left out: a response with none of the
/// others is not checked.
pub(super) fn of_response(operation: &Shape, params: &[Param]) -> Option<Verification> {
    let value = operation.trait_value(traits::HTTP_CHECKSUM)?;
    let mode = param(value, "requestValidationModeMember", params)?;
    let named: Vec<&str> =
        value.get("responseAlgorithms").and_then(Node::as_array)?.iter().filter_map(Node::as_str).collect();
    // The fastest first, whatever the order of the description.
    let digests = Digest::ALL.into_iter().filter(|digest| named.contains(&digest.name())).collect();
    Some(Verification { mode, digests })
}

fn param(value: &Node, key: &str, params: &[Param]) -> Option<usize> {
    let name = value.get(key)?.as_str()?;
    params.iter().position(|param| param.field.name == name)
}
