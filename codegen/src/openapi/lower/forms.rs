//! The forms of a body: its media types (OpenAPI 3.1, section 4.8.13). Those that take the same parameters are one
//! request with alternatives.

use super::super::document::{Kind, MediaType, RequestBody};
use super::context::{Lowering, pointer};
use super::media;
use super::resolve::branches;
use super::types::kinds;
use crate::diagnostics::codes;
use crate::ir::{Alternative, Codec, Constraints, Param, Request, Slot, Type};

impl<'d> Lowering<'d> {
    /// The media types of a body, the one that clients speak best first.
    pub(super) fn forms(&mut self, body: &RequestBody<'d>) -> Vec<MediaType<'d>> {
        let mut forms = self.with_shared_schemas(body.content.clone());
        forms.sort_by_key(media::rank);
        let (forms, nameless): (Vec<_>, Vec<_>) = forms.into_iter().partition(|media| !self.is_nameless(media));
        if forms.is_empty() {
            return nameless;
        }
        for media in &nameless {
            let message =
                format!("a list has no names for the parts of `{}`; this form of the body is left out", media.name);
            self.diagnostics
                .warning(&codes::UNSUPPORTED_MEDIA_TYPE, &media.origin, message)
                .hint("a form is an object, whose properties are its parts (OpenAPI 3.1, section 4.8.14.4)");
        }
        forms
    }

    /// Whether a body is to be a form, of which every part has a name, and is a list or a single value.
    pub(super) fn is_nameless(&mut self, media: &MediaType<'d>) -> bool {
        let is_form = matches!(media::codec(media.name), Some(Codec::Form)) || is_form_data(media.name);
        let Some(schema) = media.schema.clone().filter(|_| is_form) else { return false };
        let own = self.resolve(&schema).schema;
        let is_value = |kind: &Kind| !matches!(kind, Kind::Object | Kind::String | Kind::Null);
        let kinds = kinds(&own);
        branches(&own).is_empty() && !kinds.is_empty() && kinds.iter().all(is_value)
    }

    /// The media type that a reference leads to (OpenAPI 3.2, `components/mediaTypes`), or the media type itself.
    fn referenced(&mut self, media: MediaType<'d>) -> MediaType<'d> {
        let Some(written) = self.document.at(&pointer(&media.origin)).filter(|value| value.get("$ref").is_some())
        else {
            return media;
        };
        match self.document.follow(written, &mut self.diagnostics) {
            Some(target) => MediaType::read(media.name, target, &mut self.diagnostics),
            None => media,
        }
    }

    /// Media types with their references followed, and one schema for those that are written alike.
    pub(super) fn with_shared_schemas(&mut self, forms: Vec<MediaType<'d>>) -> Vec<MediaType<'d>> {
        let mut forms: Vec<_> = forms.into_iter().map(|media| self.referenced(media)).collect();
        let written = |media: &MediaType<'_>| {
            let schema = self.document.at(&pointer(&media.origin.child("schema")));
            schema.map(|schema| schema.node)
        };
        for at in 1..forms.len() {
            let (before, media) = (&forms[..at], &forms[at]);
            let alike = before.iter().find(|other| written(other).is_some() && written(other) == written(media));
            if let Some(schema) = alike.map(|other| other.schema.clone()) {
                forms[at].schema = schema;
            }
        }
        forms
    }
}

fn is_form_data(name: &str) -> bool {
    let essence = name.split(';').next().unwrap_or(name).trim();
    essence.eq_ignore_ascii_case("multipart/form-data")
}

/// Makes a request an alternative of another that has the same parameters. Returns whether it did.
pub(super) fn join(known: &mut Request, other: &Request) -> bool {
    let Some(media_type) = other.media_type.clone() else { return false };
    let alike = known.params.len() == other.params.len()
        && known.params.iter().zip(&other.params).all(|(one, two)| is_same(one, two, known.codec, other.codec));
    if !alike {
        return false;
    }
    for (param, other) in known.params.iter_mut().zip(&other.params) {
        let (flags, other) = (&mut param.field.flags, &other.field.flags);
        flags.style = flags.style.or(other.style);
        flags.reserved |= other.reserved;
        flags.xml = flags.xml.take().or_else(|| other.xml.clone());
        flags.media_type = flags.media_type.take().or_else(|| other.media_type.clone());
    }
    known.root = known.root.take().or_else(|| other.root.clone());
    let is_sent = |name: &str| name.eq_ignore_ascii_case(&media_type);
    let mut others = known.alternatives.iter().map(|alternative| &alternative.media_type);
    if !known.media_type.iter().chain(&mut others).any(|name| is_sent(name)) {
        known.alternatives.push(Alternative { codec: other.codec, media_type });
    }
    true
}

/// Whether a parameter means the same to both forms.
fn is_same(one: &Param, two: &Param, known: Codec, other: Codec) -> bool {
    let is_alike = one.field.wire == two.field.wire
        && one.field.name == two.field.name
        && one.field.ty == two.field.ty
        && one.field.presence == two.field.presence
        && one.slot == two.slot
        && is_alike(&one.field.constraints, &two.field.constraints);
    match one.slot {
        Slot::Member => {
            let (left, right) = (&one.field.flags, &two.field.flags);
            is_alike
                && is_compatible(left.style.as_ref(), right.style.as_ref())
                && is_compatible(left.media_type.as_ref(), right.media_type.as_ref())
                && !is_file(one, known)
                && !is_file(two, other)
        }
        // A value that is no structure is no form, and text and bytes are what they are only as they stand.
        Slot::Payload => is_alike && (known == other || is_structure(one) && is_of_structures(known, other)),
        Slot::Path { .. }
        | Slot::Host
        | Slot::Query(_)
        | Slot::QueryMap
        | Slot::Header
        | Slot::HeaderMap
        | Slot::Cookie
        | Slot::Status => is_alike,
    }
}

/// Whether two settings do not contradict each other.
fn is_compatible<T: PartialEq>(one: Option<&T>, two: Option<&T>) -> bool {
    one.is_none() || two.is_none() || one == two
}

/// Constraints are alike wherever they were written.
fn is_alike(one: &Constraints, two: &Constraints) -> bool {
    let text = |constraints| serde_json::to_value(constraints).ok();
    text(one) == text(two)
}

/// Whether a part is a file, which comes as a stream with a name and has no counterpart in documents.
fn is_file(param: &Param, codec: Codec) -> bool {
    let is_bytes = |ty: &Type| matches!(ty, Type::Bytes);
    let is_file = match &param.field.ty {
        Type::List(list) => is_bytes(&list.item),
        ty => is_bytes(ty),
    };
    codec == Codec::Multipart && is_file && param.field.flags.style.is_none()
}

/// Whether a payload is named, as structures are.
fn is_structure(param: &Param) -> bool {
    matches!(param.field.ty, Type::Named(_))
}

/// Whether structures can be written by both codecs.
fn is_of_structures(one: Codec, two: Codec) -> bool {
    let is_one = |codec| matches!(codec, Codec::Json | Codec::Cbor | Codec::Xml(_) | Codec::Form | Codec::Multipart);
    is_one(one) && is_one(two)
}
