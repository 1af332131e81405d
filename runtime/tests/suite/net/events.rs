//! Streams of events in both directions.

use bytes::Bytes;
use ferrosmith_runtime::Config;
use ferrosmith_runtime::Unknown;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::client::Call;
use ferrosmith_runtime::events::{Decoder, EventStream, HeaderValue, Message};
use ferrosmith_runtime::inner::{Auth, Codec, EventSlot, Member, Operation, Part, Tagging};
use ferrosmith_runtime::transport::Recorded;
use ferrosmith_runtime::{Client, operation, structure, union};

use super::service::{Error, MODELS};

/// A piece of a text.
#[derive(Clone, Default)]
pub(crate) struct Piece {
    pub(crate) bytes: Option<Bytes>,
}

structure! {
    Piece = "Piece";
    bytes = Member::new("bytes").event(EventSlot::Payload);
}

/// What is said.
#[derive(Clone)]
pub(crate) enum Said {
    Piece(Piece),
    Unknown(Unknown),
}

union! {
    Said = "Said", Tagging::Member;
    Piece: Piece = Member::new("piece");
}

/// Talks.
#[derive(Clone, Default)]
pub(crate) struct Talk {
    pub(crate) said: Option<EventStream<Said>>,
    pub(crate) call: Call,
}

operation! {
    Talk => Talking, Error;
    TALK;
    said = Member::new("said").payload();
}

const TALK: Operation = Operation::new("Talk", "POST", &[Part::Literal("/talk")])
    .body(Codec::Events, "application/vnd.amazon.eventstream")
    .response(200, Codec::Events)
    .auth(&[&[Auth::SigV4("bedrock")]]);

/// The response.
#[derive(Clone, Default)]
pub(crate) struct Talking {
    pub(crate) said: EventStream<Said>,
}

structure! {
    Talking = "Talking";
    said = Member::new("said").payload();
}

pub(crate) fn message(kind: &str, payload: &'static str) -> Message {
    let headers = [(":message-type", "event"), (":event-type", kind)];
    let headers = headers.map(|(name, value)| (name.to_owned(), HeaderValue::from(value)));
    Message { headers: headers.into(), payload: Bytes::from(payload) }
}

#[tokio::test]
async fn events_go_out_signed_and_come_back_typed() {
    let mut back = message("piece", "hello").encode().expect("bytes").to_vec();
    back.extend(message("piece", "world").encode().expect("bytes"));
    let recorded = Recorded::new().respond(200, back);
    let config = Config::new().region("us-east-1").credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = Client::new(&MODELS, config.transport(recorded.clone()));
    let piece = Said::Piece(Piece { bytes: Some(Bytes::from("hi")) });
    let talk = Talk { said: Some(vec![piece].into()), call: client.call() };
    let mut said = talk.send().await.expect("a response").said;
    let mut heard = Vec::new();
    while let Some(event) = said.next().await {
        let Said::Piece(piece) = event.expect("an event") else { continue };
        heard.extend(piece.bytes);
    }
    assert_eq!(heard, ["hello", "world"]);

    let mut decoder = Decoder::default();
    decoder.feed(recorded.requests()[0].body());
    let wrapped = decoder.message().expect("a message").expect("whole");
    assert!(matches!(wrapped.header(":chunk-signature"), Some(HeaderValue::Bytes(bytes)) if bytes.len() == 32));
    let end = decoder.message().expect("a message").expect("whole");
    assert!(end.payload.is_empty() && end.header(":chunk-signature").is_some() && decoder.is_empty());
    let mut inner = Decoder::default();
    inner.feed(&wrapped.payload);
    let inner = inner.message().expect("a message").expect("whole");
    assert_eq!((inner.header(":event-type"), &inner.payload[..]), (Some(&HeaderValue::from("piece")), &b"hi"[..]));
}
