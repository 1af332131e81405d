//! Where streams may be (Smithy 2.0, "Streaming").

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Member, Shape, ShapeType};

const STREAMING: &str = "smithy.api#streaming";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let mut streams = shape.members.iter().filter(|member| is_stream(model, member));
        if let (Some(first), Some(second)) = (streams.next(), streams.next()) {
            let message = format!("`{}` has more than one stream", shape.id);
            diagnostics.error(&codes::INVALID_STREAM, &second.origin, message).related(&first.origin, "the first");
        }
        check_presence(model, shape, diagnostics);
        for member in &shape.members {
            let target = model.target(member).filter(|target| contains_stream(model, target));
            // Event streams are unions of structures; only what holds a stream itself cannot be nested.
            if let Some(target) = target {
                let message = format!("`{}` cannot target `{}`, which contains a stream", member.id, target.id);
                diagnostics.error(&codes::INVALID_STREAM, &member.origin, message);
            }
        }
        for error in shape.as_operation().into_iter().flat_map(|operation| &operation.errors) {
            let target = model.shape(error.target.as_str()).filter(|target| contains_stream(model, target));
            if let Some(target) = target {
                let message = format!("the error `{}` of `{}` cannot contain a stream", target.id, shape.id);
                diagnostics.error(&codes::INVALID_STREAM, &error.origin, message);
            }
        }
    }
}

/// A stream of bytes is always there, if only empty.
fn check_presence(model: &Model, shape: &Shape, diagnostics: &mut Diagnostics) {
    let is_present =
        |member: &Member| member.has_trait("smithy.api#required") || member.has_trait("smithy.api#default");
    for member in shape.members.iter().filter(|member| is_stream(model, member) && !is_present(member)) {
        if model.target(member).is_some_and(|target| target.shape_type == ShapeType::Blob) {
            let message = format!("`{}` is a stream of bytes and needs `@required` or a default", member.id);
            diagnostics.error(&codes::INVALID_STREAM, &member.origin, message).hint("write `@required` or ` = \"\"`");
        }
    }
}

fn contains_stream(model: &Model, shape: &Shape) -> bool {
    shape.shape_type == ShapeType::Structure && shape.members.iter().any(|member| is_stream(model, member))
}

fn is_stream(model: &Model, member: &Member) -> bool {
    model.target(member).is_some_and(|target| target.has_trait(STREAMING))
}
