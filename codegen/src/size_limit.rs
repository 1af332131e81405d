//! How much operations may have together.

use crate::diagnostics::{Diagnostics, Origin, codes};
use crate::ir::Operation;

/// The most parameters, parts of responses and errors that the operations of an API may have: many times what people
/// describe, and what can still be written in seconds.
const MOST_PARTS: usize = 500_000;

/// Counts what operations have. A short description can give the same thousand members or errors to each of a thousand
/// operations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SizeLimit {
    left: usize,
}

impl Default for SizeLimit {
    fn default() -> Self {
        Self { left: MOST_PARTS }
    }
}

impl SizeLimit {
    /// Whether an operation fits in. The first that does not is reported; after it nothing does.
    pub(crate) fn takes(&mut self, operation: &Operation, diagnostics: &mut Diagnostics) -> bool {
        let errors = operation.errors.iter().map(|error| 1 + error.slots.len()).sum::<usize>();
        let parts = 1 + operation.request.params.len() + operation.response.slots.len() + errors;
        if self.left > 0 && self.left < parts {
            report(&operation.origin, diagnostics);
        }
        self.left = self.left.saturating_sub(parts);
        self.left > 0
    }
}

fn report(origin: &Origin, diagnostics: &mut Diagnostics) {
    let message = format!("with this operation, parameters, members and errors are more than {MOST_PARTS}");
    diagnostics.error(&codes::OVERSIZED_MODEL, origin, message);
}
