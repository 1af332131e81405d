//! How parameters and the properties of forms are written (OpenAPI 3.1, sections 4.8.12.2 and 4.8.15).

use super::super::document::{Encoding, Location, Parameter};
use super::context::Lowering;
use super::media;
use crate::diagnostics::{codes, suggest};
use crate::ir::{Codec, Field, QueryStyle, Slot, Type, TypeKind};

/// The style that is meant where none is named.
const FORM: &str = "form";
/// The styles of the query, and of forms.
const QUERY_STYLES: [&str; 4] = [FORM, "spaceDelimited", "pipeDelimited", "deepObject"];

impl<'d> Lowering<'d> {
    /// The slot of a parameter; the style of one outside of the query is a flag of its field.
    pub(super) fn lower_style(&mut self, parameter: &Parameter<'d>, field: &mut Field, is_json: bool) -> Slot {
        let exploded = |default: bool| parameter.explode.unwrap_or(default);
        match parameter.location {
            Location::Query | Location::QueryString => {
                field.flags.reserved = parameter.allow_reserved;
                if is_json { Slot::Query(QueryStyle::Json) } else { self.query_slot(parameter, &field.ty) }
            }
            Location::Path => {
                let style = match (parameter.style.as_deref().unwrap_or("simple"), exploded(false)) {
                    _ if is_json => Some(QueryStyle::Json),
                    ("label", false) => Some(QueryStyle::Label),
                    ("label", true) => Some(QueryStyle::LabelExploded),
                    ("matrix", false) => Some(QueryStyle::Matrix),
                    ("matrix", true) => Some(QueryStyle::MatrixExploded),
                    ("simple", explode) => self.simple(&field.ty, explode),
                    (other, explode) => {
                        self.report_style(parameter, other, "path", "simple", &["simple", "label", "matrix"]);
                        self.simple(&field.ty, explode)
                    }
                };
                field.flags.style = style;
                Slot::Path { greedy: false }
            }
            Location::Header => {
                self.check_style(parameter, "header", "simple", &["simple"]);
                field.flags.style =
                    if is_json { Some(QueryStyle::Json) } else { self.simple(&field.ty, exploded(false)) };
                Slot::Header
            }
            Location::Cookie => {
                self.check_style(parameter, "cookie", "form", &["form", "cookie"]);
                field.flags.style = match exploded(true) {
                    _ if is_json => Some(QueryStyle::Json),
                    false if !self.is_single(&field.ty) => Some(QueryStyle::Comma),
                    _ => None,
                };
                Slot::Cookie
            }
        }
    }

    /// `simple` matters only to values of several parts.
    fn simple(&self, ty: &Type, explode: bool) -> Option<QueryStyle> {
        let has_pairs = !self.is_single(ty) && !matches!(ty, Type::List(_));
        let style = if explode { QueryStyle::SimpleExploded } else { QueryStyle::Simple };
        has_pairs.then_some(style)
    }

    /// Whether a type has values of a single text only.
    fn is_single(&self, ty: &Type) -> bool {
        match ty {
            Type::List(_) | Type::Map(_) | Type::Json => false,
            Type::Nullable(inner) => self.is_single(inner),
            Type::Named(id) => match self.types.get(*id).map(|definition| &definition.kind) {
                Some(TypeKind::Enum(_)) => true,
                Some(TypeKind::Newtype(newtype)) => self.is_single(&newtype.ty),
                // One that is not defined yet is a structure or a union.
                Some(TypeKind::Struct(_) | TypeKind::Union(_)) | None => false,
            },
            _ => true,
        }
    }

    fn query_slot(&mut self, parameter: &Parameter<'d>, ty: &Type) -> Slot {
        let style = parameter.style.as_deref().unwrap_or(FORM);
        let explode = parameter.explode.unwrap_or(style == FORM);
        if style == FORM && explode && matches!(ty, Type::Map(_)) {
            return Slot::QueryMap;
        }
        if !QUERY_STYLES.contains(&style) {
            self.report_style(parameter, style, "query", FORM, &QUERY_STYLES);
        }
        Slot::Query(query_style(style, explode))
    }

    fn check_style(&mut self, parameter: &Parameter<'d>, place: &str, default: &str, known: &[&str]) {
        if let Some(style) = parameter.style.as_deref().filter(|style| !known.contains(style)) {
            self.report_style(parameter, style, place, default, known);
        }
    }

    fn report_style(&mut self, parameter: &Parameter<'d>, style: &str, place: &str, default: &str, known: &[&str]) {
        let message = format!("`{style}` is not a style of a {place} parameter; it is written as `{default}`");
        let origin = parameter.origin.child("style");
        self.diagnostics.warning(&codes::UNKNOWN_STYLE, &origin, message).hint(advice(style, known));
    }

    /// Has the fields of a form written as its `encoding` declares.
    pub(super) fn encode_fields(&mut self, fields: &mut [Field], encoding: &[(&str, Encoding<'d>)], codec: Codec) {
        for (name, encoding) in encoding {
            let Some(field) = fields.iter_mut().find(|field| field.wire == *name) else {
                let message = format!("`{name}` is not a property of the form; its encoding has no effect");
                self.diagnostics.warning(&codes::UNUSED_PROPERTY_ENCODING, &encoding.origin, message);
                continue;
            };
            match codec {
                Codec::Form => self.encode_pair(field, encoding),
                _ => {
                    encode_part(field, encoding);
                    self.style_part(field, encoding);
                }
            }
        }
    }

    /// A list in one part. The style of a part counts from OpenAPI 3.1 on, and the format of a list in Swagger.
    fn style_part(&self, field: &mut Field, encoding: &Encoding<'d>) {
        let counts = self.document.has_siblings || self.document.is_upgraded;
        let is_declared = encoding.style.is_some() || encoding.explode.is_some();
        if !counts || !is_declared || field.flags.style.is_some() || !matches!(field.ty, Type::List(_)) {
            return;
        }
        let style = encoding.style.as_deref().unwrap_or(FORM);
        let joined = query_style(style, encoding.explode.unwrap_or(style == FORM));
        field.flags.style =
            matches!(joined, QueryStyle::Comma | QueryStyle::Space | QueryStyle::Pipe).then_some(joined);
    }

    /// A pair of `application/x-www-form-urlencoded`: a style, or a document within the value.
    fn encode_pair(&mut self, field: &mut Field, encoding: &Encoding<'d>) {
        field.flags.reserved = encoding.allow_reserved;
        if encoding.style.is_none() && encoding.explode.is_none() {
            let is_json = encoding.content_type.as_deref().is_some_and(is_json);
            field.flags.style = is_json.then_some(QueryStyle::Json);
            return;
        }
        let style = encoding.style.as_deref().unwrap_or(FORM);
        let explode = encoding.explode.unwrap_or(style == FORM);
        let is_known = QUERY_STYLES.contains(&style);
        field.flags.style = is_known.then(|| query_style(style, explode));
        if !is_known {
            let message = format!("`{style}` is not a style of a property of a form; it is written as `form`");
            let origin = encoding.origin.child("style");
            self.diagnostics.warning(&codes::UNKNOWN_STYLE, &origin, message).hint(advice(style, &QUERY_STYLES));
        }
    }
}

/// How a style writes a value in the query or in a form; one that is not known is read as `form`.
fn query_style(style: &str, explode: bool) -> QueryStyle {
    match style {
        "deepObject" => QueryStyle::Deep,
        "spaceDelimited" if !explode => QueryStyle::Space,
        "pipeDelimited" if !explode => QueryStyle::Pipe,
        _ if explode => QueryStyle::Repeat,
        _ => QueryStyle::Comma,
    }
}

/// The style that was probably meant, or all that there are.
fn advice(style: &str, known: &[&str]) -> String {
    let names: Vec<String> = known.iter().map(|style| format!("`{style}`")).collect();
    let otherwise = match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("write {} or {last}", others.join(", ")),
        _ => format!("write {}", names.join("")),
    };
    suggest::hint_or(style, known.iter().copied(), otherwise)
}

/// A part of `multipart/form-data`: its media type, the first of several.
fn encode_part(field: &mut Field, encoding: &Encoding<'_>) {
    let Some(content_type) = encoding.content_type.as_deref() else { return };
    let first = content_type.split(',').map(str::trim).find(|name| !name.is_empty() && !name.contains('*'));
    if let Some(first) = first {
        field.flags.media_type = Some(first.to_owned());
        if is_json(first) {
            field.flags.style = Some(QueryStyle::Json);
        }
    }
}

fn is_json(name: &str) -> bool {
    !name.contains('*') && media::codec(name) == Some(Codec::Json)
}
