//! What an OpenAPI document contains beside the model, where both sides are such documents.
//!
//! The model is what clients are made from. Keywords that no type shows (`not`, `if`, `contains`), the media types that
//! a client does not choose, scopes and dates of sunset are of no use to an emitter, and all the same of use to whoever
//! reviews a change. They are found by the places that the model keeps, and compared here.

mod canonical;
mod conditions;
mod lifecycle;
mod media;
mod operations;
mod schemes;
mod unreached;

use super::comparison::{Comparison, Place};
use super::written::{Documents, Written};
use crate::ir::{Field, Type, TypeDef};
use crate::openapi::document::Cursor;
use conditions::{Conditions, Shows};

pub(super) use operations::{compare as compare_operations, still_gives, still_takes};
pub(super) use schemes::compare as compare_schemes;
pub(super) use unreached::compare as compare_unreached;

/// Compares what two members or parameters have beside their types.
pub(super) fn compare_fields(comparison: &mut Comparison<'_>, place: &Place, one: &Field, two: &Field) {
    let (base, head) = &comparison.documents;
    let (Some(left), Some(right)) = (base.at(&one.origin), head.at(&two.origin)) else { return };
    let shows = match (&one.ty, &two.ty) {
        (Type::Timestamp(_) | Type::Date | Type::Bytes, Type::Timestamp(_) | Type::Date | Type::Bytes) => Shows::Form,
        (Type::Json, Type::Json) => Shows::Nothing,
        (Type::String, Type::String) => Shows::Text,
        _ => Shows::Type,
    };
    let of = |documents: &Documents<'_>, (document, cursor): &Written<'_>| {
        Conditions::of_member(documents, (document, value_of(cursor)), shows)
    };
    let conditions = (of(base, &left), of(head, &right));
    lifecycle::compare(comparison, place, &left.1, &right.1);
    conditions::compare(comparison, place, &conditions.0, &conditions.1);
}

/// The schema of a parameter or header; a property is its own.
fn value_of<'d>(cursor: &Cursor<'d>) -> Cursor<'d> {
    let is_schema = cursor.get("in").is_none() && cursor.get("type").is_some();
    let content = || cursor.get("content")?.entries().next()?.1.get("schema");
    let schema = cursor.get("schema").or_else(content).filter(|_| !is_schema);
    schema.unwrap_or_else(|| cursor.clone())
}

/// Compares what two named types have beside their members.
pub(super) fn compare_types(comparison: &mut Comparison<'_>, place: &Place, one: &TypeDef, two: &TypeDef) {
    let (base, head) = &comparison.documents;
    let (Some(left), Some(right)) = (base.at(&one.origin), head.at(&two.origin)) else { return };
    let conditions = (Conditions::of_type(base, &left), Conditions::of_type(head, &right));
    conditions::compare(comparison, place, &conditions.0, &conditions.1);
}
