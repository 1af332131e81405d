//! The largest requests and responses.

use std::process::Command;

use bedrock_runtime::runtime::error::ErrorKind;
use bedrock_runtime::{Client, Error};
use bytes::Bytes;
use ferrosmith_tests::server::Server;
use http::Response;

use crate::client::config;

/// The longest body that the description allows.
const LONGEST: usize = 25_000_000;
/// Set for the test below where it is the one that measures.
const MEASURED: &str = "FERROSMITH_TESTS_MEASURE";

async fn echo() -> Server {
    Server::start(|_, request| Response::new(request.body().clone())).await
}

#[tokio::test]
async fn the_longest_body_goes_there_and_back() {
    let server = echo().await;
    let body: Bytes = (0..LONGEST).map(|position| position as u8).collect();
    let client = Client::new(config(server.url()));
    let output = client.invoke_model().model_id("anthropic.claude-v2").body(body.clone()).send().await;
    assert_eq!(output.expect("a response").body, body);
    assert_eq!(server.request().headers()["content-length"], "25000000");
}

#[tokio::test]
async fn a_longer_one_is_not_sent() {
    let server = echo().await;
    let client = Client::new(config(server.url()));
    let call = client.invoke_model().model_id("anthropic.claude-v2").body(vec![b'x'; LONGEST + 1]);
    let error = call.send().await.expect_err("too long");
    assert!(matches!(&error, Error::Other(error) if matches!(error.kind(), ErrorKind::Invalid(_))));
    assert_eq!(
        error.to_string(),
        "Amazon Bedrock Runtime InvokeModel: invalid request: 1 validation error detected. Value with length 25000001 at \
         '/body' failed to satisfy constraint: Member must have length less than or equal to 25000000"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_response_may_be_limited() {
    let server = echo().await;
    let client = Client::new(config(server.url()).max_response_bytes(100));
    let call = client.invoke_model().model_id("anthropic.claude-v2").body(vec![b'x'; 101]);
    let error = call.send().await.expect_err("too long").to_string();
    assert!(
        error.contains("the response is longer than 100 bytes (the limit can be set: `max_response_bytes`)"),
        "{error}"
    );
    let call = client.invoke_model().model_id("anthropic.claude-v2").body(vec![b'x'; 100]);
    call.send().await.expect("a response");
}

/// Measures itself in a process of its own, where no other test takes memory.
#[test]
fn memory_stays_near_the_bodies() {
    let program = std::env::current_exe().expect("a program");
    let arguments = ["--exact", "large::peak_of_memory", "--nocapture"];
    let output = Command::new(program).args(arguments).env(MEASURED, "1").output().expect("run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let Some(peak) = text.lines().find_map(|line| line.strip_prefix("peak: ")) else {
        return println!("this system does not report how much memory a process took");
    };
    let megabytes: usize = peak.parse::<usize>().expect("a number") >> 10;
    println!("{megabytes} MB for 25 MB each way, client and server");
    // The request and the response in the client, the same in the server, and what is on the way.
    assert!(megabytes < 200, "{megabytes} MB");
}

#[tokio::test]
async fn peak_of_memory() {
    if std::env::var_os(MEASURED).is_none() {
        return;
    }
    let server = echo().await;
    let client = Client::new(config(server.url()));
    let call = client.invoke_model().model_id("anthropic.claude-v2").body(vec![b'x'; LONGEST]);
    assert_eq!(call.send().await.expect("a response").body.len(), LONGEST);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|text| text.trim().trim_end_matches(" kB"));
    if let Some(peak) = peak {
        println!("\npeak: {peak}");
    }
}
