//! For other programs; [`SCHEMA`] says what they may rely on.

use serde_json::{Value, json};

use super::ClientDiff;
use super::words::Group;
use crate::diff::Finding;

/// The JSON Schema of the output.
pub const SCHEMA: &str = include_str!("schema.json");

/// The comparison as indented JSON, with a final line break.
pub fn json(diffs: &[ClientDiff<'_>]) -> String {
    let clients: Vec<Value> = diffs.iter().map(client).collect();
    let document = json!({ "version": 1, "clients": clients });
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn client(diff: &ClientDiff<'_>) -> Value {
    let findings: Vec<Value> = diff.report.findings.iter().map(|finding| entry(diff, finding)).collect();
    json!({
        "client": diff.client,
        "wire": diff.report.wire(),
        "rust": diff.report.rust,
        "current_version": diff.version,
        "next_version": diff.report.next_version(&diff.version),
        "operations": diff.report.operations,
        "findings": findings,
    })
}

fn entry(diff: &ClientDiff<'_>, finding: &Finding) -> Value {
    let (base, head) = diff.locations(finding);
    let mut value = serde_json::to_value(finding).unwrap_or_default();
    if let Value::Object(members) = &mut value {
        members.insert("group".to_owned(), json!(group(Group::of(finding))));
        members.insert("wire".to_owned(), json!(finding.wire()));
        members.insert("is_silent".to_owned(), json!(finding.is_silent()));
        members.insert("why".to_owned(), json!(finding.why()));
        members.insert("fingerprint".to_owned(), json!(finding.fingerprint()));
        members.insert("base".to_owned(), json!(base));
        members.insert("head".to_owned(), json!(head));
    }
    value
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Silent => "silent",
        Group::Breaking => "breaking",
        Group::Potential => "potential",
        Group::RustOnly => "rust_only",
        Group::Compatible => "compatible",
        Group::Unreachable => "unreachable",
        Group::Documentation => "documentation",
    }
}
