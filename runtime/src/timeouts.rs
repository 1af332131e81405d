//! How long a call may take.

use std::time::Duration;

/// Limits of time; none means no limit.
///
/// They are on by default, since a call that never ends is the worst of errors: 3.1 s to connect, 60 s of silence, and
/// 5 minutes for a call with all its attempts. A response that comes slowly but steadily is not cut off by the limit of
/// silence; once the head of a streamed response has come, only that limit still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// Making a connection, with TLS. Kept by the transport, so it can be set for a client only.
    pub connect: Option<Duration>,
    /// Waiting for the response to begin, or to go on.
    pub read: Option<Duration>,
    /// One attempt, from sending to the end of the response.
    pub attempt: Option<Duration>,
    /// A call with all its attempts.
    pub operation: Option<Duration>,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Some(Duration::from_millis(3100)),
            read: Some(Duration::from_secs(60)),
            attempt: None,
            operation: Some(Duration::from_secs(300)),
        }
    }
}

impl Timeouts {
    /// No limits at all.
    pub const NONE: Self = Self { connect: None, read: None, attempt: None, operation: None };

    /// Making a connection.
    #[must_use]
    pub fn connect(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.connect = limit.into();
        self
    }

    /// Waiting for the response to begin, or to go on.
    #[must_use]
    pub fn read(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.read = limit.into();
        self
    }

    /// One attempt.
    #[must_use]
    pub fn attempt(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.attempt = limit.into();
        self
    }

    /// A call with all its attempts.
    #[must_use]
    pub fn operation(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.operation = limit.into();
        self
    }
}
