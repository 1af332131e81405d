//! XML: values to documents and back, by their tables (Smithy 2.0, "XML bindings"); and the queries whose responses are
//! written so. All of it is behind the feature `xml`.
//!
//! Namespaces are written where the description has them, and disregarded on reading: services are not of one mind
//! about them. Entities other than the predefined ones are never expanded, documents nest to a fixed depth, and
//! elements that nobody knows are stepped over.

#[cfg(not(feature = "xml"))]
mod absent;
#[cfg(feature = "xml")]
mod any;
#[cfg(feature = "xml")]
mod decode;
#[cfg(feature = "xml")]
mod encode;
#[cfg(feature = "xml")]
mod error_document;
#[cfg(feature = "xml")]
mod nodes;
#[cfg(feature = "xml")]
mod query_form;
#[cfg(feature = "xml")]
mod unions;

#[cfg(feature = "xml")]
pub(crate) use self::{
    decode::{decode_members, decode_payload},
    encode::{encode, encode_members},
    error_document::{is_error, read_error},
    query_form::write_query,
};
#[cfg(not(feature = "xml"))]
pub(crate) use absent::{decode_members, decode_payload, encode, encode_members, is_error, read_error, write_query};
