//! Calls with the network taken out: what is sent, what comes of the responses, and when a call is tried again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::loopback::Listed;
use super::service::{Client, Error, ListModels};
use bytes::Bytes;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::body::Body;
use ferrosmith_runtime::client::{AttemptInfo, Intercept, TraceContext};
use ferrosmith_runtime::error::{ErrorKind, Timeout};
use ferrosmith_runtime::stream::ByteStream;
use ferrosmith_runtime::transport::{Recorded, ResponseFuture, Transport};
use ferrosmith_runtime::{Config, Error as RuntimeError, Timestamp, Validation};
use http::{Request, Response};
use tokio::time::Instant;

fn config() -> Config {
    Config::new()
        .region("us-east-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))
        .clock(|| "2015-08-30T12:36:00Z".parse().unwrap_or(Timestamp::UNIX_EPOCH))
        .idempotency_tokens(|| "00000000-0000-4000-8000-000000000000".to_owned())
}

fn client(recorded: &Recorded) -> Client {
    Client::new(config().transport(recorded.clone()))
}

fn response(status: u16, headers: &[(&str, &str)], body: &'static str) -> Response<Bytes> {
    let response = Response::builder().status(status);
    let response = headers.iter().fold(response, |response, (name, value)| response.header(*name, *value));
    response.body(Bytes::from(body)).expect("a response")
}

fn kind(error: &Error) -> &ErrorKind {
    match error {
        Error::Other(error) => error.kind(),
        _ => panic!("a modeled error"),
    }
}

#[tokio::test]
async fn a_call_is_signed_sent_and_read() {
    let recorded = Recorded::new().respond(200, r#"{"models": [{"name": "m"}], "new": 1}"#);
    let page = client(&recorded).list_models().prefix("a b").send().await.expect("a page");
    assert_eq!(page.models[0].name, "m");
    let request = &recorded.requests()[0];
    assert_eq!(request.uri(), "https://models.us-east-1.amazonaws.com/models?prefix=a%20b");
    let authorization = request.headers()["authorization"].to_str().expect("text");
    assert!(authorization.starts_with(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date"
    ));
    let agent = request.headers()["user-agent"].to_str().expect("text");
    assert!(agent.starts_with("models/1.0.0 ferrosmith/"), "{agent}");
}

#[tokio::test]
async fn nothing_invalid_is_sent() {
    let recorded = Recorded::new().respond(201, "").respond(201, "");
    let client = client(&recorded);
    let error = client.create_model().name("far too long").send().await.expect_err("invalid");
    assert!(matches!(kind(&error), ErrorKind::Invalid(_)));
    assert!(error.to_string().starts_with("Models CreateModel: invalid request: 1 validation error"), "{error}");
    assert_eq!(recorded.requests().len(), 0);

    let needed = |call: ferrosmith_runtime::client::Call| call.validation(Validation::RequiredOnly);
    client.create_model().name("far too long").customize(needed).send().await.expect("unchecked");
    assert_eq!(recorded.last_json()["clientRequestToken"], "00000000-0000-4000-8000-000000000000");
    client.create_model().customize(needed).send().await.expect_err("`name` is needed");
    assert_eq!(recorded.left(), 1);
}

#[tokio::test]
async fn error_responses_are_typed_and_shown_in_one_line() {
    let id = [("x-amzn-requestid", "1234")];
    let recorded = Recorded::new()
        .respond_with(response(
            404,
            &id,
            r#"{"__type": "NotFoundException", "message": "no\nsuch model", "name": "m"}"#,
        ))
        .respond_with(response(403, &id, r#"{"__type": "AccessDenied", "message": "not you"}"#));
    let client = client(&recorded);
    let error = client.list_models().send().await.expect_err("rejected");
    let Error::NotFound(not_found) = &error else { panic!("{error}") };
    assert_eq!(not_found.name.as_deref(), Some("m"));
    assert_eq!(error.code(), Some("NotFoundException"));
    assert_eq!((error.status(), error.request_id(), error.is_retryable()), (Some(404), Some("1234"), false));
    let at = "Models ListModels at models.us-east-1.amazonaws.com";
    assert_eq!(error.to_string(), format!("{at}: NotFoundException: no\\nsuch model (status 404, request id 1234)"));

    let error = client.list_models().send().await.expect_err("rejected");
    assert_eq!(error.to_string(), format!("{at}: AccessDenied: not you (status 403, request id 1234)"));
    assert_eq!(error.message(), Some("not you"));
}

#[tokio::test(start_paused = true)]
async fn what_may_pass_is_tried_again() {
    let recorded =
        Recorded::new().respond(503, "").failure(ferrosmith_runtime::Error::transport("reset")).respond(200, "{}");
    client(&recorded).list_models().send().await.expect("the third attempt");
    assert_eq!(recorded.requests().len(), 3);

    let recorded = Recorded::new().always(response(409, &[("x-amzn-errortype", "BusyException")], "{}"));
    let error = client(&recorded).list_models().send().await.expect_err("always busy");
    assert!(matches!(error, Error::Busy(_)) && error.is_retryable());
    assert_eq!(recorded.requests().len(), 3);

    let recorded = Recorded::new().always(response(400, &[], "{}"));
    client(&recorded).list_models().send().await.expect_err("wrong");
    assert_eq!(recorded.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_service_says_how_long_to_wait() {
    let recorded = Recorded::new().respond_with(response(429, &[("retry-after", "17")], "{}")).respond(200, "{}");
    let start = Instant::now();
    client(&recorded).list_models().send().await.expect("the second attempt");
    assert!((17..=18).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_too_long_is_left_to_the_caller() {
    let day = Duration::from_secs(24 * 3600);
    let cases = [
        ("Fri, 21 Apr 2023 12:00:00 GMT", day),
        ("Friday, 21-Apr-23 12:00:00 GMT", day),
        ("Fri Apr 21 12:00:00 2023", day),
        ("86400", day),
        ("340282366920938463463374607431768211456", Duration::from_secs(u64::MAX)),
    ];
    for (wait, expected) in cases {
        let fields = [("date", "Thu, 20 Apr 2023 12:00:00 GMT"), ("retry-after", wait)];
        let recorded = Recorded::new().always(response(429, &fields, "{}"));
        let start = Instant::now();
        let error = client(&recorded).list_models().send().await.expect_err("too long");
        assert_eq!((start.elapsed().as_secs(), recorded.requests().len()), (0, 1), "{wait}");
        assert_eq!((error.retry_after(), error.is_retryable()), (Some(expected), true), "{wait}");
        assert!(error.to_string().contains("to be retried after"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_end_of_the_call_is_left_to_the_caller() {
    let recorded = Recorded::new().always(response(503, &[("retry-after", "30")], "{}"));
    let short = |call: ferrosmith_runtime::client::Call| call.timeout(Duration::from_secs(29));
    let start = Instant::now();
    let error = client(&recorded).list_models().customize(short).send().await.expect_err("busy");
    assert_eq!((error.status(), error.retry_after()), (Some(503), Some(Duration::from_secs(30))));
    assert_eq!((start.elapsed().as_secs(), recorded.requests().len()), (0, 1));
}

#[tokio::test]
async fn headers_of_the_caller_do_not_frame_the_body() {
    let fields = [("content-length", "1"), ("transfer-encoding", "chunked"), ("host", "elsewhere.example")];
    for (name, value) in fields {
        let recorded = Recorded::new().always(response(201, &[], ""));
        let framed = |call: ferrosmith_runtime::client::Call| call.header(name, value);
        let error = client(&recorded).create_model().name("m").customize(framed).send().await.expect_err("not sent");
        assert!(error.to_string().contains(&format!("the header `{name}`")), "{error}");
        assert_eq!(recorded.requests().len(), 0, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_quota_stops_a_storm_of_repetitions() {
    let recorded = Recorded::new().always(response(500, &[], "{}"));
    let client = client(&recorded);
    for _ in 0..60 {
        client.list_models().send().await.expect_err("down");
    }
    assert_eq!(recorded.requests().len(), 60 + 100, "500 tokens, five for each repetition");
}

#[tokio::test]
async fn a_wrong_clock_is_corrected_once_for_all_calls() {
    let date = [("date", "Sun, 30 Aug 2015 13:36:00 GMT"), ("x-amzn-errortype", "InvalidSignatureException")];
    let recorded = Recorded::new().respond_with(response(403, &date, "{}")).respond(200, "{}").respond(200, "{}");
    let client = client(&recorded);
    client.list_models().send().await.expect("with the service's clock");
    client.list_models().send().await.expect("at once");
    let times: Vec<_> = recorded.requests().iter().map(|request| request.headers()["x-amz-date"].clone()).collect();
    assert_eq!(times, ["20150830T123600Z", "20150830T133600Z", "20150830T133600Z"]);
}

/// A transport that never responds.
pub(crate) struct Silent;

impl Transport for Silent {
    fn send(&self, _: Request<Body>) -> ResponseFuture {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn every_limit_of_time_is_kept() {
    let timeouts = [
        (config().max_attempts(1), Timeout::Read, 60),
        (config().timeouts(|timeouts| timeouts.read(None)), Timeout::Operation, 300),
        (config().max_attempts(1).timeouts(|t| t.attempt(Duration::from_secs(7))), Timeout::Attempt, 7),
        (config().timeout(Duration::from_secs(5)), Timeout::Operation, 5),
    ];
    for (config, expected, seconds) in timeouts {
        let start = Instant::now();
        let error = Client::new(config.transport(Silent)).list_models().send().await.expect_err("silence");
        let ErrorKind::Timeout { which, after } = kind(&error) else { panic!("{error}") };
        assert_eq!((*which, after.as_secs()), (expected, seconds));
        assert_eq!(start.elapsed().as_secs(), seconds);
    }
}

#[tokio::test]
async fn pages_follow_each_other_until_they_end() {
    let page = |name: &str, token: &str| format!(r#"{{"models": [{{"name": "{name}"}}], "nextToken": {token}}}"#);
    let recorded = Recorded::new()
        .respond(200, page("a", r#""t1""#))
        .respond(200, page("b", r#""t2""#))
        .respond(200, page("c", "null"));
    let mut items = client(&recorded).list_models().prefix("p").items();
    let mut names = Vec::new();
    while let Some(item) = items.next().await {
        names.push(item.expect("a model").name);
    }
    assert_eq!(names, ["a", "b", "c"]);
    let queries: Vec<_> = recorded.requests().iter().filter_map(|r| r.uri().query().map(str::to_owned)).collect();
    assert_eq!(queries, ["prefix=p", "prefix=p&nextToken=t1", "prefix=p&nextToken=t2"]);

    let recorded = Recorded::new().always(response(200, &[], r#"{"models": [], "nextToken": "same"}"#));
    let mut pages = client(&recorded).list_models().pages();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        page.expect("a page");
        count += 1;
    }
    assert_eq!(count, 2, "the same token twice would go on for ever");

    let recorded = Recorded::new().respond(400, "{}").respond(200, "{}");
    let mut pages = client(&recorded).list_models().pages();
    pages.next().await.expect("an item").expect_err("rejected");
    assert!(pages.next().await.is_none(), "an error is the end");
}

#[tokio::test]
async fn any_operation_can_be_signed_ahead_of_time() {
    let client = client(&Recorded::new());
    let url = client.list_models().prefix("p").presign(Duration::from_secs(60)).await.expect("signed");
    let query = url.uri.query().expect("a query");
    assert!(query.starts_with("prefix=p&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830"));
    assert!(query.contains("X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature="));
    assert!(!format!("{url:?}").contains("Signature"));

    let post = client.create_model().name("m").presign(Duration::from_secs(60)).await.expect("signed");
    assert_eq!(post.method, "POST");
    assert!(!post.body.is_empty() && post.headers.contains_key("content-type"));
    client.list_models().presign(Duration::from_secs(8 * 24 * 3600)).await.expect_err("more than a week");
}

#[tokio::test]
async fn only_a_body_that_can_be_had_again_is_sent_again() {
    let recorded = Recorded::new().respond(503, "").respond(200, "copied");
    let stream = Listed(vec![Bytes::from("once")].into_iter());
    client(&recorded).copy().body(ByteStream::from_stream(stream)).send().await.expect_err("sent once");
    assert_eq!(recorded.requests().len(), 1);
    assert_eq!(recorded.requests()[0].headers()["x-amz-content-sha256"], "UNSIGNED-PAYLOAD");

    let recorded = Recorded::new().respond(503, "").respond(200, "copied");
    let body = ByteStream::from_fn(Some(5), || Listed(vec![Bytes::from("again")].into_iter()));
    let response = client(&recorded).copy().body(body).send().await.expect("sent twice");
    assert_eq!(response.body.collect().await.expect("bytes"), "copied");
    assert!(recorded.requests().iter().all(|request| request.body() == "again"));
}

#[tokio::test]
async fn what_is_missing_is_reported() {
    let text = |error: Error| error.to_string();
    let error = ListModels::default().send().await.expect_err("no client");
    assert!(text(error).contains("not made by a client"));
    let error = Client::new(Config::new().transport(Silent)).list_models().send().await.expect_err("no region");
    assert!(text(error).contains("no region"));
    let config = Config::new().region("us-east-1").transport(Silent);
    let error = Client::new(config).list_models().send().await.expect_err("no credentials");
    assert!(text(error).contains("`Config::credentials`"));
    let header = |call: ferrosmith_runtime::client::Call| call.header("no header", "x");
    let error = client(&Recorded::new()).list_models().customize(header).send().await.expect_err("no header");
    assert!(text(error).contains("`no header` is not a header"));
}

#[tokio::test]
async fn a_response_longer_than_the_limit_is_an_error() {
    let recorded = Recorded::new().respond(200, r#"{"models": []}"#);
    let client = Client::new(config().transport(recorded.clone()).max_response_bytes(5));
    let error = client.list_models().send().await.expect_err("too long");
    assert!(error.to_string().contains("longer than 5 bytes"), "{error}");
}

#[test]
fn futures_and_errors_are_small() {
    let sending = client(&Recorded::new()).list_models().send();
    assert!(size_of_val(&sending) <= 16);
    assert!(size_of::<Error>() <= 16);
    fn is_send<T: Send + 'static>(_: T) {}
    is_send(sending);
}

#[test]
fn no_secret_is_shown() {
    let config = config().bearer_token("hush").api_key("hush").basic("user", "hush").endpoint("https://user:hush@host");
    let shown = format!("{:?} {:?}", Client::new(config.transport(Silent)), Credentials::new("id", "hush"));
    assert!(!shown.contains("hush") && !shown.contains("wJalr"), "{shown}");
}

#[tokio::test]
async fn large_responses_do_not_hold_a_thread() {
    let turns = Arc::new(AtomicUsize::new(0));
    let ticking = Arc::clone(&turns);
    let ticker = tokio::spawn(async move {
        loop {
            ticking.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
        }
    });
    let turns_of = async |items: usize| {
        let text = format!(r#"{{"models": [{}{{}}]}}"#, r#"{"name": "a"},"#.repeat(items));
        let recorded = Recorded::new().respond_with(Response::new(Bytes::from(text)));
        let before = turns.load(Ordering::Relaxed);
        let page = client(&recorded).list_models().send().await.expect("a page");
        assert_eq!(page.models.len(), items + 1);
        turns.load(Ordering::Relaxed) - before
    };
    // The runtime has one thread: while a body is read on it, no other task has a turn.
    assert_eq!(turns_of(10).await, 0);
    assert!(turns_of(200_000).await > 10);
    ticker.abort();
}

#[tokio::test]
async fn a_call_returns_its_response_too() {
    let recorded = Recorded::new().respond_with(response(200, &[("x-rate-limit", "9")], r#"{"models": []}"#));
    let response = client(&recorded).list_models().send_with_response().await.expect("a page");
    assert_eq!((response.status, response.output.models.len()), (200, 0));
    assert_eq!(response.headers["x-rate-limit"], "9");
}

#[tokio::test]
async fn what_is_no_document_is_shown_as_it_is_announced() {
    let html = [("content-type", "text/html; charset=utf-8"), ("x-request-id", "7")];
    let page = "<html><head><title>Sign in\nfirst</title></head></html>";
    let recorded = Recorded::new()
        .respond_with(response(200, &html, page))
        .respond_with(response(200, &[("content-type", "application/json")], "{\"secret\""))
        .respond_with(response(403, &html, page))
        .respond_with(response(400, &[("content-type", "text/plain")], "no such\nfilter"));
    let client = client(&recorded);
    let error = client.list_models().send().await.expect_err("a page of a proxy");
    let text = error.to_string();
    assert!(text.ends_with("(status 200, text/html; charset=utf-8, request id 7): \"Sign in first\""), "{text}");
    let Error::Other(error) = error else { panic!("not modeled") };
    let unreadable = error.unreadable().expect("the response");
    assert_eq!((unreadable.status, &unreadable.body[..]), (200, page.as_bytes()));

    let text = client.list_models().send().await.expect_err("cut short").to_string();
    assert!(text.ends_with("(status 200, application/json)") && !text.contains("secret"), "{text}");
    for (status, message) in [(403, "Sign in first"), (400, "no such filter")] {
        let error = client.list_models().send().await.expect_err("rejected");
        assert_eq!((error.status(), error.message()), (Some(status), Some(message)));
    }
}

#[tokio::test]
async fn a_call_sends_what_the_description_does_not_know() {
    let recorded = Recorded::new().respond(201, "").respond(200, r#"{"models": []}"#);
    let client = client(&recorded);
    let more = |call: ferrosmith_runtime::client::Call| {
        call.query("trace", "a b").body_member("beta", true).body_member("n", serde_json::json!({"x": [1]}))
    };
    client.create_model().name("m").customize(more).send().await.expect("created");
    let request = &recorded.requests()[0];
    assert_eq!(request.uri().query(), Some("trace=a%20b"));
    let body: serde_json::Value = serde_json::from_slice(request.body()).expect("JSON");
    assert_eq!((&body["name"], &body["beta"], &body["n"]["x"][0]), (&"m".into(), &true.into(), &1.into()));

    let query = |call: ferrosmith_runtime::client::Call| call.query("x", "1&2");
    client.list_models().prefix("p").customize(query).send().await.expect("a page");
    assert_eq!(recorded.requests()[1].uri().query(), Some("prefix=p&x=1%262"));

    let twice = |call: ferrosmith_runtime::client::Call| call.body_member("name", "other");
    let error = client.create_model().name("m").customize(twice).send().await.expect_err("twice").to_string();
    assert!(error.contains("members cannot be added to the body: it has a member `name`"), "{error}");
    let none = |call: ferrosmith_runtime::client::Call| call.body_member("name", "other");
    let error = client.list_models().customize(none).send().await.expect_err("no body").to_string();
    assert!(error.contains("it is not JSON"), "{error}");
}

#[derive(Default)]
struct Hooks(std::sync::Mutex<Vec<String>>);

impl Intercept for Hooks {
    fn before_signing(&self, attempt: &AttemptInfo, request: &mut http::request::Parts) -> Result<(), RuntimeError> {
        let is_signed = request.headers.contains_key("authorization");
        request.headers.insert("x-amz-meta-tenant", http::HeaderValue::from_static("acme"));
        self.0.lock().expect("hooks").push(format!("sign {} {is_signed}", attempt.number));
        Ok(())
    }

    fn before_attempt(&self, attempt: &AttemptInfo, request: &mut http::request::Parts) -> Result<(), RuntimeError> {
        let is_signed = request.headers.contains_key("authorization");
        self.0.lock().expect("hooks").push(format!("send {} {is_signed}", attempt.number));
        if attempt.number == 3 { Err(RuntimeError::config("enough")) } else { Ok(()) }
    }

    fn after_attempt(&self, attempt: &AttemptInfo, outcome: Result<&http::response::Parts, &RuntimeError>) {
        let status =
            outcome.map_or_else(|error| error.meta().map_or(0, |meta| meta.status), |head| head.status.as_u16());
        self.0.lock().expect("hooks").push(format!("after {} {status}", attempt.number));
    }
}

#[tokio::test(start_paused = true)]
async fn hooks_see_every_attempt() {
    let recorded = Recorded::new().respond(500, "").respond(200, r#"{"models": []}"#).respond(500, "").respond(500, "");
    let hooks = std::sync::Arc::new(Hooks::default());
    let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let config = config().intercept(hooks.clone()).trace_context(move || Some(TraceContext::new(parent)));
    let client = Client::new(config.transport(recorded.clone()));
    client.list_models().send().await.expect("a page");
    let seen = std::mem::take(&mut *hooks.0.lock().expect("hooks"));
    assert_eq!(seen, ["sign 1 false", "send 1 true", "after 1 500", "sign 2 false", "send 2 true", "after 2 200"]);
    let request = &recorded.requests()[1];
    let signed = request.headers()["authorization"].to_str().expect("text");
    assert!(signed.contains("x-amz-meta-tenant") && !signed.contains("traceparent"), "{signed}");
    assert_eq!(request.headers()["traceparent"], parent);
    let error = client.list_models().send().await.expect_err("the hook ends it").to_string();
    assert!(error.contains("enough"), "{error}");
}

/// Calls are let go at many points of their pauses and attempts; the quota, of which each repetition takes a hundredth, is
/// whole afterwards.
#[tokio::test(start_paused = true)]
async fn calls_that_are_let_go_leave_the_quota_whole() {
    let busy = Recorded::new().always(response(503, &[("retry-after", "2")], "{}"));
    let client = client(&busy);
    let mut let_go = 0;
    for step in 0..400_u64 {
        let call = client.list_models().send();
        let_go += usize::from(tokio::time::timeout(Duration::from_millis(1 + step * 5 % 1_990), call).await.is_err());
    }
    assert_eq!(let_go, 400);
    let before = busy.requests().len();
    client.list_models().send().await.expect_err("busy");
    assert_eq!(busy.requests().len() - before, 3, "there is enough left for two repetitions");
}
