//! Which calls are tried again, when, and how often.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use bedrock::runtime::Timestamp;
use bytes::Bytes;
use ferrosmith_tests::server::{RawServer, Server, Step, check_signed, response};
use http::Response;
use serde_json::Value;

use crate::client::{bedrock, config};
use crate::subjects::arn;

fn error_response(status: u16, code: &str) -> Response<Bytes> {
    response(&format!("{status}\nx-amzn-errortype: {code}\nx-amzn-requestid: id-1\n\n{{\"message\": \"no\"}}"))
}

fn fine() -> Response<Bytes> {
    response("200\n\n{}")
}

#[tokio::test]
async fn throttling_passes() {
    let server = Server::responding([error_response(429, "ThrottlingException"), fine()]).await;
    bedrock(server.url()).list_foundation_models().send().await.expect("the second attempt");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn failures_of_the_service_are_returned_after_three_attempts() {
    let server = Server::responding([error_response(500, "InternalServerException")]).await;
    let error = bedrock(server.url()).list_foundation_models().send().await.expect_err("down");
    assert!(matches!(error, bedrock::Error::InternalServer(_)) && error.is_retryable(), "{error}");
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests {
        assert_eq!(check_signed(request, Timestamp::now()), Ok(()));
    }
}

#[tokio::test]
async fn attempts_can_be_counted_otherwise() {
    let server = Server::responding([error_response(503, "ServiceUnavailable")]).await;
    let client = bedrock::Client::new(config(server.url()).max_attempts(2));
    let error = client.list_foundation_models().send().await.expect_err("down");
    let host = server.host();
    let expected = "ServiceUnavailable: no (status 503, request id id-1)";
    assert_eq!(error.to_string(), format!("Amazon Bedrock ListFoundationModels at {host}: {expected}"));
    assert_eq!(server.requests().len(), 2);
    let once = client.list_foundation_models().customize(|call| call.max_attempts(1));
    once.send().await.expect_err("down");
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn error_responses_that_would_not_pass_are_returned_at_once() {
    let permanent = [
        (400, "ValidationException"),
        (403, "AccessDeniedException"),
        (404, "ResourceNotFoundException"),
        (400, "ConflictException"),
        (400, "ServiceQuotaExceededException"),
        (400, "TooManyTagsException"),
        (418, "Teapot"),
    ];
    for (status, code) in permanent {
        let server = Server::responding([error_response(status, code)]).await;
        let error = bedrock(server.url()).list_foundation_models().send().await.expect_err("an error response");
        assert!(!error.is_retryable(), "{error}");
        assert_eq!(server.requests().len(), 1, "{code}");
    }
}

#[tokio::test]
async fn a_model_that_is_not_ready_is_asked_again() {
    let server = Server::responding([error_response(429, "ModelNotReadyException"), fine()]).await;
    let client = bedrock_runtime::Client::new(config(server.url()));
    client.invoke_model().model_id("anthropic.claude-v2").body("{}").send().await.expect("the second attempt");
    let requests = server.requests();
    assert_eq!((requests.len(), requests[1].body()), (2, &Bytes::from("{}")));
}

#[tokio::test]
async fn the_service_says_how_long_to_wait() {
    for header in ["retry-after: 1", "x-amz-retry-after: 1000"] {
        let busy = response(&format!("429\nx-amzn-errortype: ThrottlingException\n{header}\n\n{{}}"));
        let server = Server::responding([busy, fine()]).await;
        let start = Instant::now();
        bedrock(server.url()).list_foundation_models().send().await.expect("the second attempt");
        assert!(start.elapsed() >= Duration::from_secs(1), "{header}: {:?}", start.elapsed());
    }
    let busy = response("429\nx-amzn-errortype: ThrottlingException\nretry-after: 3600\n\n{}");
    let server = Server::responding([busy, fine()]).await;
    let error = bedrock(server.url()).list_foundation_models().send().await.expect_err("an hour is too long to wait");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_broken_connection_is_made_anew() {
    let bytes = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{}";
    for broken in [vec![Step::Reset], vec![], vec![Step::text("HTTP/1.1 200 O")], vec![Step::text(cut)]] {
        let server = RawServer::start([broken, vec![Step::text(bytes)]]).await;
        bedrock(server.url()).list_foundation_models().send().await.expect("the second attempt");
        assert_eq!(server.count(), 2);
    }
}

#[tokio::test]
async fn a_connection_that_the_server_gave_up_does_not_matter() {
    // The client would keep it for the next call, but the server closes it after each response without notice.
    let server = RawServer::start([vec![Step::text("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")]]).await;
    let client = bedrock(server.url());
    for number in 1..=20 {
        client.list_foundation_models().send().await.expect("a response");
        assert_eq!(server.count(), number);
    }
}

#[tokio::test]
async fn every_attempt_has_the_same_idempotency_token() {
    let fine = response("202\n\n{\"customModelDeploymentArn\": \"a\"}");
    let server =
        Server::responding([error_response(500, "InternalServerException"), error_response(503, ""), fine]).await;
    let client = bedrock(server.url());
    let create = || client.create_custom_model_deployment().model_deployment_name("d").model_arn(arn::CUSTOM_MODEL);
    create().send().await.expect("the third attempt");
    create().send().await.expect("at once");
    let tokens: Vec<String> = server.requests().iter().map(|request| token(request.body())).collect();
    assert_eq!((&tokens[0], &tokens[1]), (&tokens[1], &tokens[2]));
    assert_eq!(tokens.iter().collect::<BTreeSet<_>>().len(), 2, "each call has a token of its own: {tokens:?}");
    for token in &tokens {
        bedrock::checks::idempotency_token(token).expect("a valid token");
        assert_eq!(token.len(), 36);
    }
}

fn token(body: &Bytes) -> String {
    let body: Value = serde_json::from_slice(body).expect("JSON");
    body["clientRequestToken"].as_str().expect("a token").to_owned()
}

#[tokio::test]
async fn a_wrong_clock_is_set_by_the_response() {
    let server = Server::start(|_, request| match check_signed(request, Timestamp::now()) {
        Ok(()) => fine(),
        Err(_) => error_response(403, "InvalidSignatureException"),
    })
    .await;
    let slow = || Timestamp::now() - Duration::from_secs(3600);
    let client = bedrock::Client::new(config(server.url()).clock(slow).max_attempts(1));
    client.list_foundation_models().send().await.expect("with the service's clock");
    assert_eq!(server.requests().len(), 2, "rejected once");
    client.list_foundation_models().send().await.expect("with the service's clock");
    assert_eq!(server.requests().len(), 3, "the next call knows it");
}

#[tokio::test]
async fn a_wrong_key_is_no_wrong_clock() {
    let server = Server::responding([error_response(403, "InvalidSignatureException")]).await;
    let error = bedrock(server.url()).list_foundation_models().send().await.expect_err("an error response");
    assert_eq!((error.code(), error.status()), (Some("InvalidSignatureException"), Some(403)));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn the_quota_keeps_a_client_from_joining_a_storm() {
    let server = Server::responding([error_response(500, "InternalServerException")]).await;
    let client = bedrock(server.url());
    let calls: Vec<_> = (0..80).map(|_| tokio::spawn(client.list_foundation_models().send())).collect();
    for call in calls {
        call.await.expect("joined").expect_err("down");
    }
    assert_eq!(server.requests().len(), 80 + 100, "500 tokens, five for each repetition");
}
