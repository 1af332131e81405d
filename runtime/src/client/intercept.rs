//! Hooks into calls.

use std::sync::Arc;

use http::request::Parts as Request;
use http::response::Parts as Response;

use crate::error::Error;

/// An attempt of a call, for hooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttemptInfo {
    /// The service, by its name for people.
    pub service: &'static str,
    /// The operation.
    pub operation: &'static str,
    /// The number of the attempt, from 1 on.
    pub number: u32,
}

/// Hooks into the attempts of calls, for [`Config::intercept`](crate::Config::intercept).
///
/// Each has a default that does nothing. They run on the call's own path: what takes long, or waits, belongs elsewhere.
///
/// ```
/// use ferrosmith_runtime::client::{AttemptInfo, Intercept};
/// use ferrosmith_runtime::{Config, Error};
///
/// struct Tenant(http::HeaderValue);
///
/// impl Intercept for Tenant {
///     fn before_signing(&self, _: &AttemptInfo, request: &mut http::request::Parts) -> Result<(), Error> {
///         request.headers.insert("x-tenant", self.0.clone());
///         Ok(())
///     }
/// }
///
/// let config = Config::new().intercept(Tenant(http::HeaderValue::from_static("acme")));
/// ```
pub trait Intercept: Send + Sync {
    /// Changes a request before it is authenticated; a signature covers what is done here.
    ///
    /// # Errors
    /// Ends the call.
    fn before_signing(&self, attempt: &AttemptInfo, request: &mut Request) -> Result<(), Error> {
        let _ = (attempt, request);
        Ok(())
    }

    /// Sees a request as it is sent. What is changed here is not signed.
    ///
    /// # Errors
    /// Ends the call.
    fn before_attempt(&self, attempt: &AttemptInfo, request: &mut Request) -> Result<(), Error> {
        let _ = (attempt, request);
        Ok(())
    }

    /// Sees how an attempt ended: with the head of the successful response, or with an error, which another attempt may
    /// follow.
    fn after_attempt(&self, attempt: &AttemptInfo, outcome: Result<&Response, &Error>) {
        let _ = (attempt, outcome);
    }
}

impl<T: Intercept + ?Sized> Intercept for Arc<T> {
    fn before_signing(&self, attempt: &AttemptInfo, request: &mut Request) -> Result<(), Error> {
        (**self).before_signing(attempt, request)
    }

    fn before_attempt(&self, attempt: &AttemptInfo, request: &mut Request) -> Result<(), Error> {
        (**self).before_attempt(attempt, request)
    }

    fn after_attempt(&self, attempt: &AttemptInfo, outcome: Result<&Response, &Error>) {
        (**self).after_attempt(attempt, outcome);
    }
}
