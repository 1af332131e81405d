//! CBOR (RFC 8949): values to bytes and back, by their tables.
//!
//! What it means for the types of a description stands in Smithy's specification ("Smithy RPC v2 CBOR protocol", "Shape
//! serialization"). The items of CBOR are read and written by `minicbor`.

mod bignum;
mod decode;
mod document;
mod encode;
mod reader;
mod unions;
mod writer;

pub(crate) use decode::decode_payload;
pub use decode::{decode, decode_members};
pub(crate) use document::read_error;
pub use encode::{encode, encode_members};

/// The tags of RFC 8949, section 3.4, that mean something here.
mod tags {
    pub(super) const EPOCH_SECONDS: u64 = 1;
    pub(super) const UNSIGNED: u64 = 2;
    pub(super) const NEGATIVE: u64 = 3;
    pub(super) const DECIMAL: u64 = 4;
}
