//! Responses of several statuses, media types and streams, as a server sends them.

mod server;

use std::time::Duration;

use exchanges::runtime::stream::{ServerEvent, ServerEvents};
use exchanges::runtime::{Config, blocking};
use exchanges::types::{ChatResponseBody, GetReportResponseBody, Piece};
use exchanges::{Client, Error};
use server::Server;

fn client(server: &Server) -> Client {
    Client::new(Config::new().max_attempts(1).endpoint(server.url()))
}

fn typed(media_type: &str) -> String {
    format!("content-type: {media_type}\r\n")
}

#[test]
fn the_status_decides_first_and_then_the_content_type() {
    let server = Server::new(200, &(typed("text/csv; charset=utf-8") + "x-rows: 2\r\n"), "a,b\n");
    let output = client(&server).get_report().send().wait().expect("a report");
    assert!(matches!(&output.body, Some(GetReportResponseBody::OkCsv(text)) if text == "a,b\n"));
    assert_eq!((output.x_rows, output.retry_after), (Some(2), None));
    let accept = "application/json, text/csv, application/problem+json, text/plain";
    assert_eq!(server.request().header("accept"), Some(accept));

    let server = Server::new(200, &typed("application/json"), r#"{"rows": 3, "id": "no job"}"#);
    let output = client(&server).get_report().send().wait().expect("a report");
    assert!(matches!(output.body, Some(GetReportResponseBody::OkJson(report)) if report.rows == Some(3)));

    let server = Server::new(202, &(typed("application/json") + "retry-after: 5\r\n"), r#"{"id": "7"}"#);
    let output = client(&server).get_report().send().wait().expect("a job");
    assert!(matches!(&output.body, Some(GetReportResponseBody::AcceptedJson(job)) if job.id == "7"));
    assert_eq!(output.retry_after, Some(5));

    let server = Server::new(204, "", "");
    assert!(client(&server).get_report().send().wait().expect("nothing").body.is_none());
}

#[test]
fn errors_of_one_status_differ_by_their_content_type() {
    let server = Server::new(422, &typed("application/problem+json"), r#"{"title": "no"}"#);
    let error = client(&server).get_report().send().wait().expect_err("a problem");
    assert!(matches!(error, Error::Problem(problem) if problem.title.as_deref() == Some("no")));
    let server = Server::new(400, &typed("text/plain"), "no");
    let error = client(&server).get_report().send().wait().expect_err("a text");
    assert!(matches!(error, Error::GetReportError4XxText(text) if text.body == "no"));
}

#[test]
fn a_documented_redirection_is_an_output() {
    let headers = "location: /there\r\nset-cookie: a=1, 2\r\nset-cookie: b=3\r\nx-list: 1, 2\r\nx-list: 3\r\n";
    let server = Server::new(302, headers, "");
    let output = client(&server).get_archive().send().wait().expect("a redirection");
    assert_eq!(output.location, "/there");
    assert_eq!(output.set_cookie, ["a=1, 2", "b=3"]);
    assert_eq!(output.x_list, [1, 2, 3]);
}

#[test]
fn what_is_declared_is_asked_for() {
    let server = Server::new(200, &typed("application/vnd.acme.v3+json"), r#"{"id": "1"}"#);
    assert_eq!(client(&server).get_vendor().send().wait().expect("a job").id, "1");
    assert_eq!(server.request().header("accept"), Some("application/vnd.acme.v3+json"));
}

/// Every event, or the text of the error in its place.
fn events(mut events: ServerEvents<Piece>) -> Vec<Result<ServerEvent<Piece>, String>> {
    let mut found = Vec::new();
    let all = async {
        while let Some(event) = events.next().await {
            found.push(event.map_err(|error| error.to_string()));
        }
    };
    blocking::wait(all).expect("a runtime");
    found
}

const EVENTS: &str = "retry: 20\nid: 1\nevent: piece\ndata: {\"delta\":\ndata: \"a\"}\n\n: keep alive\n\ndata: oops\n\nid: 2\n\
                      data: {\"delta\": \"b\"}\n\ndata: [DONE]\n\ndata: {\"delta\": \"late\"}\n\n";

#[test]
fn server_sent_events_are_a_typed_stream() {
    let server = Server::new(200, &typed("text/event-stream"), EVENTS);
    let output = client(&server).listen().send().wait().expect("events");
    let found = events(output.body);
    let [Ok(first), Err(error), Ok(second)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((first.event.as_deref(), first.id.as_deref()), (Some("piece"), Some("1")));
    assert_eq!(first.retry, Some(Duration::from_millis(20)));
    assert_eq!(first.data.delta.as_deref(), Some("a"));
    assert!(error.contains("listen"), "{error}");
    assert_eq!((second.id.as_deref(), second.data.delta.as_deref()), (Some("2"), Some("b")));
}

#[test]
fn a_stream_may_stand_beside_a_document() {
    let server = Server::new(200, &typed("text/event-stream"), EVENTS);
    let output = client(&server).chat().send().wait().expect("events");
    let ChatResponseBody::Events(stream) = output.body else { panic!("{:?}", output.body) };
    assert_eq!(events(stream).len(), 3);
    let server = Server::json(200, r#"{"text": "whole"}"#);
    let output = client(&server).chat().send().wait().expect("a text");
    assert!(matches!(output.body, ChatResponseBody::Json(chat) if chat.text.as_deref() == Some("whole")));
}

#[test]
fn json_lines_are_a_typed_stream() {
    let server = Server::new(200, &typed("application/x-ndjson"), "{\"delta\":\"a\"}\n\n{\"delta\":\"b\"}");
    let mut lines = client(&server).read_lines().send().wait().expect("lines").body;
    let all = async {
        let mut found = Vec::new();
        while let Some(line) = lines.next().await {
            found.push(line.expect("a line").delta.unwrap_or_default());
        }
        found
    };
    assert_eq!(blocking::wait(all).expect("a runtime"), ["a", "b"]);
}

/// The deltas of all events, and the error that they end with.
fn deltas(output: Vec<Result<ServerEvent<Piece>, String>>) -> (Vec<String>, Option<String>) {
    let error = output.iter().find_map(|event| event.as_ref().err().cloned());
    (output.into_iter().flatten().filter_map(|event| event.data.delta).collect(), error)
}

fn parts(parts: &[&str]) -> Server {
    Server::several(parts.iter().map(|part| (200, typed("text/event-stream"), part.as_bytes().to_vec())))
}

#[test]
fn a_stream_connects_again_after_the_last_event() {
    let server = parts(&[
        "retry: 1\nid: 1\ndata: {\"delta\":\"a\"}\n\nid: 2\ndata: {\"delta\":\"cut",
        "data: {\"delta\":\"b\"}\n\nid: 3 ü\ndata: {\"delta\":\"c\"}\n\n",
        "",
        "data: {\"delta\":\"d\"}\n\ndata: [DONE]\n\n",
    ]);
    let call = client(&server).listen().customize(|call| call.reconnect(2));
    let (found, error) = deltas(events(call.send().wait().expect("events").body));
    assert_eq!((found.join(""), error), ("abcd".to_owned(), None));
    let requests = server.requests();
    let ids: Vec<_> = requests.iter().map(|request| request.header("last-event-id")).collect();
    assert_eq!(ids[..2], [None, Some("1")]);
    assert!(ids[2] == ids[3] && ids[2].is_some_and(|id| id.starts_with("3 ")), "{ids:?}");
}

#[test]
fn a_stream_does_not_connect_again_for_ever() {
    // Unless it is asked for, not at all.
    let server = parts(&["retry: 1\ndata: {\"delta\":\"a\"}\n\n"]);
    let (found, error) = deltas(events(client(&server).listen().send().wait().expect("events").body));
    assert_eq!((found.join(""), error, server.requests().len()), ("a".to_owned(), None, 1));
    // So many times without an event.
    let server = parts(&["retry: 1\ndata: {\"delta\":\"a\"}\n\n", "", "", "data: {\"delta\":\"b\"}\n\n"]);
    let call = client(&server).listen().customize(|call| call.reconnect(2));
    let (found, error) = deltas(events(call.send().wait().expect("events").body));
    assert_eq!((found.join(""), error), ("a".to_owned(), None));
    drop(client(&server).listen().send().wait());
    assert_eq!(server.requests().len(), 4);
    // A minute is the longest pause.
    let server = parts(&["retry: 60001\ndata: {\"delta\":\"a\"}\n\n"]);
    let call = client(&server).listen().customize(|call| call.reconnect(9));
    let (found, error) = deltas(events(call.send().wait().expect("events").body));
    assert_eq!((found.join(""), error, server.requests().len()), ("a".to_owned(), None, 1));
}

#[test]
fn a_server_ends_a_stream_that_connects_again() {
    let first = || (200, typed("text/event-stream"), b"retry: 1\ndata: {\"delta\":\"a\"}\n\n".to_vec());
    let server = Server::several([first(), (204, String::new(), Vec::new())]);
    let call = client(&server).listen().customize(|call| call.reconnect(9));
    let (found, error) = deltas(events(call.send().wait().expect("events").body));
    assert_eq!((found.join(""), error, server.requests().len()), ("a".to_owned(), None, 2));
    let server = Server::several([first(), (403, String::new(), b"no".to_vec())]);
    let call = client(&server).listen().customize(|call| call.reconnect(9));
    let (found, error) = deltas(events(call.send().wait().expect("events").body));
    assert_eq!((found.join(""), server.requests().len()), ("a".to_owned(), 2));
    assert!(error.as_ref().is_some_and(|error| error.contains("403") && error.contains("listen")), "{error:?}");
}
