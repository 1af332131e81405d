//! Pages that follow each other in every way that the list of clients can state.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use pages::runtime::Config;
use pages::{Client, Error};

/// A server that sends some responses, each a header and a body, and keeps the first lines of the requests.
struct Server {
    url: String,
    thread: JoinHandle<Vec<String>>,
}

impl Server {
    fn new<const N: usize>(responses: [(&str, &str); N]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://127.0.0.1:{}/v1", listener.local_addr().expect("an address").port());
        let responses = responses.map(|(header, body)| (header.replace("HERE", &url), body.replace("HERE", &url)));
        let thread = std::thread::spawn(move || {
            let mut lines = Vec::new();
            for (header, body) in responses {
                let (mut connection, _) = listener.accept().expect("a connection");
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    let mut byte = [0];
                    connection.read_exact(&mut byte).expect("a byte");
                    head.push(byte[0]);
                }
                let head = String::from_utf8(head).expect("text").to_lowercase();
                assert!(head.contains("\r\nx-key: k\r\n"), "{head}");
                let line = head.lines().next().unwrap_or_default();
                lines.push(line.trim_start_matches("get /v1").trim_end_matches(" http/1.1").to_owned());
                let response = format!(
                    "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n{header}content-length: {}\r\n\r\n{body}",
                    body.len()
                );
                connection.write_all(response.as_bytes()).expect("an open connection");
            }
            lines
        });
        Self { url, thread }
    }

    fn client(&self) -> Client {
        Client::new(Config::new().endpoint(self.url.as_str()).api_key("k").max_attempts(1))
    }

    /// The paths and queries that were asked for.
    fn targets(self) -> Vec<String> {
        self.thread.join().expect("no panic")
    }
}

fn all<T>(items: impl IntoIterator<Item = Result<T, Error>>) -> Result<Vec<T>, String> {
    items.into_iter().collect::<Result<_, _>>().map_err(|error| error.to_string())
}

#[test]
fn tokens_and_items_stand_deep_in_a_page() {
    let server = Server::new([
        ("", r#"{"paging": {"next": "b", "data": {"pets": ["Tom"]}}}"#),
        ("", r#"{"paging": {"next": "c"}}"#),
        ("", r#"{"paging": {"next": null, "data": {"pets": ["Ada", "Bo"]}}}"#),
    ]);
    let pets = all(server.client().by_token().limit(2).items().wait());
    assert_eq!(pets.expect("no error"), ["Tom", "Ada", "Bo"]);
    assert_eq!(server.targets(), ["/token?limit=2", "/token?cursor=b&limit=2", "/token?cursor=c&limit=2"]);
}

#[test]
fn numbers_go_on_until_a_page_says_so_or_is_empty() {
    let server = Server::new([
        ("", r#"{"pets": ["Tom"], "has_more": true}"#),
        ("", r#"{"pets": ["Ada"], "has_more": false}"#),
    ]);
    assert_eq!(all(server.client().by_number().items().wait()).expect("no error"), ["Tom", "Ada"]);
    assert_eq!(server.targets(), ["/number", "/number?page=2"]);
    let server = Server::new([("", r#"{"pets": ["Tom"]}"#), ("", r#"{"pets": []}"#)]);
    assert_eq!(all(server.client().by_number().page(7).items().wait()).expect("no error"), ["Tom"]);
    assert_eq!(server.targets(), ["/number?page=7", "/number?page=8"]);
    let server = Server::new([("", r#"{"pets": ["Tom"]}"#), ("", r#"{"pets": ["Ada"]}"#), ("", r#"{"pets": null}"#)]);
    assert_eq!(all(server.client().from_zero().items().wait()).expect("no error"), ["Tom", "Ada"]);
    assert_eq!(server.targets(), ["/zero", "/zero?page=1", "/zero?page=2"]);
}

#[test]
fn offsets_grow_by_what_came() {
    let server = Server::new([("", r#"{"pets": ["a", "b", "c"]}"#), ("", r#"{"pets": ["d"]}"#), ("", "{}")]);
    let pages = all(server.client().by_offset().pages().wait()).expect("no error");
    assert_eq!(pages.len(), 3);
    assert_eq!(server.targets(), ["/offset", "/offset?skip=3", "/offset?skip=4"]);
}

#[test]
fn urls_are_followed_on_the_same_host() {
    let server = Server::new([
        ("", r#"{"pets": ["Tom"], "links": {"next": "HERE/url?after=1&x=y"}}"#),
        ("", r#"{"pets": ["Ada"], "links": {"next": "?after=2"}}"#),
        ("", r#"{"pets": ["Bo"], "links": {"next": null}}"#),
    ]);
    let pets = all(server.client().by_url().kind("cat").items().wait());
    assert_eq!(pets.expect("no error"), ["Tom", "Ada", "Bo"]);
    assert_eq!(server.targets(), ["/url?kind=cat", "/url?after=1&x=y", "/url?after=2"]);
    let server = Server::new([("", r#"{"pets": ["Tom"], "links": {"next": "http://elsewhere.example/v1/url"}}"#)]);
    let error = all(server.client().by_url().items().wait()).expect_err("another host");
    assert!(error.contains("`http://elsewhere.example/v1/url`, is at another host"), "{error}");
    assert_eq!(server.targets(), ["/url"]);
}

#[test]
fn links_in_the_head_are_followed() {
    let server = Server::new([
        ("link: <HERE/link?page=1>; rel=\"prev\", <HERE/link?page=3>; rel=\"next\"\r\n", r#"["Tom"]"#),
        ("link: </v1/link?page=1>; rel=first\r\nlink: </v1/link?page=4>; rel=next\r\n", r#"["Ada"]"#),
        ("link: <HERE/link?page=1>; rel=\"first\"\r\n", r#"["Bo"]"#),
    ]);
    assert_eq!(all(server.client().by_link().items().wait()).expect("no error"), ["Tom", "Ada", "Bo"]);
    assert_eq!(server.targets(), ["/link", "/link?page=3", "/link?page=4"]);
}

#[test]
fn the_last_item_leads_to_the_next_page() {
    let server = Server::new([
        ("", r#"{"dogs": [{"id": 3}, {"id": 7}]}"#),
        ("", r#"{"dogs": [{"id": 9}]}"#),
        ("", r#"{"dogs": []}"#),
    ]);
    let dogs = all(server.client().by_last().items().wait()).expect("no errors");
    assert_eq!(dogs.iter().map(|dog| dog.number).collect::<Vec<_>>(), [3, 7, 9]);
    assert_eq!(server.targets(), ["/last", "/last?beyond=7", "/last?beyond=9"]);
}

#[test]
fn the_last_item_leads_on_where_there_is_more() {
    let pages = [("", r#"{"data": [{"id": 3}, {"id": 7}], "has_more": true}"#), ("", r#"{"data": [{"id": 9}], "has_more": false}"#)];
    let server = Server::new(pages);
    let dogs = all(server.client().recognized().limit(2).items().wait()).expect("no errors");
    assert_eq!(dogs.len(), 3);
    assert_eq!(server.targets(), ["/recognized?limit=2", "/recognized?starting_after=7&limit=2"]);
}
