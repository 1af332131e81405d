//! Bodies that are not held in memory as a whole: bytes and events as they come.

/// Bytes as they come.
#[derive(Clone, Debug, Default)]
pub struct ByteStream {}

/// Events as they come; the object-safe side of a typed event stream.
pub trait Events: Send + Sync {}
