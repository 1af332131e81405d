//! Responses (OpenAPI 3.1, sections 4.8.16 and 4.8.17).

use super::super::document::{Cursor, MediaType, Response as Written};
use super::context::{Lowering, Message};
use super::media;
use crate::diagnostics::{Origin, codes};
use crate::ir::{Codec, ErrorCase, Status};

/// A response of an operation with the status it is for.
pub(super) struct Case<'d> {
    pub(super) status: Status,
    pub(super) response: Written<'d>,
}

impl<'d> Lowering<'d> {
    /// The responses of an operation, with references followed.
    pub(super) fn read_responses(&mut self, responses: &[(&'d str, Cursor<'d>)]) -> Vec<Case<'d>> {
        let mut cases = Vec::new();
        for (key, cursor) in responses.iter().filter(|(key, _)| !key.starts_with("x-")) {
            let Some(status) = self.read_status(key, &cursor.origin) else { continue };
            let Some(target) = self.document.follow(cursor.clone(), &mut self.diagnostics) else { continue };
            let Some(mut response) = Written::read(&target, &mut self.diagnostics) else { continue };
            response.content = self.with_shared_schemas(response.content);
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
        match status {
            Some(Status::Code(100..=199) | Status::Class(1)) => {
                // RFC 9110, section 15.2.
                let message = format!("`{key}` is no status of a response, but one before it; it is left out");
                self.diagnostics.warning(&codes::INVALID_STATUS, origin, message);
                None
            }
            None => {
                let message = format!("`{key}` is not the status of a response");
                self.diagnostics
                    .warning(&codes::INVALID_STATUS, origin, message)
                    .hint("write `200`, `4XX` or `default`");
                None
            }
            Some(_) => status,
        }
    }

    /// The error responses. A status with neither body nor headers is an error that needs no type,
    /// unless it would be read as the error of a wider case.
    pub(super) fn lower_errors(&mut self, cases: &[Case<'d>]) -> Vec<ErrorCase> {
        let no_success = !cases.iter().any(|case| case.status != Status::Default && is_output(case, cases));
        let mut errors = Vec::new();
        for case in cases {
            let has_wider = !no_success && cases.iter().any(|other| is_wider(other, case.status));
            let is_error = match case.status {
                Status::Code(code) => code >= 400 || code >= 300 && has_wider,
                Status::Class(class) => class >= 4 || class == 3 && has_wider,
                Status::Default => !no_success,
            };
            if !is_error || is_output(case, cases) {
                continue;
            }
            let headers = self.lower_headers(&case.response);
            let mut media: Vec<_> = case.response.content.iter().collect();
            media.sort_by_key(|media| media::rank(media));
            if media.is_empty() && (!headers.is_empty() || has_wider) {
                let message = self.wrap_headers(&case.response, headers.clone());
                errors.push(error(case.status, None, message, Codec::Empty));
            }
            for media in media {
                let codec = self.error_codec(media);
                let message = self.wrap_body(media, codec, headers.clone(), false);
                errors.push(error(case.status, Some(media.name.to_owned()), message, codec));
            }
        }
        errors
    }

    /// The codec of a body that is received.
    pub(super) fn response_codec(&mut self, media: &MediaType<'d>) -> Codec {
        match self.body_codec(media) {
            Codec::Form | Codec::Query(_) | Codec::Multipart => Codec::Bytes,
            codec @ (Codec::Empty
            | Codec::Json
            | Codec::Cbor
            | Codec::Xml(_)
            | Codec::Text
            | Codec::Bytes
            | Codec::Stream
            | Codec::Events
            | Codec::ServerEvents
            | Codec::JsonLines
            | Codec::JsonSequence) => codec,
        }
    }

    /// The codec of the body of an error, which is read as a whole.
    fn error_codec(&mut self, media: &MediaType<'d>) -> Codec {
        match self.response_codec(media) {
            Codec::ServerEvents | Codec::JsonLines | Codec::JsonSequence => Codec::Text,
            codec => codec,
        }
    }
}

fn is_success(status: Status) -> bool {
    matches!(status, Status::Code(200..=299) | Status::Class(2))
}

/// Whether a case is one of an operation's outputs: a success, a redirection that carries something, or what there is
/// where no success is documented.
pub(super) fn is_output(case: &Case<'_>, all: &[Case<'_>]) -> bool {
    let is_redirection = |status| matches!(status, Status::Code(300..=399) | Status::Class(3));
    let no_success = || !all.iter().any(|case| is_success(case.status));
    match case.status {
        status if is_success(status) => true,
        status if is_redirection(status) => {
            !case.response.headers.is_empty() || !case.response.content.is_empty() || no_success()
        }
        Status::Default => no_success() && !all.iter().any(|case| is_redirection(case.status)),
        Status::Code(_) | Status::Class(_) => false,
    }
}

fn error(status: Status, media_type: Option<String>, message: Message, codec: Codec) -> ErrorCase {
    ErrorCase { code: None, status, ty: message.ty, slots: message.slots, media_type, codec, retry: None }
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
