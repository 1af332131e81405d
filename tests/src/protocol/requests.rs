//! Request cases: what the client sends for an input (Smithy 2.0, "`httpRequestTests` trait").

use bytes::Bytes;
use ferrosmith_runtime::Config;
use ferrosmith_runtime::client::{Request, Sending};
use ferrosmith_runtime::transport::Recorded;
use http::HeaderMap;

use super::cases::{self, RequestCase};
use super::{bodies, fill, report, wire};

/// Fills a request of the client with the parameters of a case, sends it, and compares what left with the case.
#[track_caller]
pub fn request<R>(build: impl FnOnce(Config) -> R, case: &str)
where
    R: Request,
    R::Error: std::fmt::Display,
{
    let case: RequestCase = cases::read(case);
    let recorded = Recorded::new().respond(200, "");
    let config = match &case.vendor_params.scoped_config {
        Some(settings) => wire::config_by_rules(&recorded, settings),
        None => wire::config(&recorded, case.host.as_deref().unwrap_or("example.com")),
    };
    let mut request = build(config);
    if let Err(problem) = fill::structure(&mut request, &case.params) {
        panic!("the parameters do not fit: {problem}");
    }
    let outcome = wire::wait(Sending::new(request));
    match (recorded.requests().pop(), outcome) {
        (Some(sent), _) => report(&check(&case, &sent)),
        (None, Err(error)) => panic!("nothing was sent: {error}"),
        (None, Ok(_)) => panic!("nothing was sent"),
    }
}

/// Everything in which a request is not that of the case.
pub(super) fn check(case: &RequestCase, request: &http::Request<Bytes>) -> Vec<String> {
    let mut found = Vec::new();
    if request.method() != case.method.as_str() {
        found.push(format!("expected the method {}, got {}", case.method, request.method()));
    }
    if request.uri().path() != case.uri {
        found.push(format!("expected the path {}, got {}", case.uri, request.uri().path()));
    }
    if let Some(host) = &case.resolved_host
        && request.uri().host() != Some(host)
    {
        found.push(format!("expected the host {host}, got {:?}", request.uri().host()));
    }
    check_query(case, request.uri().query().unwrap_or_default(), &mut found);
    check_headers(case, &effective_headers(request), &mut found);
    let media_type = case.body_media_type.as_deref();
    found.extend(case.body.as_deref().and_then(|body| bodies::compare(body, media_type, request.body())));
    found
}

/// The pairs that a case lists must be there as often as it lists them; others may be.
fn check_query(case: &RequestCase, query: &str, found: &mut Vec<String>) {
    let mut pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    let named = |name: &str| query.split('&').any(|pair| pair.split('=').next() == Some(name));
    for wanted in &case.query_params {
        match pairs.iter().position(|pair| pair == wanted) {
            Some(position) => drop(pairs.remove(position)),
            None => found.push(format!("expected the query parameter `{wanted}` in `{query}`")),
        }
    }
    for name in case.forbid_query_params.iter().filter(|name| named(name)) {
        found.push(format!("the query parameter `{name}` may not be in `{query}`"));
    }
    for name in case.require_query_params.iter().filter(|name| !named(name)) {
        found.push(format!("expected the query parameter `{name}` in `{query}`"));
    }
}

fn check_headers(case: &RequestCase, headers: &HeaderMap, found: &mut Vec<String>) {
    for (name, wanted) in &case.headers {
        let values: Vec<_> =
            headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        if values.is_empty() {
            found.push(format!("expected the header `{name}: {wanted}`"));
        } else if values.join(", ") != *wanted {
            found.push(format!("expected the header `{name}: {wanted}`, got {:?}", values.join(", ")));
        }
    }
    for name in case.forbid_headers.iter().filter(|name| headers.contains_key(name.as_str())) {
        found.push(format!("the header `{name}` may not be sent"));
    }
    for name in case.require_headers.iter().filter(|name| !headers.contains_key(name.as_str())) {
        found.push(format!("expected a header `{name}`"));
    }
}

/// The headers of a request as they go on the wire: an HTTP stack adds the length of a body that is there (RFC 9110,
/// section 8.6).
fn effective_headers(request: &http::Request<Bytes>) -> HeaderMap {
    let mut headers = request.headers().clone();
    if !request.body().is_empty() && !headers.contains_key(http::header::TRANSFER_ENCODING) {
        headers.entry(http::header::CONTENT_LENGTH).or_insert_with(|| request.body().len().into());
    }
    headers
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::{RequestCase, check};
    use crate::protocol::cases;

    fn sent() -> http::Request<Bytes> {
        let builder = http::Request::builder().method("POST").uri("https://foo.example.com/a%2Fb?x=1&x=1&flag");
        let Ok(request) = builder.header("X-List", "a").header("X-List", "b").body(Bytes::from("{}")) else {
            panic!("no request")
        };
        request
    }

    #[test]
    fn what_a_case_lists_is_asked_for_and_nothing_else() {
        let case: RequestCase = cases::read(
            r#"{"method": "POST", "uri": "/a%2Fb", "resolvedHost": "foo.example.com", "queryParams": ["x=1", "flag"],
                "headers": {"x-list": "a, b"}, "requireHeaders": ["Content-Length"], "forbidHeaders": ["X-Other"],
                "requireQueryParams": ["x"], "forbidQueryParams": ["y"], "body": "{ }",
                "bodyMediaType": "application/json"}"#,
        );
        assert_eq!(check(&case, &sent()), Vec::<String>::new());
    }

    #[test]
    fn every_difference_is_reported() {
        let case: RequestCase = cases::read(
            r#"{"method": "GET", "uri": "/a/b", "resolvedHost": "example.com", "queryParams": ["x=1", "x=1", "x=1"],
                "headers": {"x-list": "a,b", "X-None": ""}, "forbidHeaders": ["x-list"], "requireHeaders": ["X-Other"],
                "forbidQueryParams": ["flag"], "requireQueryParams": ["y"], "body": ""}"#,
        );
        assert_eq!(check(&case, &sent()).len(), 11, "{:#?}", check(&case, &sent()));
    }
}
