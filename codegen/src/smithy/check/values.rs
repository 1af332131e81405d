//! Whether a node value is a value of a shape: of a trait's shape, or a default of its target.

use crate::diagnostics::suggest;
use std::collections::HashSet;

use super::super::Model;
use super::super::model::{Member, Shape, ShapeType, Traits};
use super::super::node::{Node, Number};
use super::super::selector::{Selector, Subject};
use super::super::shape_id::ShapeId;
use super::constraints::{range_violation, violations};
use super::times::{self, Times};

const TIMESTAMP_FORMAT: &str = "smithy.api#timestampFormat";

/// What is wrong with a part of a value.
pub(super) struct Problem {
    /// The way to the part, as a JSON pointer; empty for the value itself.
    pub(super) path: String,
    /// What is wrong, to be read after the thing's name: "must be a string".
    pub(super) message: String,
    /// How grave it is.
    pub(super) kind: Kind,
}

/// What a part of a value offends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The type of its shape.
    Shape,
    /// A constraint trait, or `@required`.
    Constraint,
    /// The trait `@range`.
    Range,
    /// Nothing but good sense: there is no member of that name.
    Unknown,
}

/// Everything that is wrong with a value; nodes nest only as deep as the readers let them.
pub(super) fn problems(model: &Model, shape: &Shape, member: Option<&Member>, value: &Node) -> Vec<Problem> {
    problems_with(model, Times::Formats, shape, member, value)
}

/// The same, with times written in a certain way.
pub(super) fn problems_with(
    model: &Model,
    times: Times,
    shape: &Shape,
    member: Option<&Member>,
    value: &Node,
) -> Vec<Problem> {
    let mut checker = Checker { model, times, problems: Vec::new(), path: Vec::new() };
    checker.value(shape, member, value);
    checker.problems
}

struct Checker<'a> {
    model: &'a Model,
    times: Times,
    problems: Vec<Problem>,
    path: Vec<String>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, kind: Kind, message: impl Into<String>) {
        let path: String = self.path.iter().map(|step| format!("/{step}")).collect();
        self.problems.push(Problem { path, message: message.into(), kind });
    }

    fn value(&mut self, shape: &'a Shape, member: Option<&'a Member>, value: &Node) {
        use ShapeType::*;
        let fits = match shape.shape_type {
            Document => true,
            Boolean => value.as_bool().is_some(),
            Blob | String => value.as_str().is_some(),
            Enum => return self.enumeration(shape, value),
            Timestamp => return self.timestamp(shape, member, value),
            Byte | Short | Integer | IntEnum | Long | BigInteger => return self.integer(shape, member, value),
            Float | Double | BigDecimal => is_float(value),
            List => return self.list(shape, member, value),
            Map => return self.map(shape, member, value),
            Structure => return self.structure(shape, value),
            Union => return self.union(shape, value),
            Service | Operation | Resource => false,
        };
        if !fits {
            return self.wrong_type(shape, value);
        }
        self.constraints(shape, member, value);
    }

    fn wrong_type(&mut self, shape: &Shape, value: &Node) {
        let expected = shape.shape_type.name();
        self.report(
            Kind::Shape,
            format!("must be a value of the {expected} `{}`, but it is {}", shape.id, value.kind()),
        );
    }

    fn constraints(&mut self, shape: &'a Shape, member: Option<&'a Member>, value: &Node) {
        // A member's own trait stands instead of that of its target.
        let own: Option<&Traits> = member.map(|member| &member.traits);
        let effective = |id: &str| own.and_then(|traits| traits.value(id)).or_else(|| shape.trait_value(id));
        for message in violations(effective, value) {
            self.report(Kind::Constraint, message);
        }
        if let Some(message) = effective("smithy.api#range").and_then(|bounds| range_violation(bounds, value)) {
            self.report(Kind::Range, message);
        }
        if effective("smithy.api#idRef").is_some() {
            self.shape_id(effective("smithy.api#idRef"), value);
        }
    }

    fn shape_id(&mut self, id_ref: Option<&Node>, value: &Node) {
        let Some(text) = value.as_str() else { return };
        let must_exist = id_ref.and_then(|id_ref| id_ref.get("failWhenMissing")).and_then(Node::as_bool) == Some(true);
        let Some(id) = ShapeId::parse(text) else {
            if !text.is_empty() {
                self.report(Kind::Shape, format!("must be a shape id, but it is `{text}`"));
            }
            return;
        };
        let exists = match self.model.member(&id) {
            Some(member) => Some(Subject::Member(member)),
            None => self.model.shape(text).map(Subject::Shape),
        };
        // A namespace of which nothing is known belongs to a package that was not given.
        let is_ours = self.model.all_shapes().iter().any(|shape| shape.id.namespace() == id.namespace());
        if must_exist && exists.is_none() && is_ours {
            self.report(Kind::Shape, format!("names the shape `{text}`, which is not defined"));
        }
        let selector = id_ref.and_then(|id_ref| id_ref.get("selector")).and_then(Node::as_str);
        let (Some(subject), Some(selector)) = (exists, selector.filter(|selector| *selector != "*")) else { return };
        if Selector::parse(selector).is_some_and(|selector| !selector.selects(self.model, subject)) {
            self.report(Kind::Shape, format!("names `{text}`, but must name what this selector matches: `{selector}`"));
        }
    }

    fn enumeration(&mut self, shape: &Shape, value: &Node) {
        let Some(text) = value.as_str() else { return self.wrong_type(shape, value) };
        let mut values = shape.members.iter().filter_map(|member| member.trait_value("smithy.api#enumValue")?.as_str());
        if !values.any(|known| known == text) {
            self.report(Kind::Shape, format!("must be one of the values of `{}`, but it is `{text}`", shape.id));
        }
    }

    fn integer(&mut self, shape: &'a Shape, member: Option<&'a Member>, value: &Node) {
        let Some(number) = value.as_number() else { return self.wrong_type(shape, value) };
        let range = match shape.shape_type {
            ShapeType::Byte => i64::from(i8::MIN)..=i64::from(i8::MAX),
            ShapeType::Short => i64::from(i16::MIN)..=i64::from(i16::MAX),
            ShapeType::Integer | ShapeType::IntEnum => i64::from(i32::MIN)..=i64::from(i32::MAX),
            _ => i64::MIN..=i64::MAX,
        };
        let is_big = shape.shape_type == ShapeType::BigInteger;
        match number.as_i64() {
            Some(value) if !range.contains(&value) => {
                self.report(Kind::Shape, format!("must fit the type {}, but it is {value}", shape.shape_type.name()));
            }
            None if !is_big || number.as_f64().fract() != 0.0 => {
                self.report(
                    Kind::Shape,
                    format!("must be of type {}, but it is {}", shape.shape_type.name(), number.as_str()),
                );
            }
            _ => self.constraints(shape, member, value),
        }
    }

    fn timestamp(&mut self, shape: &'a Shape, member: Option<&'a Member>, value: &Node) {
        if value.as_str().is_none() && value.as_number().is_none() {
            return self.wrong_type(shape, value);
        }
        let own = member.and_then(|member| member.trait_value(TIMESTAMP_FORMAT));
        let format = own.or_else(|| shape.trait_value(TIMESTAMP_FORMAT)).and_then(Node::as_str);
        if let Some(problem) = times::problem(self.times, format, value) {
            self.report(Kind::Shape, problem);
        }
    }

    fn list(&mut self, shape: &'a Shape, member: Option<&'a Member>, value: &Node) {
        let Some(elements) = value.as_array() else { return self.wrong_type(shape, value) };
        let sparse = shape.has_trait("smithy.api#sparse");
        if let Some(element_member) = shape.member("member") {
            for (position, element) in elements.iter().enumerate() {
                if !(sparse && element.is_null()) {
                    self.inside(position.to_string(), element_member, element);
                }
            }
        }
        if shape.has_trait("smithy.api#uniqueItems") {
            let mut seen = HashSet::new();
            if !elements.iter().all(|element| seen.insert(format!("{element:?}"))) {
                self.report(Kind::Constraint, "must not have the same element twice");
            }
        }
        self.constraints(shape, member, value);
    }

    fn map(&mut self, shape: &'a Shape, member: Option<&'a Member>, value: &Node) {
        let Some(object) = value.as_object() else { return self.wrong_type(shape, value) };
        let sparse = shape.has_trait("smithy.api#sparse");
        for (key, entry) in object.iter() {
            if let Some(key_member) = shape.member("key") {
                self.inside(key.to_owned(), key_member, &Node::from(key));
            }
            if let Some(value_member) = shape.member("value").filter(|_| !(sparse && entry.is_null())) {
                self.inside(key.to_owned(), value_member, entry);
            }
        }
        self.constraints(shape, member, value);
    }

    fn structure(&mut self, shape: &'a Shape, value: &Node) {
        let Some(object) = value.as_object() else { return self.wrong_type(shape, value) };
        for member in &shape.members {
            match object.get(member.name()).filter(|value| !value.is_null()) {
                Some(value) => self.inside(member.name().to_owned(), member, value),
                None if member.has_trait("smithy.api#required") => {
                    self.report(
                        Kind::Constraint,
                        format!("lacks the required member `{}` of `{}`", member.name(), shape.id),
                    );
                }
                None => {}
            }
        }
        for (key, _) in object.iter().filter(|(key, _)| shape.member(key).is_none()) {
            let near = suggest::hint(key, shape.members.iter().map(Member::name));
            let near = near.map(|near| format!("; {near}")).unwrap_or_default();
            self.report(Kind::Unknown, format!("has `{key}`, which is not a member of `{}`{near}", shape.id));
        }
    }

    fn union(&mut self, shape: &'a Shape, value: &Node) {
        let Some(object) = value.as_object() else { return self.wrong_type(shape, value) };
        if object.len() != 1 {
            // The specification's own validator lets a union without a value pass.
            let kind = if object.is_empty() { Kind::Unknown } else { Kind::Shape };
            return self.report(kind, format!("must have exactly one member of the union `{}`", shape.id));
        }
        for (key, value) in object.iter() {
            match shape.member(key) {
                Some(member) => self.inside(key.to_owned(), member, value),
                None => {
                    let near = suggest::hint(key, shape.members.iter().map(Member::name));
                    let near = near.map(|near| format!("; {near}")).unwrap_or_default();
                    let union = &shape.id;
                    self.report(
                        Kind::Shape,
                        format!("has `{key}`, which is not a member of the union `{union}`{near}"),
                    );
                }
            }
        }
    }

    fn inside(&mut self, step: String, member: &'a Member, value: &Node) {
        let Some(target) = self.model.target(member) else { return };
        self.path.push(step);
        self.value(target, Some(member), value);
        self.path.pop();
    }
}

fn is_float(value: &Node) -> bool {
    match value {
        Node::Number(number) => !Number::as_f64(number).is_nan(),
        Node::String(text) => matches!(&**text, "NaN" | "Infinity" | "-Infinity"),
        _ => false,
    }
}
