//! The Smithy front end: IDL and JSON AST texts become one semantic model, which is then lowered.

pub(crate) mod ast;
mod check;
mod closure;
mod gaps;
mod idl;
pub mod jmespath;
mod load;
mod lower;
pub mod model;
pub mod node;
pub(crate) mod raw;
mod selector;
mod shape;
pub mod shape_id;
mod shape_type;
mod similar;
mod suppressions;
mod uri;

use crate::Wanted;
use crate::clients::Written;
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes};
use crate::ir::{Api, Protocols};

pub use load::load;
pub(crate) use load::load_documents;
pub use lower::{endpoint_prefix, endpoint_rules, lower};
pub use model::Model;

/// Loads the texts with these numbers and lowers the service of that name, or the only one. `None` if the texts have
/// mistakes.
pub fn read(
    sources: &Sources,
    ids: &[SourceId],
    service: Option<&Written>,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    read_model(sources, ids, service, diagnostics).map(|(_, api)| api)
}

/// The same with the protocols of the service, where they are wanted.
pub(crate) fn read_in(
    wanted: Wanted,
    sources: &Sources,
    ids: &[SourceId],
    service: Option<&Written>,
    diagnostics: &mut Diagnostics,
) -> Option<(Api, Protocols)> {
    let (model, api) = read_model(sources, ids, service, diagnostics)?;
    Some((api, protocols(wanted, &model, service)))
}

fn read_model(
    sources: &Sources,
    ids: &[SourceId],
    service: Option<&Written>,
    diagnostics: &mut Diagnostics,
) -> Option<(Model, Api)> {
    let mut findings = Diagnostics::new();
    let model = load(sources, ids, &mut findings);
    let api = lower_loaded(&model, service, findings, diagnostics)?;
    Some((model, api))
}

/// Lowers the only service of a model that another front end made of its texts, as one that was described in Smithy.
pub(crate) fn read_translated(
    document: raw::Document,
    origin: Origin,
    wanted: Wanted,
    diagnostics: &mut Diagnostics,
) -> Option<(Api, Protocols)> {
    let mut findings = Diagnostics::new();
    let model = load_documents(vec![document], Some(origin), &mut findings);
    // Services tell such operations apart by what is in their queries; to a client they are two.
    findings.tolerate(&codes::CONFLICTING_URIS);
    let api = lower_loaded(&model, None, findings, diagnostics)?;
    Some((api, protocols(wanted, &model, None)))
}

fn protocols(wanted: Wanted, model: &Model, service: Option<&Written>) -> Protocols {
    match wanted {
        Wanted::Spoken => Protocols::default(),
        Wanted::Offered => lower::lower_others(model, service),
    }
}

fn lower_loaded(
    model: &Model,
    service: Option<&Written>,
    mut findings: Diagnostics,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    suppressions::note(model, &mut findings);
    // What is wrong in an example or a test is told, and costs no client.
    findings.tolerate(&codes::INVALID_EXAMPLE);
    findings.tolerate(&codes::INVALID_TEST);
    // Patterns are looked at again where they are translated; one that cannot be read is not checked.
    findings.discard(&codes::INVALID_PATTERN);
    let api = if findings.has_errors() { None } else { lower(model, service, &mut findings) };
    let api = api.filter(|_| !findings.has_errors());
    diagnostics.append(findings);
    api
}
