//! Limits of time.

use std::time::{Duration, Instant};

use bedrock::Error;
use bedrock::runtime::Config;
use bedrock::runtime::error::{ErrorKind, Timeout};
use ferrosmith_tests::server::{RawServer, Step};

use crate::client::{config, kind};

/// What a limit is in these tests, and the most that a call may take on a busy machine.
const LIMIT: Duration = Duration::from_millis(300);
const PATIENCE: Duration = Duration::from_secs(20);

async fn expect_timeout(config: Config, which: Timeout) -> Error {
    let start = Instant::now();
    let error = bedrock::Client::new(config).list_foundation_models().send().await.expect_err("too slow");
    assert!((LIMIT..PATIENCE).contains(&start.elapsed()), "{:?}", start.elapsed());
    let ErrorKind::Timeout { which: actual, after } = kind(&error) else { panic!("{error}") };
    assert_eq!((*actual, *after), (which, LIMIT));
    assert!(error.is_retryable());
    error
}

#[tokio::test]
async fn connecting_has_a_limit() {
    // The handshake of TLS is part of connecting, and this server takes no part in it.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let config = config(url).max_attempts(1).timeouts(|timeouts| timeouts.connect(LIMIT));
    let error = expect_timeout(config, Timeout::Connect).await;
    let expected = ": connecting took longer than 300ms (the limit can be set: `Timeouts`)";
    assert!(error.to_string().ends_with(expected), "{error}");
}

#[tokio::test]
async fn silence_has_a_limit() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"model";
    let silences = [
        (vec![Step::Hang], "waiting for the response took longer"),
        (vec![Step::text(head), Step::Hang], "reading the response took longer"),
    ];
    for (steps, expected) in silences {
        let server = RawServer::start([steps]).await;
        let config = config(server.url()).max_attempts(1).timeouts(|timeouts| timeouts.read(LIMIT));
        let error = expect_timeout(config, Timeout::Read).await;
        assert!(error.to_string().contains(expected), "{error}");
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn an_attempt_has_a_limit_and_is_followed_by_another() {
    let server = RawServer::start([vec![Step::Hang]]).await;
    let config = config(server.url()).max_attempts(2).timeouts(|timeouts| timeouts.attempt(LIMIT));
    expect_timeout(config, Timeout::Attempt).await;
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_call_with_all_its_attempts_has_a_limit() {
    let server = RawServer::start([vec![Step::Hang]]).await;
    let error = expect_timeout(config(server.url()).timeout(LIMIT), Timeout::Operation).await;
    assert!(error.to_string().contains("the call took longer than 300ms while waiting for the response"), "{error}");
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn what_comes_slowly_but_steadily_is_not_cut_off() {
    let pieces = ["HTTP/1.1 200 OK\r\n", "content-length: 22\r\n\r\n", "{\"modelSumm", "aries\":", " []}"];
    let steps = pieces.iter().flat_map(|piece| [Step::text(*piece), Step::Pause(Duration::from_millis(500))]);
    let server = RawServer::start([steps.collect::<Vec<_>>()]).await;
    let config = config(server.url()).max_attempts(1).timeouts(|timeouts| timeouts.read(Duration::from_secs(2)));
    let start = Instant::now();
    let output = bedrock::Client::new(config).list_foundation_models().send().await.expect("a response");
    assert_eq!(output.model_summaries, Vec::new());
    assert!(start.elapsed() >= Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn silence_between_events_has_a_limit_and_the_call_has_none() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/vnd.amazon.eventstream\r\n\
                x-amzn-bedrock-content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    let server = RawServer::start([vec![Step::text(head), Step::Hang]]).await;
    let config = config(server.url())
        .max_attempts(1)
        .timeouts(|timeouts| timeouts.read(Duration::from_secs(2)).operation(Duration::from_secs(1)));
    let client = bedrock_runtime::Client::new(config);
    let call = client.invoke_model_with_response_stream().model_id("anthropic.claude-v2").body("{}");
    let mut output = call.send().await.expect("the head");
    let error = output.body.next().await.expect("an item").expect_err("silence");
    assert!(matches!(error.kind(), ErrorKind::Timeout { which: Timeout::Read, .. }), "{error}");
    assert!(output.body.next().await.is_none());
}
