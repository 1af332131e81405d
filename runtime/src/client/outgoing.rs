//! Event messages on their way out: encoded and, where the call is signed, each wrapped in a signature of its own.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use crate::Timestamp;
use crate::auth::EventSigner;
use crate::body::Body;
use crate::error::{Error, ErrorKind};
use crate::events::{FrameError, Message};
use crate::stream::{ByteStream, Messages};

/// The body that carries messages.
pub(super) fn body(messages: Messages, signer: Option<EventSigner>, time: fn() -> Timestamp) -> Body {
    let outgoing = Outgoing { messages, signer, time, ended: false };
    ByteStream::from_stream(outgoing).to_body()
}

struct Outgoing {
    messages: Messages,
    signer: Option<EventSigner>,
    time: fn() -> Timestamp,
    ended: bool,
}

impl Stream for Outgoing {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let message = match ready!(Pin::new(&mut self.messages).poll_next(cx)) {
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            Some(Ok(message)) => Some(message),
            None => {
                self.ended = true;
                None
            }
        };
        let encoded = self.encode(message.as_ref()).transpose();
        Poll::Ready(encoded.map(|encoded| encoded.map_err(|error| Error::new(ErrorKind::Encode(error.into())))))
    }
}

impl Outgoing {
    /// The bytes of a message, or of what ends the stream: where it is signed, a signature over nothing.
    fn encode(&mut self, message: Option<&Message>) -> Result<Option<Bytes>, FrameError> {
        let inner = message.map(Message::encode).transpose()?;
        match &mut self.signer {
            None => Ok(inner),
            Some(signer) => wrap(signer, inner.unwrap_or_default(), (self.time)()).map(Some),
        }
    }
}

#[cfg(not(feature = "aws"))]
fn wrap(signer: &mut EventSigner, _: Bytes, _: Timestamp) -> Result<Bytes, FrameError> {
    match *signer {}
}

#[cfg(feature = "aws")]
fn wrap(signer: &mut EventSigner, inner: Bytes, time: Timestamp) -> Result<Bytes, FrameError> {
    use crate::events::HeaderValue;

    const DATE: &str = ":date";
    // The text that is signed has seconds only, so the header has none but whole ones.
    let time = Timestamp::from_second(time.as_second()).unwrap_or(time);
    let mut date = vec![DATE.len() as u8];
    date.extend_from_slice(DATE.as_bytes());
    date.push(8);
    date.extend_from_slice(&time.as_millisecond().to_be_bytes());
    let signature = signer.sign(&date, &inner, time);
    let headers = vec![
        (DATE.to_owned(), HeaderValue::Timestamp(time)),
        (":chunk-signature".to_owned(), HeaderValue::Bytes(Bytes::copy_from_slice(&signature))),
    ];
    Message { headers, payload: inner }.encode()
}
