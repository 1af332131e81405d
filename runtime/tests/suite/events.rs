//! Event messages, held against the frames of Smithy's own tests where they are at hand.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use base64::Engine;
use bytes::Bytes;
use ferrosmith_runtime::Unknown;
use ferrosmith_runtime::events::{Decoder, EventStream, HeaderValue, Message};
use ferrosmith_runtime::inner::{Codec, ErrorCase, EventSlot, Member, Operation, Shape, Tagging};
use ferrosmith_runtime::stream::{Arriving, ByteStream, Events, Origin};
use ferrosmith_runtime::{structure, union};
use futures_core::Stream;

#[derive(Clone, Default)]
pub struct Headers {
    pub boolean: Option<bool>,
    pub byte: Option<i8>,
    pub short: Option<i16>,
    pub int: Option<i32>,
    pub long: Option<i64>,
    pub blob: Option<Bytes>,
    pub string: Option<String>,
    pub timestamp: Option<ferrosmith_runtime::Timestamp>,
}

structure! {
    Headers = "HeadersEvent";
    boolean = Member::new("booleanHeader").event(EventSlot::Header);
    byte = Member::new("byteHeader").event(EventSlot::Header);
    short = Member::new("shortHeader").event(EventSlot::Header);
    int = Member::new("intHeader").event(EventSlot::Header);
    long = Member::new("longHeader").event(EventSlot::Header);
    blob = Member::new("blobHeader").event(EventSlot::Header);
    string = Member::new("stringHeader").event(EventSlot::Header);
    timestamp = Member::new("timestampHeader").event(EventSlot::Header);
}

#[derive(Clone, Default)]
pub struct Text {
    pub payload: Option<String>,
}

structure! {
    Text = "StringPayloadEvent";
    payload = Member::new("payload").event(EventSlot::Payload);
}

#[derive(Clone, Default)]
pub struct Implicit {
    pub header: Option<String>,
    pub payload: Option<String>,
}

structure! {
    Implicit = "HeadersAndImplicitPayloadEvent";
    header = Member::new("header").event(EventSlot::Header);
    payload = Member::new("payload");
}

#[derive(Clone, Default)]
pub struct Failure {
    pub message: Option<String>,
}

structure! {
    Failure = "ErrorEvent";
    message = Member::new("message");
}

#[derive(Clone)]
pub enum Event {
    Headers(Headers),
    StringPayload(Text),
    Implicit(Implicit),
    Error(Failure),
    Unknown(Unknown),
}

union! {
    Event = "EventStream", Tagging::Member;
    Headers: Headers = Member::new("headers");
    StringPayload: Text = Member::new("stringPayload");
    Implicit: Implicit = Member::new("headersAndImplicitPayload");
    Error: Failure = Member::new("error");
}

static LISTEN: Operation = Operation::new("Listen", "POST", &[]).errors(ERRORS);
static ERRORS: &[ErrorCase] = &[ErrorCase::code::<Failure>("ErrorEvent", 400)];

fn next<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    match Pin::new(stream).poll_next(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(item) => item,
        Poll::Pending => None,
    }
}

fn received(bytes: Vec<u8>) -> EventStream<Event> {
    let mut stream = EventStream::default();
    let (body, request_id) = (ByteStream::from(bytes), Some("42".to_owned()));
    let (codec, shape, limit) = (Codec::Events, Shape::PLAIN, 1 << 20);
    let origin = Origin { service: "Service", host: None };
    stream.receive(Arriving { body, origin, operation: &LISTEN, codec, shape, limit, request_id });
    stream
}

fn sent(event: Event) -> Bytes {
    let mut messages = EventStream::from(vec![event]).messages(&LISTEN);
    let message = next(&mut messages).unwrap().unwrap();
    assert!(next(&mut messages).is_none());
    message.encode().unwrap()
}

fn base64(text: &str) -> Vec<u8> {
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}

#[test]
fn frames_as_smithy_has_them() {
    let both = |text: &str, event: Event| {
        assert_eq!(sent(event.clone()), base64(text), "{event:?}");
        assert_eq!(next(&mut received(base64(text))).unwrap().unwrap(), event);
    };
    both(
        "AAAASwAAADv7Cl8VDTptZXNzYWdlLXR5cGUHAAVldmVudAs6ZXZlbnQtdHlwZQcAB2hlYWRlcnMNYm9vbGVhbkhlYWRlcgC4J9Ws",
        Event::Headers(Headers { boolean: Some(true), ..Headers::default() }),
    );
    both(
        "AAAASwAAADv7Cl8VDTptZXNzYWdlLXR5cGUHAAVldmVudAs6ZXZlbnQtdHlwZQcAB2hlYWRlcnMLc2hvcnRIZWFkZXIDAAL1ETsK",
        Event::Headers(Headers { short: Some(2), ..Headers::default() }),
    );
    both(
        concat!(
            "AAAAYAAAAE30fZUJDTptZXNzYWdlLXR5cGUHAAVldmVudAs6ZXZlbnQtdHlwZQcADXN0cmluZ1BheWxvYWQNOmNvbnRlbnQtdHlwZQcA",
            "CnRleHQvcGxhaW5mb29G1ELr"
        ),
        Event::StringPayload(Text { payload: Some("foo".to_owned()) }),
    );
}

const EXCEPTION: &str = concat!(
    "AAAAdAAAAFObEpkoDTptZXNzYWdlLXR5cGUHAAlleGNlcHRpb24POmV4Y2VwdGlvbi10eXBlBwAFZXJyb3INOmNvbnRlbnQtdHlwZQcAEGFw",
    "cGxpY2F0aW9uL2pzb257Im1lc3NhZ2UiOiJmb28ifTua1S8="
);

#[test]
fn exceptions_are_errors_of_their_type() {
    let failure = Failure { message: Some("foo".to_owned()) };
    assert_eq!(sent(Event::Error(failure.clone())), base64(EXCEPTION));
    let mut stream = received(base64(EXCEPTION));
    let error = next(&mut stream).unwrap().unwrap_err();
    assert_eq!(error.to_string(), "Service Listen: ErrorEvent: foo (status 200, request id 42)");
    assert_eq!(error.meta().unwrap().operation, "Listen");
    assert_eq!(error.meta().unwrap().code.as_deref(), Some("ErrorEvent"));
    assert_eq!(error.meta().unwrap().message.as_deref(), Some("foo"));
    assert_eq!(error.take::<Failure>().unwrap().error, failure);
    assert!(next(&mut stream).is_none());
}

#[test]
fn every_kind_of_header_and_every_split() {
    let event = Event::Headers(Headers {
        boolean: Some(false),
        byte: Some(-1),
        short: Some(-2),
        int: Some(3),
        long: Some(4_294_967_294),
        blob: Some(Bytes::from_static(b"foo")),
        string: Some("bar".to_owned()),
        timestamp: Some("2024-10-31T14:15:14Z".parse().unwrap()),
    });
    let implicit = Event::Implicit(Implicit { header: Some("h".to_owned()), payload: Some("p".to_owned()) });
    let bytes = [sent(event.clone()), sent(implicit.clone())].concat();
    for size in [1, 7, 64, 1000] {
        let mut decoder = Decoder::default();
        let mut messages = Vec::new();
        for chunk in bytes.chunks(size) {
            decoder.feed(chunk);
            messages.extend(decoder.message().unwrap());
        }
        messages.extend(decoder.message().unwrap());
        assert_eq!(messages.len(), 2);
    }
    let mut stream = received(bytes);
    assert_eq!(next(&mut stream).unwrap().unwrap(), event);
    assert_eq!(next(&mut stream).unwrap().unwrap(), implicit);
    assert!(next(&mut stream).is_none());
}

#[test]
fn unknown_events_survive() {
    let mut message = Message::default();
    message.headers.push((":message-type".to_owned(), "event".into()));
    message.headers.push((":event-type".to_owned(), "novel".into()));
    message.payload = Bytes::from_static(b"{\"a\":1}");
    let event = next(&mut received(message.encode().unwrap().to_vec())).unwrap().unwrap();
    assert_eq!(event, Event::Unknown(Unknown { tag: "novel".to_owned(), value: serde_json::json!({"a": 1}) }));
}

#[test]
fn what_is_no_event_is_rejected() {
    let with = |headers: &[(&str, HeaderValue)]| {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let bytes = Message { headers, payload: Bytes::new() }.encode().unwrap().to_vec();
        next(&mut received(bytes)).unwrap().unwrap_err().to_string()
    };
    let blob = HeaderValue::Bytes(Bytes::from_static(b"event"));
    assert!(with(&[(":event-type", "headers".into())]).contains("no header `:message-type`"));
    assert!(with(&[(":message-type", blob.clone())]).contains("`:message-type` of an event message is not text"));
    assert!(with(&[(":message-type", "event".into())]).contains("no header `:event-type`"));
    assert!(with(&[(":message-type", "event".into()), (":event-type", blob)]).contains("is not text"));
    let error = with(&[(":message-type", "error".into()), (":error-code", "internal-error".into())]);
    assert!(error.contains("internal-error"), "{error}");

    let good = base64(EXCEPTION);
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x10;
        assert!(next(&mut received(bytes)).unwrap().is_err(), "byte {at}");
        assert!(next(&mut received(good[..at].to_vec())).is_none_or(|item| item.is_err()));
    }
}
