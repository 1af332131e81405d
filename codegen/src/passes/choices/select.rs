//! `include` and `exclude`: which operations are written. Types that only the others use go with them.

use std::collections::HashSet;

use super::report;
use crate::analysis::{reach, roots};
use crate::clients::{Choices, Written};
use crate::diagnostics::{Diagnostics, codes};
use crate::ir::{Api, Operation};

/// Keeps the operations that are included and not excluded.
pub(super) fn select(api: &mut Api, choices: &Choices, diagnostics: &mut Diagnostics) {
    if choices.include.is_empty() && choices.exclude.is_empty() {
        return;
    }
    let included = all(api, &choices.include, diagnostics);
    let excluded = all(api, &choices.exclude, diagnostics);
    let is_kept =
        |position: &usize| (choices.include.is_empty() || included.contains(position)) && !excluded.contains(position);
    let kept: HashSet<usize> = (0..api.operations.len()).filter(is_kept).collect();
    if kept.is_empty()
        && !diagnostics.has_errors()
        && let Some((_, origin)) = choices.exclude.first().or(choices.include.first())
    {
        diagnostics.error(&codes::MISSING_OPERATIONS, origin, "no operation is left to be written");
    }
    retain(api, &kept);
}

/// The positions of the operations that any of some selectors fits.
fn all(api: &Api, selectors: &[Written], diagnostics: &mut Diagnostics) -> HashSet<usize> {
    let mut found = HashSet::new();
    for written in selectors {
        let selector = Selector::of(&written.0, api);
        let positions = api.operations.iter().enumerate().filter(|(_, operation)| selector.fits(operation));
        let positions: Vec<usize> = positions.map(|(position, _)| position).collect();
        if positions.is_empty() {
            let message = format!("{} fits no operation", selector.what());
            let known = selector.known(api);
            report(&codes::UNRESOLVED_SELECTOR, written, message, known.iter().map(String::as_str), diagnostics);
        }
        found.extend(positions);
    }
    found
}

/// What an entry of `include` or `exclude` asks of an operation.
enum Selector<'a> {
    /// `listPets`.
    Id(&'a str),
    /// `GET /pets`.
    Route(&'a str),
    /// `tag:pets`.
    Tag(&'a str),
    /// `resource:Pet`: bound to that resource or to one within it.
    Resource(&'a str),
    /// `deprecated`.
    Deprecated,
}

impl<'a> Selector<'a> {
    /// An entry is an id first, since an id is any text.
    fn of(text: &'a str, api: &Api) -> Self {
        if api.operations.iter().any(|operation| operation.name == text) {
            return Self::Id(text);
        }
        match (text.split_once(':'), text) {
            (_, "deprecated") => Self::Deprecated,
            (Some(("tag", tag)), _) => Self::Tag(tag.trim_start()),
            (Some(("resource", resource)), _) => Self::Resource(resource.trim_start()),
            _ if text.contains(" /") => Self::Route(text),
            _ => Self::Id(text),
        }
    }

    fn fits(&self, operation: &Operation) -> bool {
        match self {
            Self::Id(id) => operation.name == *id,
            Self::Route(wanted) => {
                let (method, path) = wanted.split_once(' ').unwrap_or_default();
                method.eq_ignore_ascii_case(&operation.request.method) && path.trim() == path_of(operation)
            }
            Self::Tag(wanted) => operation.tags.iter().any(|tag| tag == wanted),
            Self::Resource(wanted) => operation.resources.iter().any(|resource| resource == wanted),
            Self::Deprecated => operation.deprecated.is_some(),
        }
    }

    fn what(&self) -> String {
        match self {
            Self::Id(name) => format!("`{name}`"),
            Self::Route(route) => format!("the route `{route}`"),
            Self::Tag(tag) => format!("the tag `{tag}`"),
            Self::Resource(resource) => format!("the resource `{resource}`"),
            Self::Deprecated => "`deprecated`".to_owned(),
        }
    }

    /// What could have been meant: entries of the same form.
    fn known(&self, api: &Api) -> Vec<String> {
        let operations = api.operations.iter();
        let all = |prefix: &str, names: fn(&Operation) -> &[String]| {
            operations.clone().flat_map(names).map(|name| format!("{prefix}{name}")).collect()
        };
        match self {
            Self::Id(_) => operations.map(|operation| operation.name.clone()).collect(),
            Self::Route(_) => {
                operations.map(|operation| format!("{} {}", operation.request.method, path_of(operation))).collect()
            }
            Self::Tag(_) => all("tag:", |operation| &operation.tags),
            Self::Resource(_) => all("resource:", |operation| &operation.resources),
            Self::Deprecated => Vec::new(),
        }
    }
}

/// The path as descriptions write it: `/pets/{id}`.
fn path_of(operation: &Operation) -> String {
    operation.request.pattern(&operation.request.path, |param| param.field.wire.clone())
}

/// Keeps some operations, and the types that they use or that no operation has used.
fn retain(api: &mut Api, kept: &HashSet<usize>) {
    let mut position = 0;
    retain_types(api, |api| {
        api.operations.retain(|_| {
            position += 1;
            kept.contains(&(position - 1))
        });
    });
}

/// Takes something out of a model, with the types that nothing else uses.
pub(super) fn retain_types(api: &mut Api, take: impl FnOnce(&mut Api)) {
    let before = reach(&api.types, roots(api));
    take(api);
    let unused = api.types.iter().map(|(id, _)| id).filter(|id| !before[id.index()]);
    let after = reach(&api.types, roots(api).into_iter().chain(unused).collect());
    api.types.retain(|id| after[id.index()]);
}
