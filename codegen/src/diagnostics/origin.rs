//! Where a thing was written: a source and a place in it, turned into line and column only for printing.

use std::ops::Range;
use std::sync::Arc;

/// One text that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name to print, usually a path relative to where the command was started.
    pub name: String,
    /// The whole text.
    pub text: Arc<str>,
}

/// The number of a source in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

impl SourceId {
    /// What no text says, because this library knows it: the Smithy prelude.
    pub const BUILT_IN: Self = Self(u32::MAX);
}

/// All texts of a run.
#[derive(Clone, Debug)]
pub struct Sources {
    sources: Vec<Source>,
    built_in: Source,
}

impl Default for Sources {
    fn default() -> Self {
        Self { sources: Vec::new(), built_in: Source { name: "<built in>".to_owned(), text: "".into() } }
    }
}

impl Sources {
    /// No texts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under the name that messages shall print.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        self.sources.push(Source { name: name.into(), text: text.into() });
        id
    }

    /// The text behind a number that [`Sources::add`] gave; an empty one for [`SourceId::BUILT_IN`].
    pub fn get(&self, id: SourceId) -> &Source {
        self.sources.get(id.0 as usize).unwrap_or(&self.built_in)
    }

    /// Line and column of a place, both counted from one, columns in characters; none for a place in no text.
    pub fn position(&self, origin: &Origin) -> Option<(usize, usize)> {
        if origin.source == SourceId::BUILT_IN {
            return None;
        }
        let text = &self.get(origin.source).text;
        let span = super::span::of(text, &origin.place);
        Some(super::lines::Lines::new(text).line_and_column(span.start))
    }

    /// All numbers, in the order in which the texts were added.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.sources.len() as u32).map(SourceId)
    }
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
    pub fn child(&self, token: impl std::fmt::Display) -> Self {
        let parent = match &self.place {
            Place::Pointer(pointer) => pointer,
            Place::File | Place::Bytes(_) => "",
        };
        let token = token.to_string().replace('~', "~0").replace('/', "~1");
        Self::pointer(self.source, format!("{parent}/{token}"))
    }
}
