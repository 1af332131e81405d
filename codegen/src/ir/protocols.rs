//! The protocols that a service offers, beside the model that is written in one of them.

use super::Api;

/// The protocols of a service by the names of the description, which mean nothing here but that two are the same one.
/// Emitters do not know them: a client speaks the one protocol that its model is in.
#[derive(Clone, Debug, Default)]
pub struct Protocols {
    /// The one that the model is in; none where the description names none, as one of OpenAPI does.
    pub spoken: Option<String>,
    /// All that the description names, sorted; those that nothing can be lowered in are among them.
    pub offered: Vec<String>,
    /// The same API in each other protocol that it could be lowered in.
    pub others: Vec<(String, Api)>,
}
