//! The protocols that there are, and which of them a service speaks.

use super::aws_json::{AWS_JSON_1_0, AWS_JSON_1_1};
use super::aws_query::AwsQuery;
use super::ec2_query::Ec2Query;
use super::protocol::Protocol;
use super::rest_json::RestJson1;
use super::rest_xml::RestXml;
use super::rpc_v2::{RPC_V2_CBOR, RPC_V2_JSON};
use super::traits;
use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::model::{Model, Shape};

/// The protocols that can be lowered, the preferred ones first: in the order of the SDKs of AWS.
const SUPPORTED: &[&dyn Protocol] =
    &[&RPC_V2_CBOR, &RPC_V2_JSON, &AWS_JSON_1_0, &AWS_JSON_1_1, &RestJson1, &RestXml, &AwsQuery, &Ec2Query];

/// Those protocols of a service that can be lowered, the preferred one first.
pub(super) fn supported(service: &Shape) -> impl Iterator<Item = &'static dyn Protocol> {
    SUPPORTED.iter().copied().filter(|protocol| service.has_trait(protocol.trait_id()))
}

/// Every protocol that a service names, sorted.
pub(super) fn named<'a>(model: &Model, service: &'a Shape) -> Vec<&'a str> {
    let is_protocol = |id: &&str| model.shape(id).is_some_and(|shape| shape.has_trait(traits::PROTOCOL_DEFINITION));
    let mut named: Vec<&str> = service.traits.iter().map(|applied| applied.id.as_str()).filter(is_protocol).collect();
    named.sort_unstable();
    named
}

/// The protocol to use for a service: the first supported one that it names.
pub(super) fn choose(model: &Model, service: &Shape, diagnostics: &mut Diagnostics) -> Option<&'static dyn Protocol> {
    if let Some(protocol) = supported(service).next() {
        return Some(protocol);
    }
    let named = named(model, service);
    let name = service.id.name();
    let diagnostic = match named.as_slice() {
        [] => diagnostics.error(
            &codes::MISSING_PROTOCOL,
            &service.origin,
            format!("service `{name}` declares no protocol"),
        ),
        named => {
            let message = format!("service `{name}` declares `{}` only, which is not supported", named.join("`, `"));
            diagnostics.error(&codes::UNSUPPORTED_PROTOCOL, &service.origin, message)
        }
    };
    let supported: Vec<String> = SUPPORTED.iter().map(|protocol| format!("`@{}`", protocol.trait_id())).collect();
    diagnostic.hint(format!("supported: {}", supported.join(", ")));
    None
}
