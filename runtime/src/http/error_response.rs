//! Answers of failure: which error of the description they are.

use ::http::HeaderMap;
use ::http::response::Parts;
use bytes::Bytes;
use serde_json::Value;

use super::headers::value_text;
use super::response;
use crate::schema::{ErrorCase, Operation, Retry, Slot, Status};
use crate::value::{Mut, Structure};

/// What an answer of failure tells.
pub struct Refusal {
    /// The status.
    pub status: u16,
    /// The code of the error, without name space and address.
    pub code: Option<String>,
    /// What the service says to people.
    pub message: Option<String>,
    /// The service's name for the exchange.
    pub request_id: Option<String>,
    /// The case of the description.
    pub case: Option<&'static ErrorCase>,
    /// The structure of that case, filled as far as the answer could be read; none if the status alone decides which
    /// case it is and the answer could not be read.
    pub modeled: Option<Box<dyn Structure>>,
}

impl Refusal {
    /// Why trying again may help, as the description has it.
    pub fn retry(&self) -> Option<Retry> {
        self.case.and_then(|case| case.retry)
    }
}

/// Reads an answer of failure. It never fails: what cannot be understood is left out.
pub fn decode(operation: &Operation, parts: &Parts, body: &Bytes) -> Refusal {
    let document: Value = serde_json::from_slice(body).unwrap_or_default();
    let status = parts.status.as_u16();
    let code = error_code(&parts.headers, &document);
    let case = find_case(operation.errors, code.as_deref(), status);
    let modeled = case.and_then(|case| {
        let mut error = (case.make)();
        if response::fill(case.codec, status, &parts.headers, body, error.as_mut()).is_ok() {
            fill_message(&document, error.as_mut());
            return Some(error);
        }
        // A code says which error it is, whatever became of the body.
        case.code.map(|_| (case.make)())
    });
    let message = message(&document);
    Refusal { status, code, message, request_id: request_id(&parts.headers), case, modeled }
}

/// Services of AWS write `Message` even where the description says `message`.
fn fill_message(document: &Value, error: &mut dyn Structure) {
    let Some(said) = text(document, &["Message"]).filter(|_| document.get("message").is_none()) else { return };
    let row = error.table().members.iter().position(|row| row.slot == Slot::Member && row.wire == "message");
    if let Some(Mut::String(text)) =
        row.and_then(|row| error.member_mut(row)).map(|member| super::text::inner(member.as_mut()))
    {
        *text = said;
    }
}

/// The header decides, then the body (Smithy restJson1, "operation error serialization").
fn error_code(headers: &HeaderMap, document: &Value) -> Option<String> {
    let header = headers.get("x-amzn-errortype").map(value_text);
    let code = header.or_else(|| text(document, &["code"]).or_else(|| text(document, &["__type"])))?;
    let code = code.split(':').next().unwrap_or_default();
    let code = code.rsplit('#').next().unwrap_or_default().trim();
    (!code.is_empty()).then(|| code.to_owned())
}

/// The case of a code; where the cases have no codes, the case of a status.
fn find_case(cases: &'static [ErrorCase], code: Option<&str>, status: u16) -> Option<&'static ErrorCase> {
    let by_code = cases.iter().find(|case| case.code.is_some() && case.code == code);
    let by_status = |wanted: Status| cases.iter().find(|case| case.code.is_none() && case.status == wanted);
    by_code
        .or_else(|| by_status(Status::Code(status)))
        .or_else(|| by_status(Status::Class((status / 100) as u8)))
        .or_else(|| by_status(Status::Default))
}

/// What the body says to people, in the places where services put it.
fn message(document: &Value) -> Option<String> {
    const PLACES: [&[&str]; 8] = [
        &["message"],
        &["Message"],
        &["errorMessage"],
        &["error", "message"],
        &["error_description"],
        &["detail"],
        &["error"],
        &["title"],
    ];
    PLACES.iter().find_map(|place| text(document, place))
}

fn text(document: &Value, place: &[&str]) -> Option<String> {
    let found = place.iter().try_fold(document, |value, name| value.get(name));
    found.and_then(Value::as_str).map(str::to_owned)
}

/// The service's name for an exchange.
pub fn request_id(headers: &HeaderMap) -> Option<String> {
    let names = ["x-amzn-requestid", "x-amz-request-id", "x-request-id"];
    names.iter().find_map(|name| headers.get(*name)).map(value_text)
}
