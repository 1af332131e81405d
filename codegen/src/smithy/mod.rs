//! The Smithy front end: IDL and JSON AST texts become one semantic model, which is then lowered.

mod ast;
mod check;
mod closure;
mod gaps;
mod idl;
pub mod jmespath;
mod load;
mod lower;
pub mod model;
pub mod node;
mod raw;
mod selector;
mod shape;
pub mod shape_id;
mod shape_type;
mod similar;
mod suppressions;
mod uri;

use crate::clients::Written;
use crate::diagnostics::{Diagnostics, SourceId, Sources};
use crate::ir::Api;

pub use load::load;
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
    let mut findings = Diagnostics::new();
    let model = load(sources, ids, &mut findings);
    suppressions::note(&model, &mut findings);
    let api = if findings.has_errors() { None } else { lower(&model, service, &mut findings) };
    let api = api.filter(|_| !findings.has_errors());
    diagnostics.append(findings);
    api
}
