//! A structure of every kind of member, for the tests of the harness itself.

use std::collections::BTreeMap;

use bytes::Bytes;
use ferrosmith_runtime::Unknown;
use ferrosmith_runtime::inner::{Member, Tagging};
use ferrosmith_runtime::stream::ByteStream;
use ferrosmith_runtime::{int_enum, string_enum, structure, union};

/// One member of each kind.
#[derive(Clone, Default)]
pub(super) struct Sample {
    pub(super) text: Option<String>,
    pub(super) flag: Option<bool>,
    pub(super) byte: Option<i8>,
    pub(super) float: Option<f32>,
    pub(super) double: Option<f64>,
    pub(super) blob: Option<Bytes>,
    pub(super) time: Option<ferrosmith_runtime::Timestamp>,
    pub(super) json: Option<serde_json::Value>,
    pub(super) colour: Option<Colour>,
    pub(super) level: Option<Level>,
    pub(super) sparse: Option<Vec<Option<String>>>,
    pub(super) map: Option<BTreeMap<String, i32>>,
    pub(super) choice: Option<Choice>,
    pub(super) inner: Option<Box<Sample>>,
    pub(super) body: ByteStream,
}

structure! {
    Sample = "Sample";
    text = Member::new("text");
    flag = Member::new("flag");
    byte = Member::new("byte");
    float = Member::new("float");
    double = Member::new("double");
    blob = Member::new("blob");
    time = Member::new("time");
    json = Member::new("json");
    colour = Member::new("colour");
    level = Member::new("level");
    sparse = Member::new("sparse");
    map = Member::new("map");
    choice = Member::new("choice");
    inner = Member::new("inner");
    body = Member::new("body").payload();
}

/// A text of which one value is known.
#[derive(Clone)]
pub(super) enum Colour {
    Blue,
    Unknown(String),
}

string_enum! {
    Colour;
    Blue = "blue";
}

/// A number of which one value is known.
#[derive(Clone)]
pub(super) enum Level {
    One,
    Unknown(i64),
}

int_enum! {
    Level;
    One = 1;
}

/// One of two.
#[derive(Clone)]
pub(super) enum Choice {
    Text(String),
    Number(i64),
    Unknown(Unknown),
}

union! {
    Choice = "Choice", Tagging::Member;
    Text: String = Member::new("text");
    Number: i64 = Member::new("number");
}
