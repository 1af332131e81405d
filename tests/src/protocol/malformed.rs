//! Validation cases: what a service responds to a request that breaks constraints (Smithy 2.0,
//! "`httpMalformedRequestTests` trait"; `smithy.framework#ValidationException`).
//!
//! The request is read back into the generated type of the client, whose checks are then asked.

use bytes::Bytes;
use ferrosmith_runtime::Config;
use ferrosmith_runtime::Violations;
use ferrosmith_runtime::client::Request;
use ferrosmith_runtime::inner::http::server::{self, Rejection};
use http::HeaderMap;
use serde_json::{Value, json};

use super::cases::{self, BodyAssertion, MalformedCase, MalformedRequest};
use super::report;

/// Reads the request of a case into its generated type and compares what the checks find with the error response of the
/// case.
#[track_caller]
pub fn validation<R: Request>(build: impl FnOnce(Config) -> R, case: &str) {
    let case: MalformedCase = cases::read(case);
    let mut input = build(Config::new());
    let request = server::Request {
        method: &case.request.method,
        path: &case.request.uri,
        query: &case.request.query_params.join("&"),
        headers: &headers(&case.request),
        body: &Bytes::from(case.request.body.clone()),
    };
    let BodyAssertion::Contents(contents) = &case.response.body.assertion;
    let expected: Value = cases::read(contents);
    match server::decode(R::operation(), &request, &mut input) {
        Ok(()) => panic!("nothing was found to be wrong; expected {expected}"),
        Err(Rejection::Invalid(violations)) => {
            let actual = error_body(&violations);
            let differ = (actual != expected).then(|| format!("expected {expected}\ngot      {actual}"));
            report(differ.as_slice());
        }
        Err(other) => panic!("the request cannot be read: {other}"),
    }
}

/// Violations as the body of a `ValidationException`.
fn error_body(violations: &Violations) -> Value {
    let fields: Vec<Value> =
        violations.iter().map(|field| json!({ "message": field.message, "path": field.path })).collect();
    json!({ "message": violations.to_string(), "fieldList": fields })
}

#[track_caller]
fn headers(request: &MalformedRequest) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in &request.headers {
        match (http::HeaderName::try_from(name), http::HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => drop(headers.insert(name, value)),
            _ => panic!("`{name}: {value}` is not a header"),
        }
    }
    headers
}
