//! Two steps in the history of Bedrock, cut out of its description: the operations that became public on 24 June 2025,
//! and the deployments of custom models that came on 16 July 2025. Their changelogs are snapshots.

use ferrosmith_codegen::diff::render::{self, ClientDiff};
use ferrosmith_codegen::diff::{Report, Rust, Wire, compare};
use ferrosmith_tests::{Case, own_description, trial};
use libtest_mimic::Trial;

use super::Read;

const JUNE: &[&str] = &[
    "CreateFoundationModelAgreement",
    "DeleteFoundationModelAgreement",
    "GetFoundationModelAvailability",
    "GetUseCaseForModelAccess",
    "ListFoundationModelAgreementOffers",
    "PutUseCaseForModelAccess",
];

const JULY: &[&str] = &[
    "CreateCustomModelDeployment",
    "DeleteCustomModelDeployment",
    "GetCustomModelDeployment",
    "ListCustomModelDeployments",
];

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("diff_bedrock::june", || check("june", &[JUNE, JULY], &[JULY], JUNE)),
        trial("diff_bedrock::july", || {
            check("july", &[JULY], &[], JULY);
        }),
    ]
}

/// The description of Bedrock without some operations.
fn without(operations: &[&[&str]]) -> Read {
    let is_left_out = |line: &str| operations.iter().any(|names| names.contains(&line.trim()));
    let texts = own_description("bedrock").into_iter().map(|(name, text)| {
        let text = match name.ends_with("service.smithy") {
            true => text.lines().filter(|line| !is_left_out(line)).map(|line| format!("{line}\n")).collect(),
            false => text,
        };
        (name, text)
    });
    Read::of_texts(texts).unwrap_or_else(|errors| panic!("{errors}"))
}

fn check(name: &str, base: &[&[&str]], head: &[&[&str]], new: &[&str]) {
    let (base, head) = (without(base), without(head));
    let report = compare(base.side(), head.side());
    let Report { findings, rust, .. } = &report;
    let mut added: Vec<&str> = findings.iter().flat_map(|finding| &finding.operations).map(String::as_str).collect();
    added.sort_unstable();
    assert_eq!(added, new, "every finding is one of the operations");
    assert!(findings.iter().all(|finding| finding.rule.id == "operation-added"), "{findings:?}");
    assert_eq!((report.wire(), *rust), (Wire::Compatible, Rust::Minor));
    let diff = ClientDiff {
        client: "bedrock".to_owned(),
        version: "1.2.3".to_owned(),
        report,
        base: Some((&base.described.api, &base.sources)),
        head: Some((&head.described.api, &head.sources)),
    };
    let case = Case::only("diff-bedrock");
    let changelog = render::changelog(&[diff]);
    let lines = check_documented(&changelog, &case.read(&format!("{name}.documented")));
    println!("{name}: {lines} documented names");
    case.assert_snapshot(name, &changelog);
}

/// What AWS published about a step stands in the changelog: every operation, and below it every member of request (`>`)
/// and response (`<`), as deep as there, with the values of enums.
fn check_documented(changelog: &str, documented: &str) -> usize {
    let mut section: &str = "";
    for line in documented.lines() {
        let Some(member) = line.strip_prefix("  ") else {
            let start = changelog.find(&format!("#### {line} ")).unwrap_or_else(|| panic!("no {line}"));
            let rest = &changelog[start + 5..];
            section = &rest[..rest.find("\n#### ").unwrap_or(rest.len())];
            continue;
        };
        let (request, response) = section.split_once("\nResponse:").unwrap_or((section, ""));
        let part = if member.starts_with('>') { request } else { response };
        let member = &member[2..];
        let depth = member.len() - member.trim_start().len();
        let mut words = member.split_whitespace();
        let start = format!("\n{}- `{}` (", " ".repeat(depth), words.next().unwrap_or_default());
        let found = part.find(&start).unwrap_or_else(|| panic!("no {start:?} in {part}"));
        let entry = part[found + 1..].lines().next().unwrap_or_default();
        words.for_each(|value| assert!(entry.contains(value), "no {value} in {entry}"));
    }
    documented.lines().count()
}
