//! Checksums of bodies, in requests and responses (AWS specifications, "`httpChecksum` trait").

mod hasher;
mod trailing;
mod verify;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderName, HeaderValue};

use self::hasher::Hasher;
pub(crate) use self::verify::{requested, verified};
use crate::encoding::encode_base64;
use crate::http::EncodeError;
use crate::http::request::Body;
use crate::schema::Digest;
use crate::stream::ByteStream;
use crate::value::{Ref, Structure};

/// Says instead of a hash that the body is not signed, and followed by trailers.
const UNSIGNED: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
/// Names what follows the body.
pub(crate) const TRAILER: &str = "x-amz-trailer";

impl Digest {
    /// The header or trailer that carries the checksum.
    fn header(self) -> HeaderName {
        HeaderName::from_static(match self {
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Crc32c => "x-amz-checksum-crc32c",
            Self::Sha1 => "x-amz-checksum-sha1",
            Self::Sha256 => "x-amz-checksum-sha256",
        })
    }

    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "CRC64NVME" => Self::Crc64Nvme,
            "CRC32" => Self::Crc32,
            "CRC32C" => Self::Crc32c,
            "SHA1" => Self::Sha1,
            "SHA256" => Self::Sha256,
            _ => return None,
        })
    }
}

/// Adds the checksum that the caller chose by the member at `by`, or CRC-32 where one is required; none beside one that
/// the caller gave. Of a body in memory it is a header; a stream is followed by it.
pub(crate) fn add(
    (by, required): (Option<usize>, bool),
    input: &dyn Structure,
    body: Body,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    if is_given(headers) {
        return Ok(body);
    }
    let chosen = by.map(|by| (by, input.value_at(by)));
    let (member, name) = match &chosen {
        Some((by, value)) => (input.table().members.get(*by).map_or("", |row| row.name), text(value)),
        None => ("", None),
    };
    let digest = match name {
        Some(name) => Digest::of(name)
            .ok_or_else(|| EncodeError::new(member, format!("is `{name}`, which is not an algorithm known here")))?,
        None if required && !headers.contains_key("content-md5") => Digest::Crc32,
        None => return Ok(body),
    };
    let bytes = match &body {
        Body::Empty => Bytes::new(),
        Body::Bytes(bytes) => bytes.clone(),
        Body::Stream(stream) => match stream.bytes() {
            Some(bytes) => bytes.clone(),
            None => return followed(digest, stream, headers).map(Body::Stream),
        },
        #[cfg(feature = "events")]
        Body::Events(_) => return Ok(body),
    };
    let mut hasher = Hasher::new(digest);
    hasher.update(&bytes);
    set(headers, digest.header(), &encode_base64(&hasher.finish()))?;
    Ok(body)
}

/// Whether the caller gave a checksum, whatever its algorithm.
fn is_given(headers: &HeaderMap) -> bool {
    const OTHERS: [&str; 3] = ["x-amz-checksum-algorithm", "x-amz-checksum-mode", "x-amz-checksum-type"];
    headers.keys().any(|name| name.as_str().starts_with("x-amz-checksum-") && !OTHERS.contains(&name.as_str()))
}

/// A stream in the encoding `aws-chunked`, as one chunk that the checksum follows.
fn followed(digest: Digest, stream: &ByteStream, headers: &mut HeaderMap) -> Result<ByteStream, EncodeError> {
    let stated = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let Some(length) = stream.len().or(stated) else {
        let message = "a checksum goes with streams of known length only: give the length, or the body as bytes";
        return Err(EncodeError::new("", message));
    };
    if stated.is_some_and(|stated| stated != length) {
        let message = format!("the header `content-length` is not the length of the body, {length} bytes");
        return Err(EncodeError::new("", message));
    }
    headers.remove(CONTENT_LENGTH);
    let before = headers.get(CONTENT_ENCODING).and_then(|value| value.to_str().ok());
    let encoding = before.map_or("aws-chunked".to_owned(), |before| format!("aws-chunked,{before}"));
    set(headers, CONTENT_ENCODING, &encoding)?;
    set(headers, HeaderName::from_static(TRAILER), digest.header().as_str())?;
    set(headers, HeaderName::from_static("x-amz-decoded-content-length"), &length.to_string())?;
    set(headers, HeaderName::from_static("x-amz-content-sha256"), UNSIGNED)?;
    Ok(trailing::stream(stream, digest, length))
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) -> Result<(), EncodeError> {
    let value = HeaderValue::try_from(value).map_err(|error| EncodeError::new("", error.to_string()))?;
    headers.insert(name, value);
    Ok(())
}

fn text<'a>(value: &Ref<'a>) -> Option<&'a str> {
    match value {
        Ref::String(text) => Some(text),
        Ref::Enum(value) => Some(value.as_str()),
        _ => None,
    }
}
