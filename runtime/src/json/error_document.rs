//! What error responses written in JSON say.

use crate::document::ErrorDocument;

/// Reads the code and the message of an error. A document that cannot be read has neither.
pub(crate) fn read_error(document: &[u8]) -> ErrorDocument {
    ErrorDocument::of(&serde_json::from_slice(document).unwrap_or_default())
}
