//! Lists and maps: written out in place, whatever is within them.

use super::Lowering;
use super::traits;
use super::types::Typed;
use crate::diagnostics::codes;
use crate::ir::{List, Map, Newtype, Slot, Type, TypeKind};
use crate::smithy::model::{Member, Shape, ShapeType};

/// How many lists and maps may stand within each other before a structure or union comes between.
const DEEPEST: usize = 64;

impl<'a> Lowering<'a> {
    /// A list or map within itself would be a type without end.
    pub(super) fn check_nesting(&mut self, member: &Member, target: &Shape) -> Option<()> {
        let name = target.id.name();
        if self.around.iter().any(|shape| shape.id == target.id) {
            let message = format!("`{name}` contains itself without a structure or union in between");
            let diagnostic = self.diagnostics.error(&codes::INFINITE_TYPE, &member.origin, message);
            diagnostic.hint("put a structure in between: a list of structures that hold the list");
            return None;
        }
        if self.around.len() >= DEEPEST {
            let message = format!("`{name}` is nested within more than {DEEPEST} lists and maps");
            self.diagnostics.error(&codes::DEEP_NESTING, &member.origin, message);
            return None;
        }
        Some(())
    }

    pub(super) fn lower_list(&mut self, list: &'a Shape, slot: &Slot) -> Option<Type> {
        let item = self.part_of(list, "member")?;
        let ty = self.lower_part(list, item, "Item", slot)?;
        let sensitive = self.is_sensitive(item);
        let element = self.item_element(item);
        Some(Type::List(Box::new(List { item: nullable(list, ty), element, sensitive })))
    }

    pub(super) fn lower_map(&mut self, map: &'a Shape, slot: &Slot) -> Option<Type> {
        let (key, value) = (self.part_of(map, "key")?, self.part_of(map, "value")?);
        let key_type = self.lower_part(map, key, "Key", slot)?;
        let value_type = self.lower_part(map, value, "Value", slot)?;
        Some(Type::Map(Box::new(Map {
            key: key_type,
            value: nullable(map, value_type),
            entry: self.entry_elements(key, value),
            sensitive: self.is_sensitive(key) || self.is_sensitive(value),
        })))
    }

    fn part_of(&mut self, shape: &'a Shape, name: &str) -> Option<&'a Member> {
        let part = shape.member(name);
        if part.is_none() {
            let message = format!("`{}` has no member `{name}`", shape.id);
            self.diagnostics.error(&codes::MISSING_MEMBER, &shape.origin, message);
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

    /// Whether a list or map holds timestamps that are written otherwise in this slot than in a document.
    pub(super) fn depends_on_slot(&self, shape: &'a Shape, slot: &Slot) -> bool {
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
}

fn nullable(shape: &Shape, ty: Type) -> Type {
    if shape.has_trait(traits::SPARSE) { Type::Nullable(Box::new(ty)) } else { ty }
}
