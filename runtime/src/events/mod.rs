//! Streams of events: messages of `application/vnd.amazon.eventstream`, and typed values made of them by their tables.

mod binding;
mod crc;
mod frame;
mod header;
pub(crate) mod initial;
mod stream;

pub use binding::{Received, decode, encode};
pub use frame::{Decoder, FrameError, Message};
pub use header::HeaderValue;
pub use stream::EventStream;
