//! Names that must differ: members without regard to case, and what JSON calls them.

use std::collections::HashMap;

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Member, Shape, ShapeType};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let in_case = |member: &Member| member.name().to_ascii_lowercase();
        check_distinct(shape, in_case, "names that differ in case only", diagnostics);
        if matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union) {
            check_distinct(shape, json_name, "the same JSON name", diagnostics);
        }
    }
}

fn json_name(member: &Member) -> String {
    let given = member.trait_value("smithy.api#jsonName").and_then(|name| name.as_str());
    given.unwrap_or(member.name()).to_owned()
}

fn check_distinct(shape: &Shape, name: impl Fn(&Member) -> String, what: &str, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, &Member> = HashMap::new();
    for member in &shape.members {
        let Some(first) = seen.insert(name(member), member) else { continue };
        let (one, other) = (first.name(), member.name());
        let message = format!("the members `{one}` and `{other}` of `{}` have {what}", shape.id);
        let diagnostic = diagnostics.error(&codes::CONFLICTING_MEMBERS, &member.origin, message);
        diagnostic.related(&first.origin, "the first");
    }
}
