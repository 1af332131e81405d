//! Clients from the environment: each in a process of its own, since tests share theirs.

use std::process::{Command, Output};

use bedrock::runtime::Timestamp;
use ferrosmith_tests::server::{ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, Server, check_signed, response};

/// Set for the test below where it is the process with the environment.
const CALLING: &str = "FERROSMITH_TESTS_CALL";

/// Calls from a process with this environment and no other.
async fn call(environment: &[(&str, &str)]) -> Output {
    let program = std::env::current_exe().expect("a program");
    let mut command = Command::new(program);
    command.args(["--exact", "environment::calling", "--nocapture"]).env_clear().env(CALLING, "1");
    // No file and no server of this machine is asked.
    command.envs([("HOME", "/nowhere"), ("AWS_EC2_METADATA_DISABLED", "true")]);
    command.envs(environment.iter().copied());
    let waiting = tokio::task::spawn_blocking(move || command.output());
    waiting.await.expect("joined").expect("run")
}

/// What the process said.
fn printed(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let printed = text.lines().find_map(|line| line.split_once("outcome: ")).map(|(_, outcome)| outcome.to_owned());
    printed.unwrap_or_else(|| panic!("{text}\n{}", String::from_utf8_lossy(&output.stderr)))
}

#[tokio::test]
async fn calling() {
    if std::env::var_os(CALLING).is_none() {
        return;
    }
    let called = async { bedrock::Client::from_env().await?.list_foundation_models().send().await };
    match called.await {
        Ok(output) => println!("\noutcome: {} models", output.model_summaries.len()),
        Err(error) => println!("\noutcome: {error}"),
    }
}

#[tokio::test]
async fn credentials_region_and_endpoint_come_from_variables() {
    let models = response("200\n\n{\"modelSummaries\": [{}, {}]}");
    for variable in ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_BEDROCK"] {
        let server = Server::responding([models.clone()]).await;
        let output = call(&[
            ("AWS_ACCESS_KEY_ID", ACCESS_KEY),
            ("AWS_SECRET_ACCESS_KEY", SECRET_KEY),
            ("AWS_SESSION_TOKEN", SESSION_TOKEN),
            ("AWS_REGION", "eu-central-1"),
            (variable, &server.url()),
        ])
        .await;
        assert_eq!(printed(&output), "2 models");
        let request = server.request();
        assert_eq!(check_signed(&request, Timestamp::now()), Ok(()));
        let authorization = request.headers()["authorization"].to_str().expect("text");
        assert!(authorization.contains("/eu-central-1/bedrock/aws4_request"), "{authorization}");
        assert!(request.headers().contains_key("x-amz-security-token"));
    }
}

#[tokio::test]
async fn attempts_and_tokens_come_from_variables() {
    let server = Server::responding([response("503\n"), response("200\n\n{}")]).await;
    let url = server.url();
    let common = [("AWS_REGION", "eu-central-1"), ("AWS_ENDPOINT_URL", url.as_str())];
    let keys = [("AWS_ACCESS_KEY_ID", ACCESS_KEY), ("AWS_SECRET_ACCESS_KEY", SECRET_KEY)];
    let once = [&common[..], &keys[..], &[("AWS_MAX_ATTEMPTS", "1")]].concat();
    let expected = format!("Amazon Bedrock ListFoundationModels at {}: error response (status 503)", server.host());
    assert_eq!(printed(&call(&once).await), expected);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let server = Server::responding([response("200\n\n{}")]).await;
    let url = server.url();
    let region = [("AWS_REGION", "eu-central-1"), ("AWS_ENDPOINT_URL", url.as_str())];
    let none = printed(&call(&region).await);
    assert!(
        none.starts_with("Amazon Bedrock ListFoundationModels: no credentials: looked in `AWS_ACCESS_KEY_ID`"),
        "{none}"
    );
    let half = printed(&call(&[&region[..], &[("AWS_ACCESS_KEY_ID", ACCESS_KEY)]].concat()).await);
    assert!(half.contains("`AWS_ACCESS_KEY_ID` is set, `AWS_SECRET_ACCESS_KEY` is not"), "{half}");
    let keys = [("AWS_ACCESS_KEY_ID", ACCESS_KEY), ("AWS_SECRET_ACCESS_KEY", SECRET_KEY)];
    let nowhere = printed(&call(&keys).await);
    assert!(nowhere.contains("region"), "{nowhere}");
    let wrong = printed(&call(&[&keys[..], &region[..], &[("AWS_MAX_ATTEMPTS", "many")]].concat()).await);
    assert!(wrong.contains("`AWS_MAX_ATTEMPTS` is not a number: `many`"), "{wrong}");
    assert!(server.requests().is_empty());
}
