//! Where streams may be (Smithy 2.0, "Streaming").

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Member, Shape};

const STREAMING: &str = "smithy.api#streaming";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let mut streams = shape.members.iter().filter(|member| is_stream(model, member));
        if let (Some(first), Some(second)) = (streams.next(), streams.next()) {
            let message = format!("`{}` has more than one stream", shape.id);
            diagnostics.error(&codes::INVALID_STREAM, &second.origin, message).related(&first.origin, "the first");
        }
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

fn contains_stream(model: &Model, shape: &Shape) -> bool {
    shape.shape_type == super::super::model::ShapeType::Structure
        && shape.members.iter().any(|member| is_stream(model, member))
}

fn is_stream(model: &Model, member: &Member) -> bool {
    model.target(member).is_some_and(|target| target.has_trait(STREAMING))
}
