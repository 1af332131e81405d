//! `rename`: other names for operations, types, members and variants. What stands on the wire stays.

use super::paths::rename_in_paths;
use super::report;
use super::target::Target;
use crate::clients::{Rename, Renamed, Written};
use crate::diagnostics::{Code, Diagnostics, codes};
use crate::ir::{Api, Field, Operation, TypeKind, letters};

/// Everything of one kind that has a name, under the name that the client list calls it by.
type Targets = Vec<(String, Target)>;

/// Gives things the names that a client chooses. All are looked up before the first is changed.
pub(super) fn rename(api: &mut Api, renames: &[Rename], diagnostics: &mut Diagnostics) {
    let mut found = Vec::new();
    for what in [Renamed::Operation, Renamed::Type, Renamed::Member, Renamed::Variant] {
        let mut renames = renames.iter().filter(|rename| rename.what == what).peekable();
        if renames.peek().is_some() {
            let targets = targets(api, what);
            renames.for_each(|rename| found.extend(look_up(rename, &targets, diagnostics)));
        }
    }
    for (target, to) in &found {
        apply(api, *target, &to.0);
    }
    let types = found.iter().filter_map(|(target, to)| match target {
        Target::Type(id) => Some((*id, to.0.as_str())),
        _ => None,
    });
    api.types.rename(&types.collect::<Vec<_>>());
    for (target, to) in found {
        check_clash(api, target, to, diagnostics);
    }
}

fn targets(api: &Api, what: Renamed) -> Targets {
    let operations = api.operations.iter().enumerate();
    match what {
        Renamed::Operation => {
            operations.map(|(position, operation)| (operation.name.clone(), Target::Operation(position))).collect()
        }
        Renamed::Type => api.types.iter().map(|(id, definition)| (definition.name.clone(), Target::Type(id))).collect(),
        Renamed::Member => {
            let params = operations.flat_map(|(position, operation)| {
                let names = param_names(operation).enumerate();
                names.map(move |(param, name)| (format!("{}.{name}", operation.name), Target::Param(position, param)))
            });
            params.chain(parts(api, |kind| matches!(kind, TypeKind::Struct(_)))).collect()
        }
        Renamed::Variant => parts(api, |kind| matches!(kind, TypeKind::Union(_) | TypeKind::Enum(_))).collect(),
    }
}

/// The parts of all types of a kind.
fn parts(api: &Api, is_wanted: fn(&TypeKind) -> bool) -> impl Iterator<Item = (String, Target)> {
    let types = api.types.iter().filter(move |(_, definition)| is_wanted(&definition.kind));
    types.flat_map(|(id, definition)| {
        let names = part_names(&definition.kind).into_iter().enumerate();
        names.map(move |(position, name)| (format!("{}.{name}", definition.name), Target::Part(id, position)))
    })
}

fn param_names(operation: &Operation) -> impl Iterator<Item = &str> {
    operation.request.params.iter().map(|param| param.field.name.as_str())
}

fn part_names(kind: &TypeKind) -> Vec<&str> {
    fn of(fields: &[Field]) -> Vec<&str> {
        fields.iter().map(|field| field.name.as_str()).collect()
    }
    match kind {
        TypeKind::Struct(structure) => of(&structure.fields),
        TypeKind::Union(union) => of(&union.variants),
        TypeKind::Enum(values) => values.values.iter().map(|value| value.name.as_str()).collect(),
        TypeKind::Newtype(_) => Vec::new(),
    }
}

/// Everything that a rename is about; it is reported if there is nothing.
fn look_up<'r>(rename: &'r Rename, targets: &Targets, diagnostics: &mut Diagnostics) -> Vec<(Target, &'r Written)> {
    let (code, what): (&'static Code, &str) = match rename.what {
        Renamed::Operation => (&codes::UNRESOLVED_OPERATION, "operation"),
        Renamed::Type => (&codes::UNRESOLVED_TYPE, "type"),
        Renamed::Member => (&codes::UNRESOLVED_MEMBER, "member or parameter"),
        Renamed::Variant => (&codes::UNRESOLVED_VARIANT, "variant or value"),
    };
    let from = &rename.from;
    let found: Vec<_> = targets.iter().filter(|(name, _)| *name == from.0).collect();
    if found.is_empty() {
        let message = format!("there is no {what} `{}`", from.0);
        report(code, from, message, targets.iter().map(|(name, _)| name.as_str()), diagnostics);
    }
    found.into_iter().map(|(_, target)| (*target, &rename.to)).collect()
}

fn apply(api: &mut Api, target: Target, to: &str) {
    match target {
        Target::Operation(position) => to.clone_into(&mut api.operations[position].name),
        Target::Param(position, param) => {
            let name = &mut api.operations[position].request.params[param].field.name;
            let from = std::mem::replace(name, to.to_owned());
            rename_in_paths(api, target, &from, to);
        }
        // Types may exchange their names, so all of them are given theirs at once.
        Target::Type(_) => {}
        Target::Part(id, position) => {
            let Some(definition) = api.types.get_mut(id) else { return };
            let name = match &mut definition.kind {
                TypeKind::Struct(structure) => &mut structure.fields[position].name,
                TypeKind::Union(union) => &mut union.variants[position].name,
                TypeKind::Enum(values) => &mut values.values[position].name,
                TypeKind::Newtype(_) => return,
            };
            let from = std::mem::replace(name, to.to_owned());
            rename_in_paths(api, target, &from, to);
        }
    }
}

/// A name that something else beside it has already would be given a number, which nobody has chosen.
fn check_clash(api: &Api, target: Target, to: &Written, diagnostics: &mut Diagnostics) {
    let beside: Vec<&str> = match target {
        Target::Operation(_) => api.operations.iter().map(|operation| operation.name.as_str()).collect(),
        Target::Type(_) => api.types.iter().map(|(_, definition)| definition.name.as_str()).collect(),
        Target::Param(position, _) => param_names(&api.operations[position]).collect(),
        Target::Part(id, _) => api.types.get(id).map(|definition| part_names(&definition.kind)).unwrap_or_default(),
    };
    let wanted = letters(&to.0);
    let bearers: Vec<&str> = beside.into_iter().filter(|name| letters(name) == wanted).collect();
    if bearers.len() > 1 {
        let message = format!("the name `{}` is taken", to.0);
        diagnostics.error(&codes::CONFLICTING_RENAME, &to.1, message).hint("choose a name that nothing beside it has");
    }
}
