//! smithy-diff's cases: two models, and the events that they give.
//!
//! Our comparison is of services. Where a model has none, a service that takes and gives each of its shapes stands
//! around it; where it has some, each is compared.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use ferrosmith_codegen::diff::{Finding, Wire};
use serde::Deserialize;

use super::lists::{Differences, Mapping};
use super::{Case, sides, word};

#[derive(Deserialize)]
struct Given {
    test: String,
    kind: String,
    base: String,
    revision: String,
    expected: Vec<Event>,
    #[serde(default)]
    severities: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Event {
    id: Option<String>,
    severity: Option<String>,
    shape: Option<String>,
    count: Option<usize>,
}

/// Shapes that a member can have for its type.
const DATA: &[&str] = &[
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "integer",
    "intEnum",
    "list",
    "long",
    "map",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
];

pub(super) fn run(folder: &Path, differences: &mut Differences) -> Result<Vec<Case>> {
    let given: Vec<Given> = serde_json::from_str(&std::fs::read_to_string(folder.join("smithy/cases.json"))?)?;
    let mapping = Mapping::parse(include_str!("smithy.txt"))?;
    let mut cases = Vec::new();
    for case in given {
        let short = case.test.rsplit_once("/diffs/").map_or(case.test.as_str(), |(_, name)| name);
        let name = format!("{short} ({})", case.kind);
        let failures = match findings(&case) {
            Ok(findings) => judge(&case, &name, &findings, &mapping, differences),
            Err(_) if differences.allows("unreadable", &name, "nothing") => Vec::new(),
            Err(error) => vec![error.to_string()],
        };
        let failure = (!failures.is_empty()).then(|| failures.join("; "));
        cases.push(Case { name, group: "smithy-diff's cases".to_owned(), failure });
    }
    Ok(cases)
}

fn judge(
    case: &Given,
    name: &str,
    findings: &[Finding],
    mapping: &Mapping,
    differences: &mut Differences,
) -> Vec<String> {
    let mut failures = Vec::new();
    let expected = case.expected.iter().filter(|event| event.id.is_some() && event.count != Some(0));
    let default = case.severities.iter().flatten().next().map(String::as_str);
    let of_all =
        case.expected.iter().find_map(|event| event.id.is_none().then_some(event.severity.as_deref()).flatten());
    let mut ids = BTreeSet::new();
    for event in expected {
        let id = event.id.as_deref().unwrap_or_default();
        ids.insert(id);
        let severity = event.severity.as_deref().or(default).or(of_all).unwrap_or("NOTE");
        let fits = |finding: &&Finding| mapping.has(id, finding.rule.id) && is_placed(event, finding);
        let found: Vec<Wire> = findings.iter().filter(fits).map(Finding::wire).collect();
        let worst = found.iter().max().copied();
        if found.iter().any(|verdict| is_as_grave(severity, *verdict)) || differences.allows(id, name, word(worst)) {
            continue;
        }
        failures.push(format!("{id} ({severity}) at {}: {}", event.shape.as_deref().unwrap_or("any"), word(worst)));
    }
    let breaking = findings.iter().filter(|finding| finding.wire() == Wire::Breaking);
    for finding in breaking.filter(|finding| !ids.iter().any(|id| mapping.has(id, finding.rule.id))) {
        let rule = format!("+{}", finding.rule.id);
        if !differences.allows(&rule, name, "breaking") {
            failures.push(format!("{rule} at {}", finding.place));
        }
    }
    failures
}

/// Whether a finding stands at the shape of an event, or at a member or operation of it.
fn is_placed(event: &Event, finding: &Finding) -> bool {
    let Some((_, shape)) = event.shape.as_deref().and_then(|shape| shape.split_once('#')) else { return true };
    let (owner, member) = shape.split_once('$').map_or((shape, None), |(owner, member)| (owner, Some(member)));
    let is_named = |name: &str| finding.place.contains(name) || finding.operations.iter().any(|other| other == name);
    // Services and resources have no place of their own.
    let is_service = finding.place == "*" || finding.rule.id.starts_with("operation-") || finding.place == "service";
    member.map_or_else(|| is_named(owner) || is_service, |member| finding.place.contains(member))
        || owner.starts_with("Service")
}

fn is_as_grave(severity: &str, verdict: Wire) -> bool {
    match severity {
        "ERROR" => verdict == Wire::Breaking,
        "DANGER" | "WARNING" => verdict >= Wire::Potential,
        _ => verdict <= Wire::Compatible,
    }
}

/// What both sides differ in: as services where they have some, and as the shapes that both define where not.
fn findings(case: &Given) -> Result<Vec<Finding>> {
    let services: BTreeSet<String> =
        names(&case.base, &["service"]).intersection(&names(&case.revision, &["service"])).cloned().collect();
    let namespace = |text: &str| {
        let line = text.lines().find_map(|line| line.trim().strip_prefix("namespace ")).unwrap_or_default();
        line.trim().to_owned()
    };
    let mut findings = Vec::new();
    if services.is_empty() {
        let shapes: BTreeSet<String> =
            names(&case.base, DATA).intersection(&names(&case.revision, DATA)).cloned().collect();
        let side = |text: &str| {
            vec![
                ("model.smithy".to_owned(), text.to_owned()),
                ("around.smithy".to_owned(), around(text, &namespace(text), &shapes)),
            ]
        };
        let report = sides::report(side(&case.base), side(&case.revision), Some("around#Around"))?;
        findings.extend(report.findings);
    }
    for service in services {
        let side = |text: &str| {
            let protocol = protocol(text, &namespace(text), &service);
            vec![("model.smithy".to_owned(), text.to_owned()), ("protocol.smithy".to_owned(), protocol)]
        };
        let name = format!("{}#{service}", namespace(&case.base));
        findings.extend(sides::report(side(&case.base), side(&case.revision), Some(&name))?.findings);
    }
    Ok(findings)
}

/// What a service needs to be one over HTTP, where its model is about something else.
fn protocol(text: &str, namespace: &str, service: &str) -> String {
    let operations = names(text, &["operation"]).into_iter().filter(|_| !text.contains("@http("));
    let http = operations.map(|name| format!("apply {name} @http(method: \"POST\", uri: \"/{name}\")\n"));
    let http = http.collect::<String>();
    format!("$version: \"2.0\"\nnamespace {namespace}\napply {service} @aws.protocols#restJson1\n{http}")
}

/// A service that takes and gives each of some shapes.
fn around(text: &str, namespace: &str, shapes: &BTreeSet<String>) -> String {
    let member = |shape: &String| {
        let default = default_of(text, shape).map(|value| format!(" = {value}")).unwrap_or_default();
        format!("    {}: {namespace}#{shape}{default}\n", shape.to_lowercase())
    };
    let members: Vec<String> = shapes.iter().map(member).collect();
    let members = members.concat();
    format!(
        "$version: \"2.0\"\nnamespace around\n@aws.protocols#restJson1\nservice Around {{\n    version: \"1\"\n    \
         operations: [Use]\n}}\n@http(method: \"POST\", uri: \"/\")\noperation Use {{\n    input := {{\n{members}    }}\n    output := {{\n{members}    }}\n}}\n"
    )
}

/// The default of a shape, which its members must have as well.
fn default_of<'t>(text: &'t str, shape: &str) -> Option<&'t str> {
    let mut default = None;
    for line in text.lines() {
        if let Some(value) = line.strip_prefix("@default(") {
            default = value.strip_suffix(')');
        } else if !line.starts_with('@') {
            if line.split_whitespace().nth(1) == Some(shape) {
                return default;
            }
            default = None;
        }
    }
    None
}

/// The names of the shapes of some kinds that a model defines, those that are traits left out.
fn names(text: &str, kinds: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut is_trait = false;
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let (kind, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        is_trait |= line.starts_with("@trait");
        if DATA.contains(&kind) || kinds.contains(&kind) {
            let is_shape = !std::mem::take(&mut is_trait) && !line.starts_with(' ');
            if is_shape && kinds.contains(&kind) {
                found.insert(name.trim_matches('{').to_owned());
            }
        }
    }
    found
}
