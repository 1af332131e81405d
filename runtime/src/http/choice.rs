//! Which of the documented responses a message is: the status decides first, then the content type.

use std::cmp::Reverse;

use ::http::HeaderMap;
use ::http::header::CONTENT_TYPE;

use super::headers::value_text;
use crate::schema::{Codec, Operation, Status};

/// How the body of a successful response is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) codec: Codec,
    /// The variant of the body that it becomes, where it is a union of several.
    pub(crate) variant: Option<usize>,
}

/// Whether a status is a success, or what the description documents in place of one.
pub(crate) fn is_success(operation: &Operation, status: u16) -> bool {
    (200..300).contains(&status)
        || status == operation.status
        || operation.cases.iter().any(|case| status < 400 && status_fit(case.status, status) > 1)
}

/// How a successful response is read. One that is not documented is read as the case that is nearest.
pub(crate) fn success(operation: &Operation, status: u16, headers: &HeaderMap) -> Chosen {
    let cases = operation.cases.iter().map(|case| (case.status, case.media_type));
    match best(cases, status, headers, true).and_then(|best| operation.cases.get(best)) {
        Some(case) => Chosen { codec: case.codec, variant: case.variant },
        None => Chosen { codec: operation.response, variant: None },
    }
}

/// Whether a body that should be a document is announced as text: the page of a proxy, and nothing that the description
/// declares.
pub(crate) fn is_foreign(operation: &Operation, headers: &HeaderMap) -> bool {
    let announced = essence(&headers.get(CONTENT_TYPE).map(value_text).unwrap_or_default());
    let is_text = matches!(announced.as_str(), "text/html" | "text/plain");
    is_text && !matches!(operation.response, Codec::Text | Codec::Bytes | Codec::Stream)
}

/// The case that fits a response best, of which the first counts; `lenient` takes one of another status rather than
/// none.
pub(crate) fn best(
    cases: impl Iterator<Item = (Status, &'static str)>,
    status: u16,
    headers: &HeaderMap,
    lenient: bool,
) -> Option<usize> {
    let content_type = headers.get(CONTENT_TYPE).map(value_text).unwrap_or_default();
    let essence = essence(&content_type);
    let fits = cases.map(|(wanted, media_type)| (status_fit(wanted, status), media_fit(media_type, &essence)));
    let fits = fits.enumerate().filter(|(_, (by_status, _))| lenient || *by_status > 0);
    // Of equals the first is the least.
    fits.min_by_key(|(_, fit)| Reverse(*fit)).map(|(index, _)| index)
}

/// How exactly a documented status names one: not at all, as the rest, as one of a class, itself.
fn status_fit(wanted: Status, status: u16) -> u8 {
    match wanted {
        Status::Code(code) if code == status => 3,
        Status::Class(class) if u16::from(class) == status / 100 => 2,
        Status::Default => 1,
        Status::Code(_) | Status::Class(_) => 0,
    }
}

/// How exactly a documented media type names one, which may have another name for the same syntax.
fn media_fit(wanted: &str, found: &str) -> u8 {
    let wanted = essence(wanted);
    let (kind, subtype) = wanted.split_once('/').unwrap_or((&wanted, ""));
    match subtype {
        _ if found.is_empty() => 0,
        _ if wanted == found => 5,
        "*" if kind != "*" && found.split('/').next() == Some(kind) => 3,
        "*" if kind == "*" => 2,
        "" => 1,
        _ if syntax(&wanted) == syntax(found) => 4,
        _ => 0,
    }
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The syntax of a media type: `json` for all of `application/json`, `text/json` and `application/problem+json`.
fn syntax(essence: &str) -> &str {
    let subtype = essence.rsplit('/').next().unwrap_or_default();
    subtype.rsplit('+').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: [(Status, &str); 6] = [
        (Status::Code(200), "application/json"),
        (Status::Code(200), "text/csv"),
        (Status::Code(200), "text/*"),
        (Status::Code(206), "text/csv"),
        (Status::Class(2), "application/vnd.acme+json"),
        (Status::Default, ""),
    ];

    fn chosen(status: u16, content_type: Option<&str>) -> Option<usize> {
        let mut headers = HeaderMap::new();
        if let Some(content_type) = content_type {
            headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
        }
        best(CASES.into_iter(), status, &headers, false)
    }

    #[test]
    fn the_status_decides_first_and_then_the_content_type() {
        assert_eq!(chosen(200, Some("application/json; charset=utf-8")), Some(0));
        assert_eq!(chosen(200, Some("Text/CSV")), Some(1));
        assert_eq!(chosen(200, Some("text/plain")), Some(2));
        assert_eq!(chosen(200, Some("application/problem+json")), Some(0));
        assert_eq!(chosen(200, Some("image/png")), Some(0));
        assert_eq!(chosen(200, None), Some(0));
        assert_eq!(chosen(206, Some("application/json")), Some(3));
        assert_eq!(chosen(201, Some("text/csv")), Some(4));
        assert_eq!(chosen(404, Some("text/csv")), Some(5));
        assert_eq!(best(CASES.into_iter().take(4), 404, &HeaderMap::new(), false), None);
        assert_eq!(best(CASES.into_iter().take(4), 404, &HeaderMap::new(), true), Some(0));
    }
}
