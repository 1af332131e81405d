//! Responses (OpenAPI 3.1, sections 4.8.16 and 4.8.17).

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Cursor, MediaType, Response as Written, Schema};
use super::context::{Lowering, Message, key};
use super::media;
use super::names::pascal;
use super::parameters::text_field;
use crate::diagnostics::{Origin, codes};
use crate::ir::{Codec, ErrorCase, Field, Fixed, FixedPlace, Presence, Response, Status, Type};

/// A response of an operation with the status it is for.
pub(super) struct Case<'d> {
    status: Status,
    response: Written<'d>,
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
            let message = format!("`{key}` is not the status of a response");
            self.diagnostics.warning(&codes::INVALID_STATUS, origin, message).hint("write `200`, `4XX` or `default`");
        }
        status
    }

    /// The response of a success.
    pub(super) fn lower_response(&mut self, operation: &str, origin: &Origin, cases: &[Case<'d>]) -> Response {
        let successes = successes(cases);
        let documented: Vec<_> = successes.iter().copied().filter(|case| !case.response.content.is_empty()).collect();
        let Some(first) = documented.first().or(successes.first()).copied() else {
            let status = cases.iter().map(|case| case.status).find(|status| matches!(status, Status::Code(..400)));
            return response(status.unwrap_or(Status::Code(200)), None, Codec::Empty);
        };
        let headers = self.lower_headers(&first.response);
        let Some(media) = media::choose(&first.response.content) else {
            let message = (!headers.is_empty()).then(|| {
                let name = self.names.unique(&pascal(&format!("{operation} Response")));
                self.wrap(name, &first.response.origin, None, headers)
            });
            return response(first.status, message, Codec::Empty);
        };
        let codec = self.response_codec(media);
        let may_be_empty = documented.len() < successes.len();
        let schemas = self.distinct_schemas(&documented, codec);
        let message = if schemas.len() < 2 {
            self.wrap_body(media, codec, headers, may_be_empty)
        } else {
            let name = self.names.unique(&pascal(&format!("{operation} Response")));
            let body = self.union_of_bodies(&name, origin, &schemas);
            self.wrap(name, origin, Some(payload(body, may_be_empty, &media.origin)), headers)
        };
        response(first.status, Some(message), codec)
    }

    /// The error responses. A status with neither body nor headers is an error that needs no type,
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
            let (message, codec) = match media::choose(&case.response.content) {
                Some(media) => {
                    let codec = self.response_codec(media);
                    (self.wrap_body(media, codec, headers, false), codec)
                }
                None if headers.is_empty() && !has_wider => continue,
                None => (self.wrap_headers(&case.response, headers), Codec::Empty),
            };
            let Message { ty, slots } = message;
            errors.push(ErrorCase { code: None, status: case.status, ty, slots, codec, retry: None });
        }
        errors
    }

    fn response_codec(&mut self, media: &MediaType<'d>) -> Codec {
        match self.body_codec(media) {
            Codec::Form | Codec::Query(_) | Codec::Multipart => Codec::Bytes,
            codec @ (Codec::Empty
            | Codec::Json
            | Codec::Cbor
            | Codec::Xml(_)
            | Codec::Text
            | Codec::Bytes
            | Codec::Stream
            | Codec::Events) => codec,
        }
    }

    /// The different schemas of several successes that share a codec.
    fn distinct_schemas(&mut self, documented: &[&Case<'d>], codec: Codec) -> Vec<Rc<Schema<'d>>> {
        let media = documented.iter().filter_map(|case| media::choose(&case.response.content));
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

/// The media type to ask for, where a service has several to offer and might send another than is understood.
pub(super) fn accepted(cases: &[Case<'_>]) -> Option<Fixed> {
    let first = successes(cases).into_iter().find(|case| !case.response.content.is_empty())?;
    let chosen = media::choose(&first.response.content).filter(|_| first.response.content.len() > 1)?;
    Some(Fixed { place: FixedPlace::Header, name: "accept".to_owned(), value: Some(chosen.name.to_owned()) })
}

fn response(status: Status, message: Option<Message>, codec: Codec) -> Response {
    let (output, slots) = message.map_or((None, Vec::new()), |message| (Some(message.ty), message.slots));
    Response { status, output, slots, codec }
}

fn payload(ty: Type, may_be_empty: bool, origin: &Origin) -> Field {
    let presence = if may_be_empty { Presence::Optional } else { Presence::Required };
    Field { ty, presence, ..text_field("body", origin) }
}
