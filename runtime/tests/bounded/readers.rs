//! The ways by which bytes become values.

use std::fmt::Debug;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use ferrosmith_runtime::events::EventStream;
use ferrosmith_runtime::inner::http::{error_response, response};
use ferrosmith_runtime::inner::{Codec, ErrorCase, Operation, Shape, Wrapper};
use ferrosmith_runtime::stream::{Arriving, ByteStream, Documents, Events, Origin, ServerEvents};
use futures_core::Stream;

use super::documents::{Doc, Event, Failure};

pub(crate) type Outcome = Result<(), String>;

static ERRORS: &[ErrorCase] = &[ErrorCase::code::<Failure>("Failure", 400)];
static JSON: Operation = operation(Codec::Json);
static XML: Operation = operation(Codec::Xml(Wrapper::Root));
static CBOR: Operation = operation(Codec::Cbor);
static FORM: Operation = operation(Codec::Form);
static LISTEN: Operation = operation(Codec::Json);

const fn operation(codec: Codec) -> Operation {
    Operation::new("Read", "GET", &[]).response(200, codec).document(codec).errors(ERRORS)
}

fn parts(status: u16) -> http::response::Parts {
    http::Response::builder().status(status).body(()).expect("a response").into_parts().0
}

fn success(operation: &'static Operation, body: Vec<u8>) -> Outcome {
    let mut doc = Doc::default();
    response::decode(operation, &parts(200), &body.into(), &mut doc).map_err(|error| error.to_string())
}

/// Reads an error, which must have its code and message.
fn failure(operation: &'static Operation, body: Vec<u8>) -> Outcome {
    let error = error_response::decode(operation, &parts(400), &Bytes::from(body));
    match (error.code.as_deref(), error.message.as_deref()) {
        (Some("Failure"), Some("why")) => Ok(()),
        other => Err(format!("{other:?}")),
    }
}

pub(crate) fn json(body: Vec<u8>) -> Outcome {
    success(&JSON, body)
}

pub(crate) fn json_error(body: Vec<u8>) -> Outcome {
    failure(&JSON, body)
}

pub(crate) fn xml(body: Vec<u8>) -> Outcome {
    success(&XML, body)
}

pub(crate) fn xml_error(body: Vec<u8>) -> Outcome {
    failure(&XML, body)
}

pub(crate) fn cbor(body: Vec<u8>) -> Outcome {
    success(&CBOR, body)
}

pub(crate) fn cbor_error(body: Vec<u8>) -> Outcome {
    failure(&CBOR, body)
}

pub(crate) fn form(body: Vec<u8>) -> Outcome {
    success(&FORM, body)
}

pub(crate) fn events(body: Vec<u8>) -> Outcome {
    stream::<EventStream<Event>, _>(Codec::Events, body)
}

pub(crate) fn server_events(body: Vec<u8>) -> Outcome {
    stream::<ServerEvents<Doc>, _>(Codec::ServerEvents, body)
}

pub(crate) fn json_lines(body: Vec<u8>) -> Outcome {
    stream::<Documents<Doc>, _>(Codec::JsonLines, body)
}

pub(crate) fn json_sequence(body: Vec<u8>) -> Outcome {
    stream::<Documents<Doc>, _>(Codec::JsonSequence, body)
}

/// Reads a stream to its end, that comes in pieces of 1000 bytes.
fn stream<S, T: Debug>(codec: Codec, body: Vec<u8>) -> Outcome
where
    S: Events + Stream<Item = Result<T, ferrosmith_runtime::Error>> + Default + Unpin,
{
    let mut stream = S::default();
    let body = ByteStream::from_stream(Pieces(body.into()));
    let (operation, shape, limit) = (&LISTEN, Shape::PLAIN, 256 << 20);
    stream.receive(Arriving { body, origin: Origin::default(), operation, codec, shape, limit, request_id: None });
    let mut context = Context::from_waker(Waker::noop());
    while let Poll::Ready(Some(item)) = Pin::new(&mut stream).poll_next(&mut context) {
        item.map_err(|error| error.to_string())?;
    }
    Ok(())
}

struct Pieces(Bytes);

impl Stream for Pieces {
    type Item = Result<Bytes, String>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let length = self.0.len().min(1000);
        Poll::Ready((length > 0).then(|| Ok(self.0.split_to(length))))
    }
}
