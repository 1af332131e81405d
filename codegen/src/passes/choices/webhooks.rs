//! `webhooks`: whether what the service sends of its own accord is written. Few callers of an API also receive its
//! webhooks, whose types may outnumber all others: they are written where a client asks for them.

use super::select::retain_types;
use crate::clients::Choices;
use crate::diagnostics::{Diagnostics, codes};
use crate::ir::Api;

/// Leaves webhooks out, with the types that only they use, unless they are chosen or all that there is.
pub(super) fn choose(api: &mut Api, choices: &Choices, diagnostics: &mut Diagnostics) {
    if choices.webhooks || api.operations.is_empty() {
        return;
    }
    let Some(first) = api.webhooks.first() else { return };
    let message = match api.webhooks.len() {
        1 => format!("the webhook `{}` is left out", first.name),
        count => format!("{count} webhooks are left out, `{}` the first of them", first.name),
    };
    diagnostics
        .note(&codes::UNUSED_WEBHOOKS, &first.origin, message)
        .hint("`webhooks = true` in the table of the client writes their types and a reader");
    retain_types(api, |api| api.webhooks.clear());
}
