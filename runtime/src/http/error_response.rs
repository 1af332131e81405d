//! Error responses: which error of the description they are.

use ::http::header::CONTENT_TYPE;
use ::http::response::Parts;
use ::http::{HeaderMap, StatusCode};
use bytes::Bytes;

use super::choice::{Chosen, best};
use super::headers::{request_id, value_text};
use super::{codec, response};
use crate::document::ErrorDocument;
use crate::error::excerpt;
use crate::schema::{ErrorCase, Operation, Retry, Slot};
use crate::value::{Mut, Structure};

/// The content of an error response.
pub struct ErrorResponse {
    /// The status.
    pub status: u16,
    /// The code of the error, without name space and address; of a service that once spoke AWS Query, the code that it
    /// had then.
    pub code: Option<String>,
    /// The service's message.
    pub message: Option<String>,
    /// The service's name for the exchange.
    pub request_id: Option<String>,
    /// The case of the description.
    pub case: Option<&'static ErrorCase>,
    /// The structure of that case, filled as far as the response could be read; `None` if the status alone decides
    /// which case it is and the response could not be read.
    pub modeled: Option<Box<dyn Structure>>,
}

impl ErrorResponse {
    /// Returns why trying again may help, as the description has it.
    pub fn retry(&self) -> Option<Retry> {
        self.case.and_then(|case| case.retry)
    }

    /// The code by which trying again is decided: that of the case, which is never one of AWS Query.
    pub fn retry_code(&self) -> Option<&str> {
        self.case.and_then(|case| case.code).or(self.code.as_deref())
    }
}

/// Reads an error response. This never fails: what cannot be read is left out.
pub fn decode(operation: &Operation, parts: &Parts, body: &Bytes) -> ErrorResponse {
    let status = parts.status.as_u16();
    // What is of another protocol is known by its status alone.
    let is_known = operation.is_marked(&parts.headers);
    let document = if is_known { codec::read_error(operation.document, body) } else { ErrorDocument::default() };
    let code = match operation.marker {
        Some(_) => document.type_name.as_deref().and_then(plain),
        None => error_code(&parts.headers, &document),
    };
    let code = code.or_else(|| code_without_body(operation, parts.status, body));
    let query_code = query_code(&parts.headers).filter(|_| is_known);
    let code_of_case = code.as_deref().or(query_code.as_deref());
    let case = find_case(operation.errors, code_of_case, status, &parts.headers);
    let modeled = case.and_then(|case| {
        let mut error = (case.make)();
        let chosen = Chosen { codec: case.codec, variant: None };
        if response::fill(chosen, status, &parts.headers, body, error.as_mut()).is_ok() {
            fill_message(&document, error.as_mut());
            return Some(error);
        }
        // A code decides which error it is, whatever became of the body.
        case.code.map(|_| (case.make)())
    });
    ErrorResponse {
        status,
        code: query_code.or(code),
        message: document.message.or_else(|| announced_text(&parts.headers, body)),
        request_id: request_id(&parts.headers).or(document.request_id),
        case,
        modeled,
    }
}

/// The text of an error response that is announced as one: that of a proxy, or of a service whose errors are plain text.
/// What is announced as something else, or not at all, may hold what nobody should see.
fn announced_text(headers: &HeaderMap, body: &Bytes) -> Option<String> {
    let media_type = headers.get(CONTENT_TYPE).map(value_text)?;
    let is_text = media_type.trim_start().to_ascii_lowercase().starts_with("text/");
    is_text.then(|| excerpt(body)).flatten()
}

/// Sets the member `message` from a document that spells it otherwise.
fn fill_message(document: &ErrorDocument, error: &mut dyn Structure) {
    let Some(message) = &document.capitalized else { return };
    let row = error.table().members.iter().position(|row| row.slot == Slot::Member && row.wire == "message");
    if let Some(Mut::String(text)) =
        row.and_then(|row| error.member_mut(row)).map(|member| super::text::inner(member.as_mut()))
    {
        text.clone_from(message);
    }
}

/// The code of an error, without namespace and address: the header decides, then the document (AWS specifications,
/// "AWS restJson1 protocol", "Operation error serialization").
fn error_code(headers: &HeaderMap, document: &ErrorDocument) -> Option<String> {
    let header = headers.get("x-amzn-errortype").map(value_text);
    plain(&header.or_else(|| document.code.clone()).or_else(|| document.type_name.clone())?)
}

/// The code of an error in response to HEAD, which has no body to name it: the reason of the status, where an error of the
/// operation is called so.
fn code_without_body(operation: &Operation, status: StatusCode, body: &Bytes) -> Option<String> {
    let reason = status.canonical_reason().filter(|_| operation.method == "HEAD" && body.is_empty())?;
    let reason = reason.replace(' ', "");
    operation.errors.iter().any(|case| case.code == Some(&*reason)).then_some(reason)
}

/// A code without namespace and address.
fn plain(code: &str) -> Option<String> {
    let code = code.split(':').next().unwrap_or_default();
    let code = code.rsplit('#').next().unwrap_or_default().trim();
    (!code.is_empty()).then(|| code.to_owned())
}

/// The code that an error had when its service spoke AWS Query: `Code;Fault` (AWS specifications, "`awsQueryCompatible`
/// trait").
fn query_code(headers: &HeaderMap) -> Option<String> {
    let header = headers.get("x-amzn-query-error").map(value_text)?;
    let code = header.split(';').next().unwrap_or_default().trim();
    (!code.is_empty()).then(|| code.to_owned())
}

/// The case of a code; where the cases have no codes, the case of a status.
fn find_case(
    cases: &'static [ErrorCase],
    code: Option<&str>,
    status: u16,
    headers: &HeaderMap,
) -> Option<&'static ErrorCase> {
    let by_code = cases.iter().find(|case| case.code.is_some() && case.code == code);
    let of_status = || {
        let unnamed: Vec<&ErrorCase> = cases.iter().filter(|case| case.code.is_none()).collect();
        let heads = unnamed.iter().map(|case| (case.status, case.media_type));
        best(heads, status, headers, false).and_then(|best| unnamed.get(best).copied())
    };
    by_code.or_else(of_status)
}
