//! Which operation, member or type of the base is which of the head.

use std::collections::{BTreeSet, HashMap};

use super::finding::Directions;
use crate::ir::{Api, Field, Operation, PathPart, Type, TypeKind, Types, letters};

/// Why two things are taken for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// They have one name.
    Name,
    /// They are one thing on the wire.
    Wire,
    /// They look alike, and nothing else does.
    Likeness,
}

/// What is which, by position.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// In the base, in the head, and why.
    pub(super) matched: Vec<(usize, usize, By)>,
    /// Only in the base.
    pub(super) removed: Vec<usize>,
    /// Only in the head.
    pub(super) added: Vec<usize>,
}

impl Matched {
    /// Matches what has one key, and leaves the rest.
    fn by_keys<K: std::hash::Hash + Eq>(one: impl Iterator<Item = K>, two: impl Iterator<Item = K>) -> Self {
        let mut positions: HashMap<K, Vec<usize>> = HashMap::new();
        let mut count = 0;
        for (position, key) in two.enumerate() {
            positions.entry(key).or_default().push(position);
            count = position + 1;
        }
        let mut taken = vec![false; count];
        let mut result = Self::default();
        for (left, key) in one.enumerate() {
            let free = positions.get(&key).and_then(|found| found.iter().find(|position| !taken[**position]));
            match free {
                Some(&right) => {
                    taken[right] = true;
                    result.matched.push((left, right, By::Name));
                }
                None => result.removed.push(left),
            }
        }
        result.added = (0..count).filter(|position| !taken[*position]).collect();
        result
    }

    /// Matches further what is left and fits; the first that fits is taken.
    fn further(&mut self, by: By, fits: impl Fn(usize, usize) -> bool) {
        let mut added = std::mem::take(&mut self.added);
        self.removed.retain(|&left| {
            let Some(place) = added.iter().position(|&right| fits(left, right)) else { return true };
            self.matched.push((left, added.remove(place), by));
            false
        });
        self.added = added;
    }
}

/// Matches members: by name, then by their name on the wire, then by likeness.
pub(super) fn match_fields(base: &Api, head: &Api, one: &[Field], two: &[Field]) -> Matched {
    let name = |field: &Field| field.name.clone();
    let mut result = Matched::by_keys(one.iter().map(name), two.iter().map(name));
    if result.removed.is_empty() || result.added.is_empty() {
        return result;
    }
    result.further(By::Wire, |left, right| one[left].wire == two[right].wire);
    let is_sole = result.removed.len() == 1 && result.added.len() == 1;
    result.further(By::Likeness, |left, right| {
        let (one, two) = (&one[left], &two[right]);
        let alike = letters(&one.name) == letters(&two.name)
            || (!one.docs.is_empty() && one.docs == two.docs)
            || (is_sole && left == right && one.docs.is_empty() && two.docs.is_empty());
        alike && same_type(&base.types, &head.types, &one.ty, &two.ty)
    });
    result
}

/// Matches operations: by method, path and name, by method and path, which are what the wire knows, then by name, then
/// those whose requests and responses are alike.
pub(super) fn match_operations(base: &Api, head: &Api) -> Matched {
    let (one, two) = (&base.operations, &head.operations);
    let mut result = Matched::by_keys(
        one.iter().map(|operation| (operation.name.as_str(), route(operation))),
        two.iter().map(|operation| (operation.name.as_str(), route(operation))),
    );
    // Several operations of one route differ by the media types that they send.
    let sends_alike = |one: &Operation, two: &Operation| match (&one.request.media_type, &two.request.media_type) {
        (Some(one), Some(two)) => one == two,
        _ => true,
    };
    result.further(By::Wire, |left, right| {
        route(&one[left]) == route(&two[right]) && sends_alike(&one[left], &two[right])
    });
    result.further(By::Name, |left, right| one[left].name == two[right].name);
    result.further(By::Likeness, |left, right| {
        let (one, two) = (&one[left], &two[right]);
        let alike = letters(&one.name) == letters(&two.name) || (!one.docs.is_empty() && one.docs == two.docs);
        let outputs = (one.response.output, two.response.output);
        let same_output = match outputs {
            (Some(one), Some(two)) => same_type(&base.types, &head.types, &Type::Named(one), &Type::Named(two)),
            (None, None) => true,
            _ => false,
        };
        let names = |operation: &Operation| -> BTreeSet<String> {
            operation.request.params.iter().map(|param| param.field.name.clone()).collect()
        };
        alike && same_output && names(one) == names(two)
    });
    result
}

/// Method, path with nameless holes, and fixed parts with their values.
pub(super) type Route<'o> = (&'o str, Vec<Option<&'o str>>, Vec<(&'o str, Option<&'o str>)>);

/// What tells operations apart on the wire.
pub(super) fn route(operation: &Operation) -> Route<'_> {
    let request = &operation.request;
    let fixed = request.fixed.iter().map(|part| (part.name.as_str(), part.value.as_deref())).collect();
    (&request.method, holes(&request.path), fixed)
}

/// A path with its holes left blank.
pub(super) fn holes(path: &[PathPart]) -> Vec<Option<&str>> {
    fn piece(part: &PathPart) -> Option<&str> {
        match part {
            PathPart::Literal(text) => Some(text),
            PathPart::Param(_) | PathPart::InEndpoint(_) => None,
        }
    }
    path.iter().map(piece).collect()
}

/// In which messages a member shows.
pub(super) fn visible(field: &Field) -> Directions {
    Directions { request: !field.flags.read_only, response: !field.flags.write_only }
}

/// Whether two types have one name, or are built alike.
pub(super) fn same_type(base: &Types, head: &Types, one: &Type, two: &Type) -> bool {
    match (one, two) {
        (Type::Named(left), Type::Named(right)) => {
            let (left, right) = (&base[*left], &head[*right]);
            left.name == right.name
                || match (&left.kind, &right.kind) {
                    (TypeKind::Struct(one), TypeKind::Struct(two)) => names(&one.fields) == names(&two.fields),
                    (TypeKind::Union(one), TypeKind::Union(two)) => names(&one.variants) == names(&two.variants),
                    (TypeKind::Enum(one), TypeKind::Enum(two)) => {
                        let values = |values: &crate::ir::Enum| -> BTreeSet<String> {
                            values.values.iter().map(|value| value.value.clone()).collect()
                        };
                        values(one) == values(two)
                    }
                    (TypeKind::Newtype(one), TypeKind::Newtype(two)) => same_type(base, head, &one.ty, &two.ty),
                    _ => false,
                }
        }
        (Type::List(one), Type::List(two)) => same_type(base, head, &one.item, &two.item),
        (Type::Tuple(one), Type::Tuple(two)) => {
            one.items.len() == two.items.len()
                && one.types().zip(two.types()).all(|(one, two)| same_type(base, head, one, two))
        }
        (Type::Map(one), Type::Map(two)) => same_type(base, head, &one.value, &two.value),
        (Type::Nullable(one), Type::Nullable(two)) => same_type(base, head, one, two),
        (Type::Named(_) | Type::List(_) | Type::Tuple(_) | Type::Map(_) | Type::Nullable(_), _)
        | (_, Type::Named(_) | Type::List(_) | Type::Tuple(_) | Type::Map(_) | Type::Nullable(_)) => false,
        (one, two) => one == two,
    }
}

fn names(fields: &[Field]) -> BTreeSet<&str> {
    fields.iter().map(|field| field.name.as_str()).collect()
}
