//! Which fields need a box.
//!
//! A type that holds itself, other than through a list or map, has no size in Rust: one field of every such circle
//! is boxed. A structure that *must* hold itself has no finite value at all; one field of such a circle is taken as
//! optional, so that the structure has a zero value.

use std::collections::HashSet;

use crate::ir::{Field, Presence, Type, TypeDef, TypeId, TypeKind, Types};

use super::resolve;

/// Which fields need a box so that types have a size and a zero value.
#[derive(Clone, Debug)]
pub struct Boxes {
    boxed: HashSet<(TypeId, usize)>,
    endless: HashSet<(TypeId, usize)>,
}

impl Boxes {
    /// Whether the field or variant at a position is boxed.
    pub fn is_boxed(&self, id: TypeId, position: usize) -> bool {
        self.boxed.contains(&(id, position))
    }

    /// Whether the required field at a position has to be optional, since no finite value could fill it.
    pub fn is_endless(&self, id: TypeId, position: usize) -> bool {
        self.endless.contains(&(id, position))
    }
}

pub(super) fn analyze(types: &Types) -> Boxes {
    Boxes { boxed: closing_edges(types, |_, _| true), endless: closing_edges(types, is_unavoidable) }
}

/// Whether the zero value of a structure holds a value in this field.
fn is_unavoidable(holder: &TypeDef, field: &Field) -> bool {
    let is_struct = matches!(holder.kind, TypeKind::Struct(_));
    is_struct && field.presence != Presence::Optional && !field.flags.client_optional
}

/// The fields that close a circle, as a depth-first walk in the order of the types meets them: without them there is
/// no circle. The walk keeps its own stack, since chains of types can be long.
fn closing_edges(types: &Types, counts: impl Fn(&TypeDef, &Field) -> bool) -> HashSet<(TypeId, usize)> {
    let edges: Vec<Vec<(usize, TypeId)>> = edges(types, counts);
    let mut state = vec![State::New; types.len()];
    let mut closing = HashSet::new();
    for (start, _) in types.iter() {
        let mut path = vec![(start, 0)];
        while let Some((id, next)) = path.pop() {
            if next == 0 && state[id.index()] != State::New {
                continue;
            }
            state[id.index()] = State::Open;
            let Some(&(position, target)) = edges[id.index()].get(next) else {
                state[id.index()] = State::Done;
                continue;
            };
            path.push((id, next + 1));
            match state[target.index()] {
                State::Open => drop(closing.insert((id, position))),
                State::New => path.push((target, 0)),
                State::Done => {}
            }
        }
    }
    closing
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// For each type the fields that hold another type as a whole.
fn edges(types: &Types, counts: impl Fn(&TypeDef, &Field) -> bool) -> Vec<Vec<(usize, TypeId)>> {
    let mut edges = vec![Vec::new(); types.len()];
    for (id, definition) in types.iter() {
        let fields = match &definition.kind {
            TypeKind::Struct(structure) => &structure.fields,
            TypeKind::Union(union) => &union.variants,
            TypeKind::Enum(_) | TypeKind::Newtype(_) => continue,
        };
        let held = fields.iter().enumerate().filter(|(_, field)| counts(definition, field));
        for (position, field) in held {
            let mut found = Vec::new();
            held_types(types, &field.ty, &mut found);
            edges[id.index()].extend(found.into_iter().map(|target| (position, target)));
        }
    }
    edges
}

fn held_types(types: &Types, ty: &Type, found: &mut Vec<TypeId>) {
    match resolve(types, ty) {
        Type::Named(id) => found.push(*id),
        Type::Nullable(inner) => held_types(types, inner, found),
        Type::Tuple(tuple) => tuple.items.iter().for_each(|item| held_types(types, item, found)),
        _ => {}
    }
}
