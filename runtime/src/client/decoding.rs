//! Reading a response into an output, beside the task where it takes long.

use bytes::Bytes;
use http::response::Parts;

use crate::http::{DecodeError, response};
use crate::schema::Operation;
use crate::value::Structure;

/// From this size on, in bytes, a body is read on a thread for work that blocks: it takes a millisecond or more, in which
/// limits of time and the other tasks of a thread would wait. Handing it over costs some hundredths of that.
const LARGE: usize = 1 << 20;

/// A response, and the output that it is read into.
pub(super) struct Decoding {
    pub(super) operation: &'static Operation,
    pub(super) parts: Parts,
    pub(super) body: Bytes,
    pub(super) output: Box<dyn Structure>,
}

impl Decoding {
    /// Reads the body, and gives back what was given.
    pub(super) async fn run(self) -> (Self, Result<(), DecodeError>) {
        if self.body.len() < LARGE {
            return self.run_here();
        }
        match tokio::task::spawn_blocking(|| self.run_here()).await {
            Ok(done) => done,
            Err(ended) => match ended.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The runtime shuts down, and with it this task.
                Err(_) => std::future::pending().await,
            },
        }
    }

    fn run_here(mut self) -> (Self, Result<(), DecodeError>) {
        let done = response::decode(self.operation, &self.parts, &self.body, &mut *self.output);
        (self, done)
    }
}
