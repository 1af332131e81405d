//! Request bodies (OpenAPI 3.1, section 4.8.13).

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Additional, MediaType, RequestBody, Schema};
use super::context::{Lowering, Of};
use super::media;
use super::parameters::{Parts, leave_default_to_service};
use super::types::is_struct;
use crate::diagnostics::codes;
use crate::ir::{Codec, Element, Field, Param, Presence, QueryStyle, Slot, Struct, Type, letters};

/// The body of a request: its codec and what it is announced as.
pub(super) struct Body {
    pub(super) codec: Codec,
    pub(super) media_type: Option<String>,
    /// Whether it may be absent.
    pub(super) is_optional: bool,
    /// The root element of a document in XML.
    pub(super) root: Option<Element>,
}

impl Body {
    /// No body.
    pub(super) const NONE: Self = Self { codec: Codec::Empty, media_type: None, is_optional: false, root: None };
}

impl<'d> Lowering<'d> {
    /// Adds the parts of the body to the parameters.
    pub(super) fn lower_body(&mut self, body: &RequestBody<'d>, media: &MediaType<'d>, parts: &mut Parts) -> Body {
        let codec = self.sent_codec(media);
        let media_type = Some(media::content_type(media.name, codec));
        let schema = self.media_schema(media, codec);
        let members = match codec {
            Codec::Json | Codec::Cbor | Codec::Form | Codec::Multipart | Codec::Xml(_) => {
                self.body_members(body, &schema, &parts.params, codec)
            }
            Codec::Empty
            | Codec::Query(_)
            | Codec::Text
            | Codec::Bytes
            | Codec::Stream
            | Codec::Events
            | Codec::ServerEvents
            | Codec::JsonLines
            | Codec::JsonSequence => None,
        };
        let members = members.map(|mut fields| {
            if codec == Codec::Multipart {
                self.find_files(&mut fields, &schema);
            }
            self.encode_fields(&mut fields, &media.encoding, codec);
            fields
        });
        if matches!(codec, Codec::Json)
            && let Some(fields) = &members
        {
            let members = Struct { fields: fields.clone(), ..Struct::default() };
            self.show_body(&Of::Members(members), media);
        }
        match members {
            Some(members) => parts.params.extend(members.into_iter().map(|field| Param { field, slot: Slot::Member })),
            None => {
                let field = self.payload(body, &schema, codec, &parts.params);
                parts.params.push(Param { field, slot: Slot::Payload });
            }
        }
        let root = matches!(codec, Codec::Xml(_)).then(|| self.root_element(&schema));
        Body { codec, media_type, is_optional: !body.required, root }
    }

    /// The codec of a body that is sent.
    pub(super) fn sent_codec(&mut self, media: &MediaType<'d>) -> Codec {
        match self.body_codec(media) {
            // A sequence of documents is sent as the bytes that it is.
            Codec::ServerEvents | Codec::JsonLines | Codec::JsonSequence => {
                self.report_structure(media, Codec::Stream);
                Codec::Stream
            }
            // A form is an object: the parts of anything else have no names.
            Codec::Form | Codec::Multipart if self.is_nameless(media) => {
                self.report_structure(media, Codec::Bytes);
                Codec::Bytes
            }
            codec => codec,
        }
    }

    /// Parts whose content is of a media type and not encoded are files (OpenAPI 3.1, section 4.8.14.4); a text in
    /// base64 is sent as it is.
    fn find_files(&mut self, fields: &mut [Field], schema: &Rc<Schema<'d>>) {
        let object = self.resolve(schema).schema;
        for field in fields {
            let Some((_, property)) = object.properties.iter().find(|(name, _)| *name == field.wire) else { continue };
            let own = self.resolve(property).schema;
            let item = own.items.clone().map(|items| self.resolve(&items).schema);
            match (&mut field.ty, item) {
                (ty, None) if is_file(&own) => *ty = Type::Bytes,
                (Type::List(list), Some(item)) if is_file(&item) => list.item = Type::Bytes,
                (Type::Bytes, None) if own.format.as_deref() == Some("byte") => {
                    field.flags.style = Some(QueryStyle::Simple);
                }
                _ => {}
            }
        }
    }

    /// The codec of a body. Bytes and text of a media type without one pass as they are, and so does binary content
    /// behind a range; a structure in such a media type is reported.
    pub(super) fn body_codec(&mut self, media: &MediaType<'d>) -> Codec {
        match media::codec(media.name) {
            Some(Codec::Json) if media.name.contains('*') => {
                if self.is_opaque(media) {
                    Codec::Bytes
                } else {
                    Codec::Json
                }
            }
            Some(Codec::Xml(_)) if self.is_opaque(media) => {
                if media.name.starts_with("text/") {
                    Codec::Text
                } else {
                    Codec::Bytes
                }
            }
            Some(codec @ Codec::Xml(_)) => match media.schema.clone() {
                Some(schema) if !self.has_elements(&schema) => {
                    let message = "unions and tuples have no form in XML; the body is bytes as they are";
                    self.diagnostics.warning(&codes::UNSUPPORTED_MEDIA_TYPE, &media.origin, message);
                    Codec::Bytes
                }
                Some(_) | None => codec,
            },
            Some(codec @ (Codec::Text | Codec::Bytes | Codec::Stream)) => {
                self.report_structure(media, codec);
                codec
            }
            Some(codec) => codec,
            None => {
                self.report_structure(media, Codec::Bytes);
                Codec::Bytes
            }
        }
    }

    /// The members of the body as parameters of their own, where that is as good: the body is an object that is always
    /// sent, or may as well be sent empty, and its names are free.
    fn body_members(
        &mut self,
        body: &RequestBody<'d>,
        schema: &Rc<Schema<'d>>,
        params: &[Param],
        codec: Codec,
    ) -> Option<Vec<Field>> {
        let resolved = self.resolve(schema);
        let object = &resolved.schema;
        let closed = matches!(object.additional, Additional::Unsaid | Additional::Forbidden)
            || !matches!(codec, Codec::Json | Codec::Xml(_));
        if resolved.nullable || !is_struct(object) || !closed {
            return None;
        }
        let sent = object.properties.iter().filter(|(_, property)| !self.is_read_only(property));
        let required: HashSet<&str> = object.required.iter().map(|name| &**name).collect();
        let requires = sent.clone().any(|(name, _)| required.contains(name));
        let clashes =
            sent.clone().any(|(name, _)| params.iter().any(|param| letters(&param.field.name) == letters(name)));
        if (requires && !body.required) || clashes {
            return None;
        }
        let mut fields = self.lower_fields(object);
        fields.retain(|field| !field.flags.read_only);
        for field in &mut fields {
            leave_default_to_service(field, required.contains(&*field.name));
        }
        Some(fields)
    }

    /// The body as one parameter, named `body` if that is free.
    fn payload(&mut self, body: &RequestBody<'d>, schema: &Rc<Schema<'d>>, codec: Codec, params: &[Param]) -> Field {
        let name = ["body", "payload", "request_body"]
            .into_iter()
            .find(|name| params.iter().all(|param| letters(&param.field.name) != letters(name)));
        let mut field = self.lower_field(name.unwrap_or("the_body"), schema, body.required);
        field.ty = media::body_type(codec, field.ty);
        if matches!(codec, Codec::Xml(_)) {
            self.mark_payload(&mut field, schema);
        }
        if let Some(description) = &body.description {
            field.docs = description.to_string();
        }
        field.presence = if body.required { Presence::Required } else { Presence::Optional };
        field.origin = body.origin.clone();
        field
    }
}

/// Whether a schema is of texts that are the content of a file.
fn is_file(schema: &Schema<'_>) -> bool {
    let is_binary = |name: &str| !name.starts_with("text/") && media::codec(name) != Some(Codec::Json);
    schema.content_encoding.is_none() && schema.content_media_type.as_deref().is_some_and(is_binary)
}
