//! CBOR by tables, held against the examples of RFC 8949, appendix A.

use std::collections::BTreeMap;

use bytes::Bytes;
use ferrosmith_runtime::Unknown;
use ferrosmith_runtime::inner::cbor;
use ferrosmith_runtime::inner::document::Mode;
use ferrosmith_runtime::inner::{Member, Scope, Tagging, Value};
use ferrosmith_runtime::{Number, string_enum, structure, union};
use serde_json::{Value as Json, json};

#[derive(Clone)]
pub enum Colour {
    Blue,
    Unknown(String),
}

string_enum! {
    Colour;
    Blue = "blue";
}

#[derive(Clone)]
pub enum Choice {
    Text(String),
    Nested(Box<Choice>),
    Unknown(Unknown),
}

union! {
    Choice = "Choice", Tagging::Member;
    Text: String = Member::new("text");
    Nested: Box<Choice> = Member::new("nested");
}

#[derive(Clone, Default)]
pub struct Sample {
    pub flag: Option<bool>,
    pub byte: Option<i8>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big: Option<Number>,
    pub text: Option<String>,
    pub blob: Option<Bytes>,
    pub time: Option<ferrosmith_runtime::Timestamp>,
    pub colour: Option<Colour>,
    pub choice: Option<Choice>,
    pub list: Option<Vec<String>>,
    pub sparse: Option<Vec<Option<i32>>>,
    pub map: Option<BTreeMap<String, i32>>,
    pub inner: Option<Box<Sample>>,
}

structure! {
    Sample = "Sample";
    flag = Member::new("flag");
    byte = Member::new("byte");
    long = Member::new("long");
    float = Member::new("float");
    double = Member::new("double");
    big = Member::new("big");
    text = Member::new("text");
    blob = Member::new("blob");
    time = Member::new("time");
    colour = Member::new("colour");
    choice = Member::new("choice");
    list = Member::new("list");
    sparse = Member::new("sparse");
    map = Member::new("map");
    inner = Member::new("inner");
}

fn hex(text: &str) -> Vec<u8> {
    text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn read<T: Value + Default>(bytes: &[u8]) -> Result<T, String> {
    let mut value = T::default();
    cbor::decode(bytes, value.as_mut()).map_err(|error| error.to_string())?;
    Ok(value)
}

fn write(value: &dyn Value) -> String {
    let mut out = Vec::new();
    cbor::encode(&value.get(), &mut out);
    out.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digits(text: &str) -> Number {
    text.parse().unwrap()
}

#[test]
fn each_kind_survives_the_round_trip() {
    let time = |text: &str| text.parse::<ferrosmith_runtime::Timestamp>().ok();
    let sample = Sample {
        flag: Some(true),
        byte: Some(-128),
        long: Some(i64::MIN),
        float: Some(0.1),
        double: Some(1.1),
        big: Some(digits("-18446744073709551617")),
        text: Some("水".to_owned()),
        blob: Some(Bytes::from_static(&[0, 255])),
        time: time("1969-12-31T23:59:59.875Z"),
        colour: Some(Colour::Unknown("mauve".to_owned())),
        choice: Some(Choice::Nested(Box::new(Choice::Text("a".to_owned())))),
        list: Some(vec!["a".to_owned(), String::new()]),
        sparse: Some(vec![Some(1), None]),
        map: Some(BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), -1)])),
        inner: Some(Box::new(Sample { time: time("9999-12-30T22:00:00Z"), ..Sample::default() })),
    };
    let mut bytes = Vec::new();
    cbor::encode(&sample.get(), &mut bytes);
    assert_eq!(read::<Sample>(&bytes).unwrap(), sample);
}

#[test]
fn numbers_take_the_fewest_bytes_but_never_half_precision() {
    let cases: [(&dyn Value, &str); 10] = [
        (&23_i64, "17"),
        (&24_i64, "1818"),
        (&1_000_000_000_000_i64, "1b000000e8d4a51000"),
        (&u64::MAX, "1bffffffffffffffff"),
        (&-1000_i64, "3903e7"),
        (&1.0_f64, "fa3f800000"),
        (&1.1_f64, "fb3ff199999999999a"),
        (&100_000.0_f32, "fa47c35000"),
        (&f64::NEG_INFINITY, "faff800000"),
        (&"1363896240.5".to_owned(), "6c313336333839363234302e35"),
    ];
    for (value, bytes) in cases {
        assert_eq!(write(value), bytes);
    }
    let time: ferrosmith_runtime::Timestamp = "2013-03-21T20:04:00Z".parse().unwrap();
    assert_eq!(write(&time), "c11a514b67b0");
    let time: ferrosmith_runtime::Timestamp = "2013-03-21T20:04:00.5Z".parse().unwrap();
    assert_eq!(write(&time), "c1fb41d452d9ec200000");
}

#[test]
fn numbers_of_any_size_keep_their_digits() {
    let cases = [
        ("18446744073709551616", "c249010000000000000000", "18446744073709551616"),
        ("-18446744073709551617", "c349010000000000000000", "-18446744073709551617"),
        ("0", "c240", "0"),
        ("-256", "c341ff", "-256"),
        ("273.15", "c48221196ab3", "273.15"),
        ("-0.001", "c4822220", "-0.001"),
        ("1e400", "c48219019001", "1e400"),
    ];
    for (text, bytes, read_as) in cases {
        assert_eq!(write(&digits(text)), bytes, "{text}");
        assert_eq!(read::<Number>(&hex(bytes)), Ok(digits(read_as)), "{text}");
    }
    for (bytes, read_as) in [("17", "23"), ("3bffffffffffffffff", "-18446744073709551616"), ("f93e00", "1.5")] {
        assert_eq!(read::<Number>(&hex(bytes)), Ok(digits(read_as)));
    }
    // 1,025 bytes of digits.
    assert!(read::<Number>(&[&hex("c2590401")[..], &[1; 1025]].concat()).is_err());
}

#[test]
fn numbers_of_any_precision_are_read() {
    let cases = [
        ("f90000", 0.0),
        ("f93c00", 1.0),
        ("f97bff", 65504.0),
        ("f90001", 5.960_464_477_539_063e-8),
        ("f90400", 0.000_061_035_156_25),
        ("f9c400", -4.0),
        ("fa7f7fffff", 3.402_823_466_385_288_6e38),
        ("fb7e37e43c8800759c", 1e300),
        ("f97c00", f64::INFINITY),
        ("20", -1.0),
    ];
    for (bytes, number) in cases {
        assert_eq!(read::<f64>(&hex(bytes)), Ok(number), "{bytes}");
    }
    assert!(read::<f64>(&hex("f97e00")).unwrap().is_nan());
    assert_eq!(read::<i64>(&hex("f93c00")), Ok(1));
    assert!(read::<i8>(&hex("1880")).is_err());
    assert!(read::<i64>(&hex("f93e00")).is_err());
}

#[test]
fn what_has_no_length_is_read_as_what_has_one() {
    let sample: Sample = read(&hex("bf6474657874\
                                    7f657374726561646d696e67ff\
                                    64626c6f625f42010243030405ff\
                                    646c6973749f6161ff\
                                    636d6170bf616101ffff"
        .replace(' ', "")
        .as_str()))
    .unwrap();
    assert_eq!(sample.text.as_deref(), Some("streaming"));
    assert_eq!(sample.blob.as_deref(), Some(&[1, 2, 3, 4, 5][..]));
    assert_eq!((sample.list, sample.map), (Some(vec!["a".to_owned()]), Some(BTreeMap::from([("a".to_owned(), 1)]))));
}

#[test]
fn unknown_members_are_skipped_and_nulls_are_absence() {
    // {"new": [{"x": h''}], "text": undefined, "flag": null, "byte": 1}
    let sample: Sample = read(&hex("a4636e657781a16178406474657874f764666c6167f6646279746501")).unwrap();
    assert_eq!((sample.text, sample.flag, sample.byte), (None, None, Some(1)));
}

#[test]
fn unknown_variants_are_kept_and_written_again() {
    // {"later": {"a": [1, "x"]}}
    let bytes = "a1656c61746572a161618201617 8".replace(' ', "");
    let choice: Option<Choice> = read(&hex(&bytes)).unwrap();
    let Some(Choice::Unknown(unknown)) = &choice else { panic!("{choice:?}") };
    assert_eq!((unknown.tag.as_str(), &unknown.value), ("later", &json!({ "a": [1, "x"] })));
    assert_eq!(write(&choice), bytes);
    // {"__type": "x", "text": "a"}
    let choice: Option<Choice> = read(&hex("a2665f5f747970656178647465787 46161".replace(' ', "").as_str())).unwrap();
    assert_eq!(choice, Some(Choice::Text("a".to_owned())));
}

#[test]
fn documents_are_the_json_that_says_the_same() {
    let cases = [
        ("83f5f600", json!([true, null, 0])),
        ("4401020304", json!("AQIDBA==")),
        ("c11a514b67b0", json!(1_363_896_240)),
        ("fa7fc00000", json!("NaN")),
        ("c249010000000000000000", json!("18446744073709551616")),
        // What fits is a number, however it is written.
        ("c24900ffffffffffffffff", json!(u64::MAX)),
        ("c341ff", json!(-256)),
        ("c48221196ab3", json!("273.15")),
    ];
    for (bytes, value) in cases {
        assert_eq!(read::<Json>(&hex(bytes)), Ok(value));
    }
}

#[test]
fn malformed_bytes_are_errors_with_a_place() {
    let malformed = [
        "",
        "a1",
        "a16474657874",
        "a164746578746161ff",
        "a1647465787461ff",
        "a1016161",
        "1c",
        "ff",
        "bf",
        "9f",
        "a16474657874ff",
        "a1646c6973749b7fffffffffffffff",
        "5b7fffffffffffffff",
        "a16474696d65c2401a00",
        "a16663686f696365a0",
    ];
    for bytes in malformed {
        assert!(read::<Sample>(&hex(&bytes.replace(' ', ""))).is_err(), "{bytes}");
    }
    let bytes = hex("a165696e6e6572a164627974651903e8");
    let error = cbor::decode_members(&bytes, &mut Sample::default(), Scope::All, Mode::Strict).unwrap_err();
    assert_eq!(error.to_string(), "a whole number beyond its type at `/inner/byte`, byte 16");
}

#[test]
fn depth_is_bounded_whatever_is_nested() {
    let deep = |opening: &[u8]| opening.repeat(100_000);
    let inner = [&[0xA1, 0x65][..], b"inner"].concat();
    assert!(read::<Sample>(&deep(&inner)).unwrap_err().contains("nested too deep"));
    assert!(read::<Json>(&deep(&[0x81])).is_err());
    assert!(read::<Json>(&deep(&[0xC6])).is_err());
    assert!(read::<Number>(&deep(&[0xC4, 0x82])).is_err());
    // Skipped values nest as deep as they like.
    assert!(read::<Sample>(&[&[0xA1, 0x61, b'x'][..], &deep(&[0x81]), &[0]].concat()).is_ok());
}

#[test]
fn a_member_of_another_type_costs_itself() {
    // {"text": 7, "byte": 300, "time": "x", "double": {"a": [1]}, "big": [1], "blob": 0, "flag": h'00', "time": 1(Infinity),
    //  "time": 1(2^63 - 1), "long": 5}
    let bytes = hex("aa6474657874076462797465\
                     19012c6474696d656178 66646f75626c65a16161810163626967\
                     810164626c6f620064666c616741006474696d65c1fb7ff00000000000006474696d65c11b7fffffffffffffff646c6f6e6705"
        .replace(' ', "")
        .as_str());
    assert_eq!(read::<Sample>(&bytes).unwrap(), Sample { long: Some(5), ..Sample::default() });
    let mut sample = Sample::default();
    let error = cbor::decode_members(&bytes, &mut sample, Scope::All, Mode::Strict).unwrap_err();
    assert_eq!(error.path(), "/text");
    // An item is no member, and bytes that end are no value.
    assert!(read::<Sample>(&hex("a1646c6973748107")).unwrap_err().contains("/list/0"));
    assert!(read::<Sample>(&hex("a1646c697374a0")).unwrap_err().contains("/list"));
    assert!(read::<Sample>(&hex("a16474657874a161")).is_err());
}

/// Nine digits or four bytes at a time; the ends of these groups, and zeros within.
#[test]
fn long_numbers_are_read_as_they_are_written() {
    let mut count = 0;
    for length in (1..100).chain([511, 512, 513, 1000, 2466]) {
        for digit in ["1", "9", "1000000000", "4294967296", "18446744073709551616"] {
            let text: String = digit.chars().cycle().take(length).collect();
            let negative = format!("-{text}");
            for text in [text.clone(), negative] {
                let written = hex(&write(&digits(&text)));
                assert_eq!(read::<Number>(&written).map(|number| number.to_string()), Ok(text));
                count += 1;
            }
        }
    }
    println!("{count} numbers");
    // Places that nobody has written are not written out: five bytes would become a thousand.
    assert_eq!(read::<Number>(&hex("c482390063 01".replace(' ', "").as_str())), Ok(digits("1e-100")));
}

#[test]
fn no_bytes_are_no_members() {
    let mut sample = Sample::default();
    assert_eq!(cbor::decode_members(b"", &mut sample, Scope::Body, Mode::Lenient), Ok(()));
    assert_eq!(sample, Sample::default());
}
