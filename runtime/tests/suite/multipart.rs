//! Forms with parts that are not in memory.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use ferrosmith_runtime::inner::http::request::{self, Body};
use ferrosmith_runtime::inner::{Codec, Member, Operation, Style};
use ferrosmith_runtime::stream::ByteStream;
use ferrosmith_runtime::structure;

static UPLOAD: Operation = Operation::new("Upload", "POST", &[]).body(Codec::Multipart, "multipart/form-data");

#[derive(Clone, Default)]
pub struct Upload {
    pub title: Option<String>,
    pub file: Option<ByteStream>,
    pub more: Option<Bytes>,
}

structure! {
    Upload = "Upload";
    title = Member::new("title");
    file = Member::new("file");
    more = Member::new("more");
}

/// Bytes that come one by one.
struct Drops(&'static [u8]);

impl futures_core::Stream for Drops {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some((first, rest)) = self.0.split_at_checked(1) else { return Poll::Ready(None) };
        self.0 = rest;
        Poll::Ready(Some(Ok(Bytes::from_static(first))))
    }
}

#[test]
fn streams_are_parts_of_forms() {
    let collected = |file: ByteStream| {
        let upload = Upload { title: Some("t".to_owned()), file: Some(file), more: Some(Bytes::from("m")) };
        match request::encode(&UPLOAD, &upload, &|| "token".to_owned()).unwrap().body {
            Body::Stream(body) => (body.len(), body.is_replayable(), ready(body.collect()).unwrap()),
            Body::Bytes(bytes) => (None, true, bytes),
            other => panic!("{other:?}"),
        }
    };
    let (_, _, whole) = collected(ByteStream::from("drops"));
    let text = std::str::from_utf8(&whole).unwrap();
    assert!(text.contains("name=\"file\"; filename=\"file\"\r\n") && text.contains("\r\n\r\ndrops\r\n--token\r\n"));
    let again = ByteStream::from_fn(Some(5), || Drops(b"drops"));
    assert_eq!(collected(again), (Some(whole.len() as u64), true, whole.clone()));
    assert_eq!(collected(ByteStream::from_stream(Drops(b"drops"))), (None, false, whole));
}

#[derive(Clone, Default)]
pub struct Labels {
    pub each: Vec<String>,
    pub all: Vec<String>,
}

structure! {
    Labels = "Labels";
    each = Member::new("each");
    all = Member::new("all").style(Style::Comma);
}

#[test]
fn a_list_is_one_part_where_its_style_joins_it() {
    let two = || vec!["a".to_owned(), "b".to_owned()];
    let labels = Labels { each: two(), all: two() };
    let body = request::encode(&UPLOAD, &labels, &|| "token".to_owned()).unwrap().body;
    let Body::Bytes(text) = body else { panic!("{body:?}") };
    let text = std::str::from_utf8(&text).unwrap();
    assert_eq!(text.matches("name=\"each\"\r\n\r\n").count(), 2, "{text}");
    assert!(text.contains("name=\"all\"\r\n\r\na,b\r\n--token--"), "{text}");
}

/// What a future that never waits gives.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}
