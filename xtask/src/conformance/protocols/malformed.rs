//! Malformed requests that are rejected for breaking a constraint, one case for each set of their parameters.
//!
//! Texts are templates: `$name:L` is a parameter as it is, `$name:S` the same as a JSON string, `$$` a dollar sign
//! (Smithy 2.0, "`httpMalformedRequestTests` trait").

use serde_json::{Map, Value};

/// The cases that one definition stands for, with their ids; none if it is about anything but constraints.
pub(super) fn expand(definition: &Value) -> Vec<(String, Value)> {
    let code = definition.pointer("/response/headers/x-amzn-errortype").and_then(Value::as_str);
    if code != Some("ValidationException") {
        return Vec::new();
    }
    let id = definition["id"].as_str().unwrap_or_default();
    let none = Map::new();
    let parameters = definition["testParameters"].as_object().unwrap_or(&none);
    let count = parameters.values().filter_map(Value::as_array).map(Vec::len).max();
    let Some(count) = count else {
        // One definition without parameters writes `$$` for the `$` of a pattern, too.
        return vec![(id.to_owned(), fill(definition, &[]))];
    };
    (0..count)
        .map(|index| {
            let values: Vec<(&str, &str)> = parameters
                .iter()
                .filter_map(|(name, values)| Some((name.as_str(), values.get(index)?.as_str()?)))
                .collect();
            (format!("{id}_case{index}"), fill(definition, &values))
        })
        .collect()
}

/// A definition with parameters put into all its texts.
fn fill(node: &Value, parameters: &[(&str, &str)]) -> Value {
    match node {
        Value::String(text) => Value::String(fill_text(text, parameters)),
        Value::Array(items) => items.iter().map(|item| fill(item, parameters)).collect(),
        Value::Object(members) => members
            .iter()
            .filter(|(key, _)| *key != "testParameters")
            .map(|(key, value)| (fill_text(key, parameters), fill(value, parameters)))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

fn fill_text(text: &str, parameters: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        filled.push_str(before);
        let parameter = parameters.iter().find_map(|(name, value)| {
            let format = after.strip_prefix(name)?.strip_prefix(':')?;
            let quoted = || Value::from(*value).to_string();
            format
                .strip_prefix('L')
                .map(|rest| (value.to_string(), rest))
                .or_else(|| Some((quoted(), format.strip_prefix('S')?)))
        });
        let (text, after) = match parameter {
            Some(found) => found,
            None => ("$".to_owned(), after.strip_prefix('$').unwrap_or(after)),
        };
        filled.push_str(&text);
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::expand;

    #[test]
    fn parameters_are_put_in_as_they_are_or_as_json_strings() {
        let headers = json!({ "x-amzn-errortype": "ValidationException" });
        let expanded = expand(&json!({
            "id": "Case",
            "request": { "body": "{ $value:S : $number:L } ^a$$" },
            "response": { "headers": headers },
            "testParameters": { "value": ["a\"", "b"], "number": ["1", "2"] },
        }));
        let request = |body| json!({ "body": body });
        let case = |id, body| json!({ "id": id, "request": request(body), "response": { "headers": headers } });
        let wanted = [
            ("Case_case0".to_owned(), case("Case", r#"{ "a\"" : 1 } ^a$"#)),
            ("Case_case1".to_owned(), case("Case", r#"{ "b" : 2 } ^a$"#)),
        ];
        assert_eq!(expanded, wanted);
    }

    #[test]
    fn only_constraints_count() {
        let definition = json!({ "id": "Case", "response": { "headers": { "x-amzn-errortype": "Other" } } });
        assert!(expand(&definition).is_empty());
    }
}
