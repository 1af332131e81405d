//! The OpenAPI front end: a document of version 3.0, 3.1 or 3.2, in YAML or JSON, becomes the model; so does one of
//! Swagger 2.0, which is upgraded first.
//!
//! `document` mirrors what is written, `lower` gives it meaning. Where real documents bend the specification the front
//! end bends with them and reports it; what it cannot understand costs itself, and is a warning at its place. Only what
//! is no document at all is an error.

pub mod document;
mod lower;
mod overlay;
mod swagger;
mod tree;

pub use document::mentioned_files;

use crate::diagnostics::{Diagnostics, Level, SourceId, Sources};
use crate::ir::Api;
use document::Document;

/// Reads a document into the model; none when something in it forbids to go on, which is then among the findings.
pub fn read(sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Api> {
    read_overlaid(sources, id, &[], diagnostics).map(|(api, _)| api)
}

/// Reads a document that overlays change, in their order; the document itself is for who compares what no model has.
pub fn read_overlaid(
    sources: &Sources,
    id: SourceId,
    overlays: &[SourceId],
    diagnostics: &mut Diagnostics,
) -> Option<(Api, Document)> {
    let mut found = Diagnostics::new();
    let document = document::parse_text(sources, id, &mut found).and_then(|root| {
        let root = overlay::apply(root, id, overlays, sources, &mut found);
        Document::read(root, sources, id, &mut found)
    });
    let read = document.map(|document| (lower::lower(&document, &mut found), document));
    let failed = found.iter().any(|finding| finding.level == Level::Error);
    diagnostics.append(found);
    read.filter(|_| !failed)
}
