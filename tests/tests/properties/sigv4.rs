//! Signatures against the published ones of AWS, and against a second implementation on random requests.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials as TheirCredentials;
use aws_sigv4::event_stream::{sign_empty_message, sign_message};
use aws_sigv4::http_request::{
    PayloadChecksumKind, SignableBody, SignableRequest, SignatureLocation, SigningSettings, sign as sign_theirs,
};
use aws_sigv4::sign::v4;
use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::auth::sigv4::{Keys, Payload, Signer};
use http::Request;
use http::request::{Builder, Parts};
use proptest::prelude::*;

const ID: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
/// 2015-08-30, 12:36:00.
const TIME: i64 = 1_440_938_160;

fn parts(request: Builder) -> Parts {
    request.body(()).expect("a request").into_parts().0
}

fn time(seconds: i64) -> ferrosmith_runtime::Timestamp {
    ferrosmith_runtime::Timestamp::from_second(seconds).expect("a time")
}

/// The signature of a request at the time of the published suite.
fn signed(request: Builder, service: &str, body: &[u8]) -> String {
    let mut parts = parts(request);
    let (credentials, keys) = (Credentials::new(ID, SECRET), Keys::new());
    let signer = Signer {
        credentials: &credentials,
        region: "us-east-1",
        service,
        raw_path: false,
        time: time(TIME),
        keys: &keys,
    };
    signer.sign(&mut parts, Payload::Bytes(body)).expect("signed");
    let value = parts.headers["authorization"].to_str().expect("text");
    value.rsplit('=').next().unwrap_or_default().to_owned()
}

/// "Signature Version 4 test suite" of the AWS General Reference.
#[test]
fn the_published_suite() {
    let url = "https://example.amazonaws.com/";
    let is = |request, body: &str, expected| assert_eq!(signed(request, "service", body.as_bytes()), expected);
    is(Request::get(url), "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    is(Request::post(url), "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    is(
        Request::get(format!("{url}?Param2=value2&Param1=value1")),
        "",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    );
    is(
        Request::get(format!("{url}-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")),
        "",
        "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
    );
    is(
        Request::get(url).header("My-Header1", " value1").header("My-Header2", " \"a   b   c\""),
        "",
        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
    );
    is(
        Request::post(url).header("Content-Type", "application/x-www-form-urlencoded"),
        "Param1=value1",
        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    );
}

/// The example of "Create a signed AWS API request" in the IAM User Guide.
#[test]
fn the_example_of_the_user_guide() {
    let request = Request::get("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08")
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    assert_eq!(signed(request, "iam", b""), "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
}

/// The example of "Authenticating requests: using query parameters" in the S3 API reference.
#[test]
fn the_example_of_a_signed_url() {
    let mut parts = parts(Request::get("https://examplebucket.s3.amazonaws.com/test.txt"));
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    let (keys, time) = (Keys::new(), time(1_369_353_600));
    let signer =
        Signer { credentials: &credentials, region: "us-east-1", service: "s3", raw_path: false, time, keys: &keys };
    signer.presign(&mut parts, Payload::Unsigned, 86400).expect("signed");
    assert_eq!(
        parts.uri,
        "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256\
         &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z\
         &X-Amz-Expires=86400&X-Amz-SignedHeaders=host\
         &X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    );
}

/// Each message of an event stream is chained to the one before it, the first to the request.
#[test]
fn events_are_chained_as_a_second_implementation_does() {
    let mut parts = parts(Request::post("https://example.com/stream"));
    let (credentials, keys) = (Credentials::new(ID, SECRET), Keys::new());
    let signer = Signer {
        credentials: &credentials,
        region: "eu-west-1",
        service: "bedrock",
        raw_path: false,
        time: time(TIME),
        keys: &keys,
    };
    let mut events = signer.sign(&mut parts, Payload::Events).expect("signed");
    assert_eq!(parts.headers["x-amz-content-sha256"], "STREAMING-AWS4-HMAC-SHA256-EVENTS");
    let authorization = parts.headers["authorization"].to_str().expect("text");
    let mut before = authorization.rsplit('=').next().unwrap_or_default().to_owned();

    let identity = TheirCredentials::new(ID, SECRET, None, None, "test").into();
    for (seconds, payload) in [(1, Some("one")), (2, Some("")), (2, Some("three")), (3, None)] {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(TIME.unsigned_abs() + seconds);
        let params = v4::SigningParams::builder().identity(&identity).region("eu-west-1").name("bedrock");
        let params = params.time(moment).settings(()).build().expect("parameters");
        let message = payload.map(|payload| {
            let header = Header::new(":event-type", HeaderValue::String("chunk".into()));
            Message::new(payload.as_bytes().to_vec()).add_header(header)
        });
        let (signed, signature) = match &message {
            Some(message) => sign_message(message, &before, &params).expect("signed"),
            None => sign_empty_message(&before, &params).expect("signed"),
        }
        .into_parts();
        let theirs = signed.headers().iter().find(|header| header.name().as_str() == ":chunk-signature");
        let theirs = theirs.expect("a signature").value().as_byte_array().expect("bytes").to_vec();

        let mut date = b"\x05:date\x08".to_vec();
        let now = TIME + seconds as i64;
        date.extend_from_slice(&(now * 1000).to_be_bytes());
        let mut inner = Vec::new();
        if let Some(message) = &message {
            write_message_to(message, &mut inner).expect("written");
        }
        assert_eq!(events.sign(&date, &inner, time(now)).to_vec(), theirs);
        before = signature;
    }
}

/// A request, and who signs it when.
#[derive(Debug, Clone)]
struct Case {
    method: &'static str,
    url: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    token: Option<String>,
    seconds: i64,
}

impl Case {
    fn parts(&self) -> Parts {
        let request = Request::builder().method(self.method).uri(&self.url);
        parts(self.headers.iter().fold(request, |request, (name, value)| request.header(*name, value)))
    }

    fn ours(&self, presign: bool) -> Parts {
        let mut parts = self.parts();
        let mut credentials = Credentials::new(ID, SECRET);
        credentials.session_token = self.token.as_deref().map(Into::into);
        let (keys, time) = (Keys::new(), time(self.seconds));
        let signer = Signer {
            credentials: &credentials,
            region: "eu-west-1",
            service: "bedrock",
            raw_path: false,
            time,
            keys: &keys,
        };
        match presign {
            true => signer.presign(&mut parts, Payload::Bytes(&self.body), 600).expect("signed"),
            false => drop(signer.sign(&mut parts, Payload::Bytes(&self.body)).expect("signed")),
        }
        parts
    }

    fn theirs(&self, presign: bool) -> Parts {
        let mut settings = SigningSettings::default();
        settings.payload_checksum_kind = PayloadChecksumKind::NoHeader;
        if presign {
            settings.signature_location = SignatureLocation::QueryParams;
            settings.expires_in = Some(Duration::from_secs(600));
        }
        let identity = TheirCredentials::new(ID, SECRET, self.token.clone(), None, "test").into();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region("eu-west-1")
            .name("bedrock")
            .time(SystemTime::UNIX_EPOCH + Duration::from_secs(self.seconds.unsigned_abs()))
            .settings(settings)
            .build()
            .expect("parameters")
            .into();
        let headers = self.headers.iter().map(|(name, value)| (*name, value.as_str()));
        let request = SignableRequest::new(self.method, &self.url, headers, SignableBody::Bytes(&self.body));
        let (instructions, _) = sign_theirs(request.expect("signable"), &params).expect("signed").into_parts();
        let mut request = Request::from_parts(self.parts(), ());
        instructions.apply_to_request_http1x(&mut request);
        request.into_parts().0
    }
}

/// Text as requests have it in their paths and queries: encoded but for the unreserved characters.
fn encoded() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => "[a-zA-Z0-9._~-]",
        1 => proptest::sample::select(vec!["%20", "%2F", "%3A", "%25", "%2B", "%E1%88%B4", "%26", "%3D", "%2A"])
            .prop_map(str::to_owned),
    ];
    proptest::collection::vec(letter, 0..6).prop_map(|letters| letters.concat())
}

fn case() -> impl Strategy<Value = Case> {
    let path = proptest::collection::vec(encoded(), 1..5).prop_map(|segments| format!("/{}", segments.join("/")));
    // Few names, so that some occur twice.
    let name =
        prop_oneof![proptest::sample::select(vec!["a", "A", "b", "aa", "a-b"]).prop_map(str::to_owned), encoded()];
    let parameter = (name, encoded()).prop_map(|(name, value)| format!("{name}={value}"));
    let query = proptest::collection::vec(parameter, 0..5).prop_map(|parameters| match parameters.is_empty() {
        true => String::new(),
        false => format!("?{}", parameters.join("&")),
    });
    let header = (
        proptest::sample::select(vec!["x-one", "x-two", "content-type", "accept", "user-agent", "x-amz-target"]),
        "[ a-zA-Z0-9/;,=*\"-]{0,20}",
    );
    (
        proptest::sample::select(vec!["GET", "POST", "PUT", "DELETE", "PATCH"]),
        proptest::sample::select(vec!["https://example.com", "http://127.0.0.1:8080", "https://example.com:443"]),
        (path, query),
        proptest::collection::vec(header, 0..5),
        proptest::collection::vec(any::<u8>(), 0..40),
        proptest::option::of("[A-Za-z0-9+/=]{1,40}"),
        0..4_000_000_000i64,
    )
        .prop_map(|(method, host, (path, query), headers, body, token, seconds)| Case {
            method,
            url: format!("{host}{path}{query}"),
            headers,
            body,
            token,
            seconds,
        })
}

/// The parameters of a URL in no order.
fn parameters(parts: &Parts) -> Vec<String> {
    let mut parameters: Vec<String> = parts.uri.query().unwrap_or_default().split('&').map(str::to_owned).collect();
    parameters.retain(|parameter| !parameter.is_empty());
    parameters.sort();
    parameters
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn headers_are_signed_as_a_second_implementation_does(case in case()) {
        let (ours, theirs) = (case.ours(false), case.theirs(false));
        prop_assert_eq!(&ours.headers["authorization"], &theirs.headers["authorization"]);
        prop_assert_eq!(&ours.headers["x-amz-date"], &theirs.headers["x-amz-date"]);
        prop_assert_eq!(ours.headers.get("x-amz-security-token"), theirs.headers.get("x-amz-security-token"));
    }

    #[test]
    fn urls_are_signed_as_a_second_implementation_does(case in case()) {
        prop_assert_eq!(parameters(&case.ours(true)), parameters(&case.theirs(true)));
    }
}
