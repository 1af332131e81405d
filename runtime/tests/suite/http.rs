//! Requests and responses by the tables of hand-written operations.

use std::collections::BTreeMap;

use bytes::Bytes;
use ferrosmith_runtime::inner::http::request::{self, Body, Encoded};
use ferrosmith_runtime::inner::http::{EncodeError, error_response, response};
use ferrosmith_runtime::inner::{
    Codec, ErrorCase, Fixed, FixedPlace, Member, Operation, Part, Retry, Shape, Slot, Status, Structure, Style,
};
use ferrosmith_runtime::stream::{ByteStream, Origin};
use ferrosmith_runtime::structure;

use crate::sample::{Colour, Source, Tag};

#[derive(Clone, Default)]
pub struct Input {
    pub id: Option<String>,
    pub rest: Option<String>,
    pub at: Option<ferrosmith_runtime::Timestamp>,
    pub text: Option<String>,
    pub numbers: Option<Vec<f64>>,
    pub piped: Option<Vec<String>>,
    pub deep: Option<Tag>,
    pub map: Option<BTreeMap<String, Vec<String>>>,
    pub header: Option<String>,
    pub list: Option<Vec<String>>,
    pub times: Option<Vec<ferrosmith_runtime::Timestamp>>,
    pub json: Option<String>,
    pub prefixed: Option<BTreeMap<String, String>>,
    pub cookie: Option<i32>,
    pub token: Option<String>,
    pub body: Option<String>,
}

structure! {
    Input = "Input";
    id = Member::new("id").path().required();
    rest = Member::new("rest").path().required();
    at = Member::new("at").query();
    text = Member::new("text").query();
    numbers = Member::new("numbers").query();
    piped = Member::new("piped").slot(Slot::Query(Style::Pipe));
    deep = Member::new("deep").slot(Slot::Query(Style::Deep));
    map = Member::new("map").slot(Slot::QueryMap);
    header = Member::new("header").wire("X-Header").header();
    list = Member::new("list").wire("X-List").header();
    times = Member::new("times").wire("X-Times").header();
    json = Member::new("json").wire("X-Json").header().media_type("application/json");
    prefixed = Member::new("prefixed").wire("").slot(Slot::HeaderMap);
    cookie = Member::new("cookie").slot(Slot::Cookie);
    token = Member::new("token").token();
    body = Member::new("body");
}

static OPERATION: Operation = Operation::new(
    "Op",
    "POST",
    &[Part::Literal("/a(b)/"), Part::Label(0), Part::Literal("/"), Part::Greedy(1), Part::Literal("/c")],
)
.fixed(&[
    Fixed { place: FixedPlace::Query, name: "foo", value: Some("bar") },
    Fixed { place: FixedPlace::Query, name: "hello", value: None },
])
.host(&[Part::Literal("x."), Part::Label(0), Part::Literal(".")])
.body(Codec::Json, "application/json");

fn token() -> String {
    "00000000-0000-4000-8000-000000000000".to_owned()
}

fn encode(operation: &'static Operation, input: &dyn Structure) -> Result<Encoded, EncodeError> {
    request::encode(operation, input, &token)
}

fn text(body: &Body) -> String {
    match body {
        Body::Empty => "none".to_owned(),
        Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => "stream".to_owned(),
    }
}

fn minimal() -> Input {
    Input { id: Some("a".to_owned()), rest: Some("b".to_owned()), ..Input::default() }
}

#[test]
fn every_part_of_a_request() {
    let map = BTreeMap::from([
        ("text".to_owned(), vec!["lost".to_owned()]),
        ("more".to_owned(), vec!["1".to_owned(), "2".to_owned()]),
    ]);
    let input = Input {
        id: Some("arn-1".to_owned()),
        rest: Some("../there/guy é".to_owned()),
        at: Some("2019-12-16T23:48:18Z".parse().unwrap()),
        text: Some(String::new()),
        numbers: Some(vec![1.1, f64::NAN, f64::NEG_INFINITY]),
        piped: Some(vec!["a|b".to_owned(), "c".to_owned()]),
        deep: Some(Tag::default().key("k").value("v")),
        map: Some(map),
        header: Some("named".to_owned()),
        list: Some(vec!["a".to_owned(), "b,c".to_owned(), "\"d\"".to_owned()]),
        times: Some(vec!["2019-12-16T23:48:18Z".parse().unwrap(); 2]),
        json: Some("true".to_owned()),
        prefixed: Some(BTreeMap::from([
            ("x-header".to_owned(), "lost".to_owned()),
            ("hello".to_owned(), "there".to_owned()),
        ])),
        cookie: Some(7),
        token: None,
        body: Some("x".to_owned()),
    };
    let request = encode(&OPERATION, &input).unwrap();
    assert_eq!(request.path, "/a(b)/arn-1/../there/guy%20%C3%A9/c");
    assert_eq!(request.host_prefix, "x.arn-1.");
    assert_eq!(
        request.query,
        "foo=bar&hello&at=2019-12-16T23%3A48%3A18Z&text=&numbers=1.1&numbers=NaN&numbers=-Infinity\
         &piped=a%7Cb%7Cc&deep%5Bkey%5D=k&deep%5Bvalue%5D=v&more=1&more=2"
    );
    let header = |name: &str| request.headers.get(name).map(|value| value.to_str().unwrap());
    assert_eq!(header("x-header"), Some("named"));
    assert_eq!(header("x-list"), Some(r#"a, "b,c", "\"d\"""#));
    assert_eq!(header("x-times"), Some("Mon, 16 Dec 2019 23:48:18 GMT, Mon, 16 Dec 2019 23:48:18 GMT"));
    assert_eq!(header("x-json"), Some("dHJ1ZQ=="));
    assert_eq!(header("hello"), Some("there"));
    assert_eq!(header("cookie"), Some("cookie=7"));
    assert_eq!(header("content-type"), Some("application/json"));
    assert_eq!(text(&request.body), format!(r#"{{"token":"{}","body":"x"}}"#, token()));
}

#[test]
fn what_cannot_be_sent_is_reported() {
    let error = |input: Input| encode(&OPERATION, &input).unwrap_err().to_string();
    assert_eq!(error(Input::default()), "`id` must not be empty: it is a part of the path");
    assert_eq!(error(Input { id: Some("a_b".to_owned()), ..minimal() }), "`id` cannot be a part of a host name");
    let header = Some("a\nb".to_owned());
    assert_eq!(error(Input { header, ..minimal() }), "`header` has characters that a header cannot hold");
    let prefixed = Some(BTreeMap::from([("a b".to_owned(), String::new())]));
    assert_eq!(error(Input { prefixed, ..minimal() }), "`prefixed` gives a header a name that HTTP does not allow");
}

#[test]
fn empty_and_absent_differ_in_headers() {
    let input = Input { header: Some(String::new()), list: Some(Vec::new()), ..minimal() };
    let request = encode(&OPERATION, &input).unwrap();
    assert_eq!(request.headers.get("x-header").unwrap(), "");
    assert_eq!(request.headers.get("x-list").unwrap(), "");
    assert!(!request.headers.contains_key("x-json"));
}

/// What blanks or nothing stand at an end is read as it was written.
#[test]
fn items_of_a_header_keep_their_blanks() {
    for (items, text) in [
        (vec!["a", " b", "c "], r#"a, " b", "c ""#),
        (vec!["a", "", "b"], "a, , b"),
        (vec!["a", ""], r#"a, """#),
        (vec![""], r#""""#),
        (vec!["\"", "a,b", "c\\"], r#""\"", "a,b", c\"#),
    ] {
        let items: Vec<String> = items.into_iter().map(str::to_owned).collect();
        let input = Input { list: Some(items.clone()), ..minimal() };
        let request = encode(&OPERATION, &input).unwrap();
        assert_eq!(request.headers.get("x-list").unwrap(), text);
        let response = http::Response::builder().header("x-list", text).body(()).unwrap().into_parts().0;
        let mut output = Input::default();
        response::decode(&OPERATION, &response, &Bytes::new(), &mut output).unwrap();
        assert_eq!(output.list, Some(items), "{text}");
    }
}

macro_rules! payloads {
    ($($name:ident: $type:ty;)*) => {$(
        #[derive(Clone, Default)]
        pub struct $name {
            pub kind: Option<String>,
            pub payload: Option<$type>,
        }

        structure! {
            $name = "Payload";
            kind = Member::new("kind").wire("Content-Type").header();
            payload = Member::new("payload").payload();
        }
    )*};
}

payloads! {
    StructPayload: Tag;
    UnionPayload: Source;
    TextPayload: String;
    EnumPayload: Colour;
    BytesPayload: Bytes;
    StreamPayload: ByteStream;
    JsonPayload: serde_json::Value;
}

static JSON: Operation = Operation::new("Json", "POST", &[]).body(Codec::Json, "application/json");
static TEXT: Operation = Operation::new("Text", "POST", &[]).body(Codec::Text, "text/plain").response(200, Codec::Text);
static BYTES: Operation =
    Operation::new("Bytes", "POST", &[]).body(Codec::Bytes, "application/octet-stream").response(200, Codec::Bytes);

#[test]
fn payloads_and_their_media_types() {
    let check = |operation: &'static Operation, input: &dyn Structure, body: &str, media_type: Option<&str>| {
        let request = encode(operation, input).unwrap();
        assert_eq!(text(&request.body), body);
        assert_eq!(request.headers.get("content-type").map(|value| value.to_str().unwrap()), media_type);
        // Nothing behind the path of the endpoint.
        assert_eq!(request.path, "");
    };
    check(&JSON, &StructPayload::default(), "{}", Some("application/json"));
    check(&JSON, &UnionPayload::default(), "none", None);
    let payload = Some(Source::Inline("x".to_owned()));
    check(&JSON, &UnionPayload { kind: None, payload }, r#"{"inline":"x"}"#, Some("application/json"));
    check(&JSON, &JsonPayload { kind: None, payload: Some(serde_json::json!([1])) }, "[1]", Some("application/json"));
    check(&TEXT, &TextPayload { kind: None, payload: Some("hi \"".to_owned()) }, "hi \"", Some("text/plain"));
    check(&TEXT, &EnumPayload { kind: None, payload: Some(Colour::Blue) }, "blue", Some("text/plain"));
    check(&BYTES, &BytesPayload::default(), "none", None);
    let payload = Some(Bytes::from_static(b"1234"));
    check(&BYTES, &BytesPayload { kind: Some("image/jpg".to_owned()), payload }, "1234", Some("image/jpg"));
    let payload = Some(ByteStream::from("1234"));
    check(&BYTES, &StreamPayload { kind: None, payload }, "stream", Some("application/octet-stream"));
}

static FORM: Operation =
    Operation::new("Form", "POST", &[]).body(Codec::Form, "application/x-www-form-urlencoded").md5();
static MULTIPART: Operation = Operation::new("Multipart", "POST", &[]).body(Codec::Multipart, "multipart/form-data");

#[test]
fn forms() {
    let tag = Tag::default().key("a b&").value("é");
    let request = encode(&FORM, &tag).unwrap();
    assert_eq!(text(&request.body), "key=a%20b%26&value=%C3%A9");
    assert!(request.headers.contains_key("content-md5"));
    let request = encode(&MULTIPART, &tag).unwrap();
    let boundary = format!("multipart/form-data; boundary={}", token());
    assert_eq!(request.headers["content-type"], boundary.as_str());
    let expected = "--T\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na b&\r\n\
                    --T\r\nContent-Disposition: form-data; name=\"value\"\r\n\r\né\r\n--T--\r\n";
    assert_eq!(text(&request.body), expected.replace('T', &token()));
}

#[derive(Clone, Default)]
pub struct Output {
    pub status: Option<i32>,
    pub list: Option<Vec<String>>,
    pub times: Option<Vec<ferrosmith_runtime::Timestamp>>,
    pub numbers: Option<Vec<i32>>,
    pub at: Option<ferrosmith_runtime::Timestamp>,
    pub json: Option<String>,
    pub prefixed: Option<BTreeMap<String, String>>,
    pub tag: Option<Tag>,
}

structure! {
    Output = "Output";
    status = Member::new("status").slot(Slot::Status);
    list = Member::new("list").wire("X-List").header();
    times = Member::new("times").wire("X-Times").header();
    numbers = Member::new("numbers").wire("X-Numbers").header();
    at = Member::new("at").wire("X-At").header().shape(Shape::EPOCH_SECONDS);
    json = Member::new("json").wire("X-Json").header().media_type("application/json");
    prefixed = Member::new("prefixed").wire("X-P-").slot(Slot::HeaderMap);
    tag = Member::new("tag");
}

fn response(status: u16, headers: &[(&str, &str)]) -> http::response::Parts {
    let response = headers
        .iter()
        .fold(http::Response::builder().status(status), |builder, (name, value)| builder.header(*name, *value));
    response.body(()).unwrap().into_parts().0
}

#[test]
fn every_part_of_a_response() {
    let parts = response(
        201,
        &[
            ("X-List", r#"a, "b,c" ,"\"d\"", e"#),
            ("X-Times", "Mon, 16 Dec 2019 23:48:18 GMT, Mon, 16 Dec 2019 23:48:18 GMT"),
            ("X-Numbers", "1,2"),
            ("X-Numbers", "3"),
            ("X-At", "1576540098"),
            ("X-Json", "dHJ1ZQ=="),
            ("X-P-One", "1"),
        ],
    );
    let mut output = Output::default();
    response::decode(&JSON, &parts, &Bytes::from_static(br#"{"tag":{"key":"k"},"status":9}"#), &mut output).unwrap();
    assert_eq!(output.status, Some(201));
    assert_eq!(output.list.unwrap(), ["a", "b,c", "\"d\"", "e"]);
    assert_eq!(output.times.unwrap().len(), 2);
    assert_eq!(output.numbers.unwrap(), [1, 2, 3]);
    assert_eq!(output.at.unwrap().as_second(), 1_576_540_098);
    assert_eq!(output.json.unwrap(), "true");
    assert_eq!(output.prefixed.unwrap(), BTreeMap::from([("one".to_owned(), "1".to_owned())]));
    assert_eq!(output.tag.unwrap().key, "k");

    let mut empty = Output::default();
    response::decode(&JSON, &response(200, &[]), &Bytes::new(), &mut empty).unwrap();
    assert_eq!(empty, Output { status: Some(200), ..Output::default() });

    // Headers that cannot be read cost themselves only.
    let odd = response(200, &[("X-Numbers", "x"), ("X-At", "soon")]);
    response::decode(&JSON, &odd, &Bytes::from_static(br#"{"tag":{"key":"k"}}"#), &mut empty).unwrap();
    assert_eq!((&empty.numbers, empty.at), (&None, None));
    assert_eq!(empty.tag.take().unwrap().key, "k");
    let body = Bytes::from_static(br#"{"tag":{"key":1}}"#);
    let wrong = response::decode(&JSON, &response(200, &[]), &body, &mut empty).unwrap_err();
    assert_eq!(wrong.to_string(), "the body cannot be read: expected a string at `/tag/key`, byte 14");
}

#[test]
fn payloads_of_responses() {
    let mut text = EnumPayload::default();
    response::decode(&TEXT, &response(200, &[]), &Bytes::from_static(b"blue"), &mut text).unwrap();
    assert_eq!(text.payload, Some(Colour::Blue));
    let mut none = BytesPayload::default();
    response::decode(&BYTES, &response(200, &[]), &Bytes::new(), &mut none).unwrap();
    assert_eq!(none.payload, None);
    let mut stream = StreamPayload::default();
    response::decode_streamed(
        Origin::default(),
        &BYTES,
        &response(200, &[]),
        ByteStream::from("abc"),
        1_000,
        &mut stream,
    )
    .unwrap();
    assert_eq!(stream.payload.unwrap().bytes().unwrap(), "abc");
}

static REJECTING: Operation = Operation::new("Rejecting", "GET", &[]).errors(&[
    ErrorCase::code::<Tag>("FooError", 400).retry(Retry::Throttling),
    ErrorCase::status::<Tag>(Status::Class(5)),
]);

#[test]
fn errors_are_distinguished() {
    let body = |text: &'static str| Bytes::from_static(text.as_bytes());
    let rejected = error_response::decode(
        &REJECTING,
        &response(400, &[("X-Amzn-Errortype", "ns#FooError:http://x/"), ("x-amzn-requestid", "id")]),
        &body(r#"{"message":"no","key":"k","code":"Other"}"#),
    );
    assert_eq!(rejected.code.as_deref(), Some("FooError"));
    assert_eq!(rejected.message.as_deref(), Some("no"));
    assert_eq!(rejected.request_id.as_deref(), Some("id"));
    assert_eq!(rejected.retry(), Some(Retry::Throttling));
    assert_eq!(format!("{:?}", rejected.modeled.unwrap().member(0).is_some()), "true");

    let code = |text| error_response::decode(&REJECTING, &response(400, &[]), &body(text)).code;
    assert_eq!(code(r#"{"__type":"a.b#FooError"}"#).as_deref(), Some("FooError"));
    assert_eq!(code(r#"{"code":"FooError:x"}"#).as_deref(), Some("FooError"));
    assert_eq!(code(r#"{"inner":{"__type":"FooError"}}"#), None);
    assert_eq!(code("no JSON"), None);
    assert!(error_response::decode(&REJECTING, &response(503, &[]), &body("oops")).case.is_some());
    assert!(error_response::decode(&REJECTING, &response(404, &[]), &body("")).case.is_none());
}

#[cfg(feature = "gzip")]
#[test]
fn compression_follows_what_the_caller_did() {
    static SMALL: Operation = Operation::new("Gzip", "POST", &[]).body(Codec::Bytes, "x/y").gzip_from(5);
    let encoding = |text: &'static str| {
        let input = BytesPayload { kind: None, payload: Some(Bytes::from_static(text.as_bytes())) };
        encode(&SMALL, &input).unwrap().headers.get("content-encoding").cloned()
    };
    assert_eq!(encoding("1234"), None);
    assert_eq!(encoding("12345").unwrap(), "gzip");
}

#[derive(Clone, Default)]
pub struct Upload {
    pub account: Option<String>,
    pub body: Option<ByteStream>,
}

structure! {
    Upload = "Upload";
    account = Member::new("account").path().required().fallback("-");
    body = Member::new("body").payload();
}

static UPLOAD: Operation = Operation::new("Upload", "POST", &[Part::Literal("/"), Part::Label(0)])
    .body(Codec::Stream, "application/octet-stream")
    .sha256_tree();

#[test]
fn a_label_may_have_a_fallback() {
    let path = |account: Option<&str>| {
        let input = Upload { account: account.map(str::to_owned), ..Upload::default() };
        assert_eq!(ferrosmith_runtime::inner::validate::required(&input), Ok(()));
        encode(&UPLOAD, &input).unwrap().path
    };
    assert_eq!([path(None), path(Some("")), path(Some("a"))], ["/-", "/-", "/a"]);
}

#[cfg(feature = "aws")]
#[test]
fn an_upload_in_memory_is_hashed_as_a_tree() {
    let input = Upload { body: Some("abc".into()), ..Upload::default() };
    let headers = encode(&UPLOAD, &input).unwrap().headers;
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(headers["x-amz-sha256-tree-hash"], hash);
    assert_eq!(headers["x-amz-content-sha256"], hash);
    assert!(encode(&UPLOAD, &Upload::default()).unwrap().headers.is_empty());
}
