//! What documents are read into, and documents to begin with.

use std::collections::BTreeMap;

use bytes::Bytes;
use ferrosmith_runtime::inner::{Member, Tagging, Xml};
use ferrosmith_runtime::{Date, Json, Number, Timestamp, Unknown, string_enum, structure, union};

/// A text of which some values are known.
#[derive(Clone)]
pub enum Colour {
    /// Blue.
    Blue,
    /// Another one.
    Unknown(String),
}

string_enum! {
    Colour;
    Blue = "blue";
}

/// Something small, a member of which must be there.
#[derive(Clone, Default)]
pub struct Small {
    name: String,
    count: Option<i32>,
}

structure! {
    Small = "Small";
    name = Member::new("name").required();
    count = Member::new("count");
}

/// A value that says by its name what it is.
#[derive(Clone)]
pub enum Choice {
    /// Text.
    Text(String),
    /// A document.
    Doc(Box<Doc>),
    /// Another one.
    Unknown(Unknown),
}

union! {
    Choice = "Choice", Tagging::Member;
    Text: String = Member::new("text");
    Doc: Box<Doc> = Member::new("doc");
}

/// A value that does not say what it is.
#[derive(Clone)]
pub enum Any {
    /// A number.
    Number(i64),
    /// Something small.
    Small(Small),
    /// Several.
    Items(Vec<Any>),
    /// Another one.
    Unknown(Unknown),
}

union! {
    Any = "Any", Tagging::Untagged;
    Number: i64 = Member::new("number");
    Small: Small = Member::new("small");
    Items: Vec<Any> = Member::new("items");
}

/// Something of each kind.
#[derive(Clone, Default)]
pub struct Doc {
    pub(crate) name: Option<String>,
    attribute: Option<String>,
    flag: Option<bool>,
    byte: Option<i8>,
    long: Option<i64>,
    natural: u64,
    single: Option<f32>,
    number: Option<f64>,
    big: Option<Number>,
    time: Option<Timestamp>,
    day: Option<Date>,
    bytes: Option<Bytes>,
    colour: Option<Colour>,
    texts: Option<Vec<String>>,
    sparse: Option<Vec<Option<i32>>>,
    smalls: Vec<Small>,
    flat: Option<Vec<String>>,
    map: Option<BTreeMap<String, i32>>,
    choice: Option<Choice>,
    any: Option<Any>,
    pub(crate) json: Option<Json>,
    nullable: Option<Option<i32>>,
    inner: Option<Box<Doc>>,
}

structure! {
    Doc = "Doc";
    name = Member::new("name");
    attribute = Member::new("attribute").xml(Xml::ATTRIBUTE);
    flag = Member::new("flag");
    byte = Member::new("byte");
    long = Member::new("long");
    natural = Member::new("natural");
    single = Member::new("single");
    number = Member::new("number");
    big = Member::new("big");
    time = Member::new("time");
    day = Member::new("day");
    bytes = Member::new("bytes");
    colour = Member::new("colour");
    texts = Member::new("texts");
    sparse = Member::new("sparse");
    smalls = Member::new("smalls");
    flat = Member::new("flat").xml(Xml::FLATTENED);
    map = Member::new("map");
    choice = Member::new("choice");
    any = Member::new("any");
    json = Member::new("json");
    nullable = Member::new("nullable").nullable();
    inner = Member::new("inner");
}

impl Doc {
    /// Whether there is a union without tags in it.
    pub(crate) fn has_any(&self) -> bool {
        let in_choice = matches!(&self.choice, Some(Choice::Doc(doc)) if doc.has_any());
        self.any.is_some() || in_choice || self.inner.as_ref().is_some_and(|inner| inner.has_any())
    }
}

const JSON: &[&str] = &[
    r#"{"name":"a\"\u00e9\ud83d\ude00","attribute":"x","flag":true,"byte":-128,"long":9007199254740993,"natural":18446744073709551615}"#,
    r#"{"single":0.1,"number":-1.5e-300,"big":123456789012345678901234567890.5e10,"time":1.5,"day":"2026-01-31","bytes":"AQI="}"#,
    r#"{"colour":"blue","texts":["a",""],"sparse":[1,null],"smalls":[{"name":"n","count":1},{"name":""}],"flat":["f"]}"#,
    r#"{"map":{"a":1,"b":2},"choice":{"doc":{"name":"inner"}},"any":[1,{"name":"x"},[true]],"json":{"a":[null,1e3]}}"#,
    r#"{"nullable":null,"inner":{"inner":{"name":"deep"}},"unknown":[{"x":[1,"y"]}],"time":"soon"}"#,
];

pub(crate) fn json() -> Vec<Vec<u8>> {
    JSON.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// The same documents in CBOR, as a second implementation writes them.
pub(crate) fn cbor() -> Vec<Vec<u8>> {
    let write = |text: &&str| {
        let (value, mut bytes): (Json, _) = (serde_json::from_str(text).expect("JSON"), Vec::new());
        ciborium::into_writer(&value, &mut bytes).expect("CBOR");
        bytes
    };
    let others = [
        &b"\xC2\x49\x01\0\0\0\0\0\0\0\0"[..],
        b"\xC4\x82\x21\x19\x6A\xB3",
        b"\xBF\x64time\xC1\xFB\x41\xD4\0\0\0\0\0\0\xFF",
    ];
    JSON.iter().map(write).chain(others.map(<[u8]>::to_vec)).collect()
}

pub(crate) fn xml() -> Vec<Vec<u8>> {
    [
        "<?xml version='1.0'?><Doc attribute=\"a&amp;b\"><name>x &lt; y<![CDATA[<z>]]>&#65;</name><flag>true</flag></Doc>",
        "<Doc xmlns=\"urn:a\"><texts><member>a</member></texts><flat>f</flat><flat/><smalls><member><name>n</name></member></smalls></Doc>",
        "<d:Doc xmlns:d='urn:d'><map><entry><value>1</value><key>k</key></entry></map><choice><text>t</text></choice></d:Doc>",
        "<Doc><number>1.5</number><time>2026-01-31T00:00:00Z</time><bytes>AQ\nI=</bytes><inner><name/></inner><!-- c --></Doc>",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}

pub(crate) fn form() -> Vec<Vec<u8>> {
    ["name=a%20b+c&flag=true&flat=1&flat=2", "long=-1&number=1.5&%6Eame=%C3%A9&=&x"]
        .map(|text| text.as_bytes().to_vec())
        .to_vec()
}

pub(crate) fn errors() -> Vec<Vec<u8>> {
    [
        r#"{"__type":"a#Broken:http://x","message":"why","error":{"message":"m"}}"#,
        "<ErrorResponse><Error><Code>Broken</Code><Message>why</Message></Error><RequestId>1</RequestId></ErrorResponse>",
        "<Response><Errors><Error><Code>Broken</Code></Error></Errors></Response>",
        "\u{BF}\u{64}code",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}
