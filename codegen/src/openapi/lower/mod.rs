//! From what a document contains to what it means: [`Document`] becomes [`Api`].
//!
//! Operations come first and pull in the types they mention; objects and unions are declared at their first mention and
//! defined afterwards, so recursion needs no thought and no stack.

mod bodies;
mod branches;
mod composites;
mod constraints;
mod context;
mod defaults;
mod dependent;
mod enums;
mod examples;
mod extensions;
mod forms;
mod limits;
mod lints;
mod media;
mod merge;
mod messages;
mod names;
mod opaque;
mod operations;
mod outputs;
mod pages;
mod parameters;
mod paths;
mod reach;
mod resolve;
mod responses;
mod scalars;
mod security;
mod shared_errors;
mod signature;
mod statuses;
mod structs;
mod styles;
mod tagging;
mod tuples;
mod types;
mod unions;
mod webhooks;
mod xml;

use std::collections::HashSet;

use context::Lowering;

use super::document::{Document, Requirement, Schema};
use crate::diagnostics::{Diagnostics, codes};
use crate::ir::Api;
use crate::size_limit::SizeLimit;

/// Lowers a document.
pub(super) fn lower(document: &Document, diagnostics: &mut Diagnostics) -> Api {
    let mut lowering = Lowering::new(document);
    let root = document.root();
    let endpoint = lowering.lower_servers();
    let auth = lowering.lower_schemes();
    let global = Requirement::read_all(&root, &mut lowering.diagnostics);
    let named = lowering.read_operations();
    let mut size_limit = SizeLimit::default();
    let mut operations = Vec::new();
    for named in &named {
        let forms = lowering.lower_operation(named, &auth, &global);
        if !forms.iter().all(|operation| size_limit.takes(operation, &mut lowering.diagnostics)) {
            break;
        }
        operations.extend(forms);
    }
    let webhooks = lowering.lower_webhooks(&named);
    if named.is_empty() && webhooks.is_empty() {
        lower_all_schemas(&mut lowering);
    }
    lowering.define_pending();
    let (name, docs) = lowering.lower_info();
    let mut api = Api {
        name,
        title: None,
        version: document.version.clone(),
        docs,
        origin: root.origin,
        endpoint,
        auth,
        types: lowering.types,
        operations,
        webhooks,
    };
    examples::check_examples(&lowering.shown, &api.types, &mut lowering.diagnostics);
    defaults::check_defaults(&mut api, &mut lowering.diagnostics);
    pages::recognize(&mut api, &mut lowering.diagnostics);
    api.types.finish(&mut lowering.diagnostics);
    shared_errors::share_errors(&mut api, &mut lowering.names);
    append_distinct(lowering.diagnostics, diagnostics);
    api
}

/// A document without operations is about its schemas.
fn lower_all_schemas(lowering: &mut Lowering<'_>) {
    let Some(components) = lowering.document.at("/components") else { return };
    for (_, cursor) in components.members("schemas", &mut lowering.diagnostics) {
        let schema = Schema::read(&cursor, &mut lowering.diagnostics);
        lowering.lower_schema(&schema);
    }
}

impl Lowering<'_> {
    /// The title and description of the document.
    fn lower_info(&mut self) -> (String, String) {
        let root = self.document.root();
        let Some(info) = root.get("info") else {
            self.diagnostics.warning(&codes::MISSING_KEY, &root.origin, "the document has no `info`");
            return ("API".to_owned(), String::new());
        };
        let mut text = |key| info.text(key, &mut self.diagnostics).map(|text| text.into_owned());
        let title = text("title").filter(|title| !title.trim().is_empty());
        (title.unwrap_or_else(|| "API".to_owned()), text("description").unwrap_or_default())
    }
}

/// What is mentioned in several places is read several times, but said once.
fn append_distinct(found: Diagnostics, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for finding in found {
        if seen.insert((finding.code.name, finding.message.clone(), finding.origin.clone())) {
            let added = diagnostics.push(finding.level, finding.code, finding.origin, finding.message);
            added.related = finding.related;
            added.hint = finding.hint;
        }
    }
}
