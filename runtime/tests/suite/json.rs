//! JSON by the tables of a hand-written sample.

use ferrosmith_runtime::Unknown;
use ferrosmith_runtime::inner::json;
use ferrosmith_runtime::inner::{Member, Shape, Value, structure};

use crate::sample::{All, Animal, Any, Cat, Colour, Level, Source, Tag};

fn read<T: Value + Default>(text: &str) -> Result<T, String> {
    let mut value = T::default();
    json::decode(text.as_bytes(), value.as_mut(), Shape::PLAIN).map_err(|error| error.to_string())?;
    Ok(value)
}

fn write(value: &dyn Value) -> String {
    let mut out = Vec::new();
    json::encode(&value.get(), Shape::PLAIN, &mut out);
    String::from_utf8(out).unwrap()
}

/// Reads, checks that what is written reads as the same, and gives what is written.
fn round(text: &str) -> String {
    let value: All = read(text).unwrap();
    let written = write(&value);
    assert_eq!(read::<All>(&written).unwrap(), value);
    written
}

#[test]
fn each_kind_survives_the_round_trip() {
    let text = concat!(
        r#"{"flag":true,"size":3,"ratio":5.5,"precise":0.1,"Name":"a\"\n","data":"AQI=","at":1.5,"#,
        r#""written":"2026-01-31T12:00:00.25Z","day":"2026-01-31","any":{"x":[1,null]},"names":["a","b"],"#,
        r#""sparse":["a",null],"labels":{"k":"v"},"tags":[{"key":"t"}],"colour":"mauve","level":2,"#,
        r#""source":{"tag":{"key":"k"}},"animal":{"kind":"cat","lives":9},"other":{"kind":"x","lives":1},"#,
        r#""secret":{"word":"w"},"nullable":null,"inner":{"tags":[],"index":1},"index":18446744073709551615,"#,
        r#""more":{"kept":true}}"#,
    );
    assert_eq!(round(text), text);
}

#[test]
fn order_white_space_and_unknown_members_do_not_matter() {
    let text = r#" { "index" : 7 , "flag" : false, "tags" : [ { "zzz" : [ { } ] , "value" : "v", "key":"k" } ] } "#;
    assert_eq!(round(text), r#"{"flag":false,"tags":[{"key":"k","value":"v"}],"index":7}"#);
}

/// A member that must be there, and may be any JSON.
#[derive(Clone, Default)]
struct Reset {
    schema: Option<serde_json::Value>,
    name: Option<String>,
}

structure! {
    Reset = "Reset";
    schema = Member::new("schema").required();
    name = Member::new("name").required();
}

#[test]
fn null_is_a_value_of_required_json() {
    let value: Reset = read(r#"{"schema":null,"name":null}"#).unwrap();
    assert_eq!((value.schema, value.name), (Some(serde_json::Value::Null), None));
}

#[test]
fn null_is_absence() {
    let value: All = read(r#"{"flag":null,"tags":null,"names":["a",null],"labels":{"a":null,"b":"c"}}"#).unwrap();
    assert_eq!(write(&value), r#"{"names":["a"],"labels":{"b":"c"},"tags":[],"index":0}"#);
}

#[test]
fn the_last_of_two_equal_names_wins() {
    assert_eq!(
        round(r#"{"size":3,"names":["a"],"size":4,"names":["b"]}"#),
        r#"{"size":4,"names":["b"],"tags":[],"index":0}"#
    );
}

#[test]
fn numbers_without_names_in_json_are_texts() {
    assert_eq!(
        round(r#"{"ratio":"Infinity","precise":"-Infinity"}"#),
        r#"{"ratio":"Infinity","precise":"-Infinity","tags":[],"index":0}"#
    );
    assert!(read::<All>(r#"{"precise":"NaN"}"#).unwrap().precise.unwrap().is_nan());
    assert_eq!(read::<All>(r#"{"size":1e3}"#).unwrap().size, Some(1000));
    assert_eq!(read::<All>(r#"{"size":4.0}"#).unwrap().size, Some(4));
}

#[test]
fn unions_keep_what_they_do_not_know() {
    let kept = |text: &str| assert_eq!(write(&read::<Source>(text).unwrap()), text);
    kept(r#"{"novel":{"a":[1]}}"#);
    kept(r#"{"nested":{"nested":{"inline":"x"}}}"#);
    assert_eq!(read::<Source>(r#"{"__type":"T","tag":null,"inline":"x"}"#).unwrap(), Source::Inline("x".to_owned()));
    assert!(read::<Source>("{}").is_err());
    assert!(read::<Source>(r#"{"inline":"x","nested":{"inline":"x"}}"#).is_err());
    let animal: Animal = read(r#"{"kind":"newt","legs":4}"#).unwrap();
    assert_eq!(write(&animal), r#"{"kind":"newt","legs":4}"#);
}

#[test]
fn untagged_unions_are_the_first_that_fits() {
    assert_eq!(read::<Any>("7").unwrap(), Any::Number(7));
    assert!(matches!(read::<Any>(r#"{"kind":"d","bark":1}"#).unwrap(), Any::Dog(_)));
    assert!(matches!(read::<Any>(r#"{"kind":"c"}"#).unwrap(), Any::Cat(_)));
    assert!(matches!(read::<Any>(r#"{"kind":"d","bark":1,"more":2}"#).unwrap(), Any::Dog(_)));
    assert_eq!(write(&read::<Any>("[1]").unwrap()), "[1]");
}

#[test]
fn enumerations_stay_open() {
    assert_eq!(Colour::from("blue"), Colour::Blue);
    assert_eq!(Colour::VALUES, ["blue", "green"]);
    assert_eq!(Colour::default().as_str(), "");
    assert_eq!(read::<Level>("7").unwrap(), Level::Unknown(7));
}

#[test]
fn mistakes_are_reported_with_their_place() {
    let strict = |text: &str| {
        json::decode_strict(text.as_bytes(), All::default().as_mut(), Shape::PLAIN).map_err(|error| error.to_string())
    };
    let error = |text: &str| strict(text).unwrap_err();
    assert_eq!(error(r#"{"tags":[{"key":"a"},{"key":7}]}"#), "expected a string at `/tags/1/key`, byte 28");
    assert_eq!(
        error(r#"{"size":3000000000}"#),
        "expected a whole number from -2147483648 to 2147483647 at `/size`, byte 18"
    );
    for text in [
        "",
        "{",
        "[",
        "{}x",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        r#"{"any":[1,]}"#,
        r#"{"size":01}"#,
        r#"{"size":-}"#,
        r#"{"size":1.}"#,
        r#"{"Name":"\x"}"#,
        r#"{"Name":"\ud800"}"#,
        "{\"Name\":\"\n\"}",
        r#"{"Name":"abc"#,
        r#"{"flag":truth}"#,
        r#"{"data":"*"}"#,
        r#"{"at":"1"}"#,
        r#"{"written":1}"#,
        r#"{"day":"x"}"#,
        r#"{"a":tru}"#,
        r#"{"size":nul}"#,
        r#"{"Name":"\u12"#,
    ] {
        assert!(strict(text).is_err(), "{text}");
    }
    assert!(error(&"{\"inner\":".repeat(100_000)).contains("nested too deep"));
    assert!(error(&format!("{{\"x\":{}", "[".repeat(100_000))).contains("nested too deep"));
}

#[test]
fn a_member_of_another_type_costs_itself() {
    let wrong = [
        ("flag", r#""true""#),
        ("size", "3000000000"),
        ("size", "1.5"),
        ("ratio", r#""much""#),
        ("precise", "[]"),
        ("precise", r#"{"a":[1,{"b":"]"}]}"#),
        ("Name", "7"),
        ("Name", r#""\ud800""#),
        ("data", r#""*""#),
        ("at", "1e99"),
        ("at", r#""2026-01-31""#),
        ("written", "1767225600"),
        ("written", r#""0000-00-00T00:00:00Z""#),
        ("day", r#""2026-02-30""#),
        ("colour", "{}"),
        ("level", r#""low""#),
        ("nullable", r#""x""#),
        ("index", "-1"),
    ];
    for (name, value) in wrong {
        let of_inner = format!(r#"{{"inner":{{"{name}":{value},"Name":"kept"}},"index":2}}"#);
        let all: All = read(&of_inner).unwrap_or_else(|error| panic!("{name} {value}: {error}"));
        let expected = r#"{"tags":[],"inner":{"Name":"kept","tags":[],"index":0},"index":2}"#;
        assert_eq!(write(&all), expected, "{name} {value}");
    }
    println!("{} values of another type", wrong.len());
    assert_eq!(
        read::<All>(r#"{"tags":[{"key":"a"},{"key":7}]}"#).unwrap_err(),
        "expected a string at `/tags/1/key`, byte 28"
    );
    // What holds others is no detail, nor is what it holds.
    for text in [r#"{"labels":{"a":7}}"#, r#"{"tags":7}"#, r#"{"names":{}}"#, r#"{"inner":[]}"#, r#"{"source":[]}"#] {
        assert!(read::<All>(text).is_err(), "{text}");
    }
    for text in [r#"{"size":01}"#, r#"{"size":[1,]}"#, r#"{"day":tru}"#, r#"{"flag":"a}"#, r#"{"size":"x" 1}"#] {
        assert!(read::<All>(text).is_err(), "{text}");
    }
    // Which variant a value is, is decided as before, and a value that none takes is kept.
    assert!(matches!(read::<Any>(r#"{"kind":"c","lives":"nine"}"#).unwrap(), Any::Unknown(_)));
    assert!(matches!(
        read::<Animal>(r#"{"kind":"cat","lives":"nine"}"#).unwrap(),
        Animal::Cat(Cat { lives: None, .. })
    ));
}

#[test]
fn what_nobody_reads_costs_nothing_else() {
    let deep =
        format!("{}{}", "[{\"a\":".repeat(100_000), "1}]".repeat(100_000).replace("1}]", "}]").replacen('}', "1}", 1));
    let unknown = [
        deep.as_str(),
        r#""\ud800 \udc00\ud800\u0041 \x \u12 """#.trim_end_matches('"'),
        "-1e999999999999999999999999",
        "123456789012345678901234567890123456789012345678901234567890",
        r#"{"\ud800": [], "\ud800": {}, "": null}"#,
        "\"a raw tab \t and line end \n\"",
    ];
    for unknown in unknown {
        let unknown = if unknown.starts_with('"') && !unknown.ends_with('"') {
            format!("{unknown}\"")
        } else {
            unknown.to_owned()
        };
        let text = format!("\u{feff} {{\"\\ud800x\": {unknown}, \"key\": \"k\", \"x\": {unknown}}}\n");
        let tag: Tag =
            read(&text).unwrap_or_else(|error| panic!("{error}: {}", text.chars().take(80).collect::<String>()));
        assert_eq!(tag.key, "k");
        let source: Source = read(&format!("{{\"later\": {unknown}}}")).expect("a variant that is not known");
        assert!(matches!(source, Source::Unknown(Unknown { tag, .. }) if tag == "later"));
    }
}

#[test]
fn documents_hold_what_rust_has_no_number_for() {
    let value: serde_json::Value = read(r#"[1e999, -0, 18446744073709551616, 1.5, "\ud83d\ude00\ud83d"]"#).unwrap();
    assert_eq!(value[0], "1e999");
    assert_eq!((value[1].as_f64(), value[2].as_f64(), value[3].as_f64()), (Some(-0.0), Some(2f64.powi(64)), Some(1.5)));
    assert_eq!(value[4], "😀\u{fffd}");
    let text = r#"{"a":[1,-2,3.25,1e3,18446744073709551615,-9223372036854775808,true,false,null,"\n"],"b":{}}"#;
    let value: serde_json::Value = read(text).unwrap();
    assert_eq!(value, serde_json::from_str::<serde_json::Value>(text).unwrap());
}

#[test]
fn escapes_and_long_texts() {
    let long = "x".repeat(1000) + "é😀" + &"y".repeat(77);
    let value: All = read(&format!(r#"{{"Name":"{long}\ud83d\ude00\u00e9\/\b"}}"#)).unwrap();
    assert_eq!(value.name.unwrap(), format!("{long}😀é/\u{8}"));
}
