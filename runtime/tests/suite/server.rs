//! Requests read on the service's side.

use std::collections::BTreeMap;

use bytes::Bytes;
use ferrosmith_runtime::inner::http::request::{self, Body};
use ferrosmith_runtime::inner::http::server::{self, Rejection, Request};
use ferrosmith_runtime::inner::{Codec, Member, Operation, Part, Slot};
use ferrosmith_runtime::structure;
use http::{HeaderMap, HeaderValue};

use crate::sample::{KEY, SIZE, Tag};

#[derive(Clone, Default)]
pub struct Input {
    pub id: Option<String>,
    pub path: Option<String>,
    pub size: Option<i32>,
    pub list: Option<Vec<String>>,
    pub all: Option<BTreeMap<String, String>>,
    pub header: Option<String>,
    pub tags: Option<Vec<Tag>>,
}

structure! {
    Input = "Input";
    id = Member::new("id").path().required();
    path = Member::new("path").path().required();
    size = Member::new("size").query().shape(&SIZE);
    list = Member::new("list").query();
    all = Member::new("all").slot(Slot::QueryMap);
    header = Member::new("header").wire("X-Header").header().required().shape(&KEY);
    tags = Member::new("tags").required();
}

static OPERATION: Operation = Operation::new(
    "Op",
    "POST",
    &[Part::Literal("/a/"), Part::Label(0), Part::Literal("/"), Part::Greedy(1), Part::Literal("/end")],
)
.body(Codec::Json, "application/json");

fn decode(path: &str, query: &str, header: Option<&'static str>, body: &'static str) -> Result<Input, Rejection> {
    let mut headers = HeaderMap::new();
    headers
        .extend(header.map(|value| ("x-header".parse::<http::HeaderName>().unwrap(), HeaderValue::from_static(value))));
    let body = Bytes::from_static(body.as_bytes());
    let mut input = Input::default();
    let request = Request { method: "POST", path, query, headers: &headers, body: &body };
    server::decode(&OPERATION, &request, &mut input).map(|()| input)
}

#[test]
fn what_a_client_sends_is_what_a_service_reads() {
    let input = Input {
        id: Some("x/y é".to_owned()),
        path: Some("b/c d".to_owned()),
        size: Some(3),
        list: Some(vec!["1".to_owned(), "a b".to_owned()]),
        all: None,
        header: Some("key".to_owned()),
        tags: Some(vec![Tag::default().key("k").value("v")]),
    };
    let sent = request::encode(&OPERATION, &input, &String::new).unwrap();
    let Body::Bytes(body) = sent.body else { panic!("a body") };
    let request =
        Request { method: sent.method, path: &sent.path, query: &sent.query, headers: &sent.headers, body: &body };
    let mut read = Input::default();
    server::decode(&OPERATION, &request, &mut read).unwrap();
    let all = read.all.take().unwrap();
    assert_eq!(all["size"], "3");
    assert_eq!(read, input);
}

#[test]
fn requests_for_others_are_distinguished() {
    assert_eq!(decode("/b/c/d/end", "", None, "").unwrap_err(), Rejection::Elsewhere);
    assert_eq!(decode("/a/c/d/ending", "", None, "").unwrap_err(), Rejection::Elsewhere);
}

#[test]
fn all_that_is_missing_or_wrong_is_collected() {
    let Rejection::Invalid(violations) =
        decode("/a/b/c/end", "size=9", None, r#"{"tags":[{},{"key":"a"}]}"#).unwrap_err()
    else {
        panic!("violations")
    };
    let found: Vec<&str> = violations.iter().map(|violation| violation.message.as_str()).collect();
    assert_eq!(
        found,
        [
            "Value at '/tags/0/key' failed to satisfy constraint: Member must not be null",
            "Value at '/header' failed to satisfy constraint: Member must not be null",
            "Value at '/size' failed to satisfy constraint: Member must be between 2 and 8, inclusive",
        ]
    );
    let missing = decode("/a/b/c/end", "", Some("key"), "").unwrap_err().to_string();
    assert_eq!(
        missing,
        "1 validation error detected. Value at '/tags' failed to satisfy constraint: Member must not be null"
    );
    assert!(matches!(decode("/a/b/c/end", "size=x", Some("key"), "{}").unwrap_err(), Rejection::Malformed(_)));
}
