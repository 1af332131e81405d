//! What stands in where the feature is off: nothing is written, and nothing can be read.

use crate::document::{DocumentError, ErrorDocument, Mode};
use crate::schema::{Element, Fixed, Member, QueryNames, Scope, Shape, Wrapper};
use crate::value::{Mut, Ref, Structure};

const ABSENT: &str = "the feature `xml` is off";

pub(crate) fn encode(_: &Ref<'_>, _: &'static Member, _: &mut Vec<u8>) {}

pub(crate) fn encode_members(_: Element, _: &dyn Structure, _: Scope, _: &dyn Fn() -> String, _: &mut Vec<u8>) {}

pub(crate) fn write_query(_: QueryNames, _: &[Fixed], _: &dyn Structure, _: &dyn Fn() -> String) -> String {
    String::new()
}

pub(crate) fn decode_members(
    _: &[u8],
    _: Wrapper,
    _: &mut dyn Structure,
    _: Scope,
    _: Mode,
) -> Result<(), DocumentError> {
    Err(DocumentError::new(ABSENT, 0))
}

pub(crate) fn decode_payload(
    _: &[u8],
    _: Wrapper,
    _: Mut<'_>,
    _: &'static Shape,
    _: Mode,
) -> Result<(), DocumentError> {
    Err(DocumentError::new(ABSENT, 0))
}

pub(crate) fn read_error(_: &[u8]) -> ErrorDocument {
    ErrorDocument::default()
}

pub(crate) fn is_error(_: &[u8]) -> bool {
    false
}
