//! The parts of an HTTP response into an output.

use ::http::HeaderMap;
use ::http::response::Parts;
use bytes::Bytes;
use tracing::debug;

use super::error_response::request_id;
use super::{DecodeError, codec, headers};
use crate::document::Mode;
use crate::schema::{Codec, Member, Operation, Scope, Slot};
use crate::stream::{Arriving, ByteStream};
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
    fill(operation.response, parts.status.as_u16(), &parts.headers, body, output)
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

/// Fills an output from a successful response whose body is still to come: [`Codec::Stream`] and [`Codec::Events`]. The
/// service's name is for the errors of events.
///
/// # Errors
/// A header of the response is not what the description promises. Before events also required members must be there: they
/// are the initial response, for which no zero value may stand in.
pub fn decode_streamed(
    service: &'static str,
    operation: &'static Operation,
    parts: &Parts,
    body: ByteStream,
    output: &mut dyn Structure,
) -> Result<(), DecodeError> {
    read_head(parts.status.as_u16(), &parts.headers, output)?;
    let rows = output.table().members;
    let missing = |row: &&Member| row.required && row.slot == Slot::Header && !parts.headers.contains_key(row.wire);
    if let (Codec::Events, Some(row)) = (operation.response, rows.iter().find(missing)) {
        return Err(DecodeError::part(row.name, format!("the header `{}` is missing", row.wire)));
    }
    let payload = rows.iter().position(|row| row.slot == Slot::Payload);
    if let Some(member) = payload.and_then(|index| output.member_mut(index)) {
        match super::text::inner(member.as_mut()) {
            Mut::Stream(stream) => *stream = body,
            Mut::Events(events) => {
                let request_id = request_id(&parts.headers);
                events.receive(Arriving { body, service, operation, request_id });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Fills a structure, an output or an error, from a message in memory.
pub(super) fn fill(
    codec: Codec,
    status: u16,
    headers: &HeaderMap,
    body: &Bytes,
    output: &mut dyn Structure,
) -> Result<(), DecodeError> {
    read_head(status, headers, output)?;
    let rows = output.table().members;
    if let Some(index) = rows.iter().position(|row| row.slot == Slot::Payload) {
        return match output.member_mut(index) {
            // The slot of an absent value makes it present, so nothing is asked of it for an empty body.
            Some(member) if !body.is_empty() => {
                codec::read_payload(codec, &rows[index], member.as_mut(), body, Mode::Lenient).map(drop)
            }
            _ => Ok(()),
        };
    }
    if body.is_empty() || !rows.iter().any(|row| row.slot == Slot::Member) {
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
                if let Err(unreadable) = headers::read(headers, row, member.as_mut()) {
                    // It costs itself only: `Expires: 0` is sent by many servers, and no reason to lose the body.
                    let Mut::Option(member) = member.as_mut() else { return Err(unreadable) };
                    debug!(error = %unreadable, "a header is left out");
                    member.clear();
                }
            }
            Slot::HeaderMap => {
                headers::read_map(headers, row, member)?;
            }
            Slot::Status => set_status(status, member),
            _ => {}
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
