//! Calls of the generated client to a server on loopback, which keeps every request and sends the response that it is
//! given.

mod server;

use server::Server;
use shelter::runtime::Validation;
use shelter::runtime::stream::ByteStream;
use shelter::runtime::{Bytes, Config, blocking};
use shelter::types::{
    Cat, Dog, FindPetsBox, FindPetsFilter, Note, NoteMood, NoteShape, NoteShapeSquare, NoteValue, NoteValueX, Pet,
    PutPetResponseBody, SendPhotoRequestSize,
};
use shelter::{Client, Error};

/// A client of a server that knows every secret.
fn client(server: &Server) -> Client {
    Client::new(config().endpoint(server.url()))
}

fn config() -> Config {
    Config::new().max_attempts(1).bearer_token("t0ken").basic("ann", "secret").api_key("k 1")
}

#[test]
fn a_bearer_token_goes_out_and_headers_come_back() {
    let server =
        Server::new(200, "etag: \"7\"\r\nx-remaining: 3\r\n", r#"{"kind": "cat", "lives": 9, "colour": "red"}"#);
    let output = client(&server).get_pet().name("Tom & Co/1").send().wait().expect("a pet");
    assert!(matches!(&output.body, Pet::Cat(cat) if cat.lives == 9));
    assert_eq!((output.e_tag.as_deref(), output.x_remaining), (Some("\"7\""), 3));
    let request = server.request();
    assert_eq!(request.line(), "GET /pets/Tom%20%26%20Co%2F1 HTTP/1.1");
    assert_eq!(request.header("authorization"), Some("Bearer t0ken"));
}

#[test]
fn a_variant_nobody_knows_survives() {
    let server = Server::new(200, "x-remaining: 3\r\n", r#"{"kind": "newt", "legs": 4}"#);
    let pet = client(&server).get_pet().name("n").send().wait().expect("a pet").body;
    assert!(matches!(pet, Pet::Unknown(_)));
    let server = Server::json(200, r#"{"kind": "dog", "barks": true}"#);
    let output = client(&server).put_pet().name("n").body(pet).send().wait().expect("an output");
    assert!(matches!(output.body, Some(PutPetResponseBody::Pet(Pet::Dog(dog))) if dog.barks == Some(true)));
    let request = server.request();
    assert_eq!(request.text().replace(' ', ""), r#"{"kind":"newt","legs":4}"#);
    assert_eq!(request.header("authorization"), Some("Basic YW5uOnNlY3JldA=="));
    assert_eq!(request.header("content-type"), Some("application/json"));
}

#[test]
fn several_successes_are_distinguished() {
    let cat = || Pet::Cat(Cat::new("cat", 9));
    let server = Server::json(201, r#"{"receipt": "r1"}"#);
    let output = client(&server).put_pet().name("n").body(cat()).send().wait().expect("an output");
    assert!(matches!(output.body, Some(PutPetResponseBody::Receipt(receipt)) if receipt.receipt == "r1"));
    assert_eq!(server.request().text(), r#"{"kind":"cat","lives":9}"#);
    let server = Server::new(202, "", "");
    let output = client(&server).put_pet().name("n").body(cat()).send().wait().expect("an output");
    assert!(output.body.is_none());
}

#[test]
fn a_key_goes_into_a_header_and_nothing_comes_back() {
    let server = Server::new(204, "", "");
    client(&server).delete_pet().name("n").send().wait().expect("nothing");
    let request = server.request();
    assert_eq!((request.line(), request.header("x-key")), ("DELETE /pets/n HTTP/1.1", Some("k 1")));
    assert_eq!(request.header("authorization"), None);
}

#[test]
fn every_style_of_query_is_written_and_a_key_among_it() {
    let server = Server::json(200, r#"[{"kind": "dog"}]"#);
    let calls = client(&server).find_pets();
    let calls = calls.kinds(["a", "b,c"].map(String::from)).tags(["x", "y"].map(String::from)).ids([1, 2]);
    let calls = calls.filter(FindPetsFilter::default().size("big one").age(3)).r#box(FindPetsBox::default().w(7));
    let pets = calls.session("s=1; key=2").x_lang("de").send().wait().expect("pets").body;
    assert!(matches!(&pets[..], [Pet::Dog(dog)] if dog.barks.is_none()));
    let request = server.request();
    let query = request.line().split(['?', ' ']).nth(2).unwrap_or_default().to_owned();
    let mut pairs: Vec<_> = query.split('&').collect();
    pairs.sort_unstable();
    let wanted = [
        "box=%7B%22w%22%3A7%7D",
        "filter%5Bage%5D=3",
        "filter%5Bsize%5D=big%20one",
        "ids=1",
        "ids=2",
        "key=k%201",
        "kinds=a,b%2Cc",
        "tags=x%7Cy",
    ];
    assert_eq!(pairs, wanted);
    assert_eq!(request.header("x-lang"), Some("de"));
    assert_eq!(request.header("cookie"), Some("session=s=1%3B%20key=2"));
}

#[test]
fn a_form_goes_out_and_text_comes_back() {
    let server = Server::new(200, "content-type: text/plain\r\n", "ticket 1");
    let call = client(&server).log_in().user("ann & bob").remember(true).scopes(["r", "w"].map(String::from));
    assert_eq!(call.send().wait().expect("a ticket").body, "ticket 1");
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.text(), "user=ann%20%26%20bob&remember=true&scopes=r&scopes=w");
    assert_eq!(request.header("authorization"), None);
}

#[test]
fn files_go_out_in_parts_and_bytes_come_back() {
    let photo: Vec<u8> = (0..=255).collect();
    let server = Server::new(200, "content-type: application/octet-stream\r\n", photo.clone());
    let call = client(&server).send_photo().caption("me").photo(Bytes::from(photo.clone()));
    let output = call.size(SendPhotoRequestSize::default().w(2)).send().wait().expect("a photo");
    assert_eq!(collect(output.body), photo);
    let request = server.request();
    let boundary = request.header("content-type").and_then(|kind| kind.strip_prefix("multipart/form-data; boundary="));
    let boundary = boundary.expect("a boundary").trim_matches('"').to_owned();
    let text = request.text();
    assert_eq!(text.matches(&format!("--{boundary}")).count(), 4);
    assert!(text.contains("name=\"caption\"\r\n\r\nme\r\n"), "{text}");
    assert!(text.contains("name=\"photo\"; filename="), "{text}");
    assert!(text.contains("{\"w\":2}"), "{text}");
    assert!(request.body.windows(photo.len()).any(|window| window == photo), "the bytes of the file");
    assert_eq!(request.header("cookie"), Some("key=k 1"));
}

fn collect(stream: ByteStream) -> Vec<u8> {
    blocking::wait(stream.collect()).expect("a runtime").expect("bytes").to_vec()
}

#[test]
fn text_is_a_body_and_null_is_not_absence() {
    let server = Server::json(200, r#"{"text": null, "mood": "so-so", "count": 3}"#);
    let note = client(&server).put_note().body("hello").send().wait().expect("a note");
    assert!(matches!(note.text, Some(None)));
    assert!(matches!(&note.mood, Some(NoteMood::Unknown(mood)) if mood == "so-so"));
    assert_eq!(note.additional.get("count"), Some(&3));
    let request = server.request();
    assert_eq!((request.text(), request.header("content-type")), ("hello".to_owned(), Some("text/plain")));
    assert_eq!(echoed(note), r#"{"text":null,"mood":"so-so","count":3}"#);
}

#[test]
fn absence_null_and_values_are_three_things() {
    assert_eq!(echoed(Note::default()), "{}");
    assert_eq!(echoed(Note::default().text(shelter::runtime::Null)), r#"{"text":null}"#);
    assert_eq!(echoed(Note::default().text("x".to_owned()).mood(NoteMood::Bad)), r#"{"text":"x","mood":"bad"}"#);
}

#[test]
fn unions_go_round() {
    let values = [
        (NoteValue::String("a".to_owned()), r#""a""#),
        (NoteValue::Number(1.5), "1.5"),
        (NoteValue::X(NoteValueX::new(4)), r#"{"x":4}"#),
    ];
    for (value, text) in values {
        let note = Note::default().value(value).shape(NoteShape::Square(NoteShapeSquare::new(2)));
        assert_eq!(echoed(note), format!(r#"{{"value":{text},"shape":{{"square":2}}}}"#));
    }
    let server = Server::json(200, r#"{"value": [true], "shape": {"triangle": {"a": 1}}}"#);
    let note = client(&server).echo().body(Note::default()).send().wait().expect("a note");
    assert!(matches!(note.value, Some(NoteValue::Unknown(_))) && matches!(note.shape, Some(NoteShape::Unknown(_))));
    assert_eq!(echoed(note), r#"{"value":[true],"shape":{"triangle":{"a":1}}}"#);
}

/// What the service gets of a note.
fn echoed(note: Note) -> String {
    let server = Server::json(200, "{}");
    // Values that the description does not know are rejected before they are sent, unless a client is configured not to
    // check.
    let config = config().validation(Validation::RequiredOnly).endpoint(server.url());
    Client::new(config).echo().body(note).send().wait().expect("a note");
    server.request().text()
}

#[test]
fn errors_are_distinguished_by_their_status() {
    let error_of = |status, headers, body: &'static str| {
        let server = Server::new(status, headers, body);
        client(&server).get_pet().name("n").send().wait().expect_err("an error response")
    };
    let error = error_of(404, "", r#"{"name": "n"}"#);
    assert!(matches!(&error, Error::Missing(missing) if missing.name == "n" && missing.status() == 404), "{error}");
    let error = error_of(418, "", r#"{"detail": "tea"}"#);
    assert!(matches!(&error, Error::Problem(problem) if problem.detail.as_deref() == Some("tea")), "{error}");
    let error = error_of(429, "retry-seconds: 5\r\n", "");
    assert!(matches!(&error, Error::GetPetError429(error) if error.retry_seconds == 5), "{error}");
    let error = error_of(500, "x-trace: t1\r\n", r#"{"message": "broken"}"#);
    assert!(
        matches!(&error, Error::GetPet(error) if error.x_trace.as_deref() == Some("t1") && error.body.message.is_some()),
        "{error}"
    );
    assert!(error.to_string().ends_with("error response: broken (status 500)"), "{error}");
}

#[test]
fn a_status_without_a_body_is_no_error_of_a_wider_case() {
    let error_of = |status| {
        let server = Server::json(status, r#"{"detail": "unasked", "message": "unasked"}"#);
        client(&server).get_pet().name("n").send().wait().expect_err("an error response")
    };
    let error = error_of(401);
    assert!(matches!(&error, Error::GetPetError401(error) if error.status() == 401), "{error}");
    let error = error_of(304);
    assert!(matches!(&error, Error::NotModified(error) if error.status() == 304), "{error}");
}

#[test]
fn an_error_without_a_body_still_has_its_status() {
    let server = Server::new(401, "", "");
    let error = client(&server).delete_pet().name("n").send().wait().expect_err("an error response");
    assert!(matches!(&error, Error::Other(_)), "{error}");
    let shown = error.to_string();
    assert!(shown.starts_with("Shelter deletePet at 127.0.0.1:"), "{shown}");
    assert!(shown.ends_with(": error response (status 401)"), "{shown}");
}

#[test]
fn a_server_is_put_together_of_its_variables() {
    let server = Server::new(204, "", "");
    let config = config().variable("port", server.port.to_string()).variable("base", "v2");
    Client::new(config).delete_pet().name("n").send().wait().expect("nothing");
    assert_eq!(server.request().line(), "DELETE /v2/pets/n HTTP/1.1");
}

#[test]
fn what_is_missing_is_said_before_anything_is_sent() {
    let error = Client::new(Config::new().endpoint("http://127.0.0.1:1"))
        .put_pet()
        .name("n")
        .send()
        .wait()
        .expect_err("no body");
    assert!(error.to_string().contains("'/body'"), "{error}");
    let error = Client::new(Config::new().endpoint("http://127.0.0.1:1"))
        .get_pet()
        .name("n")
        .send()
        .wait()
        .expect_err("no token");
    assert!(error.to_string().contains("token"), "{error}");
    assert!(Dog::new("dog").barks.is_none());
}
