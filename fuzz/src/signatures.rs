//! Requests of any form, signed as a second implementation signs them.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials as TheirCredentials;
use aws_sigv4::http_request::{PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::auth::sigv4::{Keys, Payload, Signer};
use http::request::Parts;
use http::{HeaderName, HeaderValue, Request, Uri};

const ID: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
/// What is set by others, and headers of a connection, which proxies change: ours signs none of them.
const UNSIGNED: [&str; 10] = [
    "authorization",
    "connection",
    "expect",
    "host",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-amzn-trace-id",
];
const TIME: i64 = 1_440_938_160;

/// Lines: path and query, then headers, then the body.
pub(crate) fn run(data: &[u8]) {
    let Some(parts) = parts(data) else { return };
    let body = data.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let Some(theirs) = theirs(parts.clone(), body) else { return };
    let mut ours = parts;
    let (credentials, keys) = (Credentials::new(ID, SECRET), Keys::new());
    let time = ferrosmith_runtime::Timestamp::from_second(TIME).expect("a time");
    let signer = Signer {
        credentials: &credentials,
        region: "eu-west-1",
        service: "bedrock",
        raw_path: false,
        time,
        keys: &keys,
    };
    signer.sign(&mut ours, Payload::Bytes(body)).expect("signed");
    assert_eq!(ours.headers["authorization"], theirs.headers["authorization"], "{ours:?}");
}

fn parts(data: &[u8]) -> Option<Parts> {
    let mut lines = data.split(|byte| *byte == b'\n');
    let target = std::str::from_utf8(lines.next()?).ok()?;
    // Implementations disagree about tabs. The second implementation takes no path that is not normal, and ours sends none.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%/?&=".contains(&byte);
    let is_normal = target.starts_with('/') && !target.contains("//") && !target.contains("/.");
    if !is_normal || !target.bytes().all(is_plain) || !is_encoded(target) {
        return None;
    }
    let uri: Uri = format!("https://example.com{target}").parse().ok()?;
    let mut request = Request::post(uri);
    for line in lines {
        let Some((name, value)) = std::str::from_utf8(line).ok().and_then(|line| line.split_once(':')) else { break };
        let name = HeaderName::try_from(name).ok().filter(|name| !UNSIGNED.contains(&name.as_str()))?;
        request = request.header(
            name,
            HeaderValue::from_str(value).ok().filter(|value| value.to_str().is_ok_and(|text| !text.contains('\t')))?,
        );
    }
    Some(request.body(()).ok()?.into_parts().0)
}

/// Whether every `%` is followed by two digits, and what they stand for is text: the second implementation keeps no other.
fn is_encoded(target: &str) -> bool {
    let mut parts = target.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) else { return false };
        bytes.push(byte);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).is_ok()
}

fn theirs(parts: Parts, body: &[u8]) -> Option<Parts> {
    let mut settings = SigningSettings::default();
    settings.payload_checksum_kind = PayloadChecksumKind::NoHeader;
    let identity = TheirCredentials::new(ID, SECRET, None, None, "fuzz").into();
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(TIME.unsigned_abs());
    let params = v4::SigningParams::builder().identity(&identity).region("eu-west-1").name("bedrock");
    let params = params.time(time).settings(settings).build().expect("parameters").into();
    let url = parts.uri.to_string();
    let headers = parts.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let request = SignableRequest::new("POST", url, headers, SignableBody::Bytes(body)).ok()?;
    let (instructions, _) = sign(request, &params).ok()?.into_parts();
    let mut request = Request::from_parts(parts, ());
    instructions.apply_to_request_http1x(&mut request);
    Some(request.into_parts().0)
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    [
        "/a%20b/c?x=1&a=2&a=1&b\nx-one: a   b \nx-two:\"c  d\"\nbody",
        "/%E1%88%B4?%2B=%2f&=\ncontent-type: text/plain\n\n",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}
