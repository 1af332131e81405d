//! The first step in the history of Bedrock, botocore 1.31.57 to 1.31.58: what is known to have changed is found.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use ferrosmith_codegen::diff::compare;

use super::super::history::Releases;
use super::super::{Case, described};

const STEP: (&str, &str) = ("1.31.57", "1.31.58");

/// Findings about values and events, by service and rule.
const KNOWN: &[(&str, &str, usize)] = &[
    ("bedrock", "pattern-incomparable", 2),
    ("bedrock", "pattern-narrowed", 0),
    ("bedrock", "pattern-undecided", 0),
    ("bedrock-runtime", "pattern-incomparable", 0),
    ("bedrock-runtime", "pattern-narrowed", 1),
    ("bedrock-runtime", "pattern-undecided", 0),
    ("bedrock-runtime", "variant-added", 1),
];

/// Compares the step, in a folder with a folder for each of the two releases.
pub(super) fn run(folder: &Path) -> Result<Vec<Case>> {
    let releases = Releases::find(folder)?;
    let mut cases = Vec::new();
    for service in ["bedrock", "bedrock-runtime"] {
        let found = count(&releases, service);
        for (_, rule, expected) in KNOWN.iter().filter(|(known, ..)| *known == service) {
            let failure = match &found {
                Err(error) => Some(error.clone()),
                Ok(found) => {
                    let count = found.get(rule).copied().unwrap_or_default();
                    (count != *expected).then(|| format!("{count} findings, expected {expected}"))
                }
            };
            let (name, group) = (format!("{service} {rule}"), "botocore 1.31.57 to 1.31.58".to_owned());
            cases.push(Case { name, group, failure });
        }
    }
    Ok(cases)
}

/// How often each rule reports something.
fn count(releases: &Releases, service: &str) -> Result<BTreeMap<&'static str, usize>, String> {
    let read = |release| {
        let texts = releases.texts(release, service).map_err(|error| format!("{error:#}"))?;
        described::read(texts.ok_or_else(|| format!("release {release} has no `{service}`"))?)
    };
    let (base, head) = (read(STEP.0)?, read(STEP.1)?);
    let mut counts = BTreeMap::new();
    for finding in compare(base.side(), head.side()).changes() {
        *counts.entry(finding.rule.id).or_default() += 1;
    }
    Ok(counts)
}
