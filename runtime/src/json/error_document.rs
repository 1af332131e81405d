//! What error responses written in JSON say.

use serde_json::Value;

use crate::document::ErrorDocument;

/// The places where services put the explanation of an error, the usual ones first.
const MESSAGES: [&[&str]; 8] = [
    &["message"],
    &["Message"],
    &["errorMessage"],
    &["error", "message"],
    &["error_description"],
    &["detail"],
    &["error"],
    &["title"],
];

/// Reads the code and the message of an error. A document that cannot be read has neither.
///
/// The code stands under `code` or `__type` (AWS specifications, "AWS restJson1 protocol", "Operation error
/// serialization").
pub(crate) fn read_error(document: &[u8]) -> ErrorDocument {
    let document: Value = serde_json::from_slice(document).unwrap_or_default();
    let code = text(&document, &["code"]).or_else(|| text(&document, &["__type"]));
    let message = MESSAGES.iter().find_map(|place| text(&document, place));
    let capitalized = text(&document, &["Message"]).filter(|_| document.get("message").is_none());
    ErrorDocument { code, message, capitalized }
}

fn text(document: &Value, place: &[&str]) -> Option<String> {
    let found = place.iter().try_fold(document, |value, name| value.get(name));
    found.and_then(Value::as_str).map(str::to_owned)
}
