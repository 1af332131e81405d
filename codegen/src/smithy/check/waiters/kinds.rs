//! What kind of value an expression has, as far as shapes and literals decide it.

use serde_json::Value;

use super::super::super::model::{Member, Model, Shape, ShapeType};
use super::functions;
use crate::diagnostics::suggest;
use crate::ir::Jmes;

/// A kind of value.
#[derive(Clone, Debug)]
pub(super) enum Kind<'a> {
    /// Any; also what is not known.
    Any,
    Null,
    Boolean,
    Number,
    Text,
    List(Box<Kind<'a>>),
    /// An object with these members.
    Object(Vec<(String, Kind<'a>)>),
    /// A list, map, structure or union of the model.
    Shape(&'a Shape),
}

/// What is wrong with an expression.
pub(super) enum Problem {
    /// A function is given what it never takes.
    Argument(String),
    /// A member is selected that is not there.
    Member { problem: String, hint: Option<String> },
}

impl<'a> Kind<'a> {
    fn of(model: &'a Model, member: &'a Member) -> Self {
        model.target(member).map_or(Self::Any, |target| match target.shape_type {
            ShapeType::Blob | ShapeType::String | ShapeType::Enum => Self::Text,
            ShapeType::Boolean => Self::Boolean,
            ShapeType::Timestamp => Self::Number,
            ShapeType::List | ShapeType::Map | ShapeType::Structure | ShapeType::Union => Self::Shape(target),
            number if number.is_number() => Self::Number,
            _ => Self::Any,
        })
    }

    /// The kind of the items, of what may be a list.
    pub(super) fn item(&self, model: &'a Model) -> Option<Self> {
        match self {
            Self::Any => Some(Self::Any),
            Self::List(item) => Some((**item).clone()),
            Self::Shape(list) if list.shape_type == ShapeType::List => {
                Some(list.member("member").map_or(Self::Any, |member| Self::of(model, member)))
            }
            _ => None,
        }
    }

    /// With its article, for messages.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Any => "anything",
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Shape(shape) if shape.shape_type == ShapeType::List => "a list",
            Self::Shape(_) => "an object",
        }
    }
}

/// Works out kinds.
pub(super) struct Typing<'a> {
    pub(super) model: &'a Model,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Typing<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        Self { model, problems: Vec::new() }
    }

    /// The kind of an expression's value where the current value is of this kind.
    pub(super) fn kind(&mut self, expression: &Jmes, current: &Kind<'a>) -> Kind<'a> {
        match expression {
            Jmes::Current => current.clone(),
            Jmes::Field(name) => self.member(current, name),
            Jmes::Index(_) => current.item(self.model).unwrap_or(Kind::Null),
            Jmes::Slice { .. } => current.item(self.model).map_or(Kind::Null, |item| Kind::List(Box::new(item))),
            Jmes::Literal(value) => literal(value),
            Jmes::Chain(first, second) => {
                let first = self.kind(first, current);
                self.kind(second, &first)
            }
            Jmes::Each(list, then) => {
                let list = self.kind(list, current);
                self.each(list.item(self.model), then)
            }
            Jmes::EachValue(object, then) => {
                let object = self.kind(object, current);
                self.each(Some(self.value(&object)), then)
            }
            Jmes::Filter(list, condition, then) => {
                let item = self.kind(list, current).item(self.model);
                if let Some(item) = &item {
                    self.kind(condition, item);
                }
                self.each(item, then)
            }
            Jmes::Flatten(list) => match self.kind(list, current).item(self.model) {
                Some(item) => Kind::List(Box::new(item.item(self.model).unwrap_or(item))),
                None => Kind::Null,
            },
            Jmes::Compare(_, left, right) => {
                self.kind(left, current);
                self.kind(right, current);
                Kind::Boolean
            }
            Jmes::Or(left, right) | Jmes::And(left, right) => {
                let (left, right) = (self.kind(left, current), self.kind(right, current));
                if left.name() == right.name() { left } else { Kind::Any }
            }
            Jmes::Not(inner) => {
                self.kind(inner, current);
                Kind::Boolean
            }
            Jmes::List(values) => {
                let kinds: Vec<Kind<'a>> = values.iter().map(|value| self.kind(value, current)).collect();
                let is_alike = kinds.windows(2).all(|pair| pair[0].name() == pair[1].name());
                Kind::List(Box::new(kinds.into_iter().next().filter(|_| is_alike).unwrap_or(Kind::Any)))
            }
            Jmes::Object(members) => {
                Kind::Object(members.iter().map(|(name, value)| (name.clone(), self.kind(value, current))).collect())
            }
            Jmes::Call(function, arguments) => functions::result(self, *function, arguments, current),
            // What it refers to is looked at where it is applied.
            Jmes::Reference(_) => Kind::Any,
        }
    }

    fn each(&mut self, item: Option<Kind<'a>>, then: &Jmes) -> Kind<'a> {
        match item {
            Some(item) => Kind::List(Box::new(self.kind(then, &item))),
            None => Kind::Null,
        }
    }

    /// The kind of the values of an object.
    pub(super) fn value(&self, object: &Kind<'a>) -> Kind<'a> {
        match object {
            Kind::Shape(map) if map.shape_type == ShapeType::Map => {
                map.member("value").map_or(Kind::Any, |member| Kind::of(self.model, member))
            }
            _ => Kind::Any,
        }
    }

    fn member(&mut self, holder: &Kind<'a>, name: &str) -> Kind<'a> {
        let (found, known): (_, Vec<&str>) = match holder {
            Kind::Any => return Kind::Any,
            Kind::Object(members) => {
                let found = members.iter().find(|(known, _)| known == name).map(|(_, kind)| kind.clone());
                (found, members.iter().map(|(name, _)| name.as_str()).collect())
            }
            Kind::Shape(shape) if matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union) => {
                let found = shape.member(name).map(|member| Kind::of(self.model, member));
                (found, shape.members.iter().map(Member::name).collect())
            }
            Kind::Shape(map) if map.shape_type == ShapeType::Map => (Some(self.value(holder)), Vec::new()),
            Kind::Null | Kind::Boolean | Kind::Number | Kind::Text | Kind::List(_) | Kind::Shape(_) => {
                (None, Vec::new())
            }
        };
        if let Some(found) = found {
            return found;
        }
        let place = match holder {
            Kind::Shape(shape) => format!("`{}`", shape.id),
            other => other.name().to_owned(),
        };
        let problem = format!("`{name}` is not a member of {place}");
        self.problems.push(Problem::Member { problem, hint: suggest::hint(name, known) });
        Kind::Any
    }
}

fn literal<'a>(value: &Value) -> Kind<'a> {
    match value {
        Value::Null => Kind::Null,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(_) => Kind::Number,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List(Box::new(Kind::Any)),
        Value::Object(members) => {
            Kind::Object(members.iter().map(|(name, value)| (name.clone(), literal(value))).collect())
        }
    }
}
