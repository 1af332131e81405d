//! Whether two bodies say the same: as JSON where they are JSON, else byte by byte.

use serde_json::Value;

/// What is wrong with a body, if anything.
pub(super) fn compare(expected: &str, media_type: Option<&str>, actual: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(actual);
    let is_json =
        media_type.is_some_and(|media_type| media_type == "application/json" || media_type.ends_with("+json"));
    let equal = match (serde_json::from_str::<Value>(expected), serde_json::from_slice::<Value>(actual)) {
        (Ok(expected), Ok(actual)) if is_json => same(&expected, &actual),
        _ => expected.as_bytes() == actual,
    };
    (!equal).then(|| format!("expected the body {expected:?}, got {text:?}"))
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
    }
}
