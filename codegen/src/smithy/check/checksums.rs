//! The members that `@httpChecksum` names (AWS specifications, "`httpChecksum` trait").

use super::super::model::{Model, ShapeType};
use super::super::node::Node;
use super::structure;
use crate::diagnostics::{Diagnostics, codes, suggest};

const HTTP_CHECKSUM: &str = "aws.protocols#httpChecksum";
const ENUM_VALUE: &str = "smithy.api#enumValue";
const ALGORITHMS: [&str; 10] =
    ["CRC64NVME", "CRC32C", "CRC32", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128"];
const MODES: [&str; 1] = ["ENABLED"];

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let (Some(operation), Some(applied)) = (shape.as_operation(), shape.traits.get(HTTP_CHECKSUM)) else {
            continue;
        };
        let text = |key| applied.value.get(key).and_then(Node::as_str);
        let mut report = |problem: String, hint: Option<String>| {
            let message = format!("the trait `@httpChecksum` of `{}` {problem}", shape.id);
            diagnostics.error(&codes::INVALID_CHECKSUM, &applied.origin, message).hint = hint;
        };
        let input = structure(model, &operation.input);
        for key in ["requestAlgorithmMember", "requestValidationModeMember"] {
            let (Some(name), Some(input)) = (text(key), input) else { continue };
            let Some(member) = input.member(name) else {
                let near = suggest::hint(name, input.members.iter().map(|member| member.name()));
                report(format!("names `{name}` in `{key}`, which is not a member of the input"), near);
                continue;
            };
            let Some(target) = model.target(member) else { continue };
            if target.shape_type != ShapeType::Enum {
                let found = target.shape_type.name();
                report(format!("names `{name}` in `{key}`, which must be an enum, but is of type {found}"), None);
            }
            let known = if key == "requestAlgorithmMember" { ALGORITHMS.as_slice() } else { &MODES };
            for value in target.members.iter().filter_map(|member| member.trait_value(ENUM_VALUE)?.as_str()) {
                if !known.contains(&value) {
                    report(format!("names `{name}` in `{key}`, whose value `{value}` is not defined for it"), None);
                }
            }
        }
        let has_algorithms = applied.value.get("responseAlgorithms").and_then(Node::as_array).is_some();
        if has_algorithms != text("requestValidationModeMember").is_some() {
            report("has `responseAlgorithms` or `requestValidationModeMember`, which go together".to_owned(), None);
        }
        let is_about_requests = text("requestAlgorithmMember").is_some()
            || applied.value.get("requestChecksumRequired").and_then(Node::as_bool) == Some(true);
        if !is_about_requests && !has_algorithms && text("requestValidationModeMember").is_none() {
            report("has no effect: it is neither about requests nor about responses".to_owned(), None);
        }
    }
}
