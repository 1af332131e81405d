//! Which types are sent and which are received: what is only received needs no setters.

use crate::ir::{Api, TypeId, Types};

use super::{members_of, mentioned};

/// Which types are sent and which are received.
#[derive(Clone, Debug)]
pub struct Usage {
    sent: Vec<bool>,
    received: Vec<bool>,
}

impl Usage {
    /// Whether values of a type are part of some request.
    pub fn is_sent(&self, id: TypeId) -> bool {
        self.sent[id.index()]
    }

    /// Whether values of a type are part of some output or error.
    pub fn is_received(&self, id: TypeId) -> bool {
        self.received[id.index()]
    }
}

pub(super) fn analyze(api: &Api) -> Usage {
    let (requested, returned) = ends(api);
    Usage { sent: reach(&api.types, requested), received: reach(&api.types, returned) }
}

/// The types that operations and webhooks mention themselves.
pub(crate) fn roots(api: &Api) -> Vec<TypeId> {
    let (requested, returned) = ends(api);
    [requested, returned].concat()
}

/// The types that requests mention, and those of outputs, errors and webhooks.
fn ends(api: &Api) -> (Vec<TypeId>, Vec<TypeId>) {
    let (mut requested, mut returned) = (Vec::new(), Vec::new());
    for operation in &api.operations {
        for param in &operation.request.params {
            mentioned(&param.field.ty, &mut requested);
        }
        returned.extend(operation.response.output);
        returned.extend(operation.errors.iter().map(|error| error.ty));
    }
    returned.extend(api.webhooks.iter().filter_map(|webhook| webhook.message));
    (requested, returned)
}

/// Marks everything that can be reached from some types.
pub(crate) fn reach(types: &Types, mut waiting: Vec<TypeId>) -> Vec<bool> {
    let mut reached = vec![false; types.len()];
    while let Some(id) = waiting.pop() {
        if std::mem::replace(&mut reached[id.index()], true) {
            continue;
        }
        if let Some(definition) = types.get(id) {
            members_of(&definition.kind, &mut waiting);
        }
    }
    reached
}
