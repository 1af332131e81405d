//! The Smithy front end: IDL and JSON AST texts become one semantic model, which is then lowered.

mod apply;
mod ast;
mod check;
mod closure;
mod elision;
mod enums;
mod idl;
mod lower;
mod metadata;
mod mixins;
pub mod model;
pub mod node;
mod packages;
mod raw;
mod resolve;
mod selector;
pub mod shape_id;
mod suppressions;
mod table;
mod traits;
mod upgrade;
mod uri;
mod versions;

use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources};
use crate::ir::Api;

pub use lower::lower;
pub use model::Model;
use raw::Document;
use table::Table;

/// Loads the texts with these numbers and lowers the service of that name, or the only one. `None` if the texts have
/// mistakes.
pub fn read(sources: &Sources, ids: &[SourceId], service: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut findings = Diagnostics::new();
    let model = load(sources, ids, &mut findings);
    suppressions::note(&model, &mut findings);
    let api = if findings.has_errors() { None } else { lower(&model, service, &mut findings) };
    let api = api.filter(|_| !findings.has_errors());
    diagnostics.append(findings);
    api
}

/// Loads the texts with these numbers, IDL or JSON AST, into one checked model. Every mistake is reported; the model
/// is of use only if there was no error.
pub fn load(sources: &Sources, ids: &[SourceId], diagnostics: &mut Diagnostics) -> Model {
    let mut documents: Vec<Document> = ids.iter().map(|&id| read_document(sources, id, diagnostics)).collect();
    documents.extend(packages::documents().iter().cloned());
    resolve::names(&mut documents, diagnostics);
    let metadata = metadata::merge(&mut documents, diagnostics);

    let mut table = Table::declare(documents, diagnostics);
    apply::traits(&mut table, diagnostics);
    versions::check_traits(&table, diagnostics);
    upgrade::defaults(&mut table);
    elision::targets(&mut table, diagnostics);

    let mut shapes = mixins::flatten(&table, diagnostics);
    enums::complete(&mut shapes, diagnostics);
    let is_described = |shape: &model::Shape| shape.origin.source != SourceId::BUILT_IN;
    let (described, packaged) = shapes.into_iter().partition(is_described);
    let origin = ids.first().map(|&id| Origin::file(id));
    let model = Model::new(described, packaged, metadata, origin);
    check::check(&model, diagnostics);
    model
}

/// A text is JSON if it begins like an object.
fn read_document(sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Document {
    let text = &sources.get(id).text;
    let begins_like_json = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with(['{', '[']);
    if begins_like_json { ast::read(id, text, diagnostics) } else { idl::parse(id, text, diagnostics) }
}
