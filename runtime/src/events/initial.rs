//! Initial messages: the members beside a stream of events, where the protocol has no place for them but a message of
//! the stream itself (Amazon Event Stream Specification, "Initial message events").

use bytes::BytesMut;

use super::header::HeaderValue;
use super::{Decoder, Message};
use crate::document::Mode;
use crate::error::Error;
use crate::http::{DecodeError, EncodeError, codec};
use crate::schema::{Operation, Scope, Slot};
use crate::stream::ByteStream;
use crate::value::Structure;

const REQUEST: &str = "initial-request";
const RESPONSE: &str = "initial-response";

/// Returns whether members of an input or output stand in its initial message.
pub(crate) fn has_members(structure: &dyn Structure) -> bool {
    structure.table().members.iter().any(|row| row.slot == Slot::Member)
}

/// Returns whether a message is an initial response. No event can have its name.
pub(super) fn is_response(message: &Message) -> bool {
    let text = |name| message.header(name).and_then(HeaderValue::as_str);
    text(":message-type") == Some("event") && text(":event-type") == Some(RESPONSE)
}

/// Writes the members of an input as its initial message.
pub(crate) fn request(
    operation: &'static Operation,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
) -> Result<Message, EncodeError> {
    let payload = codec::members(operation.document, None, input, Scope::Body, token)?.into();
    let texts = [
        (":message-type", "event"),
        (":event-type", REQUEST),
        (":content-type", codec::media_type(operation.document).unwrap_or_default()),
    ];
    let headers = texts.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    Ok(Message { headers, payload })
}

/// Waits for the initial response, where there are members for it, and returns the body of the events after it. A body
/// that begins otherwise is returned as it was: a service may leave out what is optional.
///
/// # Errors
/// The body cannot be read, the initial response cannot be read, or it is missing and has required members.
pub(crate) async fn response(
    operation: &'static Operation,
    mut body: ByteStream,
    output: &mut dyn Structure,
) -> Result<ByteStream, Error> {
    if !has_members(output) {
        return Ok(body);
    }
    let (mut decoder, mut read) = (Decoder::default(), BytesMut::new());
    let first = loop {
        if let Some(message) = decoder.message().map_err(Error::decode)? {
            break Some(message);
        }
        let Some(bytes) = body.next().await.transpose()? else { break None };
        decoder.feed(&bytes);
        read.extend_from_slice(&bytes);
    };
    let Some(first) = first else {
        require_none(output)?;
        return Ok(ByteStream::from(read));
    };
    if is_response(&first) {
        codec::read_document(operation.document, &first.payload, output, Scope::Body, Mode::Lenient)
            .map_err(Error::decode)?;
        let _ = read.split_to(length(&read));
    } else if first.header(":event-type").is_some() {
        require_none(output)?;
    }
    Ok(ByteStream::join(vec![ByteStream::from(read), body]))
}

/// The length of the message at the beginning of some bytes, which it states itself.
fn length(bytes: &[u8]) -> usize {
    let stated = bytes.first_chunk().map_or(0, |length| u32::from_be_bytes(*length) as usize);
    stated.min(bytes.len())
}

/// No zero value may stand in for what a service was to say before its events.
fn require_none(output: &dyn Structure) -> Result<(), Error> {
    let rows = output.table().members;
    match rows.iter().find(|row| row.required && row.slot == Slot::Member) {
        Some(row) => Err(Error::decode(DecodeError::part(row.name, "the initial response is missing"))),
        None => Ok(()),
    }
}
