//! The Smithy front end: IDL and JSON AST texts become one semantic model, which is then lowered.

mod closure;
pub mod lower;
pub mod model;
pub mod node;
pub mod shape_id;

use crate::diagnostics::{Diagnostics, SourceId, Sources};

pub use model::Model;

/// Loads the texts with these numbers, IDL or JSON AST, into one checked model.
pub fn load(_sources: &Sources, _ids: &[SourceId], _diagnostics: &mut Diagnostics) -> Model {
    Model::default()
}
