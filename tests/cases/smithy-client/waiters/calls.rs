//! Waiters, from the first call to the last.

mod server;

use std::time::{Duration, Instant};

use server::Server;
use waiters::runtime::Config;
use waiters::runtime::client::WaitErrorKind;
use waiters::{Client, Error};

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(2);

fn client(server: &Server) -> Client {
    Client::new(Config::new().endpoint(server.url().as_str()).max_attempts(1))
}

fn server<const N: usize>(responses: [(u16, &str); N]) -> Server {
    let header = "content-type: application/json\r\n".to_owned();
    Server::several(responses.map(|(status, body)| (status, header.clone(), body.as_bytes().to_vec())))
}

const NO_JOB: &str = r#"{"__type": "example#NoJob", "message": "no such job"}"#;

#[test]
fn calls_are_repeated_until_the_output_shows_the_state() {
    let server = server([(404, NO_JOB), (200, r#"{"status": "RUNNING"}"#), (200, r#"{"status": "DONE", "name": "j"}"#)]);
    let wait = client(&server).get_job().name("j").wait_until_job_done(LONG).min_delay(SHORT).max_delay(SHORT);
    let waited = wait.wait().expect("the job is done");
    assert_eq!(waited.calls, 3);
    assert_eq!(waited.into_output().and_then(|output| output.name).as_deref(), Some("j"));
    let targets: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["GET /jobs/j"; 3]);
}

#[test]
fn the_output_may_show_that_the_state_is_not_reached() {
    let steps = r#"{"reason": "out of paper", "secret": "hush", "steps": [{"state": "DONE", "name": "a"}, {"state": "FAILED", "name": "b"}]}"#;
    let server = server([(200, steps)]);
    let error = client(&server).get_job().name("j").wait_until_job_done(LONG).wait().expect_err("it failed");
    assert_eq!((error.kind(), error.calls()), (WaitErrorKind::Failed, 1));
    assert_eq!(error.message(), Some("out of paper; b"), "nothing sensitive");
    assert_eq!(error.to_string(), "JobDone: cannot be reached any more after 1 call: out of paper; b");
    assert!(!format!("{error:?}").contains("hush"));
    assert!(matches!(error.into_last(), Some(Ok(output)) if output.reason.as_deref() == Some("out of paper")));
}

#[test]
fn an_error_that_no_acceptor_has_ends_it() {
    let server = server([(400, r#"{"__type": "Odd", "message": "no"}"#)]);
    let error = client(&server).get_job().name("j").wait_until_job_done(LONG).wait().expect_err("an error");
    assert_eq!((error.kind(), error.calls()), (WaitErrorKind::Call, 1));
    let text = error.to_string();
    assert!(text.starts_with("JobDone: a call failed after 1 call: Depot GetJob") && text.ends_with(": Odd: no (status 400)"), "{text}");
    assert!(matches!(error.last(), Some(Err(Error::Other(error))) if error.meta().is_some()));
}

#[test]
fn what_cannot_be_sent_is_not_repeated() {
    let client = Client::new(Config::new().endpoint("http://127.0.0.1:9"));
    let error = client.get_job().wait_until_job_done(LONG).wait().expect_err("there is no name");
    assert_eq!((error.kind(), error.calls()), (WaitErrorKind::Call, 1));
    assert!(error.to_string().contains("invalid request"), "{error}");
}

#[test]
fn time_runs_out() {
    let server = Server::several((0..3).map(|_| (200, String::new(), b"{}".to_vec())));
    let begun = Instant::now();
    let longest = Duration::from_millis(300);
    // 100 ms, and then what is left: fewer than 100 ms would remain after any pause.
    let wait = client(&server).get_job().name("j").wait_until_job_done(longest);
    let error = wait.min_delay(Duration::from_millis(100)).max_delay(Duration::from_millis(100)).wait().expect_err("late");
    assert_eq!((error.kind(), error.calls()), (WaitErrorKind::TimedOut, 3));
    assert_eq!(error.to_string(), "JobDone: not reached in time after 3 calls");
    assert!(begun.elapsed() >= longest, "{:?}", begun.elapsed());
    assert!(matches!(error.last(), Some(Ok(_))));
}

#[test]
fn a_call_that_takes_too_long_is_given_up() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://127.0.0.1:{}", silent.local_addr().expect("an address").port());
    let client = Client::new(Config::new().endpoint(url.as_str()));
    let wait = client.get_job().name("j").wait_until_job_done(Duration::from_millis(50)).min_delay(SHORT);
    let error = wait.wait().expect_err("nobody responds");
    assert_eq!((error.kind(), error.calls()), (WaitErrorKind::TimedOut, 1));
    assert!(error.last().is_none());
}

#[test]
fn input_and_output_are_compared() {
    let server = server([(200, r#"{"name": "j"}"#), (200, r#"{"name": "k"}"#)]);
    let wait = client(&server).get_job().name("j").wait_until_job_renamed(LONG).max_delay(SHORT);
    assert_eq!(wait.wait().expect("the job has another name").calls, 2);
}

#[test]
fn times_are_seconds_and_bytes_are_text() {
    let server = server([
        (200, r#"{"begun": 1700000000.25, "token": "aGg="}"#),
        (200, r#"{"begun": 1700000000.5}"#),
        (200, r#"{"token": "aGk="}"#),
    ]);
    let wait = || client(&server).get_job().name("j").wait_until_job_recent(LONG).max_delay(SHORT).wait();
    assert_eq!(wait().expect("the job is recent").calls, 2);
    assert_eq!(wait().expect("the token is the one").calls, 1);
}

#[test]
fn every_value_of_a_map_counts_and_none_is_not_all() {
    let server = server([
        (200, r#"{"bins": {}}"#),
        (200, r#"{"bins": {"a": {"state": "EMPTY"}, "b": {"state": "FULL"}}}"#),
        (200, r#"{}"#),
        (200, r#"{"bins": {"a": {"state": "EMPTY"}, "b": {"state": "EMPTY"}}}"#),
    ]);
    let waited = client(&server).list_bins().wait_until_all_empty(LONG).max_delay(SHORT).wait();
    assert_eq!(waited.expect("all are empty").calls, 4);
}

#[test]
fn a_head_without_a_body_is_named_by_its_status() {
    let head = |responses: &[u16]| Server::several(responses.iter().map(|status| (*status, String::new(), Vec::new())));
    let exists = head(&[404, 404, 200]);
    let waited = client(&exists).head_bin().name("b").wait_until_bin_exists(LONG).max_delay(SHORT).wait();
    assert_eq!(waited.expect("the bin exists").calls, 3);
    let gone = head(&[200, 404]);
    let waited = client(&gone).head_bin().name("b").wait_until_bin_not_exists(LONG).max_delay(SHORT).wait();
    assert!(matches!(waited.expect("the bin is gone").last, Err(Error::NotFound(_))));
    let forbidden = head(&[403]);
    let waited = client(&forbidden).head_bin().name("b").wait_until_bin_exists(LONG).wait();
    assert_eq!(waited.expect_err("no right to know").kind(), WaitErrorKind::Call);
}
