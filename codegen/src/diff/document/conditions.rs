//! Keywords that narrow the values of a schema and that no type shows (JSON Schema Core, sections 10 and 11).
//!
//! Each is a condition with a text that does not depend on how it was written. One more condition narrows, one less
//! widens; of one that reads otherwise it is only known that it changed, but for those with an order.

use std::collections::{BTreeMap, BTreeSet};

use super::super::comparison::{Comparison, Place};
use super::super::rules;
use super::super::written::{Documents, Written, follow};
use super::canonical;
use crate::diagnostics::Origin;
use crate::openapi::document::{Cursor, Document, Node};

/// How far schemas are followed into lists, maps and `allOf`.
const DEEPEST: usize = 16;

/// Keywords whose value is one condition.
const WHOLE: &[&str] =
    &["not", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema"];

/// Keywords whose entries are conditions by themselves.
const BY_ENTRY: &[&str] = &["dependentRequired", "dependentSchemas", "dependencies"];

/// What stands for null among the values.
const NULL: &str = "null";

/// Limits of texts, which the model leaves out where a format makes something else of them.
const TEXTS: &[&str] = &["minLength", "maxLength", "pattern"];

/// What a schema asks beside its type, by keyword.
#[derive(Default)]
pub(super) struct Conditions {
    by_keyword: BTreeMap<String, Vec<(String, Origin)>>,
}

impl Conditions {
    /// The conditions of a member's values; those of named types stand with the types.
    pub(super) fn of_member(documents: &Documents<'_>, (document, schema): Written<'_>, shows: Shows) -> Self {
        let mut conditions = Self::default();
        conditions.collect(documents, document, &schema, Way { prefix: "", depth: 0, is_member: true, shows });
        conditions
    }

    /// The conditions of a named type.
    pub(super) fn of_type(documents: &Documents<'_>, (document, schema): &Written<'_>) -> Self {
        let mut conditions = Self::default();
        conditions.collect(
            documents,
            document,
            schema,
            Way { prefix: "", depth: 0, is_member: false, shows: Shows::Type },
        );
        conditions
    }

    fn collect<'d>(&mut self, documents: &Documents<'_>, document: &'d Document, schema: &Cursor<'d>, way: Way<'_>) {
        if way.depth > DEEPEST || (way.is_member && documents.is_named(schema)) {
            return;
        }
        self.keywords(document, schema, way);
        let deeper = Way { depth: way.depth + 1, ..way };
        if schema.get_str("$ref").is_some()
            && let Some(target) = follow(document, schema)
        {
            self.collect(documents, document, &target, deeper);
        }
        let parts: Vec<Cursor<'d>> = schema.get("allOf").iter().flat_map(Cursor::items).collect();
        // One part alone is that part under another spelling; of several each counts.
        let is_member = way.is_member && parts.len() == 1;
        for part in &parts {
            self.collect(documents, document, part, Way { is_member, ..deeper });
        }
        for (key, step) in [("items", "items "), ("additionalProperties", "additionalProperties ")] {
            if let Some(inner) = schema.get(key).filter(|inner| matches!(inner.node, Node::Object(_))) {
                let prefix = format!("{}{step}", way.prefix);
                self.collect(
                    documents,
                    document,
                    &inner,
                    Way { prefix: &prefix, is_member: true, shows: Shows::Type, ..deeper },
                );
            }
        }
    }

    fn keywords<'d>(&mut self, document: &'d Document, schema: &Cursor<'d>, way: Way<'_>) {
        for keyword in WHOLE {
            self.add_text(document, schema, way, keyword);
        }
        if schema.get("if").is_some() {
            for keyword in ["if", "then", "else"] {
                self.add_text(document, schema, way, keyword);
            }
        }
        if schema.get("contains").is_some() {
            for keyword in ["minContains", "maxContains"] {
                self.add_text(document, schema, way, keyword);
            }
        }
        if way.shows == Shows::Nothing && schema.get("$ref").is_none() {
            for (keyword, value) in schema.entries().filter(|(keyword, _)| !known(keyword)) {
                self.add(way, keyword.to_owned(), canonical::text(document, &value), &value.origin);
            }
            self.types(schema, way);
        }
        if way.shows == Shows::Text {
            self.add_text(document, schema, way, "format");
        }
        if way.shows == Shows::Form {
            for keyword in TEXTS {
                self.add_text(document, schema, way, keyword);
            }
        }
        for keyword in BY_ENTRY {
            for (name, entry) in schema.get(keyword).iter().flat_map(Cursor::entries) {
                self.add(way, format!("{keyword} {name}"), canonical::text(document, &entry), &entry.origin);
            }
        }
        self.members(document, schema, way);
        self.tuple(document, schema, way);
    }

    /// What an object with members asks beside them.
    fn members<'d>(&mut self, document: &'d Document, schema: &Cursor<'d>, way: Way<'_>) {
        let patterns: Vec<_> = schema.get("patternProperties").iter().flat_map(Cursor::entries).collect();
        // The values of a single pattern are those of a map in the model.
        let is_map = patterns.len() == 1 && schema.get("properties").is_none();
        for (name, entry) in patterns {
            let text = if is_map { String::new() } else { canonical::text(document, &entry) };
            self.add(way, format!("patternProperties {name}"), text, &entry.origin);
        }
        if schema.get("properties").is_some() {
            for keyword in ["minProperties", "maxProperties"] {
                self.add_text(document, schema, way, keyword);
            }
            let closed = schema.get("additionalProperties").filter(|value| *value.node == Node::Bool(false));
            if let Some(closed) = closed {
                self.add(way, "additionalProperties".to_owned(), "false".to_owned(), &closed.origin);
            }
        }
    }

    /// The items of a tuple: each a condition where others may follow, and all of them together where none may.
    fn tuple<'d>(&mut self, document: &'d Document, schema: &Cursor<'d>, way: Way<'_>) {
        let Some(items) = schema.get("prefixItems") else { return };
        if schema.get("items").is_some_and(|rest| *rest.node == Node::Bool(false)) {
            self.add(way, "prefixItems".to_owned(), canonical::text(document, &items), &items.origin);
            return;
        }
        for (position, item) in items.items().enumerate() {
            self.add(way, format!("prefixItems {position}"), canonical::text(document, &item), &item.origin);
        }
    }

    /// The types of a schema, null by itself.
    fn types(&mut self, schema: &Cursor<'_>, way: Way<'_>) {
        let Some(types) = schema.get("type") else { return };
        let items = types.items().filter_map(|item| item.node.scalar_text());
        let mut names: BTreeSet<String> = types.node.scalar_text().into_iter().chain(items).collect();
        let is_nullable = schema.get("nullable").is_some_and(|value| *value.node == Node::Bool(true));
        if names.remove("null") || is_nullable {
            self.add(way, NULL.to_owned(), String::new(), &types.origin);
        }
        self.add(way, "type".to_owned(), names.into_iter().collect::<Vec<_>>().join(" or "), &types.origin);
    }

    fn add_text<'d>(&mut self, document: &'d Document, schema: &Cursor<'d>, way: Way<'_>, keyword: &str) {
        if let Some(value) = schema.get(keyword) {
            self.add(way, keyword.to_owned(), canonical::text(document, &value), &value.origin);
        }
    }

    fn add(&mut self, way: Way<'_>, keyword: String, text: String, origin: &Origin) {
        let known = self.by_keyword.entry(format!("{}{keyword}", way.prefix)).or_default();
        if !known.iter().any(|(other, _)| *other == text) {
            known.push((text, origin.clone()));
        }
    }

    fn get(&self, keyword: &str) -> &[(String, Origin)] {
        self.by_keyword.get(keyword).map_or(&[], Vec::as_slice)
    }
}

/// Keywords that are conditions of their own, lead to further schemas, or say nothing about values.
fn known(keyword: &str) -> bool {
    const OTHERS: &[&str] = &["additionalProperties", "allOf", "default", "if", "items", "patternProperties"];
    const MORE: &[&str] = &["maxContains", "minContains", "prefixItems", "then", "else"];
    const LAST: &[&str] = &["nullable", "readOnly", "type", "writeOnly"];
    [WHOLE, BY_ENTRY, OTHERS, MORE, LAST, canonical::WORDS].iter().any(|known| known.contains(&keyword))
        || keyword.starts_with("x-")
}

/// How much of a schema the type of a member shows in the model.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// All but conditions.
    Type,
    /// That it is a text, and not of which format.
    Text,
    /// The form of a text, without its limits.
    Form,
    /// Nothing: its values are any JSON.
    Nothing,
}

/// How a schema was reached.
#[derive(Clone, Copy)]
struct Way<'w> {
    prefix: &'w str,
    depth: usize,
    /// Whether a named type is a type of its own here, rather than a part of this one.
    is_member: bool,
    shows: Shows,
}

/// Compares the conditions of one place.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Conditions, two: &Conditions) {
    let keywords: BTreeSet<&String> = one.by_keyword.keys().chain(two.by_keyword.keys()).collect();
    for keyword in keywords {
        let (before, after) = (one.get(keyword), two.get(keyword));
        let left: Vec<_> = before.iter().filter(|(text, _)| !after.iter().any(|(other, _)| other == text)).collect();
        let right: Vec<_> = after.iter().filter(|(text, _)| !before.iter().any(|(other, _)| other == text)).collect();
        let origin = |side: &[&(String, Origin)]| side.first().map(|(_, origin)| origin.clone());
        let place = Place {
            base: origin(&left).or_else(|| place.base.clone()),
            head: origin(&right).or_else(|| place.head.clone()),
            ..place.clone()
        };
        let text = |side: &[&(String, Origin)]| {
            side.iter().map(|(text, _)| text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" and ")
        };
        let (before, after) = (text(&left), text(&right));
        match (left.is_empty(), right.is_empty()) {
            (true, true) => {}
            (true, false) => {
                let message = format!("`{keyword}` is new{}", shown(&after));
                let rule = if keyword == NULL { &rules::BECAME_NULLABLE } else { &rules::CONDITION_NARROWED };
                let finding = comparison.report(rule, &place, message);
                finding.after = Some(format!("{keyword} {after}"));
            }
            (false, true) => {
                let message = format!("`{keyword}` is gone{}", shown(&before));
                let rule = if keyword == NULL { &rules::BECAME_NOT_NULLABLE } else { &rules::CONDITION_WIDENED };
                let finding = comparison.report(rule, &place, message);
                finding.before = Some(format!("{keyword} {before}"));
            }
            (false, false) => {
                let rule = match narrows(keyword, &before, &after) {
                    Some(true) => &rules::CONDITION_NARROWED,
                    Some(false) => &rules::CONDITION_WIDENED,
                    None => &rules::CONDITION_CHANGED,
                };
                comparison.change(rule, &place, &format!("`{keyword}`"), before, after);
            }
        }
    }
}

fn shown(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(": `{text}`") }
}

/// Whether a condition that reads otherwise allows less; none where that is not known.
fn narrows(keyword: &str, before: &str, after: &str) -> Option<bool> {
    let keyword =
        keyword.rsplit_once("items ").or(keyword.rsplit_once("additionalProperties ")).map_or(keyword, |it| it.1);
    let numbers = || Some((before.parse::<f64>().ok()?, after.parse::<f64>().ok()?));
    match keyword.split(' ').next().unwrap_or_default() {
        "minContains" | "minLength" | "minProperties" => numbers().map(|(before, after)| after > before),
        "maxContains" | "maxLength" | "maxProperties" => numbers().map(|(before, after)| after < before),
        // More required members allow less.
        "dependentRequired" => {
            let names = |text: &str| serde_json::from_str::<BTreeSet<String>>(text).ok();
            let (before, after) = (names(before)?, names(after)?);
            if after.is_superset(&before) { Some(true) } else { before.is_superset(&after).then_some(false) }
        }
        _ => None,
    }
}
