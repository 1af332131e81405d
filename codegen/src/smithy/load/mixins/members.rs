//! The members of a shape: those of its mixins first, depth first, then its own (Smithy 2.0, "Member ordering").

use std::collections::HashMap;

use super::super::table::Table;
use super::super::traits::settle;
use crate::diagnostics::{Diagnostics, codes, suggest};
use crate::smithy::model::{Member, Reference, Shape};
use crate::smithy::raw::{Definition, MemberDefinition, Target};
use crate::smithy::shape_id::ShapeId;

pub(super) fn flatten(
    definition: &Definition,
    mixins: &[&Shape],
    table: &Table,
    diagnostics: &mut Diagnostics,
) -> Vec<Member> {
    let mut members = inherited(definition, mixins, diagnostics);
    let mut places = places(&members);
    for own in &definition.members {
        let traits = settle(&own.traits, &own.id, table, diagnostics);
        match places.get(&own.id).map(|&place| &mut members[place]) {
            Some(member) => {
                if let Target::Named(reference) = &own.target {
                    check_same_target(member, reference, own, diagnostics);
                }
                let mut traits = traits;
                traits.inherit(member.traits.iter().cloned());
                member.traits = traits;
                if own.target != Target::Inherited {
                    member.origin = own.origin.clone();
                }
            }
            None => match &own.target {
                Target::Named(reference) => {
                    places.insert(own.id.clone(), members.len());
                    members.push(Member {
                        id: own.id.clone(),
                        target: reference.target.clone(),
                        traits,
                        origin: own.origin.clone(),
                        target_origin: reference.origin.clone(),
                    });
                }
                Target::Elided | Target::Inherited => report_nowhere(own, mixins, table, diagnostics),
            },
        }
    }
    members
}

/// Where each member stands.
fn places(members: &[Member]) -> HashMap<ShapeId, usize> {
    members.iter().enumerate().map(|(place, member)| (member.id.clone(), place)).collect()
}

/// What the mixins bring. Where several have a member, the first decides where it stands, the last has the most traits.
fn inherited(definition: &Definition, mixins: &[&Shape], diagnostics: &mut Diagnostics) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let mut places: HashMap<ShapeId, usize> = HashMap::new();
    for (mixin, named) in mixins.iter().zip(&definition.mixins) {
        for member in &mixin.members {
            let id = definition.id.with_member(member.name());
            let Some(known) = places.get(&id).map(|&place| &mut members[place]) else {
                places.insert(id.clone(), members.len());
                members.push(Member { id, ..member.clone() });
                continue;
            };
            if known.target != member.target {
                let message = format!(
                    "the mixins of `{}` disagree about the member `{}`: `{}` targets `{}`, but another `{}`",
                    definition.id,
                    member.name(),
                    member.id,
                    member.target,
                    known.target,
                );
                diagnostics.error(&codes::CONFLICTING_MIXIN_MEMBERS, &named.origin, message);
                continue;
            }
            let mut traits = member.traits.clone();
            traits.inherit(known.traits.iter().cloned());
            known.traits = traits;
        }
    }
    members
}

fn check_same_target(member: &Member, target: &Reference, own: &MemberDefinition, diagnostics: &mut Diagnostics) {
    if member.target == target.target {
        return;
    }
    let message = format!(
        "the member `{}` conflicts with that of a mixin: it targets `{}`, but the mixin's `{}`",
        own.id, target.target, member.target,
    );
    let diagnostic = diagnostics.error(&codes::CONFLICTING_MIXIN_MEMBERS, &own.origin, message);
    diagnostic.related(&member.origin, "the mixin's member");
    diagnostic.hint("a member of a mixin can be redefined with the same target only");
}

fn report_nowhere(own: &MemberDefinition, mixins: &[&Shape], table: &Table, diagnostics: &mut Diagnostics) {
    if table.gaps.may_define(&own.id) {
        return;
    }
    let name = own.id.member().unwrap_or_default();
    let similar = suggest::hint(name, mixins.iter().flat_map(|mixin| &mixin.members).map(Member::name));
    if own.target == Target::Elided {
        let message = format!("`{}` elides its target, but neither a mixin nor the resource has it", own.id);
        let diagnostic = diagnostics.error(&codes::UNRESOLVED_ELISION, &own.origin, message);
        diagnostic.hint(similar.unwrap_or_else(|| "write the target, as in `name: String`".to_owned()));
    } else {
        let message = format!("traits are applied to `{}`, which is not defined", own.id);
        diagnostics.error(&codes::UNRESOLVED_APPLY, &own.origin, message).hint = similar;
    }
}
