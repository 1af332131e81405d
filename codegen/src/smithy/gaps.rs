//! What may be missing from a model because a text could not be read as a whole: names that such a text may define are
//! not reported as unresolved, so that one mistake stays one error.

use std::collections::HashSet;
use std::sync::Arc;

use super::raw::Document;
use super::shape_id::ShapeId;

/// The namespaces of the texts with errors.
#[derive(Clone, Debug, Default)]
pub(super) struct Gaps(HashSet<Arc<str>>);

impl Gaps {
    pub(super) fn of(documents: &[Document]) -> Self {
        let partial = documents.iter().filter(|document| document.is_partial);
        Self(partial.map(|document| document.namespace.clone()).collect())
    }

    /// Whether a text with errors may define a shape. A text without a namespace may define any outside of the prelude.
    pub(super) fn may_define(&self, id: &ShapeId) -> bool {
        self.0.contains(id.namespace()) || (self.0.contains("") && id.namespace() != "smithy.api")
    }
}
