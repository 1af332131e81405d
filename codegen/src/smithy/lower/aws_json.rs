//! `aws.protocols#awsJson1_0` and `awsJson1_1`: one path for all operations, and JSON documents that hold every member.

use crate::ir::{Codec, Fixed, Slot, TimestampFormat};
use crate::smithy::model::{Member, Shape};

use super::protocol::{Line, Protocol};
use super::rpc;

/// AWS JSON (AWS specifications, "AWS JSON 1.0 protocol", "AWS JSON 1.1 protocol"). To a client the versions differ in
/// their media type alone.
pub(super) struct AwsJson {
    trait_id: &'static str,
    media_type: &'static str,
}

pub(super) const AWS_JSON_1_0: AwsJson =
    AwsJson { trait_id: "aws.protocols#awsJson1_0", media_type: "application/x-amz-json-1.0" };
pub(super) const AWS_JSON_1_1: AwsJson =
    AwsJson { trait_id: "aws.protocols#awsJson1_1", media_type: "application/x-amz-json-1.1" };

impl Protocol for AwsJson {
    fn trait_id(&self) -> &'static str {
        self.trait_id
    }

    fn line(&self, _service: &Shape, _operation: &Shape) -> Option<Line> {
        Some(rpc::line("/".to_owned()))
    }

    fn fixed(&self, service: &Shape, operation: &Shape, _receives_events: bool) -> Vec<Fixed> {
        let target = format!("{}.{}", service.id.name(), operation.id.name());
        let mut fixed = vec![rpc::header("X-Amz-Target", &target)];
        fixed.extend(rpc::query_mode(service));
        fixed
    }

    fn request_slot(&self, _member: &Member) -> Option<(Slot, String)> {
        None
    }

    fn response_slot(&self, _member: &Member) -> Option<(Slot, String)> {
        None
    }

    /// Even without input an empty object is sent ("Empty body serialization").
    fn has_document(&self, _input: &Shape) -> bool {
        true
    }

    fn streams_bytes(&self) -> bool {
        false
    }

    fn member_name(&self, member: &Member) -> String {
        member.name().to_owned()
    }

    fn timestamp_format(&self, _slot: &Slot) -> TimestampFormat {
        TimestampFormat::EpochSeconds
    }

    fn document(&self) -> Codec {
        Codec::Json
    }

    fn document_type(&self) -> &'static str {
        self.media_type
    }

    fn error_code(&self, error: &Shape) -> String {
        error.id.name().to_owned()
    }
}
