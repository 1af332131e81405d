//! JSON: values to text and back, by their tables.
//!
//! The reader works on borrowed text without an intermediate tree: it expects the members of a structure in the order
//! of its table, as services write them, and so rarely has to search for a name.

mod decode;
mod encode;
mod error;
mod numbers;
mod reader;
mod unions;

pub use decode::{Mode, decode, decode_members, decode_strict};
#[cfg(feature = "events")]
pub(crate) use encode::encode_event;
pub(crate) use encode::float;
pub use encode::{encode, encode_members};
pub use error::DecodeError;
pub(crate) use numbers::special;
