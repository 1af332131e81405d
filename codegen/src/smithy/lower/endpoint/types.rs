//! What values of a rule set's expressions are.

use crate::ir::RuleExpr;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Bool,
    Int,
    Text,
    Texts,
    Url,
    Arn,
    Partition,
    /// One that is not known ahead: of a variable of a diagram before the condition that assigns it.
    Any,
}

impl Type {
    /// What messages call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Bool => "a boolean",
            Self::Int => "a whole number",
            Self::Text => "a string",
            Self::Texts => "a list of strings",
            Self::Url => "a URL",
            Self::Arn => "an ARN",
            Self::Partition => "a partition",
            Self::Any => "anything",
        }
    }

    /// Whether a value of this type can stand where the other is wanted.
    pub(super) fn fits(self, wanted: Self) -> bool {
        self == wanted || self == Self::Any || wanted == Self::Any
    }

    /// The type of an attribute; none if there is no such attribute.
    pub(super) fn attribute(self, name: &str) -> Option<Self> {
        match (self, name) {
            (Self::Any, _) => Some(Self::Any),
            (Self::Url, "scheme" | "authority" | "path" | "normalizedPath") => Some(Self::Text),
            (Self::Url, "isIp") => Some(Self::Bool),
            (Self::Arn, "partition" | "service" | "region" | "accountId") => Some(Self::Text),
            (Self::Arn, "resourceId") => Some(Self::Texts),
            (Self::Partition, "name" | "dnsSuffix" | "dualStackDnsSuffix" | "implicitGlobalRegion") => Some(Self::Text),
            (Self::Partition, "supportsFIPS" | "supportsDualStack") => Some(Self::Bool),
            _ => None,
        }
    }
}

/// An expression and what is known about its value.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) expr: RuleExpr,
    pub(super) ty: Type,
    /// Whether there always is a value.
    pub(super) definite: bool,
}

impl Typed {
    /// An expression that always has a value.
    pub(super) fn of(expr: RuleExpr, ty: Type) -> Self {
        Self { expr, ty, definite: true }
    }
}
