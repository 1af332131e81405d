//! Traits that `apply` statements bring go to their shapes (Smithy 2.0, "Apply statement").

use super::table::Table;
use crate::diagnostics::{Diagnostics, codes, suggest};
use crate::smithy::raw::{Application, Definition, MemberDefinition, Target};
use crate::smithy::shape_id::ShapeId;

/// Moves every application onto the shape or member that it names.
pub(super) fn traits(table: &mut Table, diagnostics: &mut Diagnostics) {
    for application in std::mem::take(&mut table.applications) {
        if application.traits.is_empty() {
            continue;
        }
        let id = &application.target.target;
        if id.namespace() == "smithy.api" {
            let message = format!("cannot apply traits to the prelude shape `{id}`");
            diagnostics.error(&codes::INVALID_APPLY, &application.target.origin, message);
            continue;
        }
        let applied = match table.get_mut(id.root().as_str()) {
            Some(definition) => apply(definition, &application),
            None => false,
        };
        if !applied && !table.gaps.may_define(id) {
            let names: Vec<_> = application.traits.iter().map(|applied| format!("`{}`", applied.id)).collect();
            let message = format!("{} applied to `{id}`, which is not defined", names.join(", "));
            diagnostics.error(&codes::UNRESOLVED_APPLY, &application.target.origin, message).hint = similar(table, id);
        }
    }
}

/// The shape, or the member of the shape, that was probably meant.
fn similar(table: &Table, id: &ShapeId) -> Option<String> {
    let Some(definition) = table.get(id.root().as_str()) else { return table.similar(id) };
    suggest::hint(id.member()?, definition.members.iter().filter_map(|member| member.id.member()))
}

fn apply(definition: &mut Definition, application: &Application) -> bool {
    let id = &application.target.target;
    if id.member().is_none() {
        definition.traits.extend(application.traits.iter().cloned());
        return true;
    }
    if let Some(member) = definition.member_mut(id) {
        member.traits.extend(application.traits.iter().cloned());
        return true;
    }
    // Perhaps a mixin has that member: then flattening finds it.
    let may_be_inherited = !definition.mixins.is_empty();
    if may_be_inherited {
        definition.add_member(MemberDefinition {
            id: id.clone(),
            target: Target::Inherited,
            traits: application.traits.clone(),
            origin: application.target.origin.clone(),
        });
    }
    may_be_inherited
}
