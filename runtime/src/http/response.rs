//! The parts of an HTTP response into an output.

use ::http::HeaderMap;
use ::http::response::Parts;
use bytes::Bytes;
use tracing::debug;

use super::choice::{self, Chosen};
use super::headers::request_id;
use super::{DecodeError, codec, headers};
use crate::document::Mode;
use crate::schema::{Codec, Member, Operation, Scope, Slot};
use crate::stream::{Arriving, ByteStream, Origin};
use crate::value::{Mut, Structure, Value};

/// Fills an output from a successful response whose body is in memory.
///
/// # Errors
/// A part of the response is not what the description promises.
pub fn decode(
    operation: &Operation,
    parts: &Parts,
    body: &Bytes,
    output: &mut dyn Structure,
) -> Result<(), DecodeError> {
    check_marker(operation, parts)?;
    let chosen = choice::success(operation, parts.status.as_u16(), &parts.headers);
    fill(chosen, parts.status.as_u16(), &parts.headers, body, output)
}

/// Checks that a response is one of the operation: one of another protocol contains nothing that could be read.
pub(crate) fn check_marker(operation: &Operation, parts: &Parts) -> Result<(), DecodeError> {
    match operation.marker {
        Some((name, value)) if !operation.is_marked(&parts.headers) => {
            Err(DecodeError::part("", format!("the response does not carry the header `{name}: {value}`")))
        }
        _ => Ok(()),
    }
}

/// Fills an output from a successful response whose body is still to come: [`Codec::Stream`] and the streams of events
/// and documents. The origin is for the errors among them, the limit for the bytes of each.
///
/// # Errors
/// A header of the response is not what the description promises. Before events also required members must be there:
/// they are the initial response, for which no zero value may stand in.
pub fn decode_streamed(
    origin: Origin,
    operation: &'static Operation,
    parts: &Parts,
    body: ByteStream,
    limit: usize,
    output: &mut dyn Structure,
) -> Result<(), DecodeError> {
    let chosen = choice::success(operation, parts.status.as_u16(), &parts.headers);
    read_head(parts.status.as_u16(), &parts.headers, output)?;
    let rows = output.table().members;
    let missing = |row: &&Member| row.required && row.slot == Slot::Header && !parts.headers.contains_key(row.wire);
    if let (Codec::Events, Some(row)) = (chosen.codec, rows.iter().find(missing)) {
        return Err(DecodeError::part(row.name, format!("the header `{}` is missing", row.wire)));
    }
    let Some(index) = rows.iter().position(|row| row.slot == Slot::Payload) else { return Ok(()) };
    let Some(member) = output.member_mut(index) else { return Ok(()) };
    let (row, target) = select(chosen.variant, &rows[index], member);
    match target {
        Mut::Stream(stream) => *stream = body,
        Mut::Events(events) => {
            let (shape, request_id) = (row.shape, request_id(&parts.headers));
            events.receive(Arriving { body, origin, operation, codec: chosen.codec, shape, limit, request_id });
        }
        _ => return Err(DecodeError::part(row.name, "the body of the response is a stream, and the member is none")),
    }
    Ok(())
}

/// The place of a body: that of the member, or of the variant of it that the response is.
fn select<'a>(variant: Option<usize>, row: &'static Member, member: &'a mut dyn Value) -> (&'static Member, Mut<'a>) {
    match (variant, super::text::inner(member.as_mut())) {
        (Some(variant), Mut::Union(union)) => {
            let row = union.table().table.members.get(variant).unwrap_or(row);
            (row, super::text::inner(union.select(variant).as_mut()))
        }
        (_, target) => (row, target),
    }
}

/// Fills a structure from a request that a service sends of its own accord.
///
/// # Errors
/// The body is not what the description promises.
pub(crate) fn read_message(
    codec: Codec,
    headers: &HeaderMap,
    body: &Bytes,
    output: &mut dyn Structure,
) -> Result<(), DecodeError> {
    fill(Chosen { codec, variant: None }, 0, headers, body, output)
}

/// Fills a structure, an output or an error, from a message in memory.
pub(super) fn fill(
    chosen: Chosen,
    status: u16,
    headers: &HeaderMap,
    body: &Bytes,
    output: &mut dyn Structure,
) -> Result<(), DecodeError> {
    let codec = chosen.codec;
    read_head(status, headers, output)?;
    let rows = output.table().members;
    if let Some(index) = rows.iter().position(|row| row.slot == Slot::Payload) {
        return match output.member_mut(index) {
            // The slot of an absent value makes it present, so nothing is asked of it for an empty body.
            Some(member) if !codec::is_absent(codec, body) => {
                let (row, target) = select(chosen.variant, &rows[index], member);
                codec::read_payload(codec, row, target, body, Mode::Lenient).map(drop)
            }
            _ => Ok(()),
        };
    }
    if codec::is_absent(codec, body) || !rows.iter().any(|row| row.slot == Slot::Member) {
        return Ok(());
    }
    codec::read_document(codec, body, output, Scope::Body, Mode::Lenient).map(drop)
}

/// Reads status and headers.
fn read_head(status: u16, headers: &HeaderMap, output: &mut dyn Structure) -> Result<(), DecodeError> {
    for (index, row) in output.table().members.iter().enumerate() {
        let Some(member) = output.member_mut(index) else { continue };
        match row.slot {
            Slot::Header if headers.contains_key(row.wire) => {
                // It costs itself only: `Expires: 0` is sent by many servers, and no reason to lose the body.
                if let Err(error) = headers::read(headers, row, member) {
                    debug!(%error, "a header is left out");
                }
            }
            Slot::HeaderMap => {
                headers::read_map(headers, row, member)?;
            }
            Slot::Status => set_status(status, member),
            // What is absent, in the body, or of requests alone.
            Slot::Header
            | Slot::Member
            | Slot::Payload
            | Slot::Path
            | Slot::Host
            | Slot::Query(_)
            | Slot::QueryMap
            | Slot::Cookie => {}
        }
    }
    Ok(())
}

fn set_status(status: u16, member: &mut dyn Value) {
    match super::text::inner(member.as_mut()) {
        Mut::I16(target) => *target = i16::try_from(status).unwrap_or_default(),
        Mut::I32(target) => *target = i32::from(status),
        Mut::I64(target) => *target = i64::from(status),
        Mut::U32(target) => *target = u32::from(status),
        Mut::U64(target) => *target = u64::from(status),
        _ => {}
    }
}
