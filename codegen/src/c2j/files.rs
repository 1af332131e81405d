//! The texts of one service, distinguished by what they contain.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes};
use crate::smithy::ast::json;
use crate::smithy::node::{Node, Object};

/// One text, read.
pub(super) struct Text {
    pub(super) source: SourceId,
    pub(super) root: Object,
}

/// The texts of one service.
pub(super) struct Files {
    /// `service-2.json`.
    pub(super) service: Text,
    /// `paginators-1.json`.
    pub(super) paginators: Option<Text>,
    /// `waiters-2.json`.
    pub(super) waiters: Option<Text>,
    /// `endpoint-rule-set-1.json`.
    pub(super) rules: Option<Text>,
    /// `endpoint-bdd-1.json`, the compiled form of the same.
    pub(super) diagram: Option<Text>,
}

/// Whether a text is the description of a service in C2J: it has `metadata` with a `protocol` or `protocols`, and
/// `operations` or `shapes`.
pub(crate) fn is_service(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Head {
        metadata: Metadata,
        operations: Option<IgnoredAny>,
        shapes: Option<IgnoredAny>,
        smithy: Option<IgnoredAny>,
    }
    #[derive(Deserialize)]
    struct Metadata {
        protocol: Option<IgnoredAny>,
        protocols: Option<IgnoredAny>,
    }
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str::<Head>(text).is_ok_and(|head| {
        let names_protocol = head.metadata.protocol.is_some() || head.metadata.protocols.is_some();
        names_protocol && head.smithy.is_none() && (head.operations.is_some() || head.shapes.is_some())
    })
}

impl Files {
    /// Reads the texts. `None` if none of them describes a service.
    pub(super) fn read(sources: &Sources, ids: &[SourceId], diagnostics: &mut Diagnostics) -> Option<Self> {
        let (mut service, mut paginators, mut waiters, mut rules, mut diagram) = (None, None, None, None, None);
        for &source in ids {
            let Some(root) = object(sources, source, diagnostics) else { continue };
            let has = |key: &str| root.get(key).is_some();
            let slot = if has("metadata") {
                Some(&mut service)
            } else if has("pagination") {
                Some(&mut paginators)
            } else if has("waiters") {
                Some(&mut waiters)
            } else if has("rules") {
                Some(&mut rules)
            } else if has("nodes") && has("results") {
                Some(&mut diagram)
            } else {
                None
            };
            match slot {
                Some(slot) if slot.is_none() => *slot = Some(Text { source, root }),
                Some(_) => repeated(source, diagnostics),
                // Examples are what a service has beside what is called.
                None if has("examples") => {}
                None => unrecognized(source, diagnostics),
            }
        }
        Some(Self { service: service?, paginators, waiters, rules, diagram })
    }
}

fn object(sources: &Sources, source: SourceId, diagnostics: &mut Diagnostics) -> Option<Object> {
    match json::read(&sources.get(source).text) {
        Ok(Node::Object(root)) => Some(root),
        Ok(other) => {
            let message = format!("the description must be an object, but it is {}", other.kind());
            diagnostics.error(&codes::INVALID_VALUE, &Origin::file(source), message);
            None
        }
        Err(error) => {
            let origin = Origin::bytes(source, error.range);
            diagnostics.error(&codes::INVALID_SYNTAX, &origin, format!("this is not JSON: {}", error.message));
            None
        }
    }
}

fn repeated(source: SourceId, diagnostics: &mut Diagnostics) {
    let message = "another file of the same service contains the same kind of description";
    let diagnostic = diagnostics.error(&codes::DUPLICATE_KEY, &Origin::file(source), message);
    diagnostic.hint("name the files of one version of one service");
}

fn unrecognized(source: SourceId, diagnostics: &mut Diagnostics) {
    let message = "the file contains nothing that is known of a service; it is not read";
    let diagnostic = diagnostics.warning(&codes::UNKNOWN_KEY, &Origin::file(source), message);
    diagnostic.hint("a service has `metadata`, its pages `pagination`, its waiters `waiters`, its endpoints `rules`");
}
