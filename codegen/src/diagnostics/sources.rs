//! The texts of a run; places become line and column here, and only for printing.

use std::sync::Arc;

use super::collection::Diagnostics;
use super::grafts::Grafts;
use super::lines::Lines;
use super::origin::{Origin, SourceId};
use super::span;

/// One text that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name to print, usually a path relative to where the command was started.
    pub name: String,
    /// The whole text.
    pub text: Arc<str>,
}

/// All texts of a run.
#[derive(Clone, Debug)]
pub struct Sources {
    sources: Vec<Source>,
    built_in: Source,
    grafts: Grafts,
}

impl Default for Sources {
    fn default() -> Self {
        let built_in = Source { name: "<built in>".to_owned(), text: "".into() };
        Self { sources: Vec::new(), built_in, grafts: Grafts::default() }
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
        let span = span::of(text, &origin.place);
        Some(Lines::new(text).line_and_column(span.start))
    }

    /// Remembers where the parts of documents were written that stand elsewhere in the documents as they were read: what a
    /// stage has found out.
    pub fn remember_origins(&mut self, found: &Diagnostics) {
        self.grafts.append(found.grafts().clone());
    }

    /// Where the value of a place was written, as far as that was remembered.
    pub fn written(&self, origin: &Origin) -> Origin {
        self.grafts.source_of(origin)
    }

    /// All numbers, in the order in which the texts were added.
    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.sources.len() as u32).map(SourceId)
    }
}
