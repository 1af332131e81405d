//! A small service as generated code would hold it, written by hand: something of each kind.

use std::collections::BTreeMap;

use bytes::Bytes;
use ferrosmith_runtime::Unknown;
use ferrosmith_runtime::inner::{Bound, Member, Pattern, Shape, Tagging, TimestampFormat};
use ferrosmith_runtime::{int_enum, setters, string_enum, structure, union};

pub static KEY_PATTERN: Pattern = Pattern::new("^[a-z]+$");
pub static KEY: Shape = Shape::new("Key").min_length(1).max_length(8).pattern(&KEY_PATTERN);
pub static SIZE: Shape = Shape::new("Size").min(2).max(8);
pub static RATIO: Shape = Shape::new("Ratio").range(Some(Bound::float(4.4)), Some(Bound::float(6.6)));
pub static NAMES: Shape = Shape::new("Names").unique().item(&KEY);
pub static LABELS: Shape = Shape::new("Labels").key(&KEY).item(&KEY);
pub static TIMES: Shape = Shape::new("Times").timestamp(TimestampFormat::DateTime);

/// A label.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Tag {
    pub key: String,
    pub value: Option<String>,
}

setters! {
    Tag;
    key = String;
    value: String;
}

structure! {
    Tag = "Tag";
    key = Member::new("key").shape(&KEY).required();
    value = Member::new("value").sensitive();
}

/// What is wholly secret.
#[derive(Clone, Default)]
pub struct Secret {
    pub word: String,
}

structure! {
    Secret = "Secret", sensitive;
    word = Member::new("word");
}

/// A colour.
#[derive(Clone)]
pub enum Colour {
    Blue,
    Green,
    Hidden,
    Unknown(String),
}

string_enum! {
    Colour;
    Blue = "blue";
    Green = "green";
    Hidden = "hidden", internal;
}

/// A level.
#[derive(Clone)]
pub enum Level {
    Low,
    High,
    Unknown(i64),
}

int_enum! {
    Level;
    Low = 1;
    High = 2;
}

/// One of two.
#[derive(Clone)]
pub enum Source {
    Tag(Tag),
    Inline(String),
    Nested(Box<Source>),
    Unknown(Unknown),
}

union! {
    Source = "Source", Tagging::Member;
    Tag: Tag = Member::new("tag");
    Inline: String = Member::new("inline").shape(&KEY);
    Nested: Box<Source> = Member::new("nested");
}

/// A dog.
#[derive(Clone, Default)]
pub struct Dog {
    pub kind: String,
    pub bark: Option<i32>,
}

structure! {
    Dog = "Dog";
    kind = Member::new("kind").required();
    bark = Member::new("bark").required();
}

/// A cat.
#[derive(Clone, Default)]
pub struct Cat {
    pub kind: String,
    pub lives: Option<i32>,
}

structure! {
    Cat = "Cat";
    kind = Member::new("kind").required();
    lives = Member::new("lives");
}

/// An animal that says what it is.
#[derive(Clone)]
pub enum Animal {
    Dog(Dog),
    Cat(Cat),
    Unknown(Unknown),
}

union! {
    Animal = "Animal", Tagging::Field("kind");
    Dog: Dog = Member::new("dog");
    Cat: Cat = Member::new("cat");
}

/// Something that does not.
#[derive(Clone)]
pub enum Any {
    Number(i64),
    Dog(Dog),
    Cat(Cat),
    Unknown(Unknown),
}

union! {
    Any = "Any", Tagging::Untagged;
    Number: i64 = Member::new("number");
    Dog: Dog = Member::new("dog");
    Cat: Cat = Member::new("cat");
}

/// Something of each kind.
#[derive(Clone, Default)]
pub struct All {
    pub flag: Option<bool>,
    pub size: Option<i32>,
    pub ratio: Option<f32>,
    pub precise: Option<f64>,
    pub name: Option<String>,
    pub data: Option<Bytes>,
    pub at: Option<ferrosmith_runtime::Timestamp>,
    pub written: Option<ferrosmith_runtime::Timestamp>,
    pub day: Option<jiff::civil::Date>,
    pub any: Option<serde_json::Value>,
    pub names: Option<Vec<String>>,
    pub sparse: Option<Vec<Option<String>>>,
    pub labels: Option<BTreeMap<String, String>>,
    pub tags: Vec<Tag>,
    pub colour: Option<Colour>,
    pub level: Option<Level>,
    pub source: Option<Source>,
    pub animal: Option<Animal>,
    pub other: Option<Any>,
    pub secret: Option<Secret>,
    pub nullable: Option<Option<i32>>,
    pub inner: Option<Box<All>>,
    pub index: u64,
    pub rest: BTreeMap<String, serde_json::Value>,
}

structure! {
    All = "All";
    flag = Member::new("flag");
    size = Member::new("size").shape(&SIZE);
    ratio = Member::new("ratio").shape(&RATIO);
    precise = Member::new("precise");
    name = Member::new("name").wire("Name").shape(&KEY);
    data = Member::new("data");
    at = Member::new("at");
    written = Member::new("written").shape(&TIMES);
    day = Member::new("day");
    any = Member::new("any");
    names = Member::new("names").shape(&NAMES);
    sparse = Member::new("sparse");
    labels = Member::new("labels").shape(&LABELS);
    tags = Member::new("tags");
    colour = Member::new("colour");
    level = Member::new("level");
    source = Member::new("source");
    animal = Member::new("animal");
    other = Member::new("other");
    secret = Member::new("secret");
    nullable = Member::new("nullable").nullable();
    inner = Member::new("inner");
    index = Member::new("index");
    rest = Member::new("rest").rest();
}
