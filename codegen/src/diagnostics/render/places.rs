//! The bytes, lines and columns of all places that are to be printed, looked up once per source for all findings
//! together.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::collection::{Diagnostic, Diagnostics};
use super::super::lines::{Lines, within};
use super::super::origin::{Origin, Place, SourceId};
use super::super::sources::{Source, Sources};
use super::super::{pointer, span};

/// The places of some findings.
pub(super) struct Places<'a> {
    sources: &'a Sources,
    pointers: HashMap<(SourceId, &'a str), Range<usize>>,
    lines: HashMap<SourceId, Lines<'a>>,
}

/// A place in a text.
pub(super) struct Found<'a> {
    pub(super) source: &'a Source,
    pub(super) lines: &'a Lines<'a>,
    pub(super) bytes: Range<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn look_up(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Self {
        let mut wanted: HashMap<SourceId, HashSet<&str>> = HashMap::new();
        let mut lines = HashMap::new();
        for origin in diagnostics.iter().flat_map(origins) {
            lines.entry(origin.source).or_insert_with(|| Lines::new(&sources.get(origin.source).text));
            if let Place::Pointer(pointer) = &origin.place {
                wanted.entry(origin.source).or_default().insert(pointer);
            }
        }
        let mut pointers = HashMap::new();
        for (source, wanted) in wanted {
            let wanted: Vec<&str> = wanted.into_iter().collect();
            let found = pointer::find_all(&sources.get(source).text, &wanted);
            pointers.extend(wanted.into_iter().map(|pointer| (source, pointer)).zip(found));
        }
        Self { sources, pointers, lines }
    }

    /// Where a place is; nowhere for what is built in.
    pub(super) fn find(&'a self, origin: &Origin) -> Option<Found<'a>> {
        if origin.source == SourceId::BUILT_IN {
            return None;
        }
        let source = self.sources.get(origin.source);
        let bytes = match &origin.place {
            Place::Pointer(pointer) => self.pointers.get(&(origin.source, &**pointer)).cloned().unwrap_or(0..0),
            place => span::of(&source.text, place),
        };
        Some(Found { source, lines: self.lines.get(&origin.source)?, bytes: within(&source.text, bytes) })
    }
}

impl Found<'_> {
    /// Line and column of the first character and of the one after the last, counted from one.
    pub(super) fn positions(&self) -> [(usize, usize); 2] {
        [self.bytes.start, self.bytes.end].map(|byte| self.lines.line_and_column(byte))
    }
}

fn origins(diagnostic: &Diagnostic) -> impl Iterator<Item = &Origin> {
    diagnostic.origin.iter().chain(diagnostic.related.iter().map(|(origin, _)| origin))
}
