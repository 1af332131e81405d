//! How long a call may take.

use std::time::Duration;

/// The timeouts of a call; `None` means no timeout.
///
/// They are on by default, since a call that never ends is the worst of errors: 3.1 s to connect, 60 s of silence, and
/// 5 minutes for a call with all its attempts. A response that comes slowly but steadily is not cut off by the limit of
/// silence; once the head of a streamed response has come, only that limit still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// The time to make a connection, with TLS. Kept by the transport, so it can be set for a client only.
    pub connect: Option<Duration>,
    /// The time in which the response must begin, or go on.
    pub read: Option<Duration>,
    /// The time for one attempt, from sending to the end of the response.
    pub attempt: Option<Duration>,
    /// The time for a call with all its attempts.
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
    /// Creates timeouts that never expire.
    pub const NONE: Self = Self { connect: None, read: None, attempt: None, operation: None };

    /// Sets the timeout for making a connection.
    #[must_use]
    pub fn connect(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.connect = limit.into();
        self
    }

    /// Sets the timeout in which the response must begin, or go on.
    #[must_use]
    pub fn read(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.read = limit.into();
        self
    }

    /// Sets the timeout of one attempt.
    #[must_use]
    pub fn attempt(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.attempt = limit.into();
        self
    }

    /// Sets the timeout of a call with all its attempts.
    #[must_use]
    pub fn operation(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.operation = limit.into();
        self
    }
}
