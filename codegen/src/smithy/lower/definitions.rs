//! The definitions of structures, unions and enums, in the order in which they were declared.

use super::{Lowering, common, enums, traits};
use crate::ir::{Slot, Struct, Tagging, TypeDef, TypeId, TypeKind, Union};
use crate::smithy::model::{Shape, ShapeType};

use super::fields::Use;

impl<'a> Lowering<'a> {
    /// Defines everything that was declared, until nothing more is mentioned.
    pub(super) fn define_pending(&mut self) {
        while let Some((id, shape)) = self.pending.pop_front() {
            let kind = match shape.shape_type {
                ShapeType::Structure => TypeKind::Struct(self.lower_struct(shape)),
                ShapeType::Union => TypeKind::Union(self.lower_union(shape)),
                _ => TypeKind::Enum(enums::lower_enum(shape)),
            };
            self.define(id, shape, kind);
        }
    }

    /// Gives a declared type its definition, with what every shape has.
    pub(super) fn define(&mut self, id: TypeId, shape: &Shape, kind: TypeKind) {
        let definition = TypeDef {
            name: self.types.name(id).to_owned(),
            docs: common::docs(&shape.traits),
            origin: shape.origin.clone(),
            deprecated: common::deprecated(&shape.traits),
            sensitive: shape.has_trait(traits::SENSITIVE),
            kind,
        };
        self.types.define(id, definition);
    }

    fn lower_struct(&mut self, shape: &'a Shape) -> Struct {
        let members = shape.members.iter();
        let fields = members.filter_map(|member| self.lower_field(shape, member, &Slot::Member, None, Use::Nested));
        Struct { fields: fields.collect(), ..Struct::default() }
    }

    fn lower_union(&mut self, shape: &'a Shape) -> Union {
        let members = shape.members.iter();
        let variants = members.filter_map(|member| self.lower_field(shape, member, &Slot::Member, None, Use::Nested));
        Union { tagging: Tagging::Member, variants: variants.collect() }
    }
}
