//! Responses (OpenAPI 3.1, sections 4.8.16 and 4.8.17).

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Cursor, Header, MediaType, Response as Written, Schema};
use super::context::{Lowering, pointer};
use super::media;
use super::names::pascal;
use super::parameters::{text_field, text_schema};
use super::resolve::key;
use super::types::{is_struct, type_def};
use crate::diagnostics::{Origin, codes};
use crate::ir::{
    Codec, ErrorCase, Field, Fixed, FixedPlace, Presence, Response, Slot, Status, Struct, Type, TypeId, TypeKind,
};

/// A response of an operation with the status it is for.
pub(super) struct Case<'d> {
    status: Status,
    response: Written<'d>,
}

/// A structure together with the places of its fields in the message.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    ty: TypeId,
    slots: Vec<Slot>,
}

impl<'d> Lowering<'d> {
    /// The responses of an operation, with references followed.
    pub(super) fn read_responses(&mut self, responses: &[(&'d str, Cursor<'d>)]) -> Vec<Case<'d>> {
        let mut cases = Vec::new();
        for (key, cursor) in responses.iter().filter(|(key, _)| !key.starts_with("x-")) {
            let Some(status) = self.read_status(key, &cursor.origin) else { continue };
            let Some(target) = self.document.follow(cursor.clone(), &mut self.diagnostics) else { continue };
            let Some(response) = Written::read(&target, &mut self.diagnostics) else { continue };
            cases.push(Case { status, response });
        }
        cases
    }

    fn read_status(&mut self, key: &str, origin: &Origin) -> Option<Status> {
        let class = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx"));
        let status = match (key, class) {
            ("default", _) => Some(Status::Default),
            (_, Some(digit)) => digit.parse().ok().filter(|digit| (1..=5).contains(digit)).map(Status::Class),
            _ => key.parse().ok().filter(|code| (100..=599).contains(code)).map(Status::Code),
        };
        if status.is_none() {
            let message = format!("`{key}` is no status of a response");
            self.diagnostics.warning(&codes::INVALID_STATUS, origin, message).hint("write `200`, `4XX` or `default`");
        }
        status
    }

    /// What comes back when it went well.
    pub(super) fn lower_response(&mut self, operation: &str, origin: &Origin, cases: &[Case<'d>]) -> Response {
        let successes = successes(cases);
        let told: Vec<_> = successes.iter().copied().filter(|case| !case.response.content.is_empty()).collect();
        let Some(first) = told.first().or(successes.first()).copied() else {
            let status = cases.iter().map(|case| case.status).find(|status| matches!(status, Status::Code(..400)));
            return response(status.unwrap_or(Status::Code(200)), None, Codec::Empty);
        };
        let headers = self.lower_headers(&first.response);
        let Some(media) = media::choose(&first.response.content) else {
            let holder = (!headers.is_empty()).then(|| {
                let name = self.names.unique(&pascal(&format!("{operation} Response")));
                self.wrap(name, &first.response.origin, None, headers)
            });
            return response(first.status, holder, Codec::Empty);
        };
        let codec = self.response_codec(media);
        let may_be_empty = told.len() < successes.len();
        let schemas = self.distinct_schemas(&told, codec);
        let holder = if schemas.len() < 2 {
            self.hold(media, codec, headers, may_be_empty)
        } else {
            let name = self.names.unique(&pascal(&format!("{operation} Response")));
            let body = self.union_of_answers(&name, origin, &schemas);
            self.wrap(name, origin, Some(payload(body, may_be_empty, &media.origin)), headers)
        };
        response(first.status, Some(holder), codec)
    }

    /// What comes back when it did not go well. A status with neither body nor headers is an error that needs no type,
    /// unless it would be read as the error of a wider case.
    pub(super) fn lower_errors(&mut self, cases: &[Case<'d>]) -> Vec<ErrorCase> {
        let no_success = !cases.iter().any(|case| is_success(case.status));
        let mut errors = Vec::new();
        for case in cases {
            let has_wider = !no_success && cases.iter().any(|other| is_wider(other, case.status));
            let is_error = match case.status {
                Status::Code(code) => code >= 400 || code >= 300 && has_wider,
                Status::Class(class) => class >= 4 || class == 3 && has_wider,
                Status::Default => !no_success,
            };
            if !is_error {
                continue;
            }
            let headers = self.lower_headers(&case.response);
            let (holder, codec) = match media::choose(&case.response.content) {
                Some(media) => {
                    let codec = self.response_codec(media);
                    (self.hold(media, codec, headers, false), codec)
                }
                None if headers.is_empty() && !has_wider => continue,
                None => (self.hold_headers(&case.response, headers), Codec::Empty),
            };
            let Holder { ty, slots } = holder;
            errors.push(ErrorCase { code: None, status: case.status, ty, slots, codec, retry: None });
        }
        errors
    }

    fn response_codec(&mut self, media: &MediaType<'d>) -> Codec {
        match self.body_codec(media) {
            Codec::Form | Codec::Multipart => Codec::Bytes,
            codec @ (Codec::Empty | Codec::Json | Codec::Text | Codec::Bytes | Codec::Stream | Codec::Events) => codec,
        }
    }

    /// The different schemas of several successes that share a codec.
    fn distinct_schemas(&mut self, told: &[&Case<'d>], codec: Codec) -> Vec<Rc<Schema<'d>>> {
        let media = told.iter().filter_map(|case| media::choose(&case.response.content));
        let media = media.filter(|media| media::codec(media.name) == Some(codec));
        let mut schemas: Vec<_> = media.filter_map(|media| media.schema.clone()).collect();
        let mut places = HashSet::new();
        schemas.retain(|schema| places.insert(key(&self.resolve(schema).schema)));
        if schemas.len() > 1 {
            let mut types = Vec::new();
            schemas.retain(|schema| {
                let ty = self.lower_schema(schema).ty;
                let is_new = !types.contains(&ty);
                types.push(ty);
                is_new
            });
        }
        schemas
    }

    /// The structure for a document: itself where it is one, or one around it.
    fn hold(&mut self, media: &MediaType<'d>, codec: Codec, headers: Vec<Field>, may_be_empty: bool) -> Holder {
        let schema = media.schema.clone().unwrap_or_else(|| Rc::new(Schema::empty(media.origin.child("schema"))));
        let resolved = self.resolve(&schema);
        let object = &resolved.schema;
        let is_whole = codec == Codec::Json && is_struct(object) && !resolved.nullable && !may_be_empty;
        if is_whole
            && headers.is_empty()
            && let Type::Named(ty) = self.lower_schema(&schema).ty
        {
            return Holder { ty, slots: vec![Slot::Member; object.properties.len()] };
        }
        let place = format!("{}?{may_be_empty}", pointer(&schema.origin));
        if let Some(holder) = self.holders.get(&place) {
            return holder.clone();
        }
        let holder = if is_whole && schema.reference.is_none() {
            self.hold_members(object, headers)
        } else {
            let name = self.names.fresh_wrapper(&pointer(&schema.origin));
            let body = self.answer_payload(&schema, codec, may_be_empty);
            self.wrap(name, &schema.origin, Some(body), headers)
        };
        self.holders.insert(place, holder.clone());
        holder
    }

    /// A structure of the members of an inline object and the headers beside it.
    fn hold_members(&mut self, object: &Rc<Schema<'d>>, headers: Vec<Field>) -> Holder {
        let mut answer = self.lower_struct(object);
        let mut slots = vec![Slot::Member; answer.fields.len()];
        slots.resize(answer.fields.len() + headers.len(), Slot::Header);
        answer.fields.extend(headers);
        let name = self.names.fresh(&pointer(&object.origin));
        let ty = self.types.declare(&name, &object.origin);
        self.types.define(ty, type_def(name, object, TypeKind::Struct(answer)));
        Holder { ty, slots }
    }

    /// A structure of the headers of a refusal without a body.
    fn hold_headers(&mut self, response: &Written<'d>, headers: Vec<Field>) -> Holder {
        let place = pointer(&response.origin).to_string();
        if let Some(holder) = self.holders.get(&place) {
            return holder.clone();
        }
        let name = self.names.fresh_wrapper(&place);
        let holder = self.wrap(name, &response.origin, None, headers);
        if let Some(definition) = self.types.get_mut(holder.ty) {
            definition.docs = response.description.as_deref().unwrap_or_default().to_owned();
        }
        self.holders.insert(place, holder.clone());
        holder
    }

    fn answer_payload(&mut self, schema: &Rc<Schema<'d>>, codec: Codec, may_be_empty: bool) -> Field {
        let mut body = self.lower_field("body", schema, !may_be_empty);
        body.presence = if may_be_empty { Presence::Optional } else { Presence::Required };
        body.ty = match (codec, body.ty) {
            (Codec::Stream | Codec::Bytes, _) => Type::Bytes,
            (Codec::Text, ty @ Type::Named(_)) => ty,
            (Codec::Text, _) => Type::String,
            (Codec::Empty | Codec::Json | Codec::Form | Codec::Multipart | Codec::Events, ty) => ty,
        };
        body
    }

    /// A structure of a whole body and the headers beside it.
    fn wrap(&mut self, name: String, origin: &Origin, body: Option<Field>, headers: Vec<Field>) -> Holder {
        let mut slots: Vec<_> = body.iter().map(|_| Slot::Payload).collect();
        slots.resize(slots.len() + headers.len(), Slot::Header);
        let fields: Vec<_> = body.into_iter().chain(headers).collect();
        let ty = self.types.declare(&name, origin);
        let kind = TypeKind::Struct(Struct { fields, additional: None, xml: None });
        self.types.define(ty, type_def(name, &Schema::empty(origin.clone()), kind));
        Holder { ty, slots }
    }

    /// Several successes with different documents: whichever fits.
    fn union_of_answers(&mut self, wrapper: &str, origin: &Origin, schemas: &[Rc<Schema<'d>>]) -> Type {
        let mut union = Schema::empty(origin.child("responses"));
        union.any_of = schemas.to_vec();
        let kind = TypeKind::Union(self.define_union(&Rc::new(union)));
        let name = self.names.unique(&format!("{wrapper}Body"));
        let id = self.types.declare(&name, origin);
        self.types.define(id, type_def(name, &Schema::empty(origin.clone()), kind));
        Type::Named(id)
    }

    fn lower_headers(&mut self, response: &Written<'d>) -> Vec<Field> {
        let mut fields = Vec::new();
        for (name, cursor) in &response.headers {
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let Some(target) = self.document.follow(cursor.clone(), &mut self.diagnostics) else { continue };
            let Some(header) = Header::read(&target, &mut self.diagnostics) else { continue };
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

fn is_success(status: Status) -> bool {
    matches!(status, Status::Code(200..=299) | Status::Class(2))
}

/// Whether a case with a body stands for all of a range of statuses, this one among them.
fn is_wider(case: &Case<'_>, status: Status) -> bool {
    let covers = match (case.status, status) {
        (Status::Class(class), Status::Code(code)) => u16::from(class) == code / 100,
        (Status::Default, Status::Code(_) | Status::Class(_)) => true,
        _ => false,
    };
    covers && !case.response.content.is_empty()
}

/// The successes, lowest first, a range after them; `default` where the document names no other.
fn successes<'a, 'd>(cases: &'a [Case<'d>]) -> Vec<&'a Case<'d>> {
    let mut named: Vec<_> = cases.iter().filter(|case| is_success(case.status)).collect();
    named.sort_by_key(|case| match case.status {
        Status::Code(code) => code,
        Status::Class(_) | Status::Default => u16::MAX,
    });
    if named.is_empty() {
        named.extend(cases.iter().filter(|case| case.status == Status::Default));
    }
    named
}

/// The media type to ask for, where a service has several to offer and might answer with another than is understood.
pub(super) fn accepted(cases: &[Case<'_>]) -> Option<Fixed> {
    let first = successes(cases).into_iter().find(|case| !case.response.content.is_empty())?;
    let chosen = media::choose(&first.response.content).filter(|_| first.response.content.len() > 1)?;
    Some(Fixed { place: FixedPlace::Header, name: "accept".to_owned(), value: Some(chosen.name.to_owned()) })
}

fn response(status: Status, holder: Option<Holder>, codec: Codec) -> Response {
    let (output, slots) = holder.map_or((None, Vec::new()), |holder| (Some(holder.ty), holder.slots));
    Response { status, output, slots, codec }
}

fn payload(ty: Type, may_be_empty: bool, origin: &Origin) -> Field {
    let presence = if may_be_empty { Presence::Optional } else { Presence::Required };
    Field { ty, presence, ..text_field("body", origin) }
}
