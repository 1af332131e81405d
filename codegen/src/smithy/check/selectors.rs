//! The selectors in traits (Smithy 2.0, "Selectors", "`trait` trait", "`idRef` trait", "`traitValidators` trait").

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Trait, Traits};
use super::super::node::Node;
use super::super::selector::Selector;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_bearer(&shape.traits, diagnostics);
        for member in &shape.members {
            check_bearer(&member.traits, diagnostics);
        }
    }
}

fn check_bearer(traits: &Traits, diagnostics: &mut Diagnostics) {
    for id in ["smithy.api#trait", "smithy.api#idRef"] {
        let Some(applied) = traits.get(id) else { continue };
        check_selector(applied, &applied.value, diagnostics);
    }
    let Some(applied) = traits.get("smithy.api#traitValidators") else { return };
    for (_, validator) in applied.value.as_object().into_iter().flat_map(|validators| validators.iter()) {
        check_selector(applied, validator, diagnostics);
    }
}

fn check_selector(applied: &Trait, holder: &Node, diagnostics: &mut Diagnostics) {
    let Some(selector) = holder.get("selector").and_then(Node::as_str) else { return };
    if let Some(problem) = Selector::problem(selector) {
        let message = format!("the selector `{selector}` of `@{}` {problem}", applied.id.name());
        diagnostics.error(&codes::INVALID_SELECTOR, &applied.origin, message);
    }
}
