//! The service's side of Signature Version 4: signs what arrived once more, with another implementation than the
//! client's, and compares.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, SignableBody, SignableRequest, SignatureLocation, SigningSettings, sign,
};
use aws_sigv4::sign::v4::SigningParams;
use bytes::Bytes;
use ferrosmith_runtime::Timestamp;
use http::{HeaderMap, Request};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The access key that tests sign with.
pub const ACCESS_KEY: &str = "AKIDEXAMPLE";
/// The secret key that tests sign with.
pub const SECRET_KEY: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
/// The session token that goes with them, where a test has one.
pub const SESSION_TOKEN: &str = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQW";

/// How far a request's time may lie from the service's.
const MAX_SKEW: i64 = 5 * 60;

/// Checks the `Authorization` of a request that arrives at a time.
///
/// # Errors
/// What is wrong, in words.
pub fn check_signed(request: &Request<Bytes>, now: Timestamp) -> Result<(), String> {
    let authorization = text(request.headers(), "authorization")?;
    let list = authorization.strip_prefix("AWS4-HMAC-SHA256 ").ok_or("another algorithm")?;
    let field = |name: &str| {
        let mut fields = list.split(", ").filter_map(|field| field.split_once('='));
        fields.find(|(other, _)| *other == name).map(|(_, value)| value).ok_or(format!("no `{name}`"))
    };
    let date = text(request.headers(), "x-amz-date")?;
    let time = parse_time(&date)?;
    if (time.as_second() - now.as_second()).abs() > MAX_SKEW {
        return Err(format!("signed at {time}, but it is {now}"));
    }
    let scope = Scope::parse(field("Credential")?, &date)?;
    let signed = signed_headers(request.headers(), field("SignedHeaders")?)?;
    let token = request.headers().get("x-amz-security-token").map(|_| SESSION_TOKEN);
    let url = format!("http://{}{}", text(request.headers(), "host")?, request.uri());
    let expected = scope.sign(request, &url, &signed, time, token, None)?;
    (expected == field("Signature")?).then_some(()).ok_or_else(|| "the signature does not match".to_owned())
}

/// Checks a request whose signature stands in its URL, at a time.
///
/// # Errors
/// What is wrong, in words.
pub fn check_presigned(request: &Request<Bytes>, now: Timestamp) -> Result<(), String> {
    let query = request.uri().query().unwrap_or_default();
    let (signing, own): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| pair.starts_with("X-Amz-"));
    let parameter = |name: &str| {
        let mut pairs = signing.iter().filter_map(|pair| pair.split_once('='));
        let value = pairs.find(|(other, _)| *other == name).map(|(_, value)| value.replace("%2F", "/"));
        value.map(|value| value.replace("%3B", ";")).ok_or(format!("no `{name}`"))
    };
    let date = parameter("X-Amz-Date")?;
    let time = parse_time(&date)?;
    let expires: i64 = parameter("X-Amz-Expires")?.parse().map_err(|_| "no number of seconds")?;
    if now.as_second() > time.as_second() + expires {
        return Err(format!("expired: it was good for {expires} s from {time}, and it is {now}"));
    }
    let scope = Scope::parse(&parameter("X-Amz-Credential")?, &date)?;
    let signed = signed_headers(request.headers(), &parameter("X-Amz-SignedHeaders")?)?;
    let token = parameter("X-Amz-Security-Token").ok().map(|_| SESSION_TOKEN);
    let own = if own == [""] { String::new() } else { own.join("&") };
    let mark = if own.is_empty() { "" } else { "?" };
    let url = format!("http://{}{}{mark}{own}", text(request.headers(), "host")?, request.uri().path());
    let expires = Duration::from_secs(expires.unsigned_abs());
    let expected = scope.sign(request, &url, &signed, time, token, Some(expires))?;
    (expected == parameter("X-Amz-Signature")?).then_some(()).ok_or_else(|| "the signature does not match".to_owned())
}

/// Where a signature is good.
struct Scope {
    region: String,
    service: String,
}

impl Scope {
    fn parse(credential: &str, date: &str) -> Result<Self, String> {
        let parts: Vec<&str> = credential.split('/').collect();
        match parts[..] {
            [ACCESS_KEY, day, region, service, "aws4_request"] if date.starts_with(day) => {
                Ok(Self { region: region.to_owned(), service: service.to_owned() })
            }
            _ => Err(format!("a strange credential: `{credential}`")),
        }
    }

    /// The signature that the request should have.
    fn sign(
        &self,
        request: &Request<Bytes>,
        url: &str,
        headers: &[(String, String)],
        time: Timestamp,
        token: Option<&str>,
        expires_in: Option<Duration>,
    ) -> Result<String, String> {
        let mut settings = SigningSettings::default();
        settings.payload_checksum_kind = PayloadChecksumKind::NoHeader;
        // These are in the list because the client signed them.
        settings.excluded_headers = None;
        if expires_in.is_some() {
            settings.signature_location = SignatureLocation::QueryParams;
            settings.expires_in = expires_in;
        }
        let identity = Credentials::new(ACCESS_KEY, SECRET_KEY, token.map(str::to_owned), None, "server").into();
        let params = SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name(&self.service)
            .time(SystemTime::UNIX_EPOCH + Duration::from_secs(time.as_second().unsigned_abs()))
            .settings(settings)
            .build()
            .map_err(|error| error.to_string())?
            .into();
        let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let body = SignableBody::Bytes(request.body());
        let signable = SignableRequest::new(request.method().as_str(), url, headers, body);
        let signable = signable.map_err(|error| error.to_string())?;
        let (_, signature) = sign(signable, &params).map_err(|error| error.to_string())?.into_parts();
        Ok(signature)
    }
}

/// The headers that the client signed, without those that signing adds itself.
fn signed_headers(headers: &HeaderMap, names: &str) -> Result<Vec<(String, String)>, String> {
    const ADDED: [&str; 3] = ["host", "x-amz-date", "x-amz-security-token"];
    let names = names.split(';').filter(|name| !ADDED.contains(name));
    names.map(|name| Ok((name.to_owned(), text(headers, name)?))).collect()
}

fn text(headers: &HeaderMap, name: &str) -> Result<String, String> {
    let value = headers.get(name).ok_or_else(|| format!("no header `{name}`"))?;
    value.to_str().map(str::to_owned).map_err(|_| format!("the header `{name}` is not text"))
}

/// A time like `20150830T123600Z`.
fn parse_time(text: &str) -> Result<Timestamp, String> {
    let time = DateTime::strptime("%Y%m%dT%H%M%SZ", text).map_err(|error| error.to_string())?;
    let time = time.to_zoned(TimeZone::UTC).map_err(|error| error.to_string())?.timestamp();
    Timestamp::try_from(time).map_err(|error| error.to_string())
}
