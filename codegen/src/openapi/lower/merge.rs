//! Two schemas that must both hold, as one (`allOf`, OpenAPI 3.1, section 4.8.24.3).

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Additional, Cursor, Kind, Schema};
use super::context::Lowering;
use super::limits::merge_limits;
use crate::diagnostics::codes;

impl<'d> Lowering<'d> {
    /// Adds to `whole` what `part` asks.
    pub(super) fn merge_into(&mut self, whole: &mut Schema<'d>, part: &Schema<'d>) {
        self.merge_types(whole, part);
        merge_text(whole, part);
        merge_limits(&mut whole.limits, &part.limits);
        self.merge_values(whole, part);
        for (name, property) in &part.properties {
            self.merge_property(whole, name, property);
        }
        let required: HashSet<_> = whole.required.iter().cloned().collect();
        whole.required.extend(part.required.iter().filter(|name| !required.contains(*name)).cloned());
        whole.dependent.extend(part.dependent.iter().cloned());
        whole.additional = self.merge_additional(whole, part);
        whole.items = match (whole.items.take(), &part.items) {
            (Some(own), Some(items)) => Some(self.both(&whole.origin.child("items"), &own, items)),
            (own, items) => own.or_else(|| items.clone()),
        };
        self.merge_prefix(whole, part);
        whole.names = whole.names.take().or_else(|| part.names.clone());
        self.merge_branches(whole, part);
    }

    /// The first items, those that both name composed in their turn.
    fn merge_prefix(&mut self, whole: &mut Schema<'d>, part: &Schema<'d>) {
        for (position, item) in part.prefix.iter().enumerate() {
            match whole.prefix.get_mut(position) {
                Some(own) => *own = self.both(&whole.origin.child("prefixItems").child(position), own, item),
                None => whole.prefix.push(item.clone()),
            }
        }
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
            self.diagnostics.warning(&codes::CONFLICTING_SCHEMAS, &part.origin, message).hint(hint);
        } else {
            whole.types = both;
        }
    }

    /// The values that both lists have, with the names and documentation of the part where it has some.
    fn merge_values(&mut self, whole: &mut Schema<'d>, part: &Schema<'d>) {
        let Some(theirs) = part.values.as_deref().filter(|values| !values.is_empty()) else { return };
        let own = whole.values.take().filter(|values| !values.is_empty());
        let is_named = part.value_names.len() == theirs.len() || part.value_docs.len() == theirs.len();
        let (kept, names, docs) = match &own {
            None => (theirs.to_vec(), part.value_names.clone(), part.value_docs.clone()),
            Some(own) if is_named => common(part, theirs, own),
            Some(own) => common(whole, own, theirs),
        };
        if kept.is_empty() {
            self.report_values(own.as_deref().unwrap_or_default(), theirs);
        }
        let kept = Some(kept).filter(|kept| !kept.is_empty());
        (whole.values, whole.value_names, whole.value_docs) = (kept, names, docs);
    }

    fn report_values(&mut self, own: &[Cursor<'d>], theirs: &[Cursor<'d>]) {
        let ([first, ..], [other, ..]) = (own, theirs) else { return };
        let (own, theirs) = (listed(own), listed(theirs));
        let message = format!("no value is one of {own} and one of {theirs}; neither list is checked");
        self.diagnostics
            .warning(&codes::CONFLICTING_SCHEMAS, &other.origin, message)
            .hint("the parts of an `allOf` hold together; write `oneOf` for alternatives")
            .related(&first.origin, "the other values");
    }

    /// Of two unions only one can be recognized on the wire; the second is left to the server to check.
    fn merge_branches(&mut self, whole: &mut Schema<'d>, part: &Schema<'d>) {
        let has_union = !whole.one_of.is_empty() || !whole.any_of.is_empty();
        let adds_union = !part.one_of.is_empty() || !part.any_of.is_empty();
        if has_union && adds_union {
            let message = "a second `oneOf` or `anyOf` of the same value is ignored";
            self.diagnostics.warning(&codes::UNSUPPORTED_UNION, &part.origin, message);
        } else if adds_union {
            whole.one_of.clone_from(&part.one_of);
            whole.any_of.clone_from(&part.any_of);
            whole.discriminator.clone_from(&part.discriminator);
        }
    }

    /// A property that both have must satisfy both: it is composed in its turn, at its place in the whole.
    fn merge_property(&mut self, whole: &mut Schema<'d>, name: &'d str, property: &Rc<Schema<'d>>) {
        let origin = whole.origin.child("properties").child(name);
        match whole.properties.iter_mut().find(|(own, _)| *own == name) {
            Some((_, own)) => *own = self.both(&origin, own, property),
            None => whole.properties.push((name, property.clone())),
        }
    }

    /// What one part forbids the others usually have: `additionalProperties: false` beside `allOf` is left aside.
    fn merge_additional(&mut self, whole: &Schema<'d>, part: &Schema<'d>) -> Additional<'d> {
        match (&whole.additional, &part.additional) {
            (Additional::Schema(own), Additional::Schema(other)) => {
                let origin = whole.origin.child("additionalProperties");
                Additional::Schema(self.both(&origin, own, other))
            }
            (Additional::Schema(schema), _) | (_, Additional::Schema(schema)) => Additional::Schema(schema.clone()),
            (Additional::Anything, _) | (_, Additional::Anything) => Additional::Anything,
            _ => Additional::Unsaid,
        }
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

/// Values of a schema with what the schema declares of each.
type Values<'d> = (Vec<Cursor<'d>>, Vec<Cow<'d, str>>, Vec<Cow<'d, str>>);

/// Those values of a schema that others have, too.
fn common<'d>(schema: &Schema<'d>, values: &[Cursor<'d>], others: &[Cursor<'d>]) -> Values<'d> {
    // Values that are equal are written alike.
    let text = |value: &Cursor<'d>| value.node.to_value().to_string();
    let others: HashSet<String> = others.iter().map(text).collect();
    let places: Vec<usize> = (0..values.len()).filter(|at| others.contains(&text(&values[*at]))).collect();
    let said = |texts: &[Cow<'d, str>]| match texts.len() == values.len() {
        true => places.iter().map(|at| texts[*at].clone()).collect(),
        false => Vec::new(),
    };
    let kept = places.iter().map(|at| values[*at].clone()).collect();
    (kept, said(&schema.value_names), said(&schema.value_docs))
}

/// Values for messages, cut where there are many.
fn listed(values: &[Cursor<'_>]) -> String {
    const MOST: usize = 6;
    let texts: Vec<_> = values.iter().take(MOST).map(|value| format!("`{}`", value.node.to_value())).collect();
    texts.join(", ") + if values.len() > MOST { ", ..." } else { "" }
}
