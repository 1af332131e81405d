//! What must never be seen: credentials, signatures, and values that the description marks as sensitive.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bedrock_runtime::Client;
use bedrock_runtime::runtime::auth::Credentials;
use bedrock_runtime::types::PayloadPart;
use ferrosmith_tests::server::{ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, Server, response};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::client::config;

/// What nobody should see of a request.
const SENT: &str = "what nobody should see";
/// What nobody should see of a response.
const RECEIVED: &str = "what nobody should hear";

/// Writes down all that is traced, with every field.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<String>>);

impl Notes {
    fn text(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn write(&self, record: impl FnOnce(&mut dyn Visit)) {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        record(&mut Line(&mut text));
        text.push('\n');
    }
}

/// The fields of a span or an event.
struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0, "{field}={value:?} ");
    }
}

impl Subscriber for Notes {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(|line| span.record(line));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.write(|line| values.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.write(|line| event.record(line));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn assert_silent(what: &str, text: &str) {
    for secret in [SECRET_KEY, SESSION_TOKEN, SENT, RECEIVED, "Signature="] {
        assert!(!text.contains(secret), "{what} shows `{secret}`: {text}");
    }
}

#[tokio::test]
async fn traces_show_what_happens_and_no_secrets() {
    let notes = Notes::default();
    // Of a single subscriber tracing believes that it is every thread's: what another test reports first would be off here.
    let _other = tracing::Dispatch::new(Notes::default());
    let _guard = tracing::subscriber::set_default(notes.clone());
    let busy =
        response("429\nx-amzn-errortype: ThrottlingException\nx-amzn-requestid: id-1\n\n{\"message\": \"slowly\"}");
    let server = Server::responding([busy, response(&format!("200\ncontent-type: text/plain\n\n{RECEIVED}"))]).await;
    let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY).session_token(SESSION_TOKEN);
    let client = Client::new(config(server.url()).credentials(credentials));
    let call = client.invoke_model().model_id("anthropic.claude-v2").body(SENT);
    assert_silent("the call", &format!("{call:?}"));
    let output = call.send().await.expect("a response");
    assert_silent("the output", &format!("{output:?} {output:#?}"));
    let text = notes.text();
    assert_silent("the trace", &text);
    for shown in ["service=\"Amazon Bedrock Runtime\"", "operation=\"InvokeModel\"", "ThrottlingException: slowly"] {
        assert!(text.contains(shown), "{shown} is missing in {text}");
    }
    // OpenTelemetry's names, in the one event at the end of a call.
    for field in [
        "http.request.method=\"POST\"",
        "url.template=\"/model/{modelId}/invoke\"",
        "server.address=\"127.0.0.1\"",
        "http.response.status_code=200",
        "http.request.resend_count=1",
        "http.client.request.duration=",
    ] {
        assert_eq!(text.matches(field).count(), 1, "{field} in {text}");
    }
    for request in server.requests() {
        assert!(request.headers().contains_key("x-amz-security-token"));
    }
}

#[tokio::test]
async fn errors_and_settings_show_no_secrets() {
    let rejected =
        format!("403\nx-amzn-errortype: AccessDeniedException\n\n{{\"message\": \"no\", \"echo\": \"{SENT}\"}}");
    let server = Server::responding([response(&rejected), response(&format!("418\n\n{RECEIVED}"))]).await;
    let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY).session_token(SESSION_TOKEN);
    let config = config(server.url()).credentials(credentials.clone()).max_attempts(1);
    let client = Client::new(config.clone());
    assert_silent("the client", &format!("{credentials:?} {config:?} {client:?} {client:#?}"));
    for _ in 0..2 {
        let error = client.invoke_model().model_id("anthropic.claude-v2").body(SENT).send().await;
        let error = error.expect_err("an error response");
        assert_silent("the error", &format!("{error} {error:?} {error:#?}"));
    }
    let long = client.invoke_model().model_id(SENT).body(SENT);
    let error = long.send().await.expect_err("invalid");
    assert_silent("the violation", &format!("{error} {error:?}"));
    let presigned = client.invoke_model().model_id("anthropic.claude-v2").body(SENT).presign(Duration::from_secs(60));
    let presigned = presigned.await.expect("signed");
    assert_silent("the presigned request", &format!("{presigned:?}"));
}

#[test]
fn sensitive_members_are_not_shown() {
    let mut part = PayloadPart::default();
    part.bytes = Some(SENT.into());
    let shown = format!("{part:?}");
    assert_silent("the piece", &shown);
    assert!(shown.contains("redacted"), "{shown}");
    let request = bedrock_runtime::operations::InvokeModel::default().model_id("m").body(SENT);
    let shown = format!("{request:?}");
    assert_silent("the request", &shown);
    assert!(shown.contains("model_id: \"m\"") && shown.contains("redacted"), "{shown}");
}
