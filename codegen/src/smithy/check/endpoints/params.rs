//! Whether the parameters of rules are those that a service and its operations give.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Origin, codes, suggest};

use super::super::super::Model;
use super::super::super::model::{Service, Shape, ShapeType, Trait};
use super::super::super::node::Node;
use super::super::structure;
use super::{CLIENT, MEMBER, PATHS, STATIC, definitions, parameters};

/// What clients know of themselves (AWS specifications, "Endpoint built-ins"; Smithy 2.0, "Rules engine built-ins").
const BUILT_INS: [&str; 15] = [
    "AWS::Auth::AccountId",
    "AWS::Auth::AccountIdEndpointMode",
    "AWS::Auth::CredentialScope",
    "AWS::Region",
    "AWS::S3::Accelerate",
    "AWS::S3::DisableMultiRegionAccessPoints",
    "AWS::S3::DisableS3ExpressSessionAuth",
    "AWS::S3::ForcePathStyle",
    "AWS::S3::UseArnRegion",
    "AWS::S3::UseGlobalEndpoint",
    "AWS::S3Control::UseArnRegion",
    "AWS::STS::UseGlobalEndpoint",
    "AWS::UseDualStack",
    "AWS::UseFIPS",
    "SDK::Endpoint",
];

/// The types of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Boolean,
    Texts,
}

impl Type {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Boolean => "boolean",
            Self::Texts => "stringArray",
        }
    }

    pub(super) fn read(written: &Node) -> Option<Self> {
        match written.as_str()?.to_ascii_lowercase().as_str() {
            "string" => Some(Self::Text),
            "boolean" => Some(Self::Boolean),
            "stringarray" => Some(Self::Texts),
            _ => None,
        }
    }
}

/// The type of a value; none if no parameter can have it.
pub(super) fn type_of(value: &Node) -> Option<Type> {
    match value {
        Node::String(_) => Some(Type::Text),
        Node::Bool(_) => Some(Type::Boolean),
        Node::Array(items) if items.iter().all(|item| item.as_str().is_some()) => Some(Type::Texts),
        _ => None,
    }
}

/// Whether clients know a built-in value.
pub(super) fn is_built_in(name: &str) -> bool {
    BUILT_INS.contains(&name)
}

pub(super) fn check(model: &Model, shape: &Shape, service: &Service, applied: &Trait, diagnostics: &mut Diagnostics) {
    let mut given = Given { types: BTreeMap::new(), diagnostics };
    for (source, name, definition) in definitions(shape, CLIENT) {
        let ty = definition.get("type").and_then(Type::read);
        given.add(name, ty, &source.origin);
    }
    for operation in model.operations(service) {
        given.add_operation(model, operation);
    }
    let types = given.types;
    for (name, param) in parameters(applied) {
        let mut report = |problem: String| {
            let message = format!("the endpoint parameter `{name}` of `{}` {problem}", shape.id);
            diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, &applied.origin, message);
        };
        if param.get("default").is_some() && param.get("required").and_then(Node::as_bool) != Some(true) {
            report("has a default and must therefore be required".to_owned());
        }
        if let Some(built_in) = param.get("builtIn").and_then(Node::as_str) {
            if !is_built_in(built_in) {
                let near = suggest::nearest(built_in, BUILT_INS.iter().copied());
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                report(format!("has the built-in `{built_in}`, which is not defined{near}"));
            }
            continue;
        }
        match (types.get(name), param.get("type").and_then(Type::read)) {
            (None, _) => report("is given by nothing: neither by the client nor by an operation".to_owned()),
            (Some((Some(found), _)), Some(expected)) if *found != expected => {
                report(format!("is of type {}, but is given a {}", expected.name(), found.name()));
            }
            _ => {}
        }
    }
    let is_declared = |name: &str| parameters(applied).any(|(known, _)| known == name);
    for (name, (_, origin)) in types.iter().filter(|(name, _)| !is_declared(name)) {
        let message = format!("the endpoint rules of `{}` have no parameter `{name}`", shape.id);
        diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, origin, message);
    }
}

/// What parameters are given, and where first.
struct Given<'a, 'd> {
    types: BTreeMap<&'a str, (Option<Type>, &'a Origin)>,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Given<'a, '_> {
    fn add_operation(&mut self, model: &'a Model, operation: &'a Shape) {
        for (source, name, definition) in definitions(operation, STATIC) {
            self.add(name, definition.get("value").and_then(type_of), &source.origin);
        }
        for (source, name, _) in definitions(operation, PATHS) {
            self.add(name, None, &source.origin);
        }
        let input = operation.as_operation().and_then(|properties| structure(model, &properties.input));
        for member in input.into_iter().flat_map(|input| &input.members) {
            let Some(applied) = member.traits.get(MEMBER) else { continue };
            let Some(name) = applied.value.get("name").and_then(Node::as_str) else { continue };
            let Some(target) = model.target(member) else { continue };
            let ty = match target.shape_type {
                ShapeType::String | ShapeType::Enum => Type::Text,
                ShapeType::Boolean => Type::Boolean,
                ShapeType::List => Type::Texts,
                other => {
                    let message =
                        format!("`{}` is of type {}, which no endpoint parameter is", member.id, other.name());
                    self.diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, &applied.origin, message);
                    continue;
                }
            };
            self.add(name, Some(ty), &applied.origin);
        }
    }

    fn add(&mut self, name: &'a str, ty: Option<Type>, origin: &'a Origin) {
        let (known, first) = self.types.entry(name).or_insert((ty, origin));
        if let (Some(known), Some(ty)) = (*known, ty)
            && known != ty
        {
            let message = format!(
                "the endpoint parameter `{name}` is given a {} here and a {} elsewhere",
                ty.name(),
                known.name()
            );
            let diagnostic = self.diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, origin, message);
            diagnostic.related(first, "elsewhere");
        }
        *known = known.or(ty);
    }
}
