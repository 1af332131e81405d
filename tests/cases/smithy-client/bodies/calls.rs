//! Checksums of requests, as headers and behind streams, and responses held against theirs; bodies that are compressed,
//! and such whose length must be known.

mod server;

use bodies::operations::{PutNote, PutObject};
use bodies::runtime::auth::Credentials;
use bodies::runtime::stream::ByteStream;
use bodies::runtime::{Bytes, Config};
use bodies::types::{Algorithm, Mode};
use bodies::Client;
use server::{Request, Server};

/// The checksums of `hello`.
const CRC32: &str = "NhCmhg==";
const SUMS: [(Algorithm, &str, &str); 5] = [
    (Algorithm::Crc32, "crc32", CRC32),
    (Algorithm::Crc32c, "crc32c", "mnG7TA=="),
    (Algorithm::Crc64nvme, "crc64nvme", "M3eFcAZSQlc="),
    (Algorithm::Sha1, "sha1", "qvTGHdzF6KLavt4PO0gs2a6pQ00="),
    (Algorithm::Sha256, "sha256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="),
];

fn client(server: &Server) -> Client {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    let config = Config::new().endpoint(server.url().as_str()).region("eu-central-1").credentials(credentials);
    Client::new(config.max_attempts(1))
}

/// `hello` in two pieces, of unknown length.
fn pieces() -> ByteStream {
    ByteStream::from_stream(Pieces(vec!["lo", "hel"]))
}

struct Pieces(Vec<&'static str>);

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.pop().map(|piece| Ok(Bytes::from(piece))))
    }
}

fn put_note(change: impl FnOnce(PutNote) -> PutNote) -> Request {
    let server = Server::json(200, "{}");
    change(client(&server).put_note()).send().wait().expect("an output");
    server.request()
}

fn put_object(change: impl FnOnce(PutObject) -> PutObject) -> Request {
    let server = Server::json(200, "{}");
    change(client(&server).put_object()).send().wait().expect("an output");
    server.request()
}

#[test]
fn a_body_in_memory_has_a_header() {
    for (algorithm, name, sum) in SUMS {
        let request = put_object(|call| call.algorithm(algorithm.clone()).data("hello"));
        assert_eq!(request.header(&format!("x-amz-checksum-{name}")), Some(sum), "{name}");
        assert_eq!(request.text(), "hello");
        assert!(request.header("x-amz-trailer").is_none());
    }
    let request = put_object(|call| call.data("hello"));
    assert!(!request.head.contains("x-amz-checksum"), "nobody asks for one: {}", request.head);
}

#[test]
fn one_that_is_required_is_made_unless_it_is_given() {
    let required = put_note(|call| call.text("hello"));
    assert_eq!((required.text().as_str(), required.header("x-amz-checksum-crc32")), (r#"{"text":"hello"}"#, Some("idyqPA==")));
    let given = put_note(|call| call.text("hello").sha1("given"));
    assert_eq!((given.header("x-amz-checksum-sha1"), given.header("x-amz-checksum-crc32")), (Some("given"), None));
    let given = put_note(|call| call.text("hello").md5("given"));
    assert_eq!((given.header("content-md5"), given.header("x-amz-checksum-crc32")), (Some("given"), None));
    let chosen = put_note(|call| call.text("hello").algorithm("SHA256"));
    assert!(chosen.header("x-amz-checksum-sha256").is_some() && chosen.header("x-amz-checksum-crc32").is_none());
}

#[test]
fn an_algorithm_that_nobody_knows_is_an_error() {
    let call = Client::new(Config::new().endpoint("http://127.0.0.1:9")).put_note().algorithm("XXHASH3");
    let error = call.send().wait().expect_err("no such algorithm").to_string();
    assert!(error.contains("Member must satisfy enum value set"), "{error}");
}

#[test]
fn a_stream_is_followed_by_its_checksum() {
    for (algorithm, name, sum) in SUMS {
        let stream = ByteStream::from_fn(Some(5), || Pieces(vec!["lo", "hel"]));
        let request = put_object(|call| call.algorithm(algorithm.clone()).data(stream).encoding("zstd"));
        assert_eq!(request.text(), format!("5\r\nhello\r\n0\r\nx-amz-checksum-{name}:{sum}\r\n\r\n"));
        assert_eq!(request.header("content-length"), Some(&*request.body.len().to_string()));
        assert_eq!(request.header("content-encoding"), Some("aws-chunked,zstd"));
        assert_eq!(request.header("x-amz-trailer"), Some(&*format!("x-amz-checksum-{name}")));
        assert_eq!(request.header("x-amz-decoded-content-length"), Some("5"));
        assert_eq!(request.header("x-amz-content-sha256"), Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
        let authorization = request.header("authorization").unwrap_or_default();
        assert!(authorization.contains("x-amz-trailer"), "it is signed: {authorization}");
    }
    let plain = put_object(|call| call.data(pieces()));
    assert_eq!((plain.text().as_str(), plain.header("x-amz-trailer")), ("hello", None));
}

#[test]
fn an_empty_stream_is_followed_by_its_checksum() {
    let stream = ByteStream::from_fn(Some(0), || Pieces(Vec::new()));
    let request = put_object(|call| call.algorithm(Algorithm::Crc32).data(stream));
    assert_eq!(request.text(), "0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n");
}

#[test]
fn the_length_of_a_stream_must_be_known() {
    let stated = put_object(|call| call.algorithm(Algorithm::Crc32).data(pieces()).length(5));
    assert_eq!(stated.text(), format!("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:{CRC32}\r\n\r\n"));
    let nobody = Client::new(Config::new().endpoint("http://127.0.0.1:9"));
    let unknown = nobody.put_object().algorithm(Algorithm::Crc32).data(pieces()).send().wait().expect_err("no length");
    assert!(unknown.to_string().contains("streams of known length only"), "{unknown}");
    let stream = ByteStream::from_fn(Some(5), || Pieces(vec!["hello"]));
    let other = nobody.put_object().algorithm(Algorithm::Crc32).data(stream).length(6).send().wait();
    assert!(other.expect_err("another length").to_string().contains("`content-length`"));
}

#[test]
fn a_response_is_held_against_its_checksum() {
    let get = |mode: Option<Mode>, headers: &str| {
        let server = Server::new(200, headers, "hello");
        let mut call = client(&server).get_object();
        call.mode = mode;
        let mut data = call.send().wait().expect("an output").data;
        let bytes: Result<Vec<Bytes>, _> = std::iter::from_fn(|| bodies::runtime::blocking::wait(data.next()).expect("no async code")).collect();
        bytes.map(|bytes| String::from_utf8_lossy(&bytes.concat()).into_owned()).map_err(|error| error.to_string())
    };
    let hello = Ok("hello".to_owned());
    assert_eq!(get(Some(Mode::Enabled), &format!("x-amz-checksum-crc32: {CRC32}\r\n")), hello);
    let wrong = get(Some(Mode::Enabled), "x-amz-checksum-crc32: AAAAAA==\r\n").expect_err("another checksum");
    let expected = format!("the header `x-amz-checksum-crc32` is `AAAAAA==`, but the checksum of the body is `{CRC32}`");
    assert!(wrong.contains(&expected), "{wrong}");
    assert_eq!(get(None, "x-amz-checksum-crc32: AAAAAA==\r\n"), hello, "nobody asks");
    assert_eq!(get(Some(Mode::Enabled), "x-amz-checksum-sha1: AAAAAA==\r\n"), hello, "not one of the operation");
    assert_eq!(get(Some(Mode::Enabled), "x-amz-checksum-crc32: AAAAAA==-3\r\n"), hello, "of parts");
    let first = format!("x-amz-checksum-sha256: AAAA\r\nx-amz-checksum-crc32: {CRC32}\r\n");
    assert_eq!(get(Some(Mode::Enabled), &first), hello, "the fastest counts");
}

#[test]
fn so_is_one_that_is_read_as_a_whole() {
    let get = |sum: &str| {
        let server = Server::new(200, &format!("content-type: application/json\r\nx-amz-checksum-crc32: {sum}\r\n"), r#"{"text":"hello"}"#);
        client(&server).get_note().mode(Mode::Enabled).send().wait().map(|output| output.text.unwrap_or_default())
    };
    assert_eq!(get("idyqPA==").expect("an output"), "hello");
    assert!(get("AAAAAA==").expect_err("another checksum").to_string().contains("the checksum of the body is"));
}

#[test]
fn streams_are_compressed_while_they_are_sent() {
    let streams = [pieces(), ByteStream::from_fn(Some(5), || Pieces(vec!["lo", "hel"])), ByteStream::from("hello")];
    for stream in streams {
        let server = Server::json(200, "{}");
        client(&server).put_log().data(stream).send().wait().expect("an output");
        let request = server.request();
        assert_eq!(request.header("content-encoding"), Some("gzip"));
        let mut text = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&*request.body), &mut text).expect("gzip");
        assert_eq!(text, "hello");
    }
}

#[test]
fn a_length_that_must_be_known_is() {
    let put = |stream: ByteStream, length: Option<i64>| {
        let server = Server::json(200, "{}");
        let mut call = client(&server).put_tape().data(stream);
        call.length = length;
        call.send().wait().expect("an output");
        server.request()
    };
    let known = ByteStream::from_fn(Some(5), || Pieces(vec!["lo", "hel"]));
    for request in [put(known, None), put(pieces(), Some(5)), put("hello".into(), None)] {
        assert_eq!((request.text().as_str(), request.header("content-length")), ("hello", Some("5")));
        assert!(request.header("content-encoding").is_none());
    }
    let nobody = Client::new(Config::new().endpoint("http://127.0.0.1:9"));
    let error = nobody.put_tape().data(pieces()).send().wait().expect_err("of unknown length").to_string();
    assert!(error.contains("`data` must be of known length"), "{error}");
}
