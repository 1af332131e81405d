//! Structures that hold what a response carries: the members of its document, or its body and headers side by side.

use std::rc::Rc;

use super::super::document::{Header, MediaType, Response as Written, Schema};
use super::context::{Lowering, Message, Of, pointer};
use super::media::body_type;
use super::parameters::text_schema;
use super::types::{is_struct, type_def};
use crate::diagnostics::Origin;
use crate::ir::{Codec, Field, Presence, Slot, Struct, Type, TypeKind};

impl<'d> Lowering<'d> {
    /// The structure for a document: itself where it is one, or one around it.
    pub(super) fn wrap_body(
        &mut self,
        media: &MediaType<'d>,
        codec: Codec,
        headers: Vec<Field>,
        may_be_empty: bool,
    ) -> Message {
        let schema = self.media_schema(media, codec);
        let resolved = self.resolve(&schema);
        let object = &resolved.schema;
        let is_whole =
            matches!(codec, Codec::Json | Codec::Xml(_)) && is_struct(object) && !resolved.nullable && !may_be_empty;
        if is_whole
            && headers.is_empty()
            && let Type::Named(ty) = self.lower_schema(&schema).ty
        {
            self.show_body(&Of::Type(Type::Named(ty)), media);
            return Message { ty, slots: vec![Slot::Member; object.properties.len()] };
        }
        let names: Vec<&str> = headers.iter().map(|header| header.wire.as_str()).collect();
        let place = format!("{}?{may_be_empty}&{}", pointer(&schema.origin), names.join(","));
        if let Some(message) = self.messages.get(&place) {
            return message.clone();
        }
        let message = if is_whole && schema.reference.is_none() {
            self.wrap_members(object, headers)
        } else {
            // The schema of one of many may stand anywhere.
            let is_one_of_many = matches!(codec, Codec::ServerEvents | Codec::JsonLines | Codec::JsonSequence);
            let origin = if is_one_of_many { media.origin.child("schema") } else { schema.origin.clone() };
            let name = self.names.fresh_wrapper(&pointer(&origin));
            let body = self.response_body(&schema, codec, may_be_empty);
            if matches!(codec, Codec::Json) {
                self.show_body(&Of::Type(body.ty.clone()), media);
            }
            self.wrap(name, &schema.origin, Some(body), headers)
        };
        self.messages.insert(place, message.clone());
        message
    }

    /// A structure of the members of an inline object and the headers beside it.
    pub(super) fn wrap_members(&mut self, object: &Rc<Schema<'d>>, headers: Vec<Field>) -> Message {
        let mut output = self.lower_struct(object);
        let mut slots = vec![Slot::Member; output.fields.len()];
        slots.resize(output.fields.len() + headers.len(), Slot::Header);
        output.fields.extend(headers);
        let name = self.names.fresh(&pointer(&object.origin), "Object");
        let ty = self.types.declare(&name, &object.origin);
        self.types.define(ty, type_def(name, object, TypeKind::Struct(output)));
        Message { ty, slots }
    }

    /// A structure of the headers of an error response without a body.
    pub(super) fn wrap_headers(&mut self, response: &Written<'d>, headers: Vec<Field>) -> Message {
        let place = pointer(&response.origin).to_string();
        if let Some(message) = self.messages.get(&place) {
            return message.clone();
        }
        let name = self.names.fresh_wrapper(&place);
        let message = self.wrap(name, &response.origin, None, headers);
        if let Some(definition) = self.types.get_mut(message.ty) {
            response.description.as_deref().unwrap_or_default().clone_into(&mut definition.docs);
        }
        self.messages.insert(place, message.clone());
        message
    }

    pub(super) fn response_body(&mut self, schema: &Rc<Schema<'d>>, codec: Codec, may_be_empty: bool) -> Field {
        let mut body = self.lower_field("body", schema, !may_be_empty);
        body.presence = if may_be_empty { Presence::Optional } else { Presence::Required };
        body.ty = body_type(codec, body.ty);
        self.mark_output(&mut body, schema);
        body
    }

    /// A structure of a whole body and the headers beside it.
    pub(super) fn wrap(&mut self, name: String, origin: &Origin, body: Option<Field>, headers: Vec<Field>) -> Message {
        let mut slots: Vec<_> = body.iter().map(|_| Slot::Payload).collect();
        slots.resize(slots.len() + headers.len(), Slot::Header);
        let fields: Vec<_> = body.into_iter().chain(headers).collect();
        let ty = self.types.declare(&name, origin);
        let kind = TypeKind::Struct(Struct { fields, ..Struct::default() });
        self.types.define(ty, type_def(name, &Schema::empty(origin.clone()), kind));
        Message { ty, slots }
    }

    pub(super) fn lower_headers(&mut self, response: &Written<'d>) -> Vec<Field> {
        let mut fields = Vec::new();
        for (name, cursor) in &response.headers {
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let Some(target) = self.document.follow(cursor.clone(), &mut self.diagnostics) else { continue };
            let Some(header) = Header::read(&target, &mut self.diagnostics) else { continue };
            self.check_token(name, &header.origin);
            let schema = header.schema.clone().unwrap_or_else(|| text_schema(&header.origin));
            let mut field = self.lower_field(name, &schema, header.required);
            if let Type::Nullable(ty) = field.ty {
                field.ty = *ty;
            }
            field.presence = if header.required { Presence::Required } else { Presence::Optional };
            field.docs = header.description.as_deref().map_or(field.docs, str::to_owned);
            field.flags.deprecated = header.deprecated.then(String::new);
            fields.push(field);
        }
        fields
    }
}
