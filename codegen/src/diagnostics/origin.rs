//! Where a thing was written: a source and a place in it.

use std::ops::Range;
use std::sync::Arc;

/// The number of a source in [`Sources`](super::Sources).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub(super) u32);

impl SourceId {
    /// What no text says, because this library knows it: the Smithy prelude.
    pub const BUILT_IN: Self = Self(u32::MAX);
}

/// A place within one source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The source as a whole.
    File,
    /// Bytes of the text.
    Bytes(Range<u32>),
    /// A JSON pointer (RFC 6901) into a JSON or YAML document, looked up only when it is printed.
    Pointer(Arc<str>),
}

/// Where a node of a model was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The text.
    pub source: SourceId,
    /// The place in it.
    pub place: Place,
}

impl Origin {
    /// A source as a whole.
    pub fn file(source: SourceId) -> Self {
        Self { source, place: Place::File }
    }

    /// Some bytes of a source.
    pub fn bytes(source: SourceId, bytes: Range<usize>) -> Self {
        let bound = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { source, place: Place::Bytes(bound(bytes.start)..bound(bytes.end)) }
    }

    /// A value of a JSON or YAML document.
    pub fn pointer(source: SourceId, pointer: impl Into<Arc<str>>) -> Self {
        Self { source, place: Place::Pointer(pointer.into()) }
    }

    /// The place of a child of this value; of use only where this origin is a pointer or a whole file.
    #[must_use]
    pub fn child(&self, token: impl std::fmt::Display) -> Self {
        let parent = match &self.place {
            Place::Pointer(pointer) => pointer,
            Place::File | Place::Bytes(_) => "",
        };
        let token = token.to_string().replace('~', "~0").replace('/', "~1");
        Self::pointer(self.source, format!("{parent}/{token}"))
    }
}
