//! The cases of a service, gathered from the traits of `smithy.test` (Smithy 2.0, "HTTP protocol compliance tests").

use ferrosmith_codegen::smithy::model::{Model, Service, Shape};
use ferrosmith_codegen::smithy::node::Node;
use serde_json::Value;

use super::malformed;

/// The protocols whose cases are run, in the order in which clients prefer them.
const PROTOCOLS: &[&str] = &[
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
];

/// The protocol that a client of a service speaks; `None` if its cases are not run.
pub(super) fn protocol_of(service: &Shape) -> Option<&'static str> {
    PROTOCOLS.iter().copied().find(|id| service.has_trait(id))
}

/// What a case is about; cases are counted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// What is sent for an input.
    Request,
    /// What is made of a response.
    Response,
    /// What is made of an error response.
    Error,
    /// What is sent and received as events.
    Events,
    /// What is said of input that breaks constraints.
    Validation,
}

impl Kind {
    pub(super) const ALL: [Self; 5] = [Self::Request, Self::Response, Self::Error, Self::Events, Self::Validation];

    /// The module of the generated tests.
    pub(super) fn module(self) -> &'static str {
        match self {
            Self::Request => "requests",
            Self::Response => "responses",
            Self::Error => "errors",
            Self::Events => "event_streams",
            Self::Validation => "validation",
        }
    }

    /// The same for people.
    pub(super) fn name(self) -> String {
        self.module().replace('_', " ")
    }
}

/// One case.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub(super) kind: Kind,
    /// The name of its protocol.
    pub(super) protocol: &'static str,
    /// Its id in the corpus.
    pub(super) id: String,
    /// The operation that is called.
    pub(super) operation: String,
    /// The error structure that it is about.
    pub(super) error: Option<String>,
    /// The case as the trait has it.
    pub(super) case: Value,
}

/// All cases of a service that a client of the protocol must pass, in the order of its operations.
pub(super) fn gather(model: &Model, service: &Service, protocol: &'static str) -> Vec<Test> {
    let mut tests = Vec::new();
    let mut errors: Vec<&Shape> = Vec::new();
    for operation in model.operations(service) {
        let mut add = |kind, id: String, case| {
            let name = name(protocol);
            tests.push(Test { kind, protocol: name, id, operation: operation.id.name().to_owned(), error: None, case });
        };
        for (kind, trait_id) in [
            (Kind::Request, "smithy.test#httpRequestTests"),
            (Kind::Response, "smithy.test#httpResponseTests"),
            (Kind::Events, "smithy.test#eventStreamTests"),
        ] {
            client_cases(operation, trait_id, protocol).for_each(|(id, case)| add(kind, id, case.clone()));
        }
        for (_, case) in client_cases(operation, "smithy.test#httpMalformedRequestTests", protocol) {
            for (id, case) in malformed::expand(&case) {
                add(Kind::Validation, id, case);
            }
        }
        // An error is the same whichever operation it comes from.
        for error in model.errors(service, operation) {
            if !errors.iter().any(|known| known.id == error.id) {
                errors.push(error);
                tests.extend(error_tests(operation, error, protocol));
            }
        }
    }
    tests
}

fn error_tests<'a>(
    operation: &'a Shape,
    error: &'a Shape,
    protocol: &'static str,
) -> impl Iterator<Item = Test> + use<'a> {
    client_cases(error, "smithy.test#httpResponseTests", protocol).map(move |(id, case)| Test {
        kind: Kind::Error,
        protocol: name(protocol),
        id,
        operation: operation.id.name().to_owned(),
        error: Some(error.id.name().to_owned()),
        case,
    })
}

/// The name of a protocol without its namespace.
fn name(protocol: &'static str) -> &'static str {
    protocol.rsplit('#').next().unwrap_or(protocol)
}

/// The cases of a trait that are about clients of the protocol, with their ids.
fn client_cases<'a>(
    shape: &'a Shape,
    trait_id: &str,
    protocol: &'static str,
) -> impl Iterator<Item = (String, Value)> + use<'a> {
    let cases = shape.trait_value(trait_id).and_then(Node::as_array).unwrap_or_default();
    let text = |case: &'a Node, key| case.get(key).and_then(Node::as_str);
    cases
        .iter()
        .filter(move |case| text(case, "protocol") == Some(protocol) && text(case, "appliesTo") != Some("server"))
        .map(move |case| (text(case, "id").unwrap_or_default().to_owned(), value(case)))
}

/// A node as JSON; numbers that JSON values cannot keep, or are not read exactly, become texts.
fn value(node: &Node) -> Value {
    match node {
        Node::Array(items) => items.iter().map(value).collect(),
        Node::Object(object) => object.iter().map(|(key, inner)| (key.to_owned(), value(inner))).collect(),
        Node::Number(number) => exact_number(number.as_str()).unwrap_or_else(|| number.as_str().into()),
        other => Value::from(other),
    }
}

/// A number as JSON, if its digits survive that.
fn exact_number(digits: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(digits).ok()?;
    let written = value.to_string();
    (written == digits).then_some(value)
}
