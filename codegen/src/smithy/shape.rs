//! Shapes, their members and traits: what the mirror of one text and the semantic model both consist of.

use std::sync::Arc;

use crate::diagnostics::Origin;

use super::node::Node;
use super::shape_id::ShapeId;
use super::shape_type::ShapeType;

/// One entry of the metadata section.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// Its key.
    pub key: Arc<str>,
    /// Its value.
    pub value: Node,
    /// Where it was (first) written.
    pub origin: Origin,
}

/// A shape.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its absolute id.
    pub id: ShapeId,
    /// What it is.
    pub shape_type: ShapeType,
    /// Its traits, those of its mixins included.
    pub traits: Traits,
    /// The members of an aggregate shape or an enumeration, in the order that mixins prescribe: those of mixins
    /// first, depth first. A list has `member`; a map has `key` and `value`.
    pub members: Vec<Member>,
    /// The mixins that it names, already flattened into the rest.
    pub mixins: Vec<Reference>,
    /// What only services, operations and resources have.
    pub properties: Properties,
    /// Where it was written.
    pub origin: Origin,
}

/// A member of an aggregate shape or an enumeration.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its absolute id, `namespace#Shape$member`.
    pub id: ShapeId,
    /// The shape that it is of; `smithy.api#Unit` for members of enumerations.
    pub target: ShapeId,
    /// Its own traits, without those of the target.
    pub traits: Traits,
    /// Where it was written; for a member that came from a mixin, there.
    pub origin: Origin,
    /// Where the target is named; the same as `origin` for a member that names none.
    pub target_origin: Origin,
}

/// Another shape, named at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The shape's id.
    pub target: ShapeId,
    /// Where it is named.
    pub origin: Origin,
}

/// The traits of a shape or member, in the order in which they were applied.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    entries: Vec<Trait>,
}

/// One trait applied to one shape.
#[derive(Clone, Debug)]
pub struct Trait {
    /// The shape that defines the trait.
    pub id: ShapeId,
    /// Its value, in the form that the trait's shape requires.
    pub value: Node,
    /// Where it was applied.
    pub origin: Origin,
}

/// What only services, operations and resources have.
#[derive(Clone, Debug, Default)]
pub enum Properties {
    /// Nothing.
    #[default]
    None,
    /// Of a service.
    Service(Box<Service>),
    /// Of an operation.
    Operation(Box<Operation>),
    /// Of a resource.
    Resource(Box<Resource>),
}

/// The properties of a service (Smithy 2.0, "Service").
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// Its version, often a date; empty if not given.
    pub version: String,
    /// Operations bound to it directly; see [`Model::operations`](super::model::Model::operations) for all of them.
    pub operations: Vec<Reference>,
    /// Resources bound to it directly.
    pub resources: Vec<Reference>,
    /// Errors that every operation can give.
    pub errors: Vec<Reference>,
    /// Other names, within this service, for shapes whose names clash.
    pub rename: Vec<(ShapeId, String)>,
}

/// The properties of an operation (Smithy 2.0, "Operation"). Absent input and output are `smithy.api#Unit`.
#[derive(Clone, Debug)]
pub struct Operation {
    /// What it takes.
    pub input: Reference,
    /// What it gives.
    pub output: Reference,
    /// Its own errors; see [`Model::errors`](super::model::Model::errors) for those it shares with the service.
    pub errors: Vec<Reference>,
}

/// The properties of a resource (Smithy 2.0, "Resource").
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// What identifies an instance.
    pub identifiers: Vec<(String, Reference)>,
    /// What an instance is made of.
    pub properties: Vec<(String, Reference)>,
    /// The lifecycle operations that it has, in the order put, create, read, update, delete, list.
    pub lifecycle: Vec<(Lifecycle, Reference)>,
    /// Other operations on an instance.
    pub operations: Vec<Reference>,
    /// Other operations on the collection.
    pub collection_operations: Vec<Reference>,
    /// Resources within this one.
    pub resources: Vec<Reference>,
}

/// What a lifecycle operation does to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // Each is the property of that name in the specification.
pub enum Lifecycle {
    Put,
    Create,
    Read,
    Update,
    Delete,
    List,
}

impl Lifecycle {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Put, Self::Create, Self::Read, Self::Update, Self::Delete, Self::List];

    /// The name of the property.
    pub fn name(self) -> &'static str {
        match self {
            Self::Put => "put",
            Self::Create => "create",
            Self::Read => "read",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::List => "list",
        }
    }
}

impl Shape {
    /// The member with that name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name() == name)
    }

    /// The value of a trait.
    pub fn trait_value(&self, id: &str) -> Option<&Node> {
        self.traits.value(id)
    }

    /// Whether the trait is applied.
    pub fn has_trait(&self, id: &str) -> bool {
        self.traits.get(id).is_some()
    }

    /// The properties of a service.
    pub fn as_service(&self) -> Option<&Service> {
        match &self.properties {
            Properties::Service(service) => Some(service),
            _ => None,
        }
    }

    /// The properties of an operation.
    pub fn as_operation(&self) -> Option<&Operation> {
        match &self.properties {
            Properties::Operation(operation) => Some(operation),
            _ => None,
        }
    }

    /// The properties of a resource.
    pub fn as_resource(&self) -> Option<&Resource> {
        match &self.properties {
            Properties::Resource(resource) => Some(resource),
            _ => None,
        }
    }
}

impl Member {
    /// Its name.
    pub fn name(&self) -> &str {
        self.id.member().unwrap_or_default()
    }

    /// The value of one of its own traits.
    pub fn trait_value(&self, id: &str) -> Option<&Node> {
        self.traits.value(id)
    }

    /// Whether the trait is applied to the member itself.
    pub fn has_trait(&self, id: &str) -> bool {
        self.traits.get(id).is_some()
    }
}

impl Traits {
    /// The trait with that id.
    pub fn get(&self, id: &str) -> Option<&Trait> {
        self.entries.iter().find(|applied| applied.id == *id)
    }

    /// The value of the trait with that id.
    pub fn value(&self, id: &str) -> Option<&Node> {
        self.get(id).map(|applied| &applied.value)
    }

    /// All traits, in the order in which they were applied.
    pub fn iter(&self) -> std::slice::Iter<'_, Trait> {
        self.entries.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Trait> {
        self.entries.iter_mut().find(|applied| applied.id == *id)
    }

    pub(super) fn push(&mut self, applied: Trait) {
        self.entries.push(applied);
    }

    pub(super) fn remove(&mut self, id: &str) -> Option<Trait> {
        let position = self.entries.iter().position(|applied| applied.id == *id)?;
        Some(self.entries.remove(position))
    }

    /// Lets these traits win over those of a mixin: what is not here yet comes first.
    pub(super) fn inherit(&mut self, inherited: impl IntoIterator<Item = Trait>) {
        for applied in inherited {
            if self.get(applied.id.as_str()).is_none() {
                self.entries.push(applied);
            }
        }
    }
}

impl<'a> IntoIterator for &'a Traits {
    type Item = &'a Trait;
    type IntoIter = std::slice::Iter<'a, Trait>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}
