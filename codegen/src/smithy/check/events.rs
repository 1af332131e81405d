//! Events and the messages that carry them (Smithy 2.0, "Event streams", "`requiresLength` trait").

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Shape, ShapeType};
use super::structure;

const STREAMING: &str = "smithy.api#streaming";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        match shape.shape_type {
            ShapeType::Structure => check_event(shape, diagnostics),
            ShapeType::Union if shape.has_trait(STREAMING) => check_stream(model, shape, diagnostics),
            ShapeType::Operation => check_length(model, shape, diagnostics),
            _ => {}
        }
    }
}

/// If one member is the whole payload of an event, the others can only be headers.
fn check_event(shape: &Shape, diagnostics: &mut Diagnostics) {
    let payload = shape.members.iter().find(|member| member.has_trait("smithy.api#eventPayload"));
    let Some(payload) = payload else { return };
    let is_bound = |id: &str| matches!(id, "smithy.api#eventPayload" | "smithy.api#eventHeader");
    let others =
        shape.members.iter().filter(|member| !member.traits.iter().any(|applied| is_bound(applied.id.as_str())));
    for member in others {
        let message = format!(
            "`{}` has no place in the event, for `{}` of `{}` is its whole payload",
            member.name(),
            payload.name(),
            shape.id,
        );
        let diagnostic = diagnostics.error(&codes::UNBOUND_MEMBER, &member.origin, message);
        diagnostic.related(&payload.origin, "the payload");
        diagnostic.hint("add `@eventHeader`");
    }
}

/// An event has a name and members.
fn check_stream(model: &Model, shape: &Shape, diagnostics: &mut Diagnostics) {
    for member in &shape.members {
        let target = model.target(member).filter(|target| target.shape_type != ShapeType::Structure);
        if let Some(target) = target {
            let found = target.shape_type.name();
            let message =
                format!("the event `{}` must be a structure, but `{}` is of type {found}", member.id, target.id);
            diagnostics.error(&codes::INVALID_STREAM, &member.origin, message);
        }
    }
}

/// How long a response is only its sender knows.
fn check_length(model: &Model, shape: &Shape, diagnostics: &mut Diagnostics) {
    let Some(operation) = shape.as_operation() else { return };
    for reference in std::iter::once(&operation.output).chain(&operation.errors) {
        let members = structure(model, reference).into_iter().flat_map(|output| &output.members);
        for member in members {
            let target = model.target(member).filter(|target| target.has_trait("smithy.api#requiresLength"));
            if let Some(target) = target {
                let message = format!(
                    "`{}` is part of the output of `{}` and cannot target `{}`: `@requiresLength` is for requests",
                    member.id, shape.id, target.id,
                );
                diagnostics
                    .error(&codes::INVALID_STREAM, &reference.origin, message)
                    .related(&member.origin, "the stream");
            }
        }
    }
}
