//! Each operation, sent to a server that checks it and answers: with success, and with every error that is documented.
//!
//! The cases were written from the published reference of the API, not from the descriptions under `specs/`: a mistake in
//! those shows here.

use std::collections::{BTreeMap, BTreeSet};

use bedrock::runtime::Timestamp;
use bytes::Bytes;
use ferrosmith_tests::server::{ExpectedRequest, Server, check_signed, response};
use ferrosmith_tests::{Case, cases};
use http::Response;

use crate::client::{Failure, config};
use crate::subjects::{self, Subject};

/// Every operation with the directory of its case.
pub(crate) fn subjects() -> Vec<(Subject, Case)> {
    let subjects = subjects::all();
    let cases = cases("operations");
    let called: BTreeSet<String> = subjects.iter().map(|subject| subject.name.to_owned()).collect();
    let described: BTreeSet<String> = cases.iter().map(Case::name).collect();
    assert_eq!(called, described, "each operation has a case");
    let mut cases: BTreeMap<String, Case> = cases.into_iter().map(|case| (case.name(), case)).collect();
    let subjects = subjects.into_iter();
    subjects.filter_map(|subject| cases.remove(subject.name).map(|case| (subject, case))).collect()
}

/// The errors of a case: code and status.
pub(crate) fn errors(case: &Case) -> Vec<(String, u16)> {
    let text = case.read("errors.txt");
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines.map(|(code, status)| (code.to_owned(), status.parse().expect("a status"))).collect()
}

#[tokio::test]
async fn requests_are_as_documented_and_answers_are_read() {
    let mut count = 0;
    for (subject, case) in subjects() {
        let server = Server::answering([response(&case.read("response.http"))]).await;
        (subject.send)(config(server.url())).await.unwrap_or_else(|failure| panic!("{}: {failure:?}", subject.name));
        let request = server.request();
        let expected = ExpectedRequest::parse(&case.read("request.http"));
        assert_eq!(expected.differences(&request), Vec::<String>::new(), "{}", subject.name);
        assert_eq!(check_signed(&request, Timestamp::now()), Ok(()), "{}", subject.name);
        let scope = "/us-east-1/bedrock/aws4_request";
        assert!(request.headers()["authorization"].to_str().is_ok_and(|text| text.contains(scope)));
        count += 1;
    }
    println!("{count} operations");
    assert_eq!(count, 32);
}

#[tokio::test]
async fn every_documented_error_is_read() {
    let mut count = 0;
    for (subject, case) in subjects() {
        for (code, status) in errors(&case) {
            for answer in refusals(&code, status) {
                let server = Server::answering([answer]).await;
                let failure = (subject.send)(config(server.url()).max_attempts(1)).await.expect_err("refused");
                check_failure(subject.name, &code, status, &failure);
                count += 1;
            }
        }
    }
    println!("{count} errors");
    assert!(count >= 3 * 170, "{count}");
}

/// One error in each of the ways in which services name it.
fn refusals(code: &str, status: u16) -> [Response<Bytes>; 3] {
    let answer = |headers: &str, body: &str| response(&format!("{status}\nx-amzn-requestid: id-1\n{headers}\n{body}"));
    [
        answer(&format!("x-amzn-errortype: {code}\n"), r#"{"message": "not so"}"#),
        answer(
            &format!("x-amzn-errortype: {code}:http://internal.amazon.com/coral/com.amazon.bedrock/\n"),
            r#"{"Message": "not so"}"#,
        ),
        answer("", &format!(r#"{{"__type": "com.amazonaws.bedrock#{code}", "message": "not so"}}"#)),
    ]
}

fn check_failure(name: &str, code: &str, status: u16, failure: &Failure) {
    let meta = failure.meta.as_ref().unwrap_or_else(|| panic!("{name}: {failure:?}"));
    assert_eq!((failure.modeled, meta.code.as_deref()), (code, Some(code)), "{name}");
    assert_eq!((meta.status, meta.request_id.as_deref()), (status, Some("id-1")), "{name} {code}");
    assert_eq!(meta.message.as_deref(), Some("not so"), "{name} {code}");
    assert_eq!(failure.text.as_deref(), Some("not so"), "{name} {code}");
    assert_eq!(failure.shown, format!("{code}: not so (status {status}, request id id-1)"), "{name}");
}
