//! Webhooks and callbacks: requests that the service sends (OpenAPI 3.1, sections 4.8.1 and 4.8.18).

use super::super::document::{self, Cursor, Location, MediaType, Operation, PathItem, RequestBody};
use super::context::{Lowering, Message, pointer};
use super::names::{Distinct, pascal};
use super::operations::{Named, docs};
use super::parameters::Parameters;
use crate::diagnostics::codes;
use crate::ir::{Codec, Field, Presence, Type, Webhook};

/// Where descriptions have what is sent without being asked for; the second is an extension of before 3.1.
const KEYS: [&str; 2] = ["webhooks", "x-webhooks"];

impl<'d> Lowering<'d> {
    /// The webhooks of the document and the callbacks of its operations.
    pub(super) fn lower_webhooks(&mut self, operations: &[Named<'d>]) -> Vec<Webhook> {
        let root = self.document.root();
        let (mut webhooks, mut names) = (Vec::new(), Distinct::default());
        for key in KEYS {
            for (name, cursor) in root.members(key, &mut self.diagnostics) {
                self.add_webhook(name, cursor, &mut names, &mut webhooks);
            }
        }
        for named in operations {
            for (name, cursor) in named.callbacks() {
                let Some(target) = self.document.follow(cursor.clone(), &mut self.diagnostics) else { continue };
                let name = format!("{}{}", named.name(), pascal(name));
                let expressions = target.entries().filter(|(expression, _)| !expression.starts_with("x-"));
                for (_, item) in expressions.collect::<Vec<_>>() {
                    self.add_webhook(&name, item, &mut names, &mut webhooks);
                }
            }
        }
        webhooks
    }

    /// Adds each method of a path item; of several, all but the first are told apart by the method.
    fn add_webhook(&mut self, name: &str, item: Cursor<'d>, names: &mut Distinct, webhooks: &mut Vec<Webhook>) {
        let Some(target) = self.document.follow(item, &mut self.diagnostics) else { return };
        let Some(item) = PathItem::read(&target, &mut self.diagnostics) else { return };
        for (at, (method, operation)) in item.operations.iter().enumerate() {
            let wanted = if at == 0 { name.to_owned() } else { format!("{name}{}", pascal(method)) };
            let name = names.add(&wanted);
            self.names.set_operation(&pointer(&operation.origin), &name);
            webhooks.push(self.lower_webhook(name, &item.parameters, operation));
        }
    }

    fn lower_webhook(&mut self, name: String, shared: &[Cursor<'d>], operation: &Operation<'d>) -> Webhook {
        let parameters = self.read_parameters([shared, &operation.parameters]);
        let headers = self.received_headers(&name, &parameters);
        let body = operation.request_body.clone();
        let body = body.and_then(|body| self.document.follow(body, &mut self.diagnostics));
        let body = body.and_then(|body| RequestBody::read(&body, &mut self.diagnostics));
        let mut forms = body.as_ref().map(|body| self.forms(body)).unwrap_or_default().into_iter();
        let (message, codec) = match (&body, forms.next()) {
            (Some(body), Some(media)) => {
                let codec = self.received_codec(&media);
                (Some(self.wrap_received(&media, codec, headers, !body.required)), codec)
            }
            _ if headers.is_empty() => (None, Codec::Empty),
            _ => {
                let wrapper = self.names.fresh_wrapper(&pointer(&operation.origin));
                (Some(self.wrap(wrapper, &operation.origin, None, headers)), Codec::Empty)
            }
        };
        for media in forms {
            let message =
                format!("the webhook `{name}` is read as its first media type only, and not as `{}`", media.name);
            self.diagnostics.warning(&codes::UNSUPPORTED_MEDIA_TYPE, &media.origin, message);
        }
        Webhook {
            docs: docs(operation),
            origin: operation.origin.clone(),
            deprecated: operation.deprecated.then(String::new),
            slots: message.as_ref().map(|message| message.slots.clone()).unwrap_or_default(),
            message: message.map(|message| message.ty),
            codec,
            name,
        }
    }

    /// The structure of a body and its headers. A body that may be absent and is an object is one without members then.
    fn wrap_received(
        &mut self,
        media: &MediaType<'d>,
        codec: Codec,
        headers: Vec<Field>,
        is_optional: bool,
    ) -> Message {
        // The members of a form are those of its object, as in JSON.
        let shape = if codec == Codec::Form { Codec::Json } else { codec };
        let is_object = media.schema.clone().is_some_and(|schema| {
            let object = self.resolve(&schema).schema;
            super::types::is_struct(&object)
        });
        self.wrap_body(media, shape, headers, is_optional && !is_object)
    }

    /// The codec of a body that is received as a whole.
    fn received_codec(&mut self, media: &MediaType<'d>) -> Codec {
        match self.body_codec(media) {
            Codec::Multipart | Codec::Query(_) | Codec::Stream => Codec::Bytes,
            Codec::ServerEvents | Codec::JsonLines | Codec::JsonSequence => Codec::Text,
            codec @ (Codec::Empty
            | Codec::Json
            | Codec::Cbor
            | Codec::Xml(_)
            | Codec::Form
            | Codec::Text
            | Codec::Bytes
            | Codec::Events) => codec,
        }
    }

    /// The headers of a request that is received. Its receiver has the path, query and cookies from its own server.
    fn received_headers(&mut self, name: &str, parameters: &Parameters<'d>) -> Vec<Field> {
        let mut headers = Vec::new();
        for parameter in &parameters.list {
            match parameter.location {
                Location::Header => headers.push(self.received_header(parameter)),
                Location::Path | Location::Query | Location::QueryString | Location::Cookie => {
                    let message = format!(
                        "the parameter `{}` of the webhook `{name}` is not read: headers and bodies are",
                        parameter.name
                    );
                    self.diagnostics.note(&codes::UNSUPPORTED_WEBHOOK, &parameter.origin, message);
                }
            }
        }
        headers
    }

    fn received_header(&mut self, parameter: &document::Parameter<'d>) -> Field {
        let mut field = self.lower_parameter(parameter).field;
        if let Type::Nullable(ty) = field.ty {
            field.ty = *ty;
        }
        field.presence = if parameter.required { Presence::Required } else { Presence::Optional };
        field.flags.assumed = None;
        field
    }
}
