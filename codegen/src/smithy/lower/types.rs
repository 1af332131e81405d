//! The types of members: what has a name is declared and queued, what has none is written out in place.

use super::Lowering;
use super::constraints;
use super::traits;
use crate::diagnostics::Origin;
use crate::ir::{Constraints, Float, Int, List, Map, Newtype, Slot, TimestampFormat, Type, TypeId, TypeKind};
use crate::smithy::model::{Member, Shape, ShapeType};
use crate::smithy::node::Node;

/// How many lists and maps may stand within each other before a structure or union comes between.
const DEEPEST: usize = 64;

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
            let message = format!("`{}` targets `{}`, which is no shape that holds data", member.id, member.target);
            self.diagnostics.error("bad-target", &member.origin, message);
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

    /// A list or map within itself would be a type without end.
    fn check_nesting(&mut self, member: &Member, target: &Shape) -> Option<()> {
        let name = target.id.name();
        if self.around.iter().any(|shape| shape.id == target.id) {
            let message = format!("`{name}` contains itself, and no structure or union stands between");
            let diagnostic = self.diagnostics.error("endless-type", &member.origin, message);
            diagnostic.hint("put a structure in between: a list of structures that hold the list");
            return None;
        }
        if self.around.len() >= DEEPEST {
            let message = format!("`{name}` stands within more than {DEEPEST} lists and maps");
            self.diagnostics.error("deep-nesting", &member.origin, message);
            return None;
        }
        Some(())
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
            return Some(Typed { ty: self.lower_newtype(member, target, base)?, constraints: own });
        }
        let ty = self.lower_bare(member, target, slot)?;
        Some(Typed { ty, constraints: constraints::merge(own, base) })
    }

    /// A constrained shape under its own name.
    fn lower_newtype(&mut self, member: &'a Member, target: &'a Shape, constraints: Constraints) -> Option<Type> {
        if let Some(id) = self.known_type(target) {
            return Some(Type::Named(id));
        }
        let id = self.declare_named(target, "Value", &member.origin);
        self.ids.insert(target.id.clone(), id);
        // What cannot be lowered was reported; with a stand-in it is not reported again as undefined.
        let ty = self.lower_bare(member, target, &Slot::Member).unwrap_or(Type::Json);
        let newtype = Newtype { ty, constraints, examples: Vec::new() };
        self.define(id, target, TypeKind::Newtype(Box::new(newtype)));
        Some(Type::Named(id))
    }

    /// The type that a simple shape, list or map is apart from its constraints.
    fn lower_bare(&mut self, member: &'a Member, target: &'a Shape, slot: &Slot) -> Option<Type> {
        Some(match target.shape_type {
            ShapeType::Blob => Type::Bytes,
            ShapeType::Boolean => Type::Bool,
            ShapeType::Byte => Type::Int(Int::I8),
            ShapeType::Short => Type::Int(Int::I16),
            ShapeType::Integer | ShapeType::IntEnum => Type::Int(Int::I32),
            ShapeType::Long => Type::Int(Int::I64),
            ShapeType::BigInteger => Type::Int(Int::Big),
            ShapeType::Float => Type::Float(Float::F32),
            ShapeType::Double => Type::Float(Float::F64),
            ShapeType::BigDecimal => Type::Float(Float::Big),
            ShapeType::Document => Type::Json,
            ShapeType::Timestamp => Type::Timestamp(self.timestamp_format(member, target, slot)),
            ShapeType::List => self.lower_list(target, slot)?,
            ShapeType::Map => self.lower_map(target, slot)?,
            _ => Type::String,
        })
    }

    fn lower_list(&mut self, list: &'a Shape, slot: &Slot) -> Option<Type> {
        let item = self.part_of(list, "member")?;
        let ty = self.lower_part(list, item, "Item", slot)?;
        let sensitive = self.is_sensitive(item);
        Some(Type::List(Box::new(List { item: nullable(list, ty), item_wire: None, sensitive })))
    }

    fn lower_map(&mut self, map: &'a Shape, slot: &Slot) -> Option<Type> {
        let (key, value) = (self.part_of(map, "key")?, self.part_of(map, "value")?);
        let key_type = self.lower_part(map, key, "Key", slot)?;
        let value_type = self.lower_part(map, value, "Value", slot)?;
        Some(Type::Map(Box::new(Map {
            key: key_type,
            value: nullable(map, value_type),
            key_wire: None,
            value_wire: None,
            sensitive: self.is_sensitive(key) || self.is_sensitive(value),
        })))
    }

    fn part_of(&mut self, shape: &'a Shape, name: &str) -> Option<&'a Member> {
        let part = shape.member(name);
        if part.is_none() {
            let message = format!("`{}` has no member `{name}`", shape.id);
            self.diagnostics.error("missing-member", &shape.origin, message);
        }
        part
    }

    /// The type of an item, key or value. It has no field that could hold its own constraints, so these make it a
    /// newtype with a made-up name.
    fn lower_part(&mut self, shape: &'a Shape, part: &'a Member, suffix: &str, slot: &Slot) -> Option<Type> {
        if let Some(&id) = self.ids.get(&part.id) {
            return Some(Type::Named(id));
        }
        let Typed { ty, constraints } = self.lower_type(part, slot)?;
        if constraints.is_empty() || matches!(ty, Type::Named(_)) {
            return Some(ty);
        }
        let name = self.made_up_name(self.name_of(shape), suffix);
        let id = self.types.declare(&name, &part.origin);
        self.ids.insert(part.id.clone(), id);
        let target = self.target_of(part)?;
        let newtype = Newtype { ty, constraints, examples: Vec::new() };
        self.define(id, target, TypeKind::Newtype(Box::new(newtype)));
        Some(Type::Named(id))
    }

    /// The member's own trait, else the target's, else what the protocol says for the slot (Smithy 2.0,
    /// "Resolving timestamp formats").
    fn timestamp_format(&self, member: &Member, target: &Shape, slot: &Slot) -> TimestampFormat {
        let own = member.trait_value(traits::TIMESTAMP_FORMAT);
        let named = own.or_else(|| target.trait_value(traits::TIMESTAMP_FORMAT)).and_then(Node::as_str);
        match named {
            Some("epoch-seconds") => TimestampFormat::EpochSeconds,
            Some("date-time") => TimestampFormat::DateTime,
            Some("http-date") => TimestampFormat::HttpDate,
            _ => self.protocol.timestamp_format(slot),
        }
    }

    /// Whether a list or map holds timestamps that are written otherwise in this slot than in a document.
    fn depends_on_slot(&self, shape: &'a Shape, slot: &Slot) -> bool {
        if self.protocol.timestamp_format(slot) == self.protocol.timestamp_format(&Slot::Member) {
            return false;
        }
        let mut inner = shape;
        for _ in 0..DEEPEST {
            let Some(part) = inner.members.last().filter(|_| !inner.shape_type.is_simple()) else { break };
            let Some(target) = self.model.target(part) else { break };
            let own = part.has_trait(traits::TIMESTAMP_FORMAT) || target.has_trait(traits::TIMESTAMP_FORMAT);
            if target.shape_type == ShapeType::Timestamp {
                return !own;
            }
            inner = target;
        }
        false
    }

    /// Whether a member itself, or its target where that has no type of its own to say so, is sensitive.
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

fn nullable(shape: &Shape, ty: Type) -> Type {
    if shape.has_trait(traits::SPARSE) { Type::Nullable(Box::new(ty)) } else { ty }
}
