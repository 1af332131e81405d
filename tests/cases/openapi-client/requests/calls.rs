//! Requests in every style, as a server receives them.

mod server;

use requests::runtime::stream::{ByteStream, File};
use requests::runtime::{Bytes, Config};
use requests::types::{Point, QueryDeep, QueryEither};
use requests::Client;
use server::{Request, Server};

fn client(server: &Server) -> Client {
    Client::new(Config::new().max_attempts(1).endpoint(server.url()))
}

/// The request that a call makes.
fn sent<T, E: std::fmt::Debug>(call: impl FnOnce(Client) -> Result<T, E>) -> Request {
    let server = Server::new(204, "", "");
    call(client(&server)).expect("nothing");
    server.request()
}

fn pairs(text: &str) -> Vec<&str> {
    text.split('&').collect()
}

#[test]
fn what_is_required_and_has_one_value_is_always_sent() {
    let request = sent(|client| client.get_token().scope("s").send().wait());
    assert_eq!(request.target(), "POST /token?api-version=2024-05-01&limit=20");
    assert_eq!((request.header("x-mode"), request.header("cookie")), (Some("fast"), Some("kind=a")));
    assert_eq!(request.text(), r#"{"grant_type":"client_credentials","scope":"s"}"#);
    assert_eq!(request.header("content-type"), Some("application/json"));
    let request = sent(|client| client.get_token().scope("s").limit(3).send().wait());
    assert_eq!(request.target(), "POST /token?api-version=2024-05-01&limit=3");
}

#[test]
fn each_media_type_can_be_sent() {
    let form = "application/x-www-form-urlencoded";
    let request = sent(|client| client.get_token().scope("s").customize(|call| call.content_type(form)).send().wait());
    assert_eq!(request.text(), "grant_type=client_credentials&scope=s");
    assert_eq!(request.header("content-type"), Some(form));
    let request = sent(|client| client.get_token_as_multipart().file("abc").send().wait());
    let text = request.text();
    assert!(text.contains("name=\"version\"\r\n\r\n2\r\n"), "{text}");
    assert!(text.contains("name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\nabc"), "{text}");
}

#[test]
fn one_body_is_written_in_the_form_that_the_caller_chooses() {
    let site = |client: Client| client.add_site().name("n").tags(["a", "b"]);
    let request = sent(|client| site(client).send().wait());
    assert_eq!(request.text(), r#"{"name":"n","tags":["a","b"]}"#);
    let request = sent(|client| site(client).customize(|call| call.content_type("multipart/form-data")).send().wait());
    assert!(request.header("content-type").is_some_and(|name| name.starts_with("multipart/form-data; boundary=")));
    let text = request.text();
    assert!(text.contains("name=\"name\"\r\n\r\nn\r\n"), "{text}");
    assert_eq!(text.matches("name=\"tags\"\r\n").count(), 2, "{text}");
    let request = sent(|client| site(client).customize(|call| call.content_type("application/vnd.site+json")).send().wait());
    assert_eq!(request.header("content-type"), Some("application/vnd.site+json"));
    assert_eq!(request.text(), r#"{"name":"n","tags":["a","b"]}"#);
    // Of text each media type is as good; of members only those that are declared.
    let request = sent(|client| client.render().body("x").customize(|call| call.content_type("text/x-markdown")).send().wait());
    assert_eq!((request.header("content-type"), request.text()), (Some("text/x-markdown"), "x".to_owned()));
    let wrong = site(Client::new(Config::new().endpoint("http://127.0.0.1:1"))).customize(|call| call.content_type("text/csv"));
    let message = wrong.send().wait().expect_err("not declared").to_string();
    assert!(message.contains("the body of `addSite` cannot be sent as `text/csv`: it is `application/json` or"), "{message}");
}

#[test]
fn an_optional_body_of_which_nothing_is_given_is_not_sent() {
    let request = sent(|client| client.cancel().send().wait());
    assert_eq!((request.header("content-type"), request.text()), (None, String::new()));
    let request = sent(|client| client.note().send().wait());
    assert_eq!((request.header("content-type"), request.text()), (None, String::new()));
    let request = sent(|client| client.note().text("t").send().wait());
    assert_eq!(request.text(), r#"{"text":"t"}"#);
}

#[test]
fn dot_segments_are_rejected() {
    let client = Client::new(Config::new().endpoint("http://127.0.0.1:1"));
    for dots in [".", ".."] {
        let error = client.delete_account().account(dots).part("p").send().wait().expect_err("another path");
        assert!(error.to_string().contains("account"), "{error}");
    }
    let request = sent(|client| client.delete_account().account("...").part("..").send().wait());
    assert_eq!(request.target(), "DELETE /accounts/.../x..y");
}

fn point() -> Point {
    Point::default().x(1).y(2)
}

#[test]
fn paths_have_styles() {
    let request = sent(|client| {
        let call = client.paths().matrix([3, 4]).simple(["a,b", "c/d"].map(String::from)).label("json");
        call.pairs(point()).exploded(point()).json(point()).send().wait()
    });
    let wanted = "GET /paths;matrix=3;matrix=4/a%2Cb,c%2Fd.json/x,1,y,2/x=1,y=2/%7B%22x%22%3A1%2C%22y%22%3A2%7D";
    assert_eq!(request.target(), wanted);
}

#[test]
fn queries_headers_and_cookies_have_styles() {
    let request = sent(|client| {
        let call = client.query().range(point()).lines([point(), Point::default().x(5)]);
        let call = call.deep(QueryDeep::default().l(["a", "b"].map(String::from)));
        let call = call.either(QueryEither::List(vec!["p".to_owned(), "q".to_owned()])).next("/a?b=c:d");
        let call = call.pipex(["1", "2"].map(String::from)).list(["k", "l m"].map(String::from));
        call.joined(["n", "o"].map(String::from)).x_point(point()).x_pairs(point()).x_json(point()).send().wait()
    });
    let query = request.target().split_once('?').expect("a query").1.to_owned();
    let wanted = [
        "range=x,1,y,2",
        "lines%5B0%5D%5Bx%5D=1",
        "lines%5B0%5D%5By%5D=2",
        "lines%5B1%5D%5Bx%5D=5",
        "deep%5Bl%5D%5B0%5D=a",
        "deep%5Bl%5D%5B1%5D=b",
        "either=p",
        "either=q",
        "next=/a?b=c:d",
        "pipex=1",
        "pipex=2",
    ];
    assert_eq!(pairs(&query), wanted);
    assert_eq!(request.header("cookie"), Some("list=k; list=l%20m; joined=n,o"));
    assert_eq!((request.header("x-point"), request.header("x-pairs")), (Some("x,1,y,2"), Some("x=1,y=2")));
    assert_eq!(request.header("x-json"), Some(r#"{"x":1,"y":2}"#));
    let request = sent(|client| client.query().either(QueryEither::String("p".to_owned())).send().wait());
    assert_eq!(request.target(), "GET /query?either=p");
}

#[test]
fn what_no_style_can_write_is_an_error() {
    let client = Client::new(Config::new().endpoint("http://127.0.0.1:1"));
    let error = client.query().nested([point()]).send().wait().expect_err("no style");
    assert!(error.to_string().contains("nested"), "{error}");
}

#[test]
fn forms_follow_their_encoding() {
    let request = sent(|client| {
        let call = client.send_form().tags(["a", "b"].map(String::from)).obj(point());
        call.lines([point()]).expand(["e".to_owned()]).plain([point()]).send().wait()
    });
    let wanted = [
        "tags=a,b",
        "obj=%7B%22x%22%3A1%2C%22y%22%3A2%7D",
        "lines%5B0%5D%5Bx%5D=1",
        "lines%5B0%5D%5By%5D=2",
        "expand%5B0%5D=e",
        "plain%5B0%5D%5Bx%5D=1",
        "plain%5B0%5D%5By%5D=2",
    ];
    assert_eq!(pairs(&request.text()), wanted);
}

#[test]
fn parts_follow_their_encoding_and_files_stream() {
    let path = std::env::temp_dir().join(format!("ferrosmith-{}.png", std::process::id()));
    let content = vec![7; 200_000];
    std::fs::write(&path, &content).expect("a file");
    let request = sent(|client| {
        let call = client.send_parts().scan(File::from_path(&path).expect("a file"));
        let call = call.note("n\"").labels(["l".to_owned()]).owner(point()).raw("r");
        let more = [File::from("m").name("m.txt").media_type("text/plain")];
        call.more(more).text(Bytes::from_static(b"abc")).send().wait()
    });
    let _ = std::fs::remove_file(&path);
    let text = request.text();
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    for part in [
        format!("name=\"scan\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"),
        "name=\"note\"\r\nContent-Type: application/json\r\n\r\n\"n\\\"\"\r\n".to_owned(),
        "name=\"labels\"\r\nContent-Type: application/json\r\n\r\n\"l\"\r\n".to_owned(),
        "name=\"owner\"\r\nContent-Type: application/json\r\n\r\n{\"x\":1,\"y\":2}\r\n".to_owned(),
        "name=\"raw\"; filename=\"raw\"\r\nContent-Type: application/octet-stream\r\n\r\nr\r\n".to_owned(),
        "name=\"more\"; filename=\"m.txt\"\r\nContent-Type: text/plain\r\n\r\nm\r\n".to_owned(),
        "name=\"text\"\r\n\r\nYWJj\r\n".to_owned(),
    ] {
        assert!(text.contains(&part), "{part} in {}", text.replace('\u{7}', ""));
    }
    assert!(request.body.windows(content.len()).any(|window| window == content), "the bytes of the file");
}

#[test]
fn bytes_are_sent_from_anything() {
    let request = sent(|client| client.send_bytes().body(Bytes::from_static(b"abc")).send().wait());
    assert_eq!((request.text().as_str(), request.header("content-type")), ("abc", Some("application/octet-stream")));
    let request = sent(|client| client.send_bytes().body(ByteStream::from("abc")).send().wait());
    assert_eq!(request.header("content-length"), Some("3"));
}

#[test]
fn the_most_specific_servers_count() {
    let target = |call: fn(Client) -> Result<(), requests::Error>| {
        let server = Server::new(204, "", "");
        let config = Config::new().max_attempts(1).variable("port", server.port.to_string());
        call(Client::new(config)).expect("nothing");
        server.request().target().to_owned()
    };
    assert_eq!(target(|client| client.from_document().send().wait()), "POST /api/upload");
    assert_eq!(target(|client| client.from_path().send().wait()), "GET /path/upload");
    assert_eq!(target(|client| client.from_operation().send().wait()), "PUT /operation/upload");
    let server = Server::new(204, "", "");
    client(&server).from_operation().send().wait().expect("nothing");
    assert_eq!(server.request().target(), "PUT /upload", "what the caller names counts most");
}
