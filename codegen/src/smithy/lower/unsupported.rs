//! Traits that clients would have to act on, and do not yet: each use is found, so that nobody relies on it.

use super::operations::Call;
use super::{Lowering, traits};
use crate::diagnostics::codes;

impl Lowering<'_> {
    /// Warns of the traits of an operation's input that the client does not heed.
    pub(super) fn report_unsupported_traits(&mut self, call: Call<'_>) {
        for member in &call.input.members {
            let target = self.model.target(member);
            if let Some(applied) = target.and_then(|target| target.traits.get(traits::REQUIRES_LENGTH)) {
                let message = "`@requiresLength` is not checked: a stream of unknown length is sent in chunks";
                let diagnostic = self.diagnostics.warning(&codes::UNSUPPORTED_LENGTH, &applied.origin, message);
                diagnostic
                    .related(&member.origin, "the stream")
                    .hint("give the body as bytes, or as a stream of known length");
            }
        }
    }
}
