//! The outputs, all from one list of findings: for a terminal, a comment, other programs, annotations, a changelog.

mod changelog;
mod github;
mod html;
mod json;
mod markdown;
mod sarif;
mod terminal;
mod words;

pub use changelog::changelog;
pub use github::annotations;
pub use html::html;
pub use json::{SCHEMA, json};
pub use markdown::{MARKER, markdown};
pub use sarif::sarif;
pub use terminal::{Style, terminal};

use super::{Report, Wire};
use crate::diagnostics::{Origin, Sources};
use crate::ir::Api;

/// The comparison of one client, with the texts that its places are in.
#[derive(Debug)]
pub struct ClientDiff<'a> {
    /// The client's name.
    pub client: String,
    /// The version of its crate in the base.
    pub version: String,
    /// What was found.
    pub report: Report,
    /// The base; none where the client is new.
    pub base: Option<(&'a Api, &'a Sources)>,
    /// The head; none where the client is gone.
    pub head: Option<(&'a Api, &'a Sources)>,
}

/// A place in a file, counted from one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Location {
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl ClientDiff<'_> {
    fn location(&self, is_head: bool, origin: Option<&Origin>) -> Option<Location> {
        let (_, sources) = if is_head { self.head? } else { self.base? };
        let origin = &sources.written(origin?);
        let (line, column) = sources.position(origin)?;
        Some(Location { file: sources.get(origin.source).name.clone(), line, column })
    }

    /// Where a finding is to be shown: in the head, or for what is gone in the base.
    fn locations(&self, finding: &super::Finding) -> (Option<Location>, Option<Location>) {
        (self.location(false, finding.base.as_ref()), self.location(true, finding.head.as_ref()))
    }
}

/// A verdict in words.
pub fn verdict(wire: Wire) -> &'static str {
    words::wire_word(wire)
}
