//! Outputs: what the successful responses of an operation come to. The status decides first, then the content type.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Kind, MediaType, Response as Written, Schema};
use super::context::{Lowering, Message, key};
use super::names::{Distinct, media_word, pascal, unescape};
use super::responses::{Case, is_output};
use super::types::{kinds, type_def};
use super::{media, statuses};
use crate::diagnostics::Origin;
use crate::ir::{Codec, Field, Presence, Response, ResponseCase, Status, Tagging, Type, TypeKind, Union};

/// One kind of body of an operation's successes.
struct Kinds<'a, 'd> {
    /// The first response that has it.
    status: Status,
    response: &'a Written<'d>,
    media: &'a MediaType<'d>,
    codec: Codec,
    schema: Rc<Schema<'d>>,
}

impl<'d> Lowering<'d> {
    /// The response of a success.
    pub(super) fn lower_response(&mut self, operation: &str, origin: &Origin, all: &[Case<'d>]) -> Response {
        let successes = successes(all);
        let Some(first) = successes.iter().find(|case| !case.response.content.is_empty()).or(successes.first()) else {
            let status = all.iter().map(|case| case.status).find(|status| matches!(status, Status::Code(..400)));
            return response(status.unwrap_or(Status::Code(200)), None, Codec::Empty);
        };
        let (mut cases, mut bodies) = (Vec::new(), Vec::new());
        for case in &successes {
            self.add_bodies(case, &mut cases, &mut bodies);
        }
        self.distinguish(&mut cases, &mut bodies);
        let headers = self.lower_all_headers(&successes);
        let may_be_empty = cases.iter().any(|case| case.codec == Codec::Empty) && !bodies.is_empty();
        let message = match &bodies[..] {
            [] => (!headers.is_empty()).then(|| {
                let name = self.names.unique(&pascal(&format!("{operation} Response")));
                self.wrap(name, &first.response.origin, None, headers)
            }),
            [only] => Some(self.wrap_body(only.media, only.codec, headers, may_be_empty)),
            _ => {
                let name = self.names.unique(&pascal(&format!("{operation} Response")));
                let body = self.lower_bodies(&name, origin, &bodies, may_be_empty);
                Some(self.wrap(name, origin, Some(body), headers))
            }
        };
        let codec = bodies.first().map_or(Codec::Empty, |body| body.codec);
        Response { cases, accept: accept(all), ..response(first.status, message, codec) }
    }

    /// Adds the bodies that a response may have, each kind once.
    fn add_bodies<'a>(&mut self, case: &'a Case<'d>, cases: &mut Vec<ResponseCase>, bodies: &mut Vec<Kinds<'a, 'd>>) {
        let (status, response) = (case.status, &case.response);
        if response.content.is_empty() {
            cases.push(ResponseCase { status, media_type: None, codec: Codec::Empty, variant: None });
        }
        let mut content: Vec<_> = response.content.iter().collect();
        content.sort_by_key(|media| media::rank(media));
        for media in content {
            let codec = self.response_codec(media);
            let schema = self.media_schema(media, codec);
            let own = key(&self.resolve(&schema).schema);
            let known = (0..bodies.len()).find(|at| {
                let body = &bodies[*at];
                body.codec == codec && key(&self.resolve(&body.schema.clone()).schema) == own
            });
            let variant = Some(known.unwrap_or(bodies.len()));
            cases.push(ResponseCase { status, media_type: Some(media.name.to_owned()), codec, variant });
            if known.is_none() {
                bodies.push(Kinds { status, response, media, codec, schema });
            }
        }
    }

    /// Bodies of one type and codec are one kind, wherever their schemas stand. A single kind needs no variants.
    fn distinguish(&mut self, cases: &mut [ResponseCase], bodies: &mut Vec<Kinds<'_, 'd>>) {
        if bodies.len() > 1 {
            let mut types: Vec<(Codec, Type)> = Vec::new();
            let mut places = Vec::new();
            for body in bodies.iter() {
                let own = (syntax(body.codec), self.response_body(&body.schema, body.codec, false).ty);
                let known = types.iter().position(|other| *other == own);
                places.push(known.unwrap_or(types.len()));
                if known.is_none() {
                    types.push(own);
                }
            }
            for case in cases.iter_mut() {
                case.variant = case.variant.and_then(|at| places.get(at).copied());
            }
            let mut seen = HashSet::new();
            let mut at = places.iter();
            bodies.retain(|_| at.next().is_some_and(|place| seen.insert(*place)));
        }
        if bodies.len() < 2 {
            for case in cases {
                case.variant = None;
            }
        }
    }

    /// A body that is a union of the kinds that there are.
    fn lower_bodies(&mut self, wrapper: &str, origin: &Origin, bodies: &[Kinds<'_, 'd>], may_be_empty: bool) -> Field {
        let mut variants = Vec::new();
        let mut names = Distinct::default();
        for (body, name) in bodies.iter().zip(words(bodies)) {
            let mut variant = self.response_body(&body.schema, body.codec, true);
            variant.name = names.add(&name);
            variant.wire.clone_from(&variant.name);
            (variant.flags.assumed, variant.origin) = (None, body.media.origin.clone());
            body.response.description.as_deref().unwrap_or_default().clone_into(&mut variant.docs);
            variants.push(variant);
        }
        let name = self.names.unique(&format!("{wrapper}Body"));
        let id = self.types.declare(&name, origin);
        let kind = TypeKind::Union(Union { tagging: Tagging::Untagged, variants });
        self.types.define(id, type_def(name, &Schema::empty(origin.clone()), kind));
        let presence = if may_be_empty { Presence::Optional } else { Presence::Required };
        Field { ty: Type::Named(id), presence, ..super::parameters::text_field("body", origin) }
    }

    /// The headers of all successes; required are those that all have.
    fn lower_all_headers(&mut self, successes: &[&Case<'d>]) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for (at, case) in successes.iter().enumerate() {
            let own = self.lower_headers(&case.response);
            let has = |fields: &[Field], name: &str| fields.iter().any(|field| field.wire.eq_ignore_ascii_case(name));
            for field in &mut fields {
                if !has(&own, &field.wire) {
                    field.presence = Presence::Optional;
                }
            }
            for mut field in own {
                if at > 0 && !has(&fields, &field.wire) {
                    field.presence = Presence::Optional;
                }
                if !has(&fields, &field.wire) {
                    fields.push(field);
                }
            }
        }
        fields
    }

    /// The schema of the documents of a media type, or of each of a sequence of documents.
    pub(super) fn media_schema(&mut self, media: &MediaType<'d>, codec: Codec) -> Rc<Schema<'d>> {
        let written = media.schema.clone().or_else(|| media.item_schema.clone());
        let written = written.unwrap_or_else(|| Rc::new(Schema::empty(media.origin.child("schema"))));
        match codec {
            Codec::ServerEvents => self.event_data(media),
            Codec::JsonLines | Codec::JsonSequence => match &media.item_schema {
                Some(item) => item.clone(),
                None => {
                    let resolved = self.resolve(&written).schema;
                    resolved.items.clone().filter(|_| kinds(&resolved) == [Kind::Array]).unwrap_or(written)
                }
            },
            Codec::Text | Codec::Bytes | Codec::Stream => self.opaque_schema(written),
            Codec::Empty
            | Codec::Json
            | Codec::Cbor
            | Codec::Xml(_)
            | Codec::Form
            | Codec::Query(_)
            | Codec::Multipart
            | Codec::Events => written,
        }
    }

    /// The schema of the data of an event: the schema itself, or what an `itemSchema` has under `data` (OpenAPI 3.2,
    /// section 4.14.4). Text where nothing is said.
    fn event_data(&mut self, media: &MediaType<'d>) -> Rc<Schema<'d>> {
        let Some(written) = media.item_schema.clone().or_else(|| media.schema.clone()) else {
            return super::parameters::text_schema(&media.origin);
        };
        let resolved = self.resolve(&written).schema;
        let data = resolved.properties.iter().find(|(name, _)| *name == "data").map(|(_, data)| data.clone());
        match data.filter(|_| media.item_schema.is_some()) {
            Some(data) => self.resolve(&data).schema.content_schema.clone().unwrap_or(data),
            None => written,
        }
    }
}

/// The successes, lowest first, ranges after them.
fn successes<'a, 'd>(cases: &'a [Case<'d>]) -> Vec<&'a Case<'d>> {
    let mut named: Vec<_> = cases.iter().filter(|case| is_output(case, cases)).collect();
    named.sort_by_key(|case| match case.status {
        Status::Code(code) => code,
        Status::Class(class) => u16::from(class) * 100 + 99,
        Status::Default => u16::MAX,
    });
    named
}

/// What to ask for: the media types of the successes, most specific first, then those of errors that are none of them.
fn accept(cases: &[Case<'_>]) -> Vec<String> {
    let (outputs, errors): (Vec<&Case<'_>>, Vec<&Case<'_>>) = cases.iter().partition(|case| is_output(case, cases));
    let mut names: Vec<&str> = Vec::new();
    for cases in [outputs, errors] {
        let mut media: Vec<_> = cases.iter().flat_map(|case| &case.response.content).collect();
        media.sort_by_key(|media| media::rank(media));
        for media in media {
            if !names.iter().any(|name| name.eq_ignore_ascii_case(media.name)) {
                names.push(media.name);
            }
        }
    }
    // A range takes what nothing before it names (RFC 9110, section 12.5.1).
    names.sort_by_key(|name| match name.split_once('/') {
        Some(("*", _)) => 2,
        Some((_, subtype)) if subtype.starts_with('*') => 1,
        _ => 0,
    });
    names.retain(|name| name.contains('/') && name.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
    names.into_iter().map(str::to_owned).collect()
}

/// A codec for all that read the same types: a value is the same in JSON and in XML.
fn syntax(codec: Codec) -> Codec {
    match codec {
        Codec::Json | Codec::Xml(_) => Codec::Json,
        codec => codec,
    }
}

/// What kinds of bodies are called: after the schemas that they refer to where all do, after their statuses where those
/// differ, else after their media types.
fn words(bodies: &[Kinds<'_, '_>]) -> Vec<String> {
    let schema = |body: &Kinds<'_, '_>| {
        let reference = body.schema.reference.filter(|_| body.codec == Codec::Json)?;
        Some(unescape(reference.rsplit('/').next().unwrap_or(reference)))
    };
    let by_schema: Option<Vec<String>> = bodies.iter().map(schema).collect();
    let by_status: Vec<String> = bodies.iter().map(|body| statuses::word(body.status)).collect();
    let by_media: Vec<String> = bodies.iter().map(|body| media_word(body.media.name)).collect();
    let differ = |words: &[String]| words.iter().collect::<HashSet<_>>().len() == words.len();
    match by_schema {
        Some(by_schema) if differ(&by_schema) => by_schema,
        _ if differ(&by_status) => by_status,
        _ if differ(&by_media) => by_media,
        _ => by_status.iter().zip(&by_media).map(|(status, media)| format!("{status}{media}")).collect(),
    }
}

fn response(status: Status, message: Option<Message>, codec: Codec) -> Response {
    let (output, slots) = message.map_or((None, Vec::new()), |message| (Some(message.ty), message.slots));
    Response { status, output, slots, codec, cases: Vec::new(), accept: Vec::new() }
}
