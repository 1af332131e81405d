//! What one text contains, before anything is looked up: the mirror that IDL and JSON AST share.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostics::Origin;

use super::node::Node;
use super::shape::{Metadata, Properties, Reference};
use super::shape_id::ShapeId;
use super::shape_type::ShapeType;

/// The version of the Smithy language that a text is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Version {
    #[default]
    V1,
    V2,
}

/// Everything in one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// Errors were found in the text, so that things may be missing here.
    pub(crate) is_partial: bool,
    pub(crate) version: Version,
    /// Where relative names belong; empty in a JSON AST, which has absolute names only.
    pub(crate) namespace: Arc<str>,
    pub(crate) uses: Vec<Reference>,
    pub(crate) metadata: Vec<Metadata>,
    pub(crate) definitions: Vec<Definition>,
    pub(crate) applications: Vec<Application>,
}

/// One shape as written, its mixins not yet flattened.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    pub(crate) id: ShapeId,
    pub(crate) version: Version,
    pub(crate) shape_type: ShapeType,
    pub(crate) traits: Vec<Annotation>,
    pub(crate) members: Vec<MemberDefinition>,
    /// Where each of them stands: an enumeration may have very many.
    places: HashMap<ShapeId, usize>,
    pub(crate) mixins: Vec<Reference>,
    /// The resource after `for`, which elided members may take their targets from.
    pub(crate) resource: Option<Reference>,
    pub(crate) properties: Properties,
    pub(crate) origin: Origin,
}

/// One member as written.
#[derive(Clone, Debug)]
pub(crate) struct MemberDefinition {
    pub(crate) id: ShapeId,
    pub(crate) target: Target,
    pub(crate) traits: Vec<Annotation>,
    pub(crate) origin: Origin,
}

/// What a member declares about its target.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    /// It names it.
    Named(Reference),
    /// `$name`: a mixin or the bound resource knows it.
    Elided,
    /// The member is not written here at all; traits are applied to what a mixin brings.
    Inherited,
}

/// A trait as written.
#[derive(Clone, Debug)]
pub(crate) struct Annotation {
    pub(crate) id: ShapeId,
    /// Absent for a bare `@name` or `@name()`: then the trait's shape decides.
    pub(crate) value: Option<Node>,
    pub(crate) origin: Origin,
}

/// Traits that are applied from outside of a shape.
#[derive(Clone, Debug)]
pub(crate) struct Application {
    pub(crate) target: Reference,
    pub(crate) traits: Vec<Annotation>,
}

impl Version {
    /// The version that a `$version` or `smithy` value names.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        match text {
            "1" | "1.0" => Some(Self::V1),
            "2" | "2.0" => Some(Self::V2),
            _ => None,
        }
    }

    /// As it is written in full.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::V1 => "1.0",
            Self::V2 => "2.0",
        }
    }
}

impl Definition {
    /// A shape without anything in it.
    pub(crate) fn new(id: ShapeId, version: Version, shape_type: ShapeType, origin: Origin) -> Self {
        Self {
            id,
            version,
            shape_type,
            traits: Vec::new(),
            members: Vec::new(),
            places: HashMap::new(),
            mixins: Vec::new(),
            resource: None,
            properties: Properties::None,
            origin,
        }
    }

    /// Adds a member at the end.
    pub(crate) fn add_member(&mut self, member: MemberDefinition) {
        self.places.entry(member.id.clone()).or_insert(self.members.len());
        self.members.push(member);
    }

    /// The first member of an id.
    pub(crate) fn member_mut(&mut self, id: &ShapeId) -> Option<&mut MemberDefinition> {
        self.members.get_mut(*self.places.get(id)?)
    }
}

impl Annotation {
    /// A trait of the prelude with a value.
    pub(crate) fn prelude(name: &str, value: Node, origin: &Origin) -> Self {
        Self { id: ShapeId::new(format!("smithy.api#{name}")), value: Some(value), origin: origin.clone() }
    }
}
