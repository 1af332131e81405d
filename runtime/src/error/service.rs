//! Error responses: what a service sends when it does not do what was asked.

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;

use super::place::prefix;
use crate::escape;
use crate::value::Structure;

/// What every error response contains, whether its error is modeled or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorMeta {
    /// The service.
    pub service: &'static str,
    /// The operation that failed.
    pub operation: &'static str,
    /// The host and port that the request was for, if there was one.
    pub host: Option<String>,
    /// The name of the error, as the service wrote it.
    pub code: Option<String>,
    /// The service's explanation.
    pub message: Option<String>,
    /// The HTTP status.
    pub status: u16,
    /// The id under which the service's owner finds the request.
    pub request_id: Option<String>,
    /// Whether the same call may go well another time.
    pub retryable: bool,
    /// How long the service asks to wait before another time.
    pub retry_after: Option<Duration>,
}

impl fmt::Display for ErrorMeta {
    /// `Models ListModels at models.example: AccessDenied: no such right (status 403, request id 1234)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.operation.is_empty() {
            prefix(self.service, self.operation, self.host.as_deref(), f)?;
        }
        escape::write(f, format_args!("{}", self.code.as_deref().unwrap_or("error response")))?;
        if let Some(message) = &self.message {
            escape::write(f, format_args!(": {message}"))?;
        }
        write!(f, " (status {}", self.status)?;
        if let Some(id) = &self.request_id {
            escape::write(f, format_args!(", request id {id}"))?;
        }
        if let Some(wait) = self.retry_after {
            write!(f, ", to be retried after {wait:?}")?;
        }
        f.write_str(")")
    }
}

/// An error response of the service.
pub struct ErrorResponse {
    /// What every error response contains.
    pub meta: ErrorMeta,
    /// The modeled error, if the description knows it.
    pub modeled: Option<Box<dyn Structure>>,
    /// The headers of the response.
    pub headers: HeaderMap,
    /// The body of the response.
    pub body: Bytes,
}

impl fmt::Debug for ErrorResponse {
    /// Leaves the headers and the body out: nobody knows what they hold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("meta", &self.meta)
            .field("modeled", &self.modeled.as_ref().map(|modeled| modeled.table().name))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// A modeled error of a service, with what every error response contains.
///
/// Reads as the modeled structure itself: `error.member`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServiceError<T> {
    /// What every error response contains.
    pub meta: ErrorMeta,
    /// The modeled error.
    pub error: T,
}

impl<T> ServiceError<T> {
    /// Returns the name of the error, as the service wrote it.
    pub fn code(&self) -> Option<&str> {
        self.meta.code.as_deref()
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.meta.status
    }

    /// Returns the service's explanation.
    pub fn message(&self) -> Option<&str> {
        self.meta.message.as_deref()
    }

    /// Returns the id under which the service's owner finds the request.
    pub fn request_id(&self) -> Option<&str> {
        self.meta.request_id.as_deref()
    }
}

impl<T> Deref for ServiceError<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.error
    }
}

impl<T> fmt::Display for ServiceError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.meta.fmt(f)
    }
}

impl<T: fmt::Debug> std::error::Error for ServiceError<T> {}
