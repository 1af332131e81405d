//! Two schemas that must both hold, as one (`allOf`, OpenAPI 3.1, section 4.8.24.3).

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Additional, Exclusive, Kind, Limits, Schema};
use super::context::{Lowering, pointer};
use crate::diagnostics::Origin;
use crate::ir::Number;

impl<'d> Lowering<'d> {
    /// Adds to `whole` what `part` asks.
    pub(super) fn merge_into(&mut self, whole: &mut Schema<'d>, part: &Schema<'d>) {
        self.merge_types(whole, part);
        merge_text(whole, part);
        merge_limits(&mut whole.limits, &part.limits);
        merge_values(whole, part);
        for (name, property) in &part.properties {
            self.merge_property(whole, name, property);
        }
        let required: HashSet<_> = whole.required.iter().cloned().collect();
        whole.required.extend(part.required.iter().filter(|name| !required.contains(*name)).cloned());
        whole.additional = merge_additional(&whole.additional, &part.additional);
        whole.items = whole.items.take().or_else(|| part.items.clone());
        whole.has_prefix_items |= part.has_prefix_items;
        self.merge_branches(whole, part);
    }

    fn merge_types(&mut self, whole: &mut Schema<'d>, part: &Schema<'d>) {
        if whole.types.is_empty() {
            whole.types.clone_from(&part.types);
            return;
        }
        if part.types.is_empty() {
            return;
        }
        let narrow = |kind: Kind, others: &[Kind]| {
            others.contains(&kind) || kind == Kind::Integer && others.contains(&Kind::Number)
        };
        let mut both: Vec<_> = whole.types.iter().copied().filter(|kind| narrow(*kind, &part.types)).collect();
        both.extend(
            part.types.iter().copied().filter(|kind| !whole.types.contains(kind) && narrow(*kind, &whole.types)),
        );
        if both.is_empty() {
            let message = format!("no value is both {} and {}", words(&whole.types), words(&part.types));
            let hint = "the parts of an `allOf` hold together; write `oneOf` for alternatives";
            self.diagnostics.warning("contradiction", &part.origin, message).hint(hint);
        } else {
            whole.types = both;
        }
    }

    /// Of two unions only one can be told on the wire; the second is left to the server to check.
    fn merge_branches(&mut self, whole: &mut Schema<'d>, part: &Schema<'d>) {
        let has_union = !whole.one_of.is_empty() || !whole.any_of.is_empty();
        let adds_union = !part.one_of.is_empty() || !part.any_of.is_empty();
        if has_union && adds_union {
            let message = "a second `oneOf` or `anyOf` of the same value is not looked at";
            self.diagnostics.warning("second-union", &part.origin, message);
        } else if adds_union {
            whole.one_of.clone_from(&part.one_of);
            whole.any_of.clone_from(&part.any_of);
            whole.discriminator.clone_from(&part.discriminator);
        }
    }

    /// A property that both have must satisfy both: it is composed in its turn, at its place in the whole.
    fn merge_property(&self, whole: &mut Schema<'d>, name: &'d str, property: &Rc<Schema<'d>>) {
        let whole_origin = whole.origin.clone();
        let origin = whole.origin.child("properties").child(name);
        let Some((_, own)) = whole.properties.iter_mut().find(|(own, _)| *own == name) else {
            whole.properties.push((name, property.clone()));
            return;
        };
        let same_target = own.reference.is_some() && own.reference == property.reference;
        if Rc::ptr_eq(own, property) || own.origin == property.origin || same_target || self.is_deep(&whole_origin) {
            *own = property.clone();
            return;
        }
        let mut both = Schema::empty(origin);
        both.title.clone_from(&property.title);
        both.description = property.description.clone().or_else(|| own.description.clone());
        both.default = property.default.clone().or_else(|| own.default.clone());
        both.read_only = own.read_only || property.read_only;
        both.write_only = own.write_only || property.write_only;
        both.deprecated = own.deprecated || property.deprecated;
        both.all_of = vec![own.clone(), property.clone()];
        *own = Rc::new(both);
    }

    /// Whether a composed schema stands far below any that is written. Recursive types that are composed with one
    /// another would otherwise go on for ever.
    fn is_deep(&self, origin: &Origin) -> bool {
        const LEVELS: usize = 0;
        let pointer = pointer(origin);
        let parents = std::iter::successors(Some(&*pointer), |pointer| {
            let (property, _) = pointer.rsplit_once('/')?;
            property.rsplit_once('/').map(|(parent, _)| parent)
        });
        parents.take_while(|pointer| self.document.at(pointer).is_none()).count() > LEVELS
    }
}

/// The types by name, for messages.
fn words(kinds: &[Kind]) -> String {
    let words: Vec<_> = kinds.iter().map(|kind| format!("`{}`", format!("{kind:?}").to_lowercase())).collect();
    words.join(" or ")
}

fn merge_text<'d>(whole: &mut Schema<'d>, part: &Schema<'d>) {
    let fill = |to: &mut Option<_>, from: &Option<_>| {
        if to.is_none() {
            to.clone_from(from);
        }
    };
    fill(&mut whole.format, &part.format);
    fill(&mut whole.content_encoding, &part.content_encoding);
    fill(&mut whole.content_media_type, &part.content_media_type);
    fill(&mut whole.title, &part.title);
    fill(&mut whole.description, &part.description);
    if part.default.is_some() {
        whole.default.clone_from(&part.default);
    }
    if whole.examples.is_empty() {
        whole.examples.clone_from(&part.examples);
    }
    whole.boolean = whole.boolean.filter(|value| !value);
    whole.deprecated |= part.deprecated;
    whole.read_only |= part.read_only;
    whole.write_only |= part.write_only;
}

fn merge_values<'d>(whole: &mut Schema<'d>, part: &Schema<'d>) {
    let Some(values) = &part.values else { return };
    let both = match &whole.values {
        Some(own) => own.iter().filter(|value| values.iter().any(|other| other.node == value.node)).cloned().collect(),
        None => values.clone(),
    };
    whole.values = Some(if both.is_empty() { values.clone() } else { both });
    whole.value_names.clone_from(&part.value_names);
    whole.value_docs.clone_from(&part.value_docs);
}

/// What one part forbids the others usually have: `additionalProperties: false` beside `allOf` is left aside.
fn merge_additional<'d>(whole: &Additional<'d>, part: &Additional<'d>) -> Additional<'d> {
    match (whole, part) {
        (Additional::Schema(schema), _) | (_, Additional::Schema(schema)) => Additional::Schema(schema.clone()),
        (Additional::Anything, _) | (_, Additional::Anything) => Additional::Anything,
        _ => Additional::Unsaid,
    }
}

fn merge_limits<'d>(whole: &mut Limits<'d>, part: &Limits<'d>) {
    let float = |number: Number| match number {
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    };
    let greater = |a: Option<Number>, b: Option<Number>| match (a, b) {
        (Some(a), Some(b)) => Some(if float(a) >= float(b) { a } else { b }),
        (a, b) => a.or(b),
    };
    let smaller = |a: Option<Number>, b: Option<Number>| match (a, b) {
        (Some(a), Some(b)) => Some(if float(a) <= float(b) { a } else { b }),
        (a, b) => a.or(b),
    };
    let least = |a: Option<u64>, b: Option<u64>| a.into_iter().chain(b).min();
    let most = |a: Option<u64>, b: Option<u64>| a.into_iter().chain(b).max();
    whole.minimum = greater(whole.minimum, part.minimum);
    whole.maximum = smaller(whole.maximum, part.maximum);
    whole.exclusive_minimum = merge_exclusive(whole.exclusive_minimum, part.exclusive_minimum, greater);
    whole.exclusive_maximum = merge_exclusive(whole.exclusive_maximum, part.exclusive_maximum, smaller);
    whole.multiple_of = whole.multiple_of.or(part.multiple_of);
    whole.min_length = most(whole.min_length, part.min_length);
    whole.max_length = least(whole.max_length, part.max_length);
    whole.pattern = part.pattern.or(whole.pattern);
    whole.min_items = most(whole.min_items, part.min_items);
    whole.max_items = least(whole.max_items, part.max_items);
    whole.unique_items |= part.unique_items;
    whole.min_properties = most(whole.min_properties, part.min_properties);
    whole.max_properties = least(whole.max_properties, part.max_properties);
}

fn merge_exclusive(
    whole: Option<Exclusive>,
    part: Option<Exclusive>,
    tighter: impl Fn(Option<Number>, Option<Number>) -> Option<Number>,
) -> Option<Exclusive> {
    match (whole, part) {
        (Some(Exclusive::At(a)), Some(Exclusive::At(b))) => tighter(Some(a), Some(b)).map(Exclusive::At),
        (whole, part) => part.or(whole),
    }
}
