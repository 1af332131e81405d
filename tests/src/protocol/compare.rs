//! Where two values of one type differ, member by member.
//!
//! Not `==`: here numbers that are none are equal to themselves, streams are read, and every difference has its place.

use ferrosmith_runtime::inner::{Items, Map, Ref, Structure, Union, Value};

use super::wire;

/// The differences found so far, and where the walk is.
#[derive(Default)]
struct Walk {
    path: Vec<String>,
    found: Vec<String>,
}

/// Every place in which a structure is not what was expected.
pub(super) fn structures(expected: &dyn Structure, actual: &dyn Structure) -> Vec<String> {
    let mut walk = Walk::default();
    walk.structures(expected, actual);
    walk.found
}

/// The same for values of any kind.
pub(super) fn values(expected: &Ref<'_>, actual: &Ref<'_>) -> Vec<String> {
    let mut walk = Walk::default();
    walk.values(expected, actual);
    walk.found
}

impl Walk {
    fn within(&mut self, name: &str, compare: impl FnOnce(&mut Self)) {
        self.path.push(name.to_owned());
        compare(self);
        self.path.pop();
    }

    fn differ(&mut self, expected: &str, actual: &str) {
        self.found.push(format!("at /{}: expected {expected}, got {actual}", self.path.join("/")));
    }

    fn structures(&mut self, expected: &dyn Structure, actual: &dyn Structure) {
        if !std::ptr::eq(expected.table(), actual.table()) {
            return self.differ(expected.table().name, actual.table().name);
        }
        for (row, member) in expected.table().members.iter().enumerate() {
            let (left, right) = (expected.member(row), actual.member(row));
            let (left, right) = (left.map_or(Ref::Absent, Value::get), right.map_or(Ref::Absent, Value::get));
            self.within(member.name, |walk| walk.values(&left, &right));
        }
    }

    fn unions(&mut self, expected: &dyn Union, actual: &dyn Union) {
        match (expected.variant(), actual.variant()) {
            (Some((expected_row, expected_value)), Some((actual_row, actual_value))) if expected_row == actual_row => {
                let name = expected.table().table.members.get(expected_row).map_or("", |row| row.name);
                self.within(name, |walk| walk.values(&expected_value.get(), &actual_value.get()));
            }
            (None, None) if expected.unknown() == actual.unknown() => {}
            _ => self.differ(&variant(expected), &variant(actual)),
        }
    }

    fn values(&mut self, expected: &Ref<'_>, actual: &Ref<'_>) {
        match (expected, actual) {
            (Ref::List(expected), Ref::List(actual)) => self.lists(*expected, *actual),
            (Ref::Map(expected), Ref::Map(actual)) => self.maps(*expected, *actual),
            (Ref::Struct(expected), Ref::Struct(actual)) => self.structures(*expected, *actual),
            (Ref::Union(expected), Ref::Union(actual)) => self.unions(*expected, *actual),
            // What they hold is compared event by event, by those who read them.
            (Ref::Events(_), Ref::Events(_)) => {}
            _ => {
                let (expected, actual) = (show(expected), show(actual));
                if expected != actual {
                    self.differ(&expected, &actual);
                }
            }
        }
    }

    fn lists(&mut self, expected: &dyn Items, actual: &dyn Items) {
        if expected.len() != actual.len() {
            self.differ(&format!("{} items", expected.len()), &format!("{} items", actual.len()));
        }
        for position in 0..expected.len().min(actual.len()) {
            self.within(&position.to_string(), |walk| walk.values(&expected.item(position), &actual.item(position)));
        }
    }

    fn maps(&mut self, expected: &dyn Map, actual: &dyn Map) {
        let (expected, actual) = (entries(expected), entries(actual));
        let (left, right): (Vec<_>, Vec<_>) =
            (expected.iter().map(|(key, _)| key).collect(), actual.iter().map(|(key, _)| key).collect());
        if left != right {
            return self.differ(&format!("the keys {left:?}"), &format!("{right:?}"));
        }
        for ((key, expected), (_, actual)) in expected.iter().zip(&actual) {
            self.within(key, |walk| walk.values(expected, actual));
        }
    }
}

fn entries(map: &dyn Map) -> Vec<(&str, Ref<'_>)> {
    let mut entries = Vec::new();
    map.visit(&mut |key, value| entries.push((key, value)));
    entries
}

fn variant(union: &dyn Union) -> String {
    match union.variant() {
        Some((row, _)) => {
            union.table().table.members.get(row).map_or_else(String::new, |row| format!("`{}`", row.name))
        }
        None => format!("{:?}", union.unknown()),
    }
}

/// A value as text that is the same for equal values only.
fn show(value: &Ref<'_>) -> String {
    match value {
        Ref::Absent => "nothing".to_owned(),
        Ref::Null => "null".to_owned(),
        Ref::Bool(value) => value.to_string(),
        Ref::Int(value) => value.to_string(),
        Ref::UInt(value) => value.to_string(),
        Ref::F32(value) => format!("{value:?}"),
        Ref::F64(value) => format!("{value:?}"),
        Ref::Number(value) => value.to_string(),
        Ref::String(value) => format!("{value:?}"),
        Ref::Enum(value) => format!("{:?} of an enum", value.as_str()),
        Ref::IntEnum(value) => format!("{} of an enum", value.as_int()),
        Ref::Bytes(value) => format!("{value:?}"),
        Ref::Timestamp(value) => value.to_string(),
        Ref::Date(value) => value.to_string(),
        Ref::Document(value) => value.to_string(),
        Ref::List(value) => format!("a list of {}", value.len()),
        Ref::Map(value) => format!("a map of {}", value.len()),
        Ref::Struct(value) => format!("a {}", value.table().name),
        Ref::Union(value) => format!("the variant {} of {}", variant(*value), value.table().table.name),
        Ref::Stream(value) => match wire::wait((*value).clone().collect()) {
            Ok(bytes) => format!("a stream of {bytes:?}"),
            Err(error) => format!("a stream that breaks: {error}"),
        },
        Ref::Events(_) => "a stream of events".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::structures;
    use crate::protocol::fill;
    use crate::protocol::samples::Sample;

    fn differences(expected: &Value, actual: &Value) -> Vec<String> {
        let [expected, actual] = [expected, actual].map(|params| {
            let mut sample = Sample::default();
            assert_eq!(fill::structure(&mut sample, params), Ok(()));
            sample
        });
        structures(&expected, &actual)
    }

    #[test]
    fn equal_values_do_not_differ_be_they_numbers_or_not() {
        let params = json!({
            "float": "NaN", "double": "NaN", "body": "streamed", "sparse": [null, "a"], "map": { "a": 1 },
            "choice": { "text": "a" }, "inner": { "time": 1, "json": { "a": null } },
        });
        assert_eq!(differences(&params, &params), Vec::<String>::new());
    }

    #[test]
    fn absence_is_a_difference() {
        assert_eq!(differences(&json!({}), &json!({ "text": "" })), ["at /text: expected nothing, got \"\""]);
        assert_eq!(
            differences(&json!({ "sparse": [] }), &json!({})),
            ["at /sparse: expected a list of 0, got nothing"]
        );
    }

    #[test]
    fn differences_are_reported_with_their_place() {
        let cases = [
            (
                json!({ "sparse": ["a", null] }),
                json!({ "sparse": ["a", "b"] }),
                "at /sparse/1: expected nothing, got \"b\"",
            ),
            (
                json!({ "map": { "a": 1 } }),
                json!({ "map": { "b": 1 } }),
                "at /map: expected the keys [\"a\"], got [\"b\"]",
            ),
            (
                json!({ "choice": { "text": "a" } }),
                json!({ "choice": { "number": 1 } }),
                "at /choice: expected `text`, got `number`",
            ),
            (json!({ "inner": { "byte": 1 } }), json!({ "inner": { "byte": 2 } }), "at /inner/byte: expected 1, got 2"),
            (
                json!({ "body": "a" }),
                json!({ "body": "b" }),
                "at /body: expected a stream of b\"a\", got a stream of b\"b\"",
            ),
        ];
        for (expected, actual, wanted) in cases {
            assert_eq!(differences(&expected, &actual), [wanted]);
        }
    }
}
