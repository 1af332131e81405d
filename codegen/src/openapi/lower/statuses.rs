//! The words for statuses (RFC 9110, section 15; IANA's registry of status codes).

use crate::ir::Status;

/// What a status is called among others: `Created`, `Status299`, `Success`.
pub(super) fn word(status: Status) -> String {
    let known = match status {
        Status::Code(200) => "Ok",
        Status::Code(201) => "Created",
        Status::Code(202) => "Accepted",
        Status::Code(203) => "NonAuthoritative",
        Status::Code(204) => "NoContent",
        Status::Code(205) => "ResetContent",
        Status::Code(206) => "PartialContent",
        Status::Code(207) => "MultiStatus",
        Status::Code(208) => "AlreadyReported",
        Status::Code(300) => "MultipleChoices",
        Status::Code(301) => "MovedPermanently",
        Status::Code(302) => "Found",
        Status::Code(303) => "SeeOther",
        Status::Code(304) => "NotModified",
        Status::Code(307) => "TemporaryRedirect",
        Status::Code(308) => "PermanentRedirect",
        Status::Code(400) => "BadRequest",
        Status::Code(401) => "Unauthorized",
        Status::Code(402) => "PaymentRequired",
        Status::Code(403) => "Forbidden",
        Status::Code(404) => "NotFound",
        Status::Code(405) => "MethodNotAllowed",
        Status::Code(406) => "NotAcceptable",
        Status::Code(407) => "ProxyAuthenticationRequired",
        Status::Code(408) => "RequestTimeout",
        Status::Code(409) => "Conflict",
        Status::Code(410) => "Gone",
        Status::Code(411) => "LengthRequired",
        Status::Code(412) => "PreconditionFailed",
        Status::Code(413) => "ContentTooLarge",
        Status::Code(414) => "UriTooLong",
        Status::Code(415) => "UnsupportedMediaType",
        Status::Code(416) => "RangeNotSatisfiable",
        Status::Code(417) => "ExpectationFailed",
        Status::Code(421) => "MisdirectedRequest",
        Status::Code(422) => "UnprocessableContent",
        Status::Code(423) => "Locked",
        Status::Code(424) => "FailedDependency",
        Status::Code(425) => "TooEarly",
        Status::Code(426) => "UpgradeRequired",
        Status::Code(428) => "PreconditionRequired",
        Status::Code(429) => "TooManyRequests",
        Status::Code(431) => "RequestHeaderFieldsTooLarge",
        Status::Code(451) => "UnavailableForLegalReasons",
        Status::Code(500) => "InternalServer",
        Status::Code(501) => "NotImplemented",
        Status::Code(502) => "BadGateway",
        Status::Code(503) => "ServiceUnavailable",
        Status::Code(504) => "GatewayTimeout",
        Status::Code(507) => "InsufficientStorage",
        Status::Code(508) => "LoopDetected",
        Status::Code(code) => return format!("Status{code}"),
        Status::Class(1) => "Informational",
        Status::Class(2) => "Success",
        Status::Class(3) => "Redirection",
        Status::Class(4) => "Client",
        Status::Class(5) => "Server",
        Status::Class(class) => return format!("Status{class}xx"),
        Status::Default => "Other",
    };
    known.to_owned()
}

/// The word that some statuses have in common: their own, where they are one, or that of their class. Empty for none.
pub(super) fn common_word(statuses: &[Status]) -> String {
    let class = |status: &Status| match status {
        Status::Code(code) => Some(Status::Class((code / 100) as u8)),
        Status::Class(class) => Some(Status::Class(*class)),
        Status::Default => None,
    };
    match statuses {
        [] | [Status::Default, ..] => String::new(),
        [first, others @ ..] if others.iter().all(|other| other == first) => word(*first),
        [first, others @ ..] if others.iter().all(|other| class(other) == class(first)) => {
            class(first).map(word).unwrap_or_default()
        }
        _ => String::new(),
    }
}
