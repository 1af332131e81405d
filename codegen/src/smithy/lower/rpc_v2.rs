//! `smithy.protocols#rpcv2Cbor` and `rpcv2Json`: a path for each operation, and documents that hold every member.

use crate::ir::{Codec, Fixed, Header, Slot, TimestampFormat};
use crate::smithy::model::{Member, Shape};

use super::protocol::{Line, Protocol};
use super::rpc;

/// Smithy RPC v2 (Smithy 2.0, "Smithy RPC v2 CBOR protocol", "Smithy RPC v2 JSON protocol").
pub(super) struct RpcV2 {
    trait_id: &'static str,
    /// The value of the header `Smithy-Protocol`.
    name: &'static str,
    codec: Codec,
    media_type: &'static str,
}

pub(super) const RPC_V2_CBOR: RpcV2 = RpcV2 {
    trait_id: "smithy.protocols#rpcv2Cbor",
    name: "rpc-v2-cbor",
    codec: Codec::Cbor,
    media_type: "application/cbor",
};
pub(super) const RPC_V2_JSON: RpcV2 = RpcV2 {
    trait_id: "smithy.protocols#rpcv2Json",
    name: "rpc-v2-json",
    codec: Codec::Json,
    media_type: "application/json",
};

/// The header by which both sides know the protocol.
const SMITHY_PROTOCOL: &str = "Smithy-Protocol";

impl Protocol for RpcV2 {
    fn trait_id(&self) -> &'static str {
        self.trait_id
    }

    fn line(&self, service: &Shape, operation: &Shape) -> Option<Line> {
        Some(rpc::line(format!("/service/{}/operation/{}", service.id.name(), operation.id.name())))
    }

    fn fixed(&self, service: &Shape, _operation: &Shape, receives_events: bool) -> Vec<Fixed> {
        let accept = if receives_events { "application/vnd.amazon.eventstream" } else { self.media_type };
        let mut fixed = vec![rpc::header(SMITHY_PROTOCOL, self.name), rpc::header("Accept", accept)];
        fixed.extend(rpc::query_mode(service));
        fixed
    }

    fn marker(&self) -> Option<Header> {
        Some(Header { name: SMITHY_PROTOCOL.to_owned(), value: self.name.to_owned() })
    }

    fn request_slot(&self, _member: &Member) -> Option<(Slot, String)> {
        None
    }

    fn response_slot(&self, _member: &Member) -> Option<(Slot, String)> {
        None
    }

    /// There is no body without input, but one for every input, be it empty.
    fn has_document(&self, input: &Shape) -> bool {
        input.id != *"smithy.api#Unit"
    }

    fn streams_bytes(&self) -> bool {
        false
    }

    fn member_name(&self, member: &Member) -> String {
        member.name().to_owned()
    }

    fn has_timestamp_formats(&self) -> bool {
        false
    }

    fn timestamp_format(&self, _slot: &Slot) -> TimestampFormat {
        TimestampFormat::EpochSeconds
    }

    /// In JSON; CBOR has forms of its own for them.
    fn quotes_big_numbers(&self) -> bool {
        self.codec == Codec::Json
    }

    fn document(&self) -> Codec {
        self.codec
    }

    fn document_type(&self) -> &'static str {
        self.media_type
    }

    fn error_code(&self, error: &Shape) -> String {
        error.id.name().to_owned()
    }
}
