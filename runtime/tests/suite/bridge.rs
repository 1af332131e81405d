//! Generated types in formats of serde.

use crate::sample::{All, Colour, Tag};

#[test]
fn what_json_holds_survives() {
    let text = concat!(
        r#"{"flag":true,"size":3,"ratio":5.5,"precise":"NaN","Name":"a","data":"AQI=","at":1.5,"#,
        r#""written":"2026-01-31T12:00:00.25Z","day":"2026-01-31","any":{"x":[1,null]},"names":["a","b"],"#,
        r#""sparse":["a",null],"labels":{"k":"v"},"tags":[{"key":"t"}],"colour":"mauve","level":2,"#,
        r#""source":{"tag":{"key":"k"}},"animal":{"kind":"cat","lives":9},"other":{"kind":"x","lives":1},"#,
        r#""secret":{"word":"w"},"nullable":null,"inner":{"tags":[],"index":1},"index":18446744073709551615,"#,
        r#""more":{"kept":true}}"#,
    );
    let all: All = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&all).unwrap(), text);
}

#[test]
fn what_is_missing_is_an_error() {
    let error = serde_json::from_str::<Tag>("{}").unwrap_err().to_string();
    assert!(error.contains("Value at '/key' failed to satisfy constraint: Member must not be null"), "{error}");
    let error = serde_json::from_str::<All>(r#"{"tags":[{"key":1}]}"#).unwrap_err().to_string();
    assert_eq!(error, "expected a string at `/tags/0/key`");
    assert_eq!(serde_json::from_str::<Colour>(r#""blue""#).unwrap(), Colour::Blue);
}
