//! What a caller of a generated crate writes: for tools that write such callers.

use std::collections::BTreeMap;

use proc_macro2::Ident;

use super::names::{Names, ident};
use crate::analysis::Facts;
use crate::ir::{Api, TypeKind};

/// The public names of a crate, by the names of the description.
#[derive(Clone, Debug, Default)]
pub struct PublicNames {
    /// The operations.
    pub operations: BTreeMap<String, OperationNames>,
    /// The variants of the error enum, by the codes of the errors and by the names of their types.
    pub errors: BTreeMap<String, Ident>,
}

/// The public names of an operation.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// The method of the client, or of the group.
    pub method: Ident,
    /// The field of the request that streams.
    pub sent_stream: Option<Ident>,
    /// The field of the output that streams.
    pub received_stream: Option<Ident>,
}

/// The public names of the crate that is written for an API, all operations as methods of the client.
pub fn public_names(api: &Api, facts: &Facts) -> PublicNames {
    let names = Names::new(api, facts, false);
    let mut public = PublicNames::default();
    for (position, operation) in api.operations.iter().enumerate() {
        let own = names.of_operation(position);
        let sent = (0..own.params.len()).find(|param| facts.streams.param(position, *param).is_some());
        let received = operation.response.output.and_then(|id| {
            let TypeKind::Struct(structure) = &api.types[id].kind else { return None };
            let field = (0..structure.fields.len()).find(|field| facts.streams.field(id, *field).is_some())?;
            Some(names.of_type(id).member(field))
        });
        let operation_names = OperationNames {
            method: ident(&own.method),
            sent_stream: sent.map(|param| ident(&own.params[param])),
            received_stream: received,
        };
        public.operations.insert(operation.name.clone(), operation_names);
        for case in &operation.errors {
            if let (Some(code), Some(error)) = (&case.code, facts.errors.position(case.ty)) {
                public.errors.insert(code.clone(), names.error_variant(error));
                let type_name = api.types[case.ty].name.clone();
                public.errors.entry(type_name).or_insert_with(|| names.error_variant(error));
            }
        }
    }
    public
}
