//! Headers and points in time: whatever they hold costs itself, and what is written is read as the same.

use ferrosmith_runtime::inner::http::request;
use ferrosmith_runtime::inner::http::response;
use ferrosmith_runtime::inner::{Codec, Member, Operation, Part, Shape, TimestampFormat};
use ferrosmith_runtime::{Timestamp, structure};
use http::HeaderValue;

static SECONDS: Shape = Shape::new("").timestamp(TimestampFormat::EpochSeconds);
static DATE_TIME: Shape = Shape::new("").timestamp(TimestampFormat::DateTime);

/// Something of each kind in a header.
#[derive(Clone, Default)]
pub struct Fields {
    text: Option<String>,
    flag: Option<bool>,
    long: Option<i64>,
    number: Option<f64>,
    http: Option<Timestamp>,
    seconds: Option<Timestamp>,
    date: Option<Timestamp>,
    texts: Option<Vec<String>>,
    times: Option<Vec<Timestamp>>,
    numbers: Option<Vec<i32>>,
}

structure! {
    Fields = "Fields";
    text = Member::new("text").wire("x-text").header();
    flag = Member::new("flag").wire("x-flag").header();
    long = Member::new("long").wire("x-long").header();
    number = Member::new("number").wire("x-number").header();
    http = Member::new("http").wire("x-http").header();
    seconds = Member::new("seconds").wire("x-seconds").header().shape(&SECONDS);
    date = Member::new("date").wire("x-date").header().shape(&DATE_TIME);
    texts = Member::new("texts").wire("x-texts").header();
    times = Member::new("times").wire("x-times").header();
    numbers = Member::new("numbers").wire("x-numbers").header();
}

static DO: Operation = Operation::new("Do", "POST", &[Part::Literal("/")]).response(200, Codec::Empty);

/// Lines: a header and its value.
pub(crate) fn run(data: &[u8]) {
    for text in data.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok()) {
        if let Ok(time) = text.parse::<Timestamp>() {
            assert_eq!(time.to_string().parse(), Ok(time), "{text}");
        }
    }
    let fields = read(data.split(|byte| *byte == b'\n').filter_map(|line| {
        let (name, value) = line.split_at(line.iter().position(|byte| *byte == b':')?);
        Some((name.to_vec(), HeaderValue::from_bytes(&value[1..]).ok()?))
    }));
    let Ok(request) = request::encode(&DO, &fields, &String::new) else { return };
    let again = read(request.headers.iter().map(|(name, value)| (name.as_str().as_bytes().to_vec(), value.clone())));
    // A date in a header has no fractions, a text no blanks around it, and items that are empty are none.
    let again = request::encode(&DO, &again, &String::new).expect("what was read is written");
    assert_eq!(again.headers, request.headers);
}

fn read(headers: impl Iterator<Item = (Vec<u8>, HeaderValue)>) -> Fields {
    let headers = headers.filter_map(|(name, value)| Some((http::HeaderName::from_bytes(&name).ok()?, value)));
    let response = headers.fold(http::Response::builder(), |response, (name, value)| response.header(name, value));
    let mut fields = Fields::default();
    if let Ok(response) = response.body(()) {
        response::decode(&DO, &response.into_parts().0, &bytes::Bytes::new(), &mut fields)
            .expect("headers cost themselves");
    }
    fields
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    [
        "x-text: a\nx-flag: true\nx-long: -1\nx-number: NaN\nx-seconds: 1.5\nx-date: 2026-01-31T00:00:00.25Z",
        "x-http: Sun, 06 Nov 1994 08:49:37 GMT\nx-times: Sun, 06 Nov 1994 08:49:37 GMT, Mon, 07 Nov 1994 08:49:37 GMT",
        "x-texts: a, \"b, \\\"c\\\"\", d\nx-numbers: 1,2 ,3\nx-http: Sunday, 06-Nov-94 08:49:37 GMT",
        "2026-01-31T12:00:00.123456789+02:00\n0001-01-01T00:00:00Z\n9999-12-31T23:59:59.999999999Z",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}
