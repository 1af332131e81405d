//! The headers of event messages.

use bytes::{Buf, BufMut, Bytes, BytesMut};

use super::FrameError;
use crate::Timestamp;

/// The value of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderValue {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number of 8 bits.
    Byte(i8),
    /// A whole number of 16 bits.
    Short(i16),
    /// A whole number of 32 bits.
    Int(i32),
    /// A whole number of 64 bits.
    Long(i64),
    /// Bytes.
    Bytes(Bytes),
    /// Text.
    String(String),
    /// A point in time, to the millisecond.
    Timestamp(Timestamp),
    /// A UUID.
    Uuid([u8; 16]),
}

impl From<&str> for HeaderValue {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl HeaderValue {
    /// Returns the text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

/// Writes a header.
pub(super) fn write(name: &str, value: &HeaderValue, out: &mut BytesMut) -> Result<(), FrameError> {
    let length = u8::try_from(name.len()).map_err(|_| FrameError("the name of a header is too long"))?;
    out.put_u8(length);
    out.put_slice(name.as_bytes());
    match value {
        HeaderValue::Bool(value) => out.put_u8(u8::from(!value)),
        HeaderValue::Byte(value) => {
            out.put_u8(2);
            out.put_i8(*value);
        }
        HeaderValue::Short(value) => {
            out.put_u8(3);
            out.put_i16(*value);
        }
        HeaderValue::Int(value) => {
            out.put_u8(4);
            out.put_i32(*value);
        }
        HeaderValue::Long(value) => {
            out.put_u8(5);
            out.put_i64(*value);
        }
        HeaderValue::Bytes(bytes) => {
            out.put_u8(6);
            write_sized(bytes, out)?;
        }
        HeaderValue::String(text) => {
            out.put_u8(7);
            write_sized(text.as_bytes(), out)?;
        }
        HeaderValue::Timestamp(time) => {
            out.put_u8(8);
            out.put_i64(time.as_millisecond());
        }
        HeaderValue::Uuid(bytes) => {
            out.put_u8(9);
            out.put_slice(bytes);
        }
    }
    Ok(())
}

fn write_sized(bytes: &[u8], out: &mut BytesMut) -> Result<(), FrameError> {
    let too_long = FrameError("the value of a header is too long");
    match u16::try_from(bytes.len()) {
        Ok(length) if length <= 0x7FFF => {
            out.put_u16(length);
            out.put_slice(bytes);
            Ok(())
        }
        _ => Err(too_long),
    }
}

/// Reads all headers of a message.
pub(super) fn read_all(mut bytes: Bytes) -> Result<Vec<(String, HeaderValue)>, FrameError> {
    let mut headers = Vec::with_capacity(count(&bytes));
    while !bytes.is_empty() {
        let length = usize::from(bytes.get_u8());
        let name = text(take(&mut bytes, length)?)?;
        headers.push((name, read(&mut bytes)?));
    }
    Ok(headers)
}

/// How many headers there are, as far as they are well-formed: a list that grows would cost several times as much.
fn count(mut bytes: &[u8]) -> usize {
    let mut count = 0;
    while let Some((name, rest)) = bytes.split_first() {
        let Some((kind, rest)) = rest.get(usize::from(*name)..).and_then(<[u8]>::split_first) else { break };
        let length = match kind {
            0 | 1 => 0,
            2 => 1,
            3 => 2,
            4 => 4,
            5 | 8 => 8,
            6 | 7 => 2 + rest.first_chunk().map_or(0, |length| usize::from(u16::from_be_bytes(*length))),
            _ => 16,
        };
        bytes = rest.get(length..).unwrap_or_default();
        count += 1;
    }
    count
}

fn read(bytes: &mut Bytes) -> Result<HeaderValue, FrameError> {
    let kind = bytes.try_get_u8().map_err(|_| CUT)?;
    Ok(match kind {
        0 => HeaderValue::Bool(true),
        1 => HeaderValue::Bool(false),
        2 => HeaderValue::Byte(bytes.try_get_i8().map_err(|_| CUT)?),
        3 => HeaderValue::Short(bytes.try_get_i16().map_err(|_| CUT)?),
        4 => HeaderValue::Int(bytes.try_get_i32().map_err(|_| CUT)?),
        5 => HeaderValue::Long(bytes.try_get_i64().map_err(|_| CUT)?),
        6 => {
            let length = usize::from(bytes.try_get_u16().map_err(|_| CUT)?);
            HeaderValue::Bytes(take(bytes, length)?)
        }
        7 => {
            let length = usize::from(bytes.try_get_u16().map_err(|_| CUT)?);
            HeaderValue::String(text(take(bytes, length)?)?)
        }
        8 => {
            let time = bytes.try_get_i64().map_err(|_| CUT)?;
            let beyond = FrameError("a header holds a point in time beyond the calendar");
            HeaderValue::Timestamp(Timestamp::from_millisecond(time).map_err(|_| beyond)?)
        }
        9 => {
            let mut uuid = [0; 16];
            bytes.try_copy_to_slice(&mut uuid).map_err(|_| CUT)?;
            HeaderValue::Uuid(uuid)
        }
        _ => return Err(FrameError("a header is of a type that is not known")),
    })
}

const CUT: FrameError = FrameError("the headers of a message are cut off");

fn take(bytes: &mut Bytes, length: usize) -> Result<Bytes, FrameError> {
    if bytes.len() < length { Err(CUT) } else { Ok(bytes.split_to(length)) }
}

fn text(bytes: Bytes) -> Result<String, FrameError> {
    String::from_utf8(bytes.into()).map_err(|_| FrameError("a header is not UTF-8"))
}
