//! How deep the least value of a type is: what an example has to show at the very least.

use crate::ir::{Field, Presence, Type, TypeDef, TypeId, TypeKind, Types};

use super::{Boxes, resolve};

/// Chains of required structures beyond this length count as endless.
const HIGHEST: usize = 64;

/// How many structures and unions stand in each other in the least value of a type.
#[derive(Clone, Debug)]
pub struct MinDepths {
    depths: Vec<Option<u32>>,
}

impl MinDepths {
    /// The depth of a type; none for one that every value of holds another value of it.
    pub fn of(&self, id: TypeId) -> Option<u32> {
        self.depths[id.index()]
    }

    /// The depth of the type of a field.
    pub fn of_type(&self, types: &Types, ty: &Type) -> Option<u32> {
        match resolve(types, ty) {
            Type::Named(id) => self.of(*id),
            // Lists and maps can be empty, and what can be null can be null.
            _ => Some(0),
        }
    }
}

/// Works out the depths from below: after each round those are known that are one higher.
pub(super) fn analyze(types: &Types, boxes: &Boxes) -> MinDepths {
    let mut depths = MinDepths { depths: vec![None; types.len()] };
    for _ in 0..HIGHEST {
        let mut is_done = true;
        for (id, definition) in types.iter().filter(|(id, _)| depths.of(*id).is_none()).collect::<Vec<_>>() {
            let depth = depth(types, boxes, &depths, id, definition);
            is_done &= depth.is_none();
            depths.depths[id.index()] = depth;
        }
        if is_done {
            break;
        }
    }
    depths
}

fn depth(types: &Types, boxes: &Boxes, depths: &MinDepths, id: TypeId, definition: &TypeDef) -> Option<u32> {
    let of = |field: &Field| depths.of_type(types, &field.ty);
    match &definition.kind {
        TypeKind::Enum(_) | TypeKind::Newtype(_) => Some(0),
        TypeKind::Union(union) => union.variants.iter().filter_map(of).min().map(|depth| depth + 1),
        TypeKind::Struct(structure) => {
            let fields = structure.fields.iter().enumerate();
            let needed =
                fields.filter(|(at, field)| field.presence == Presence::Required && !boxes.is_endless(id, *at));
            needed.map(|(_, field)| of(field)).try_fold(0, |most, depth| depth.map(|depth| depth.max(most)))
        }
        .map(|depth| depth + 1),
    }
}
