//! One attempt: a request goes out, a response comes back, and either becomes an output or a failure.

use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE};
use http::response::Parts;
use http::uri::Scheme;
use http::{HeaderMap, HeaderValue, Version};

use super::decoding::Decoding;
use super::progress::Progress;
use super::{AttemptInfo, Prepared, Shared};
use crate::body::{self, Body, Reading};
use crate::error::{Error, ErrorKind, ErrorMeta, ErrorResponse, Step, Timeout, UnreadableResponse};
use crate::http::{DecodeError, choice, codec, error_response, headers, response};
use crate::retry::{self, Failure, RetryKind};
use crate::schema::{Codec, Endpoint, Operation};
use crate::stream::{ByteStream, Origin};
use crate::timeouts::Timeouts;
use crate::transport::{Unsent, Untrusted};
use crate::value::Structure;

/// The most bytes that are read of an error response: what it says stands at its beginning, and a page for people may follow.
const MAX_ERROR_BYTES: usize = 1 << 20;

/// The output of an attempt that went well, and the head of the response.
type Made = (Box<dyn Structure>, Parts);

/// A failed attempt, and what it means for trying again.
pub(super) struct Failed {
    pub(super) error: Error,
    pub(super) failure: Failure,
}

/// What an attempt needs to know.
pub(super) struct Attempt<'a> {
    pub(super) shared: &'a Shared,
    pub(super) operation: &'static Operation,
    pub(super) prepared: &'a Prepared,
    pub(super) timeouts: Timeouts,
    pub(super) progress: &'a Progress,
}

impl Attempt<'_> {
    /// Sends the request and fills the output from the response; both are returned.
    pub(super) async fn make(&self, output: Box<dyn Structure>) -> Result<Made, Failed> {
        let number = self.progress.attempts();
        let info = AttemptInfo { service: self.shared.service.name, operation: self.operation.name, number };
        let mut exchange = pin!(self.exchange(&info, output));
        let made = match self.timeouts.attempt {
            None => exchange.await,
            Some(limit) => match tokio::time::timeout(limit, exchange.as_mut()).await {
                Ok(made) => made,
                Err(_) => Err(self.broken(Error::timeout(Timeout::Attempt, limit))),
            },
        };
        for interceptor in &self.shared.config.interceptors {
            interceptor.after_attempt(&info, made.as_ref().map(|(_, head)| head).map_err(|failed| &failed.error));
        }
        made
    }

    async fn exchange(&self, info: &AttemptInfo, mut output: Box<dyn Structure>) -> Result<Made, Failed> {
        self.progress.enter(Step::Authorize);
        let (parts, body) = self.request(info).await.map_err(fatal)?.into_parts();
        self.progress.enter(Step::Send);
        let length = declared(&parts.headers);
        let authorization = parts.headers.get(AUTHORIZATION).cloned();
        let (mut body, upload) = body::hold(body, length);
        if length == Some(0) {
            Box::pin(body::expect_end(&mut body)).await.map_err(fatal)?;
        }
        let request = http::Request::from_parts(parts, body);
        let sending = self.shared.transport().map_err(fatal)?.send(request);
        let response = within(self.timeouts.read, sending).await.map_err(|error| self.broken(error))?;
        self.progress.enter(Step::Receive);
        let (parts, body) = response.into_parts();
        let call = (self.shared.service.name, self.operation.name);
        let body = body.read(Reading {
            limit: self.timeouts.read,
            call,
            host: self.prepared.uri.authority().cloned(),
            upload,
        });
        let status = parts.status.as_u16();
        let success = choice::is_success(self.operation, status);
        #[cfg(feature = "checksums")]
        let body = match self.prepared.verification.filter(|_| success) {
            Some(check) => crate::digests::verified(check, &parts.headers, body),
            None => body,
        };
        if success && codec::is_streamed(choice::success(self.operation, status, &parts.headers).codec) {
            response::check_marker(self.operation, &parts)
                .map_err(|error| fatal(Error::decode(unreadable(error, &parts))))?;
            let body = self.begin(ByteStream::from_body(body), &mut *output).await?;
            let decoded = self.decode_streamed(&parts, body, &mut *output);
            return decoded.map(|()| (output, parts)).map_err(fatal);
        }
        let limit = self.shared.config.max_response_bytes;
        if !success {
            let body = body::collect_beginning(body, limit.min(MAX_ERROR_BYTES)).await;
            return Err(self.rejected(parts, body.map_err(|error| self.broken(error))?, authorization.as_ref()));
        }
        let body = body::collect(body, limit).await.map_err(|error| self.broken(error))?;
        if codec::is_error(self.operation.response, &body) {
            return Err(self.rejected(parts, body, authorization.as_ref()));
        }
        let decoding = Decoding { operation: self.operation, parts, body, output };
        match decoding.run().await {
            (done, Ok(())) => Ok((done.output, done.parts)),
            (done, Err(error)) => {
                let response = unreadable(error, &done.parts);
                let is_foreign = choice::is_foreign(self.operation, &done.parts.headers);
                Err(fatal(Error::decode(response.body(&done.body, is_foreign))))
            }
        }
    }

    async fn request(&self, info: &AttemptInfo) -> Result<http::Request<Body>, Error> {
        let config = &self.shared.config;
        let mut parts = self.prepared.parts();
        config.interceptors.iter().try_for_each(|hook| hook.before_signing(info, &mut parts))?;
        let signer = self.shared.identity.authorize(self.shared, self.operation, self.prepared, &mut parts).await?;
        // Without TLS there is no agreeing on a version: what a server on the same machine speaks, it speaks.
        if self.is_duplex() && parts.uri.scheme() == Some(&Scheme::HTTPS) {
            parts.version = Version::HTTP_2;
        }
        if let Some(context) = config.trace_context.as_ref().and_then(|source| source()) {
            context.write(&mut parts.headers);
        }
        config.interceptors.iter().try_for_each(|hook| hook.before_attempt(info, &mut parts))?;
        Ok(http::Request::from_parts(parts, self.prepared.body(signer, self.shared)))
    }

    /// Reads what precedes the events of a stream.
    #[cfg(feature = "events")]
    async fn begin(&self, body: ByteStream, output: &mut dyn Structure) -> Result<ByteStream, Failed> {
        match self.operation.response {
            Codec::Events => {
                crate::events::initial::response(self.operation, body, output).await.map_err(|error| self.broken(error))
            }
            _ => Ok(body),
        }
    }

    #[cfg(not(feature = "events"))]
    #[expect(clippy::unused_async, reason = "with events the first of them is waited for")]
    async fn begin(&self, body: ByteStream, _: &mut dyn Structure) -> Result<ByteStream, Failed> {
        Ok(body)
    }

    fn decode_streamed(&self, parts: &Parts, body: ByteStream, output: &mut dyn Structure) -> Result<(), Error> {
        let limit = self.shared.config.max_response_bytes;
        let origin = Origin { service: self.shared.service.name, host: self.prepared.uri.authority().cloned() };
        let decoded = response::decode_streamed(origin, self.operation, parts, body, limit, output);
        decoded.map_err(|error| Error::decode(unreadable(error, parts)))
    }

    /// The service sent an error response.
    fn rejected(&self, parts: Parts, body: Bytes, authorization: Option<&HeaderValue>) -> Failed {
        let now = self.shared.local_time();
        let response = error_response::decode(self.operation, &parts, &body);
        let skew = retry::skew(&parts.headers, now);
        let kind = retry::classify(response.status, response.retry_code(), response.retry(), skew);
        if let (Some(RetryKind::ClockSkew), Some(skew)) = (kind, skew) {
            self.shared.set_skew(skew);
        }
        let retryable = kind.is_some();
        let is_renewed = response.status == 401 && self.prepared.way.renew(&self.shared.config, authorization);
        let kind = kind.or(is_renewed.then_some(RetryKind::Unauthorized));
        let uncertain = retry::is_uncertain(response.status) && response.retry().is_none();
        let repeatable = !uncertain || self.is_repeatable();
        let asked = retry::asked(&parts.headers, now);
        let failure = Failure { kind: kind.filter(|_| repeatable), asked };
        let meta = ErrorMeta {
            service: self.shared.service.name,
            operation: self.operation.name,
            host: Some(self.progress.host().to_owned()),
            code: response.code,
            message: response.message,
            status: response.status,
            request_id: response.request_id,
            retryable,
            retry_after: asked,
        };
        let response = ErrorResponse { meta, modeled: response.modeled, headers: parts.headers, body };
        Failed { error: Error::new(ErrorKind::Service(Box::new(response))), failure }
    }

    /// The connection failed or took too long.
    fn broken(&self, error: Error) -> Failed {
        let (kind, unsent) = match error.kind() {
            ErrorKind::Timeout { which: Timeout::Connect, .. } => (RetryKind::Timeout, true),
            ErrorKind::Timeout { .. } => (RetryKind::Timeout, false),
            ErrorKind::Transport(source) if source.is::<Untrusted>() => return fatal(error),
            ErrorKind::Transport(source) => (RetryKind::Transient, source.is::<Unsent>()),
            _ => return fatal(error),
        };
        let kind = (unsent || self.is_repeatable()).then_some(kind);
        Failed { error, failure: Failure { kind, asked: None } }
    }

    /// Whether events go both ways at once, which only HTTP/2 lets them.
    fn is_duplex(&self) -> bool {
        matches!((self.operation.request, self.operation.response), (Codec::Events, Codec::Events))
    }

    /// Whether a request that may have been carried out may be sent again: where the method or the description say that
    /// it does no more than sending it once, and, as all SDKs of AWS hold it, for services of AWS.
    fn is_repeatable(&self) -> bool {
        self.operation.idempotent
            || self.prepared.method.is_idempotent()
            || matches!(self.shared.service.endpoint, Endpoint::Aws { .. })
    }
}

/// A successful response that makes no sense.
fn unreadable(error: DecodeError, parts: &Parts) -> UnreadableResponse {
    let mut response = UnreadableResponse::new(error, parts.status.as_u16());
    response.content_type = parts.headers.get(CONTENT_TYPE).map(headers::value_text);
    response.request_id = headers::request_id(&parts.headers);
    response
}

/// The length of the body that the headers of a request state.
fn declared(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// A failure that trying again would not mend.
fn fatal(error: Error) -> Failed {
    Failed { error, failure: Failure { kind: None, asked: None } }
}

/// Waits for the head of a response within a limit.
async fn within<T>(limit: Option<Duration>, response: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let Some(limit) = limit else { return response.await };
    tokio::time::timeout(limit, response).await.unwrap_or_else(|_| Err(Error::timeout(Timeout::Read, limit)))
}
