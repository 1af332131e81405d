//! Errors as a log shows them: one line that says what failed, why, and what to do where that is known.

use std::error::Error as _;
use std::time::Duration;

use bytes::Bytes;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::environment::Environment;
use ferrosmith_runtime::transport::Recorded;
use ferrosmith_runtime::{Config, Error as RuntimeError};
use http::Response;

use crate::service::{Client, Error, MODELS};

fn config() -> Config {
    Config::new().region("us-east-1").credentials(Credentials::new("AKIDEXAMPLE", "hush")).max_attempts(1)
}

async fn failed(config: Config) -> Error {
    Client::new(config).list_models().send().await.expect_err("a failure")
}

/// Holds for every error: one line, nothing twice, no secret; and the chain of sources never repeats the whole.
fn check(error: &Error) -> String {
    let told = error.to_string();
    assert!(!told.contains(['\n', '\r']) && !told.contains("hush"), "{told}");
    assert!(!format!("{error:?}").contains("hush"), "{error:?}");
    let sources = std::iter::successors(error.source(), |error| (*error).source());
    assert!(sources.clone().count() < 6 && sources.map(ToString::to_string).all(|source| source != told), "{told}");
    told
}

async fn answered(status: u16, body: &'static str) -> String {
    let mut answer = Response::new(Bytes::from(body));
    *answer.status_mut() = status.try_into().expect("a status");
    answer.headers_mut().insert("x-amzn-requestid", "42".parse().expect("a value"));
    check(&failed(config().transport(Recorded::new().respond_with(answer))).await)
}

#[tokio::test]
async fn answers() {
    assert_eq!(answered(403, "not\njson").await, "Models ListModels: refused (status 403, request id 42)");
    assert_eq!(
        answered(400, r#"{"__type": "a#Wrong", "message": "one\ntwo"}"#).await,
        "Models ListModels: Wrong: one two (status 400, request id 42)"
    );
    let told = answered(200, r#"{"models": 1}"#).await;
    assert!(told.starts_with("Models ListModels: cannot read the answer: ") && told.contains("models"), "{told}");
}

#[tokio::test]
async fn connections() {
    let told = check(&failed(config().endpoint("http://127.0.0.1:1")).await);
    assert!(told.starts_with("Models ListModels: connection failed: tcp connect error: Connection refused"), "{told}");
    let told = check(&failed(config().endpoint("http://no-such-host.invalid")).await);
    assert!(told.starts_with("Models ListModels: connection failed: dns error: "), "{told}");
    let broken = Recorded::new().failure(RuntimeError::transport(std::io::Error::other("cut")));
    assert_eq!(check(&failed(config().transport(broken)).await), "Models ListModels: connection failed: cut");
}

#[tokio::test]
async fn settings() {
    let none = Recorded::new;
    let told = check(&failed(Config::new().transport(none())).await);
    assert!(told.starts_with("Models ListModels: no region") && told.contains("AWS_REGION"), "{told}");
    let told = check(&failed(config().endpoint("nonsense\n").transport(none())).await);
    assert!(told.contains("endpoint"), "{told}");
    let told = check(&failed(config().endpoint("https://user:hush@host").transport(none())).await);
    assert!(told.contains("endpoint"), "{told}");
    let late = config().transport(crate::calls::Silent).timeout(Duration::from_millis(1));
    let told = check(&failed(late).await);
    assert_eq!(told, "Models ListModels: the call took longer than 1ms (the limit can be set: `Timeouts`)");
}

#[tokio::test]
async fn credentials() {
    let variables = [("AWS_REGION", "us-east-1"), ("AWS_EC2_METADATA_DISABLED", "true")];
    let nowhere = Config::from_environment(&MODELS, &Environment::of(variables)).expect("settings");
    let told = check(&failed(nowhere.transport(Recorded::new())).await);
    assert!(told.starts_with("Models ListModels: no credentials: looked in `AWS_ACCESS_KEY_ID`"), "{told}");
    let variables = [("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "A")];
    let half = Config::from_environment(&MODELS, &Environment::of(variables)).expect("settings");
    let told = check(&failed(half.transport(Recorded::new())).await);
    assert!(told.ends_with("no credentials: `AWS_ACCESS_KEY_ID` is set, `AWS_SECRET_ACCESS_KEY` is not"), "{told}");
}
