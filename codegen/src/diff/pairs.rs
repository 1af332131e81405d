//! The pairs of types that stand in one place: each is visited once, whatever leads to it, so that circles need no
//! thought.

use std::collections::HashMap;

use super::finding::Directions;
use super::matching::{match_fields, visible};
use crate::ir::{Api, Field, Type, TypeDef, TypeId, TypeKind, Types};

/// Two types that stand in one place.
pub(super) type Pair = (TypeId, TypeId);

/// Every pair that some operation reaches.
#[derive(Default)]
pub(super) struct Pairs {
    /// The pairs, in the order in which they were reached.
    pub(super) all: Vec<Pair>,
    /// In which messages each stands.
    pub(super) directions: Vec<Directions>,
    numbers: HashMap<Pair, usize>,
    /// The pairs that lead to each.
    parents: Vec<Vec<usize>>,
    /// The operations of the head that name each pair.
    roots: Vec<Vec<usize>>,
}

impl Pairs {
    /// Adds the pairs that two types of one place come to, from an operation of the head.
    pub(super) fn root(&mut self, base: &Api, head: &Api, types: (&Type, &Type), way: Directions, operation: usize) {
        for pair in zipped(base, head, types) {
            let number = self.add(pair);
            self.directions[number] = self.directions[number].or(way);
            if !self.roots[number].contains(&operation) {
                self.roots[number].push(operation);
            }
        }
    }

    /// Follows all pairs to those that their members come to, until nothing is new.
    pub(super) fn follow(&mut self, base: &Api, head: &Api) {
        let mut links: Vec<Option<Vec<(usize, Directions)>>> = Vec::new();
        let mut open: Vec<usize> = (0..self.all.len()).collect();
        while let Some(number) = open.pop() {
            links.resize(links.len().max(number + 1), None);
            if links[number].is_none() {
                links[number] = Some(self.links(base, head, number));
            }
            for (child, mask) in links[number].clone().unwrap_or_default() {
                let reached = self.directions[child].or(self.directions[number].and(mask));
                let is_new = child >= links.len() || links[child].is_none();
                if reached != self.directions[child] || is_new {
                    self.directions[child] = reached;
                    open.push(child);
                }
            }
        }
    }

    fn links(&mut self, base: &Api, head: &Api, number: usize) -> Vec<(usize, Directions)> {
        let (one, two) = self.all[number];
        let pairs = children(base, head, &base.types[one], &head.types[two]);
        let mut links = Vec::new();
        for (pair, mask) in pairs {
            let child = self.add(pair);
            self.parents[child].push(number);
            links.push((child, mask));
        }
        links
    }

    fn add(&mut self, pair: Pair) -> usize {
        if let Some(number) = self.numbers.get(&pair) {
            return *number;
        }
        self.all.push(pair);
        self.directions.push(Directions::NEITHER);
        self.parents.push(Vec::new());
        self.roots.push(Vec::new());
        self.numbers.insert(pair, self.all.len() - 1);
        self.all.len() - 1
    }

    /// The operations of the head that reach a pair, sorted by position.
    pub(super) fn operations(&self, number: usize) -> Vec<usize> {
        let mut seen = vec![false; self.all.len()];
        let mut open = vec![number];
        let mut found = Vec::new();
        while let Some(number) = open.pop() {
            if !std::mem::replace(&mut seen[number], true) {
                found.extend(&self.roots[number]);
                open.extend(&self.parents[number]);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The pairs that the members of two definitions come to, each with the messages in which the members show.
fn children(base: &Api, head: &Api, one: &TypeDef, two: &TypeDef) -> Vec<(Pair, Directions)> {
    let mut found = Vec::new();
    let mut add = |types: (&Type, &Type), mask| found.extend(zipped(base, head, types).map(|pair| (pair, mask)));
    match (&one.kind, &two.kind) {
        (TypeKind::Struct(one), TypeKind::Struct(two)) => {
            fields(base, head, &one.fields, &two.fields, &mut add);
            if let (Some(one), Some(two)) = (&one.additional, &two.additional) {
                add((one, two), Directions::BOTH);
            }
        }
        (TypeKind::Union(one), TypeKind::Union(two)) => fields(base, head, &one.variants, &two.variants, &mut add),
        (TypeKind::Newtype(one), TypeKind::Newtype(two)) => add((&one.ty, &two.ty), Directions::BOTH),
        _ => {}
    }
    found
}

fn fields(base: &Api, head: &Api, one: &[Field], two: &[Field], add: &mut impl FnMut((&Type, &Type), Directions)) {
    for &(left, right, _) in &match_fields(base, head, one, two).matched {
        add((&one[left].ty, &two[right].ty), visible(&one[left]).and(visible(&two[right])));
    }
}

/// The pairs of named types that two types come to, through lists, maps, nullables and constrained types.
pub(super) fn zipped<'a>(
    base: &'a Api,
    head: &'a Api,
    types: (&'a Type, &'a Type),
) -> impl Iterator<Item = Pair> + use<> {
    let mut found = Vec::new();
    zip(base, head, types.0, types.1, &mut found);
    found.into_iter()
}

fn zip(base: &Api, head: &Api, one: &Type, two: &Type, found: &mut Vec<Pair>) {
    match (one, two) {
        (Type::Nullable(one), two) => zip(base, head, one, two, found),
        (one, Type::Nullable(two)) => zip(base, head, one, two, found),
        (Type::Named(left), Type::Named(right)) => match (newtype(&base.types, *left), newtype(&head.types, *right)) {
            (None, None) => {
                if same_kind(&base.types[*left], &head.types[*right]) {
                    found.push((*left, *right));
                }
            }
            (Some(one), Some(two)) if is_one_thing(base, head, *left, *right) => {
                found.push((*left, *right));
                zip(base, head, one, two, found);
            }
            (one_inner, two_inner) => zip(base, head, one_inner.unwrap_or(one), two_inner.unwrap_or(two), found),
        },
        (Type::Named(left), two) => {
            if let Some(one) = newtype(&base.types, *left) {
                zip(base, head, one, two, found);
            }
        }
        (one, Type::Named(right)) => {
            if let Some(two) = newtype(&head.types, *right) {
                zip(base, head, one, two, found);
            }
        }
        (Type::List(one), Type::List(two)) => zip(base, head, &one.item, &two.item, found),
        (Type::Tuple(one), Type::Tuple(two)) => {
            one.types().zip(two.types()).for_each(|(one, two)| zip(base, head, one, two, found));
        }
        (Type::Map(one), Type::Map(two)) => {
            zip(base, head, &one.key, &two.key, found);
            zip(base, head, &one.value, &two.value, found);
        }
        _ => {}
    }
}

/// What a constrained type is apart from its constraints.
pub(super) fn newtype(types: &Types, id: TypeId) -> Option<&Type> {
    match &types.get(id)?.kind {
        TypeKind::Newtype(newtype) => Some(&newtype.ty),
        TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Enum(_) => None,
    }
}

/// Whether two constrained types are one thing before and after: by name, or because neither name is known to the other
/// side. Otherwise a member has been given another type, which is a change of the member.
pub(super) fn is_one_thing(base: &Api, head: &Api, left: TypeId, right: TypeId) -> bool {
    let (one, two) = (base.types.name(left), head.types.name(right));
    one == two || (head.types.find(one).is_none() && base.types.find(two).is_none())
}

/// Whether both are structures, unions, enums or constrained types.
pub(super) fn same_kind(one: &TypeDef, two: &TypeDef) -> bool {
    std::mem::discriminant(&one.kind) == std::mem::discriminant(&two.kind)
}
