//! What calls report: one event each, under the names of OpenTelemetry's semantic conventions for HTTP clients, and the
//! trace that a request belongs to (W3C Trace Context).

use http::{HeaderMap, HeaderValue};
use tracing::debug;

use super::drive::Received;
use super::progress::Progress;
use crate::error::{Error, ErrorKind};
use crate::schema::{Operation, Part};
use crate::value::Structure;

/// Reports a call that has ended.
pub(super) fn report(
    service: &str,
    operation: &Operation,
    input: &dyn Structure,
    progress: &Progress,
    outcome: &Result<Received, Error>,
) {
    let status = match outcome {
        Ok(received) => Some(received.head.status.as_u16()),
        Err(error) => error.meta().map(|meta| meta.status),
    };
    let (host, port) = progress.address();
    debug!(
        rpc.service = service,
        rpc.method = operation.name,
        http.request.method = operation.method,
        url.template = template(operation, input),
        server.address = host,
        server.port = port,
        http.response.status_code = status,
        http.request.resend_count = progress.attempts().saturating_sub(1),
        http.client.request.duration = progress.elapsed().as_secs_f64(),
        error.r#type = outcome.as_ref().err().map(error_type),
        "call ended"
    );
}

/// The path of an operation with the names of its parameters.
fn template(operation: &Operation, input: &dyn Structure) -> String {
    let name = |index: usize| input.table().members.get(index).map_or("", |row| row.wire);
    let parts = operation.path.iter().map(|part| match part {
        Part::Literal(text) => (*text).to_owned(),
        Part::Label(index) => format!("{{{}}}", name(*index)),
        Part::Greedy(index) => format!("{{{}+}}", name(*index)),
        Part::InEndpoint(index) => format!("/{{{}}}", name(*index)),
    });
    parts.collect()
}

/// What kind of error ended a call: the code of the service, where it named one.
fn error_type(error: &Error) -> String {
    let name = match error.kind() {
        ErrorKind::Service(response) => match &response.meta.code {
            Some(code) => return code.escape_debug().to_string(),
            None => return response.meta.status.to_string(),
        },
        ErrorKind::Invalid(_) => "invalid",
        ErrorKind::Config(_) => "config",
        ErrorKind::Credentials(_) => "credentials",
        ErrorKind::Encode(_) => "encode",
        ErrorKind::Transport(_) => "transport",
        ErrorKind::Timeout { .. } => "timeout",
        ErrorKind::Decode(_) => "decode",
    };
    name.to_owned()
}

/// The trace that a request belongs to (W3C Trace Context, sections 3.2 and 3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceContext {
    parent: String,
    state: Option<String>,
}

impl TraceContext {
    /// Creates a context from the value of the header `traceparent`, such as
    /// `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`.
    pub fn new(traceparent: impl Into<String>) -> Self {
        Self { parent: traceparent.into(), state: None }
    }

    /// Sets the value of the header `tracestate`.
    #[must_use]
    pub fn state(mut self, tracestate: impl Into<String>) -> Self {
        self.state = Some(tracestate.into());
        self
    }

    /// Writes the headers; a context that is none is not sent.
    pub(super) fn write(&self, headers: &mut HeaderMap) {
        let Ok(parent) = HeaderValue::try_from(&self.parent) else { return };
        if !is_parent(&self.parent) {
            debug!("the trace context is not sent: it is not a `traceparent`");
            return;
        }
        headers.insert("traceparent", parent);
        if let Some(Ok(state)) = self.state.as_ref().map(HeaderValue::try_from) {
            headers.insert("tracestate", state);
        }
    }
}

/// Whether a text is version, trace, parent and flags in lower-case hexadecimal digits.
fn is_parent(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    let is_digit = |letter: char| matches!(letter, '0'..='9' | 'a'..='f' | '-');
    lengths.eq([2, 32, 16, 2]) && text.chars().all(is_digit) && !text.starts_with("ff")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trace_context_is_sent() {
        let sent = |context: TraceContext| {
            let mut headers = HeaderMap::new();
            context.write(&mut headers);
            headers.len()
        };
        let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assert_eq!(sent(TraceContext::new(parent)), 1);
        assert_eq!(sent(TraceContext::new(parent).state("a=b")), 2);
        for wrong in ["", "00-0af7", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "a\nb"] {
            assert_eq!(sent(TraceContext::new(wrong).state("a=b")), 0, "{wrong}");
        }
    }
}
