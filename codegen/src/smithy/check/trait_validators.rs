//! What traits forbid where they are applied (Smithy 2.0, "`traitValidators` trait").

use crate::diagnostics::{Diagnostics, Level, SourceId, codes};

use super::super::Model;
use super::super::model::{Shape, Trait, Traits};
use super::super::node::Node;
use super::super::selector::{Selector, Subject};
use super::super::shape_id::is_namespace;

const TRAIT_VALIDATORS: &str = "smithy.api#traitValidators";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_names(shape, diagnostics);
        check_bearer(model, Subject::Shape(shape), &shape.traits, diagnostics);
        for member in &shape.members {
            check_bearer(model, Subject::Member(member), &member.traits, diagnostics);
        }
    }
}

/// What is found has a name, like a namespace.
fn check_names(shape: &Shape, diagnostics: &mut Diagnostics) {
    let Some(applied) = shape.traits.get(TRAIT_VALIDATORS) else { return };
    let names = applied.value.as_object().into_iter().flat_map(|validators| validators.keys());
    for name in names.filter(|name| !is_namespace(name)) {
        let message = format!("`{name}` cannot be the name of a validator of the trait `{}`", shape.id);
        let diagnostic = diagnostics.error(&codes::FAILED_TRAIT_VALIDATOR, &applied.origin, message);
        diagnostic.hint("write identifiers with periods between them");
    }
}

fn check_bearer(model: &Model, bearer: Subject<'_>, traits: &Traits, diagnostics: &mut Diagnostics) {
    for applied in traits {
        let validators = model.shape(applied.id.as_str()).and_then(|shape| shape.trait_value(TRAIT_VALIDATORS));
        let validators = validators.and_then(Node::as_object);
        for (_, validator) in validators.into_iter().flat_map(|validators| validators.iter()) {
            apply(model, bearer, applied, validator, diagnostics);
        }
    }
}

/// Reports what the validator's selector finds, going out from the shape with the trait.
fn apply(model: &Model, bearer: Subject<'_>, applied: &Trait, validator: &Node, diagnostics: &mut Diagnostics) {
    let text = |key| validator.get(key).and_then(Node::as_str);
    let Some(selector) = text("selector").and_then(Selector::parse) else { return };
    let level = match text("severity") {
        Some("NOTE") => Level::Note,
        Some("WARNING" | "DANGER") => Level::Warning,
        _ => Level::Error,
    };
    let reason = text("message").map(|reason| format!(": {reason}")).unwrap_or_default();
    for found in selector.select_from(model, bearer) {
        let message = format!("`{}` violates `{}` of `{}`{reason}", found.id(), applied.id, bearer.id());
        let is_ours = found.origin().source != SourceId::BUILT_IN;
        let origin = if is_ours { found.origin() } else { &applied.origin };
        let diagnostic = diagnostics.push(level, &codes::FAILED_TRAIT_VALIDATOR, Some(origin.clone()), message);
        diagnostic.related(&applied.origin, "the trait");
    }
}
