//! What one call adds to its request beside what the operation has.

use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};

use super::target::with_parameter;
use crate::Json;
use crate::error::Error;
use crate::http::codec::media_type;
use crate::http::path::RESERVED;
use crate::http::request::Body;
use crate::schema::{Codec, Operation};

/// Adds parameters to the query of a URL.
pub(super) fn query(uri: Uri, parameters: &[(String, String)]) -> Result<Uri, Error> {
    let add = |uri, (name, value): &(String, String)| with_parameter(uri, name, value, RESERVED);
    parameters.iter().try_fold(uri, add).map_err(Error::encode)
}

/// Adds members to a body that is a JSON object; makes one of no body at all.
pub(super) fn members(
    operation: &Operation,
    codec: Codec,
    body: Body,
    headers: &mut HeaderMap,
    members: &[(String, Json)],
) -> Result<Body, Error> {
    if members.is_empty() {
        return Ok(body);
    }
    let refused = |why: &str| Err(Error::config(format!("members cannot be added to the body: {why}")));
    if codec != Codec::Json {
        return refused("it is not JSON");
    }
    if headers.contains_key(CONTENT_ENCODING) || operation.checksum.is_some() {
        return refused("it is compressed or has a checksum");
    }
    let mut text = match body {
        Body::Empty => {
            let announced = operation.media_type.or(media_type(Codec::Json)).unwrap_or_default();
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(announced));
            "{}".to_owned()
        }
        Body::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Body::Stream(_) => return refused("it is a stream"),
        #[cfg(feature = "events")]
        Body::Events(_) => return refused("it is a stream"),
    };
    let known: Option<serde_json::Map<String, Json>> = serde_json::from_str(&text).ok();
    let Some(known) = known.filter(|_| text.ends_with('}')) else { return refused("it is no object") };
    text.pop();
    let mut is_first = known.is_empty();
    for (name, value) in members {
        if known.contains_key(name) {
            return refused(&format!("it has a member `{name}`"));
        }
        if !std::mem::take(&mut is_first) {
            text.push(',');
        }
        text.push_str(&Json::from(name.as_str()).to_string());
        text.push(':');
        text.push_str(&value.to_string());
    }
    text.push('}');
    Ok(Body::Bytes(text.into()))
}
