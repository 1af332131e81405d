//! Event-stream cases: the events that the client sends, and what it makes of those that come (Smithy 2.0,
//! "`eventStreamTests` trait").

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::future::poll_fn;
use std::pin::Pin;

use bytes::Bytes;
use ferrosmith_runtime::client::{Request, Sending};
use ferrosmith_runtime::events::{Decoder, EventStream, Message};
use ferrosmith_runtime::inner::{Mut, Structure, Value};
use ferrosmith_runtime::transport::Recorded;
use ferrosmith_runtime::{Config, Error};
use futures_core::Stream;

use super::cases::{self, Event, EventCase};
use super::{bodies, compare, fill, placeholder, report, requests, responses, wire};

/// Sends the events of a case, which `attach` puts into the request, and compares the request and the messages that
/// left with the case.
#[track_caller]
pub fn sent_events<R, T>(build: impl FnOnce(Config) -> R, attach: impl FnOnce(&mut R, EventStream<T>), case: &str)
where
    R: Request,
    T: Value + Default + Unpin + 'static,
{
    let case: EventCase = cases::read(case);
    let recorded = Recorded::new().respond(200, "");
    let mut request = build(wire::config(&recorded, "example.com"));
    placeholder::fill(&mut request);
    if let Err(problem) = fill::structure(&mut request, &case.initial_request_params) {
        panic!("the parameters do not fit: {problem}");
    }
    attach(&mut request, EventStream::from(case.events.iter().map(event::<T>).collect::<Vec<T>>()));
    // What comes back is no matter of this case.
    let _ = wire::wait(Sending::new(request));
    let Some(sent) = recorded.requests().pop() else { panic!("nothing was sent") };
    let mut complaints = case.initial_request.as_ref().map_or_else(Vec::new, |case| requests::check(case, &sent));
    let actual = without_signatures(messages(sent.body()));
    if actual.len() != case.events.len() {
        complaints.push(format!("expected {} messages, got {}", case.events.len(), actual.len()));
    }
    for (event, actual) in case.events.iter().zip(&actual) {
        complaints.extend(differences(event, actual));
    }
    report(&complaints);
}

/// Responds with the events of a case and compares what comes out of the stream, which `take` takes out of the output,
/// with the case.
#[track_caller]
pub fn received_events<R, T>(
    build: impl FnOnce(Config) -> R,
    take: impl FnOnce(R::Output) -> EventStream<T>,
    case: &str,
) where
    R: Request,
    R::Error: Display,
    T: Value + Default + 'static,
{
    let case: EventCase = cases::read(case);
    let output = match call(build, &case) {
        Ok(output) => output,
        Err(error) => panic!("the response was not read: {error}"),
    };
    let mut expected = R::Output::default();
    if let Err(problem) = fill::structure(&mut expected, &case.initial_response_params) {
        panic!("the parameters do not fit: {problem}");
    }
    let mut complaints = compare::structures(&expected, &output);
    let received = wire::wait(collect(take(output)));
    if received.len() != case.events.len() {
        complaints.push(format!("expected {} events, got {}", case.events.len(), received.len()));
    }
    for (wanted, received) in case.events.iter().zip(&received) {
        match received {
            Ok(received) => complaints.extend(compare::values(&event::<T>(wanted).get(), &received.get())),
            Err(error) => complaints.push(format!("expected an event, got the error: {error}")),
        }
    }
    report(&complaints);
}

/// Responds with the events of a case, and asks for a failure, before the stream or as its last item. `pick` takes the
/// structure that the case is about out of the client's error.
#[track_caller]
pub fn failed_events<R, T, F>(
    build: impl FnOnce(Config) -> R,
    take: impl FnOnce(R::Output) -> EventStream<T>,
    pick: impl FnOnce(R::Error) -> Result<F, R::Error>,
    case: &str,
) where
    R: Request,
    R::Error: Debug,
    T: Value + Default + 'static,
    F: Structure + Default,
{
    let case: EventCase = cases::read(case);
    let error = match call(build, &case) {
        Err(error) => error,
        Ok(output) => match wire::wait(collect(take(output))).pop() {
            Some(Err(error)) => error.into(),
            Some(Ok(_)) => panic!("the events were taken for good"),
            None => panic!("nothing came out of the stream"),
        },
    };
    let actual = match pick(error) {
        Ok(actual) => actual,
        Err(other) => panic!("another error: {other:?}"),
    };
    let params = case.events.last().and_then(|event| event.params.as_object()?.values().next());
    // Where the case names no error, nothing is said of what it holds.
    if let Some(params) = params.filter(|_| !actual.table().members.is_empty()) {
        let mut expected = F::default();
        if let Err(problem) = fill::structure(&mut expected, params) {
            panic!("the parameters do not fit: {problem}");
        }
        report(&compare::structures(&expected, &actual));
    }
}

/// Calls the operation of a case and responds with its initial response and its events.
#[track_caller]
fn call<R: Request>(build: impl FnOnce(Config) -> R, case: &EventCase) -> Result<R::Output, R::Error> {
    let mut response = responses::response_of(&case.initial_response);
    if !case.events.is_empty() {
        let frames: Vec<u8> = case.events.iter().flat_map(|event| frame(event)).collect();
        *response.body_mut() = Bytes::from(frames);
    }
    let recorded = Recorded::new().respond_with(response);
    let mut request = build(wire::config(&recorded, "example.com"));
    placeholder::fill(&mut request);
    wire::wait(Sending::new(request))
}

/// The bytes of an event of a case.
#[track_caller]
fn frame(event: &Event) -> Vec<u8> {
    use base64::Engine;

    match base64::engine::general_purpose::STANDARD.decode(&event.bytes) {
        Ok(bytes) => bytes,
        Err(error) => panic!("the event is not base64: {error}"),
    }
}

/// An event as a typed value.
#[track_caller]
fn event<T: Value + Default>(event: &Event) -> T {
    let mut value = T::default();
    let filled = match value.as_mut() {
        Mut::Union(union) => fill::union(union, &event.params),
        _ => Err("events are unions".to_owned()),
    };
    match filled {
        Ok(()) => value,
        Err(problem) => panic!("the parameters do not fit: {problem}"),
    }
}

/// Everything that comes out of a stream.
async fn collect<T: Value + Default + 'static>(mut stream: EventStream<T>) -> Vec<Result<T, Error>> {
    let mut items = Vec::new();
    while let Some(item) = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await {
        items.push(item);
    }
    items
}

/// The messages in some bytes.
#[track_caller]
fn messages(bytes: &[u8]) -> Vec<Message> {
    let mut decoder = Decoder::default();
    decoder.feed(bytes);
    let mut messages = Vec::new();
    loop {
        match decoder.message() {
            Ok(Some(message)) => messages.push(message),
            Ok(None) => break,
            Err(error) => panic!("no event message: {error}"),
        }
    }
    assert!(decoder.is_empty(), "the bytes end within a message");
    messages
}

/// The messages within those that sign them; the last of these is empty ("AWS Signature Version 4", event streams).
#[track_caller]
fn without_signatures(outer: Vec<Message>) -> Vec<Message> {
    let is_signed = |message: &Message| message.header(":chunk-signature").is_some();
    if !outer.iter().all(is_signed) {
        return outer;
    }
    outer.iter().flat_map(|message| messages(&message.payload)).collect()
}

/// In what a message is not the event of a case. The order of headers has no meaning.
#[track_caller]
fn differences(event: &Event, actual: &Message) -> Vec<String> {
    let Some(expected) = messages(&frame(event)).pop() else { panic!("the event is empty") };
    let sorted = |message: &Message| -> BTreeMap<String, String> {
        message.headers.iter().map(|(name, value)| (name.clone(), format!("{value:?}"))).collect()
    };
    let mut found = Vec::new();
    if sorted(&expected) != sorted(actual) {
        found.push(format!("expected the headers {:?}, got {:?}", sorted(&expected), sorted(actual)));
    }
    let expected = String::from_utf8_lossy(&expected.payload);
    found.extend(bodies::compare(&expected, event.body_media_type.as_deref(), &actual.payload));
    found
}
