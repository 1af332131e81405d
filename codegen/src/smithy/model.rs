//! The Smithy semantic model: what leaves the loader (Smithy 2.0, "The Smithy model").
//!
//! Every shape id in it is absolute, mixins are flattened, elided members have targets, applied traits sit on their
//! shapes, trait values have the form that the trait's shape requires, and version 1 shapes have become version 2
//! ones. A model that was loaded without errors has no dangling references. The shapes of the prelude and of the
//! known trait packages are part of it, after the shapes that were described.

use std::collections::HashMap;

use crate::diagnostics::Origin;

use super::gaps::Gaps;
use super::shape_id::ShapeId;
use super::similar;

pub use super::shape::{
    Lifecycle, Member, Metadata, Operation, Properties, Reference, Resource, Service, Shape, Trait, Traits,
};
pub use super::shape_type::ShapeType;

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
