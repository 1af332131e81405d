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
        Status::Code(code) => return format!("Status{code}"),
        Status::Class(1) => "Informational",
        Status::Class(2) => "Success",
        Status::Class(3) => "Redirection",
        Status::Class(class) => return format!("Status{class}xx"),
        Status::Default => "Other",
    };
    known.to_owned()
}
