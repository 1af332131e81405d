//! The types of members: what has a name is declared and queued, what has none is written out in place.

use super::Lowering;
use super::constraints;
use super::traits;
use crate::diagnostics::{Origin, codes};
use crate::ir::{Constraints, Float, Int, Newtype, Slot, TimestampFormat, Type, TypeId, TypeKind};
use crate::smithy::model::{Member, Shape, ShapeType};
use crate::smithy::node::Node;

/// The type of a member, and what the member asks beside it.
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) constraints: Constraints,
}

impl<'a> Lowering<'a> {
    /// The type of a member that stands in this slot; `None` if it has none, which was reported.
    pub(super) fn lower_type(&mut self, member: &'a Member, slot: &Slot) -> Option<Typed> {
        let target = self.target_of(member)?;
        let own = constraints::of(&member.traits);
        if is_definition(target) {
            return Some(Typed { ty: Type::Named(self.declare(target, &member.origin)), constraints: own });
        }
        self.check_nesting(member, target)?;
        self.around.push(target);
        let typed = self.lower_undefined(member, target, own, slot);
        self.around.pop();
        typed
    }

    /// The shape that a member targets; reports one that is not there or holds no data.
    pub(super) fn target_of(&mut self, member: &Member) -> Option<&'a Shape> {
        let target = self.model.target(member).filter(|target| target.shape_type < ShapeType::Service);
        if target.is_none() {
            let message = format!("`{}` targets `{}`, which is not a shape of data", member.id, member.target);
            self.diagnostics.error(&codes::INVALID_TARGET, &member.origin, message);
        }
        target
    }

    /// The id of a structure, union or enum, which is defined later.
    pub(super) fn declare(&mut self, shape: &'a Shape, origin: &Origin) -> TypeId {
        if let Some(id) = self.known_type(shape) {
            return id;
        }
        let id = self.declare_named(shape, "Nested", origin);
        self.ids.insert(shape.id.clone(), id);
        self.pending.push_back((id, shape));
        id
    }

    /// The type of a member whose target is a simple shape, a list or a map.
    fn lower_undefined(
        &mut self,
        member: &'a Member,
        target: &'a Shape,
        own: Constraints,
        slot: &Slot,
    ) -> Option<Typed> {
        let base = constraints::of(&target.traits);
        if !base.is_empty() && own.is_empty() && !self.depends_on_slot(target, slot) {
            return Some(Typed { ty: self.lower_newtype(member, target, base), constraints: own });
        }
        let ty = self.lower_bare(member, target, slot)?;
        Some(Typed { ty, constraints: constraints::merge(own, base) })
    }

    /// A constrained shape under its own name.
    fn lower_newtype(&mut self, member: &'a Member, target: &'a Shape, constraints: Constraints) -> Type {
        if let Some(id) = self.known_type(target) {
            return Type::Named(id);
        }
        let id = self.declare_named(target, "Value", &member.origin);
        self.ids.insert(target.id.clone(), id);
        // What cannot be lowered was reported; with a stand-in it is not reported again as undefined.
        let ty = self.lower_bare(member, target, &Slot::Member).unwrap_or(Type::Json);
        let newtype = Newtype { ty, constraints, examples: Vec::new() };
        self.define(id, target, TypeKind::Newtype(Box::new(newtype)));
        Type::Named(id)
    }

    /// The type that a simple shape, list or map is apart from its constraints.
    fn lower_bare(&mut self, member: &'a Member, target: &'a Shape, slot: &Slot) -> Option<Type> {
        let quotes = self.protocol.quotes_big_numbers();
        Some(match target.shape_type {
            ShapeType::Blob => Type::Bytes,
            ShapeType::Boolean => Type::Bool,
            ShapeType::Byte => Type::Int(Int::I8),
            ShapeType::Short => Type::Int(Int::I16),
            ShapeType::Integer | ShapeType::IntEnum => Type::Int(Int::I32),
            ShapeType::Long => Type::Int(Int::I64),
            ShapeType::BigInteger if quotes => Type::Int(Int::BigText),
            ShapeType::BigInteger => Type::Int(Int::Big),
            ShapeType::Float => Type::Float(Float::F32),
            ShapeType::Double => Type::Float(Float::F64),
            ShapeType::BigDecimal if quotes => Type::Float(Float::BigText),
            ShapeType::BigDecimal => Type::Float(Float::Big),
            ShapeType::Document => Type::Json,
            ShapeType::Timestamp => Type::Timestamp(self.timestamp_format(member, target, slot)),
            ShapeType::List => self.lower_list(target, slot)?,
            ShapeType::Map => self.lower_map(target, slot)?,
            _ => Type::String,
        })
    }

    /// The member's own trait, else the target's, else what the protocol specifies for the slot (Smithy 2.0,
    /// "Resolving timestamp formats").
    fn timestamp_format(&self, member: &Member, target: &Shape, slot: &Slot) -> TimestampFormat {
        let own = member.trait_value(traits::TIMESTAMP_FORMAT);
        let named = own.or_else(|| target.trait_value(traits::TIMESTAMP_FORMAT)).and_then(Node::as_str);
        match named.filter(|_| self.protocol.has_timestamp_formats()) {
            Some("epoch-seconds") => TimestampFormat::EpochSeconds,
            Some("date-time") => TimestampFormat::DateTime,
            Some("http-date") => TimestampFormat::HttpDate,
            _ => self.protocol.timestamp_format(slot),
        }
    }

    /// Whether a member itself, or its target where that has no type of its own to carry the trait, is sensitive.
    pub(super) fn is_sensitive(&self, member: &Member) -> bool {
        let unnamed = |target: &&Shape| !is_definition(target) && !self.ids.contains_key(&target.id);
        let target = self.model.target(member).filter(unnamed);
        member.has_trait(traits::SENSITIVE) || target.is_some_and(|target| target.has_trait(traits::SENSITIVE))
    }
}

/// Whether a shape is defined under its own name whatever its constraints.
pub(super) fn is_definition(shape: &Shape) -> bool {
    match shape.shape_type {
        ShapeType::Structure | ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum => true,
        ShapeType::String => shape.has_trait(traits::ENUM),
        _ => false,
    }
}
