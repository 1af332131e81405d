//! Responses that come piece by piece. The pieces are framed by another implementation than the client's.

use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bedrock_runtime::types::ResponseStream;
use bedrock_runtime::{Client, Error};
use bytes::Bytes;
use ferrosmith_tests::server::Server;
use http::Response;

use crate::client::{Failure, config};

const HEAD: [(&str, &str); 2] =
    [("content-type", "application/vnd.amazon.eventstream"), ("x-amzn-bedrock-content-type", "application/json")];

fn frame(headers: &[(&'static str, &'static str)], payload: &str) -> Vec<u8> {
    let message = Message::new(payload.as_bytes().to_vec());
    let message = headers.iter().fold(message, |message, (name, value)| {
        message.add_header(Header::new(*name, HeaderValue::String((*value).into())))
    });
    let mut bytes = Vec::new();
    write_message_to(&message, &mut bytes).expect("written");
    bytes
}

fn event(kind: &'static str, payload: &str) -> Vec<u8> {
    frame(&[(":message-type", "event"), (":event-type", kind), (":content-type", "application/json")], payload)
}

fn exception(kind: &'static str, payload: &str) -> Vec<u8> {
    frame(&[(":message-type", "exception"), (":exception-type", kind), (":content-type", "application/json")], payload)
}

/// A piece of a response, padded as the service pads it.
fn chunk(bytes_in_base64: &str) -> Vec<u8> {
    event("chunk", &format!(r#"{{"bytes": "{bytes_in_base64}", "p": "abcdefgh"}}"#))
}

/// The pieces that come out of a body, and the error that ended them.
async fn receive(body: impl Into<Bytes>) -> (Vec<String>, Option<bedrock_runtime::runtime::Error>) {
    let head = Response::builder().header("x-amzn-requestid", "id-1");
    let head = HEAD.iter().fold(head, |head, (name, value)| head.header(*name, *value));
    let server = Server::responding([head.body(body.into()).expect("a response")]).await;
    let client = Client::new(config(server.url()).max_attempts(1));
    let call = client.invoke_model_with_response_stream().model_id("anthropic.claude-v2").body("{}");
    let mut output = call.send().await.expect("the head");
    assert_eq!(output.content_type, "application/json");
    let mut pieces = Vec::new();
    while let Some(event) = output.body.next().await {
        match event {
            Ok(ResponseStream::Chunk(part)) => {
                pieces.push(String::from_utf8_lossy(&part.bytes.unwrap_or_default()).into_owned());
            }
            Ok(ResponseStream::Unknown(unknown)) => pieces.push(format!("{}: {}", unknown.tag, unknown.value)),
            Ok(other) => panic!("{other:?}"),
            Err(error) => {
                assert!(output.body.next().await.is_none(), "nothing follows an error");
                return (pieces, Some(error));
            }
        }
    }
    (pieces, None)
}

async fn fails_with(body: Vec<u8>, pieces: &[&str], message: &str) {
    let (received, error) = receive(body).await;
    assert_eq!(received, pieces);
    let shown = error.expect("an error").to_string();
    assert!(shown.contains(message), "{shown}");
}

#[tokio::test]
async fn pieces_come_in_order() {
    let (pieces, error) = receive([chunk("SGVs"), chunk("bG8s"), chunk(""), chunk("IHdvcmxkIQ==")].concat()).await;
    assert!(error.is_none());
    assert_eq!(pieces, ["Hel", "lo,", "", " world!"]);
}

#[tokio::test]
async fn no_events_are_an_end_without_error() {
    assert!(matches!(receive("").await, (pieces, None) if pieces.is_empty()));
}

#[tokio::test]
async fn exceptions_become_modeled_errors() {
    let payload = r#"{"message": "broke off", "originalStatusCode": 503, "originalMessage": "busy"}"#;
    let (pieces, error) =
        receive([chunk("SGVs"), exception("modelStreamErrorException", payload), chunk("bG8s")].concat()).await;
    assert_eq!(pieces, ["Hel"]);
    let error = Error::from(error.expect("an error"));
    let Error::ModelStreamError(modeled) = &error else { panic!("{error}") };
    assert_eq!(modeled.error.message.as_deref(), Some("broke off"));
    assert_eq!((modeled.original_status_code, modeled.original_message.as_deref()), (Some(503), Some("busy")));
    assert_eq!((error.code(), error.message()), (Some("ModelStreamErrorException"), Some("broke off")));
    let shown = error.to_string();
    assert!(shown.starts_with("Amazon Bedrock Runtime InvokeModelWithResponseStream at 127.0.0.1:"), "{shown}");
    assert!(shown.ends_with(": ModelStreamErrorException: broke off (status 200, request id id-1)"), "{shown}");

    let exceptions = ["internalServerException", "throttlingException", "validationException"];
    let modeled = ["InternalServerException", "ThrottlingException", "ValidationException"];
    for (name, modeled) in exceptions.into_iter().zip(modeled) {
        let (_, error) = receive(exception(name, r#"{"message": "no"}"#)).await;
        let failure = Failure::from(Error::from(error.expect("an error")));
        assert_eq!((failure.modeled, failure.text.as_deref()), (modeled, Some("no")));
    }
}

#[tokio::test]
async fn exceptions_and_errors_that_are_not_modeled_are_reported() {
    let (_, error) = receive(exception("newException", r#"{"message": "unheard of"}"#)).await;
    let error = Error::from(error.expect("an error"));
    assert_eq!((error.code(), error.message()), (Some("newException"), Some("unheard of")));
    let headers = [(":message-type", "error"), (":error-code", "InternalError"), (":error-message", "broken")];
    let (_, error) = receive(frame(&headers, "")).await;
    let error = Error::from(error.expect("an error"));
    assert_eq!((error.code(), error.message()), (Some("InternalError"), Some("broken")));
}

#[tokio::test]
async fn unknown_events_and_members_are_kept_or_skipped() {
    let (pieces, error) = receive([event("metrics", r#"{"tokens": 7}"#), chunk("SGVs")].concat()).await;
    assert!(error.is_none());
    assert_eq!(pieces, [r#"metrics: {"tokens":7}"#, "Hel"]);
}

#[tokio::test]
async fn a_stream_that_is_cut_off_is_an_error() {
    let whole = [chunk("SGVs"), chunk("bG8s")].concat();
    let first = chunk("SGVs").len();
    for end in [first + 1, first + 11, first + 12, first + 30, whole.len() - 1] {
        fails_with(whole[..end].to_vec(), &["Hel"], "the stream ends within a message").await;
    }
}

#[tokio::test]
async fn corrupt_messages_are_errors() {
    let whole = chunk("SGVs");
    for position in 0..whole.len() {
        let mut corrupt = whole.clone();
        corrupt[position] ^= 1;
        let (pieces, error) = receive([corrupt, chunk("bG8s")].concat()).await;
        assert!(pieces.is_empty() && error.is_some(), "byte {position}");
    }
    let mut corrupt = whole.clone();
    let last = corrupt.len() - 1;
    corrupt[last] ^= 1;
    fails_with([whole, corrupt].concat(), &["Hel"], "cannot read the response").await;
}

#[tokio::test]
async fn messages_that_are_no_events_are_errors() {
    fails_with(b"{\"message\": \"this is JSON, not events\"}".to_vec(), &[], "cannot read the response").await;
    fails_with(frame(&[], "{}"), &[], "an event message has no header `:message-type`").await;
    fails_with(event("chunk", "not JSON"), &[], "event `chunk`").await;
}

#[tokio::test]
async fn a_member_of_an_event_that_cannot_be_read_costs_itself() {
    let (pieces, error) = receive([event("chunk", r#"{"bytes": "not base64!"}"#), chunk("SGVs")].concat()).await;
    assert!(error.is_none());
    assert_eq!(pieces, ["", "Hel"]);
}

#[tokio::test]
async fn a_response_without_its_content_type_is_an_error() {
    let server = Server::responding([Response::new(Bytes::new())]).await;
    let client = Client::new(config(server.url()).max_attempts(1));
    let call = client.invoke_model_with_response_stream().model_id("anthropic.claude-v2").body("{}");
    let error = call.send().await.expect_err("a required header is missing").to_string();
    assert!(error.contains("the header `X-Amzn-Bedrock-Content-Type` is missing"), "{error}");
}
