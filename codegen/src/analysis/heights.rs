//! How deep the least value of a type is: what an example has to show at the very least.

use crate::ir::{Field, Presence, Type, TypeDef, TypeId, TypeKind, Types};

use super::{Boxes, resolve};

/// Chains of required structures beyond this length count as endless.
const HIGHEST: usize = 64;

/// How many structures and unions stand in each other in the least value of a type.
#[derive(Clone, Debug)]
pub struct Heights {
    heights: Vec<Option<u32>>,
}

impl Heights {
    /// The height of a type; none for one that every value of holds another value of it.
    pub fn of(&self, id: TypeId) -> Option<u32> {
        self.heights[id.index()]
    }

    /// The height of the type of a field.
    pub fn of_type(&self, types: &Types, ty: &Type) -> Option<u32> {
        match resolve(types, ty) {
            Type::Named(id) => self.of(*id),
            // Lists and maps can be empty, and what can be null can be null.
            _ => Some(0),
        }
    }
}

/// Works out heights from below: after each round those are known that are one higher.
pub(super) fn analyze(types: &Types, boxes: &Boxes) -> Heights {
    let mut heights = Heights { heights: vec![None; types.len()] };
    for _ in 0..HIGHEST {
        let mut is_done = true;
        for (id, definition) in types.iter().filter(|(id, _)| heights.of(*id).is_none()).collect::<Vec<_>>() {
            let height = height(types, boxes, &heights, id, definition);
            is_done &= height.is_none();
            heights.heights[id.index()] = height;
        }
        if is_done {
            break;
        }
    }
    heights
}

fn height(types: &Types, boxes: &Boxes, heights: &Heights, id: TypeId, definition: &TypeDef) -> Option<u32> {
    let of = |field: &Field| heights.of_type(types, &field.ty);
    match &definition.kind {
        TypeKind::Enum(_) | TypeKind::Newtype(_) => Some(0),
        TypeKind::Union(union) => union.variants.iter().filter_map(of).min().map(|height| height + 1),
        TypeKind::Struct(structure) => {
            let fields = structure.fields.iter().enumerate();
            let needed =
                fields.filter(|(at, field)| field.presence == Presence::Required && !boxes.is_endless(id, *at));
            needed.map(|(_, field)| of(field)).try_fold(0, |most, height| height.map(|height| height.max(most)))
        }
        .map(|height| height + 1),
    }
}
