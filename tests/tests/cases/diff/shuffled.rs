//! Real descriptions against themselves, with the keys of every object in another order: nothing has changed.

use ferrosmith_codegen::diff::compare;
use ferrosmith_tests::corpus_trials;
use libtest_mimic::Trial;
use serde_json::Value;

use super::Read;

/// Descriptions whose clients depend on the order of keys, since the front ends do: of names that clash the first is
/// kept.
const ORDERED: &[(&str, &str)] = &[("opencode.yaml", "types of one name are numbered")];

/// Larger files are for those who ask for them.
const LARGE: u64 = 700_000;

pub(super) fn trials() -> Vec<Trial> {
    let folders: [(&str, &[&str]); 3] =
        [("openapi", &["json", "yaml"]), ("openapi-2", &["json", "yaml"]), ("smithy/models", &["json"])];
    folders
        .iter()
        .flat_map(|(folder, extensions)| corpus_trials("diff_shuffled", folder, extensions, LARGE, check))
        .collect()
}

fn check(name: &str, text: String) {
    // What has a mistake is for other tests.
    let Ok(base) = Read::of(name, &text) else { return };
    let head = Read::of(&format!("{name}.json"), &shuffled(name, &text));
    let head = head.unwrap_or_else(|errors| panic!("{name}: {errors}"));
    let report = compare(base.side(), head.side());
    // The order of required members is the order in which a constructor takes them: that is a change.
    let found = report.findings.iter().filter(|finding| finding.rule.id != "constructor-order-changed");
    let found: Vec<String> =
        found.map(|finding| format!("{} at {}: {}", finding.rule.id, finding.place, finding.message)).collect();
    let is_ordered = ORDERED.iter().any(|(ordered, _)| *ordered == name);
    assert_eq!(found.is_empty(), !is_ordered, "{name}: {found:#?}");
}

/// The description as JSON, with the keys of every object in reverse order.
fn shuffled(name: &str, text: &str) -> String {
    let value = if name.ends_with(".json") {
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
    } else {
        json(serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}")))
    };
    let mut out = String::new();
    write(&value, &mut out);
    out
}

/// YAML as JSON: keys that are numbers are texts.
fn json(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(members) => {
            let member = |(key, value)| {
                let key = match json(key) {
                    Value::String(key) => key,
                    other => other.to_string(),
                };
                (key, json(value))
            };
            Value::Object(members.into_iter().map(member).collect())
        }
        serde_yaml::Value::Sequence(items) => Value::Array(items.into_iter().map(json).collect()),
        serde_yaml::Value::Tagged(tagged) => json(tagged.value),
        other => serde_json::to_value(other).unwrap_or_default(),
    }
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut keys: Vec<&String> = members.keys().collect();
            keys.sort_unstable_by(|one, other| other.cmp(one));
            out.push('{');
            for (position, key) in keys.into_iter().enumerate() {
                *out += if position == 0 { "" } else { "," };
                *out += &Value::String(key.clone()).to_string();
                out.push(':');
                write(&members[key], out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                *out += if position == 0 { "" } else { "," };
                write(item, out);
            }
            out.push(']');
        }
        other => *out += &other.to_string(),
    }
}
