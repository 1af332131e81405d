//! Webhooks: requests that a service sends of its own accord.

use serde::Serialize;

use super::{Codec, Slot, TypeId};
use crate::diagnostics::Origin;

/// A request that a service sends (OpenAPI `webhooks`, and `callbacks` of operations).
#[derive(Clone, Debug, Serialize)]
pub struct Webhook {
    /// The name in the description; that of a callback begins with its operation.
    pub name: String,
    /// When it is sent, and what for.
    pub docs: String,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
    /// Why it should not be relied upon any more.
    pub deprecated: Option<String>,
    /// The structure that holds what it carries; none where it carries nothing.
    pub message: Option<TypeId>,
    /// Where each field of the structure stands: a member of the document, the whole body, or a header.
    pub slots: Vec<Slot>,
    /// How its body is read.
    pub codec: Codec,
}
