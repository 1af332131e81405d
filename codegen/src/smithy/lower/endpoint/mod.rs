//! Where requests go (AWS specifications, "`aws.api#service` trait"; Smithy 2.0, "Rules engine specification").
//!
//! A rule set and its `endpointBdd` form become one decision diagram: conditions are shared, decided where their
//! arguments are known, and joined where they lead to the same.

mod bdd;
mod bindings;
mod expressions;
mod functions;
mod graph;
mod params;
mod paths;
mod reader;
mod results;
mod templates;
mod tree;
mod types;

use std::collections::BTreeMap;

use super::{Lowering, traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{Endpoint, RuleBinding, Rules};
use crate::smithy::model::{Model, Shape, Trait};
use crate::smithy::node::Node;

use reader::Reader;

impl Lowering<'_> {
    /// The endpoint of the service.
    pub(super) fn lower_endpoint(&self) -> Endpoint {
        let rules = self.rules.clone();
        match (prefix(self.service), rules) {
            (Some(prefix), rules) => Endpoint::Aws { prefix: prefix.to_owned(), rules },
            (None, Some(rules)) => Endpoint::Rules(rules),
            (None, None) => Endpoint::Unknown,
        }
    }
}

/// The first label of an AWS service's hosts.
fn prefix(service: &Shape) -> Option<&str> {
    let text = |id, key| service.trait_value(id).and_then(|value| value.get(key)).and_then(Node::as_str);
    text(traits::AWS_SERVICE, "endpointPrefix")
        .or_else(|| text(traits::SIGV4, "name"))
        .or_else(|| text(traits::AWS_SERVICE, "arnNamespace"))
}

/// Reads the value of one of the two traits.
type ReadRules = fn(&mut Reader<'_>, &Node) -> Option<Rules>;

/// The rule set of a service; none if it has none, or one with something that is not known, which is reported.
pub(super) fn lower_rules(service: &Shape, diagnostics: &mut Diagnostics) -> Option<Rules> {
    let (applied, read): (&Trait, ReadRules) =
        match (service.traits.get(traits::ENDPOINT_RULES), service.traits.get(traits::ENDPOINT_BDD)) {
            (Some(tree), _) => (tree, tree::read),
            (None, Some(diagram)) => (diagram, bdd::read),
            (None, None) => return None,
        };
    let mut reader = Reader::new(&applied.origin, diagnostics);
    let rules = read(&mut reader, &applied.value);
    rules.filter(|_| reader.is_understood())
}

/// The rule set of a model's only service and what its operations give parameters, by the operations' names, whatever
/// the protocol: for tools that look at nothing else.
pub fn endpoint_rules(
    model: &Model,
    diagnostics: &mut Diagnostics,
) -> Option<(Rules, BTreeMap<String, Vec<RuleBinding>>)> {
    let service = model.services().next()?;
    let rules = lower_rules(service, diagnostics)?;
    let mut bindings = BTreeMap::new();
    for operation in service.as_service().map(|properties| model.operations(properties)).into_iter().flatten() {
        let input = operation.as_operation().and_then(|properties| model.shape(properties.input.target.as_str()));
        let Some(input) = input else { continue };
        let of_operation = bindings::bindings_of(model, &rules, operation, input, diagnostics);
        bindings.insert(operation.id.name().to_owned(), of_operation);
    }
    Some((rules, bindings))
}

/// Reports the mistakes in the rule set of a service.
pub(in crate::smithy) fn check_rules(service: &Shape, diagnostics: &mut Diagnostics) {
    let mut findings = Diagnostics::new();
    lower_rules(service, &mut findings);
    // What is not known here is no mistake, and is reported where it costs the rule set.
    findings.retain_errors();
    diagnostics.append(findings);
}

/// What is wrong with the path of an operation's endpoint parameter.
pub(in crate::smithy) fn path_problem(model: &Model, input: &Shape, path: &str) -> Option<String> {
    paths::read(path).and_then(|steps| paths::check(model, input, &steps)).err()
}

/// The first label of the hosts of a model's only service, if it is one of AWS.
pub fn endpoint_prefix(model: &Model) -> Option<String> {
    model.services().next().and_then(prefix).map(str::to_owned)
}
