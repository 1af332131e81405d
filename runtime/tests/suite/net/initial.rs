//! Initial requests and responses of event streams (Amazon Event Stream Specification, "Initial message events"), and
//! responses that are known by a header.

use bytes::Bytes;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::client::Call;
use ferrosmith_runtime::events::{Decoder, EventStream, HeaderValue, Message};
use ferrosmith_runtime::inner::{Codec, ErrorCase, Member, Operation, Part};
use ferrosmith_runtime::transport::Recorded;
use ferrosmith_runtime::{Client, Config, operation, structure};

use super::events::{Piece, Said, Talk, message};
use super::service::{Error, MODELS, NotFoundException};

/// Talks about a topic.
#[derive(Clone, Default)]
struct Discuss {
    topic: Option<String>,
    token: Option<String>,
    said: Option<EventStream<Said>>,
    call: Call,
}

operation! {
    Discuss => Discussion, Error;
    Operation::new("Discuss", "POST", &[Part::Literal("/")])
        .body(Codec::Events, "application/vnd.amazon.eventstream")
        .response(200, Codec::Events)
        .marker("Smithy-Protocol", "rpc-v2-json")
        .errors(ERRORS);
    topic = Member::new("topic");
    token = Member::new("token").token();
    said = Member::new("said").payload();
}

static ERRORS: &[ErrorCase] = &[ErrorCase::code::<NotFoundException>("NotFoundException", 404)];

/// The response.
#[derive(Clone, Default)]
struct Discussion {
    session: String,
    mood: Option<String>,
    said: EventStream<Said>,
}

structure! {
    Discussion = "Discussion";
    session = Member::new("session").required();
    mood = Member::new("mood");
    said = Member::new("said").payload();
}

/// Sends a request about bread, responds with messages, and returns what came of both.
async fn discuss(messages: &[Message]) -> (Result<Discussion, Error>, Vec<Message>) {
    let bytes: Vec<u8> = messages.iter().flat_map(|message| message.encode().expect("bytes")).collect();
    let response = http::Response::builder().header("smithy-protocol", "rpc-v2-json").body(bytes.into());
    send(response.expect("a response")).await
}

async fn send(response: http::Response<Bytes>) -> (Result<Discussion, Error>, Vec<Message>) {
    let recorded = Recorded::new().respond_with(response);
    let config = Config::new().endpoint("https://example.com").transport(recorded.clone()).max_attempts(1);
    let client = Client::new(&MODELS, config.idempotency_tokens(|| "t".to_owned()));
    let piece = Said::Piece(Piece { bytes: Some(Bytes::from("hi")) });
    let request =
        Discuss { topic: Some("bread".to_owned()), said: Some(vec![piece].into()), call: client.call(), token: None };
    let response = request.send().await;
    let mut decoder = Decoder::default();
    decoder.feed(recorded.requests()[0].body());
    let mut sent = Vec::new();
    while let Some(message) = decoder.message().expect("messages") {
        sent.push(message);
    }
    (response, sent)
}

async fn heard(mut said: EventStream<Said>) -> Vec<Bytes> {
    let mut heard = Vec::new();
    while let Some(event) = said.next().await {
        let Said::Piece(piece) = event.expect("an event") else { continue };
        heard.extend(piece.bytes);
    }
    heard
}

#[tokio::test]
async fn members_beside_a_stream_are_its_first_message() {
    let initial = message("initial-response", r#"{"session":"s","mood":"good"}"#);
    let (response, sent) = discuss(&[initial, message("piece", "hello"), message("piece", "world")]).await;
    let response = response.expect("a response");
    assert_eq!((response.session.as_str(), response.mood.as_deref()), ("s", Some("good")));
    assert_eq!(heard(response.said).await, ["hello", "world"]);

    let types: Vec<_> =
        sent.iter().map(|message| message.header(":event-type").and_then(HeaderValue::as_str)).collect();
    assert_eq!(types, [Some("initial-request"), Some("piece")]);
    assert_eq!(sent[0].header(":message-type"), Some(&HeaderValue::from("event")));
    assert_eq!(sent[0].header(":content-type"), Some(&HeaderValue::from("application/json")));
    assert_eq!(sent[0].payload, r#"{"topic":"bread","token":"t"}"#);
}

#[tokio::test]
async fn a_required_member_of_a_missing_initial_response_has_no_zero_value() {
    for messages in [&[message("piece", "hello")][..], &[]] {
        let error = discuss(messages).await.0.expect_err("no session").to_string();
        assert!(error.contains("the initial response is missing"), "{error}");
    }
}

#[tokio::test]
async fn an_error_in_the_place_of_the_initial_response_ends_the_stream() {
    let headers = [(":message-type", "error"), (":error-code", "Overslept"), (":error-message", "zzz")];
    let headers = headers.map(|(name, value)| (name.to_owned(), HeaderValue::from(value)));
    let (response, _) = discuss(&[Message { headers: headers.into(), payload: Bytes::new() }]).await;
    let error = response.expect("a response").said.next().await.expect("an item").expect_err("an error");
    assert!(error.to_string().contains("Overslept"), "{error}");
}

#[tokio::test]
async fn an_initial_response_that_nobody_waits_for_is_stepped_over() {
    let bytes =
        [message("initial-response", "{}"), message("piece", "a")].map(|message| message.encode().expect("bytes"));
    let recorded = Recorded::new().respond(200, bytes.concat());
    let config = Config::new().region("us-east-1").credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = Client::new(&MODELS, config.transport(recorded));
    let talk = Talk { said: None, call: client.call() };
    assert_eq!(heard(talk.send().await.expect("a response").said).await, ["a"]);
}

#[tokio::test]
async fn without_its_marker_a_response_is_known_by_its_status_alone() {
    let respond = |status: u16, marked: bool, body: &'static str| {
        let mut builder = http::Response::builder().status(status).header("x-amzn-errortype", "NotFoundException");
        if marked {
            builder = builder.header("Smithy-Protocol", "rpc-v2-json");
        }
        send(builder.body(Bytes::from(body)).expect("a response"))
    };
    let error = respond(200, false, "").await.0.expect_err("no marker").to_string();
    assert!(error.contains("Smithy-Protocol: rpc-v2-json"), "{error}");
    let named = r#"{"__type":"example#NotFoundException","message":"gone"}"#;
    let is_found = |error| matches!(error, Error::NotFound(_));
    assert!(is_found(respond(404, true, named).await.0.expect_err("an error")));
    assert!(!is_found(respond(404, false, named).await.0.expect_err("an error")));
    // Neither the header nor `code` names the error.
    assert!(!is_found(respond(404, true, r#"{"code":"NotFoundException"}"#).await.0.expect_err("an error")));
}
