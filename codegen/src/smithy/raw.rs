//! What one text contains, before anything is looked up: the mirror that IDL and JSON AST share.

use std::sync::Arc;

use crate::diagnostics::Origin;

use super::node::Node;
use super::shape::{Metadata, Properties, Reference};
use super::shape_id::ShapeId;
use super::shape_type::ShapeType;

/// The version of the Smithy language that a text is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Version {
    #[default]
    V1,
    V2,
}

/// Everything in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    /// Errors were found in the text, so that things may be missing here.
    pub(super) is_partial: bool,
    pub(super) version: Version,
    /// Where relative names belong; empty in a JSON AST, which has absolute names only.
    pub(super) namespace: Arc<str>,
    pub(super) uses: Vec<Reference>,
    pub(super) metadata: Vec<Metadata>,
    pub(super) definitions: Vec<Definition>,
    pub(super) applications: Vec<Application>,
}

/// One shape as written, its mixins not yet flattened.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    pub(super) id: ShapeId,
    pub(super) version: Version,
    pub(super) shape_type: ShapeType,
    pub(super) traits: Vec<Annotation>,
    pub(super) members: Vec<MemberDefinition>,
    pub(super) mixins: Vec<Reference>,
    /// The resource after `for`, which elided members may take their targets from.
    pub(super) resource: Option<Reference>,
    pub(super) properties: Properties,
    pub(super) origin: Origin,
}

/// One member as written.
#[derive(Clone, Debug)]
pub(super) struct MemberDefinition {
    pub(super) id: ShapeId,
    pub(super) target: Target,
    pub(super) traits: Vec<Annotation>,
    pub(super) origin: Origin,
}

/// What a member declares about its target.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// It names it.
    Named(Reference),
    /// `$name`: a mixin or the bound resource knows it.
    Elided,
    /// The member is not written here at all; traits are applied to what a mixin brings.
    Inherited,
}

/// A trait as written.
#[derive(Clone, Debug)]
pub(super) struct Annotation {
    pub(super) id: ShapeId,
    /// Absent for a bare `@name` or `@name()`: then the trait's shape decides.
    pub(super) value: Option<Node>,
    pub(super) origin: Origin,
}

/// Traits that are applied from outside of a shape.
#[derive(Clone, Debug)]
pub(super) struct Application {
    pub(super) target: Reference,
    pub(super) traits: Vec<Annotation>,
}

impl Version {
    /// The version that a `$version` or `smithy` value names.
    pub(super) fn from_text(text: &str) -> Option<Self> {
        match text {
            "1" | "1.0" => Some(Self::V1),
            "2" | "2.0" => Some(Self::V2),
            _ => None,
        }
    }

    /// As it is written in full.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::V1 => "1.0",
            Self::V2 => "2.0",
        }
    }
}

impl Definition {
    /// A shape without anything in it.
    pub(super) fn new(id: ShapeId, version: Version, shape_type: ShapeType, origin: Origin) -> Self {
        Self {
            id,
            version,
            shape_type,
            traits: Vec::new(),
            members: Vec::new(),
            mixins: Vec::new(),
            resource: None,
            properties: Properties::None,
            origin,
        }
    }
}

impl Annotation {
    /// A trait of the prelude with a value.
    pub(super) fn prelude(name: &str, value: Node, origin: &Origin) -> Self {
        Self { id: ShapeId::new(format!("smithy.api#{name}")), value: Some(value), origin: origin.clone() }
    }
}
