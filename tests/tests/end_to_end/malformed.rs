//! Responses that are not what the description promises: each is an error that names the place, or a success where
//! nothing of it is needed; never a panic.

use bedrock::Error;
use bedrock::runtime::error::ErrorKind;
use bytes::Bytes;
use ferrosmith_tests::server::{RawServer, Server, Step, response};
use http::Response;

use crate::client::{bedrock, config, kind};

/// What a call makes of a response: its output or its error, as text; the latter without the host, which every one has.
async fn outcome(response: Response<Bytes>) -> String {
    let server = Server::responding([response]).await;
    let client = bedrock::Client::new(config(server.url()).max_attempts(1));
    match client.get_foundation_model_availability().model_id("anthropic.claude-v2").send().await {
        Ok(output) => format!("{output:?}"),
        Err(error) => {
            let (text, host) = (error.to_string(), format!(" at {}: ", server.host()));
            assert!(text.contains(&host), "{text}");
            text.replacen(&host, ": ", 1)
        }
    }
}

fn success(body: &str) -> Response<Bytes> {
    response(&format!("200\ncontent-type: application/json\nx-amzn-requestid: id-1\n\n{body}"))
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_errors() {
    let whole = r#"{"modelId": "m", "agreementAvailability": {"status": "ERROR"}}"#;
    let mut bodies: Vec<(String, &str)> = (1..whole.len()).map(|end| (whole[..end].to_owned(), "")).collect();
    bodies.extend([
        ("this is no JSON".to_owned(), "expected"),
        ("<html><body>Sign in</body></html>".to_owned(), "expected"),
        (format!("{whole} and more"), "something follows the value, byte 63"),
        (r#"{"modelId": 7}"#.to_owned(), "/modelId"),
        (r#"{"modelId": {"m": 1}}"#.to_owned(), "/modelId"),
        (r#"{"agreementAvailability": "none"}"#.to_owned(), "/agreementAvailability"),
        (r#"{"agreementAvailability": {"status": 1}}"#.to_owned(), "/agreementAvailability/status"),
        ("[]".to_owned(), ""),
        ("\"text\"".to_owned(), ""),
        (format!("{}{}", "{\"x\": ".repeat(100_000), "1"), "expected `,` or the end"),
        ("{\"modelId\": \"\\ud800\"}".to_owned(), ""),
    ]);
    for (body, what) in bodies {
        let outcome = outcome(success(&body)).await;
        let start = "Amazon Bedrock GetFoundationModelAvailability: cannot read the response: ";
        let shown: String = body.chars().take(60).collect();
        assert!(outcome.starts_with(start) && outcome.contains(what), "{shown}: {outcome}");
        assert!(outcome.ends_with(" (status 200, application/json, request id id-1)"), "{shown}: {outcome}");
        assert!(!outcome.contains('\n') && outcome.len() < 400, "{shown}: {outcome}");
    }
}

#[tokio::test]
async fn bytes_that_are_not_text_are_an_error() {
    let mut response = success("");
    *response.body_mut() = Bytes::from_static(b"{\"modelId\": \"\xff\xfe\"}");
    let outcome = outcome(response).await;
    assert!(outcome.contains("cannot read the response"), "{outcome}");
}

#[tokio::test]
async fn what_is_not_needed_may_be_missing_or_new() {
    let empty = "GetFoundationModelAvailabilityResponse { modelId: \"\"";
    let fine = [
        success("{}"),
        success(r#"{"modelId": "", "agreementAvailability": {}, "new": [1, {"a": null}]}"#),
        success(r#"{"modelId": null, "authorizationStatus": null}"#),
        success(""),
        response("204\n"),
        response("200\ncontent-type: text/html\n\n{}"),
        response("299\n\n{}"),
    ];
    for response in fine {
        let shown = format!("{response:?}");
        let outcome = outcome(response).await;
        assert!(outcome.replace("model_id", "modelId").starts_with(empty), "{shown}: {outcome}");
    }
    let outcome = outcome(success(r#"{"modelId": "m", "authorizationStatus": "PERHAPS"}"#)).await;
    assert!(outcome.contains("\"PERHAPS\""), "an unknown value is kept: {outcome}");
}

#[tokio::test]
async fn error_responses_without_sense_are_shown_with_their_status() {
    let html = "<html><head><title>502 Bad Gateway</title></head></html>";
    let start = "Amazon Bedrock GetFoundationModelAvailability: ";
    let responses = [
        (response("500\nx-amzn-requestid: id-1\n"), "error response (status 500, request id id-1)"),
        (response(&format!("502\ncontent-type: text/html\n\n{html}")), "error response: 502 Bad Gateway (status 502)"),
        (response("403\n\n{\"message\": \"no\""), "error response: no (status 403)"),
        (response("403\n\n[1, 2]"), "error response (status 403)"),
        (response("400\n\n{\"__type\": 7, \"message\": {}}"), "error response (status 400)"),
        (response("404\nx-amzn-errortype: #:\n\n{}"), "error response (status 404)"),
        (
            response("409\nx-amzn-errortype: NewException\n\n{\"message\": \"a\\nb\"}"),
            r"NewException: a\nb (status 409)",
        ),
        (response("301\nlocation: http://127.0.0.1:1/\n"), "error response (status 301)"),
    ];
    for (received, expected) in responses {
        assert_eq!(outcome(received).await, format!("{start}{expected}"));
    }
}

#[tokio::test]
async fn a_modeled_error_with_a_strange_body_is_still_that_error() {
    for body in ["", "not JSON", "[]", "{\"message\": 7}", "<html></html>"] {
        let received =
            response(&format!("404\nx-amzn-errortype: ResourceNotFoundException\nx-amzn-requestid: i\n\n{body}"));
        let server = Server::responding([received]).await;
        let error =
            bedrock(server.url()).get_custom_model().model_identifier("m").send().await.expect_err("an error response");
        assert_eq!((error.code(), error.status()), (Some("ResourceNotFoundException"), Some(404)), "{body}");
        assert_eq!(error.request_id(), Some("i"));
        assert!(matches!(error, Error::ResourceNotFound(_)), "{body}: {error:?}");
    }
}

#[tokio::test]
async fn an_error_response_can_be_looked_at() {
    let server = Server::responding([response("418\nx-kettle: on\n\nshort and stout")]).await;
    let error = bedrock(server.url()).list_foundation_models().send().await.expect_err("an error response");
    let ErrorKind::Service(received) = kind(&error) else { panic!("{error}") };
    assert_eq!(
        (&received.headers["x-kettle"], &received.body[..]),
        (&"on".parse().expect("text"), &b"short and stout"[..])
    );
    assert!(!format!("{error:?}").contains("stout"), "nobody knows what it holds");
}

#[tokio::test]
async fn what_is_no_http_is_a_failed_connection() {
    let huge = format!("HTTP/1.1 200 OK\r\nx-huge: {}\r\ncontent-length: 2\r\n\r\n{{}}", "x".repeat(4 << 20));
    let responses = [
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n{}",
        &huge,
        "",
    ];
    for response in responses {
        let server = RawServer::start([vec![Step::text(response)]]).await;
        let client = bedrock::Client::new(config(server.url()).max_attempts(1));
        let error = client.list_foundation_models().send().await.expect_err("no HTTP");
        let message = error.to_string();
        let shown: String = response.chars().take(40).collect();
        let start = "Amazon Bedrock ListFoundationModels at 127.0.0.1:";
        assert!(message.starts_with(start), "{shown:?}: {message}");
        assert!(message.contains(": connection failed while "), "{shown:?}: {message}");
        assert!(error.is_retryable() && message.len() < 300, "{shown:?}: {message}");
    }
}

#[tokio::test]
async fn a_large_header_is_fine() {
    let server = Server::responding([response(&format!("200\nx-large: {}\n\n{{}}", "x".repeat(64 << 10)))]).await;
    bedrock(server.url()).list_foundation_models().send().await.expect("a response");
}
