//! Applies selectors to a model.

use std::collections::{HashMap, HashSet};

use super::super::Model;
use super::super::model::{Reference, Shape, ShapeType};
use super::super::node::Node;
use super::super::shape_id::ShapeId;
use super::{Attribute, Comparison, Selector, Step, Subject};

pub(super) fn select<'a>(selector: &Selector, model: &'a Model) -> HashSet<&'a ShapeId> {
    let mut evaluation = Evaluation { model, users: None };
    let mut found = HashSet::new();
    for shape in model.all_shapes() {
        let members = shape.members.iter().map(Subject::Member);
        for subject in std::iter::once(Subject::Shape(shape)).chain(members) {
            evaluation.run(&selector.0, subject, &mut |yielded| {
                found.insert(yielded.id());
                true
            });
        }
    }
    found
}

pub(super) fn select_from<'a>(selector: &Selector, model: &'a Model, subject: Subject<'a>) -> Vec<Subject<'a>> {
    let mut found = Vec::new();
    Evaluation { model, users: None }.run(&selector.0, subject, &mut |yielded| {
        found.push(yielded);
        true
    });
    found
}

struct Evaluation<'a> {
    model: &'a Model,
    /// Who names whom, made when it is first asked for.
    users: Option<HashMap<&'a ShapeId, Vec<(&'static str, Subject<'a>)>>>,
}

/// Takes what a selector yields; false to hear no more.
type Sink<'s, 'a> = &'s mut dyn FnMut(Subject<'a>) -> bool;

impl<'a> Evaluation<'a> {
    fn run(&mut self, steps: &[Step], subject: Subject<'a>, sink: Sink<'_, 'a>) -> bool {
        let Some((step, rest)) = steps.split_first() else { return sink(subject) };
        let passes = match step {
            Step::Any => true,
            Step::Type(name) => is_of_type(subject, name),
            Step::Attribute(attribute) => has_attribute(subject, attribute),
            Step::Test(selectors) => selectors.iter().any(|selector| self.yields(selector, subject)),
            Step::Not(selectors) => !selectors.iter().any(|selector| self.yields(selector, subject)),
            Step::Is(selectors) => {
                for selector in selectors {
                    let mut yielded = Vec::new();
                    self.run(&selector.0, subject, &mut |found| {
                        yielded.push(found);
                        true
                    });
                    if !yielded.into_iter().all(|found| self.run(rest, found, sink)) {
                        return false;
                    }
                }
                return true;
            }
            Step::Neighbours(relations) => {
                let found = neighbours(self.model, subject);
                return found
                    .into_iter()
                    .filter(|(relation, _)| relations.is_empty() || relations.iter().any(|name| name == relation))
                    .all(|(_, found)| self.run(rest, found, sink));
            }
            Step::Closure => return closure(self.model, subject).into_iter().all(|found| self.run(rest, found, sink)),
            Step::Users(relations) => {
                let found = self.users_of(subject);
                return found
                    .into_iter()
                    .filter(|(relation, _)| relations.is_empty() || relations.iter().any(|name| name == relation))
                    .all(|(_, found)| self.run(rest, found, sink));
            }
        };
        !passes || self.run(rest, subject, sink)
    }

    fn yields(&mut self, selector: &Selector, subject: Subject<'a>) -> bool {
        let mut found = false;
        self.run(&selector.0, subject, &mut |_| {
            found = true;
            false
        });
        found
    }

    fn users_of(&mut self, subject: Subject<'a>) -> Vec<(&'static str, Subject<'a>)> {
        let model = self.model;
        let users = self.users.get_or_insert_with(|| {
            let mut users: HashMap<&ShapeId, Vec<_>> = HashMap::new();
            for shape in model.all_shapes() {
                let members = shape.members.iter().map(Subject::Member);
                for user in std::iter::once(Subject::Shape(shape)).chain(members) {
                    for (relation, used) in neighbours(model, user) {
                        users.entry(used.id()).or_default().push((relation, user));
                    }
                }
            }
            users
        });
        users.get(subject.id()).cloned().unwrap_or_default()
    }
}

/// What a shape names, and as what (Smithy 2.0, "Relationships").
fn neighbours<'a>(model: &'a Model, subject: Subject<'a>) -> Vec<(&'static str, Subject<'a>)> {
    let shape = match subject {
        Subject::Member(member) => {
            return model.target(member).map(|target| ("target", Subject::Shape(target))).into_iter().collect();
        }
        Subject::Shape(shape) => shape,
    };
    let mut found: Vec<_> = shape.members.iter().map(|member| ("member", Subject::Member(member))).collect();
    let mut name = |relation: &'static str, references: &mut dyn Iterator<Item = &'a Reference>| {
        let shapes = references.filter_map(|reference| model.shape(reference.target.as_str()));
        found.extend(shapes.map(|shape| (relation, Subject::Shape(shape))));
    };
    if let Some(service) = shape.as_service() {
        name("operation", &mut service.operations.iter());
        name("resource", &mut service.resources.iter());
        name("error", &mut service.errors.iter());
    }
    if let Some(operation) = shape.as_operation() {
        name("input", &mut std::iter::once(&operation.input));
        name("output", &mut std::iter::once(&operation.output));
        name("error", &mut operation.errors.iter());
    }
    if let Some(resource) = shape.as_resource() {
        name("identifier", &mut resource.identifiers.iter().map(|(_, reference)| reference));
        name("property", &mut resource.properties.iter().map(|(_, reference)| reference));
        for (lifecycle, reference) in &resource.lifecycle {
            name(lifecycle.name(), &mut std::iter::once(reference));
        }
        name("operation", &mut resource.operations.iter());
        name("collectionOperation", &mut resource.collection_operations.iter());
        name("resource", &mut resource.resources.iter());
    }
    found
}

fn closure<'a>(model: &'a Model, subject: Subject<'a>) -> Vec<Subject<'a>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut pending = vec![subject];
    while let Some(current) = pending.pop() {
        for (_, next) in neighbours(model, current) {
            if seen.insert(next.id()) {
                found.push(next);
                pending.push(next);
            }
        }
    }
    found
}

fn is_of_type(subject: Subject<'_>, name: &str) -> bool {
    let Subject::Shape(Shape { shape_type, .. }) = subject else { return name == "member" };
    match name {
        "simpleType" => shape_type.is_simple(),
        "aggregateType" => !shape_type.is_simple() && !shape_type.is_service_type(),
        "dataType" => !shape_type.is_service_type(),
        "serviceType" => shape_type.is_service_type(),
        "number" => shape_type.is_number(),
        "collection" | "set" => *shape_type == ShapeType::List,
        // Enumerations are strings and integers as well.
        "string" => matches!(shape_type, ShapeType::String | ShapeType::Enum),
        "integer" => matches!(shape_type, ShapeType::Integer | ShapeType::IntEnum),
        _ => shape_type.name() == name,
    }
}

fn has_attribute(subject: Subject<'_>, attribute: &Attribute) -> bool {
    let value = attribute_value(subject, &attribute.path);
    match &attribute.comparison {
        None => value.is_some(),
        Some(comparison) => compare(comparison, value.as_ref()),
    }
}

fn attribute_value(subject: Subject<'_>, path: &[String]) -> Option<Node> {
    let (first, rest) = path.split_first()?;
    let id = subject.id();
    match (first.as_str(), rest) {
        ("id", []) => Some(Node::from(id.as_str())),
        ("id", [part]) => match part.as_str() {
            "namespace" => Some(Node::from(id.namespace())),
            "name" => Some(Node::from(id.name())),
            "member" => id.member().map(Node::from),
            _ => None,
        },
        ("service", [part]) if part == "version" => match subject {
            Subject::Shape(shape) => shape.as_service().map(|service| Node::from(service.version.as_str())),
            Subject::Member(..) => None,
        },
        ("trait", [name, inner @ ..]) => {
            let full = if name.contains('#') { name.clone() } else { format!("smithy.api#{name}") };
            let traits = match subject {
                Subject::Shape(shape) => &shape.traits,
                Subject::Member(member) => &member.traits,
            };
            let mut value = traits.value(&full)?;
            for key in inner {
                value = value.get(key)?;
            }
            Some(value.clone())
        }
        _ => None,
    }
}

fn compare(comparison: &Comparison, value: Option<&Node>) -> bool {
    let text = match value {
        Some(Node::String(text)) => text.to_string(),
        Some(Node::Bool(value)) => value.to_string(),
        Some(Node::Number(number)) => number.as_str().to_owned(),
        _ => return false,
    };
    let fold = |text: &str| if comparison.ignore_case { text.to_lowercase() } else { text.to_owned() };
    let text = fold(&text);
    let holds = |expected: &String| {
        let expected = fold(expected);
        match comparison.operator.as_str() {
            "^=" => text.starts_with(&expected),
            "$=" => text.ends_with(&expected),
            "*=" => text.contains(&expected),
            "!=" => text != expected,
            _ => text == expected,
        }
    };
    comparison.values.iter().any(holds)
}
