//! The history of real services: releases of botocore, each compared with the one before.
//!
//! The folder has one folder for each release, in whose order the names sort, and within it the services as botocore
//! keeps them: `SERVICE/VERSION/service-2.json`. Every description must be readable, and equal to itself; what changed
//! from one release to the next is counted, and with `--table` written as a page.

mod cell;
mod counts;
mod page;
mod releases;

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use ferrosmith_codegen::diff::{Finding, Report, compare};
use rayon::prelude::*;

use super::Case;
use super::described::{self, Read};
use counts::Counts;
use releases::Texts;
pub(super) use releases::{Releases, newest, texts};

/// What changed in one service from one release to the next.
pub(super) struct Step {
    /// The newer release.
    pub(super) release: String,
    /// The folder of the service.
    pub(super) service: String,
    /// The changes.
    pub(super) findings: Vec<Finding>,
}

/// What became of one service.
#[derive(Default)]
struct History {
    steps: Vec<Step>,
    cases: Vec<Case>,
    /// How many descriptions were read.
    read: usize,
}

pub(super) fn run(folder: &Path, filter: &str, table: Option<&Path>) -> Result<Vec<Case>> {
    let begin = Instant::now();
    let releases = Releases::find(folder)?;
    let services = releases.services(filter)?;
    let histories: Vec<History> = services.par_iter().map(|service| history(&releases, service)).collect();
    let (mut steps, mut cases, mut read) = (Vec::new(), Vec::new(), 0);
    for history in histories {
        steps.extend(history.steps);
        cases.extend(history.cases);
        read += history.read;
    }
    steps.sort_by(|one, other| (&one.release, &one.service).cmp(&(&other.release, &other.service)));
    let counts = Counts::of(&steps);
    println!("{} releases, {} services, {read} descriptions read", releases.len(), services.len());
    println!("{counts}");
    let (patterns, decided) = Counts::patterns(&steps);
    println!("patterns are part of {patterns} changes, {decided} of them decided");
    println!("{:.1} s", begin.elapsed().as_secs_f64());
    if let Some(path) = table {
        let text = page::page(&releases, services.len(), &steps);
        std::fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    Ok(cases)
}

/// One service through all releases.
fn history(releases: &Releases, service: &str) -> History {
    let mut history = History::default();
    let mut before: Option<(Texts, Read)> = None;
    for release in releases.names() {
        let texts = match releases.texts(release, service) {
            Ok(texts) => texts,
            Err(error) => {
                history.cases.push(case(release, service, Some(format!("{error:#}"))));
                continue;
            }
        };
        let Some(texts) = texts else { continue };
        if before.as_ref().is_some_and(|(known, _)| *known == texts) {
            continue;
        }
        history.read += 1;
        match described::read(texts.clone()) {
            Ok(now) => {
                if let Some((_, base)) = &before {
                    history.steps.push(step(release, service, base, &now));
                }
                history.cases.push(case(release, service, self_difference(&now)));
                before = Some((texts, now));
            }
            Err(error) => history.cases.push(case(release, service, Some(error))),
        }
    }
    history
}

fn step(release: &str, service: &str, base: &Read, head: &Read) -> Step {
    let findings = compare(base.side(), head.side()).changes().cloned().collect();
    Step { release: release.to_owned(), service: service.to_owned(), findings }
}

/// A description that differs from itself.
fn self_difference(read: &Read) -> Option<String> {
    let Report { findings, .. } = compare(read.side(), read.side());
    findings.first().map(|finding| format!("differs from itself: {} at {}", finding.rule.id, finding.place))
}

fn case(release: &str, service: &str, failure: Option<String>) -> Case {
    Case { name: format!("{service} {release}"), group: "descriptions".to_owned(), failure }
}
