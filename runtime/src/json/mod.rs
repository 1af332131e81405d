//! JSON: values to text and back, by their tables.
//!
//! The reader works on borrowed text without an intermediate tree: it expects the members of a structure in the order
//! of its table, as services write them, and so rarely has to search for a name.

mod decode;
mod document;
mod encode;
mod error_document;
mod index;
mod numbers;
mod outline;
mod reader;
mod skip;
#[cfg(test)]
mod union_tests;
mod unions;

pub(crate) use decode::decode_payload;
pub use decode::{decode, decode_members, decode_strict};
pub use encode::{encode, encode_members};
pub(crate) use error_document::read_error;
