//! Event messages as bytes: a prelude with two lengths, headers, a payload, each guarded by a checksum.

use std::fmt::{Display, Formatter, Result as Written};

use bytes::{Buf, BufMut, Bytes, BytesMut};

use super::crc::crc32;
use super::header::{self, HeaderValue};

/// Two lengths and their checksum.
const PRELUDE: usize = 12;
/// A message without headers and payload: the prelude and the checksum at the end.
const LEAST: usize = PRELUDE + 4;
/// No service sends messages above this; a length beyond it is a mistake or an attack.
const MOST: usize = 24 << 20;
/// No service sends longer headers of one message: AWS allows 128 KiB.
const MOST_HEADERS: usize = 128 << 10;

/// Why bytes are no event message, or a message cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameError(pub(super) &'static str);

impl Display for FrameError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Written {
        formatter.write_str(self.0)
    }
}

impl std::error::Error for FrameError {}

/// An event message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Names and values, in their order.
    pub headers: Vec<(String, HeaderValue)>,
    /// The payload.
    pub payload: Bytes,
}

impl Message {
    /// Returns the value of a header.
    pub fn header(&self, name: &str) -> Option<&HeaderValue> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Encodes the message.
    ///
    /// # Errors
    /// A header or the whole is too long.
    pub fn encode(&self) -> Result<Bytes, FrameError> {
        let mut headers = BytesMut::new();
        for (name, value) in &self.headers {
            header::write(name, value, &mut headers)?;
        }
        let length = LEAST + headers.len() + self.payload.len();
        if length > MOST || headers.len() > MOST_HEADERS {
            return Err(FrameError("the message is too long"));
        }
        let mut out = BytesMut::with_capacity(length);
        out.put_u32(length as u32);
        out.put_u32(headers.len() as u32);
        out.put_u32(crc32(&out));
        out.put_slice(&headers);
        out.put_slice(&self.payload);
        out.put_u32(crc32(&out));
        Ok(out.freeze())
    }
}

/// Cuts bytes into messages, however they come.
#[derive(Debug, Default)]
pub struct Decoder {
    buffer: BytesMut,
}

impl Decoder {
    /// Takes bytes in.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.buffer.put_slice(bytes);
    }

    /// Whether bytes are left over that are no whole message.
    pub fn is_empty(&self) -> bool {
        self.buffer.is_empty()
    }

    /// Returns the next whole message, if there is one.
    ///
    /// # Errors
    /// The bytes are no event message; what follows cannot be trusted either.
    pub fn message(&mut self) -> Result<Option<Message>, FrameError> {
        if self.buffer.len() < PRELUDE {
            return Ok(None);
        }
        let mut prelude = &self.buffer[..PRELUDE];
        let (length, headers) = (prelude.get_u32() as usize, prelude.get_u32() as usize);
        if prelude.get_u32() != crc32(&self.buffer[..8]) {
            return Err(FrameError("the checksum of a message's prelude is wrong"));
        }
        if !(LEAST..=MOST).contains(&length) || headers > MOST_HEADERS || headers > length - LEAST {
            return Err(FrameError("the lengths of a message are impossible"));
        }
        if self.buffer.len() < length {
            return Ok(None);
        }
        let mut message = self.buffer.split_to(length).freeze();
        let sum = message.slice(length - 4..).get_u32();
        message.truncate(length - 4);
        if sum != crc32(&message) {
            return Err(FrameError("the checksum of a message is wrong"));
        }
        message.advance(PRELUDE);
        let headers = header::read_all(message.split_to(headers))?;
        Ok(Some(Message { headers, payload: message }))
    }
}
