//! What the inputs are read into.

use std::collections::BTreeMap;

use bytes::Bytes;
use ferrosmith_runtime::inner::{EventSlot, Member, Tagging, Xml};
use ferrosmith_runtime::{Number, Timestamp, Unknown, structure, union};

/// Something small.
#[derive(Clone, Default)]
pub(crate) struct Small {
    pub(crate) name: Option<String>,
}

structure! {
    Small = "Small";
    name = Member::new("name");
}

/// A value of several types, distinguished by what it is.
#[derive(Clone)]
pub(crate) enum Any {
    Number(i64),
    Small(Small),
    Items(Vec<Any>),
    Unknown(Unknown),
}

union! {
    Any = "Any", Tagging::Untagged;
    Number: i64 = Member::new("number");
    Small: Small = Member::new("small");
    Items: Vec<Any> = Member::new("items");
}

/// A value of several types, distinguished by a member that may stand last.
#[derive(Clone)]
pub(crate) enum Tagged {
    Doc(Box<Doc>),
    Small(Small),
    Unknown(Unknown),
}

union! {
    Tagged = "Tagged", Tagging::Field("kind");
    Doc: Box<Doc> = Member::new("doc");
    Small: Small = Member::new("small");
}

/// A value of several types, distinguished by the name around it.
#[derive(Clone)]
pub(crate) enum Choice {
    Text(String),
    Doc(Box<Doc>),
    Unknown(Unknown),
}

union! {
    Choice = "Choice", Tagging::Member;
    Text: String = Member::new("text");
    Doc: Box<Doc> = Member::new("doc");
}

/// Something of each kind.
#[derive(Clone, Default)]
pub(crate) struct Doc {
    pub(crate) name: Option<String>,
    pub(crate) attribute: Option<String>,
    pub(crate) number: Option<f64>,
    pub(crate) big: Option<Number>,
    pub(crate) time: Option<Timestamp>,
    pub(crate) bytes: Option<Bytes>,
    pub(crate) texts: Option<Vec<String>>,
    pub(crate) bigs: Option<Vec<Number>>,
    pub(crate) smalls: Option<Vec<Small>>,
    pub(crate) flat: Option<Vec<String>>,
    pub(crate) map: Option<BTreeMap<String, String>>,
    pub(crate) maps: Option<BTreeMap<String, BTreeMap<String, String>>>,
    pub(crate) any: Option<serde_json::Value>,
    pub(crate) anys: Option<Vec<Any>>,
    pub(crate) tagged: Option<Tagged>,
    pub(crate) choice: Option<Choice>,
    pub(crate) inner: Option<Box<Doc>>,
}

structure! {
    Doc = "Doc";
    name = Member::new("name");
    attribute = Member::new("attribute").xml(Xml::ATTRIBUTE);
    number = Member::new("number");
    big = Member::new("big");
    time = Member::new("time");
    bytes = Member::new("bytes");
    texts = Member::new("texts");
    bigs = Member::new("bigs");
    smalls = Member::new("smalls");
    flat = Member::new("flat").xml(Xml::FLATTENED);
    map = Member::new("map");
    maps = Member::new("maps");
    any = Member::new("any");
    anys = Member::new("anys");
    tagged = Member::new("tagged");
    choice = Member::new("choice");
    inner = Member::new("inner");
}

/// An event.
#[derive(Clone)]
pub(crate) enum Event {
    Piece(Piece),
    Unknown(Unknown),
}

union! {
    Event = "Event", Tagging::Member;
    Piece: Piece = Member::new("piece");
}

/// A piece.
#[derive(Clone, Default)]
pub(crate) struct Piece {
    pub(crate) header: Option<String>,
    pub(crate) payload: Option<Bytes>,
}

structure! {
    Piece = "Piece";
    header = Member::new("header").event(EventSlot::Header);
    payload = Member::new("payload").event(EventSlot::Payload);
}

/// An error.
#[derive(Clone, Default)]
pub(crate) struct Failure {
    pub(crate) message: Option<String>,
    pub(crate) detail: Option<Box<Doc>>,
}

structure! {
    Failure = "Failure";
    message = Member::new("message");
    detail = Member::new("detail");
}
