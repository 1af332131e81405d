//! Responses that cannot be read.

use std::fmt;

use bytes::Bytes;

use super::BoxError;
use crate::escape;

/// How much of a body is kept, in bytes.
const KEPT: usize = 4096;
/// How much of it is shown, in characters.
const SHOWN: usize = 200;

/// A successful response that cannot be read: the source of [`ErrorKind::Decode`](super::ErrorKind::Decode) of a call.
///
/// Shows the start of the body where it is of another media type than the operation's, as the page of a proxy is; what
/// the description declares may hold sensitive members.
#[non_exhaustive]
pub struct UnreadableResponse {
    /// Why it cannot be read.
    pub reason: BoxError,
    /// The HTTP status.
    pub status: u16,
    /// The media type, as the response states it.
    pub content_type: Option<String>,
    /// The id under which the service's owner finds the exchange.
    pub request_id: Option<String>,
    /// The start of the body, at most 4096 bytes.
    pub body: Bytes,
    /// Whether the body may be shown.
    is_foreign: bool,
}

impl UnreadableResponse {
    pub(crate) fn new(reason: impl Into<BoxError>, status: u16) -> Self {
        Self {
            reason: reason.into(),
            status,
            content_type: None,
            request_id: None,
            body: Bytes::new(),
            is_foreign: false,
        }
    }

    pub(crate) fn body(mut self, body: &Bytes, is_foreign: bool) -> Self {
        self.body = body.slice(..body.len().min(KEPT));
        self.is_foreign = is_foreign;
        self
    }
}

/// The start of a text that is no document, on one line: the title of a page, where it has one.
pub(crate) fn excerpt(body: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(&body[..body.len().min(KEPT)]) {
        Ok(text) => text,
        // A letter may have been cut in two.
        Err(error) if error.valid_up_to() + 4 > KEPT => std::str::from_utf8(&body[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let lower = text.to_ascii_lowercase();
    let title = lower.find("<title>").map(|at| at + "<title>".len());
    let title = title.and_then(|from| Some(&text[from..from + lower[from..].find("</title>")?]));
    let words = title.unwrap_or(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(SHOWN).collect();
    let more = if short.len() < words.len() { "…" } else { "" };
    (!short.is_empty()).then(|| format!("{short}{more}"))
}

impl fmt::Display for UnreadableResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (status {}", self.reason, self.status)?;
        if let Some(content_type) = &self.content_type {
            escape::write(f, format_args!(", {content_type}"))?;
        }
        if let Some(id) = &self.request_id {
            escape::write(f, format_args!(", request id {id}"))?;
        }
        f.write_str(")")?;
        match excerpt(&self.body).filter(|_| self.is_foreign) {
            Some(text) => escape::write(f, format_args!(": \"{text}\"")),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for UnreadableResponse {
    /// Leaves the body out: nobody knows what it holds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnreadableResponse")
            .field("reason", &self.reason)
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("request_id", &self.request_id)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

impl std::error::Error for UnreadableResponse {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.reason.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_are_one_line() {
        let text = |body: &str| excerpt(body.as_bytes());
        assert_eq!(text("<html>\n<head><TITLE>502\n Bad Gateway</TITLE></head>").as_deref(), Some("502 Bad Gateway"));
        assert_eq!(text("  upstream \n is down ").as_deref(), Some("upstream is down"));
        assert_eq!(text(" \n"), None);
        assert_eq!(excerpt(b"\xff\xfe"), None);
        assert_eq!(text(&"a ".repeat(5000)).map(|text| text.chars().count()), Some(SHOWN + 1));
        assert_eq!(text(&"ä".repeat(5000)).map(|text| text.chars().count()), Some(SHOWN + 1));
        assert_eq!(text("<title>").as_deref(), Some("<title>"));
    }
}
