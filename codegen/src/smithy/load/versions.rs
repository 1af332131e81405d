//! Traits that belong to the other version of the language (Smithy 2.0, "Migrating from 1.0 to 2.0").

use super::table::Table;
use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::raw::{Annotation, Definition, Version};
use crate::smithy::shape_id::ShapeId;

/// Rejects `@mixin` and `@default` in version 1, and `@box` in version 2.
pub(super) fn check_traits(table: &Table, diagnostics: &mut Diagnostics) {
    for definition in &table.definitions {
        check(definition, &definition.id, &definition.traits, diagnostics);
        for member in &definition.members {
            check(definition, &member.id, &member.traits, diagnostics);
        }
    }
}

fn check(definition: &Definition, bearer: &ShapeId, traits: &[Annotation], diagnostics: &mut Diagnostics) {
    let misplaced: &[&str] = match definition.version {
        Version::V1 => &["smithy.api#mixin", "smithy.api#default"],
        Version::V2 => &["smithy.api#box"],
    };
    for applied in traits.iter().filter(|applied| misplaced.contains(&applied.id.as_str())) {
        let version = definition.version.name();
        let message = format!("`{bearer}` has the trait `{}`, which does not exist in version {version}", applied.id);
        diagnostics.error(&codes::VERSION_MISMATCH, &applied.origin, message);
    }
}
