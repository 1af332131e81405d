//! Requests that a service sends of its own accord, read by whoever receives them.

use std::fmt::{Display, Formatter};

use ::http::header::{HeaderName, HeaderValue};
use ::http::{HeaderMap, Request};
use bytes::Bytes;

use crate::http::response::read_message;
use crate::schema::Codec;
use crate::value::Structure;
use crate::{escape, http};

/// A request as a server received it.
///
/// ```
/// use ferrosmith_runtime::webhooks::Received;
///
/// let received = Received::new(r#"{"name": "Rex"}"#).header("content-type", "application/json");
/// ```
///
/// Servers that hand out an `http::Request` with its body in memory convert it: `Received::from(request)`.
#[derive(Clone, Debug, Default)]
pub struct Received {
    headers: HeaderMap,
    body: Bytes,
}

impl Received {
    /// Creates a request of a body, without headers.
    pub fn new(body: impl Into<Bytes>) -> Self {
        Self { headers: HeaderMap::new(), body: body.into() }
    }

    /// Adds a header. One whose name or value HTTP does not allow cannot have been received, and is left out.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let parts = (HeaderName::try_from(name), HeaderValue::from_bytes(value.as_ref()));
        if let (Ok(name), Ok(value)) = parts {
            self.headers.append(name, value);
        }
        self
    }
}

impl<B: Into<Bytes>> From<Request<B>> for Received {
    fn from(request: Request<B>) -> Self {
        let (parts, body) = request.into_parts();
        Self { headers: parts.headers, body: body.into() }
    }
}

/// What generated code knows of a webhook.
#[derive(Clone, Copy, Debug)]
pub struct Webhook {
    /// The name in the description.
    pub name: &'static str,
    codec: Codec,
}

impl Webhook {
    /// Creates the row of a webhook.
    pub const fn new(name: &'static str, codec: Codec) -> Self {
        Self { name, codec }
    }

    /// Reads a request of this webhook.
    ///
    /// # Errors
    /// The body is not what the description promises.
    #[inline]
    pub fn read<T: Structure + Default>(&self, received: &Received) -> Result<T, WebhookError> {
        let mut message = T::default();
        self.fill(received, &mut message)?;
        Ok(message)
    }

    fn fill(&self, received: &Received, message: &mut dyn Structure) -> Result<(), WebhookError> {
        read_message(self.codec, &received.headers, &received.body, message)
            .map_err(|error| WebhookError { name: self.name.to_owned(), reason: Reason::Unreadable(error) })
    }
}

/// Why a request is none of the webhooks of a service.
#[derive(Clone, Debug)]
pub struct WebhookError {
    name: String,
    reason: Reason,
}

#[derive(Clone, Debug)]
enum Reason {
    Unknown(&'static [Webhook]),
    Unreadable(http::DecodeError),
}

impl WebhookError {
    /// Creates the error of a name that no webhook has.
    #[doc(hidden)]
    pub fn unknown(name: &str, known: &'static [Webhook]) -> Self {
        Self { name: name.to_owned(), reason: Reason::Unknown(known) }
    }

    /// Whether no webhook has the name: the service may have more by now than this crate knows.
    pub fn is_unknown(&self) -> bool {
        matches!(self.reason, Reason::Unknown(_))
    }
}

impl Display for WebhookError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match &self.reason {
            Reason::Unknown(known) => {
                let known = known.iter().map(|webhook| format!("`{}`", webhook.name)).collect::<Vec<_>>().join(", ");
                escape::write(formatter, format_args!("`{}` is not a webhook; known are {known}", self.name))
            }
            Reason::Unreadable(_) => {
                escape::write(formatter, format_args!("a request of the webhook `{}` cannot be read", self.name))
            }
        }
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::Unreadable(error) => Some(error),
            Reason::Unknown(_) => None,
        }
    }
}

/// Adds the reader to the enum of a service's webhooks.
#[doc(hidden)]
#[macro_export]
macro_rules! webhooks {
    ($event:ident; $($variant:ident $(($message:ty))? = $webhook:expr;)*) => {
        const _: () = {
            const KNOWN: &[$crate::inner::Webhook] = &[$($webhook),*];

            impl $event {
                /// Reads a request by the name of its webhook, as the description has it. Members that are missing have
                /// zero values; what the service sends beyond the description is skipped.
                ///
                /// # Errors
                /// No webhook has the name, or the body is not what the description promises.
                pub fn read(
                    name: &str,
                    received: &$crate::webhooks::Received,
                ) -> ::core::result::Result<Self, $crate::webhooks::WebhookError> {
                    let _ = received;
                    $({
                        const WEBHOOK: $crate::inner::Webhook = $webhook;
                        if WEBHOOK.name == name {
                            return ::core::result::Result::Ok(
                                Self::$variant $((WEBHOOK.read::<$message>(received)?))?
                            );
                        }
                    })*
                    ::core::result::Result::Err($crate::webhooks::WebhookError::unknown(name, KNOWN))
                }

                /// Returns the name of the webhook, as the description has it.
                pub fn name(&self) -> &'static str {
                    match self {
                        $(Self::$variant { .. } => {
                            const WEBHOOK: $crate::inner::Webhook = $webhook;
                            WEBHOOK.name
                        })*
                    }
                }
            }
        };
    };
}
