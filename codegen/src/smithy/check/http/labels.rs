//! Labels of URIs and host prefixes, and the members that fill them (Smithy 2.0, "`httpLabel` trait", "`hostLabel`
//! trait").

use crate::diagnostics::{Diagnostics, codes, suggest};

use super::super::super::Model;
use super::super::super::model::{Member, Shape, ShapeType, Trait};
use super::super::super::uri;
use super::super::structure;
use super::{exchange, host_prefix};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(operation) = shape.as_operation() else { continue };
        let Some(input) = structure(model, &operation.input) else { continue };
        if let Some(exchange) = exchange(shape) {
            let pattern =
                Pattern { shape, applied: exchange.applied, text: exchange.path, binding: "httpLabel", place: "URI" };
            pattern.check(model, input, diagnostics);
        }
        if let Some((applied, text)) = host_prefix(shape) {
            let pattern = Pattern { shape, applied, text, binding: "hostLabel", place: "host prefix" };
            pattern.check(model, input, diagnostics);
        }
    }
}

/// A text with labels, and the trait that binds members to them.
struct Pattern<'a> {
    shape: &'a Shape,
    applied: &'a Trait,
    text: &'a str,
    binding: &'static str,
    place: &'static str,
}

impl Pattern<'_> {
    fn check(&self, model: &Model, input: &Shape, diagnostics: &mut Diagnostics) {
        if uri::parse(self.text).is_err() {
            return;
        }
        let labels = uri::labels(self.text);
        let operation = self.shape.id.name();
        let is_named = |member: &Member| labels.iter().any(|(name, _)| *name == member.name());
        let unnamed = || input.members.iter().filter(|member| self.binds(member) && !is_named(member));
        let mut meant = Vec::new();
        for (name, greedy) in &labels {
            match input.member(name).filter(|member| self.binds(member)) {
                Some(member) if *greedy => check_greedy(model, member, operation, diagnostics),
                Some(_) => {}
                None => {
                    let message = format!("operation `{operation}` has a label `{{{name}}}` without a member");
                    let diagnostic = diagnostics.error(&codes::MISSING_LABEL, &self.applied.origin, message);
                    let near = suggest::nearest(name, unnamed().map(Member::name));
                    meant.extend(near);
                    diagnostic.hint(match near {
                        Some(near) => format!("did you mean `{{{near}}}`?"),
                        None => format!("give the input a required member `{name}` with `@{}`", self.binding),
                    });
                }
            }
        }
        // One mistake is one finding.
        for member in unnamed().filter(|member| !meant.contains(&member.name())) {
            let (name, place) = (member.name(), self.place);
            let message = format!("`{name}` is a label, but the {place} of operation `{operation}` does not name it");
            let diagnostic = diagnostics.error(&codes::UNUSED_LABEL, &member.origin, message);
            diagnostic.hint(format!("write `{{{name}}}` into the {place}"));
        }
    }

    fn binds(&self, member: &Member) -> bool {
        let name = |applied: &Trait| applied.id.namespace() == "smithy.api" && applied.id.name() == self.binding;
        member.traits.iter().any(name)
    }
}

/// What spans several segments is text.
fn check_greedy(model: &Model, member: &Member, operation: &str, diagnostics: &mut Diagnostics) {
    let Some(target) = model.target(member) else { return };
    if !matches!(target.shape_type, ShapeType::String | ShapeType::Enum) {
        let found = target.shape_type.name();
        let message = format!(
            "`{}` is a greedy label of operation `{operation}` and must target a string, but `{}` is of type {found}",
            member.id, target.id
        );
        diagnostics.error(&codes::INVALID_GREEDY_LABEL, &member.origin, message);
    }
}
