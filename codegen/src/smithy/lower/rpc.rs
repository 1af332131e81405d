//! What protocols have in common that ignore HTTP bindings: every operation is a POST, and what tells them apart is
//! fixed.

use super::protocol::Line;
use super::traits;
use crate::ir::{Fixed, FixedPlace};
use crate::smithy::model::Shape;

/// A POST to a path.
pub(super) fn line(uri: String) -> Line {
    Line { method: "POST".to_owned(), uri, status: 200 }
}

/// A header of every request.
pub(super) fn header(name: &str, value: &str) -> Fixed {
    Fixed { place: FixedPlace::Header, name: name.to_owned(), value: Some(value.to_owned()) }
}

/// The header by which a client of a service that once spoke AWS Query asks for the error codes of that time (AWS
/// specifications, "`awsQueryCompatible` trait").
pub(super) fn query_mode(service: &Shape) -> Option<Fixed> {
    service.has_trait(traits::AWS_QUERY_COMPATIBLE).then(|| header("x-amzn-query-mode", "true"))
}
