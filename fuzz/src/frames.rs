//! Event messages: however the bytes come, the same messages are cut from them, and written as they were.

use ferrosmith_runtime::events::HeaderValue;
use ferrosmith_runtime::events::{Decoder, Message};

pub(crate) fn run(data: &[u8]) {
    let Some((&cut, data)) = data.split_first() else { return };
    // Chance finds no checksum: half of the inputs are headers and a payload within a frame.
    let framed = if cut & 1 == 0 { data.to_vec() } else { frame(data) };
    let whole = messages(&[&framed]);
    let at = usize::from(cut) % (framed.len() + 1);
    assert_eq!(messages(&[&framed[..at], &framed[at..]]), whole);
    for message in whole.into_iter().flatten() {
        let written = message.encode().expect("what was read is short enough");
        assert_eq!(messages(&[&written]), [Some(message)]);
    }
}

/// The messages in pieces of bytes; none last where something is wrong.
fn messages(pieces: &[&[u8]]) -> Vec<Option<Message>> {
    let (mut decoder, mut found) = (Decoder::default(), Vec::new());
    for piece in pieces {
        decoder.feed(piece);
        loop {
            match decoder.message() {
                Ok(Some(message)) => found.push(Some(message)),
                Ok(None) => break,
                Err(_) => {
                    found.push(None);
                    return found;
                }
            }
        }
    }
    found
}

fn frame(data: &[u8]) -> Vec<u8> {
    let headers = data.first().map_or(0, |length| usize::from(*length).min(data.len()));
    let mut frame = ((data.len() + 16) as u32).to_be_bytes().to_vec();
    frame.extend_from_slice(&(headers as u32).to_be_bytes());
    frame.extend_from_slice(&crc32(&frame).to_be_bytes());
    frame.extend_from_slice(data);
    frame.extend_from_slice(&crc32(&frame).to_be_bytes());
    frame
}

/// CRC-32 (ISO-HDLC), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = sum >> 1 ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let headers = vec![
        (":event-type".to_owned(), HeaderValue::from("chunk")),
        ("bool".to_owned(), HeaderValue::Bool(true)),
        ("bytes".to_owned(), HeaderValue::Bytes(b"\x00\xff"[..].into())),
        ("long".to_owned(), HeaderValue::Long(-1)),
        ("uuid".to_owned(), HeaderValue::Uuid([7; 16])),
    ];
    let written = Message { headers, payload: b"{}"[..].into() }.encode().expect("a message");
    let empty = Message::default().encode().expect("a message");
    vec![[&[0][..], &written, &empty].concat(), b"\x01\x0a\x04name\x07\0\x01xpayload".to_vec()]
}
