//! From the Smithy model to the IR: traits and protocols are interpreted here, and nowhere after.
//!
//! Operations are lowered in order; a structure, union, enum or constrained shape that they mention is declared at
//! its first mention and waits in a queue until it is defined, so recursion of the model never becomes recursion of
//! this code. What is not reached from an operation is not lowered.

mod auth;
mod aws_json;
mod aws_query;
mod bindings;
mod bodies;
mod checksums;
mod collections;
mod common;
mod constraints;
mod definitions;
mod ec2_query;
mod endpoint;
mod enums;
mod fields;
mod names;
mod operations;
mod pagination;
mod protocol;
mod protocols;
mod requests;
mod responses;
mod rest_json;
mod rest_xml;
mod rpc;
mod rpc_v2;
mod service;
mod traits;
mod types;
mod waiters;
mod xml;

pub(in crate::smithy) use endpoint::{check_rules, path_problem};
pub use endpoint::{endpoint_prefix, endpoint_rules};

use std::collections::{HashMap, HashSet, VecDeque};

use super::model::{Model, Service, Shape};
use super::shape_id::ShapeId;
use crate::clients::Written;
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Protocols, Rules, TypeId, Types};

use protocol::Protocol;
use responses::Root;

/// Lowers one service of a model that was loaded without errors: the one with this name or absolute id, or the only
/// one. `None` if there is no such service or nothing can be said about it; errors stand in `diagnostics`.
pub fn lower(model: &Model, service: Option<&Written>, diagnostics: &mut Diagnostics) -> Option<Api> {
    let shape = service::choose(model, service, diagnostics)?;
    let protocol = protocols::choose(model, shape, diagnostics)?;
    lower_in(protocol, model, shape, diagnostics)
}

/// The protocols that a service offers, with its model in each of those that `lower` does not prefer. Of a service that
/// cannot be lowered in one of them, that one is left out.
pub(super) fn lower_others(model: &Model, service: Option<&Written>) -> Protocols {
    let Some(shape) = service::choose(model, service, &mut Diagnostics::new()) else { return Protocols::default() };
    let mut supported = protocols::supported(shape);
    let spoken = supported.next().map(|protocol| protocol.trait_id().to_owned());
    let others = supported.filter_map(|protocol| {
        let mut found = Diagnostics::new();
        let api = lower_in(protocol, model, shape, &mut found).filter(|_| !found.has_errors())?;
        Some((protocol.trait_id().to_owned(), api))
    });
    let others = others.collect();
    let offered = protocols::named(model, shape).into_iter().map(str::to_owned).collect();
    Protocols { spoken, offered, others }
}

/// Lowers a service as it is in one protocol.
fn lower_in(
    protocol: &'static dyn Protocol,
    model: &Model,
    shape: &Shape,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let properties = shape.as_service()?;
    let taken = model.closure(properties).into_iter().map(|shape| shape.id.name().to_ascii_lowercase()).collect();
    let rules = endpoint::lower_rules(shape, diagnostics);
    let mut lowering = Lowering {
        model,
        service: shape,
        properties,
        protocol,
        rules,
        diagnostics,
        types: Types::new(),
        ids: HashMap::new(),
        roots: HashMap::new(),
        pending: VecDeque::new(),
        around: Vec::new(),
        taken,
    };
    let api = lowering.lower_service();
    api.types.finish(diagnostics);
    Some(api)
}

/// What every step of lowering one service needs.
struct Lowering<'a> {
    model: &'a Model,
    /// The service and its properties.
    service: &'a Shape,
    properties: &'a Service,
    protocol: &'static dyn Protocol,
    /// The rules that lead to its endpoint.
    rules: Option<Rules>,
    diagnostics: &'a mut Diagnostics,
    types: Types,
    /// The types that stand for shapes; those for constrained members stand under the member's id.
    ids: HashMap<ShapeId, TypeId>,
    /// The structures that are whole messages.
    roots: HashMap<ShapeId, Root>,
    /// What was declared and is still to be defined.
    pending: VecDeque<(TypeId, &'a Shape)>,
    /// The lists and maps around the member that is being lowered, outermost first.
    around: Vec<&'a Shape>,
    /// The names of the service's closure in lower case, which no made-up name may take.
    taken: HashSet<String>,
}
