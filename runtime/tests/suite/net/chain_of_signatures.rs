//! What a service does with signed events: each signature must follow from the one before it.

use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::events::{HeaderValue, Message};
use ring::{digest, hmac};

/// Verifies the messages of one request, in order.
pub(crate) struct Verifier {
    key: hmac::Key,
    scope: String,
    before: String,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sha256(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

impl Verifier {
    /// Begins with the signature of the request.
    pub(crate) fn new(head: &http::request::Parts, secret: &str) -> Self {
        let authorization = head.headers["authorization"].to_str().expect("text");
        let part =
            |name: &str| authorization.split([' ', ',']).find_map(|part| part.strip_prefix(name)).expect("a part");
        let scope = part("Credential=").split_once('/').expect("a scope").1.to_owned();
        let first = hmac::Key::new(hmac::HMAC_SHA256, format!("AWS4{secret}").as_bytes());
        let step = |key, part: &str| hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&key, part.as_bytes()).as_ref());
        let key = scope.split('/').fold(first, step);
        Self { key, before: part("Signature=").to_owned(), scope }
    }

    /// Checks the signature of the next message.
    pub(crate) fn check(&mut self, message: &Message) {
        let Some(HeaderValue::Timestamp(time)) = message.header(":date") else { panic!("no date") };
        let Some(HeaderValue::Bytes(signature)) = message.header(":chunk-signature") else { panic!("no signature") };
        let mut date = b"\x05:date\x08".to_vec();
        date.extend(time.as_millisecond().to_be_bytes());
        let text = format!(
            "AWS4-HMAC-SHA256-PAYLOAD\n{}\n{}\n{}\n{}\n{}",
            stamp(*time),
            self.scope,
            self.before,
            sha256(&date),
            sha256(&message.payload)
        );
        hmac::verify(&self.key, text.as_bytes(), signature).expect("the signature follows");
        self.before = hex(signature);
    }
}

/// `20150830T123600Z`, from RFC 3339 without its marks.
fn stamp(time: Timestamp) -> String {
    time.to_string().replace(['-', ':'], "")
}
