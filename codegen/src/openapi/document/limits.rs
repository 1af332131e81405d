//! The keywords of a schema that limit its values (JSON Schema Validation, section 6).

use std::borrow::Cow;

use super::cursor::Cursor;
use super::node::Node;
use crate::diagnostics::{Diagnostics, Origin};
use crate::ir::Number;

/// `exclusiveMinimum` and `exclusiveMaximum`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Exclusive {
    /// OpenAPI 3.0: whether the bound of the other keyword is itself outside.
    Flag(bool),
    /// OpenAPI 3.1: a bound of its own.
    At(Number),
}

/// What limits a value. Both spellings of exclusive bounds are taken in either version, as documents do.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct Limits<'d> {
    pub minimum: Option<Number>,
    pub maximum: Option<Number>,
    pub exclusive_minimum: Option<Exclusive>,
    pub exclusive_maximum: Option<Exclusive>,
    pub multiple_of: Option<Number>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    /// With its place, as schemas that are merged bring several.
    pub patterns: Vec<(Cow<'d, str>, Origin)>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub unique_items: bool,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
}

impl<'d> Limits<'d> {
    pub(super) fn read(schema: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Self {
        Self {
            minimum: schema.number("minimum", diagnostics),
            maximum: schema.number("maximum", diagnostics),
            exclusive_minimum: exclusive(schema, "exclusiveMinimum", diagnostics),
            exclusive_maximum: exclusive(schema, "exclusiveMaximum", diagnostics),
            multiple_of: schema.number("multipleOf", diagnostics),
            min_length: schema.count("minLength", diagnostics),
            max_length: schema.count("maxLength", diagnostics),
            patterns: schema
                .get_str("pattern")
                .map(|text| (Cow::Borrowed(text), schema.origin.child("pattern")))
                .into_iter()
                .collect(),
            min_items: schema.count("minItems", diagnostics),
            max_items: schema.count("maxItems", diagnostics),
            unique_items: schema.flag("uniqueItems", diagnostics),
            min_properties: schema.count("minProperties", diagnostics),
            max_properties: schema.count("maxProperties", diagnostics),
        }
    }
}

fn exclusive(schema: &Cursor<'_>, key: &str, diagnostics: &mut Diagnostics) -> Option<Exclusive> {
    match schema.get(key)?.node {
        Node::Bool(flag) => Some(Exclusive::Flag(*flag)),
        _ => schema.number(key, diagnostics).map(Exclusive::At),
    }
}
