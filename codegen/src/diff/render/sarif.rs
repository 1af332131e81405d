//! SARIF 2.1.0, for code scanning.

use serde_json::{Value, json};

use super::words::{self, Group};
use super::{ClientDiff, Location};
use crate::diff::{Finding, all_rules};

/// The log, as indented JSON with a final line break.
pub fn sarif(diffs: &[ClientDiff<'_>]) -> String {
    let rules: Vec<Value> = all_rules().map(rule).collect();
    let results: Vec<Value> =
        diffs.iter().flat_map(|diff| diff.report.changes().map(move |finding| result(diff, finding))).collect();
    let driver = json!({ "name": "ferrosmith", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(rule: &crate::diff::Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.sentence },
        "fullDescription": { "text": rule.why },
        "help": { "text": format!("{} {} Example: {}", rule.sentence, rule.why, rule.example) },
    })
}

fn result(diff: &ClientDiff<'_>, finding: &Finding) -> Value {
    let level = match Group::of(finding) {
        Group::Silent | Group::Breaking => "error",
        Group::Potential | Group::RustOnly => "warning",
        Group::Compatible | Group::Unreachable | Group::Documentation => "note",
    };
    let (base, head) = diff.locations(finding);
    let locations: Vec<Value> = head.iter().map(location).collect();
    let related: Vec<Value> = base.iter().map(location).collect();
    let mut text = format!("{}: {}", words::visible(&finding.place), words::message(&finding.message));
    for line in words::witnesses(finding) {
        text += &format!("\n{line}");
    }
    json!({
        "ruleId": finding.rule.id,
        "level": level,
        "message": { "text": text },
        "locations": locations,
        "relatedLocations": related,
        "partialFingerprints": { "ferrosmith/v1": finding.fingerprint() },
        "properties": {
            "client": diff.client,
            "wire": finding.wire(),
            "rust": finding.rust,
            "silent": finding.is_silent(),
            "operations": finding.operations,
        },
    })
}

fn location(place: &Location) -> Value {
    let uri = place.file.replace('\\', "/").replace('%', "%25").replace(' ', "%20");
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri },
            "region": { "startLine": place.line, "startColumn": place.column },
        },
    })
}
