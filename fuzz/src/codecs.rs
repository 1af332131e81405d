//! Documents of each format, read as a second implementation reads them; and what is written reads as the same.

use ciborium::Value as Item;
use ferrosmith_runtime::Json;
use ferrosmith_runtime::inner::http::request::{self, Body};
use ferrosmith_runtime::inner::http::{error_response, response};
use ferrosmith_runtime::inner::{Codec, Operation, Part, Shape, Value, Wrapper, cbor as our_cbor, json as our_json};

use crate::documents::Doc;

static JSON: Operation = operation(Codec::Json);
static CBOR: Operation = operation(Codec::Cbor);
static XML: Operation = operation(Codec::Xml(Wrapper::Root));
static FORM: Operation = operation(Codec::Form);

/// Second implementations have limits of their own.
const DEEPEST: usize = 100;

const fn operation(codec: Codec) -> Operation {
    Operation::new("Do", "POST", &[Part::Literal("/")]).body(codec, "x/x").response(200, codec).document(codec)
}

fn parts(status: u16) -> http::response::Parts {
    http::Response::builder().status(status).body(()).expect("a response").into_parts().0
}

fn read(operation: &'static Operation, data: &[u8]) -> Option<Doc> {
    let mut doc = Doc::default();
    let body = data.to_vec().into();
    match response::decode(operation, &parts(200), &body, &mut doc) {
        Ok(()) => Some(doc),
        Err(error) => {
            std::hint::black_box(error.to_string());
            None
        }
    }
}

fn written(operation: &'static Operation, doc: &Doc) -> Option<Vec<u8>> {
    match request::encode(operation, doc, &String::new).ok()?.body {
        Body::Bytes(bytes) => Some(bytes.to_vec()),
        _ => None,
    }
}

/// How deep brackets or items nest at most.
fn depth(json: &Json) -> usize {
    1 + match json {
        Json::Array(items) => items.iter().map(depth).max().unwrap_or(0),
        Json::Object(members) => members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

pub(crate) fn json(data: &[u8]) {
    read(&JSON, data);
    let mut ours = Json::Null;
    let read = our_json::decode(data, ours.as_mut(), Shape::PLAIN);
    match (read, serde_json::from_slice::<Json>(data)) {
        (Ok(()), Ok(theirs)) => assert_eq!(ours, theirs),
        (Err(error), Ok(theirs)) => assert!(depth(&theirs) > DEEPEST, "{error}"),
        // Ours takes marks of byte order, numbers beyond doubles and halves of surrogate pairs.
        (Ok(()), Err(error)) => {
            let is_known =
                ["out of range", "surrogate", "hex escape", "recursion limit", "expected value at line 1 column 1"];
            assert!(is_known.iter().any(|known| error.to_string().contains(known)), "{error}: {ours}");
        }
        (Err(_), Err(_)) => {}
    }
}

pub(crate) fn cbor(data: &[u8]) {
    if let Some(doc) = read(&CBOR, data) {
        is_kept_in_cbor(&doc);
    }
    let mut rest = data;
    let Ok(theirs) = ciborium::from_reader::<Item, _>(&mut rest) else { return };
    let Some(theirs) = as_json(&theirs).filter(|theirs| rest.is_empty() && depth(theirs) < DEEPEST) else { return };
    let mut ours = Json::Null;
    our_cbor::decode(data, ours.as_mut()).unwrap_or_else(|error| panic!("{error}: {theirs}"));
    assert_eq!(ours, theirs);
}

/// An item as JSON; none for what JSON has no value for.
fn as_json(item: &Item) -> Option<Json> {
    Some(match item {
        Item::Null => Json::Null,
        Item::Bool(value) => (*value).into(),
        Item::Integer(value) => serde_json::Number::from_i128((*value).into()).map(Json::Number)?,
        Item::Float(value) => serde_json::Number::from_f64(*value).map(Json::Number)?,
        Item::Text(text) => text.as_str().into(),
        Item::Array(items) => Json::Array(items.iter().map(as_json).collect::<Option<_>>()?),
        Item::Map(entries) => {
            let entry = |(key, value): &(Item, Item)| Some((key.as_text()?.to_owned(), as_json(value)?));
            Json::Object(entries.iter().map(entry).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

pub(crate) fn xml(data: &[u8]) {
    let ours = read(&XML, data);
    // Unions without tags have no form in XML, and some characters neither.
    if let Some(doc) = ours.as_ref().filter(|doc| !doc.has_any() && !data.contains(&0)) {
        is_kept(&XML, doc);
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    // Entities that a document declares are never expanded.
    let Some(theirs) = roxmltree::Document::parse(text).ok().filter(|_| !text.contains("<!DOCTYPE")) else { return };
    if theirs.descendants().any(|node| node.ancestors().count() > DEEPEST) {
        return;
    }
    let named = theirs.root_element().children().filter(|node| node.is_element() && node.tag_name().name() == "name");
    let name = named
        .last()
        .map(|node| node.children().filter(|child| child.is_text()).filter_map(|child| child.text()).collect());
    // What has a structure where a text is expected, and the other way round, is an error of ours alone.
    if let Some(ours) = ours {
        assert_eq!(ours.name, name, "{text}");
    }
}

pub(crate) fn form(data: &[u8]) {
    read(&FORM, data);
}

/// What was read of JSON is written and read as the same.
pub(crate) fn round(data: &[u8]) {
    let Some(doc) = read(&JSON, data) else { return };
    let Some(first) = written(&JSON, &doc) else { return };
    let shown = String::from_utf8_lossy(&first);
    let Some(again) = read(&JSON, &first) else {
        // A variant that nobody knows is null where it cannot be read, and null is no variant.
        assert!(shown.contains(":null}"), "{shown}");
        return;
    };
    assert_eq!(again, doc);
    is_kept_in_cbor(&doc);
}

/// Times are written to the millisecond, and numbers in one form of several: what is read of that stays.
fn is_kept_in_cbor(doc: &Doc) {
    if let Some(doc) = written(&CBOR, doc).and_then(|bytes| read(&CBOR, &bytes)) {
        is_kept(&CBOR, &doc);
    }
}

/// What was read of a format is written in it and read as the same; shown, because a number that is none is not equal to itself.
fn is_kept(operation: &'static Operation, doc: &Doc) {
    let Some(bytes) = written(operation, doc) else { return };
    let shown = || String::from_utf8_lossy(&bytes).into_owned();
    let again = read(operation, &bytes).unwrap_or_else(|| panic!("{}", shown()));
    assert_eq!(format!("{again:?}"), format!("{doc:?}"), "{}", shown());
}

pub(crate) fn errors(data: &[u8]) {
    for operation in [&JSON, &CBOR, &XML] {
        let error = error_response::decode(operation, &parts(400), &data.to_vec().into());
        std::hint::black_box((error.code, error.message));
    }
}
