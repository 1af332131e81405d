//! AWS Signature Version 4: in headers, in the query of a URL, and chained through the messages of an event stream.
//!
//! Follows "Create a signed AWS API request" of the IAM User Guide. Written here and not taken from a library because
//! event streams need its inner steps, because every operation is to be presignable, and because a signer over
//! `ring`, which TLS brings in any case, is a few hundred lines.

mod canonical;
mod events;
mod key;
mod stamp;

pub use events::EventSigner;
pub use key::Keys;

use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use http::request::Parts;
use http::uri::PathAndQuery;
use ring::{digest, hmac};

use self::canonical::Canonical;
use self::stamp::Stamp;
use super::Credentials;
use crate::Timestamp;
use crate::error::Error;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// Who signs, for which service, and when.
#[derive(Debug)]
pub struct Signer<'a> {
    /// The credentials.
    pub credentials: &'a Credentials,
    /// The region that the signature is good for.
    pub region: &'a str,
    /// The name under which the service signs.
    pub service: &'a str,
    /// Whether the path is signed as it is sent, as that of Amazon S3 always is, in place of encoded once more.
    pub raw_path: bool,
    /// The time of the signature.
    pub time: Timestamp,
    /// The keys derived before.
    pub keys: &'a Keys,
}

/// How the signature covers the body.
#[derive(Clone, Copy, Debug)]
pub enum Payload<'a> {
    /// It is these bytes.
    Bytes(&'a [u8]),
    /// Nothing.
    Unsigned,
    /// Nothing, and a checksum follows it.
    #[cfg(feature = "checksums")]
    UnsignedTrailer,
    /// It is a stream of messages that are signed one by one.
    Events,
}

/// A signature as lower-case hexadecimal digits.
pub(crate) type Signature = [u8; 64];

impl Signer<'_> {
    /// Signs a request in its headers. Gives what signs the messages that follow, if the body is made of events.
    ///
    /// # Errors
    /// Credentials that no header can hold.
    pub fn sign(&self, parts: &mut Parts, payload: Payload<'_>) -> Result<EventSigner, Error> {
        let stamp = Stamp::new(self.time);
        let hash = payload.hash();
        parts.headers.insert(DATE, header(stamp.time())?);
        if let Some(token) = &self.credentials.session_token {
            let mut value = header(token.expose())?;
            value.set_sensitive(true);
            parts.headers.insert(SECURITY_TOKEN, value);
        }
        if self.is_s3() || !matches!(payload, Payload::Bytes(_)) {
            parts.headers.insert(CONTENT_SHA256, header(&hash)?);
        }
        let canonical = Canonical::new(parts, self.raw_path || self.is_s3());
        let request = canonical.request(parts.method.as_str(), &hash);
        let (key, scope) = self.key(&stamp);
        let signature = signature(&key, &stamp, &scope, &request);

        let mut value = String::with_capacity(220 + canonical.signed_headers.len());
        for piece in [
            ALGORITHM,
            " Credential=",
            &self.credentials.access_key_id,
            "/",
            &scope,
            ", SignedHeaders=",
            &canonical.signed_headers,
            ", Signature=",
            digits(&signature),
        ] {
            value.push_str(piece);
        }
        let mut value = HeaderValue::try_from(value).map_err(Error::credentials)?;
        value.set_sensitive(true);
        parts.headers.insert(AUTHORIZATION, value);
        Ok(EventSigner::new(key, scope, signature))
    }

    /// Signs a request in the query of its URL, which is then good for some seconds.
    ///
    /// # Errors
    /// A URL that becomes too long.
    pub fn presign(&self, parts: &mut Parts, payload: Payload<'_>, seconds: u64) -> Result<(), Error> {
        let stamp = Stamp::new(self.time);
        let (key, scope) = self.key(&stamp);
        let signed = canonical::signed_headers(parts);
        let mut query = parts.uri.query().unwrap_or_default().to_owned();
        let credential = format!("{}/{scope}", self.credentials.access_key_id);
        canonical::append(&mut query, "X-Amz-Algorithm", ALGORITHM);
        canonical::append(&mut query, "X-Amz-Credential", &credential);
        canonical::append(&mut query, "X-Amz-Date", stamp.time());
        canonical::append(&mut query, "X-Amz-Expires", &seconds.to_string());
        canonical::append(&mut query, "X-Amz-SignedHeaders", &signed);
        if let Some(token) = &self.credentials.session_token {
            canonical::append(&mut query, "X-Amz-Security-Token", token.expose());
        }
        set_query(parts, &query)?;

        let hash = if self.is_s3() { Payload::Unsigned.hash() } else { payload.hash() };
        let request = Canonical::new(parts, self.raw_path || self.is_s3()).request(parts.method.as_str(), &hash);
        canonical::append(&mut query, "X-Amz-Signature", digits(&signature(&key, &stamp, &scope, &request)));
        set_query(parts, &query)
    }

    fn is_s3(&self) -> bool {
        matches!(self.service, "s3" | "s3express" | "s3-outposts" | "s3-object-lambda")
    }

    fn key(&self, stamp: &Stamp) -> (hmac::Key, String) {
        let scope = format!("{}/{}/{}/aws4_request", stamp.date(), self.region, self.service);
        (self.keys.get(self.credentials, stamp.date(), self.region, self.service), scope)
    }
}

impl Payload<'_> {
    fn hash(&self) -> String {
        match self {
            Payload::Bytes(bytes) => digits(&hex(&digest::digest(&digest::SHA256, bytes))).to_owned(),
            Payload::Unsigned => "UNSIGNED-PAYLOAD".to_owned(),
            #[cfg(feature = "checksums")]
            Payload::UnsignedTrailer => "STREAMING-UNSIGNED-PAYLOAD-TRAILER".to_owned(),
            Payload::Events => "STREAMING-AWS4-HMAC-SHA256-EVENTS".to_owned(),
        }
    }
}

/// Signs a canonical request.
fn signature(key: &hmac::Key, stamp: &Stamp, scope: &str, request: &[u8]) -> Signature {
    let hash = hex(&digest::digest(&digest::SHA256, request));
    let mut text = hmac::Context::with_key(key);
    for piece in [ALGORITHM, "\n", stamp.time(), "\n", scope, "\n", digits(&hash)] {
        text.update(piece.as_bytes());
    }
    hex(&text.sign())
}

fn set_query(parts: &mut Parts, query: &str) -> Result<(), Error> {
    let mut uri = std::mem::take(&mut parts.uri).into_parts();
    let path = uri.path_and_query.as_ref().map_or("/", PathAndQuery::path);
    let whole = format!("{path}?{query}");
    uri.path_and_query = Some(PathAndQuery::try_from(whole).map_err(|error| Error::config(error.to_string()))?);
    parts.uri = http::Uri::from_parts(uri).map_err(|error| Error::config(error.to_string()))?;
    Ok(())
}

fn header(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::try_from(text).map_err(Error::credentials)
}

/// Lower-case hexadecimal digits of 32 bytes.
fn hex(bytes: &impl AsRef<[u8]>) -> Signature {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = [b'0'; 64];
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes.as_ref()) {
        pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    text
}

/// The digits as text.
fn digits(signature: &Signature) -> &str {
    // Digits are ASCII, so the alternative is never taken.
    std::str::from_utf8(signature).unwrap_or_default()
}
