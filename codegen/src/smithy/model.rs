//! The Smithy semantic model: what leaves the loader (Smithy 2.0, "The Smithy model").
//!
//! Every shape id in it is absolute, mixins are flattened, elided members have targets, applied traits sit on their
//! shapes, trait values have the form that the trait's shape requires, and version 1 shapes have become version 2
//! ones. A model that was loaded without errors has no dangling references. The shapes of the prelude and of the
//! known trait packages are part of it, after the shapes that were described.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostics::Origin;

use super::gaps::Gaps;
use super::node::Node;
use super::shape_id::ShapeId;
use super::similar;

/// A loaded model.
#[derive(Clone, Debug, Default)]
pub struct Model {
    shapes: Vec<Shape>,
    index: HashMap<ShapeId, usize>,
    described: usize,
    /// The metadata of all files, merged, in the order in which the keys were first met.
    pub metadata: Vec<Metadata>,
    /// The first text, for messages about the whole.
    pub origin: Option<Origin>,
    /// What may be missing.
    gaps: Gaps,
}

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

/// The types of shapes. `set` is no type of its own: it is loaded as a list with `@uniqueItems`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // Each is the type of that name in the specification.
pub enum ShapeType {
    Blob,
    Boolean,
    String,
    Enum,
    Byte,
    Short,
    Integer,
    IntEnum,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Document,
    Timestamp,
    List,
    Map,
    Structure,
    Union,
    Service,
    Operation,
    Resource,
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
    /// Operations bound to it directly; see [`Model::operations`] for all of them.
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
    /// Its own errors; see [`Model::errors`] for those it shares with the service.
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

impl Model {
    /// A model of shapes that were described, and of those that every model has. Ids are unique.
    pub(super) fn new(
        described: Vec<Shape>,
        packaged: Vec<Shape>,
        metadata: Vec<Metadata>,
        origin: Option<Origin>,
        gaps: Gaps,
    ) -> Self {
        let count = described.len();
        let mut shapes = described;
        shapes.extend(packaged);
        let index = shapes.iter().enumerate().map(|(position, shape)| (shape.id.clone(), position)).collect();
        Self { shapes, index, described: count, metadata, origin, gaps }
    }

    /// The shapes that were described, in source order, without the prelude and the trait packages.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes[..self.described]
    }

    /// All shapes, those of the prelude and the trait packages last.
    pub fn all_shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// The shape with that absolute id; for the id of a member see [`Model::member`].
    pub fn shape(&self, id: &str) -> Option<&Shape> {
        self.index.get(id).map(|&position| &self.shapes[position])
    }

    /// Whether a text could not be read as a whole.
    pub(super) fn is_partial(&self) -> bool {
        !self.gaps.is_empty()
    }

    /// Whether a shape may be defined in a text that could not be read as a whole.
    pub(super) fn may_define(&self, id: &ShapeId) -> bool {
        self.gaps.may_define(id)
    }

    /// The shape that was probably meant by an id that leads nowhere, of those that may stand there.
    pub(super) fn similar(&self, id: &ShapeId, may_stand: impl Fn(&Shape) -> bool + Clone) -> Option<String> {
        similar::hint(id, self.shapes.iter().filter(|shape| may_stand(shape)).map(|shape| &shape.id))
    }

    /// The member with that absolute id.
    pub fn member(&self, id: &ShapeId) -> Option<&Member> {
        self.shape(id.root().as_str())?.member(id.member()?)
    }

    /// The shape that a member targets.
    pub fn target(&self, member: &Member) -> Option<&Shape> {
        self.shape(member.target.as_str())
    }

    /// The services that were described, in source order.
    pub fn services(&self) -> impl Iterator<Item = &Shape> {
        self.shapes().iter().filter(|shape| shape.shape_type == ShapeType::Service)
    }

    /// The trait that holds for a member: its own, else that of its target (Smithy 2.0, "Applying traits").
    pub fn member_trait<'a>(&'a self, member: &'a Member, id: &str) -> Option<&'a Trait> {
        member.traits.get(id).or_else(|| self.target(member)?.traits.get(id))
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

impl ShapeType {
    const NAMES: [(Self, &'static str); 22] = [
        (Self::Blob, "blob"),
        (Self::Boolean, "boolean"),
        (Self::String, "string"),
        (Self::Enum, "enum"),
        (Self::Byte, "byte"),
        (Self::Short, "short"),
        (Self::Integer, "integer"),
        (Self::IntEnum, "intEnum"),
        (Self::Long, "long"),
        (Self::Float, "float"),
        (Self::Double, "double"),
        (Self::BigInteger, "bigInteger"),
        (Self::BigDecimal, "bigDecimal"),
        (Self::Document, "document"),
        (Self::Timestamp, "timestamp"),
        (Self::List, "list"),
        (Self::Map, "map"),
        (Self::Structure, "structure"),
        (Self::Union, "union"),
        (Self::Service, "service"),
        (Self::Operation, "operation"),
        (Self::Resource, "resource"),
    ];

    /// Every name.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().map(|(_, name)| *name)
    }

    /// What a shape of this type has beside traits and mixins, by its names in the IDL and in the JSON AST.
    pub fn properties(self) -> &'static [&'static str] {
        match self {
            Self::Service => &["version", "operations", "resources", "errors", "rename"],
            Self::Operation => &["input", "output", "errors"],
            Self::Resource => &[
                "identifiers",
                "properties",
                "create",
                "put",
                "read",
                "update",
                "delete",
                "list",
                "operations",
                "collectionOperations",
                "resources",
            ],
            Self::List => &["member"],
            Self::Map => &["key", "value"],
            Self::Structure | Self::Union | Self::Enum | Self::IntEnum => &["members"],
            _ => &[],
        }
    }

    /// As in the IDL and in the JSON AST.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(shape_type, _)| *shape_type == self).map_or("", |(_, name)| name)
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(shape_type, _)| *shape_type)
    }

    /// Whether shapes of this type hold one value (Smithy 2.0, "Simple types").
    pub fn is_simple(self) -> bool {
        self <= Self::Timestamp
    }

    /// Whether members of this type of shape are the values of an enumeration.
    pub fn is_enum(self) -> bool {
        matches!(self, Self::Enum | Self::IntEnum)
    }

    /// Whether shapes of this type are numbers.
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Self::Byte
                | Self::Short
                | Self::Integer
                | Self::IntEnum
                | Self::Long
                | Self::Float
                | Self::Double
                | Self::BigInteger
                | Self::BigDecimal
        )
    }

    /// Whether no member may target shapes of this type.
    pub fn is_service_type(self) -> bool {
        matches!(self, Self::Service | Self::Operation | Self::Resource)
    }
}
