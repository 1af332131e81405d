//! The public items of two crates: what a change means for callers is read off here, and nowhere else.

use std::collections::BTreeMap;

use super::finding::{ItemChange, Rust};
use super::setters;
use super::signature::parts;
use super::witness::program;
use crate::rust::{ItemKind, PublicApi, PublicItem};

/// Everything in which the public items differ, by path.
pub(super) fn compare(base: &PublicApi, head: &PublicApi) -> Vec<ItemChange> {
    let by_path = |api: &'_ PublicApi| -> BTreeMap<String, PublicItem> {
        api.items.iter().map(|item| (item.path.clone(), item.clone())).collect()
    };
    let (before, mut after) = (by_path(base), by_path(head));
    let mut changes = Vec::new();
    for (path, item) in before {
        changes.extend(match after.remove(&path) {
            None => Some(change(base, Some(&item), None, Rust::Major)),
            Some(twin) => verdict(&item, &twin, head).map(|verdict| change(base, Some(&item), Some(&twin), verdict)),
        });
    }
    changes.extend(after.values().map(|item| change(base, None, Some(item), Rust::Minor)));
    changes
}

fn verdict(one: &PublicItem, two: &PublicItem, head: &PublicApi) -> Option<Rust> {
    let takes_all = || {
        let (before, after) = (parameters(one), parameters(two));
        let takes = |((_, before), (_, after)): (&(&str, &str), &(&str, &str))| {
            before == after || setters::takes(before, after, head)
        };
        before.len() == after.len() && before.iter().zip(&after).all(takes)
    };
    let is_same = one.signature == two.signature || setters::accepts(&one.signature, &two.signature, head);
    if one.kind != two.kind || !(is_same || is_constructor(one) && takes_all()) {
        return Some(Rust::Major);
    }
    // Callers compile; what they mean is another question.
    if !is_same {
        return Some(Rust::Patch);
    }
    // A deprecation is a new warning, which some callers deny.
    match (one.deprecated, two.deprecated) {
        (false, true) => Some(Rust::Minor),
        (true, false) => Some(Rust::Patch),
        _ => (one.detail != two.detail).then_some(Rust::Patch),
    }
}

fn change(base: &PublicApi, before: Option<&PublicItem>, after: Option<&PublicItem>, verdict: Rust) -> ItemChange {
    let is_reordered = before.zip(after).is_some_and(|(one, two)| is_reordered(one, two));
    let is_swapped = is_reordered && verdict < Rust::Major;
    let program = before.filter(|_| verdict == Rust::Major).and_then(|before| program(base, before, after.is_some()));
    let path = before.or(after).map_or_else(String::new, |item| item.path.clone());
    let rank = before.map_or(u8::MAX, |item| match item.kind {
        ItemKind::Field => 0,
        ItemKind::Variant => 1,
        ItemKind::Function if item.path.starts_with("Client::") => 2,
        ItemKind::Type => 3,
        ItemKind::Function => 4,
    });
    let declaration = |item: Option<&PublicItem>| item.map(PublicItem::declaration);
    let sides = || before.into_iter().chain(after);
    let mut subjects: Vec<_> = sides().map(|item| item.subject.clone()).collect();
    subjects.dedup();
    let through = sides().flat_map(|item| item.through.clone()).collect();
    let is_output = sides().any(|item| item.kind == ItemKind::Function && item.signature.starts_with("(self) ->"));
    let (before, after) = (declaration(before), declaration(after));
    let verdict = if is_swapped { Rust::Major } else { verdict };
    ItemChange { before, after, verdict, subjects, through, program, rank, path, is_output, is_reordered, is_swapped }
}

fn is_constructor(item: &PublicItem) -> bool {
    item.kind == ItemKind::Function && item.path.ends_with("::new()")
}

/// Whether two constructors take members of the same names in another order.
fn is_reordered(one: &PublicItem, two: &PublicItem) -> bool {
    let names = |item: &PublicItem| parameters(item).iter().map(|(name, _)| name.to_string()).collect::<Vec<_>>();
    let (mut one_names, mut two_names) = (names(one), names(two));
    let is_same = !is_constructor(one) || one_names == two_names;
    one_names.sort_unstable();
    two_names.sort_unstable();
    !is_same && one_names == two_names
}

/// The parameters of a constructor: names and types.
fn parameters(item: &PublicItem) -> Vec<(&str, &str)> {
    let parts = parts(&item.signature).filter(|_| is_constructor(item));
    let taken = parts.into_iter().flat_map(|(taken, _)| taken);
    taken.filter_map(|parameter| parameter.split_once(": ")).collect()
}
