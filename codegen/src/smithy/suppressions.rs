//! `@suppress`: findings that the authors of a model know of (Smithy 2.0, "Model validation", suppressions).

use super::model::{Model, Traits};
use super::node::Node;
use crate::diagnostics::{Diagnostics, Origin};

const SUPPRESS: &str = "smithy.api#suppress";

/// Notes what shapes and members suppress, for themselves and for every trait that is applied to them.
pub(super) fn note(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        note_of(&shape.traits, &shape.origin, diagnostics);
        for member in &shape.members {
            note_of(&member.traits, &member.origin, diagnostics);
        }
    }
}

fn note_of(traits: &Traits, origin: &Origin, diagnostics: &mut Diagnostics) {
    let Some(suppress) = traits.get(SUPPRESS) else { return };
    for code in suppress.value.as_array().unwrap_or_default().iter().filter_map(Node::as_str) {
        diagnostics.suppress(code, origin);
        for applied in traits {
            diagnostics.suppress(code, &applied.origin);
        }
    }
}
