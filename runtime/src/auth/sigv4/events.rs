//! Signatures of event messages: each covers the one before it.

use std::fmt;

use ring::{digest, hmac};

use super::stamp::Stamp;
use super::{Signature, digits, hex};
use crate::Timestamp;

/// Signs the messages of an event stream, in order. The first one is chained to the request's own signature.
pub struct EventSigner {
    key: hmac::Key,
    scope: String,
    before: Signature,
}

impl EventSigner {
    pub(super) fn new(key: hmac::Key, scope: String, before: Signature) -> Self {
        Self { key, scope, before }
    }

    /// Signs a message. `headers` is the encoded `:date` header, which must hold the same time; `payload` is the
    /// encoded message that the signed one wraps, or nothing for the one that ends the stream.
    pub fn sign(&mut self, headers: &[u8], payload: &[u8], time: Timestamp) -> [u8; 32] {
        let stamp = Stamp::new(time);
        let headers = hex(&digest::digest(&digest::SHA256, headers));
        let payload = hex(&digest::digest(&digest::SHA256, payload));
        let mut text = hmac::Context::with_key(&self.key);
        for piece in [
            "AWS4-HMAC-SHA256-PAYLOAD\n",
            stamp.time(),
            "\n",
            &self.scope,
            "\n",
            digits(&self.before),
            "\n",
            digits(&headers),
            "\n",
            digits(&payload),
        ] {
            text.update(piece.as_bytes());
        }
        let tag = text.sign();
        self.before = hex(&tag);
        let mut signature = [0; 32];
        signature.copy_from_slice(tag.as_ref());
        signature
    }
}

impl fmt::Debug for EventSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventSigner").field("scope", &self.scope).finish_non_exhaustive()
    }
}
