//! oasdiff's cases: two documents, and the ids of the checks that fire, some with operation and arguments.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};
use ferrosmith_codegen::diff::{Finding, Report, Wire};
use serde::Deserialize;

use super::lists::{Differences, Mapping};
use super::{Case, sides, word};

#[derive(Deserialize)]
struct Given {
    test: String,
    subtest: Option<String>,
    base_file: String,
    revision_file: String,
    #[serde(rename = "match")]
    kind: String,
    expected_ids: Option<Vec<String>>,
    expected_contains: Vec<String>,
    expected_changes: Option<Vec<Change>>,
    min_level: String,
    check: Option<String>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Change {
    id: Option<String>,
    args: Option<String>,
    operation_id: Option<String>,
}

#[derive(Deserialize)]
struct Check {
    id: String,
    level: String,
}

pub(super) fn mapping() -> Result<Mapping> {
    Mapping::parse(include_str!("oasdiff.txt"))
}

pub(super) fn run(folder: &Path, differences: &mut Differences) -> Result<Vec<Case>> {
    let folder = folder.join("oasdiff");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).with_context(|| format!("cannot read {name}"));
    let given: Vec<Given> = serde_json::from_str(&text("cases.json")?)?;
    let checks: Vec<Check> = serde_json::from_str(&text("rules.json")?)?;
    let mapping = mapping()?;
    let mut cases = Vec::new();
    for given in given {
        let name = match &given.subtest {
            Some(subtest) => format!("{}/{subtest}", given.test),
            None => given.test.clone(),
        };
        let file = |name: &str| Ok::<_, anyhow::Error>(vec![(name.to_owned(), text(name)?)]);
        let report = sides::report(file(&given.base_file)?, file(&given.revision_file)?, None);
        let failures = match &report {
            Ok(report) => judge(&given, &name, report, &mapping, &checks, differences),
            Err(_) if differences.allows("unreadable", &name, "nothing") => Vec::new(),
            Err(error) => vec![error.to_string()],
        };
        let failure = (!failures.is_empty()).then(|| failures.join("; "));
        cases.push(Case { name, group: "oasdiff's cases".to_owned(), failure });
    }
    Ok(cases)
}

fn judge(
    given: &Given,
    name: &str,
    report: &Report,
    mapping: &Mapping,
    checks: &[Check],
    differences: &mut Differences,
) -> Vec<String> {
    let mut failures = Vec::new();
    let expected: BTreeSet<&String> = given.expected_ids.iter().flatten().chain(&given.expected_contains).collect();
    for id in &expected {
        let level = checks.iter().find(|check| check.id == **id).map_or("INFO", |check| check.level.as_str());
        let found: Vec<Wire> = report
            .findings
            .iter()
            .filter(|finding| mapping.has(id, finding.rule.id) && is_placed(given, id, finding))
            .map(|finding| verdict(id, finding))
            .collect();
        let worst = found.iter().max().copied();
        if found.iter().any(|verdict| is_as_grave(level, *verdict)) || differences.allows(id, name, word(worst)) {
            continue;
        }
        failures.push(format!("{id} ({level}): {}", word(worst)));
    }
    // What no check stands for is a false alarm, where the case names everything that breaks.
    let is_whole = given.kind == "exact" && given.check.as_deref() == Some("ALL");
    if is_whole && given.min_level != "INFO" {
        let breaking = report.changes().filter(|finding| finding.is_reachable && finding.wire() == Wire::Breaking);
        for finding in breaking.filter(|finding| !expected.iter().any(|id| mapping.has(id, finding.rule.id))) {
            let rule = format!("+{}", finding.rule.id);
            if !differences.allows(&rule, name, "breaking") {
                failures.push(format!("{rule} at {}", finding.place));
            }
        }
    }
    failures
}

/// Whether a finding stands where the case says: in the operation, and at the member or parameter.
fn is_placed(given: &Given, id: &str, finding: &Finding) -> bool {
    let all: Vec<&Change> = given.expected_changes.iter().flatten().collect();
    let changes: Vec<&Change> = all.iter().copied().filter(|change| change.id.as_deref() == Some(id)).collect();
    changes.is_empty() || changes.iter().any(|change| is_of(change, id, finding))
}

fn is_of(change: &Change, id: &str, finding: &Finding) -> bool {
    let in_operation = match &change.operation_id {
        Some(operation) => finding.operations.is_empty() || finding.operations.contains(operation),
        None => true,
    };
    let is_member = ["-property-", "-parameter-"].iter().any(|part| id.contains(part)) && !id.contains("-of-");
    let names = names(change.args.as_deref().unwrap_or_default());
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let place = letters(&format!("{} {}", finding.place, finding.message));
    in_operation && (!is_member || names.is_empty() || names.iter().any(|name| place.contains(&letters(name))))
}

/// The quoted arguments of a Go literal, of paths the last step.
fn names(args: &str) -> Vec<String> {
    let quoted = args.split('"').skip(1).step_by(2);
    let last = |path: &str| path.rsplit('/').find(|step| *step != "items").unwrap_or_default().to_owned();
    quoted.map(last).filter(|name| !name.is_empty()).collect()
}

/// The verdict in the direction that a check is about.
fn verdict(id: &str, finding: &Finding) -> Wire {
    match () {
        () if id.starts_with("request-") || id.starts_with("new-") => finding.request,
        () if id.contains("response-") => finding.response,
        () => finding.wire(),
    }
}

fn is_as_grave(level: &str, verdict: Wire) -> bool {
    match level {
        "ERR" => verdict == Wire::Breaking,
        "WARN" => verdict >= Wire::Potential,
        _ => verdict <= Wire::Compatible,
    }
}
