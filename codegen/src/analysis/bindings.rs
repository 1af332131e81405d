//! Where fields of outputs, errors and webhooks stand in their messages.

use std::collections::HashMap;

use crate::ir::{Api, Slot, TypeId};

/// Where fields of outputs and errors stand in their messages.
#[derive(Clone, Debug)]
pub struct Bindings {
    slots: HashMap<TypeId, Vec<Slot>>,
}

impl Bindings {
    /// Where the field at a position stands when its structure is a message; a member of the body's document unless
    /// something else is known.
    pub fn slot(&self, id: TypeId, position: usize) -> &Slot {
        self.slots.get(&id).and_then(|slots| slots.get(position)).unwrap_or(&Slot::Member)
    }
}

pub(super) fn analyze(api: &Api) -> Bindings {
    let mut slots: HashMap<TypeId, Vec<Slot>> = HashMap::new();
    let mut add = |id: TypeId, found: &Vec<Slot>| {
        // A structure can be a document here and a message there; only messages have other slots than `Member`.
        if found.iter().any(|slot| *slot != Slot::Member) {
            slots.entry(id).or_insert_with(|| found.clone());
        }
    };
    for operation in &api.operations {
        let response = &operation.response;
        response.output.iter().for_each(|id| add(*id, &response.slots));
        operation.errors.iter().for_each(|error| add(error.ty, &error.slots));
    }
    for webhook in &api.webhooks {
        webhook.message.iter().for_each(|id| add(*id, &webhook.slots));
    }
    Bindings { slots }
}
