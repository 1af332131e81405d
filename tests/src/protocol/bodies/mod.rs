//! Whether two bodies mean the same: by their format where it is known, else byte by byte.

mod form;
mod xml;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ciborium::value as cbor;
use serde_json::Value;

const CBOR: &str = "application/cbor";

/// What is wrong with a body, if anything.
pub(super) fn compare(expected: &str, media_type: Option<&str>, actual: &[u8]) -> Option<String> {
    if media_type == Some(CBOR) {
        return compare_cbor(expected, actual);
    }
    let text = String::from_utf8_lossy(actual);
    let is_json =
        media_type.is_some_and(|media_type| media_type == "application/json" || media_type.ends_with("+json"));
    let equal = match media_type {
        Some("application/xml") if !expected.is_empty() => xml::is_same(expected, &text),
        Some("application/x-www-form-urlencoded") => form::is_same(expected, &text),
        _ => is_same(expected, actual, is_json),
    };
    (!equal).then(|| format!("expected the body {expected:?}, got {text:?}"))
}

/// A body of a case as bytes; CBOR is given in base64.
pub(super) fn bytes(body: &str, media_type: Option<&str>) -> Option<Vec<u8>> {
    match media_type {
        Some(CBOR) => STANDARD.decode(body).ok(),
        _ => Some(body.into()),
    }
}

fn compare_cbor(expected: &str, actual: &[u8]) -> Option<String> {
    let Some(expected) = bytes(expected, Some(CBOR)) else { return Some("the case is not base64".to_owned()) };
    let read = |bytes: &[u8]| ciborium::from_reader::<cbor::Value, _>(bytes);
    match (read(&expected), read(actual)) {
        _ if expected == actual => None,
        (Ok(expected), Ok(actual)) if same_cbor(&expected, &actual) => None,
        (expected, actual) => Some(format!("expected the body {expected:?}, got {actual:?}")),
    }
}

/// Equality of CBOR values by which the width of a number and the order of entries mean nothing.
fn same_cbor(left: &cbor::Value, right: &cbor::Value) -> bool {
    let number = |value: &cbor::Value| match value {
        cbor::Value::Integer(number) => Some(i128::from(*number) as f64),
        cbor::Value::Float(number) => Some(*number),
        _ => None,
    };
    match (left, right) {
        (cbor::Value::Array(left), cbor::Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same_cbor(left, right))
        }
        (cbor::Value::Map(left), cbor::Value::Map(right)) => {
            let has = |(key, value): &(cbor::Value, cbor::Value)| {
                right.iter().any(|(other, found)| same_cbor(key, other) && same_cbor(value, found))
            };
            left.len() == right.len() && left.iter().all(has)
        }
        (cbor::Value::Tag(left, inner), cbor::Value::Tag(right, other)) => left == right && same_cbor(inner, other),
        _ => match (number(left), number(right)) {
            (Some(left), Some(right)) => left == right || (left.is_nan() && right.is_nan()),
            _ => left == right,
        },
    }
}

fn is_same(expected: &str, actual: &[u8], is_json: bool) -> bool {
    match (serde_json::from_str::<Value>(expected), serde_json::from_slice::<Value>(actual)) {
        (Ok(expected), Ok(actual)) if is_json => same(&expected, &actual),
        _ => expected.as_bytes() == actual,
    }
}

/// Equality of JSON values by which `1` and `1.0` are the same number.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn json_is_compared_by_value_and_text_by_byte() {
        let json = Some("application/json");
        assert_eq!(compare(r#"{"a": 1, "b": [true]}"#, json, br#"{"b":[true],"a":1.0}"#), None);
        assert!(compare(r#"{"a": 1}"#, json, br#"{"a":1,"b":null}"#).is_some());
        assert!(compare("", json, b"{}").is_some());
        assert_eq!(compare("raw", Some("text/plain"), b"raw"), None);
        assert!(compare("{ }", None, b"{}").is_some());
        // Base64 of {"a": 1, "b": 1.0 of 32 bits}, against {"b": 1, "a": 1} without a length.
        assert_eq!(compare("omFhAWFi+j+AAAA=", Some(super::CBOR), b"\xbf\x61b\x01\x61a\x01\xff"), None);
        assert!(compare("oWFhAQ==", Some(super::CBOR), b"\xa1\x61a\x02").is_some());
        assert!(compare("", Some(super::CBOR), b"\xa0").is_some());
    }
}
