//! Requests and responses in XML, and queries, by the tables of hand-written operations.

use std::collections::BTreeMap;

use bytes::Bytes;
use ferrosmith_runtime::Unknown;
use ferrosmith_runtime::inner::http::request::{self, Body};
use ferrosmith_runtime::inner::http::{error_response, response};
use ferrosmith_runtime::inner::{
    Codec, Element, Elements, ErrorCase, Fixed, FixedPlace, Member, Namespace, Operation, Part, QueryNames, Shape,
    Structure, Tagging, Wrapper, Xml,
};
use ferrosmith_runtime::{structure, union};

#[derive(Clone, Default)]
pub struct Inner {
    pub kind: Option<String>,
    pub count: Option<i32>,
}

structure! {
    Inner = "Inner";
    kind = Member::new("kind").wire("xsi:kind").xml(Xml::ATTRIBUTE);
    count = Member::new("count");
}

#[derive(Clone)]
pub enum Choice {
    Word(String),
    Many(Vec<i32>),
    Unknown(Unknown),
}

union! {
    Choice = "Choice", Tagging::Member;
    Word: String = Member::new("word");
    Many: Vec<i32> = Member::new("many").xml(Xml::FLATTENED);
}

#[derive(Clone, Default)]
pub struct All {
    pub text: Option<String>,
    pub flag: Option<bool>,
    pub number: Option<f64>,
    pub at: Option<ferrosmith_runtime::Timestamp>,
    pub bytes: Option<Bytes>,
    pub inner: Option<Inner>,
    pub list: Option<Vec<i32>>,
    pub flat: Option<Vec<Inner>>,
    pub map: Option<BTreeMap<String, i32>>,
    pub flat_map: Option<BTreeMap<String, String>>,
    pub choice: Option<Choice>,
}

static ITEMS: Shape =
    Shape::new("").elements(&Elements { item: Element { name: "item", namespace: None }, key: Element::KEY });
static ENTRIES: Shape = Shape::new("")
    .elements(&Elements { item: Element { name: "V", namespace: None }, key: Element { name: "K", namespace: None } });

structure! {
    All = "All";
    text = Member::new("text").wire("Text");
    flag = Member::new("flag");
    number = Member::new("number");
    at = Member::new("at");
    bytes = Member::new("bytes");
    inner = Member::new("inner").xml(&Xml::PLAIN.namespace("xsi", "urn:xsi").query("Within"));
    list = Member::new("list").shape(&ITEMS);
    flat = Member::new("flat").wire("Flat").xml(Xml::FLATTENED);
    map = Member::new("map");
    flat_map = Member::new("flatMap").shape(&ENTRIES).xml(Xml::FLATTENED);
    choice = Member::new("choice");
}

const NAMESPACE: Namespace = Namespace { prefix: "", uri: "urn:all" };

static XML: Operation = Operation::new("Op", "POST", &[Part::Literal("/")])
    .body(Codec::Xml(Wrapper::Root), "application/xml")
    .root(&Element { name: "Request", namespace: Some(NAMESPACE) })
    .response(200, Codec::Xml(Wrapper::Root))
    .document(Codec::Xml(Wrapper::Root))
    .errors(&[ErrorCase::code::<Inner>("Broken", 400).codec(Codec::Xml(Wrapper::Error))]);

const ACTION: &[Fixed] = &[Fixed { place: FixedPlace::Form, name: "Action", value: Some("Op") }];
static QUERY: Operation = Operation::new("Op", "POST", &[Part::Literal("/")])
    .fixed(ACTION)
    .body(Codec::Query(QueryNames::Nested), "application/x-www-form-urlencoded")
    .response(200, Codec::Xml(Wrapper::Result));
static FLAT_QUERY: Operation = Operation::new("Op", "POST", &[Part::Literal("/")])
    .fixed(ACTION)
    .body(Codec::Query(QueryNames::Flat), "application/x-www-form-urlencoded");

fn sample() -> All {
    All {
        text: Some("a<b> & \"c\"\r\n".to_owned()),
        flag: Some(true),
        number: Some(f64::NEG_INFINITY),
        at: Some("2026-01-31T12:00:00Z".parse().unwrap()),
        bytes: Some(Bytes::from_static(b"value")),
        inner: Some(Inner { kind: Some("k\t1".to_owned()), count: Some(-1) }),
        list: Some(vec![1, 2]),
        flat: Some(vec![Inner { kind: None, count: Some(3) }, Inner::default()]),
        map: Some(BTreeMap::from([("one".to_owned(), 1)])),
        flat_map: Some(BTreeMap::from([("a".to_owned(), "A".to_owned()), ("b".to_owned(), String::new())])),
        choice: Some(Choice::Many(vec![7, 8])),
    }
}

fn written(operation: &'static Operation, input: &dyn Structure) -> String {
    match request::encode(operation, input, &String::new).unwrap().body {
        Body::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn parts(status: u16) -> http::response::Parts {
    http::Response::builder().status(status).body(()).unwrap().into_parts().0
}

fn read(operation: &'static Operation, body: &str) -> Result<All, String> {
    let mut output = All::default();
    let decoded = response::decode(operation, &parts(200), &Bytes::from(body.to_owned()), &mut output);
    decoded.map(|()| output).map_err(|error| error.to_string())
}

#[test]
fn every_kind_of_member_is_written_and_read_back() {
    let body = written(&XML, &sample());
    assert_eq!(
        body,
        "<Request xmlns=\"urn:all\"><Text>a&lt;b&gt; &amp; &quot;c&quot;&#xD;&#xA;</Text><flag>true</flag>\
         <number>-Infinity</number><at>2026-01-31T12:00:00Z</at><bytes>dmFsdWU=</bytes>\
         <inner xmlns:xsi=\"urn:xsi\" xsi:kind=\"k&#x9;1\"><count>-1</count></inner>\
         <list><item>1</item><item>2</item></list><Flat><count>3</count></Flat><Flat></Flat>\
         <map><entry><key>one</key><value>1</value></entry></map>\
         <flatMap><K>a</K><V>A</V></flatMap><flatMap><K>b</K><V></V></flatMap>\
         <choice><many>7</many><many>8</many></choice></Request>"
    );
    assert_eq!(read(&XML, &body).unwrap(), sample());
}

#[test]
fn names_of_queries_lead_to_every_value() {
    let input = All { number: None, at: None, text: None, ..sample() };
    assert_eq!(
        written(&QUERY, &input),
        "Action=Op&flag=true&bytes=dmFsdWU%3D&Within.xsi%3Akind=k%091&Within.count=-1&list.item.1=1&list.item.2=2\
         &Flat.1.count=3&map.entry.1.key=one&map.entry.1.value=1&flatMap.1.K=a&flatMap.1.V=A&flatMap.2.K=b&flatMap.2.V=\
         &choice.many.1=7&choice.many.2=8"
    );
    assert_eq!(
        written(&FLAT_QUERY, &All { map: None, flat_map: None, ..input }),
        "Action=Op&Flag=true&Bytes=dmFsdWU%3D&Within.Xsi%3Akind=k%091&Within.Count=-1&List.1=1&List.2=2&Flat.1.Count=3\
         &Choice.Many.1=7&Choice.Many.2=8"
    );
    let empty = All { list: Some(Vec::new()), map: Some(BTreeMap::new()), ..All::default() };
    assert_eq!(written(&QUERY, &empty), "Action=Op&list=");
    assert_eq!(written(&FLAT_QUERY, &empty), "Action=Op");
}

#[test]
fn what_may_stand_in_a_document_is_read() {
    let body = "\u{feff}<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><!-- c -->\n<ns:All xmlns:ns='urn:other'>
        <ns:Text><![CDATA[<&>]]>&#65;&#x42;&lt;\r\n</ns:Text><unknown><deep/></unknown>
        <number> 1.5 </number><bytes>dmFs\n dWU=</bytes><inner x:kind='a&amp;b'/><list/>
        <Flat/><flag>false</flag><Flat><count>2</count></Flat><at/>
        <map><entry><value>2</value><key>late</key></entry><other/></map><choice><later><x>1</x><x>2</x></later></choice>
    </ns:All>\n<?pi?>";
    let all = read(&XML, body).unwrap();
    assert_eq!(all.text.as_deref(), Some("<&>AB<\n"));
    assert_eq!((all.number, all.flag, all.at), (Some(1.5), Some(false), None));
    assert_eq!(all.bytes.as_deref(), Some(b"value".as_slice()));
    assert_eq!(all.inner.unwrap().kind.as_deref(), Some("a&b"));
    assert_eq!(all.list, Some(Vec::new()));
    assert_eq!(all.flat.unwrap().iter().map(|inner| inner.count).collect::<Vec<_>>(), [None, Some(2)]);
    assert_eq!(all.map.unwrap()["late"], 2);
    let Some(Choice::Unknown(unknown)) = all.choice else { panic!("no unknown variant") };
    assert_eq!((unknown.tag.as_str(), unknown.value), ("later", serde_json::json!({ "x": ["1", "2"] })));
}

#[test]
fn what_is_no_document_is_an_error_with_its_place() {
    for (body, wanted) in [
        ("<a><list><item>1</item><item>x</item></list></a>", "expected a number at `/list/1`"),
        ("<a><Text>secret</Other></a>", "the document is not well-formed XML at `/text`"),
        ("<a><Text>secret", "the document ends within an element at `/text`"),
        ("<a></a><b/>", "something follows the document"),
        ("text", "expected an XML document"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a><Text>&x;</Text></a>", "an entity that is not one of XML's own at `/text`"),
    ] {
        let error = read(&XML, body).unwrap_err();
        assert!(error.contains(wanted), "{body}: {error}");
        assert!(!error.contains("secret"), "{error}");
    }
    let deep = format!("<a>{}", "<b>".repeat(100_000));
    assert!(read(&XML, &deep).unwrap_err().contains("the document ends within an element"));
}

#[test]
fn what_nobody_reads_costs_nothing_else() {
    let deep = format!("{}{}", "<b>".repeat(100_000), "</b>".repeat(100_000));
    for unknown in [deep.as_str(), "<b c='1' c='2'>&nobody; &#xD800;</b>", "<?b?><!-- c --><b/>", "&nobody;"] {
        let body = format!("\u{feff}<a>{unknown}<Text>t</Text>{unknown}</a>");
        assert_eq!(read(&XML, &body).unwrap().text.as_deref(), Some("t"), "{}", &unknown[..10]);
    }
}

#[test]
fn results_stand_within_their_element() {
    let body = "<OpResponse><OpResult><Text>t</Text></OpResult><ResponseMetadata><Text>no</Text></ResponseMetadata>\
                </OpResponse>";
    assert_eq!(read(&QUERY, body).unwrap().text.as_deref(), Some("t"));
    assert_eq!(read(&QUERY, "<OpResponse><Text>no</Text></OpResponse>").unwrap().text, None);
}

#[test]
fn errors_are_found_wherever_services_put_them() {
    let error = "<Error><Type>Sender</Type><Code>Broken</Code><Message>why</Message><count>4</count></Error>";
    for body in [
        error.to_owned(),
        format!("<ErrorResponse>{error}<RequestId>id</RequestId></ErrorResponse>"),
        format!("<Response><Errors>{error}</Errors><RequestID>id</RequestID></Response>"),
        "<Broken><count>4</count><message>why</message></Broken>".to_owned(),
    ] {
        let id = body.contains(">id<").then_some("id");
        let decoded = error_response::decode(&XML, &parts(400), &Bytes::from(body.clone()));
        assert_eq!(decoded.code.as_deref(), Some("Broken"), "{body}");
        assert_eq!((decoded.message.as_deref(), decoded.request_id.as_deref()), (Some("why"), id), "{body}");
        let modeled: Box<dyn std::any::Any> = decoded.modeled.unwrap();
        assert_eq!(modeled.downcast_ref::<Inner>().unwrap().count, Some(4), "{body}");
    }
    let page = error_response::decode(&XML, &parts(502), &Bytes::from_static(b"<html><body>Bad gateway</body></html>"));
    assert_eq!((page.code, page.message), (None, None));
}

#[test]
fn a_member_of_another_type_costs_itself() {
    let body = "<R><flag>maybe</flag><number>much</number><at>soon</at><bytes>*</bytes><Text>kept</Text>\
                <inner><count>1.5</count></inner></R>";
    let expected = All { text: Some("kept".to_owned()), inner: Some(Inner::default()), ..All::default() };
    assert_eq!(read(&XML, body), Ok(expected));
    // An item is no member, and what is not well-formed is no document.
    assert!(read(&XML, "<R><list><item>x</item></list></R>").unwrap_err().contains("/list/0"));
    assert!(read(&XML, "<R><flag>maybe</flag><number>&none;</number></R>").is_err());
    assert!(read(&XML, "<R><flag>maybe</R>").is_err());
}
