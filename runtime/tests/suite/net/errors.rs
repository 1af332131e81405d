//! Errors as a log shows them: one line that says what failed, why, and what to do where that is known.

use std::error::Error as _;
use std::time::Duration;

use bytes::Bytes;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::environment::Environment;
use ferrosmith_runtime::transport::Recorded;
use ferrosmith_runtime::{Config, Error as RuntimeError};
use http::Response;

use super::service::{Client, Error, MODELS};

/// What every message of a call that came as far as its host begins with.
const AT: &str = "Models ListModels at models.us-east-1.amazonaws.com";

fn config() -> Config {
    Config::new().region("us-east-1").credentials(Credentials::new("AKIDEXAMPLE", "hush")).max_attempts(1)
}

async fn failed(config: Config) -> Error {
    Client::new(config).list_models().send().await.expect_err("a failure")
}

/// Holds for every error: one line, nothing twice, no secret; and the chain of sources never repeats the whole.
fn check(error: &Error) -> String {
    let text = error.to_string();
    let is_plain = |letter: char| !letter.is_control() && !matches!(letter, '\u{2028}'..='\u{202e}');
    assert!(text.chars().all(is_plain) && !text.contains("hush"), "{text:?}");
    assert!(!format!("{error:?}").contains("hush"), "{error:?}");
    let sources = std::iter::successors(error.source(), |error| (*error).source());
    assert!(sources.clone().count() < 6 && sources.map(ToString::to_string).all(|source| source != text), "{text}");
    text
}

async fn responded(status: u16, body: &'static str) -> String {
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = status.try_into().expect("a status");
    response.headers_mut().insert("x-amzn-requestid", "42".parse().expect("a value"));
    check(&failed(config().transport(Recorded::new().respond_with(response))).await)
}

#[tokio::test]
async fn responses() {
    assert_eq!(responded(403, "not\njson").await, format!("{AT}: error response (status 403, request id 42)"));
    assert_eq!(
        responded(400, r#"{"__type": "a#Wrong", "message": "one\ntwo"}"#).await,
        format!("{AT}: Wrong: one\\ntwo (status 400, request id 42)")
    );
    let text = responded(200, r#"{"models": 1}"#).await;
    assert!(text.starts_with(&format!("{AT}: cannot read the response: ")) && text.contains("models"), "{text}");
}

#[tokio::test]
async fn nothing_of_the_other_side_forges_a_line() {
    const EVIL: &str = "a\u{1b}[2Jb\u{202e}c\u{2028}d\r\ne";
    const SHOWN: &str = r"a\u{1b}[2Jb\u{202e}c\u{2028}d\r\ne";
    let json = |body: serde_json::Value| Box::leak(body.to_string().into_boxed_str());
    let text = responded(400, json(serde_json::json!({ "__type": EVIL, "message": EVIL }))).await;
    assert_eq!(text, format!("{AT}: {SHOWN}: {SHOWN} (status 400, request id 42)"));
    // Names of members, and the header in which a service names the error.
    let text = responded(200, json(serde_json::json!({ EVIL: [[]], "models": [{ "name": { EVIL: 1 } }] }))).await;
    assert!(text.contains("/models/0/name"), "{text}");
    let long = json(serde_json::json!({ "__type": "Long", "message": "é".repeat(1 << 18) }));
    let text = responded(400, long).await;
    assert!(text.len() < 5_000 && text.ends_with(" more bytes) (status 400, request id 42)"), "{}", text.len());
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = 400.try_into().expect("a status");
    for name in ["x-amzn-errortype", "x-amzn-requestid"] {
        let value = http::HeaderValue::from_bytes("x\u{9b}2J\ty\u{202e}".as_bytes()).expect("a value");
        response.headers_mut().insert(name, value);
    }
    let text = check(&failed(config().transport(Recorded::new().respond_with(response))).await);
    let shown = r"x\u{9b}2J\ty\u{202e}";
    assert_eq!(text, format!("{AT}: {shown} (status 400, request id {shown})"));
}

#[tokio::test]
async fn of_a_long_error_response_the_beginning_is_read() {
    let body = format!(r#"{{"__type": "Long", "message": "why", "rest": "{}"}}"#, "x".repeat(4 << 20));
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = 400.try_into().expect("a status");
    let error = failed(config().transport(Recorded::new().respond_with(response))).await;
    assert_eq!((error.code(), error.message()), (Some("Long"), Some("why")));
    let Error::Other(error) = error else { panic!("{error}") };
    assert_eq!(error.response().map(|response| response.body.len()), Some(1 << 20));
}

#[tokio::test]
async fn connections() {
    let text = check(&failed(config().endpoint("http://127.0.0.1:1")).await);
    let start =
        "Models ListModels at 127.0.0.1:1: connection failed while connecting: tcp connect error: Connection refused";
    assert!(text.starts_with(start), "{text}");
    let text = check(&failed(config().endpoint("http://no-such-host.invalid")).await);
    let start = "Models ListModels at no-such-host.invalid: connection failed while connecting: dns error: ";
    assert!(text.starts_with(start), "{text}");
    let broken = Recorded::new().failure(RuntimeError::transport(std::io::Error::other("cut")));
    let text = check(&failed(config().transport(broken)).await);
    assert_eq!(text, format!("{AT}: connection failed while waiting for the response: cut"));
}

#[tokio::test]
async fn settings() {
    let none = Recorded::new;
    let text = check(&failed(Config::new().transport(none())).await);
    assert!(text.starts_with("Models ListModels: no region") && text.contains("AWS_REGION"), "{text}");
    let text = check(&failed(config().endpoint("nonsense\n").transport(none())).await);
    assert!(text.contains("endpoint"), "{text}");
    let text = check(&failed(config().endpoint("https://user:hush@host").transport(none())).await);
    assert!(text.contains("endpoint"), "{text}");
    let late = config().transport(super::calls::Silent).timeout(Duration::from_millis(1));
    let text = check(&failed(late).await);
    let expected = "the call took longer than 1ms while waiting for the response (the limit can be set: `Timeouts`)";
    assert_eq!(text, format!("{AT}: {expected}"));
}

#[tokio::test]
async fn credentials() {
    let variables = [("AWS_REGION", "us-east-1"), ("AWS_EC2_METADATA_DISABLED", "true")];
    let nowhere = Config::from_environment(&MODELS, &Environment::of(variables)).expect("settings");
    let text = check(&failed(nowhere.transport(Recorded::new())).await);
    assert!(text.starts_with("Models ListModels: no credentials: looked in `AWS_ACCESS_KEY_ID`"), "{text}");
    let variables = [("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "A")];
    let half = Config::from_environment(&MODELS, &Environment::of(variables)).expect("settings");
    let text = check(&failed(half.transport(Recorded::new())).await);
    assert!(text.ends_with("no credentials: `AWS_ACCESS_KEY_ID` is set, `AWS_SECRET_ACCESS_KEY` is not"), "{text}");
}
