//! From the texts to one checked semantic model.
//!
//! Texts are read, names resolved, metadata merged, shapes declared in one table, applied traits added, version 1
//! brought up to version 2, elided targets filled in, mixins flattened, enums completed; then the model is checked.

mod apply;
mod elision;
mod enums;
mod metadata;
mod mixins;
mod packages;
mod resolve;
mod table;
mod traits;
mod upgrade;
mod versions;

use super::model::{self, Model};
use super::raw::Document;
use super::{ast, check, idl};
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources};
use table::Table;

/// Loads the texts with these numbers, IDL or JSON AST, into one checked model. Every mistake is reported; the model
/// is of use only if there was no error.
pub fn load(sources: &Sources, ids: &[SourceId], diagnostics: &mut Diagnostics) -> Model {
    let documents = ids.iter().map(|&id| read_document(sources, id, diagnostics)).collect();
    let origin = ids.first().map(|&id| Origin::file(id));
    load_documents(documents, origin, diagnostics)
}

/// Loads what texts contain, in whatever form they had it, into one checked model; the origin is for messages about
/// the whole.
pub(crate) fn load_documents(
    mut documents: Vec<Document>,
    origin: Option<Origin>,
    diagnostics: &mut Diagnostics,
) -> Model {
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
    let model = Model::new(described, packaged, metadata, origin, table.gaps);
    check::check(&model, diagnostics);
    model
}

/// A text is JSON if it begins like an object.
fn read_document(sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Document {
    let text = &sources.get(id).text;
    let begins_like_json = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with(['{', '[']);
    let mut findings = Diagnostics::new();
    let read = if begins_like_json { ast::read } else { idl::parse };
    let document = read(id, text, &mut findings);
    let is_partial = findings.has_errors();
    diagnostics.append(findings);
    Document { is_partial, ..document }
}
